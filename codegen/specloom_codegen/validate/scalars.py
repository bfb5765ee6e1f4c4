"""Whether a JSON value is a scalar of the language, in its usual form or in its wire form."""

from __future__ import annotations

import base64
import binascii
import re
import warnings
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Final
from uuid import UUID

from specloom_codegen.spec.nodes import JsonValue
from specloom_codegen.spec.notation import ScalarName
from specloom_codegen.spec.values import WireWords
from specloom_codegen.spec.wire import WireFormat

_DURATION: Final = re.compile(
    r"[-+]?P(?=.)([0-9.,]{1,18}W|([0-9.,]{1,18}Y)?([0-9.,]{1,18}M)?([0-9.,]{1,18}D)?"
    r"(T(?=.)([0-9.,]{1,18}H)?([0-9.,]{1,18}M)?([0-9.,]{1,18}S)?)?)"
)
_LONGEST_TIME: Final = 64


def explain_scalar(value: JsonValue, name: ScalarName, wire: WireFormat | WireWords | None) -> str | None:
    """Why a value is not a scalar of that name, as the end of a sentence; None when it is one.

    A wire form is taken as well as the usual form, as clients read both.
    """
    if wire is not None and _fits_wire(value, name, wire):
        return None
    noun, fits = _USUAL[name]
    if fits(value):
        return None
    return f"is no {noun}" if wire is None else f"is no {noun} with `wire: {_shown(wire)}`"


def _shown(wire: WireFormat | WireWords) -> str:
    return f"{{true: {wire.true}, false: {wire.false}}}" if isinstance(wire, WireWords) else str(wire)


def _fits_wire(value: JsonValue, name: ScalarName, wire: WireFormat | WireWords) -> bool:
    if isinstance(wire, WireWords):
        return value in (wire.true, wire.false)
    if wire.kind == "string":
        return isinstance(value, str) and _is_text_of(value, name)
    if wire.kind in ("number", "seconds", "milliseconds"):
        return _is_number(value) and (name != "boolean" or value in (0, 1))
    if wire.kind == "hex":
        return isinstance(value, str) and re.fullmatch(r"(0x)?[0-9a-fA-F]*", value) is not None
    return isinstance(value, str) and _is_formatted(value, wire.format)


def _is_text_of(value: str, name: ScalarName) -> bool:
    if name == "integer":
        return re.fullmatch(r"[-+]?[0-9]{1,400}", value) is not None
    if name in ("number", "decimal"):
        return _is_decimal(value)
    if name == "boolean":
        return value in ("true", "false")
    return _USUAL[name][1](value)


def _is_formatted(value: str, form: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a day without a year, from Python 3.13 on
            datetime.strptime(value, form)  # noqa: DTZ007 - only whether it can be read matters
    except (ValueError, re.error):
        return False
    return True


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str)


def _is_integer(value: JsonValue) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: JsonValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_boolean(value: JsonValue) -> bool:
    return isinstance(value, bool)


def _is_datetime(value: JsonValue) -> bool:
    return _reads(value, datetime.fromisoformat)


def _is_date(value: JsonValue) -> bool:
    return _reads(value, date.fromisoformat)


def _is_time(value: JsonValue) -> bool:
    return _reads(value, time.fromisoformat)


def _reads(value: JsonValue, read: Callable[[str], object]) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_TIME:
        return False
    try:
        read(value)
    except ValueError:
        return False
    return True


def _is_duration(value: JsonValue) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TIME and _DURATION.fullmatch(value) is not None


def _is_uuid(value: JsonValue) -> bool:
    return _reads(value, UUID)


def _is_decimal(value: JsonValue) -> bool:
    if _is_number(value):
        return True
    if not isinstance(value, str) or len(value) > 400:
        return False
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _is_base64(value: JsonValue) -> bool:
    if not isinstance(value, str):
        return False
    try:
        base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _is_anything(_: JsonValue) -> bool:
    return True


_USUAL: Final[Mapping[ScalarName, tuple[str, Callable[[JsonValue], bool]]]] = {
    "string": ("text", _is_text),
    "integer": ("integer", _is_integer),
    "number": ("number", _is_number),
    "boolean": ("boolean", _is_boolean),
    "datetime": ("ISO 8601 date and time", _is_datetime),
    "date": ("ISO 8601 date", _is_date),
    "time": ("ISO 8601 time", _is_time),
    "duration": ("ISO 8601 duration", _is_duration),
    "uuid": ("UUID", _is_uuid),
    "decimal": ("decimal number", _is_decimal),
    "bytes": ("base64 text", _is_base64),
    "json": ("JSON", _is_anything),
    "path": ("text", _is_text),
    "url": ("text", _is_text),
    "file": ("file", _is_anything),
}
