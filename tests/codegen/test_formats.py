from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from specloom_codegen import ir
from specloom_codegen.formats import (
    FormatError,
    from_text,
    read_scalar,
    write_moment,
    write_scalar,
)

STAMP = "%Y-%m-%dT%H:%M:%S%z"
DIGITS = {True: "1", False: "0"}


def scalar(name: Any, wire: Any = None) -> ir.Scalar:
    return ir.Scalar(name=name, wire=wire)


AT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "wire", "value", "meaning"),
    [
        ("string", None, "x", "x"),
        ("path", None, "a/b", "a/b"),
        ("url", None, "https://x", "https://x"),
        ("integer", None, 7, 7),
        ("integer", None, 7.0, 7),
        ("integer", None, 10**30, 10**30),
        ("integer", "string", "800", 800),
        ("integer", "string", 800, 800),
        ("number", None, 1.5, 1.5),
        ("number", None, 2, 2),
        ("number", "string", "1.5", 1.5),
        ("boolean", None, True, True),
        ("boolean", DIGITS, "1", True),
        ("boolean", DIGITS, "0", False),
        ("boolean", DIGITS, True, True),
        ("boolean", "string", "false", False),
        ("datetime", None, "2017-02-10T20:18:26Z", AT),
        ("datetime", None, "2017-02-10T20:18:26+0000", AT),
        ("datetime", None, "2017-02-10T20:18:26.000", AT),
        ("datetime", None, "2017-02-10T22:18:26+02:00", AT),
        ("datetime", STAMP, "2017-02-10T20:18:26+0000", AT),
        ("datetime", STAMP, "2017-02-10T20:18:26Z", AT),
        ("datetime", "%d.%m.%Y", "10.02.2017", datetime(2017, 2, 10, tzinfo=UTC)),
        ("datetime", "%d.%m.%Y", "2017-02-10T20:18:26Z", AT),
        ("number", None, 10**400, 10**400),
        ("datetime", "seconds", 1486757906, AT),
        ("datetime", "milliseconds", 1486757906000, AT),
        ("datetime", "seconds", "2017-02-10T20:18:26Z", AT),
        ("date", None, "2017-02-10", date(2017, 2, 10)),
        ("date", "%d.%m.%Y", "10.02.2017", date(2017, 2, 10)),
        ("date", "seconds", 1486757906, date(2017, 2, 10)),
        ("time", None, "20:18", time(20, 18)),
        ("duration", None, "PT1M30S", timedelta(seconds=90)),
        ("duration", None, "P1W", timedelta(days=7)),
        ("duration", None, "P1Y2M3DT4H5M6.5S", timedelta(days=428, hours=4, minutes=5, seconds=6.5)),
        ("duration", None, "-PT1S", timedelta(seconds=-1)),
        ("duration", "seconds", 1.5, timedelta(seconds=1.5)),
        ("duration", "milliseconds", 1500, timedelta(seconds=1.5)),
        (
            "uuid",
            None,
            "12345678-1234-5678-1234-567812345678",
            uuid.UUID(int=0x12345678123456781234567812345678),
        ),
        ("decimal", None, "1.10", Decimal("1.10")),
        ("decimal", None, 1.1, Decimal("1.1")),
        ("bytes", None, "Ynl0ZXM=", b"bytes"),
        ("bytes", "hex", "6279", b"by"),
        ("json", None, {"a": [1]}, {"a": [1]}),
        ("file", None, {"name": "x"}, {"name": "x"}),
    ],
)
def test_values_are_read(name: str, wire: Any, value: Any, meaning: Any) -> None:
    assert read_scalar(value, scalar(name, wire)) == meaning


@pytest.mark.parametrize(
    ("name", "wire", "value"),
    [
        ("string", None, 1),
        ("integer", None, "7"),
        ("integer", None, True),
        ("integer", None, 1.5),
        ("integer", "string", "x"),
        ("number", None, "1"),
        ("number", None, True),
        ("number", None, float("nan")),
        ("number", None, float("inf")),
        ("boolean", None, 1),
        ("boolean", None, "true"),
        ("boolean", DIGITS, "yes"),
        ("datetime", None, "yesterday"),
        ("datetime", None, 5),
        ("datetime", "seconds", 1e300),
        ("date", None, "2017-13-01"),
        ("time", None, "25:00"),
        ("duration", None, "P"),
        ("duration", None, "90s"),
        ("duration", None, "PT1.2.3S"),
        ("duration", None, 5),
        ("duration", "seconds", 1e300),
        ("duration", "milliseconds", 10**400),
        ("datetime", "milliseconds", 10**400),
        ("datetime", "milliseconds", -(10**400)),
        ("uuid", None, "x"),
        ("uuid", None, 5),
        ("decimal", None, "one"),
        ("decimal", None, "NaN"),
        ("decimal", None, True),
        ("bytes", None, "?"),
        ("bytes", "hex", "xy"),
        ("bytes", None, 5),
    ],
)
def test_what_does_not_fit_says_what_it_must_be(name: str, wire: Any, value: Any) -> None:
    with pytest.raises(FormatError, match=r"^must be "):
        read_scalar(value, scalar(name, wire))


