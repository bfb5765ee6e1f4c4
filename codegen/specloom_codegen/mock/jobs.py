"""Jobs: work that an operation starts, that others ask after, and that ends after some questions.

A job is a row of the resource's store. It runs for ``polls`` questions, then its answers satisfy ``done``, or
``failed`` once it was cancelled. Waiters without a job treat the record that they ask after in the same way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.answering import Outcome, add_headers, answer_to, reply_to, usual_status, value_of
from specloom_codegen.mock.endpoints import url_hole
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.messages import Refusal, Reply, json_reply, refuse
from specloom_codegen.mock.places import Answer, find_at, holds, satisfy
from specloom_codegen.mock.records import Row, key_text
from specloom_codegen.mock.roles import job_keys
from specloom_codegen.mock.seeding import seed_store
from specloom_codegen.mock.shaping import insert, set_members, update
from specloom_codegen.mock.verbs import fixed_answer, known_members, record
from specloom_codegen.mock.world import Visit, World, held, names_item, operation_address, rows_named

_USUAL_POLLS: Final = 2
_SENT: Final = "$sent"
"""Under this key a row keeps what its job was started with."""

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


def start_job(world: World, visit: Visit) -> Answer:
    """Start a job: a row for it, and an answer from which its keys can be read."""
    seed_store(world, visit)
    operation, job = visit.operation, visit.operation.job
    assert job is not None
    body = operation.body
    if body is not None and body.type is not None and visit.sent is not UNSET:
        refuse(world.checker.check(visit.sent, body.type))
    places = job_keys(visit.resource, operation, job)
    row = _begun_before(world, visit)
    if row is None:
        row = _begun(world, visit)
        row = set_members(world, visit, row, known_members(world, visit, operation.mock.set))
        row = _with_keys(world, visit, row, places)
    poll = visit.resource.operation(job.poll)
    answer = _answer(world, visit, Outcome(row=row, overlay=operation.mock.set))
    for hole, place in places.items():
        _put_key(world, visit, answer, place, _key_value(world, visit, row, hole))
    if poll is not None:
        _put_address(world, visit, answer, operation_address(world, visit, poll, row))
    return answer


def poll_job(world: World, visit: Visit) -> Answer:
    """Ask after a job, or after a record that an operation with a ``wait`` looks at."""
    seed_store(world, visit)
    return _asked(world, visit, record(world, visit))


def move_on(world: World, visit: Visit, row: Row) -> None:
    """Let the work on a record make a step, as if somebody had asked after it."""
    start = visit.resource.operation(row.job) if row.job else None
    poll = visit.operation if start is None or start.job is None else visit.resource.operation(start.job.poll)
    if poll is not None and poll.wait is not None:
        _asked(world, evolve(visit, operation=poll), row)


def has_ended(world: World, resource: ir.Resource, row: Row) -> bool:
    """Whether a job is done, or was cancelled."""
    return row.cancelled or (bool(row.job) and _is_done(world, resource, row))


def _asked(world: World, visit: Visit, row: Row) -> Answer:
    """The answer to whoever asks after a record; the work on it has made a step, unless the call only peeks."""
    operation, wait = visit.operation, visit.operation.wait
    assert wait is not None
    answer = _answer(world, visit, Outcome(row=row))
    if not row.job and not row.polls and (holds(wait.failed, answer) or holds(wait.done, answer)):
        return answer
    count = row.polls.get(operation.name, 0)
    if not visit.peeks:
        count += 1
        polls = {**row.polls, operation.name: count}
        row = world.store.put(world.table(visit), evolve(row, polls=polls, version=row.version + 1))
    total = _polls(world, visit.resource, operation, row)
    done = count > total or _is_done(world, visit.resource, row)
    state = None if done or row.cancelled else _state(visit, row, count)
    if state is not None:
        row = world.store.change(world.table(visit), row, {**row.data, **state})
        answer = _answer(world, visit, Outcome(row=row))
    _settle(world, visit, row, answer, done=done, share=min(count / (total + 1), 1.0))
    _remember(world, visit, row, answer)
    return answer


def job_result(world: World, visit: Visit) -> Reply:
    """The result of a job that is done. One that runs still has none: 202 where the spec lists it, else refused."""
    row = record(world, visit)
    if not _is_done(world, visit.resource, row):
        if visit.operation.statuses != "any" and 202 in visit.operation.statuses:
            return json_reply({}, 202)
        raise Refusal("conflict", message="The job is not done")
    status = visit.operation.mock_status
    status = status if status in (200, 204, 206) else 200
    return reply_to(world, visit, Outcome(row=row, status=status, value=fixed_answer(visit)))


def cancel_job(world: World, visit: Visit) -> Answer:
    """End a job: whoever asks after it learns that it failed. One that has ended stays as it is."""
    row = record(world, visit)
    if has_ended(world, visit.resource, row):
        return _answer(world, visit, Outcome(row=row))
    hint = visit.operation.mock.set
    row = set_members(world, visit, row, known_members(world, visit, hint))
    row = world.store.put(world.table(visit), evolve(row, cancelled=True, version=row.version + 1))
    return _answer(world, visit, Outcome(row=row, overlay=hint))


def _begun_before(world: World, visit: Visit) -> Row | None:
    """The job that the same body has started, where the same work is done once; None if there is none, or it failed."""
    if not visit.operation.mock.once:
        return None
    wanted = visit.operation.name, _digest(visit.sent)
    rows = world.store.rows(world.table(visit))
    return next((row for row in rows if (row.job, row.keys.get(_SENT)) == wanted and not row.cancelled), None)


def _digest(sent: Any) -> str:
    return hashlib.sha256(json.dumps(sent, sort_keys=True, default=str).encode()).hexdigest()


def _begun(world: World, visit: Visit) -> Row:
    """The row of a job that starts: the record that the call names, whose earlier job is over then, or a new one."""
    members = _members(world, visit)
    known = rows_named(world, visit) if names_item(world, visit) else []
    if not known:
        row = insert(world, visit, members, job=visit.operation.name)
        keys = {**row.keys, _SENT: _digest(visit.sent)} if visit.operation.mock.once else row.keys
        return world.store.put(world.table(visit), evolve(row, keys=keys))
    row = known[0]
    if visit.operation.verb in ("update", "partial_update"):
        row = update(world, visit, row, members, partial=visit.operation.partial)
    begun = evolve(row, job=visit.operation.name, polls={}, cancelled=False, version=row.version + 1)
    return world.store.put(world.table(visit), begun)


def _members(world: World, visit: Visit) -> Mapping[str, Any]:
    """What of the start's body belongs to the record of the job."""
    return known_members(world, visit, visit.sent) if is_object(visit.sent) else {}


