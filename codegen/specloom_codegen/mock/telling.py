"""What answers say of work: whether it runs, is done or was given up, how far it is, and where it goes on.

The answer is there already; what is here makes it hold the conditions of its operation's ``wait``, or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.fitting import fit
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.places import Answer, find_at, holds, satisfy
from specloom_codegen.mock.records import Row
from specloom_codegen.mock.world import Visit, World, operation_address

Words = tuple[str, ...]

_BUSY: Final = (
    "running",
    "executing",
    "in_progress",
    "in-progress",
    "processing",
    "queued",
    "pending",
    "started",
)
_GOOD: Final = ("completed", "complete", "done", "success", "succeeded", "finished", "ok")


def settle(world: World, visit: Visit, row: Row, answer: Answer, *, done: bool, share: float) -> None:
    """Make an answer say whether the work is running, done or cancelled, and how far it is."""
    wait = visit.operation.wait
    assert wait is not None
    if row.cancelled and wait.failed.entries:
        satisfy(wait.failed, answer)
        return
    if not done:
        _avoid(world, visit, answer, _BUSY, wait.done, wait.failed)
        _tell(world, visit, row, answer, _BUSY, (*wait.done.entries, *wait.failed.entries))
        _put_progress(world, visit, answer, wait.progress, share)
        return
    satisfy(wait.done, answer)
    for name, value in visit.operation.mock.done.items():
        answer.put(_of_what_is_wrapped(visit.operation, name), value)
    settled = {place.text for place, _ in wait.done.entries}
    others = tuple(each for each in wait.failed.entries if each[0].text not in settled)
    if holds(wait.failed, answer):
        _avoid(world, visit, answer, _GOOD, ir.Condition(others))
    _tell(world, visit, row, answer, _GOOD, others)
    _put_progress(world, visit, answer, wait.progress, 1.0)
    result = _result_of(visit.resource, row)
    if result is not None:
        put_address(world, visit, answer, operation_address(world, visit, result, row))


def fit_variant(world: World, visit: Visit, answer: Answer) -> None:
    """Where the tag of the answer says how the work is (Dropbox), let it have the members of that tag."""
    union, ref = _union_of(world, visit), visit.operation.answer.type
    place = visit.operation.envelope.one or ir.Place("body", ())
    value = find_at(answer.body, place.path)
    if union is None or ref is None or union.tag is None or not is_object(value):
        return
    fields = {tag: world.schema.object_of(member) for tag, member in union.members}
    shape = fields.get(str(value.get(union.tag)))
    others = {
        one.wire for each in fields.values() if each is not None and each is not shape for one in each.fields
    }
    own = {union.tag} | ({one.wire for one in shape.fields} if shape is not None else set[str]())
    kept = {name: each for name, each in value.items() if name in own or name not in others}
    answer.put(place, fit(world, kept, ref, visit.call.now))


def _union_of(world: World, visit: Visit) -> ir.UnionType | None:
    ref = visit.operation.answer.type
    shape = None if ref is None else world.schema.resolve(ref).shape
    return shape if isinstance(shape, ir.UnionType) and shape.tag is not None else None


def _result_of(resource: ir.Resource, row: Row) -> ir.Operation | None:
    start = resource.operation(row.job) if row.job else None
    if start is None or start.job is None or start.job.result is None:
        return None
    return resource.operation(start.job.result)


def _avoid(world: World, visit: Visit, answer: Answer, words: Words, *conditions: ir.Condition) -> None:
    """Change an answer so that none of the conditions holds."""
    taken = _taken(*(entry for condition in conditions for entry in condition.entries))
    for condition in conditions:
        if not holds(condition, answer):
            continue
        for place, _ in condition.entries:
            answer.put(place, _another(world, visit, place, taken[place.text], words))


def _tell(
    world: World,
    visit: Visit,
    row: Row,
    answer: Answer,
    words: Words,
    entries: Iterable[tuple[ir.Place, tuple[Any, ...]]],
) -> None:
    """Let words that were made up, in the places that conditions look at, sound like the state of the work."""
    found = list(entries)
    taken = _taken(*found)
    for place, _ in found:
        path = inner_path(visit.operation, place)
        if place.kind == "body" and path and path[0] not in row.data:
            value = find_at(answer.body, place.path)
            if isinstance(value, str) and value.lower() not in words:
                answer.put(place, _another(world, visit, place, taken[place.text], words))


def _taken(*entries: tuple[ir.Place, tuple[Any, ...]]) -> dict[str, list[Any]]:
    """The values that mean something at each place."""
    taken: dict[str, list[Any]] = {}
    for place, values in entries:
        taken.setdefault(place.text, []).extend(values)
    return taken


def _another(world: World, visit: Visit, place: ir.Place, taken: list[Any], words: Words) -> Any:
    """A value for a place that is none of those taken; one of the words if the type has such."""
    if place.kind == "status":
        statuses = visit.operation.statuses if visit.operation.statuses != "any" else ()
        return next((each for each in (*statuses, 202, 200) if each not in taken), 200)
    if any(isinstance(each, bool) for each in taken):
        return not taken[0]
    if all(isinstance(each, int | float) for each in taken):
        return min(taken) - 1
    known = [each for each in _enum_values(world, visit, place) if each not in taken]
    fitting = (each for each in known if str(each).lower() in words)
    free = (each for each in (*known, *words) if each not in taken)
    return next(fitting, next(free, None))


def _enum_values(world: World, visit: Visit, place: ir.Place) -> list[Any]:
    """The values of the enum, or the tags of the union, that lie at a place of the answer; none of another type."""
    union = _union_of(world, visit)
    if union is not None and inner_path(visit.operation, place) == (union.tag,):
        return [tag for tag, _ in union.members]
    enum = _shape_at(world, visit, place)
    return [member.value for member in enum.members] if isinstance(enum, ir.EnumType) else []


def _shape_at(world: World, visit: Visit, place: ir.Place) -> Any:
    """What the type of the answer says of a place; None where it says nothing."""
    shape = world.schema.object_of(visit.operation.answer.type)
    path = inner_path(visit.operation, place)
    one = shape.field(path[-1]) if shape is not None and path else None
    return None if one is None else world.schema.resolve(one.type).shape


def _put_progress(world: World, visit: Visit, answer: Answer, place: ir.Place | None, share: float) -> None:
    """Say how far the work is: a share of 1, or of 100 where a whole number belongs."""
    if place is None:
        return
    found = find_at(answer.body, place.path)
    if is_object(found) or is_list(found):
        return
    known = _shape_at(world, visit, place)
    whole = isinstance(found, int) and not isinstance(found, bool)
    whole = whole or (isinstance(known, ir.Scalar) and known.name == "integer")
    answer.put(place, round(share * 100) if whole else round(share, 2))


def put_address(world: World, visit: Visit, answer: Answer, url: str) -> None:
    """Say where it goes on: in the answer's ``url`` headers and fields, and in Location of a redirect."""
    operation = visit.operation
    for param in operation.answer.headers:
        if is_address(param):
            answer.set_header(param.wire, visit.without_origin(url))
    if 300 <= answer.status < 400 or answer.status in (201, 202):
        answer.set_header("Location", visit.without_origin(url))
    shape = world.schema.object_of(operation.answer.type)
    prefix = operation.envelope.one.path if operation.envelope.one is not None else ()
    for one in shape.fields if shape else ():
        found = world.schema.resolve(one.type).shape
        if isinstance(found, ir.Scalar) and found.name == "url" and one.mock is None:
            answer.put(ir.Place("body", (*prefix, one.wire)), url)


