"""Annotations, resolved once into a small tree that the readers and writers are made from.

A `Record` names its class only; `members` gives its fields on demand, so that types may refer to themselves and
to each other in any order. Annotations are resolved in the module of the class that has them.
"""

from __future__ import annotations

import builtins
import sys
import typing
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    ForwardRef,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

import attrs
from attrs import evolve, frozen

from .._unset import Unset
from .formats import formatted
from .model import SENSITIVE, WIRE_NAME, Input, Model, Recursive, Unknown, Wire
from .scalars import SCALARS, Scalar


@frozen(eq=False)
class Anything:
    """Any JSON value, as it is."""


@frozen(eq=False)
class Leaf:
    """A single value. *tp* is the annotation, by which a user's converter finds its hook."""

    tp: Any
    scalar: Scalar


@frozen(eq=False)
class Choice:
    """A member of an enum."""

    cls: type[Enum]


@frozen(eq=False)
class Constant:
    """One of a few texts, numbers or booleans: ``Literal[…]``."""

    values: tuple[Any, ...]


@frozen(eq=False)
class Nullable:
    inner: Shape


@frozen(eq=False)
class ListOf:
    item: Shape


@frozen(eq=False)
class MapOf:
    value: Shape


@frozen(eq=False)
class Record:
    """An object that is read as an instance of *cls*."""

    cls: type[Any]


@frozen(eq=False)
class Tagged:
    """One of several records, chosen by the member *tag*. *open*: others are read as `Unknown`."""

    tag: str
    records: Mapping[str, Record]
    open: bool


@frozen(eq=False)
class FirstOf:
    """The first of several shapes that fits."""

    options: tuple[Shape, ...]


@frozen(eq=False)
class Again:
    """A named type that contains itself; ``target`` is what it stands for."""

    alias: Recursive

    @property
    def target(self) -> Shape:
        return _target(self.alias)


@frozen(eq=False)
class Opaque:
    """What JSON does not hold, such as a file in a multipart body. It is never read."""

    tp: Any


Shape: TypeAlias = (
    Anything
    | Leaf
    | Choice
    | Constant
    | Nullable
    | ListOf
    | MapOf
    | Record
    | Tagged
    | FirstOf
    | Again
    | Opaque
)


@frozen(eq=False)
class Member:
    """A field of a class. *default* is attrs.NOTHING where an answer must hold the member.

    *optional*: None stands for a missing member as well as for null.
    """

    name: str
    wire: str
    shape: Shape
    default: Any
    init: bool
    sensitive: bool

    @property
    def required(self) -> bool:
        return self.default is attrs.NOTHING

    @property
    def optional(self) -> bool:
        return self.default is None


T = TypeVar("T")

ANYTHING: Final = Anything()
NOTHING: Final = Constant((None,))
# `Unknown` by itself: a union of nothing, open to everything.
UNKNOWN: Final = Tagged("", {}, open=True)
_BARE: Final[dict[type[Any], Shape]] = {
    Unknown: UNKNOWN,
    list: ListOf(ANYTHING),
    dict: MapOf(ANYTHING),
    NoneType: NOTHING,
}
_NOT_ONE: Final = (NoneType, Unset)
# Names that annotations use though perhaps only a type checker imports them.
_WELL_KNOWN: Final[dict[str, Any]] = {
    **{one.__name__: one for one in SCALARS},
    **{name: getattr(typing, name) for name in ("Annotated", "Any", "Literal", "Optional", "Union")},
    "builtins": builtins,
    "Unknown": Unknown,
    "Unset": Unset,
    "Wire": Wire,
}


