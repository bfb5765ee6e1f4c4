"""The resource `processes` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
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

from .._api import API
from ..models import DeletedObject, Process, ProcessCreate, ProcessesStartBody, ProcessLogEntry, ProcessPatch


class Processes(JobService):
    """The processes of an owner."""

    _api = API

    def list(
        self,
        owner: str,
        *,
        start: int | None = None,
        tail: int | None = None,
        limit: int | None = None,
        created_min: date | None = None,
        created_max: date | None = None,
        parent_eid: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Process]:
        """Get the processes of an owner, of one pipe (`parent_eid`) or of all.

        ``GET /{owner}/processes`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            start: How many to skip. At least 0.
            tail: How many of the last ones to get. At least 0.
            limit: How many to get at most. At least 0.
            created_min: Only what was made on that day or later.
            created_max: Only what was made on that day or earlier.
            parent_eid: The pipe whose runs they are.
        """
        return self._pages(
            _LIST,
            (owner,),
            options,
            query={
                "start": start,
                "tail": tail,
                "limit": limit,
                "created_min": created_min,
                "created_max": created_max,
                "parent_eid": parent_eid,
            },
        )

    async def get_all(
        self,
        owner: str,
        *,
        start: int | None = None,
        tail: int | None = None,
        limit: int | None = None,
        created_min: date | None = None,
        created_max: date | None = None,
        parent_eid: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Process]:
        """All items of `list`, in one list."""
        return await self.list(
            owner,
            start=start,
            tail=tail,
            limit=limit,
            created_min=created_min,
            created_max=created_max,
            parent_eid=parent_eid,
            **options,
        ).collect()

    async def create(
        self,
        owner: str,
        data: ProcessCreate | Mapping[str, Any] | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Process:
        """Make a process without running it.

        ``POST /{owner}/processes`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_CREATE, (owner,), options, data=data)

    async def start(
        self,
        owner: str,
        data: ProcessesStartBody | Mapping[str, Any] | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Job[Process, Process, Process]:
        """Run a pipe, or tasks of its own, in the background, as `flexio.processes.start` does.

        ``POST /{owner}/processes`` on the host `v2`

        The work goes on after the answer: ``await job.result()`` asks `status` until it is done, and gives
        its last answer.

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._job(_START_JOB, (owner,), options, data=data)

    def resume_start(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[Process, Process, Process]:
        """The job of `start` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_START_JOB, job_token, options)

    async def read(
        self, owner: str, id: str, *, wait: int | None = None, **options: Unpack[RequestOptions]
    ) -> Process:
        """Get one process. With `wait` when its status has changed, or after so many milliseconds.

        ``GET /{owner}/processes/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The process's `eid`.
            wait: How many milliseconds to wait for a change. From 0 to 10000.
        """
        return await self._call(_READ, (owner, id), options, query={"wait": wait})

    async def status(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Process:
        """Get one process when its status has changed, after ten seconds at the latest.

        ``GET /{owner}/processes/{id}?wait=10000`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The process's `eid`.
        """
        return await self._call(_STATUS, (owner, id), options)

    def wait_status(
        self, owner: str, id: str, **options: Unpack[RequestOptions]
    ) -> Job[Process, Process, None]:
        """`status` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_STATUS, (owner, id), options)

    async def update(
        self,
        owner: str,
        id: str,
        data: Process | ProcessPatch | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Process:
        """Change the tasks of a process that was not run yet.

        ``POST /{owner}/processes/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The process's `eid`.
        """
        return await self._call(_UPDATE, (owner, id), options, data=data)

    async def delete(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete a process.

        ``DELETE /{owner}/processes/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The process's `eid`.
        """
        return await self._call(_DELETE, (owner, id), options)

    async def log(
        self, owner: str, id: str, **options: Unpack[RequestOptions]
    ) -> builtins.list[ProcessLogEntry]:
        """What the process did, task by task.

        ``GET /{owner}/processes/{id}/log`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The process's `eid`.
        """
        return await self._call(_LOG, (owner, id), options)

    async def run(
        self, owner: str, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> Response:
        """Run it with any data, and get whatever it puts out. No status raises an exception.

        ``POST /{owner}/processes/{id}/run`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The process's `eid`.
        """
        return await self._call(_RUN, (owner, id), options, data=data)

    def stream_run(
        self, owner: str, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN, (owner, id), options, data=data)

    async def download_run(
        self, owner: str, id: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN, (owner, id), options, data=data, to=to)

    async def cancel(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Process:
        """Stop a process. One that has ended stays as it is.

        ``POST /{owner}/processes/{id}/cancel`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The process's `eid`.
        """
        return await self._call(_CANCEL, (owner, id), options)

    async def summary(self, owner: str, **options: Unpack[RequestOptions]) -> Any:
        """How much was run.

        ``GET /{owner}/processes/summary`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_SUMMARY, (owner,), options)

    async def summary_daily(self, owner: str, **options: Unpack[RequestOptions]) -> Any:
        """How much was run, by days (2020).

        ``GET /{owner}/processes/summary/daily`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_SUMMARY_DAILY, (owner,), options)

    async def exec(self, owner: str, data: Any = UNSET, **options: Unpack[RequestOptions]) -> Response:
        """Run code that is sent (2020, experimental).

        ``POST /{owner}/processes/exec`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_EXEC, (owner,), options, data=data)

    def stream_exec(
        self, owner: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`exec` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_EXEC, (owner,), options, data=data)

    async def download_exec(
        self, owner: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`exec` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_EXEC, (owner,), options, data=data, to=to)

    @staticmethod
    def changes(old: Process, new: Process) -> ProcessPatch:
        """What to send so that *old* becomes *new*: a `ProcessPatch` of the fields that differ."""
        return changes(ProcessPatch, old, new)


_LIST: Operation[Process] = Operation(
    "owned.processes.list", "GET", "/{owner}/processes", returns=Process, answer="page", host="v2"
)
_CREATE: Operation[Process] = Operation(
    "owned.processes.create", "POST", "/{owner}/processes", sends=ProcessCreate, returns=Process, host="v2"
)
_START: Operation[Process] = Operation(
    "owned.processes.start",
    "POST",
    "/{owner}/processes",
    sends=ProcessesStartBody,
    constants={"run": True},
    returns=Process,
    host="v2",
)
_READ: Operation[Process] = Operation(
    "owned.processes.read", "GET", "/{owner}/processes/{id}", returns=Process, host="v2"
)
_STATUS: Operation[Process] = Operation(
    "owned.processes.status",
    "GET",
    "/{owner}/processes/{id}",
    returns=Process,
    host="v2",
    query={"wait": "10000"},
    timeout=60.0,
    wait=Wait(
        done={"process_status": "C"}, failed={"process_status": ("X", "F")}, every=0.1, code="process_status"
    ),
)
_UPDATE: Operation[Process] = Operation(
    "owned.processes.update",
    "POST",
    "/{owner}/processes/{id}",
    sends=ProcessPatch,
    returns=Process,
    host="v2",
)
_DELETE: Operation[DeletedObject] = Operation(
    "owned.processes.delete", "DELETE", "/{owner}/processes/{id}", returns=DeletedObject, host="v2"
)
_LOG: Operation[list[ProcessLogEntry]] = Operation(
    "owned.processes.log", "GET", "/{owner}/processes/{id}/log", returns=list[ProcessLogEntry], host="v2"
)
_RUN: Operation[Response] = Operation(
    "owned.processes.run",
    "POST",
    "/{owner}/processes/{id}/run",
    body="any",
    answer="any",
    statuses="any",
    host="v2",
)
_CANCEL: Operation[Process] = Operation(
    "owned.processes.cancel", "POST", "/{owner}/processes/{id}/cancel", returns=Process, host="v2"
)
_SUMMARY: Operation[Any] = Operation(
    "owned.processes.summary", "GET", "/{owner}/processes/summary", returns=Any, host="v2"
)
_SUMMARY_DAILY: Operation[Any] = Operation(
    "owned.processes.summary_daily", "GET", "/{owner}/processes/summary/daily", returns=Any, host="v2"
)
_EXEC: Operation[Response] = Operation(
    "owned.processes.exec",
    "POST",
    "/{owner}/processes/exec",
    body="any",
    answer="any",
    statuses="any",
    host="v2",
)
_START_JOB: JobPlan[Process, Process, Process] = JobPlan(
    start=_START, poll=_STATUS, cancel=_CANCEL, keys={"id": "eid"}
)
