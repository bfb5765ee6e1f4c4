"""Questions about plain JSON data, and how the fake writes it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeGuard

DEEPEST: Final = 200
"""Deeper values are refused: walking them would end in an error of Python."""


def is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def encode(value: Any) -> bytes:
    """JSON as the fake writes it: compact, in UTF-8, lone surrogates escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def decode(content: bytes) -> Any:
    """Read one JSON document.

    Raises ValueError for what is none: bad syntax, NaN, Infinity and numbers that are read as such, text that is not
    UTF-8, values nested deeper than 200.
    """
    try:
        value = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant, parse_float=_finite)
    except RecursionError:
        raise ValueError("is nested too deep") from None
    if is_deeper_than(value, DEEPEST):
        raise ValueError("is nested too deep")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:20]} is beyond the range of numbers")
    return number


def is_deeper_than(value: Any, most: int) -> bool:
    """Whether objects and lists lie within each other on more than so many levels."""
    level = [value]
    for _ in range(most):
        level = [inner for each in level for inner in _inner(each) if isinstance(inner, list | dict)]
        if not level:
            return False
    return True


def _inner(value: Any) -> Iterable[Any]:
    if is_object(value):
        return value.values()
    return value if is_list(value) else ()


def without_nulls(value: Any) -> Any:
    """The value without the members of its objects that are null."""
    if is_object(value):
        return {name: without_nulls(each) for name, each in value.items() if each is not None}
    return [without_nulls(each) for each in value] if is_list(value) else value
