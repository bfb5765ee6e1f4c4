"""Checks of types: one kind each, what they extend, their fields, unions and filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from specloom_codegen.names import pascal_case, python_name
from specloom_codegen.spec import (
    Field,
    FieldMock,
    ListOf,
    MapOf,
    Named,
    Scalar,
    Type,
    TypeExpr,
    has_key,
    innermost,
)
from specloom_codegen.spec.kinds import Entry, keys_of
from specloom_codegen.spec.nodes import NOWHERE, MapNode, Step, find
from specloom_codegen.spec.places import holes_of_text
from specloom_codegen.spec.shapes import fields_of, follow, kind_of, named_definition
from specloom_codegen.validate.fit import Fit, definition_misfits
from specloom_codegen.validate.report import Scene
from specloom_codegen.validate.values import check_limited, check_value

_KINDS = ("fields", "enum", "union", "filter")
_OBJECT_ONLY = ("extends", "required")


def check_types(scene: Scene) -> None:
    """Every type that a file declares, those that resources define in place among them."""
    for name, definition in scene.part.own_types.items():
        check_definition(scene, name, definition)
    _check_extends_cycles(scene)
    _check_alias_cycles(scene)


def check_definition(scene: Scene, name: str, definition: Type) -> None:
    """One type."""
    _check_one_kind(scene, name, definition)
    if kind_of(definition) == "object":
        _check_extends(scene, definition)
        check_fields(scene, definition, ["fields"], definition.fields or {})
        _check_object(scene, definition)
    elif kind_of(definition) == "union":
        _check_union(scene, definition)
    elif kind_of(definition) == "filter":
        _check_filter(scene, definition)
    else:
        scene.check_type(definition, ["type"], definition.type)
        check_limited(scene, definition, definition.type)
    if definition.example is not None:
        fit = Fit(scene.types, form="read")
        scene.report.diagnostics += definition_misfits(definition.example, definition, fit)


def check_fields(scene: Scene, owner: Entry, steps: Sequence[Step], fields: Mapping[str, Field]) -> None:
    """The fields of an object at *steps* of its owner, each by itself and all together."""
    steps = list(steps)
    for name, field in fields.items():
        check_field(scene, field, name)
        if field.mock is not None and field.mock.kind in ("lookup", "text"):
            _check_hint(scene, field, field.mock, fields)
    _check_python_names(scene, owner, steps, fields)


def _own_type_hint(field: Field, name: str) -> str:
    """How an object in place is said that may be missing, or a list or map of such."""
    expression, end = str(field.type or ""), pascal_case(name)
    if isinstance(field.type, ListOf | MapOf):
        return f"say the fields under `types`, as `{end}`, and here `{expression.rpartition(' ')[0]} {end}`"
    if expression.endswith("?"):
        return f"say the fields under `types`, as `{end}`, and here `{end}?`"
    return "leave one of them out"


def check_field(scene: Scene, field: Field, name: str) -> None:
    """One field."""
    given = [key for key in ("fields", "enum", "type") if has_key(field.origin, key)]
    if field.type is not None and "type" not in given:
        given.append("type")
    if "fields" in given and len(given) > 1:
        scene.report.key(field, [given[-1]], f"{given[-1]!r} beside 'fields'", _own_type_hint(field, name))
    if not given and field.const is None and _is_sound(field):
        hint = f"say its type, as in `{name}: string`"
        scene.report.at(field.origin.position, f"the field {name!r} has no type", hint)
    if field.fields is not None:
        check_fields(scene, field, ["fields"], field.fields)
    if field.mock is not None and (
        field.mock.kind in ("order", "scope", "wait") or field.mock.field == "next"
    ):
        hint = f"the mock hint `{field.mock}` is for a query parameter"
        scene.report.value(field, ["mock"], f"{str(field.mock)!r} on a field", hint)
    definition = named_definition(innermost(field.type), scene.types) if field.type is not None else None
    if definition is not None and kind_of(definition) == "filter":
        hint = "filters are the type of a query parameter"
        scene.report.value(field, ["type"], f"the filters `{field.type}` outside a query", hint)
    check_value(scene, field)


def _is_sound(entry: Entry) -> bool:
    """Whether loading found nothing wrong with the shape of an entry, so that what it lacks is news."""
    if isinstance(entry.origin, MapNode):
        known = keys_of(type(entry))
        return entry.origin.sound and all(
            name in known or name.startswith("x-") for name in entry.origin.members
        )
    return entry.origin is NOWHERE


def check_required(
    scene: Scene, owner: Entry, required: Iterable[str] | None, fields: Mapping[str, Field]
) -> None:
    """A ``required`` list against the fields that it names."""
    seen: set[str] = set()
    for index, name in enumerate(required or ()):
        steps: Sequence[Step] = ["required", index]
        if name not in fields:
            scene.report.unknown(owner, steps, "field", name, fields)
            continue
        if name in seen:
            scene.report.value(owner, steps, f"{name!r} is named twice", "leave one of them out")
        seen.add(name)
        if fields[name].access == ("read",):
            message = f"{name!r} cannot be required: it is set by the server (`access: read`)"
            scene.report.value(owner, steps, message, "leave it out here")
        elif fields[name].const is not None:
            message = f"{name!r} cannot be required: it is always sent (`const`)"
            scene.report.value(owner, steps, message, "leave it out here")


def _check_one_kind(scene: Scene, name: str, definition: Type) -> None:
    given = [key for key in _KINDS if getattr(definition, key) is not None or has_key(definition.origin, key)]
    if definition.extends is not None and not given:
        given = ["extends"]
    if len(given) > 1:
        message = f"{name!r} has {' and '.join(repr(key) for key in given)}: a type is of one kind"
        scene.report.key(definition, [given[1]], message, "make two types of it")
    has_type = definition.type is not None or has_key(definition.origin, "type")
    if not given and not has_type and _is_sound(definition):
        hint = "say one of fields, enum, union, filter, or the `type` that it is another name for"
        scene.report.key(definition, [], f"the type {name!r} says nothing", hint)
    if has_type and given and given[0] != "enum":
        scene.report.key(definition, ["type"], f"'type' beside {given[0]!r}", "leave one of them out")
    if definition.tag is not None and given[:1] != ["union"]:
        scene.report.key(
            definition, ["tag"], "'tag' without 'union'", "a tag tells the types of a union apart"
        )
    if given[:1] not in (["fields"], ["extends"]):
        for key in _OBJECT_ONLY:
            if has_key(definition.origin, key):
                scene.report.key(
                    definition, [key], f"{key!r} is for objects", "leave it out, or say `fields`"
                )


def _check_extends(scene: Scene, definition: Type) -> None:
    for index, parent_name in enumerate(definition.extends or ()):
        listed = find(definition.origin, "extends", index) is not None
        steps: Sequence[Step] = ["extends", index] if listed else ["extends"]
        parent = scene.types.get(parent_name)
        if parent is None:
            scene.report.unknown(definition, steps, "type", parent_name, scene.types)
        elif kind_of(parent) not in ("object", None):
            message = f"{parent_name!r} is no object"
            scene.report.inside(definition, steps, parent_name, message, "only objects can be extended")


def _check_extends_cycles(scene: Scene) -> None:
    """Types that extend themselves, each circle once: at the type that is declared first."""
    reported: set[str] = set()
    for name, definition in scene.part.own_types.items():
        circle = _circle(name, scene.types)
        if not circle or reported & set(circle):
            continue
        reported |= set(circle)
        through = f" through {' and '.join(repr(each) for each in circle[1:])}" if len(circle) > 1 else ""
        hint = "take one of them out"
        scene.report.value(definition, ["extends"], f"{name!r} extends itself{through}", hint)


def _circle(start: str, types: Mapping[str, Type]) -> list[str]:
    """The names on a way from a type back to itself along ``extends``, or none."""
    came_from: dict[str, str] = {}
    pending = [start]
    while pending:
        name = pending.pop()
        definition = types.get(name)
        for parent in (definition.extends or ()) if definition is not None else ():
            if parent == start:
                way = [name]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if parent not in came_from:
                came_from[parent] = name
                pending.append(parent)
    return []


def _check_object(scene: Scene, definition: Type) -> None:
    fields = fields_of(definition, scene.types)
    check_required(scene, definition, definition.required, fields)
    own = definition.fields or {}
    inherited = {name: field for name, field in fields.items() if name not in own}
    if inherited and own:
        _check_python_names(scene, definition, ["fields"], {**inherited, **own})


def _check_python_names(
    scene: Scene, owner: Entry, steps: Sequence[Step], fields: Mapping[str, Field]
) -> None:
    taken: dict[str, str] = {}
    for wire, field in fields.items():
        name = field.name or python_name(wire)
        if name in taken:
            message = f"{wire!r} and {taken[name]!r} are both called {name!r} in Python"
            scene.report.key(owner, [*steps, wire], message, "say `name:` for one of them")
        taken.setdefault(name, wire)


def _check_hint(scene: Scene, field: Field, hint: FieldMock, fields: Mapping[str, Field]) -> None:
    """A hint names fields of the same object."""
    others = [hint.field] if hint.kind == "lookup" else holes_of_text(hint.field)
    for other in others:
        if other not in fields:
            scene.report.unknown(field, ["mock"], "field", other, fields)


def _check_union(scene: Scene, definition: Type) -> None:
    union = definition.union
    if isinstance(union, Mapping):
        if definition.tag is None and not has_key(definition.origin, "tag"):
            hint = "say `tag: MEMBER`, the member whose value is the key; or list the types"
            scene.report.key(definition, ["union"], "a map of types without 'tag'", hint)
        _check_tagged(scene, definition, union)
        return
    if definition.tag is not None:
        hint = "write a map from the tag's value to a type"
        scene.report.value(definition, ["union"], "a list of types beside 'tag'", hint)
    for index, expression in enumerate(union or ()):
        scene.check_type(definition, ["union", index], expression)


def _check_tagged(scene: Scene, definition: Type, union: Mapping[str, object]) -> None:
    tags: dict[str, str] = {}
    for value, expression in union.items():
        steps: Sequence[Step] = ["union", value]
        if not isinstance(expression, Named) or expression.optional or expression.variant is not None:
            message = f"`{expression}` cannot be told apart by a tag"
            scene.report.value(definition, steps, message, "name an object type")
            continue
        scene.check_type(definition, steps, expression)
        target = scene.types.get(expression.name)
        if target is None:
            continue
        if kind_of(target) not in ("object", None):
            hint = "the types of a union with a tag are objects"
            scene.report.value(definition, steps, f"{expression.name!r} is no object", hint)
        if expression.name in tags:
            message = f"{expression.name!r} has the tag {tags[expression.name]!r} already"
            hint = "each type gets its tag as a constant; extend it for the other value"
            scene.report.value(definition, steps, message, hint)
        tags.setdefault(expression.name, value)
        _check_tag_field(scene, definition, target, value)


def _check_tag_field(scene: Scene, definition: Type, target: Type, value: str) -> None:
    field = fields_of(target, scene.types).get(definition.tag or "")
    if field is not None and field.const is not None and str(field.const.value) != value:
        message = f"the constant {field.const.value!r} is not the tag {value!r}"
        scene.report.value(field, ["const"], message, "leave the field out: the union adds it")


def _check_filter(scene: Scene, definition: Type) -> None:
    for name, expression in (definition.filter or {}).items():
        if not isinstance(expression, Scalar) or expression.name in ("file", "json", "bytes"):
            message = f"`{expression}` is no scalar to filter by"
            scene.report.value(definition, ["filter", name], message, "as in `city: string`")


def _check_alias_cycles(scene: Scene) -> None:
    """Names that stand for themselves, each circle once."""
    reported: set[str] = set()
    for name, definition in scene.part.own_types.items():
        if name in reported or kind_of(definition) != "alias" or follow(Named(name), scene.types) is not None:
            continue
        current: TypeExpr | None = Named(name)
        while isinstance(current, Named) and current.name not in reported:
            reported.add(current.name)
            current = scene.types[current.name].type
        message = f"{name!r} is another name for itself"
        scene.report.value(definition, ["type"], message, "name the type that it stands for")
