from __future__ import annotations

import json
import pickle
import re
from datetime import UTC, datetime
from email.utils import formatdate
from math import inf, isfinite, nan
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from specloom._retry import (
    BudgetState,
    Cooldown,
    CooldownState,
    RetryBudget,
    RetryPolicy,
    is_passing,
    parse_retry_after,
)
from specloom.errors import (
    CertificateError,
    ConnectError,
    ConnectionLost,
    ConnectTimeout,
    DeadlineExceeded,
    PoolTimeout,
    ProtocolError,
    ProxyError,
    ReadTimeout,
    ResponseTruncated,
    TransportError,
    UnknownOutcomeError,
)

# Sun, 06 Nov 1994 08:49:37 GMT, the date of RFC 9110
NOW = 784_111_777.0
ORIGIN = "https://api.example:443"


# --- Retry-After -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 120\t", 120.0),
        ("0", 0.0),
        ("000", 0.0),
        ("1.5", 1.5),
        ("3600", 3600.0),
        ("9" * 40, 1e9),
        ("9" * 5000, 1e9),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0),
        ("Sun, 06 Nov 1994 08:50:37 GMT", 60.0),
        ("Sun, 6 Nov 1994 08:50:37 GMT", 60.0),
        ("Sun, 06 Nov 1994 08:50:37 UTC", 60.0),
        ("Sun, 06 Nov 1994 08:50:37 +0000", 60.0),
        ("Sunday, 06-Nov-94 08:50:37 GMT", 60.0),
        ("Sun Nov  6 08:50:37 1994", 60.0),
        ("Sun, 06 Nov 1994 08:49:60 GMT", 22.0),  # a leap second
        ("Sun, 06 Nov 1994 08:49:36 GMT", 0.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Mon, 01 Jan 0001 00:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 1e9),
        # RFC 850: more than 50 years ahead is in the past.
        ("Saturday, 06-Nov-45 08:49:37 GMT", 0.0),
        ("Saturday, 06-Nov-43 08:49:37 GMT", 1e9),
    ],
)
def test_both_forms_are_read_as_seconds_from_now(value: str, seconds: float) -> None:
    assert parse_retry_after(value, now=NOW) == seconds


def test_a_short_year_of_the_next_century_is_ahead() -> None:
    assert parse_retry_after("Monday, 01-Jan-01 00:00:00 GMT", now=978_307_199.0) == 1.0


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.mark.parametrize(("number", "month"), [*enumerate(MONTHS, 1)])
def test_every_month_is_read(number: int, month: str) -> None:
    end = datetime(1995, number, 1, tzinfo=UTC).timestamp() - NOW

    assert parse_retry_after(f"Sun, 01 {month} 1995 00:00:00 GMT", now=NOW) == max(0.0, end)


@pytest.mark.parametrize(("now", "seconds"), [("1994-12-31T23:59:59Z", 0.0), ("1995-01-01T00:00:00Z", 1e9)])
def test_a_short_year_is_ahead_by_fifty_years_at_most(now: str, seconds: float) -> None:
    moment = datetime.fromisoformat(now).timestamp()

    assert parse_retry_after("Sunday, 01-Jan-45 00:00:00 GMT", now=moment) == seconds


@pytest.mark.parametrize(
    "value",
    [
        "", " ", "soon", "inf", "Infinity", "nan", "1e9", "-3", "+3", "--3", "0x10", "1_000", "1,000", "1.", ".5",
        "١٢٠", "120 s", "120, 60", "120;x", "2025-01-01T00:00:00Z", "Sun, 31 Feb 2025 00:00:00 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 0000 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 08:49:37 +0100", "Sun, 06 Nov 10000 08:49:37 GMT",
        "Sun, 06 nov 1994 08:49:37 GMT", "Sun Nov 6 1994", "\x00", "120\x00", "é",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_left_to_the_policy(value: str) -> None:
    assert parse_retry_after(value, now=NOW) is None


@given(
    st.text() | st.text("0123456789.eE+-infa, :GMTSunNov") | st.floats().map(repr) | st.integers().map(str),
    st.floats(min_value=0, max_value=4e9),
)
@example("Sun, 06 Nov 1994 08:49:37 GMT", 0.0)
def test_retry_after_never_crashes_and_never_waits_for_ever(value: str, now: float) -> None:
    seconds = parse_retry_after(value, now=now)

    assert seconds is None or (isfinite(seconds) and 0.0 <= seconds <= 1e9)


@given(st.integers(0, 4_000_000_000), st.integers(-100_000, 1_000_000))
def test_a_date_is_read_back_to_the_second(now: int, delta: int) -> None:
    when = max(0, now + delta)

    assert parse_retry_after(formatdate(when, usegmt=True), now=float(now)) == max(0, when - now)


# --- which failures pass ---------------------------------------------------------------------

LOST = ConnectionLost("lost", phase="wait", maybe_processed=True)


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (ConnectError("refused", phase="connect"), True),
        (ConnectTimeout("slow", phase="connect"), True),
        (LOST, True),
        (ReadTimeout("silent", phase="wait"), True),
        (ResponseTruncated("cut"), True),
        (ProtocolError("junk", phase="wait"), False),
        (CertificateError("expired", phase="connect"), False),
        (DeadlineExceeded("late", phase="wait"), False),
        (PoolTimeout("full", phase="pool"), False),
        (UnknownOutcomeError("done or not", error=LOST), False),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, TransportError) else str(one),
)
def test_a_failure_passes_or_not(error: TransportError, passes: bool) -> None:
    assert is_passing(error) is passes


