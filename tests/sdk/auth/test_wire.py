"""The promises about tokens, seen by a server on a real socket."""

from __future__ import annotations

import asyncio
import base64
import gc
import json
import logging
import pickle
import traceback
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from specloom import AsyncConnection
from specloom.auth import BearerToken, FileStore, Login, LoginRequest, OAuth2
from specloom.errors import AuthError, ClientStateError, DeadlineExceeded, SpecloomError, Unauthenticated
from specloom.testing import FakeClock

CANARY = "canary-8c41"


def jwt_of(number: int, exp: float | None = None) -> str:
    claims: dict[str, Any] = {"sub": "ada", "n": number}
    if exp is not None:
        claims["exp"] = exp
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in ({"alg": "none"}, claims)
    ]
    return b".".join([*parts, b"c2ln"]).decode()


class Server:
    """Speaks HTTP over plain sockets; issues tokens at ``/token``, and takes the newest one alone anywhere else."""

    def __init__(self) -> None:
        self.valid: set[str] = set()
        self.issued = 0
        self.life: float | None = None
        self.wall: Callable[[], float] = lambda: 0.0
        self.script: list[tuple[int, bytes, str]] = []
        self.token_gate = asyncio.Event()
        self.token_gate.set()
        self.token_asked = asyncio.Event()
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []
        self.writers: set[asyncio.StreamWriter] = set()
        self.url = ""

    @property
    def token_requests(self) -> int:
        return sum(path == "/api/token" for _, path, _, _ in self.seen)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.add(writer)
        try:
            while True:
                status, body, headers = await self._answer(*await self._request(reader))
                head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.writers.discard(writer)
            writer.close()

    async def _request(self, reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str]]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head[1:])
            if name
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        while headers.get("transfer-encoding") == "chunked":
            size = int(await reader.readline(), 16)
            body += await reader.readexactly(size)
            await reader.readline()
            if not size:
                break
        self.seen.append((method, path, headers, body))
        return method, path, headers

    async def _answer(self, method: str, path: str, headers: dict[str, str]) -> tuple[int, bytes, str]:
        if path == "/api/token":
            self.token_asked.set()
            await self.token_gate.wait()
            return self.script.pop(0) if self.script else (200, json.dumps(self.issue()).encode(), "")
        if headers.get("authorization", "").removeprefix("Bearer ") in self.valid:
            return 200, b"{}", "Content-Type: application/json\r\n"
        return 401, b"", ""

    def issue(self) -> dict[str, Any]:
        self.issued += 1
        token = jwt_of(self.issued, None if self.life is None else self.wall() + self.life)
        self.valid = {token}
        return {"token": token, "access_token": token, "token_type": "Bearer"}


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/api"
    yield server
    server.token_gate.set()
    listening.close()
    for writer in list(server.writers):
        writer.close()
    await asyncio.sleep(0.01)


def login(**options: Any) -> Login:
    request = LoginRequest(path="/token", body={"user": "$user", "password": "$password"})
    return Login(request, credentials={"user": "ada", "password": CANARY}, **options)


def connect(server: Server, **options: Any) -> AsyncConnection:
    return AsyncConnection(server.url, **{"auth": login(), **options})


# --- one request for all ---------------------------------------------------------------------


async def test_a_thousand_calls_without_a_token_make_one_token_request(server: Server) -> None:
    async with connect(server) as connection:
        answers = await asyncio.gather(*(connection.request("GET", "/x") for _ in range(1000)))

    assert {answer.status_code for answer in answers} == {200}
    assert (server.token_requests, len(server.seen)) == (1, 1001)


async def test_a_thousand_calls_on_a_dead_token_make_one_token_request_and_are_each_replayed_once(
    server: Server,
) -> None:
    async with connect(server) as connection:
        await connection.request("GET", "/x")
        server.valid.clear()
        server.seen.clear()
        answers = await asyncio.gather(*(connection.request("GET", f"/{n}") for n in range(1000)))

    assert {answer.status_code for answer in answers} == {200}
    assert server.token_requests == 1
    assert len(server.seen) <= 2001


async def test_tokens_that_are_revoked_time_and_again_cost_one_request_each(server: Server) -> None:
    async with connect(server) as connection:
        for _ in range(10):
            await asyncio.gather(*(connection.request("GET", "/x") for _ in range(50)))
            server.valid.clear()

    assert server.token_requests == 10


async def test_leaders_that_are_cancelled_change_nothing(server: Server) -> None:
    server.token_gate.clear()
    async with connect(server) as connection:
        for _ in range(10):
            leader = asyncio.ensure_future(connection.request("GET", "/x"))
            await asyncio.sleep(0.005)
            leader.cancel()
            await asyncio.gather(leader, return_exceptions=True)
        follower = asyncio.ensure_future(connection.request("GET", "/x"))
        await asyncio.sleep(0.005)
        server.token_gate.set()

        assert (await follower).status_code == 200
    assert server.token_requests == 1


