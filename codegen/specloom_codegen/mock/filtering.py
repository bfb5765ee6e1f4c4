"""Which rows a list keeps, and in which order: parameters named like fields, filters, ``order``.

Pure functions of rows and values. Operators that are not among the usual ones keep everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from attrs import frozen

from specloom_codegen import ir
from specloom_codegen.formats import read_scalar
from specloom_codegen.mock.comparing import OF_LISTS, OF_RANGES, USUAL_TESTS, Test, alike, ranked
from specloom_codegen.mock.json_values import decode, encode, is_list, is_object
from specloom_codegen.mock.parameters import items_of
from specloom_codegen.mock.records import Row
from specloom_codegen.mock.schema import Schema

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
            (name, ref, USUAL_TESTS[operator], value[key])
            for key, name, ref in shape.params
            if key in value and (operator := operator_of(key, name)) in USUAL_TESTS
        ]
        if not tests:
            return rows
        return [each for each in rows if all(self._passes(each, *one) for one in tests) != drop]

    def _matching(self, rows: list[Row], conditions: Mapping[str, Any], *, drop: bool) -> list[Row]:
        """Filters of rows whose fields nobody has named. What speaks of a field that no row has is no filter."""
        tests = [
            (
                name,
                USUAL_TESTS[operator],
                _choices(wanted) if operator in OF_LISTS or operator in OF_RANGES else wanted,
            )
            for key, wanted in conditions.items()
            for name, operator in islice((each for each in _readings(key) if _occurs(each[0], rows)), 1)
        ]
        if not tests:
            return rows
        return [
            each
            for each in rows
            if all(test(held, likened(held, wanted)) for held, test, wanted in _held(each, tests)) != drop
        ]

    def _passes(self, row: Row, name: str, ref: ir.TypeRef, test: Test, wanted: Any) -> bool:
        return test(self.comparable(name, value_of(row.data, name)), self._meaning(ref, wanted))

    def _equals_all(self, row: Row, members: Mapping[str, Any]) -> bool:
        return all(
            self._equals(row, name, value) for name, value in members.items() if self._is_field(name, (row,))
        )

    def _equals(self, row: Row, name: str, value: Any) -> bool:
        held = self.comparable(name, row.data.get(name))
        choices = value if is_list(value) else [value]
        wanted = [self.comparable(name, each) for each in choices]
        if is_list(held):
            return any(each in held for each in wanted)
        return any(alike(held, each) for each in wanted)

    def _is_field(self, name: str, rows: Iterable[Row]) -> bool:
        if self.model is not None:
            return self.model.field(name) is not None
        return any(name in row.data for row in rows)

    def field(self, name: str) -> ir.Field | None:
        """The field of that name, or one within objects, as ``value_of`` finds it; None where nobody named it."""
        if self.model is None:
            return None
        return self.model.field(name) or self.schema.field_at(self.model, name.replace("__", "."))

    def comparable(self, name: str, value: Any) -> Any:
        """The value of a field as it is compared: numbers that travel as texts are numbers, times are times."""
        one = self.field(name)
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
        return lambda row: ranked(self.comparable(name, row.data.get(name)))


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
        if name and operator and operator in USUAL_TESTS:
            yield name, operator


def _occurs(name: str, rows: Iterable[Row]) -> bool:
    return any(value_of(row.data, name) is not None for row in rows)


def _held(row: Row, tests: Iterable[tuple[str, Test, Any]]) -> Iterator[tuple[Any, Test, Any]]:
    return ((value_of(row.data, name), test, wanted) for name, test, wanted in tests)


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


def likened(held: Any, wanted: Any) -> Any:
    """A value of a query as the text that it was, where it is compared with a text, and the number or boolean that its
    text stands for, where it is compared with such."""
    if is_list(wanted):
        return [likened(held, each) for each in wanted]
    if isinstance(held, str):
        return wanted if isinstance(wanted, str) else encode(wanted).decode()
    return _plain(wanted) if isinstance(wanted, str) and isinstance(held, bool | int | float) else wanted


def value_of(record: Mapping[str, Any], name: str) -> Any:
    """The value of a field; ``member__name`` and ``member.name`` look into the object ``member``."""
    if name in record:
        return record[name]
    value: Any = record
    for step in re.split(r"__|\.", name):
        value = value.get(step) if is_object(value) else None
    return value
