"""Bytes ↔ JSON values, within limits.

What JSON values mean as instances of classes is none of this module's business; see ``_serde``. msgspec does the
work in C: it keeps integers exact and refuses NaN, trailing data, control characters and half surrogate pairs.
Its exceptions do not leave this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any, Final, cast

import msgspec

from .errors import DecodeError

#: Nested arrays and objects that are read unless the caller says otherwise; the default of ``Limits.depth``.
MAX_DEPTH: Final = 512

_READER: Final = msgspec.json.Decoder()
_WRITER: Final = msgspec.json.Encoder()
# What the first bytes of other encodings of JSON look like, so that the error can name them.
_MARKS: Final = (
    (b"\xef\xbb\xbf", "a byte order mark"),
    (b"\xff\xfe", "UTF-16 or UTF-32"),
    (b"\xfe\xff", "UTF-16"),
    (b"\x00", "UTF-16 or UTF-32"),
)


def decode_json(data: bytes, *, max_depth: int = MAX_DEPTH) -> Any:
    """Read one JSON document, UTF-8 without a byte order mark.

    Integers are exact, the last of duplicate members wins. DecodeError is raised for everything that is not
    JSON (NaN, a second document, half a surrogate pair), for more than *max_depth* nested arrays and objects,
    and for numbers that no float, or no integer of 4,300 digits, can hold.

    Source: RFC 8259.
    """
    return decode_with(_READER, data, max_depth=max_depth)


def decode_with(reader: msgspec.json.Decoder[Any], data: bytes, *, max_depth: int = MAX_DEPTH) -> Any:
    """Read one JSON document like `decode_json`, by a reader of one's own that gives plain values."""
    problem: str
    try:
        value = reader.decode(data)
    except (ValueError, RecursionError) as error:
        # Raised below, outside the handler: the chained exception would show parts of the body.
        problem = describe_failure(error, data)
    else:
        if is_shallow(data, max_depth) or not is_deeper(value, max_depth):
            return value
        problem = f"more than {max_depth} levels deep"
    raise DecodeError(f"$: not readable as JSON: {problem}", payload=data)


def encode_json(value: Any) -> bytes:
    """Write *value*, plain JSON data as ``to_wire`` gives it, compactly and as UTF-8.

    ValueError for NaN and infinities, texts with half a surrogate pair, integers of more than 4,300 digits and
    values that hold themselves; TypeError for what JSON cannot hold.
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
    return data.count(b"[") + data.count(b"{") <= max_depth


def is_deeper(value: Any, max_depth: int) -> bool:
    """Whether arrays and objects are nested in *value* more than *max_depth* levels deep.

    Level by level, not by recursion: the attack is a body of 200,000 opening brackets.
    """
    level = [value] if value.__class__ is dict or value.__class__ is list else []
    for _ in range(max_depth):
        if not level:
            return False
        level = [
            inner
            for outer in level
            for inner in (outer.values() if outer.__class__ is dict else outer)
            if inner.__class__ is dict or inner.__class__ is list
        ]
    return bool(level)


def describe_failure(error: Exception, data: bytes) -> str:
    """Say why *data* could not be read, without showing any of it."""
    if isinstance(error, RecursionError):
        return "arrays or objects are nested too deeply"
    for mark, name in _MARKS:
        if data.startswith(mark) or (mark == b"\x00" and data[1:2] == mark):
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
        pending.extend(inner_values(one))
    return True


def inner_values(value: Any) -> Iterable[Any]:
    """The values in an array or an object; none for all else."""
    if isinstance(value, dict):
        return cast("dict[str, Any]", value).values()
    return cast("list[Any]", value) if isinstance(value, list | tuple) else ()
