"""The fluent pipe builder: what its steps send, and what it refuses."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import (
    EchoTask,
    EchoTaskParams,
    EmailData,
    Flexio,
    Format,
    FormatSpecifier,
    Language,
    Paper,
    RenderFormat,
    RequestMethod,
)
from specloom.clients.flexio.builder import PipeBuilder
from specloom.testing import FakeTransport, reply
from specloom.values import Unknown

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "flexio_examples.json").read_text())
PIPE = EXAMPLES["pipe"]
ECHO = {"type": "flexio.echo", "params": {"msg": "Hello, World!"}}
SOURCE = "def flexio_handler(context):\n    context.output.write('ä')\n"
SHA256 = hashlib.sha256(SOURCE.encode()).hexdigest()
SHA256_BASE64 = base64.b64encode(hashlib.sha256(SOURCE.encode()).digest()).decode()


def sent(transport: FakeTransport) -> list[tuple[str, str, Any]]:
    return [(one.method, one.target, one.json() if one.body else None) for one in transport.requests]


Step = Callable[[PipeBuilder], PipeBuilder]

TASKS: dict[str, tuple[Step, dict[str, Any]]] = {
    "convert, short names": (
        lambda pipe: pipe.convert("csv", "tsv"),
        {
            "type": "flexio.convert",
            "params": {
                "input": {
                    "format": "delimited",
                    "delimiter": "{comma}",
                    "header": True,
                    "qualifier": "{double-quote}",
                },
                "output": {
                    "format": "delimited",
                    "delimiter": "{tab}",
                    "header": True,
                    "qualifier": "{none}",
                },
            },
        },
    ),
    "convert, names": (
        lambda pipe: pipe.convert(input="rss", output=Format.JSON),
        {"type": "flexio.convert", "params": {"input": {"format": "rss"}, "output": {"format": "json"}}},
    ),
    "convert, values": (
        lambda pipe: pipe.convert(
            FormatSpecifier(format=Format.DELIMITED, header=True), {"format": "table", "of": "mine"}
        ),
        {
            "type": "flexio.convert",
            "params": {
                "input": {"format": "delimited", "header": True},
                "output": {"format": "table", "of": "mine"},
            },
        },
    ),
    "convert, half": (
        lambda pipe: pipe.convert(output="json"),
        {"type": "flexio.convert", "params": {"output": {"format": "json"}}},
    ),
    "echo": (lambda pipe: pipe.echo("Hello, World!"), ECHO),
    "email": (
        lambda pipe: pipe.email(
            "flexio@mailinator.com",
            subject="Daily report",
            body_text="Attached, please find the latest figures",
            body_html="",
            data="attachment",
        ),
        {
            "type": "flexio.email",
            "params": {
                "to": "flexio@mailinator.com",
                "subject": "Daily report",
                "body_text": "Attached, please find the latest figures",
                "body_html": "",
                "data": "attachment",
            },
        },
    ),
    "email, several": (
        lambda pipe: pipe.email(("a@example.com", "b@example.com"), data=EmailData.NONE),
        {"type": "flexio.email", "params": {"to": ["a@example.com", "b@example.com"], "data": "none"}},
    ),
    "execute, text": (
        lambda pipe: pipe.execute("python", code=SOURCE),
        {
            "type": "flexio.execute",
            "params": {"lang": "python", "code": base64.b64encode(SOURCE.encode()).decode()},
        },
    ),
    "execute, bytes and path": (
        lambda pipe: pipe.execute(Language.JAVASCRIPT, code=b"x", path="https://example.com/x.js"),
        {
            "type": "flexio.execute",
            "params": {"lang": "javascript", "code": "eA==", "path": "https://example.com/x.js"},
        },
    ),
    "execute, path and integrity": (
        lambda pipe: pipe.execute("python", path="https://example.com/x.py", integrity="sha512:abc"),
        {
            "type": "flexio.execute",
            "params": {"lang": "python", "path": "https://example.com/x.py", "integrity": "sha512:abc"},
        },
    ),
    "exit": (lambda pipe: pipe.exit(404), {"type": "flexio.exit", "params": {"code": "404"}}),
    "exit, as a text": (lambda pipe: pipe.exit("404"), {"type": "flexio.exit", "params": {"code": "404"}}),
    "exit, nothing": (lambda pipe: pipe.exit(), {"type": "flexio.exit", "params": {}}),
    "filter": (
        lambda pipe: pipe.filter("'id' = 1"),
        {"type": "flexio.filter", "params": {"where": "'id' = 1"}},
    ),
    "render, image": (
        lambda pipe: pipe.render(
            "https://www.flex.io",
            format=RenderFormat.PNG,
            width=800,
            height="600",
            full=True,
            scrollbars=False,
        ),
        {
            "type": "flexio.render",
            "params": {
                "url": "https://www.flex.io",
                "format": "png",
                "width": "800",
                "height": "600",
                "full": True,
                "scrollbars": False,
            },
        },
    ),
    "render, document": (
        lambda pipe: pipe.render("https://www.flex.io", format="pdf", paper=Paper.A4, landscape=True),
        {
            "type": "flexio.render",
            "params": {"url": "https://www.flex.io", "format": "pdf", "paper": "A4", "landscape": True},
        },
    ),
    "request, url": (
        lambda pipe: pipe.request("https://www.flex.io"),
        {"type": "flexio.request", "params": {"url": "https://www.flex.io"}},
    ),
    "request, all": (
        lambda pipe: pipe.request(
            url="/items",
            method=RequestMethod.POST,
            connection="my-connection",
            username="john",
            password="pilgrim",
            params={"page": 1},
            data={"a": [None, 1.5]},
            headers={"Accept": "text/csv"},
        ),
        {
            "type": "flexio.request",
            "params": {
                "method": "POST",
                "url": "/items",
                "connection": "my-connection",
                "username": "john",
                "password": "pilgrim",
                "params": {"page": 1},
                "data": {"a": [None, 1.5]},
                "headers": {"Accept": "text/csv"},
            },
        },
    ),
    "request, a method of its own": (
        lambda pipe: pipe.request(connection="mine", method="PUT", data="text"),
        {"type": "flexio.request", "params": {"method": "PUT", "connection": "mine", "data": "text"}},
    ),
    "select": (
        lambda pipe: pipe.select(["id", "name"]),
        {"type": "flexio.select", "params": {"columns": ["id", "name"]}},
    ),
    "add": (
        lambda pipe: pipe.add(
            Unknown(tag="flexio.sleep", payload={"type": "flexio.sleep", "params": {"value": 1}})
        ),
        {"type": "flexio.sleep", "params": {"value": 1}},
    ),
}


@pytest.mark.parametrize(("step", "task"), TASKS.values(), ids=TASKS)
async def test_a_step_is_sent_as_the_reference_writes_its_task(
    flexio: Flexio, transport: FakeTransport, step: Step, task: dict[str, Any]
) -> None:
    transport.add(reply(json=PIPE))

    await step(flexio.pipe()).save()

    assert sent(transport) == [("POST", "/api/v1/pipes", {"task": [task]})]


def test_a_beginning_can_be_shared(flexio: Flexio) -> None:
    beginning = flexio.pipe().request("https://www.flex.io")

    first, second = beginning.echo("1"), beginning.exit(204)

    types = [[task.type for task in pipe.tasks if not isinstance(task, Unknown)] for pipe in (first, second)]
    assert (types, len(beginning.tasks)) == (
        [["flexio.request", "flexio.echo"], ["flexio.request", "flexio.exit"]],
        1,
    )


def test_a_builder_shows_no_password(flexio: Flexio) -> None:
    pipe = flexio.pipe().request("https://www.flex.io", username="john", password="pilgrim")

    assert ("pilgrim" in repr(pipe), "john" in repr(pipe)) == (False, True)


# --- code and its integrity -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("sha256", f"sha256:{SHA256}"),
        ("sha384", f"sha384:{hashlib.sha384(SOURCE.encode()).hexdigest()}"),
        ("sha512", f"sha512:{hashlib.sha512(SOURCE.encode()).hexdigest()}"),
        (f"sha256:{SHA256}", f"sha256:{SHA256}"),
        (f"sha256:{SHA256.upper()}", f"sha256:{SHA256.upper()}"),
        (f"sha256:{SHA256_BASE64}", f"sha256:{SHA256_BASE64}"),
    ],
)
async def test_integrity_of_code_is_computed_or_compared(
    flexio: Flexio, transport: FakeTransport, given: str, expected: str
) -> None:
    transport.add(reply(json=PIPE))

    await flexio.pipe().execute("python", code=SOURCE, integrity=given).save()

    assert transport.requests[0].json()["task"][0]["params"]["integrity"] == expected


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda pipe: pipe.execute("python"), "code="),
        (
            lambda pipe: pipe.execute("python", code="x", integrity="md5"),
            "sha256, sha384 or sha512, got 'md5'",
        ),
        (lambda pipe: pipe.execute("python", code="x", integrity="sha256:00"), "does not match 'sha256:00'"),
        (lambda pipe: pipe.execute("python", path="https://x.example/", integrity="sha256"), "'sha256:…'"),
        (lambda pipe: pipe.request(), "connection="),
        (lambda pipe: pipe.exit("not found"), "code must be a whole number, got 'not found'"),
        (lambda pipe: pipe.render("https://x.example/", width="wide"), "width must be a whole number"),
        (lambda pipe: pipe.echo("x").load("id"), r"load\(\) comes first"),
    ],
)
def test_a_step_that_cannot_work_is_refused_at_once(flexio: Flexio, build: Step, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build(flexio.pipe())


def test_select_takes_no_single_text(flexio: Flexio) -> None:
    with pytest.raises(TypeError, match=r"select\(\['id'\]\)"):
        flexio.pipe().select("id")


def test_a_task_that_exists_can_be_added(flexio: Flexio) -> None:
    task = EchoTask(params=EchoTaskParams(msg="x"))

    assert flexio.pipe().add(task, task).tasks == (task, task)
