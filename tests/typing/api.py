"""The public surface as type checkers see it. Checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Literal, assert_type

from attrs import evolve

from specloom import (
    AsyncConnection,
    Limits,
    NotFound,
    RedirectPolicy,
    Resource,
    Response,
    RetryPolicy,
    StreamResponse,
    Timeout,
    with_response,
)
from specloom.clients.flexio import (
    Connection,
    ConvertTask,
    EchoTask,
    EchoTaskParams,
    Flexio,
    ObjectStatus,
    Pipe,
    PipeCreate,
    PipePatch,
    RequestTask,
    RequestTaskParams,
    Task,
    User,
)
from specloom.pages import Page
from specloom.testing import FakeClock, FakeTransport, reply
from specloom.values import UNSET


async def fetch_token() -> str:
    return "token"


async def generated_client() -> None:
    async with Flexio.connect(token=fetch_token, timeout=5.0, retry=None, headers={"X-Team": "a"}) as flexio:
        assert_type(await flexio.users.me(), User)
        page = await flexio.pipes.list()
        assert_type(page, Page[Pipe])
        assert_type(page[0], Pipe)
        assert_type(page[:2], list[Pipe])
        async for one in flexio.pipes.list(timeout=Timeout(total=3)):
            assert_type(one, Pipe)
            assert_type(one.created, datetime)
        assert_type(await flexio.pipes.get_all(), list[Pipe])
        tasks: list[Task] = [RequestTask(params=RequestTaskParams(url="https://www.flex.io"))]
        pipe = await flexio.pipes.create(PipeCreate(name="x", task=tasks), idempotency_key="k")
        assert_type(pipe.eid_status, ObjectStatus)
        for task in pipe.task:
            if isinstance(task, ConvertTask):
                assert_type(task.type, Literal["flexio.convert"])
        await flexio.pipes.update(pipe.eid, PipePatch(name=UNSET, description="y"))
        await flexio.pipes.update(pipe.eid, evolve(pipe, name="z"))
        await flexio.pipes.update(pipe.eid, {"name": "z"})
        value, response = await with_response(flexio.pipes.read, pipe.eid)
        assert_type(value, Pipe)
        assert_type(response, Response)
        async with flexio.pipes.stream_run(pipe.eid, b"input") as stream:
            assert_type(stream, StreamResponse[bytes])
            async for chunk in stream:
                assert_type(chunk, bytes)
        assert_type(await flexio.pipes.download_run(pipe.eid, to="out.bin"), Path)
        assert_type(await flexio.connections.read("x"), Connection)
        await flexio.pipe().echo("hi").save(name="n")
        EchoTask(params=EchoTaskParams(msg="hi"))


async def plain_connection(chunks: AsyncIterator[bytes]) -> None:
    connection = AsyncConnection(
        "https://api.example.com/v{api_version}",
        api_version=2,
        token="t",
        retry=RetryPolicy(max_attempts=5),
        redirect=RedirectPolicy(max_redirects=1),
        limits=Limits(connections=5),
        transport=FakeTransport(reply(json={})),
        clock=FakeClock(),
    )
    assert_type(await connection.request("POST", "/x", data=chunks, expected_status={202, 404}), Response)
    assert_type(await connection.download("/x", to=Path("x")), Path)
    async with connection.with_options(timeout=None, retry=None).stream("GET", "/x") as answer:
        assert_type(await answer.read(), bytes)
    assert_type(await Resource(connection, "/things").head(7), bool)
    try:
        await connection.request("GET", "/x")
    except NotFound as error:
        assert_type(error.code, str | None)
        assert_type(error.retry_after, float | None)
