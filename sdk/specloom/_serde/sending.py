"""From what a caller hands over to plain JSON data, form members, texts of parameters, and patches."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, cast

from .._unset import UNSET
from .formats import formatted
from .model import Input, Model, Wire
from .shapes import Leaf, ListOf, Member, Nullable, Record, Shape, by_wire, members, shape_of
from .source import as_came, source_of
from .writing import BY_CLASS, WRITER, Writer

if TYPE_CHECKING:
    from cattrs import Converter

_SINGLE: Final = (*BY_CLASS, Enum)


def to_wire(value: Any, sends: Any = None, converter: Converter | None = None, *, at: str = "data") -> Any:
    """Make plain JSON data of a value.

    Fields that are UNSET are left out, None is null. *sends* is what the API declares for the value: a `Model`
    that is given where it is an `Input` class loses the fields that may not be sent and keeps unknown members, and
    what was missing stays missing. Mappings go as they are, under wire names, with the Python values in them
    written. TypeError and ValueError name the place of what cannot be sent; *at* is the name of the outermost.
    """
    shape = None if sends is None else shape_of(sends)
    try:
        return _with_constants(_writer(converter).write(value, shape, at), value, shape)
    except RecursionError:
        pass
    raise ValueError(f"{at}: nested too deeply for JSON, or it holds itself")


def _writer(converter: Converter | None) -> Writer:
    if converter is None:
        return WRITER
    from .converters import writer_of

    return writer_of(converter)


def _with_constants(written: Any, value: Any, shape: Shape | None) -> Any:
    """Add the members that are always sent with the same value, where they are not given."""
    if not isinstance(shape, Record) or not isinstance(value, Mapping):
        return written
    return {**_constants(shape), **written}


def _constants(shape: Record) -> dict[str, Any]:
    constants = (one for one in members(shape.cls) if not one.init)
    return {one.wire: WRITER.write(one.default, one.shape, one.wire) for one in constants}


def to_members(data: Any, sends: Any = None, converter: Converter | None = None) -> dict[str, Any]:
    """The members of a form or a multipart body by wire name: files and scalars are left as they are.

    TypeError where *data* is no object.
    """
    writer = _writer(converter)
    shape = None if sends is None else shape_of(sends)
    fields: Mapping[str, Member] = by_wire(shape.cls) if isinstance(shape, Record) else {}
    if isinstance(data, Mapping):
        given = dict(cast("Mapping[str, Any]", data))
    elif isinstance(data, Model | Input):
        fields = fields or by_wire(type(data))
        given = _fields_of(data, fields)
    else:
        raise TypeError(f"data: a form is made of members, got a value of type {type(data).__name__}")
    return {
        name: writer.member(value, fields[name].shape if name in fields else None, ("data", name))
        for name, value in given.items()
        if value is not UNSET
    }


def _fields_of(data: Model | Input, fields: Mapping[str, Member]) -> dict[str, Any]:
    own = members(type(data))
    if isinstance(data, Input):
        return {one.wire: getattr(data, one.name) for one in own}
    source = source_of(data)
    given = {
        one.wire: getattr(data, one.name)
        for one in own
        if one.wire in fields
        and (one.wire in source or not one.optional or getattr(data, one.name) is not None)
    }
    named = by_wire(type(data))
    return given | {name: as_came(value) for name, value in source.items() if name not in named}


# --- texts of parameters -------------------------------------------------------------------------


def encode_param(value: Any, tp: Any = None) -> str:
    """Write a single value as the text of a path, query or header parameter.

    *tp* is its type where that has a format of its own (``Annotated[datetime, Wire("seconds")]``). Booleans
    are ``true`` and ``false``, moments ISO 8601, an enum's member its value. TypeError for what is no single value.
    """
    if tp is None and (value.__class__ is str or value.__class__ is int):
        return str(value)
    if not isinstance(value, _SINGLE):
        kind = type(value).__name__
        raise TypeError(f"a parameter is a text, a number, a time or the like, not a value of type {kind}")
    shape = None if tp is None else _single(_format_of(tp, value))
    return _text(WRITER.write(value, shape, "parameter"))


def _format_of(tp: Any, value: Any) -> Shape:
    if not isinstance(tp, Wire):
        return shape_of(tp)
    python = next(kind for kind in BY_CLASS if isinstance(value, kind))
    return Leaf(tp, formatted(python, tp))


def _single(shape: Shape) -> Shape:
    while isinstance(shape, Nullable | ListOf):
        shape = shape.inner if isinstance(shape, Nullable) else shape.item
    return shape


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # What is neither text nor number is a number too long for a float, as it is written.
    return str(value) if isinstance(value, str | int | float) else bytes(value).decode("ascii")
