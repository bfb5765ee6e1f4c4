"""The life of a connection on the wire: promises 25, 26, 27, 29 and 30."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import random
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from specloom import AsyncConnection, ConnectionConfig, Limits, RetryPolicy, Timeout
from specloom.auth import FileStore
from specloom.errors import (
    CertificateError,
    ClientStateError,
    ConnectError,
    ConnectTimeout,
    DecodeError,
    PoolTimeout,
    ReadTimeout,
    ResponseTruncated,
    SpecloomError,
    TransportError,
    UnknownOutcomeError,
)
from specloom.service import Api, CursorPaging, FollowPaging, Operation, PagePaging, Pages, Service
from specloom.testing import FakeClock

from .cancelling import CancelAt, When, held
from .issuer import Issuer, eventually, login
from .server import Connect, FaultServer, Serve
from .steps import answer, chunked, close, drip, hang, head, reset, stall, wait_for

# --- 25: cancellations ------------------------------------------------------------------------


async def test_999_of_1000_waiters_for_one_connection_are_cancelled(serve: Serve, connect: Connect) -> None:
    go_on = asyncio.Event()
    server = await serve((wait_for(go_on), answer(200)), answer(200, b"last"))
    api = connect(server, limits=Limits(connections=1))
    first = asyncio.create_task(api.request("GET", "/first"))
    await server.has_received(1)
    waiters = [asyncio.create_task(api.request("GET", f"/{number}")) for number in range(1000)]
    await eventually(lambda: held(api)[2] == 1000)
    for waiter in waiters[:-1]:
        waiter.cancel()
    await asyncio.wait(waiters[:-1])
    go_on.set()

    assert ((await first).status_code, (await waiters[-1]).content) == (200, b"last")
    assert server.targets == ["GET /first", "GET /999"]
    assert (server.connections, held(api)) == (1, (0, 0, 0))


async def test_a_place_that_is_handed_to_a_waiter_as_it_is_cancelled_goes_to_the_next(
    serve: Serve, connect: Connect
) -> None:
    go_on = asyncio.Event()
    server = await serve((wait_for(go_on), answer(200)), always=answer(200))
    api = connect(server, limits=Limits(connections=1))
    first = asyncio.create_task(api.request("GET", "/first"))
    await server.has_received(1)
    second = asyncio.create_task(api.request("GET", "/second"))
    third = asyncio.create_task(api.request("GET", "/third"))
    await eventually(lambda: held(api)[2] == 2)
    first.add_done_callback(lambda _: second.cancel())
    go_on.set()

    assert (await third).status_code == 200
    assert (second.cancelled(), held(api)) == (True, (0, 0, 0))


class Course:
    """What a call of `Everything` meets: a token, a redirect, a 503, and a body in two pieces."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, request: Any) -> Any:
        if request.target == "/token":
            return answer(json={"token": "t1"})
        if request.target == "/a":
            return answer(307, b"moved", Location="/b")
        self.calls += 1
        if self.calls == 1:
            return answer(503, b"later" * 100)
        return (
            head(200, Transfer_Encoding="chunked"),
            chunked(b"one", end=b""),
            drip(chunked(b"two"), every=0),
        )


async def _request(api: Any, _: Path) -> None:
    assert (await api.request("GET", "/a")).content == b"onetwo"


async def _post(api: Any, folder: Path) -> None:
    (folder.parent / "upload").write_bytes(b"x" * 300_000)
    policy = RetryPolicy(unsafe=True)
    assert (await api.request("POST", "/a", data=folder.parent / "upload", retry=policy)).content == b"onetwo"


async def _stream(api: Any, _: Path) -> None:
    async with api.stream("GET", "/a") as stream:
        assert await stream.read() == b"onetwo"


async def _download(api: Any, folder: Path) -> None:
    await api.download("/a", to=folder / "file")
    (folder / "file").unlink()