async def test_a_fresh_token_that_is_refused_as_well_ends_the_call(server: Server) -> None:
    async with connect(server) as connection:
        await connection.request("GET", "/x")
        server.seen.clear()
        original, server.issue = server.issue, lambda: {"token": jwt_of(99)}  # type: ignore[method-assign]
        server.valid.clear()
        with pytest.raises(Unauthenticated) as caught:
            await connection.request("GET", "/x")
        server.issue = original  # type: ignore[method-assign]

    assert [path for _, path, _, _ in server.seen] == ["/api/x", "/api/token", "/api/x"]
    assert isinstance(caught.value, AuthError)
    assert [attempt.status for attempt in caught.value.log] == [401, 401]


async def test_a_post_is_replayed_after_a_renewal_with_the_same_bytes(server: Server) -> None:
    async with connect(server) as connection:
        await connection.request("GET", "/x")
        server.valid.clear()
        server.seen.clear()
        await connection.request("POST", "/x", json={"a": 1})

    assert [(method, body) for method, path, _, body in server.seen if path == "/api/x"] == [
        ("POST", b'{"a":1}')
    ] * 2


async def test_a_one_shot_body_is_not_replayed_but_the_next_call_has_the_new_token(server: Server) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"abc"

    async with connect(server) as connection:
        await connection.request("GET", "/x")
        server.valid.clear()
        server.seen.clear()
        with pytest.raises(Unauthenticated):
            await connection.request("POST", "/x", data=pieces())
        await connection.request("POST", "/x", data=pieces())

    bodies = [body for _, path, _, body in server.seen if path == "/api/x"]
    assert (bodies, server.token_requests) == ([b"abc"] * 2, 1)


# --- time ------------------------------------------------------------------------------------


async def test_a_token_of_a_minute_is_not_renewed_for_every_call(server: Server) -> None:
    clock = FakeClock()
    server.life, server.wall = 60.0, clock.wall
    async with connect(server, clock=clock) as connection:
        for _ in range(60):
            assert (await connection.request("GET", "/x")).status_code == 200
            clock.advance(2.0)

    assert 3 <= server.token_requests <= 6


async def test_an_endpoint_that_is_down_is_not_hammered_while_the_token_has_life_left(server: Server) -> None:
    clock = FakeClock(chance=0.0)
    server.life, server.wall = 600.0, clock.wall
    async with connect(server, clock=clock, auth=login()) as connection:
        await connection.request("GET", "/x")
        clock.advance(470.0)
        server.seen.clear()
        server.script = [(500, b"", "")] * 100
        for _ in range(90):
            assert (await connection.request("GET", "/x")).status_code == 200
            clock.advance(1.0)

    assert 5 <= server.token_requests <= 7


async def test_an_endpoint_that_fails_twice_then_works(server: Server) -> None:
    server.script = [(500, b"", ""), (500, b"", "")]
    async with connect(server, clock=FakeClock()) as connection:
        answers = await asyncio.gather(*(connection.request("GET", "/x") for _ in range(20)))

    assert {answer.status_code for answer in answers} == {200}
    assert server.token_requests == 3


async def test_an_endpoint_that_hangs_costs_a_call_its_own_deadline_and_no_more(server: Server) -> None:
    server.token_gate.clear()
    async with connect(server) as connection:
        with pytest.raises(DeadlineExceeded):
            await connection.request("GET", "/x", timeout=0.1)
        server.token_gate.set()

        assert (await connection.request("GET", "/x")).status_code == 200
    assert server.token_requests == 1


# --- what the endpoint may say ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((302, b"", "Location: /elsewhere\r\n"), "a redirect, which a login does not follow"),
        ((200, b"<html>sign in</html>", "Content-Type: text/html\r\n"), "without a token"),
        ((200, b"[]", ""), "without a token"),
        ((200, b"", ""), "without a token"),
        ((200, b'{"token": "a\\r\\nX-Evil: 1"}', ""), "a line break or NUL"),
        ((200, b'{"token": 7}', ""), "a token is text, got int"),
        ((200, b'{"token": "t", "token_type": "MAC"}', ""), "its type is 'MAC'"),
        ((401, b'{"detail": "canary-8c41"}', ""), "was answered 401"),
    ],
)
async def test_an_endpoint_that_gives_no_token_is_an_auth_error_and_nothing_is_sent(
    answer: tuple[int, bytes, str], message: str, server: Server
) -> None:
    server.script = [answer]
    async with connect(server) as connection:
        with pytest.raises(AuthError, match=message):
            await connection.request("GET", "/x")

    assert [path for _, path, _, _ in server.seen] == ["/api/token"]


