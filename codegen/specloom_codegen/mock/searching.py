"""Searches: the records that meet what an operation sends, in the order and form that it asks for.

Which members say what is told by the hint ``search``. How conditions are written is the business of ``conditions`` and
``queries``, how values are compared that of ``comparing``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from attrs import frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.answering import Outcome
from specloom_codegen.mock.comparing import OF_NOTHING, SPOKEN_TESTS, alike, ranked
from specloom_codegen.mock.conditions import (
    ANYWHERE,
    DEEPEST,
    Compared,
    Condition,
    MapReader,
    holds,
    read_members,
    with_operands,
)
from specloom_codegen.mock.filling import filled
from specloom_codegen.mock.filtering import Selector, likened, value_of
from specloom_codegen.mock.fitting import fit
from specloom_codegen.mock.json_values import is_deeper_than, is_list, is_object
from specloom_codegen.mock.messages import Problem, Refusal
from specloom_codegen.mock.paging import Item
from specloom_codegen.mock.places import find_at
from specloom_codegen.mock.queries import read_query
from specloom_codegen.mock.records import Row, key_text
from specloom_codegen.mock.routing import holes_of
from specloom_codegen.mock.seeding import seed_store, seed_stores, visit_to
from specloom_codegen.mock.subjects import meets
from specloom_codegen.mock.verbs import check_body, page_of
from specloom_codegen.mock.world import Visit, World, held, show

_DESCENDING = ("desc", "descending", "down", "reverse", "-1", "-")


@frozen(kw_only=True)
class Found:
    """A record, its kind, and its members with what its address says of it."""

    kind: str
    resource: ir.Resource
    row: Row
    shown: Mapping[str, Any]
    members: Mapping[str, Any]


def search_records(world: World, visit: Visit) -> Outcome:
    """What a search finds. Raises a refusal for conditions and limits that are none."""
    hint = visit.operation.mock.search
    assert hint is not None
    check_body(world, visit)
    sent = {**visit.holes, **visit.values, **(visit.sent if is_object(visit.sent) else {})}
    found = [
        one
        for kind, resource in _subjects(world, visit, hint, sent)
        for one in _kept(world, resource, list(_records(world, visit, kind, resource)), hint, sent)
    ]
    found = found[: _most(hint, sent)]
    items = [
        Item(number=one.row.number, shown=_item(world, visit, one, hint), data=one.members) for one in found
    ]
    if visit.operation.answer.kind == "page":
        return Outcome(page=page_of(visit, items))
    return Outcome(value=[item.shown for item in items])


def _subjects(
    world: World, visit: Visit, hint: ir.Search, sent: Mapping[str, Any]
) -> Iterator[tuple[str, ir.Resource]]:
    """The kinds that are searched, each with its resource; all of them where none is sent."""
    if not hint.kinds:
        yield "", visit.resource
        return
    wanted = _sent_at(sent, hint.kind)
    for kind, name in hint.kinds.items():
        if wanted is None or kind in (wanted if is_list(wanted) else [wanted]):
            yield kind, world.resource(name)


def _records(world: World, visit: Visit, kind: str, resource: ir.Resource) -> Iterator[Found]:
    """The records of a resource, wherever they lie that the call's own path does not exclude."""
    if resource is visit.resource and all(hole in visit.texts for hole in holes_of(resource.path)):
        seed_store(world, visit)
    seed_stores(world, visit, resource)
    stored = {
        row.number: (dict(parents), row)
        for parents, row in world.store.of_resource(resource.qualified_name)
        if all(visit.texts.get(name, text) == text for name, text in parents)
        and meets(row, visit.operation.mock.where)
    }
    selector = Selector(world.schema, world.model(resource))
    params = [each for each in visit.operation.query if each.wire not in _used(visit.operation.mock.search)]
    for row in selector.select([row for _, row in stored.values()], params, visit.values):
        parents, _ = stored[row.number]
        shown = show(world, visit_to(visit, resource, parents), row)
        members = {**parents, **row.keys, **shown}
        yield Found(kind=kind, resource=resource, row=row, shown=shown, members=members)


def _used(hint: ir.Search | None) -> set[str]:
    """The parameters that are no filters of their own, as the search reads them."""
    places = () if hint is None else (hint.kind, hint.filter, hint.sort, *hint.limit)
    return {steps[0] for steps in places if steps}


def _kept(
    world: World, resource: ir.Resource, records: list[Found], hint: ir.Search, sent: Mapping[str, Any]
) -> list[Found]:
    """The records that meet the conditions, in order."""
    selector = Selector(world.schema, world.model(resource))
    condition = _condition(world, selector, records, hint, sent)
    if condition is not None:
        condition = with_operands(condition, partial(_operand, world, selector))
        records = [one for one in records if holds(condition, partial(_passes, selector, one))]
    for field, reverse in reversed(list(_order(hint, _sent_at(sent, hint.sort)))):
        records = sorted(records, key=partial(_rank, selector, field), reverse=reverse)
    return records


