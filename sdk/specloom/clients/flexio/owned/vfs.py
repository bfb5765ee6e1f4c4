"""The resource `vfs` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service, StreamContext
from specloom.values import UNSET

from .._api import API
from ..models import VfsEntry, VfsWritten


class Vfs(Service):
    """The files behind all connections of an owner, as one tree."""

    _api = API

    async def entries(
        self, owner: str, *, q: str | None = None, **options: Unpack[RequestOptions]
    ) -> list[VfsEntry]:
        """Get what is in a folder. The list is always complete.

        ``GET /{owner}/vfs/list`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            q: The folder, as `/local/reports`; without it the connections. Example: `/local`.
        """
        return await self._call(_ENTRIES, (owner,), options, query={"q": q})

    async def read(self, owner: str, path: str, **options: Unpack[RequestOptions]) -> bytes:
        """Get the content of a file.

        ``GET /{owner}/vfs/{path}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            path: Where the file is, without the first slash. Example: `local/figures.csv`.
        """
        return await self._call(_READ, (owner, path), options)

    def stream_read(self, owner: str, path: str, **options: Unpack[RequestOptions]) -> StreamContext[bytes]:
        """`read` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_READ, (owner, path), options)

    async def download_read(
        self, owner: str, path: str, *, to: str | Path, **options: Unpack[RequestOptions]
    ) -> Path:
        """`read` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_READ, (owner, path), options, to=to)

    async def update(
        self, owner: str, path: str, data: Any = UNSET, **options: Unpack[RequestOptions]
    ) -> VfsWritten:
        """Write a file; what was there is replaced.

        ``PUT /{owner}/vfs/{path}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            path: Where the file is, without the first slash. Example: `local/figures.csv`.
        """
        return await self._call(_UPDATE, (owner, path), options, data=data)


_ENTRIES: Operation[list[VfsEntry]] = Operation(
    "owned.vfs.entries", "GET", "/{owner}/vfs/list", returns=list[VfsEntry], host="v2"
)
_READ: Operation[bytes] = Operation(
    "owned.vfs.read", "GET", "/{owner}/vfs/{path:path}", answer="bytes", host="v2"
)
_UPDATE: Operation[VfsWritten] = Operation(
    "owned.vfs.update", "PUT", "/{owner}/vfs/{path:path}", body="any", returns=VfsWritten, host="v2"
)
