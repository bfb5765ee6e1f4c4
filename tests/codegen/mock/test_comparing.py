"""Operators: what searches call them, and what they say of two values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from specloom_codegen.mock.comparing import OF_LISTS, OF_NOTHING, OF_RANGES, SPOKEN_TESTS, spoken

moment = datetime.fromisoformat


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("notEqual", "notequal"),
        ("NOT_EQUAL", "notequal"),
        ("$not-equal", "notequal"),
        ("is not equal", "isnotequal"),
        (">=", ">="),
        (" < ", "<"),
        ("", ""),
    ],
)
def test_operators_are_known_however_they_are_spelled(word: str, form: str) -> None:
    assert spoken(word) == form


@pytest.mark.parametrize(
    ("word", "held", "wanted", "holds"),
    [
        ("like", "Delivery", "del%", True),
        ("like", "Delivery", "%very", True),
        ("like", "Delivery", "D*i*y", True),
        ("like", "Delivery", "%liv%", True),
        ("like", "Delivery", "delivery", True),
        ("like", "Delivery", "del", False),
        ("like", "Delivery", "%liv", False),
        ("like", "Delivery", "D%x%y", False),
        ("like", "aba", "ab%ba", False),
        ("like", "aXbYab", "a%b%b", True),
        ("like", None, "%", False),
        ("like", "", "%", True),
        ("notlike", "Delivery", "del%", False),
        ("notlike", None, "del%", True),
        ("isnotnull", None, True, False),
        ("isnotnull", "x", True, True),
        ("isempty", None, True, True),
        ("notbetween", 5, [1, 4], True),
        ("notbetween", 3, [1, 4], False),
        ("notcontains", "abc", "b", False),
        ("lessorequal", 4, 4, True),
        ("greaterthan", 4, 4, False),
        ("!=", 4, 5, True),
        ("terms", 4, [4, 5], True),
        ("prefix", "abc", "ab", True),
        ("suffix", "abc", "bc", True),
    ],
)
def test_what_an_operator_says(word: str, held: Any, wanted: Any, holds: bool) -> None:
    assert SPOKEN_TESTS[word](held, wanted) is holds


def test_what_operators_are_compared_with() -> None:
    assert {"in", "notin", "terms"} <= OF_LISTS
    assert {"between", "range", "notbetween"} <= OF_RANGES
    assert {"isnull", "isnotnull", "exists", "missing"} <= OF_NOTHING
    assert not {"equals", "like", "contains"} & (OF_LISTS | OF_RANGES | OF_NOTHING)


@pytest.mark.parametrize(
    ("word", "held", "wanted", "holds"),
    [
        ("gt", moment("2030-01-01"), date(2026, 1, 1), True),
        ("gt", moment("2030-01-01"), date(2030, 1, 1), False),
        ("eq", moment("2030-01-01T00:00Z"), date(2030, 1, 1), True),
        ("lte", date(2030, 1, 1), moment("2030-01-01T12:00"), True),
        ("between", moment("2030-01-01T03:00"), [date(2030, 1, 1), moment("2030-01-02T00:00Z")], True),
        ("in", moment("2030-01-01"), [date(2030, 1, 1)], True),
        ("lt", moment("2030-01-01"), moment("2030-01-02T00:00Z"), True),
        ("lt", date(2030, 1, 1), date(2030, 1, 2), True),
        ("gt", moment("2030-01-01"), "2026", False),
    ],
)
def test_days_and_moments_with_and_without_a_zone_are_compared(
    word: str, held: Any, wanted: Any, holds: bool
) -> None:
    assert SPOKEN_TESTS[word](held, wanted) is holds
