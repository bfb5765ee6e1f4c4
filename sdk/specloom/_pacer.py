"""Waiting until a request may start, as the rate limit of the API says: one after the other, in the order they came."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable

from attrs import define, field

from ._clock import Clock
from ._http import Response
from ._pace import PaceState, RateLimit
from ._place import MISSING
from ._refusal import as_answer
from .errors import DeadlineExceeded, TransportError


@define
class _Lane:
    """The requests to one origin. Whoever holds the lock is the next to start; the others stand behind it."""

    state: PaceState
    lock: Lock = field(factory=Lock)
    waiting: int = 0


class Pacer:
    """Keeps the requests of a connection, and of its copies, within a rate limit; each origin by itself.

    Origins that are not our own are not counted: their pace is not ours to keep.
    """

    __slots__ = ("_clock", "_lanes", "_limit")

    def __init__(self, limit: RateLimit, origins: frozenset[str], clock: Clock) -> None:
        self._limit = limit
        self._clock = clock
        self._lanes = {origin: _Lane(PaceState(limit)) for origin in origins}

    async def enter(
        self, origin: str, deadline: float, ended: Callable[[TransportError], TransportError]
    ) -> float:
        """Wait until a request may start; gives the seconds that it took.

        One that could not start before its *deadline* fails at once, with what *ended* makes of the error. Whoever is
        cancelled while it waits has taken nothing.
        """
        lane = self._lanes.get(origin)
        if lane is None:
            return 0.0
        began = now = self._clock.monotonic()
        state = lane.state
        if not lane.waiting and not state.delay(now):
            state.take(now)
            return 0.0
        if now + state.delay(now, ahead=lane.waiting) >= deadline:
            raise ended(_too_late(origin))
        lane.waiting += 1
        try:
            async with lane.lock:
                while delay := state.delay(now := self._clock.monotonic()):
                    if now + delay >= deadline:
                        raise ended(_too_late(origin))
                    await self._clock.sleep(delay)
                state.take(now)
        finally:
            lane.waiting -= 1
        return now - began

    def note(self, origin: str, response: Response) -> None:
        """Heed what an answer says of the limit."""
        lane = self._lanes.get(origin)
        if lane is not None:
            answer = as_answer(response) if self._limit.reads_bodies else as_answer(response, body=MISSING)
            lane.state.note(answer, now=self._clock.monotonic(), wall=self._clock.wall())


def _too_late(origin: str) -> DeadlineExceeded:
    return DeadlineExceeded(
        f"the rate limit of {origin} lets no request start before the deadline of the call", phase="pool"
    )
