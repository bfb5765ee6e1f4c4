"""Searches among the records of the fake: what they find, in which order, form and number."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

SHOP = """
spec: 1
api: shop
url: https://shop.example
resources:
  shops: {path: /shops, key: {name: string}, model: Shop, operations: {create, list}}
  goods:
    path: /shops/{shop}/goods
    key: {id: integer}
    model: Good
    mock: {seed: [{shop: north, title: salt, price: "1"}]}
    operations:
      create:
      list:
        query: {filter: {type: Plain, style: json}, state: string}
        mock: {search: {filter: filter, condition: {field: f, operator: op, value: v}}}
      text:
        method: GET
        at: collection
        query: {q: string, sort: string}
        returns: list of Good
        mock: {search: {filter: q, sort: sort}}
  makers:
    path: /shops/{name}/makers
    key: {id: integer}
    model: Maker
    mock: {within: shops}
    operations: {list}
  notes:
    path: /notes
    key: {id}
    operations:
      create:
      search: {at: collection, body: json, returns: list of map of json, mock: {search: {filter: query, sort: sort}}}
  rooms:
    path: /rooms
    key: {id: integer}
    model: Room
    operations:
      create:
      search: {at: collection, body: json, returns: list of Room, mock: {search: {filter: query, sort: sort}}}
  objects:
    path: /objects
    operations:
      find:
        method: PUT
        path: ""
        body:
          fields:
            type: json?
            filter: Filter?
            sort: Sort?
            maxIds: json?
            most: integer?
        returns: list of Found
        envelope: {many: object}
        mock:
          search:
            kind: type
            kinds: {good: goods, shop: shops, maker: makers}
            filter: filter
            condition: {field: name, operator: op, value: [a, b], inner: of}
            sort: sort
            order: {field: name, direction: way}
            limit: [maxIds, most]
            item: {objectId: "{kind}-{id}", tags: [{kind: "{kind}"}, 1]}
      elastic:
        path: _search
        body: {fields: {query: json, sort: json, size: integer?, from: integer?}}
        returns: pages of Hit
        envelope: {many: hits.hits}
        paging: {offset: from, limit: size, total: hits.total, in: body}
        mock: {of: goods, where: {state: [new, used]}, search: {filter: query, sort: sort, item: {_id: "{id}"}}}
      short: {method: GET, path: short, returns: list of Short, mock: {of: goods, search: {}}}
types:
  Shop: {fields: {id: {type: integer, access: read, mock: id}, name: string}}
  Maker: {fields: {id: {type: integer, access: read}, name: string}, example: {id: 1, name: Meyer}}
  Good:
    fields:
      id: {type: integer, access: read, mock: id}
      title: string
      price: {type: integer, wire: string}
      state: {type: string, default: new}
      tags: {type: list? of string}
      made: {type: datetime?}
      sold: {type: boolean?, wire: {true: "1", false: "0"}}
  Room: {fields: {id: {type: integer, access: read}, name: string, at: Place}}
  Place: {fields: {floor: decimal}}
  Plain: {fields: {f: string, op: string, v: json}}
  Filter: {fields: {name: string?, op: Operator, a: string?, b: string?, of: list? of Filter}}
  Operator: {enum: [equals, greaterThan, in, between, isNull, like, and, or, not, near]}
  Sort: {fields: {name: string, way: string?}}
  Found: {fields: {objectId: string?, good: Good?, thing: Maker?, shop: Shop?, tags: json?}}
  Hit: {fields: {_id: string, _source: Good}}
  Short: {fields: {title: string, note: string?}}
