"""Writers: functions from Python values to plain JSON data.

The class of a value decides how it is written; what the API declares (a shape) adds what a class cannot say: formats
of scalars, and which fields may be sent. For generated classes the function is compiled on first use, like the
readers. Where a value cannot be sent, the error names its place (``data.task[3].params``) before anything is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, TypeAlias, cast

from .._unset import UNSET
from .compiling import Body
from .model import Input, Model, Unknown
from .reading import Reader, default_of
from .scalars import SCALARS, Scalar, plain
from .shapes import (
    Again,
    FirstOf,
    Leaf,
    ListOf,
    MapOf,
    Member,
    Nullable,
    Record,
    Shape,
    Tagged,
    by_wire,
    members,
)
from .source import as_came, keeps_form, source_of, wire_form

#: Where a value stands: (the place around it, a member or an index), or the name of the outermost.
Place: TypeAlias = "str | tuple[Any, str | int]"
Write: TypeAlias = Callable[[Any], Any]

_READER: Final = Reader()
_AS_IS: Final = frozenset({str, int, bool, type(None)})
_LISTS: Final[frozenset[type]] = frozenset({ListOf})
_OBJECTS: Final[frozenset[type]] = frozenset({MapOf, Tagged, Record})
#: The classes of single values, each before those that it derives from.
BY_CLASS: Final = (datetime, bool, *(one for one in SCALARS if one not in (datetime, bool)))


def no_hooks(kind: type) -> None:
    return None


class Writer:
    """Makes and keeps the writers of classes. *hooks* gives what a user's own converter does with a class."""

    def __init__(self, hooks: Callable[[type], Write | None] = no_hooks) -> None:
        self._hooks = hooks
        self._by_class: dict[type, Callable[[Any, Shape | None, Place], Any]] = {}
        self._records: dict[tuple[type, type | None], Callable[[Any, Place], dict[str, Any]]] = {}

    def write(self, value: Any, shape: Shape | None, place: Place) -> Any:
        """Write any value. *shape* is what the API declares for it, None where it declares nothing."""
        kind = value.__class__
        write = self._by_class.get(kind)
        if write is None:
            write = self._by_class[kind] = self._hooked(kind) or self._usual(kind)
        return write(value, shape, place)

    def _hooked(self, kind: type) -> Callable[[Any, Shape | None, Place], Any] | None:
        hook = self._hooks(kind)
        if hook is None:
            return None

        def write(value: Any, shape: Shape | None, place: Place) -> Any:
            made = hook(value)
            return self._usual(made.__class__)(made, None, place)

        return write

    def _usual(self, kind: type) -> Callable[[Any, Shape | None, Place], Any]:
        """How values of a class are written, by the class alone."""
        if kind in _AS_IS:
            return _write_native
        if kind is Unknown:
            return self._write_unknown
        if issubclass(kind, Model | Input):
            return self._write_record
        if issubclass(kind, Enum):
            return lambda value, shape, place: self.write(value.value, None, place)
        if issubclass(kind, Mapping):
            return self._write_mapping
        if issubclass(kind, list | tuple):
            return self._write_list
        for one in BY_CLASS:
            if issubclass(kind, one):
                return _scalar_writer(SCALARS[one])
        if issubclass(kind, bytearray):
            return lambda value, shape, place: self.write(bytes(value), shape, place)
        return self._write_list if issubclass(kind, Sequence) else _refuse

    def _write_list(self, value: Sequence[Any], shape: Shape | None, place: Place) -> list[Any]:
        found = _of_kind(shape, _LISTS)
        item = found.item if isinstance(found, ListOf) else None
        return [self.write(one, item, (place, index)) for index, one in enumerate(value)]

    def _write_mapping(self, value: Mapping[Any, Any], shape: Shape | None, place: Place) -> dict[str, Any]:
        shapes = _shapes_of(_of_kind(shape, _OBJECTS), value)
        out: dict[str, Any] = {}
        for name, one in value.items():
            if not isinstance(name, str):
                raise TypeError(f"{shown(place)}: the names of members are texts, got {name!r}")
            if one is not UNSET:
                key = name if name.__class__ is str else str.__str__(name)
                out[key] = self.write(one, shapes(key), (place, key))
        return out

    def _write_unknown(self, value: Unknown, shape: Shape | None, place: Place) -> Any:
        source = source_of(value)
        return as_came(source) if plain(source) == value.payload else self.write(value.payload, None, place)

    def _write_record(self, value: Any, shape: Shape | None, place: Place) -> dict[str, Any]:
        found = _of_kind(shape, _OBJECTS)
        sends = found.cls if isinstance(found, Record) and issubclass(found.cls, Input) else None
        write = self._records.get((value.__class__, sends))
        if write is None:
            write = self._records[value.__class__, sends] = self._compile(value.__class__, sends)
        return write(value, place)

    # --- compiled writers ----------------------------------------------------------------------

    def _compile(self, cls: type[Any], sends: type[Any] | None) -> Callable[[Any, Place], dict[str, Any]]:
        body = Body(UNSET=UNSET, write=self.write, source_of=source_of, as_came=as_came, wire_form=wire_form)
        body.add(1, "out = {}")
        if issubclass(cls, Input):
            for one in members(cls):
                body.add(1, f"v = x.{one.name}", "if v is not UNSET:")
                self._put(one, body, 2)
        else:
            self._compile_model(cls, sends, body)
        body.add(1, "return out")
        return body.compile("write_record(x, place)", f"writer of {cls.__module__}.{cls.__qualname__}")

    def _compile_model(self, cls: type[Any], sends: type[Any] | None, body: Body) -> None:
        """Write a read model: whole, or only what *sends* has; and what it does not name as it came."""
        own = by_wire(cls)
        sent = own if sends is None else by_wire(sends)
        body.add(1, "source = source_of(x)")
        for one in (each for each in own.values() if each.wire in sent):
            body.add(1, f"v = x.{one.name}")
            depth = 1
            if not one.required:
                depth = 2
                default = body.bind("default", one.default)
                # What was missing stays missing, and None is null only where there was something in the answer.
                given = "" if one.optional else "not source or "
                body.add(1, f"if {given}{one.wire!r} in source or v != {default_of(default, one.default)}:")
            self._put(one, body, depth)
            if keeps_form(one.shape):
                read = body.bind("read", _READER.function(one.shape))
                body.add(depth, f"wire_form(out, {read}, v, source, {one.wire!r})")
        for one in (each for each in sent.values() if each.wire not in own and not each.init):
            body.add(1, f"v = {body.bind('constant', one.default)}")
            self._put(one, body, 1)
        names = body.bind("names", frozenset(own))
        body.add(1, "for name, v in source.items():", f"    if name not in {names}:")
        body.add(3, "out[name] = as_came(v)")

    def _put(self, one: Member, body: Body, depth: int) -> None:
        shape = one.shape.inner if isinstance(one.shape, Nullable) else one.shape
        written = f"write(v, {body.bind('shape', shape)}, (place, {one.wire!r}))"
        if isinstance(shape, Leaf) and shape.scalar.native and not self._hooks(shape.scalar.python):
            kind = shape.scalar.python.__name__
            written = f"v if v.__class__ is {kind} or v is None else {written}"
        body.add(depth, f"out[{one.wire!r}] = {written}")

    # --- members of forms ----------------------------------------------------------------------

    def member(self, value: Any, shape: Shape | None, place: Place) -> Any:
        """A member of a form: files, bytes and plain scalars as they are, all else as JSON would have it."""
        if isinstance(value, Mapping | Model | Input):
            return self.write(cast("Any", value), shape, place)
        if isinstance(value, list | tuple):
            found = _of_kind(shape, _LISTS)
            item = found.item if isinstance(found, ListOf) else None
            items = cast("Sequence[Any]", value)
            return [self.member(one, item, (place, index)) for index, one in enumerate(items)]
        leaf = _leaf_of(shape, value)
        return value if leaf is None or leaf.tp in SCALARS else self.write(value, leaf, place)


