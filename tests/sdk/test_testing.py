"""The fakes that programs test with: a clock that obeys and a transport with a script."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from specloom._http import Response
from specloom._options import Limits
from specloom.connection import AsyncConnection
from specloom.errors import ConnectError, SizeLimitExceeded
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply

# --- the clock -------------------------------------------------------------------------------


async def test_sleeping_takes_no_time_and_moves_the_clock() -> None:
    clock = FakeClock(now=5.0, wall=100.0)

    await clock.sleep(2.5)
    await clock.sleep(0)

    assert (clock.monotonic(), clock.wall(), clock.slept) == (7.5, 102.5, [2.5, 0])


async def test_a_clock_that_is_not_automatic_waits_to_be_moved() -> None:
    clock = FakeClock(auto=False)
    sleeper = asyncio.create_task(clock.sleep(10))
    await asyncio.sleep(0)
    clock.advance(9.9)
    await asyncio.sleep(0)
    early = sleeper.done()
    clock.advance(0.2)

    await sleeper
    assert (early, clock.slept) == (False, [10])


@pytest.mark.parametrize("seconds", [0, -1])
async def test_a_sleep_of_no_length_lets_others_run_on_any_clock(seconds: float) -> None:
    clock, ran = FakeClock(auto=False), list[int]()
    other = asyncio.create_task(clock.sleep(0))
    other.add_done_callback(lambda _: ran.append(1))

    await asyncio.wait_for(clock.sleep(seconds), 1)
    await other

    assert clock.monotonic() == 1000.0


async def test_a_sleeper_that_is_cancelled_leaves_no_timer_behind() -> None:
    clock = FakeClock(auto=False)
    sleeper = asyncio.create_task(clock.sleep(10))
    await asyncio.sleep(0)
    sleeper.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sleeper

    clock.advance(100)

    assert clock.monotonic() == 1100.0


def test_timers_run_in_their_order_and_see_their_own_time() -> None:
    clock, seen = FakeClock(now=0.0), list[tuple[str, float]]()

    def note(name: str) -> Callable[[], None]:
        return lambda: seen.append((name, clock.monotonic()))

    clock.call_at(3.0, note("third"))
    clock.call_at(1.0, note("first"))
    clock.call_at(1.0, note("second"))
    clock.call_at(2.0, note("never")).cancel()
    clock.call_at(9.0, note("later"))
    clock.call_at(-5.0, note("overdue"))
    clock.advance(4.0)

    assert seen == [("overdue", 0.0), ("first", 1.0), ("second", 1.0), ("third", 3.0)]
    assert clock.monotonic() == 4.0


def test_a_timer_may_set_another_one() -> None:
    clock, seen = FakeClock(now=0.0), list[float]()

    def again() -> None:
        seen.append(clock.monotonic())
        clock.call_at(clock.monotonic() + 1.0, again)

    clock.call_at(1.0, again)
    clock.advance(3.5)

    assert seen == [1.0, 2.0, 3.0]


def test_time_does_not_go_back() -> None:
    clock = FakeClock(now=5.0)

    clock.advance(-3.0)

    assert clock.monotonic() == 5.0


def test_chance_is_what_the_test_says() -> None:
    clock = FakeClock(chance=0.25)
    first = clock.jitter()
    clock.chance = 0.75

    assert (first, clock.jitter(), repr(clock)) == (0.25, 0.75, "FakeClock(now=1000.0)")


# --- the transport ---------------------------------------------------------------------------


def connect(transport: FakeTransport, **options: Any) -> AsyncConnection:
    return AsyncConnection(
        "https://api.example/v1", **{"transport": transport, "clock": FakeClock(), **options}
    )


async def test_it_answers_in_the_order_of_its_script() -> None:
    transport = FakeTransport(reply(503), ConnectError("down", phase="connect"), reply(json=[1]))
    async with connect(transport) as api:
        response = await api.request("GET", "/x")

    assert (response.json(), [one.status for one in response.log]) == ([1], [503, None, 200])


async def test_one_function_answers_everything() -> None:
    def answer(request: SentRequest) -> Response:
        return reply(json={"path": request.path})

    transport = FakeTransport(answer)
    async with connect(transport) as api:
        paths = [(await api.request("GET", f"/{number}")).json()["path"] for number in range(3)]

    assert paths == ["/v1/0", "/v1/1", "/v1/2"]


async def test_functions_in_a_script_answer_once_and_may_wait() -> None:
    async def later(request: SentRequest) -> Response:
        await asyncio.sleep(0)
        return reply(202)

    def fail(_: SentRequest) -> Exception:
        return ConnectError("down", phase="connect")

    async with connect(FakeTransport(later, fail, reply(201))) as api:
        statuses = [(await api.request("PUT", "/x")).status_code for _ in range(2)]

    assert statuses == [202, 201]


async def test_a_script_can_be_made_longer() -> None:
    transport = FakeTransport()
    transport.add(reply(201))
    transport.add(reply(202), reply(203))
    async with connect(transport) as api:
        assert [(await api.request("GET", "/x")).status_code for _ in range(3)] == [201, 202, 203]


async def test_a_request_beyond_the_script_fails_the_test_and_is_named() -> None:
    async with connect(FakeTransport()) as api:
        with pytest.raises(AssertionError, match=r"is over, but GET https://api\.example/v1/x was sent"):
            await api.request("GET", "/x")


async def test_what_was_sent_can_be_asked_for(tmp_path: Path) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"str"
        yield b"eam"

    (tmp_path / "file").write_bytes(b"file")
    transport = FakeTransport(*[reply()] * 4)
    async with connect(transport) as api:
        await api.request("POST", "/x", json={"a": [1]}, params={"q": "ä b", "empty": ""})
        await api.request("POST", "/x", data=pieces())
        await api.request("POST", "/x", data=tmp_path / "file")
        await api.request("GET", "/x")

    first = transport.requests[0]
    assert (first.method, first.url, first.path, first.target, first.query, first.json()) == (
        "POST",
        "https://api.example/v1/x?q=%C3%A4%20b&empty=",
        "/v1/x",
        "/v1/x?q=%C3%A4%20b&empty=",
        [("q", "ä b"), ("empty", "")],
        {"a": [1]},
    )
    assert first.headers["content-type"] == "application/json"
    assert [one.body for one in transport.requests[1:]] == [b"stream", b"file", b""]
    assert transport.requests[3].target == "/v1/x"


async def test_limits_hold_for_fakes_as_well() -> None:
    async with connect(FakeTransport(reply(content=b"x" * 11)), limits=Limits(body=10)) as api:
        with pytest.raises(SizeLimitExceeded):
            await api.request("GET", "/x")


async def test_an_answer_to_head_has_no_body() -> None:
    async with connect(FakeTransport(reply(content=b"x"))) as api:
        assert (await api.request("HEAD", "/x")).content == b""


async def test_a_stream_comes_in_pieces() -> None:
    transport = FakeTransport(reply(content=b"x" * 100_000), reply(content=b"y" * 100_000))
    async with connect(transport) as api:
        async with api.stream("GET", "/x") as stream:
            sizes = [len(piece) async for piece in stream.bytes()]
        async with api.stream("GET", "/x"):
            pass

    assert sizes == [65536, 34464]


@pytest.mark.parametrize(
    ("arguments", "content", "kind"),
    [
        ({"json": {"a": "ä"}}, '{"a":"ä"}'.encode(), "application/json"),
        ({"json": None}, b"null", "application/json"),
        ({"json": 1, "headers": {"Content-Type": "a/b"}}, b"1", "a/b"),
        ({"text": "ä"}, "ä".encode(), "text/plain; charset=utf-8"),
        ({"content": b"x"}, b"x", None),
        ({}, b"", None),
    ],
)
def test_replies_are_made_of_what_is_at_hand(arguments: Any, content: bytes, kind: str | None) -> None:
    answer = reply(**arguments)

    assert (answer.status_code, answer.content, answer.headers.get("content-type")) == (200, content, kind)


def test_a_reply_keeps_the_headers_it_was_given() -> None:
    assert reply(503, headers={"Retry-After": "1"}).headers == {"Retry-After": "1"}


# --- fixtures --------------------------------------------------------------------------------


async def test_fixtures_of_the_plugin_are_ready_to_use(
    fake_transport: FakeTransport, fake_clock: FakeClock
) -> None:
    fake_transport.add(reply(503), reply(json=1))
    async with AsyncConnection("https://api.example", transport=fake_transport, clock=fake_clock) as api:
        assert (await api.request("GET", "/x")).json() == 1

    assert fake_clock.slept == [0.5]


def test_the_plugin_imports_nothing_before_a_test_asks_for_it() -> None:
    program = "import json, sys, specloom.pytest_plugin; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert {"aiohttp", "msgspec", "cattrs", "specloom.testing"} & set(json.loads(done.stdout)) == set()
