from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._codec import decode_json, encode_json
from specloom._serde.formats import formatted, number_of_decimal
from specloom._serde.model import Wire

UUID_TEXT = "12345678-1234-5678-1234-567812345678"
MOMENT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)
BOTH = {True: "1", False: "0"}


@pytest.mark.parametrize(
    ("kind", "format", "value", "written"),
    [
        (int, "string", 404, "404"),
        (int, "string", -(10**20), "-" + "1" + "0" * 20),
        (float, "string", 1.5, "1.5"),
        (float, "string", 1e22, "1e+22"),
        (bool, "string", True, "true"),
        (bool, "string", False, "false"),
        (bool, "number", True, 1),
        (bool, BOTH, True, "1"),
        (bool, BOTH, False, "0"),
        (Decimal, "string", Decimal("1.10"), "1.10"),
        (Decimal, "number", Decimal("1.10"), 1.1),
        (Decimal, "number", Decimal(5), 5),
        (datetime, "seconds", MOMENT, 1486757906),
        (datetime, "seconds", MOMENT + timedelta(milliseconds=500), 1486757906.5),
        (datetime, "number", MOMENT, 1486757906),
        (datetime, "milliseconds", MOMENT, 1486757906000),
        (datetime, "milliseconds", MOMENT + timedelta(microseconds=1500), 1486757906001.5),
        (datetime, "%d.%m.%Y %H:%M:%S%z", MOMENT, "10.02.2017 20:18:26+0000"),
        (datetime, "%Y-%m-%d %H:%M:%S%z", MOMENT, "2017-02-10 20:18:26+0000"),
        (date, "%Y-%m-%d", date(2017, 2, 10), "2017-02-10"),
        (date, "%d.%m.%Y", date(2017, 2, 10), "10.02.2017"),
        (date, "seconds", date(1970, 1, 2), 86400),
        (time, "%H.%M", time(20, 18), "20.18"),
        (time, "milliseconds", time(0, 1), 60000),
        (timedelta, "seconds", timedelta(minutes=1), 60),
        (timedelta, "seconds", timedelta(milliseconds=-1500), -1.5),
        (timedelta, "milliseconds", timedelta(minutes=1), 60000),
        (timedelta, "number", timedelta(minutes=1), 60),
        (timedelta, "string", timedelta(minutes=1), "PT1M"),
        (bytes, "hex", b"\x00\xff", "00ff"),
        (int, "hex", 255, "ff"),
        (int, "hex", -255, "-ff"),
        (int, "number", 5, 5),
        (UUID, "hex", UUID(UUID_TEXT), UUID_TEXT.replace("-", "")),
        (str, "string", "x", "x"),
    ],
)
def test_values_travel_in_their_format_both_ways(kind: type, format: Any, value: Any, written: Any):
    scalar = formatted(kind, Wire(format))

    assert (scalar.write(value), type(scalar.write(value))) == (written, type(written))
    assert (scalar.read(written), type(scalar.read(written))) == (value, kind)