@pytest.mark.parametrize(
    ("status", "passes"),
    [
        (200, False), (302, False), (403, False), (407, False), (408, True), (409, False), (428, False), (429, True),
        (430, False), (499, False), (500, True), (502, True), (599, True),
    ],
)  # fmt: skip
def test_what_a_proxy_answers_passes_where_it_says_so(status: int, passes: bool) -> None:
    assert is_passing(ProxyError("no", status_code=status)) is passes


# --- the policy ------------------------------------------------------------------------------


def test_the_defaults_are_those_of_the_design() -> None:
    policy = RetryPolicy()

    assert policy == RetryPolicy(
        max_attempts=3,
        initial=0.5,
        initial_throttled=1.0,
        multiplier=2.0,
        maximum=20.0,
        retry_after_max=60.0,
        statuses={408, 429, 502, 503, 504},
        idempotent_statuses={500},
        unsafe=False,
        stop_after=None,
        budget=RetryBudget(capacity=500, cost=14, cost_throttled=5, refund=1),
        cooldown="origin",
    )
    assert pickle.loads(pickle.dumps(policy)) == policy
    assert hash(policy) == hash(evolve(policy))


def test_the_ends_of_each_range_are_in_it() -> None:
    policy = RetryPolicy(
        max_attempts=1,
        initial=0,
        multiplier=1,
        maximum=0,
        stop_after=0,
        statuses={100, 599},
        budget=RetryBudget(capacity=1, cost=0, cost_throttled=0, refund=0),
        cooldown=None,
    )

    assert (policy.statuses, policy.pause(1, throttled=True, jitter=0.9)) == ({100, 599}, 0.0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_attempts": 0}, "retry.max_attempts must be at least 1, got 0"),
        ({"max_attempts": -1}, "retry.max_attempts must be at least 1, got -1"),
        ({"initial": -0.1}, "retry.initial must be at least 0, got -0.1"),
        ({"initial": nan}, "retry.initial must be at least 0, got nan"),
        ({"initial_throttled": inf}, "retry.initial_throttled must be at least 0, got inf"),
        ({"multiplier": 0.5}, "retry.multiplier must be at least 1, got 0.5"),
        ({"maximum": -1}, "retry.maximum must be at least 0, got -1"),
        ({"maximum": inf}, "retry.maximum must be at least 0, got inf"),
        ({"retry_after_max": nan}, "retry.retry_after_max must be at least 0, got nan"),
        ({"stop_after": -1.0}, "retry.stop_after must be at least 0, got -1.0"),
        ({"statuses": {99}}, "retry.statuses holds statuses from 100 to 599, got 99"),
        ({"statuses": [600]}, "retry.statuses holds statuses from 100 to 599, got 600"),
        ({"statuses": "503"}, "retry.statuses holds statuses from 100 to 599, got '"),
        ({"idempotent_statuses": {True}}, "retry.idempotent_statuses holds statuses from 100 to 599, got True"),
        ({"minimum": -1}, "retry.minimum must be at least 0, got -1"),
        ({"jitter": 1.5}, "retry.jitter must be at most 1, got 1.5"),
        ({"jitter": -0.5}, "retry.jitter must be at least 0, got -0.5"),
        ({"max_unanswered": 0}, "retry.max_unanswered must be at least 1, got 0"),
        ({"cooldown": "host"}, "retry.cooldown must be 'origin' or None, got 'host'"),
    ],
)  # fmt: skip
def test_a_policy_that_makes_no_sense_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        RetryPolicy(**options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_attempts": 2.5}, "retry.max_attempts must be a whole number, got 2.5"),
        ({"max_attempts": True}, "retry.max_attempts must be a whole number, got True"),
        ({"initial": "1"}, "retry.initial must be a number, got '1'"),
        ({"initial": None}, "retry.initial must be a number, got None"),
        ({"stop_after": False}, "retry.stop_after must be a number, got False"),
    ],
)
def test_a_policy_of_the_wrong_type_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        RetryPolicy(**options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"capacity": 0}, "retry.budget.capacity must be at least 1, got 0"),
        ({"cost": -1}, "retry.budget.cost must be at least 0, got -1"),
        ({"cost_throttled": -1}, "retry.budget.cost_throttled must be at least 0, got -1"),
        ({"refund": -1}, "retry.budget.refund must be at least 0, got -1"),
    ],
)
def test_a_budget_that_makes_no_sense_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        RetryBudget(**options)


