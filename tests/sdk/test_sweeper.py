"""Deadlines: which limit ends a call, when, and with which error; on a clock that stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from specloom._options import NO_TIMEOUT, Timeout
from specloom._sweeper import NEVER, Sweeper, Watch
from specloom.errors import (
    ClientStateError,
    SpecloomError,
    TransportError,
)
from specloom.testing import FakeClock

TIMEOUT = Timeout(total=100.0, connect=10.0, pool=20.0, read=30.0)


class Call:
    """A task that is watched: it waits until it is ended, and keeps how it ended."""

    def __init__(
        self, sweeper: Sweeper, timeout: Timeout = TIMEOUT, *steps: Callable[[Watch], object]
    ) -> None:
        self.sweeper = sweeper
        self.watch = sweeper.watch(timeout, now=sweeper.clock.monotonic())
        self.steps = steps
        self.task = asyncio.create_task(self.run())

    async def run(self) -> str:
        self.sweeper.arm(self.watch)
        try:
            for step in self.steps:
                step(self.watch)
            await asyncio.Event().wait()
            return "never"
        except asyncio.CancelledError:
            cause = self.watch.absorbed()
            if cause is None:
                raise
            return describe(cause)
        finally:
            self.sweeper.disarm(self.watch)

    async def ends_at(self, clock: FakeClock) -> tuple[float, str]:
        """Move the clock on in small steps until the call is over: gives when, and how."""
        began = clock.monotonic()
        await asyncio.sleep(0)
        while not self.task.done():
            assert clock.monotonic() - began < 1000, "the call never ends"
            clock.advance(0.5)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        return clock.monotonic() - began, await self.task


def describe(error: SpecloomError) -> str:
    text = f"{type(error).__name__}: {error.message}"
    if isinstance(error, TransportError):
        text += f" [{error.phase}{', maybe processed' if error.maybe_processed else ''}]"
    return text


def enter(*phases: Any) -> Callable[[Watch], object]:
    def go(watch: Watch) -> None:
        for phase in phases:
            watch.enter(phase)

    return go


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def sweeper(clock: FakeClock) -> Sweeper:
    return Sweeper(clock)


# --- which limit, and what it is called ------------------------------------------------------


@pytest.mark.parametrize(
    ("timeout", "steps", "when", "what"),
    [
        # the total, in each phase
        (Timeout(total=5), [], 5.0, "DeadlineExceeded: no result within 5 s (timeout.total) [pool]"),
        (
            Timeout(total=5),
            [enter("connect")],
            5.0,
            "DeadlineExceeded: no result within 5 s (timeout.total) [connect]",
        ),
        (
            Timeout(total=5),
            [enter("connect", "send")],
            5.0,
            "DeadlineExceeded: no result within 5 s (timeout.total) [send, maybe processed]",
        ),
        (
            Timeout(total=5),
            [enter("connect", "wait", "body")],
            5.0,
            "DeadlineExceeded: no result within 5 s (timeout.total) [body, maybe processed]",
        ),
        # a phase's own limit
        (
            TIMEOUT,
            [enter("pool")],
            20.0,
            "PoolTimeout: no connection became free within 20 s (timeout.pool) [pool]",
        ),
        (
            TIMEOUT,
            [enter("connect")],
            10.0,
            "ConnectTimeout: no connection within 10 s (timeout.connect) [connect]",
        ),
        (
            TIMEOUT,
            [enter("connect", "wait")],
            30.0,
            "ReadTimeout: the server was silent for 30 s (timeout.read) [wait, maybe processed]",
        ),
        (
            TIMEOUT,
            [enter("connect", "send")],
            30.0,
            "ReadTimeout: the server was silent for 30 s (timeout.read) [send, maybe processed]",
        ),
        (
            Timeout(read=2.5),
            [enter("connect", "wait", "body")],
            2.5,
            "ReadTimeout: the server was silent for 2.5 s (timeout.read) [body, maybe processed]",
        ),
        # the attempt's limit, whatever the phase
        (
            Timeout(pool=None),
            [lambda watch: watch.begin_attempt(4.0), enter("pool")],
            4.0,
            "PoolTimeout: no connection became free within 4 s (timeout.attempt) [pool]",
        ),
        (
            TIMEOUT,
            [lambda watch: watch.begin_attempt(4.0), enter("connect")],
            4.0,
            "ConnectTimeout: no connection within 4 s (timeout.attempt) [connect]",
        ),
        (
            TIMEOUT,
            [lambda watch: watch.begin_attempt(4.0), enter("connect", "wait")],
            4.0,
            "ReadTimeout: no answer within 4 s (timeout.attempt) [wait, maybe processed]",
        ),
        (
            TIMEOUT,
            [enter("connect", "wait"), lambda watch: watch.begin_attempt(40.0)],
            30.0,
            "ReadTimeout: the server was silent for 30 s (timeout.read) [wait, maybe processed]",
        ),
        # without limits of phases the total is left
        (
            Timeout(total=50, connect=None, pool=None, read=None),
            [enter("pool", "connect", "wait", "body")],
            50.0,
            "DeadlineExceeded: no result within 50 s (timeout.total) [body, maybe processed]",
        ),
        # between two attempts only the total counts
        (
            TIMEOUT,
            [
                lambda watch: watch.begin_attempt(4.0),
                enter("connect", "wait"),
                lambda watch: watch.rest(),
            ],
            100.0,
            "DeadlineExceeded: no result within 100 s (timeout.total) [pool]",
        ),
        # the head of a stream has come
        (
            TIMEOUT,
            [lambda watch: watch.limit_total(1500.0)],
            500.0,
            "DeadlineExceeded: no result within 100 s (timeout.total) [pool]",
        ),
        (
            TIMEOUT,
            [enter("body"), lambda watch: watch.unlimit_total()],
            30.0,
            "ReadTimeout: the server was silent for 30 s (timeout.read) [body, maybe processed]",
        ),
        (
            TIMEOUT,
            [lambda watch: watch.unlimit_total(), enter("body"), lambda watch: watch.limit_total(1007.0)],
            7.0,
            "DeadlineExceeded: no result within 100 s (timeout.total) [body, maybe processed]",
        ),
    ],
)
async def test_the_nearest_limit_ends_the_call_and_names_itself(
    clock: FakeClock, sweeper: Sweeper, timeout: Timeout, steps: list[Any], when: float, what: str
) -> None:
    timeout = Timeout(
        total=timeout.total,
        connect=timeout.connect,
        pool=timeout.pool,
        read=timeout.read,
        attempt=4.0 if "attempt" in what else None,
    )

    assert await Call(sweeper, timeout, *steps).ends_at(clock) == (when, what)


async def test_without_any_limit_nothing_ends(clock: FakeClock, sweeper: Sweeper) -> None:
    call = Call(sweeper, NO_TIMEOUT, enter("pool", "connect", "wait", "body"))
    await asyncio.sleep(0)

    clock.advance(1e6)
    await asyncio.sleep(0)

    assert (call.task.done(), sweeper.wakes) == (False, NEVER)
    call.task.cancel()


async def test_bytes_that_come_begin_the_silence_anew(clock: FakeClock, sweeper: Sweeper) -> None:
    call = Call(sweeper, Timeout(total=100, read=10), enter("body"))
    await asyncio.sleep(0)
    clock.advance(9)
    call.watch.touch()

    assert await call.ends_at(clock) == (
        10.0,
        "ReadTimeout: the server was silent for 10 s (timeout.read) [body, maybe processed]",
    )


async def test_bytes_that_come_where_silence_is_no_matter_change_nothing(sweeper: Sweeper) -> None:
    watch = sweeper.watch(Timeout(read=None), now=0.0)
    watch.enter("body")
    watch.touch()

    assert watch.limit == NEVER


async def test_a_watch_knows_the_time(clock: FakeClock, sweeper: Sweeper) -> None:
    assert sweeper.watch(TIMEOUT, now=0.0).now() == clock.monotonic()


# --- uploads ---------------------------------------------------------------------------------


def unhurried(watch: Watch) -> None:
    watch.unhurried = True


async def test_the_total_stands_still_while_an_upload_is_sent(clock: FakeClock, sweeper: Sweeper) -> None:
    call = Call(sweeper, Timeout(total=10, read=None), unhurried, enter("connect", "send"))
    await asyncio.sleep(0)
    clock.advance(500)
    await asyncio.sleep(0)
    call.watch.enter("wait")

    assert await call.ends_at(clock) == (
        10.0,
        "DeadlineExceeded: no result within 10 s (timeout.total) [wait, maybe processed]",
    )


async def test_a_peer_that_does_not_take_the_upload_is_silent(clock: FakeClock, sweeper: Sweeper) -> None:
    call = Call(sweeper, Timeout(total=5, read=7), unhurried, enter("connect", "send"))

    assert await call.ends_at(clock) == (
        7.0,
        "ReadTimeout: the server was silent for 7 s (timeout.read) [send, maybe processed]",
    )


async def test_a_program_that_makes_the_next_piece_is_not_the_servers_silence(
    clock: FakeClock, sweeper: Sweeper
) -> None:
    call = Call(sweeper, Timeout(total=5, read=7), unhurried, enter("connect", "send"))
    await asyncio.sleep(0)
    call.watch.hold()
    clock.advance(100)
    await asyncio.sleep(0)
    over_too_soon = call.task.done()
    call.watch.resume()

    assert not over_too_soon
    assert await call.ends_at(clock) == (
        7.0,
        "ReadTimeout: the server was silent for 7 s (timeout.read) [send, maybe processed]",
    )


async def test_a_source_that_is_slow_from_the_start_is_not_the_servers_silence(
    clock: FakeClock, sweeper: Sweeper
) -> None:
    """The library may ask for the first piece before the connection tells that it sends."""
    call = Call(sweeper, Timeout(total=5, read=7), unhurried, enter("connect"), Watch.hold, enter("send"))
    await asyncio.sleep(0)
    clock.advance(100)
    await asyncio.sleep(0)

    assert not call.task.done()
    call.task.cancel()


async def test_pieces_that_are_made_after_an_early_answer_do_not_prolong_it(
    clock: FakeClock, sweeper: Sweeper
) -> None:
    call = Call(sweeper, Timeout(read=7), unhurried, enter("connect", "send", "body"))
    await asyncio.sleep(0)
    clock.advance(5)
    call.watch.hold()
    call.watch.resume()

    assert (await call.ends_at(clock))[0] == 2.0


async def test_an_upload_that_is_given_up_lets_the_total_count_again(
    clock: FakeClock, sweeper: Sweeper
) -> None:
    call = Call(sweeper, Timeout(total=10, read=None), unhurried, enter("connect", "send"))
    await asyncio.sleep(0)
    clock.advance(100)
    call.watch.rest()

    assert await call.ends_at(clock) == (
        10.0,
        "DeadlineExceeded: no result within 10 s (timeout.total) [pool]",
    )


# --- whose cancellation it was ---------------------------------------------------------------


async def test_the_programs_own_cancellation_stays_one(clock: FakeClock, sweeper: Sweeper) -> None:
    call = Call(sweeper)
    await asyncio.sleep(0)
    call.task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await call.task
    assert sweeper.in_flight == 0


@pytest.mark.parametrize("program_first", [True, False])
async def test_when_both_cancel_the_program_wins(
    clock: FakeClock, sweeper: Sweeper, program_first: bool
) -> None:
    call = Call(sweeper)
    await asyncio.sleep(0)
    if program_first:
        call.task.cancel()
    clock.advance(100)
    if not program_first:
        call.task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await call.task
    assert call.task.cancelling() == 1


async def test_a_task_that_is_being_cancelled_can_still_make_a_call_that_times_out(
    clock: FakeClock, sweeper: Sweeper
) -> None:
    async def clean_up() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            # What a program does on its way out may be a call of its own.
            watch = sweeper.watch(TIMEOUT, now=clock.monotonic())
            sweeper.arm(watch)
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                return type(watch.absorbed()).__name__
        return "never"

    task = asyncio.create_task(clean_up())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    clock.advance(100)

    assert (await task, task.cancelling()) == ("DeadlineExceeded", 1)


async def test_an_absorbed_cancellation_leaves_no_trace_on_the_task(
    clock: FakeClock, sweeper: Sweeper
) -> None:
    call = Call(sweeper)
    await asyncio.sleep(0)
    clock.advance(100)
    await call.task

    assert call.task.cancelling() == 0


async def test_a_cancellation_that_somebody_swallowed_leaves_no_trace_either(
    clock: FakeClock, sweeper: Sweeper
) -> None:
    async def swallow() -> int:
        watch = sweeper.watch(TIMEOUT, now=clock.monotonic())
        sweeper.arm(watch)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            pass
        sweeper.disarm(watch)
        task = asyncio.current_task()
        assert task is not None
        return task.cancelling()

    task = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    clock.advance(100)

    assert await task == 0


async def test_a_call_is_ended_once(clock: FakeClock, sweeper: Sweeper) -> None:
    call = Call(sweeper)
    await asyncio.sleep(0)
    clock.advance(100)
    clock.advance(100)
    sweeper.end_all()

    assert (await call.task).startswith("DeadlineExceeded")
    assert call.task.cancelling() == 0


async def test_nothing_is_absorbed_where_nothing_was_expired(sweeper: Sweeper) -> None:
    watch = sweeper.watch(TIMEOUT, now=0.0)
    watch.expire(ClientStateError("asleep: there is no task to cancel"))

    assert (watch.cause, watch.absorbed()) == (None, None)


# --- one timer for all -----------------------------------------------------------------------


async def test_each_call_ends_at_its_own_time(clock: FakeClock, sweeper: Sweeper) -> None:
    calls = [Call(sweeper, Timeout(total=seconds)) for seconds in (30.0, 10.0, 20.0)]
    ended: list[float] = []
    for call in calls:
        call.task.add_done_callback(lambda _: ended.append(clock.monotonic() - 1000.0))
    await asyncio.sleep(0)
    for _ in range(40):
        clock.advance(1)
        for _ in range(3):
            await asyncio.sleep(0)

    assert ended == [10.0, 20.0, 30.0]


async def test_the_timer_is_not_set_anew_for_a_later_deadline(sweeper: Sweeper) -> None:
    first = Call(sweeper, Timeout(total=10))
    await asyncio.sleep(0)
    wakes = sweeper.wakes
    second = Call(sweeper, Timeout(total=20))
    await asyncio.sleep(0)

    assert (sweeper.wakes, sweeper.in_flight) == (wakes, 2)
    for call in (first, second):
        call.task.cancel()


async def test_closing_stops_the_timer(clock: FakeClock, sweeper: Sweeper) -> None:
    call = Call(sweeper)
    await asyncio.sleep(0)

    sweeper.close()
    sweeper.close()
    clock.advance(1000)
    await asyncio.sleep(0)

    assert (call.task.done(), sweeper.wakes) == (False, NEVER)
    call.task.cancel()


async def test_the_end_of_all_spares_what_may_still_end_by_itself(sweeper: Sweeper) -> None:
    usual, lasting = Call(sweeper), Call(sweeper, TIMEOUT, lambda watch: setattr(watch, "lasting", True))
    await asyncio.sleep(0)

    sweeper.end_all()
    first = await usual.task
    spared = not lasting.task.done()
    sweeper.end_all(lasting=True)

    assert first == "ClientStateError: the connection was closed during the call"
    assert spared
    assert await lasting.task == first


async def test_each_call_that_is_ended_gets_an_error_of_its_own(sweeper: Sweeper) -> None:
    watches = [Call(sweeper).watch for _ in range(2)]
    await asyncio.sleep(0)

    sweeper.end_all()

    assert watches[0].cause is not watches[1].cause
    await asyncio.sleep(0)
    await asyncio.sleep(0)


# --- an event loop that was kept --------------------------------------------------------------


def compute(clock: FakeClock, seconds: float) -> None:
    """Let time pass as it does when the program does not give the event loop a turn: the timers ring afterwards."""
    clock._move_to(clock.monotonic() + seconds)
    clock.advance(0)


async def test_what_came_while_the_program_computed_is_read_before_anybody_is_called_silent(
    clock: FakeClock,
) -> None:
    call = Call(Sweeper(clock), Timeout(read=30), lambda watch: watch.enter("wait"))
    await asyncio.sleep(0)

    compute(clock, 40)
    await asyncio.sleep(0)
    call.watch.enter("body")  # the head had come meanwhile
    clock.advance(1)
    await asyncio.sleep(0)

    assert not call.task.done()
    assert await call.ends_at(clock) == (
        29.0,
        "ReadTimeout: the server was silent for 30 s (timeout.read) [body, maybe processed]",
    )


async def test_who_is_silent_all_the_same_is_ended_a_second_later(clock: FakeClock) -> None:
    sweeper = Sweeper(clock)
    call = Call(sweeper, Timeout(read=30), lambda watch: watch.enter("wait"))
    await asyncio.sleep(0)
    compute(clock, 40)
    hasty = Call(sweeper, Timeout(read=0.1), lambda watch: watch.enter("wait"))

    ended = [await one.ends_at(clock) for one in (call, hasty)]

    assert ended == [
        (1.0, "ReadTimeout: the server was silent for 30 s (timeout.read) [wait, maybe processed]"),
        (0.0, "ReadTimeout: the server was silent for 0.1 s (timeout.read) [wait, maybe processed]"),
    ]


async def test_a_program_that_computes_all_the_time_is_no_excuse_for_ever(clock: FakeClock) -> None:
    call = Call(Sweeper(clock), Timeout(read=30), lambda watch: watch.enter("wait"))
    await asyncio.sleep(0)

    for _ in range(2):
        compute(clock, 40)
        await asyncio.sleep(0)

    assert (
        await call.task
        == "ReadTimeout: the server was silent for 30 s (timeout.read) [wait, maybe processed]"
    )
