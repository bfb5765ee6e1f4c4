"""The resource `pipes` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Response, Service, StreamContext
from specloom.values import UNSET, Input, Unset, changes

from ._api import API
from .models import DeletedObject, Pipe, PipeCreate, PipePatch, Process, ProcessMode, Task


class Pipes(Service):
    """Sequences of tasks that are stored, and run as cloud functions.

    The input of a run goes to the first task, the output of each task to the next one, and the output of the
    last task is the answer.
    """

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Pipe]:
        """Get all active pipes. The list is always complete.

        ``GET /pipes``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Pipe]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: PipeCreate | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> Pipe:
        """Store a new pipe. Nothing is required; tasks can be added later.

        ``POST /pipes``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Pipe:
        """Get one pipe.

        ``GET /pipes/{id}``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_READ, (id,), options)

    async def update(
        self, id: str, data: Pipe | PipePatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Pipe:
        """Change the properties that are sent, and keep the others. A `task` list replaces the one before it.

        ``POST /pipes/{id}``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def delete(self, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete a pipe.

        ``DELETE /pipes/{id}``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_DELETE, (id,), options)

    async def run(self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]) -> Response:
        """Run a pipe with any data and get whatever it puts out.

        The data may be of any kind: plain values are sent as JSON; bytes, texts, files and streams as they
        are; forms and multipart bodies as `Form(…)` and `Multipart(…)`. So may the answer be, and the pipe
        chooses its status too (`flexio.exit`). Hence no status raises an exception here: look at the
        response's `status_code`.

        ``POST /pipes/{id}/run``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
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

    async def run_get(self, id: str, **options: Unpack[RequestOptions]) -> Response:
        """Run a pipe with a GET request, as a browser or a webhook does; parameters for it go in the query,
        as `params={…}`. The answer is as that of `run`.

        ``GET /pipes/{id}/run``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_RUN_GET, (id,), options)

    def stream_run_get(self, id: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """`run_get` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_GET, (id,), options)

    async def download_run_get(self, id: str, *, to: str | Path, **options: Unpack[RequestOptions]) -> Path:
        """`run_get` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_GET, (id,), options, to=to)

    async def processes(
        self,
        id: str,
        *,
        start: int | None = None,
        tail: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Process]:
        """Get the processes of a pipe, that is, its runs. With `start`, `tail` or `limit` a part of them.

        ``GET /pipes/{id}/processes``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
            start: How many to skip. At least 0.
            tail: How many of the last ones to get. At least 0.
            limit: How many to get at most. At least 0.
        """
        return await self._call(
            _PROCESSES, (id,), options, query={"start": start, "tail": tail, "limit": limit}
        )

    async def create_process(
        self,
        id: str,
        data: PipesCreateProcessBody | Mapping[str, Any] | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Process:
        """Make a process of a pipe without running it. To run one in the background, see `processes.start`.

        ``POST /pipes/{id}/processes``

        Args:
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_CREATE_PROCESS, (id,), options, data=data)

    @staticmethod
    def changes(old: Pipe, new: Pipe) -> PipePatch:
        """What to send so that *old* becomes *new*: a `PipePatch` of the fields that differ."""
        return changes(PipePatch, old, new)


@define(kw_only=True)
class PipesCreateProcessBody(Input):
    process_mode: ProcessMode | Unset | None = UNSET
    task: list[Task] | Unset | None = UNSET


_LIST: Operation[Pipe] = Operation("pipes.list", "GET", "/pipes", returns=Pipe, answer="page")
_CREATE: Operation[Pipe] = Operation("pipes.create", "POST", "/pipes", sends=PipeCreate, returns=Pipe)
_READ: Operation[Pipe] = Operation("pipes.read", "GET", "/pipes/{id}", returns=Pipe)
_UPDATE: Operation[Pipe] = Operation("pipes.update", "POST", "/pipes/{id}", sends=PipePatch, returns=Pipe)
_DELETE: Operation[DeletedObject] = Operation("pipes.delete", "DELETE", "/pipes/{id}", returns=DeletedObject)
_RUN: Operation[Response] = Operation(
    "pipes.run", "POST", "/pipes/{id}/run", body="any", answer="any", statuses="any"
)
_RUN_GET: Operation[Response] = Operation(
    "pipes.run_get", "GET", "/pipes/{id}/run", answer="any", statuses="any", idempotent=False
)
_PROCESSES: Operation[list[Process]] = Operation(
    "pipes.processes", "GET", "/pipes/{id}/processes", returns=list[Process]
)
_CREATE_PROCESS: Operation[Process] = Operation(
    "pipes.create_process", "POST", "/pipes/{id}/processes", sends=PipesCreateProcessBody, returns=Process
)
