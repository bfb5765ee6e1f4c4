"""Types that several resources share.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define, field

from specloom.values import UNSET, Input, Model, Unset, hidden, wire


@define(kw_only=True)
class Gone(Model):
    id: str


@define(kw_only=True)
class Thing(Model):
    """Something that is kept."""

    id: str
    name: str
    note: str | None = None
    """What there is to say."""

    size: int
    """From 1 to 9."""


@define(kw_only=True)
class ThingCreate(Input):
    """What is sent to create a `Thing`. What is not set is left to the server."""

    name: str
    note: str | Unset | None = UNSET
    size: int
    secret: str = field(repr=hidden, metadata=wire(sensitive=True))
    """What only its owner knows."""


@define(kw_only=True)
class ThingUpdate(Input):
    """What is sent to replace a `Thing`. What is not set is left out."""

    name: str
    note: str | Unset | None = UNSET
    secret: str = field(repr=hidden, metadata=wire(sensitive=True))
    reason: str | Unset | None = UNSET
    """Why it is changed."""


@define(kw_only=True)
class ThingPatch(Input):
    """Changes to a `Thing`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    note: str | Unset | None = UNSET
    secret: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    reason: str | Unset | None = UNSET
