"""Between aiohttp and the fake: requests as calls, replies as bytes on a socket, and connections that fail.

Nothing here knows the spec.
"""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import struct
import tempfile
from collections.abc import AsyncIterator
from typing import IO, Final
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from attrs import define, evolve, field
from multidict import CIMultiDict

from specloom._http import Headers
from specloom_codegen.mock.messages import Call, Problem, Refusal, Reply

_IN_MEMORY: Final = 1024 * 1024
"""Content that is sent back is held in memory up to here, the rest in a temporary file."""

_MOST_ECHOED: Final = 4 * 1024**3
_PIECE: Final = 256 * 1024
_HOST: Final = re.compile(r"[A-Za-z0-9._:\[\]-]{1,255}")
_SERVER: Final = "specloom-mock"


class TooLarge(Exception):
    """The content of a request is over the limit."""


def quiet_logger() -> logging.Logger:
    """A logger for aiohttp that keeps to itself what callers do wrong: a broken request is no news in a fake."""
    logger = logging.getLogger("specloom.mock.http")
    logger.filters = [_is_our_mistake]
    return logger


def _is_our_mistake(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError | web.RequestPayloadError | ConnectionError)


def split_target(target: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The path of a request line, still encoded, and the decoded query. An absolute target loses its origin."""
    if not target.startswith("/"):
        target = re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*", "", target) or "/"
    path, _, query = target.partition("#")[0].partition("?")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=10_000)
    except ValueError:
        pairs = []
    return path or "/", tuple(pairs)


def call_of(request: web.BaseRequest, *, scheme: str, usual_host: str, now: float) -> Call:
    """A request as a call, its content still to be read."""
    path, query = split_target(request.raw_path)
    host = request.headers.get("Host", "")
    return Call(
        method=request.method.upper(),
        path=path,
        query=query,
        headers=Headers(tuple(request.headers.items())),
        # Goes into links: no header that a caller made up may break out of them.
        origin=f"{scheme}://{host if _HOST.fullmatch(host) else usual_host}",
        now=now,
    )


async def allow_body(request: web.BaseRequest) -> None:
    """Tell a caller who waits for it that the content may come (``Expect: 100-continue``)."""
    if request.headers.get("Expect", "").lower() == "100-continue" and request.transport is not None:
        request.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")


async def read_content(request: web.BaseRequest, most: int) -> bytes:
    """The content of a request. Raises TooLarge beyond *most* bytes, at once where its length says so."""
    if (request.content_length or 0) > most:
        raise TooLarge
    content = bytearray()
    async for piece in request.content.iter_any():
        content += piece
        if len(content) > most:
            raise TooLarge
    return bytes(content)


@define
class Spool:
    """Content on its way back to the sender: its beginning in memory, the rest in a temporary file."""

    size: int = 0
    head: bytearray = field(factory=bytearray)
    _file: IO[bytes] | None = None

    async def fill(self, request: web.BaseRequest) -> None:
        """Take in the whole content first: a caller may not read before it has sent all."""
        waiting = bytearray()
        async for piece in request.content.iter_any():
            self.size += len(piece)
            if self.size > _MOST_ECHOED:
                raise TooLarge
            room = max(0, _IN_MEMORY - len(self.head))
            self.head += piece[:room]
            waiting += piece[room:]
            if len(waiting) >= _PIECE:
                await self._write(waiting)
                waiting = bytearray()
        if waiting:
            await self._write(waiting)

    async def pieces(self) -> AsyncIterator[bytes]:
        """The content again, piece by piece."""
        yield bytes(self.head)
        if self._file is None:
            return
        await asyncio.to_thread(self._file.seek, 0)
        while piece := await asyncio.to_thread(self._file.read, _PIECE):
            yield piece

    async def close(self) -> None:
        if self._file is not None:
            await asyncio.to_thread(self._file.close)

    async def _write(self, content: bytearray) -> None:
        file = self._file
        if file is None:
            file = self._file = await asyncio.to_thread(_temporary_file)
        await asyncio.to_thread(file.write, bytes(content))


async def with_content(
    request: web.BaseRequest, call: Call, most: int, spool: Spool | None
) -> tuple[Call, Refusal | None]:
    """The call with its content, up to *most* bytes or all of it in the spool, or why it is refused already."""
    try:
        if spool is not None:
            await spool.fill(request)
            return evolve(call, content=bytes(spool.head)), None
        return evolve(call, content=await read_content(request, most)), None
    except TooLarge:
        return call, Refusal("invalid", (Problem("", "invalid", "the body is too large"),), status=413)
    except web.RequestPayloadError:
        problem = Problem("", "invalid", "the body is cut short or badly encoded")
        return call, Refusal("invalid", (problem,))


async def send(request: web.BaseRequest, reply: Reply, spool: Spool | None = None) -> web.StreamResponse:
    """Put a reply on the wire. Answers to HEAD, and those that have no content, carry none."""
    headers = _headers(reply)
    if reply.chunks is not None and request.method != "HEAD":
        response = web.StreamResponse(status=reply.status, headers=headers)
        await response.prepare(request)
        for piece in reply.chunks:
            await response.write(piece)
        await response.write_eof()
        return response
    if reply.echo and spool is not None and request.method != "HEAD":
        return await _send_back(request, reply, headers, spool)
    return web.Response(status=reply.status, headers=headers, body=reply.content)


async def send_part(request: web.BaseRequest, reply: Reply, spool: Spool | None = None) -> web.StreamResponse:
    """Send the first half of a reply, then close the connection: the caller must notice what is missing.

    Where an answer has no content to cut, the connection is reset.
    """
    if request.method == "HEAD" or reply.status in (204, 304):
        return reset(request)
    content = reply.content if spool is None or not reply.echo else bytes(spool.head)
    whole = content or b"".join(reply.chunks or ())
    response = web.StreamResponse(status=reply.status, headers=_headers(reply))
    if reply.chunks is None:
        response.content_length = max(len(whole), 2)
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2] or b" ")
    if request.transport is not None:
        request.transport.close()
    return response


def reset(request: web.BaseRequest) -> web.StreamResponse:
    """Break the connection off with a reset, without an answer."""
    transport = request.transport
    if transport is not None:
        found = transport.get_extra_info("socket")
        if found is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()


async def stall(request: web.BaseRequest, stopping: asyncio.Event) -> web.StreamResponse:
    """Answer nothing until the caller gives up or the server stops."""
    while not stopping.is_set() and request.transport is not None and not request.transport.is_closing():
        try:
            await asyncio.wait_for(stopping.wait(), 0.2)
        except TimeoutError:
            pass
    return reset(request)


async def _send_back(
    request: web.BaseRequest, reply: Reply, headers: CIMultiDict[str], spool: Spool
) -> web.StreamResponse:
    if spool.size == len(spool.head):
        return web.Response(status=reply.status, headers=headers, body=bytes(spool.head))
    response = web.StreamResponse(status=reply.status, headers=headers)
    response.content_length = spool.size
    await response.prepare(request)
    async for piece in spool.pieces():
        await response.write(piece)
    await response.write_eof()
    return response


def _temporary_file() -> IO[bytes]:
    return tempfile.TemporaryFile(prefix="specloom-mock-")


def _headers(reply: Reply) -> CIMultiDict[str]:
    headers: CIMultiDict[str] = CIMultiDict(reply.headers)
    headers.setdefault("Server", _SERVER)
    return headers
