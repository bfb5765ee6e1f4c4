"""Checks that the classes made from a file have names of their own.

Classes come from types, from their sent forms (``PipeCreate``), and from what fields and bodies spell out in
place (``ConvertTaskParams``, ``BooksLendBody``). Services step aside for types and are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from specloom_codegen.names import nested_class_name, pascal_case
from specloom_codegen.spec import Field, Named, ResultExpr, effective_operation, innermost
from specloom_codegen.spec.nodes import key_position_of
from specloom_codegen.spec.shapes import field_expressions, kind_of
from specloom_codegen.validate.report import Scene

_FORMS: Final = ("create", "update", "patch")


def check_class_names(scene: Scene) -> None:
    """Classes of one file against each other and against the types that it sees."""
    taken = {name: f"the type {name!r}" for name in scene.types}
    for owner, fields in _fields_spelled_out(scene):
        _claim_nested(scene, taken, owner, fields)
    _check_forms(scene)


def _fields_spelled_out(scene: Scene) -> Iterator[tuple[str, Mapping[str, Field]]]:
    """Objects of the file with the name of their class."""
    for name, definition in scene.part.own_types.items():
        yield name, definition.fields or {}
    for name, resource in scene.part.resources.items():
        for operation_name, operation in resource.operations.items():
            if operation.body is not None and operation.body.fields is not None:
                yield nested_class_name(pascal_case(name), operation_name, "body"), operation.body.fields


def _claim_nested(scene: Scene, taken: dict[str, str], owner: str, fields: Mapping[str, Field]) -> None:
    if owner not in taken:
        taken[owner] = f"a body spelled out, {owner!r},"
    for wire, field in fields.items():
        if field.fields is None and field.enum is None:
            continue
        name = nested_class_name(owner, wire)
        if name in taken:
            key = "fields" if field.fields is not None else "enum"
            message = f"the class of {wire!r} would be called {name!r}, as {taken[name]} is"
            hint = "make it a type of its own under `types`, and name that"
            scene.report.key(field, [key], message, hint)
        taken.setdefault(name, f"the class of {owner}.{wire}")
        _claim_nested(scene, taken, name, field.fields or {})


def _check_forms(scene: Scene) -> None:
    """Types that are called like the sent form of another one."""
    used = _used_forms(scene)
    for name in scene.part.own_types:
        for form in _FORMS:
            base = name.removesuffix(form.title())
            if base != name and (base, form) in used:
                message = f"the type {name!r} is called like the class of `{base}.{form}`"
                where = key_position_of(scene.part.entry.origin, "types", name)
                scene.report.at(where, message, "rename it")


def _used_forms(scene: Scene) -> set[tuple[str, str]]:
    """The forms of objects that operations send, and those that fields name."""
    expressions: list[ResultExpr] = []
    for resource in scene.part.resources.values():
        for name in resource.operations:
            body = effective_operation(scene.part, resource, name).body
            if body is not None and body.type is not None:
                expressions.append(body.type)
            expressions += field_expressions((body.fields if body is not None else None) or {})
    for definition in scene.part.own_types.values():
        expressions += field_expressions(definition.fields or {})
    named = [inner for each in expressions if isinstance(inner := innermost(each), Named)]
    return {
        (each.name, each.variant) for each in named if each.variant is not None and _is_object(scene, each)
    }


def _is_object(scene: Scene, expression: Named) -> bool:
    definition = scene.types.get(expression.name)
    return definition is not None and kind_of(definition) == "object"
