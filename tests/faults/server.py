"""A server on a raw socket that does what its script says, right or wrong, and keeps every byte it was sent.

No HTTP library is in here: what a client puts on the wire is counted and kept as it came.

    async with FaultServer(answer(503), (head(200, Content_Length="9"), b"cut", close)) as server:
        ...                            # two requests to server.url
        assert server.wire == 2        # requests whose head was parsed
        assert server.lines == ["GET /a HTTP/1.1", "GET /a HTTP/1.1"]

Each request takes the next step of the script (see `steps`); ``always`` is what follows when that is over. A request
beyond the script fails the test at its end.
"""

from __future__ import annotations

import asyncio
import inspect
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Self

from attrs import evolve

from specloom.connection import AsyncConnection

from .steps import Deed, Early, Peer, Received, answer


class FaultServer:
    """See the module. *tls* makes it https; *greeting* is done with each connection before anything is read.

    *scheme* is for URLs that promise what the server does not keep. With ``keeps=False`` requests are counted only.
    """

    def __init__(
        self,
        *script: Any,
        always: Any = None,
        tls: ssl.SSLContext | None = None,
        greeting: Deed | None = None,
        host: str = "127.0.0.1",
        scheme: str | None = None,
        keeps: bool = True,
    ) -> None:
        self.received: list[Received] = []
        #: How many requests came: heads that were parsed.
        self.wire = 0
        self.connections = 0
        self.host = host
        self.scheme = scheme or ("https" if tls else "http")
        self.script = list(script)
        self._always = always
        self._tls = tls
        self._greeting = greeting
        self._keeps = keeps
        self._waiters: list[asyncio.Future[None]] = []
        self._peers: dict[asyncio.Task[None], Peer] = {}
        self._problems: list[str] = []
        self._server: asyncio.Server | None = None

    # --- life ---

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, ssl=self._tls, limit=32 * 1024 * 1024, backlog=4096
        )
        self.port = int(self._server.sockets[0].getsockname()[1])
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
            assert self._problems == [], self._problems

    async def refuse(self) -> None:
        """Stop listening: whoever comes now is refused."""
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"

    # --- what a test asks ---

    def add(self, *steps: Any) -> None:
        """Lengthen the script."""
        self.script += steps

    @property
    def lines(self) -> list[str]:
        """The request lines as they came."""
        return [request.line for request in self.received]

    @property
    def targets(self) -> list[str]:
        """Method and target of each request."""
        return [f"{request.method} {request.target}" for request in self.received]

    @property
    def bodies(self) -> list[bytes]:
        return [request.body for request in self.received]

    def sent(self, header: str) -> list[str | None]:
        """The values of a header, one for each request."""
        return [request.header(header) for request in self.received]

    @property
    def open(self) -> int:
        """Connections that are open right now."""
        return len(self._peers)

    @property
    def everything(self) -> bytes:
        """All bytes of all requests, to search in."""
        return b"".join(request.head + request.wire_body for request in self.received)

    async def until(self, claim: Callable[[], bool]) -> None:
        """Wait until *claim* holds, looked at whenever something happens here; at most ten seconds."""
        async with asyncio.timeout(10):
            while not claim():
                waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiters.append(waiter)
                await waiter

    async def has_received(self, number: int) -> None:
        """Wait until so many requests have come."""
        await self.until(lambda: self.wire >= number)

    async def has_connections(self, number: int) -> None:
        """Wait until so many connections have been made."""
        await self.until(lambda: self.connections >= number)

    async def is_left_alone(self) -> None:
        """Wait until the client has closed every connection."""
        await self.until(lambda: not self._peers)

    def _tell(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()

    # --- connections ---

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        peer = Peer(reader, writer, self.connections)
        task = asyncio.current_task()
        assert task is not None
        self._peers[task] = peer
        self._tell()
        try:
            if self._greeting is not None:
                await self._greeting(peer)
            while not peer.is_over:
                await self._serve_one(peer)
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            pass  # the client has hung up
        except asyncio.CancelledError:
            pass  # the server ends
        except Exception as error:
            self._problems.append(repr(error))
        finally:
            writer.close()
            with suppress(Exception, asyncio.CancelledError):
                await writer.wait_closed()
            del self._peers[task]
            self._tell()

    async def _serve_one(self, peer: Peer) -> None:
        peer.request = Received(connection=peer.number, head=await peer.reader.readuntil(b"\r\n\r\n"))
        index = len(self.received)
        self.wire += 1
        if self._keeps:
            self.received.append(peer.request)
        self._tell()
        step = self._next(peer.request)
        if isinstance(step, Early):
            await self._do(step.step, peer)
            if peer.is_over:
                return
        peer.request = await _with_body(peer.request, peer.reader)
        if self._keeps:
            self.received[index] = peer.request
        self._tell()
        if not isinstance(step, Early):
            await self._do(step, peer)

    def _next(self, request: Received) -> Any:
        if self.script:
            return self.script.pop(0)
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
        elif inspect.iscoroutinefunction(step):
            await step(peer)
        else:
            await self._do(step(peer.request), peer)


async def _with_body(request: Received, reader: asyncio.StreamReader) -> Received:
    if (length := request.header("content-length")) is not None:
        body = wire = await reader.readexactly(int(length))
    elif request.header("transfer-encoding") == "chunked":
        body, wire = await _read_chunks(reader)
    else:
        body = wire = b""
    return evolve(request, body=body, wire_body=wire)


async def _read_chunks(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    body, wire = bytearray(), bytearray()
    while True:
        line = await reader.readuntil(b"\r\n")
        piece = await reader.readexactly(int(line, 16) + 2)
        wire += line + piece
        if piece == b"\r\n":
            return bytes(body), bytes(wire)
        body += piece[:-2]


#: The fixtures of `conftest`, as tests see them.
Serve = Callable[..., Awaitable[FaultServer]]
Connect = Callable[..., AsyncConnection]