# --- what a shape says about a value --------------------------------------------------------------


def _of_kind(shape: Shape | None, kinds: frozenset[type]) -> Shape | None:
    """The shape itself, or the first in it, that is of one of *kinds*."""
    if shape is None or shape.__class__ in kinds:
        return shape
    if isinstance(shape, Again):
        return _of_kind(shape.target, kinds)
    if isinstance(shape, Nullable):
        return _of_kind(shape.inner, kinds)
    if isinstance(shape, FirstOf):
        found = (_of_kind(one, kinds) for one in shape.options)
        return next((one for one in found if one is not None), None)
    return None


def _leaf_of(shape: Shape | None, value: Any) -> Leaf | None:
    """The shape itself, or the first in it, that is a scalar of the value's own class."""
    if shape is None:
        return None
    if isinstance(shape, Leaf):
        return shape if _is_of(value, shape.scalar.python) else None
    if isinstance(shape, Again):
        return _leaf_of(shape.target, value)
    if isinstance(shape, Nullable):
        return _leaf_of(shape.inner, value)
    if isinstance(shape, FirstOf):
        found = (_leaf_of(one, value) for one in shape.options)
        return next((one for one in found if one is not None), None)
    return None


def _is_of(value: Any, python: type) -> bool:
    """Whether a value is of a scalar's class; true is no integer, and a moment is no day."""
    if value.__class__ is python:
        return True
    if isinstance(value, bool) or (python is date and isinstance(value, datetime)):
        return False
    return isinstance(value, python)


