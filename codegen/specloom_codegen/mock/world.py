"""The fake's world: the spec, its types, the store, and how records are found, made and shown.

``World`` lives as long as the fake, a ``Visit`` as long as one call. What each operation does with them is the
business of ``verbs``, ``actions`` and ``jobs``.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from specloom_codegen import ir
from specloom_codegen.mock.checking import Checker
from specloom_codegen.mock.endpoints import (
    address,
    address_end,
    fill_prefix,
    item_path,
    url_hole,
    wide_holes,
)
from specloom_codegen.mock.identities import Key, keys_of, names_of
from specloom_codegen.mock.json_values import is_object
from specloom_codegen.mock.making import Maker
from specloom_codegen.mock.messages import Call, Refusal
from specloom_codegen.mock.parameters import ParameterReader
from specloom_codegen.mock.records import Row, Store, Table, TableName, key_text
from specloom_codegen.mock.refusals import Refuser
from specloom_codegen.mock.roles import follows
from specloom_codegen.mock.routing import holes_of
from specloom_codegen.mock.schema import Schema

_CALLER: Final = frozenset({"me", "@me", "self", "myself", "current", "~"})
"""What APIs call who calls, in the place of an identifier."""


@frozen(kw_only=True)
class Visit:
    """One call to one operation. ``texts`` are the holes as they came, ``holes`` their values."""

    call: Call
    resource: ir.Resource
    operation: ir.Operation
    prefix: str
    texts: Mapping[str, str]
    holes: Mapping[str, Any]
    values: Mapping[str, Any]  # of query and headers, by wire name
    sent: Any  # the body as JSON, or UNSET
    user: str
    warnings: tuple[str, ...] = ()  # of what in the query was skipped
    peeks: bool = False  # it looks at a job without moving it on

    def without_origin(self, url: str) -> str:
        """An address of the fake as headers hold it: a path. FlowKit's client reads it so, and others resolve it."""
        return url.removeprefix(self.call.origin)

    @property
    def root(self) -> str:
        """Where the caller found the API: the paths of operations follow."""
        return self.call.origin + fill_prefix(self.prefix, self.texts)


@frozen(kw_only=True)
class World:
    """All that one fake is made of."""

    api: ir.Api
    schema: Schema
    checker: Checker
    reader: ParameterReader
    maker: Maker
    refuser: Refuser
    store: Store
    keys: Mapping[str, tuple[Key, ...]]
    job_polls: int | None = None

    def resource(self, name: str) -> ir.Resource:
        """The resource of that qualified name."""
        return next(each for each in self.api.resources if each.qualified_name == name)

    def model(self, resource: ir.Resource) -> ir.ObjectType | None:
        return self.schema.object(resource.model)

    def keys_of(self, resource: ir.Resource) -> tuple[Key, ...]:
        return self.keys[resource.qualified_name]

    def table(self, visit: Visit) -> TableName:
        """The store that a call is about: its resource, under the values of the holes of the collection's path and
        of the parameters that keep records apart.

        A path without some of the collection's holes (Google: started below a project, polled at
        ``/v1/{operation}``) is about the store in which the record that it names lies.
        """
        parents = ((name, visit.texts.get(name, "")) for name in holes_of(visit.resource.path))
        scopes = (
            (param.wire, key_text(visit.values[param.wire]))
            for param in visit.operation.query
            if param.mock == "scope" and visit.values.get(param.wire) is not None
        )
        own = visit.resource.qualified_name, (*parents, *sorted(scopes))
        missing = {name for name in holes_of(visit.resource.path) if name not in visit.texts}
        return _store_elsewhere(self, visit, own, missing) if missing else own

    def version(self, visit: Visit, row: Row | None) -> int:
        """The number of the last change of what a call is about: of its record, or of its whole store."""
        return self.store.table(self.table(visit)).changed if row is None else row.changed


def _store_elsewhere(world: World, visit: Visit, own: TableName, missing: set[str]) -> TableName:
    """The first store, the call's own before others, that agrees with the holes which the path has and that holds
    the record which it names; its own if none does."""
    named = _named_holes(world, visit)
    known = {pair for pair in own[1] if pair[0] not in missing}
    others = (name for name, _ in list(world.store.tables()) if name[0] == own[0] and known <= set(name[1]))
    stores = (own, *others) if named else ()
    return next((name for name in stores if _rows_with(world.store.table(name), named)), own)


