"""Types of a spec in their resolved form: references, laid `extends`, and classes for what stands in place.

A type that is spelled out in a field, a parameter or a body gets a name here, made of its owner's and its
own. The order of the types, their owners and the variants that code needs are the business of ``usage``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from specloom_codegen import ir
from specloom_codegen.diagnostics import Diagnostic
from specloom_codegen.formats import read_scalar, write_scalar
from specloom_codegen.names import nested_class_name, python_name
from specloom_codegen.resolve.values import (
    deprecation,
    enum_type,
    is_alias,
    json_of,
    limits_of,
    qualified,
    unique_name,
    wire_of,
)
from specloom_codegen.spec import (
    Field,
    Filters,
    Json,
    ListOf,
    MapOf,
    Named,
    Node,
    Part,
    Scalar,
    Spec,
    Type,
    TypeExpr,
    key_position_of,
    parts_of,
    position_of,
)
from specloom_codegen.spec.values import Value

_ALL_ACCESS: frozenset[ir.Access] = frozenset({"create", "update", "read"})
_SENT: frozenset[ir.Access] = frozenset({"create", "update"})


@attrs.define
class Types:
    """The types of a spec: declared ones are resolved on construction, others are added while they are met."""

    spec: Spec
    parts: tuple[Part, ...]
    diagnostics: list[Diagnostic] = attrs.field(factory=list[Diagnostic])
    companions: dict[str, list[str]] = attrs.field(factory=dict[str, list[str]])
    """Class → the classes of what is spelled out in its fields."""
    _declared: dict[str, tuple[Part, Type]] = attrs.field(factory=dict[str, tuple[Part, Type]])
    _found: dict[str, ir.TypeDef] = attrs.field(factory=dict[str, ir.TypeDef])
    _fields: dict[str, dict[str, ir.Field]] = attrs.field(factory=dict[str, dict[str, ir.Field]])
    _inline: dict[int, ir.TypeRef] = attrs.field(factory=dict[int, ir.TypeRef])

    @classmethod
    def of(cls, spec: Spec) -> Types:
        types = cls(spec, parts_of(spec))
        for part in types.parts:
            for name, declared in part.own_types.items():
                types._declared[unique_name(part, name)] = (part, declared)
        for name, (part, declared) in types._declared.items():
            types._resolve(name, part, declared)
        types._add_tags()
        return types

    def all(self) -> tuple[ir.TypeDef, ...]:
        return tuple(self._found.values())

    def get(self, name: str) -> ir.TypeDef | None:
        return self._found.get(name)

    def declaration(self, name: str) -> Type:
        """What the spec says about a type that it declares."""
        return self._declared[name][1]

    def add(self, one: ir.TypeDef, origin: Node, *, owner: str | None = None) -> bool:
        """Take in the class of something spelled out in place; False when its name is another's."""
        if one.name in self._found or one.name in self._declared:
            position = position_of(origin)
            self.diagnostics.append(
                Diagnostic.at(
                    position,
                    f"what is spelled out here becomes the class {one.name!r}, which there is already",
                    hint="give one of them a name of its own under `types`",
                )
            )
            return False
        self._found[one.name] = one
        if owner is not None:
            self.companions.setdefault(owner, []).append(one.name)
        return True

    # --- references --------------------------------------------------------------------------

    def ref(
        self, expression: TypeExpr, part: Part, wire: str | Mapping[bool, str] | None = None
    ) -> ir.TypeRef:
        """A type expression as seen from a file; *wire* is the form of the scalar that it ends in."""
        optional = expression.optional
        match expression:
            case Scalar(name=name):
                return ir.Scalar(name=name, wire=wire, optional=optional)
            case ListOf(item=item):
                return ir.ListOf(item=self.ref(item, part, wire), optional=optional)
            case MapOf(value=value):
                return ir.MapOf(value=self.ref(value, part, wire), optional=optional)
            case Named():
                return self._named(expression, part, wire)

    def _named(self, expression: Named, part: Part, wire: str | Mapping[bool, str] | None) -> ir.TypeRef:
        name = unique_name(part, expression.name)
        home, target = self._declared[name]
        optional = expression.optional
        alias = target.type if is_alias(target) else None
        if alias is not None and wire is not None:
            inner = self.ref(alias, home, wire)
            return attrs.evolve(inner, optional=optional or inner.optional)
        optional = optional or (alias is not None and self._is_optional(alias, home))
        variant = expression.variant if target.fields is not None or target.extends is not None else None
        return ir.Named(name=name, variant=variant or "read", optional=optional)

    def _is_optional(self, expression: TypeExpr, part: Part) -> bool:
        """Whether `?` stands at a type or at the one for which it is another name."""
        while not expression.optional and isinstance(expression, Named):
            part, declared = self._declared[unique_name(part, expression.name)]
            if not is_alias(declared) or declared.type is None:
                return False
            expression = declared.type
        return expression.optional

    def value_ref(self, value: Value, part: Part, owner: tuple[str, ...], *, default: TypeExpr) -> ir.TypeRef:
        """The type of a field, parameter or setting; what is spelled out in it is named after *owner*."""
        known = self._inline.get(id(value))
        if known is not None:
            return known
        expression = value.type if value.type is not None else default
        if value.enum is not None:
            expression = value.type or Scalar("string")
            name = qualified(part, nested_class_name(owner[0], *owner[1:]))
            self.add(enum_type(name, value, expression), value.origin, owner=qualified(part, owner[0]))
            ref: ir.TypeRef = ir.Named(name=name, optional=expression.optional)
        elif isinstance(value, Field) and value.fields is not None:
            ref = self._inline_object(value, value.fields, part, owner)
        else:
            ref = self.ref(expression, part, wire_of(value))
        self._inline[id(value)] = ref
        return ref

    def _inline_object(
        self, value: Field, fields: Mapping[str, Field], part: Part, owner: tuple[str, ...]
    ) -> ir.TypeRef:
        local = nested_class_name(owner[0], *owner[1:])
        one = ir.ObjectType(
            name=qualified(part, local),
            fields=(),
            doc=value.doc or "",
            has_example=value.example is not None,
            example=json_of(value.example),
            sensitive=bool(value.sensitive),
            deprecated=deprecation(value.deprecated),
        )
        if self.add(one, value.origin, owner=qualified(part, owner[0])):
            laid = tuple(self.field(wire, each, part, local) for wire, each in fields.items())
            self._found[one.name] = attrs.evolve(one, fields=laid)
        optional = value.type is not None and value.type.optional
        return ir.Named(name=one.name, optional=optional)

    # --- fields ------------------------------------------------------------------------------

    def field(
        self, wire: str, field: Field, part: Part, owner: str, *, required: bool | None = None
    ) -> ir.Field:
        """A field of an object; *required* is said by the type, else it follows from the field."""
        ref = self.value_ref(field, part, (owner, wire), default=_type_of(field.const))
        access = frozenset(field.access) if field.access is not None else _ALL_ACCESS
        if required is None:
            free = ref.optional or field.default is not None or field.const is not None
            required = not free and bool(access & _SENT)
        return ir.Field(
            wire=wire,
            name=(field.name or python_name(wire)).lstrip("_"),
            type=ref,
            access=access,
            required=required,
            has_default=field.default is not None,
            default=json_of(field.default),
            has_const=field.const is not None,
            const=self.on_the_wire(json_of(field.const), ref),
            limits=limits_of(field),
            doc=field.doc or "",
            has_example=field.example is not None,
            example=json_of(field.example),
            sensitive=bool(field.sensitive) or self._is_secret(ref),
            deprecated=deprecation(field.deprecated),
            mock=None if field.mock is None else str(field.mock),
        )

    def on_the_wire(self, value: Any, ref: ir.TypeRef) -> Any:
        """A constant of a type as it travels (``wire``); other forms it has already."""
        end = self._end_of(ref)
        if isinstance(end, ir.ListOf) and value is not None:
            return [self.on_the_wire(each, end.item) for each in value]
        if value is None or not isinstance(end, ir.Scalar) or end.wire is None:
            return value
        return write_scalar(read_scalar(value, end), end)  # it fits: that was checked

    def _end_of(self, ref: ir.TypeRef) -> ir.TypeRef:
        """What an alias stands for in the end; declared types need not be resolved yet."""
        while isinstance(ref, ir.Named) and ref.name in self._declared:
            part, declared = self._declared[ref.name]
            if declared.type is None or not is_alias(declared):
                break
            ref = self.ref(declared.type, part, wire_of(declared))
        return ref

    def _is_secret(self, ref: ir.TypeRef) -> bool:
        match ref:
            case ir.Named(name=name):
                declared = self._declared.get(name)
                return declared is not None and bool(declared[1].sensitive)
            case ir.ListOf(item=item):
                return self._is_secret(item)
            case ir.MapOf(value=value):
                return self._is_secret(value)
            case ir.Scalar():
                return False

    def object_fields(
        self, fields: Mapping[str, Field], required: tuple[str, ...] | None, part: Part, owner: str
    ) -> dict[str, ir.Field]:
        """The fields of an object by wire name, without those that it extends."""
        return {
            wire: self.field(
                wire, field, part, owner, required=None if required is None else wire in required
            )
            for wire, field in fields.items()
        }

    def _laid_fields(self, name: str) -> dict[str, ir.Field]:
        """The fields of a declared object with those of the types that it extends before its own."""
        if name in self._fields:
            return self._fields[name]
        part, declared = self._declared[name]
        laid: dict[str, ir.Field] = {}
        for parent in declared.extends or ():
            laid |= self._laid_fields(unique_name(part, parent))
        if declared.required is not None:
            laid = {
                wire: attrs.evolve(each, required=wire in declared.required) for wire, each in laid.items()
            }
        owner = name.rpartition(".")[2]
        laid |= self.object_fields(declared.fields or {}, declared.required, part, owner)
        self._fields[name] = laid
        return laid

    # --- declared types ----------------------------------------------------------------------

    def _resolve(self, name: str, part: Part, declared: Type) -> None:
        doc, deprecated = declared.doc or "", deprecation(declared.deprecated)
        if declared.fields is not None or declared.extends is not None:
            one: ir.TypeDef = ir.ObjectType(
                name=name,
                fields=tuple(self._laid_fields(name).values()),
                doc=doc,
                has_example=declared.example is not None,
                example=json_of(declared.example),
                deprecated=deprecated,
                sensitive=bool(declared.sensitive),
            )
        elif declared.enum is not None:
            one = enum_type(name, declared, declared.type or Scalar("string"))
        elif declared.union is not None:
            one = self._union(name, part, declared)
        elif declared.filter is not None:
            params = tuple(self._filter_params(declared.filter, part))
            one = ir.FilterType(name=name, params=params, doc=doc, deprecated=deprecated)
        else:
            target = self.ref(declared.type or Scalar("json"), part, wire_of(declared))
            one = ir.AliasType(
                name=name,
                type=attrs.evolve(target, optional=False),
                limits=limits_of(declared),
                doc=doc,
                sensitive=bool(declared.sensitive),
                has_example=declared.example is not None,
                example=json_of(declared.example),
                deprecated=deprecated,
            )
        self._found[name] = one

    def _union(self, name: str, part: Part, declared: Type) -> ir.UnionType:
        union = declared.union
        assert union is not None
        pairs = union.items() if isinstance(union, Mapping) else (("", each) for each in union)
        return ir.UnionType(
            name=name,
            tag=declared.tag,
            members=tuple((value, self.ref(each, part)) for value, each in pairs),
            doc=declared.doc or "",
            deprecated=deprecation(declared.deprecated),
        )

    def _add_tags(self) -> None:
        """Give each member of a tagged union the tag as its first field, with a fixed value."""
        for union in list(self._found.values()):
            if isinstance(union, ir.UnionType) and union.tag is not None:
                for value, ref in union.members:
                    self._add_tag(union, value, ref)

    def _add_tag(self, union: ir.UnionType, value: str, ref: ir.TypeRef) -> None:
        assert isinstance(ref, ir.Named)
        assert union.tag is not None
        member = self._found[ref.name]
        assert isinstance(member, ir.ObjectType)
        tag = (union.tag, value)
        if member.tag is not None and member.tag != tag:
            text = f"{member.name!r} cannot have the tag {value!r} here: it is tagged {member.tag[1]!r} elsewhere"
            position = key_position_of(self.declaration(union.name).origin, "union", value)
            self.diagnostics.append(
                Diagnostic.at(position, text, hint=f"declare a type that extends {member.name!r}")
            )
            return
        old = member.field(union.tag)
        field = ir.Field(
            wire=union.tag,
            name=old.name if old is not None else python_name(union.tag),
            type=ir.Scalar(name="string"),
            has_const=True,
            const=value,
            doc=old.doc if old is not None else "",
        )
        others = (each for each in member.fields if each.wire != union.tag)
        self._found[member.name] = attrs.evolve(member, tag=tag, fields=(field, *others))

    # --- filters -----------------------------------------------------------------------------

    def _filter_params(
        self, fields: Mapping[str, TypeExpr], part: Part
    ) -> Iterator[tuple[str, str, ir.TypeRef]]:
        filters = self.spec.filters or Filters()
        for name, expression in fields.items():
            yield name, name, self.ref(expression, part)
            assert isinstance(expression, Scalar)
            for operator, value in filters.operators.get(expression.name, {}).items():
                key = filters.pattern.replace("{field}", name).replace("{operator}", operator)
                yield key, name, self.ref(value, part)


def _type_of(const: Json | None) -> Scalar:
    """The scalar of a constant that says no type."""
    match None if const is None else const.value:
        case bool():
            return Scalar("boolean")
        case int():
            return Scalar("integer")
        case float():
            return Scalar("number")
        case str():
            return Scalar("string")
        case _:
            return Scalar("json")
