"""Requests that wait for the rate limit: in order, within their deadline, and leaving nothing behind when cancelled."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from specloom import AsyncConnection, RateLimit, RetryPolicy
from specloom.errors import ClientStateError, DeadlineExceeded
from specloom.service import Api, Client
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply

URL = "https://api.example"


class Setting:
    def __init__(self, limit: RateLimit | None, *script: Any, auto: bool = True, **options: Any) -> None:
        self.clock = FakeClock(auto=auto)
        self.times: list[float] = []
        self.paths: list[str] = []
        self.answers = list(script)
        self.transport = FakeTransport(self.answer)
        self.connection = AsyncConnection(
            URL, transport=self.transport, clock=self.clock, rate_limit=limit, hosts={"other": "https://b.example"},
            **options,
        )  # fmt: skip

    def answer(self, sent: SentRequest) -> Any:
        self.paths.append(sent.path)
        self.times.append(self.clock.monotonic() - 1000.0)
        return self.answers.pop(0) if self.answers else reply(json={})

    async def get(self, path: str = "/x", **options: Any) -> Any:
        return await self.connection.request("GET", path, **options)


async def turns() -> None:
    for _ in range(100):
        await asyncio.sleep(0)


async def test_requests_start_as_the_limit_allows() -> None:
    setting = Setting(RateLimit(requests=2, per=10))

    await asyncio.gather(*(setting.get() for _ in range(5)))

    assert setting.times == [0.0, 0.0, 10.0, 10.0, 20.0]


async def test_without_a_limit_nothing_waits() -> None:
    setting = Setting(None)

    await asyncio.gather(*(setting.get() for _ in range(50)))

    assert (setting.clock.slept, len(setting.times)) == ([], 50)


async def test_the_time_that_a_request_waited_is_in_its_log() -> None:
    setting = Setting(RateLimit(requests=1, per=3))

    logs = [(await setting.get()).log for _ in range(2)]

    assert [[(one.waited, one.elapsed) for one in log] for log in logs] == [[(0.0, 0.0)], [(3.0, 0.0)]]


async def test_copies_share_the_pace_and_origins_do_not() -> None:
    setting = Setting(RateLimit(requests=1, per=5))

    await setting.get()
    await setting.connection.request("GET", "/x", host="other")
    await setting.connection.with_options(headers={"X": "y"}).request("GET", "/x")

    assert setting.times == [0.0, 0.0, 5.0]


async def test_each_attempt_counts() -> None:
    setting = Setting(RateLimit(requests=1, per=60), reply(503), retry=RetryPolicy(initial=0.1))

    await setting.get()

    assert setting.times == [0.0, 60.0]


async def test_a_request_that_cannot_start_in_time_fails_at_once() -> None:
    setting = Setting(RateLimit(requests=1, per=60))
    await setting.get()

    with pytest.raises(
        DeadlineExceeded, match=r"the rate limit of https://api\.example:443 lets no request"
    ) as caught:
        await setting.get(timeout=30)

    assert (setting.clock.slept, caught.value.phase, caught.value.maybe_processed) == ([], "pool", False)
    assert len(setting.times) == 1


async def test_those_who_wait_ahead_count_for_what_can_start_in_time() -> None:
    setting = Setting(RateLimit(requests=1, per=10), auto=False)
    await setting.get()
    ahead = [asyncio.ensure_future(setting.get()) for _ in range(3)]
    await turns()

    with pytest.raises(DeadlineExceeded):
        await setting.get(timeout=35)

    for one in ahead:
        one.cancel()
    await asyncio.gather(*ahead, return_exceptions=True)


async def test_nobody_overtakes_those_who_wait() -> None:
    setting = Setting(RateLimit(requests=1, per=10), auto=False)
    await setting.get("/first")
    waiting = asyncio.ensure_future(setting.get("/waiting"))
    await turns()

    setting.clock.advance(10)
    with pytest.raises(DeadlineExceeded):
        await setting.get("/hasty", timeout=5)
    await waiting

    assert setting.paths == ["/first", "/waiting"]


async def test_a_pause_that_grows_while_one_waits_may_be_too_long() -> None:
    answered = asyncio.Event()

    async def late() -> Any:
        await answered.wait()
        return reply(headers={"Backoff": "100"})

    setting = Setting(RateLimit(requests=1, per=10, wait="header Backoff"), late(), auto=False)
    slow = asyncio.ensure_future(setting.get())
    await turns()
    waiting = asyncio.ensure_future(setting.get(timeout=15))
    await turns()
    answered.set()
    await slow

    setting.clock.advance(10)

    with pytest.raises(DeadlineExceeded, match="the rate limit"):
        await waiting


async def test_cancelled_waiters_have_taken_nothing() -> None:
    setting = Setting(RateLimit(requests=1, per=1), auto=False)
    await setting.get()
    storm = [asyncio.ensure_future(setting.get()) for _ in range(100)]
    await turns()

    for one in storm:
        one.cancel()
    await asyncio.gather(*storm, return_exceptions=True)
    last = asyncio.ensure_future(setting.get())
    await turns()
    setting.clock.advance(1)
    await last

    assert setting.times == [0.0, 1.0]


async def test_those_who_wait_are_ended_when_the_connection_is_closed() -> None:
    setting = Setting(RateLimit(requests=1, per=10), auto=False)
    await setting.get()
    waiting = [asyncio.ensure_future(setting.get()) for _ in range(3)]
    await turns()

    await setting.connection.close()
    ended = await asyncio.gather(*waiting, return_exceptions=True)

    assert [type(one) for one in ended] == [ClientStateError] * 3


async def test_a_stream_and_a_request_that_is_sent_again_after_a_401_keep_the_pace() -> None:
    tokens = iter(["old", "new"])

    async def token() -> str:
        return next(tokens)

    setting = Setting(RateLimit(requests=1, per=5), reply(401), reply(content=b"x"), token=token)

    async with setting.connection.stream("GET", "/x") as stream:
        content = [piece async for piece in stream]
    await setting.get()

    assert (content, setting.times) == ([b"x"], [0.0, 5.0, 10.0])


async def test_what_answers_ask_for_is_heeded() -> None:
    limit = RateLimit(wait="header Backoff", remaining="left", reset="again")
    setting = Setting(limit, reply(headers={"Backoff": "4"}, json={}), reply(json={"left": 0, "again": 7}))

    for _ in range(3):
        await setting.get()

    assert setting.times == [0.0, 4.0, 11.0]


async def test_a_redirect_elsewhere_is_not_ours_to_pace() -> None:
    away = [
        reply(302, headers={"Location": "https://elsewhere.example/x"}),
        reply(headers={"Backoff": "50"}),
    ] * 2
    setting = Setting(RateLimit(requests=2, per=10, wait="header Backoff"), *away)

    await setting.get()
    await setting.get()

    assert setting.times == [0.0] * 4


class Paced(Client):
    _api = Api(name="paced", url=URL, rate_limit=RateLimit(requests=1, per=2))

    @classmethod
    def connect(cls, **options: Any) -> Any:
        return cls._connect(URL, {}, None, options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "slept"),
    [({}, [2.0]), ({"rate_limit": None}, []), ({"rate_limit": RateLimit(requests=1, per=9)}, [9.0])],
    ids=["spec", "off", "own"],
)
async def test_a_client_keeps_the_pace_of_its_spec_unless_told_otherwise(
    options: Any, slept: list[float]
) -> None:
    clock = FakeClock()
    transport = FakeTransport(reply(), reply())

    async with Paced.connect(transport=transport, clock=clock, **options) as client:
        for _ in range(2):
            await client.connection.request("GET", "/x")

    assert clock.slept == slept
