"""The resource `jobs` of Versioned.

Generated from tests/golden/version/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Job, JobPlan, JobService, Operation, RequestOptions, Wait
from specloom.values import Model, OpenEnum

from ._api import API


class Jobs(JobService):
    _api = API

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Task:
        """Get one `Task`.

        ``GET /jobs/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def start(self, id: str, **options: Unpack[RequestOptions]) -> Job[Task, Task, Task]:
        """``POST /jobs/{id}/start``

        The work goes on after the answer: ``await job.result()`` asks `watch` until it is done, and gives its
        last answer.
        """
        return await self._job(_START_JOB, (id,), options)

    def resume_start(self, job_token: str, **options: Unpack[RequestOptions]) -> Job[Task, Task, Task]:
        """The job of `start` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_START_JOB, job_token, options)

    async def watch(self, id: str, **options: Unpack[RequestOptions]) -> Task:
        """``GET /jobs/{id}/watch``"""
        return await self._call(_WATCH, (id,), options)

    def wait_watch(self, id: str, **options: Unpack[RequestOptions]) -> Job[Task, Task, None]:
        """`watch` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_WATCH, (id,), options)


@define(kw_only=True)
class Task(Model):
    id: str
    state: TaskState


class TaskState(OpenEnum):
    QUEUED = "queued"
    DONE = "done"


_READ: Operation[Task] = Operation("jobs.read", "GET", "/jobs/{id}", returns=Task)
_START: Operation[Task] = Operation("jobs.start", "POST", "/jobs/{id}/start", returns=Task)
_WATCH: Operation[Task] = Operation(
    "jobs.watch", "GET", "/jobs/{id}/watch", returns=Task, wait=Wait(done={"state": "done"})
)
_START_JOB: JobPlan[Task, Task, Task] = JobPlan(start=_START, poll=_WATCH)
