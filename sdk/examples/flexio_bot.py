"""A bot that looks after pipes on Flex.io, as it would run for months: tokens expire, servers fail, it goes on.

``python sdk/examples/flexio_bot.py`` runs it against the real service with the key in FLEXIO_TOKEN;
``make demo`` runs it against a fake that gives it a hard time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from specloom import NotFound, StatusError, with_response
from specloom.clients.flexio import (
    ConvertTask,
    ConvertTaskParams,
    Flexio,
    Format,
    FormatSpecifier,
    PipeCreate,
    PipePatch,
    RequestTask,
    RequestTaskParams,
)

Trouble = Callable[[str], Awaitable[None]]


class Report(Protocol):
    """Where the bot says what it did: one line per step."""

    def __call__(self, step: str, outcome: str) -> None: ...


async def no_trouble(kind: str) -> None:
    """In real life nobody announces trouble."""


async def run_bot(flexio: Flexio, report: Report, trouble: Trouble = no_trouble) -> None:
    """Create, list, change, run and delete pipes; *trouble* is called where a rehearsal may let something fail."""
    me = await flexio.users.me()
    report("users/me", f"{me.user_name or me.eid} <{me.email}>")

    created: list[str] = []
    try:
        await work_with_pipes(flexio, report, trouble, created)
        await look_around(flexio, report, trouble)
    finally:
        for eid in created:
            deleted = await flexio.pipes.delete(eid)
            report("delete pipe", f"{deleted.eid} is now {deleted.eid_status.name}")


async def work_with_pipes(flexio: Flexio, report: Report, trouble: Trouble, created: list[str]) -> None:
    website = await flexio.pipes.create(
        PipeCreate(
            name="Website to JSON",
            description="Fetches a page and converts it",
            task=[
                RequestTask(params=RequestTaskParams(url="https://www.flex.io")),
                ConvertTask(
                    params=ConvertTaskParams(
                        input=FormatSpecifier(format=Format.DELIMITED),
                        output=FormatSpecifier(format=Format.JSON),
                    )
                ),
            ],
        )
    )
    created.append(website.eid)
    report("create pipe", f"{website.eid} with {len(website.task)} tasks")

    greeting = await flexio.pipe().echo("Hello, World!").save(name="Greeting")
    created.append(greeting.eid)
    report("create with the builder", f"{greeting.eid}: {greeting.name}")

    await trouble("503")
    pipes, response = await with_response(flexio.pipes.get_all)
    report("list pipes", f"{len(pipes)} pipes{told(response.log)}")

    await trouble("expired")
    renamed, response = await with_response(
        flexio.pipes.update, greeting.eid, PipePatch(name="Greeting, revised")
    )
    report("update pipe", f"{renamed.name!r}, still {len(renamed.task)} task{told(response.log)}")

    async with flexio.pipes.stream_run(greeting.eid, {"name": "bot"}) as output:
        size = 0
        async for chunk in output:
            size += len(chunk)
    report("run and stream", f"{output.status_code}, {size} bytes{told(output.log)}")


async def look_around(flexio: Flexio, report: Report, trouble: Trouble) -> None:
    await trouble("307")
    connections, response = await with_response(flexio.connections.get_all)
    report("list connections", f"{len(connections)} connections{told(response.log)}")

    try:
        await flexio.pipes.read("no-such-pipe")
    except NotFound as error:
        report("read a pipe that is not there", f"404, code {error.code!r}: {error.message}")
    except StatusError as error:
        report("read a pipe that is not there", f"{error.status_code}, code {error.code!r}")


def told(log: tuple[object, ...]) -> str:
    """What it took, when it took more than one attempt."""
    return "" if len(log) < 2 else "".join(f"\n  {line}" for line in log)


async def main() -> None:
    async with Flexio.connect() as flexio:
        await run_bot(flexio, lambda step, outcome: print(f"{step:32} {outcome}"))


if __name__ == "__main__":
    asyncio.run(main())
