"""The nine task types of Flex.io, as the reference writes them and as other clients do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import (
    ConvertTask,
    ConvertTaskParams,
    EchoTask,
    EchoTaskParams,
    EmailData,
    EmailTask,
    EmailTaskParams,
    ExecuteTask,
    ExecuteTaskParams,
    ExitTask,
    ExitTaskParams,
    FilterTask,
    FilterTaskParams,
    Flexio,
    Format,
    FormatSpecifier,
    Language,
    PipePatch,
    RenderFormat,
    RenderTask,
    RenderTaskParams,
    RequestMethod,
    RequestTask,
    RequestTaskParams,
    SelectTask,
    SelectTaskParams,
)
from specloom.testing import FakeTransport, reply
from specloom.values import evolve

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "flexio_examples.json").read_text())
PIPE, EXAMPLE = EXAMPLES["pipe"], EXAMPLES["tasks"]

HELLO = b'def flexio_handler(context):\r\n    context.output.content_type = "text/plain"\r\n'
HELLO += b'    context.output.write("Hello, World!")'
SCRIPT = "https://raw.githubusercontent.com/flexiodata/examples/master/functions/hello-world.py"
DIGEST = "sha256:891568494dfb8fce562955b1509aee5a1ce0ce05ae210da6556517dd3986de36"

TASKS: dict[str, Any] = {
    "convert": ConvertTask(
        params=ConvertTaskParams(
            input=FormatSpecifier(
                format=Format.DELIMITED, delimiter="{comma}", header=True, qualifier="{none}"
            ),
            output=FormatSpecifier(format=Format("")),
        )
    ),
    "echo": EchoTask(params=EchoTaskParams(msg="Hello, World!")),
    "email": EmailTask(
        params=EmailTaskParams(
            to="flexio@mailinator.com",
            subject="Daily report",
            body_text="Attached, please find the latest figures",
            body_html="",
            data=EmailData.ATTACHMENT,
        )
    ),
    "execute, remote": ExecuteTask(
        params=ExecuteTaskParams(lang=Language.PYTHON, path=SCRIPT, integrity=DIGEST)
    ),
    "execute, inline": ExecuteTask(
        params=ExecuteTaskParams(lang=Language.PYTHON, code=HELLO, path="", integrity="")
    ),
    "exit": ExitTask(params=ExitTaskParams(code=404)),
    "filter": FilterTask(params=FilterTaskParams(where="'id' = 1")),
    "render": RenderTask(
        params=RenderTaskParams(
            url="https://www.flex.io", format=RenderFormat.PNG, width=800, height=600, scrollbars=False
        )
    ),
    "request": RequestTask(params=RequestTaskParams(method=RequestMethod.GET, url="https://www.flex.io")),
    "select": SelectTask(params=SelectTaskParams(columns=["id", "name"])),
}


@pytest.mark.parametrize("name", EXAMPLE)
async def test_a_task_is_written_and_read_as_the_reference_has_it(
    flexio: Flexio, transport: FakeTransport, name: str
) -> None:
    wire, task = EXAMPLE[name], TASKS[name]
    transport.add(reply(json={**PIPE, "task": [wire]}))

    pipe = await flexio.pipes.update("dw19t2qccp1h", PipePatch(task=[task]))

    assert (transport.requests[0].json(), pipe.task) == ({"task": [wire]}, [task])


@pytest.mark.parametrize(
    "wire",
    [
        {"type": "flexio.email", "params": {"to": ["a@example.com", "b@example.com"]}},
        {"type": "flexio.exit", "params": {"code": 404}},
        {"type": "flexio.render", "params": {"url": "https://www.flex.io", "width": 800}},
        {"type": "flexio.request", "params": {"url": "https://www.flex.io", "data": "a=1", "more": None}},
        {"type": "flexio.echo", "params": {}, "metadata": {"x": 1}},
    ],
    ids=lambda wire: wire["type"],
)
async def test_a_task_of_another_client_reads_and_is_sent_back(
    flexio: Flexio, transport: FakeTransport, wire: dict[str, Any]
) -> None:
    transport.add(reply(json={**PIPE, "task": [wire]}), reply(json=PIPE))

    pipe = await flexio.pipes.read("x")
    await flexio.pipes.update("x", PipePatch(task=pipe.task))

    assert transport.requests[1].json() == {"task": [wire]}


async def test_a_number_that_is_changed_is_written_as_a_text(
    flexio: Flexio, transport: FakeTransport
) -> None:
    wire = {"type": "flexio.render", "params": {"width": 800, "height": 600}}
    transport.add(reply(json={**PIPE, "task": [wire]}), reply(json=PIPE))

    pipe = await flexio.pipes.read("x")
    task = pipe.task[0]
    assert isinstance(task, RenderTask)
    wider = evolve(task, params=evolve(task.params, width=1024))
    await flexio.pipes.update("x", PipePatch(task=[wider]))

    params = transport.requests[1].json()["task"][0]["params"]
    assert params == {"width": "1024", "height": 600}
