"""The fake as a whole: whatever it is sent, it answers, and nothing but a refusal is an error."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from specloom._http import Headers
from specloom_codegen.mock.messages import Call

MIXED = """
spec: 1
api: mixed
url: https://m.example
filters:
  pattern: "{field}__{operator}"
  operators: {string: {in: list of string}, integer: {gt: integer, isnull: boolean}}
resources:
  trees:
    path: /trees
    key: {id: string}
    model: Tree
    headers: {If-Match: string}
    envelope: {one: data, many: data, send: data, meta: meta, meta_type: Meta}
    operations:
      list:
        paging: {cursor: after, next: meta.next, limit: limit}
        query: {search: {type: TreeFilter, style: deep}, sort: {mock: order}}
        returns: {headers: {ETag: string}}
      create: {body: {as: form, style: deep}}
      read: {status: [304, 200], returns: {headers: {ETag: string, Last: datetime}}}
      update:
      partial_update:
      delete: {returns: Tree, status: 200, mock: {set: {size: 0}}}
      grow: {body: {fields: {by: {type: integer, min: 1}}}, returns: Tree, mock: {set: {size: 9}}}
      leaves: {method: GET, returns: pages of Tree, paging: {follow: link next}}
      start: {at: collection, body: {fields: {kind: string}}, returns: any, job: {poll: poll}}
      poll: {method: GET, path: "at/{job}", at: collection, returns: any, wait: {done: {status code: 200}}}
types:
  Meta: {fields: {next: string?, total: integer}}
  TreeFilter: {filter: {size: integer, name: string}}
  Tree:
    fields:
      id: {type: string, access: read, example: tr-1234}
      name: {type: string, pattern: "[a-z]+"}
      size: {type: integer?, wire: string}
      at: {type: datetime?, wire: seconds}
      kind: {type: Kind, default: oak}
      parts: {type: list of Part, default: []}
      parent: {type: Tree?}
      data: {type: map? of json}
      blob: {type: bytes?}
  Kind: {enum: [oak, elm]}
  Part: {union: {leaf: Leaf, twig: Twig}, tag: type}
  Leaf: {fields: {green: boolean?}}
  Twig: {fields: {parts: list of Part}}
"""


def invented(chance: random.Random, names: list[str], depth: int = 0) -> Any:
    kind = chance.randrange(9)
    if kind < 3:
        return chance.choice([None, True, False, 0, 1, -5, 10**30, 1.5, 1e308])
    if kind < 6 or depth > 3:
        return chance.choice(
            ["", "a", "x" * 50, "oak", "é\ud800", "2020-01-01T00:00:00Z", "1", "leaf", "twig"]
        )
    if kind < 7:
        return [invented(chance, names, depth + 1) for _ in range(chance.randrange(3))]
    return {chance.choice(names): invented(chance, names, depth + 1) for _ in range(chance.randrange(5))}


def invented_call(chance: random.Random, names: list[str], now: float) -> Call:
    paths = [
        "/trees",
        "/trees/{}",
        "/trees/{}/grow",
        "/trees/{}/leaves",
        "/trees/start",
        "/trees/at/{}",
        "/{}",
    ]
    keys = ["1", "a", "tr-1234", "é", "..", "%ff", "%2F"]
    body = {"data": {chance.choice(names): invented(chance, names) for _ in range(chance.randrange(7))}}
    queries = [
        ("limit", "1"),
        ("after", "x"),
        ("search[size__gt]", "1"),
        ("search[name__in]", "a,b"),
        ("sort", "-size,at"),
    ]
    headers = {
        "Content-Type": chance.choice(
            ["application/json", "application/merge-patch+json", "application/x-www-form-urlencoded"]
        )
    }
    if chance.random() < 0.3:
        headers[chance.choice(["If-Match", "If-None-Match"])] = chance.choice(["*", '"1-1"', "x"])
    return Call(
        method=chance.choice(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]),
        path=chance.choice(paths).replace("{}", chance.choice(keys)),
        query=tuple(chance.sample(queries, chance.randrange(3))),
        headers=Headers(headers),
        content=chance.choice([json.dumps(body).encode(), b"name=a&size=5", b"", b"{"]),
        now=now,
    )


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_sent_is_answered(start: Callable[..., Any], seed: int) -> None:
    fake = start(MIXED).fake
    chance = random.Random(seed)
    names = ["id", "name", "size", "at", "kind", "parts", "parent", "data", "blob", "type", "by", "green"]

    statuses: set[int] = set()
    for step in range(400):
        reply = fake.answer(invented_call(chance, names, 1.7e9 + step)).reply
        statuses.add(reply.status)
        assert reply.content == b"" or reply.json() is not None

    assert {200, 400, 404} <= statuses <= {200, 201, 202, 204, 304, 400, 404, 409, 412, 415}


def test_a_tree_lives(start: Callable[..., Any]) -> None:
    call = start(MIXED)
    made = call.json(
        "POST",
        "/trees",
        content=b"name=a&size=5&at=5",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    call.json(
        "POST",
        "/trees",
        content=b"name=b&size=50&kind=elm",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    key = made["data"]["id"]
    tag = call("GET", f"/trees/{key}").header("ETag")
    list_tag = call("GET", "/trees").header("ETag")

    assert (made["data"]["name"], made["data"]["size"], made["data"]["at"]) == ("a", "5", 5)
    assert [each["name"] for each in call.json("GET", "/trees?search[size__gt]=9")["data"]] == ["b"]
    assert [each["name"] for each in call.json("GET", "/trees?sort=-size")["data"]] == ["b", "a"]
    assert call("GET", "/trees", headers={"If-None-Match": list_tag}).status == 304
    assert call("GET", f"/trees/{key}", headers={"If-None-Match": tag}).status == 304
    assert call.json("POST", f"/trees/{key}/grow", {"data": {"by": 1}})["data"]["size"] == 9
    assert len(call.json("GET", f"/trees/{key}/leaves")["data"]) == 2
    assert call.json("DELETE", f"/trees/{key}")["data"]["size"] == 0


def test_a_job_may_answer_anything(start: Callable[..., Any]) -> None:
    call = start(MIXED)

    started = call("POST", "/trees/start", {"data": {"kind": "x"}})
    job = started.json()["job"]
    polls = [call("GET", f"/trees/at/{job}") for _ in range(3)]

    assert [each.status for each in polls] == [202, 202, 200]
