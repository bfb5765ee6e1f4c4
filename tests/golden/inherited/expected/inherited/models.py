"""Types that several resources share.

Generated from tests/golden/inherited/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime

from attrs import define

from specloom.values import Input, Model


@define(kw_only=True)
class Stamped(Model):
    created: datetime


@define(kw_only=True)
class Entry(Model):
    id: int
    text: str


@define(kw_only=True)
class EntryCreate(Input):
    """What is sent to create an `Entry`. What is not set is left to the server."""

    text: str
