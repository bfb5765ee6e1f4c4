"""Scalars that do not travel as usual: ``Annotated[datetime, Wire("seconds")]`` and its kin.

A format changes how a scalar is written. When reading, the format is tried first, then the usual form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any, Final
from uuid import UUID

from attrs import evolve, frozen

from .model import Wire
from .scalars import SCALARS, Mismatch, Scalar, read_text, write_decimal, write_number

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# At most 18 digits before the point: converting a million of them would take seconds.
_DIGITS: Final = re.compile(r"[+-]?\d{1,18}(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?\d+", re.ASCII)


@frozen(eq=False)
class _Form:
    """A way to travel: *read* raises for what is not of this form, the usual form then gets its turn."""

    shown: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]


def formatted(python: type, wire: Wire) -> Scalar:
    """The scalar of *python* as *wire* says that it travels; TypeError where that makes no sense."""
    usual = SCALARS[python]
    form = _form(python, wire.format)
    if form is None:
        raise TypeError(f"Wire({wire.format!r}) is no format of {python.__name__}")
    return evolve(
        usual,
        expected=f"{usual.expected} or {form.shown}",
        read=_either(form.read, usual.read),
        write=form.write,
        native=False,
    )


def _either(first: Callable[[Any], Any], second: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return first(value)
        except Exception:
            return second(value)

    return read


def _form(python: type, format: str | tuple[str, str]) -> _Form | None:
    if isinstance(format, tuple):
        return _words(*format) if python is bool else None
    if "%" in format:
        return _pattern_form(format, _PATTERNS[python]) if python in _PATTERNS else None
    return _FORMS.get((python, format))


def _words(true: str, false: str) -> _Form:
    words = {true: True, false: False}

    def write(value: bool) -> str:
        return true if value else false

    return _Form(f"{true!r} or {false!r}", words.__getitem__, write)


# --- numbers as text ---------------------------------------------------------------------------


def _integer_of_text(value: Any) -> int:
    if not _INTEGER.fullmatch(value):
        raise Mismatch
    return int(value)


def _number_of_text(value: Any) -> float:
    return write_number(float(_matched(value)))


def _matched(value: Any) -> str:
    if not _DIGITS.fullmatch(value):
        raise Mismatch
    return read_text(value)


def _text_of_number(value: float) -> str:
    return repr(write_number(value))


def _boolean_of_text(value: Any) -> bool:
    return {"true": True, "false": False}[read_text(value).lower()]


def _text_of_boolean(value: bool) -> str:
    return "true" if value else "false"


def _boolean_of_number(value: Any) -> bool:
    if value.__class__ is not int:
        raise Mismatch
    return {0: False, 1: True}[value]


def number_of_decimal(value: Decimal) -> Any:
    """A number with the decimal's own digits, for which a float, or an integer, may have no room."""
    digits = write_decimal(value)
    if value.as_tuple().exponent == 0 and len(digits) < 4300:
        return int(value)
    number = float(value)
    if isfinite(number) and Decimal(repr(number)) == value:
        return number
    import msgspec

    return msgspec.Raw(digits.encode("ascii"))


# --- times as numbers --------------------------------------------------------------------------


def _span(unit: timedelta) -> tuple[Callable[[Any], timedelta], Callable[[timedelta], int | float]]:
    """Read and write spans of time as numbers of *unit*, whole numbers where nothing is lost by it."""
    microseconds = unit // timedelta(microseconds=1)

    def read(value: Any) -> timedelta:
        kind = value.__class__
        if kind is int or kind is float:
            return value * unit  # type: ignore[no-any-return]
        number = value if kind is Decimal else Decimal(_matched(value))
        return timedelta(microseconds=round(number * microseconds))

    def write(value: timedelta) -> int | float:
        whole, rest = divmod(value, unit)
        return value / unit if rest else whole

    return read, write


def _span_form(unit: timedelta, name: str) -> _Form:
    read, write = _span(unit)
    return _Form(f"a number of {name}", read, write)