COURSES: dict[str, Callable[[Any, Path], Any]] = {
    "request": _request,
    "upload": _post,
    "stream": _stream,
    "download": _download,
}


@pytest.mark.parametrize("when", ["while it waits", "with the result"])
@pytest.mark.parametrize("course", COURSES)
async def test_a_call_may_be_cancelled_at_any_await_point(
    course: str, when: When, serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    cancelled: list[bool] = []
    for step in count(1):
        server = await serve(always=Course())
        api = connect(server, auth=login(), limits=Limits(connections=1))
        driver = CancelAt(COURSES[course](api, folder), step, when)
        task = asyncio.create_task(_awaiting(driver))
        await asyncio.wait([task])
        if driver.steps < step:
            break
        cancelled.append(task.cancelled())

        # One that had its result already may end with it, but none ends otherwise.
        assert task.cancelled() or task.exception() is None, f"step {step}: {task.exception()!r}"
        assert await nothing_is_held_by(api), f"step {step}: {held(api)}"
        assert left_in(folder) in ({}, {"file": b"onetwo"}), f"step {step}"
        assert (await api.request("GET", "/next")).content == b"onetwo", f"step {step}"
        assert held(api) == (0, 0, 0), f"step {step}"
        assert server.open <= 2, f"step {step}"  # one that lies in the pool, one that is being closed

    assert task.exception() is None
    assert sum(cancelled) >= 6, cancelled


async def nothing_is_held_by(api: Any) -> bool:
    """Whether a call that was cancelled has let go of everything at once; a renewal may go on by itself."""
    _, places, waiting = held(api)
    await eventually(lambda: held(api)[0] == 0)
    return (places, waiting) == (0, 0)


def left_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder; it is empty again afterwards."""
    left = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name in left:
        (folder / name).unlink()
    return left


async def _awaiting(driver: CancelAt) -> Any:
    return await driver


async def test_a_storm_of_cancellations_leaves_nothing_held(serve: Serve, connect: Connect) -> None:
    chance = random.Random(1)
    steps = [answer(200, b"x" * 5000), hang, close, reset, answer(503), (answer(200, b"x", length=9), hang)]
    server = await serve(
        always=lambda request: answer(200, b"fine") if request.target == "/calm" else chance.choice(steps)
    )
    api = connect(server, limits=Limits(connections=5))
    tasks = [asyncio.create_task(api.request("GET", f"/{number}")) for number in range(400)]
    for task in chance.sample(tasks, 400):
        if not task.done():
            task.cancel()
        if chance.random() < 0.3:
            await asyncio.sleep(0)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)

    assert held(api) == (0, 0, 0)
    calm = await asyncio.gather(*(api.request("GET", "/calm") for _ in range(50)))
    assert {one.content for one in calm} == {b"fine"}
    assert all(
        isinstance(one, asyncio.CancelledError | SpecloomError) or one.status_code == 200 for one in outcomes
    )


async def test_a_timeout_of_the_programs_own_is_its_own(serve: Serve, connect: Connect) -> None:
    limits: list[asyncio.Timeout] = []

    async def impatient() -> None:
        async with asyncio.timeout(None) as limit:
            limits.append(limit)
            await api.request("GET", "/x")

    server = await serve(always=hang)
    api = connect(server)
    task = asyncio.create_task(impatient())
    await server.has_received(1)
    limits[0].reschedule(asyncio.get_running_loop().time())

    with pytest.raises(TimeoutError) as caught:
        await task
    assert not isinstance(caught.value, SpecloomError)
    assert (server.wire, held(api)) == (1, (0, 0, 0))


async def test_a_cancel_that_comes_with_a_timeout_is_a_cancel(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(hang, answer(200))
    api = connect(server)
    call = asyncio.create_task(api.request("GET", "/x"))
    await server.has_received(1)
    clock.advance(120)
    call.cancel()
    await asyncio.wait([call])

    assert call.cancelled()
    assert (await api.request("GET", "/y")).status_code == 200
    assert held(api) == (0, 0, 0)


async def test_a_call_that_times_out_again_and_again_leaves_nothing_held(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(*[hang] * 20, answer(200))
    api = connect(server, limits=Limits(connections=2), retry=None)
    for number in range(20):
        call = asyncio.create_task(api.request("GET", "/x"))
        await server.has_received(number + 1)
        clock.advance(30)
        with pytest.raises(ReadTimeout):
            await call

    assert (await api.request("GET", "/y")).status_code == 200
    assert (server.wire, held(api)) == (21, (0, 0, 0))


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
    await server.has_received(1)
    call.cancel()
    await asyncio.wait([call])
    async with asyncio.timeout(5):
        await closed.wait()

    assert call.cancelled()
    assert (await api.request("GET", "/y")).status_code == 200


async def test_who_opens_the_connection_may_be_cancelled(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(200))
    api = connect(server)
    calls = [asyncio.create_task(api.request("GET", "/x")) for _ in range(20)]
    calls[0].cancel()
    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    assert [type(one).__name__ for one in outcomes] == ["CancelledError"] + ["Response"] * 19
    assert server.wire == 19


async def test_a_stream_that_is_left_early_gives_its_connection_up(serve: Serve, connect: Connect) -> None:
    server = await serve((answer(200, b"first", length=99), hang), answer(200))
    api = connect(server, limits=Limits(connections=1))
    async with api.stream("GET", "/x") as stream:
        async for _ in stream.bytes():
            break

    assert (await api.request("GET", "/y")).status_code == 200
    assert (server.connections, held(api)) == (2, (0, 0, 0))


# --- 26: the end ------------------------------------------------------------------------------

Situation = tuple[dict[str, Any], dict[str, Any], Callable[[Any], Awaitable[Any]]]


async def _read_stream(api: Any) -> None:
    async with api.stream("GET", "/x") as stream:
        await stream.read()


SITUATIONS: dict[str, Situation] = {
    "waiting for the answer": ({"always": hang}, {}, lambda api: api.request("GET", "/x")),
    "waiting after a POST": ({"always": hang}, {}, lambda api: api.request("POST", "/x", json={})),
    "reading the body": (
        {"always": (answer(200, b"x", length=9), hang)}, {}, lambda api: api.request("GET", "/x")
    ),
    "streaming": ({"always": (answer(200, b"x", length=9), hang)}, {}, _read_stream),
    "waiting for a connection": (
        {"always": hang}, {"limits": Limits(connections=1)}, lambda api: api.request("GET", "/x")
    ),
    "shaking hands": (
        {"greeting": hang, "scheme": "https"}, {}, lambda api: api.request("GET", "/x")
    ),
    "waiting for a token": ({"always": hang}, {"auth": "login"}, lambda api: api.request("GET", "/x")),
    "between two attempts": (
        {"always": answer(503, Retry_After="30")}, {"retry": RetryPolicy(budget=None, cooldown=None)},
        lambda api: api.request("GET", "/x"),
    ),
    "uploading": (
        {"greeting": stall}, {}, lambda api: api.request("POST", "/x", data=b"x" * 20_000_000)
    ),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
async def test_close_ends_a_hundred_calls_within_a_second(situation: str, serve: Serve) -> None:
    served, options, call = SITUATIONS[situation]
    server = await serve(**served)
    if options.get("auth") == "login":
        options = {"auth": login()}
    api = AsyncConnection(server.url, **options)
    number = 10 if situation == "uploading" else 100
    calls = [asyncio.ensure_future(call(api)) for _ in range(number)]
    await server.until(lambda: server.connections >= 1)
    await eventually(lambda: held(api)[0] >= number)
    await asyncio.sleep(0.02)  # into the middle of it

    start = asyncio.get_running_loop().time()
    await api.close()
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    took = asyncio.get_running_loop().time() - start

    assert {type(one) for one in outcomes} == {ClientStateError}
    assert len({id(one) for one in outcomes}) == number
    assert took < (1.5 if situation == "waiting for a token" else 1)
    assert held(api)[0] == 0
    if situation != "uploading":
        await server.is_left_alone()


async def test_a_renewal_may_end_within_the_second_of_close_and_is_stored(
    serve: Serve, tmp_path: Path
) -> None:
    go_on = asyncio.Event()
    issuer = Issuer()
    server = await serve((wait_for(go_on), issuer.issue()), always=issuer)
    store = FileStore(tmp_path / "tokens.json")
    api = AsyncConnection(server.url, auth=login(store=store))
    call = asyncio.create_task(api.request("GET", "/x"))
    await server.has_received(1)
    asyncio.get_running_loop().call_later(0.05, go_on.set)
    await api.close()

    with pytest.raises(ClientStateError):
        await call
    async with AsyncConnection(server.url, auth=login(store=store)) as again:
        assert (await again.request("GET", "/x")).status_code == 200
    assert server.targets == ["POST /token", "GET /x"]


async def _download_to(api: Any) -> None:
    await api.download("/x", to="never-written")


USES: dict[str, Callable[[Any], Awaitable[Any]]] = {
    "request": lambda api: api.request("GET", "/x"),
    "get_url": lambda api: api.get_url(route="/x"),
    "post_json": lambda api: api.post_json(route="/x", data={}),
    "stream": _read_stream,
    "download": _download_to,
    "a copy": lambda api: api.with_options(timeout=1).request("GET", "/x"),
    "opening": lambda api: api.__aenter__(),
}


@pytest.mark.parametrize("use", USES)
async def test_use_after_close_is_an_error_and_nothing_is_sent(
    use: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200))
    api = connect(server)
    await api.request("GET", "/x")
    await api.close()
    await api.close()

    with pytest.raises(ClientStateError, match="the connection is closed"):
        await USES[use](api)

    assert (server.wire, server.connections) == (1, 1)


async def test_a_stream_ends_with_its_connection(serve: Serve, connect: Connect) -> None:
    server = await serve((answer(200, b"first", length=99), hang))
    api = connect(server)

    async with api.stream("GET", "/x") as stream:
        pieces = stream.bytes()
        assert await anext(pieces) == b"first"
        await api.close()
        with pytest.raises(ClientStateError):
            await anext(pieces)


async def test_a_stream_is_not_read_after_its_block(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(200, b"x" * 100))
    async with connect(server).stream("GET", "/x") as stream:
        pass

    with pytest.raises(ClientStateError, match="the stream is closed"):
        await stream.read()


async def test_closing_a_copy_closes_nothing(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(200))
    api = connect(server)
    async with api.with_options(timeout=5) as copy:
        await copy.request("GET", "/x")

    assert (await api.request("GET", "/x")).status_code == 200
    assert (server.wire, server.connections) == (2, 1)


async def test_a_connection_may_be_closed_while_it_opens(serve: Serve, connect: Connect) -> None:
    server = await serve()
    api = connect(server)
    calls = [asyncio.create_task(api.request("GET", "/x")) for _ in range(5)]
    await asyncio.sleep(0)
    await api.close()
    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    assert ({type(one) for one in outcomes}, server.wire) == ({ClientStateError}, 0)


async def test_use_from_another_event_loop_is_an_error_and_no_hang(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(200))
    api = connect(server)
    await api.request("GET", "/x")
    raised: list[BaseException] = []

    def elsewhere() -> None:
        for use in USES.values():
            try:
                asyncio.run(use(api))  # type: ignore[arg-type]
            except BaseException as error:
                raised.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    await asyncio.to_thread(thread.join, 10)

    assert [type(one) for one in raised] == [ClientStateError] * len(USES)
    assert "another event loop" in str(raised[0])
    assert (await api.request("GET", "/x")).status_code == 200
    assert server.wire == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
async def test_use_after_a_fork_is_an_error_and_no_hang(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(200))
    api = connect(server)
    await api.request("GET", "/x")
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking a process with threads, from 3.12 on
        child = os.fork()
    if not child:  # no test framework on this side of the fork: it must not end in here
        said = ""
        try:
            asyncio.new_event_loop().run_until_complete(_in_child(api))
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = (await asyncio.to_thread(pipe.read)).decode()
    await asyncio.to_thread(os.waitpid, child, 0)

    assert said == ""
    assert (await api.request("GET", "/x")).status_code == 200  # the pool is as it was
    assert server.targets == ["GET /x", "GET /child", "GET /x"]
    assert [one.connection for one in server.received] == [1, 2, 1]


async def _in_child(api: AsyncConnection) -> None:
    with pytest.raises(ClientStateError, match="the connection was opened before a fork"):
        await api.request("GET", "/never")
    await api.close()  # these are the parent's sockets
    async with AsyncConnection.from_config(api.config) as own:
        await own.request("GET", "/child")


async def test_many_connections_opened_and_closed_leave_no_descriptor(
    descriptors: None, serve: Serve
) -> None:
    async def once(number: int) -> None:
        server = await serve(always=answer(200) if number % 2 else close)
        async with AsyncConnection(server.url, retry=None) as api:
            for _ in range(3):
                try:
                    await api.request("GET", "/x")
                except TransportError:
                    continue
        await server.is_left_alone()

    for number in range(20):
        await once(number)


# --- 27: how far it got -----------------------------------------------------------------------


async def _refused(serve: Serve) -> FaultServer:
    server = await serve()
    await server.refuse()
    return server


PHASES: dict[str, tuple[Any, dict[str, Any], type[TransportError], str, bool]] = {
    "no free connection": (
        lambda serve: serve(always=hang), {"timeout": Timeout(pool=0.02), "limits": Limits(connections=1)},
        PoolTimeout, "pool", False,
    ),
    "refused": (_refused, {}, ConnectError, "connect", False),
    "handshake stalls": (
        lambda serve: serve(greeting=hang, scheme="https"), {"timeout": Timeout(connect=0.02)},
        ConnectTimeout, "connect", False,
    ),
    "peer stops reading": (
        lambda serve: serve(greeting=stall), {"timeout": Timeout(read=0.05)}, ReadTimeout, "send", True,
    ),
    "no answer": (lambda serve: serve(always=hang), {"timeout": Timeout(read=0.02)}, ReadTimeout, "wait", True),
    "closed": (lambda serve: serve(always=close), {}, TransportError, "wait", True),
    "half a head": (
        lambda serve: serve(always=(b"HTTP/1.1 200 OK\r\nX", close)), {}, TransportError, "wait", True,
    ),
    "body hangs": (
        lambda serve: serve(always=(answer(200, b"x", length=9), hang)), {"timeout": Timeout(read=0.2)},
        ReadTimeout, "body", True,
    ),
    "body is cut": (
        lambda serve: serve(always=(answer(200, b"x", length=9), close)), {}, ResponseTruncated, "body", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("fault", PHASES)
async def test_an_error_says_how_far_the_call_got_and_whether_it_may_have_been_acted_on(
    fault: str, method: str, serve: Serve, connect: Connect
) -> None:
    start, options, kind, phase, maybe_processed = PHASES[fault]
    server = await start(serve)
    api = connect(server, retry=None, clock=None, **options)
    body = b"x" * 20_000_000 if fault == "peer stops reading" else None
    if kind is PoolTimeout:
        blocking = asyncio.create_task(api.request("GET", "/first", timeout=Timeout(read=30)))
        await server.has_received(1)

    with pytest.raises(TransportError) as caught:
        await api.request(method, "/x", data=body)
    if kind is PoolTimeout:
        blocking.cancel()
        await asyncio.wait([blocking])

    error = caught.value
    if method == "POST" and maybe_processed and phase != "body":
        assert isinstance(error, UnknownOutcomeError)
        error = error.error
    assert isinstance(error, kind)
    assert (error.phase, error.maybe_processed) == (phase, maybe_processed)
    assert [(one.phase, one.status) for one in caught.value.log] == [(phase, None)]


# --- 29: TLS, proxies and what belongs to somebody else ---------------------------------------


async def test_no_verification_warns_once_for_each_client(
    serve: Serve, stranger: Any, recwarn: pytest.WarningsRecorder
) -> None:
    server = await serve(always=answer(200), tls=stranger.server())
    warnings.simplefilter("always")
    for _ in range(2):
        async with AsyncConnection(server.url, ssl_certificate=False) as api:
            for _ in range(3):
                await api.request("GET", "/x")
            await api.with_options(timeout=5).request("GET", "/x")

    assert [str(one.message).split(":")[0] for one in recwarn] == ["the certificate of https"] * 2
    assert server.wire == 8


async def test_a_connection_without_verification_is_not_lent_to_one_that_verifies(
    serve: Serve, stranger: Any
) -> None:
    server = await serve(always=answer(200), tls=stranger.server())
    async with aiohttp.ClientSession() as session:
        with pytest.warns(UserWarning, match="is not verified"):
            careless = AsyncConnection(server.url, session=session, ssl_certificate=False)
        careful = AsyncConnection(server.url, session=session)
        await careless.request("GET", "/x")

        with pytest.raises(CertificateError):
            await careful.request("GET", "/x")
        await careless.close()
        await careful.close()

    assert server.wire == 1


async def test_proxies_and_netrc_of_the_environment_are_ignored(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trap, server = await serve(), await serve(answer(200))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, trap.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ada password canary\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))

    await connect(server).request("GET", "/x")

    assert (trap.connections, server.sent("authorization")) == (0, [None])


async def test_netrc_does_not_replace_a_token(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = await serve(answer(200))
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ada password canary\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))

    await connect(server, token="t").request("GET", "/x")

    assert server.sent("authorization") == ["Bearer t"]


async def test_a_proxy_that_is_asked_for_is_used(serve: Serve, connect: Connect) -> None:
    proxy = await serve(answer(200))

    await connect("http://api.invalid", proxy=proxy.url).request("GET", "/x")

    assert proxy.lines == ["GET http://api.invalid/x HTTP/1.1"]


async def test_a_session_that_is_lent_gives_its_connector_and_nothing_else(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, Set_Cookie="theirs=1"), answer(200))
    async with aiohttp.ClientSession(
        headers={"X-Secret": "canary", "User-Agent": "theirs"},
        cookies={"session": "canary"},
        cookie_jar=aiohttp.CookieJar(unsafe=True),
    ) as session:
        api = connect(server, session=session)
        await api.request("GET", "/x")
        await api.request("GET", "/x")
        await api.close()

        assert not session.closed
        assert [cookie.key for cookie in session.cookie_jar] == ["session"]
    assert (server.connections, b"canary" in server.everything, server.sent("cookie")) == (
        1,
        False,
        [None] * 2,
    )


async def test_a_session_that_is_closed_while_it_is_lent_is_said_to_be(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(always=answer(200))
    session = aiohttp.ClientSession()
    api = connect(server, session=session)
    await api.request("GET", "/x")

    await session.close()

    with pytest.raises(ClientStateError, match="session that was injected is closed"):
        await api.request("GET", "/x")
    assert server.wire == 1


def test_the_number_of_connections_is_the_lent_sessions_own() -> None:
    session: Any = object()

    with pytest.raises(TypeError, match=r"limits\.connections"):
        AsyncConnection("https://api.example", session=session, limits=Limits(connections=5))


async def test_cookies_of_an_answer_are_not_sent_with_the_next_request(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200, Set_Cookie="session=abc"), answer(200))
    api = connect(server)
    first = await api.request("GET", "/x")
    await api.request("GET", "/x")

    assert (first.cookies, server.sent("cookie")) == ({"session": "abc"}, [None, None])


# --- 30: what is saved ------------------------------------------------------------------------


class Things(Service):
    _api = Api(name="things", url="https://things.example")

    def list(self) -> Pages[Any]:
        return self._pages(_LIST, (), {})

    def follow(self) -> Pages[Any]:
        return self._pages(_FOLLOW, (), {})

    def search(self, shop: object, data: Any, page_size: int | None = None, **options: Any) -> Pages[Any]:
        query = {"color": options.pop("color", None)}
        return self._pages(_SEARCH, (shop,), options, data=data, query=query, page_size=page_size)


_LIST: Operation[Any] = Operation(
    "things.list", "GET", "/things", returns=dict[str, Any], answer="page", many="items",
    paging=CursorPaging(param="after", next="next"),
)  # fmt: skip
_FOLLOW: Operation[Any] = Operation(
    "things.follow", "GET", "/things", returns=dict[str, Any], answer="page", many="items",
    paging=FollowPaging(next="next"),
)  # fmt: skip

_SEARCH: Operation[Any] = Operation(
    "things.search", "POST", "/shops/{id}/search", returns=dict[str, Any], answer="page", many="items",
    sends=dict[str, Any], paging=PagePaging(param="page", limit="size"), idempotent=True,
)  # fmt: skip


def page(*items: int, following: str | None = None) -> bytes:
    return answer(json={"items": [{"id": item} for item in items], "next": following})


async def test_a_list_goes_on_where_its_token_says_and_the_token_is_json(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(page(1, 2, following="c2"), page(3, 4), page(3, 4))
    seen = []
    pages = Things(connect(server, token="canary")).list()
    async for item in pages:
        seen.append(item["id"])
        if len(seen) == 3:
            break
    token = pages.token
    assert token is not None
    rest = await Things(connect(server, token="canary")).list().resume(token).collect()

    assert (seen, rest) == ([1, 2, 3], [{"id": 4}])
    assert isinstance(json.loads(token), dict)
    assert "canary" not in token
    assert server.targets == ["GET /things", "GET /things?after=c2", "GET /things?after=c2"]


async def test_an_error_midway_says_where_to_go_on(serve: Serve, connect: Connect) -> None:
    server = await serve(page(1, following="c2"), answer(200, b"{"), page(2))
    things = Things(connect(server))

    with pytest.raises(DecodeError) as caught:
        await things.list().collect()
    assert caught.value.resume_token is not None
    assert await things.list().resume(caught.value.resume_token).collect() == [{"id": 2}]


@pytest.mark.parametrize(
    "change",
    [
        lambda token, _: {**token, "origin": "http://evil.example:80"},
        lambda token, other: {**token, "url": f"{other}/things?page=2"},
        lambda token, _: {**token, "url": "https://evil.example/"},
        lambda token, _: {**token, "operation": "others.list"},
        lambda token, _: {**token, "index": -1},
        lambda token, _: {**token, "more": 1},
        lambda token, _: [token],
        lambda token, _: "text",
    ],
)
async def test_a_token_that_was_tampered_with_is_refused_before_anything_is_sent(
    change: Callable[[Any, str], Any], serve: Serve, connect: Connect
) -> None:
    other = await serve()
    server = await serve(page(1, following="/things?page=2"))
    things = Things(connect(server, token="canary"))
    token = (await things.follow()).token
    assert token is not None

    with pytest.raises(ValueError, match="page token"):
        things.follow().resume(json.dumps(change(json.loads(token), other.url)))

    assert (server.wire, other.connections) == (1, 0)


@pytest.mark.parametrize(
    "text", [pickle.dumps({"page_token": 1}).decode("latin-1"), "", "{", "[" * 9999, "\ud800"]
)
async def test_a_token_is_never_a_pickle(text: str, connect: Connect) -> None:
    with pytest.raises(ValueError, match="not a page token"):
        Things(connect("http://127.0.0.1:9")).list().resume(text)


async def test_a_token_of_another_server_is_refused(serve: Serve, connect: Connect) -> None:
    server, other = await serve(page(1, following="c2")), await serve()
    token = (await Things(connect(server)).list()).token
    assert token is not None

    with pytest.raises(ValueError, match="comes from another server"):
        Things(connect(other)).list().resume(token)

    assert other.connections == 0


@pytest.mark.parametrize(
    ("shop", "data", "color", "kind"),
    [
        (2, {"key": "canary"}, "red", "path"),
        (1, {"key": "other"}, "red", "body"),
        (1, {"key": "canary"}, "blue", "query"),
        (1, {"key": "canary"}, None, "query"),
    ],
)
async def test_a_token_of_the_same_list_asked_for_by_something_else_is_refused(
    shop: int, data: Any, color: str | None, kind: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(page(1), page(2))
    things = Things(connect(server))
    token = (await things.search(1, {"key": "canary"}, color="red")).token
    assert token is not None

    with pytest.raises(ValueError, match=f"other values in its {kind};") as caught:
        things.search(shop, data, color=color).resume(token)

    assert (server.wire, "canary" in token + str(caught.value)) == (1, False)


async def test_a_token_holds_after_a_change_of_page_size_and_options(serve: Serve, connect: Connect) -> None:
    server = await serve(page(1), page(2))
    data = {"key": "canary", "n": 1}
    token = (await Things(connect(server)).search(1, data, page_size=1, color="red")).token
    assert token is not None
    later = Things(connect(server)).search(
        "1", dict(reversed(data.items())), page_size=50, color="red", timeout=5, headers={"X-Run": "2"}
    )

    assert list(await later.resume(token)) == [{"id": 2}]
    assert server.targets == [
        f"POST /shops/1/search?color=red&{rest}" for rest in ("size=1&page=1", "size=1&page=2")
    ]


async def test_a_configuration_travels_as_json_and_without_secrets(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("API_KEY", "from-the-environment")
    server = await serve(always=answer(200))
    headers = {"X-Api-Key": "env:API_KEY", "X-Session": "canary", "User-Agent": "bot"}
    first = connect(server, token="canary", headers=headers, proxy=None, timeout=5)
    text = first.config.to_json()

    for config in (ConnectionConfig.from_json(text), pickle.loads(pickle.dumps(first.config))):
        async with AsyncConnection.from_config(config, token="t") as again:
            await again.request("GET", "/x")
            assert (again.timeout, again.retry) == (first.timeout, first.retry)

    assert "canary" not in text + repr(first.config)
    assert server.sent("x-api-key") == ["from-the-environment"] * 2
    assert (server.sent("x-session"), server.sent("user-agent")) == ([None] * 2, ["bot"] * 2)


async def test_a_token_store_is_json_and_for_its_owner_alone(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    path = tmp_path / "tokens.json"
    server = await serve(always=Issuer())
    await connect(server, auth=login(store=FileStore(path))).request("GET", "/x")

    assert isinstance(json.loads(path.read_text()), dict)
    assert sys.platform == "win32" or path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[]", pickle.dumps({"a": 1}), b'{"x": {"token": 7}}'])
async def test_a_store_that_holds_something_else_costs_a_login_and_no_more(
    content: bytes, serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    path = tmp_path / "tokens.json"
    path.write_bytes(content)
    server = await serve(always=Issuer())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        await connect(server, auth=login(store=FileStore(path))).request("GET", "/x")

    assert server.targets == ["POST /token", "GET /x"]


async def test_a_token_of_another_api_in_the_same_store_is_not_sent_here(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    store = FileStore(tmp_path / "tokens.json")
    one, other = await serve(always=Issuer()), await serve(always=Issuer())
    await connect(one, auth=login(store=store)).request("GET", "/x")
    await connect(other, auth=login(store=store)).request("GET", "/x")

    assert (one.targets, other.targets) == (["POST /token", "GET /x"],) * 2
