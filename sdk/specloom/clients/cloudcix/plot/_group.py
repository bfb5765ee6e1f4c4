"""The resources of the group `plot`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .alert import Alert
    from .category import Category
    from .reading import Reading
    from .source import Source
    from .source_group_summary import SourceGroupSummary
    from .source_share import SourceShare
    from .source_summary import SourceSummary
    from .unit import Unit


class Plot(Service):
    """Measurements over time."""

    _api = API

    @cached_property
    def alert(self) -> Alert:
        """Alerts, raised by readings."""
        from .alert import Alert

        return Alert(self._connection)

    @cached_property
    def category(self) -> Category:
        """Categories of sources."""
        from .category import Category

        return Category(self._connection)

    @cached_property
    def reading(self) -> Reading:
        """Readings."""
        from .reading import Reading

        return Reading(self._connection)

    @cached_property
    def source(self) -> Source:
        """Sources of readings."""
        from .source import Source

        return Source(self._connection)

    @cached_property
    def source_share(self) -> SourceShare:
        """Sources that were shared with other members."""
        from .source_share import SourceShare

        return SourceShare(self._connection)

    @cached_property
    def source_group_summary(self) -> SourceGroupSummary:
        """The readings of a group of sources, summed up."""
        from .source_group_summary import SourceGroupSummary

        return SourceGroupSummary(self._connection)

    @cached_property
    def source_summary(self) -> SourceSummary:
        """The readings of a source, summed up."""
        from .source_summary import SourceSummary

        return SourceSummary(self._connection)

    @cached_property
    def unit(self) -> Unit:
        """Units of measurement."""
        from .unit import Unit

        return Unit(self._connection)
