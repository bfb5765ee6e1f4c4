"""Lists that skip what they do not understand, and say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SPEC = """
spec: 1
api: lenient
url: https://l.example
filters:
  pattern: "{field}__{operator}"
  operators:
    string: {in: list of string, icontains: string}
    integer: {gt: integer, in: list of integer}
defaults:
  envelope: {one: content, many: content, meta: _metadata, meta_type: Meta}
  operations:
    list:
      paging: {page: page, first: 0, limit: limit, size: 2, max: 3, total: _metadata.total}
resources:
  people:
    path: /people/
    key: {pk: {type: integer, matches: id}}
    model: Person
    operations:
      list:
        query:
          search: {type: PersonFilter, style: deep}
          exclude: {type: PersonFilter, style: deep}
          order: {mock: order}
      create:
      read:
  things:
    path: /things/
    key: {pk: {type: integer, matches: id}}
    operations:
      list: {query: {search: {type: map of json, style: deep}, exclude: {type: map of json, style: deep}}}
      create:
types:
  Meta: {fields: {page: integer?, limit: integer?, total: integer?, warnings: list? of string}}
  Person: {fields: {id: {type: integer, access: read, mock: id}, name: string, age: integer?}}
  PersonFilter: {filter: {id: integer, name: string, age: integer}}
"""

Start = Callable[..., Any]


@pytest.fixture
def call(start: Start) -> Any:
    call = start(SPEC)
    for name, age in (("Ada", 36), ("Bob", 7), ("Cy", None)):
        call.json("POST", "/people/", {"name": name, "age": age})
        call.json("POST", "/things/", {"name": name, "age": age, "of": {"town": f"{name}ville"}, "code": "7"})
    return call


def listed(call: Any, target: str) -> tuple[list[str], list[str]]:
    """The names that are listed, and the warnings."""
    body = call.json("GET", target)
    return [one["name"] for one in body["content"]], body["_metadata"]["warnings"]


@pytest.mark.parametrize(
    ("query", "names", "warnings"),
    [
        ("", ["Ada", "Bob"], []),
        ("limit=3&search[name__in]=Ada,Cy", ["Ada", "Cy"], []),
        ("limit=3&search[name__in]=['Ada', 'Cy']", ["Ada", "Cy"], []),
        ("limit=3&search[id__in]=[1, 3]", ["Ada", "Cy"], []),
        ("limit=3&exclude[id__in]=1,2", ["Cy"], []),
        (
            "limit=3&search[hat]=top&search[name]=Bob",
            ["Bob"],
            ["search[hat]: there is no such filter, so it was skipped"],
        ),
        (
            "limit=3&exclude[age__gt]=old",
            ["Ada", "Bob", "Cy"],
            ["exclude[age__gt]: must be an integer, so it was skipped"],
        ),
        (
            "limit=3&name__icontains=b",
            ["Bob"],
            ["DeprecationWarning: write search[name__icontains] instead of name__icontains"],
        ),
        ("limit=3&hat=top", ["Ada", "Bob", "Cy"], []),
        ("limit=3&order=-name", ["Cy", "Bob", "Ada"], []),
        ("limit=3&order=hat", ["Ada", "Bob", "Cy"], []),
        ("limit=4", ["Ada", "Bob"], []),
        ("limit=0", ["Ada", "Bob"], []),
        ("limit=many", ["Ada", "Bob"], []),
        ("limit=1&page=1", ["Bob"], []),
        ("page=x", ["Ada", "Bob"], []),
        ("page=-1", ["Ada", "Bob"], []),
    ],
)
def test_what_is_not_understood_is_skipped(
    call: Any, query: str, names: list[str], warnings: list[str]
) -> None:
    assert listed(call, f"/people/?{query}") == (names, warnings)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("search[name]=Bob", ["Bob"]),
        ("search[name__icontains]=B", ["Bob"]),
        ("search[age__gt]=7", ["Ada"]),
        ("search[age__in]=36,7&exclude[name]=Ada", ["Bob"]),
        ("search[age__range]=1,10", ["Bob"]),
        ("search[age__isnull]=true", ["Cy"]),
        ("search[of__town__icontains]=ada", ["Ada"]),
        ("search[code]=7&search[name__in]=['Ada', 'Bob']", ["Ada", "Bob"]),
        ("search[code__in]=7,8&search[age]=36", ["Ada"]),
        ("search[age__in]=36", ["Ada"]),
        ("search[hat]=top&search[name]=Cy", ["Cy"]),
    ],
)
def test_fields_that_nobody_named_can_be_asked_for(call: Any, query: str, names: list[str]) -> None:
    assert listed(call, f"/things/?limit=3&{query}") == (names, [])


def test_an_operator_tells_a_filter_from_a_parameter_where_fields_have_no_names(call: Any) -> None:
    warning = "DeprecationWarning: write search[name__in] instead of name__in"

    assert listed(call, "/things/?limit=3&name__in=Ada&name=x") == (["Ada"], [warning])


def test_lists_that_have_no_room_for_warnings_refuse(start: Start) -> None:
    call = start(SPEC.replace(", warnings: list? of string", ""))

    assert [
        call("GET", f"/people/?{query}").status for query in ("limit=x", "search[age__gt]=old", "limit=9", "")
    ] == [400, 400, 200, 200]
