"""What a built pipe of Flex.io does in the end: it is stored, loaded, changed or run."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import (
    Flexio,
    ObjectStatus,
    ScheduleStatus,
)
from specloom.clients.flexio.builder import LoadedPipe
from specloom.errors import ConnectError, NotFound
from specloom.service import Response
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "flexio_examples.json").read_text())
PIPE = EXAMPLES["pipe"]
PIPE["task"] = [{"type": "flexio.request", "params": {"url": "https://www.flex.io", "kept": 1}}]
DELETED = EXAMPLES["deleted_pipe"]
ECHO = {"type": "flexio.echo", "params": {"msg": "Hello, World!"}}


def sent(transport: FakeTransport) -> list[tuple[str, str, Any]]:
    return [(one.method, one.target, one.json() if one.body else None) for one in transport.requests]


async def test_save_creates_a_pipe_with_its_properties_and_tasks_in_order(
    flexio: Flexio, transport: FakeTransport
) -> None:
    transport.add(reply(json=PIPE))

    pipe = await (
        flexio.pipe()
        .request("https://www.flex.io")
        .echo("Hello, World!")
        .save(
            name="Flexio Website",
            ename="my-custom-pipe-alias",
            description="",
            schedule={"frequency": "daily"},
            schedule_status=ScheduleStatus.SCHEDULED,
            eid_status=ObjectStatus.PENDING,
        )
    )

    assert (pipe.eid, sent(transport)) == (
        "dw19t2qccp1h",
        [
            (
                "POST",
                "/api/v1/pipes",
                {
                    "name": "Flexio Website",
                    "ename": "my-custom-pipe-alias",
                    "description": "",
                    "task": [{"type": "flexio.request", "params": {"url": "https://www.flex.io"}}, ECHO],
                    "schedule": {"frequency": "daily"},
                    "schedule_status": "A",
                    "eid_status": "P",
                },
            )
        ],
    )


async def test_save_without_tasks_sends_the_properties_alone(
    flexio: Flexio, transport: FakeTransport
) -> None:
    transport.add(reply(json=PIPE))

    await flexio.pipe().save(name="Github Progress")

    assert sent(transport) == [("POST", "/api/v1/pipes", {"name": "Github Progress"})]


async def test_a_loaded_pipe_is_read_when_it_is_awaited(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(json=PIPE))

    loading = flexio.pipe().load("my-custom-pipe-alias")
    before = sent(transport)
    pipe = await loading

    assert (before, pipe.name, sent(transport)) == (
        [],
        "Flex.io Website",
        [("GET", "/api/v1/pipes/my-custom-pipe-alias", None)],
    )


async def test_save_after_load_sends_what_changes(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(json={**PIPE, "name": "Github Commits"}))

    pipe = await flexio.pipe().load("dw19t2qccp1h").save(name="Github Commits", description="")

    assert (pipe.name, sent(transport)) == (
        "Github Commits",
        [("POST", "/api/v1/pipes/dw19t2qccp1h", {"name": "Github Commits", "description": ""})],
    )


async def test_tasks_after_load_come_behind_those_that_are_stored(
    flexio: Flexio, transport: FakeTransport
) -> None:
    transport.add(reply(json=PIPE), reply(json=PIPE))

    await flexio.pipe().load("dw19t2qccp1h").echo("Hello, World!").save(schedule={"days": [1]})

    assert sent(transport) == [
        ("GET", "/api/v1/pipes/dw19t2qccp1h", None),
        (
            "POST",
            "/api/v1/pipes/dw19t2qccp1h",
            {"task": [PIPE["task"][0], ECHO], "schedule": {"days": [1]}},
        ),
    ]


async def test_awaiting_a_loaded_pipe_does_not_drop_added_tasks(
    flexio: Flexio, transport: FakeTransport
) -> None:
    with pytest.raises(ValueError, match=r"\.save\(\) or \.run\(\)"):
        await flexio.pipe().load("dw19t2qccp1h").echo("x")

    assert sent(transport) == []


def test_load_keeps_its_type_through_tasks(flexio: Flexio) -> None:
    assert isinstance(flexio.pipe().load("x").echo("y").exit(204), LoadedPipe)


# --- run --------------------------------------------------------------------------------------


async def test_run_of_a_stored_pipe_is_one_request(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(418, text="short and stout"))

    response = await flexio.pipe().load("my-custom-pipe-alias").run({"param1": "value1"})

    assert (response.status_code, response.text, sent(transport)) == (
        418,
        "short and stout",
        [("POST", "/api/v1/pipes/my-custom-pipe-alias/run", {"param1": "value1"})],
    )


async def test_run_without_data_sends_no_body(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(text="done"))

    await flexio.pipe().load("x").run()

    assert sent(transport) == [("POST", "/api/v1/pipes/x/run", None)]


async def test_run_of_what_is_not_stored_leaves_nothing_behind(
    flexio: Flexio, transport: FakeTransport
) -> None:
    transport.add(reply(json=PIPE), reply(text="Hello, World!"), reply(json=DELETED))

    response = await flexio.pipe().echo("Hello, World!").run({"a": 1})

    assert (response.text, sent(transport)) == (
        "Hello, World!",
        [
            ("POST", "/api/v1/pipes", {"eid_status": "P", "task": [ECHO]}),
            ("POST", "/api/v1/pipes/dw19t2qccp1h/run", {"a": 1}),
            ("DELETE", "/api/v1/pipes/dw19t2qccp1h", None),
        ],
    )


async def test_run_with_added_tasks_leaves_the_stored_pipe_alone(
    flexio: Flexio, transport: FakeTransport
) -> None:
    transport.add(reply(json=PIPE), reply(json={**PIPE, "eid": "bbbbbbbbbbbb"}), reply(), reply(json=DELETED))

    await flexio.pipe().load("dw19t2qccp1h").echo("Hello, World!").run()

    assert sent(transport) == [
        ("GET", "/api/v1/pipes/dw19t2qccp1h", None),
        ("POST", "/api/v1/pipes", {"eid_status": "P", "task": [PIPE["task"][0], ECHO]}),
        ("POST", "/api/v1/pipes/bbbbbbbbbbbb/run", None),
        ("DELETE", "/api/v1/pipes/bbbbbbbbbbbb", None),
    ]


async def test_a_failed_run_removes_its_pipe_and_says_why_it_failed(
    flexio: Flexio, transport: FakeTransport
) -> None:
    transport.add(reply(json=PIPE), ConnectError("refused", phase="connect"), reply(json=DELETED))

    with pytest.raises(ConnectError):
        await flexio.pipe().echo("x").run()

    assert [one.method for one in transport.requests] == ["POST", "POST", "DELETE"]


async def test_a_pipe_that_cannot_be_removed_does_not_cost_the_answer(
    flexio: Flexio, transport: FakeTransport, caplog: pytest.LogCaptureFixture
) -> None:
    refusal = reply(422, json={"error": {"code": "delete-failed", "message": "Busy"}})
    transport.add(reply(json=PIPE), reply(text="done"), refusal)

    with caplog.at_level(logging.WARNING):
        response = await flexio.pipe().echo("x").run()

    assert (response.text, ["dw19t2qccp1h" in one.getMessage() for one in caplog.records]) == ("done", [True])


async def test_a_run_that_is_not_stored_is_not_run(flexio: Flexio, transport: FakeTransport) -> None:
    transport.add(reply(404, json={"error": {"code": "no-object", "message": "No object"}}))

    with pytest.raises(NotFound):
        await flexio.pipe().echo("x").run()

    assert len(transport.requests) == 1


async def test_running_nothing_is_refused(flexio: Flexio, transport: FakeTransport) -> None:
    with pytest.raises(ValueError, match="nothing to run"):
        await flexio.pipe().run()

    assert sent(transport) == []


async def test_options_reach_every_request_of_a_run_but_those_of_the_run_itself(
    flexio: Flexio, transport: FakeTransport
) -> None:
    transport.add(reply(json=PIPE), reply(text="done"), reply(json=DELETED))

    await flexio.pipe().echo("x").run(token="other", params={"debug": 1}, idempotency_key="once")

    assert [
        (one.method, one.target, one.headers["Authorization"], one.headers.get("Idempotency-Key"))
        for one in transport.requests
    ] == [
        ("POST", "/api/v1/pipes", "Bearer other", None),
        ("POST", "/api/v1/pipes/dw19t2qccp1h/run?debug=1", "Bearer other", "once"),
        ("DELETE", "/api/v1/pipes/dw19t2qccp1h", "Bearer other", None),
    ]


async def test_a_status_that_is_expected_of_the_run_is_not_expected_of_the_rest(
    transport: FakeTransport,
) -> None:
    transport.add(reply(429), reply(json=PIPE), reply(text="done"), reply(json=DELETED))

    async with Flexio.connect(token="k", transport=transport, clock=FakeClock()) as flexio:
        await flexio.pipe().echo("x").run(expected_status=429)

    assert [one.method for one in transport.requests] == ["POST", "POST", "POST", "DELETE"]


async def test_a_cancelled_run_leaves_nothing_behind(flexio: Flexio, transport: FakeTransport) -> None:
    running = asyncio.Event()

    async def hang(request: SentRequest) -> Response:
        running.set()
        await asyncio.sleep(3600)
        raise AssertionError("the run was not cancelled")

    transport.add(reply(json=PIPE), hang, reply(json=DELETED))
    run = asyncio.create_task(flexio.pipe().echo("x").run())
    await running.wait()
    run.cancel()

    with pytest.raises(asyncio.CancelledError):
        await run
    assert [one.method for one in transport.requests] == ["POST", "POST", "DELETE"]
