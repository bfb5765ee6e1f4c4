"""Servers that take arguments from the query and from a JSON body alike, and leave out what is null."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

FLOW = """
spec: 1
api: flow
url: https://flow.example
mock: {arguments: anywhere, nulls: omitted}
auth:
  session: {credentials: {user, password}, login: {path: /sessions, query: {u: $user, p: $password}}, token: id, expires: never}
  token: {credentials: {token}, login: {path: /sessions, body: {token: $token}}, token: id, expires: never}
defaults: {auth: none}
resources:
  sessions: {path: /sessions, operations: {create: {body: {as: query, fields: {u: string?, p: string?, token: string?}}}}}
  properties:
    path: /properties
    key: {name: string}
    model: Property
    query: {project: {mock: scope}, deep: boolean}
    operations:
      read:
      create: {body: {type: Property.create, as: query}}
      update: {partial: true, body: {type: Property.patch, as: query}}
  jobs:
    path: /jobs
    key: {id: integer}
    model: Job
    operations:
      list:
      create:
      run: {at: collection, path: "", query: {request: {const: run}}, body: Job.create, returns: Job}
      abort: {method: PUT, path: "", body: {fields: {request: {type: string, const: abort}}}, returns: Job, mock: {set: {state: aborted}}}
      wrapped: {at: collection, path: wrapped, body: Job.create, returns: Job, envelope: {send: job}}
      note: {at: collection, path: note, query: {text: string}, returns: none}
      keep: {at: collection, path: keep, query: {text: string}, body: bytes, returns: none}
types:
  Property: {fields: {name: {type: string, access: [create, read]}, value: string?}}
  Job:
    fields:
      id: {type: integer, access: read, mock: id}
      name: string
      tries: {type: integer, default: 1}
      steps: {type: list? of string}
      state: {type: string?, access: read}
"""  # noqa: E501


@pytest.fixture
def flow(start: Callable[..., Any]) -> Any:
    return start(FLOW)


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("/properties?name=p&value=1&project=A", None),
        ("/properties?project=A", {"name": "p", "value": "1"}),
        ("/properties", {"name": "p", "value": "1", "project": "A", "deep": True}),
        ("/properties?project=A&name=p", {"value": "1", "project": "B", "name": "q"}),
    ],
    ids=["query", "both", "body", "twice"],
)
def test_parameters_may_be_members_of_the_body(flow: Any, target: str, body: Any) -> None:
    made = flow.json("POST", target, body)

    assert made == {"name": "p", "value": "1"}
    assert flow.json("GET", "/properties/p?project=A") == made
    assert flow("GET", "/properties/p").status == 404


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("/jobs?name=x&tries=3&steps=a&steps=b", None),
        ("/jobs?tries=3", {"name": "x", "steps": ["a", "b"]}),
        ("/jobs?tries=9&name=y", {"name": "x", "tries": 3, "steps": ["a", "b"]}),
        ("/jobs?request=run&name=x&tries=3", {"steps": ["a", "b"]}),
        ("/jobs", {"request": "run", "name": "x", "tries": 3, "steps": ["a", "b"]}),
    ],
    ids=["query", "both", "twice", "constant", "constant-in-body"],
)
def test_members_of_the_body_may_be_parameters(flow: Any, target: str, body: Any) -> None:
    flow("POST", target, body)

    assert flow.json("GET", "/jobs") == [{"id": 1, "name": "x", "tries": 3, "steps": ["a", "b"]}]


@pytest.mark.parametrize(
    ("target", "body"),
    [("/jobs/1?request=abort", None), ("/jobs/1", {"request": "abort"})],
    ids=["query", "body"],
)
def test_what_says_which_operation_is_meant_may_stand_anywhere(flow: Any, target: str, body: Any) -> None:
    flow("POST", "/jobs?name=x")

    assert flow.json("PUT", target, body) == {"id": 1, "name": "x", "tries": 1, "state": "aborted"}


@pytest.mark.parametrize(
    ("sent", "value"), [({"value": 5}, "5"), ({"value": True}, "true"), ({"value": None}, None)], ids=str
)
def test_members_that_are_parameters_are_read_as_such(flow: Any, sent: Any, value: Any) -> None:
    assert flow.json("POST", "/properties", {"name": "p", **sent}).get("value") == value


def test_what_is_missing_everywhere_is_refused(flow: Any) -> None:
    assert (flow("POST", "/jobs").status, flow("POST", "/jobs?tries=x&name=n").status) == (400, 400)


@pytest.mark.parametrize(
    ("target", "options", "status"),
    [
        ("/jobs?name=x", {"headers": {"Content-Type": "application/octet-stream"}}, 201),
        ("/jobs?name=x", {"content": b"{"}, 400),
        ("/jobs?name=x", {"content": b"[]"}, 400),
        ("/jobs?name=x", {"content": b"a=b", "headers": {"Content-Type": "text/plain"}}, 415),
        ("/jobs/wrapped?name=x", {"content": b"{}"}, 400),
        ("/jobs/wrapped", {"body": {"job": {"name": "x"}}}, 200),
        ("/jobs/note", {"body": {"text": "x"}}, 204),
        ("/jobs/keep", {"content": b"\x00"}, 204),
        ("/jobs/note", {"body": {"text": {"a": 1}}}, 204),
    ],
    ids=["empty", "broken", "list", "text", "envelope", "wrapped", "no-body", "raw", "composed"],
)
def test_bodies_of_other_kinds_are_taken_as_they_are(
    flow: Any, target: str, options: Any, status: int
) -> None:
    assert flow("POST", target, **options).status == status


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("/sessions?u=a&p=b", None),
        ("/sessions", {"u": "a", "p": "b"}),
        ("/sessions?token=t", None),
        ("/sessions", {"token": "t"}),
        ("/sessions?u=a", {"p": "b"}),
    ],
    ids=["query", "body", "token", "token-body", "both"],
)
def test_credentials_of_a_login_may_stand_anywhere(flow: Any, target: str, body: Any) -> None:
    assert flow.json("POST", target, body)["id"].startswith("mock-")


def test_without_the_hint_arguments_stand_where_they_are_declared(start: Callable[..., Any]) -> None:
    strict = start(FLOW.replace("mock: {arguments: anywhere, nulls: omitted}\n", ""))

    assert strict("POST", "/jobs?name=x").status == 400
    assert strict.json("POST", "/properties", {"name": "p", "project": "A"}) == {"name": "p", "value": None}
    assert strict("GET", "/properties/p?project=A").status == 404
