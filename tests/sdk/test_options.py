"""The options of a connection and of a call: what is read, and what is refused."""

from __future__ import annotations

import pytest

from specloom._options import NO_TIMEOUT, Limits, Timeout, as_timeout, check_options, expected_statuses


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"total": 0}, "timeout.total must be a number of seconds above 0, or None for no limit; got 0"),
        ({"read": -1.0}, "timeout.read must be"),
        ({"pool": "5"}, "timeout.pool must be"),
        ({"connect": float("nan")}, "timeout.connect must be"),
        ({"min_rate": -1}, "timeout.min_rate must be bytes per second, 0 or above; got -1"),
    ],
)
def test_timeouts_that_mean_nothing_are_refused(given: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Timeout(**given)  # type: ignore[arg-type]


def test_a_number_is_the_total_and_none_is_no_limit_at_all() -> None:
    base = Timeout(read=3)

    assert as_timeout(7, base) == Timeout(total=7.0, read=3)
    assert as_timeout(None, base) == NO_TIMEOUT
    assert as_timeout(base) is base


@pytest.mark.parametrize("value", [True, "5"])
def test_what_is_no_timeout_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="timeout must be a Timeout, a number of seconds or None"):
        as_timeout(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["connections", "body", "depth", "header_size", "headers"])
@pytest.mark.parametrize("value", [0, -1, True, 1.5])
def test_limits_are_whole_numbers_of_at_least_one(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"limits.{name} must be a whole number of at least 1"):
        Limits(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "read"),
    [(None, None), (404, {404}), ([200, 404], {200, 404}), ("any", "any"), ((), set())],
)
def test_expected_statuses_are_one_several_or_any(value: object, read: object) -> None:
    assert expected_statuses(value) == read  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [99, 600, True, [200, "404"]])
def test_what_is_no_status_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="expected_status takes statuses from 100 to 599"):
        expected_statuses(value)  # type: ignore[arg-type]


def test_an_unknown_option_is_a_type_error_with_the_one_that_was_meant() -> None:
    with pytest.raises(TypeError, match=r"'timeuot'; did you mean 'timeout'\? it takes expected"):
        check_options({"timeuot": 3})
    with pytest.raises(
        TypeError, match="the call has no argument 'colour'; it takes expected_status, headers"
    ):
        check_options({"colour": 3})
