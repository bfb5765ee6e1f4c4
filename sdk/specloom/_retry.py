"""When to send again and how long to wait first: policies as values, and the two counters they need.

No clock and no randomness here: times and jitter are passed in. Which outcome may be repeated at all
(was anything sent? is the call idempotent?) is put together in `_exchange`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from math import isfinite
from time import gmtime
from typing import Any, Final, Literal

from attrs import Attribute, field, frozen
from attrs.validators import optional

from ._arguments import Forthcoming
from .errors import (
    CertificateError,
    DeadlineExceeded,
    PoolTimeout,
    ProtocolError,
    ProxyError,
    ResponseTruncated,
    TransportError,
    UnknownOutcomeError,
)

__all__ = [
    "BudgetState",
    "Cooldown",
    "CooldownState",
    "RetryBudget",
    "RetryPolicy",
    "is_passing",
    "parse_retry_after",
]

# What a proxy says that means "later", beside 5xx.
_LATER: Final = (408, 429)
# Longer than anybody waits, and still a number that the clocks of all systems can add to.
_FOREVER: Final = 1e9
_SECONDS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH: Final = "|".join(_MONTHS)
_HTTP_DATES: Final = (
    # Sun, 06 Nov 1994 08:49:37 GMT, and the form of RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
    re.compile(
        rf"[A-Z][a-z]{{2,8}}, (?P<day>[0-9]{{1,2}})[ -](?P<month>{_MONTH})[ -](?P<year>[0-9]{{4}}|[0-9]{{2}})"
        r" (?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}) (?:GMT|UTC|[+-]0000)"
    ),
    # Sun Nov  6 08:49:37 1994
    re.compile(
        rf"[A-Z][a-z]{{2}} (?P<month>{_MONTH}) {{1,2}}(?P<day>[0-9]{{1,2}})"
        r" (?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}) (?P<year>[0-9]{4})"
    ),
)


def is_passing(error: TransportError) -> bool:
    """Whether another try may fare better: never for a bad certificate, a password that the proxy does not take, nor
    for time that ran out here."""
    if isinstance(error, CertificateError | DeadlineExceeded | PoolTimeout | UnknownOutcomeError):
        return False
    if isinstance(error, ProxyError):
        return error.status_code in _LATER or error.status_code >= 500
    if isinstance(error, ProtocolError):
        return isinstance(error, ResponseTruncated)
    return True


def parse_retry_after(value: str, *, now: float) -> float | None:
    """Read a ``Retry-After`` header as seconds from *now* (seconds since the epoch).

    Both forms are accepted: delta-seconds (``"120"``, also ``"1.5"``) and an HTTP date. A date in the past
    gives 0.0. Unreadable values give None, so that the policy falls back to its own backoff. Attack: numbers and
    dates that no clock can hold.

    Source: RFC 9110, sections 10.2.3 and 5.6.7.
    """
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return min(float(value), _FOREVER)
    for form in _HTTP_DATES:
        match = form.fullmatch(value)
        if match:
            when = _epoch(match, now)
            return None if when is None else min(max(0.0, when - now), _FOREVER)
    return None


def _epoch(match: re.Match[str], now: float) -> float | None:
    year = int(match["year"])
    if len(match["year"]) == 2:
        # RFC 9110: what looks more than 50 years ahead is in the past.
        latest = gmtime(now).tm_year + 50
        year += (latest - year) // 100 * 100
    hour, minute, second = (int(part) for part in match["time"].split(":"))
    try:
        # A leap second is the last moment of its minute.
        moment = datetime(
            year,
            _MONTHS.index(match["month"]) + 1,
            int(match["day"]),
            hour,
            minute,
            min(second, 59),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    return moment.timestamp() if second <= 60 else None


# --- the policy ------------------------------------------------------------------------------


def _at_least(owner: str, minimum: float) -> Callable[[Any, Attribute[Any], Any], None]:
    """Make a validator: a finite number, not below *minimum*; None where that is the default."""

    def check(_: Any, attribute: Attribute[Any], value: Any) -> None:
        name = f"{owner}.{attribute.name}"
        if value is None and attribute.default is None:
            return
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TypeError(f"{name} must be a number, got {value!r}")
        if not isfinite(value) or value < minimum:
            raise ValueError(f"{name} must be at least {minimum:g}, got {value!r}")

    return check


def _whole(owner: str, minimum: int) -> Callable[[Any, Attribute[Any], Any], None]:
    def check(_: Any, attribute: Attribute[Any], value: Any) -> None:
        name = f"{owner}.{attribute.name}"
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"{name} must be a whole number, got {value!r}")
        if value < minimum:
            raise ValueError(f"{name} must be at least {minimum}, got {value}")

    return check


def _statuses(_: Any, attribute: Attribute[Any], value: frozenset[Any]) -> None:
    for status in value:
        if isinstance(status, bool) or not isinstance(status, int) or not 100 <= status <= 599:
            raise ValueError(f"retry.{attribute.name} holds statuses from 100 to 599, got {status!r}")


@frozen
class RetryBudget(Forthcoming):
    """How many retries an origin may cost before they stop: a bucket of *capacity* tokens.

    A retry takes *cost* (*cost_throttled* after a 429 or 503); a success at once puts back *refund*, a success
    after a retry what that retry took. So an outage is not amplified by everybody's second and third tries.
    """

    capacity: int = field(default=500, validator=_whole("retry.budget", 1))
    cost: int = field(default=14, validator=_whole("retry.budget", 0))
    cost_throttled: int = field(default=5, validator=_whole("retry.budget", 0))
    refund: int = field(default=1, validator=_whole("retry.budget", 0))

    def cost_of(self, *, throttled: bool) -> int:
        """Tell what a retry costs, in tokens."""
        return self.cost_throttled if throttled else self.cost


def _known_cooldown(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if value not in ("origin", None):
        raise ValueError(f"retry.{attribute.name} must be 'origin' or None, got {value!r}")


def _at_most_one(_: Any, attribute: Attribute[Any], value: float) -> None:
    if value > 1:
        raise ValueError(f"retry.{attribute.name} must be at most 1, got {value!r}")


def _status_set(values: Iterable[int]) -> frozenset[int]:
    return frozenset(values)


@frozen(kw_only=True)
class RetryPolicy(Forthcoming):
    """When a call is sent again, and after which pause. All times are seconds.

    ``statuses`` are repeated where the call may be repeated at all (429 always), ``idempotent_statuses`` only
    for idempotent calls. ``unsafe=True`` repeats every call, whether or not the server may have acted on it.
    ``max_unanswered`` bounds the attempts that ended without an answer, None with ``max_attempts`` alone.
    ``stop_after`` ends retrying: no retry starts that long after the first attempt. ``jitter`` is the part of a
    pause that is drawn by lot, 1 for all of it. No pause is shorter than ``minimum``; ``retry_after_max`` is the
    longest one that a server may ask for. ``budget=None`` and ``cooldown=None`` switch these off.
    """

    max_attempts: int = field(default=3, validator=_whole("retry", 1))
    max_unanswered: int | None = field(default=None, validator=optional(_whole("retry", 1)))
    initial: float = field(default=0.5, validator=_at_least("retry", 0))
    initial_throttled: float = field(default=1.0, validator=_at_least("retry", 0))
    multiplier: float = field(default=2.0, validator=_at_least("retry", 1))
    maximum: float = field(default=20.0, validator=_at_least("retry", 0))
    minimum: float = field(default=0.0, validator=_at_least("retry", 0))
    jitter: float = field(default=1.0, validator=(_at_least("retry", 0), _at_most_one))
    retry_after_max: float = field(default=60.0, validator=_at_least("retry", 0))
    statuses: frozenset[int] = field(
        default=frozenset({408, 429, 502, 503, 504}), converter=_status_set, validator=_statuses
    )
    idempotent_statuses: frozenset[int] = field(
        default=frozenset({500}), converter=_status_set, validator=_statuses
    )
    unsafe: bool = False
    stop_after: float | None = field(default=None, validator=_at_least("retry", 0))
    budget: RetryBudget | None = RetryBudget()
    cooldown: Literal["origin"] | None = field(default="origin", validator=_known_cooldown)

    def repeats(self, status: int, *, repeatable: bool, extra: Collection[int] = ()) -> bool:
        """Tell whether an answer with *status* is worth another try.

        *repeatable*: the call is idempotent, has an idempotency key, or may be repeated all the same. A 429
        was not acted on, so it needs no such thing. *extra* are the statuses that the spec adds.
        """
        if status == 429:
            return status in self.statuses or status in extra
        return repeatable and (
            status in self.statuses or status in self.idempotent_statuses or status in extra
        )

    def pause(self, retry: int, *, throttled: bool, jitter: float) -> float:
        """Seconds before retry number *retry* (1, 2, …), up to ``maximum``; *jitter* in [0, 1) is the lot drawn."""
        first = self.initial_throttled if throttled else self.initial
        try:
            ceiling = min(self.maximum, first * self.multiplier ** (retry - 1))
        except OverflowError:
            ceiling = self.maximum if first else 0.0
        drawn = jitter if self.jitter == 1.0 else 1.0 - self.jitter * (1.0 - jitter)
        return max(self.minimum, ceiling * drawn)


# --- state -----------------------------------------------------------------------------------


class BudgetState:
    """The tokens that are left of a `RetryBudget`; without a policy there is no end of them."""

    __slots__ = ("left", "policy")

    def __init__(self, policy: RetryBudget | None) -> None:
        self.policy = policy
        self.left = policy.capacity if policy else 0

    def take(self, throttled: bool) -> bool:
        """Pay for a retry; False, and nothing taken, when too little is left.

        Attack: ourselves, by everybody's second and third tries on a server that is down.
        """
        if self.policy is None:
            return True
        cost = self.policy.cost_of(throttled=throttled)
        if cost > self.left:
            return False
        self.left -= cost
        return True

    def give_back(self, cost: int) -> None:
        """Put back what the last retry took, as it was a success."""
        if self.policy is not None:
            self.left = min(self.policy.capacity, self.left + cost)

    def succeed(self) -> None:
        """Put back the refund of a call that was a success at once."""
        if self.policy is not None:
            self.left = min(self.policy.capacity, self.left + self.policy.refund)

    def __repr__(self) -> str:
        return f"BudgetState({self.left} left of {self.policy})"


@frozen(kw_only=True)
class Cooldown:
    """An origin that is left alone for *left* more seconds; *age* seconds ago *trigger*, an answer, asked for it."""

    origin: str
    left: float
    age: float
    trigger: str

    def __str__(self) -> str:
        return (
            f"{self.origin} is left alone for another {self.left:.1f} s,"
            f" as {self.trigger} asked for {self.age:.1f} s ago"
        )


class CooldownState:
    """Until when each origin is left alone, and what it was that asked for it.

    Times are of the monotonic clock. Only origins that asked for a pause are kept, and only while it lasts.
    """

    __slots__ = ("_origins",)

    def __init__(self) -> None:
        self._origins: dict[str, tuple[float, Any, float, str]] = {}

    def cool(
        self, origin: str, until: float, cause: Any = None, *, since: float = 0.0, trigger: str = ""
    ) -> None:
        """Leave *origin* alone until then; an end that is later already stays. *cause*: the answer or error.

        *since* is now, *trigger* the cause in words.
        """
        known = self._origins.get(origin)
        if known is None or known[0] < until:
            self._origins[origin] = (until, cause, since, trigger)

    def until(self, origin: str, now: float) -> float | None:
        """Tell when *origin* may be asked again; None: now."""
        if not self._origins:
            return None
        known = self._origins.get(origin)
        if known is None:
            return None
        if known[0] <= now:
            del self._origins[origin]
            return None
        return known[0]

    def start_at(self, origin: str, now: float, jitter: float) -> float | None:
        """Tell when a waiter should start: spread over the second after the end. *jitter* is in [0, 1)."""
        until = self.until(origin, now)
        return None if until is None else until + jitter

    def cause(self, origin: str) -> Any:
        """Give what triggered the cool-down of *origin*; None when there is none."""
        known = self._origins.get(origin)
        return known[1] if known else None

    def describe(self, origin: str, now: float) -> Cooldown | None:
        """Tell all about the cool-down of *origin*; None when there is none."""
        known = self._origins.get(origin)
        if known is None:
            return None
        until, _, since, trigger = known
        return Cooldown(origin=origin, left=until - now, age=now - since, trigger=trigger)
