"""The generated Flex.io client against the mock made from the same spec: over real sockets, with state."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from specloom.clients.flexio import (
    ErrorCode,
    Flexio,
    ObjectStatus,
    PipePatch,
    ProcessStatus,
    RequestTask,
    ScheduleStatus,
)
from specloom.errors import NotFound, RateLimited, Unauthenticated, Unprocessable
from specloom.service import AsyncConnection, Form
from specloom.testing import FakeTransport, reply
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "flexio.yaml"


@pytest.fixture(scope="module")
def api() -> Api:
    compiled = compile_spec(SPEC)
    assert compiled.api is not None, compiled.diagnostics
    return compiled.api


@pytest.fixture
async def server(api: Api) -> AsyncIterator[MockServer]:
    async with MockServer(api) as server:
        yield server


@pytest.fixture
async def flexio(server: MockServer) -> AsyncIterator[Flexio]:
    async with Flexio.connect(url=server.url, token=server.token()) as client:
        yield client


async def test_a_pipe_lives_from_creation_to_deletion(flexio: Flexio) -> None:
    created = await flexio.pipe().request("https://www.flex.io").save(name="Website", ename="john-website")
    renamed = await flexio.pipe().load("john-website").echo("done").save(name="New Name")
    listed = await flexio.pipes.get_all()
    deleted = await flexio.pipes.delete(created.eid)

    assert (created.name, created.eid_status, created.schedule_status, created.owned_by.user_name) == (
        "Website",
        ObjectStatus.ACTIVE,
        ScheduleStatus.UNSCHEDULED,
        "john",
    )
    assert ([pipe.eid for pipe in listed], listed[0] == renamed) == ([created.eid], True)
    assert (renamed.name, renamed.ename, len(renamed.task)) == ("New Name", "john-website", 2)
    assert isinstance(renamed.task[0], RequestTask)
    assert (deleted.eid, deleted.eid_status) == (created.eid, ObjectStatus.DELETED)
    with pytest.raises(NotFound) as caught:
        await flexio.pipes.read(created.eid)
    assert caught.value.code == ErrorCode.NO_OBJECT


async def test_an_update_keeps_what_it_does_not_send(flexio: Flexio) -> None:
    created = await flexio.connections.create({"name": "API", "connection_info": {"url": "https://api"}})

    updated = await flexio.connections.update(created.eid, {"description": "Mine"})

    assert (updated.name, updated.description, updated.connection_info.url, updated.expires) == (
        "API",
        "Mine",
        "https://api",
        "",
    )


async def test_an_ename_that_is_taken_is_refused(flexio: Flexio) -> None:
    await flexio.pipe().save(ename="john-website")

    with pytest.raises(Unprocessable) as caught:
        await flexio.pipe().save(ename="john-website")

    assert caught.value.code == ErrorCode.CREATE_FAILED


async def test_a_value_read_can_be_sent_back_whole(flexio: Flexio) -> None:
    created = await flexio.pipe().execute("python", code="x = 1", integrity="sha256").save(name="Code")

    updated = await flexio.pipes.update(created.eid, created)
    unchanged = flexio.pipes.changes(created, updated)

    assert (updated.task, unchanged) == (created.task, PipePatch())


@pytest.mark.parametrize(
    ("data", "content"),
    [({"a": [1]}, b'{"a":[1]}'), (b"\x00\xff", b"\x00\xff"), ("text", b"text"), (Form(a="1"), b"a=1")],
    ids=["json", "bytes", "text", "form"],
)
async def test_run_takes_and_gives_any_content(flexio: Flexio, data: object, content: bytes) -> None:
    pipe = await flexio.pipe().echo("x").save()

    response = await flexio.pipes.run(pipe.eid, data)

    assert response.content.replace(b" ", b"") == content


async def test_running_once_leaves_no_pipe(flexio: Flexio, server: MockServer) -> None:
    response = await flexio.pipe().echo("x").run({"a": 1})
    left = await flexio.pipes.get_all()

    assert (response.json(), left) == ({"a": 1}, [])


async def test_the_user_is_the_owner(flexio: Flexio) -> None:
    me, again, pipe = (
        await flexio.users.me(),
        await flexio.users.read("me"),
        await flexio.pipes.create(),
    )

    assert (me == again, me.eid, me.email_hash) == (True, pipe.owned_by.eid, pipe.owned_by.email_hash)


async def test_about_needs_no_key_and_all_else_does(server: MockServer) -> None:
    async with Flexio(AsyncConnection(server.url)) as flexio:
        about = await flexio.about.read()
        with pytest.raises(Unauthenticated) as caught:
            await flexio.users.me()

    assert (about["version"], caught.value.code) == ("v1", ErrorCode.UNAUTHORIZED)


async def test_a_list_of_processes_tells_less_of_each() -> None:
    one = {
        "eid": "pw4mtq7xn2kd", "eid_type": "PRC", "eid_status": "A", "process_mode": "R", "process_status": "C",
        "created": "2017-02-10T20:18:26+0000", "updated": "2017-02-10T20:18:26+0000",
    }  # fmt: skip
    async with Flexio.connect(token="t", transport=FakeTransport(reply(200, json=[one]))) as flexio:
        (listed,) = await flexio.processes.get_all()

    assert (listed.process_status, listed.process_info, listed.duration) == (
        ProcessStatus.COMPLETED,
        None,
        None,
    )


async def test_a_later_rate_limit_is_one_under_any_status() -> None:
    refusal = reply(422, json={"error": {"code": "rate-limit", "message": "Slower."}})
    async with Flexio.connect(token="t", transport=FakeTransport(refusal), retry=None) as flexio:
        with pytest.raises(RateLimited) as caught:
            await flexio.pipes.get_all()

    assert caught.value.code == ErrorCode.RATE_LIMIT
