"""What types come to: their kind, their fields with ``extends`` laid, the end of a chain of aliases.

Every function stops at cycles and at names that do not exist, so that it can be used on a spec with mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import attrs

from specloom_codegen.spec.notation import (
    ListOf,
    MapOf,
    Named,
    ResultExpr,
    Scalar,
    ScalarName,
    TypeExpr,
    innermost,
)
from specloom_codegen.spec.values import Access, Field, Type, Value

TypeKind = Literal["object", "enum", "union", "filter", "alias"]
Types: TypeAlias = Mapping[str, Type]


def kind_of(definition: Type) -> TypeKind | None:
    """The kind of a type; None when it says nothing."""
    if definition.fields is not None or definition.extends is not None:
        return "object"
    if definition.enum is not None:
        return "enum"
    if definition.union is not None:
        return "union"
    if definition.filter is not None:
        return "filter"
    return None if definition.type is None else "alias"


def lineage(definition: Type, types: Types) -> list[Type]:
    """A type after all that it extends, directly or not: each once, farther ones first.

    Each once also keeps a lattice of types from costing time exponential in its height.
    """
    order: list[Type] = []
    seen = {id(definition)}
    path = [(definition, iter(definition.extends or ()))]
    while path:
        parents = path[-1][1]
        parent = next(
            (found for name in parents if (found := types.get(name)) and id(found) not in seen), None
        )
        if parent is None:
            order.append(path.pop()[0])
        else:
            seen.add(id(parent))
            path.append((parent, iter(parent.extends or ())))
    return order


def fields_of(definition: Type, types: Types) -> dict[str, Field]:
    """The fields of an object by wire name: those of the types that it extends first, its own replacing them."""
    fields: dict[str, Field] = {}
    for each in lineage(definition, types):
        fields |= each.fields or {}
    return fields


def required_fields(definition: Type, types: Types) -> frozenset[str]:
    """The wire names that a sender of the whole object must give.

    A type's own ``required`` speaks for all its fields. Without it, inherited fields are required where
    they were inherited from, and each own field unless it is optional, read-only, or has a default or const.
    """
    required: frozenset[str] = frozenset()
    for each in lineage(definition, types):
        own = each.fields or {}
        if each.required is not None:
            required = required - fields_of(each, types).keys() | frozenset(each.required)
        else:
            given = {name for name, field in own.items() if is_required_by_default(field)}
            required = required - own.keys() | given
    return required


def is_required_by_default(field: Field) -> bool:
    """Whether a sender must give a field when no ``required`` list says so."""
    optional = field.type is not None and field.type.optional
    return not (optional or field.access == ("read",) or field.default is not None or field.const is not None)


def occurs(field: Field, access: Access) -> bool:
    """Whether a field occurs where *access* says."""
    return field.access is None or access in field.access


def value_type(value: Value) -> TypeExpr | None:
    """The type of a field, parameter or setting; of an enum spelled out, that of its values.

    None for a field with ``fields`` or without any type, also one that has only a ``const``.
    """
    if value.type is not None:
        return value.type
    if isinstance(value, Field):
        return Scalar("string") if value.enum is not None else None
    return Scalar("string")


def follow(expression: TypeExpr, types: Types) -> TypeExpr | None:
    """The expression at the end of a chain of aliases, optional if any link is; None for a cycle.

    A name that does not exist, and one of a type that is no alias, is an end.
    """
    seen: set[str] = set()
    while isinstance(expression, Named):
        definition = types.get(expression.name)
        if definition is None or kind_of(definition) != "alias" or definition.type is None:
            return expression
        if expression.name in seen:
            return None
        seen.add(expression.name)
        optional = expression.optional or definition.type.optional
        expression = attrs.evolve(definition.type, optional=optional)
    return expression


def named_definition(expression: object, types: Types) -> Type | None:
    """The type that an expression names, aliases followed, or None."""
    if not isinstance(expression, Named):
        return None
    end = follow(expression, types)
    return types.get(end.name) if isinstance(end, Named) else None


def scalars_within(expressions: Iterable[ResultExpr], types: Types) -> frozenset[ScalarName]:
    """The scalars that values of these types are made of, however deep."""
    found: set[ScalarName] = set()
    visited: set[str] = set()
    pending = list(expressions)
    while pending:
        inner = innermost(pending.pop())
        if isinstance(inner, Scalar):
            found.add(inner.name)
        elif isinstance(inner, Named) and inner.name in types and inner.name not in visited:
            visited.add(inner.name)
            pending += _parts_of(types[inner.name])
    return frozenset(found)


def field_expressions(fields: Mapping[str, Field]) -> list[ResultExpr]:
    """The types of fields, those of objects spelled out in place among them."""
    found: list[ResultExpr] = []
    for field in fields.values():
        expression = value_type(field)
        if expression is not None:
            found.append(expression)
        found += field_expressions(field.fields or {})
    return found


def innermost_item(expression: TypeExpr, types: Types) -> TypeExpr | None:
    """What is left without lists and maps, aliases followed; None for types that go in circles."""
    current: TypeExpr | None = expression
    for _ in range(len(types) + 1):
        while isinstance(current, ListOf | MapOf):
            current = current.item if isinstance(current, ListOf) else current.value
        if not isinstance(current, Named):
            return current
        following = follow(current, types)
        if following is None or following == current:
            return following
        current = following
    return None


def _parts_of(definition: Type) -> list[ResultExpr]:
    parts: list[ResultExpr] = field_expressions(definition.fields or {})
    parts += [Named(name) for name in definition.extends or ()]
    union = definition.union or ()
    parts += union.values() if isinstance(union, Mapping) else union
    return [*parts, definition.type] if definition.type is not None else parts
