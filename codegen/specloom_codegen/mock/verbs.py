"""The eight verbs: list, create, read, update, partial_update, delete, and head by way of read and list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.answering import Outcome, etag_of
from specloom_codegen.mock.conditional import require_match
from specloom_codegen.mock.contents import gives_content, keep_content, kept_content, takes_content
from specloom_codegen.mock.filling import filled
from specloom_codegen.mock.filtering import Selector
from specloom_codegen.mock.fitting import like
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.messages import Problem, Refusal, refuse
from specloom_codegen.mock.paging import Item, Page, Rows, asked, cut, plain_items
from specloom_codegen.mock.records import Row
from specloom_codegen.mock.seeding import conjure, is_singleton, seed_store
from specloom_codegen.mock.shaping import Members, insert, set_members, update
from specloom_codegen.mock.subjects import meets
from specloom_codegen.mock.world import Visit, World, find_row, names_item, rows_named, show

_MERGE_PATCH: Final = "application/merge-patch+json"


def list_records(world: World, visit: Visit) -> Outcome:
    """A page of the store's records, filtered and sorted as the query says; what is one object is answered as such."""
    operation, fixed = visit.operation, fixed_answer(visit)
    if operation.answer.kind == "json" and _is_one(world, operation.answer.type):
        return Outcome(value=fixed)
    items = plain_items(fixed) if is_list(fixed) else Rows(selected(world, visit))
    return Outcome(page=page_of(visit, items))


def _is_one(world: World, ref: ir.TypeRef | None) -> bool:
    return ref is not None and isinstance(world.schema.resolve(ref).shape, ir.ObjectType | ir.MapOf)


def selected(world: World, visit: Visit) -> list[Row]:
    """The rows of the store that pass the query, in its order."""
    selector = Selector(world.schema, world.model(visit.resource))
    rows = [row for row in world.store.rows(world.table(visit)) if meets(row, visit.operation.mock.where)]
    return selector.select(rows, visit.operation.query, visit.values)


def page_of(visit: Visit, items: Sequence[Item]) -> Page:
    paging = visit.operation.paging
    sent = asked(paging, visit.call, visit.sent) if paging else {}
    return cut(paging, items, sent, visit.call)


def create_record(world: World, visit: Visit) -> Outcome:
    """A new record."""
    members = members_sent(world, visit, None)
    if is_singleton(visit.resource) and world.store.rows(world.table(visit)):
        raise Refusal("conflict", (Problem("", "invalid", "exists already"),))
    require_match(visit.call, None)
    row = keep_content(world, visit, insert(world, visit, members))
    return changed(world, visit, row)


def read_record(world: World, visit: Visit) -> Outcome:
    """The record that the path names."""
    row = record(world, visit)
    return Outcome(row=row, value=fixed_answer(visit), **_content(visit, row))


def update_record(world: World, visit: Visit) -> Outcome:
    """The record, replaced by what was sent, or merged with it."""
    row = _record_to_write(world, visit)
    before = shown_before(world, visit, row)
    partial = visit.operation.partial
    members = members_sent(world, visit, row)
    if visit.call.media_type == _MERGE_PATCH:
        members = {name: _merged(row.data.get(name), value) for name, value in members.items()}
        partial = True
    if not takes_content(visit.operation):
        row = update(world, visit, row, members, partial=partial)
    return only_changes(world, visit, before, changed(world, visit, keep_content(world, visit, row)))


def delete_record(world: World, visit: Visit) -> Outcome:
    """The record as it was; the store has it no longer."""
    row = record(world, visit)
    require_match(visit.call, etag_of(row))
    world.store.drop(world.table(visit), row)
    return Outcome(row=row, value=fixed_answer(visit), overlay=visit.operation.mock.set)


def record(world: World, visit: Visit) -> Row:
    """The record that a path names. A resource that nobody can fill has one under any key."""
    if not rows_named(world, visit):
        made = conjure(world, visit) if names_item(world, visit) else _settings(world, visit)
        if made is not None:
            return made
    return find_row(world, visit)


def changed(world: World, visit: Visit, row: Row) -> Outcome:
    """The outcome of an operation that made or changed a record, with what its hint sets."""
    hint = visit.operation.mock.set
    row = set_members(world, visit, row, known_members(world, visit, hint)) if hint else row
    return Outcome(row=row, value=fixed_answer(visit), overlay=hint)


