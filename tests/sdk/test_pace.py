"""When the next request may start: tables of starts, and of what answers say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom._http import Headers
from specloom._pace import PaceState, RateLimit
from specloom._place import Answer

WALL = 1_700_000_000.0


def answer(body: Any = None, **headers: str) -> Answer:
    return Answer(200, Headers({name.replace("_", "-"): text for name, text in headers.items()}), {}, body)


def test_a_window_lets_so_many_requests_start() -> None:
    state = PaceState(RateLimit(requests=2, per=10.0))
    seen: list[float] = []

    for now in (0.0, 4.0, 5.0, 9.0, 10.0, 12.0, 14.0):
        seen.append(state.delay(now))
        if not seen[-1]:
            state.take(now)

    assert seen == [0.0, 0.0, 5.0, 1.0, 0.0, 2.0, 0.0]


@pytest.mark.parametrize(
    ("ahead", "delay"), [(0, 0.0), (1, 7.0), (2, 9.0), (3, 10.0), (4, 17.0), (5, 19.0), (6, 20.0)]
)
def test_those_who_stand_ahead_are_counted(ahead: int, delay: float) -> None:
    state = PaceState(RateLimit(requests=3, per=10.0))
    state.take(-3.0)
    state.take(-1.0)

    assert state.delay(0.0, ahead=ahead) == delay


def test_without_a_number_only_answers_count() -> None:
    state = PaceState(RateLimit(wait="header Backoff"))
    state.take(0.0)

    before = state.delay(0.0, ahead=1000)
    state.note(answer(Backoff="3"), now=1.0, wall=WALL)

    assert (before, state.delay(1.0), state.delay(4.0)) == (0.0, 3.0, 0.0)


@pytest.mark.parametrize(
    ("headers", "delay"),
    [
        ({}, 0.0), ({"Left": "1", "Reset": "9"}, 0.0), ({"Left": "0", "Reset": "9"}, 9.0), ({"Left": "0"}, 2.0),
        ({"Left": "0.0", "Reset": "7.5"}, 7.5), ({"Left": "-1", "Reset": "9"}, 9.0), ({"Left": "none"}, 0.0),
        ({"Left": "0", "Reset": "1700000030"}, 30.0), ({"Left": "0", "Reset": "1700000030000"}, 30.0),
        ({"Left": "0", "Reset": "1600000000"}, 0.0), ({"Left": "0", "Reset": "soon"}, 2.0),
        ({"Left": "0", "Reset": "Tue, 14 Nov 2023 22:13:40 GMT"}, 20.0),
        ({"Left": "0", "Reset": "2023-11-14T22:13:45Z"}, 25.0), ({"Left": "0", "Reset": "2023-11-14T22:13:45"}, 25.0),
        ({"Left": "0", "Reset": "9" * 25}, 3600.0), ({"Left": "0", "Reset": "99999999"}, 3600.0),
        ({"Backoff": "4", "Left": "0", "Reset": "9"}, 4.0), ({"Backoff": "0"}, 0.0), ({"Other": "5"}, 5.0),
    ],
    ids=str,
)  # fmt: skip
def test_what_an_answer_says_is_heeded(headers: dict[str, str], delay: float) -> None:
    state = PaceState(
        RateLimit(requests=5, per=2.0, remaining="header Left", reset="header Reset",
                  wait=["header Backoff", "header Other"])
    )  # fmt: skip

    state.note(answer(**headers), now=0.0, wall=WALL)

    assert state.delay(0.0) == delay


@pytest.mark.parametrize(
    ("value", "delay"), [(3, 3.0), (1.5, 1.5), (True, 0.0), ([1], 0.0), (1e300, 0.0), (None, 0.0), ("2", 2.0)]
)
def test_it_may_lie_in_the_body(value: Any, delay: float) -> None:
    limit = RateLimit(wait="meta.pause")
    state = PaceState(limit)

    state.note(answer({"meta": {"pause": value}}), now=0.0, wall=WALL)

    assert (state.delay(0.0), limit.reads_bodies, RateLimit(wait="header X").reads_bodies) == (
        delay,
        True,
        False,
    )


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    state = PaceState(RateLimit(wait="header Backoff"))

    state.note(answer(Backoff="9"), now=0.0, wall=WALL)
    state.note(answer(Backoff="1"), now=1.0, wall=WALL)

    assert state.delay(1.0) == 8.0


@pytest.mark.parametrize(
    "wrong",
    [
        *({"requests": value} for value in (0, True, 0.5, 2.5, "5", 10**9)),
        *({"per": value} for value in (-1.0, "1s", 1e12, None, float("nan"))),
    ],
    ids=repr,
)
def test_a_limit_of_nothing_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=f"rate_limit.{next(iter(wrong))} must be a (whole )?number above 0"):
        RateLimit(**wrong)


@given(st.lists(st.floats(0, 5), max_size=60), st.integers(1, 5))
def test_no_window_ever_holds_more_than_the_limit(gaps: list[float], most: int) -> None:
    state = PaceState(RateLimit(requests=most, per=3.0))
    now, starts = 0.0, list[float]()

    for gap in gaps:
        now += gap
        now += state.delay(now)
        starts.append(now)
        state.take(now)

    assert all(later - earlier >= 3.0 - 1e-9 for earlier, later in zip(starts, starts[most:], strict=False))
