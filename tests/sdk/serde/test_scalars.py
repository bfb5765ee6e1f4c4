from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._codec import decode_json, encode_json
from specloom._serde.scalars import SCALARS, plain

UUID_TEXT = "12345678-1234-5678-1234-567812345678"


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        (str, "x", "x"),
        (int, 10**24, 10**24),
        (float, 1.5, 1.5),
        (float, 5, 5.0),
        (float, Decimal("1.5"), 1.5),
        (bool, True, True),
        (datetime, "2017-02-10T20:18:26+0000", datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)),
        (date, "2017-02-10", date(2017, 2, 10)),
        (time, "20:18", time(20, 18)),
        (timedelta, "PT1M", timedelta(minutes=1)),
        (UUID, UUID_TEXT, UUID(UUID_TEXT)),
        (UUID, UUID_TEXT.replace("-", "").upper(), UUID(UUID_TEXT)),
        (Decimal, "1.10", Decimal("1.10")),
        (Decimal, 5, Decimal(5)),
        (Decimal, 1.1, Decimal("1.1")),
        (Decimal, Decimal("1.10"), Decimal("1.10")),
        (bytes, "aGk=", b"hi"),
        (bytes, "aGk", b"hi"),
        (bytes, "aG\r\nk=\n", b"hi"),
        (bytes, "-_8=", b"\xfb\xff"),
        (bytes, "+/8=", b"\xfb\xff"),
        (bytes, "", b""),
    ],
)
def test_values_are_read_as_their_kind(kind: type, value: Any, read: Any):
    got = SCALARS[kind].read(value)

    assert (got, type(got)) == (read, type(read))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *[(str, value) for value in (5, None, True, ["x"], {})],
        *[(int, value) for value in ("5", True, 1.0, None, [])],
        *[(float, value) for value in ("5", True, None, 10**400, Decimal("1e400"), Decimal("NaN"))],
        *[(bool, value) for value in (0, 1, "true", None)],
        *[(UUID, value) for value in ("x", 5, None)],
        *[(Decimal, value) for value in ("x", "", True, None, [])],
        *[(bytes, value) for value in ("a", "a=b=", "é", "a*b=", 5, None)],
        *[(kind, value) for kind in (datetime, date, time, timedelta) for value in (5, None, True, "x", [])],
    ],
)
def test_values_of_another_kind_are_refused(kind: type, value: Any):
    with pytest.raises((ValueError, TypeError, ArithmeticError, AttributeError)):
        SCALARS[kind].read(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("1E+100"), "1E+100"),
        (Decimal(0), "0"),
        (b"hi", "aGk="),
        (UUID(UUID_TEXT), UUID_TEXT),
        (date(2017, 2, 10), "2017-02-10"),
        (time(20, 18, tzinfo=UTC), "20:18:00Z"),
    ],
)
def test_values_are_written_in_one_form(value: Any, written: str):
    assert SCALARS[type(value)].write(value) == written


@pytest.mark.parametrize(
    "value", [float("nan"), float("-inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")]
)
def test_numbers_that_json_cannot_hold_are_refused(value: Any):
    with pytest.raises(ValueError, match="has no place in JSON"):
        SCALARS[type(value)].write(value)


def test_a_subclass_of_float_is_written_as_a_float():
    class Ratio(float):
        pass

    assert type(SCALARS[float].write(Ratio(1.5))) is float


VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    datetime: st.datetimes(timezones=st.none() | st.just(UTC)),
    date: st.dates(),
    time: st.times(),
    timedelta: st.timedeltas(),
    UUID: st.uuids(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    bytes: st.binary(),
}


def test_every_scalar_has_a_strategy():
    assert VALUES.keys() == SCALARS.keys()


@given(st.data())
@pytest.mark.parametrize("kind", SCALARS, ids=lambda kind: kind.__name__)
def test_every_value_is_read_as_it_was_written(kind: type, data: st.DataObject):
    value = data.draw(VALUES[kind])

    read = SCALARS[kind].read(decode_json(encode_json(SCALARS[kind].write(value))))

    assert (read, type(read)) == (value, type(value))


@given(st.data())
@pytest.mark.parametrize("kind", SCALARS, ids=lambda kind: kind.__name__)
def test_any_json_is_a_value_or_an_error_of_the_expected_kinds(kind: type, data: st.DataObject):
    value = data.draw(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just([]) | st.just({})
    )
    try:
        read = SCALARS[kind].read(value)
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        return

    assert isinstance(read, kind)


def test_decimals_become_floats_where_any_value_is_allowed():
    exact = {"a": [Decimal("1.5"), {"b": Decimal("0.1")}], "c": 1, "d": None, "e": "1.5"}

    assert plain(exact) == {"a": [1.5, {"b": 0.1}], "c": 1, "d": None, "e": "1.5"}
