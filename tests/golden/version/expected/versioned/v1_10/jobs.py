"""The resource `jobs` of Versioned.

Generated from tests/golden/version/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model, OpenEnum

from ._api import API


class Jobs(Service):
    _api = API

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Task:
        """Get one `Task`.

        ``GET /jobs/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def start(self, id: str, **options: Unpack[RequestOptions]) -> Task:
        """``POST /jobs/{id}/start``"""
        return await self._call(_START, (id,), options)

    async def watch(self, id: str, **options: Unpack[RequestOptions]) -> Task:
        """``GET /jobs/{id}/watch``"""
        return await self._call(_WATCH, (id,), options)


@define(kw_only=True)
class Task(Model):
    id: str
    state: TaskState


class TaskState(OpenEnum):
    QUEUED = "queued"
    DONE = "done"


_READ: Operation[Task] = Operation("jobs.read", "GET", "/jobs/{id}", returns=Task)
_START: Operation[Task] = Operation("jobs.start", "POST", "/jobs/{id}/start", returns=Task)
_WATCH: Operation[Task] = Operation("jobs.watch", "GET", "/jobs/{id}/watch", returns=Task)
