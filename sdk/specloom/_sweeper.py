"""Deadlines without a timer per call: one sweeper per connection wakes for the nearest of them.

A call registers a `Watch`. The sweeper cancels the task of a watch whose time is up (or whose connection is
closed), and the call turns that cancellation, told from the user's own by ``uncancel()``, into a typed error.
"""

from __future__ import annotations

import asyncio
from typing import Final

from ._clock import Clock, TimerHandle
from ._options import Timeout
from .errors import (
    ClientStateError,
    ConnectTimeout,
    DeadlineExceeded,
    Phase,
    PoolTimeout,
    ReadTimeout,
    SpecloomError,
)

NEVER: Final = float("inf")


class Watch:
    """The clock of one call: its deadline, the phase it is in, and that phase's own limit.

    ``ends`` and ``limit`` are monotonic seconds. A watch with ``task`` None is asleep: nothing is cancelled
    while the program itself has the turn, such as between two pieces of a stream.
    """

    __slots__ = (
        "_cancelling", "_sending_since", "_sweeper", "attempt_ends", "cause", "ends", "limit", "phase", "task",
        "timeout", "unhurried", "uploading",
    )  # fmt: skip

    def __init__(self, sweeper: Sweeper, timeout: Timeout, ends: float) -> None:
        self._sweeper = sweeper
        self.timeout = timeout
        self.ends = ends
        self.attempt_ends = NEVER
        self.limit = NEVER
        self.phase: Phase = "pool"
        self.task: asyncio.Task[object] | None = None
        self._cancelling = 0
        self.cause: SpecloomError | None = None
        self.unhurried = False  # an upload whose sending does not count against the total
        self.uploading = False  # a body is on its way in pieces
        self._sending_since: float | None = None

    @property
    def due(self) -> float:
        if self._sending_since is not None:
            return self.limit
        return min(self.ends, self.attempt_ends, self.limit)

    def enter(self, phase: Phase) -> None:
        """Go on to *phase*: its limit counts from now."""
        if self.unhurried:
            self._hold_total(phase)
        self.phase = phase
        timeout = self.timeout
        seconds: float | None
        if phase == "connect":
            seconds = timeout.connect
        elif phase == "pool":
            seconds = timeout.pool
        else:
            # While a body is sent as well: `touch` tells of each piece that the peer has taken.
            seconds = timeout.read
        if seconds is None:
            self.limit = NEVER
        else:
            self.limit = limit = self._sweeper.clock.monotonic() + seconds
            if limit < self._sweeper.wakes:
                self._sweeper.wake_at(limit)

    def _hold_total(self, phase: Phase) -> None:
        """Let the total stand still while the pieces of an upload are being sent."""
        now = self._sweeper.clock.monotonic()
        if phase == "send":
            self._sending_since = now
        elif self._sending_since is not None:
            self.ends += now - self._sending_since
            self._sending_since = None

    def unlimit_total(self) -> None:
        """The head of a stream has come: from here on only silence counts."""
        self.ends = self.attempt_ends = NEVER

    def now(self) -> float:
        return self._sweeper.clock.monotonic()

    def touch(self) -> None:
        """Bytes have come: the silence starts anew."""
        if self.timeout.read is not None:
            self.limit = self._sweeper.clock.monotonic() + self.timeout.read

    def expire(self, cause: SpecloomError) -> None:
        """End the call from outside, once."""
        if self.cause is None and self.task is not None:
            self.cause = cause
            self.task.cancel()

    def absorbed(self) -> SpecloomError | None:
        """Ask, on CancelledError, whether it was ours: the error to raise instead, or None."""
        cause = self.cause
        if cause is None or self.task is None:
            return None
        self.cause = None
        if self.task.uncancel() > self._cancelling:
            return None  # the program cancelled this task as well: that wins
        return cause

    def timed_out(self, now: float) -> SpecloomError:
        """Name the limit that has passed."""
        phase, timeout = self.phase, self.timeout
        if now >= self.ends and self._sending_since is None:
            return DeadlineExceeded(
                f"no result within {timeout.total:g} s (timeout.total)"
                if timeout.total
                else "the deadline has passed",
                phase=phase,
                maybe_processed=phase not in ("pool", "connect"),
            )
        if phase == "pool":
            return PoolTimeout(
                f"no connection became free within {timeout.pool:g} s (timeout.pool)", phase="pool"
            )
        if phase == "connect":
            seconds = timeout.connect if now >= self.limit else timeout.attempt
            return ConnectTimeout(f"no connection within {seconds:g} s (timeout.connect)", phase="connect")
        if now >= self.attempt_ends:
            text = f"no answer within {timeout.attempt:g} s (timeout.attempt)"
        else:
            text = f"the server was silent for {timeout.read:g} s (timeout.read)"
        return ReadTimeout(text, phase=phase, maybe_processed=True)


class Sweeper:
    """All watches of a connection, and the one timer that serves them."""

    __slots__ = ("_closed", "_timer", "_watches", "clock", "wakes")

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.wakes = NEVER
        self._timer: TimerHandle | None = None
        self._watches: set[Watch] = set()
        self._closed: ClientStateError | None = None

    def watch(self, timeout: Timeout, *, now: float) -> Watch:
        """Start the clock of a call; it runs from `arm` on."""
        ends = NEVER if timeout.total is None else now + timeout.total
        return Watch(self, timeout, ends)

    def arm(self, watch: Watch) -> None:
        """Watch over what the current task awaits from here to `disarm`."""
        task = asyncio.current_task()
        assert task is not None
        watch.task = task
        watch._cancelling = task.cancelling()
        self._watches.add(watch)
        due = watch.due
        if due < self.wakes:
            self.wake_at(due)

    def disarm(self, watch: Watch) -> None:
        self._watches.discard(watch)
        watch.task = None

    def wake_at(self, when: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self.wakes = when
        self._timer = self.clock.call_at(when, self._sweep)

    def _sweep(self) -> None:
        now = self.clock.monotonic()
        self._timer = None
        self.wakes = nearest = NEVER
        for watch in list(self._watches):
            due = watch.due
            if due <= now:
                watch.expire(watch.timed_out(now))
            elif due < nearest:
                nearest = due
        if nearest < NEVER:
            self.wake_at(nearest)

    def end_all(self, cause: ClientStateError) -> None:
        """Cancel every call in flight with *cause*."""
        for watch in list(self._watches):
            watch.expire(cause)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.wakes = NEVER

    @property
    def in_flight(self) -> int:
        return len(self._watches)
