"""The API reference of Flex.io, row by row: what each request is on the wire, what each answer becomes.

The JSON is that of the reference's examples; nothing is taken from the spec.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import (
    Connection,
    ConnectionCreate,
    ConnectionInfo,
    ConnectionPatch,
    ConnectionStatus,
    ConnectionType,
    DeletedObject,
    Flexio,
    ObjectStatus,
    ObjectType,
    Pipe,
    PipeCreate,
    PipePatch,
    RequestTask,
    RequestTaskParams,
    ScheduleStatus,
    User,
    UserSummary,
)
from specloom.testing import FakeTransport, reply
from specloom.values import Unknown

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "flexio_examples.json").read_text())
PIPE, PIPE_BODY, DELETED_PIPE = EXAMPLES["pipe"], EXAMPLES["pipe_body"], EXAMPLES["deleted_pipe"]
CONNECTION, CONNECTION_BODY = EXAMPLES["connection"], EXAMPLES["connection_body"]
DELETED_CONNECTION, USER = EXAMPLES["deleted_connection"], EXAMPLES["user"]

Call = Callable[[Flexio], Awaitable[Any]]

REQUESTS: dict[str, tuple[Call, Any, tuple[str, str, Any]]] = {
    "about": (lambda api: api.about.read(), {}, ("GET", "/about", None)),
    "list pipes": (lambda api: api.pipes.get_all(), [PIPE], ("GET", "/pipes", None)),
    "create pipe, basics": (
        lambda api: api.pipes.create(
            PipeCreate(
                name="Github Progress", description="Monitor status for a variety of projects on Github"
            )
        ),
        PIPE,
        (
            "POST",
            "/pipes",
            {
                "name": "Github Progress",
                "description": "Monitor status for a variety of projects on Github",
            },
        ),
    ),
    "create pipe": (
        lambda api: api.pipes.create(
            PipeCreate(
                name="Flexio Website",
                ename="my-custom-pipe-alias",
                description="Flex.io Website",
                task=[RequestTask(params=RequestTaskParams(url="https://www.flex.io"))],
            )
        ),
        PIPE,
        ("POST", "/pipes", PIPE_BODY),
    ),
    "create pipe, a mapping": (lambda api: api.pipes.create(PIPE_BODY), PIPE, ("POST", "/pipes", PIPE_BODY)),
    "read pipe": (lambda api: api.pipes.read("dw19t2qccp1h"), PIPE, ("GET", "/pipes/dw19t2qccp1h", None)),
    "read pipe by ename": (
        lambda api: api.pipes.read("my-custom-pipe-alias"),
        PIPE,
        ("GET", "/pipes/my-custom-pipe-alias", None),
    ),
    "update pipe": (
        lambda api: api.pipes.update(
            "dw19t2qccp1h", PipePatch(name="New Name", description="New Description", task=[])
        ),
        PIPE,
        (
            "POST",
            "/pipes/dw19t2qccp1h",
            {"name": "New Name", "description": "New Description", "task": []},
        ),
    ),
    "delete pipe": (
        lambda api: api.pipes.delete("dw19t2qccp1h"),
        DELETED_PIPE,
        ("DELETE", "/pipes/dw19t2qccp1h", None),
    ),
    "run pipe": (
        lambda api: api.pipes.run("dw19t2qccp1h", {"param1": "value1", "param2": "value2"}),
        "Hello, world!",
        ("POST", "/pipes/dw19t2qccp1h/run", {"param1": "value1", "param2": "value2"}),
    ),
    "run pipe by GET": (
        lambda api: api.pipes.run_get("dw19t2qccp1h", params={"param1": "value1"}),
        "Hello, world!",
        ("GET", "/pipes/dw19t2qccp1h/run?param1=value1", None),
    ),
    "list connections": (
        lambda api: api.connections.get_all(),
        [CONNECTION],
        ("GET", "/connections", None),
    ),
    "create connection": (
        lambda api: api.connections.create(
            ConnectionCreate(
                name="HTTP Connection",
                description="HTTP Connection to API",
                connection_type=ConnectionType.HTTP,
                connection_info=ConnectionInfo(
                    url="https://api.service.com/endpoint",
                    headers={"Authorization": "Bearer :token", "Content-Type": "application/json"},
                ),
            )
        ),
        CONNECTION,
        ("POST", "/connections", CONNECTION_BODY),
    ),
    "read connection": (
        lambda api: api.connections.read("zw62t4qxcpmr"),
        CONNECTION,
        ("GET", "/connections/zw62t4qxcpmr", None),
    ),
    "update connection": (
        lambda api: api.connections.update(
            "zw62t4qxcpmr", ConnectionPatch(name="New Name", description="New Description")
        ),
        CONNECTION,
        ("POST", "/connections/zw62t4qxcpmr", {"name": "New Name", "description": "New Description"}),
    ),
    "delete connection": (
        lambda api: api.connections.delete("zw62t4qxcpmr"),
        DELETED_CONNECTION,
        ("DELETE", "/connections/zw62t4qxcpmr", None),
    ),
    "read user": (
        lambda api: api.users.read("h0cdcmy0g0xf"),
        USER,
        ("GET", "/users/h0cdcmy0g0xf", None),
    ),
    "read user, me": (lambda api: api.users.read("me"), USER, ("GET", "/users/me", None)),
    "me": (lambda api: api.users.me(), USER, ("GET", "/users/me", None)),
}


@pytest.mark.parametrize(("call", "answer", "expected"), REQUESTS.values(), ids=REQUESTS)
async def test_a_call_sends_the_request_of_the_reference(
    flexio: Flexio, transport: FakeTransport, call: Call, answer: Any, expected: tuple[str, str, Any]
) -> None:
    transport.add(reply(json=answer))

    await call(flexio)

    method, path, body = expected
    sent = transport.requests[0]
    content_type = sent.headers.get("Content-Type", "").partition(";")[0]
    assert (sent.method, sent.url, sent.json() if sent.body else None, content_type) == (
        method,
        f"https://www.flex.io/api/v1{path}",
        body,
        "" if body is None else "application/json",
    )


async def test_every_request_but_about_carries_the_key(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(*(reply(json=answer) for _, answer, _ in REQUESTS.values()))

    for call, _, _ in REQUESTS.values():
        await call(flexio)

    keys = {sent.path: sent.headers.get("Authorization") for sent in transport.requests}
    assert keys == {
        path: None if path == "/api/v1/about" else "Bearer {token}"
        for path in {sent.path for sent in transport.requests}
    }


# --- answers ----------------------------------------------------------------------------------

AT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=timezone.utc)  # noqa: UP017, the wording of the standard library
OWNER = UserSummary(
    eid="h0cdcmy0g0xf",
    eid_type=ObjectType.USER,
    user_name="john",
    first_name="John",
    last_name="Bunyan",
    email_hash="3959012ba8803f90f546396e802c9298",
)


async def test_a_pipe_reads_as_a_typed_value(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(json=PIPE))

    pipe = await flexio.pipes.read("dw19t2qccp1h")

    assert pipe == Pipe(
        eid="dw19t2qccp1h",
        eid_type=ObjectType.PIPE,
        eid_status=ObjectStatus.ACTIVE,
        ename="my-custom-pipe-alias",
        name="Flex.io Website",
        description="Flex.io Website",
        owned_by=OWNER,
        followed_by=[],
        task=[RequestTask(params=RequestTaskParams(url="https://www.flex.io"))],
        schedule={},
        schedule_status=ScheduleStatus.UNSCHEDULED,
        created=AT,
        updated=datetime(2017, 3, 2, 4, 41, 17, tzinfo=timezone.utc),  # noqa: UP017
    )


async def test_a_connection_reads_as_a_typed_value(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(json=CONNECTION))

    connection = await flexio.connections.read("zw62t4qxcpmr")

    assert connection == Connection(
        eid="zw62t4qxcpmr",
        eid_type=ObjectType.CONNECTION,
        eid_status=ObjectStatus.ACTIVE,
        ename="my-custom-connection-alias",
        name="HTTP Connection",
        description="HTTP Connection to API",
        connection_type=ConnectionType.HTTP,
        connection_status=ConnectionStatus.AVAILABLE,
        connection_info=ConnectionInfo(
            url="https://api.service.com/endpoint",
            headers={"Authorization": "Bearer :token", "Content-Type": "application/json"},
        ),
        expires="",
        owned_by=OWNER,
        followed_by=[],
        created=AT,
        updated=datetime(2017, 3, 2, 4, 41, 17, tzinfo=timezone.utc),  # noqa: UP017
    )


async def test_a_user_reads_as_a_typed_value(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(json=USER))

    user = await flexio.users.me()

    assert user == User(
        **{
            **USER,
            "eid_type": ObjectType.USER,
            "eid_status": ObjectStatus.ACTIVE,
            "created": AT,
            "updated": datetime(2017, 6, 13, 15, 56, 50, tzinfo=timezone.utc),  # noqa: UP017
        }
    )


@pytest.mark.parametrize(
    ("delete", "answer", "kind"),
    [
        (lambda api: api.pipes.delete("x"), DELETED_PIPE, ObjectType.PIPE),
        (lambda api: api.connections.delete("x"), DELETED_CONNECTION, ObjectType.CONNECTION),
    ],
    ids=["pipe", "connection"],
)
async def test_a_deletion_answers_what_was_deleted(
    flexio: Flexio, transport: FakeTransport, delete: Call, answer: dict[str, str], kind: ObjectType
) -> None:
    transport.add(reply(json=answer))

    deleted = await delete(flexio)

    assert deleted == DeletedObject(eid=answer["eid"], eid_type=kind, eid_status=ObjectStatus.DELETED)


async def test_a_list_is_complete_after_one_request(flexio: Flexio, transport: FakeTransport) -> None:
    pipes = [{**PIPE, "eid": f"b{number:011}"} for number in range(300)]
    transport.add(reply(json=pipes))

    eids = [pipe.eid async for pipe in flexio.pipes.list()]

    assert (eids, len(transport.requests)) == ([pipe["eid"] for pipe in pipes], 1)


async def test_credentials_of_a_connection_are_not_shown(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(json=CONNECTION))

    connection = await flexio.connections.read("zw62t4qxcpmr")

    assert ":token" not in repr(connection)


async def test_what_the_reference_does_not_know_survives_a_round_trip(
    flexio: Flexio, transport: FakeTransport
) -> None:
    task = [{"type": "flexio.sleep", "params": {"value": 1}, "metadata": {"x": [None]}}, *PIPE["task"]]
    transport.add(reply(json={**PIPE, "eid_status": "X", "task": task, "of": "later"}), reply(json=PIPE))

    pipe = await flexio.pipes.read("dw19t2qccp1h")
    await flexio.pipes.update(pipe.eid, pipe)

    sent = transport.requests[1].json()
    assert (pipe.eid_status.known, isinstance(pipe.task[0], Unknown), sent["eid_status"], sent["task"]) == (
        False,
        True,
        "X",
        task,
    )


@pytest.mark.parametrize("status", [200, 204, 302, 401, 404, 422, 500])
async def test_run_hands_out_whatever_the_pipe_answers(
    flexio: Flexio, transport: FakeTransport, status: int
) -> None:
    headers = {"Content-Type": "image/png", "Location": "/elsewhere"}
    transport.add(reply(status, content=b"\x89PNG", headers=headers))

    response = await flexio.pipes.run("dw19t2qccp1h", b"raw input")

    assert (response.status_code, response.content, transport.requests[0].body, len(transport.requests)) == (
        status,
        b"\x89PNG",
        b"raw input",
        1,
    )
