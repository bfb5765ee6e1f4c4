"""The resource `exports` of Jobs.

Generated from tests/golden/jobs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Job, JobPlan, JobService, Operation, PagePaging, Pages, RequestOptions, Wait
from specloom.values import Input, Model, OpenEnum

from ._api import API


class Exports(JobService):
    _api = API

    async def create(
        self, data: ExportCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Job[Pages[Row], Export | None, Export]:
        """Create an `Export`.

        ``POST /exports``

        The work goes on after the answer: ``await job.result()`` asks `read` until it is done, and gives that
        of `rows`.
        """
        return await self._job(_CREATE_JOB, (), options, data=data)

    def resume_create(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[Pages[Row], Export | None, Export]:
        """The job of `create` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_CREATE_JOB, job_token, options)

    async def read(self, id: int, *, deep: bool | None = None, **options: Unpack[RequestOptions]) -> Export:
        """Get one `Export`.

        ``GET /exports/{id}``
        """
        return await self._call(_READ, (id,), options, query={"deep": deep})

    def wait_read(
        self, id: int, *, deep: bool | None = None, **options: Unpack[RequestOptions]
    ) -> Job[Export | None, Export | None, None]:
        """`read` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_READ, (id,), options, query={"deep": deep})

    def rows(self, id: int, **options: Unpack[RequestOptions]) -> Pages[Row]:
        """``GET /exports/{id}/rows``"""
        return self._pages(_ROWS, (id,), options)

    async def gone(self, id: int, **options: Unpack[RequestOptions]) -> Export:
        """``GET /exports/{id}``"""
        return await self._call(_GONE, (id,), options)

    def wait_gone(
        self, id: int, **options: Unpack[RequestOptions]
    ) -> Job[Export | None, Export | None, None]:
        """`gone` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_GONE, (id,), options)


@define(kw_only=True)
class Export(Model):
    id: int
    state: ExportState
    name: str


@define(kw_only=True)
class ExportCreate(Input):
    """What is sent to create an `Export`. What is not set is left to the server."""

    name: str


class ExportState(OpenEnum):
    WAITING = "waiting"
    READY = "ready"
    BROKEN = "broken"


@define(kw_only=True)
class Row(Model):
    n: int


_CREATE: Operation[Export] = Operation(
    "exports.create", "POST", "/exports", sends=ExportCreate, returns=Export
)
_READ: Operation[Export] = Operation(
    "exports.read",
    "GET",
    "/exports/{id}",
    returns=Export,
    wait=Wait(
        done={"state": "ready"},
        failed={"state": "broken", "status code": 410},
        message=("why", "error.message"),
    ),
)
_ROWS: Operation[Row] = Operation(
    "exports.rows",
    "GET",
    "/exports/{id}/rows",
    returns=Row,
    answer="page",
    paging=PagePaging(param="page", total=("total", "header X-Total"), more=("more", "meta.more")),
)
_GONE: Operation[Export] = Operation(
    "exports.gone",
    "GET",
    "/exports/{id}",
    returns=Export,
    wait=Wait(done={"status code": (404, 410)}, every=0.5),
)
_CREATE_JOB: JobPlan[Pages[Row], Export | None, Export] = JobPlan(
    start=_CREATE, poll=_READ, result=_ROWS, keys={"id": "id"}
)
