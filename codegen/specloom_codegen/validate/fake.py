"""Checks of what the mock server is told: of operations, of searches, of resources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from specloom_codegen.spec import (
    VERBS,
    Field,
    Operation,
    OperationMock,
    Place,
    Resource,
    ResourceMock,
    ResultExpr,
    SearchMock,
    Type,
    fields_of,
    has_key,
    innermost,
    item_path,
    named_definition,
    operation_path,
)
from specloom_codegen.spec.kinds import Entry, Json
from specloom_codegen.spec.nodes import Step
from specloom_codegen.spec.templates import hole_names
from specloom_codegen.validate.contents import is_raw
from specloom_codegen.validate.fit import Fit, definition_misfits, field_misfits, misfits
from specloom_codegen.validate.report import Scene

_JOB_HINT = "it says how often `wait` answers before the work is done"
_STATES_HINT = "they are what `wait` sees before the work is done"
_DONE_HINT = "it says what the answer of an operation with a `wait` holds at the end"
_ONCE_HINT = "it says that an operation with a `job` starts the same work once"
_BESIDE_HINT = "without an `envelope` the members are those of the answer itself: give it an `example`"

_SET_HINT = "it says what an operation changes; `done` says what a `wait` sees at the end"
_ANSWER_HINT = (
    "the answer of a search, a job and a `wait` is made of records; `set` and `done` change what it holds"
)
_WHERE_HINT = "it chooses the records that are listed, searched or changed by `each`"
_EACH_HINT = "it is for actions that a body names records for"
_CHANGES_HINT = "it is for operations that change a record and answer it"
_SEARCH_HINT = "it is for operations that answer records which there are"
_OF_HINT = "a job is a record of its own resource"
_READERS = ("list", "read", "head")


def check_mock(scene: Scene, resource: Resource, name: str, operation: Operation) -> None:
    """The mock's hints of an effective operation."""
    mock = operation.mock
    if mock is None:
        return
    returns = operation.returns.type if operation.returns is not None else None
    _check_of(scene, resource, mock)
    subject = _subject_of(scene, resource, mock.of or (None if resource.mock is None else resource.mock.of))
    fields = _shown_fields(scene, subject, returns)
    _check_given(scene, mock, "set", mock.set, fields)
    _check_given(scene, mock, "done", mock.done, fields)
    _check_subject(scene, subject, operation, mock)
    _check_states(scene, subject, mock)
    if mock.answer is not None and returns is not None:
        _check_answer(scene, operation, returns)
    _check_place(scene, name, operation, mock)
    _check_holes(scene, mock, hole_names(operation_path(resource, name, operation)))
    if mock.search is not None:
        _check_search(scene, operation, mock.search, operation_path(resource, name, operation))


def _check_place(scene: Scene, name: str, operation: Operation, mock: OperationMock) -> None:
    """Hints that are for operations of one kind stand at such: elsewhere they would do nothing."""
    starts, asks, is_verb = operation.job is not None, operation.wait is not None, name in VERBS
    is_work, finds = starts or asks, mock.search is not None
    writes = name in ("update", "partial_update") or not (is_verb or is_work or finds)
    shows = name in ("list", "read") or not (is_verb or is_work)
    for key, given, fits, lacks, hint in (
        ("polls", mock.polls is not None, is_work, "has no 'wait' or 'job'", _JOB_HINT),
        ("states", bool(mock.states), is_work, "has no 'wait' or 'job'", _STATES_HINT),
        ("done", bool(mock.done), asks, "has no 'wait'", _DONE_HINT),
        ("once", mock.once is not None, starts, "has no 'job'", _ONCE_HINT),
        ("beside", bool(mock.beside), _unwraps(operation), "unwraps nothing", _BESIDE_HINT),
        (
            "set",
            bool(mock.set),
            starts or (name not in _READERS and not asks and not finds),
            "only reads",
            _SET_HINT,
        ),
        (
            "answer",
            mock.answer is not None,
            not is_work and not finds,
            "answers something else",
            _ANSWER_HINT,
        ),
        ("where", bool(mock.where), shows, "is about one record", _WHERE_HINT),
        ("each", mock.each is not None, not (is_verb or is_work or finds), "is about one record", _EACH_HINT),
        ("changes", bool(mock.changes), writes, "changes no record", _CHANGES_HINT),
        ("search", finds, shows, "answers something else", _SEARCH_HINT),
        ("of", mock.of is not None, not starts, "has a 'job'", _OF_HINT),
    ):
        if given and not fits:
            scene.report.key(mock, [key], f"{key!r} though {name!r} {lacks}", hint)


def _unwraps(operation: Operation) -> bool:
    return operation.envelope not in (None, "none")


