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
# A timer that rings so many seconds late tells that the program kept the event loop; what came meanwhile is then given
# so many seconds to be read before anybody is called silent.
LATE: Final = 0.2
SECOND_LOOK: Final = 1.0


class Watch:
    """The clock of one call: its deadline, the phase it is in, and that phase's own limit.

    ``ends`` and ``limit`` are monotonic seconds. A watch with ``task`` None is asleep: nothing is cancelled
    while the program itself has the turn, such as between two pieces of a stream.
    """

    __slots__ = (
        "_held", "_sending_since", "_sweeper", "attempt_ends", "cancelling", "cause", "ends", "lasting", "limit",
        "phase", "task", "timeout", "unhurried", "uploading",
    )  # fmt: skip

    def __init__(self, sweeper: Sweeper, timeout: Timeout, ends: float) -> None:
        self._sweeper = sweeper
        self.timeout = timeout
        self.ends = ends
        self.attempt_ends = NEVER
        self.limit = NEVER
        self.phase: Phase = "pool"
        self.task: asyncio.Task[object] | None = None
        self.cancelling = 0
        self.cause: SpecloomError | None = None
        self.unhurried = False  # an upload whose sending does not count against the total
        self.uploading = False  # a body is on its way in pieces
        self._held = False  # its next piece is awaited from the program
        self.lasting = False  # may end by itself while its connection closes
        self._sending_since: float | None = None

    @property
    def due(self) -> float:
        if self._sending_since is not None:
            return self.limit
        return min(self.ends, self.attempt_ends, self.limit)

    def enter(self, phase: Phase, since: float | None = None) -> None:
        """Go on to *phase*: its limit counts from now, or from *since*."""
        if self.unhurried:
            self._hold_total(phase)
        self.phase = phase
        timeout = self.timeout
        seconds: float | None
        if phase == "connect":
            seconds = timeout.connect
        elif phase == "pool":
            seconds = timeout.pool
        elif phase == "send" and self._held:
            seconds = None
        else:
            # While a body is sent as well: `touch` tells of each piece that the peer has taken.
            seconds = timeout.read
        self._limit_to(seconds, since)

    def _limit_to(self, seconds: float | None, since: float | None = None) -> None:
        began = self._sweeper.clock.monotonic() if since is None else since
        self.limit = limit = NEVER if seconds is None else began + seconds
        due = self.due if self.unhurried else limit
        if due < self._sweeper.wakes:
            self._sweeper.wake_at(due)

    def begin_attempt(self, seconds: float) -> None:
        """Bound what is sent and received from now until `rest`."""
        self.attempt_ends = ends = self._sweeper.clock.monotonic() + seconds
        if ends < self._sweeper.wakes:
            self._sweeper.wake_at(ends)

    def rest(self) -> None:
        """Between two attempts, and while a credential is renewed, only the total counts."""
        if self.unhurried:
            self._hold_total("pool")
        self.phase = "pool"
        self.attempt_ends = NEVER
        self.uploading = self._held = False
        self._limit_to(None)

    def hold(self) -> None:
        """The program makes the next piece of an upload: nobody is silent meanwhile."""
        self._held = True
        if self.phase == "send":
            self.limit = NEVER

    def resume(self) -> None:
        """The next piece is there, and the peer has time to take it."""
        self._held = False
        if self.phase == "send":
            self._limit_to(self.timeout.read)

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

    def limit_total(self, ends: float) -> None:
        """The answer whose head had come is given up: the total counts again."""
        self.ends = ends
        if ends < self._sweeper.wakes:
            self._sweeper.wake_at(ends)

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
        if self.task.uncancel() > self.cancelling:
            return None  # the program cancelled this task as well: that wins
        return cause

    def timed_out(self, now: float) -> SpecloomError:
        """Name the limit that has passed. Attack: a server that falls silent, or keeps a call going for ever."""
        phase, timeout = self.phase, self.timeout
        if now >= self.ends and self._sending_since is None:
            return DeadlineExceeded(
                f"no result within {timeout.total:g} s (timeout.total)",
                phase=phase,
                maybe_processed=phase not in ("pool", "connect"),
            )
        if phase == "pool":
            text = "no connection became free within " + self._passed(now, "pool")
            return PoolTimeout(text, phase="pool")
        if phase == "connect":
            return ConnectTimeout("no connection within " + self._passed(now, "connect"), phase="connect")
        if now >= self.limit:
            text = "the server was silent for " + self._passed(now, "read")
        else:
            text = "no answer within " + self._passed(now, "read")
        return ReadTimeout(text, phase=phase, maybe_processed=True)

    def _passed(self, now: float, name: str) -> str:
        """Name the limit that has passed: that of the phase, or of the attempt."""
        if now < self.limit:
            name = "attempt"
        return f"{getattr(self.timeout, name):g} s (timeout.{name})"


class Sweeper:
    """All watches of a connection, and the one timer that serves them."""

    __slots__ = ("_closed", "_patient_until", "_timer", "_watches", "clock", "wakes")

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.wakes = NEVER
        self._timer: TimerHandle | None = None
        self._watches: set[Watch] = set()
        self._closed: ClientStateError | None = None
        self._patient_until: float | None = None  # set from a late ring to the look after it

    def watch(self, timeout: Timeout, *, now: float) -> Watch:
        """Start the clock of a call; it runs from `arm` on."""
        ends = NEVER if timeout.total is None else now + timeout.total
        return Watch(self, timeout, ends)

    def arm(self, watch: Watch) -> None:
        """Watch over what the current task awaits from here to `disarm`."""
        task = asyncio.current_task()
        assert task is not None
        watch.task = task
        watch.cancelling = task.cancelling()
        self._watches.add(watch)
        due = watch.due
        if due < self.wakes:
            self.wake_at(due)

    def disarm(self, watch: Watch) -> None:
        self._watches.discard(watch)
        if watch.cause is not None:
            # Somebody on the way has swallowed our cancellation, or it came when nothing was awaited any more.
            watch.absorbed()
        watch.task = None

    def wake_at(self, when: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self.wakes = when
        self._timer = self.clock.call_at(when, self._sweep)

    def _sweep(self) -> None:
        now = self.clock.monotonic()
        is_late = now - self.wakes > LATE
        self._timer = None
        self.wakes = nearest = NEVER
        if is_late and self._patient_until is None:
            self._patient_until = now + SECOND_LOOK
        if self._patient_until is not None:
            if now < self._patient_until:
                self.wake_at(self._patient_until)
                return
            self._patient_until = None
        for watch in list(self._watches):
            due = watch.due
            if due <= now:
                watch.expire(watch.timed_out(now))
            elif due < nearest:
                nearest = due
        if nearest < NEVER:
            self.wake_at(nearest)

    def end_all(self, *, lasting: bool = False) -> None:
        """Cancel every call in flight with ClientStateError; those that are ``lasting`` only where it says so."""
        for watch in list(self._watches):
            if lasting or not watch.lasting:
                watch.expire(ClientStateError("the connection was closed during the call"))

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.wakes = NEVER

    @property
    def in_flight(self) -> int:
        return len(self._watches)
