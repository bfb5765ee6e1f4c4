"""Custom actions: the record they answer, what they change, what they echo, and values for all else."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.answering import Outcome, etag_of, is_model
from specloom_codegen.mock.conditional import require_match
from specloom_codegen.mock.contents import gives_content, keep_content, kept_content
from specloom_codegen.mock.endpoints import item_path
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.messages import Refusal
from specloom_codegen.mock.paging import Rows, plain_items
from specloom_codegen.mock.records import Row, key_text
from specloom_codegen.mock.seeding import is_singleton, seed_store
from specloom_codegen.mock.shaping import insert, set_members, update
from specloom_codegen.mock.subjects import meets
from specloom_codegen.mock.verbs import (
    changed,
    check_body,
    delete_record,
    fixed_answer,
    known_members,
    members_sent,
    only_changes,
    page_of,
    record,
    selected,
    shown_before,
    update_record,
)
from specloom_codegen.mock.world import Visit, World, names_item, own_row, row_with_key, show


def perform_action(world: World, visit: Visit) -> Outcome:
    """What an action does. One that stands at the address of a verb, with its method, does as the verb."""
    seed_store(world, visit)
    operation = visit.operation
    if operation.mock.each is not None:
        return _change_each(world, visit, operation.mock.each)
    if _is_at(operation, item_path(visit.resource)) and _takes_record(world, visit):
        return update_record(world, _merging(visit))
    if (
        operation.method == "DELETE"
        and operation.at == "item"
        and _is_at(operation, item_path(visit.resource))
    ):
        return delete_record(world, visit)
    if operation.method == "DELETE" and _is_at(operation, visit.resource.path):
        return _delete_all(world, visit)
    check_body(world, visit)
    if names_item(world, visit) or is_singleton(visit.resource):
        return _on_record(world, visit, record(world, visit))
    return _on_collection(world, visit)


def _on_record(world: World, visit: Visit, row: Row) -> Outcome:
    require_match(visit.call, etag_of(row))
    before = shown_before(world, visit, row)
    variant = _model_variant(world, visit)
    if variant in ("update", "patch") and is_object(visit.sent):
        row = update(world, visit, row, visit.sent, partial=variant == "patch" or visit.operation.partial)
    row = keep_content(world, visit, row)
    outcome = only_changes(world, visit, before, changed(world, visit, row))
    if _echoes(visit, row):
        return evolve(outcome, echo=True)
    content = kept_content(visit.operation, row) if gives_content(visit.operation) else None
    if content is not None and outcome.value is UNSET:
        return evolve(outcome, content=content.data, media=content.media)
    if visit.operation.answer.kind == "page":
        return _values(world, visit)
    return outcome


def _on_collection(world: World, visit: Visit) -> Outcome:
    operation = visit.operation
    if _model_variant(world, visit) == "create" and is_object(visit.sent):
        return changed(world, visit, insert(world, visit, members_sent(world, visit, None)))
    if operation.answer.kind == "any" and not operation.mock.has_answer:
        return Outcome(echo=True)
    if _answers_rows(world, visit):
        return _values(world, visit)
    if is_model(world, visit, operation.answer.type) and visit.resource.model is not None:
        rows = selected(world, visit)
        if not rows:
            raise Refusal("not_found")
        return changed(world, visit, own_row(visit, rows))
    return Outcome(value=fixed_answer(visit), overlay=operation.mock.set)


def _change_each(world: World, visit: Visit, member: str) -> Outcome:
    """What the hint sets is set in each record that the body names; those of a DELETE go. They are the answer."""
    check_body(world, visit)
    named = visit.sent.get(member) if is_object(visit.sent) else None
    named_rows = (row_with_key(world, visit, key_text(key)) for key in (named if is_list(named) else []))
    rows = {row.number: row for row in named_rows}  # one that is named twice is one
    hints, told = visit.operation.mock, list[dict[str, Any]]()
    for row in rows.values():
        if not meets(row, hints.where):
            continue
        if visit.operation.method == "DELETE":
            world.store.drop(world.table(visit), row)
        else:
            set_members(world, visit, row, known_members(world, visit, hints.set))
        told.append({**show(world, visit, row), **hints.set})
    shape = world.schema.object_of(world.schema.item_of(visit.operation.answer))
    names = {one.wire for one in shape.fields} if shape is not None else None
    value = [{name: one[name] for name in one if names is None or name in names} for one in told]
    return Outcome(value=value if _is_list(world, visit.operation.answer.type) else fixed_answer(visit))


def _values(world: World, visit: Visit) -> Outcome:
    """A list or stream: the records where its items are the model, else the example or made values."""
    operation = visit.operation
    fixed = fixed_answer(visit)
    if fixed is not UNSET and operation.answer.kind != "page":
        return Outcome(value=fixed)
    if is_list(fixed):
        return Outcome(page=page_of(visit, plain_items(fixed)))
    ref = world.schema.item_of(operation.answer)
    if is_model(world, visit, ref):
        rows = selected(world, visit)
        if operation.answer.kind != "page":
            return Outcome(rows=tuple(rows))
        return Outcome(page=page_of(visit, Rows(rows)))
    if operation.answer.kind != "page":
        return Outcome()
    example = operation.answer.example if operation.answer.has_example else UNSET
    shown: list[Any] = example if is_list(example) else [] if example is UNSET else [example]
    if not shown and ref is not None:
        shown = [world.maker.value(ref, visit.call.now) for _ in range(3)]
    return Outcome(page=page_of(visit, plain_items(shown)))


def _answers_rows(world: World, visit: Visit) -> bool:
    operation = visit.operation
    if operation.answer.kind == "page":
        return True
    is_several = operation.answer.kind == "stream" or _is_list(world, operation.answer.type)
    return is_several and is_model(world, visit, world.schema.item_of(operation.answer))


def _is_list(world: World, ref: ir.TypeRef | None) -> bool:
    return ref is not None and isinstance(world.schema.resolve(ref).shape, ir.ListOf)


def _delete_all(world: World, visit: Visit) -> Outcome:
    """Every record that passes the query goes; they are the answer where it is a list."""
    rows = selected(world, visit)
    for row in rows:
        world.store.drop(world.table(visit), row)
    if visit.operation.answer.kind == "page":
        return Outcome(page=page_of(visit, Rows(rows)))
    if _is_list(world, visit.operation.answer.type):
        return Outcome(rows=tuple(rows))
    return Outcome(value=fixed_answer(visit), overlay=visit.operation.mock.set)


def _echoes(visit: Visit, row: Row) -> bool:
    operation = visit.operation
    if operation.answer.kind != "any" or operation.mock.has_answer:
        return False
    return kept_content(operation, row) is None or operation.body is not None


def _model_variant(world: World, visit: Visit) -> ir.Variant | None:
    """The variant of the model that the body is, None when it is something else."""
    body = visit.operation.body
    if body is None or visit.resource.model is None or not isinstance(body.type, ir.Named):
        return None
    return body.type.variant if is_model(world, visit, body.type) else None


def _takes_record(world: World, visit: Visit) -> bool:
    """Whether an action sends members of the record: plain JSON or the model, with PUT or PATCH."""
    body = visit.operation.body
    if visit.operation.method not in ("PUT", "PATCH") or body is None or body.type is None:
        return False
    shape = world.schema.resolve(body.type).shape
    is_plain = isinstance(shape, ir.MapOf) or (isinstance(shape, ir.Scalar) and shape.name == "json")
    return is_plain or _model_variant(world, visit) is not None


def _merging(visit: Visit) -> Visit:
    """The call with a PATCH taken for one that merges."""
    partial = visit.operation.partial or visit.operation.method == "PATCH"
    return evolve(visit, operation=evolve(visit.operation, partial=partial))


def _is_at(operation: ir.Operation, path: str) -> bool:
    return operation.path.rstrip("/") == path.rstrip("/")
