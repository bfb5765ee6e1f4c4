"""Operations about other resources' records, about some of them, about several at once; and copies of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom_codegen.mock.fake import build_fake
from specloom_codegen.pipeline import compile_spec

SPEC = """
spec: 1
api: shop
url: https://shop.example
resources:
  orders:
    path: /orders
    key: {id: {type: integer, matches: [id, label]}}
    model: Order
    operations:
      list: {mock: {where: {state: [new, paid]}}}
      newest: {method: GET, at: collection, returns: list of Order, mock: {where: {state: new}}}
      create:
      read:
      pay: {at: collection, body: Named, returns: list of Order, mock: {each: orders, set: {state: paid}}}
  attic:
    path: /attic
    operations:
      list: {returns: pages of Order, mock: {of: orders, where: {state: kept}}}
      keep:
        at: collection
        path: ""
        body: Named
        returns: list of Kept
        mock: {of: orders, each: orders, where: {state: paid}, set: {state: kept}}
      drop: {method: DELETE, at: collection, path: "", body: Named, mock: {of: orders, each: orders}}
  shelves:
    path: /shelves
    key: {id: integer}
    operations:
      read: {returns: pages of Order, mock: {of: orders, where: {state: kept}}}
types:
  Order:
    fields:
      id: {type: integer, access: read, mock: id}
      label: {type: string, default: ""}
      like: {type: string?, access: create, mock: copy}
      note: {type: string?}
      state: {type: string, default: new}
      updated: {type: datetime, access: read, mock: updated}
  Named: {fields: {orders: list of string}}
  Kept: {fields: {id: integer, state: string}}
"""


@pytest.fixture
def shop(library: Any, tmp_path: Path) -> Any:
    (tmp_path / "shop.yaml").write_text(SPEC)
    compiled = compile_spec(tmp_path / "shop.yaml")
    assert compiled.api is not None, compiled.diagnostics
    library.fake = build_fake(compiled.api, seed=1)
    library.fake.seed(library.now)
    for label in ("a", "b", "c"):
        library.json("POST", "/orders", {"label": label})
    return library


def labels(shop: Any, path: str) -> list[str]:
    return [one["label"] for one in shop.json("GET", path)]


def test_a_list_shows_the_records_that_have_what_it_asks_for(shop: Any) -> None:
    shop.json("POST", "/orders", {"label": "d", "state": "lost"})
    shop.json("POST", "/orders", {"label": "e", "state": "paid"})

    assert labels(shop, "/orders") == ["a", "b", "c", "e"]
    assert labels(shop, "/orders/newest") == ["a", "b", "c"]
    assert shop.json("GET", "/orders/4")["label"] == "d"


def test_several_records_are_changed_by_any_of_their_keys(shop: Any) -> None:
    paid = shop.json("POST", "/orders/pay", {"orders": ["1", "c"]})

    assert [(one["id"], one["state"]) for one in paid] == [(1, "paid"), (3, "paid")]
    assert labels(shop, "/orders/newest") == ["b"]


def test_what_is_read_under_a_key_may_be_a_list_of_others(shop: Any) -> None:
    shop.json("POST", "/orders/pay", {"orders": ["1", "2"]})
    shop.json("POST", "/attic", {"orders": ["1", "2"]})

    assert labels(shop, "/shelves/7") == ["a", "b"]


def test_another_resource_keeps_and_drops_them(shop: Any) -> None:
    shop.json("POST", "/orders/pay", {"orders": ["1", "2"]})

    kept = shop.json("POST", "/attic", {"orders": ["1", "2", "3"]})
    in_attic = labels(shop, "/attic")
    dropped = shop("DELETE", "/attic", {"orders": ["2"]})

    assert kept == [{"id": 1, "state": "kept"}, {"id": 2, "state": "kept"}]  # the third was not paid
    assert (in_attic, labels(shop, "/orders")) == (["a", "b"], ["c"])
    assert (dropped.status, labels(shop, "/attic")) == (204, ["a"])


def test_a_record_that_is_named_twice_is_one(shop: Any) -> None:
    assert [each["label"] for each in shop.json("POST", "/orders/pay", {"orders": ["a", "a", "1"]})] == ["a"]
    assert shop("DELETE", "/attic", {"orders": ["a", "1", "a"]}).status == 204
    assert shop("GET", "/orders/1").status == 404


def test_a_copy_has_all_but_the_keys(shop: Any) -> None:
    shop.json("POST", "/orders", {"label": "d", "state": "paid", "note": "as before"})

    copied = [
        shop.json("POST", "/orders", {"like": key, **more})
        for key, more in (("d", {}), ("4", {"state": "new"}))
    ]
    unknown = shop("POST", "/orders", {"like": "none"})

    assert [(one["id"], one["label"], one["state"], one["note"]) for one in copied] == [
        (5, "", "paid", "as before"),
        (6, "", "new", "as before"),
    ]
    assert (unknown.status, "like" in copied[0]) == (404, False)


@pytest.mark.parametrize(
    ("sent", "status"),
    [({"orders": ["1", "none"]}, 404), ({}, 400), ({"orders": "1"}, 400), ([], 400)],
    ids=str,
)
def test_what_cannot_be_changed_is_refused_whole(shop: Any, sent: Any, status: int) -> None:
    reply = shop("POST", "/orders/pay", sent)

    assert (reply.status, labels(shop, "/orders/newest")) == (status, ["a", "b", "c"])


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("of: orders, where", "of: order, where", "unknown resource 'order'"),
        ("where: {state: new}", "where: {stat: new}", "unknown field 'stat'"),
        ("    path: /orders", "    path: /orders\n    mock: {of: orders}", "are those of this resource"),
        ("    path: /attic", "    path: /attic\n    mock: {of: shelves}", None),
        ("{of: orders, each: orders}", "{of: orders, each: order}", "unknown member of the body 'order'"),
    ],
    ids=["of", "where", "itself", "another", "each"],
)
def test_hints_that_lead_nowhere_are_told(
    tmp_path: Path, before: str, after: str, message: str | None
) -> None:
    (tmp_path / "shop.yaml").write_text(SPEC.replace(before, after, 1))

    compiled = compile_spec(tmp_path / "shop.yaml")

    assert [message in str(each) for each in compiled.diagnostics if message] == [True] * bool(message)
    assert (compiled.api is None) is bool(message)


GROUPED = """
spec: 1
api: shop
url: https://shop.example
include: {by_owner: owned.yaml}
resources:
  orders:
    path: /orders
    key: {id: integer}
    model: Order
    operations: {list, create, read, update: {method: POST, partial: true}}