def _moment_form(unit: timedelta, name: str) -> _Form:
    read, write = _span(unit)

    def read_moment(value: Any) -> datetime:
        return _EPOCH + read(value)

    def write_moment(value: datetime) -> int | float:
        # Naive values count as UTC: the local zone of the sender's machine means nothing to a server.
        return write((value if value.tzinfo else value.replace(tzinfo=UTC)) - _EPOCH)

    return _Form(f"{name} since 1970", read_moment, write_moment)


def _day_form(unit: timedelta, name: str) -> _Form:
    read, write = _span(unit)

    def read_day(value: Any) -> date:
        return (_EPOCH + read(value)).date()

    def write_day(value: date) -> int | float:
        return write(value - _EPOCH.date())

    return _Form(f"{name} since 1970", read_day, write_day)


def _clock_form(unit: timedelta, name: str) -> _Form:
    read, write = _span(unit)

    def read_clock(value: Any) -> time:
        moment = _EPOCH + read(value)
        if moment.date() != _EPOCH.date():
            raise Mismatch
        return moment.time()

    def write_clock(value: time) -> int | float:
        return write(datetime.combine(_EPOCH, value.replace(tzinfo=UTC)) - _EPOCH)

    return _Form(f"{name} since midnight", read_clock, write_clock)


# --- times by a pattern ------------------------------------------------------------------------


def _pattern_form(format: str, take: Callable[[datetime], Any]) -> _Form:
    # A pattern in the order of ISO 8601 cannot mean another time than ISO 8601 does, which is read 20 × as fast.
    is_iso = format.startswith("%Y-%m-%d")

    def read(value: Any) -> Any:
        if is_iso:
            try:
                return take(datetime.fromisoformat(value))
            except ValueError:
                pass  # seconds of two digits or more, names of zones: what ISO 8601 has not
        # Naive where the format has no zone.
        return take(datetime.strptime(value, format))  # noqa: DTZ007

    def write(value: Any) -> str:
        text: str = value.strftime(format)
        return text

    return _Form(f"a text like {format}", read, write)


_PATTERNS: Final[Mapping[type, Callable[[datetime], Any]]] = {
    datetime: lambda moment: moment,
    date: datetime.date,
    time: datetime.timetz,
}


# --- hexadecimal digits ------------------------------------------------------------------------


def _integer_of_hex(value: Any) -> int:
    return int(read_text(value), 16)


_UNITS: Final = {
    "seconds": (timedelta(seconds=1), "seconds"),
    "number": (timedelta(seconds=1), "seconds"),
    "milliseconds": (timedelta(milliseconds=1), "milliseconds"),
}
_TIMES: Final[dict[type, Callable[[timedelta, str], _Form]]] = {
    datetime: _moment_form,
    date: _day_form,
    time: _clock_form,
    timedelta: _span_form,
}
_FORMS: Final[dict[tuple[type, str], _Form]] = {
    (int, "string"): _Form("a text of digits", _integer_of_text, str),
    (float, "string"): _Form("a text of digits", _number_of_text, _text_of_number),
    (bool, "string"): _Form("the text of it", _boolean_of_text, _text_of_boolean),
    (bool, "number"): _Form("1 or 0", _boolean_of_number, int),
    (Decimal, "number"): _Form("a number", SCALARS[Decimal].read, number_of_decimal),
    (bytes, "hex"): _Form("hexadecimal digits", lambda value: bytes.fromhex(value), bytes.hex),
    (int, "hex"): _Form("hexadecimal digits", _integer_of_hex, lambda value: f"{value:x}"),
    (UUID, "hex"): _Form("hexadecimal digits", SCALARS[UUID].read, lambda value: value.hex),
    **{(python, name): form(*unit) for python, form in _TIMES.items() for name, unit in _UNITS.items()},
    # What travels as usual anyway may be said as well.
    **{
        (python, "string"): _Form("a text", SCALARS[python].read, SCALARS[python].write)
        for python in (str, datetime, date, time, timedelta, UUID, Decimal, bytes)
    },
    **{
        (python, "number"): _Form("a number", SCALARS[python].read, SCALARS[python].write)
        for python in (int, float)
    },
}
