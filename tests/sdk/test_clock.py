from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime

import pytest

from specloom._clock import Clock, SystemClock


def test_the_clock_of_the_system_is_one() -> None:
    clock: Clock = SystemClock()

    assert repr(clock) == "SystemClock()"


def test_monotonic_time_does_not_go_back() -> None:
    readings = [SystemClock().monotonic() for _ in range(100)]

    assert readings == sorted(readings)


def test_wall_time_is_seconds_since_the_epoch() -> None:
    before = datetime.now(UTC).timestamp()
    now = SystemClock().wall()

    assert before - 1 <= now <= datetime.now(UTC).timestamp() + 1


def test_jitter_is_from_zero_up_to_one_and_varies() -> None:
    drawn = [SystemClock().jitter() for _ in range(1000)]

    assert 0.0 <= min(drawn) < 0.1
    assert 0.9 < max(drawn) < 1.0


@pytest.mark.parametrize("seconds", [0.0, -5.0])
async def test_a_pause_of_nothing_lets_other_tasks_run(seconds: float) -> None:
    seen: list[str] = []

    async def run() -> None:
        seen.append("other")

    other = asyncio.ensure_future(run())

    await SystemClock().sleep(seconds)
    seen.append("after")
    await other

    assert seen == ["other", "after"]


async def test_a_pause_is_timed_by_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    start = loop.time()
    # The loop is told that an hour has passed, so nothing sleeps here.
    pause = asyncio.ensure_future(SystemClock().sleep(3600.0))
    await asyncio.sleep(0)
    monkeypatch.setattr(loop, "time", lambda: start + 3599.0)
    await asyncio.sleep(0)
    early = pause.done()
    monkeypatch.setattr(loop, "time", lambda: start + 3601.0)
    await pause

    assert early is False


@pytest.mark.parametrize("ahead", [0.0, -1.0])
async def test_a_call_whose_time_has_come_runs_soon(ahead: float) -> None:
    ran = asyncio.Event()

    SystemClock().call_at(time.monotonic() + ahead, ran.set)

    assert not ran.is_set()
    await asyncio.wait_for(ran.wait(), 5)


async def test_a_cancelled_call_never_runs() -> None:
    ran = asyncio.Event()
    handle = SystemClock().call_at(time.monotonic() - 1, ran.set)

    handle.cancel()
    for _ in range(3):
        await asyncio.sleep(0)

    assert not ran.is_set()


async def test_a_call_waits_for_its_time() -> None:
    loop = asyncio.get_running_loop()

    handle = SystemClock().call_at(time.monotonic() + 100.0, lambda: None)

    assert isinstance(handle, asyncio.TimerHandle)
    assert handle.when() == pytest.approx(loop.time() + 100.0, abs=5)
    handle.cancel()