@pytest.mark.parametrize(
    ("name", "wire", "value", "written"),
    [
        ("string", None, "x", "x"),
        ("integer", "string", 5, "5"),
        ("integer", None, 5, 5),
        ("number", "string", 1.5, "1.5"),
        ("boolean", DIGITS, True, "1"),
        ("boolean", "string", True, "true"),
        ("datetime", None, AT, "2017-02-10T20:18:26Z"),
        ("datetime", None, AT.replace(microsecond=5000), "2017-02-10T20:18:26.005Z"),
        ("datetime", None, AT.astimezone(timezone(timedelta(hours=2))), "2017-02-10T20:18:26Z"),
        ("datetime", STAMP, AT, "2017-02-10T20:18:26+0000"),
        ("datetime", "seconds", AT, 1486757906),
        ("datetime", "milliseconds", AT.replace(microsecond=5000), 1486757906005),
        ("date", None, date(2017, 2, 10), "2017-02-10"),
        ("date", "seconds", date(2017, 2, 10), 1486684800),
        ("time", None, time(20, 18), "20:18:00"),
        ("time", "seconds", time(1, 0, 1), 3601),
        ("duration", None, timedelta(seconds=90), "PT90S"),
        ("duration", "seconds", timedelta(seconds=1.5), 1.5),
        ("duration", "milliseconds", timedelta(seconds=1.5), 1500),
        ("uuid", None, uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ("uuid", "hex", uuid.UUID(int=1), "00000000000000000000000000000001"),
        ("decimal", None, Decimal("1.10"), "1.10"),
        ("decimal", "number", Decimal("1.5"), 1.5),
        ("bytes", None, b"bytes", "Ynl0ZXM="),
        ("bytes", "hex", b"by", "6279"),
    ],
)
def test_values_are_written(name: str, wire: Any, value: Any, written: Any) -> None:
    assert write_scalar(value, scalar(name, wire)) == written


@pytest.mark.parametrize(
    ("name", "wire", "written"),
    [
        ("datetime", None, "2017-02-10T20:18:26.500Z"),
        ("date", None, "2017-02-10"),
        ("time", None, "20:18:26.500000"),
        ("integer", None, 1486757906),
        ("integer", "string", "1486757906"),
        ("number", None, 1486757906.5),
        ("string", None, "2017-02-10T20:18:26.500Z"),
    ],
)
def test_a_moment_is_written_as_the_field_holds_it(name: str, wire: Any, written: Any) -> None:
    assert write_moment(1486757906.5, scalar(name, wire)) == written


@pytest.mark.parametrize(
    ("name", "wire", "text", "value"),
    [
        ("integer", None, "7", 7),
        ("integer", None, "-7", -7),
        ("integer", None, "x", "x"),
        ("integer", "string", "7", "7"),
        ("number", None, "1.5e3", 1500.0),
        ("number", None, "nan", "nan"),
        ("decimal", None, "1.10", "1.10"),
        ("boolean", None, "true", True),
        ("boolean", None, "False", False),
        ("boolean", None, "1", True),
        ("boolean", None, "maybe", "maybe"),
        ("boolean", DIGITS, "1", "1"),
        ("boolean", DIGITS, "True", True),
        ("boolean", DIGITS, "maybe", "maybe"),
        ("datetime", "seconds", "1486757906", 1486757906),
        ("datetime", "seconds", "1486757906.25", 1486757906.25),
        ("time", "milliseconds", "1.5", 1.5),
        ("datetime", "seconds", "soon", "soon"),
        ("datetime", None, "2017-02-10", "2017-02-10"),
        ("duration", "milliseconds", "1500", 1500),
        ("duration", "seconds", "1.5", 1.5),
        ("duration", "seconds", "PT1.5S", "PT1.5S"),
        ("duration", None, "15", "15"),
        ("json", None, '{"a": 1}', '{"a": 1}'),
        ("string", None, "7", "7"),
    ],
)
def test_texts_become_the_json_value_that_they_stand_for(name: str, wire: Any, text: str, value: Any) -> None:
    assert from_text(text, scalar(name, wire)) == value
