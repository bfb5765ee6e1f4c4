"""The API reference of Flex.io (003): each curl command as printed and through our client, each row of each table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from specloom.clients.flexio import (
    Connection,
    ConnectionCreate,
    ConnectionInfo,
    ConnectionPatch,
    ConvertTask,
    ConvertTaskParams,
    EchoTask,
    EchoTaskParams,
    EmailTask,
    EmailTaskParams,
    ErrorCode,
    ExecuteTask,
    ExecuteTaskParams,
    ExitTask,
    ExitTaskParams,
    FilterTask,
    FilterTaskParams,
    Flexio,
    FormatSpecifier,
    Pipe,
    PipeCreate,
    PipePatch,
    RenderTask,
    RenderTaskParams,
    RequestTask,
    RequestTaskParams,
    SelectTask,
    SelectTaskParams,
    Task,
)
from specloom.errors import BadRequest, StatusError
from specloom.service import Response, with_response
from specloom.values import to_wire
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer

from .flexio import MISPRINTS, compiled, connected, fake, on_the_wire, read_curls, read_tables, send_raw

CURLS = read_curls()
TABLES = read_tables()
CODE = (
    b'def flexio_handler(context):\r\n    context.output.content_type = "text/plain"\r\n'
    b'    context.output.write("Hello, World!")'
)

Call = Callable[[Flexio, str], Awaitable[Any]]


@pytest.fixture(scope="module")
def api() -> Api:
    return compiled()


@pytest.fixture
async def server(api: Api) -> AsyncIterator[MockServer]:
    async with fake(api) as server:
        yield server


@pytest.fixture
async def flexio(server: MockServer) -> AsyncIterator[Flexio]:
    async with connected(server) as flexio:
        yield flexio


# --- every curl command ------------------------------------------------------------------------


def adding(task: Task) -> Call:
    return lambda flexio, eid: flexio.pipes.update(eid, PipePatch(task=[task]))


OURS: dict[str, Call] = {
    "Welcome": lambda flexio, eid: flexio.about.read(),
    "Authentication": lambda flexio, eid: flexio.users.me(),
    "Creating a pipe": lambda flexio, eid: flexio.pipe().save(
        name="Github Progress", description="Monitor status for a variety of projects on Github"
    ),
    "Getting a pipe": lambda flexio, eid: flexio.pipes.read(eid),
    "Updating a pipe": lambda flexio, eid: (
        flexio.pipe()
        .load(eid)
        .save(name="Github Commits", description="Monitor commits for projects on GitHub")
    ),
    "Deleting a pipe": lambda flexio, eid: flexio.pipes.delete(eid),
    "GET /pipes": lambda flexio, eid: flexio.pipes.get_all(),
    "POST /pipes": lambda flexio, eid: flexio.pipes.create(
        PipeCreate(
            name="Flexio Website",
            ename="my-custom-pipe-alias",
            description="Flex.io Website",
            task=[RequestTask(params=RequestTaskParams(url="https://www.flex.io"))],
        )
    ),
    "GET /pipes/{id}": lambda flexio, eid: flexio.pipes.read(eid),
    "POST /pipes/{id}": lambda flexio, eid: flexio.pipes.update(
        eid, PipePatch(name="New Name", description="New Description", task=[])
    ),
    "DELETE /pipes/{id}": lambda flexio, eid: flexio.pipes.delete(eid),
    "POST /pipes/{id}/run": lambda flexio, eid: flexio.pipes.run(
        eid, {"param1": "value1", "param2": "value2"}
    ),
    "GET /connections": lambda flexio, eid: flexio.connections.get_all(),
    "POST /connections": lambda flexio, eid: flexio.connections.create(
        ConnectionCreate(
            name="HTTP Connection",
            description="HTTP Connection to API",
            connection_type="http",
            connection_info=ConnectionInfo(
                url="https://api.service.com/endpoint",
                headers={"Authorization": "Bearer :token", "Content-Type": "application/json"},
            ),
        )
    ),
    "GET /connections/{id}": lambda flexio, eid: flexio.connections.read(eid),
    "POST /connections/{id}": lambda flexio, eid: flexio.connections.update(
        eid, ConnectionPatch(name="New Name", description="New Description")
    ),
    "DELETE /connections/{id}": lambda flexio, eid: flexio.connections.delete(eid),
    "GET /users/{id}": lambda flexio, eid: flexio.users.read(eid),
    "Convert": adding(
        ConvertTask(
            params=ConvertTaskParams(
                input=FormatSpecifier(
                    format="delimited", delimiter="{comma}", header=True, qualifier="{none}"
                ),
                output=FormatSpecifier(format=""),
            )
        )
    ),
    "Echo": adding(EchoTask(params=EchoTaskParams(msg="Hello, World!"))),
    "Email": adding(
        EmailTask(
            params=EmailTaskParams(
                to="flexio@mailinator.com",
                subject="Daily report",
                body_text="Attached, please find the latest figures",
                body_html="",
                data="attachment",
            )
        )
    ),
    "Execute": adding(
        ExecuteTask(
            params=ExecuteTaskParams(
                lang="python",
                path="https://raw.githubusercontent.com/flexiodata/examples/master/functions/hello-world.py",
                integrity="sha256:891568494dfb8fce562955b1509aee5a1ce0ce05ae210da6556517dd3986de36",
            )
        )
    ),
    "Exit": adding(ExitTask(params=ExitTaskParams(code=404))),
    "Filter": adding(FilterTask(params=FilterTaskParams(where="'id' = 1"))),
    "Render": adding(
        RenderTask(
            params=RenderTaskParams(
                url="https://www.flex.io", format="png", width=800, height=600, scrollbars=False
            )
        )
    ),
    "Request": adding(RequestTask(params=RequestTaskParams(method="GET", url="https://www.flex.io"))),
    "Select": adding(SelectTask(params=SelectTaskParams(columns=["id", "name"]))),
}
"""What a user of ours writes instead of the command."""


async def a_pipe_and_a_connection(server: MockServer) -> dict[str, str]:
    """What the commands are about: the identifier for each kind of path."""
    async with connected(server) as flexio:
        pipe = await flexio.pipe().echo("Hello, world!").save(ename="my-pipe")
        connection = await flexio.connections.create({"ename": "my-connection"})
        me = await flexio.users.me()
    return {"pipes": pipe.eid, "connections": connection.eid, "users": me.eid}


@pytest.mark.parametrize("name", CURLS)
async def test_a_command_and_our_call_are_the_same_on_the_wire(api: Api, name: str) -> None:
    curl, call = CURLS[name], OURS[name]
    async with fake(api) as one, fake(api) as other, connected(other) as flexio:
        eids, others = await a_pipe_and_a_connection(one), await a_pipe_and_a_connection(other)
        eid = eids.get(curl.path.split("/")[1], "")
        raw = await send_raw(one, curl, curl.meant, id=eid)
        value, response = await with_response(call, flexio, eid)

    assert eids == others
    assert on_the_wire(other.requests[-1]) == on_the_wire(one.requests[-1])
    assert (response.status_code, response.json()) == (raw.status, raw.body)
    assert raw.status == 200
    if not isinstance(value, Response):
        assert to_wire(value) == raw.body


def test_every_command_has_a_call_of_ours() -> None:
    assert (list(CURLS), len(CURLS)) == (list(OURS), 27)


@pytest.mark.parametrize("name", MISPRINTS)
async def test_a_misprinted_body_is_refused_but_by_a_pipe(server: MockServer, name: str) -> None:
    curl = CURLS[name]
    eids = await a_pipe_and_a_connection(server)

    raw = await send_raw(server, curl, curl.printed, id=eids[curl.path.split("/")[1]])

    if name == "POST /pipes/{id}/run":
        assert (raw.status, raw.body) == (200, curl.printed)
    else:
        assert (raw.status, raw.body["error"]["code"]) == (400, "invalid-parameter")


# --- every row ---------------------------------------------------------------------------------

KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,), "object": (dict,), "array": (list,), "boolean": (bool,), "object|string": (dict, str),
}  # fmt: skip
CONTRADICTED = {("GET /users/{id}", "config"): "object"}
"""The table says that it is a text; the example beside it is an object."""

WHOLE: dict[str, Any] = {
    "eid_status": "A",
    "ename": "john-whole",
    "name": "Name",
    "description": "Description",
    "task": [{"type": "flexio.echo", "params": {"msg": "Hello, World!"}}],
    "schedule": {"frequency": "daily"},
    "schedule_status": "A",
    "connection_type": "http",
    "connection_status": "E",
    "connection_info": {"url": "https://api.service.com/endpoint", "headers": {"X-Version": "1"}},
}
"""A value for each property that a body may have."""

PARAMS: dict[str, dict[str, Any]] = {
    "Convert": {"input": FormatSpecifier(format="rss"), "output": FormatSpecifier(format="json")},
    "Echo": {"msg": "Hello, World!"},
    "Email": {"to": "a@b.c", "subject": "S", "body_text": "T", "body_html": "<p>", "data": "body"},
    "Execute": {"lang": "python", "code": CODE, "path": "https://a.b/c.py", "integrity": "sha256:00"},
    "Exit": {"code": 404},
    "Filter": {"where": "'id' = 1"},
    "Render": {
        "url": "https://www.flex.io", "format": "pdf", "paper": "A4", "width": 800, "height": 600,
        "full": True, "landscape": True, "scrollbars": False,
    },
    "Request": {
        "method": "POST", "url": "/end", "connection": "my-connection", "username": "u", "password": "p",
        "params": {"a": "1"}, "data": {"b": [1]}, "headers": {"X-A": "1"},
    },
    "Select": {"columns": ["id", "name"]},
}  # fmt: skip
TASKS: dict[str, tuple[Any, Any]] = {
    "Convert": (ConvertTask, ConvertTaskParams),
    "Echo": (EchoTask, EchoTaskParams),
    "Email": (EmailTask, EmailTaskParams),
    "Execute": (ExecuteTask, ExecuteTaskParams),
    "Exit": (ExitTask, ExitTaskParams),
    "Filter": (FilterTask, FilterTaskParams),
    "Render": (RenderTask, RenderTaskParams),
    "Request": (RequestTask, RequestTaskParams),
    "Select": (SelectTask, SelectTaskParams),
}


def rows(table: str) -> list[Any]:
    """The rows of all tables of a name: section, property and kind, each under a name of its own."""
    return [
        pytest.param(section, name, kind, id=f"{section}: {name}")
        for section, tables in TABLES.items()
        for name, kind in tables.get(table, {}).items()
    ]


@pytest.mark.parametrize(("section", "name", "kind"), rows("Response"))
async def test_row_of_a_response(
    server: MockServer, flexio: Flexio, section: str, name: str, kind: str
) -> None:
    eids = await a_pipe_and_a_connection(server)

    value, response = await with_response(OURS[section], flexio, eids[section.split("/")[1]])

    shown, typed = response.json(), value
    if isinstance(shown, list):
        shown, typed = shown[0], value[0]
    assert isinstance(shown[name], KINDS[CONTRADICTED.get((section, name), kind)])
    assert (hasattr(typed, name), to_wire(typed)[name]) == (True, shown[name])


@pytest.mark.parametrize(("section", "name", "kind"), rows("Body Parameters"))
async def test_row_of_a_body(server: MockServer, flexio: Flexio, section: str, name: str, kind: str) -> None:
    eids = await a_pipe_and_a_connection(server)
    kind_of_object = section.split("/")[1]
    if name == "data":
        response = await flexio.pipes.run(eids["pipes"], "any form of data")
        assert (response.text, server.requests[-1].content) == ("any form of data", b"any form of data")
        return
    service: Any = flexio.pipes if kind_of_object == "pipes" else flexio.connections
    body = {name: WHOLE[name]}

    value: Pipe | Connection = (
        await service.update(eids[kind_of_object], body)
        if section.endswith("{id}")
        else await service.create(body)
    )

    assert isinstance(WHOLE[name], KINDS[kind])
    assert server.requests[-1].json() == body
    assert (hasattr(value, name), to_wire(value)[name]) == (True, WHOLE[name])


@pytest.mark.parametrize("by", ["eid", "ename"])
@pytest.mark.parametrize(("section", "name", "kind"), rows("Path Parameters"))
async def test_row_of_a_path(
    server: MockServer, flexio: Flexio, section: str, name: str, kind: str, by: str
) -> None:
    eids = await a_pipe_and_a_connection(server)
    what = section.split("/")[1]
    enames = {"pipes": "my-pipe", "connections": "my-connection", "users": "me"}

    value, response = await with_response(
        OURS[section], flexio, enames[what] if by == "ename" else eids[what]
    )

    assert (name, kind) == ("id", "string")
    if section.endswith("/run"):
        assert response.status_code == 200
    else:
        assert value.eid == eids[what]


@pytest.mark.parametrize(("section", "name", "kind"), rows("Parameters"))
async def test_row_of_a_task(flexio: Flexio, section: str, name: str, kind: str) -> None:
    task, params = TASKS[section]
    sent = task(params=params(**{name: PARAMS[section][name]}))

    pipe, response = await with_response(flexio.pipes.create, PipeCreate(task=[sent]))

    shown = response.json()["task"][0]
    assert (shown["type"], list(shown["params"])) == (f"flexio.{section.lower()}", [name])
    assert isinstance(shown["params"][name], KINDS[kind])
    assert pipe.task == [sent]


# --- errors, lists -----------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 500])
async def test_row_of_the_statuses(server: MockServer, flexio: Flexio, status: int) -> None:
    server.fail_next(status=status, code="general", times=10)

    with pytest.raises(StatusError) as caught:
        await flexio.pipes.create()

    assert (caught.value.status_code, caught.value.code) == (status, ErrorCode.GENERAL)


@pytest.mark.parametrize("joined", ["-", "_"], ids=["hyphens", "underscores"])
@pytest.mark.parametrize("code", [code.value for code in ErrorCode])
async def test_row_of_the_error_codes(server: MockServer, flexio: Flexio, code: str, joined: str) -> None:
    as_sent = code.replace("-", joined)
    server.fail_next(status=400, code=code)
    with pytest.raises(StatusError) as usual:
        await flexio.pipes.create(retry=None)
    server.fail_next(status=400, code=as_sent)

    with pytest.raises(StatusError) as caught:
        await flexio.pipes.create(retry=None)

    assert (caught.value.code, type(caught.value)) == (as_sent, type(usual.value))


async def test_example_of_an_error(server: MockServer, flexio: Flexio) -> None:
    """``GET https://www.flex.io/api/v1/invalid-endpoint``, with the code as its list of codes has it."""
    with pytest.raises(StatusError) as caught:
        await flexio.connection.request("GET", "/invalid-endpoint")

    assert caught.value.response.json() == {
        "error": {"code": "invalid-request", "message": "Invalid request"}
    }
    assert (caught.value.code, caught.value.message) == ("invalid-request", "Invalid request")


async def test_pagination_all_items_are_in_the_list(server: MockServer, flexio: Flexio) -> None:
    created = [(await flexio.pipes.create({"name": str(number)})).eid for number in range(120)]

    listed = await flexio.pipes.get_all()

    assert [pipe.eid for pipe in listed] == created
    assert len([one for one in server.requests if one.method == "GET"]) == 1


async def test_a_body_that_is_no_json_is_a_bad_request(flexio: Flexio) -> None:
    with pytest.raises(BadRequest) as caught:
        await flexio.connection.request(
            "POST", "/pipes", data=b"{", headers={"Content-Type": "application/json"}
        )

    assert caught.value.code == ErrorCode.INVALID_PARAMETER