def remember(world: World, visit: Visit, row: Row, answer: Answer) -> None:
    """Keep in the record what the answer now says, so that other operations show the same."""
    wait = visit.operation.wait
    assert wait is not None
    told: dict[str, Any] = {}
    for place, _ in (*wait.done.entries, *wait.failed.entries):
        path = inner_path(visit.operation, place)
        value = find_at(answer.body, place.path) if place.kind == "body" else UNSET
        if len(path) == 1 and value is not UNSET and path[0] in row.data:
            told[path[0]] = value
    if any(row.data[name] != value for name, value in told.items()):
        world.store.change(world.table(visit), row, {**row.data, **told})


def _of_what_is_wrapped(operation: ir.Operation, name: str) -> ir.Place:
    """The place of a member of what the envelope holds."""
    one = operation.envelope.one
    return ir.Place("body", (*(one.path if one is not None else ()), name))


def inner_path(operation: ir.Operation, place: ir.Place) -> tuple[str, ...]:
    """The path of a place within what the envelope holds."""
    one = operation.envelope.one
    if one is not None and place.path[: len(one.path)] == one.path:
        return place.path[len(one.path) :]
    return place.path


def is_address(param: ir.Param) -> bool:
    """Whether the value of a parameter is a whole URL."""
    return isinstance(param.type, ir.Scalar) and param.type.name == "url"
