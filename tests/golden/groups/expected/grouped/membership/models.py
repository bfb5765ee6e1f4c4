"""Types of the group `membership`.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define

from specloom.values import UNSET, Input, Model, Unset

from ..models import Address as _Address
from ..models import Shared


@define(kw_only=True)
class Address(Model):
    home: _Address
    city: str | None = None
    shared: Shared | None = None


@define(kw_only=True)
class AddressCreate(Input):
    """What is sent to create an `Address`. What is not set is left to the server."""

    home: _Address
    city: str | Unset | None = UNSET
    shared: Shared | Unset | None = UNSET
