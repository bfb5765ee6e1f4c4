"""What a request waits for before it goes out, and in which order: credential, pace, place."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from specloom import AsyncConnection, Credential, Limits, RateLimit, RetryPolicy, Timeout
from specloom.errors import DeadlineExceeded, ServerError
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply

URL = "https://api.example"


class Setting:
    """A connection with one place, to a server whose answers come when the test says so: ``let(path)``."""

    def __init__(self, limit: RateLimit | None, *, auto: bool = False, **options: Any) -> None:
        self.clock = FakeClock(auto=auto)
        self.sent: list[tuple[str, float]] = []
        self.signed: list[str | None] = []
        self._answers: dict[str, asyncio.Future[Any]] = {}
        options.setdefault("limits", Limits(connections=1))
        options.setdefault("timeout", Timeout(total=100, connect=None, pool=None, read=None))
        self.connection = AsyncConnection(
            URL, transport=FakeTransport(self._answer), clock=self.clock, rate_limit=limit,
            hosts={"other": "https://b.example"}, **options,
        )  # fmt: skip

    def _answer(self, request: SentRequest) -> Any:
        self.sent.append((request.path, self.clock.monotonic() - 1000.0))
        self.signed.append(request.headers.get("X-Own"))
        answer = self._answers.get(request.path)
        return reply() if answer is None else _when(answer)

    def hold(self, path: str) -> None:
        """Answer no request for *path* before `let`."""
        self._answers[path] = asyncio.get_running_loop().create_future()

    async def let(self, path: str, answer: Any = None) -> None:
        self._answers[path].set_result(reply() if answer is None else answer)
        await turns()

    async def start(self, path: str, **options: Any) -> asyncio.Task[Any]:
        task = asyncio.create_task(self._get(path, options))
        await turns()
        return task

    async def _get(self, path: str, options: Any) -> Any:
        return await self.connection.request("GET", path, **options)

    async def advance(self, seconds: float) -> None:
        self.clock.advance(seconds)
        await turns()


async def _when(answer: asyncio.Future[Any]) -> Any:
    return await answer


async def turns() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


class Own:
    """An `Auth` with the two methods that it has to have."""

    def __init__(self) -> None:
        self.asked = 0

    async def credential(self, send: Any) -> Credential:
        self.asked += 1
        return Credential({"X-Own": f"t{self.asked}"})

    async def rejected(self, credential: Any, response: Any, send: Any) -> bool:
        return False


class Ending(Own):
    """One that knows its credential, for five seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Credential, float] | None = None
        self.clock: Any = None

    def current(self) -> Credential | None:
        return self._known[0] if self._known and self.clock.monotonic() < self._known[1] else None

    async def credential(self, send: Any) -> Credential:
        self.clock = send.clock
        given = await super().credential(send)
        self._known = given, self.clock.monotonic() + 5
        return given


@pytest.mark.parametrize("limit", [None, RateLimit(requests=1, per=2)], ids=["free", "paced"])
async def test_an_auth_is_asked_once_for_each_attempt(limit: RateLimit | None) -> None:
    auth = Own()
    setting = Setting(limit, auto=True, auth=auth)

    await (await setting.start("/a"))
    await (await setting.start("/b"))

    assert (auth.asked, setting.signed) == (2, ["t1", "t2"])


async def test_a_credential_that_ends_while_its_call_waits_is_replaced_before_it_goes_out() -> None:
    auth = Ending()
    setting = Setting(RateLimit(requests=1, per=10), auto=True, auth=auth)

    for path in ("/a", "/b"):
        await (await setting.start(path))

    assert (auth.asked, setting.signed) == (2, ["t1", "t2"])


async def test_a_turn_counts_from_when_its_request_goes_out() -> None:
    setting = Setting(RateLimit(requests=2, per=10))
    setting.hold("/slow")
    calls = [await setting.start(path) for path in ("/slow", "/b", "/c", "/d")]
    await setting.advance(30)

    await setting.let("/slow")
    await setting.advance(10)
    await asyncio.gather(*calls)

    assert setting.sent == [("/slow", 0.0), ("/b", 30.0), ("/c", 30.0), ("/d", 40.0)]


