"""Types that several resources share.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define

from specloom.values import Model


@define(kw_only=True)
class Page(Model):
    number: int
