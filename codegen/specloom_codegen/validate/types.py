"""Checks of types: one kind each, what they extend, their fields, unions and filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from specloom_codegen.names import nested_class_name, python_name
from specloom_codegen.spec import Field, Named, Scalar, Type, has_key
from specloom_codegen.spec.kinds import Entry
from specloom_codegen.spec.nodes import Step
from specloom_codegen.spec.shapes import fields_of, follow, kind_of
from specloom_codegen.validate.fit import Fit, definition_misfits
from specloom_codegen.validate.report import Scene
from specloom_codegen.validate.values import check_limited, check_value

_KINDS = ("fields", "enum", "union", "filter")
_OBJECT_ONLY = ("extends", "required")


def check_types(scene: Scene) -> None:
    """Every type that a file declares, those that resources define in place among them."""
    for name, definition in scene.part.own_types.items():
        check_definition(scene, name, definition)
    _check_alias_cycles(scene)
    _check_class_names(scene)


def check_definition(scene: Scene, name: str, definition: Type) -> None:
    """One type."""
    _check_one_kind(scene, name, definition)
    if kind_of(definition) == "object":
        _check_extends(scene, name, definition)
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
        if field.mock is not None and field.mock.kind == "lookup":
            _check_lookup(scene, field, fields)
    _check_python_names(scene, owner, steps, fields)


def check_field(scene: Scene, field: Field, name: str) -> None:
    """One field."""
    given = [key for key in ("fields", "enum", "type") if has_key(field.origin, key)]
    if field.type is not None and "type" not in given:
        given.append("type")
    if "fields" in given and len(given) > 1:
        scene.report.key(field, [given[-1]], f"{given[-1]!r} beside 'fields'", "leave one of them out")
    if not given and not any((field.fields, field.enum, field.type, field.const)):
        hint = f"say its type, as in `{name}: string`"
        scene.report.at(field.origin.position, f"the field {name!r} has no type", hint)
    if field.fields is not None:
        check_fields(scene, field, ["fields"], field.fields)
    if field.mock is not None and field.mock.kind == "order":
        hint = "the mock hint `order` is for a query parameter"
        scene.report.value(field, ["mock"], "'order' on a field", hint)
    check_value(scene, field)


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
    if not given and not has_type:
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


def _check_extends(scene: Scene, name: str, definition: Type) -> None:
    for index, parent_name in enumerate(definition.extends or ()):
        steps: Sequence[Step] = ["extends", index] if has_key(definition.origin, "extends") else []
        parent = scene.types.get(parent_name)
        if parent is None:
            scene.report.unknown(definition, steps, "type", parent_name, scene.types)
        elif kind_of(parent) not in ("object", None):
            message = f"{parent_name!r} is no object"
            scene.report.inside(definition, steps, parent_name, message, "only objects can be extended")
        elif _leads_to(parent, definition, scene.types):
            message = f"{name!r} extends itself" + (
                "" if parent is definition else f" through {parent_name!r}"
            )
            scene.report.inside(definition, steps, parent_name, message, "take one of them out")


def _leads_to(start: Type, target: Type, types: Mapping[str, Type]) -> bool:
    pending, seen = [start], {id(start)}
    while pending:
        each = pending.pop()
        if each is target:
            return True
        parents = [types[name] for name in each.extends or () if name in types]
        pending += [parent for parent in parents if id(parent) not in seen]
        seen |= {id(parent) for parent in parents}
    return False


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


def _check_lookup(scene: Scene, field: Field, fields: Mapping[str, Field]) -> None:
    other = field.mock.field if field.mock is not None else ""
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
    for name, definition in scene.part.own_types.items():
        if kind_of(definition) == "alias" and follow(Named(name), scene.types) is None:
            message = f"{name!r} is another name for itself"
            scene.report.value(definition, ["type"], message, "name the type that it stands for")


def _check_class_names(scene: Scene) -> None:
    """Classes of what is spelled out in place against the types of the spec."""
    taken = {name: name for name in scene.types}

    def visit(owner: str, fields: Mapping[str, Field]) -> None:
        for wire, field in fields.items():
            if field.fields is None and field.enum is None:
                continue
            inline = nested_class_name(owner, wire)
            if inline in taken:
                message = f"the class of {wire!r} would be called {inline!r}, as {taken[inline]!r} is"
                key = "fields" if field.fields is not None else "enum"
                hint = f"make it a type of its own: `type: …`, or rename {taken[inline]!r}"
                scene.report.key(field, [key], message, hint)
            taken.setdefault(inline, f"{owner}.{wire}")
            visit(inline, field.fields or {})

    for name, definition in scene.part.own_types.items():
        visit(name, definition.fields or {})
