"""Types that several resources share.

Generated from specs/cloudomation.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import define

from specloom.values import Model, OpenEnum

RecordId: TypeAlias = Any
"""A number in earlier releases, a text in newer ones."""


class NamedBy(OpenEnum):
    """How the path of a record names it."""

    ID = "id"
    NAME = "name"


@define(kw_only=True)
class Filter(Model):
    """A condition: `{field: name, op: like, value: my-%}`."""

    field: str
    """The field that is looked at."""

    op: str
    """How it is compared: `eq`, `like` …"""

    value: Any = None
    """What it is compared with."""


@define(kw_only=True)
class Record(Model):
    """What all records have."""

    id: RecordId | None = None
    name: str | None = None
    """Not twice in a workspace; blanks at its ends are dropped."""
