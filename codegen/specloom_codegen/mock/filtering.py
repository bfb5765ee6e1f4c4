"""Which rows a list keeps, and in which order: parameters named like fields, filters, ``order``.

Pure functions of rows and values. Operators that are not among the usual ones keep everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from attrs import frozen

from specloom_codegen import ir
from specloom_codegen.formats import read_scalar
from specloom_codegen.mock.json_values import decode, encode, is_list, is_object
from specloom_codegen.mock.parameters import items_of
from specloom_codegen.mock.records import Row
from specloom_codegen.mock.schema import Schema

Test = Callable[[Any, Any], bool]

_OF_LISTS: Final = frozenset({"in", "oneof", "any", "nin", "notin", "range", "between"})

_NEGATIONS: Final = frozenset({"exclude", "not", "excluding"})
"""Parameters of these names drop what passes their filters (CloudCIX)."""


@frozen
class Selector:
    """Picks and sorts rows by the query of a list."""

    schema: Schema
    model: ir.ObjectType | None

    def select(self, rows: Iterable[Row], params: Iterable[ir.Param], values: Mapping[str, Any]) -> list[Row]:
        """The rows that pass every parameter that was sent, in the order that was asked for."""
        kept = list(rows)
        order: Any = None
        for param in params:
            if param.wire not in values:
                continue
            if param.mock == "order":
                order = values[param.wire]
            elif param.mock is None:
                kept = self._kept(kept, param, values[param.wire])
        return self.ordered(kept, order) if order else kept

    def ordered(self, rows: list[Row], order: Any) -> list[Row]:
        """Sort by fields, each with a leading ``-`` for the reverse; the last named weighs least."""
        names: list[Any] = order if is_list(order) else str(order).split(",")
        for name in reversed([str(each).strip() for each in names]):
            wire = name.lstrip("+-")
            if self._is_field(wire, rows):
                rows = sorted(rows, key=self._rank(wire), reverse=name.startswith("-"))
        return rows

    def _kept(self, rows: list[Row], param: ir.Param, value: Any) -> list[Row]:
        shape = self.schema.resolve(param.type).shape
        if isinstance(shape, ir.FilterType):
            return self._filtered(rows, shape, value, drop=param.wire in _NEGATIONS)
        if isinstance(shape, ir.MapOf) and is_object(value):
            return self._matching(rows, value, drop=param.wire in _NEGATIONS)
        if isinstance(shape, ir.ObjectType) and is_object(value):
            return [each for each in rows if self._equals_all(each, value)]
        if self._is_field(param.wire, rows):
            return [each for each in rows if self._equals(each, param.wire, value)]
        return rows

    def _filtered(self, rows: list[Row], shape: ir.FilterType, value: Any, *, drop: bool) -> list[Row]:
        tests = [
            (name, ref, _TESTS[operator], value[key])
            for key, name, ref in shape.params
            if key in value and (operator := operator_of(key, name)) in _TESTS
        ]
        if not tests:
            return rows
        return [each for each in rows if all(self._passes(each, *one) for one in tests) != drop]

    def _matching(self, rows: list[Row], conditions: Mapping[str, Any], *, drop: bool) -> list[Row]:
        """Filters of rows whose fields nobody has named. What speaks of a field that no row has is no filter."""
        tests = [
            (name, _TESTS[operator], _choices(wanted) if operator in _OF_LISTS else wanted)
            for key, wanted in conditions.items()
            for name, operator in islice((each for each in _readings(key) if _occurs(each[0], rows)), 1)
        ]
        if not tests:
            return rows
        return [
            each
            for each in rows
            if all(test(held, _likened(held, wanted)) for held, test, wanted in _held(each, tests)) != drop
        ]

    def _passes(self, row: Row, name: str, ref: ir.TypeRef, test: Test, wanted: Any) -> bool:
        return test(self._comparable(name, _value_of(row.data, name)), self._meaning(ref, wanted))

    def _equals_all(self, row: Row, members: Mapping[str, Any]) -> bool:
        return all(
            self._equals(row, name, value) for name, value in members.items() if self._is_field(name, (row,))
        )

    def _equals(self, row: Row, name: str, value: Any) -> bool:
        held = self._comparable(name, row.data.get(name))
        choices = value if is_list(value) else [value]
        wanted = [self._comparable(name, each) for each in choices]
        if is_list(held):
            return any(each in held for each in wanted)
        return any(_alike(held, each) for each in wanted)

    def _is_field(self, name: str, rows: Iterable[Row]) -> bool:
        if self.model is not None:
            return self.model.field(name) is not None
        return any(name in row.data for row in rows)

    def _comparable(self, name: str, value: Any) -> Any:
        one = self.model.field(name) if self.model is not None else None
        return value if one is None else self._meaning(one.type, value)

    def _meaning(self, ref: ir.TypeRef, value: Any) -> Any:
        shape = self.schema.resolve(ref).shape
        if isinstance(shape, ir.ListOf) and is_list(value):
            return [self._meaning(shape.item, each) for each in value]
        if isinstance(shape, ir.Scalar) and value is not None:
            try:
                return read_scalar(value, shape)
            except ValueError:
                return value
        return value

    def _rank(self, name: str) -> Callable[[Row], tuple[int, Any]]:
        return lambda row: _ranked(self._comparable(name, row.data.get(name)))


def operator_of(key: str, name: str) -> str:
    """The operator in a filter's key: what is left of ``city__icontains`` without the field ``city``."""
    rest = key.replace(name, "", 1) if key != name else ""
    return re.sub(r"[^a-z]", "", rest.lower())