def once(ask: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Ask for each class once. The cast is for type checkers to whom a class is not hashable."""
    return cast("Callable[[type[Any]], T]", cache(ask))


def shape_of(tp: Any) -> Shape:
    """Resolve a type as it stands in code. TypeError names the annotation that cannot be resolved."""
    try:
        return _cached_shape(tp)
    except TypeError:
        if _is_hashable(tp):
            raise
        return _build(tp, {})


def _is_hashable(tp: Any) -> bool:
    try:
        hash(tp)
    except TypeError:
        return False
    return True


@cache
def _cached_shape(tp: Any) -> Shape:
    return _build(tp, {})


@once
def members(cls: type[Any]) -> tuple[Member, ...]:
    """The fields of a `Model` or `Input` class in order, without the record that is kept beside them."""
    return tuple(_member(cls, one) for one in attrs.fields(cls) if one.name != "_source")


@once
def by_wire(cls: type[Any]) -> Mapping[str, Member]:
    """The fields of a class by the names that they have on the wire."""
    return {one.wire: one for one in members(cls)}


def _member(cls: type[Any], one: attrs.Attribute[Any]) -> Member:
    return Member(
        name=one.name,
        wire=_wire_name(one),
        shape=_resolved(cls, one),
        default=one.default,
        init=one.init,
        sensitive=bool(one.metadata.get(SENSITIVE)),
    )


def _wire_name(one: attrs.Attribute[Any]) -> str:
    name: str = one.metadata.get(WIRE_NAME, one.name)
    return name


def or_none(shape: Shape) -> Nullable:
    """The shape that is null as well."""
    return shape if isinstance(shape, Nullable) else Nullable(shape)


# --- annotations -------------------------------------------------------------------------------


def _resolved(cls: type[Any], one: attrs.Attribute[Any]) -> Shape:
    owner = _owner(cls, one.name)
    try:
        return _build(one.type, _names(owner))
    except NameError as error:
        raise TypeError(
            f"{owner.__qualname__}.{one.name}: the annotation {one.type!r} uses {error.name!r}, which"
            f" {owner.__module__} does not have at run time"
        ) from None
    except TypeError as error:
        raise TypeError(f"{owner.__qualname__}.{one.name}: {error}") from None


def _owner(cls: type[Any], name: str) -> type[Any]:
    """The class in whose module the annotation of a field is to be read."""
    return next((one for one in cls.__mro__ if name in get_annotations(one)), cls)


@once
def _names(owner: type[Any]) -> Mapping[str, Any]:
    module = sys.modules.get(owner.__module__)
    return ChainMap({} if module is None else vars(module), {owner.__name__: owner}, _WELL_KNOWN)


def _evaluated(tp: Any, names: Mapping[str, Any]) -> Any:
    """Replace the text of an annotation by what it means."""
    if isinstance(tp, ForwardRef):
        tp = tp.__forward_arg__
    if isinstance(tp, str):
        return _evaluated(eval(tp, {}, names), names)
    return tp


def _build(tp: Any, names: Mapping[str, Any]) -> Shape:
    """Resolve an annotation; *names* are what texts in it refer to."""
    tp = _evaluated(tp, names)
    if tp is Any or tp is object:
        return ANYTHING
    origin, arguments = get_origin(tp), get_args(tp)
    if origin is None:
        # What is neither a class nor generic is a `type` statement, or nothing that JSON knows.
        return _of_class(tp) if isinstance(tp, type) else _of_alias(tp, names)
    if origin is Union or origin is UnionType:
        return _of_union(tp, names)
    if origin is Literal:
        return Constant(arguments)
    if origin is Annotated:
        return _of_annotated(tp, names)
    if origin is list:
        return ListOf(_build(arguments[0], names))
    if origin is dict or origin is Mapping:
        return MapOf(_build(arguments[1], names))
    return Opaque(tp)


def _of_class(tp: type[Any]) -> Shape:
    if tp in SCALARS:
        return Leaf(tp, SCALARS[tp])
    if tp in _BARE:
        return _BARE[tp]
    if issubclass(tp, Model | Input):
        return Record(tp)
    return Choice(tp) if issubclass(tp, Enum) else Opaque(tp)


def _of_alias(tp: Any, names: Mapping[str, Any]) -> Shape:
    if tp is None:
        return NOTHING
    if isinstance(tp, Recursive):
        return _again(tp)
    return _build(tp.__value__, names) if hasattr(tp, "__value__") else Opaque(tp)


@cache
def _again(alias: Recursive) -> Again:
    return Again(alias)


@cache
def _target(alias: Recursive) -> Shape:
    return _build(alias.__value__, {})


def _of_annotated(tp: Any, names: Mapping[str, Any]) -> Shape:
    python, *marks = get_args(tp)
    wire = next((mark for mark in marks if isinstance(mark, Wire)), None)
    inner = _build(python, names)
    if wire is None:
        return inner
    if not isinstance(inner, Leaf):
        raise TypeError(f"{wire!r} is a format of single values, not of {python!r}")
    return Leaf(tp, formatted(inner.scalar.python, wire))


def _of_union(tp: Any, names: Mapping[str, Any]) -> Shape:
    alternatives = list(_alternatives(tp, names))
    options = tuple(_build(one, names) for one in alternatives if one not in _NOT_ONE)
    shape = options[0] if len(options) == 1 else _tagged(options) or FirstOf(options)
    return or_none(shape) if NoneType in alternatives else shape


def _alternatives(tp: Any, names: Mapping[str, Any]) -> Iterator[Any]:
    tp = _evaluated(tp, names)
    if get_origin(tp) in (Union, UnionType):
        for one in get_args(tp):
            yield from _alternatives(one, names)
    elif get_origin(tp) is None and hasattr(tp, "__value__"):
        yield from _alternatives(tp.__value__, names)
    else:
        yield tp


# --- tagged unions -----------------------------------------------------------------------------


def _tagged(options: tuple[Shape, ...]) -> Tagged | None:
    """Find the member by which records are told apart: a Literal text in each, no text in two of them."""
    records = [one for one in options if isinstance(one, Record)]
    is_open = UNKNOWN in options
    if not records or len(records) + is_open < len(options):
        return None
    tables = (_by_tag(tag, records) for tag in _texts(records[0].cls))
    first = next((one for one in tables if one is not None), None)
    return first and evolve(first, open=is_open)


def _by_tag(tag: str, records: list[Record]) -> Tagged | None:
    table: dict[str, Record] = {}
    for record in records:
        for text in _texts(record.cls).get(tag, (None,)):
            if text is None or text in table:
                return None
            table[text] = record
    return Tagged(tag, table, open=False)


@once
def _texts(cls: type[Any]) -> Mapping[str, tuple[str, ...]]:
    """Members that hold one of a few texts, by wire name.

    From the annotations alone: a member of the union may well have a field of the union's own type.
    """
    found: dict[str, tuple[str, ...]] = {}
    for one in attrs.fields(cls):
        tp = _evaluated(one.type, _names(_owner(cls, one.name)))
        if get_origin(tp) is Literal and all(isinstance(value, str) for value in get_args(tp)):
            found[_wire_name(one)] = get_args(tp)
    return found
