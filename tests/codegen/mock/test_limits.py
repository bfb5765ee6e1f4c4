"""Limits of values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.limits import broken_limit


@pytest.mark.parametrize(
    ("value", "limits", "message"),
    [
        (1, {"min": 1, "max": 1}, None),
        (0, {"min": 1}, "must be at least 1"),
        (1.5, {"max": 1}, "must be at most 1"),
        (Decimal(2), {"max": 1}, "must be at most 1"),
        ("", {"min": 1}, "must be at least 1 characters long"),
        ("abc", {"max": 2}, "must be at most 2 characters long"),
        (b"abc", {"max": 2}, "must be at most 2 bytes long"),
        ([], {"min": 1}, "must be at least 1 items long"),
        ("ab", {"pattern": "[a-z]"}, "must match [a-z]"),
        ("a", {"pattern": "[a-z]"}, None),
        ("a", {"pattern": "["}, None),
        ("a" * 20_000, {"pattern": "a+"}, "must match a+"),
        (True, {"min": 5}, None),
        ({"a": 1}, {"min": 5}, None),
        (None, {"min": 5}, None),
        (5, {"pattern": "x"}, None),
    ],
)
def test_limits_are_named_when_they_are_broken(value: Any, limits: Any, message: str | None) -> None:
    assert broken_limit(value, [ir.Limits(), ir.Limits(**limits)]) == message
