"""A clock that stands still until it is told to go on, or until somebody sleeps."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from itertools import count


class _Timer:
    __slots__ = ("callback",)

    def __init__(self, callback: Callable[[], None]) -> None:
        self.callback: Callable[[], None] | None = callback

    def cancel(self) -> None:
        self.callback = None


class FakeClock:
    """Time and chance for tests.

    ``sleep`` returns at once and moves the time on, noting the seconds in ``slept``; with ``auto=False`` it waits until
    ``advance`` has moved the time far enough. ``chance`` is what ``jitter`` gives (0 ≤ chance < 1).
    """

    def __init__(
        self, *, now: float = 1000.0, wall: float = 1_700_000_000.0, chance: float = 0.5, auto: bool = True
    ) -> None:
        self._now = now
        self._wall = wall
        self._timers: list[tuple[float, int, _Timer]] = []
        self._order = count()
        self.auto = auto
        self.chance = chance
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self._now

    def wall(self) -> float:
        return self._wall

    def jitter(self) -> float:
        return self.chance

    def call_at(self, when: float, callback: Callable[[], None]) -> _Timer:
        timer = _Timer(callback)
        heapq.heappush(self._timers, (when, next(self._order), timer))
        return timer

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self.auto or seconds <= 0:
            self.advance(seconds)
            await asyncio.sleep(0)
            return
        woken = asyncio.Event()
        timer = self.call_at(self._now + seconds, woken.set)
        try:
            await woken.wait()
        finally:
            timer.cancel()

    def advance(self, seconds: float) -> None:
        """Move the time on; timers that fall due run in their order."""
        target = self._now + max(0.0, seconds)
        while self._timers and self._timers[0][0] <= target:
            when, _, timer = heapq.heappop(self._timers)
            self._move_to(max(when, self._now))
            if timer.callback is not None:
                timer.callback()
        self._move_to(target)

    def _move_to(self, now: float) -> None:
        self._wall += now - self._now
        self._now = now

    def __repr__(self) -> str:
        return f"FakeClock(now={self._now})"
