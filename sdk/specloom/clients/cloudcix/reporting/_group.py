"""The resources of the group `reporting`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .export import Export
    from .package import Package
    from .report import Report
    from .report_template import ReportTemplate


class Reporting(Service):
    """Documents in HTML and PDF, made from templates."""

    _api = API

    @cached_property
    def export(self) -> Export:
        """Documents that are made."""
        from .export import Export

        return Export(self._connection)

    @cached_property
    def package(self) -> Package:
        """Packages of reports."""
        from .package import Package

        return Package(self._connection)

    @cached_property
    def report(self) -> Report:
        """Reports."""
        from .report import Report

        return Report(self._connection)

    @cached_property
    def report_template(self) -> ReportTemplate:
        """Templates of reports."""
        from .report_template import ReportTemplate

        return ReportTemplate(self._connection)
