"""Answers to updates that hold only what changed, and fields that say who changed it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SPEC = """
spec: 1
api: flow
url: https://flow.example
auth: {basic: {send: basic}}
resources:
  projects:
    path: /projects
    key: {name: string}
    model: Project
    envelope: {one: project}
    operations:
      create:
      read:
      update: {partial: true, mock: {changes: true}}
      partial_update: {mock: {changes: [name, plan]}}
      rename: {body: Project.patch, returns: Project, mock: {changes: [id]}}
      touch: {returns: Project, mock: {changes: true, set: {state: touched}}}
      fixed: {method: PUT, body: Project.patch, returns: Project, mock: {changes: true, answer: {name: x}}}
types:
  Project:
    fields:
      id: {type: integer, access: read, mock: id}
      name: {type: string, access: [create, read]}
      plan: {type: string?, default: free}
      note: {type: string?}
      state: {type: string?, access: read}
      changed: {type: datetime, access: read, mock: updated}
      owner: {type: string, access: read, mock: user}
      changer: {type: string, access: read, mock: updater}
"""
ANN, BOB = {"Authorization": "Basic YW5uOng="}, {"Authorization": "Basic Ym9iOng="}


@pytest.fixture
def flow(start: Callable[..., Any]) -> Any:
    call = start(SPEC)
    call.json("POST", "/projects", {"name": "p"}, headers=ANN)
    call.now += 1
    return call


@pytest.mark.parametrize(
    ("method", "target", "sent", "shown"),
    [
        ("PUT", "/projects/p", {"note": "x"}, {"note": "x"}),
        ("PUT", "/projects/p", {"note": "x", "plan": "free"}, {"note": "x"}),
        ("PUT", "/projects/p", {"unknown": 1}, {"unknown": 1}),
        ("PUT", "/projects/p", {}, {}),
        ("PATCH", "/projects/p", {"note": "x"}, {"note": "x", "name": "p", "plan": "free"}),
        ("POST", "/projects/p/rename", {"note": "x"}, {"note": "x", "id": 1}),
        ("POST", "/projects/p/touch", None, {"state": "touched"}),
    ],
    ids=["put", "same", "unknown", "nothing", "always", "action", "set"],
)
def test_an_answer_holds_only_what_changed(
    flow: Any, method: str, target: str, sent: Any, shown: dict[str, Any]
) -> None:
    answer = flow.json(method, target, sent, headers=BOB)

    assert answer == {"project": {**shown, "changed": "2023-11-14T22:13:21Z", "changer": "bob"}}


def test_the_record_is_whole_and_knows_who_changed_it(flow: Any) -> None:
    flow.json("PUT", "/projects/p", {"note": "x"}, headers=BOB)

    assert flow.json("GET", "/projects/p", headers=ANN)["project"] == {
        "id": 1, "name": "p", "plan": "free", "note": "x", "state": None,
        "changed": "2023-11-14T22:13:21Z", "owner": "ann", "changer": "bob",
    }  # fmt: skip


WIRES = """
spec: 1
api: wires
url: https://wires.example
resources: {things: {path: /things, key: {id: integer}, model: Thing, operations: {create, update}}}
types:
  Thing:
    fields:
      id: {type: integer, access: read, mock: id}
      flag: {type: boolean, wire: {true: "1", false: "0"}}
      count: {type: integer?, wire: string}
      at: {type: datetime?, wire: seconds}
      plain: {type: boolean?}
      tags: {type: list? of integer}
"""


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_what_came_in_its_usual_form_is_answered_as_the_spec_writes_it(
    start: Callable[..., Any], method: str
) -> None:
    call = start(WIRES)
    call.json("POST", "/things", {"flag": "0"})
    sent = {"flag": True, "count": 5, "at": 7, "plain": True, "tags": [1]}

    answer = call.json(method, "/things" if method == "POST" else "/things/1", sent)

    assert answer == sent | {"id": 2 if method == "POST" else 1, "flag": "1", "count": "5"}


def test_a_fixed_answer_stays_as_it_is(flow: Any) -> None:
    assert flow.json("PUT", "/projects/p/fixed", {"note": "x"}, headers=ANN) == {"project": {"name": "x"}}
