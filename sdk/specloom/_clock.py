"""Time and chance as the runtime sees them: a protocol, and the clock of the system.

Nothing else in the runtime reads a clock, sleeps or rolls dice, so that a test can stand in for them.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from typing import Protocol


class TimerHandle(Protocol):
    def cancel(self) -> None: ...


class Clock(Protocol):
    """Where the runtime takes time and chance from. All durations are seconds as floats."""

    def monotonic(self) -> float:
        """Seconds that never go back; only differences mean anything."""
        ...

    def wall(self) -> float:
        """Seconds since the epoch (UTC), for HTTP dates and ``exp`` alone."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait. Zero and less still let other tasks run once."""
        ...

    def call_at(self, when: float, callback: Callable[[], None]) -> TimerHandle:
        """Run *callback* once `monotonic()` has reached *when*."""
        ...

    def jitter(self) -> float:
        """A number from 0 up to, not including, 1 that spreads retries and renewals."""
        ...


class SystemClock:
    """The system's clocks and the running event loop's timers."""

    __slots__ = ()

    monotonic = staticmethod(time.monotonic)
    wall = staticmethod(time.time)
    jitter = staticmethod(random.random)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))

    def call_at(self, when: float, callback: Callable[[], None]) -> TimerHandle:
        loop = asyncio.get_running_loop()
        return loop.call_later(max(0.0, when - time.monotonic()), callback)

    def __repr__(self) -> str:
        return "SystemClock()"
