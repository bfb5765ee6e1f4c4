"""Reading parameters."""

from __future__ import annotations

from typing import Any

import pytest

from specloom._http import Headers
from specloom_codegen import ir
from specloom_codegen.mock.checking import Checker
from specloom_codegen.mock.messages import Call
from specloom_codegen.mock.parameters import ParameterReader, nest
from specloom_codegen.mock.schema import Schema

STRING = ir.Scalar(name="string")
INTEGER = ir.Scalar(name="integer")


def field(wire: str, type_: Any) -> ir.Field:
    return ir.Field(wire=wire, name=wire, type=type_)


STATE = ir.EnumType(name="State", kind="integer", members=(ir.EnumMember(value=1, name="ONE"),))
SPOT = ir.ObjectType(
    name="Spot",
    fields=(
        field("x", INTEGER),
        field("tags", ir.ListOf(item=STRING)),
        field("on", ir.Scalar(name="boolean")),
    ),
)
FILTER = ir.FilterType(
    name="Filter", params=(("age__gt", "age", INTEGER), ("id__in", "id", ir.ListOf(item=INTEGER)))
)
SCHEMA = Schema([STATE, SPOT, FILTER])
READER = ParameterReader(SCHEMA, Checker(SCHEMA))


def param(wire: str, type_: Any, where: Any = "query", **facts: Any) -> ir.Param:
    return ir.Param(wire=wire, name=wire, type=type_, where=where, **facts)


def read(one: ir.Param, *pairs: tuple[str, str], headers: dict[str, str] | None = None) -> Any:
    found = READER.read([one], Call(method="GET", path="/", query=pairs, headers=Headers(headers or {})))
    return (
        found.values.get(one.wire, "nothing")
        if not found.problems
        else [str(each) for each in found.problems]
    )


@pytest.mark.parametrize(
    ("one", "pairs", "value"),
    [
        (param("a", STRING), [("a", "x")], "x"),
        (param("a", INTEGER), [("a", "7")], 7),
        (param("a", INTEGER), [], "nothing"),
        (param("a", INTEGER, has_default=True, default=5), [], 5),
        (param("a", ir.Named(name="State")), [("a", "1")], 1),
        (param("a", ir.ListOf(item=INTEGER)), [("a", "1"), ("b", "9"), ("a", "2")], [1, 2]),
        (param("a", ir.ListOf(item=INTEGER), style="comma"), [("a", "1,2")], [1, 2]),
        (param("a", ir.ListOf(item=INTEGER), style="comma"), [("a", "")], []),
        (param("a", ir.ListOf(item=INTEGER), style="json"), [("a", "[1,2]")], [1, 2]),
        (param("a", ir.Named(name="Spot"), style="json"), [("a", '{"x": 1}')], {"x": 1}),
        (
            param("a", ir.Named(name="Spot"), style="deep"),
            [
                ("a[x]", "1"),
                ("a[tags][]", "p"),
                ("a[tags][]", "q"),
                ("a[on]", "true"),
                ("a[more]", "z"),
                ("b[x]", "2"),
            ],
            {"x": 1, "tags": ["p", "q"], "on": True, "more": "z"},
        ),
        (param("a", ir.Named(name="Spot"), style="flat"), [("x", "1"), ("y", "2")], {"x": 1}),
        (param("a", ir.Named(name="Spot"), style="flat"), [("y", "2")], "nothing"),
        (
            param("a", ir.MapOf(value=INTEGER), style="deep"),
            [("a[k]", "1"), ("a[]", "2"), ("a", "3")],
            {"k": 1},
        ),
        (param("a", ir.MapOf(value=INTEGER), style="flat"), [("k", "1")], "nothing"),
        (
            param("search", ir.Named(name="Filter"), style="deep"),
            [("search[age__gt]", "3"), ("search[id__in]", "1,2"), ("search[other]", "x")],
            {"age__gt": 3, "id__in": [1, 2]},
        ),
        (param("a", ir.Scalar(name="json")), [("a", '{"x": 1}')], {"x": 1}),
    ],
)
def test_query_parameters_are_read_in_every_style(one: ir.Param, pairs: Any, value: Any) -> None:
    assert read(one, *pairs) == value


@pytest.mark.parametrize(
    ("one", "pairs", "problems"),
    [
        (param("a", INTEGER), [("a", "x")], ["a: must be an integer"]),
        (param("a", INTEGER, limits=ir.Limits(max=5)), [("a", "6")], ["a: must be at most 5"]),
        (param("a", STRING, required=True), [], ["a: is missing"]),
        (param("a", ir.Named(name="State")), [("a", "2")], ["a: must be one of 1"]),
        (param("a", STRING, has_const=True, const="x"), [("a", "y")], ["a: must be 'x'"]),
        (param("a", STRING, has_const=True, const="x"), [], ["a: is missing"]),
        (param("a", ir.Named(name="Spot"), style="deep"), [("a[x]", "y")], ["a.x: must be an integer"]),
        (param("a", ir.Named(name="Spot"), style="json"), [("a", "{")], ["a: must be an object"]),
    ],
)
def test_what_is_wrong_with_parameters_is_named(one: ir.Param, pairs: Any, problems: list[str]) -> None:
    assert read(one, *pairs) == problems


