"""Jobs and waiters: the expressions that tie the operations of a job together, and the types of what they give."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from specloom_codegen.ir import Job, Named, ObjectType, Operation, Param, Place, Resource

from .code import Code, call, fill, identifier, in_dict, in_tuple, literal
from .operations import constant_name, item_type, place_texts, returned
from .types import SERVICE, Scope

Argument = tuple[str, Code]


def has_jobs(resource: Resource) -> bool:
    """Whether a resource has jobs, or operations to wait on."""
    return any(one.job is not None or one.wait is not None for one in resource.operations)


# --- waiting -----------------------------------------------------------------------------------


def state_type(resource: Resource, poll: Operation, scope: Scope) -> Code:
    """What the answer to a question becomes; None, where it may have no body that fits."""
    value = returned(resource, poll, scope)
    assert poll.wait is not None
    conditions = (*poll.wait.done.entries, *poll.wait.failed.entries)
    statuses = {status for place, values in conditions if place.kind == "status" for status in values}
    statuses |= set() if poll.statuses == "any" else set(poll.statuses)
    already = value.endswith("| None") or value in ("Any", "None")
    return fill("{} | None", value) if any(one >= 300 for one in statuses) and not already else value


def waiter_type(resource: Resource, operation: Operation, scope: Scope) -> Code:
    """The type of something to wait on that nobody here started."""
    state = state_type(resource, operation, scope)
    return fill("{}[{}, {}, None]", scope.use(SERVICE, "Job"), state, state)


# --- jobs --------------------------------------------------------------------------------------


@frozen(kw_only=True)
class _Parts:
    """The operations of a job."""

    start: Operation
    poll: Operation
    result: Operation | None
    cancel: Operation | None

    def followers(self) -> Iterator[Operation]:
        yield from (one for one in (self.poll, self.result, self.cancel) if one is not None)


def _parts(resource: Resource, start: Operation, job: Job) -> _Parts:
    poll = resource.operation(job.poll)
    assert poll is not None
    return _Parts(
        start=start,
        poll=poll,
        result=None if job.result is None else resource.operation(job.result),
        cancel=None if job.cancel is None else resource.operation(job.cancel),
    )


def plan_name(resource: Resource, start: Operation) -> Code:
    """The name under which a module holds a job's plan; that of no operation."""
    name = f"{start.name}_job"
    while resource.operation(name) is not None:
        name += "_"
    return fill("_{}", identifier(name.upper()))


def job_types(resource: Resource, start: Operation, job: Job, scope: Scope) -> Code:
    """The arguments of ``Job[…]``: result, state, answer of the start."""
    parts = _parts(resource, start, job)
    state = state_type(resource, parts.poll, scope)
    result = state if parts.result is None else _result_type(resource, parts.result, scope)
    return fill("{}, {}, {}", result, state, returned(resource, start, scope))


def _result_type(resource: Resource, result: Operation, scope: Scope) -> Code:
    if result.answer.kind == "page":
        return fill("{}[{}]", scope.use(SERVICE, "Pages"), item_type(result.answer, scope))
    if result.answer.kind == "stream":
        return fill("{}[{}]", scope.use(SERVICE, "StreamContext"), item_type(result.answer, scope))
    return returned(resource, result, scope)


def plan_source(resource: Resource, start: Operation, job: Job, scope: Scope) -> Code:
    """The ``JobPlan(…)`` expression."""
    parts = _parts(resource, start, job)
    named: list[Argument] = [("start", constant_name(start)), ("poll", constant_name(parts.poll))]
    named += [
        (name, constant_name(one))
        for name, one in (("result", parts.result), ("cancel", parts.cancel))
        if one is not None
    ]
    if keys := dict(_keys(parts, job, scope)):
        named.append(("keys", in_dict(keys.items())))
    for where, names_of in (("query", _query_keys), ("body", _body_keys)):
        carried = {
            f"{resource.qualified_name}.{one.name}": in_tuple([literal(name) for name in names])
            for one in parts.followers()
            if (names := names_of(parts, job, one, scope))
        }
        if carried:
            named.append((where, in_dict(carried.items())))
    return call(scope.use(SERVICE, "JobPlan"), named=named)


def _keys(parts: _Parts, job: Job, scope: Scope) -> Iterator[tuple[str, Code]]:
    """Where in the start's answer the holes and parameters lie that the call has not filled."""
    explicit = dict(job.keys)
    assert parts.poll.wait is not None
    learned = {name for name, _ in parts.poll.wait.keys}
    given = {one.wire for one in (*parts.start.path_params, *_own_query(parts.start))}
    names = dict.fromkeys(
        name
        for one in parts.followers()
        for name in (
            *(hole.wire for hole in one.path_params),
            *_query_keys(parts, job, one, scope),
            *_body_keys(parts, job, one, scope),
        )
    )
    for name in names:
        if name in explicit:
            yield name, literal(explicit[name].text)
        elif name not in given and name not in learned:
            yield name, place_texts(tuple(_usual_places(name, parts.start)))


def _usual_places(name: str, start: Operation) -> Iterator[Place]:
    """The member of that name; within the envelope, where the object lies in one."""
    escaped = name.replace("\\", "\\\\").replace(".", "\\.")
    yield Place("body", (name,), "", escaped)
    one = start.envelope.one
    if one is not None and one.path:
        yield Place("body", (*one.path, name), "", f"{one.text}.{escaped}")


def _body_keys(parts: _Parts, job: Job, operation: Operation, scope: Scope) -> list[str]:
    """The members of an operation's body that a job has values for."""
    assert parts.poll.wait is not None
    body = operation.body
    shape = (
        scope.layout.types.get(body.type.name) if body is not None and isinstance(body.type, Named) else None
    )
    if body is None or body.kind == "multipart" or not isinstance(body.type, Named):
        return []
    known = {name for name, _ in (*job.keys, *parts.poll.wait.keys)}
    fields = shape.sent_as(body.type.variant) if isinstance(shape, ObjectType) else ()
    return [one.wire for one in fields if not one.has_const and (one.required or one.wire in known)]


def _query_keys(parts: _Parts, job: Job, operation: Operation, scope: Scope) -> list[str]:
    """The query parameters of an operation that a job has values for."""
    del scope
    assert parts.poll.wait is not None
    known = {name for name, _ in (*job.keys, *parts.poll.wait.keys)}
    known |= {one.wire for one in _own_query(parts.start)}
    return [one.wire for one in _own_query(operation) if one.required or one.wire in known]


def _own_query(operation: Operation) -> Iterator[Param]:
    return (one for one in operation.query if not one.has_const)
