"""How fast an API may be called: its limit, and when the next request may start. Pure: time is passed in.

Who waits is in `_pacer`. What happens after a 429 all the same is the business of `_retry`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from attrs import Attribute, field, frozen

from ._place import MISSING, Answer, Place, find_first
from ._retry import parse_retry_after

__all__ = ["PaceState", "RateLimit"]

#: A pause that a server asks for is kept up to an hour. Attack: an answer that shuts the client up for good.
PAUSE_MAX: Final = 3600.0
# Numbers from here on are a moment (seconds, then milliseconds, since the epoch), below it a span.
_MOMENT: Final = 1e9
_MILLISECONDS: Final = 1e12


def _places(value: str | Iterable[str] | None) -> tuple[Place, ...]:
    return tuple(Place.parse(one) for one in ((value,) if isinstance(value, str) else value or ()))


def _whole(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1e9):
        raise ValueError(
            f"rate_limit.{attribute.name} must be a whole number above 0, or None; got {value!r}"
        )


def _positive(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e9:
        raise ValueError(f"rate_limit.{attribute.name} must be a number above 0, got {value!r}")


@frozen(kw_only=True)
class RateLimit:
    """At most ``requests`` in any ``per`` seconds, to each origin; None: as many as one likes.

    ``remaining``, ``reset`` and ``wait`` say where answers tell how many requests are left, when there will be more,
    and for how long to pause (places such as ``header X-RateLimit-Remaining``, tried in order). A ``reset`` is seconds,
    a moment since the epoch or a date; a ``wait`` likewise.
    """

    requests: int | None = field(default=None, validator=_whole)
    per: float = field(default=1.0, validator=_positive)
    remaining: tuple[Place, ...] = field(default=(), converter=_places)
    reset: tuple[Place, ...] = field(default=(), converter=_places)
    wait: tuple[Place, ...] = field(default=(), converter=_places)

    @property
    def reads_bodies(self) -> bool:
        """Whether what it looks for may lie in the body of an answer."""
        return any(place.kind in ("body", "last") for place in (*self.remaining, *self.reset, *self.wait))


class PaceState:
    """When requests to one origin have started, and until when none may."""

    __slots__ = ("_closed_until", "_limit", "_starts")

    def __init__(self, limit: RateLimit) -> None:
        self._limit = limit
        self._starts: deque[float] = deque(maxlen=limit.requests or 0)
        self._closed_until = 0.0

    def delay(self, now: float, *, ahead: int = 0) -> float:
        """Seconds until the next request may start, *ahead* others going before it."""
        return max(self._closed_until - now, self._window_delay(now, ahead), 0.0)

    def _window_delay(self, now: float, ahead: int) -> float:
        most = self._limit.requests
        if most is None:
            return 0.0
        rounds, place = divmod(ahead, most)
        free = most - len(self._starts)
        # The starts of a full window come free one by one, `per` seconds after they were taken.
        first = now if place < free else self._starts[place - free] + self._limit.per
        return max(first, now) - now + rounds * self._limit.per

    def take(self, now: float) -> None:
        """Count a request that starts."""
        if self._limit.requests is not None:
            self._starts.append(now)

    def note(self, answer: Answer, *, now: float, wall: float) -> None:
        """Heed what an answer says; *wall* is now in seconds since the epoch. What cannot be read is passed over."""
        pause = _seconds(find_first(self._limit.wait, answer), wall)
        if (
            pause is None
            and (left := _number(find_first(self._limit.remaining, answer))) is not None
            and left <= 0
        ):
            pause = _seconds(find_first(self._limit.reset, answer), wall)
            if pause is None and self._limit.requests is not None:
                pause = self._limit.per
        if pause:
            self._closed_until = max(self._closed_until, now + min(pause, PAUSE_MAX))


def _number(value: Any) -> float | None:
    if isinstance(value, str):
        text = value.strip()
        is_number = (
            len(text) < 20 and text.isascii() and text.replace(".", "", 1).removeprefix("-").isdecimal()
        )
        return float(text) if is_number else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if -1e18 < value < 1e18 else None


def _seconds(value: Any, wall: float) -> float | None:
    """Read a span or a moment as seconds from now, none of them negative."""
    number = _number(value)
    if number is None:
        return None if value is MISSING or not isinstance(value, str) else _date(value, wall)
    if number >= _MOMENT:
        number = number / (1000 if number >= _MILLISECONDS else 1) - wall
    return max(number, 0.0)


def _date(text: str, wall: float) -> float | None:
    """A date as HTTP writes it, or as ISO 8601 does."""
    found = parse_retry_after(text, now=wall)
    if found is not None:
        return found
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(moment.timestamp() - wall, 0.0)
