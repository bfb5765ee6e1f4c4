"""The resource `queries` of Jobs.

Generated from tests/golden/jobs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Job, JobPlan, JobService, Operation, RequestOptions, StreamContext, Wait
from specloom.values import Model, OpenEnum

from ._api import API


class Queries(JobService):
    _api = API

    async def run(
        self, data: Query | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Job[list[dict[str, Any]], QueryStatus | None, QueryAccepted]:
        """Start a query.

        ``POST /run``

        The work goes on after the answer: ``await job.result()`` asks `status` until it is done, and gives
        that of `result`.
        """
        return await self._job(_RUN_JOB, (), options, data=data)

    def resume_run(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[list[dict[str, Any]], QueryStatus | None, QueryAccepted]:
        """The job of `run` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_RUN_JOB, job_token, options)

    async def run_csv(
        self, data: Query | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Job[StreamContext[bytes], QueryStatus | None, QueryAccepted]:
        """``POST /run``

        The work goes on after the answer: ``await job.result()`` asks `status` until it is done, and gives
        that of `result_csv`.
        """
        return await self._job(_RUN_CSV_JOB, (), options, data=data)

    def resume_run_csv(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[StreamContext[bytes], QueryStatus | None, QueryAccepted]:
        """The job of `run_csv` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_RUN_CSV_JOB, job_token, options)

    async def status(self, query_id: str, **options: Unpack[RequestOptions]) -> QueryStatus | None:
        """``GET /poll/{query_id}``"""
        return await self._call(_STATUS, (query_id,), options)

    def wait_status(
        self, query_id: str, **options: Unpack[RequestOptions]
    ) -> Job[QueryStatus | None, QueryStatus | None, None]:
        """`status` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_STATUS, (query_id,), options)

    async def result(self, query_id: str, **options: Unpack[RequestOptions]) -> list[dict[str, Any]]:
        """``GET /get/{query_id}.json``"""
        return await self._call(_RESULT, (query_id,), options)

    def result_csv(self, query_id: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """``GET /get/{query_id}.csv``"""
        return self._stream(_RESULT_CSV, (query_id,), options)

    async def stop(self, query_id: str, **options: Unpack[RequestOptions]) -> None:
        """``DELETE /poll/{query_id}``"""
        return await self._call(_STOP, (query_id,), options)


@define(kw_only=True)
class Query(Model):
    query_kind: str


@define(kw_only=True)
class QueryAccepted(Model):
    query_id: str
    progress: dict[str, int]


@define(kw_only=True)
class QueryStatus(Model):
    status: QueryStatusStatus
    progress: dict[str, int] | None = None
    msg: str | None = None


class QueryStatusStatus(OpenEnum):
    QUEUED = "queued"
    EXECUTING = "executing"
    COMPLETED = "completed"
    ERRORED = "errored"
    CANCELLED = "cancelled"


_RUN: Operation[QueryAccepted] = Operation("queries.run", "POST", "/run", sends=Query, returns=QueryAccepted)
_RUN_CSV: Operation[QueryAccepted] = Operation(
    "queries.run_csv", "POST", "/run", sends=Query, returns=QueryAccepted
)
_STATUS: Operation[QueryStatus | None] = Operation(
    "queries.status",
    "GET",
    "/poll/{query_id}",
    returns=QueryStatus,
    statuses=(303, 500),
    wait=Wait(
        done={"status code": 303},
        failed={"status code": 500, "status": ("errored", "cancelled")},
        progress="progress",
    ),
)
_RESULT: Operation[list[dict[str, Any]]] = Operation(
    "queries.result", "GET", "/get/{query_id}.json", returns=list[dict[str, Any]], many="query_result"
)
_RESULT_CSV: Operation[bytes] = Operation(
    "queries.result_csv", "GET", "/get/{query_id}.csv", returns=bytes, answer="stream", accept="text/csv"
)
_STOP: Operation[None] = Operation("queries.stop", "DELETE", "/poll/{query_id}")
_RUN_JOB: JobPlan[list[dict[str, Any]], QueryStatus | None, QueryAccepted] = JobPlan(
    start=_RUN, poll=_STATUS, result=_RESULT, cancel=_STOP, keys={"query_id": "query_id"}
)
_RUN_CSV_JOB: JobPlan[StreamContext[bytes], QueryStatus | None, QueryAccepted] = JobPlan(
    start=_RUN_CSV, poll=_STATUS, result=_RESULT_CSV, keys={"query_id": "query_id"}
)