def is_filter(key: str) -> bool:
    """Whether a key that names no field of a type ends in one of the usual operators: ``city__icontains``."""
    return any(operator for _, operator in _readings(key))


def _readings(key: str) -> Iterator[tuple[str, str]]:
    """What a key may mean: a field and an operator, the longest name first. The operator may be none."""
    yield key, ""
    for match in reversed(list(re.finditer(r"[^A-Za-z0-9]+", key))):
        name, operator = key[: match.start()], operator_of(key, key[: match.start()])
        if name and operator and operator in _TESTS:
            yield name, operator


def _occurs(name: str, rows: Iterable[Row]) -> bool:
    return any(_value_of(row.data, name) is not None for row in rows)


def _held(row: Row, tests: Iterable[tuple[str, Test, Any]]) -> Iterator[tuple[Any, Test, Any]]:
    return ((_value_of(row.data, name), test, wanted) for name, test, wanted in tests)


def _choices(wanted: Any) -> list[Any]:
    """The items of a list that travelled as one text."""
    if is_list(wanted):
        return wanted
    return [_plain(each) for each in items_of(wanted)] if isinstance(wanted, str) else [wanted]


def _plain(text: str) -> Any:
    try:
        return decode(text.encode())
    except ValueError:
        return text


def _likened(held: Any, wanted: Any) -> Any:
    """A value of a query as the text that it was, where it is compared with a text."""
    if not isinstance(held, str):
        return wanted
    if is_list(wanted):
        return [_likened(held, each) for each in wanted]
    return wanted if isinstance(wanted, str) else encode(wanted).decode()


def _value_of(record: Mapping[str, Any], name: str) -> Any:
    """The value of a field; ``member__name`` and ``member.name`` look into the object ``member``."""
    if name in record:
        return record[name]
    value: Any = record
    for step in re.split(r"__|\.", name):
        value = value.get(step) if is_object(value) else None
    return value


def _alike(held: Any, wanted: Any) -> bool:
    if isinstance(held, bool) or isinstance(wanted, bool):
        return held is wanted
    return bool(held == wanted)


def _ranked(value: Any) -> tuple[int, Any]:
    """A key by which values of any kind can be sorted: null, then numbers, times and texts among their like."""
    if value is None:
        return 0, 0
    if isinstance(value, bool | int | float):
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
            return held is not None and wanted is not None and bool(test(held, wanted))
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
    return any(_alike(held, each) for each in choices)


def _is_between(held: Any, wanted: Any) -> bool:
    bounds = wanted if is_list(wanted) else []
    return len(bounds) == 2 and _TESTS["gte"](held, bounds[0]) and _TESTS["lte"](held, bounds[1])


def _not(test: Test) -> Test:
    return lambda held, wanted: not test(held, wanted)


_GREATER: Final = _compare(lambda held, wanted: held > wanted)
_LEAST: Final = _compare(lambda held, wanted: held >= wanted)
_LESS: Final = _compare(lambda held, wanted: held < wanted)
_MOST: Final = _compare(lambda held, wanted: held <= wanted)
_LIKE: Final = _text(lambda held, wanted: wanted.strip("%*") in held, fold=True)

_TESTS: Final[Mapping[str, Test]] = {
    **dict.fromkeys(("", "eq", "is", "equals", "exact"), _alike),
    **dict.fromkeys(("ne", "neq", "not", "isnot"), _not(_alike)),
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
