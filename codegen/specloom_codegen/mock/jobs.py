"""Jobs: work that an operation starts, that others ask after, and that ends after some questions.

A job is a row of the resource's store. It runs for ``polls`` questions, then its answers satisfy ``done``, or
``failed`` once it was cancelled. Waiters without a job treat the record that they ask after in the same way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.answering import Outcome, add_headers, answer_to, reply_to, usual_status, value_of
from specloom_codegen.mock.endpoints import url_hole
from specloom_codegen.mock.identities import SENT
from specloom_codegen.mock.json_values import is_object
from specloom_codegen.mock.messages import Refusal, Reply, json_reply
from specloom_codegen.mock.places import Answer, holds
from specloom_codegen.mock.records import Row, key_text
from specloom_codegen.mock.roles import job_keys, members_needed
from specloom_codegen.mock.seeding import seed_store
from specloom_codegen.mock.shaping import insert, set_members, update
from specloom_codegen.mock.telling import fit_variant, is_address, put_address, remember, settle
from specloom_codegen.mock.verbs import check_body, fixed_answer, known_members, record
from specloom_codegen.mock.world import Visit, World, held, names_item, operation_address, rows_named

_USUAL_POLLS: Final = 2


def start_job(world: World, visit: Visit) -> Answer:
    """Start a job: a row for it, and an answer from which its keys can be read."""
    seed_store(world, visit)
    operation, job = visit.operation, visit.operation.job
    assert job is not None
    check_body(world, visit)
    places = job_keys(world.schema, visit.resource, operation, job)
    row = _begun_before(world, visit)
    if row is None:
        row = _begun(world, visit)
        row = set_members(world, visit, row, known_members(world, visit, operation.mock.set))
        row = _with_keys(world, visit, row, places)
    poll = visit.resource.operation(job.poll)
    answer = _answer(world, visit, Outcome(row=row, overlay=operation.mock.set))
    told_later = _told_by(poll) - {hole for hole, _ in job.keys}
    for hole, place in places.items():
        if hole not in told_later:
            _put_key(world, visit, answer, place, _key_value(world, visit, row, hole))
    if poll is not None:
        put_address(world, visit, answer, operation_address(world, visit, poll, row))
    return answer


def poll_job(world: World, visit: Visit) -> Answer:
    """Ask after a job, or after a record that an operation with a ``wait`` looks at."""
    seed_store(world, visit)
    return _asked(world, visit, record(world, visit))


def move_on(world: World, visit: Visit, row: Row) -> None:
    """Let the work on a record make a step, as if somebody had asked after it."""
    start = visit.resource.operation(row.job) if row.job else None
    poll = visit.operation if start is None or start.job is None else visit.resource.operation(start.job.poll)
    assert poll is not None, "a spec without it is refused"
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
    state = None if done or row.cancelled or visit.peeks else _state(visit, row, count)
    if state is not None:
        row = world.store.change(world.table(visit), row, {**row.data, **state})
        answer = _answer(world, visit, Outcome(row=row))
    settle(world, visit, row, answer, done=done, share=min(count / (total + 1), 1.0))
    own = {param.wire for param in (*operation.path_params, *operation.query)}
    for hole, place in wait.keys:
        value = _key_value(world, visit, row, hole)
        if value is not None and (done or hole in own):
            _put_key(world, visit, answer, place, value)
    fit_variant(world, visit, answer)
    if not visit.peeks:
        remember(world, visit, row, answer)
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
    rows = world.store.table(world.table(visit)).find(SENT, _digest(visit.sent))
    return next((row for row in rows if row.job == visit.operation.name and not row.cancelled), None)


def _digest(sent: Any) -> str:
    return hashlib.sha256(json.dumps(sent, sort_keys=True, default=str).encode()).hexdigest()


def _begun(world: World, visit: Visit) -> Row:
    """The row of a job that starts: the record that the call names, whose earlier job is over then, or a new one."""
    members = _members(world, visit)
    known = rows_named(world, visit) if names_item(world, visit) else []
    if not known:
        row = insert(world, visit, members, job=visit.operation.name)
        keys = {**row.keys, SENT: _digest(visit.sent)} if visit.operation.mock.once else row.keys
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
        ref = ir.Scalar(name="string") if is_address(param) else param.type
        made = world.maker.identifier(ref, number, limits=param.limits, example=param.example)
        known = row.data.get(hole)  # a field of that name is what the job is known by
        keys[hole] = made if known is None else known
    # All addresses of a job lie at one place; see `address_end`.
    addresses = [hole for hole, param in params.items() if is_address(param)]
    keys |= dict.fromkeys(addresses, keys[addresses[0]]) if addresses else {}
    members = [each for one in visit.resource.operations for each in members_needed(world.schema, one)]
    for member in members:
        if member.wire in places and member.wire not in own:
            number = world.store.count(f"{visit.resource.qualified_name}/{member.wire}")
            made = world.maker.identifier(member.type, number, limits=member.limits, example=member.example)
            keys.setdefault(member.wire, row.data.get(member.wire, made))
    return world.store.put(world.table(visit), evolve(row, keys=keys))


def _key_value(world: World, visit: Visit, row: Row, hole: str) -> Any:
    """The value that leads to a job: of a hole that is a whole address, that address."""
    for operation in visit.resource.operations:
        if url_hole(operation) == hole:
            return operation_address(world, visit, operation, row)
    for key in world.keys_of(visit.resource):
        if key.param.wire == hole:
            return held(row, key.names[0])
    return row.keys.get(hole)


def _told_by(poll: ir.Operation | None) -> set[str]:
    """The holes whose values come with the answers of a poll."""
    return set() if poll is None or poll.wait is None else {hole for hole, _ in poll.wait.keys}


def _put_key(world: World, visit: Visit, answer: Answer, place: ir.Place, value: Any) -> None:
    is_link = place.kind == "header" and isinstance(value, str)
    answer.put(place, visit.without_origin(value) if is_link else value)
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
    start = resource.operation(row.job) if row.job else None
    hints = (world.job_polls, poll.mock.polls, None if start is None else start.mock.polls)
    return next((each for each in hints if each is not None), _USUAL_POLLS)


def _state(visit: Visit, row: Row, count: int) -> Mapping[str, Any] | None:
    """What the record holds at a question before the work is done: the hint of the poll, else that of the start."""
    start = visit.resource.operation(row.job) if row.job else None
    states = visit.operation.mock.states or (start.mock.states if start is not None else ())
    return states[min(count, len(states)) - 1] if states else None


def _is_done(world: World, resource: ir.Resource, row: Row) -> bool:
    polls = [each for each in resource.operations if each.wait is not None]
    return any(row.polls.get(each.name, 0) > _polls(world, resource, each, row) for each in polls)
