"""The resource `code` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Response, Service, StreamContext
from specloom.values import UNSET

from .._api import API


class Code(Service):
    """Code that is kept as a file, and is run under its path (2020, experimental)."""

    _api = API

    async def run(
        self, owner: str, path: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> Response:
        """Run it with any data, and get whatever it puts out. No status raises an exception.

        ``POST /{owner}/run/{path}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            path: Where the file is, without the first slash. Example: `local/report.py`.
        """
        return await self._call(_RUN, (owner, path), options, data=data)

    def stream_run(
        self, owner: str, path: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN, (owner, path), options, data=data)

    async def download_run(
        self, owner: str, path: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN, (owner, path), options, data=data, to=to)

    async def run_get(self, owner: str, path: str, **options: Unpack[RequestOptions]) -> Response:
        """Run it with a GET request, and get whatever it puts out; parameters go in the query, as
        `params={…}`.

        ``GET /{owner}/run/{path}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            path: Where the file is, without the first slash. Example: `local/report.py`.
        """
        return await self._call(_RUN_GET, (owner, path), options)

    def stream_run_get(
        self, owner: str, path: str, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run_get` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_GET, (owner, path), options)

    async def download_run_get(
        self, owner: str, path: str, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run_get` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_GET, (owner, path), options, to=to)

    async def run_put(
        self, owner: str, path: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> Response:
        """Run it with a PUT request.

        ``PUT /{owner}/run/{path}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            path: Where the file is, without the first slash. Example: `local/report.py`.
        """
        return await self._call(_RUN_PUT, (owner, path), options, data=data)

    def stream_run_put(
        self, owner: str, path: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run_put` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_PUT, (owner, path), options, data=data)

    async def download_run_put(
        self, owner: str, path: str, data: Any = UNSET, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run_put` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_PUT, (owner, path), options, data=data, to=to)

    async def run_delete(self, owner: str, path: str, **options: Unpack[RequestOptions]) -> Response:
        """Run it with a DELETE request.

        ``DELETE /{owner}/run/{path}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            path: Where the file is, without the first slash. Example: `local/report.py`.
        """
        return await self._call(_RUN_DELETE, (owner, path), options)

    def stream_run_delete(
        self, owner: str, path: str, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`run_delete` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_RUN_DELETE, (owner, path), options)

    async def download_run_delete(
        self, owner: str, path: str, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`run_delete` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_RUN_DELETE, (owner, path), options, to=to)


_RUN: Operation[Response] = Operation(
    "owned.code.run", "POST", "/{owner}/run/{path:path}", body="any", answer="any", statuses="any", host="v2"
)
_RUN_GET: Operation[Response] = Operation(
    "owned.code.run_get",
    "GET",
    "/{owner}/run/{path:path}",
    answer="any",
    statuses="any",
    host="v2",
    idempotent=False,
)
_RUN_PUT: Operation[Response] = Operation(
    "owned.code.run_put",
    "PUT",
    "/{owner}/run/{path:path}",
    body="any",
    answer="any",
    statuses="any",
    host="v2",
    idempotent=False,
)
_RUN_DELETE: Operation[Response] = Operation(
    "owned.code.run_delete",
    "DELETE",
    "/{owner}/run/{path:path}",
    answer="any",
    statuses="any",
    host="v2",
    idempotent=False,
)