def shown_before(world: World, visit: Visit, row: Row) -> Members:
    """The record before it changes, where the answer holds only what then differs."""
    return {} if visit.operation.mock.changes is None else show(world, visit, row)


def only_changes(world: World, visit: Visit, before: Members, outcome: Outcome) -> Outcome:
    """The outcome with nothing of the record but what changed, where a hint says that no more is answered."""
    always = visit.operation.mock.changes
    if always is None or outcome.row is None or outcome.value is not UNSET:
        return outcome
    shown = show(world, visit, outcome.row)
    kept = {
        name: value
        for name, value in shown.items()
        if name in always or name not in before or before[name] != value
    }
    return evolve(outcome, value=kept)


def fixed_answer(visit: Visit) -> Any:
    """The body that the hint of the operation gives, about this call; UNSET when it gives none."""
    hints = visit.operation.mock
    return filled(hints.answer, visit.texts) if hints.has_answer else UNSET


def known_members(world: World, visit: Visit, members: Members) -> Members:
    """The members that are fields of the model, also where the body calls them ``PhoneNumber`` and the model
    ``phone_number`` (Twilio); all of them where there is no model."""
    model = world.model(visit.resource)
    if model is None:
        return members
    fields = tuple(one.wire for one in model.fields)
    named = {like(name, fields): value for name, value in members.items()}
    return {name: value for name, value in named.items() if name is not None}


def members_sent(world: World, visit: Visit, row: Row | None) -> Members:
    """The members of the body that concern the record, judged. What a record holds already is never refused."""
    body = visit.operation.body
    if body is None or body.type is None or takes_content(visit.operation):
        return {}
    sent: Any = dict[str, Any]() if visit.sent is UNSET else visit.sent
    problems = world.checker.check(sent, body.type)
    if row is not None and is_object(sent):
        problems = [each for each in problems if not _is_kept(each, sent, row)]
    refuse(problems)
    if not is_object(sent):
        return {}
    return (
        sent
        if world.schema.object_of(body.type) is world.model(visit.resource)
        else known_members(world, visit, sent)
    )


def check_body(world: World, visit: Visit) -> None:
    """Refuse a body that is not of its type. What is kept as it comes is of none."""
    body = visit.operation.body
    if (
        body is not None
        and body.type is not None
        and visit.sent is not UNSET
        and not takes_content(visit.operation)
    ):
        refuse(world.checker.check(visit.sent, body.type))


def _is_kept(problem: Problem, sent: Members, row: Row) -> bool:
    name = problem.path.partition(".")[0].partition("[")[0]
    return name in sent and name in row.data and sent[name] == row.data[name]


def _content(visit: Visit, row: Row) -> dict[str, Any]:
    content = kept_content(visit.operation, row) if gives_content(visit.operation) else None
    return {} if content is None else {"content": content.data, "media": content.media}


def _record_to_write(world: World, visit: Visit) -> Row:
    """The record that a path names; where content is put and nothing creates, putting it does."""
    can_create = any(each.verb == "create" for each in visit.resource.operations)
    if takes_content(visit.operation) and not can_create and not rows_named(world, visit):
        require_match(visit.call, None)
        return insert(world, visit, {})
    row = record(world, visit)
    require_match(visit.call, etag_of(row))
    return row


def _settings(world: World, visit: Visit) -> Row | None:
    """The one record of a path that has no key and that nobody can create: it is there from the start."""
    resource = visit.resource
    can_create = any(each.verb == "create" for each in resource.operations)
    if not is_singleton(resource) or can_create or resource.seed:
        return None
    return insert(world, visit, {})


def _merged(before: Any, patch: Any) -> Any:
    """Merge a patch into a value: objects member by member, null removes.

    Source: RFC 7396.
    """
    if not is_object(patch):
        return patch
    members = dict(before) if is_object(before) else {}
    for name, value in patch.items():
        if value is None:
            members.pop(name, None)
        else:
            members[name] = _merged(members.get(name), value)
    return members


VERBS: Final[Mapping[str, Callable[[World, Visit], Outcome]]] = {
    "list": list_records,
    "create": create_record,
    "read": read_record,
    "update": update_record,
    "partial_update": update_record,
    "delete": delete_record,
}


def perform_verb(world: World, visit: Visit, verb: str) -> Outcome:
    """What a verb does. What is read under a key may be a list of others."""
    seed_store(world, visit)
    if verb == "read" and visit.operation.answer.kind == "page":
        return list_records(world, visit)
    return VERBS[verb](world, visit)
