"""What a server of `server` does with one request: steps, right or wrong, one line each in a test.

A step is bytes (written as they are), a function that is awaited with the `Peer`, a tuple of steps one after the
other, or a function of the request that gives a step.
"""

from __future__ import annotations

import asyncio
import gzip
import json as json_module
import socket
import struct
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from attrs import field, frozen


@frozen(kw_only=True)
class Received:
    """One request: ``head`` up to and with the empty line, ``body`` with its chunks put together.

    ``connection`` counts the connections of the server from 1, ``wire_body`` is what stood on the wire.
    """

    connection: int
    head: bytes
    body: bytes = b""
    wire_body: bytes = field(default=b"", repr=False)

    @property
    def line(self) -> str:
        return self.head.split(b"\r\n", 1)[0].decode("latin-1")

    @property
    def method(self) -> str:
        return self.line.split(" ")[0]

    @property
    def target(self) -> str:
        return self.line.split(" ")[1]

    @property
    def headers(self) -> list[tuple[str, str]]:
        lines = self.head.decode("latin-1").split("\r\n")[1:-2]
        return [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]

    def header(self, name: str) -> str | None:
        """The values of a header, joined; None when it was not sent."""
        found = [value for key, value in self.headers if key == name.lower()]
        return ", ".join(found) if found else None

    def json(self) -> Any:
        return json_module.loads(self.body)


class Peer:
    """The server's end of a connection, for steps that are functions."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        self.reader = reader
        self.writer = writer
        self.number = number
        self.request = Received(connection=number, head=b"")
        self.is_over = False

    async def write(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def close(self) -> None:
        self.is_over = True
        self.writer.close()

    def reset(self) -> None:
        """Break the connection with an RST, as a crashing server or a firewall does."""
        self.is_over = True
        linger = struct.pack("ii", 1, 0)
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.writer.transport.abort()


Deed = Callable[[Peer], Awaitable[None]]
Step = bytes | Deed | tuple["Step", ...] | Callable[[Received], "Step"]


# --- what is written -------------------------------------------------------------------------


def answer(
    status: int = 200,
    body: bytes = b"",
    /,
    *,
    json: Any = ...,
    length: int | str | None = None,
    **headers: str,
) -> bytes:
    """A whole answer; ``Retry_After="2"`` is a header, *length* lies about the Content-Length."""
    if json is not ...:
        body = json_module.dumps(json).encode()
        headers.setdefault("Content_Type", "application/json")
    if not {"Transfer_Encoding", "Content_Length"} & headers.keys():
        headers["Content_Length"] = str(len(body) if length is None else length)
    return head(status, **headers) + body


def head(status: int = 200, **headers: str) -> bytes:
    """The head of an answer, with these headers and no other."""
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Odd"
    lines = [f"HTTP/1.1 {status} {phrase}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "surrogateescape")


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    """A body in chunks, to follow a ``head(Transfer_Encoding="chunked")``."""
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end


def zipped(body: bytes, **headers: str) -> bytes:
    """A whole answer in gzip."""
    return answer(200, gzip.compress(body, mtime=0), Content_Encoding="gzip", **headers)


# --- what is done ----------------------------------------------------------------------------


async def close(peer: Peer) -> None:
    """Hang up."""
    peer.close()


async def reset(peer: Peer) -> None:
    """Break the connection."""
    peer.reset()


async def hang(peer: Peer) -> None:
    """Say nothing more, until the client goes away."""
    while await peer.reader.read(65536):
        pass
    peer.close()


async def stall(peer: Peer) -> None:
    """Say nothing more, and do not even read; that the client has gone away is not noticed either."""
    peer.writer.transport.pause_reading()  # type: ignore[attr-defined]
    await asyncio.Event().wait()


def wait_for(event: asyncio.Event) -> Deed:
    """Go on when the test says so."""

    async def wait(_: Peer) -> None:
        await event.wait()

    return wait


def drip(data: bytes, *, every: float) -> Deed:
    """Write byte by byte, one in *every* seconds."""

    async def go(peer: Peer) -> None:
        for number in range(len(data)):
            await peer.write(data[number : number + 1])
            await asyncio.sleep(every)

    return go


def endless(piece: bytes) -> Deed:
    """Write the same for ever."""

    async def go(peer: Peer) -> None:
        while True:
            await peer.write(piece)
            await asyncio.sleep(0)

    return go


@frozen
class Early:
    """Do a step when the head has come, before the body is read."""

    step: Any
