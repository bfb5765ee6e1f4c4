"""Values of a spec that mean the same wherever they stand: limits, wire forms, enums, names of types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from specloom_codegen import ir
from specloom_codegen.names import member_name
from specloom_codegen.spec import Json, Part, Scalar, Type, TypeExpr, WireFormat, WireWords
from specloom_codegen.spec.values import Limited


def deprecation(value: bool | str | None) -> str | None:
    """The reason of a deprecation: "" when the spec only says true, None when there is none."""
    if value is None or value is False:
        return None
    return "" if value is True else value


def limits_of(value: Limited) -> ir.Limits:
    return ir.Limits(min=value.min, max=value.max, pattern=value.pattern)


def json_of(value: Json | None) -> Any:
    return None if value is None else value.value


def is_alias(one: Type) -> bool:
    kinds = (one.fields, one.extends, one.enum, one.union, one.filter)
    return all(kind is None for kind in kinds)


def unique_name(part: Part, name: str) -> str:
    """The unique name of a type that a file calls *name*."""
    return qualified(part, name) if name in part.own_types else name


def qualified(part: Part, name: str) -> str:
    """A name that a file declares, with its group before it."""
    return name if part.group is None else f"{part.group}.{name}"


def wire_of(value: Limited) -> str | Mapping[bool, str] | None:
    """The wire form in the notation of the resolved form."""
    match value.wire:
        case WireFormat() as form:
            return str(form)
        case WireWords(true=yes, false=no):
            return {True: yes, False: no}
        case None:
            return None


def enum_type(name: str, value: Limited, expression: TypeExpr) -> ir.EnumType:
    kind = expression.name if isinstance(expression, Scalar) else "string"
    members: list[ir.EnumMember] = []
    for one in value.enum or ():
        wire = cast("str | int | float | bool", one.value)
        members.append(
            ir.EnumMember(
                value=wire,
                name=one.name or member_name(wire),
                doc=one.doc or "",
                deprecated=deprecation(one.deprecated),
            )
        )
    return ir.EnumType(
        name=name,
        kind=kind,
        members=tuple(members),
        doc=value.doc or "",
        deprecated=deprecation(value.deprecated),
    )
