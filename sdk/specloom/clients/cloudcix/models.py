"""Types that several resources share.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from attrs import define

from specloom.values import Model


@define(kw_only=True)
class Metadata(Model):
    """What a list says beside its resources."""

    page: int | None = None
    """Number of the page, from 0."""

    limit: int | None = None
    """Greatest number of resources in a page."""

    order: str | None = None
    """The field by which the list is sorted."""

    total_records: int | None = None
    """Number of all resources that fit."""

    warnings: list[str] | None = None
    """Filters that were skipped, and ways of calling that will end."""
