"""Promises 25 to 30 on the wire: cancellation, closing, TLS, what connections share, and what nobody may see."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import logging
import os
import pickle
import ssl
import subprocess
import sys
import textwrap
import traceback
import warnings
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from fault_server import FaultServer, answer, close, hang, head, wait_for

from specloom._clock import SystemClock
from specloom._config import ConnectionConfig
from specloom._options import Limits, Timeout
from specloom._retry import RetryPolicy
from specloom._tls import TLS
from specloom.auth import ApiKey, BearerToken
from specloom.connection import AsyncConnection
from specloom.errors import (
    CertificateError,
    ClientStateError,
    ConnectError,
    ReadTimeout,
    SpecloomError,
    TransportError,
)
from specloom.testing import FakeClock

Serve = Callable[..., Any]
Connect = Callable[..., Any]


async def settled(*tasks: asyncio.Task[Any]) -> list[Any]:
    return list(await asyncio.gather(*tasks, return_exceptions=True))


# --- cancellation ----------------------------------------------------------------------------


async def test_of_a_thousand_waiters_for_one_connection_the_one_that_stays_is_served(
    serve: Serve, connect: Connect
) -> None:
    go_on = asyncio.Event()
    server = await serve((wait_for(go_on), answer(200)), answer(200, b"me"), answer(200, b"after"))
    api = connect(server, limits=Limits(connections=1))
    first = asyncio.create_task(api.request("GET", "/first"))
    await server.has_received(1)
    waiters = [asyncio.create_task(api.request("GET", f"/{number}")) for number in range(1000)]
    await asyncio.sleep(0)
    for waiter in waiters[:500] + waiters[501:]:
        waiter.cancel()
    go_on.set()

    assert (await waiters[500]).content == b"me"
    assert (await first).status_code == 200
    assert (await api.request("GET", "/after")).content == b"after"
    assert {type(one) for one in await settled(*waiters[:500])} == {asyncio.CancelledError}
    assert server.wire == 3


POINTS = 60


@pytest.mark.parametrize("kind", ["buffered", "retried", "renewed", "streamed", "uploaded"])
async def test_a_cancel_at_every_point_of_a_call_leaves_the_connection_usable(
    serve: Serve, connect: Connect, kind: str
) -> None:
    """One call is cancelled after 0, 1, 2 … turns of the loop; after each of them the next call works."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * 10_000
            await asyncio.sleep(0)

    tokens = iter(range(10_000))

    async def token() -> str:
        await asyncio.sleep(0)
        return f"t{next(tokens)}"

    refused = {"retried": answer(503, b"x" * 100), "renewed": answer(401)}
    turn = [0]

    def script(request: Any) -> Any:
        turn[0] += 1
        if request.target == "/check":
            return answer(200, b"fine")
        return refused[kind] if kind in refused and turn[0] % 2 else answer(200, b"y" * 100_000)

    server = await serve(always=script)
    api = connect(server, limits=Limits(connections=1), token=token, timeout=None)

    async def call() -> None:
        if kind == "streamed":
            async with api.stream("GET", "/x") as stream:
                await stream.read()
        elif kind == "uploaded":
            await api.request("PUT", "/x", data=pieces)
        else:
            await api.request("GET", "/x", retry=RetryPolicy(max_attempts=2, budget=None))

    cancelled = 0
    for turns in range(POINTS):
        task = asyncio.create_task(call())
        for _ in range(turns):
            await asyncio.sleep(0)
        cancelled += task.cancel()
        await settled(task)
        async with asyncio.timeout(5):
            assert (await api.request("GET", "/check")).content == b"fine"

    assert cancelled >= 5
    assert api._shared.gate is not None
    assert (api._shared.gate.waiting, api._shared.sweeper.in_flight) == (0, 0)
    assert api._shared.gate.try_enter()


