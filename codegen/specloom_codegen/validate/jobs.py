"""Checks of waiting and of jobs: conditions that can hold, and operations that can be called from what is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from specloom_codegen.spec import (
    NONE,
    Field,
    Job,
    Operation,
    Pages,
    Resource,
    Stream,
    Wait,
    has_key,
    key_position_of,
    operation_path,
)
from specloom_codegen.spec.shapes import fields_of, kind_of, named_definition
from specloom_codegen.spec.templates import hole_names
from specloom_codegen.validate.exchange import check_condition, check_places
from specloom_codegen.validate.report import Scene


def check_wait(scene: Scene, wait: Wait) -> None:
    """Conditions that can hold, and one that ends the waiting."""
    if wait.done is None and not has_key(wait.origin, "done"):
        scene.report.key(wait, [], "a wait that is never done", "say when: `done: {status: completed}`")
    for key, condition in (("done", wait.done), ("failed", wait.failed)):
        if condition is not None:
            check_condition(scene, wait, [key], condition)
    for key, places in (("code", wait.code), ("message", wait.message)):
        check_places(scene, wait, key, places, ("last", "status", "link"))
    if wait.every is not None and wait.every.seconds <= 0:
        scene.report.value(wait, ["every"], "a pause of nothing", "write `1s`")
    if wait.up_to is not None and wait.up_to.seconds <= (1.0 if wait.every is None else wait.every.seconds):
        message = f"the pause of {wait.every or '1s'} cannot grow up to {wait.up_to}"
        scene.report.value(wait, ["up_to"], message, "say more than `every`, or leave it out")


def _check_one_answer(scene: Scene, operation: Operation, key: str) -> None:
    """A job and a wait look into one answer, whole."""
    returns = operation.returns.type if operation.returns is not None else None
    if isinstance(returns, Pages | Stream):
        message = f"{key!r} of an operation that returns `{returns}`"
        scene.report.key(operation, [key], message, "it is for operations whose answer is one value")


def check_waiting(
    scene: Scene, resource: Resource, name: str, operation: Operation, effective: Mapping[str, Operation]
) -> None:
    """What an operation with a ``wait`` answers, and the keys that it learns from its answers."""
    wait = operation.wait
    if wait is None:
        return
    _check_one_answer(scene, operation, "wait")
    jobs = [one.job for one in effective.values() if one.job is not None and one.job.poll == name]
    known = set(_names_following(scene, resource, name, operation))
    known |= {each for job in jobs for each in _names_of(scene, resource, job, effective)}
    for key in wait.keys:
        if key not in known:
            message = f"no operation that follows has a hole, query parameter or member of the body {key!r}"
            scene.report.key(wait, ["keys", key], message, None)


def check_job(
    scene: Scene, resource: Resource, name: str, operation: Operation, effective: Mapping[str, Operation]
) -> None:
    """The operations that a job names, and whether their holes can be filled."""
    job = operation.job
    if job is None:
        return
    _check_one_answer(scene, operation, "job")
    for key in ("poll", "result", "cancel"):
        other: str | None = getattr(job, key)
        if other and other not in effective:
            scene.report.unknown(job, [key], "operation", other, effective)
    poll = effective.get(job.poll)
    if poll is not None and poll.wait is None:
        hint = f"say at {job.poll!r} when the work is done: `wait: {{done: {{status: completed}}}}`"
        scene.report.value(job, ["poll"], f"the operation {job.poll!r} has no 'wait'", hint)
    names = _names_of(scene, resource, job, effective)
    for key in job.keys:
        if key not in names:
            followers = ", ".join(repr(each) for each in _followers(job) if each in effective)
            message = f"{followers or 'the other operations'}: no hole, query parameter or member of the body {key!r}"
            scene.report.key(job, ["keys", key], message, None)
    learned = set(poll.wait.keys) if poll is not None and poll.wait is not None else set[str]()
    for other in dict.fromkeys(_followers(job)):
        if other in effective:
            known = {*job.keys, *learned, *_answered(scene, operation)}
            _check_follower(scene, operation, other, effective[other], known)
    needed = {
        each: other
        for each, other in names.items()
        if each not in learned and _is_needed(resource, other, effective[other], each)
    }
    _check_filled(scene, resource, name, operation, needed)


def _is_needed(resource: Resource, name: str, operation: Operation, key: str) -> bool:
    param = operation.query.get(key)
    return bool(param and param.required) or key in hole_names(operation_path(resource, name, operation))


def _answered(scene: Scene, operation: Operation) -> Iterable[str]:
    """The members of a start's answer that lie where a job looks for keys of their names."""
    definition = named_definition(
        operation.returns.type if operation.returns is not None else None, scene.types
    )
    return (
        fields_of(definition, scene.types)
        if definition is not None and kind_of(definition) == "object"
        else ()
    )


