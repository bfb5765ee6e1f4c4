"""Bytes ↔ JSON values, within limits.

What JSON values mean as instances of classes is none of this module's business; see ``_serde``. msgspec does the work
in C: it keeps integers exact and refuses NaN, trailing data, control characters and half surrogate pairs. Its
exceptions do not leave this module.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable
from functools import cache
from math import isfinite
from typing import Any, Final, TypeAlias, cast

import msgspec

from .errors import DecodeError

#: Nested arrays and objects that are read unless the caller says otherwise; the default of ``Limits.depth``.
MAX_DEPTH: Final = 512

Reader: TypeAlias = "msgspec.json.Decoder[Any]"

#: Gives plain values: floats for numbers with a point.
PLAIN: Final[Reader] = msgspec.json.Decoder()
_WRITER: Final = msgspec.json.Encoder()
# Levels that the first reader of larger documents knows: enough for a page of records that hold objects. A level more
# doubles the 5 ms that it takes to make the reader.
_USUAL_DEPTH: Final = 8
# What the first bytes of other encodings of JSON look like, so that the error can name them.
_MARKS: Final = (
    (BOM_UTF8, "two byte order marks"),
    (b"\xff\xfe", "UTF-16 or UTF-32"),
    (b"\xfe\xff", "UTF-16"),
)


def decode_json(data: bytes, *, max_depth: int = MAX_DEPTH) -> Any:
    """Read one JSON document in UTF-8. A byte order mark before it, as servers of .NET write it, is passed over.

    Integers are exact, the last of duplicate members wins. DecodeError is raised for everything that is not JSON (NaN,
    a second document, half a surrogate pair), for more than *max_depth* nested arrays and objects, and for numbers that
    no float, or no integer of 4,300 digits, can hold.

    Source: RFC 8259; for the mark section 8.1.
    """
    value, problem = _decode(PLAIN, data, max_depth)
    if problem is None:
        return value
    error = _unreadable(data, problem)
    # Whoever shows tracebacks with their variables shall not show the body.
    del data
    raise error


def decode_with(reader: Reader, data: bytes, *, max_depth: int = MAX_DEPTH) -> Any:
    """Read one JSON document like `decode_json`, by a reader of one's own that gives plain values."""
    value, problem = _decode(reader, data, max_depth)
    if problem is None:
        return value
    error = _unreadable(data, problem)
    del data
    raise error


def _unreadable(data: bytes, problem: str) -> DecodeError:
    return DecodeError(f"$: not readable as JSON: {problem}", payload=data)


def _decode(reader: Reader, data: bytes, max_depth: int) -> tuple[Any, str | None]:
    """Give the value, or what is wrong with *data*."""
    try:
        # A level takes two bytes at least. The usual reader refuses what is deeper than it knows, in C.
        if reader is PLAIN and len(data) > 2 * max_depth >= 2 * _USUAL_DEPTH:
            try:
                return _usual_reader().decode(data), None
            except (msgspec.ValidationError, RecursionError):
                pass
        value = reader.decode(data)
    except (ValueError, RecursionError) as error:
        if data.startswith(BOM_UTF8) and not data.startswith(BOM_UTF8, len(BOM_UTF8)):
            return _decode(reader, data[len(BOM_UTF8) :], max_depth)
        return None, _describe(error, data)
    if is_shallow(data, max_depth) or not _is_deeper(value, max_depth):
        return value, None
    return None, f"more than {max_depth} levels deep"


@cache
def _usual_reader() -> Reader:
    """A reader of any JSON value with few levels: as fast as one without limits, which counts nothing."""
    value: Any = None | bool | int | float | str
    for _ in range(_USUAL_DEPTH):
        value = None | bool | int | float | str | list[value] | dict[str, value]
    return msgspec.json.Decoder(value)


def encode_json(value: Any) -> bytes:
    """Write *value*, plain JSON data as ``to_wire`` gives it, compactly and as UTF-8.

    ValueError for NaN and infinities, texts with half a surrogate pair, integers of more than 4,300 digits and values
    that hold themselves; TypeError for what JSON cannot hold.
    """
    try:
        data = _WRITER.encode(value)
    except RecursionError:
        raise ValueError("the value is nested too deeply for JSON, or holds itself") from None
    except UnicodeEncodeError as error:
        raise ValueError(f"a text holds half a surrogate pair at character {error.start}") from None
    # msgspec writes NaN as null, so only an output with a null can have swallowed one.
    if b"null" in data and not _is_finite(value):
        raise ValueError("JSON has no NaN and no infinite numbers")
    return data


def is_shallow(data: bytes, max_depth: int) -> bool:
    """Whether *data* opens so few arrays and objects that it cannot be deeper than *max_depth*."""
    return len(data) <= 2 * max_depth or data.count(b"[") + data.count(b"{") <= max_depth


def _is_deeper(value: Any, max_depth: int) -> bool:
    """Whether arrays and objects are nested in *value* more than *max_depth* levels deep.

    Level by level, not by recursion. Attack: a body of 200,000 opening brackets.
    """
    level = [value]
    for _ in range(max_depth):
        level = [inner for outer in level for inner in _inner_values(outer) if isinstance(inner, dict | list)]
        if not level:
            return False
    return True


def _describe(error: Exception, data: bytes) -> str:
    """Say why *data* could not be read, without showing any of it."""
    if isinstance(error, RecursionError):
        return "arrays or objects are nested too deeply"
    for mark, name in _MARKS:
        if data.startswith(mark):
            return f"the data begins with {name}, not with UTF-8 text"
    if isinstance(error, UnicodeDecodeError):
        return "a text is not UTF-8"
    if not data.strip():
        return "the data is empty"
    return str(error).removeprefix("JSON is malformed: ")


def _is_finite(value: Any) -> bool:
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, float) and not isfinite(one):
            return False
        pending.extend(_inner_values(one))
    return True


def _inner_values(value: Any) -> Iterable[Any]:
    """The values in an array or an object; none for all else."""
    if isinstance(value, dict):
        return cast("dict[str, Any]", value).values()
    return cast("list[Any]", value) if isinstance(value, list | tuple) else ()
