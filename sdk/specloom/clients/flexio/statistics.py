"""The resource `statistics` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from ._api import API
from .models import ObjectReference


class Statistics(Service):
    """How much was run."""

    _api = API

    async def processes(self, **options: Unpack[RequestOptions]) -> list[ProcessStatistics]:
        """How often and for how long each pipe ran, by days.

        ``GET /statistics/processes``
        """
        return await self._call(_PROCESSES, (), options)


@define(kw_only=True)
class ProcessStatistics(Model):
    """How often and for how long a pipe ran on a day."""

    pipe: ObjectReference | None = None
    """The pipe; without an identifier for what ran without a pipe."""

    process_created: str | None = None
    """The day."""

    total_count: Any
    """How many processes there were."""

    total_time: Any
    """How long they took together."""

    average_time: Any
    """How long one of them took on average."""


_PROCESSES: Operation[list[ProcessStatistics]] = Operation(
    "statistics.processes", "GET", "/statistics/processes", returns=list[ProcessStatistics]
)
