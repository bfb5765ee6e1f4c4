"""Whether a regular expression of a spec can be tried on a text without the risk of taking for ever.

A spec is untrusted, and Python's ``re`` backtracks: ``(a+)+b`` takes time exponential in the length of the
text. A pattern whose worst case may be costly is not tried; its examples then go unchecked.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

_MOST_STEPS: Final = 1_000_000
_PARSER: Final[Any] = importlib.import_module("re._parser")
_REPEATS: Final = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def matches_whole(pattern: str, text: str) -> bool | None:
    """Whether the pattern matches the whole text; None when that may take too long, or it is no pattern.

    Attack: ``(a+)+b``, which takes longer than the universe lasts.
    """
    try:
        tree = _PARSER.parse(pattern)
        if _worst_case(tree, len(text)) > _MOST_STEPS:
            return None
        return re.fullmatch(pattern, text) is not None
    except (re.error, OverflowError, RecursionError):
        return None


def _worst_case(tree: Any, length: int) -> float:
    """An upper estimate of the steps that a match takes; infinite where repeats nest."""
    steps = float(length + 1)
    for operation, argument in _operations_in(tree):
        if operation not in _REPEATS:
            continue
        low, high, inner = int(argument[0]), int(argument[1]), argument[2]
        if high > 1 and any(_is_choice(*each) for each in _operations_in(inner)):
            return float("inf")
        steps *= min(high, length) - min(low, length) + 1
    return steps


def _is_choice(operation: str, argument: Any) -> bool:
    """Whether an operation can match one text in several ways."""
    return operation == "BRANCH" or (operation in _REPEATS and argument[0] != argument[1])


def _operations_in(tree: Any) -> Iterator[tuple[str, Any]]:
    """The operations of a parsed pattern, those within others too."""
    for operation, argument in tree:
        yield str(operation), argument
        for inner in _parts_of(argument):
            yield from _operations_in(inner)


def _parts_of(argument: Any) -> Iterator[Any]:
    """The parsed patterns within the argument of an operation."""
    if isinstance(argument, _PARSER.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for each in cast("Iterable[Any]", argument):
            yield from _parts_of(each)
