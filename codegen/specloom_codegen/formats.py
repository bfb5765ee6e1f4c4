"""Scalars on the wire: what a text or a JSON value means, and how a value is written.

``read_scalar`` turns what travels in JSON into something that can be compared, ``write_scalar`` goes the
other way, ``from_text`` reads the texts of paths, queries, headers and forms. All of it is pure.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from specloom_codegen import ir

_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,4000}")
_NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_DURATION: Final = re.compile(
    r"([+-])?P(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?"
    r"(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?"
)
_FARTHEST: Final = 10**300
_DURATION_DAYS: Final = (365, 30, 7, 1)
_TIMES: Final = frozenset({"datetime", "date", "time"})


class FormatError(ValueError):
    """A value that is not of its scalar; the text says what it must be."""


Wire = str | Mapping[bool, str] | None


def read_scalar(value: Any, scalar: ir.Scalar) -> Any:
    """Read a JSON value as the scalar: an int, float, bool, str, time, … that can be compared.

    Raises FormatError, whose text says what the value must be. The usual form of a scalar is read beside
    the one that ``wire`` asks for.
    """
    return _READERS[scalar.name](value, scalar.wire)


def write_scalar(value: Any, scalar: ir.Scalar) -> Any:
    """Write a Python value (int, datetime, UUID, Decimal, bytes, …) as it travels in JSON."""
    wire = scalar.wire
    if isinstance(wire, Mapping):
        return wire[bool(value)]
    if isinstance(value, bool | int | float) and scalar.name in ("boolean", "integer", "number"):
        return _text_of_number(value) if wire == "string" else value
    if isinstance(value, datetime | date | time):
        return _write_time(value, wire)
    if isinstance(value, timedelta):
        return _write_duration(value, wire)
    if isinstance(value, bytes):
        return value.hex() if wire == "hex" else base64.b64encode(value).decode()
    if isinstance(value, Decimal):
        return float(value) if wire == "number" else str(value)
    if isinstance(value, uuid.UUID):
        return value.hex if wire == "hex" else str(value)
    return value


def write_moment(seconds: float, scalar: ir.Scalar) -> Any:
    """Write a point in time, in seconds since the epoch, the way that a field of this type holds it."""
    if scalar.name == "integer":
        return write_scalar(int(seconds), scalar)
    if scalar.name in ("number", "decimal"):
        return seconds
    moment = datetime.fromtimestamp(seconds, UTC)
    if scalar.name == "date":
        return write_scalar(moment.date(), scalar)
    if scalar.name == "time":
        return write_scalar(moment.time(), scalar)
    return write_scalar(moment, scalar)


def from_text(text: str, scalar: ir.Scalar) -> Any:
    """Read the text of a path, a query, a header or a form as the JSON value that it stands for.

    A text that does not fit is left as it is, for ``read_scalar`` to refuse; so is a JSON document.
    """
    if scalar.wire == "string" or (isinstance(scalar.wire, Mapping) and text in scalar.wire.values()):
        return text
    is_count = scalar.name in (*_TIMES, "duration") and scalar.wire in ("seconds", "milliseconds")
    if (scalar.name == "integer" or is_count) and _INTEGER.fullmatch(text):
        return int(text)
    if (scalar.name in ("number", "decimal") or is_count) and _NUMBER.fullmatch(text):
        return text if scalar.name == "decimal" else float(text)
    if scalar.name == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)
    return text


# --- readers ---------------------------------------------------------------------------------


def _read_text(value: Any, wire: Wire) -> str:
    if not isinstance(value, str):
        raise FormatError("must be a text")
    return value


def _read_integer(value: Any, wire: Wire) -> int:
    if isinstance(value, str) and wire == "string" and _INTEGER.fullmatch(value):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise FormatError("must be an integer")
    return value


def _read_number(value: Any, wire: Wire) -> float:
    if isinstance(value, str) and wire == "string" and _NUMBER.fullmatch(value):
        return float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        raise FormatError("must be a number")
    return value


def _read_boolean(value: Any, wire: Wire) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(wire, Mapping):
        for meaning, text in wire.items():
            if value == text:
                return meaning
    if wire == "string" and value in ("true", "false"):
        return bool(value == "true")
    raise FormatError("must be true or false")


def _read_decimal(value: Any, wire: Wire) -> Decimal:
    if not isinstance(value, bool) and isinstance(value, int | float | str):
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            pass
        else:
            if number.is_finite():
                return number
    raise FormatError("must be a decimal number")


def _read_datetime(value: Any, wire: Wire) -> datetime:
    seconds = _seconds(value, wire)
    if seconds is not None:
        try:
            return datetime.fromtimestamp(seconds, UTC)
        except (OverflowError, OSError, ValueError):
            raise FormatError("must be a time within the calendar") from None
    moment = _read_time_text(value, wire, datetime.fromisoformat, "a time in ISO 8601")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_date(value: Any, wire: Wire) -> date:
    seconds = _seconds(value, wire)
    if seconds is not None:
        return _read_datetime(value, wire).date()
    return _read_time_text(value, wire, _date_of, "a date in ISO 8601").date()


def _read_time(value: Any, wire: Wire) -> time:
    return _read_time_text(value, wire, _time_of, "a time of day in ISO 8601").time()


def _date_of(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), time())


def _time_of(text: str) -> datetime:
    return datetime.combine(date.min, time.fromisoformat(text))


def _read_time_text(value: Any, wire: Wire, usual: Callable[[str], datetime], noun: str) -> datetime:
    if not isinstance(value, str):
        raise FormatError(f"must be {noun}")
    if isinstance(wire, str) and "%" in wire:
        try:
            return datetime.strptime(value, wire)  # noqa: DTZ007 - without an offset it is UTC, by the caller
        except ValueError:
            pass
    try:
        return usual(value)
    except ValueError:
        raise FormatError(f"must be {noun}") from None


def _read_duration(value: Any, wire: Wire) -> timedelta:
    seconds = _seconds(value, wire)
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    try:
        if seconds is not None:
            return timedelta(seconds=seconds)
        if match is not None and any(match.groups()[1:]):
            return _span(*match.groups())
    except (ValueError, OverflowError):
        pass
    raise FormatError("must be a duration in ISO 8601, such as PT30S")


def _span(sign: str | None, *parts: str | None) -> timedelta:
    amounts = [float(part or 0) for part in parts]
    days = sum(amount * each for amount, each in zip(amounts, _DURATION_DAYS, strict=False))
    span = timedelta(days=days, hours=amounts[4], minutes=amounts[5], seconds=amounts[6])
    return -span if sign == "-" else span


def _read_uuid(value: Any, wire: Wire) -> uuid.UUID:
    if isinstance(value, str):
        try:
            return uuid.UUID(value)
        except ValueError:
            pass
    raise FormatError("must be a UUID")


def _read_bytes(value: Any, wire: Wire) -> bytes:
    noun = "hexadecimal digits" if wire == "hex" else "base64"
    if isinstance(value, str):
        try:
            return bytes.fromhex(value) if wire == "hex" else base64.b64decode(value, validate=True)
        except (ValueError, binascii.Error):
            pass
    raise FormatError(f"must be {noun}")


def _read_json(value: Any, wire: Wire) -> Any:
    return value


_READERS: Final[Mapping[str, Callable[[Any, Wire], Any]]] = {
    "string": _read_text,
    "integer": _read_integer,
    "number": _read_number,
    "boolean": _read_boolean,
    "datetime": _read_datetime,
    "date": _read_date,
    "time": _read_time,
    "duration": _read_duration,
    "uuid": _read_uuid,
    "decimal": _read_decimal,
    "bytes": _read_bytes,
    "json": _read_json,
    "path": _read_text,
    "url": _read_text,
    "file": _read_json,
}


# --- writers and small questions ---------------------------------------------------------------


def _seconds(value: Any, wire: Wire) -> float | None:
    """The number of seconds that a number stands for, where the wire format is one."""
    if wire not in ("seconds", "milliseconds", "number"):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        return None
    # An integer beyond the range of floats stays as it is: no time and no duration is that far.
    return value / 1000 if wire == "milliseconds" and abs(value) < _FARTHEST else value


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return True  # an integer beyond the range of floats


def _text_of_number(value: float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write_time(value: datetime | date | time, wire: Wire) -> Any:
    if wire in ("seconds", "milliseconds"):
        return _whole(_timestamp(value) * (1000 if wire == "milliseconds" else 1))
    if isinstance(wire, str) and "%" in wire:
        return value.strftime(wire)
    if not isinstance(value, datetime):
        return value.isoformat()
    spec = "milliseconds" if value.microsecond else "seconds"
    return value.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")


def _timestamp(value: datetime | date | time) -> float:
    if isinstance(value, datetime):
        return round(value.timestamp(), 3)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC).timestamp()
    return float(value.hour * 3600 + value.minute * 60 + value.second)


def _write_duration(value: timedelta, wire: Wire) -> Any:
    seconds = value.total_seconds()
    if wire in ("seconds", "number"):
        return _whole(seconds)
    if wire == "milliseconds":
        return _whole(seconds * 1000)
    return f"PT{_whole(seconds)}S"


def _whole(number: float) -> float:
    """The number as an int when it is one, so that it reads as people write it."""
    return int(number) if number == int(number) else round(number, 3)