def test_a_constant_that_is_right_is_no_value() -> None:
    assert read(param("a", INTEGER, has_const=True, const=5), ("a", "5")) == "nothing"


def test_headers_are_read_in_any_case() -> None:
    one = param("X-Limit", INTEGER, where="header")

    assert [read(one, headers={"x-limit": "5"}), read(one, headers={"x-limit": "y"}), read(one)] == [
        5,
        ["X-Limit: must be an integer"],
        "nothing",
    ]


def test_holes_are_read_from_their_texts() -> None:
    holes = [
        param("id", INTEGER, where="path"),
        param("name", STRING, where="path"),
        param("gone", STRING, where="path"),
    ]

    found = READER.read_holes(holes, {"id": "7", "name": "x", "$v": "1"})

    assert (found.values, found.problems) == ({"id": 7, "name": "x"}, [])


def test_members_of_forms_are_read_by_their_types() -> None:
    pairs = (("x", "1"), ("tags", "a"), ("tags", "b"), ("on", "true"), ("more", "m"), ("more", "n"))

    assert READER.read_members(SPOT, pairs) == {"x": 1, "tags": ["a", "b"], "on": True, "more": "m"}


@pytest.mark.parametrize(
    ("pairs", "tags"),
    [((("tags", '["a", "b"]'),), ["a", "b"]), ((("tags", "a"),), ["a"]), ((("tags", "[a"),), ["[a"])],
)
def test_a_list_in_a_form_may_be_one_text_of_json(pairs: Any, tags: list[str]) -> None:
    assert READER.read_members(SPOT, pairs) == {"tags": tags}


@pytest.mark.parametrize(
    ("pairs", "tree"),
    [
        ((("a", "1"), ("b[c]", "2"), ("b[d][e]", "3")), {"a": "1", "b": {"c": "2", "d": {"e": "3"}}}),
        ((("a[]", "1"), ("a[]", "2")), {"a": {"0": "1", "1": "2"}}),
        (
            (("a[0][x]", "1"), ("a[0][y]", "2"), ("a[1][x]", "3")),
            {"a": {"0": {"x": "1", "y": "2"}, "1": {"x": "3"}}},
        ),
        ((("a", "1"), ("a[b]", "2")), {"a": "1"}),
        ((("a[b", "1"), ("c]", "2")), {"a[b": "1", "c": "2"}),
        (((f"a{'[b]' * 5000}", "1"),), None),
    ],
    ids=range(6),
)
def test_names_with_brackets_are_nested(pairs: Any, tree: Any) -> None:
    read_ = nest(pairs)

    assert tree is None or read_ == tree


def test_what_is_nested_in_a_form_is_read_by_its_types() -> None:
    shape = ir.ObjectType(
        name="Order",
        fields=(
            field("spot", ir.Named(name="Spot")),
            field("spots", ir.ListOf(item=ir.Named(name="Spot"))),
            field("counts", ir.MapOf(value=INTEGER)),
            field("name", STRING),
        ),
    )
    pairs = (
        ("spot[x]", "1"), ("spot[tags][0]", "a"), ("spot[tags][1]", "b"), ("spot[new][0]", "c"), ("spot[on]", "true"),
        ("spots[0][x]", "2"), ("spots[1][x]", "3"), ("counts[a]", "4"), ("name", "n"), ("name[x]", "lost"),
        ("more[k][0]", "m"), ("plain", "p"), ("name2[odd]", "o"),
    )  # fmt: skip

    assert READER.read_members(shape, pairs, "deep") == {
        "spot": {"x": 1, "tags": ["a", "b"], "new": ["c"], "on": True},
        "spots": [{"x": 2}, {"x": 3}],
        "counts": {"a": 4},
        "name": "n",
        "more": {"k": ["m"]},
        "plain": "p",
        "name2": {"odd": "o"},
    }


def test_a_list_in_a_form_may_stand_with_commas() -> None:
    assert READER.read_members(SPOT, (("tags", "a,b"), ("x", "1")), "comma") == {"tags": ["a", "b"], "x": 1}


def test_an_object_where_a_value_is_asked_for_is_kept_to_be_refused() -> None:
    assert READER.read_members(SPOT, (("x[a]", "1"),), "deep") == {"x": {"a": "1"}}
