"""Types of the group `iaas`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime

from attrs import define

from specloom.values import UNSET, Input, Model, Unset


@define(kw_only=True)
class ListedRange(Model):
    """A range of IP addresses that is blocked or let through."""

    cidr: str
    """The range. Example: `203.0.113.0/24`."""

    comment: str | None = None
    """Why it is listed."""

    created: datetime | None = None
    """When it was first listed."""

    updated: datetime | None = None
    """When it was last changed."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ListedRangeCreate(Input):
    """What is sent to create a `ListedRange`. What is not set is left to the server."""

    cidr: str
    comment: str | Unset | None = UNSET


@define(kw_only=True)
class ListedRangeUpdate(Input):
    """What is sent to replace a `ListedRange`. What is not set is left out."""

    cidr: str
    comment: str | Unset | None = UNSET


@define(kw_only=True)
class ListedRangePatch(Input):
    """Changes to a `ListedRange`. What is not set stays as it is. None clears, where a field allows it."""

    cidr: str | Unset = UNSET
    comment: str | Unset | None = UNSET
