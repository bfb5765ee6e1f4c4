"""The fake Flex.io, step by step through its reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from specloom_codegen.mock.fake import build_fake
from specloom_codegen.pipeline import compile_spec

JOHN = {
    "eid": "h0cdcmy0g0xf",
    "eid_type": "USR",
    "user_name": "john",
    "first_name": "John",
    "last_name": "Bunyan",
    "email_hash": "3959012ba8803f90f546396e802c9298",
}
NOW = "2023-11-14T22:13:20+0000"
TASK = [{"type": "flexio.request", "params": {"url": "https://www.flex.io"}}]


@pytest.fixture
def flexio(library: Any) -> Any:
    api = compile_spec(Path(__file__).parents[3] / "specs" / "flexio.yaml").api
    assert api is not None
    library.fake = build_fake(api, seed=1)
    library.fake.seed(library.now)
    return library


def pipe(**members: Any) -> dict[str, Any]:
    return {
        "eid_type": "PIP",
        "eid_status": "A",
        "ename": "",
        "name": "",
        "description": "",
        "owned_by": JOHN,
        "followed_by": [],
        "task": [],
        "schedule": {},
        "schedule_status": "I",
        "created": NOW,
        "updated": NOW,
        **members,
    }


def test_a_pipe_lives_through_the_reference(flexio: Any) -> None:
    sent = {
        "name": "Flexio Website",
        "ename": "my-custom-pipe-alias",
        "description": "Flex.io Website",
        "task": TASK,
    }
    created = flexio("POST", "/api/v1/pipes", sent)
    eid = created.json()["eid"]
    read = [flexio.json("GET", f"/api/v1/pipes/{key}") for key in (eid, "my-custom-pipe-alias")]
    updated = flexio("POST", "/api/v1/pipes/my-custom-pipe-alias", {"name": "New Name", "task": []})
    listed = flexio.json("GET", "/api/v1/pipes")
    deleted = flexio("DELETE", f"/api/v1/pipes/{eid}")

    assert re.fullmatch("[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}", eid)
    assert (created.status, created.json()) == (200, pipe(eid=eid, **sent))
    assert read == [created.json()] * 2
    assert (updated.status, updated.json()) == (200, pipe(eid=eid, **sent | {"name": "New Name", "task": []}))
    assert listed == [updated.json()]
    assert (deleted.status, deleted.json()) == (200, {"eid": eid, "eid_type": "PIP", "eid_status": "D"})
    assert flexio.json("GET", "/api/v1/pipes") == []


def error(code: str, message: str) -> dict[str, Any]:
    return {"error": {"code": code, "message": message}}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "answer"),
    [
        ("GET", "/pipes/none", None, 404, error("no-object", "Object not available")),
        ("GET", "/invalid-endpoint", None, 404, error("invalid-request", "Invalid request")),
        ("PUT", "/pipes", {}, 404, error("invalid-request", "Invalid request")),
        ("POST", "/pipes", {"name": 5}, 400, error("invalid-parameter", "Invalid parameter: name: must be a text")),
        (
            "POST",
            "/pipes",
            {"task": [{}]},
            400,
            error("missing-parameter", "Missing parameter: task[0].type: is missing"),
        ),
        ("POST", "/pipes/none/run", {}, 404, error("no-object", "Object not available")),
    ],
)  # fmt: skip
def test_errors_have_the_codes_of_the_reference(
    flexio: Any, method: str, path: str, body: Any, status: int, answer: Any
) -> None:
    reply = flexio(method, f"/api/v1{path}", body)

    assert (reply.status, reply.json()) == (status, answer)


def test_without_a_key_there_is_but_the_about(flexio: Any) -> None:
    flexio.headers.clear()

    replies = [flexio("GET", f"/api/v1/{path}") for path in ("pipes", "about")]

    assert [(reply.status, reply.json()) for reply in replies] == [
        (401, error("unauthorized", "Unauthorized")),
        (200, {"title": "Flexio API", "version": "v1"}),
    ]


def test_a_name_that_is_taken_cannot_be_created(flexio: Any) -> None:
    flexio.json("POST", "/api/v1/pipes", {"ename": "mine"})

    reply = flexio("POST", "/api/v1/pipes", {"ename": "mine"})

    assert (reply.status, reply.json()["error"]["code"]) == (422, "create-failed")


def test_a_run_echoes_what_it_is_given(flexio: Any) -> None:
    flexio.json("POST", "/api/v1/pipes", {"ename": "mine"})

    posted = flexio("POST", "/api/v1/pipes/mine/run", content=b"a,b", headers={"Content-Type": "text/csv"})
    got = flexio("GET", "/api/v1/pipes/mine/run?name=x")

    assert (posted.status, posted.echo, posted.header("Content-Type")) == (200, True, "text/csv")
    assert (got.status, got.json()) == (200, {"name": "x"})


def test_the_status_of_a_connection_is_fixed_by_its_creation(flexio: Any) -> None:
    info = {"url": "https://api.service.com", "headers": {"Authorization": "Bearer :token"}}
    created = flexio.json("POST", "/api/v1/connections", {"ename": "service", "connection_info": info})

    updated = flexio.json("POST", "/api/v1/connections/service", {"eid_status": "T", "name": "N"})

    assert updated == created | {"name": "N"}
    assert (created["connection_info"], created["eid_type"], created["expires"]) == (info, "CTN", "")


def test_me_is_the_owner_of_everything(flexio: Any) -> None:
    me = flexio.json("GET", "/api/v1/users/me")

    assert me == flexio.json("GET", "/api/v1/users/h0cdcmy0g0xf")
    assert {name: me[name] for name in JOHN} == JOHN


def test_tasks_of_the_reference_and_of_other_types_are_stored_as_they_come(flexio: Any) -> None:
    tasks = [
        {"type": "flexio.convert", "params": {"input": {"header": True}, "output": {"format": ""}}},
        {"type": "flexio.exit", "params": {"code": "404"}},
        {"type": "flexio.render", "params": {"width": 800, "height": "600"}},
        {"type": "flexio.future", "params": {"anything": [1, None]}, "more": 1},
    ]  # fmt: skip

    assert flexio.json("POST", "/api/v1/pipes", {"task": tasks})["task"] == tasks