@pytest.mark.parametrize(
    ("status", "repeatable", "extra", "repeats"),
    [
        *((status, True, (), True) for status in (408, 429, 500, 502, 503, 504)),
        *((status, True, (), False) for status in (200, 301, 400, 401, 403, 404, 409, 422, 501, 505)),
        *((status, False, (), status == 429) for status in (408, 409, 429, 500, 502, 503, 504)),
        (409, True, (409,), True),
        (409, False, (409,), False),
        (429, False, (409,), True),
    ],
)
def test_a_status_is_repeated_as_the_table_says(
    status: int, repeatable: bool, extra: tuple[int, ...], repeats: bool
) -> None:
    assert RetryPolicy().repeats(status, repeatable=repeatable, extra=extra) is repeats


def test_a_429_can_be_taken_from_the_policy_and_put_back_by_a_spec() -> None:
    policy = RetryPolicy(statuses={503})

    assert [policy.repeats(429, repeatable=True, extra=extra) for extra in ((), (429,))] == [False, True]


def test_a_pause_starts_from_the_first_number_of_seconds() -> None:
    assert RetryPolicy(initial=3.0, multiplier=3.0).pause(2, throttled=False, jitter=0.5) == 4.5


@pytest.mark.parametrize(
    ("throttled", "ceilings"),
    [(False, [0.5, 1, 2, 4, 8, 16, 20, 20]), (True, [1, 2, 4, 8, 16, 20, 20, 20])],
)
def test_pauses_double_up_to_the_maximum(throttled: bool, ceilings: list[float]) -> None:
    policy = RetryPolicy()

    assert [policy.pause(retry, throttled=throttled, jitter=1.0) for retry in range(1, 9)] == ceilings


@pytest.mark.parametrize(("jitter", "pause"), [(0.0, 0.0), (0.25, 0.125), (0.5, 0.25)])
def test_jitter_is_full_from_the_first_retry(jitter: float, pause: float) -> None:
    assert RetryPolicy().pause(1, throttled=False, jitter=jitter) == pause


def test_a_pause_that_grows_beyond_all_numbers_is_the_maximum() -> None:
    assert RetryPolicy(multiplier=1e300).pause(9, throttled=False, jitter=1.0) == 20.0


def test_a_lot_is_not_rounded() -> None:
    assert RetryPolicy(initial=1.0).pause(1, throttled=False, jitter=0.3) == 0.3


@given(st.integers(1, 10**9), st.booleans(), st.floats(0, 1, exclude_max=True), st.floats(1, 1e300))
def test_no_pause_is_longer_than_the_maximum(
    retry: int, throttled: bool, jitter: float, multiplier: float
) -> None:
    pause = RetryPolicy(multiplier=multiplier).pause(retry, throttled=throttled, jitter=jitter)

    assert 0.0 <= pause <= 20.0


@pytest.mark.parametrize(
    ("jitter", "pauses"), [(0.0, [1, 2, 4, 8]), (0.5, [0.625, 1.25, 2.5, 5]), (1.0, [0.25, 0.5, 1, 2])]
)
def test_less_of_a_pause_may_be_drawn_by_lot(jitter: float, pauses: list[float]) -> None:
    policy = RetryPolicy(initial=1.0, jitter=jitter)

    assert [policy.pause(retry, throttled=False, jitter=0.25) for retry in range(1, 5)] == pauses


def test_no_pause_is_shorter_than_the_minimum() -> None:
    policy = RetryPolicy(minimum=1.5, jitter=0.0)

    assert [policy.pause(retry, throttled=False, jitter=0.0) for retry in range(1, 5)] == [1.5, 1.5, 2.0, 4.0]


def test_no_first_pause_means_no_pause_at_all() -> None:
    policy = RetryPolicy(initial=0.0, multiplier=10.0)

    assert [policy.pause(retry, throttled=False, jitter=0.9) for retry in (1, 2, 400)] == [0.0, 0.0, 0.0]


