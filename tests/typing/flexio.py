"""What type checkers see of the Flex.io client and its pipe builder. Checked, never run."""

from __future__ import annotations

from typing import assert_type

from specloom.clients.flexio import (
    DeletedObject,
    Flexio,
    ObjectStatus,
    Pipe,
    Process,
    RequestTask,
    Right,
    Stream,
    Token,
    User,
    VfsEntry,
)
from specloom.clients.flexio.builder import LoadedPipe, PipeBuilder
from specloom.service import Job, Response, StreamContext


async def check_client(flexio: Flexio) -> None:
    assert_type(await flexio.pipes.read("x"), Pipe)
    assert_type(await flexio.pipes.delete("x"), DeletedObject)
    assert_type(await flexio.pipes.run("x", {"a": 1}), Response)
    assert_type(await flexio.users.me(), User)
    async for pipe in flexio.pipes.list():
        assert_type(pipe.eid_status, ObjectStatus)
        for task in pipe.task:
            if isinstance(task, RequestTask):
                assert_type(task.params.url, str | None)


async def check_what_the_reference_leaves_out(flexio: Flexio) -> None:
    job = await flexio.processes.start({"parent_eid": "x"})
    assert_type(job, Job[Process, Process, Process])
    assert_type(await job.result(), Process)
    assert_type(await flexio.processes.read("x", wait=500), Process)
    assert_type(await flexio.pipes.processes("x", limit=3), list[Process])
    assert_type(await flexio.tokens.create("me"), Token)
    assert_type(await flexio.streams.read("x"), Stream)
    assert_type(await flexio.streams.content("x"), bytes)
    assert_type(flexio.streams.stream_content("x"), StreamContext[bytes])
    assert_type(await flexio.vfs.get_all(q="/local"), list[VfsEntry])
    assert_type(await flexio.rights.grant({"rights": []}), list[list[Right]])
    assert_type(await flexio.trash.get_all(), list[Pipe])
    await flexio.processes.read("x", wait="500")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def check_builder(flexio: Flexio) -> None:
    built = flexio.pipe().request("https://www.flex.io").convert("csv", "json").select(["id"])
    assert_type(built, PipeBuilder)
    assert_type(await built.save(name="x"), Pipe)
    assert_type(await built.run(), Response)

    loaded = flexio.pipe().load("x")
    assert_type(await loaded, Pipe)
    assert_type(loaded.echo("x").exit(204), LoadedPipe)
    assert_type(await loaded.save(name="x"), Pipe)


async def check_mistakes(flexio: Flexio) -> None:
    await flexio.pipe().echo("x")  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]
    flexio.pipe().render()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    flexio.pipe().echo(1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await flexio.pipe().save(title="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
