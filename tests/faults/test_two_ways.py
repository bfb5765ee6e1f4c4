"""The short way to the wire and the one through aiohttp's session: the same bytes out, the same outcome in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from specloom._http import Request
from specloom._transport._aiohttp import AiohttpTransport
from specloom.connection import AsyncConnection
from specloom.errors import SpecloomError, TransportError

from .server import Connect, Serve
from .steps import answer, close, head, reset


@pytest.fixture
async def traced() -> AsyncIterator[aiohttp.ClientSession]:
    """A session with traces: what goes through it is what they see."""
    async with aiohttp.ClientSession(trace_configs=[aiohttp.TraceConfig()]) as session:
        yield session


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The requests that took the way through the session."""
    seen: list[str] = []
    original = AiohttpTransport._ask_session

    def ask(self: AiohttpTransport, request: Request, *rest: Any) -> Any:
        seen.append(f"{request.method} {request.url.partition('/x')[2]}")
        return original(self, request, *rest)

    monkeypatch.setattr(AiohttpTransport, "_ask_session", ask)
    return seen


async def lines() -> AsyncIterator[bytes]:
    yield b"a stream"


REQUESTS: dict[str, tuple[str, dict[str, Any], bool]] = {
    "a GET": ("GET", {}, True),
    "a query": ("GET", {"params": {"a": ["1 2", "ä&="]}}, True),
    "a HEAD": ("HEAD", {}, True),
    "an OPTIONS": ("OPTIONS", {}, True),
    "a DELETE": ("DELETE", {}, True),
    "an empty POST": ("POST", {}, True),
    "JSON": ("POST", {"json": {"a": [1, None, "ä"]}}, True),
    "a form": ("PUT", {"form": {"a": "1"}}, True),
    "an empty body": ("PATCH", {"data": b""}, True),
    "a body of 64 KiB": ("POST", {"data": b"x" * 65536}, True),
    "a larger body": ("POST", {"data": b"x" * 65537}, False),
    "a stream": ("POST", {"data": lines}, False),
    "a GET with a body": ("GET", {"json": {}}, False),
    "a DELETE with a body": ("DELETE", {"json": {}}, False),
    "another method": ("PURGE", {}, False),
    "a header of its own": ("GET", {"headers": {"X-Name": "ä", "Accept": "a/b"}}, True),
    "no Accept": ("GET", {"headers": {"Accept": None}}, False),
    "a Host": ("GET", {"headers": {"host": "other.example"}}, False),
    "Connection": ("GET", {"headers": {"Connection": "close"}}, False),
}


@pytest.mark.parametrize("name", REQUESTS)
async def test_both_ways_put_the_same_bytes_on_the_wire(
    name: str, serve: Serve, connect: Connect, traced: aiohttp.ClientSession, sessions: list[str]
) -> None:
    method, options, is_short = REQUESTS[name]
    server = await serve(always=answer(200))
    short = connect(server, token="t")
    through = connect(server, token="t", session=traced)

    for api in (short, through):
        given = {**options, "data": lines()} if options.get("data") is lines else options
        await api.request(method, "/x", **given)

    first, second = server.received
    assert (first.head, first.wire_body) == (second.head, second.wire_body)
    assert len(sessions) == (1 if is_short else 2)


OUTCOMES: dict[str, Any] = {
    "a body": answer(200, b"body"),
    "no body": answer(204),
    "an empty body": answer(200, b""),
    "a body until the end": (head(200, Connection="close"), b"body", close),
    "a refusal": answer(404, b"none"),
    "not modified": answer(304),
    "another protocol": (head(101, Upgrade="x", Connection="upgrade"), b"bytes", close),
    "chunks": (head(200, Transfer_Encoding="chunked"), b"4\r\nbody\r\n0\r\n\r\n"),
    "a broken chunk": (head(200, Transfer_Encoding="chunked"), b"-1\r\nbody"),
    "early hints": (head(103), head(100), answer(200, b"body")),
    "no answer": close,
    "a reset": reset,
    "half a head": (b"HTTP/1.1 200 O", close),
    "half a body": (head(200, Content_Length="9"), b"body", close),
    "no HTTP": (b"SSH-2.0-x\r\n\r\n", close),
    "a header of 9 KB": (head(200, X="x" * 9000), close),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", close),
}


async def outcome_of(api: AsyncConnection, method: str) -> tuple[Any, ...]:
    try:
        response = await api.request(method, "/x", retry=None)
    except SpecloomError as error:
        where = (error.phase, error.maybe_processed) if isinstance(error, TransportError) else ()
        return type(error), error.message, where, [str(one) for one in error.log]
    return (
        response.status_code,
        response.content,
        response.headers.pairs(),
        [str(one) for one in response.log],
    )


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("name", OUTCOMES)
async def test_both_ways_come_to_the_same_end(
    name: str, method: str, serve: Serve, connect: Connect, traced: aiohttp.ClientSession
) -> None:
    server = await serve(always=OUTCOMES[name])

    ends = [await outcome_of(api, method) for api in (connect(server), connect(server, session=traced))]

    assert ends[0] == ends[1]
    assert server.wire == 2


async def test_a_connection_serves_both_ways(serve: Serve, connect: Connect, sessions: list[str]) -> None:
    server = await serve(always=answer(200, b"body"))
    api = connect(server)

    for options in ({}, {"headers": {"Accept": None}}, {}):
        await api.request("GET", "/x", **options)

    assert (len(sessions), server.connections, server.wire) == (1, 1, 3)


async def test_a_connector_that_keeps_no_connections_says_so(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(200))

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session:
        await connect(server, session=session).request("GET", "/x")

    assert server.sent("connection") == ["close"]


async def test_who_stands_in_for_the_session_gets_every_request(
    serve: Serve, connect: Connect, sessions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = await serve(always=answer(200))
    api = connect(server)
    original = aiohttp.ClientSession._request

    async def measured(self: aiohttp.ClientSession, *args: Any, **options: Any) -> Any:
        return await original(self, *args, **options)

    await api.request("GET", "/x/1")
    monkeypatch.setattr(aiohttp.ClientSession, "_request", measured)
    await api.request("GET", "/x/2")
    monkeypatch.undo()

    assert sessions == ["GET /2"]