async def test_a_call_that_times_out_again_and_again_leaves_the_connection_usable(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(*[hang] * 20, answer(200, b"fine"))
    api = connect(server, limits=Limits(connections=2), retry=None)
    for number in range(20):
        call = asyncio.create_task(api.request("GET", "/x"))
        await server.has_received(number + 1)
        clock.advance(30)
        with pytest.raises(ReadTimeout):
            await call

    assert (await api.request("GET", "/y")).content == b"fine"


async def test_a_cancelled_upload_ends_its_source(serve: Serve, connect: Connect) -> None:
    closed = asyncio.Event()

    async def stuck() -> AsyncIterator[bytes]:
        try:
            yield b"x"
            await asyncio.Event().wait()
        finally:
            closed.set()

    server = await serve(always=answer(200))
    api = connect(server, limits=Limits(connections=1))
    call = asyncio.create_task(api.request("POST", "/x", data=stuck))
    await server.until(lambda server: server.connections == 1)
    await server.has_received(1)
    call.cancel()

    assert [type(one) for one in await settled(call)] == [asyncio.CancelledError]
    await asyncio.wait_for(closed.wait(), 5)
    assert (await api.request("GET", "/y")).status_code == 200


async def test_a_timeout_of_the_programs_own_is_its_own(serve: Serve, connect: Connect) -> None:
    server = await serve(hang, answer(200))
    api = connect(server)

    with pytest.raises(TimeoutError) as caught:
        async with asyncio.timeout(0.05):
            await api.request("GET", "/x")

    assert not isinstance(caught.value, SpecloomError)
    assert (await api.request("GET", "/y")).status_code == 200


# --- closing ---------------------------------------------------------------------------------


async def test_close_ends_a_hundred_calls_within_a_second(serve: Serve, connect: Connect) -> None:
    server = await serve(always=hang)
    api = connect(server, limits=Limits(connections=50), clock=SystemClock())
    calls = [asyncio.create_task(api.request("GET", f"/{number}")) for number in range(100)]
    await server.has_received(50)

    async with asyncio.timeout(1):
        await api.close()
        outcomes = await settled(*calls)

    assert {type(one) for one in outcomes} == {ClientStateError}
    assert {str(one) for one in outcomes} == {"the connection was closed during the call"}
    assert len({id(one) for one in outcomes}) == 100
    await server.until(lambda server: server.open == 0)


async def test_close_ends_calls_in_whatever_they_are_doing(serve: Serve, connect: Connect) -> None:
    async def never() -> str:
        await asyncio.Event().wait()
        return "never"

    clock = FakeClock(auto=False)
    server = await serve(
        hang, (head(200, Content_Length="9") + b"abc", hang), answer(503), hang, always=answer(200)
    )
    api = connect(server, clock=clock, limits=Limits(connections=4))
    waiting = asyncio.create_task(api.request("GET", "/waiting"))
    await server.has_received(1)
    reading = asyncio.create_task(api.request("GET", "/reading"))
    await server.has_received(2)
    pausing = asyncio.create_task(api.request("GET", "/pausing"))
    await server.has_received(3)
    signing = asyncio.create_task(api.with_options(token=never).request("GET", "/signing"))
    posting = asyncio.create_task(api.request("POST", "/posting"))
    await server.has_received(4)
    await asyncio.sleep(0.01)
    clock.auto = True

    await api.close()

    assert {type(one) for one in await settled(waiting, reading, pausing, signing, posting)} == {
        ClientStateError
    }


async def test_a_stream_that_is_open_when_the_connection_is_closed_is_an_error(
    serve: Serve, connect: Connect
) -> None:
    server = await serve((head(200, Content_Length="9") + b"abc", hang))
    api = connect(server)

    async with api.stream("GET", "/x") as stream:
        pieces = stream.bytes()
        assert await anext(pieces) == b"abc"
        await api.close()
        with pytest.raises(ClientStateError):
            await anext(pieces)


async def test_a_stream_that_waits_when_the_connection_is_closed_is_an_error(
    serve: Serve, connect: Connect
) -> None:
    server = await serve((head(200, Content_Length="9"), hang))
    api = connect(server)

    async with api.stream("GET", "/x") as stream:
        reading = asyncio.create_task(stream.read())
        await asyncio.sleep(0)
        await api.close()
        with pytest.raises(ClientStateError):
            await reading


async def test_a_stream_is_not_read_after_its_block(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200, b"x" * 100))

    async with connect(server).stream("GET", "/x") as stream:
        pass

    with pytest.raises(ClientStateError, match="the stream is closed"):
        await stream.read()


