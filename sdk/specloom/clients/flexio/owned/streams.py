"""The resource `streams` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

from specloom.service import Operation, RequestOptions, Service, StreamContext

from .._api import API
from ..models import Stream


class Streams(Service):
    """What tasks of an owner's processes have read and written."""

    _api = API

    async def read(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Stream:
        """Get what is known about a stream.

        ``GET /{owner}/streams/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The stream's `eid`.
        """
        return await self._call(_READ, (owner, id), options)

    async def content(
        self,
        owner: str,
        id: str,
        *,
        start: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> bytes:
        """Get the content of a stream.

        ``GET /{owner}/streams/{id}/content`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The stream's `eid`.
            start: Where to begin. At least 0.
            limit: How many bytes or rows to get at most. At least 0.
        """
        return await self._call(_CONTENT, (owner, id), options, query={"start": start, "limit": limit})

    def stream_content(
        self,
        owner: str,
        id: str,
        *,
        start: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> StreamContext[bytes]:
        """`content` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_CONTENT, (owner, id), options, query={"start": start, "limit": limit})

    async def download_content(
        self,
        owner: str,
        id: str,
        *,
        to: str | Path,
        start: int | None = None,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Path:
        """`content` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(
            _CONTENT, (owner, id), options, query={"start": start, "limit": limit}, to=to
        )


_READ: Operation[Stream] = Operation(
    "owned.streams.read", "GET", "/{owner}/streams/{id}", returns=Stream, host="v2"
)
_CONTENT: Operation[bytes] = Operation(
    "owned.streams.content", "GET", "/{owner}/streams/{id}/content", answer="bytes", host="v2"
)
