"""The rate limit of a spec, for fakes that are asked to hold callers to it. Pure: time is passed in."""

from __future__ import annotations

import math
from collections import deque

from attrs import define, field, frozen

from specloom_codegen import ir
from specloom_codegen.mock.messages import Refusal, Reply
from specloom_codegen.mock.places import Answer

_MOST_CALLERS = 10_000


@frozen(kw_only=True)
class Pace:
    """How a caller stands: calls left in the window, and seconds until the oldest of them counts no longer."""

    allowed: bool
    remaining: int
    wait: float


@define
class Pacer:
    """Counts calls in a window that slides: at most ``requests`` in ``per`` seconds for each caller."""

    limit: ir.RateLimit
    _calls: dict[str, deque[float]] = field(factory=dict[str, "deque[float]"])

    def take(self, caller: str, now: float) -> Pace:
        """Count a call; one that is over the limit counts as none."""
        most = self.limit.requests
        if most is None:
            return Pace(allowed=True, remaining=0, wait=0.0)
        calls = self._calls.setdefault(caller, deque())
        while calls and calls[0] <= now - self.limit.per:
            calls.popleft()
        allowed = len(calls) < most
        if allowed:
            calls.append(now)
        if len(self._calls) > _MOST_CALLERS:
            self._calls.pop(next(iter(self._calls)))
        wait = calls[0] + self.limit.per - now if calls else 0.0
        return Pace(allowed=allowed, remaining=most - len(calls), wait=wait)

    def told(self, reply: Reply, pace: Pace) -> Reply:
        """The reply with the headers by which the spec lets callers know how they stand."""
        if self.limit.requests is None:
            return reply
        answer = Answer(reply.status)
        pause = math.ceil(pace.wait)
        for places, value in (
            (self.limit.remaining, pace.remaining),
            (self.limit.reset, pause),
            (self.limit.wait, None if pace.remaining else pause),
        ):
            # The first that is a header: bodies belong to the operations.
            for place in [one for one in places if one.kind == "header"][:1]:
                answer.put(place, value)
        for name, text in answer.headers:
            reply = reply.with_header(name, text)
        return reply


def too_fast(pace: Pace) -> Refusal:
    """The refusal of a call that is over the limit."""
    return Refusal("rate_limited", headers=(("Retry-After", str(math.ceil(pace.wait))),))
