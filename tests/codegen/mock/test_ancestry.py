"""Records that a path goes through, and the words in which each resource refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specloom_codegen.pipeline import compile_spec

SPEC = """
spec: 1
api: shop
url: https://shop.example
errors: {code: code, message: message, mock: {not_found: {status: 410, code: gone, message: Gone}}}
resources:
  shops:
    path: /shops
    key: {shop: {matches: name}}
    model: Shop
    mock: {errors: {not_found: {code: no-shop}, invalid: {status: 422, message: Bad shop}}}
    operations: {create, read, list}
  shelves:
    path: /shops/{shop}/shelves
    key: {shelf: {type: integer, matches: id}}
    model: Shelf
    mock: {within: shops, errors: {not_found: {status: 404}}}
    operations: {create, read, list, all: {method: GET, at: collection, path: /shelves, returns: list of Shelf}}
  goods:
    path: /shops/{shop}/shelves/{shelf}/goods
    key: {good}
    model: Good
    mock: {within: shelves}
    operations: {list, read, sort: {at: collection}}
types:
  Shop: {fields: {name: {type: string, max: 9}}}
  Shelf: {fields: {id: {type: integer, access: read, mock: id}, height: {type: integer, default: 1}}}
  Good: {fields: {good: string}, example: {good: salt}}
"""


@pytest.fixture
def shop(start: Callable[..., Any]) -> Any:
    call = start(SPEC)
    call.json("POST", "/shops", {"name": "north"})
    call.json("POST", "/shops/north/shelves", {})
    return call


@pytest.mark.parametrize(
    ("method", "target", "status", "error"),
    [
        ("GET", "/shops/south", 410, {"code": "no-shop", "message": "Gone"}),
        ("GET", "/shops/south/shelves", 410, {"code": "no-shop", "message": "Gone"}),
        ("POST", "/shops/south/shelves", 410, {"code": "no-shop", "message": "Gone"}),
        ("GET", "/shops/south/shelves/1", 410, {"code": "no-shop", "message": "Gone"}),
        ("GET", "/shops/north/shelves/2", 404, {"code": "gone", "message": "Gone"}),
        ("GET", "/shops/south/shelves/1/goods", 410, {"code": "no-shop", "message": "Gone"}),
        ("GET", "/shops/north/shelves/2/goods", 404, {"code": "gone", "message": "Gone"}),
        ("POST", "/shops/north/shelves/2/goods/sort", 404, {"code": "gone", "message": "Gone"}),
        ("GET", "/shops/north/shelves/1/goods/tea", 410, {"code": "gone", "message": "Gone"}),
    ],
)
def test_who_is_not_there_says_so(shop: Any, method: str, target: str, status: int, error: Any) -> None:
    reply = shop(method, target, {} if method == "POST" else None)

    assert (reply.status, reply.json()) == (status, error)


def test_what_is_there_is_found(shop: Any) -> None:
    assert shop.json("GET", "/shops/north/shelves") == [{"id": 1, "height": 1}]
    assert shop.json("GET", "/shops/north/shelves/1/goods/salt") == {"good": "salt"}
    assert shop("GET", "/shelves").status == 200


def test_other_refusals_have_words_of_their_own_too(shop: Any) -> None:
    reply = shop("POST", "/shops", {"name": "far too long"})

    assert (reply.status, reply.json()["message"].partition(":")[0]) == (422, "Bad shop")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("within: shops", "within: shop", "unknown resource 'shop'"),
        ("within: shelves", "within: goods", "unknown resource 'goods'"),
        ("path: /shops/{shop}/shelves/{shelf}/goods", "path: /shelves/{shelf}/goods", "does not go on from"),
        ("not_found: {code: no-shop}", "no_found: {code: no-shop}", "unknown situation 'no_found'"),
    ],
    ids=["unknown", "itself", "path", "situation"],
)
def test_hints_that_lead_nowhere_are_told(tmp_path: Path, before: str, after: str, message: str) -> None:
    (tmp_path / "shop.yaml").write_text(SPEC.replace(before, after, 1))

    compiled = compile_spec(tmp_path / "shop.yaml")

    assert [message in str(each) for each in compiled.diagnostics] == [True]
