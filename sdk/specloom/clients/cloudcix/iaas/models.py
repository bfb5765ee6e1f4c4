"""Types of the group `iaas`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from attrs import define, field

from specloom.values import UNSET, Input, Model, OpenEnum, Unset, hidden, wire


@define(kw_only=True)
class ListedRange(Model):
    """A range of IP addresses that is blocked or let through."""

    cidr: str
    """The range. At most 49. Example: `203.0.113.0/24`."""

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


class ListedRangeFilter(TypedDict, total=False):
    cidr: str
    cidr__in: list[str]
    cidr__icontains: str
    cidr__iendswith: str
    cidr__iexact: str
    cidr__istartswith: str
    comment: str
    comment__in: list[str]
    comment__icontains: str
    comment__iendswith: str
    comment__iexact: str
    comment__istartswith: str
    created: datetime
    created__gt: datetime
    created__gte: datetime
    created__in: list[datetime]
    created__isnull: bool
    created__lt: datetime
    created__lte: datetime
    created__range: list[datetime]
    updated: datetime
    updated__gt: datetime
    updated__gte: datetime
    updated__in: list[datetime]
    updated__isnull: bool
    updated__lt: datetime
    updated__lte: datetime
    updated__range: list[datetime]
