"""Types that several resources share.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define

from specloom.values import Model


@define(kw_only=True)
class Address(Model):
    ip: str


@define(kw_only=True)
class Shared(Model):
    address: Address


@define(kw_only=True)
class Inherited(Model):
    home: Address
