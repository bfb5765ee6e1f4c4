"""What copies of a connection share: opening it, closing it, and what it keeps for each origin."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from specloom._clock import SystemClock
from specloom._options import Limits
from specloom._retry import RetryBudget, RetryPolicy
from specloom._state import Shared
from specloom._tls import TLS
from specloom.auth import BearerToken
from specloom.connection import AsyncConnection
from specloom.errors import ClientStateError
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply

ORIGIN = "https://api.example:443"


def shared(**options: Any) -> Shared:
    given: dict[str, Any] = {
        "origins": frozenset({ORIGIN}), "limits": Limits(), "tls": TLS(), "proxy": None, "session": None,
        "transport": None, "clock": SystemClock(), "on_attempt": None,
    }  # fmt: skip
    return Shared(**{**given, **options})


async def test_it_opens_once_however_many_ask() -> None:
    state = shared()
    await asyncio.gather(*(state.open() for _ in range(10)))
    transport = state.transport
    await state.open()

    assert state.transport is transport
    await state.close()


async def test_an_opening_that_fails_is_tried_anew(tmp_path: Path) -> None:
    state = shared(tls=TLS(ca_file=str(tmp_path / "ca.pem")))

    for _ in range(2):
        with pytest.raises(ValueError, match=r"ca\.pem"):
            await state.open()
    await state.close()


async def test_an_opening_that_fails_when_nobody_waits_any_more_is_not_complained_about(
    tmp_path: Path,
) -> None:
    complaints: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    state = shared(tls=TLS(ca_file=str(tmp_path / "ca.pem")))
    opening = asyncio.create_task(state.open())
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    task = state._opening
    assert task is not None
    await asyncio.wait({task})
    del task, opening, state
    gc.collect()

    assert complaints == []


async def test_closing_before_anything_was_opened_is_nothing() -> None:
    state = shared()

    await state.close()
    await state.close()

    assert state.closed
    with pytest.raises(ClientStateError, match="is closed"):
        state.usable()


async def test_closing_while_it_opens_ends_the_opening() -> None:
    state = shared()
    opening = asyncio.create_task(state.open())
    await asyncio.sleep(0)

    await state.close()

    with pytest.raises(ClientStateError, match="closed while it opened"):
        await opening


def test_a_budget_is_shared_by_policies_with_the_same_figures() -> None:
    state = shared()
    budget = RetryBudget(capacity=7)
    made = state.budget(ORIGIN, RetryPolicy(budget=budget))

    assert (made.policy, state.budget(ORIGIN, RetryPolicy(budget=RetryBudget(capacity=7)))) == (budget, made)
    assert state.budget(ORIGIN, None) is made
    assert state.budget("https://other.example:443", None).policy == RetryBudget()
    assert state.budget("https://third.example:443", RetryPolicy(budget=None)).policy is None


def test_a_policy_with_other_figures_has_a_budget_of_its_own_also_none() -> None:
    state = shared()
    first = state.budget(ORIGIN, RetryPolicy())
    larger = RetryPolicy(budget=RetryBudget(capacity=1000))
    own = state.budget(ORIGIN, larger)

    assert (own.policy, own.left, state.budget(ORIGIN, larger) is own) == (larger.budget, 1000, True)
    assert state.budget(ORIGIN, RetryPolicy(budget=None)).policy is None
    assert state.budget(ORIGIN, RetryPolicy()) is first


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://api.example/x", True),
        ("https://API.example:443/x", True),
        ("https://partner.example/x", True),
        ("http://api.example/x", False),
        ("https://api.example:8443/x", False),
        ("https://api.example.evil.example/x", False),
        ("https://evil.example/https://api.example/", False),
    ],
)
def test_a_credential_goes_to_our_origins_and_those_of_its_auth(url: str, may: bool) -> None:
    auth = BearerToken("t", origins=["https://partner.example"])

    assert shared().may_sign(url, auth) is may


def test_a_lent_session_has_a_limit_of_its_own() -> None:
    session: Any = object()

    assert shared(session=session).gate is None
    assert shared().gate is not None
    with pytest.raises(TypeError, match=r"limits\.connections"):
        shared(session=session, limits=Limits(connections=3))


async def test_a_given_transport_is_used_and_closed() -> None:
    transport = FakeTransport()
    state = shared(transport=transport)
    await state.open()
    await state.close()

    assert (state.transport, transport.closed) == (transport, True)


async def test_a_given_transport_is_closed_though_nothing_was_sent() -> None:
    transport = FakeTransport()
    await shared(transport=transport).close()

    assert transport.closed


@asynccontextmanager
async def a_disk_that_does_not_answer(folder: Path) -> AsyncIterator[Shared]:
    """A connection whose CA file keeps its thread waiting until the end of the block."""
    pipe = folder / "ca.pem"
    os.mkfifo(pipe)
    try:
        yield shared(tls=TLS(ca_file=str(pipe)), clock=FakeClock())
    finally:
        await asyncio.to_thread(pipe.write_bytes, b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs")
async def test_closing_does_not_wait_for_a_disk_that_does_not_answer(tmp_path: Path) -> None:
    async with a_disk_that_does_not_answer(tmp_path) as state:
        opening = asyncio.create_task(state.open())
        await asyncio.sleep(0)
        await asyncio.wait_for(state.close(), 5)

        with pytest.raises(ClientStateError, match="closed while it opened") as caught:
            await opening

    assert caught.value.__context__ is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs")
async def test_whoever_gives_up_waiting_for_an_opening_is_cancelled(tmp_path: Path) -> None:
    async with a_disk_that_does_not_answer(tmp_path) as state:
        opening = asyncio.create_task(state.open())
        await asyncio.sleep(0)
        opening.cancel()

        with pytest.raises(asyncio.CancelledError):
            await opening
        await state.close()


def test_a_connection_belongs_to_the_loop_of_its_first_call() -> None:
    transport = FakeTransport(reply(), reply())
    connection = AsyncConnection("https://api.example", transport=transport)
    asyncio.run(send(connection))

    with pytest.raises(ClientStateError, match="belongs to another event loop"):
        asyncio.run(send(connection))
    asyncio.run(connection.close())
    with pytest.raises(ClientStateError, match="is closed"):
        asyncio.run(send(connection))
    assert (len(transport.requests), transport.closed) == (1, False)


async def send(connection: AsyncConnection) -> None:
    await connection.request("GET", "/")


FORKING = """
import asyncio, os
from specloom import AsyncConnection
from specloom.testing import FakeTransport, reply

