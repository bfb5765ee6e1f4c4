"""The resource `pipes` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Response, Service, StreamContext
from specloom.values import UNSET, Unset, changes

from .._api import API
from ..models import DeletedObject, Pipe, PipeCreate, PipePatch


class Pipes(Service):
    """The pipes of an owner."""

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
        **options: Unpack[RequestOptions],
    ) -> Pages[Pipe]:
        """Get the active pipes of an owner. The list is complete unless it is asked for in part.

        ``GET /{owner}/pipes`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            start: How many to skip. At least 0.
            tail: How many of the last ones to get. At least 0.
            limit: How many to get at most. At least 0.
            created_min: Only what was made on that day or later.
            created_max: Only what was made on that day or earlier.
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
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Pipe]:
        """All items of `list`, in one list."""
        return await self.list(
            owner,
            start=start,
            tail=tail,
            limit=limit,
            created_min=created_min,
            created_max=created_max,
            **options,
        ).collect()

    async def create(
        self,
        owner: str,
        data: PipeCreate | Mapping[str, Any] | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Pipe:
        """Create a `Pipe`.

        ``POST /{owner}/pipes`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_CREATE, (owner,), options, data=data)

    async def read(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Pipe:
        """Get one `Pipe`.

        ``GET /{owner}/pipes/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_READ, (owner, id), options)

    async def update(
        self,
        owner: str,
        id: str,
        data: Pipe | PipePatch | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Pipe:
        """Change a `Pipe`: what is not sent stays as it is.

        ``POST /{owner}/pipes/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_UPDATE, (owner, id), options, data=data)

    async def delete(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete a `Pipe`.

        ``DELETE /{owner}/pipes/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_DELETE, (owner, id), options)

    async def delete_all(self, owner: str, **options: Unpack[RequestOptions]) -> Any:
        """Delete many pipes at once (2020, experimental). Which, the server decides by `params`.

        ``DELETE /{owner}/pipes`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_DELETE_ALL, (owner,), options)

    async def run(
        self, owner: str, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> Response:
        """Run it with any data, and get whatever it puts out. No status raises an exception.

        ``POST /{owner}/pipes/{id}/run`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
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

    async def run_get(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Response:
        """Run it with a GET request, and get whatever it puts out; parameters go in the query, as
        `params={…}`.

        ``GET /{owner}/pipes/{id}/run`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_RUN_GET, (owner, id), options)

    def stream_run_get(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """`run_get` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_GET, (owner, id), options)

    async def download_run_get(
        self, owner: str, id: str, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run_get` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_GET, (owner, id), options, to=to)

    async def run_put(
        self, owner: str, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> Response:
        """Run it with a PUT request (2020).

        ``PUT /{owner}/pipes/{id}/run`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_RUN_PUT, (owner, id), options, data=data)

    def stream_run_put(
        self, owner: str, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run_put` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_PUT, (owner, id), options, data=data)

    async def download_run_put(
        self, owner: str, id: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run_put` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_PUT, (owner, id), options, data=data, to=to)

    async def run_delete(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Response:
        """Run it with a DELETE request (2020).

        ``DELETE /{owner}/pipes/{id}/run`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The pipe's `eid` or its `ename`. Example: `my-custom-pipe-alias`.
        """
        return await self._call(_RUN_DELETE, (owner, id), options)

    def stream_run_delete(
        self, owner: str, id: str, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run_delete` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_DELETE, (owner, id), options)

    async def download_run_delete(
        self, owner: str, id: str, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run_delete` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_DELETE, (owner, id), options, to=to)

    @staticmethod
    def changes(old: Pipe, new: Pipe) -> PipePatch:
        """What to send so that *old* becomes *new*: a `PipePatch` of the fields that differ."""
        return changes(PipePatch, old, new)


_LIST: Operation[Pipe] = Operation(
    "owned.pipes.list", "GET", "/{owner}/pipes", returns=Pipe, answer="page", host="v2"
)
_CREATE: Operation[Pipe] = Operation(
    "owned.pipes.create", "POST", "/{owner}/pipes", sends=PipeCreate, returns=Pipe, host="v2"
)
_READ: Operation[Pipe] = Operation("owned.pipes.read", "GET", "/{owner}/pipes/{id}", returns=Pipe, host="v2")
_UPDATE: Operation[Pipe] = Operation(
    "owned.pipes.update", "POST", "/{owner}/pipes/{id}", sends=PipePatch, returns=Pipe, host="v2"
)
_DELETE: Operation[DeletedObject] = Operation(
    "owned.pipes.delete", "DELETE", "/{owner}/pipes/{id}", returns=DeletedObject, host="v2"
)
_DELETE_ALL: Operation[Any] = Operation(
    "owned.pipes.delete_all", "DELETE", "/{owner}/pipes", returns=Any, host="v2"
)
_RUN: Operation[Response] = Operation(
    "owned.pipes.run", "POST", "/{owner}/pipes/{id}/run", body="any", answer="any", statuses="any", host="v2"
)
_RUN_GET: Operation[Response] = Operation(
    "owned.pipes.run_get",
    "GET",
    "/{owner}/pipes/{id}/run",
    answer="any",
    statuses="any",
    host="v2",
    idempotent=False,
)
_RUN_PUT: Operation[Response] = Operation(
    "owned.pipes.run_put",
    "PUT",
    "/{owner}/pipes/{id}/run",
    body="any",
    answer="any",
    statuses="any",
    host="v2",
    idempotent=False,
)
_RUN_DELETE: Operation[Response] = Operation(
    "owned.pipes.run_delete",
    "DELETE",
    "/{owner}/pipes/{id}/run",
    answer="any",
    statuses="any",
    host="v2",
    idempotent=False,
)
