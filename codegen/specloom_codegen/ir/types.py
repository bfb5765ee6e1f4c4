"""Types of the resolved form: scalars, objects, enums, unions, and references to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from attrs import frozen

Access = Literal["create", "update", "read"]
Variant = Literal["read", "create", "update", "patch"]
ScalarName = Literal[
    "string", "integer", "number", "boolean", "datetime", "date", "time", "duration",
    "uuid", "decimal", "bytes", "json", "path", "url", "file",
]  # fmt: skip
Method = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


@frozen(kw_only=True)
class Scalar:
    """A scalar of the language. *wire* is its format when it does not travel as usual."""

    name: ScalarName
    wire: str | Mapping[bool, str] | None = None
    optional: bool = False


@frozen(kw_only=True)
class ListOf:
    item: TypeRef
    optional: bool = False


@frozen(kw_only=True)
class MapOf:
    value: TypeRef
    optional: bool = False


@frozen(kw_only=True)
class Named:
    """A reference to a type of the spec, by its unique name; *variant* picks the class of an object."""

    name: str
    variant: Variant = "read"
    optional: bool = False


TypeRef = Scalar | ListOf | MapOf | Named


@frozen(kw_only=True)
class Limits:
    min: float | None = None
    max: float | None = None
    pattern: str | None = None


@frozen(kw_only=True)
class Field:
    """One member of an object. *required* says whether a sender of the create form must give it."""

    wire: str
    name: str
    type: TypeRef
    access: frozenset[Access] = frozenset({"create", "update", "read"})
    required: bool = False
    has_default: bool = False
    default: Any = None
    has_const: bool = False
    const: Any = None
    limits: Limits = Limits()
    doc: str = ""
    has_example: bool = False
    example: Any = None
    sensitive: bool = False
    deprecated: str | None = None  # the reason; "" when the spec only says true
    mock: str | None = None  # id, created, updated, user, updater, url, "lookup FIELD", "text TEMPLATE"


@frozen(kw_only=True)
class ObjectType:
    """An object with fields, `extends` already laid. *variants* are the classes that code needs."""

    name: str
    fields: tuple[Field, ...]
    owner: str | None = None  # the resource that alone uses it; None: shared
    variants: frozenset[Variant] = frozenset({"read"})
    tag: tuple[str, str] | None = None  # (wire member, value) when it belongs to a tagged union
    doc: str = ""
    has_example: bool = False
    example: Any = None
    deprecated: str | None = None
    sensitive: bool = False
    inline_body: bool = (
        False  # spelled out in a body: only sent (variant create), its class has the bare name
    )

    def field(self, wire: str) -> Field | None:
        return next((one for one in self.fields if one.wire == wire), None)

    def with_access(self, access: Access) -> Iterator[Field]:
        return (one for one in self.fields if access in one.access)

    def sent_as(self, variant: Variant) -> Iterator[Field]:
        """The fields that a sender may give in a variant. ``read`` is the whole value, nested or sent as it is."""
        if variant == "read":
            return iter(self.fields)
        return self.with_access("create" if variant == "create" else "update")

    def can_be_sent_back(self, variant: Variant) -> bool:
        """Whether what an answer holds is all that a variant insists on: no id that is answered as an object only."""
        wanted = () if variant in ("read", "patch") else self.sent_as(variant)
        return all("read" in one.access or one.has_const or not one.required for one in wanted)


@frozen(kw_only=True)
class EnumMember:
    value: str | int | float | bool
    name: str  # the member's name in Python, unique in the enum
    doc: str = ""
    deprecated: str | None = None


@frozen(kw_only=True)
class EnumType:
    name: str
    kind: ScalarName
    members: tuple[EnumMember, ...]
    owner: str | None = None
    doc: str = ""
    deprecated: str | None = None


@frozen(kw_only=True)
class UnionType:
    """A union. With *tag* the members are objects chosen by it; without, the first that fits."""

    name: str
    tag: str | None
    members: tuple[tuple[str, TypeRef], ...]  # (tag value, type); the value is "" without a tag
    owner: str | None = None
    doc: str = ""
    deprecated: str | None = None
    recursive: bool = False  # contains itself, in a list or map


@frozen(kw_only=True)
class AliasType:
    name: str
    type: TypeRef
    limits: Limits = Limits()
    owner: str | None = None
    doc: str = ""
    sensitive: bool = False
    has_example: bool = False
    example: Any = None
    deprecated: str | None = None
    recursive: bool = False  # contains itself, in a list or map


@frozen(kw_only=True)
class FilterType:
    """A set of filters: every parameter that it allows, in the order of the spec, already spelled out."""

    name: str
    params: tuple[tuple[str, str, TypeRef], ...]  # (wire key, field, type of the value)
    owner: str | None = None
    doc: str = ""
    deprecated: str | None = None


TypeDef = ObjectType | EnumType | UnionType | AliasType | FilterType
