"""What type checkers see of the Flex.io client and its pipe builder. Checked, never run."""

from __future__ import annotations

from typing import assert_type

from specloom.clients.flexio import DeletedObject, Flexio, ObjectStatus, Pipe, RequestTask, User
from specloom.clients.flexio.builder import LoadedPipe, PipeBuilder
from specloom.service import Response


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
