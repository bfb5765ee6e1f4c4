"""The types of a spec by name: aliases followed, variants of objects, what an object holds.

Questions about types only. Making values is the business of ``making``, judging them that of ``checking``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, frozen

from specloom._unset import UNSET
from specloom_codegen import ir

Shape = ir.Scalar | ir.ListOf | ir.MapOf | ir.ObjectType | ir.EnumType | ir.UnionType | ir.FilterType


@frozen(kw_only=True)
class Resolved:
    """A type without aliases: its shape, whether null will do, every limit on the way, and an example."""

    shape: Shape
    optional: bool = False
    limits: tuple[ir.Limits, ...] = ()
    variant: ir.Variant = "read"
    example: Any = UNSET


class Schema:
    """The types of one API."""

    def __init__(self, types: Iterable[ir.TypeDef]) -> None:
        self._types = {each.name: each for each in types}

    def resolve(self, ref: ir.TypeRef, limits: ir.Limits | None = None) -> Resolved:
        """Follow a reference to what it stands for; *limits* are those of the place that uses it."""
        found = self._follow(ref)
        return evolve(found, limits=(limits, *found.limits)) if limits is not None else found

    def _follow(self, ref: ir.TypeRef) -> Resolved:
        if not isinstance(ref, ir.Named):
            return Resolved(shape=ref, optional=ref.optional)
        definition = self._types[ref.name]
        if isinstance(definition, ir.AliasType):
            inner = self._follow(definition.type)
            return evolve(
                inner,
                optional=ref.optional or inner.optional,
                limits=(definition.limits, *inner.limits),
                example=definition.example if definition.has_example else inner.example,
            )
        example = UNSET
        if isinstance(definition, ir.ObjectType) and definition.has_example:
            example = definition.example
        return Resolved(shape=definition, optional=ref.optional, variant=ref.variant, example=example)

    def object(self, name: str | None) -> ir.ObjectType | None:
        """The object type of that name; None for no name and for types that are no objects."""
        if name is None:
            return None
        shape = self._follow(ir.Named(name=name)).shape
        return shape if isinstance(shape, ir.ObjectType) else None

    def field_at(self, shape: ir.ObjectType, name: str) -> ir.Field | None:
        """The field of an object type, or one within its objects: ``metadata.name``."""
        found = shape.field(name)
        if found is not None:
            return found
        inner: ir.ObjectType | None = shape
        for step in name.split("."):
            found = inner.field(step) if inner is not None else None
            inner = None if found is None else self.object_of(found.type)
        return found

    def is_composed(self, ref: ir.TypeRef) -> bool:
        """Whether values of a type are objects or lists, which no hole of a path can stand for."""
        shape = self._follow(ref).shape
        if isinstance(shape, ir.UnionType):
            return shape.tag is not None or all(self.is_composed(member) for _, member in shape.members)
        return isinstance(shape, ir.ObjectType | ir.ListOf | ir.MapOf)

    def object_of(self, ref: ir.TypeRef | None) -> ir.ObjectType | None:
        """The object type that a reference leads to, or None."""
        if ref is None:
            return None
        shape = self._follow(ref).shape
        return shape if isinstance(shape, ir.ObjectType) else None

    def item_of(self, answer: ir.Answer) -> ir.TypeRef | None:
        """The type of one item of a page, stream or list; of another answer its own."""
        if answer.type is None or answer.kind in ("page", "stream"):
            return answer.type
        shape = self._follow(answer.type).shape
        return shape.item if isinstance(shape, ir.ListOf) else answer.type


def shown_fields(shape: ir.ObjectType) -> Iterator[ir.Field]:
    """The fields of an object that occur in answers."""
    return shape.with_access("read")


def must_send(one: ir.Field, variant: ir.Variant) -> bool:
    """Whether a sender of this variant has to give the field."""
    return one.required and variant != "patch"
