"""What becomes of a record: how it is made, replaced, merged and changed, and when two of them are in conflict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from specloom_codegen import ir
from specloom_codegen.formats import read_scalar, write_scalar
from specloom_codegen.mock.completing import Completer, is_of_kind
from specloom_codegen.mock.identities import Key
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.messages import Problem, Refusal
from specloom_codegen.mock.records import Row, TableName, key_text, value_at, with_value_at
from specloom_codegen.mock.routing import fill
from specloom_codegen.mock.world import Visit, World, held, parent_values, row_with_key, user_value

Members = Mapping[str, Any]

_OF_CHANGES: Final = ("updated", "updater")
"""Hints of fields that every change sets anew."""


def insert(world: World, visit: Visit, members: Members, *, job: str = "") -> Row:
    """Store a new record; raises the refusal ``conflict`` when its key is taken."""
    data, hidden = new_data(world, visit, {**_copied(world, visit, members), **members})
    table = world.table(visit)
    _refuse_conflict(world, visit, table, data, None)
    return world.store.insert(table, data, hidden, job)


def _copied(world: World, visit: Visit, members: Members) -> Members:
    """What a new record takes from the one that a field with the hint ``copy`` names: all but its keys."""
    model = world.model(visit.resource)
    fields = model.fields if model else ()
    named = next((members[one.wire] for one in fields if one.mock == "copy" and members.get(one.wire)), None)
    if named is None:
        return {}
    row = row_with_key(world, visit, key_text(named))
    keys = {name for key in world.keys_of(visit.resource) for name in key.names}
    taken = (one.wire for one in fields if {"create", "read"} <= set(one.access) and one.wire not in keys)
    return {name: row.data[name] for name in taken if name in row.data}


def new_data(world: World, visit: Visit, members: Members) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data of a new record from what a caller sent, and the keys that it has no field for."""
    model = world.model(visit.resource)
    fixed = {one.wire for one in model.fields if "create" not in one.access} if model else set[str]()
    fixed -= _taken_by_body(world, visit, model)
    return made_data(world, visit, {name: value for name, value in members.items() if name not in fixed})


def made_data(world: World, visit: Visit, given: Members) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data of a new record from values for any of its fields, and the keys that it has no field for."""
    model = world.model(visit.resource)
    data = dict(given) if model is None else _filled(world, visit, model, given)
    hidden: dict[str, Any] = {}
    for key in world.keys_of(visit.resource):
        name = key.names[0]
        known = value_at(data, name)
        if known is None or (known == "" and "." in name):
            named = visit.holes.get(key.param.wire)
            value = new_key(world, visit, key) if named is None else named
            if key.hidden:
                hidden[name] = value
            else:
                data = with_value_at(data, name, value)
    return (data if model is None else _composed(model, data)), hidden


def new_key(world: World, visit: Visit, key: Key) -> Any:
    """An identifier that no record of the store has yet."""
    one, param = key.field, key.param
    ref = param.type if one is None else one.type
    limits = param.limits if one is None else one.limits
    example = param.example if one is None or not one.has_example else one.example
    table = world.store.table(world.table(visit))
    while True:
        number = world.store.count(visit.resource.qualified_name)
        value = world.maker.identifier(ref, number, limits=limits, example=example)
        if not table.find(key.names[0], key_text(value)):
            return value


def update(world: World, visit: Visit, row: Row, members: Members, *, partial: bool) -> Row:
    """Replace a record's data, or merge into it; raises the refusal ``conflict`` when its new key is taken."""
    model = world.model(visit.resource)
    if model is None:
        kept = row.data if partial else {name: row.data[name] for name in _identities(world, visit, row)}
        data = {**kept, **members}
    else:
        data = _updated(world, visit, model, row, members, partial=partial)
    data = _with_inner_keys(world, visit, row, data)
    table = world.table(visit)
    _refuse_conflict(world, visit, table, data, row)
    return world.store.change(table, row, data)


def _with_inner_keys(world: World, visit: Visit, row: Row, data: dict[str, Any]) -> dict[str, Any]:
    """The data with the keys within its objects that a caller left out when replacing the object."""
    for key in world.keys_of(visit.resource):
        name = key.names[0]
        known = held(row, name)
        if "." in name and known is not None and value_at(data, name) in (None, ""):
            data = with_value_at(data, name, known)
    return data


def set_members(world: World, visit: Visit, row: Row, members: Members) -> Row:
    """Set fields of a record, whatever their access; its time of change follows."""
    if all(name in row.data and row.data[name] == value for name, value in members.items()):
        return row
    data = {**row.data, **members}
    model = world.model(visit.resource)
    for one in model.fields if model else ():
        if one.mock in _OF_CHANGES and one.wire not in members:
            data[one.wire] = _unset(world, visit, one)
    return world.store.change(world.table(visit), row, data)


def _filled(world: World, visit: Visit, model: ir.ObjectType, members: Members) -> dict[str, Any]:
    parents = parent_values(world, visit)
    identities = {key.names[0] for key in world.keys_of(visit.resource) if not key.hidden}
    data: dict[str, Any] = {}
    for one in model.fields:
        if one.wire in parents:
            data[one.wire] = parents[one.wire]
        elif one.wire in members:
            data[one.wire] = _as_written(world, visit, one, members[one.wire])
        elif one.wire in identities:
            data[one.wire] = None  # becomes a new key
        else:
            data[one.wire] = _unset(world, visit, one)
    return {**_composed(model, data), **_unknown(model, members)}


