"""The routes of Flex.io beside its reference: each on the wire of the fake, what runs take and give, who is let in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from specloom.clients.flexio import Check, Flexio, ProcessesStartBody, ProcessStatus, RightCreate, UserCreate
from specloom.errors import AuthError, JobFailed, NotFound
from specloom.service import File, Form, Multipart, Part, Response
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer

from .flexio import KEY, compiled, connected, fake, on_the_wire

Call = Callable[[Flexio], Awaitable[Any]]

EID = "dw19t2qccp1h"
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


# --- each route --------------------------------------------------------------------------------


async def make(flexio: Flexio) -> dict[str, str]:
    """One record of each kind that can be made, by the words of ROUTES."""
    return {
        "pipe": (await flexio.pipe().echo("x").save(ename="my-pipe")).eid,
        "connection": (await flexio.connections.create({"ename": "my-connection"})).eid,
        "process": (await flexio.processes.create({"parent_eid": "my-pipe"})).eid,
        "token": (await flexio.tokens.create(USER)).eid,
        "stream": (await flexio.streams.read("sx8nw3tdq6pc")).eid,
        "right": (await flexio.rights.get_all())[0].eid,
        "file": "local/reports//2018 a.csv",
        "user": USER,
    }


MAIL = {"email": "john.bunyan@flex.io"}
ITEMS = {"items": [EID]}
SIGN_UP = {"user_name": "jane", "email": "jane@flex.io", "password": "pilgrims 1678"}
RIGHT = {"object_eid": EID, "access_code": "jane@flex.io", "actions": ["object.read", "object.execute"]}

# Method, path with the words of `make` in it, body, and our call. Method and path of SYSTEMS, one line each.
ROUTES: list[tuple[str, str, Any, Callable[[Flexio, dict[str, str]], Awaitable[Any]]]] = [
    ("GET", "about", None, lambda f, e: f.about.read()),
    ("POST", "logout", None, lambda f, e: f.session.end()),
    (
        "POST",
        "validate",
        [{"key": "a", "value": "jane", "type": "username"}],
        lambda f, e: f.checks.run([Check(key="a", value="jane", type="username")]),
    ),
    ("GET", "pipes", None, lambda f, e: f.pipes.get_all()),
    ("POST", "pipes", {"copy_eid": EID}, lambda f, e: f.pipes.create({"copy_eid": EID})),
    ("GET", "pipes/{pipe}", None, lambda f, e: f.pipes.read(e["pipe"])),
    ("POST", "pipes/{pipe}", {"name": "N"}, lambda f, e: f.pipes.update(e["pipe"], {"name": "N"})),
    ("DELETE", "pipes/{pipe}", None, lambda f, e: f.pipes.delete(e["pipe"])),
    ("GET", "pipes/{pipe}/run?a=1", None, lambda f, e: f.pipes.run_get(e["pipe"], params={"a": 1})),
    ("POST", "pipes/{pipe}/run", {"a": 1}, lambda f, e: f.pipes.run(e["pipe"], {"a": 1})),
    (
        "GET",
        "pipes/{pipe}/processes?start=1&tail=5&limit=2",
        None,
        lambda f, e: f.pipes.processes(e["pipe"], start=1, tail=5, limit=2),
    ),
    (
        "POST",
        "pipes/{pipe}/processes",
        {"process_mode": "R"},
        lambda f, e: f.pipes.create_process(e["pipe"], {"process_mode": "R"}),
    ),
    ("GET", "connections", None, lambda f, e: f.connections.get_all()),
    ("POST", "connections", {"name": "N"}, lambda f, e: f.connections.create({"name": "N"})),
    ("GET", "connections/{connection}", None, lambda f, e: f.connections.read(e["connection"])),
    (
        "POST",
        "connections/{connection}",
        {"name": "N"},
        lambda f, e: f.connections.update(e["connection"], {"name": "N"}),
    ),
    ("DELETE", "connections/{connection}", None, lambda f, e: f.connections.delete(e["connection"])),
    ("GET", "connections/{connection}/describe", None, lambda f, e: f.connections.describe(e["connection"])),
    ("POST", "connections/{connection}/connect", None, lambda f, e: f.connections.connect(e["connection"])),
    (
        "POST",
        "connections/{connection}/disconnect",
        None,
        lambda f, e: f.connections.disconnect(e["connection"]),
    ),
    ("GET", "processes", None, lambda f, e: f.processes.get_all()),
    (
        "POST",
        "processes",
        {"parent_eid": "my-pipe"},
        lambda f, e: f.processes.create({"parent_eid": "my-pipe"}),
    ),
    (
        "POST",
        "processes",
        {"parent_eid": "my-pipe", "run": True},
        lambda f, e: f.processes.start(ProcessesStartBody(parent_eid="my-pipe")),
    ),
    ("GET", "processes/{process}", None, lambda f, e: f.processes.read(e["process"])),
    ("GET", "processes/{process}?wait=250", None, lambda f, e: f.processes.read(e["process"], wait=250)),
    ("GET", "processes/{process}?wait=10000", None, lambda f, e: f.processes.status(e["process"])),
    ("POST", "processes/{process}", {"task": []}, lambda f, e: f.processes.update(e["process"], {"task": []})),
    ("GET", "processes/{process}/log", None, lambda f, e: f.processes.log(e["process"])),
    ("POST", "processes/{process}/run", {"a": 1}, lambda f, e: f.processes.run(e["process"], {"a": 1})),
    ("POST", "processes/{process}/cancel", None, lambda f, e: f.processes.cancel(e["process"])),
    ("POST", "users", SIGN_UP, lambda f, e: f.users.create(UserCreate(**SIGN_UP))),
    ("GET", "users/me", None, lambda f, e: f.users.me()),
    ("GET", "users/{user}", None, lambda f, e: f.users.read(e["user"])),
    ("POST", "users/{user}", {"phone": "1"}, lambda f, e: f.users.update(e["user"], {"phone": "1"})),
    (
        "POST",
        "users/{user}/changepassword",
        {"old_password": "a", "new_password": "b"},
        lambda f, e: f.users.change_password(e["user"], {"old_password": "a", "new_password": "b"}),
    ),
    (
        "POST",
        "users/resetpassword",
        {**MAIL, "password": "a", "verify_code": "b"},
        lambda f, e: f.users.reset_password({**MAIL, "password": "a", "verify_code": "b"}),
    ),
    ("POST", "users/requestpasswordreset", MAIL, lambda f, e: f.users.request_password_reset(MAIL)),
    ("POST", "users/resendverify", MAIL, lambda f, e: f.users.resend_verification(MAIL)),
    (
        "POST",
        "users/activate",
        {**MAIL, "verify_code": "b"},
        lambda f, e: f.users.activate({**MAIL, "verify_code": "b"}),
    ),
    ("GET", "users/{user}/tokens", None, lambda f, e: f.tokens.get_all(e["user"])),
    ("POST", "users/{user}/tokens", None, lambda f, e: f.tokens.create(e["user"])),
    ("GET", "users/{user}/tokens/{token}", None, lambda f, e: f.tokens.read(e["user"], e["token"])),
    ("DELETE", "users/{user}/tokens/{token}", None, lambda f, e: f.tokens.delete(e["user"], e["token"])),
    ("GET", "rights?objects=a%2Cb", None, lambda f, e: f.rights.get_all(objects=["a", "b"])),
    (
        "POST",
        "rights",
        {"rights": [RIGHT]},
        lambda f, e: f.rights.grant({"rights": [RightCreate(**RIGHT)]}),
    ),
    ("GET", "rights/{right}", None, lambda f, e: f.rights.read(e["right"])),
    (
        "POST",
        "rights/{right}",
        {"actions": ["object.read"]},
        lambda f, e: f.rights.update(e["right"], {"actions": ["object.read"]}),
    ),
    ("DELETE", "rights/{right}", None, lambda f, e: f.rights.delete(e["right"])),
    ("GET", "trash", None, lambda f, e: f.trash.list().collect()),
    ("POST", "trash", ITEMS, lambda f, e: f.trash.add(ITEMS)),
    ("DELETE", "trash", ITEMS, lambda f, e: f.trash.empty(ITEMS)),
    ("POST", "restore", ITEMS, lambda f, e: f.trash.restore(ITEMS)),
    ("GET", "streams/{stream}", None, lambda f, e: f.streams.read(e["stream"])),
    (
        "GET",
        "streams/{stream}/content?start=1&limit=2",
        None,
        lambda f, e: f.streams.content(e["stream"], start=1, limit=2),
    ),
    ("GET", "vfs/list?q=%2Flocal", None, lambda f, e: f.vfs.list(q="/local").collect()),
    ("PUT", "vfs/{file}", "a,b", lambda f, e: f.vfs.update(e["file"], "a,b")),
    ("GET", "statistics/processes", None, lambda f, e: f.statistics.processes()),
]  # fmt: skip
OPEN = {
    "about",
    "validate",
    "users",
    "users/resetpassword",
    "users/requestpasswordreset",
    "users/resendverify",
} | {"users/activate"}
"""Where no key is needed, and none is sent."""


@pytest.mark.parametrize(
    ("method", "path", "body", "call"), ROUTES, ids=[f"{method} {path}" for method, path, *_ in ROUTES]
)
async def test_route(
    server: MockServer, flexio: Flexio, method: str, path: str, body: Any, call: Callable[..., Awaitable[Any]]
) -> None:
    eids = await make(flexio)
    where, _, query = path.format_map(eids).partition("?")
    is_open = path in OPEN and (method, path) != ("GET", "users")

    await call(flexio, eids)

    request = server.requests[-1]
    assert (on_the_wire(request), request.status, bool(request.operation)) == (
        {
            "method": method,
            "path": f"/api/v1/{where.replace(' ', '%20')}",
            "query": dict(
                pair.split("=") for pair in query.replace("%2C", ",").replace("%2F", "/").split("&") if pair
            ),
            "key": None if is_open else f"Bearer {KEY}",
            "type": "" if body is None else "text/plain" if body == "a,b" else "application/json",
            "body": "" if body is None else body,
        },
        200,
        True,
    )


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

    with pytest.raises(JobFailed):
        await job.result()
    left = await flexio.processes.read(job.answer.eid)
    assert left.process_status == ProcessStatus.CANCELLED


async def test_a_job_goes_on_in_another_process(flexio: Flexio) -> None:
    token = (await flexio.processes.start()).token

    ended = await flexio.processes.resume_start(token).result()

    assert ended.process_status == ProcessStatus.COMPLETED


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