def _check_holes(scene: Scene, mock: OperationMock, known: Sequence[str]) -> None:
    """What the texts beside an answer and in its headers name. Texts of whole bodies may hold any braces."""
    texts = {("headers", header): text for header, text in mock.headers.items()}
    texts |= {("beside", key): one.value for key, one in mock.beside.items() if isinstance(one.value, str)}
    for steps, text in texts.items():
        for hole in hole_names(text):
            if hole not in known:
                scene.report.unknown(mock, steps, "hole of the path", hole, known)


def check_resource_mock(scene: Scene, name: str, resource: Resource) -> None:
    """The mock's hints of a resource."""
    mock = resource.mock
    if mock is None:
        return
    _check_of(scene, resource, mock)
    _check_seed(scene, resource, mock)
    if mock.within is None:
        return
    parent = scene.part.resources.get(mock.within)
    if parent is None or mock.within == name:
        others = [each for each in scene.part.resources if each != name]
        scene.report.unknown(mock, ["within"], "resource", mock.within, others)
        return
    above = item_path(parent)
    if resource.path is not None and not resource.path.text.startswith(above.rstrip("/") + "/"):
        message = f"the path {resource.path.text!r} does not go on from {above!r}"
        scene.report.value(
            mock, ["within"], message, "it names the resource whose items this path lies below"
        )


def _check_of(scene: Scene, resource: Resource, mock: OperationMock | ResourceMock) -> None:
    """A resource whose records others show: another one of the same file, or of the main file."""
    known = {**scene.spec.resources, **scene.part.resources}
    if mock.of is None:
        return
    if mock.of not in known:
        scene.report.unknown(mock, ["of"], "resource", mock.of, known)
    elif isinstance(mock, ResourceMock) and _subject_of(scene, resource, mock.of) is resource:
        message = f"the records of {mock.of!r} are those of this resource"
        scene.report.value(mock, ["of"], message, "it names the resource that has the records")


def _subject_of(scene: Scene, resource: Resource, of: str | None) -> Resource:
    """The resource that has the records, where each may leave them to the next; *resource* where that leads back."""
    found, seen = resource, {id(resource)}
    groups = [scene.part.resources, scene.spec.resources]
    while of is not None:
        named = [(group, group[of]) for group in groups if of in group and id(group[of]) not in seen]
        if not named:
            return resource
        groups = [named[0][0], scene.spec.resources]
        found = named[0][1]
        of = None if found.mock is None else found.mock.of
        seen.add(id(found))
    return found


def _check_seed(scene: Scene, resource: Resource, mock: ResourceMock) -> None:
    definition = scene.types.get(resource.model or "")
    for index, record in enumerate(mock.seed):
        _check_record(scene, record, definition, f"record {index + 1}")


def _check_record(scene: Scene, record: Json, definition: Type | None, called: str) -> None:
    if not isinstance(record.value, dict):
        hint = "a record is a mapping from field to value"
        scene.report.at(record.origin.position, f"{called} is no object", hint)
    elif definition is not None:
        fit = Fit(scene.types, form="partial", listed=False)
        scene.report.diagnostics += definition_misfits(record, definition, fit)


def _check_states(scene: Scene, subject: Resource, mock: OperationMock) -> None:
    definition = scene.types.get(subject.model or "")
    for index, state in enumerate(mock.states):
        _check_record(scene, state, definition, f"state {index + 1}")


def _check_given(
    scene: Scene, mock: OperationMock, key: str, members: Mapping[str, Json], fields: Mapping[str, Field]
) -> None:
    """Members of an answer that a hint gives: they are fields, where these are known, and fit them."""
    for field, value in members.items() if fields else ():
        if field not in fields:
            scene.report.unknown(mock, [key, field], "field", field, fields)
        else:
            fit = Fit(scene.types, form="partial", listed=False)
            scene.report.diagnostics += field_misfits(value, fields[field], fit)


def _check_subject(scene: Scene, subject: Resource, operation: Operation, mock: OperationMock) -> None:
    """Which records the operation is about: fields of the model, a member of the body."""
    known = _shown_fields(scene, subject, None)
    for field in mock.where if known else ():
        if field not in known:
            scene.report.unknown(mock, ["where", field], "field", field, known)
    changes = mock.changes if isinstance(mock.changes, tuple) else ()
    for index, field in enumerate(changes if known else ()):
        if field not in known:
            scene.report.unknown(mock, ["changes", index], "field", field, known)
    members = _body_fields(scene, operation)
    if mock.each is not None and mock.each not in members:
        scene.report.unknown(mock, ["each"], "member of the body", mock.each, members)


