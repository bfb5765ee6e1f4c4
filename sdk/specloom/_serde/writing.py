"""Writers: functions from Python values to plain JSON data.

The class of a value decides how it is written; what the API declares (a shape) adds what a class cannot say: formats
of scalars, and which fields may be sent. For generated classes the function is compiled on first use, like the
readers. Where a value cannot be sent, the error names its place (``data.task[3].params``) before anything is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, TypeAlias, TypeGuard

from .._unset import UNSET
from .compiling import Body
from .model import Input, Model, Unknown
from .reading import Reader, default_of
from .scalars import SCALARS, Scalar, plain
from .shapes import (
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
#: The classes of single values, each before those that it derives from.
BY_CLASS: Final = (datetime, bool, *(one for one in SCALARS if one not in (datetime, bool)))


def no_hooks(kind: type) -> None:
    return None


class Writer:
    """Makes and keeps the writers of classes. *hooks* gives what a user's own converter does with a class."""

    def __init__(self, hooks: Callable[[type], Write | None] = no_hooks) -> None:
        self._hooks = hooks
        self._records: dict[tuple[type, type | None], Callable[[Any, Place], dict[str, Any]]] = {}

    def write(self, value: Any, shape: Shape | None, place: Place) -> Any:
        """Write any value. *shape* is what the API declares for it, None where it declares nothing."""
        hook = self._hooks(value.__class__)
        if hook is not None:
            return self._plain(hook(value), place)
        shape = _narrowed(shape, value)
        if isinstance(shape, Leaf):
            return _scalar(shape.scalar, value, place)
        if value.__class__ in _AS_IS:
            return value
        if _is_mapping(value):
            return self._mapping(value, shape, place)
        if _is_list(value):
            item = shape.item if isinstance(shape, ListOf) else None
            return [self.write(one, item, (place, index)) for index, one in enumerate(value)]
        if isinstance(value, Model | Input):
            return self._record(value, shape, place)
        return self._plain(value, place)

    def _plain(self, value: Any, place: Place) -> Any:
        """Write a value by its class alone."""
        if value.__class__ in _AS_IS:
            return value
        if isinstance(value, Enum):
            return self.write(value.value, None, place)
        for kind in BY_CLASS:
            if isinstance(value, kind):
                return _scalar(SCALARS[kind], value, place)
        if isinstance(value, bytearray):
            return _scalar(SCALARS[bytes], bytes(value), place)
        if isinstance(value, Mapping | list | Model | Input):  # what a hook of the user's has made
            return self.write(value, None, place)
        if isinstance(value, Sequence):
            return self.write([*value], None, place)  # pyright: ignore[reportUnknownArgumentType]
        raise TypeError(f"{shown(place)}: {_unsendable(value)}")

    def _mapping(self, value: Mapping[Any, Any], shape: Shape | None, place: Place) -> dict[str, Any]:
        shapes = _shapes_of(shape, value)
        out: dict[str, Any] = {}
        for name, one in value.items():
            if not isinstance(name, str):
                raise TypeError(f"{shown(place)}: the names of members are texts, got {name!r}")
            if one is not UNSET:
                key = name if name.__class__ is str else str.__str__(name)
                out[key] = self.write(one, shapes(key), (place, key))
        return out

    def _record(self, value: Any, shape: Shape | None, place: Place) -> Any:
        cls = value.__class__
        if cls is Unknown:
            source = source_of(value)
            return (
                as_came(source) if plain(source) == value.payload else self.write(value.payload, None, place)
            )
        sends = shape.cls if isinstance(shape, Record) and issubclass(shape.cls, Input) else None
        write = self._records.get((cls, sends))
        if write is None:
            write = self._records[cls, sends] = self._compile(cls, sends)
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
        narrowed = _narrowed(shape, value)
        if _is_list(value):
            item = narrowed.item if isinstance(narrowed, ListOf) else None
            return [self.member(one, item, (place, index)) for index, one in enumerate(value)]
        if isinstance(value, Mapping | Model | Input) or _is_formatted(narrowed):
            return self.write(value, narrowed, place)
        return value


def _is_mapping(value: Any) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def _is_list(value: Any) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(value, list | tuple)


def _is_formatted(shape: Shape | None) -> bool:
    return isinstance(shape, Leaf) and shape.tp not in SCALARS


def _narrowed(shape: Shape | None, value: Any) -> Shape | None:
    """What a shape says about this very value; None where the value is none of the shape."""
    match shape:
        case Nullable():
            return _narrowed(shape.inner, value)
        case Leaf():
            return shape if _is_of(value, shape.scalar.python) else None
        case FirstOf():
            found = (_narrowed(one, value) for one in shape.options)
            return next((one for one in found if one is not None), None)
        case ListOf():
            return shape if isinstance(value, list | tuple) else None
        case MapOf() | Tagged():
            return shape if isinstance(value, Mapping) else None
        case Record():
            return shape if isinstance(value, Mapping | Model | Input) else None
        case _:
            return None


def _is_of(value: Any, python: type) -> bool:
    """Whether a value is of a scalar's class; true is no integer, and a moment is no day."""
    if value.__class__ is python:
        return True
    if isinstance(value, bool | Enum) or (python is date and isinstance(value, datetime)):
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


def _scalar(scalar: Scalar, value: Any, place: Place) -> Any:
    try:
        # The class's own conversion takes subclasses to plain values, which is what the encoder writes.
        if scalar.native and value.__class__ is not scalar.python:
            return str.__str__(value) if scalar.python is str else int(value)
        return scalar.write(value)
    except (ValueError, OverflowError) as error:
        problem = str(error)
    raise ValueError(f"{shown(place)}: {problem}")


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
