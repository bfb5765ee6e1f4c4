"""Ten thousand tasks at once: tokens and places for all of them, nothing held afterwards: promises 1, 5, 25, 26."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest

from specloom import AsyncConnection
from specloom.errors import AuthError, ClientStateError
from specloom.testing import FakeClock

from .cancelling import held
from .issuer import Issuer, eventually, login
from .server import Connect, Serve
from .steps import answer, hang, wait_for

MANY = 10_000
#: Seconds of work on a machine with nothing else to do, and minutes on one that has.
pytestmark = pytest.mark.timeout(300)


class Census:
    """The script of a server that keeps no requests: how often each target came, and under how many tokens."""

    def __init__(self, issuer: Issuer) -> None:
        self.targets: Counter[str] = Counter()
        self._issuer = issuer

    def __call__(self, request: Any) -> Any:
        self.targets[request.target] += 1
        return self._issuer(request)


async def storm(api: Any) -> Counter[str]:
    """Ten thousand calls, each to a target of its own; gives how they ended."""
    ended = await asyncio.gather(
        *(api.request("GET", f"/{number}") for number in range(MANY)), return_exceptions=True
    )
    return Counter(type(one).__name__ for one in ended)


async def test_ten_thousand_tasks_on_one_dead_token_make_one_token_request(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer()
    census = Census(issuer)
    server = await serve(always=census, keeps=False)
    api = connect(server, auth=login())
    await api.request("GET", "/first")
    issuer.revoked = True

    assert await storm(api) == {"Response": MANY}
    assert census.targets.pop("/token") == 2
    sent = Counter(census.targets.values())
    assert sent[1] + sent[2] == MANY + 1  # no call is replayed more than once
    assert sent[2] < MANY / 10  # and those that stood in line start with the newer token
    assert (server.connections <= 101, held(api)) == (True, (0, 0, 0))


async def test_ten_thousand_tasks_without_a_token_make_one_token_request(
    serve: Serve, connect: Connect
) -> None:
    census = Census(Issuer())
    server = await serve(always=census, keeps=False)
    api = connect(server, auth=login())

    assert await storm(api) == {"Response": MANY}
    assert census.targets.pop("/token") == 1
    assert Counter(census.targets.values()) == {1: MANY}
    assert (server.connections <= 101, held(api)) == (True, (0, 0, 0))


async def test_ten_thousand_tasks_whose_token_cannot_be_had_cost_three_requests_and_recover(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    issuer = Issuer(*[answer(500)] * 3)
    server = await serve(always=issuer)
    api = connect(server, auth=login())

    assert await storm(api) == {"AuthError": MANY}
    with pytest.raises(AuthError):
        await api.request("GET", "/late")
    assert server.targets == ["POST /token"] * 3
    clock.advance(60)
    assert await storm(api) == {"Response": MANY}
    assert (issuer.asked, held(api)) == (4, (0, 0, 0))


async def test_a_renewal_that_fails_under_ten_thousand_tasks_is_their_own_error_each(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer, keeps=False)
    api = connect(server, auth=login())
    await api.request("GET", "/first")
    issuer.revoked = True
    issuer.script = [answer(401, json={"message": "wrong password"})]
    ended = await asyncio.gather(
        *(api.request("GET", f"/{number}") for number in range(MANY)), return_exceptions=True
    )

    assert len({id(error) for error in ended if isinstance(error, AuthError)}) == MANY
    assert (issuer.asked, held(api)) == (2, (0, 0, 0))


async def test_ten_thousand_waiters_may_go_away_in_any_order(serve: Serve, connect: Connect) -> None:
    go_on = asyncio.Event()
    server = await serve(*[(wait_for(go_on), answer(200))] * 100, answer(200, b"last"))
    api = connect(server)
    busy = [asyncio.create_task(api.request("GET", "/busy")) for _ in range(100)]
    await server.has_received(100)
    waiters = [asyncio.create_task(api.request("GET", f"/{number}")) for number in range(MANY)]
    await eventually(lambda: held(api)[2] == MANY)
    for waiter in [*waiters[:0:-2], *waiters[2::2]]:
        waiter.cancel()
    await asyncio.wait(waiters[1:])
    assert held(api)[1:] == (100, 1)
    go_on.set()

    assert (await waiters[0]).content == b"last"
    assert (len(await asyncio.gather(*busy)), server.wire, held(api)) == (100, 101, (0, 0, 0))


async def test_close_ends_ten_thousand_calls(serve: Serve) -> None:
    server = await serve(always=hang)
    api = AsyncConnection(server.url)
    calls = asyncio.gather(
        *(api.request("GET", f"/{number}") for number in range(MANY)), return_exceptions=True
    )
    await server.has_received(100)
    await api.close()

    assert Counter(map(type, await calls)) == {ClientStateError: MANY}
    assert (server.wire, held(api)) == (100, (0, 0, 0))
