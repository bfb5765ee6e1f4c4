"""How requests to token endpoints are sent: once, over TLS, and whatever is answered is given."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from specloom._http import Response
from specloom._sender import TOKEN_LIMIT
from specloom.connection import AsyncConnection
from specloom.errors import (
    AuthError,
    ClientStateError,
    ConnectionLost,
    DeadlineExceeded,
    ReadTimeout,
    SizeLimitExceeded,
)
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply

Sender = Callable[..., Any]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def transport() -> FakeTransport:
    return FakeTransport()


@pytest.fixture
async def sender(clock: FakeClock, transport: FakeTransport) -> AsyncIterator[Sender]:
    """Gives the ``send`` that an Auth gets of a connection."""
    connections: list[AsyncConnection] = []

    def make(url: str = "https://api.example/v1", allow_http: bool = False, **options: Any) -> Any:
        connection = AsyncConnection(url, transport=transport, clock=clock, **options)
        connections.append(connection)
        return connection._make_sender(allow_http)

    yield make
    for connection in connections:
        await connection.close()


# --- what goes out ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "arguments", "url"),
    [
        ("/token", {}, "https://api.example/v1/token"),
        ("token", {}, "https://api.example/v1/token"),
        ("/token", {"query": {"a": "ä b"}}, "https://api.example/v1/token?a=%C3%A4%20b"),
        ("/token", {"host": "auth"}, "https://auth.example/oauth/token"),
        ("https://login.example/t", {}, "https://login.example/t"),
        ("https://login.example/t?a=1", {"query": {"b": 2}}, "https://login.example/t?a=1&b=2"),
        ("https://LOGIN.example/t", {"query": {"b": 2}}, "https://login.example/t?b=2"),
    ],
)
async def test_a_path_is_joined_and_a_whole_url_is_taken_as_it_is(
    sender: Sender, transport: FakeTransport, path: str, arguments: Any, url: str
) -> None:
    transport.add(reply(200))
    send = sender(hosts={"auth": "https://auth.example/oauth"})

    await send("POST", path, **arguments)

    assert [(one.method, one.url) for one in transport.requests] == [("POST", url)]


@pytest.mark.parametrize(
    ("arguments", "body", "kind"),
    [
        ({}, b"", None),
        ({"json": {"a": 1}}, b'{"a":1}', "application/json"),
        ({"form": {"a": "1&2"}}, b"a=1%262", "application/x-www-form-urlencoded"),
        ({"json": [], "headers": {"content-type": "a/b"}}, b"[]", "a/b"),
    ],
)
async def test_bodies_are_json_or_forms(
    sender: Sender, transport: FakeTransport, arguments: Any, body: bytes, kind: str | None
) -> None:
    transport.add(reply(200))

    await sender()("POST", "/token", **arguments)

    (request,) = transport.requests
    assert (request.body, request.headers.get("content-type")) == (body, kind)


async def test_headers_of_the_connection_stay_with_its_own_origins(
    sender: Sender, transport: FakeTransport
) -> None:
    transport.add(reply(200), reply(200))
    send = sender(headers={"X-Key": "canary", "User-Agent": "bot"})

    await send("POST", "/token", headers={"x-more": "1"})
    await send("POST", "https://login.example/token", headers={"x-more": "1"})

    assert [
        (one.headers.get("x-key"), one.headers["user-agent"], one.headers["x-more"])
        for one in transport.requests
    ] == [("canary", "bot", "1"), (None, "bot", "1")]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"headers": {"X-A": "a\r\nb"}}, ValueError),
        ({"method": "GET / HTTP/1.1\r\n"}, ValueError),
        ({"path": "/a/../b"}, ValueError),
        ({"path": "https://user:canary@login.example/"}, ValueError),
        ({"host": "nowhere"}, ValueError),
    ],
)
async def test_what_cannot_stand_in_a_request_is_refused(
    sender: Sender, transport: FakeTransport, arguments: Any, error: type[Exception]
) -> None:
    given = {"method": "POST", "path": "/token", **arguments}

    with pytest.raises(error) as caught:
        await sender()(given.pop("method"), given.pop("path"), **given)

    assert transport.requests == []
    assert "canary" not in str(caught.value)


# --- in clear --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:1/t",
        "http://api.localhost/t",
        "http://127.0.0.1/t",
        "http://127.9.9.9/t",
        "http://[::1]/t",
    ],
)
async def test_our_own_machine_may_be_asked_in_clear(
    sender: Sender, transport: FakeTransport, url: str
) -> None:
    transport.add(reply(200))

    assert (await sender()("POST", url)).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://login.example/t",
        "http://10.0.0.1/t",
        "http://127.0.0.1.example/t",
        "http://localhost.example/t",
    ],
)
async def test_others_are_not_asked_in_clear(sender: Sender, transport: FakeTransport, url: str) -> None:
    with pytest.raises(AuthError, match="is not https: credentials are not sent in clear"):
        await sender()("POST", url, json={"password": "canary"})

    assert transport.requests == []


async def test_who_insists_is_warned_once(sender: Sender, transport: FakeTransport) -> None:
    transport.add(reply(200), reply(200))
    send = sender(allow_http=True)

    with pytest.warns(UserWarning, match=r"credentials are sent in clear to http://login\.example:80"):
        await send("POST", "http://login.example/t")

    await send("POST", "http://login.example/t")  # a second warning would fail the test


# --- what comes back -------------------------------------------------------------------------


@pytest.mark.parametrize("status", [200, 204, 302, 400, 401, 429, 503])
async def test_whatever_is_answered_is_given(sender: Sender, transport: FakeTransport, status: int) -> None:
    transport.add(reply(status, json={"a": 1}, headers={"Location": "/x", "Retry-After": "1"}))

    response = await sender()("POST", "/token", statuses=(200,))

    assert (response.status_code, response.json(), response.method) == (status, {"a": 1}, "POST")
    assert len(transport.requests) == 1


async def test_a_failure_is_raised_and_not_repeated(sender: Sender, transport: FakeTransport) -> None:
    transport.add(ConnectionLost("lost", phase="wait", maybe_processed=True))

    with pytest.raises(ConnectionLost):
        await sender()("POST", "/token")


async def hang(_: SentRequest) -> Response:
    await asyncio.Event().wait()
    return reply()


async def test_it_has_a_deadline_of_its_own(
    sender: Sender, transport: FakeTransport, clock: FakeClock
) -> None:
    transport.add(hang)
    asked = asyncio.create_task(sender(timeout=1000)("POST", "/token"))
    await asyncio.sleep(0.01)
    clock.advance(30)

    with pytest.raises((DeadlineExceeded, ReadTimeout)):
        await asked


async def test_the_programs_cancellation_stays_one(sender: Sender, transport: FakeTransport) -> None:
    transport.add(hang)
    asked = asyncio.create_task(sender()("POST", "/token"))
    await asyncio.sleep(0.01)
    asked.cancel()

    with pytest.raises(asyncio.CancelledError):
        await asked


async def test_a_token_endpoint_that_answers_with_a_book(sender: Sender, transport: FakeTransport) -> None:
    transport.add(reply(200, content=b"x" * (TOKEN_LIMIT + 1)))

    with pytest.raises(SizeLimitExceeded):
        await sender()("POST", "/token")


async def test_it_says_whose_it_is_and_what_time_it_is(sender: Sender, clock: FakeClock) -> None:
    send = sender()

    assert (send.clock, send.origin) == (clock, "https://api.example:443")


async def test_nothing_of_the_request_is_in_the_traceback(sender: Sender, transport: FakeTransport) -> None:
    transport.add(ConnectionLost("lost", phase="wait", maybe_processed=True))

    with pytest.raises(ConnectionLost) as caught:
        await sender()(
            "POST", "/token", json={"password": "canary"}, headers={"X": "canary"}, query={"k": "canary"}
        )

    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    ours = [frame for frame in frames if "/specloom/_" in frame.filename]
    assert ours
    assert "canary" not in str([frame.locals for frame in ours])


# --- life ------------------------------------------------------------------------------------


async def test_close_lets_a_token_request_end(clock: FakeClock, transport: FakeTransport) -> None:
    go_on = asyncio.Event()

    async def slow(_: SentRequest) -> Response:
        await go_on.wait()
        return reply(200, json={"token": "t"})

    class Auth:
        asked: Any = None

        async def credential(self, send: Any) -> Any:
            self.asked = self.asked or asyncio.ensure_future(send("POST", "/token"))
            await asyncio.shield(self.asked)

        async def rejected(self, *_: Any) -> bool:
            return False

        async def close(self) -> None:
            go_on.set()
            await self.asked

    auth = Auth()
    transport.add(slow)
    connection = AsyncConnection("https://api.example", auth=auth, transport=transport, clock=clock)
    call = asyncio.create_task(connection.request("GET", "/x"))
    await asyncio.sleep(0.01)

    await connection.close()

    assert (await auth.asked).json() == {"token": "t"}
    with pytest.raises(ClientStateError):
        await call


async def test_a_token_request_that_does_not_end_is_ended_with_the_connection(
    clock: FakeClock, transport: FakeTransport
) -> None:
    connection = AsyncConnection("https://api.example", transport=transport, clock=clock)
    transport.add(hang)
    asked = asyncio.create_task(connection._make_sender(False)("POST", "/token"))
    await asyncio.sleep(0.01)

    await connection.close()

    with pytest.raises(ClientStateError):
        await asked
    with pytest.raises(ClientStateError, match="closed"):
        await connection._make_sender(False)("POST", "/token")