def build_world(api: ir.Api, *, seed: int | None, job_polls: int | None = None) -> World:
    """A world without records. With *job_polls* every job runs for so many questions."""
    schema = Schema(api.types)
    checker = Checker(schema)
    keys = {each.qualified_name: tuple(keys_of(schema, each)) for each in api.resources}
    indexed = {
        name: names_of(schema, each, keys[name]) for each in api.resources for name in [each.qualified_name]
    }
    return World(
        api=api,
        schema=schema,
        checker=checker,
        reader=ParameterReader(schema, checker),
        maker=Maker(schema, random.Random(seed)),
        refuser=Refuser(api.errors),
        store=Store(indexed=indexed),
        keys=keys,
        job_polls=job_polls,
    )


# --- finding ---------------------------------------------------------------------------------


def find_row(world: World, visit: Visit) -> Row:
    """The record that the path names: by its key, by a hole that a job filled, or the only one.

    Raises the refusal ``not_found``.
    """
    rows = rows_named(world, visit)
    if not rows:
        raise Refusal("not_found")
    return rows[0]


def rows_named(world: World, visit: Visit) -> list[Row]:
    """The records that the path of a call names, none or one as a rule."""
    named = _named_holes(world, visit)
    if not named:
        return world.store.rows(world.table(visit))
    found = _rows_with(world.store.table(world.table(visit)), named)
    return found or ([own_row(visit, rows)] if (rows := _rows_of_caller(world, visit)) else [])


def own_row(visit: Visit, rows: list[Row]) -> Row:
    """The record of the caller, where one says so, else the first."""
    return next((row for row in rows if visit.user in row.data.values()), rows[0])


def _rows_of_caller(world: World, visit: Visit) -> list[Row]:
    """Records among which that of the caller is, where a path names it by a word: ``/users/me`` is a route of its own
    that answers one of them, so ``me`` is a key as well."""
    keys = world.keys_of(visit.resource)
    word = visit.texts.get(keys[0].param.wire) if len(keys) == 1 else None
    route = f"{visit.resource.path.rstrip('/')}/{word}"
    own = (each for each in visit.resource.operations if each.path.rstrip("/") == route)
    answers = (world.schema.object_of(each.answer.type) for each in own if each.method == "GET")
    model = world.model(visit.resource)
    named = word in _CALLER and model is not None and any(each is model for each in answers)
    return world.store.rows(world.table(visit)) if named else []


def _rows_with(table: Table, named: list[tuple[tuple[str, ...], str]]) -> list[Row]:
    """The rows of a table that have each of the keys, under any of its names."""
    (names, text), *rest = named
    found = {row.number: row for name in names for row in table.find(name, text)}
    return [row for row in found.values() if all(_has_key(row, *pair) for pair in rest)]


def row_with_key(world: World, visit: Visit, text: str) -> Row:
    """The record that any of its keys names so, wherever it is named. Raises the refusal ``not_found``."""
    table = world.store.table(world.table(visit))
    names = (name for key in world.keys_of(visit.resource) for name in key.names)
    found = next((row for name in names for row in table.find(name, text)), None)
    if found is None:
        raise Refusal("not_found")
    return found


def names_item(world: World, visit: Visit) -> bool:
    """Whether the path of a call names one record of many."""
    return bool(_named_holes(world, visit))


def _named_holes(world: World, visit: Visit) -> list[tuple[tuple[str, ...], str]]:
    own = {key.param.wire: key.names for key in world.keys_of(visit.resource)}
    parents = set(holes_of(visit.resource.path))
    indexed = world.store.names_indexed(visit.resource.qualified_name)
    named: list[tuple[tuple[str, ...], str]] = []
    for hole, text in visit.texts.items():
        if hole in own:
            named.append((own[hole], _canonical(visit, hole, text)))
        elif hole in indexed and hole not in parents:
            # An address of the fake's making ends with the key of its record.
            keys = world.keys_of(visit.resource)[-1:] if hole == url_hole(visit.operation) else ()
            named.append(((hole, *(name for key in keys for name in key.names)), text))
    if follows(visit.resource, visit.operation):
        wires = {param.wire for param in visit.operation.query}
        given = {name: value for name, value in visit.values.items() if name in wires}
        given |= visit.sent if is_object(visit.sent) else {}
        named += [
            ((name,), key_text(value))
            for name, value in given.items()
            if name in indexed and value is not None and not isinstance(value, dict | list)
        ]
    return named


def _canonical(visit: Visit, hole: str, text: str) -> str:
    """The text of a hole as keys are compared: ``007`` of an integer is ``7``."""
    return key_text(visit.holes[hole]) if hole in visit.holes else text


def _has_key(row: Row, names: tuple[str, ...], text: str) -> bool:
    return any(key_text(value) == text for name in names if (value := held(row, name)) is not None)


def held(row: Row, name: str) -> Any:
    """The value of a field or of a hidden key of a row."""
    return row.key(name)


