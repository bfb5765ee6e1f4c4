"""Objects that records hold: what a server adds to what was sent of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SPEC = """
spec: 1
api: shop
url: https://shop.example
resources:
  orders:
    path: /orders
    key: {id: integer}
    model: Order
    operations: {create, read, update, partial_update, list}
  machines:
    path: /machines
    key: {id: integer}
    model: Machine
    operations: {create: {body: MachineCreate}, read, partial_update: {body: MachinePatch}}
types:
  Order:
    fields:
      id: {type: integer, access: read, mock: id}
      lines: {type: list of Line, default: []}
      places: {type: map of Place, default: {}}
      payment: Payment?
  Line:
    fields:
      id: {type: integer, access: read, mock: id}
      sku: string
      secret: {type: string?, access: create}
      state: {type: string, access: read, default: new}
      made: {type: datetime?, access: read, mock: created}
      note: string?
  Place: {fields: {city: string, code: {type: string, access: read}}}
  Payment: {tag: kind, union: {card: Card, cash: Cash}}
  Card: {fields: {number: string, checked: {type: boolean, access: read}}}
  Cash: {fields: {}}
  Machine:
    fields:
      id: {type: integer, access: read, mock: id}
      name: string
      cpu: {type: integer, access: read}
      image: {type: Place?, access: read}
      drives: {type: list? of Drive, access: read}
  MachineCreate: {fields: {name: string, cpu: integer, image: string?, drives: list of NewDrive}}
  MachinePatch: {fields: {name: string?, cpu: integer?, drives: list? of NewDrive}}
  Drive:
    fields:
      id: {type: integer, access: read, mock: id}
      gb: {type: integer, access: read}
      pool: {type: Place?, access: read}
  NewDrive: {fields: {id: integer?, gb: integer?, pool: string?, fast: boolean?}}
"""
MADE = "2023-11-14T22:13:20Z"


@pytest.fixture
def shop(start: Callable[..., Any]) -> Any:
    return start(SPEC)


def test_objects_in_a_list_have_what_a_server_makes_and_nothing_that_is_never_answered(shop: Any) -> None:
    sent = [{"sku": "a", "secret": "x"}, {"sku": "b", "state": "old", "extra": 1}]

    made = shop.json("POST", "/orders", {"lines": sent})

    assert made["lines"] == [
        {"id": 1, "sku": "a", "state": "new", "made": MADE},
        {"id": 2, "sku": "b", "state": "old", "made": MADE, "extra": 1},
    ]
    assert shop.json("GET", "/orders/1") == made


def test_objects_of_a_list_stay_what_they_are_by_their_identity(shop: Any) -> None:
    shop.json("POST", "/orders", {"lines": [{"sku": "a"}, {"sku": "b"}]})
    shop.now += 5

    changed = shop.json(
        "PATCH", "/orders/1", {"lines": [{"id": 2, "sku": "c"}, {"id": 9, "sku": "d"}, {"sku": "e"}]}
    )

    assert [(one["id"], one["sku"], one["made"] == MADE) for one in changed["lines"]] == [
        (2, "c", True),
        (9, "d", False),
        (3, "e", False),
    ]


def test_objects_in_maps_and_unions_are_completed(shop: Any) -> None:
    sent = {"places": {"home": {"city": "Cork"}}, "payment": {"kind": "card", "number": "4"}}

    made = shop.json("POST", "/orders", sent)
    other = shop.json("PATCH", "/orders/1", {"payment": {"kind": "voucher", "number": "4"}})

    assert made["places"] == {"home": {"city": "Cork", "code": ""}}
    assert made["payment"] == {"kind": "card", "number": "4", "checked": False}
    assert other["payment"] == {"kind": "voucher", "number": "4"}


def test_what_a_body_of_another_type_calls_alike_is_kept_in_the_form_of_the_answer(shop: Any) -> None:
    drives = [{"gb": 50, "pool": "ssd", "fast": True}]

    made = shop.json("POST", "/machines", {"name": "web", "cpu": 4, "image": "debian", "drives": drives})
    changed = shop.json("PATCH", "/machines/1", {"cpu": 8, "drives": [{"id": 1, "fast": False}, {"gb": 7}]})

    first = {"id": 1, "gb": 50, "pool": None}
    assert made == {"id": 1, "name": "web", "cpu": 4, "image": None, "drives": [first]}
    assert changed == {**made, "cpu": 8, "drives": [first, {"id": 2, "gb": 7}]}
