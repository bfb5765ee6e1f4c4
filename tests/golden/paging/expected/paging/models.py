"""Types that several resources share.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define

from specloom.values import Input, Model


@define(kw_only=True)
class Meta(Model):
    total_records: int
    warnings: list[str] | None = None


@define(kw_only=True)
class Item(Model):
    id: int
    name: str


@define(kw_only=True)
class ItemCreate(Input):
    """What is sent to create an `Item`. What is not set is left to the server."""

    name: str