def _check_follower(
    scene: Scene, operation: Operation, name: str, follower: Operation, known: Collection[str]
) -> None:
    """What a job cannot give to the operations that follow: a body, members of one that nothing says, headers."""
    needed = [f"the header {wire!r}" for wire, param in follower.headers.items() if param.required]
    body = follower.body
    if body is not None and body.type is not None and body.type != NONE and not _members(scene, follower):
        needed.append(f"a body, `{body.type}`")
    members = _members(scene, follower).items()
    given = () if _is_multipart(follower) else known
    needed += [f"the member {wire!r}" for wire, must in members if must and wire not in given]
    if needed:
        message = f"{name!r} wants {needed[0]}, which a job has no value for"
        scene.report.at(
            key_position_of(operation.origin, "job"),
            message,
            "say where it lies in an answer (`keys`), or `const` for it, or ask another operation",
        )


def _members(scene: Scene, operation: Operation) -> dict[str, bool]:
    """The members of an operation's body that are no constants, and whether each must be given."""
    body = operation.body
    if body is None:
        return {}
    fields, required = body.fields, body.required
    if fields is None:
        definition = named_definition(body.type, scene.types)
        if definition is None or kind_of(definition) != "object":
            return {}
        fields, required = fields_of(definition, scene.types), definition.required
    return {
        wire: (required is None and not _may_be_missing(field)) or (required is not None and wire in required)
        for wire, field in fields.items()
        if field.const is None and (not field.access or {"create", "update"} & set(field.access))
    }


def _may_be_missing(field: Field) -> bool:
    return field.default is not None or str(field.type or "").endswith("?")


def _followers(job: Job) -> list[str]:
    return [each for each in (job.poll, job.result, job.cancel) if each]


def _names_of(
    scene: Scene, resource: Resource, job: Job, effective: Mapping[str, Operation]
) -> dict[str, str]:
    """What the operations that follow a job's start are called with, and the operation that has each: holes, query
    parameters and members of bodies."""
    found: dict[str, str] = {}
    for name in _followers(job):
        if name in effective:
            for each in _names_following(scene, resource, name, effective[name]):
                found.setdefault(each, name)
    return found


def _names_following(scene: Scene, resource: Resource, name: str, operation: Operation) -> Iterator[str]:
    yield from _names(resource, name, operation)
    if not _is_multipart(operation):  # keys are texts and numbers, and files are none
        yield from _members(scene, operation)


def _is_multipart(operation: Operation) -> bool:
    return operation.body is not None and operation.body.as_ == "multipart"


def _names(resource: Resource, name: str, operation: Operation) -> Iterator[str]:
    yield from hole_names(operation_path(resource, name, operation))
    yield from (wire for wire, param in operation.query.items() if param.const is None)


def _check_filled(
    scene: Scene, resource: Resource, name: str, operation: Operation, needed: Mapping[str, str]
) -> None:
    """Holes and required parameters that neither the call fills nor a member of the start's answer."""
    own = set(_names(resource, name, operation))
    returns = operation.returns.type if operation.returns is not None else None
    definition = named_definition(returns, scene.types)
    if operation.job is None or definition is None or kind_of(definition) != "object":
        return
    if operation.envelope not in (None, "none"):
        return
    members = fields_of(definition, scene.types)
    for hole, follower in needed.items():
        if hole not in own and hole not in operation.job.keys and hole not in members:
            message = (
                f"nothing fills the hole {{{hole}}} of {follower!r}: `{returns}` has no member of that name"
            )
            hint = f"say where it lies in the answer: `keys: {{{hole}: header Location}}`"
            where = key_position_of(operation.origin, "job")
            scene.report.at(where, message, hint)
