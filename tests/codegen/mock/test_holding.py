"""Calls that are held, over sockets: what ends them. Time is the test's."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from typing import Any, cast

import aiohttp
import pytest

from specloom.testing import FakeClock
from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.mock.holding import Holder

SPEC = """
spec: 1
api: notes
url: https://notes.example
resources:
  notes:
    path: /notes
    key: {id: integer}
    operations: {list: {query: {wait: {mock: wait}}}, create, read: {query: {wait: {mock: wait}}}, update, delete}
"""


@pytest.fixture
def api(compile_text: Callable[[str], ir.Api]) -> ir.Api:
    return compile_text(SPEC)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(auto=False)


@pytest.fixture
async def server(api: ir.Api, clock: FakeClock) -> AsyncIterator[MockServer]:
    async with MockServer(api, clock=clock.wall, sleep=clock.sleep) as server:
        yield server


@pytest.fixture
async def session(server: MockServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url, timeout=aiohttp.ClientTimeout(total=20)) as session:
        async with session.post("/notes", json={"text": "a"}):
            pass
        yield session


async def ask(session: aiohttp.ClientSession, path: str) -> tuple[int, Any]:
    async with session.get(path) as response:
        return response.status, await response.json()


async def until(happened: Callable[[], bool]) -> None:
    """Let the others work until something has happened."""
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110 - nobody tells what the server does
            await asyncio.sleep(0.001)


def held(server: MockServer) -> int:
    """How many calls are held."""
    return len(server._holder._waiters)


async def held_call(
    server: MockServer, session: aiohttp.ClientSession, path: str
) -> asyncio.Task[tuple[int, Any]]:
    before = held(server)
    call = asyncio.create_task(ask(session, path))
    await until(lambda: held(server) == before + 1)
    await asyncio.sleep(0)  # a turn in which its timer asks the clock
    return call


async def test_a_call_ends_with_its_time(
    server: MockServer, session: aiohttp.ClientSession, clock: FakeClock
) -> None:
    call = await held_call(server, session, "/notes/1?wait=10s")

    clock.advance(9.9)
    still = await held_call(server, session, "/notes/1?wait=10s")
    assert not call.done()
    clock.advance(0.2)

    assert (await call, held(server)) == ((200, {"text": "a", "id": 1}), 1)
    clock.advance(10)
    assert await still == (200, {"text": "a", "id": 1})


async def test_a_call_ends_with_a_change(server: MockServer, session: aiohttp.ClientSession) -> None:
    one = await held_call(server, session, "/notes/1?wait=1h")
    listing = await held_call(server, session, "/notes?wait=1h")

    async with session.put("/notes/1", json={"text": "b"}):
        pass

    assert await one == (200, {"text": "b", "id": 1})
    assert await listing == (200, [{"text": "b", "id": 1}])
    assert [(each.method, each.path, each.status) for each in server.requests[1:]].count(
        ("GET", "/notes", 200)
    ) == 1


async def test_a_change_of_something_else_ends_no_call(
    server: MockServer, session: aiohttp.ClientSession, clock: FakeClock
) -> None:
    call = await held_call(server, session, "/notes/1?wait=1h")
    changes = server._holder.changes

    async with session.post("/notes", json={"text": "other"}):
        pass
    await until(lambda: server._holder.changes > changes and len(clock.slept) == 2)

    assert not call.done()
    clock.advance(3600)
    assert (await call)[0] == 200


async def test_a_clock_that_stands_still_ends_calls_too(api: ir.Api) -> None:
    clock = FakeClock()
    async with (
        MockServer(api, clock=lambda: 1.0, sleep=clock.sleep) as server,
        aiohttp.ClientSession(server.url) as session,
    ):
        assert await ask(session, "/notes?wait=2s") == (200, [])

    assert clock.slept == [2.0]


async def test_nothing_is_left_of_a_caller_that_hangs_up(
    server: MockServer, session: aiohttp.ClientSession, clock: FakeClock
) -> None:
    call = await held_call(server, session, "/notes/1?wait=1h")
    tasks = len(asyncio.all_tasks())

    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
    await until(lambda: held(server) == 0 and len(server.requests) == 2)

    assert (server.requests[-1].status, server.requests[-1].operation) == (None, "notes.read")
    await until(lambda: len(asyncio.all_tasks()) < tasks)  # the timer's is gone
    assert (await ask(session, "/notes/1"))[0] == 200


async def test_a_fake_that_stops_answers_what_there_is(
    server: MockServer, session: aiohttp.ClientSession
) -> None:
    call = await held_call(server, session, "/notes/1?wait=1h")

    async with asyncio.timeout(5):
        await server.close()

    assert await call == (200, {"text": "a", "id": 1})


async def test_a_fake_that_was_stopped_holds_calls_again(
    server: MockServer, session: aiohttp.ClientSession, clock: FakeClock
) -> None:
    await server.close()
    await server.start()

    call = await held_call(server, session, "/notes/1?wait=5s")
    clock.advance(5)

    assert (await call)[0] == 200


async def test_a_reset_ends_a_call(server: MockServer, session: aiohttp.ClientSession) -> None:
    call = await held_call(server, session, "/notes/1?wait=1h")

    async with session.post("/_mock/reset"):
        pass

    assert (await call)[0] == 404


class Request:
    """As much of a request as the holder looks at."""

    def __init__(self, *, closing: bool = False) -> None:
        self.transport = self
        self.protocol = object()
        self.is_closing = lambda: closing


async def test_a_caller_that_is_gone_is_not_waited_for() -> None:
    holder = Holder()

    assert await holder.hold(cast("Any", Request(closing=True)), 60.0, 0) == "gone"


async def test_a_change_between_the_look_and_the_wait_is_not_missed() -> None:
    holder = Holder()
    since = holder.changes
    holder.ring()

    assert await holder.hold(cast("Any", Request()), 60.0, since) == "change"


async def test_a_call_that_comes_while_the_fake_stops_is_not_held() -> None:
    holder = Holder()
    holder.stop()

    assert await holder.hold(cast("Any", Request()), 60.0, 0) == "stop"


async def test_what_ends_a_wait_first_is_its_end() -> None:
    holder, request = Holder(), Request()
    waiting = asyncio.ensure_future(holder.hold(cast("Any", request), math.inf, 0))
    await asyncio.sleep(0)

    holder.hang_up(request.protocol)
    holder.ring()
    holder.hang_up(object())

    assert (await waiting, len(holder._waiters)) == ("gone", 0)


async def test_latency_passes_by_the_clock_of_the_test(api: ir.Api) -> None:
    clock = FakeClock()
    async with (
        MockServer(api, latency=60.0, clock=clock.wall, sleep=clock.sleep) as server,
        aiohttp.ClientSession(server.url) as session,
    ):
        await ask(session, "/notes")

    assert clock.slept == [60.0]
