"""The resource `vfs` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service, StreamContext
from specloom.values import UNSET

from ._api import API
from .models import VfsEntry, VfsWritten


class Vfs(Service):
    """The files behind all connections as one tree: `/local` is Flex.io's own storage, `/NAME` the connection
    of that name.
    """

    _api = API

    def list(self, *, q: str | None = None, **options: Unpack[RequestOptions]) -> Pages[VfsEntry]:
        """Get what is in a folder. The list is always complete.

        ``GET /vfs/list``

        Args:
            q: The folder, as `/local/reports`; without it the connections. Example: `/local`.
        """
        return self._pages(_LIST, (), options, query={"q": q})

    async def get_all(
        self, *, q: str | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[VfsEntry]:
        """All items of `list`, in one list."""
        return await self.list(q=q, **options).collect()

    async def read(self, path: str, **options: Unpack[RequestOptions]) -> bytes:
        """Get the content of a file.

        ``GET /vfs/{path}``

        Args:
            path: Where the file is, without the first slash. Example: `local/figures.csv`.
        """
        return await self._call(_READ, (path,), options)

    def stream_read(self, path: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """`read` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_READ, (path,), options)

    async def download_read(self, path: str, *, to: str | Path, **options: Unpack[RequestOptions]) -> Path:
        """`read` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_READ, (path,), options, to=to)

    async def update(self, path: str, data: Any = UNSET, **options: Unpack[RequestOptions]) -> VfsWritten:
        """Write a file; what was there is replaced.

        ``PUT /vfs/{path}``

        Args:
            path: Where the file is, without the first slash. Example: `local/figures.csv`.
        """
        return await self._call(_UPDATE, (path,), options, data=data)


_LIST: Operation[VfsEntry] = Operation("vfs.list", "GET", "/vfs/list", returns=VfsEntry, answer="page")
_READ: Operation[bytes] = Operation("vfs.read", "GET", "/vfs/{path:path}", answer="bytes")
_UPDATE: Operation[VfsWritten] = Operation(
    "vfs.update", "PUT", "/vfs/{path:path}", body="any", returns=VfsWritten
)
