"""The resource `reports` of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Job, JobPlan, JobService, Operation, RequestOptions, Wait
from specloom.values import Input, Model, wire

from ._api import API


class Reports(JobService):
    _api = API

    async def run(
        self, data: ReportsRunBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Job[list[int], State, ReportsHeaders]:
        """``POST /reports/run``

        The work goes on after the answer: ``await job.result()`` asks `state` until it is done, and gives
        that of `rows`.
        """
        return await self._job(_RUN_JOB, (), options, data=data)

    def resume_run(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[list[int], State, ReportsHeaders]:
        """The job of `run` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_RUN_JOB, job_token, options)

    async def state(self, id: str, **options: Unpack[RequestOptions]) -> State:
        """``GET /reports/{id}``"""
        return await self._call(_STATE, (id,), options)

    def wait_state(self, id: str, **options: Unpack[RequestOptions]) -> Job[State, State, None]:
        """`state` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_STATE, (id,), options)

    async def rows(self, id: str, **options: Unpack[RequestOptions]) -> list[int]:
        """``GET /reports/{id}/rows``"""
        return await self._call(_ROWS, (id,), options)


@define(kw_only=True)
class State(Model):
    state: str
    rows: int
    """Default: `0`."""


@define(kw_only=True)
class ReportsRunBody(Input):
    title: str


@define(kw_only=True)
class ReportsHeaders(Model):
    location: str | None = field(default=None, metadata=wire(name="Location"))


_RUN: Operation[ReportsHeaders] = Operation(
    "reports.run", "POST", "/reports/run", sends=ReportsRunBody, answer="none", answer_headers=ReportsHeaders
)
_STATE: Operation[State] = Operation(
    "reports.state", "GET", "/reports/{id}", returns=State, wait=Wait(done={"state": "over"}, every=2.0)
)
_ROWS: Operation[list[int]] = Operation(
    "reports.rows", "GET", "/reports/{id}/rows", returns=list[int], many="rows"
)
_RUN_JOB: JobPlan[list[int], State, ReportsHeaders] = JobPlan(
    start=_RUN, poll=_STATE, result=_ROWS, keys={"id": "header Location"}
)
