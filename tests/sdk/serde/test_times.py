from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._serde.times import (
    read_date,
    read_datetime,
    read_duration,
    read_time,
    write_datetime,
    write_duration,
    write_time,
)

EAST = timezone(timedelta(hours=2))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2017-02-10T20:18:26Z", utc(2017, 2, 10, 20, 18, 26)),
        ("2017-02-10T20:18:26+0000", utc(2017, 2, 10, 20, 18, 26)),
        ("2017-02-10T20:18:26+00:00", utc(2017, 2, 10, 20, 18, 26)),
        ("2017-02-10T20:18:26-00:00", utc(2017, 2, 10, 20, 18, 26)),
        ("2017-02-10T20:18:26+02", datetime(2017, 2, 10, 20, 18, 26, tzinfo=EAST)),
        ("2017-02-10T20:18:26.5+02:00", datetime(2017, 2, 10, 20, 18, 26, 500_000, tzinfo=EAST)),
        ("2017-02-10T20:18:26", datetime(2017, 2, 10, 20, 18, 26)),  # noqa: DTZ001
        ("2017-02-10 20:18:26 +00:00", utc(2017, 2, 10, 20, 18, 26)),
        ("2017-02-10t20:18:26z", utc(2017, 2, 10, 20, 18, 26)),
        ("2017-02-10T20:18Z", utc(2017, 2, 10, 20, 18)),
        ("20170210T201826Z", utc(2017, 2, 10, 20, 18, 26)),
        ("2017-02-10T20:18:26,5Z", utc(2017, 2, 10, 20, 18, 26, 500_000)),
        ("2017-02-10T20:18:26.123456Z", utc(2017, 2, 10, 20, 18, 26, 123_456)),
        ("2017-02-10T20:18:26.123456+00:00", utc(2017, 2, 10, 20, 18, 26, 123_456)),
        ("2017-02-10T20:18:26.1234564Z", utc(2017, 2, 10, 20, 18, 26, 123_456)),
        ("2017-02-10T20:18:26.1234565Z", utc(2017, 2, 10, 20, 18, 26, 123_457)),
        ("2017-02-10T20:18:26.1234565", datetime(2017, 2, 10, 20, 18, 26, 123_457)),  # noqa: DTZ001
        ("2017-02-10T20:18:26.999999999Z", utc(2017, 2, 10, 20, 18, 27)),
        ("2017-02-10T20:18:26." + "3" * 500 + "Z", utc(2017, 2, 10, 20, 18, 26, 333_333)),
        ("2016-12-31T23:59:60Z", utc(2017, 1, 1)),
        ("2017-02-10T24:00:00Z", utc(2017, 2, 11)),
        ("2017-02-10", datetime(2017, 2, 10)),  # noqa: DTZ001
        ("2017-W05-5", datetime(2017, 2, 3)),  # noqa: DTZ001
    ],
)
def test_moments_are_read_in_every_usual_form(text: str, moment: datetime):
    read = read_datetime(text)

    assert (read, read.utcoffset()) == (moment, moment.utcoffset())


