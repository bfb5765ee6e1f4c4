"""Long polls: calls whose answer comes when something has changed, or when the time that they give is over.

Pure: it says which calls are such, until when, and whether they are due. That time passes, that callers hang up and
that records change meanwhile is the business of ``holding``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from attrs import define, evolve, field, frozen

from specloom_codegen import ir
from specloom_codegen.formats import read_scalar
from specloom_codegen.mock.answering import is_model
from specloom_codegen.mock.jobs import has_ended, move_on
from specloom_codegen.mock.messages import Problem, Refusal
from specloom_codegen.mock.places import Answer, find_at, holds
from specloom_codegen.mock.records import Row, TableName, key_text
from specloom_codegen.mock.seeding import is_singleton, seed_store
from specloom_codegen.mock.telling import inner_path
from specloom_codegen.mock.verbs import selected
from specloom_codegen.mock.world import Visit, World, names_item, rows_named, show

_PART: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)(ms|s|m|h|d)")
_TEXT: Final = re.compile(rf"(?:{_PART.pattern})+")
_VERSION: Final = re.compile(r"[0-9]{1,19}")
_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_UNIT_WORDS: Final = {"wait seconds": 1.0, "wait milliseconds": 0.001}

Seen = int | tuple[tuple[int, Any, bool], ...]
"""The records that a call is about: of each its state, and whether work on it has ended; of a list, which may be long
and may be waited for by many, a digest of that."""

Step = tuple[TableName, int]
"""Which record makes a step."""

_MOST_STEPS: Final = 10_000
"""Of so many jobs it is known when they move on; the others wait as those do that nobody has asked after."""


@frozen(kw_only=True)
class Held:
    """A call that waits: for another state of its records than *seen*, for the job that it asks after to move on (at
    ``step_at``), or for its own end (at ``until``). Times are seconds since the epoch; infinity: never.

    While the store is as it was *written* then, nothing need be compared.
    """

    visit: Visit
    seen: Seen
    written: int
    until: float
    step_at: float = math.inf

    @property
    def due(self) -> float:
        """When it is to be looked at again though nothing has changed."""
        return min(self.until, self.step_at)


@define
class LongPolls:
    """The long polls of one fake. ``pause`` is how long a step of a job takes, in seconds."""

    world: World
    pause: float = 0.0
    _steps: dict[Step, float] = field(factory=dict[Step, float])

    def begin(self, visit: Visit) -> Visit | Held:
        """What a call waits for, or the call itself where it is answered at once.

        That is any call that does not ask to wait, whose caller has not seen what there is now, or that is about
        something that has ended. A job whose next step is due makes it, which is what there is to wait for.
        """
        seconds = _seconds_asked(self.world, visit)
        if seconds <= 0:
            return visit
        seed_store(self.world, visit)
        named = _named(self.world, visit)
        if _names_nothing(self.world, visit) or _is_news(self.world, visit, named):
            return visit
        if any(_is_over(self.world, visit, row) for row in named):
            return visit
        now = visit.call.now
        held = Held(
            visit=visit,
            seen=_seen(self.world, visit),
            written=self._written(visit),
            until=now + seconds,
            step_at=self._next_step(visit, now),
        )
        return self._moved_on(visit, now) if now >= held.step_at else held

    def look(self, held: Held, now: float) -> Visit | Held:
        """A call that waits, looked at again: the call itself where it is to be answered now."""
        visit, written = _later(held.visit, now), self._written(held.visit)
        if written == held.written or _seen(self.world, visit) == held.seen:
            if now >= held.step_at:
                return self._moved_on(visit, now)
            if now < held.until:
                return held if written == held.written else evolve(held, written=written)
        return self.end(held, now)

    def end(self, held: Held, now: float) -> Visit:
        """A call that waits no longer, whether or not anything has changed."""
        visit = _later(held.visit, now)
        for row in _named(self.world, visit):
            if _is_over(self.world, visit, row):
                self._steps.pop((self.world.table(visit), row.number), None)
        return evolve(visit, peeks=True)

    def clear(self) -> None:
        self._steps.clear()

    def _written(self, visit: Visit) -> int:
        return self.world.store.table(self.world.table(visit)).written

    def _next_step(self, visit: Visit, now: float) -> float:
        """When the job that a call asks after moves on; never, where none is running."""
        row = _running(self.world, visit)
        if row is None:
            return math.inf
        if len(self._steps) >= _MOST_STEPS:
            del self._steps[next(iter(self._steps))]
        return self._steps.setdefault((self.world.table(visit), row.number), now + self.pause)

    def _moved_on(self, visit: Visit, now: float) -> Visit:
        """The call, to be answered now that the job that it asks after has made a step."""
        row = _running(self.world, visit)
        assert row is not None, "an end is a change, which is looked for first"
        name = self.world.table(visit), row.number
        move_on(self.world, visit, row)
        self._steps[name] = now + self.pause
        if _running(self.world, visit) is None:
            del self._steps[name]
        return evolve(visit, peeks=True)


def _later(visit: Visit, now: float) -> Visit:
    return evolve(visit, call=evolve(visit.call, now=now))


# --- what a call asks for ----------------------------------------------------------------------


def _seconds_asked(world: World, visit: Visit) -> float:
    """How long a call may wait, in seconds; 0 where it does not ask to. Raises the refusal ``invalid``."""
    for param in visit.operation.query:
        if param.mock is not None and param.mock.partition(" ")[0] == "wait":
            value = param.const if param.has_const else visit.values.get(param.wire)
            return 0.0 if value is None else _seconds(world, param, value)
    return 0.0


def _seconds(world: World, param: ir.Param, value: Any) -> float:
    if isinstance(value, bool):
        return math.inf if value else 0.0
    unit = _UNIT_WORDS.get(param.mock or "")
    if unit is not None:
        return math.inf if float(str(value)) == math.inf else value * unit
    shape = world.schema.resolve(param.type).shape
    if isinstance(shape, ir.Scalar) and shape.name == "duration":
        span: timedelta = read_scalar(value, shape)
        return span.total_seconds()
    if not _TEXT.fullmatch(str(value)):
        problem = Problem(param.wire, "invalid", "must be a duration such as 10s")
        raise Refusal("invalid", (problem,))
    return sum(float(amount) * _UNITS[name] for amount, name in _PART.findall(str(value)))


def _is_news(world: World, visit: Visit, named: list[Row]) -> bool:
    """Whether there is something that the caller says that it has not seen.

    Where callers can say what they have seen, one that does not has seen nothing.
    """
    hinted = [param for param in visit.operation.query if (param.mock or "").startswith("version")]
    version = world.version(visit, named[0] if named else None)
    for param in hinted:
        told = visit.values.get(param.wire)
        if told is None:
            return True
        number = int(text) if _VERSION.fullmatch(text := key_text(told)) else -1
        return version >= number if param.mock == "version next" else version != number
    return False


# --- what it is about --------------------------------------------------------------------------


def _is_about_one(world: World, visit: Visit) -> bool:
    return names_item(world, visit) or is_singleton(visit.resource)


def _named(world: World, visit: Visit) -> list[Row]:
    """The record that a call is about; none when it is about a collection."""
    return rows_named(world, visit)[:1] if _is_about_one(world, visit) else []


def _names_nothing(world: World, visit: Visit) -> bool:
    """Whether a call is about a record that there is not: it is refused, and not when time is over."""
    return _is_about_one(world, visit) and not rows_named(world, visit)


def _seen(world: World, visit: Visit) -> Seen:
    if not _is_about_one(world, visit):
        rows = selected(world, visit)
        return hash(tuple((row.number, row.changed, has_ended(world, visit.resource, row)) for row in rows))
    paths = _state_paths(world, visit)
    return tuple(
        (
            row.number,
            [find_at(row.data, path) for path in paths] if paths else row.changed,
            has_ended(world, visit.resource, row),
        )
        for row in _named(world, visit)
    )


def _state_paths(world: World, visit: Visit) -> list[tuple[str, ...]]:
    """Where in a record its state lies, which is all that counts as a change; everything does where there is none.

    It is what operations with a ``wait`` look at. Who asks by versions asks for each change.
    """
    hints = [param.mock or "" for param in visit.operation.query]
    if any(hint.startswith("version") for hint in hints):
        return []
    return [
        inner_path(each, place)
        for each in visit.resource.operations
        if each.wait is not None and is_model(world, visit, each.answer.type)
        for place, _ in (*each.wait.done.entries, *each.wait.failed.entries)
        if place.kind == "body"
    ]


def _running(world: World, visit: Visit) -> Row | None:
    """The record that a call is about, where work is going on that moves on when it is asked after.

    Where operations start the work, that is what one of them has started; else whatever is asked after by an
    operation with a ``wait``.
    """
    rows = _named(world, visit)
    if not rows or _is_over(world, visit, rows[0]):
        return None
    starts = any(each.job is not None for each in visit.resource.operations)
    return rows[0] if rows[0].job or (visit.operation.wait is not None and not starts) else None


def _is_over(world: World, visit: Visit, row: Row) -> bool:
    """Whether a record has come to an end, after which it does not change by itself any more."""
    if has_ended(world, visit.resource, row):
        return True
    return any(
        holds(wait.failed, answer) or holds(wait.done, answer) for wait, answer in _told(world, visit, row)
    )


def _told(world: World, visit: Visit, row: Row) -> Iterator[tuple[ir.Wait, Answer]]:
    """What the operations that ask after a record would say of it, where they show the record itself."""
    for each in visit.resource.operations:
        if each.wait is not None and is_model(world, visit, each.answer.type):
            answer = Answer(each.mock_status)
            answer.put(each.envelope.one or ir.Place("body", (), "", "$"), show(world, visit, row))
            yield each.wait, answer
