"""What runs of Flex.io's pipes take and give, work in the background, files, keys, and who is let in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import Flexio, Process, ProcessStatus
from specloom.errors import AuthError, JobFailed, NotFound
from specloom.service import File, Form, Multipart, Part, Response
from specloom.testing import FakeClock
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer

from .flexio import compiled, connected, fake

USER = "h0cdcmy0g0xf"


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


# --- processes ---------------------------------------------------------------------------------


async def test_a_process_is_started_waited_for_and_knows_its_pipe(server: MockServer, flexio: Flexio) -> None:
    pipe = await flexio.pipe().echo("x").save(ename="my-pipe", name="Mine")

    job = await flexio.processes.start({"parent_eid": "my-pipe"})
    ended = await job.result()
    read = await flexio.processes.read(ended.eid)

    assert (job.answer.process_status, ended.process_status) == (
        ProcessStatus.RUNNING,
        ProcessStatus.COMPLETED,
    )
    assert (read.eid, read.process_status, read.parent and read.parent.eid) == (
        ended.eid,
        ProcessStatus.COMPLETED,
        pipe.eid,
    )
    assert read.owned_by is not None
    assert read.owned_by.user_name == "john"
    polls = [one for one in server.requests if dict(one.query).get("wait") == "10000"]
    assert len(polls) == 3


async def test_a_process_that_is_cancelled_fails(flexio: Flexio) -> None:
    job = await flexio.processes.start()
    await job.cancel()

    with pytest.raises(JobFailed) as caught:
        await job.result()
    left = await flexio.processes.read(job.answer.eid)
    assert left.process_status == ProcessStatus.CANCELLED
    assert (caught.value.code, str(caught.value)) == ("X", "processes.start: the job failed (X)")


async def test_a_job_goes_on_in_another_process(flexio: Flexio) -> None:
    token = (await flexio.processes.start()).token

    ended = await flexio.processes.resume_start(token).result()

    assert ended.process_status == ProcessStatus.COMPLETED


# --- long polls --------------------------------------------------------------------------------


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(auto=False)


async def held(clock: FakeClock, call: Awaitable[Process]) -> asyncio.Future[Process]:
    """A call, once it is held by a server with that clock."""
    before = len(clock.slept)
    task = asyncio.ensure_future(call)
    async with asyncio.timeout(10):
        while len(clock.slept) == before:  # noqa: ASYNC110 - nobody tells what the server does
            await asyncio.sleep(0.001)
    return task


BY_OTHERS: dict[str, tuple[Callable[[Flexio, str], Awaitable[Any]], str]] = {
    "run": (lambda f, eid: f.processes.run(eid, {"a": 1}), "COMPLETED"),
    "cancel": (lambda f, eid: f.processes.cancel(eid), "CANCELLED"),
}


@pytest.mark.parametrize(("change", "status"), BY_OTHERS.values(), ids=BY_OTHERS)
@pytest.mark.parametrize("wait", [2500, 10000])
async def test_a_long_poll_ends_when_somebody_changes_the_process(
    api: Api, clock: FakeClock, change: Callable[[Flexio, str], Awaitable[Any]], status: str, wait: int
) -> None:
    async with fake(api, clock=clock.wall, sleep=clock.sleep) as server, connected(server) as flexio:
        eid = (await flexio.processes.create()).eid
        waiting = await held(clock, flexio.processes.read(eid, wait=wait))

        await change(flexio, eid)

        assert (await waiting).process_status.name == status
        assert (clock.slept, [one.method for one in server.requests]) == (
            [wait / 1000],
            ["POST", "POST", "GET"],
        )


async def test_a_long_poll_ends_after_so_many_milliseconds(api: Api, clock: FakeClock) -> None:
    async with fake(api, clock=clock.wall, sleep=clock.sleep) as server, connected(server) as flexio:
        eid = (await flexio.processes.create()).eid
        waiting = await held(clock, flexio.processes.read(eid, wait=2500))

        clock.advance(2.4)
        await flexio.processes.read(eid)
        assert not waiting.done()
        clock.advance(0.1)

        assert (await waiting).process_status == ProcessStatus.STARTING


async def test_a_long_poll_waits_for_the_steps_of_a_process_as_long_as_they_take(
    api: Api, clock: FakeClock
) -> None:
    async with (
        fake(api, clock=clock.wall, sleep=clock.sleep, job_pause=4.0, job_polls=1) as server,
        connected(server) as flexio,
    ):
        eid = (await flexio.processes.start()).answer.eid
        found: list[str] = []
        for _ in range(2):
            waiting = await held(clock, flexio.processes.status(eid))
            clock.advance(4.0)
            found.append((await waiting).process_status.name)
        found.append((await flexio.processes.status(eid)).process_status.name)

    assert (found, clock.slept) == (["RUNNING", "COMPLETED", "COMPLETED"], [4.0, 4.0])


async def test_a_change_that_is_none_of_its_status_ends_no_long_poll(api: Api, clock: FakeClock) -> None:
    async with fake(api, clock=clock.wall, sleep=clock.sleep) as server, connected(server) as flexio:
        eid = (await flexio.processes.create()).eid
        waiting = await held(clock, flexio.processes.read(eid, wait=10000))

        await flexio.processes.update(eid, {"task": [{"type": "flexio.exit", "params": {}}]})
        await asyncio.sleep(0.01)
        assert not waiting.done()
        clock.advance(10.0)

        assert len((await waiting).task or []) == 1


@pytest.mark.parametrize("change", [value for value, _ in BY_OTHERS.values()], ids=BY_OTHERS)
async def test_what_has_ended_is_not_waited_for(
    api: Api, clock: FakeClock, change: Callable[[Flexio, str], Awaitable[Any]]
) -> None:
    async with fake(api, clock=clock.wall, sleep=clock.sleep) as server, connected(server) as flexio:
        eid = (await flexio.processes.create()).eid
        await change(flexio, eid)

        await flexio.processes.read(eid, wait=10000)

    assert clock.slept == []


# --- files, keys -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["local/a.csv", "local/ü b//c?d#e%.csv", "my-connection/deep/er/x"])
async def test_a_file_is_read_as_it_was_written(flexio: Flexio, tmp_path: Path, path: str) -> None:
    content = bytes(range(256)) * 300
    (tmp_path / "up").write_bytes(content)

    written = await flexio.vfs.update(path, tmp_path / "up")
    await flexio.vfs.download_read(path, to=tmp_path / "down")

    assert (written.success, await flexio.vfs.read(path), (tmp_path / "down").read_bytes()) == (
        True,
        content,
        content,
    )


async def test_an_api_key_is_not_shown_and_ends_when_it_is_deleted(flexio: Flexio) -> None:
    key = await flexio.tokens.create(USER)
    listed = await flexio.tokens.get_all(USER)
    deleted = await flexio.tokens.delete(USER, key.eid)

    assert (listed, deleted.eid_status) == ([key], "D")
    assert len(key.access_code) == 20
    assert key.access_code not in repr(key)
    with pytest.raises(NotFound):
        await flexio.tokens.read(USER, key.eid)


# --- runs: any content in, any status out ------------------------------------------------------


async def chunks() -> AsyncIterator[bytes]:
    yield b"a,b\n"
    yield b"1,2\n"


CONTENTS: dict[str, tuple[Callable[[Path], Any], str, bytes]] = {
    "json": (lambda file: {"a": [1, None]}, "application/json", b'{"a":[1,null]}'),
    "form": (
        lambda file: Form(a="1", b=["x", "ü"]),
        "application/x-www-form-urlencoded",
        b"a=1&b=x&b=%C3%BC",
    ),
    "raw bytes": (lambda file: b"\x00\xff", "application/octet-stream", b"\x00\xff"),
    "text": (lambda file: "grüße", "text/plain", "grüße".encode()),
    "file": (lambda file: file, "application/octet-stream", b"a,b\n1,2\n"),
    "file with a type": (lambda file: File(file, media="text/csv"), "text/csv", b"a,b\n1,2\n"),
    "async generator": (lambda file: chunks(), "application/octet-stream", b"a,b\n1,2\n"),
    "nothing": (lambda file: None, "", b""),
}


@pytest.mark.parametrize(("data", "media", "content"), CONTENTS.values(), ids=CONTENTS)
async def test_a_run_takes_and_gives(
    server: MockServer, flexio: Flexio, tmp_path: Path, data: Any, media: str, content: bytes
) -> None:
    (tmp_path / "f.csv").write_bytes(b"a,b\n1,2\n")
    await flexio.pipe().save(ename="my-pipe")

    answer = await flexio.pipes.run("my-pipe", data(tmp_path / "f.csv"))

    sent = server.requests[-1]
    assert (sent.content, sent.headers.get("Content-Type", "").partition(";")[0]) == (content, media)
    assert (answer.content, answer.headers.get("content-type", "").partition(";")[0]) == (content, media)


async def test_a_run_takes_parts(server: MockServer, flexio: Flexio, tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_bytes(b"a,b\n")
    await flexio.pipe().save(ename="my-pipe")

    answer = await flexio.pipes.run("my-pipe", Multipart([Part("note", "x"), Part("f", tmp_path / "f.csv")]))

    assert answer.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert [each in answer.content for each in (b'name="note"', b'filename="f.csv"', b"a,b\n")] == [True] * 3
    assert answer.content == server.requests[-1].content


@pytest.mark.parametrize("status", [201, 302, 400, 401, 404, 418, 422, 500, 503])
async def test_a_run_gives_the_status_that_the_pipe_chose(
    server: MockServer, flexio: Flexio, status: int
) -> None:
    await flexio.pipe().exit(status).save(ename="my-pipe")
    before = len(server.requests)
    server.fail_next(status=status, path="/pipes/my-pipe/run")

    answer = await flexio.pipes.run("my-pipe", {"a": 1})

    assert isinstance(answer, Response)
    assert (answer.status_code, len(server.requests) - before) == (status, 1)


# --- who is let in -----------------------------------------------------------------------------


async def test_a_key_goes_in_the_query_where_that_is_wished(server: MockServer) -> None:
    async with Flexio.connect(url=server.url, api_key="the key") as flexio:
        await flexio.users.me()

    request = server.requests[-1]
    assert (dict(request.query), request.headers.get("Authorization")) == ({"api_key": "the key"}, None)


async def test_a_session_is_kept_in_a_cookie_and_begun_again_when_it_is_dead(server: MockServer) -> None:
    async with Flexio.connect(url=server.url, username="john", password="pilgrims 1678") as flexio:
        await flexio.users.me()
        await flexio.pipes.get_all()
        server.expire_tokens()
        await flexio.users.me()
        ended = await flexio.session.end()

    login = server.requests[0]
    assert (login.path, login.json()) == (
        "/api/v1/login",
        {"username": "john", "password": "pilgrims 1678"},
    )
    assert [(one.path.removeprefix("/api/v1/"), one.status) for one in server.requests] == [
        ("login", 200), ("users/me", 200), ("pipes", 200), ("users/me", 401), ("login", 200), ("users/me", 200),
        ("logout", 200),
    ]  # fmt: skip
    assert (server.requests[1].headers["Cookie"].partition("=")[0], ended.eid) == ("FXSESSID", "")


async def test_a_refused_login_is_an_error_of_its_own(api: Api) -> None:
    async with (
        fake(api, credentials={"password": "right"}) as server,
        Flexio.connect(url=server.url, username="john", password="wrong") as flexio,
    ):
        with pytest.raises(AuthError) as caught:
            await flexio.users.me()

    assert "401 (unauthorized)" in str(caught.value)
    assert "wrong" not in str(caught.value)


async def test_what_is_given_counts_more_than_the_environment(
    server: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLEXIO_TOKEN", "of the environment")

    async with Flexio.connect(url=server.url, username="john", password="pw", auth="session") as flexio:
        await flexio.users.me()

    assert [one.headers.get("Authorization") for one in server.requests] == [None, None]


# --- pending, active, in the trash -------------------------------------------------------------


async def test_a_list_shows_what_is_active(flexio: Flexio) -> None:
    made = {status: (await flexio.pipes.create({"eid_status": status})).eid for status in "PAT"}
    connection = await flexio.connections.create({"eid_status": "P"})

    listed = await flexio.pipes.get_all()
    trashed = await flexio.trash.get_all()

    assert ([pipe.eid for pipe in listed], [pipe.eid for pipe in trashed]) == ([made["A"]], [made["T"]])
    assert (await flexio.pipes.read(made["P"])).eid == made["P"]
    assert (await flexio.connections.get_all(), (await flexio.connections.read(connection.eid)).name) == (
        [],
        "",
    )


async def test_a_pipe_goes_into_the_trash_out_of_it_and_for_good(flexio: Flexio) -> None:
    pipe = await flexio.pipe().echo("x").save(ename="my-pipe")
    items = {"items": [pipe.eid]}

    added = await flexio.trash.add(items)
    restored = await flexio.trash.restore(items)
    again = await flexio.trash.add(items)
    emptied = await flexio.trash.empty(items)

    steps = (added, restored, again, emptied)
    assert [[(one.eid, one.eid_type, one.eid_status) for one in step] for step in steps] == [
        [(pipe.eid, "PIP", "T")], [(pipe.eid, "PIP", "A")], [(pipe.eid, "PIP", "T")], [(pipe.eid, "PIP", "D")],
    ]  # fmt: skip
    with pytest.raises(NotFound):
        await flexio.pipes.read(pipe.eid)


async def test_what_is_run_once_is_in_no_list_meanwhile(server: MockServer, flexio: Flexio) -> None:
    server.fail_next(status=500, method="DELETE", times=9)
    async with Flexio.connect(url=server.url, token="t", retry=None) as hasty:
        await hasty.pipe().echo("x").run()

    assert (len(server.records("pipes")), await flexio.pipes.get_all()) == (1, [])


async def test_a_copy_of_a_pipe_has_its_tasks(flexio: Flexio) -> None:
    pipe = await flexio.pipe().echo("x").save(ename="my-pipe", description="D")

    copy = await flexio.pipes.create({"copy_eid": "my-pipe"})

    assert (copy.task, copy.description, copy.ename, copy.eid != pipe.eid) == (pipe.task, "D", "", True)
    with pytest.raises(NotFound):
        await flexio.pipes.create({"copy_eid": "no-such-pipe"})