"""

GOODS: list[dict[str, Any]] = [
    {"title": "pepper", "price": "12", "tags": ["hot", "dry"], "made": "2024-01-02T00:00:00Z", "sold": "1"},
    {"title": "Tea", "price": "9", "state": "used", "made": "2023-01-02T00:00:00Z"},
    {"title": "lost", "price": "100", "state": "lost"},
]


@pytest.fixture
def shop(start: Callable[..., Any]) -> Any:
    call = start(SHOP)
    for name in ("north", "south"):
        call.json("POST", "/shops", {"name": name})
    for good in GOODS:
        call.json("POST", "/shops/south/goods", good)
    return call


def titles(shop: Any, **sent: Any) -> list[str]:
    found = shop.json("PUT", "/objects", {"type": "good", **sent})["object"]
    return [one["good"]["title"] for one in found]


def condition(op: str, name: str | None = None, a: str | None = None, b: str | None = None) -> dict[str, Any]:
    sent = {"op": op, "name": name, "a": a, "b": b}
    return {key: value for key, value in sent.items() if value is not None}


def test_records_are_found_wherever_they_lie_each_under_its_kind(shop: Any) -> None:
    first, *_ = shop.json("PUT", "/objects", {"type": "good"})["object"]

    assert titles(shop) == ["pepper", "Tea", "lost", "salt"]
    assert first == {
        "objectId": "good-1",
        "tags": [{"kind": "good"}, 1],
        "good": {"id": 1, **GOODS[0], "state": "new"},
    }


def test_a_kind_without_a_member_of_its_name_lies_in_that_of_its_type(shop: Any) -> None:
    makers = shop.json("PUT", "/objects", {"type": "maker"})["object"]

    assert [(one["objectId"], one["thing"]["name"]) for one in makers] == [
        ("maker-1", "north"),
        ("maker-1", "south"),
    ]


@pytest.mark.parametrize(
    ("kind", "kinds"),
    [
        (None, ["good", "good", "good", "good", "shop", "shop", "maker", "maker"]),
        (["shop", "maker"], ["shop", "shop", "maker", "maker"]),
        ("nothing", []),
    ],
    ids=["all", "some", "unknown"],
)
def test_of_no_kind_is_of_all_and_of_an_unknown_one_is_none(shop: Any, kind: Any, kinds: list[str]) -> None:
    found = shop.json("PUT", "/objects", {} if kind is None else {"type": kind})["object"]

    assert [one["tags"][0]["kind"] for one in found] == kinds


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (condition("equals", "title", "Tea"), ["Tea"]),
        (condition("equals", "price", "12"), ["pepper"]),
        (condition("greaterThan", "price", "9"), ["pepper", "lost"]),
        (condition("between", "price", "1", "9"), ["Tea", "salt"]),
        (condition("in", "title", "Tea,salt"), ["Tea", "salt"]),
        (condition("isNull", "made"), ["lost", "salt"]),
        (condition("greaterThan", "made", "2023-06-01T00:00:00+00:00"), ["pepper"]),
        (condition("equals", "sold", "1"), ["pepper"]),
        (condition("equals", "tags", "hot"), ["pepper"]),
        (condition("like", "title", "%E%"), ["pepper", "Tea"]),
        (condition("equals", "shop", "north"), ["salt"]),
        (condition("equals", "nothing", "x"), []),
        ({"op": "and", "of": [condition("equals", "shop", "south"), condition("isNull", "tags")]}, ["Tea", "lost"]),
        ({"op": "or", "of": [condition("equals", "id", "1"), condition("equals", "id", "2")]}, ["pepper", "Tea"]),
        ({"op": "not", "of": [condition("isNull", "made")]}, ["pepper", "Tea"]),
    ],
    ids=range(15),
)  # fmt: skip
def test_conditions_keep_what_meets_them(shop: Any, sent: Any, found: list[str]) -> None:
    assert titles(shop, filter=sent) == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ({"name": "price"}, ["salt", "Tea", "pepper", "lost"]),
        ({"name": "price", "way": "descending"}, ["lost", "pepper", "Tea", "salt"]),
        ({"name": "price", "way": "ascending"}, ["salt", "Tea", "pepper", "lost"]),
        ({"name": "nothing"}, ["pepper", "Tea", "lost", "salt"]),
    ],
    ids=["none", "descending", "ascending", "unknown"],
)
def test_the_order_is_that_of_values_not_of_texts(shop: Any, sort: Any, found: list[str]) -> None:
    assert titles(shop, sort=sort) == found


@pytest.mark.parametrize(
    ("limits", "number"),
    [({"maxIds": 3, "most": 2}, 2), ({"maxIds": "1"}, 1), ({"maxIds": 0}, 4), ({"most": 9}, 4)],
    ids=["least", "text", "zero", "more"],
)
def test_the_least_limit_counts(shop: Any, limits: dict[str, Any], number: int) -> None:
    assert len(titles(shop, **limits)) == number


@pytest.mark.parametrize(
    ("sent", "status", "message"),
    [
        ({"filter": condition("near", "title", "x")}, 400, "filter.op: 'near' is no operator"),
        ({"filter": condition("far", "title", "x")}, 400, "filter.op: must be one of"),
        ({"filter": condition("equals", a="x")}, 400, "filter.name: is missing"),
        ({"maxIds": "many"}, 400, "maxIds: must be an integer"),
        ({"maxIds": [1]}, 400, "maxIds: must be an integer"),
    ],
    ids=["operator", "body", "field", "limit", "limits"],
)
def test_a_search_that_is_none_is_refused(shop: Any, sent: Any, status: int, message: str) -> None:
    reply = shop("PUT", "/objects", {"type": "good", **sent})

    assert (reply.status, message in reply.json()["message"]) == (status, True)


def hits(shop: Any, query: Any, **sent: Any) -> list[str]:
    answer = shop.json("POST", "/objects/_search", {"query": query, "sort": None, **sent})
    return [hit["_source"]["title"] for hit in answer.get("hits", {}).get("hits", [])]


@pytest.mark.parametrize(
    ("query", "sort", "found"),
    [
        ({"match_all": {}}, None, ["pepper", "Tea", "salt"]),
        (
            {"bool": {"must": [{"range": {"price": {"gte": 2}}}], "must_not": {"term": {"title": "Tea"}}}},
            None,
            ["pepper"],
        ),
        ({"price": {"$lt": 10}}, ["price"], ["salt", "Tea"]),
        ({"tags": "dry"}, None, ["pepper"]),
        ({}, [{"price": {"order": "desc"}}], ["pepper", "Tea", "salt"]),
        ({}, {"price": "asc"}, ["salt", "Tea", "pepper"]),
        ({}, {"price": -1}, ["pepper", "Tea", "salt"]),
        ({"made.year": 2023}, [5], []),
        ("title:tea OR price>9", None, ["pepper"]),
        ("dry", "-price", ["pepper"]),
    ],
    ids=range(10),
)  # fmt: skip
def test_maps_and_texts_are_read_without_a_word(shop: Any, query: Any, sort: Any, found: list[str]) -> None:
    assert hits(shop, query, sort=sort) == found


def test_a_search_has_pages_and_a_total(shop: Any) -> None:
    first = shop.json("POST", "/objects/_search", {"query": {}, "sort": "title", "size": 2})
    second = hits(shop, {}, sort="title", size=2, **{"from": 2})

    assert ([one["_id"] for one in first["hits"]["hits"]], first["hits"]["total"]) == (["2", "1"], 3)
    assert second == ["salt"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"titel": "x"}, "query.titel: is neither a field nor an operator"),
        ("(title:x", "query: has a bracket that nothing closes"),
    ],
    ids=["map", "text"],
)
def test_a_query_that_cannot_be_read_is_refused(shop: Any, query: Any, message: str) -> None:
    reply = shop("POST", "/objects/_search", {"query": query, "sort": None})

    assert (reply.status, message in reply.json()["message"]) == (400, True)


def test_a_list_is_searched_where_it_lies_and_by_its_other_parameters(shop: Any) -> None:
    def listed(target: str) -> list[str]:
        return [one["title"] for one in shop.json("GET", target)]

    assert listed('/shops/south/goods?filter={"f":"price","op":"gt","v":10}') == ["pepper", "lost"]
    assert listed('/shops/south/goods?filter={"f":"price","op":"gt","v":10}&state=lost') == ["lost"]
    assert listed("/shops/south/goods") == ["pepper", "Tea", "lost"]
    assert listed("/shops/north/goods/text?q=salt") == ["salt"]
    assert listed("/shops/south/goods/text?q=&sort=-price,title") == ["lost", "pepper", "Tea"]


def test_records_that_nobody_gave_fields_are_found_by_what_they_have(shop: Any) -> None:
    for note in ({"text": "a", "at": {"page": 3}}, {"text": "b", "at": {"page": 30}}, {"text": 5}):
        shop.json("POST", "/notes", note)

    def found(query: Any) -> list[Any]:
        return [
            one["text"]
            for one in shop.json("POST", "/notes/search", {"query": query, "sort": {"text": "desc"}})
        ]

    assert found({"at": {"page": 3}}) == ["a"]
    assert found({"at.page": {"gt": 3}}) == ["b"]
    assert found({"text": ["a", 5]}) == ["a", 5]
    assert found("at.page>=4") == ["b"]
    assert found("text:5") == [5]
    assert shop("POST", "/notes/search", {"query": {"nothing": 1}, "sort": None}).status == 400


def test_fields_within_objects_are_compared_as_their_types_read_them(shop: Any) -> None:
    for name, floor in (("low", "9"), ("high", "12"), ("top", "100")):
        shop.json("POST", "/rooms", {"name": name, "at": {"floor": floor}})

    def found(query: Any, sort: str = "") -> list[str]:
        return [one["name"] for one in shop.json("POST", "/rooms/search", {"query": query, "sort": sort})]

    assert found("at.floor>10") == ["high", "top"]
    assert found({"at": {"floor": {"lt": 10}}}) == ["low"]
    assert found("", "-at.floor") == ["top", "high", "low"]
    assert found("", "at__floor") == ["low", "high", "top"]


def nested(depth: int, word: str) -> Any:
    value: Any = {"text": "a"}
    for _ in range(depth):
        value = {word: value}
    return value


@pytest.mark.parametrize("word", ["not", "and", "bool", "text"])
def test_conditions_that_are_nested_too_deep_are_refused(shop: Any, word: str) -> None:
    shop.json("POST", "/notes", {"text": "a"})

    assert shop("POST", "/notes/search", {"query": nested(45, word), "sort": None}).status == 200
    refused = shop("POST", "/notes/search", {"query": nested(190, word), "sort": None})
    assert (refused.status, "nested too deep" in refused.json()["message"]) == (400, True)


def test_a_filter_in_the_query_that_is_nested_too_deep_is_none(shop: Any) -> None:
    for text in ("[" * 900 + "]" * 900, "[" * 60_000):
        assert shop("GET", f"/shops/south/goods?filter={text}").status == 400


def test_items_of_another_type_are_made_to_fit(shop: Any) -> None:
    assert shop.json("GET", "/objects/short")[0] == {
        "id": 1, **GOODS[0], "state": "new", "note": None,
    }  # fmt: skip


def invented(chance: random.Random, depth: int = 0) -> Any:
    """Anything that might be sent as conditions or order, much of it nonsense."""
    words = [
        "title",
        "price",
        "tags",
        "made",
        "sold",
        "op",
        "name",
        "a",
        "b",
        "of",
        "and",
        "$or",
        "not",
        "bool",
        "must",
        "range",
        "gte",
        "in",
        "between",
        "exists",
        "like",
    ]
    words += ["equals", "term", "x.y", "", "way", "should"]
    plain = [None, True, 0, -1, 2.5, 10**30, "x", "salt", "9", "%", "price>5 (", "title:* OR -a", *words]
    if depth > 3 or chance.random() < 0.3:
        return chance.choice(plain)
    if chance.random() < 0.3:
        return [invented(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice(words): invented(chance, depth + 1) for _ in range(chance.randrange(4))}


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_searched_for_is_answered(shop: Any, seed: int) -> None:
    chance = random.Random(seed)

    statuses: set[int] = set()
    for _ in range(400):
        query, sort = invented(chance), invented(chance)
        statuses.add(shop("POST", "/objects/_search", {"query": query, "sort": sort}).status)
        statuses.add(shop("POST", "/notes/search", {"query": query, "sort": sort}).status)
        sent = {"type": invented(chance), "filter": query, "sort": sort, "maxIds": invented(chance)}
        statuses.add(shop("PUT", "/objects", sent).status)

    assert statuses == {200, 400}


@pytest.mark.parametrize("name", ["x", "y"])
def test_a_search_changes_nothing(shop: Any, name: str) -> None:
    before = shop.json("GET", "/shops/south/goods")
    titles(shop, filter=condition("equals", "title", name))

    assert shop.json("GET", "/shops/south/goods") == before
