"""Times as text: ISO 8601 in the forms that servers send, and the one form that we write.

Reading gives ValueError (or TypeError) for what is no such text. Fractions of a second beyond microseconds are
rounded half up, as the C decoder does, so that a value does not depend on the way by which it was read.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

_DATETIME: Final = re.compile(
    r"(?P<date>\d{4}-?\d\d-?\d\d)[Tt ](?P<hour>\d\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d|60))?"
    r"(?:[.,](?P<fraction>\d+))?\s*(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
# No more than 18 digits before the point: converting a million of them would take seconds.
_NUMBER: Final = r"\d{1,18}(?:[.,]\d+)?"
_DURATION: Final = re.compile(
    rf"(?P<sign>[+-]?)P(?:(?P<years>{_NUMBER})Y)?(?:(?P<months>{_NUMBER})M)?(?:(?P<weeks>{_NUMBER})W)?"
    rf"(?:(?P<days>{_NUMBER})D)?(?:T(?=\d)(?:(?P<hours>{_NUMBER})H)?(?:(?P<minutes>{_NUMBER})M)?"
    rf"(?:(?P<seconds>{_NUMBER})S)?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<days>\d{1,18})[ .])?(?P<hours>\d{1,18}):(?P<minutes>[0-5]\d)"
    r":(?P<seconds>[0-5]\d(?:\.\d+)?)",
    re.ASCII,
)
_UNITS: Final = {
    "weeks": 7 * 86_400_000_000,
    "days": 86_400_000_000,
    "hours": 3_600_000_000,
    "minutes": 60_000_000,
    "seconds": 1_000_000,
}


def read_datetime(text: Any) -> datetime:
    """Read ``2017-02-10T20:18:26.5+0000`` and its kin; without an offset the result is naive."""
    try:
        # Python cuts fractions off after six digits; a seventh stands where the offset stands otherwise.
        if len(text) < 27 or text[26] in "Z+-:":
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    return _read_unusual(text)


def _read_unusual(text: str) -> datetime:
    """Read what Python does not: long fractions, leap seconds, 24:00, lower case."""
    match = _DATETIME.fullmatch(text)
    if not match:
        return datetime.fromisoformat(text)  # week dates, and the error for all else
    extra = timedelta(microseconds=_microseconds(match["fraction"] or ""))
    hour, minute, second = match["hour"], match["minute"], match["second"] or "00"
    if (hour, minute, second) == ("24", "00", "00") and not extra:
        hour, extra = "00", timedelta(days=1)
    if second == "60":  # a leap second, which Python's clock does not know
        second, extra = "59", timedelta(seconds=1)
    day = match["date"].replace("-", "")
    zone = (match["zone"] or "").upper()
    return datetime.fromisoformat(f"{day}T{hour}{minute}{second}{zone}") + extra


def _microseconds(digits: str) -> int:
    return int(digits[:6].ljust(6, "0")) + (digits[6:7] >= "5")


def read_date(text: Any) -> date:
    """Read ``2017-02-10``; a time of day after it is accepted when it is midnight, as .NET writes dates."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        moment = read_datetime(text)
        if moment.time() != time():
            raise
        return moment.date()


def read_time(text: Any) -> time:
    """Read ``20:18:26.5+02:00``; without an offset the result is naive."""
    moment = read_datetime("1970-01-01T" + text.removeprefix("T"))
    if moment.year != 1970 or moment.day != 1:
        raise ValueError("a time of day ends before 24:00")
    return moment.timetz()


def read_duration(text: Any) -> timedelta:
    """Read ``P1DT2H3M4.5S``, weeks too, or a clock such as ``1 02:03:04.5``.

    Years and months have no fixed length, so that any but zero of them are a ValueError.
    """
    match = _DURATION.fullmatch(text) or _CLOCK.fullmatch(text)
    parts = (
        {name: part.replace(",", ".") for name, part in match.groupdict().items() if part} if match else {}
    )
    sign = parts.pop("sign", "+")
    if not parts or any(Decimal(parts.pop(name, "0")) for name in ("years", "months")):
        raise ValueError("not a duration of a fixed length")
    total = sum((Decimal(part) * _UNITS[name] for name, part in parts.items()), Decimal(0))
    return timedelta(microseconds=int(f"{sign}{total.to_integral_value(ROUND_HALF_UP):f}"))


def write_datetime(value: datetime) -> str:
    """Write ``2017-02-10T20:18:26Z``; a naive value without an offset."""
    return _with_z(value.isoformat())


def write_time(value: time) -> str:
    return _with_z(value.isoformat())


def _with_z(text: str) -> str:
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def write_duration(value: timedelta) -> str:
    """Write ``P1DT2H3M4.5S``; zero is ``PT0S``, less than nothing begins with a minus."""
    sign = "-" if value < timedelta() else ""
    value = abs(value)
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{value.microseconds:06}".rstrip("0") if value.microseconds else ""
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if seconds or fraction:
        clock += f"{seconds}{fraction}S"
    days = f"{value.days}D" if value.days else ""
    if clock:
        return f"{sign}P{days}T{clock}"
    return f"{sign}P{days}" if days else "PT0S"
