"""The resource `tasks` of Jobs.

Generated from tests/golden/jobs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from attrs import define, field

from specloom.service import Job, JobPlan, JobService, Operation, RequestOptions, Wait
from specloom.values import Model, wire

from ._api import API


class Tasks(JobService):
    _api = API

    async def start(
        self, project: str, *, branch: str | None = None, **options: Unpack[RequestOptions]
    ) -> Job[Any, Any, None]:
        """``POST /projects/{project}/tasks/start``

        The work goes on after the answer: ``await job.result()`` asks `follow` until it is done, and gives
        that of `fetch`.
        """
        return await self._job(_START_JOB, (project,), options, query={"branch": branch})

    def resume_start(self, job_token: str, **options: Unpack[RequestOptions]) -> Job[Any, Any, None]:
        """The job of `start` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_START_JOB, job_token, options)

    async def follow(self, where: str, **options: Unpack[RequestOptions]) -> Any:
        """``GET {where}``"""
        return await self._call(_FOLLOW, (where,), options)

    def wait_follow(self, where: str, **options: Unpack[RequestOptions]) -> Job[Any, Any, None]:
        """`follow` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_FOLLOW, (where,), options)

    async def fetch(self, what: str, **options: Unpack[RequestOptions]) -> Any:
        """``GET {what}``"""
        return await self._call(_FETCH, (what,), options)

    async def abort(
        self,
        project: str,
        *,
        task: str,
        branch: str | None = None,
        reason: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """``POST /projects/{project}/tasks/abort``"""
        return await self._call(
            _ABORT, (project,), options, query={"task": task, "branch": branch, "reason": reason}
        )

    async def start_again(
        self, project: str, **options: Unpack[RequestOptions]
    ) -> Job[Any, Any, TasksHeaders]:
        """``POST /projects/{project}/tasks/start_again``

        The work goes on after the answer: ``await job.result()`` asks `ask` until it is done, and gives its
        last answer.
        """
        return await self._job(_START_AGAIN_JOB, (project,), options)

    def resume_start_again(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[Any, Any, TasksHeaders]:
        """The job of `start_again` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_START_AGAIN_JOB, job_token, options)

    async def ask(self, project: str, *, id: str, **options: Unpack[RequestOptions]) -> Any:
        """``POST /projects/{project}/tasks/ask``"""
        return await self._call(_ASK, (project,), options, query={"id": id})

    def wait_ask(self, project: str, *, id: str, **options: Unpack[RequestOptions]) -> Job[Any, Any, None]:
        """`ask` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_ASK, (project,), options, query={"id": id})


@define(kw_only=True)
class TasksHeaders(Model):
    x_task: str | None = field(default=None, metadata=wire(name="X-Task"))


_START: Operation[None] = Operation("tasks.start", "POST", "/projects/{project}/tasks/start")
_FOLLOW: Operation[Any] = Operation(
    "tasks.follow",
    "GET",
    "{where:url}",
    returns=Any,
    statuses=(303,),
    wait=Wait(done={"status code": 303}, keys={"where": "header Next-Poll", "what": "header Location"}),
)
_FETCH: Operation[Any] = Operation("tasks.fetch", "GET", "{what:url}", returns=Any)
_ABORT: Operation[None] = Operation("tasks.abort", "POST", "/projects/{project}/tasks/abort")
_START_AGAIN: Operation[TasksHeaders] = Operation(
    "tasks.start_again",
    "POST",
    "/projects/{project}/tasks/start_again",
    answer="none",
    answer_headers=TasksHeaders,
)
_ASK: Operation[Any] = Operation(
    "tasks.ask",
    "POST",
    "/projects/{project}/tasks/ask",
    returns=Any,
    idempotent=True,
    wait=Wait(done={"done": True}, progress="percent"),
)
_START_JOB: JobPlan[Any, Any, None] = JobPlan(
    start=_START,
    poll=_FOLLOW,
    result=_FETCH,
    cancel=_ABORT,
    keys={"where": "header Location", "task": "header X-Task"},
    query={"tasks.abort": ("task", "branch")},
)
_START_AGAIN_JOB: JobPlan[Any, Any, TasksHeaders] = JobPlan(
    start=_START_AGAIN, poll=_ASK, keys={"id": "header X-Task"}, query={"tasks.ask": ("id",)}
)
