"""The resource `available_dates` of FlowKit.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import date
from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API


class AvailableDates(Service):
    """The days of which there is data."""

    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> dict[str, list[date]]:
        """The days of which there is data, by type of event: `{calls: [2016-01-01, …]}`.

        ``GET /available_dates``
        """
        return await self._call(_READ, (), options)


_READ: Operation[dict[str, list[date]]] = Operation(
    "available_dates.read", "GET", "/available_dates", returns=dict[str, list[date]], one="available_dates"
)
