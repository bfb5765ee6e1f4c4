"""The resource `streams` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service, StreamContext
from specloom.values import Model, Wire

from ._api import API
from .models import ObjectStatus, ObjectType, Timestamp


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


@define(kw_only=True)
class Stream(Model):
    """What a task has read or written."""

    eid: str
    """Identifier that the server made. Example: `sx8nw3tdq6pc`."""

    eid_type: ObjectType
    """Kind of the object: a stream. Default: `STR`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    name: str | None = None
    """Its name."""

    path: str | None = None
    """Where it is kept."""

    size: Annotated[int, Wire("string")] | None = None
    """Its size in bytes."""

    hash: str | None = None
    """A digest of its content."""

    mime_type: str | None = None
    """The media type of its content."""

    structure: Any
    """The columns of a table."""

    file_created: str | None = None
    """When the file was made that it was read from."""

    file_modified: str | None = None
    """When that file was last changed."""

    connection_eid: str | None = None
    """The connection that it was read from."""

    expires: str | None = None
    """Until when it is kept."""

    created: Timestamp
    """When the stream was made."""

    updated: Timestamp
    """When the stream was last changed."""


_READ: Operation[Stream] = Operation("streams.read", "GET", "/streams/{id}", returns=Stream)
_CONTENT: Operation[bytes] = Operation("streams.content", "GET", "/streams/{id}/content", answer="bytes")