def _taken_by_body(world: World, visit: Visit, model: ir.ObjectType | None) -> set[str]:
    """The fields of the model that the body of a call has too, where the body is of a type of its own, and alike."""
    shape = _foreign(world, visit, model)
    if shape is None or model is None:
        return set()
    return {
        one.wire
        for one in shape.fields
        if (same := model.field(one.wire)) is not None and is_of_kind(world, one.type, same.type)
    }


def _foreign(world: World, visit: Visit, model: ir.ObjectType | None) -> ir.ObjectType | None:
    """The type of the body where that is an object, and not the model; else None."""
    body = visit.operation.body
    shape = world.schema.object_of(body.type) if body is not None else None
    return None if shape is model else shape


def _as_written(world: World, visit: Visit, one: ir.Field, value: Any, before: Any = None) -> Any:
    """The value as answers have it: a number or boolean that came in its usual form is written as the spec says, and
    objects have what a server adds."""
    shape = world.schema.resolve(one.type).shape
    if is_object(value) or is_list(value):
        model = world.model(visit.resource)
        return Completer(world, visit, foreign=_foreign(world, visit, model) is not None).value(
            one.type, value, before
        )
    if not isinstance(shape, ir.Scalar) or shape.wire is None or not isinstance(value, bool | int | float):
        return value
    try:
        return write_scalar(read_scalar(value, shape), shape)
    except ValueError:
        return value  # of a body of another type, which has a member of that name


def _composed(model: ir.ObjectType, data: Members) -> dict[str, Any]:
    """The data with the fields that are texts made of others."""
    composed = dict(data)
    for one in model.fields:
        if one.mock is not None and one.mock.startswith("text "):
            texts = {name: "" if value is None else key_text(value) for name, value in data.items()}
            composed[one.wire] = fill(one.mock.removeprefix("text "), texts)
    return composed


def _unset(world: World, visit: Visit, one: ir.Field) -> Any:
    """The value of a field that nobody sent, by its hint, its default or its type."""
    now = visit.call.now
    if one.mock in ("created", "updated"):
        return world.maker.moment(one, now)
    if one.mock in ("user", "updater"):
        return user_value(world, one, visit.user, now)
    if one.mock == "id":
        number = world.store.count(f"{visit.resource.qualified_name}.{one.wire}")
        return world.maker.identifier(one.type, number, limits=one.limits, example=one.example)
    return world.maker.unset(one, now)


def _updated(
    world: World, visit: Visit, model: ir.ObjectType, row: Row, members: Members, *, partial: bool
) -> dict[str, Any]:
    fixed = {*parent_values(world, visit)}
    fixed |= {key.names[0] for key in world.keys_of(visit.resource) if key.param.wire == key.names[0]}
    taken = _taken_by_body(world, visit, model)
    data: dict[str, Any] = {}
    for one in model.fields:
        may_change = "update" in one.access or one.wire in taken
        if one.mock in _OF_CHANGES and not (may_change and one.wire in members):
            data[one.wire] = _unset(world, visit, one)
        elif may_change and one.wire in members and one.wire not in fixed:
            data[one.wire] = _as_written(world, visit, one, members[one.wire], row.data.get(one.wire))
        elif partial or not may_change or one.mock or one.wire in _identities(world, visit, row) | fixed:
            data[one.wire] = row.data.get(one.wire)
        else:
            data[one.wire] = world.maker.unset(one, visit.call.now)
    kept = _unknown(model, row.data) if partial else {}
    return {**_composed(model, data), **kept, **_unknown(model, members)}


def _unknown(model: ir.ObjectType, members: Members) -> dict[str, Any]:
    """Members that the model does not know. They are kept, as a client keeps what it does not know."""
    known = {one.wire for one in model.fields}
    return {name: value for name, value in members.items() if name not in known}


def _identities(world: World, visit: Visit, row: Row) -> set[str]:
    return {key.names[0] for key in world.keys_of(visit.resource) if key.names[0] in row.data}


def _refuse_conflict(world: World, visit: Visit, table: TableName, data: Members, row: Row | None) -> None:
    """Refuse a record that would be found under the key of another."""
    keys = world.keys_of(visit.resource)
    number = row.number if row else None
    if len(keys) == 1:
        taken = [
            name for name in keys[0].names if _is_taken(world, table, keys[0], value_at(data, name), number)
        ]
    else:
        taken = _taken_together(world, table, keys, data, number)
    if taken:
        problems = tuple(Problem(name, "invalid", "is taken already") for name in taken)
        raise Refusal("conflict", problems)


def _is_taken(world: World, table: TableName, key: Key, value: Any, number: int | None) -> bool:
    if value is None or value == "":
        return False
    rows = (row for name in key.names for row in world.store.table(table).find(name, key_text(value)))
    return any(row.number != number for row in rows)


def _taken_together(
    world: World, table: TableName, keys: tuple[Key, ...], data: Members, number: int | None
) -> list[str]:
    """Several holes name a record together: only all of them at once are a conflict."""
    values = {key.names[0]: value_at(data, key.names[0]) for key in keys}
    names = list(values)
    if not names or any(value is None for value in values.values()):
        return []
    rows = world.store.table(table).find(names[0], key_text(values[names[0]]))
    same = [row for row in rows if all(held(row, name) == value for name, value in values.items())]
    return names if any(row.number != number for row in same) else []
