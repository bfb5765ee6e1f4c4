"""The resource `statistics` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API
from ..models import ProcessStatistics


class Statistics(Service):
    """How much was run (2018; later `processes.summary`)."""

    _api = API

    async def processes(self, owner: str, **options: Unpack[RequestOptions]) -> list[ProcessStatistics]:
        """How often and for how long each pipe ran, by days.

        ``GET /{owner}/statistics/processes`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_PROCESSES, (owner,), options)


_PROCESSES: Operation[list[ProcessStatistics]] = Operation(
    "owned.statistics.processes",
    "GET",
    "/{owner}/statistics/processes",
    returns=list[ProcessStatistics],
    host="v2",
)