async def test_after_close_there_is_a_typed_error_and_close_is_nothing(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200))
    api = connect(server)
    copy = api.with_options(timeout=1)
    await api.request("GET", "/x")
    await copy.close()
    still = api.closed
    await api.close()
    await api.close()

    assert (still, api.closed, copy.closed) == (False, True, True)
    for one in (api, copy):
        with pytest.raises(ClientStateError, match="the connection is closed"):
            await one.request("GET", "/x")
    assert server.wire == 1


async def test_close_while_it_opens(connect: Connect) -> None:
    api = connect("http://localhost:9")
    call = asyncio.create_task(api.request("GET", "/x"))
    await asyncio.sleep(0)
    await api.close()

    assert [type(one) for one in await settled(call)] == [ClientStateError]


async def test_calls_that_open_the_connection_together_open_it_once(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(200))
    api = connect(server)

    calls = [asyncio.create_task(api.request("GET", "/x")) for _ in range(20)]
    calls[0].cancel()
    outcomes = await settled(*calls)

    assert [type(one).__name__ for one in outcomes] == ["CancelledError"] + ["Response"] * 19


def test_another_event_loop_is_a_typed_error() -> None:
    async def use() -> AsyncConnection:
        async with FaultServer(always=answer(200)) as server:
            api = AsyncConnection(server.url)
            await api.request("GET", "/x")
            await api._shared.transport.close()
            return api

    async def again(api: AsyncConnection) -> None:
        with pytest.raises(ClientStateError, match="belongs to another event loop"):
            await api.request("GET", "/x")
        await api.close()

    api = asyncio.run(use())

    asyncio.run(again(api))


