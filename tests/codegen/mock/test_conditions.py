"""Conditions as trees: from objects with named members, and from maps."""

from __future__ import annotations

from typing import Any

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.conditions import Compared, Condition, Joined, MapReader, holds, read_members
from specloom_codegen.mock.messages import Refusal

SHAPE = ir.SearchCondition(field="name", operator="op", value=("a", "b"), inner="of")
BARE = ir.SearchCondition(field="name", value=("a",))
GROUPS = ir.SearchCondition(field="name", operator="op", value=("a",), inner="all", join="or")
FIELDS = {"state", "price", "place", "filter"}


def both(*parts: Condition) -> Joined:
    return Joined("and", parts)


@pytest.mark.parametrize(
    ("value", "shape", "condition"),
    [
        ({"name": "x", "op": "notEqual", "a": 1}, SHAPE, Compared("x", "notequal", 1)),
        ({"name": "x", "a": 1}, SHAPE, Compared("x", "", 1)),
        ({"name": "x", "a": 1}, BARE, Compared("x", "", 1)),
        ({"name": "x", "op": "equals"}, SHAPE, Compared("x", "equals", None)),
        ({"name": "x", "op": "isNull"}, SHAPE, Compared("x", "isnull", True)),
        ({"name": "x", "op": "exists", "a": False}, SHAPE, Compared("x", "exists", False)),
        ({"name": "x", "op": "isNull", "a": ""}, SHAPE, Compared("x", "isnull", True)),
        ({"name": "x", "op": "in", "a": "1, 2"}, SHAPE, Compared("x", "in", ["1", "2"])),
        ({"name": "x", "op": "in", "a": "1", "b": "2"}, SHAPE, Compared("x", "in", ["1", "2"])),
        ({"name": "x", "op": "in", "a": [1, 2]}, SHAPE, Compared("x", "in", [1, 2])),
        ({"name": "x", "op": "between", "a": 1, "b": 2}, SHAPE, Compared("x", "between", [1, 2])),
        ({"name": "x", "op": "between", "a": [1, 2]}, SHAPE, Compared("x", "between", [1, 2])),
        (
            {"op": "or", "of": [{"name": "x", "a": 1}, {"op": "not", "of": {"name": "y", "a": 2}}]},
            SHAPE,
            Joined("or", (Compared("x", "", 1), Joined("not", (Compared("y", "", 2),)))),
        ),
        ({"name": None, "op": "and", "of": []}, SHAPE, both()),
        ({"name": "x", "op": "not", "a": 1}, SHAPE, Compared("x", "not", 1)),
        ([{"name": "x", "a": 1}], SHAPE, both(Compared("x", "", 1))),
        (
            [{"all": [{"name": "x", "a": 1}]}, {"all": [{"name": "y", "a": 2}]}],
            GROUPS,
            Joined("or", (both(Compared("x", "", 1)), both(Compared("y", "", 2)))),
        ),
    ],
    ids=range(17),
)
def test_objects_with_named_members(value: Any, shape: ir.SearchCondition, condition: Condition) -> None:
    assert read_members(value, shape, "filter") == condition


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("x", "filter: must be an object"),
        ([1], "filter[0]: must be an object"),
        ({"op": "equals", "a": 1}, "filter.name: is missing"),
        ({"name": "x", "op": "near", "a": 1}, "filter.op: 'near' is no operator"),
        ({"name": "x", "op": "between", "a": 1}, "filter: must have two operands"),
        ({"op": "and"}, "filter.of: is missing"),
        ({"op": "or", "of": [{"a": 1}]}, "filter.of[0].name: is missing"),
        ({"op": "or", "of": "x"}, "filter.of: must be an object"),
    ],
    ids=range(8),
)
def test_what_is_no_condition_is_refused(value: Any, problem: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_members(value, SHAPE, "filter")

    assert [str(each) for each in caught.value.problems] == [problem]


MAPS: list[tuple[Any, Condition]] = [
    ({}, both()),
    ({"state": "new"}, both(Compared("state", "eq", "new"))),
    ({"state": ["new", "old"]}, both(Compared("state", "in", ["new", "old"]))),
    ({"price": {"gt": 5, "$lte": 9}}, both(both(Compared("price", "gt", 5), Compared("price", "lte", 9)))),
    ({"price": {"between": [1, 2]}}, both(both(Compared("price", "between", [1, 2])))),
    ({"price": {"not": {"gt": 5}}}, both(both(Joined("not", (both(Compared("price", "gt", 5)),))))),
    ({"price": {"exists": False}}, both(both(Compared("price", "exists", False)))),
    ({"place": {"city": "Cork"}}, both(both(Compared("place.city", "eq", "Cork")))),
    ({"place.city": "Cork"}, both(Compared("place.city", "eq", "Cork"))),
    ({"filter": 1}, both(Compared("filter", "eq", 1))),
    ({"term": {"state": "new"}}, both(both(Compared("state", "term", "new")))),
    ({"term": {"state": {"value": "new"}}}, both(both(Compared("state", "term", "new")))),
    ({"match": {"state": {"query": "new"}}}, both(both(Compared("state", "match", "new")))),
    ({"terms": {"state": ["new"]}}, both(both(Compared("state", "terms", ["new"])))),
    ({"range": {"price": {"gte": 5}}}, both(both(both(Compared("price", "gte", 5))))),
    ({"exists": {"field": "state"}}, both(Compared("state", "exists", True))),
    ({"match_all": {}}, both(both())),
    ([{"state": "new"}], both(both(Compared("state", "eq", "new")))),
    ({"$or": [{"state": "new"}]}, both(Joined("or", (both(Compared("state", "eq", "new")),)))),
    (
        {"bool": {"must": {"state": "new"}, "should": {"state": "old"}}},
        both(both(both(both(Compared("state", "eq", "new"))))),
    ),
    (
        {"bool": {"must_not": {"term": {"state": "new"}}}},
        both(both(Joined("not", (both(both(Compared("state", "term", "new"))),)))),
    ),
]


@pytest.mark.parametrize(("value", "condition"), MAPS, ids=range(len(MAPS)))
def test_maps(value: Any, condition: Condition) -> None:
    assert MapReader(lambda name: name in FIELDS).read(value, "query") == condition


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("x", "query: must be an object"),
        ({"stat": "new"}, "query.stat: is neither a field nor an operator"),
        ({"term": "new"}, "query.term: is neither a field nor an operator"),
        ({"term": {"stat": "new"}}, "query.term.stat: is no field"),
        ({"and": [1]}, "query.and: must be an object"),
        ({"price": {"between": 1}}, "query.price.between: must have two operands"),
    ],
    ids=range(6),
)
def test_what_is_no_map_of_conditions_is_refused(value: Any, problem: str) -> None:
    with pytest.raises(Refusal) as caught:
        MapReader(lambda name: name in FIELDS).read(value, "query")

    assert [str(each) for each in caught.value.problems] == [problem]


@pytest.mark.parametrize(
    ("word", "judged", "result"),
    [
        ("and", (True, True), True),
        ("and", (True, False), False),
        ("and", (), True),
        ("or", (False, True), True),
        ("or", (False, False), False),
        ("or", (), True),
        ("not", (False, False), True),
        ("not", (False, True), False),
        ("not", (), True),
    ],
)
def test_how_conditions_are_joined(word: Any, judged: tuple[bool, ...], result: bool) -> None:
    parts = tuple(Compared("x", "eq", each) for each in judged)

    assert holds(Joined(word, parts), lambda compared: bool(compared.wanted)) is result