def key_texts(world: World, resource: ir.Resource, row: Row) -> dict[str, str]:
    """The holes of a record's own path, as texts."""
    found = {key.param.wire: held(row, key.names[0]) for key in world.keys_of(resource)}
    return {hole: key_text(value) for hole, value in found.items() if value is not None}


# --- showing ---------------------------------------------------------------------------------


def row_address(world: World, visit: Visit, row: Row) -> str:
    """The URL of a record: of its item path, or below the collection where it has none."""
    texts = {**visit.texts, **key_texts(world, visit.resource, row)}
    template = item_path(visit.resource)
    wide = frozenset(key.param.wire for key in world.keys_of(visit.resource) if _is_path(key.param))
    if not visit.resource.key:
        hole = next((url_hole(each) for each in visit.resource.operations if url_hole(each)), None)
        if hole is not None and hole in row.keys:
            template = f"{template.rstrip('/')}/{key_text(row.keys[hole])}"
    return visit.root + address(template, texts, wide)


def operation_address(world: World, visit: Visit, operation: ir.Operation, row: Row) -> str:
    """The URL of another operation for a record of this call."""
    hole = url_hole(operation)
    if hole is not None:
        return row_address(world, visit, row) + address_end(visit.resource, operation)
    extra = {name: key_text(value) for name, value in row.keys.items()}
    texts = {**visit.texts, **extra, **key_texts(world, visit.resource, row)}
    return visit.root + address(operation.path, texts, wide_holes(operation))


def _is_path(param: ir.Param) -> bool:
    return isinstance(param.type, ir.Scalar) and param.type.name == "path"


def show(world: World, visit: Visit, row: Row) -> dict[str, Any]:
    """A record as an answer shows it: without what is never in answers, computed fields filled in."""
    data = row.data
    model = world.model(visit.resource)
    if model is None:
        return dict(data)
    shown: dict[str, Any] = {}
    for one in model.fields:
        if "read" in one.access:
            shown[one.wire] = _shown_value(world, visit, one, data, row)
    known = {one.wire for one in model.fields}
    return {**shown, **{name: value for name, value in data.items() if name not in known}}


def _shown_value(world: World, visit: Visit, one: ir.Field, data: Mapping[str, Any], row: Row) -> Any:
    if one.mock == "url":
        return row_address(world, visit, row)
    if one.mock == "version":
        shape = world.schema.resolve(one.type).shape
        return row.changed if isinstance(shape, ir.Scalar) and shape.name != "string" else str(row.changed)
    if one.mock is not None and one.mock.startswith("lookup "):
        found = look_up(world, one, data.get(one.mock.removeprefix("lookup ")))
        return data.get(one.wire) if found is None else found
    return data.get(one.wire)


def look_up(world: World, one: ir.Field, identity: Any) -> Any:
    """The record of the field's type whose identity is given; None when there is none."""
    wanted = world.schema.object_of(one.type)
    if wanted is None or identity is None:
        return None
    for resource in _resources_of(world, wanted):
        keys = world.keys_of(resource)
        for _, row in world.store.of_resource(resource.qualified_name):
            if keys and _has_key(row, keys[0].names, key_text(identity)):
                return {
                    field.wire: row.data.get(field.wire) for field in wanted.fields if "read" in field.access
                }
    return None


def user_value(world: World, one: ir.Field, user: str, now: float) -> Any:
    """Who calls, as a field holds it: a name, or the members of the user's record."""
    shape = world.schema.object_of(one.type)
    if shape is None:
        return user
    for resource in _resources_of(world, shape):
        rows = [row for _, row in world.store.of_resource(resource.qualified_name)]
        if rows:
            mine = next((row for row in rows if user in row.data.values()), rows[0])
            return {field.wire: mine.data.get(field.wire) for field in shape.fields if "read" in field.access}
    return world.maker.object(shape, now)


def _resources_of(world: World, shape: ir.ObjectType) -> list[ir.Resource]:
    """The resources that an object type is the model of; when there are none, those whose records have its fields."""
    wanted = {one.wire for one in shape.fields}
    models = [(one, model) for one in world.api.resources if (model := world.model(one)) is not None]
    own = [resource for resource, model in models if model is shape]
    return own or [one for one, model in models if wanted <= {each.wire for each in model.fields}]


def parent_values(world: World, visit: Visit) -> dict[str, Any]:
    """The values of the holes of the collection's path, without those that the model's field could not hold."""
    model = world.model(visit.resource)
    values = {
        name: visit.holes.get(name, visit.texts.get(name, "")) for name in holes_of(visit.resource.path)
    }
    fields = {name: model.field(name) if model else None for name in values}
    return {
        name: value
        for name, value in values.items()
        if (one := fields[name]) is None or not world.schema.is_composed(one.type)
    }