types: {Order: {fields: {id: {type: integer, access: read}, state: {type: string, default: new}}}}
"""
OWNED = """
spec: 1
resources:
  orders:
    path: "/{owner}/orders"
    key: {id: integer}
    model: Order
    operations: {list: {mock: {where: {state: new}}}, create, read, pay: {returns: Order, mock: {set: {state: paid}}}}
    mock: {of: orders}
  bills:
    path: "/{owner}/bills"
    key: {id: integer}
    operations: {read: {returns: Order}, list: {returns: pages of Order, mock: {of: bills}}}
    mock: {of: orders}
  owners: {path: /owners, key: {owner: string}, model: Owner, operations: {create, list}}
  finds:
    path: "/{owner}/finds"
    mock: {within: owners, of: orders}
    operations:
      all:
        at: collection
        path: ""
        body: {fields: {what: string?}}
        returns: list of Owner
        mock: {search: {kind: what, kinds: {owner: owners}}}
types: {Owner: {fields: {owner: string}}}
"""


def test_a_search_finds_kinds_of_its_own_file_though_its_resource_shows_others_records(
    library: Any, tmp_path: Path
) -> None:
    (tmp_path / "shop.yaml").write_text(GROUPED)
    (tmp_path / "owned.yaml").write_text(OWNED.replace("/{owner}/finds", "/owners/{owner}/finds"))
    compiled = compile_spec(tmp_path / "shop.yaml")
    assert compiled.api is not None, compiled.diagnostics
    library.fake = build_fake(compiled.api, seed=1)
    library.json("POST", "/owners", {"owner": "ann"})

    assert library.json("POST", "/owners/ann/finds", {"what": "owner"}) == [{"owner": "ann"}]
    assert library("POST", "/owners/bob/finds", {"what": "owner"}).status == 404


def test_the_records_of_a_group_are_those_of_the_main_file(library: Any, tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(GROUPED)
    (tmp_path / "owned.yaml").write_text(OWNED.replace("within: owners, ", ""))
    compiled = compile_spec(tmp_path / "shop.yaml")
    assert compiled.api is not None, compiled.diagnostics
    library.fake = build_fake(compiled.api, seed=1)
    made = [library.json("POST", path, {})["id"] for path in ("/orders", "/ann/orders", "/bob/orders")]

    paid = library.json("POST", "/ann/orders/1/pay")
    read = [library.json("GET", path) for path in ("/orders/1", "/bob/orders/1", "/ann/bills/1")]

    assert (made, paid, read) == ([1, 2, 3], {"id": 1, "state": "paid"}, [paid] * 3)
    assert [[one["id"] for one in library.json("GET", path)] for path in ("/orders", "/ann/orders")] == [
        [1, 2, 3],
        [2, 3],
    ]
    assert library.json("GET", "/ann/bills") == []