# --- budget ----------------------------------------------------------------------------------


def test_retries_are_paid_for_until_too_little_is_left() -> None:
    state = BudgetState(RetryBudget(capacity=30))

    taken = [state.take(False), state.take(True), state.take(False), state.take(True), state.take(True)]

    assert (taken, state.left) == ([True, True, False, True, True], 1)


def test_the_last_tokens_pay_for_a_retry() -> None:
    state = BudgetState(RetryBudget(capacity=14))

    assert (state.take(False), state.left) == (True, 0)


def test_the_default_budget_pays_for_35_retries() -> None:
    state = BudgetState(RetryBudget())

    assert sum(state.take(False) for _ in range(100)) == 35


def test_successes_refill_the_budget_and_never_overfill_it() -> None:
    state = BudgetState(RetryBudget(capacity=20))
    seen = [state.left]
    for step in (
        lambda: state.take(False),
        state.succeed,
        lambda: state.give_back(14),
        state.succeed,
        lambda: state.give_back(14),
    ):
        step()
        seen.append(state.left)

    assert seen == [20, 6, 7, 20, 20, 20]


def test_without_a_budget_every_retry_is_paid() -> None:
    state = BudgetState(None)
    state.succeed()
    state.give_back(5)

    assert all(state.take(False) for _ in range(1000))


def test_a_budget_shows_what_is_left() -> None:
    assert repr(BudgetState(RetryBudget())).startswith("BudgetState(500 left of RetryBudget(")
    assert repr(BudgetState(None)) == "BudgetState(0 left of None)"


@given(st.lists(st.sampled_from(["take", "throttled", "succeed", "give"])))
def test_a_budget_is_never_overdrawn_nor_overfull(steps: list[str]) -> None:
    policy = RetryBudget(capacity=40)
    state = BudgetState(policy)
    table = {
        "take": lambda: state.take(False),
        "throttled": lambda: state.take(True),
        "succeed": state.succeed,
        "give": lambda: state.give_back(policy.cost),
    }
    for step in steps:
        table[step]()
        assert 0 <= state.left <= 40


# --- cool-down -------------------------------------------------------------------------------


def test_an_origin_that_asked_for_a_pause_gets_it_alone() -> None:
    state = CooldownState()
    state.cool(ORIGIN, 10.0, "cause", since=2.0, trigger="GET /x: 429")

    assert state.describe(ORIGIN, 5.0) == Cooldown(origin=ORIGIN, left=5.0, age=3.0, trigger="GET /x: 429")
    assert state.describe("https://other:443", 5.0) is None
    assert [state.until(ORIGIN, 5.0), state.until("https://other:443", 5.0), state.cause(ORIGIN)] == [
        10.0,
        None,
        "cause",
    ]


def test_nobody_waits_where_nothing_is_cooling() -> None:
    state = CooldownState()

    assert (state.until(ORIGIN, 0.0), state.start_at(ORIGIN, 0.0, 0.5), state.cause(ORIGIN)) == (
        None,
        None,
        None,
    )


def test_the_later_end_counts() -> None:
    state = CooldownState()
    for until, cause in ((10.0, "a"), (5.0, "b"), (12.0, "c"), (12.0, "d")):
        state.cool(ORIGIN, until, cause)

    assert (state.until(ORIGIN, 0.0), state.cause(ORIGIN)) == (12.0, "c")


def test_waiters_are_spread_over_the_second_after_the_end() -> None:
    state = CooldownState()
    state.cool(ORIGIN, 10.0)

    assert [state.start_at(ORIGIN, 9.0, jitter) for jitter in (0.0, 0.5, 0.75)] == [10.0, 10.5, 10.75]


def test_a_cool_down_may_say_no_more_than_its_end() -> None:
    state = CooldownState()
    state.cool(ORIGIN, 10.0)

    assert state.describe(ORIGIN, 4.0) == Cooldown(origin=ORIGIN, left=6.0, age=4.0, trigger="")


def test_a_cool_down_that_is_over_is_forgotten() -> None:
    state = CooldownState()
    state.cool(ORIGIN, 10.0, "cause")

    assert (state.until(ORIGIN, 10.0), state.start_at(ORIGIN, 10.0, 0.5), state.cause(ORIGIN)) == (
        None,
        None,
        None,
    )


def test_statuses_may_come_from_json() -> None:
    policy = RetryPolicy(statuses=json.loads("[503]"), idempotent_statuses=json.loads("[500]"))

    assert (policy.statuses, policy.idempotent_statuses) == (frozenset({503}), frozenset({500}))