def _shapes_of(shape: Shape | None, value: Mapping[Any, Any]) -> Callable[[str], Shape | None]:
    """What the API declares for the members of an object that is given as a mapping, by wire name."""
    if isinstance(shape, MapOf):
        inner = shape.value
        return lambda name: inner
    if isinstance(shape, Tagged):
        tag = value.get(shape.tag)
        shape = shape.records.get(tag) if isinstance(tag, str) else None
    if not isinstance(shape, Record):
        return lambda name: None
    fields = by_wire(shape.cls)
    return lambda name: fields[name].shape if name in fields else None


# --- single values --------------------------------------------------------------------------------


def _write_native(value: Any, shape: Shape | None, place: Place) -> Any:
    """Texts, integers, booleans and null are what they are, but for formats."""
    leaf = _leaf_of(shape, value)
    return value if leaf is None or leaf.scalar.native else _scalar(leaf.scalar, value, place)


def _scalar_writer(usual: Scalar) -> Callable[[Any, Shape | None, Place], Any]:
    def write(value: Any, shape: Shape | None, place: Place) -> Any:
        leaf = _leaf_of(shape, value)
        return _scalar(usual if leaf is None else leaf.scalar, value, place)

    return write


def _scalar(scalar: Scalar, value: Any, place: Place) -> Any:
    try:
        # The class's own conversion takes subclasses to plain values, which is what the encoder writes.
        if scalar.native and value.__class__ is not scalar.python:
            return str.__str__(value) if scalar.python is str else int(value)
        return scalar.write(value)
    except (ValueError, OverflowError) as error:
        problem = str(error)
    raise ValueError(f"{shown(place)}: {problem}")


def _refuse(value: Any, shape: Shape | None, place: Place) -> Any:
    raise TypeError(f"{shown(place)}: {_unsendable(value)}")


def _unsendable(value: Any) -> str:
    if value is UNSET:
        return "UNSET can stand for a member of an object, not for a value of its own"
    kind = type(value).__name__
    hint = "; a list keeps what a set loses, its order" if isinstance(value, set | frozenset) else ""
    return f"a value of type {kind} cannot be sent as JSON{hint}"


def shown(place: Place) -> str:
    """A place as it stands in messages: ``data.task[3].params``."""
    if isinstance(place, str):
        return place
    outer, inner = place
    return shown(outer) + (f"[{inner}]" if isinstance(inner, int) else f".{inner}")


#: The writer of connections without a converter.
WRITER: Final = Writer()
