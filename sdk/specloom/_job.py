"""What an answer says about work that goes on elsewhere: still running, done, or failed; and when to ask again.

Pure: conditions, pauses, progress and tokens of jobs as values. Who asks, and what a job gives, is in `jobs`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast
from urllib.parse import unquote

from attrs import field, frozen

from ._codec import decode_json
from ._place import MISSING, Answer, Condition, Place, find, find_first
from ._retry import parse_retry_after
from ._url import origin_of
from .errors import DecodeError

if TYPE_CHECKING:
    from ._operation import Operation

__all__ = [
    "Done", "Failed", "JobPlan", "JobProgress", "JobToken", "Pause", "Running", "Verdict", "Wait", "gather_keys",
    "judge", "next_pause", "read_progress",
]  # fmt: skip

R = TypeVar("R")
S = TypeVar("S")
A = TypeVar("A")

#: A pause that a server asks for is kept up to an hour; more is a mistake, or would never end.
PAUSE_MAX: Final = 3600.0
#: How much longer each pause is than the one before, where they may grow.
GROWTH: Final = 1.5
_LAST_SHARE: Final = 0.9


def _condition(value: Condition | Mapping[str, Any] | None) -> Condition:
    return value if isinstance(value, Condition) else Condition.parse(value or {})


def _place(value: str | None) -> Place | None:
    return None if value is None else Place.parse(value)


def _places(value: str | Iterable[str]) -> tuple[Place, ...]:
    return tuple(Place.parse(one) for one in ((value,) if isinstance(value, str) else value))


def _place_table(value: Mapping[str, str | Iterable[str]]) -> dict[str, tuple[Place, ...]]:
    return {name: _places(one) for name, one in value.items()}


def _no_places() -> dict[str, tuple[Place, ...]]:
    return {}


@frozen(kw_only=True)
class Wait:
    """When work that is asked after has ended, and how often to ask.

    ``done`` and ``failed`` are conditions, ``failed`` looked at first; neither: still running. ``every`` is the pause
    in seconds, which grows up to ``up_to`` where that is more. ``progress`` is the place of a number or of an object of
    numbers; ``code`` and ``message`` say where a failure says why (else where refusals do). ``keys`` are holes and
    parameters of what follows whose value lies in an answer to the question.
    """

    done: Condition = field(default=Condition(), converter=_condition)
    failed: Condition = field(default=Condition(), converter=_condition)
    every: float = 1.0
    up_to: float = 0.0
    progress: Place | None = field(default=None, converter=_place)
    code: tuple[Place, ...] = field(default=(), converter=_places)
    message: tuple[Place, ...] = field(default=(), converter=_places)
    keys: Mapping[str, tuple[Place, ...]] = field(factory=_no_places, converter=_place_table)

    @property
    def statuses(self) -> frozenset[int]:
        """The statuses that the conditions speak of: answers, whatever else they would count as."""
        entries = (*self.done.entries, *self.failed.entries)
        return frozenset(
            status
            for place, accepted in entries
            if place.kind == "status"
            for status in accepted
            if isinstance(status, int)
        )


@frozen(kw_only=True)
class JobPlan(Generic[R, S, A]):
    """The operations of a job: what starts it, what asks after it (its ``wait`` says when it has ended), what gives its
    result (None: the last answer does) and what stops it. ``keys`` say where in the start's answer the holes and
    parameters of the others lie; those of the same name that the start was called with need no place.
    """

    start: Operation[A]
    poll: Operation[S]
    result: Operation[Any] | None = None
    cancel: Operation[Any] | None = None
    keys: Mapping[str, tuple[Place, ...]] = field(factory=_no_places, converter=_place_table)
    #: By the name of an operation: which keys travel in its query, and which in its body.
    query: Mapping[str, tuple[str, ...]] = field(factory=dict[str, "tuple[str, ...]"])
    body: Mapping[str, tuple[str, ...]] = field(factory=dict[str, "tuple[str, ...]"])

    @property
    def wait(self) -> Wait:
        """When the work has ended, as the operation says that asks after it."""
        wait = self.poll.wait
        if wait is None:
            raise TypeError(
                f"{self.poll.name} has no wait: nothing says when a job of {self.start.name} is done"
            )
        return wait

    @property
    def followers(self) -> tuple[Operation[Any], ...]:
        return tuple(one for one in (self.poll, self.result, self.cancel) if one is not None)

    def names_of(self, operation: Operation[Any]) -> tuple[str, ...]:
        """The keys that an operation is called with: its holes in order, then parameters, then members."""
        holes, name = operation.template.holes, operation.name
        return (*(hole.name for hole in holes), *self.query.get(name, ()), *self.body.get(name, ()))

    def needs(self, operation: Operation[Any]) -> tuple[str, ...]:
        """The keys without which an operation cannot be called: its holes, and parameters that answers have a place
        for. What only the caller of the start could give, and did not, is not sent, nor what polls will say first."""
        said = self.keys.keys() | (set[str]() if operation is self.poll else self.wait.keys.keys())
        holes = {hole.name for hole in operation.template.holes}
        return tuple(name for name in self.names_of(operation) if name in holes or name in said)

    @property
    def names(self) -> frozenset[str]:
        """All keys of the job."""
        return frozenset(name for one in self.followers for name in self.names_of(one))

    @property
    def addresses(self) -> frozenset[str]:
        """The keys that are whole addresses."""
        return frozenset(one.template.holes[0].name for one in self.followers if one.template.is_url)


# --- judging -----------------------------------------------------------------------------------


@frozen
class JobProgress:
    """How far work has come. ``share`` (0 to 1) and ``counts`` are what the server says of it, where it does;
    ``polls`` counts the questions and ``elapsed`` the seconds of this wait."""

    share: float | None = None
    counts: Mapping[str, float] = field(factory=dict[str, float])
    polls: int = 0
    elapsed: float = 0.0

    def __str__(self) -> str:
        # Attack: names that move the cursor of the terminal that they are shown on.
        parts = [f"{_shown(name)} {count:g}" for name, count in [*self.counts.items()][:8]]
        if self.share is not None:
            filled = round(self.share * 20)
            parts.insert(0, f"[{'#' * filled}{'.' * (20 - filled)}] {self.share:.0%}")
        return " ".join([*parts, f"({self.elapsed:.0f} s)"])


@frozen
class Running:
    """The work goes on. ``asked`` is the pause in seconds that the server asks for, None where it does not."""

    asked: float | None = None


@frozen
class Done:
    """The work has ended well."""


@frozen
class Failed:
    """The work has ended badly; why, where the answer says it."""

    code: str | None = None
    message: str = ""


Verdict = Running | Done | Failed
Phase = Literal["running", "done", "failed"]


@frozen
class Pause:
    """So many seconds until the next question; ``last``: there will be no other."""

    seconds: float
    last: bool = False


def judge(
    wait: Wait,
    answer: Answer,
    *,
    wall: float,
    codes: Iterable[Place | str] = (),
    messages: Iterable[Place | str] = (),
) -> Verdict:
    """Say what an answer tells of the work. *wall* is now, in seconds since the epoch.

    *codes* and *messages* are where refusals of the API say why; tried after the wait's own places.
    """
    if wait.failed.holds(answer):
        return Failed(
            _text(find_first((*wait.code, *codes), answer)),
            _text(find_first((*wait.message, *messages), answer)) or "",
        )
    if wait.done.holds(answer):
        return Done()
    value = answer.headers.get("retry-after", answer.headers.get("Retry-After"))
    return Running(None if value is None else parse_retry_after(value, now=wall))


def next_pause(
    wait: Wait,
    *,
    polls: int,
    asked: float | None,
    interval: float | None = None,
    remaining: float | None = None,
    last: bool = False,
) -> Pause | None:
    """The pause before the next question, *polls* of this wait having been asked; None: there is no time for one.

    What the server *asked* for wins over the caller's *interval*, which wins over the spec's. Before the time is up
    (*remaining* seconds) there is one *last* question, unless the server asked for a longer pause.
    """
    if asked:
        pause = min(asked, PAUSE_MAX)
        return Pause(pause) if remaining is None or pause < remaining else None
    if interval is not None:
        pause = interval
    else:
        pause = min(wait.every * GROWTH ** min(max(polls - 1, 0), 64), max(wait.every, wait.up_to))
    if remaining is None or pause < remaining:
        return Pause(pause)
    return None if last or remaining <= 0 else Pause(remaining * _LAST_SHARE, last=True)


def read_progress(
    place: Place | None, answer: Answer, *, polls: int, elapsed: float, done: bool = False
) -> JobProgress:
    """Read how far work has come: a share (0.4), a per cent (40, "40 %"), or counts by name."""
    found = MISSING if place is None else find(place, answer)
    counts: dict[str, float] = {}
    share = None
    if isinstance(found, Mapping):
        members = cast("Mapping[str, Any]", found)
        numbers = ((name, _number(value)) for name, value in members.items())
        counts = {name: number for name, number in numbers if number is not None}
    else:
        share = _share(found)
    return JobProgress(1.0 if done else share, counts, polls, elapsed)


def _share(found: Any) -> float | None:
    number = _number(found)
    if number is None:
        return None
    # A whole number is a per cent, also 1; a fraction up to 1 is a share.
    is_share = isinstance(found, float) and number <= 1.0
    return min(max(number if is_share else number / 100, 0.0), 1.0)


def _number(value: Any) -> float | None:
    if isinstance(value, str):
        text = value.strip().removesuffix("%").strip()
        if (
            len(text) > 20
            or not text.replace(".", "", 1).isascii()
            or not text.replace(".", "", 1).isdecimal()
        ):
            return None
        return float(text)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if -1e18 < value < 1e18 else None


def _shown(name: str) -> str:
    return name[:30] if name.isprintable() else ascii(name[:30])


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


# --- keys and tokens ---------------------------------------------------------------------------

KeyValue = str | int

_LINKS: Final = ("location", "content-location")


def gather_keys(
    places: Mapping[str, Iterable[Place]], answer: Answer, *, addresses: Collection[str] = ()
) -> dict[str, KeyValue]:
    """Read keys from their places in an answer; those of which nothing lies there are left out.

    Where a ``Location`` leads to the work, a key that is no address itself (*addresses*) is its last segment.
    DecodeError for what cannot be a key, such as an object.
    """
    found: dict[str, KeyValue] = {}
    for name, where in places.items():
        values = ((place, find_first((place,), answer)) for place in where)
        place, value = next((pair for pair in values if pair[1] is not MISSING), (None, MISSING))
        if place is None:
            continue
        if name not in addresses and place.kind == "header" and place.name.lower() in _LINKS:
            value = _last_segment(name, str(value))
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise DecodeError(f"what lies at the place of {name!r} leads nowhere: a {type(value).__name__}")
        found[name] = value
    return found


def _last_segment(name: str, link: str) -> str:
    """The id that an address ends with: ``/tasks/42?x=1`` is that of 42."""
    path = re.split("[?#]", link, maxsplit=1)[0].rstrip("/")
    segment = unquote(path.rpartition("/")[2])
    if not segment:
        raise DecodeError(f"what lies at the place of {name!r} leads nowhere: an address without a path")
    return segment


@frozen(kw_only=True)
class JobToken:
    """A job as JSON text: by which operation it was started, where, and the keys by which it is asked after."""

    operation: str
    origin: str
    keys: Mapping[str, KeyValue] = field(factory=dict[str, KeyValue])

    def encode(self) -> str:
        """Write the token."""
        import json

        members = {
            "job_token": 1,
            "operation": self.operation,
            "origin": self.origin,
            "keys": dict(self.keys),
        }
        return json.dumps(members, separators=(",", ":"))

    @classmethod
    def decode(cls, text: str) -> JobToken:
        """Read a token. ValueError for what is none; a token is text from outside."""
        try:
            members = decode_json(text.encode())
        except (DecodeError, UnicodeEncodeError):
            members = None
        if not isinstance(members, dict) or cast("dict[str, Any]", members).pop("job_token", None) != 1:
            raise ValueError("not a job token: it must be the JSON text that a job or its error gave")
        known = cast("dict[str, Any]", members)
        if known.keys() != {"operation", "origin", "keys"} or not _are_keys(known["keys"]):
            raise ValueError("not a job token: it has members that are missing, unknown or of the wrong type")
        if not isinstance(known["operation"], str) or not isinstance(known["origin"], str):
            raise ValueError("not a job token: operation and origin are texts")
        return cls(**known)

    def check(self, *, operation: str, origins: Collection[str], names: Collection[str]) -> None:
        """Refuse a token of another operation or server. Attack: one whose address takes our credential elsewhere."""
        if self.operation != operation:
            raise ValueError(f"the job token is one of {self.operation!r}, not of {operation!r}")
        if self.origin not in origins or any(_leads_away(one, origins) for one in self.keys.values()):
            raise ValueError("the job token comes from another server than this connection's")
        if unknown := sorted(self.keys.keys() - set(names)):
            raise ValueError(f"the job token has keys that {operation!r} does not know: {', '.join(unknown)}")


def _are_keys(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(one, (str, int)) and not isinstance(one, bool)
        for one in cast("dict[str, Any]", value).values()
    )


def _leads_away(value: KeyValue, origins: Collection[str]) -> bool:
    if not isinstance(value, str) or not value.lower().startswith(("http://", "https://")):
        return False
    try:
        return origin_of(value) not in origins
    except ValueError:
        return True