FORK = """
    import asyncio, os, sys
    sys.path.insert(0, {faults!r})
    from fault_server import FaultServer, answer
    from specloom.connection import AsyncConnection
    from specloom.errors import ClientStateError

    async def child(api):
        try:
            await api.request("GET", "/x")
        except ClientStateError as error:
            assert "opened before a fork" in str(error), error
        else:
            os._exit(1)
        await api.close()  # not the parent's sockets
        config = api.config
        async with AsyncConnection.from_config(config) as own:
            await own.request("GET", "/child")
        os._exit(0)

    async def main():
        async with FaultServer(always=answer(200)) as server:
            async with AsyncConnection(server.url) as api:
                await api.request("GET", "/parent")
                pid = os.fork()
                if pid == 0:
                    asyncio.events._set_running_loop(None)
                    asyncio.run(child(api))
                code = await asyncio.to_thread(os.waitpid, pid, 0)
                assert code[1] == 0, code
                await api.request("GET", "/parent")  # the pool is as it was
                print(sorted(server.lines), server.connections)

    asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_after_a_fork_the_child_gets_a_typed_error_and_the_parent_goes_on() -> None:
    program = textwrap.dedent(FORK).format(faults=str(Path(__file__).parent))
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", program],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert done.stdout == "['GET /child HTTP/1.1', 'GET /parent HTTP/1.1', 'GET /parent HTTP/1.1'] 2\n", (
        done.stderr
    )


# --- TLS -------------------------------------------------------------------------------------


async def status_of(api: AsyncConnection) -> int:
    return (await api.request("GET", "/x")).status_code


async def test_a_ca_file_makes_its_servers_trusted(serve: Serve, connect: Connect, authority: Any) -> None:
    server = await serve(answer(200), tls=authority.server())

    assert await status_of(connect(server, ssl_certificate=authority.file)) == 200


@pytest.mark.parametrize("problem", ["untrusted", "expired", "wrong host"])
async def test_a_certificate_that_is_not_right_is_refused(
    serve: Serve, connect: Connect, authority: Any, problem: str
) -> None:
    context = authority.server(
        *(["elsewhere.example"] if problem == "wrong host" else []), expired=problem == "expired"
    )
    server = await serve(tls=context)
    trust = {} if problem == "untrusted" else {"ssl_certificate": authority.file}

    with pytest.raises(CertificateError, match=r"localhost:[0-9]+: the certificate was refused") as caught:
        await connect(server, token="canary", **trust).request("GET", "/x")

    assert (caught.value.phase, caught.value.maybe_processed, server.wire) == ("connect", False, 0)


async def test_verification_switched_off_warns_once_for_the_client(
    serve: Serve, connect: Connect, authority: Any
) -> None:
    server = await serve(answer(200), answer(200), tls=authority.server())

    with pytest.warns(UserWarning, match="is not verified") as caught:
        api = connect(server, ssl_certificate=False)
    assert len(caught) == 1
    assert caught[0].filename.endswith("conftest.py")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert await status_of(api) == 200
        assert await status_of(api.with_options(timeout=5)) == 200


def fingerprint(server: FaultServer) -> str:
    pem = ssl.get_server_certificate(("127.0.0.1", server.port))
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


@pytest.mark.parametrize(
    ("pinned", "trusted", "verify", "refused"),
    [
        (True, True, True, False),
        (True, False, False, False),
        (True, False, True, True),  # a pin is beside the usual checks, not instead of them
        (False, True, True, True),
        (False, False, False, True),
    ],
)
async def test_a_pinned_certificate(
    serve: Serve, connect: Connect, authority: Any, pinned: bool, trusted: bool, verify: bool, refused: bool
) -> None:
    server = await serve(always=answer(200), tls=authority.server())
    pin = await asyncio.to_thread(fingerprint, server) if pinned else "ab" * 32
    tls = TLS(verify=verify, ca_file=str(authority.file) if trusted else None, fingerprint=pin)
    api = connect(server, tls=tls)

    if refused:
        with pytest.raises(CertificateError):
            await status_of(api)
    else:
        assert await status_of(api) == 200
    assert server.wire == (0 if refused else 1)


async def test_a_client_certificate_is_shown(
    serve: Serve, connect: Connect, authority: Any, tmp_path: Path
) -> None:
    own = authority.issue("client@example.org")
    own.private_key_and_cert_chain_pem.write_to_path(tmp_path / "client.pem")
    server = await serve(always=answer(200), tls=authority.server(client=True))
    with_it = TLS(ca_file=str(authority.file), client_cert=str(tmp_path / "client.pem"))

    assert await status_of(connect(server, tls=with_it)) == 200
    with pytest.raises(TransportError):
        await status_of(connect(server, ssl_certificate=authority.file, retry=None))


async def test_a_context_of_the_programs_own(serve: Serve, connect: Connect, authority: Any) -> None:
    server = await serve(answer(200), tls=authority.server())
    context = ssl.create_default_context(cafile=str(authority.file))

    assert await status_of(connect(server, tls=context)) == 200


@pytest.mark.parametrize("content", [None, "", "nonsense"])
async def test_a_ca_file_that_is_none_is_named(connect: Connect, tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    api = connect("https://localhost:9", ssl_certificate=path)

    for _ in range(2):  # and it is not remembered: the file may be put right
        with pytest.raises(ValueError, match=r"ca\.pem"):
            await api.request("GET", "/x")


async def test_tls_settings_are_part_of_the_pools_key(serve: Serve, connect: Connect, authority: Any) -> None:
    """Two connections that lend the same connector do not share sockets that were checked differently."""
    import aiohttp

    server = await serve(always=answer(200), tls=authority.server())
    session = aiohttp.ClientSession()
    try:
        with pytest.warns(UserWarning, match="not verified"):
            lax = connect(server, ssl_certificate=False, session=session)
        assert await status_of(lax) == 200
        with pytest.raises(CertificateError):
            await status_of(connect(server, session=session))
    finally:
        await session.close()


# --- the environment, and a session that was lent --------------------------------------------


async def test_proxies_and_netrc_of_the_environment_are_ignored(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proxy = await serve()
    server = await serve(answer(200))
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login me password canary\n")
    netrc.chmod(0o600)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url)
    monkeypatch.setenv("NETRC", str(netrc))

    await connect(server).request("GET", "/x")

    assert (proxy.connections, server.received[0].header("authorization")) == (0, None)


async def test_a_proxy_is_used_where_it_is_asked_for(serve: Serve, connect: Connect) -> None:
    proxy = await serve(answer(200, b"by proxy"))

    response = await connect("http://api.example", proxy=proxy.url, token="t").request("GET", "/x?y=1")

    assert (response.content, proxy.lines) == (b"by proxy", ["GET http://api.example/x?y=1 HTTP/1.1"])


async def test_a_proxy_that_cannot_be_reached_is_no_connection(connect: Connect) -> None:
    with pytest.raises(ConnectError, match="proxy"):
        await connect("http://api.example", proxy="http://127.0.0.1:1").request("GET", "/x")


async def test_a_lent_session_lends_its_connector_and_nothing_else(serve: Serve, connect: Connect) -> None:
    import aiohttp

    server = await serve(answer(200, Set_Cookie="session=canary"), answer(200), answer(200))
    async with aiohttp.ClientSession(
        headers={"X-Session": "canary"},
        cookies={"c": "canary"},
        timeout=aiohttp.ClientTimeout(total=0.000001),
        raise_for_status=True,
    ) as session:
        async with connect(server, session=session) as api:
            await api.request("GET", "/x")
            await api.request("GET", "/x")
        assert not session.closed
        assert len(session.cookie_jar) == 1
        async with session.get(f"{server.url}/own", timeout=aiohttp.ClientTimeout(total=5)) as own:
            assert own.status == 200

    assert b"canary" not in server.received[0].head + server.received[1].head


def test_limits_of_connections_are_the_lent_sessions_own() -> None:
    session: Any = object()

    with pytest.raises(TypeError, match=r"limits\.connections"):
        AsyncConnection("https://api.example", session=session, limits=Limits(connections=5))


async def test_cookies_of_one_answer_are_not_sent_with_the_next_request(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, Set_Cookie="session=abc"), answer(200))
    api = connect(server)

    first = await api.request("GET", "/x")
    await api.request("GET", "/x")

    assert first.cookies == {"session": "abc"}
    assert server.received[1].header("cookie") is None


# --- secrets ---------------------------------------------------------------------------------

CANARY = "canary-4f1c"
FAULTS: dict[str, Any] = {
    "closed": close,
    "junk": b"junk canary-4f1c\r\n\r\n",
    "401": answer(401, json={"token": CANARY}),
    "403 that echoes": answer(
        403, json={"message": f"bad token={CANARY}", "authorization": f"Bearer {CANARY}"}
    ),
    "500 html": answer(500, b"<html>Authorization: Bearer canary-4f1c"),
    "redirect": answer(302, Location=f"https://elsewhere.example/?token={CANARY}", Set_Cookie=CANARY),
    "redirect loop": answer(302, Location=f"/x?key={CANARY}"),
    "bad redirect": answer(302, Location=f"https://user:{CANARY}@elsewhere.example/"),
    "cut": (answer(200, b"canary-4f1c", length=100, Set_Cookie=CANARY), close),
    "too large": answer(200, b"canary-4f1c" * 1000),
    "large head": answer(200, Set_Cookie=CANARY + "x" * 10_000),
    "bad coding": answer(200, b"canary-4f1c", Content_Encoding="gzip"),
    "no json": answer(200, b'{"token": "canary-4f1c"', Content_Type="application/json"),
    "slow": hang,
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("scheme", ["bearer", "query", "cookie"])
async def test_no_secret_is_seen_anywhere(
    serve: Serve,
    connect: Connect,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
    recwarn: pytest.WarningsRecorder,
    fault: str,
    scheme: str,
) -> None:
    """One canary as token, password, query parameter, header and cookie; searched for wherever people look."""
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    seen: list[str] = []
    auth = {
        "bearer": lambda: BearerToken(CANARY),
        "query": lambda: ApiKey(CANARY, "query api_key"),
        "cookie": lambda: ApiKey(CANARY, "cookie session"),
    }[scheme]()
    server = await serve(always=FAULTS[fault])
    api = connect(
        server,
        f"/v1?tenant={CANARY}",
        auth=auth,
        headers={"X-Secret": CANARY},
        limits=Limits(body=5000),
        on_attempt=lambda attempt: seen.append(repr(attempt) + str(attempt)),
    )
    call = asyncio.create_task(
        api.request(
            "PUT" if fault == "slow" else "GET",
            "/x",
            params={"password": CANARY},
            headers={"Cookie": f"c={CANARY}"},
        )
    )
    error: BaseException | None = None
    try:
        while not call.done() and fault == "slow":
            await asyncio.sleep(0.001)
            clock.advance(5)
        response = await call
        seen += [repr(response), str(response.log), repr(response.headers)]
        seen.append(pickle.dumps(response).decode("latin-1"))
        response.json()
    except SpecloomError as caught:
        error = caught

    while error is not None:
        trace = traceback.TracebackException.from_exception(error, capture_locals=True)
        seen += [str(error), repr(error), repr(error.args)]
        # The locals of a test or of a library below are not ours to hide.
        seen += [f"{frame.name}: {frame.locals}" for frame in trace.stack if "/specloom/" in frame.filename]
        if isinstance(error, SpecloomError):
            seen.append(pickle.dumps(error).decode("latin-1"))
        error = error.__cause__ or error.__context__
    seen += [
        repr(api),
        repr(auth),
        repr(api.with_options()),
        repr(api.config.headers),
        repr(api.settings.auth),
    ]
    await api.close()
    gc.collect()
    seen += [caplog.text, *(str(one.message) for one in recwarn)]

    assert [text for text in seen if CANARY in text] == []


# --- what is saved ---------------------------------------------------------------------------


async def test_a_configuration_makes_a_connection_like_its_own(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(503), answer(200))
    config = connect(
        server,
        "/v1",
        token=CANARY,
        headers={"X-Key": CANARY, "User-Agent": "bot"},
        retry=RetryPolicy(max_attempts=2),
        timeout=Timeout(total=9),
    ).config
    text = config.to_json()

    api = AsyncConnection.from_config(ConnectionConfig.from_json(text), clock=FakeClock(), token="new")
    async with api:
        await api.request("GET", "/x")

    assert CANARY not in text + repr(config)
    assert (api.timeout.total, server.received[1].header("user-agent")) == (9, "bot")
    assert server.received[1].header("authorization") == "Bearer new"
    assert json.loads(text)["url"] == f"{server.url}/v1"


# --- a storm ---------------------------------------------------------------------------------


async def test_after_a_storm_nothing_is_held(
    serve: Serve, connect: Connect, loop_complaints: list[str]
) -> None:
    """Hundreds of calls with every fault, a third of them cancelled: no place, waiter, task or socket is left."""
    faults: list[Any] = [
        answer(200, b"fine"), close, answer(503), b"junk\r\n\r\n", (answer(200, b"abc", length=9), close),
        answer(302, Location="/next"), answer(401), answer(200, b"x" * 9000),
    ]  # fmt: skip
    count = [0]

    def script(request: Any) -> Any:
        count[0] += 1
        return answer(200, b"fine") if request.target == "/end" else faults[count[0] % len(faults)]

    server = await serve(always=script)
    api = connect(server, limits=Limits(connections=10, body=5000), timeout=None, token="t")
    before = len(asyncio.all_tasks())
    calls = [asyncio.create_task(api.request("GET", f"/{number}")) for number in range(600)]
    for number in range(0, 600, 3):
        await asyncio.sleep(0)
        calls[number].cancel()
    outcomes = await settled(*calls)

    allowed = (SpecloomError, asyncio.CancelledError)
    assert [one for one in outcomes if isinstance(one, BaseException) and not isinstance(one, allowed)] == []
    assert (await api.request("GET", "/end")).content == b"fine"
    assert api._shared.gate is not None
    assert [api._shared.gate.try_enter() for _ in range(11)] == [True] * 10 + [False]
    await asyncio.sleep(0.01)
    assert (api._shared.sweeper.in_flight, server.open <= 10) == (0, True)
    await api.close()
    await server.until(lambda server: server.open == 0)
    gc.collect()
    assert loop_complaints == []
    assert len([task for task in asyncio.all_tasks() if not task.done()]) <= before + 1
