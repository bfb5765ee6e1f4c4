"""Types of the spec as Python type expressions.

There are two readings of a type: what is stored and returned (``list[Pipe]``), and what a method accepts
(``Sequence[Pipe | Mapping[str, Any]]``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import LiteralString

from attrs import evolve, frozen

from specloom_codegen.ir import (
    AliasType,
    EnumType,
    FilterType,
    ListOf,
    MapOf,
    Named,
    ObjectType,
    Scalar,
    ScalarName,
    TypeRef,
    UnionType,
)

from .code import Code, fill, literal
from .imports import Imports
from .layout import Layout, class_name

SERVICE: LiteralString = "specloom.service"
VALUES: LiteralString = "specloom.values"

# scalar → (module, name); "" is a built-in
_SCALARS: dict[ScalarName, tuple[LiteralString, LiteralString]] = {
    "string": ("", "str"),
    "integer": ("", "int"),
    "number": ("", "float"),
    "boolean": ("", "bool"),
    "datetime": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "time": ("datetime", "time"),
    "duration": ("datetime", "timedelta"),
    "uuid": ("uuid", "UUID"),
    "decimal": ("decimal", "Decimal"),
    "bytes": ("", "bytes"),
    "json": ("typing", "Any"),
    "path": ("", "str"),
    "url": ("", "str"),
    "file": (SERVICE, "FileContent"),
}


@frozen
class Scope:
    """Where a type expression stands: in a module, and in a class that may give names another meaning."""

    layout: Layout
    imports: Imports
    shadowed: Collection[str] = frozenset()

    def use(self, module: LiteralString, name: LiteralString) -> Code:
        return self.imports.use(module, name, avoid=self.shadowed)

    def builtin(self, name: LiteralString) -> Code:
        return self.imports.builtin(name, avoid=self.shadowed)

    def any(self) -> Code:
        return self.use("typing", "Any")

    def mapping_of(self, value: Code) -> Code:
        return fill("{}[{}, {}]", self.use("collections.abc", "Mapping"), self.builtin("str"), value)

    def sequence_of(self, item: Code) -> Code:
        return fill("{}[{}]", self.use("collections.abc", "Sequence"), item)

    def list_of(self, item: Code) -> Code:
        return fill("{}[{}]", self.builtin("list"), item)

    def named(self, ref: Named) -> Code:
        """The class, or alias, of a reference."""
        one = self.layout.types[ref.name]
        bare = isinstance(one, ObjectType) and one.inline_body
        variant = ref.variant if isinstance(one, ObjectType) else "read"
        name = class_name(ref.name, variant, bare=bare)
        return self.imports.local(self.layout.modules[ref.name], name, avoid=self.shadowed)


def stored(ref: TypeRef, scope: Scope) -> Code:
    """The type of a value as models hold it and methods return it."""
    return _or_none(_stored(ref, scope), ref)


def _stored(ref: TypeRef, scope: Scope) -> Code:
    match ref:
        case Scalar():
            return _scalar(ref, scope)
        case ListOf(item=item):
            return scope.list_of(stored(item, scope))
        case MapOf(value=value):
            return fill("{}[{}, {}]", scope.builtin("dict"), scope.builtin("str"), stored(value, scope))
        case Named():
            return scope.named(ref)


def _scalar(ref: Scalar, scope: Scope) -> Code:
    plain = _plain(ref, scope)
    if ref.wire is None:
        return plain
    wire = fill("{}({})", scope.use(VALUES, "Wire"), literal(ref.wire))
    return fill("{}[{}, {}]", scope.use("typing", "Annotated"), plain, wire)


def _plain(ref: Scalar, scope: Scope) -> Code:
    module, name = _SCALARS[ref.name]
    return scope.use(module, name) if module else scope.builtin(name)


def _or_none(code: Code, ref: TypeRef) -> Code:
    # Any holds None already.
    return fill("{} | None", code) if ref.optional and not is_json(ref) else code


def or_unset(type_of: Callable[[TypeRef, Scope], Code], ref: TypeRef, scope: Scope) -> Code:
    """A type as *type_of* says it, or UNSET; None, where it is allowed, comes last."""
    unset = scope.use(VALUES, "Unset")
    return _or_none(fill("{} | {}", type_of(evolve(ref, optional=False), scope), unset), ref)


def is_json(ref: TypeRef) -> bool:
    return isinstance(ref, Scalar) and ref.name == "json"


def is_bytes(ref: TypeRef) -> bool:
    return isinstance(ref, Scalar) and ref.name == "bytes"


def accepted(ref: TypeRef, scope: Scope) -> Code:
    """The type of an argument: wider than what is stored, so that plain data passes as well."""
    return _or_none(_accepted(ref, scope), ref)


def raw(ref: TypeRef | None, scope: Scope) -> Code:
    """The type of an argument that is content, or, where *ref* is no bytes, values of which each is a line."""
    content = scope.use(SERVICE, "Content")
    if ref is None or is_bytes(ref):
        return content
    return fill("{} | {}[{}]", content, scope.use(SERVICE, "Values"), accepted(ref, scope))


def _accepted(ref: TypeRef, scope: Scope) -> Code:
    match ref:
        case Scalar():
            return _plain(ref, scope)
        case ListOf(item=item):
            return scope.sequence_of(accepted(item, scope))
        case MapOf(value=value):
            return scope.mapping_of(accepted(value, scope))
        case Named():
            return _accepted_name(ref, scope)


def _accepted_name(ref: Named, scope: Scope) -> Code:
    name = scope.named(ref)
    match scope.layout.types[ref.name]:
        case EnumType(kind="integer"):
            return fill("{} | {}", name, scope.builtin("int"))
        case EnumType(kind="string"):
            return fill("{} | {}", name, scope.builtin("str"))
        case ObjectType():
            return fill("{} | {}", name, scope.mapping_of(scope.any()))
        case UnionType() as union if any(_is_object(each, scope) for _, each in union.members):
            return fill("{} | {}", name, scope.mapping_of(scope.any()))
        case EnumType() | UnionType() | AliasType() | FilterType():
            return name


def _is_object(ref: TypeRef, scope: Scope) -> bool:
    return isinstance(ref, Named) and isinstance(scope.layout.types[ref.name], ObjectType)


def has_format(ref: TypeRef, layout: Layout) -> bool:
    """Whether a value of the type travels otherwise than its Python type says."""
    match ref:
        case Scalar(wire=wire):
            return wire is not None
        case ListOf(item=item):
            return has_format(item, layout)
        case MapOf(value=value):
            return has_format(value, layout)
        case Named(name=name):
            one = layout.types[name]
            return isinstance(one, AliasType) and not one.recursive and has_format(one.type, layout)
