"""Limits of values: least, greatest and pattern. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from specloom_codegen import ir
from specloom_codegen.mock.json_values import is_list

_LONGEST: Final = 10_000
"""Longer texts are not held against a pattern: its cost may grow faster than the text."""


def broken_limit(value: Any, limits: Iterable[ir.Limits]) -> str | None:
    """Which limit a value breaks, as ``must be at least 1``; None when it keeps them all.

    Of a number the value counts, of a text or a list its length. Other values have no limits.
    """
    for each in limits:
        message = _broken(value, each)
        if message is not None:
            return message
    return None


def _broken(value: Any, limits: ir.Limits) -> str | None:
    size, unit = _measure(value)
    if size is None:
        return None
    if limits.min is not None and size < limits.min:
        return f"must be at least {limits.min:g}{unit}"
    if limits.max is not None and size > limits.max:
        return f"must be at most {limits.max:g}{unit}"
    if limits.pattern is not None and isinstance(value, str) and not _matches(limits.pattern, value):
        return f"must match {limits.pattern}"
    return None


def _measure(value: Any) -> tuple[Any, str]:
    if isinstance(value, bool):
        return None, ""
    if isinstance(value, int | float | Decimal):
        return value, ""
    if isinstance(value, str | bytes):
        return len(value), " characters long" if isinstance(value, str) else " bytes long"
    return (len(value), " items long") if is_list(value) else (None, "")


def _matches(pattern: str, text: str) -> bool:
    expression = _compiled(pattern)
    return expression is None or (len(text) <= _LONGEST and expression.fullmatch(text) is not None)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern, or None when Python cannot read it: then nothing is held against it."""
    try:
        return re.compile(pattern)
    except re.error:
        return None
