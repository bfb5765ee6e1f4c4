"""One renewal at a time: who waits, who is cancelled, what is lost (nothing)."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import traceback
import weakref
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._secret import Secret
from specloom._token import Lifetime
from specloom.auth import Credential
from specloom.auth._renewal import Failure, Holding, Renewal
from specloom.errors import AuthError, ClientStateError
from specloom.testing import FakeClock


class Source:
    """Counts how often it is asked; gives ``t1``, ``t2`` … that live *life* seconds, or what *script* says."""

    def __init__(self, clock: FakeClock, life: float | None = None, *script: Any) -> None:
        self.clock = clock
        self.life = life
        self.script = list(script)
        self.times: list[float] = []
        self.dead: list[bool] = []
        self.gate = asyncio.Event()
        self.gate.set()

    @property
    def count(self) -> int:
        return len(self.times)

    async def obtain(self, send: Any, holding: Holding | None, dead: bool) -> Holding | Failure:
        self.times.append(self.clock.monotonic())
        self.dead.append(dead)
        text: Any = f"t{self.count}"
        await self.gate.wait()
        if self.script:
            text = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(text, BaseException):
            raise text
        if isinstance(text, Failure):
            return text
        plan = Lifetime.starting(self.clock.monotonic(), self.life, jitter=self.clock.jitter())
        return Holding(Credential({"Authorization": text}), Secret(text), plan)


class Sender:
    """As much of ``send`` as a renewal looks at."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock


def shown(credential: Credential | None) -> str | None:
    return None if credential is None else credential.headers["Authorization"]


@pytest.fixture
def send(clock: FakeClock) -> Any:
    return Sender(clock)


# --- one for all -----------------------------------------------------------------------------


