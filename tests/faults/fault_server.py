"""A server on a raw socket that does what its script says, right or wrong, and keeps every byte it was sent.

No HTTP library is in here: what a client puts on the wire is counted and kept as it came.

    async with FaultServer(answer(503), (b"HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\ncut", close)) as server:
        ...                            # two requests to server.url
        assert server.wire == 2        # requests whose head was parsed
        assert server.lines == ["GET /a HTTP/1.1", "GET /a HTTP/1.1"]

A step of the script answers one request: bytes are written as they are, functions are awaited with the `Peer`
(`close`, `reset`, `hang`, or one of your own), tuples are steps one after the other, and a function of the request
that gives a step chooses. `always` repeats one step for ever. A request beyond the script fails the test at its end.
"""

from __future__ import annotations

import asyncio
import json as json_module
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, Self

from attrs import define, field, frozen


@frozen(kw_only=True)
class Received:
    """One request: ``head`` up to and with the empty line, ``body`` as it came (chunks put together)."""

    connection: int
    head: bytes
    body: bytes = b""

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
    """The other end of a connection, for steps that are functions."""

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
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Deed = Callable[[Peer], Awaitable[None]]
Step = bytes | Deed | tuple["Step", ...] | Callable[[Received], "Step"]


# --- steps -----------------------------------------------------------------------------------


def answer(
    status: int = 200,
    body: bytes = b"",
    /,
    *,
    json: Any = ...,
    length: int | str | None = None,
    **headers: str,
) -> bytes:
    """A whole answer; *length* lies about its Content-Length. ``Retry_After="2"`` is a header."""
    if json is not ...:
        body = json_module.dumps(json).encode()
        headers.setdefault("Content_Type", "application/json")
    if not {"Transfer_Encoding", "Content_Length"} & headers.keys():
        headers["Content_Length"] = str(len(body) if length is None else length)
    return head(status, **headers) + body


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Odd"


def head(status: int = 200, **headers: str) -> bytes:
    """The head of an answer, with these headers and no other."""
    lines = [f"HTTP/1.1 {status} {_phrase(status)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    """A body in chunks."""
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end


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


@frozen
class early:  # noqa: N801, reads as the function that it replaces
    """Answer when the head has come, before the body is read."""

    step: Any


# --- the server ------------------------------------------------------------------------------


@define(eq=False)
class _News:
    """Lets tests wait for what happens, instead of sleeping."""

    _waiters: list[asyncio.Future[None]] = field(factory=list)

    def tell(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()

    async def until(self, claim: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not claim():
                waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiters.append(waiter)
                await waiter


class FaultServer:
    """See the module. *tls* makes it https; *greeting* is done with each connection before anything is read."""

    def __init__(
        self,
        *script: Any,
        tls: ssl.SSLContext | None = None,
        greeting: Deed | None = None,
        always: Any = None,
        host: str = "localhost",
    ) -> None:
        self.received: list[Received] = []
        self.connections = 0
        self.host = host
        self._script = list(script)
        self._always = always
        self._tls = tls
        self._greeting = greeting
        self._news = _News()
        self._peers: dict[asyncio.Task[None], Peer] = {}
        self._problems: list[str] = []
        self._server: asyncio.Server | None = None

    # --- life ---

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, ssl=self._tls, limit=16 * 1024 * 1024
        )
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        assert self._server is not None
        self._server.close()
        for task, peer in list(self._peers.items()):
            task.cancel()
            peer.writer.transport.abort()
        await asyncio.gather(*self._peers, return_exceptions=True)
        await self._server.wait_closed()
        if kind is None:
            assert self._problems == []

    @property
    def port(self) -> int:
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://{self.host}:{self.port}"

    # --- what a test asks ---

    def add(self, *steps: Any) -> None:
        """Lengthen the script."""
        self._script += steps

    @property
    def wire(self) -> int:
        """How many requests came."""
        return len(self.received)

    @property
    def lines(self) -> list[str]:
        """The request lines as they came."""
        return [request.line for request in self.received]

    @property
    def open(self) -> int:
        """Connections that are open right now."""
        return len(self._peers)

    @property
    def everything(self) -> bytes:
        """All bytes of all requests, to search in."""
        return b"".join(request.head + request.body for request in self.received)

    async def until(self, claim: Callable[[FaultServer], bool]) -> None:
        """Wait until *claim* holds of this server, at most ten seconds."""
        await self._news.until(lambda: claim(self))

    async def has_received(self, number: int) -> None:
        """Wait until so many requests have come."""
        await self.until(lambda server: server.wire >= number)

    # --- connections ---

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        peer = Peer(reader, writer, self.connections)
        task = asyncio.current_task()
        assert task is not None
        self._peers[task] = peer
        self._news.tell()
        try:
            if self._greeting is not None:
                await self._greeting(peer)
            while not peer.is_over and await self._serve_one(peer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the client has hung up
        except asyncio.CancelledError:
            pass  # the server ends
        except Exception as error:
            self._problems.append(repr(error))
        finally:
            writer.close()
            del self._peers[task]
            self._news.tell()

    async def _serve_one(self, peer: Peer) -> bool:
        head = await peer.reader.readuntil(b"\r\n\r\n")
        peer.request = Received(connection=peer.number, head=head)
        self.received.append(peer.request)
        index = len(self.received) - 1
        self._news.tell()
        step = self._next(peer.request)
        if isinstance(step, early):
            await self._do(step.step, peer)
            if peer.is_over:
                return False
        peer.request = self.received[index] = await _with_body(peer.request, peer.reader)
        self._news.tell()
        if not isinstance(step, early):
            await self._do(step, peer)
        return True

    def _next(self, request: Received) -> Any:
        if self._script:
            return self._script.pop(0)
        if self._always is None:
            self._problems.append(f"the script is over, but {request.line} came")
            return answer(500, b"the script is over")
        return self._always

    async def _do(self, step: Any, peer: Peer) -> None:
        if isinstance(step, bytes):
            await peer.write(step)
        elif isinstance(step, tuple):
            for part in step:
                await self._do(part, peer)
        elif asyncio.iscoroutinefunction(step):
            await step(peer)
        else:
            await self._do(step(peer.request), peer)


async def _with_body(request: Received, reader: asyncio.StreamReader) -> Received:
    if (length := request.header("content-length")) is not None:
        body = await reader.readexactly(int(length))
    elif request.header("transfer-encoding") == "chunked":
        body = await _read_chunks(reader)
    else:
        body = b""
    return Received(connection=request.connection, head=request.head, body=body)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while True:
        size = int(await reader.readuntil(b"\r\n"), 16)
        piece = (await reader.readexactly(size + 2))[:-2]
        if not size:
            return body
        body += piece


__all__ = [
    "Deed", "FaultServer", "Peer", "Received", "Step", "answer", "chunked", "close", "drip", "early", "hang", "head",
    "reset", "wait_for",
]  # fmt: skip