@pytest.mark.parametrize(
    ("kind", "format", "came", "value"),
    [
        (int, "string", 404, 404),
        (float, "string", 1.5, 1.5),
        (float, "string", "1e3", 1000.0),
        (bool, "string", True, True),
        (bool, "string", "TRUE", True),
        (bool, "number", False, False),
        (bool, BOTH, True, True),
        (Decimal, "number", "1.10", Decimal("1.10")),
        (datetime, "seconds", "2017-02-10T20:18:26Z", MOMENT),
        (datetime, "seconds", "1486757906", MOMENT),
        (datetime, "seconds", 1486757906.123456, MOMENT + timedelta(microseconds=123456)),
        (datetime, "seconds", Decimal("1486757906.123456"), MOMENT + timedelta(microseconds=123456)),
        (datetime, "seconds", -1, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (datetime, "%d.%m.%Y", "2017-02-10T20:18:26Z", MOMENT),
        (datetime, "%Y-%m-%d %H:%M %Z", "2017-02-10 20:18 UTC", datetime(2017, 2, 10, 20, 18)),  # noqa: DTZ001
        (date, "%d.%m.%Y", "2017-02-10", date(2017, 2, 10)),
        (timedelta, "seconds", "PT1M", timedelta(minutes=1)),
        (timedelta, "seconds", "60", timedelta(minutes=1)),
        (bytes, "hex", "aGk=", b"hi"),
        (int, "hex", 255, 255),
        (int, "hex", "0xff", 255),
    ],
)
def test_the_usual_form_and_its_kin_are_read_as_well(kind: type, format: Any, came: Any, value: Any):
    assert formatted(kind, Wire(format)).read(came) == value


@pytest.mark.parametrize(
    ("kind", "format", "value"),
    [
        *[(int, "string", value) for value in ("4 0", "1_000", "", "x", 1.5, True, None, "9" * 5000)],
        *[
            (float, "string", value)
            for value in ("nan", "inf", "1e999", "0x1", " 1", "", None, True, "9" * 500)
        ],
        *[(bool, "string", value) for value in ("yes", 1, None)],
        *[(bool, "number", value) for value in (2, 1.0, "1", None)],
        *[(bool, BOTH, value) for value in ("2", 1, None, [])],
        *[
            (datetime, "seconds", value)
            for value in ("x", None, True, [], 1e300, 10**400, float("inf"), "9" * 18)
        ],
        *[(time, "seconds", value) for value in (86400, -1, "x")],
        *[(datetime, "%Y", value) for value in ("x", 2017, None)],
        *[(bytes, "hex", value) for value in ("0*", 5, None)],
        *[(int, "hex", value) for value in ("g", True, None)],
    ],
    ids=lambda value: repr(value)[:24],
)
def test_what_is_of_neither_form_is_refused(kind: type, format: Any, value: Any):
    with pytest.raises((ValueError, TypeError, ArithmeticError, AttributeError)):
        formatted(kind, Wire(format)).read(value)


def test_a_naive_moment_counts_as_utc():
    naive = MOMENT.replace(tzinfo=None)
    east = MOMENT.astimezone(timezone(timedelta(hours=5)))

    assert [formatted(datetime, Wire("seconds")).write(one) for one in (naive, east)] == [1486757906] * 2


@pytest.mark.parametrize(
    ("kind", "format"),
    [
        (str, "hex"),
        (int, "seconds"),
        (int, "%Y"),
        (int, BOTH),
        (bool, "hex"),
        (bytes, "nonsense"),
        (timedelta, "%H"),
    ],
)
def test_a_format_that_makes_no_sense_is_an_error(kind: type, format: Any):
    with pytest.raises(TypeError, match=f"is no format of {kind.__name__}"):
        formatted(kind, Wire(format))


def test_the_expected_form_names_both():
    assert [
        formatted(int, Wire("string")).expected,
        formatted(bool, Wire(BOTH)).expected,
        formatted(datetime, Wire("%d.%m.%Y")).expected,
    ] == [
        "an integer or a text of digits",
        "true or false or '1' or '0'",
        "a date and time (ISO 8601) or a text like %d.%m.%Y",
    ]


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_as_number_keeps_every_digit(value: Decimal):
    data = encode_json([number_of_decimal(value)])

    assert Decimal(data.decode().strip("[]")) == value
    if abs(value) < Decimal("1e300"):
        assert isinstance(decode_json(data)[0], int | float)


@given(
    st.datetimes(timezones=st.just(UTC), min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 30)),  # noqa: DTZ001
    st.sampled_from(["seconds", "milliseconds", "number"]),
)
def test_moments_as_numbers_keep_their_microseconds(moment: datetime, format: str):
    scalar = formatted(datetime, Wire(format))

    # Floats hold microseconds of seconds for some centuries around 1970 only.
    assert abs(scalar.read(scalar.write(moment)) - moment) <= timedelta(microseconds=50)
    assert scalar.read(scalar.write(moment.replace(microsecond=0))) == moment.replace(microsecond=0)
