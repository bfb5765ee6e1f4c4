"""The resource `statistics` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API
from .models import ProcessStatistics


class Statistics(Service):
    """How much was run."""

    _api = API

    async def processes(self, **options: Unpack[RequestOptions]) -> list[ProcessStatistics]:
        """How often and for how long each pipe ran, by days.

        ``GET /statistics/processes``
        """
        return await self._call(_PROCESSES, (), options)


_PROCESSES: Operation[list[ProcessStatistics]] = Operation(
    "statistics.processes", "GET", "/statistics/processes", returns=list[ProcessStatistics]
)