async def test_credentials_are_not_sent_in_clear_to_another_machine() -> None:
    # An address of RFC 5737: nobody is there, and nobody is asked.
    auth = OAuth2.client_credentials("http://192.0.2.1/token", "me", CANARY)
    async with AsyncConnection("https://api.example", auth=auth) as connection:
        with pytest.raises(AuthError, match="is not https: credentials are not sent in clear"):
            await connection.request("GET", "/x")


async def test_the_grants_of_oauth_are_forms(server: Server) -> None:
    auth = OAuth2.client_credentials("/token", "me", "s&cret", scopes=["a", "b"])
    async with connect(server, auth=auth) as connection:
        await connection.request("GET", "/x")

    _, _, headers, body = server.seen[0]
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert body == b"grant_type=client_credentials&scope=a+b&client_id=me&client_secret=s%26cret"


# --- life ------------------------------------------------------------------------------------


async def test_a_renewal_may_end_within_the_second_of_close_and_is_stored(
    server: Server, tmp_path: Any
) -> None:
    store = FileStore(tmp_path / "tokens.json")
    server.token_gate.clear()
    connection = connect(server, auth=login(store=store))
    call = asyncio.ensure_future(connection.request("GET", "/x"))
    await server.token_asked.wait()
    asyncio.get_running_loop().call_later(0.1, server.token_gate.set)
    await connection.close()
    with pytest.raises(ClientStateError):
        await call
    async with connect(server, auth=login(store=store)) as again:
        await again.request("GET", "/x")

    assert server.token_requests == 1


async def test_one_auth_serves_several_connections(server: Server) -> None:
    auth = login()
    async with connect(server, auth=auth) as one, connect(server, auth=auth) as other:
        await asyncio.gather(*(connection.request("GET", "/x") for connection in (one, other) * 50))
        await one.close()
        server.valid.clear()
        await other.request("GET", "/x")

    assert server.token_requests == 2


async def test_a_source_that_uses_its_own_connection_is_an_error_and_no_deadlock(server: Server) -> None:
    async def fetch() -> str:
        answer = await connection.request("GET", "/x")
        return answer.text

    async with AsyncConnection(server.url, token=fetch) as connection:
        with pytest.raises(AuthError) as caught:
            await connection.request("GET", "/x", timeout=5)

    assert "use a connection of its own" in str(caught.value.__cause__)
    assert server.seen == []


# --- secrets ---------------------------------------------------------------------------------


@pytest.mark.parametrize("failure", ["refused", "outage", "garbage", "hang", "dead", "unreachable"])
async def test_no_secret_is_in_any_log_error_or_pickle(
    failure: str, server: Server, caplog: pytest.LogCaptureFixture, recwarn: pytest.WarningsRecorder
) -> None:
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    auth = Login(
        LoginRequest(
            path="/token",
            query={"key": "$key"},
            headers={"X-Key": "$key"},
            body={"p": "$password"},
            as_="form",
        ),
        credentials={"password": CANARY, "key": f"key-{CANARY}"},
    )
    if failure in ("refused", "outage", "garbage"):
        status = {"refused": 403, "outage": 500, "garbage": 200}[failure]
        server.script = [(status, json.dumps({"token": f"{CANARY}\n", "detail": CANARY}).encode(), "")] * 3
    elif failure == "hang":
        server.token_gate.clear()
    elif failure == "dead":
        server.issue = lambda: {"token": CANARY}  # type: ignore[method-assign]
    url = "http://127.0.0.1:9/api" if failure == "unreachable" else server.url
    clock = None if failure == "hang" else FakeClock()
    async with AsyncConnection(url, auth=auth, clock=clock) as connection:
        with pytest.raises(SpecloomError) as caught:
            await connection.request("GET", "/x", timeout=0.2 if failure == "hang" else 60)
        shown = [repr(connection), repr(auth), repr(auth.current()), repr(connection.config)]
    error: BaseException | None = caught.value
    while error is not None:
        trace = traceback.TracebackException.from_exception(error, capture_locals=True)
        shown += [str(error), repr(error), repr(error.args)]
        shown += [str(frame.locals) for frame in trace.stack if "/specloom/" in frame.filename]
        error = error.__cause__ or error.__context__
    gc.collect()
    shown += [
        caplog.text,
        pickle.dumps(caught.value).decode("latin-1"),
        *(str(one.message) for one in recwarn),
    ]

    assert [text for text in shown if CANARY in text] == []


async def test_a_bearer_token_of_the_user_is_in_no_error(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with AsyncConnection(server.url, auth=BearerToken(CANARY)) as connection:
        with pytest.raises(Unauthenticated) as caught:
            await connection.request("GET", "/x")
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [str(frame.locals) for frame in trace.stack if "/specloom/" in frame.filename]

    assert server.seen[0][2]["authorization"] == f"Bearer {CANARY}"
    assert CANARY not in "".join(
        [*ours, str(caught.value), pickle.dumps(caught.value).decode("latin-1"), caplog.text]
    )
