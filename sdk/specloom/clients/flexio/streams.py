"""The resource `streams` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

from specloom.service import Operation, RequestOptions, Service, StreamContext

from ._api import API
from .models import Stream


class Streams(Service):
    """What tasks have read and written. A process's log says which streams there are."""

    _api = API

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Stream:
        """Get what is known about a stream.

        ``GET /streams/{id}``

        Args:
            id: The stream's `eid`.
        """
        return await self._call(_READ, (id,), options)

    async def content(
        self,
        id: str,
        *,
        start: int | None = None,
        limit: int | None = None,
        metadata: bool | None = None,
        content_type: str | None = None,
        encode: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> bytes:
        """Get the content of a stream as it is; that of a table as JSON, an object with `total_count` and
        `rows`.

        ``GET /streams/{id}/content``

        Args:
            id: The stream's `eid`.
            start: Where to begin: a byte, or the row of a table. At least 0.
            limit: How many bytes or rows to get at most. At least 0.
            metadata: Whether the columns of a table are told too.
            content_type: The media type to answer with instead of the stream's own.
            encode: Any value: text is turned into UTF-8.
        """
        return await self._call(
            _CONTENT,
            (id,),
            options,
            query={
                "start": start,
                "limit": limit,
                "metadata": metadata,
                "content_type": content_type,
                "encode": encode,
            },
        )

    def stream_content(
        self,
        id: str,
        *,
        start: int | None = None,
        limit: int | None = None,
        metadata: bool | None = None,
        content_type: str | None = None,
        encode: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> StreamContext[bytes]:
        """`content` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(
            _CONTENT,
            (id,),
            options,
            query={
                "start": start,
                "limit": limit,
                "metadata": metadata,
                "content_type": content_type,
                "encode": encode,
            },
        )

    async def download_content(
        self,
        id: str,
        *,
        to: str | Path,
        start: int | None = None,
        limit: int | None = None,
        metadata: bool | None = None,
        content_type: str | None = None,
        encode: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Path:
        """`content` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(
            _CONTENT,
            (id,),
            options,
            query={
                "start": start,
                "limit": limit,
                "metadata": metadata,
                "content_type": content_type,
                "encode": encode,
            },
            to=to,
        )


_READ: Operation[Stream] = Operation("streams.read", "GET", "/streams/{id}", returns=Stream)
_CONTENT: Operation[bytes] = Operation("streams.content", "GET", "/streams/{id}/content", answer="bytes")