def _with_keys(world: World, visit: Visit, row: Row, places: Mapping[str, ir.Place]) -> Row:
    """The row with a value for each hole that it has no key for yet."""
    own = {key.param.wire for key in world.keys_of(visit.resource)}
    params = {
        param.wire: param
        for operation in visit.resource.operations
        for param in (*operation.path_params, *operation.query)
        if param.wire in places and param.wire not in own
    }
    keys = dict(row.keys)
    for hole, param in params.items():
        number = world.store.count(f"{visit.resource.qualified_name}/{hole}")
        ref = ir.Scalar(name="string") if url_hole_named(param) else param.type
        made = world.maker.identifier(ref, number, limits=param.limits, example=param.example)
        known = row.data.get(hole)  # a field of that name is what the job is known by
        keys[hole] = made if known is None else known
    # All addresses of a job lie at one place; see `address_end`.
    addresses = [hole for hole, param in params.items() if url_hole_named(param)]
    keys |= dict.fromkeys(addresses, keys[addresses[0]]) if addresses else {}
    return world.store.put(world.table(visit), evolve(row, keys=keys)) if params else row


def url_hole_named(param: ir.Param) -> bool:
    return isinstance(param.type, ir.Scalar) and param.type.name == "url"


def _key_value(world: World, visit: Visit, row: Row, hole: str) -> Any:
    """The value that leads to a job: of a hole that is a whole address, that address."""
    for operation in visit.resource.operations:
        if url_hole(operation) == hole:
            return operation_address(world, visit, operation, row)
    for key in world.keys_of(visit.resource):
        if key.param.wire == hole:
            return held(row, key.names[0])
    return row.keys.get(hole)


def _put_key(world: World, visit: Visit, answer: Answer, place: ir.Place, value: Any) -> None:
    is_address = place.kind == "header" and isinstance(value, str)
    answer.put(place, visit.without_origin(value) if is_address else value)
    wrapped = visit.operation.envelope.one
    if place.kind != "body" or wrapped is None or place.path[: len(wrapped.path)] == wrapped.path:
        return
    if wrapped.path:
        inner = ir.Place("body", (*wrapped.path, *place.path))
        answer.put(inner, value)


def _answer(world: World, visit: Visit, outcome: Outcome) -> Answer:
    """The usual answer, with the holes of the call as members where its type has such."""
    operation = visit.operation
    shape = world.schema.object_of(operation.answer.type)
    if shape is not None and outcome.row is not None:
        texts = {**visit.texts, **{name: key_text(value) for name, value in outcome.row.keys.items()}}
        values = {name: visit.holes.get(name, text) for name, text in texts.items() if shape.field(name)}
        own = {key.param.wire: held(outcome.row, key.names[0]) for key in world.keys_of(visit.resource)}
        values |= {name: own[name] for name in values if own.get(name) is not None}
        outcome = evolve(outcome, overlay={**values, **outcome.overlay})
    if operation.answer.kind in ("text", "bytes", "stream", "any"):
        answer = Answer(usual_status(operation))
        value = value_of(world, visit, outcome)
        answer.body = value if value is not None else UNSET
        add_headers(world, visit, answer, outcome.row)
        return answer
    return answer_to(world, visit, outcome)