def _body_fields(scene: Scene, operation: Operation) -> dict[str, Field]:
    """The members of what an operation sends."""
    body = operation.body
    if body is None:
        return {}
    definition = None if body.type is None else named_definition(innermost(body.type), scene.types)
    return {**({} if definition is None else fields_of(definition, scene.types)), **(body.fields or {})}


def _shown_fields(scene: Scene, resource: Resource, returns: ResultExpr | None) -> Mapping[str, Field]:
    """The fields of the model and of what an operation answers."""
    fields: dict[str, Field] = {}
    inner = None if returns is None else innermost(returns)
    for definition in (scene.types.get(resource.model or ""), named_definition(inner, scene.types)):
        if definition is not None:
            fields |= fields_of(definition, scene.types)
    return fields


def _check_answer(scene: Scene, operation: Operation, returns: ResultExpr) -> None:
    """The mock's fixed body, which is checked where nothing is wrapped around it."""
    wrapped = _unwraps(operation)
    answer = operation.mock.answer if operation.mock is not None else None
    if answer is not None and not wrapped and not is_raw(returns):
        fit = Fit(scene.types, form="read", listed=False)
        scene.report.diagnostics += misfits(answer, returns, fit)


# --- searches ------------------------------------------------------------------------------------


def _check_search(scene: Scene, operation: Operation, search: SearchMock, path: str) -> None:
    """What a search reads is sent, what it searches is there, and what it shows is answered."""
    for kind, name in search.kinds.items():
        if name not in scene.part.resources:
            scene.report.unknown(search, ["kinds", kind], "resource", name, scene.part.resources)
    for key, needed in (("kind", "kinds"), ("condition", "filter"), ("order", "sort")):
        if has_key(search.origin, key) and not has_key(search.origin, needed):
            scene.report.key(
                search, [key], f"{key!r} without {needed!r}", f"say `{needed}` beside it, or leave it out"
            )
    fields = _body_fields(scene, operation)
    sent = [*fields, *operation.query, *hole_names(path)]
    if fields or operation.body is None or str(operation.body.type) == "none":  # else it may be anything
        for place, steps in _places(search):
            if place.path and place.path[0] not in sent:
                scene.report.unknown(search, steps, "member or parameter", place.path[0], sent)
    _check_members(scene, fields, search)
    returns = operation.returns.type if operation.returns is not None else None
    shown = None if returns is None else named_definition(innermost(returns), scene.types)
    known = {} if shown is None else fields_of(shown, scene.types)
    for name in search.item if known else ():
        if name not in known:
            scene.report.unknown(search, ["item", name], "member of an item", name, known)


def _places(search: SearchMock) -> Iterable[tuple[Place, Sequence[Step]]]:
    for key, place in (("kind", search.kind), ("filter", search.filter), ("sort", search.sort)):
        if place is not None:
            yield place, [key]
    for index, place in enumerate(search.limit):
        yield place, ["limit", index] if len(search.limit) > 1 else ["limit"]


def _check_members(scene: Scene, fields: Mapping[str, Field], search: SearchMock) -> None:
    """The members of conditions and orders, where the types of these are objects."""
    condition, order = search.condition, search.order
    if condition is not None and search.filter is not None:
        outer = _within(scene, fields, search.filter)
        known: dict[str, Field] = dict(outer)
        if condition.inner is not None:
            known |= _within(scene, outer, Place("body", (condition.inner,)))
        _check_named(scene, condition, [("field", condition.field), ("operator", condition.operator)], known)
        _check_named(scene, condition, [("inner", condition.inner)], known)
        for index, name in enumerate(condition.value):
            if known and name not in known:
                listed: list[Step] = ["value", index] if len(condition.value) > 1 else ["value"]
                scene.report.unknown(condition, listed, "member", name, known)
    if order is not None and search.sort is not None:
        sorts = _within(scene, fields, search.sort)
        _check_named(scene, order, [("field", order.field), ("direction", order.direction)], sorts)


def _check_named(
    scene: Scene, entry: Entry, named: Iterable[tuple[str, str | None]], known: Mapping[str, Field]
) -> None:
    for key, name in named:
        if known and name and name not in known:
            scene.report.unknown(entry, [key], "member", name, known)


def _within(scene: Scene, fields: Mapping[str, Field], place: Place) -> Mapping[str, Field]:
    """The members of what lies at a place of the body; none where its type says nothing of them."""
    current = fields
    for step in place.path:
        one = current.get(step)
        definition = (
            None if one is None or one.type is None else named_definition(innermost(one.type), scene.types)
        )
        current = (one.fields or {}) if one is not None and definition is None else {}
        if definition is not None:
            current = fields_of(definition, scene.types)
    return current