@pytest.mark.parametrize(
    ("read", "text"),
    [
        *[
            (read_datetime, text)
            for text in (
                "", "soon", "2017-02-30T00:00:00Z", "2017-02-10T24:00:01Z", "2017-02-10T20:18:61Z",
                "2017-02-10T20:18:26+24:00", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z",
                "2017-02-10T20:18:26.1234567+99:99", 5, None, True, ["2017-02-10"] * 30, {}, 1.5,
            )
        ],
        *[(read_date, text) for text in ("", "2017-02-30", "2017-02-10T00:00:01", "x", 5, None, [])],
        *[(read_time, text) for text in ("", "25:00", "24:00:00", "x", 5, None, [])],
        *[
            (read_duration, text)
            for text in (
                "", "P", "PT", "P1DT", "1D", "P1Y", "P1M", "P0.5Y", "P1DT-3S", "P" + "9" * 18 + "D",
                "P" + "9" * 4400 + "D", "1:2", "01:60:00", 5, None, [],
            )
        ],
    ],
)  # fmt: skip
def test_what_is_no_time_is_an_error(read: Callable[[Any], object], text: object):
    with pytest.raises((ValueError, TypeError, OverflowError, AttributeError)):
        read(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-02-10", date(2017, 2, 10)),
        ("20170210", date(2017, 2, 10)),
        ("2017-02-10T00:00:00", date(2017, 2, 10)),
        ("2017-02-10T00:00:00Z", date(2017, 2, 10)),
    ],
)
def test_days_are_read_also_as_their_midnight(text: str, day: date):
    assert (read_date(text), type(read_date(text))) == (day, date)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("20:18", time(20, 18)),
        ("20:18:26.5", time(20, 18, 26, 500_000)),
        ("20:18:26.1234565", time(20, 18, 26, 123_457)),
        ("20:18:26Z", time(20, 18, 26, tzinfo=UTC)),
        ("T20:18:26+02:00", time(20, 18, 26, tzinfo=EAST)),
    ],
)
def test_times_of_day_are_read_with_and_without_an_offset(text: str, clock: time):
    assert (read_time(text), read_time(text).tzinfo) == (clock, clock.tzinfo)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("P1D", timedelta(days=1)),
        ("P2W", timedelta(weeks=2)),
        ("PT1H30M", timedelta(minutes=90)),
        ("PT36H", timedelta(hours=36)),
        ("P1DT2H3M4.5S", timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=500)),
        ("PT1.5H", timedelta(minutes=90)),
        ("PT0,5S", timedelta(milliseconds=500)),
        ("PT0.1234565S", timedelta(microseconds=123_457)),
        ("-PT5S", timedelta(seconds=-5)),
        ("+pt5s", timedelta(seconds=5)),
        ("P0Y0M1D", timedelta(days=1)),
        ("PT0S", timedelta()),
        ("1 02:03:04.5", timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=500)),
        ("1.02:03:04", timedelta(days=1, hours=2, minutes=3, seconds=4)),
        ("-00:00:01", timedelta(seconds=-1)),
    ],
)
def test_durations_are_read_as_iso_8601_or_as_a_clock(text: str, span: timedelta):
    assert read_duration(text) == span


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (utc(2017, 2, 10, 20, 18, 26), "2017-02-10T20:18:26Z"),
        (datetime(2017, 2, 10, 20, 18, 26, 5, tzinfo=EAST), "2017-02-10T20:18:26.000005+02:00"),
        (datetime(2017, 2, 10), "2017-02-10T00:00:00"),  # noqa: DTZ001
    ],
)
def test_a_moment_is_written_in_one_form(moment: datetime, text: str):
    assert write_datetime(moment) == text


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(), "PT0S"),
        (timedelta(days=1), "P1D"),
        (timedelta(days=1, seconds=1), "P1DT1S"),
        (timedelta(hours=36, minutes=5), "P1DT12H5M"),
        (timedelta(microseconds=1500), "PT0.0015S"),
        (timedelta(seconds=-90), "-PT1M30S"),
    ],
)
def test_a_duration_is_written_in_one_form(span: timedelta, text: str):
    assert write_duration(span) == text


OFFSETS = st.none() | st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=OFFSETS))
def test_every_moment_is_read_as_it_was_written(moment: datetime):
    read = read_datetime(write_datetime(moment))

    assert (read, read.utcoffset()) == (moment, moment.utcoffset())


@given(st.times(timezones=OFFSETS))
def test_every_time_of_day_is_read_as_it_was_written(clock: time):
    read = read_time(write_time(clock))

    assert (read, read.utcoffset()) == (clock, clock.utcoffset())


@given(st.timedeltas())
def test_every_duration_is_read_as_it_was_written(span: timedelta):
    assert read_duration(write_duration(span)) == span


@given(st.text(alphabet="0123456789-:.,TtZz+PWDHMS ", max_size=40))
def test_any_text_is_a_time_or_a_value_error(text: str):
    for read in (read_datetime, read_date, read_time, read_duration):
        try:
            read(text)
        except (ValueError, OverflowError):
            continue
