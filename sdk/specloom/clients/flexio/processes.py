"""The resource `processes` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Unpack

from specloom.service import (
    Job,
    JobPlan,
    JobService,
    Operation,
    Pages,
    RequestOptions,
    Response,
    StreamContext,
    Wait,
)
from specloom.values import UNSET, Unset, changes

from ._api import API
from .models import Process, ProcessCreate, ProcessesStartBody, ProcessLogEntry, ProcessPatch


class Processes(JobService):
    """Runs of pipes, and of tasks without a pipe. A process is made, run once, and then stays to be looked
    at.

    `start` runs one in the background and gives a job: wait for it, look at it, cancel it. `create` and `run`
    do the same in two steps, the second of which takes data of any kind and waits for the output.
    """

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Process]:
        """Get all processes. What they hold beside their status (`task`, `process_info`) is not in the list.

        ``GET /processes``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Process]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: ProcessCreate | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> Process:
        """Make a process, of a pipe (`parent_eid`) or of tasks of its own, without running it.

        ``POST /processes``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def start(
        self, data: ProcessesStartBody | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> Job[Process, Process, Process]:
        """Run a pipe (`parent_eid`), or tasks of its own, in the background.

        `await flexio.processes.start({"parent_eid": "my-pipe"})` comes back at once, with a job; its
        `result()` is the process as it ended. A process that failed or was cancelled raises `JobFailed`.

        ``POST /processes``

        The work goes on after the answer: ``await job.result()`` asks `status` until it is done, and gives
        its last answer.
        """
        return await self._job(_START_JOB, (), options, data=data)

    def resume_start(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[Process, Process, Process]:
        """The job of `start` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_START_JOB, job_token, options)

    async def read(self, id: str, *, wait: int | None = None, **options: Unpack[RequestOptions]) -> Process:
        """Get one process. With `wait` the answer comes when the status of the process has changed, or after
        so many milliseconds, ten seconds at most; give the call a `timeout` that is longer.

        ``GET /processes/{id}``

        Args:
            id: The process's `eid`.
            wait: How many milliseconds to wait for a change. From 0 to 10000.
        """
        return await self._call(_READ, (id,), options, query={"wait": wait})

    async def status(self, id: str, **options: Unpack[RequestOptions]) -> Process:
        """Get one process when its status has changed, after ten seconds at the latest.

        ``GET /processes/{id}?wait=10000``

        Args:
            id: The process's `eid`.
        """
        return await self._call(_STATUS, (id,), options)

    def wait_status(self, id: str, **options: Unpack[RequestOptions]) -> Job[Process, Process, None]:
        """`status` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_STATUS, (id,), options)

    async def update(
        self, id: str, data: Process | ProcessPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Process:
        """Change the tasks of a process that was not run yet.

        ``POST /processes/{id}``

        Args:
            id: The process's `eid`.
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def log(self, id: str, **options: Unpack[RequestOptions]) -> builtins.list[ProcessLogEntry]:
        """What the process did, task by task.

        ``GET /processes/{id}/log``

        Args:
            id: The process's `eid`.
        """
        return await self._call(_LOG, (id,), options)

    async def run(self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]) -> Response:
        """Run a process with any data and get whatever it puts out, as `pipes.run` does. No status raises an
        exception.

        ``POST /processes/{id}/run``

        Args:
            id: The process's `eid`.
        """
        return await self._call(_RUN, (id,), options, data=data)

    def stream_run(
        self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN, (id,), options, data=data)

    async def download_run(
        self, id: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN, (id,), options, data=data, to=to)

    async def cancel(self, id: str, **options: Unpack[RequestOptions]) -> Process:
        """Stop a process. One that has ended stays as it is.

        ``POST /processes/{id}/cancel``

        Args:
            id: The process's `eid`.
        """
        return await self._call(_CANCEL, (id,), options)

    @staticmethod
    def changes(old: Process, new: Process) -> ProcessPatch:
        """What to send so that *old* becomes *new*: a `ProcessPatch` of the fields that differ."""
        return changes(ProcessPatch, old, new)


_LIST: Operation[Process] = Operation("processes.list", "GET", "/processes", returns=Process, answer="page")
_CREATE: Operation[Process] = Operation(
    "processes.create", "POST", "/processes", sends=ProcessCreate, returns=Process
)
_START: Operation[Process] = Operation(
    "processes.start",
    "POST",
    "/processes",
    sends=ProcessesStartBody,
    constants={"run": True},
    returns=Process,
)
_READ: Operation[Process] = Operation("processes.read", "GET", "/processes/{id}", returns=Process)
_STATUS: Operation[Process] = Operation(
    "processes.status",
    "GET",
    "/processes/{id}",
    returns=Process,
    query={"wait": "10000"},
    timeout=60.0,
    wait=Wait(
        done={"process_status": "C"}, failed={"process_status": ("X", "F")}, every=0.1, code="process_status"
    ),
)
_UPDATE: Operation[Process] = Operation(
    "processes.update", "POST", "/processes/{id}", sends=ProcessPatch, returns=Process
)
_LOG: Operation[list[ProcessLogEntry]] = Operation(
    "processes.log", "GET", "/processes/{id}/log", returns=list[ProcessLogEntry]
)
_RUN: Operation[Response] = Operation(
    "processes.run", "POST", "/processes/{id}/run", body="any", answer="any", statuses="any"
)
_CANCEL: Operation[Process] = Operation("processes.cancel", "POST", "/processes/{id}/cancel", returns=Process)
_START_JOB: JobPlan[Process, Process, Process] = JobPlan(
    start=_START, poll=_STATUS, cancel=_CANCEL, keys={"id": "eid"}
)