def _condition(
    world: World, selector: Selector, records: list[Found], hint: ir.Search, sent: Mapping[str, Any]
) -> Condition | None:
    value, path = _sent_at(sent, hint.filter), ".".join(hint.filter)
    if value is None:
        return None
    if is_deeper_than(value, DEEPEST):
        raise Refusal("invalid", (Problem(path, "invalid", "is nested too deep"),))
    if hint.condition is not None:
        return read_members(value, hint.condition, path)
    if not isinstance(value, str):
        return MapReader(cache(partial(_is_field, selector, records))).read(value, path)
    try:
        condition = read_query(value)
    except ValueError as error:
        raise Refusal("invalid", (Problem(path, "invalid", str(error)),)) from None
    return condition


def _is_field(selector: Selector, records: list[Found], name: str) -> bool:
    """Whether a name, with dots one within objects, is a field; where nobody named fields, what a record has."""
    return selector.field(name) is not None or any(value_of(one.members, name) is not None for one in records)


def _passes(selector: Selector, one: Found, compared: Compared) -> bool:
    if compared.word == ANYWHERE:
        return compared.wanted.casefold() in " ".join(_texts(one.members)).casefold()
    value = selector.comparable(compared.field, value_of(one.members, compared.field))
    test, wanted = SPOKEN_TESTS[compared.word], compared.wanted
    if compared.word not in OF_NOTHING and selector.field(compared.field) is None:
        wanted = likened(value, wanted)
    if is_list(value) and test is alike:
        return wanted in value or wanted == value
    return test(value, wanted)


def _operand(world: World, selector: Selector, compared: Compared) -> Any:
    """What values are compared with, as the field's type reads it, a text as one in a query. Where nobody named the
    field it stays as it was sent, to be likened to each value."""
    one, wanted = selector.field(compared.field), compared.wanted
    if one is None or compared.word in OF_NOTHING:
        return wanted
    is_plain = not world.schema.is_composed(one.type)

    def read(sent: Any) -> Any:
        value = world.reader.from_text(one.type, sent) if isinstance(sent, str) and is_plain else sent
        return selector.comparable(compared.field, value)

    return [read(each) for each in wanted] if is_list(wanted) else read(wanted)


def _texts(value: Any) -> Iterator[str]:
    if is_object(value) or is_list(value):
        for each in value.values() if is_object(value) else value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def _rank(selector: Selector, field: str, one: Found) -> tuple[int, Any]:
    return ranked(selector.comparable(field, value_of(one.members, field)))


def _order(hint: ir.Search, value: Any) -> Iterator[tuple[str, bool]]:
    """What is sorted by, each field with whether it is reversed: the first weighs most."""
    if isinstance(value, str):
        value = [each.strip() for each in value.split(",") if each.strip()]
    for each in value if is_list(value) else [] if value is None else [value]:
        if isinstance(each, str):
            yield each.lstrip("+-"), each.startswith("-")
        elif is_object(each) and hint.order is not None:
            direction = each.get(hint.order.direction) if hint.order.direction is not None else None
            yield str(each.get(hint.order.field, "")), _is_descending(direction)
        elif is_object(each):
            for field, direction in each.items():
                inner = direction.get("order") if is_object(direction) else direction
                yield field, _is_descending(inner)


def _is_descending(direction: Any) -> bool:
    return str(direction).lower() in _DESCENDING


def _most(hint: ir.Search, sent: Mapping[str, Any]) -> int | None:
    """How many records are shown at most. A number below 1 limits nothing."""
    limits: list[int] = []
    for steps in hint.limit:
        value = _sent_at(sent, steps)
        try:
            limits += [] if value is None or int(value) < 1 else [int(value)]
        except (TypeError, ValueError, OverflowError):
            raise Refusal("invalid", (Problem(".".join(steps), "invalid", "must be an integer"),)) from None
    return min(limits, default=None)


def _sent_at(sent: Mapping[str, Any], steps: tuple[str, ...]) -> Any:
    found = find_at(sent, steps) if steps else UNSET
    return None if found is UNSET else found


# --- showing -------------------------------------------------------------------------------------


def _item(world: World, visit: Visit, one: Found, hint: ir.Search) -> Any:
    """The record as the answer's items are: itself, in the member of its kind or type, or made to fit."""
    ref = world.schema.item_of(visit.operation.answer)
    shape = world.schema.object_of(ref)
    model = world.model(one.resource)
    if shape is None or shape is model:
        return dict(one.shown)
    member = _member_for(world, shape, one.kind, model)
    texts = {"kind": one.kind, "id": key_text(_identity(world, one))}
    beside = {name: filled(value, texts) for name, value in hint.item.items()}
    if member is None:
        return (
            fit(world, {**one.shown, **beside}, ref, visit.call.now) if ref is not None else dict(one.shown)
        )
    return {**beside, member: dict(one.shown)}


def _member_for(world: World, shape: ir.ObjectType, kind: str, model: ir.ObjectType | None) -> str | None:
    """The member of an item that holds the record: that of its kind's name, else the first of its type."""
    if kind and shape.field(kind) is not None:
        return kind
    fields: Iterable[ir.Field] = shape.fields
    typed = (each.wire for each in fields if model is not None and world.schema.object_of(each.type) is model)
    return next(typed, kind or None)


def _identity(world: World, one: Found) -> Any:
    """What identifies a record: the field with the hint ``id``, else its first key."""
    model = world.model(one.resource)
    hinted = (one.row.data.get(each.wire) for each in (model.fields if model else ()) if each.mock == "id")
    known = next((value for value in hinted if value is not None), None)
    keys = world.keys_of(one.resource)
    return held(one.row, keys[0].names[0]) if known is None and keys else known