async def test_a_thousand_waiters_make_one_request(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    renewal = Renewal(source.obtain)

    found = await asyncio.gather(*(renewal.credential(send) for _ in range(1000)))

    assert source.count == 1
    assert set(found) == {found[0]}
    assert renewal.current() is found[0]


async def test_a_thousand_tasks_on_one_dead_token_make_one_request(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    renewal = Renewal(source.obtain)
    dead = await renewal.credential(send)

    newer = await asyncio.gather(*(renewal.rejected(dead, send) for _ in range(1000)))

    assert (source.count, all(newer), shown(renewal.current())) == (2, True, "t2")
    assert source.dead == [False, True]


async def test_a_late_refusal_of_an_old_token_discards_nothing(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    renewal = Renewal(source.obtain)
    old = await renewal.credential(send)
    await renewal.rejected(old, send)
    newer = renewal.current()

    late = [await renewal.rejected(old, send) for _ in range(3)]

    assert (late, source.count, renewal.current()) == ([True] * 3, 2, newer)


async def test_two_credentials_of_one_text_are_one(clock: FakeClock, send: Any) -> None:
    source = Source(clock, 100.0, "same")
    renewal = Renewal(source.obtain)
    first = await renewal.credential(send)
    clock.advance(60)
    await renewal.credential(send)
    await asyncio.sleep(0)

    assert source.count == 2
    assert renewal.current() is first


# --- cancellation ----------------------------------------------------------------------------


async def test_cancelling_who_waits_hurts_nobody(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    tasks = [asyncio.ensure_future(renewal.credential(send)) for _ in range(100)]
    await asyncio.sleep(0)
    for task in tasks[:99]:
        task.cancel()
    await asyncio.gather(*tasks[:99], return_exceptions=True)
    source.gate.set()

    assert shown(await tasks[99]) == "t1"
    assert source.count == 1
    assert all(task.cancelled() for task in tasks[:99])


async def test_cancelling_all_who_wait_loses_nothing(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    tasks = [asyncio.ensure_future(renewal.credential(send)) for _ in range(100)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    source.gate.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert shown(renewal.current()) == "t1"
    assert source.count == 1


async def test_a_waiter_cancelled_as_the_token_comes_hurts_nobody(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiters = [asyncio.ensure_future(renewal.credential(send)) for _ in range(2)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    source.gate.set()
    asyncio.get_running_loop().call_soon(waiters[0].cancel)

    found = await asyncio.gather(*waiters, return_exceptions=True)

    assert isinstance(found[0], asyncio.CancelledError)
    assert found[1] is renewal.current()


async def test_ten_leaders_in_a_row_are_cancelled_and_one_request_is_made(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    for _ in range(10):
        leader = asyncio.ensure_future(renewal.credential(send))
        await asyncio.sleep(0)
        leader.cancel()
        await asyncio.gather(leader, return_exceptions=True)
    source.gate.set()

    assert shown(await renewal.credential(send)) == "t1"
    assert source.count == 1


async def test_cancelling_the_renewal_itself_begins_another(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    for _ in range(10):
        await asyncio.sleep(0)
        assert renewal._flight is not None
        assert renewal._flight.task is not None
        renewal._flight.task.cancel()
        await asyncio.sleep(0)
    source.gate.set()

    assert shown(await waiter) == f"t{source.count}"


async def test_a_source_that_raises_cancellation_is_a_failure_and_no_loop(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock, None, asyncio.CancelledError())
    renewal = Renewal(source.obtain)

    with pytest.raises(AuthError, match="CancelledError was raised"):
        await renewal.credential(send)
    assert source.count == 1


# --- ahead of the end ------------------------------------------------------------------------


async def test_a_token_that_is_still_good_is_used_while_the_next_one_comes(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock, 600.0)
    renewal = Renewal(source.obtain)
    first = await renewal.credential(send)
    clock.advance(329.0)
    before = renewal.current()
    clock.advance(2.0)
    at_soft = renewal.current()
    source.gate.clear()
    meanwhile = []
    for _ in range(5):
        meanwhile.append(await renewal.credential(send))
        await asyncio.sleep(0)
    while_it_flies = renewal.current()
    source.gate.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert (before, at_soft, meanwhile, while_it_flies) == (first, None, [first] * 5, first)
    assert (shown(renewal.current()), source.count) == ("t2", 2)


async def test_past_its_hard_end_a_token_is_not_used_and_the_next_is_waited_for(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock, 600.0)
    renewal = Renewal(source.obtain)
    await renewal.credential(send)
    clock.advance(571.0)

    assert renewal.current() is None
    assert shown(await renewal.credential(send)) == "t2"


async def test_who_comes_past_the_hard_end_joins_the_flight_begun_before(clock: FakeClock, send: Any) -> None:
    source = Source(clock, 600.0)
    renewal = Renewal(source.obtain)
    await renewal.credential(send)
    clock.advance(400.0)
    source.gate.clear()
    await renewal.credential(send)
    clock.advance(200.0)
    assert renewal.current() is None
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    source.gate.set()

    assert shown(await waiter) == "t2"
    assert source.count == 2


async def test_a_lifetime_of_a_minute_is_renewed_once_per_half_minute(clock: FakeClock, send: Any) -> None:
    source = Source(clock, 60.0)
    renewal = Renewal(source.obtain)
    for _ in range(600):
        await renewal.credential(send)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        clock.advance(1.0)

    assert 18 <= source.count <= 21


async def test_a_token_without_a_known_end_is_kept(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    renewal = Renewal(source.obtain)
    first = await renewal.credential(send)
    clock.advance(1e9)

    assert renewal.current() is first


# --- failures --------------------------------------------------------------------------------

DOWN = Failure("the login got no answer", kind="unavailable")


async def test_an_outage_is_not_hammered_and_the_valid_token_stays_in_use(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock, 600.0, "t1", DOWN)
    renewal = Renewal(source.obtain)
    first = await renewal.credential(send)
    clock.chance = 0.0
    clock.advance(400.0)
    used: set[Any] = set()
    for _ in range(1600):
        used.add(renewal.current() or await renewal.credential(send))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        clock.advance(0.1)

    assert used == {first}
    assert [round(at - source.times[1], 1) for at in source.times[1:]] == pytest.approx(
        [0, 1, 3, 7, 15, 31, 63, 123], abs=0.9
    )


async def test_asking_outright_is_paced_as_well(clock: FakeClock, send: Any) -> None:
    source = Source(clock, 600.0, "t1", DOWN)
    renewal = Renewal(source.obtain)
    first = await renewal.credential(send)
    clock.advance(400.0)
    for _ in range(30):
        assert await renewal.credential(send) is first
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        clock.advance(0.1)

    assert source.count == 4


async def test_a_renewal_that_everybody_forgot_goes_on(clock: FakeClock, send: Any) -> None:
    waited_for: list[weakref.ref[asyncio.Future[None]]] = []
    ended: list[str] = []

    async def obtain(send: Any, holding: Any, dead: bool) -> Failure:
        future = asyncio.get_running_loop().create_future()
        waited_for.append(weakref.ref(future))
        await future
        ended.append("ended")
        return DOWN

    renewal = Renewal(obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del renewal, waiter
    gc.collect()
    future = waited_for[0]()
    assert future is not None
    future.set_result(None)
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert ended == ["ended"]


async def test_a_clock_that_breaks_is_a_failure_and_no_loop(clock: FakeClock, send: Any) -> None:
    renewal = Renewal(Source(clock, None, DOWN).obtain)

    def broken() -> float:
        raise ZeroDivisionError

    clock.jitter = broken  # type: ignore[method-assign]
    with pytest.raises(AuthError, match="the renewal failed: ZeroDivisionError was raised"):
        await renewal.credential(send)


async def test_a_failure_is_told_to_all_at_once_and_asked_again_after_its_pause(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock, None, Failure("no", kind="unusable"), "t2")
    renewal = Renewal(source.obtain)
    first = await asyncio.gather(*(renewal.credential(send) for _ in range(50)), return_exceptions=True)
    clock.advance(0.4)
    with pytest.raises(AuthError, match="no") as later:
        await renewal.credential(send)
    clock.advance(0.7)

    assert shown(await renewal.credential(send)) == "t2"
    assert source.count == 2
    assert {type(error) for error in first} == {AuthError}
    assert len({id(error) for error in first}) == 50
    assert later.value.retry_after == pytest.approx(0.6)


@pytest.mark.parametrize("kind", ["unavailable", "unreachable", "throttled"])
async def test_a_passing_failure_is_tried_again_while_somebody_waits(kind: Any, send: Any) -> None:
    clock = send.clock
    clock.auto, clock.chance = True, 0.0
    source = Source(clock, None, Failure("down", kind=kind), Failure("down", kind=kind), "t3")
    renewal = Renewal(source.obtain)

    assert shown(await renewal.credential(send)) == "t3"
    assert clock.slept == [1.0, 2.0]


async def test_three_tries_are_all_that_one_call_gets(send: Any) -> None:
    clock = send.clock
    clock.auto, clock.chance = True, 0.0
    source = Source(clock, None, DOWN)
    renewal = Renewal(source.obtain)
    with pytest.raises(AuthError, match="the login got no answer") as caught:
        await renewal.credential(send)

    assert (source.count, clock.slept, caught.value.retry_after) == (3, [1.0, 2.0], 4.0)


async def test_a_server_that_hangs_is_not_asked_three_times(send: Any) -> None:
    clock = send.clock
    clock.auto = True
    calls: list[float] = []

    async def hang(send: Any, holding: Any, dead: bool) -> Failure:
        calls.append(clock.monotonic())
        clock.advance(31.0)
        return DOWN

    with pytest.raises(AuthError):
        await Renewal(hang).credential(send)

    assert len(calls) == 1


async def test_nobody_waiting_means_no_second_try(send: Any) -> None:
    clock = send.clock
    source = Source(clock, None, DOWN)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.gather(waiter, return_exceptions=True)
    source.gate.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert (source.count, clock.slept) == (1, [])


@pytest.mark.parametrize(("asked", "pause"), [(3.0, 3.0), (0.0, 1.0), (45.0, 45.0), (3600.0, 60.0)])
async def test_a_server_that_asks_for_patience_gets_it(asked: float, pause: float, send: Any) -> None:
    clock = send.clock
    clock.auto = True
    source = Source(clock, None, Failure("later", kind="throttled", retry_after=asked), "t2")
    renewal = Renewal(source.obtain)
    if pause <= 4:
        await renewal.credential(send)
        assert clock.slept == [pause]
        return
    with pytest.raises(AuthError) as caught:
        await renewal.credential(send)

    assert (caught.value.retry_after, source.count) == (pause, 1)


async def test_a_refusal_does_not_suggest_another_try(clock: FakeClock, send: Any) -> None:
    renewal = Renewal(Source(clock, None, Failure("wrong password", kind="refused")).obtain)
    with pytest.raises(AuthError) as caught:
        await renewal.credential(send)

    assert caught.value.retry_after is None


async def test_an_error_of_the_source_is_the_cause_and_shows_no_frame_of_ours(
    clock: FakeClock, send: Any
) -> None:
    problem = ValueError("boom")
    renewal = Renewal(Source(clock, None, problem).obtain)
    with pytest.raises(AuthError, match="ValueError was raised") as caught:
        await renewal.credential(send)
    frames = [frame.f_globals["__name__"] for frame, _ in traceback.walk_tb(problem.__traceback__)]

    assert (caught.value.__cause__, caught.value.__context__) == (problem, None)
    assert frames
    assert not any(name.startswith("specloom.") for name in frames)


async def test_a_failure_that_nobody_hears_is_not_logged(
    clock: FakeClock, send: Any, caplog: pytest.LogCaptureFixture
) -> None:
    source = Source(clock, 600.0, "t1", RuntimeError("in the background"))
    renewal = Renewal(source.obtain)
    await renewal.credential(send)
    clock.advance(400.0)
    await renewal.credential(send)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del renewal
    gc.collect()

    assert (source.count, caplog.records) == (2, [])


async def test_the_same_dead_text_again_is_no_newer_credential(clock: FakeClock, send: Any) -> None:
    source = Source(clock, None, "same")
    renewal = Renewal(source.obtain)
    clock.chance = 0.0
    first = await renewal.credential(send)

    answers: list[tuple[bool, int]] = []
    for pause in (0.0, 0.5, 0.6, 1.9, 0.2):
        clock.advance(pause)
        answers.append((await renewal.rejected(first, send), source.count))

    # Asked at once, after one second, after two more: a source without anything newer is not hammered.
    assert answers == [(False, 2), (False, 2), (False, 3), (False, 3), (False, 4)]
    assert await renewal.credential(send) is first


# --- what else happens meanwhile -------------------------------------------------------------


async def test_a_token_that_the_user_gives_meanwhile_wins(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    given = Holding(Credential({"Authorization": "given"}), Secret("given"))
    renewal.hold(given)
    source.gate.set()

    assert shown(await waiter) == "given"
    assert shown(renewal.current()) == "given"


async def test_a_token_that_the_user_gives_before_the_source_is_asked_saves_the_question(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock)
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    renewal.hold(Holding(Credential({"Authorization": "given"}), Secret("given")))

    assert (shown(await waiter), source.count) == ("given", 0)


async def test_a_spent_refresh_token_is_replaced_even_so(clock: FakeClock, send: Any) -> None:
    gate = asyncio.Event()

    async def obtain(send: Any, holding: Any, dead: bool) -> Holding:
        await gate.wait()
        return Holding(
            Credential({"Authorization": "t"}), Secret("t"), refresh_token=Secret("r2"), generation=5
        )

    renewal = Renewal(obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    renewal.hold(Holding(Credential({"Authorization": "given"}), Secret("given"), refresh_token=Secret("r1")))
    gate.set()
    await waiter

    assert renewal.holding is not None
    assert renewal.holding.refresh_token is not None
    assert (renewal.holding.token.reveal(), renewal.holding.refresh_token.reveal()) == ("given", "r2")
    assert renewal.holding.generation == 5


async def test_a_token_given_during_a_failing_renewal_is_used_by_who_waited(
    clock: FakeClock, send: Any
) -> None:
    source = Source(clock, None, Failure("no"))
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    renewal.hold(Holding(Credential({"Authorization": "given"}), Secret("given")))
    source.gate.set()

    assert shown(await waiter) == "given"


async def test_a_source_that_asks_for_its_own_token_is_told_so(clock: FakeClock, send: Any) -> None:
    renewal: Renewal

    async def obtain(send: Any, holding: Any, dead: bool) -> Holding:
        await renewal.credential(send)
        raise AssertionError

    renewal = Renewal(obtain)
    with pytest.raises(AuthError) as caught:
        await renewal.credential(send)

    assert "use a connection of its own" in str(caught.value.__cause__)


async def test_an_eager_loop_makes_no_difference(clock: FakeClock, send: Any) -> None:
    factory = getattr(asyncio, "eager_task_factory", None)
    if factory is None:
        pytest.skip("Python 3.12 has eager tasks first")
    asyncio.get_running_loop().set_task_factory(factory)
    source = Source(clock)
    renewal = Renewal(source.obtain)

    found = await asyncio.gather(*(renewal.credential(send) for _ in range(100)))

    assert (source.count, len(set(found))) == (1, 1)


def test_one_object_serves_one_loop_after_another(clock: FakeClock) -> None:
    source: Any = None
    renewal: Any = None

    async def first() -> None:
        nonlocal source, renewal
        source = Source(clock)
        source.gate.clear()
        renewal = Renewal(source.obtain)
        task = asyncio.ensure_future(renewal.credential(Sender(clock)))
        await asyncio.sleep(0)
        assert not task.done()

    async def second() -> str | None:
        source.gate = asyncio.Event()
        source.gate.set()
        return shown(await renewal.credential(Sender(clock)))

    asyncio.run(first())

    assert asyncio.run(second()) == "t2"


def test_a_flight_left_in_a_loop_that_stopped_is_not_waited_for(clock: FakeClock) -> None:
    loop = asyncio.new_event_loop()
    gate = asyncio.Event()
    given = Holding(Credential({"Authorization": "t"}), Secret("t"))

    async def obtain(send: Any, holding: Any, dead: bool) -> Holding:
        if asyncio.get_running_loop() is loop:
            await gate.wait()
        return given

    renewal = Renewal(obtain)
    stuck = loop.create_task(renewal.credential(Sender(clock)))  # type: ignore[arg-type]
    for _ in range(3):
        loop.run_until_complete(asyncio.sleep(0))

    assert asyncio.run(renewal.credential(Sender(clock))) is given.credential  # type: ignore[arg-type]
    loop.run_until_complete(_end(stuck, gate))
    loop.close()


async def _end(stuck: asyncio.Task[Any], gate: asyncio.Event) -> None:
    gate.set()
    await stuck


async def test_the_end_of_one_connection_is_not_the_end_of_anothers_renewal(clock: FakeClock) -> None:
    one: Any = Sender(clock)
    other: Any = Sender(clock)
    gate = asyncio.Event()

    async def obtain(send: Any, holding: Any, dead: bool) -> Holding | Failure:
        await gate.wait()
        if send is one:
            return Failure("closed", ClientStateError("the connection was closed during the call"))
        return Holding(Credential({"Authorization": "t"}), Secret("t"))

    renewal = Renewal(obtain)
    of_one = asyncio.ensure_future(renewal.credential(one))
    of_other = asyncio.ensure_future(renewal.credential(other))
    await asyncio.sleep(0)
    gate.set()

    assert shown(await of_other) == "t"
    with pytest.raises(ClientStateError, match="the connection was closed during the call"):
        await of_one


# --- the end ---------------------------------------------------------------------------------


async def test_close_waits_for_a_renewal_that_ends_in_time(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    closing = asyncio.ensure_future(renewal.close())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    clock.advance(0.9)
    await asyncio.sleep(0)
    source.gate.set()
    await closing

    assert shown(renewal.current()) == "t1"
    assert shown(await waiter) == "t1"


async def test_close_ends_a_renewal_after_a_second(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    waiter.cancel()
    closing = asyncio.ensure_future(renewal.close())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    clock.advance(1.0)
    await closing

    assert renewal.current() is None
    assert renewal._flight is not None
    assert renewal._flight.is_over


async def test_closing_one_connection_leaves_the_renewal_of_another(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    await renewal.close(Sender(clock))  # type: ignore[arg-type]
    source.gate.set()

    assert shown(await waiter) == "t1"


async def test_a_close_that_is_cancelled_leaves_nothing_behind(clock: FakeClock, send: Any) -> None:
    source = Source(clock)
    source.gate.clear()
    renewal = Renewal(source.obtain)
    waiter = asyncio.ensure_future(renewal.credential(send))
    await asyncio.sleep(0)
    waiter.cancel()
    closing = asyncio.ensure_future(renewal.close())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    closing.cancel()
    await asyncio.gather(closing, return_exceptions=True)
    await asyncio.sleep(0)

    assert renewal._flight is not None
    assert renewal._flight.is_over


async def test_closing_without_a_renewal_is_nothing(clock: FakeClock, send: Any) -> None:
    renewal = Renewal(Source(clock).obtain)
    await renewal.close()
    await renewal.credential(send)
    await renewal.close()

    assert clock.slept == []


# --- whatever the order ----------------------------------------------------------------------


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("advance"), st.floats(min_value=0, max_value=700)),
            st.tuples(st.just("call"), st.just(0.0)),
            st.tuples(st.just("reject"), st.just(0.0)),
            st.tuples(st.just("break"), st.just(0.0)),
            st.tuples(st.just("mend"), st.just(0.0)),
        ),
        max_size=40,
    )
)
def test_whatever_happens_failing_requests_are_paced_and_no_ended_token_is_given(
    steps: list[tuple[str, float]],
) -> None:
    async def play() -> None:
        clock = FakeClock(auto=True, chance=0.0)
        send: Any = Sender(clock)
        broken = False
        failing: list[float] = []
        ends: dict[Credential, float] = {}

        async def obtain(send: Any, holding: Any, dead: bool) -> Holding | Failure:
            if broken:
                failing.append(clock.monotonic())
                return DOWN
            failing.clear()
            plan = Lifetime.starting(clock.monotonic(), 600.0, jitter=clock.jitter())
            holding = Holding(Credential(), Secret(f"{clock.monotonic()}-{len(ends)}"), plan)
            ends[holding.credential] = clock.monotonic() + 600.0
            return holding

        renewal = Renewal(obtain)
        last: Credential | None = None
        for step, seconds in steps:
            if step == "advance":
                clock.advance(seconds)
            elif step in ("break", "mend"):
                broken = step == "break"
            else:
                with contextlib.suppress(AuthError):
                    if step == "reject" and last is not None:
                        await renewal.rejected(last, send)
                    last = renewal.current() or await renewal.credential(send)
                    assert clock.monotonic() < ends[last]
            for _ in range(4):
                await asyncio.sleep(0)
            gaps = [later - earlier for earlier, later in pairwise(failing)]
            assert all(gap >= min(60.0, 2.0**n) for n, gap in enumerate(gaps))

    asyncio.run(play())