async def test_who_waits_for_a_turn_takes_no_place_from_others() -> None:
    setting = Setting(RateLimit(requests=1, per=10))
    await (await setting.start("/a"))
    waiting = await setting.start("/b")

    await (await setting.start("/elsewhere", host="other"))

    await setting.advance(10)
    await waiting
    assert setting.sent == [("/a", 0.0), ("/elsewhere", 0.0), ("/b", 10.0)]


async def test_a_full_pool_has_been_full_for_those_who_stand_behind_as_well() -> None:
    setting = Setting(RateLimit(requests=9), timeout=Timeout(total=100, read=None, pool=5))
    setting.hold("/slow")
    slow = await setting.start("/slow")
    first = await setting.start("/b")
    await setting.advance(2)
    second = await setting.start("/c")

    await setting.advance(3)
    third = await setting.start("/d")
    states = [(first.done(), second.done())]
    await setting.advance(2)
    states.append((second.done(), third.done()))
    await setting.let("/slow")
    ended = await asyncio.gather(slow, first, second, third, return_exceptions=True)

    assert states == [(True, False), (True, False)]
    assert [type(one).__name__ for one in ended] == ["Response", "PoolTimeout", "PoolTimeout", "Response"]


async def test_a_pause_that_an_answer_asks_for_is_not_waited_for_in_a_place() -> None:
    setting = Setting(RateLimit(wait="header Backoff"))
    setting.hold("/slow")
    slow = await setting.start("/slow")
    paused = await setting.start("/b")

    await setting.let("/slow", reply(headers={"Backoff": "20"}))
    other = await setting.start("/elsewhere", host="other")
    await setting.advance(20)
    await asyncio.gather(slow, paused, other)

    assert setting.sent == [("/slow", 0.0), ("/elsewhere", 0.0), ("/b", 20.0)]
    assert [line.waited for line in (await paused).log] == [20.0]


async def test_an_attempt_that_the_pace_kept_from_starting_is_in_the_log() -> None:
    setting = Setting(RateLimit(requests=1, per=60), auto=True)
    await (await setting.start("/a"))

    with pytest.raises(DeadlineExceeded, match="the rate limit") as caught:
        await (await setting.start("/b", timeout=30))

    assert [(line.error, line.phase) for line in caught.value.log] == [("DeadlineExceeded", "pool")]


async def test_a_retry_that_is_kept_back_in_line_ends_with_the_refusal_before_it() -> None:
    setting = Setting(
        None, retry=RetryPolicy(initial=1, jitter=0), timeout=Timeout(total=30, read=None, pool=None)
    )
    setting.hold("/b")
    setting.hold("/slow")
    refused = await setting.start("/b")
    slow = await setting.start("/slow")
    await setting.let("/b", reply(500, content=b"first"))
    await setting.advance(1)

    await setting.let("/slow", reply(503, headers={"Retry-After": "50"}))

    for call, status in ((slow, 503), (refused, 500)):
        with pytest.raises(ServerError, match=r"not tried again: .* is left alone") as caught:
            await call
        assert (caught.value.status_code, caught.value.gave_up, len(caught.value.log)) == (
            status,
            "cooldown",
            1,
        )


async def test_a_place_is_given_back_whoever_goes_away() -> None:
    setting = Setting(RateLimit(requests=1, per=10), timeout=Timeout(total=100, read=None, pool=50))
    setting.hold("/slow")
    slow = await setting.start("/slow")
    await setting.advance(10)
    at_the_gate, behind = await setting.start("/b"), await setting.start("/c")

    for one in (at_the_gate, behind):
        one.cancel()
    await asyncio.gather(at_the_gate, behind, return_exceptions=True)
    last = await setting.start("/d")
    await setting.let("/slow")

    await asyncio.gather(slow, last)
    assert setting.sent == [("/slow", 0.0), ("/d", 10.0)]
    assert setting.connection._shared.gate is not None
    assert setting.connection._shared.gate.try_enter()