transport = FakeTransport(lambda sent: reply())
connection = AsyncConnection("https://api.example", transport=transport)

async def use(connection):
    try:
        await connection.request("GET", "/")
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "sent"

print(asyncio.run(use(connection)), flush=True)
if os.fork() == 0:
    print(asyncio.run(use(connection)))
    asyncio.run(connection.close())
    print("closed there" if transport.closed else "left alone")
    fresh = AsyncConnection("https://api.example", transport=FakeTransport(reply()))
    print(asyncio.run(use(fresh)), flush=True)
    os._exit(0)
os.wait()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
def test_the_far_side_of_a_fork_needs_a_connection_of_its_own() -> None:
    shown = subprocess.run([sys.executable, "-c", FORKING], capture_output=True, text=True, check=True).stdout

    assert shown.splitlines() == [
        "sent",
        "ClientStateError: the connection was opened before a fork; open a new one in the child"
        " (from_config takes its config)",
        "left alone",
        "sent",
    ]


@pytest.mark.parametrize("turns", [0, 3])
async def test_calls_in_flight_end_before_their_connections_are_closed(turns: int) -> None:
    under_way, landed = asyncio.Semaphore(0), []

    async def hang(sent: SentRequest) -> Any:
        under_way.release()
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(turns):
                await asyncio.sleep(0)
            landed.append(transport.closed)

    transport = FakeTransport(hang)
    connection = AsyncConnection("https://api.example", transport=transport, limits=Limits(connections=2))
    calls = [asyncio.create_task(connection.request("GET", f"/{number}")) for number in range(5)]
    await under_way.acquire()
    await under_way.acquire()

    await asyncio.wait_for(connection.close(), 1)

    ended = await asyncio.gather(*calls, return_exceptions=True)
    assert [(type(one), str(one)) for one in ended] == [
        (ClientStateError, "the connection was closed during the call")
    ] * 5
    assert (landed, transport.closed) == ([False, False], True)


async def test_a_call_that_does_not_end_does_not_hold_up_closing() -> None:
    under_way, at_last = asyncio.Event(), asyncio.Event()

    async def stay(sent: SentRequest) -> Any:
        under_way.set()
        try:
            await asyncio.Event().wait()
        finally:
            await at_last.wait()

    transport = FakeTransport(stay)
    connection = AsyncConnection("https://api.example", transport=transport)
    call = asyncio.create_task(connection.request("GET", "/"))
    await under_way.wait()

    await asyncio.wait_for(connection.close(), 1)

    assert (transport.closed, call.done()) == (True, False)
    at_last.set()
    with pytest.raises(ClientStateError):
        await call


async def test_a_program_that_makes_a_copy_for_each_request_keeps_none_of_them() -> None:
    connection = AsyncConnection("https://api.example", transport=FakeTransport(lambda sent: reply()))
    kept = [
        weakref.ref(connection.with_options(token=f"t{number}").auth or connection) for number in range(100)
    ]
    last = connection.with_options(token="last")
    await last.request("GET", "/")
    gc.collect()

    assert [one for one in kept if one() is not None] == []
    assert (last.token, list(connection._shared._auths)) == ("last", [last.auth])
    await connection.close()


async def test_a_renewal_of_a_copy_that_is_gone_is_ended_as_well() -> None:
    started, ended = asyncio.Event(), asyncio.Event()

    async def fetch() -> str:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return ""

    connection = AsyncConnection("https://api.example", transport=FakeTransport(), clock=FakeClock())
    call = asyncio.create_task(connection.with_options(token=fetch).request("GET", "/"))
    await started.wait()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    del call
    gc.collect()

    await connection.close()

    assert ended.is_set()


def test_a_credential_is_adopted_once() -> None:
    state, auth = shared(), BearerToken("t")
    for one in (auth, None, auth):
        state.adopt(one)

    assert list(state._auths) == [auth]
