"""Waiting until a request may start, as the rate limit of the API says: one after the other, in the order they came."""

from __future__ import annotations

from asyncio import Lock

from ._clock import Clock
from ._http import Response
from ._pace import PaceState, RateLimit
from ._place import MISSING, Answer
from ._refusal import as_answer
from .errors import DeadlineExceeded


class Lane:
    """The requests to one origin. Whoever has entered is the next to start; the others stand behind it.

    Times are of the monotonic clock.
    """

    __slots__ = ("_clock", "_full_since", "_lock", "_origin", "_state", "_waiting")

    def __init__(self, origin: str, limit: RateLimit, clock: Clock) -> None:
        self._origin = origin
        self._clock = clock
        self._state = PaceState(limit)
        self._lock = Lock()
        self._waiting = 0
        self._full_since: float | None = None

    def is_free(self) -> bool:
        """Whether a request may start right now."""
        return not self._waiting and not self.delay()

    def delay(self) -> float:
        """Seconds until the next request may start."""
        return self._state.delay(self._clock.monotonic())

    def take(self) -> None:
        """Count a request that starts."""
        self._full_since = None
        self._state.take(self._clock.monotonic())

    async def enter(self, deadline: float) -> None:
        """Wait until all who came before have started. DeadlineExceeded at once where that is too late."""
        now = self._clock.monotonic()
        self._check(now, self._state.delay(now, ahead=self._waiting), deadline)
        self._waiting += 1
        try:
            await self._lock.acquire()
        except BaseException:
            self._waiting -= 1
            raise

    def leave(self) -> None:
        """Let the next one in. Who has not taken a turn leaves it to them."""
        self._waiting -= 1
        self._lock.release()

    async def opens(self, deadline: float) -> None:
        """Wait until a request may start. DeadlineExceeded as soon as that is known to be too late."""
        while delay := self._state.delay(now := self._clock.monotonic()):
            self._check(now, delay, deadline)
            await self._clock.sleep(delay)

    def full_since(self) -> float:
        """Since when no request could start for want of a place in the pool; asked by who goes for one now."""
        if self._full_since is None:
            self._full_since = self._clock.monotonic()
        return self._full_since

    def note(self, answer: Answer) -> None:
        """Heed what an answer says of the limit."""
        self._state.note(answer, now=self._clock.monotonic(), wall=self._clock.wall())

    def _check(self, now: float, delay: float, deadline: float) -> None:
        if delay and now + delay >= deadline:
            raise DeadlineExceeded(
                f"the rate limit of {self._origin} lets no request start before the deadline of the call",
                phase="pool",
            )


class Pacer:
    """Keeps the requests of a connection, and of its copies, within a rate limit; each origin by itself.

    Origins that are not our own are not counted: their pace is not ours to keep.
    """

    __slots__ = ("_lanes", "_limit")

    def __init__(self, limit: RateLimit, origins: frozenset[str], clock: Clock) -> None:
        self._limit = limit
        self._lanes = {origin: Lane(origin, limit, clock) for origin in origins}

    def lane(self, origin: str) -> Lane | None:
        """Where requests to *origin* stand; None: nowhere."""
        return self._lanes.get(origin)

    def note(self, origin: str, response: Response) -> None:
        """Heed what an answer says of the limit."""
        lane = self._lanes.get(origin)
        if lane is not None:
            lane.note(as_answer(response) if self._limit.reads_bodies else as_answer(response, body=MISSING))
