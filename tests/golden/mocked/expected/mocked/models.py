"""Types that several resources share.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define

from specloom.values import UNSET, Input, Model, Unset


@define(kw_only=True)
class Order(Model):
    id: int
    state: str
    """Default: `new`."""

    way: str | None = None


@define(kw_only=True)
class OrderCreate(Input):
    """What is sent to create an `Order`. What is not set is left to the server."""

    state: str | Unset = UNSET
    way: str | Unset | None = UNSET


@define(kw_only=True)
class OrderUpdate(Input):
    """What is sent to replace an `Order`. What is not set is left out."""

    state: str | Unset = UNSET
    way: str | Unset | None = UNSET