def _polls(world: World, resource: ir.Resource, poll: ir.Operation, row: Row) -> int:
    """For how many questions a job runs: what the fake was told, the hint of the poll, else that of the start."""
    if world.job_polls is not None:
        return world.job_polls
    start = resource.operation(row.job) if row.job else None
    if poll.mock.polls != _USUAL_POLLS or start is None:
        return poll.mock.polls
    return start.mock.polls


def _state(visit: Visit, row: Row, count: int) -> Mapping[str, Any] | None:
    """What the record holds at a question before the work is done: the hint of the poll, else that of the start."""
    start = visit.resource.operation(row.job) if row.job else None
    states = visit.operation.mock.states or (start.mock.states if start is not None else ())
    return states[min(count, len(states)) - 1] if states else None


def _is_done(world: World, resource: ir.Resource, row: Row) -> bool:
    polls = [each for each in resource.operations if each.wait is not None]
    return any(row.polls.get(each.name, 0) > _polls(world, resource, each, row) for each in polls)


# --- making answers hold conditions ------------------------------------------------------------


def _settle(world: World, visit: Visit, row: Row, answer: Answer, *, done: bool, share: float) -> None:
    """Make an answer say whether the work is running, done or cancelled, and how far it is."""
    wait = visit.operation.wait
    assert wait is not None
    if row.cancelled and wait.failed.entries:
        satisfy(wait.failed, answer)
        return
    if not done:
        _avoid(world, visit, answer, _BUSY, wait.done, wait.failed)
        _tell(world, visit, row, answer, _BUSY, (*wait.done.entries, *wait.failed.entries))
        _put_progress(answer, wait.progress, share)
        return
    satisfy(wait.done, answer)
    for name, value in visit.operation.mock.done.items():
        answer.put(_of_what_is_wrapped(visit.operation, name), value)
    settled = {place.text for place, _ in wait.done.entries}
    others = tuple(each for each in wait.failed.entries if each[0].text not in settled)
    if holds(wait.failed, answer):
        _avoid(world, visit, answer, _GOOD, ir.Condition(others))
    _tell(world, visit, row, answer, _GOOD, others)
    _put_progress(answer, wait.progress, 1.0)
    result = _result_of(visit.resource, row)
    if result is not None:
        _put_address(world, visit, answer, operation_address(world, visit, result, row))


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
        path = _inner_path(visit.operation, place)
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
    """The values of the enum that lies at a place of the answer; none when another type does."""
    shape = world.schema.object_of(visit.operation.answer.type)
    path = _inner_path(visit.operation, place)
    one = shape.field(path[-1]) if shape is not None and path else None
    enum = None if one is None else world.schema.resolve(one.type).shape
    return [member.value for member in enum.members] if isinstance(enum, ir.EnumType) else []


def _put_progress(answer: Answer, place: ir.Place | None, share: float) -> None:
    """Say how far the work is: a share of 1, or of 100 where the number that is there is whole."""
    if place is None:
        return
    found = find_at(answer.body, place.path)
    if not is_object(found) and not is_list(found):
        whole = isinstance(found, int) and not isinstance(found, bool)
        answer.put(place, round(share * 100) if whole else round(share, 2))


def _put_address(world: World, visit: Visit, answer: Answer, url: str) -> None:
    """Say where it goes on: in the answer's ``url`` headers and fields, and in Location of a redirect."""
    operation = visit.operation
    for param in operation.answer.headers:
        if url_hole_named(param):
            answer.set_header(param.wire, visit.without_origin(url))
    if 300 <= answer.status < 400 or answer.status in (201, 202):
        answer.set_header("Location", visit.without_origin(url))
    shape = world.schema.object_of(operation.answer.type)
    prefix = operation.envelope.one.path if operation.envelope.one is not None else ()
    for one in shape.fields if shape else ():
        found = world.schema.resolve(one.type).shape
        if isinstance(found, ir.Scalar) and found.name == "url" and one.mock is None:
            answer.put(ir.Place("body", (*prefix, one.wire)), url)


def _remember(world: World, visit: Visit, row: Row, answer: Answer) -> None:
    """Keep in the record what the answer now says, so that other operations show the same."""
    wait = visit.operation.wait
    assert wait is not None
    told: dict[str, Any] = {}
    for place, _ in (*wait.done.entries, *wait.failed.entries):
        path = _inner_path(visit.operation, place)
        value = find_at(answer.body, place.path) if place.kind == "body" else UNSET
        if len(path) == 1 and value is not UNSET and path[0] in row.data:
            told[path[0]] = value
    if any(row.data[name] != value for name, value in told.items()):
        world.store.change(world.table(visit), row, {**row.data, **told})


def _of_what_is_wrapped(operation: ir.Operation, name: str) -> ir.Place:
    """The place of a member of what the envelope holds."""
    one = operation.envelope.one
    return ir.Place("body", (*(one.path if one is not None else ()), name))


def _inner_path(operation: ir.Operation, place: ir.Place) -> tuple[str, ...]:
    """The path of a place within what the envelope holds."""
    one = operation.envelope.one
    if one is not None and place.path[: len(one.path)] == one.path:
        return place.path[len(one.path) :]
    return place.path
