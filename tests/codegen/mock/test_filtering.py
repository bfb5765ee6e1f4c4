"""Filters and order of lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.filtering import Selector, operator_of
from specloom_codegen.mock.records import Row
from specloom_codegen.mock.schema import Schema

STRING = ir.Scalar(name="string")
INTEGER = ir.Scalar(name="integer")
ANY = ir.Scalar(name="json")
DATETIME = ir.Scalar(name="datetime")


def field(wire: str, type_: Any) -> ir.Field:
    return ir.Field(wire=wire, name=wire, type=type_)


TOWN = ir.ObjectType(
    name="Town",
    fields=(
        field("id", INTEGER),
        field("city", ir.Scalar(name="string", optional=True)),
        field("size", ir.Scalar(name="integer", wire="string")),
        field("founded", DATETIME),
        field("capital", ir.Scalar(name="boolean")),
        field("tags", ir.ListOf(item=STRING)),
        field("member", ANY),
    ),
)
TOWNS: list[dict[str, Any]] = [
    {
        "id": 1,
        "city": "Cork",
        "size": "200",
        "founded": "2020-01-01T00:00:00Z",
        "capital": False,
        "tags": ["sea"],
        "member": {"name": "Ann"},
    },
    {
        "id": 2,
        "city": "Dublin",
        "size": "1200",
        "founded": "2019-12-31T23:30:00-01:00",
        "capital": True,
        "tags": ["sea", "big"],
        "member": {"name": "Bob"},
    },
    {
        "id": 3,
        "city": None,
        "size": "30",
        "founded": "2021-01-01T00:00:00+00:00",
        "capital": False,
        "tags": [],
        "member": None,
    },
]
ROWS = [Row(number=index, data=town) for index, town in enumerate(TOWNS, 1)]


def select(
    *params: ir.Param, values: Mapping[str, Any], types: tuple[ir.TypeDef, ...] = (), model: bool = True
) -> list[int]:
    selector = Selector(Schema((TOWN, *types)), TOWN if model else None)
    return [row.data["id"] for row in selector.select(ROWS, params, values)]


def query(wire: str, type_: Any = STRING, **facts: Any) -> ir.Param:
    return ir.Param(wire=wire, name=wire, type=type_, where="query", **facts)


@pytest.mark.parametrize(
    ("param", "value", "ids"),
    [
        (query("city"), "Cork", [1]),
        (query("city"), None, [3]),
        (query("capital"), True, [2]),
        (query("capital"), 1, []),
        (query("id"), [1, 3], [1, 3]),
        (query("size"), "200", [1]),
        (query("founded"), "2020-01-01T01:00:00+01:00", [1]),
        (query("founded"), "2020-01-01T00:30:00+00:00", [2]),
        (query("tags"), "big", [2]),
        (query("tags"), ["big", "sea"], [1, 2]),
        (query("unheard"), "x", [1, 2, 3]),
        (query("city", mock="user"), "Cork", [1, 2, 3]),
    ],
)
def test_parameters_named_like_fields_keep_what_equals(param: ir.Param, value: Any, ids: list[int]) -> None:
    assert select(param, values={param.wire: value}) == ids


def test_parameters_that_were_not_sent_keep_everything() -> None:
    assert select(query("city"), values={}) == [1, 2, 3]


def test_records_without_a_model_have_the_fields_that_they_have() -> None:
    assert [
        select(query("city"), values={"city": "Cork"}, model=False),
        select(query("none"), values={"none": "Cork"}, model=False),
    ] == [[1], [1, 2, 3]]


def test_members_of_an_object_in_the_query_are_compared_too() -> None:
    filters = ir.ObjectType(name="F", fields=(field("city", STRING), field("capital", STRING)))
    param = query("filter", ir.Named(name="F"))

    assert select(param, values={"filter": {"city": "Cork", "x": 1}}, types=(filters,)) == [1]


STRINGS = ir.ListOf(item=STRING)
OPERATORS = [
    ("city", "city", STRING, "Cork", [1]),
    ("city__eq", "city", STRING, "Cork", [1]),
    ("city__ne", "city", STRING, "Cork", [2, 3]),
    ("city__in", "city", STRINGS, ["Cork", "Dublin"], [1, 2]),
    ("city__not_in", "city", STRINGS, ["Cork"], [2, 3]),
    ("city__contains", "city", STRING, "or", [1]),
    ("city__icontains", "city", STRING, "OR", [1]),
    ("city__like", "city", STRING, "%ubl%", [2]),
    ("city__startswith", "city", STRING, "Co", [1]),
    ("city__istartswith", "city", STRING, "co", [1]),
    ("city__endswith", "city", STRING, "lin", [2]),
    ("city__iendswith", "city", STRING, "LIN", [2]),
    ("city__iexact", "city", STRING, "cork", [1]),
    ("city__isnull", "city", ir.Scalar(name="boolean"), True, [3]),
    ("has_city", "city", ir.Scalar(name="boolean"), True, [1, 2]),
    ("tags__contains", "tags", STRING, "big", [2]),
    ("id__gt", "id", INTEGER, 1, [2, 3]),
    ("id__gte", "id", INTEGER, 2, [2, 3]),
    ("id__lt", "id", INTEGER, 2, [1]),
    ("id__lte", "id", INTEGER, 2, [1, 2]),
    ("id__range", "id", ir.ListOf(item=INTEGER), [2, 3], [2, 3]),
    ("id__range", "id", ir.ListOf(item=INTEGER), [2], []),
    ("min_size", "size", INTEGER, 200, [1, 2]),
    ("max_size", "size", INTEGER, 200, [1, 3]),
    ("founded_after", "founded", DATETIME, "2020-01-01T00:15:00Z", [2, 3]),
    ("founded[before]", "founded", DATETIME, "2020-01-01T00:15:00Z", [1]),
    ("city__gt", "city", INTEGER, 5, []),
    ("city__soundslike", "city", STRING, "x", [1, 2, 3]),
    ("member__name", "member__name", STRING, "Bob", [2]),
    ("member.name__in", "member.name", STRINGS, ["Ann"], [1]),
]


@pytest.mark.parametrize(("key", "name", "type_", "value", "ids"), OPERATORS)
def test_filters_pass_by_their_operator(key: str, name: str, type_: Any, value: Any, ids: list[int]) -> None:
    filters = ir.FilterType(name="F", params=((key, name, type_),))

    assert (
        select(query("search", ir.Named(name="F")), values={"search": {key: value}}, types=(filters,)) == ids
    )


def test_several_filters_must_all_pass_and_excluding_ones_drop() -> None:
    filters = ir.FilterType(name="F", params=(("id__gt", "id", INTEGER), ("capital", "capital", STRING)))
    params = (query("search", ir.Named(name="F")), query("exclude", ir.Named(name="F")))

    assert [
        select(*params, values={"search": {"id__gt": 1, "capital": True}}, types=(filters,)),
        select(*params, values={"exclude": {"id__gt": 1}}, types=(filters,)),
        select(*params, values={"search": {}}, types=(filters,)),
    ] == [[2], [1], [1, 2, 3]]


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("id", [1, 2, 3]),
        ("-id", [3, 2, 1]),
        ("+size", [3, 1, 2]),
        ("city", [3, 1, 2]),
        ("founded", [1, 2, 3]),
        ("capital,-id", [3, 1, 2]),
        (["capital", "id"], [1, 3, 2]),
        ("tags", [2, 1, 3]),
        ("member", [3, 1, 2]),
        ("unheard", [1, 2, 3]),
    ],
)
def test_records_are_sorted(order: Any, ids: list[int]) -> None:
    assert select(query("sort", mock="order"), values={"sort": order}) == ids


@pytest.mark.parametrize(
    ("type_", "values", "ids"),
    [
        ("date", ["2020-02-01", "2019-02-01"], [2, 1]),
        ("time", ["10:00", "09:00"], [2, 1]),
        ("duration", ["PT2S", "PT1S"], [2, 1]),
        ("integer", ["x", 5], [2, 1]),
    ],
)
def test_values_of_any_kind_are_sorted(type_: Any, values: list[Any], ids: list[int]) -> None:
    model = ir.ObjectType(name="M", fields=(field("v", ir.Scalar(name=type_)),))
    rows = [Row(number=index, data={"v": value}) for index, value in enumerate(values, 1)]

    found = Selector(Schema([model]), model).ordered(rows, "v")

    assert [row.number for row in found] == ids


@pytest.mark.parametrize(
    ("key", "name", "operator"),
    [
        ("city", "city", ""),
        ("city__icontains", "city", "icontains"),
        ("min_age", "age", "min"),
        ("age[GT]", "age", "gt"),
    ],
)
def test_the_operator_is_what_the_field_leaves_of_the_key(key: str, name: str, operator: str) -> None:
    assert operator_of(key, name) == operator
