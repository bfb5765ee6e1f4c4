"""How values are compared and ranked: by the operators that filters and searches name.

Pure functions of two values. Which values are compared is the business of ``filtering`` and ``searching``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from specloom_codegen.mock.json_values import is_list

Test = Callable[[Any, Any], bool]


def alike(held: Any, wanted: Any) -> bool:
    held, wanted = _level(held, wanted)
    if isinstance(held, bool) or isinstance(wanted, bool):
        return held is wanted
    return bool(held == wanted)


def _level(one: Any, other: Any) -> tuple[Any, Any]:
    """Two times as they can be compared: a day is its first moment, and a moment without a zone is in UTC."""
    if isinstance(one, date) and isinstance(other, date) and datetime in (type(one), type(other)):
        return _moment(one), _moment(other)
    return one, other


def _moment(value: date) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def ranked(value: Any) -> tuple[int, Any]:
    """A key by which values of any kind can be sorted: null, then numbers, times and texts among their like."""
    if value is None:
        return 0, 0
    if isinstance(value, bool | int | float | Decimal):
        return 1, value
    if isinstance(value, datetime):
        return 2, value.timestamp()
    if isinstance(value, date | time):
        return 3, value.isoformat()
    if isinstance(value, timedelta):
        return 4, value
    if isinstance(value, str):
        return 5, value
    return 6, str(value)


def _compare(test: Callable[[Any, Any], bool]) -> Test:
    """An ordering test that fails where the two cannot be ordered, or one is null."""

    def compare(held: Any, wanted: Any) -> bool:
        try:
            return held is not None and wanted is not None and bool(test(*_level(held, wanted)))
        except TypeError:
            return False

    return compare


def _text(test: Callable[[str, str], bool], *, fold: bool = False) -> Test:
    def compare(held: Any, wanted: Any) -> bool:
        if held is None:
            return False
        left, right = str(held), str(wanted)
        return test(left.casefold(), right.casefold()) if fold else test(left, right)

    return compare


def _contains(held: Any, wanted: Any) -> bool:
    if is_list(held):
        return wanted in held
    return held is not None and str(wanted) in str(held)


def _is_in(held: Any, wanted: Any) -> bool:
    choices = wanted if is_list(wanted) else [wanted]
    # Days and moments may be alike and not equal; of all else this is the faster by far.
    if not isinstance(held, date) and held not in choices:
        return False
    return any(alike(held, each) for each in choices)


def _is_between(held: Any, wanted: Any) -> bool:
    bounds = wanted if is_list(wanted) else []
    return len(bounds) == 2 and USUAL_TESTS["gte"](held, bounds[0]) and USUAL_TESTS["lte"](held, bounds[1])


def _not(test: Test) -> Test:
    return lambda held, wanted: not test(held, wanted)


_GREATER: Final = _compare(lambda held, wanted: held > wanted)
_LEAST: Final = _compare(lambda held, wanted: held >= wanted)
_LESS: Final = _compare(lambda held, wanted: held < wanted)
_MOST: Final = _compare(lambda held, wanted: held <= wanted)
_LIKE: Final = _text(lambda held, wanted: wanted.strip("%*") in held, fold=True)

USUAL_TESTS: Final[Mapping[str, Test]] = {
    **dict.fromkeys(("", "eq", "is", "equals", "exact"), alike),
    **dict.fromkeys(("ne", "neq", "not", "isnot"), _not(alike)),
    **dict.fromkeys(("gt", "after"), _GREATER),
    **dict.fromkeys(("gte", "ge", "min", "since", "from"), _LEAST),
    **dict.fromkeys(("lt", "before"), _LESS),
    **dict.fromkeys(("lte", "le", "max", "until", "to"), _MOST),
    **dict.fromkeys(("in", "oneof", "any"), _is_in),
    **dict.fromkeys(("nin", "notin"), _not(_is_in)),
    **dict.fromkeys(("range", "between"), _is_between),
    **dict.fromkeys(("isnull", "null"), lambda held, wanted: (held is None) == bool(wanted)),
    **dict.fromkeys(("has", "exists"), lambda held, wanted: (held is not None) == bool(wanted)),
    "contains": _contains,
    **dict.fromkeys(("icontains", "like", "ilike"), _LIKE),
    "startswith": _text(str.startswith),
    "istartswith": _text(str.startswith, fold=True),
    "endswith": _text(str.endswith),
    "iendswith": _text(str.endswith, fold=True),
    "iexact": _text(str.__eq__, fold=True),
}

_HOLDS: Final[Test] = USUAL_TESTS["exists"]
_IS_NULL: Final[Test] = USUAL_TESTS["isnull"]


def _fits(held: Any, wanted: Any) -> bool:
    """Whether a whole text fits a pattern, in which ``%`` and ``*`` stand for anything; no matter the case."""
    if held is None or wanted is None:
        return False
    text = str(held).casefold()
    first, *others = str(wanted).casefold().replace("*", "%").split("%")
    if not others:
        return text == first
    *middle, last = others
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for part in middle:
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "eq": ("=", "==", ":", "equal", "equals", "isequalto", "term", "match", "matchphrase"),
    "ne": ("!=", "<>", "notequal", "notequals", "doesnotequal", "isnotequalto"),
    "gt": (">", "greater", "greaterthan", "isgreaterthan"),
    "gte": (
        ">=",
        "greaterorequal",
        "greaterequal",
        "greaterthanorequal",
        "greaterthanorequalto",
        "onorafter",
    ),
    "lt": ("<", "less", "lessthan", "islessthan"),
    "lte": ("<=", "lessorequal", "lessequal", "lessthanorequal", "lessthanorequalto", "onorbefore"),
    "in": ("terms", "isin", "isoneof"),
    "notin": ("isnotin", "isnotoneof"),
    "between": ("isbetween",),
    "startswith": ("prefix", "beginswith"),
    "endswith": ("suffix",),
    "contains": ("~", "arraycontains", "containstoken"),
}
"""Further words of searches for operators that filters have as well."""

SPOKEN_TESTS: Final[Mapping[str, Test]] = {
    **USUAL_TESTS,
    **{each: USUAL_TESTS[usual] for usual, others in _WORDS.items() for each in others},
    **dict.fromkeys(("like", "ilike", "wildcard"), _fits),
    **dict.fromkeys(("notlike", "unlike"), _not(_fits)),
    **dict.fromkeys(("notcontains", "doesnotcontain", "notcontainstoken", "!~"), _not(_contains)),
    **dict.fromkeys(("isempty", "missing", "nothasproperty"), _IS_NULL),
    **dict.fromkeys(("isnotnull", "notnull", "isnotempty", "hasproperty"), _HOLDS),
    "notbetween": _not(_is_between),
}
"""Tests by what searches call them, in the form of ``spoken``."""

OF_LISTS: Final = frozenset({"in", "oneof", "any", "nin", "notin", *_WORDS["in"], *_WORDS["notin"]})
"""Operators whose operand is a list of values."""

OF_RANGES: Final = frozenset({"range", "between", "notbetween", *_WORDS["between"]})
"""Operators whose operand is a list of two bounds."""

OF_NOTHING: Final = frozenset(name for name, test in SPOKEN_TESTS.items() if test in (_HOLDS, _IS_NULL))
"""Operators that need no operand."""


def spoken(word: str) -> str:
    """The form in which operators are looked up: ``notEqual`` and ``$NOT_EQUAL`` are ``notequal``; signs stay."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    return letters or word.strip()
