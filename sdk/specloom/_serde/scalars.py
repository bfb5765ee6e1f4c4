"""Single values as JSON: how each Python type is read, strictly, and written.

A reader raises any exception for what does not fit; ``problems`` says what was wrong. A writer gets values of
its own type only, and raises ValueError for those that JSON cannot hold.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any, Final
from uuid import UUID

from attrs import frozen

from .times import (
    read_date,
    read_datetime,
    read_duration,
    read_time,
    write_datetime,
    write_duration,
    write_time,
)


class Mismatch(ValueError):
    """A value that does not fit; never leaves this package."""


@frozen(eq=False)
class Scalar:
    """One kind of single value. *expected* completes "expected …" in messages.

    *native*: JSON holds values of *python* as they are. *exact*: a number must reach *read* as it is written,
    not as the nearest float.
    """

    python: type
    expected: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    native: bool = False
    exact: bool = False


def read_text(value: Any) -> str:
    if value.__class__ is str:
        return value
    raise Mismatch


def read_integer(value: Any) -> int:
    """Neither ``true``, nor ``1.0``: what a server writes with a point is a number to it."""
    if value.__class__ is int:
        return value
    raise Mismatch


def read_number(value: Any) -> float:
    kind = value.__class__
    if kind is float:
        return value  # type: ignore[no-any-return]
    if kind is int or (kind is Decimal and isfinite(value)):
        return float(value)
    raise Mismatch


def read_boolean(value: Any) -> bool:
    if value.__class__ is bool:
        return value
    raise Mismatch


def read_decimal(value: Any) -> Decimal:
    """Read a number or a text, digit for digit; a float that was read by others by its shortest form."""
    kind = value.__class__
    if kind is float:
        return Decimal(repr(value))
    if kind is str or kind is int or kind is Decimal:
        return Decimal(value)
    raise Mismatch


def read_uuid(value: Any) -> UUID:
    return UUID(read_text(value))


def read_base64(value: Any) -> bytes:
    """Read base64 with or without padding and line breaks, of either alphabet (RFC 4648, sections 4 and 5)."""
    text = "".join(read_text(value).split()).rstrip("=").replace("-", "+").replace("_", "/")
    return b64decode(text + "=" * (-len(text) % 4), validate=True)


def write_as_is(value: Any) -> Any:
    return value


def write_number(value: float) -> float:
    if isfinite(value):
        return value if value.__class__ is float else float(value)
    raise ValueError(f"{value} has no place in JSON")


def write_decimal(value: Decimal) -> str:
    """Write the digits; with an exponent only where the digits would fill the line."""
    if not value.is_finite():
        raise ValueError(f"{value} has no place in JSON")
    return f"{value:f}" if abs(value.adjusted()) <= 40 else str(value)


def plain(value: Any) -> Any:
    """Turn the decimals that an exact reader makes of numbers into floats, in any JSON value."""
    kind = value.__class__
    if kind is Decimal:
        return read_number(value)
    if kind is list:
        return [plain(one) for one in value]
    if kind is dict:
        return {name: plain(one) for name, one in value.items()}
    return value


def write_base64(value: bytes) -> str:
    return b64encode(value).decode("ascii")


SCALARS: Final = {
    one.python: one
    for one in (
        Scalar(str, "a text", read_text, write_as_is, native=True),
        Scalar(int, "an integer", read_integer, write_as_is, native=True),
        Scalar(float, "a number", read_number, write_number),
        Scalar(bool, "true or false", read_boolean, write_as_is, native=True),
        Scalar(datetime, "a date and time (ISO 8601)", read_datetime, write_datetime),
        Scalar(date, "a date (ISO 8601)", read_date, date.isoformat),
        Scalar(time, "a time of day (ISO 8601)", read_time, write_time),
        Scalar(timedelta, "a duration (ISO 8601)", read_duration, write_duration),
        Scalar(UUID, "a UUID", read_uuid, str),
        Scalar(Decimal, "a decimal number", read_decimal, write_decimal, exact=True),
        Scalar(bytes, "bytes in base64", read_base64, write_base64),
    )
}
