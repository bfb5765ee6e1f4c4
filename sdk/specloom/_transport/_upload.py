"""A body on its way to the server, piece by piece, with the watch of its call told of each."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Final

import aiohttp

if TYPE_CHECKING:
    from aiohttp.abc import AbstractStreamWriter

    from .._body import Body, BodyStream
    from .._sweeper import Watch

PIECE: Final = 64 * 1024


class Upload(aiohttp.Payload):
    """What aiohttp's writer runs: it opens the body, writes it, and closes it, whatever ends the request.

    ``error`` is what the program's own source raised.
    """

    _autoclose = True  # nothing is open before the writer begins or after it has ended

    def __init__(self, body: Body, source: bytes | BodyStream, watch: Watch) -> None:
        super().__init__(None, content_type=body.content_type or "application/octet-stream")
        self._watch = watch
        self._source = source
        self._size = body.length
        self.error: Exception | None = None

    async def write(self, writer: AbstractStreamWriter) -> None:
        await self.write_with_length(writer, None)

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        self._consumed = True  # aiohttp is not to send it again: whether that may be is the Exchange's to say
        watch, source = self._watch, self._source
        if isinstance(source, bytes):
            view = memoryview(source)
            for start in range(0, len(source), PIECE):
                watch.resume()
                await _put(writer, view[start : start + PIECE])
        else:
            piece = b""
            try:
                while piece := await self._next(source):
                    await _put(writer, piece)
            finally:
                del piece  # not to be shown by tracebacks with variables
                await source.aclose()
        watch.uploading = False
        if watch.phase == "send":
            watch.enter("wait")

    async def _next(self, source: AsyncIterator[bytes]) -> bytes:
        """Ask the program for the next piece that is not empty; empty at the end."""
        self._watch.hold()
        piece = b""
        try:
            async for piece in source:
                if piece:
                    return piece
        except Exception as exc:
            self.error = exc
            raise
        finally:
            del piece  # not to be shown by tracebacks with variables
            self._watch.resume()
        return b""

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        raise TypeError("an upload is not shown as text")

    def __repr__(self) -> str:
        return "Upload(***)"


async def _put(writer: AbstractStreamWriter, piece: bytes | memoryview) -> None:
    """Write *piece* once what has come from the peer is read.

    A server that refuses a body hangs up behind its answer; a write that finds that out first loses the answer.
    """
    await sleep(0)
    await writer.write(piece)
