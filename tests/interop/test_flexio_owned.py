"""The routes of Flex.io below an owner, as of 2018-04 and later: each on the wire of the fake, and what lies behind."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from specloom.clients.flexio import (
    Check,
    Flexio,
    Pipe,
    ProcessesStartBody,
    ProcessStatus,
    RightCreate,
    RightsGrantBody,
    UserCreate,
)
from specloom.errors import JobFailed, NotFound, StatusError
from specloom.testing import FakeClock
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer

from .flexio import KEY, compiled, connected, fake, on_the_wire

EID = "dw19t2qccp1h"
FILE = "local/reports//2018 a.csv"


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


async def make(flexio: Flexio) -> dict[str, str]:
    """One record of each kind that can be made, by the words of ROUTES; most by the routes of the first version."""
    await flexio.vfs.update(FILE, "code")
    return {
        "pipe": (await flexio.pipe().echo("x").save(ename="my-pipe")).eid,
        "connection": (await flexio.connections.create({"ename": "my-connection"})).eid,
        "process": (await flexio.processes.create({"parent_eid": "my-pipe"})).eid,
        "stream": (await flexio.streams.read("sx8nw3tdq6pc")).eid,
        "right": (await flexio.rights.get_all())[0].eid,
        "key": (await flexio.owned.keys.create("me")).eid,
        "member": str((await flexio.owned.members.create("me", {"member": "jane"})).member),
        "card": str((await flexio.owned.cards.create("me", {"number": "4242"}))["card_id"]),
        "file": FILE,
    }


RIGHT = {"object_eid": EID, "access_code": "jane@flex.io", "actions": ["object.read"]}
PASSWORDS = {"old_password": "a", "new_password": "b"}
CHECK = {"key": "a", "value": "jane", "type": "username"}

Route = tuple[str, str, Any, Callable[[Any, dict[str, str]], Awaitable[Any]]]

# Method, path below the owner with the words of `make` in it, body, and our call.
ROUTES: list[Route] = [
    ("GET", "pipes", None, lambda o, e: o.pipes.get_all("me")),
    (
        "GET",
        "pipes?start=1&tail=2&limit=3&created_min=2018-04-01&created_max=2018-04-30",
        None,
        lambda o, e: o.pipes.get_all(
            "me", start=1, tail=2, limit=3, created_min=date(2018, 4, 1), created_max=date(2018, 4, 30)
        ),
    ),
    ("POST", "pipes", {"name": "N"}, lambda o, e: o.pipes.create("me", {"name": "N"})),
    ("DELETE", "pipes", None, lambda o, e: o.pipes.delete_all("me")),
    ("GET", "pipes/{pipe}", None, lambda o, e: o.pipes.read("me", e["pipe"])),
    ("POST", "pipes/{pipe}", {"name": "N"}, lambda o, e: o.pipes.update("me", e["pipe"], {"name": "N"})),
    ("DELETE", "pipes/{pipe}", None, lambda o, e: o.pipes.delete("me", e["pipe"])),
    ("GET", "pipes/{pipe}/run?a=1", None, lambda o, e: o.pipes.run_get("me", e["pipe"], params={"a": 1})),
    ("POST", "pipes/{pipe}/run", {"a": 1}, lambda o, e: o.pipes.run("me", e["pipe"], {"a": 1})),
    ("PUT", "pipes/{pipe}/run", {"a": 1}, lambda o, e: o.pipes.run_put("me", e["pipe"], {"a": 1})),
    ("DELETE", "pipes/{pipe}/run", None, lambda o, e: o.pipes.run_delete("me", e["pipe"])),
    ("GET", "connections", None, lambda o, e: o.connections.get_all("me")),
    ("POST", "connections", {"name": "N"}, lambda o, e: o.connections.create("me", {"name": "N"})),
    ("GET", "connections/{connection}", None, lambda o, e: o.connections.read("me", e["connection"])),
    (
        "POST",
        "connections/{connection}",
        {"name": "N"},
        lambda o, e: o.connections.update("me", e["connection"], {"name": "N"}),
    ),
    ("DELETE", "connections/{connection}", None, lambda o, e: o.connections.delete("me", e["connection"])),
    ("GET", "connections/{connection}/describe", None, lambda o, e: o.connections.describe("me", e["connection"])),
    ("POST", "connections/{connection}/connect", None, lambda o, e: o.connections.connect("me", e["connection"])),
    (
        "POST",
        "connections/{connection}/disconnect",
        None,
        lambda o, e: o.connections.disconnect("me", e["connection"]),
    ),
    ("GET", "processes?parent_eid=x", None, lambda o, e: o.processes.get_all("me", parent_eid="x")),
    ("POST", "processes", {"parent_eid": "p"}, lambda o, e: o.processes.create("me", {"parent_eid": "p"})),
    (
        "POST",
        "processes",
        {"parent_eid": "my-pipe", "run": True},
        lambda o, e: o.processes.start("me", ProcessesStartBody(parent_eid="my-pipe")),
    ),
    ("GET", "processes/{process}", None, lambda o, e: o.processes.read("me", e["process"])),
    ("GET", "processes/{process}?wait=250", None, lambda o, e: o.processes.read("me", e["process"], wait=250)),
    ("GET", "processes/{process}?wait=10000", None, lambda o, e: o.processes.status("me", e["process"])),
    ("POST", "processes/{process}", {"task": []}, lambda o, e: o.processes.update("me", e["process"], {"task": []})),
    ("DELETE", "processes/{process}", None, lambda o, e: o.processes.delete("me", e["process"])),
    ("GET", "processes/{process}/log", None, lambda o, e: o.processes.log("me", e["process"])),
    ("POST", "processes/{process}/run", {"a": 1}, lambda o, e: o.processes.run("me", e["process"], {"a": 1})),
    ("POST", "processes/{process}/cancel", None, lambda o, e: o.processes.cancel("me", e["process"])),
    ("GET", "processes/summary", None, lambda o, e: o.processes.summary("me")),
    ("GET", "processes/summary/daily", None, lambda o, e: o.processes.summary_daily("me")),
    ("POST", "processes/exec", {"a": 1}, lambda o, e: o.processes.exec("me", {"a": 1})),
    ("GET", "run/{file}?a=1", None, lambda o, e: o.code.run_get("me", e["file"], params={"a": 1})),
    ("POST", "run/{file}", {"a": 1}, lambda o, e: o.code.run("me", e["file"], {"a": 1})),
    ("PUT", "run/{file}", {"a": 1}, lambda o, e: o.code.run_put("me", e["file"], {"a": 1})),
    ("DELETE", "run/{file}", None, lambda o, e: o.code.run_delete("me", e["file"])),
    ("GET", "streams/{stream}", None, lambda o, e: o.streams.read("me", e["stream"])),
    (
        "GET",
        "streams/{stream}/content?start=1&limit=2",
        None,
        lambda o, e: o.streams.content("me", e["stream"], start=1, limit=2),
    ),
    ("GET", "vfs/list?q=/local", None, lambda o, e: o.vfs.entries("me", q="/local")),
    ("GET", "vfs/{file}", None, lambda o, e: o.vfs.read("me", e["file"])),
    ("PUT", "vfs/{file}", "a,b", lambda o, e: o.vfs.update("me", e["file"], "a,b")),
    ("GET", "statistics/processes", None, lambda o, e: o.statistics.processes("me")),
    ("GET", "auth/keys", None, lambda o, e: o.keys.get_all("me")),
    ("POST", "auth/keys", None, lambda o, e: o.keys.create("me")),
    ("GET", "auth/keys/{key}", None, lambda o, e: o.keys.read("me", e["key"])),
    ("DELETE", "auth/keys/{key}", None, lambda o, e: o.keys.delete("me", e["key"])),
    ("GET", "auth/rights?objects=a,b", None, lambda o, e: o.rights.get_all("me", objects=["a", "b"])),
    (
        "POST",
        "auth/rights",
        {"rights": [RIGHT]},
        lambda o, e: o.rights.grant("me", RightsGrantBody(rights=[RightCreate(**RIGHT)])),
    ),
    ("GET", "auth/rights/{right}", None, lambda o, e: o.rights.read("me", e["right"])),
    (
        "POST",
        "auth/rights/{right}",
        {"actions": ["object.read"]},
        lambda o, e: o.rights.update("me", e["right"], {"actions": ["object.read"]}),
    ),
    ("DELETE", "auth/rights/{right}", None, lambda o, e: o.rights.delete("me", e["right"])),
    ("GET", "account", None, lambda o, e: o.account.read("me")),
    ("POST", "account", {"phone": "1"}, lambda o, e: o.account.update("me", {"phone": "1"})),
    ("DELETE", "account", None, lambda o, e: o.account.delete("me")),
    ("POST", "account/credentials", PASSWORDS, lambda o, e: o.account.change_password("me", PASSWORDS)),
    ("GET", "account/billing", None, lambda o, e: o.account.billing("me")),
    ("POST", "account/billing", {"plan": "a"}, lambda o, e: o.account.update_billing("me", {"plan": "a"})),
    ("GET", "account/cards", None, lambda o, e: o.cards.get_all("me")),
    ("POST", "account/cards", {"number": "1"}, lambda o, e: o.cards.create("me", {"number": "1"})),
    ("DELETE", "account/cards/{card}", None, lambda o, e: o.cards.delete("me", e["card"])),
    ("GET", "actions", None, lambda o, e: o.actions.get_all("me")),
    ("GET", "actions/summary", None, lambda o, e: o.actions.summary("me")),
    ("GET", "teams", None, lambda o, e: o.teams.get_all("me")),
    ("GET", "teams/rights", None, lambda o, e: o.teams.rights("me")),
    ("GET", "members", None, lambda o, e: o.members.get_all("me")),
    ("POST", "members", {"member": "j@flex.io"}, lambda o, e: o.members.create("me", {"member": "j@flex.io"})),
    ("POST", "members/join", {"email": "j@flex.io"}, lambda o, e: o.members.join("me", {"email": "j@flex.io"})),
    ("GET", "members/{member}", None, lambda o, e: o.members.read("me", e["member"])),
    (
        "POST",
        "members/{member}",
        {"rights": ["x"]},
        lambda o, e: o.members.update("me", e["member"], {"rights": ["x"]}),
    ),
    ("DELETE", "members/{member}", None, lambda o, e: o.members.delete("me", e["member"])),
    ("POST", "members/{member}/invitations", None, lambda o, e: o.members.invite("me", e["member"])),
    ("POST", "validate", [CHECK], lambda o, e: o.checks.run("me", [Check(**CHECK)])),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "body", "call"),
    ROUTES,
    ids=[f"{method} :userid/{path}" for method, path, *_ in ROUTES],
)
async def test_route_below_an_owner(
    server: MockServer, flexio: Flexio, method: str, path: str, body: Any, call: Callable[..., Awaitable[Any]]
) -> None:
    eids = await make(flexio)
    where, _, query = path.format_map(eids).partition("?")

    await call(flexio.owned, eids)

    request = server.requests[-1]
    assert (on_the_wire(request), request.status, bool(request.operation)) == (
        {
            "method": method,
            "path": f"/api/v2/me/{where.replace(' ', '%20')}",
            "query": dict(pair.split("=") for pair in query.split("&") if pair),
            "key": f"Bearer {KEY}",
            "type": "" if body is None else "text/plain" if body == "a,b" else "application/json",
            "body": "" if body is None else body,
        },
        200,
        True,
    )


def test_each_operation_has_a_route_here(api: Api) -> None:
    owned = [each for each in api.resources if each.group == "owned"]
    words = {
        f"{one.method} {one.path.removeprefix('/{owner}/').split('{')[0].rstrip('/')}"
        for each in owned
        for one in each.operations
    }

    shown = {f"{method} {path.partition('?')[0].split('{')[0].rstrip('/')}" for method, path, *_ in ROUTES}

    assert words - shown == set()


@pytest.mark.parametrize("owner", ["me", "john", "h0cdcmy0g0xf"])
async def test_the_records_are_those_of_the_first_version(flexio: Flexio, owner: str) -> None:
    pipe = await flexio.owned.pipes.create(owner, {"ename": "mine", "name": "N"})
    old = await flexio.pipes.read("mine")
    await flexio.pipes.update("mine", {"name": "other"})
    listed = await flexio.owned.pipes.get_all(owner)
    gone = await flexio.owned.pipes.delete(owner, pipe.eid)

    assert (old, [one.name for one in listed], gone.eid_status) == (pipe, ["other"], "D")
    assert isinstance(pipe, Pipe)
    with pytest.raises(NotFound):
        await flexio.pipes.read("mine")


async def test_a_process_below_an_owner_is_waited_for(flexio: Flexio) -> None:
    job = await flexio.owned.processes.start("me", {"parent_eid": "none"})
    ended = await job.result()

    assert (job.answer.process_status, ended.process_status) == (
        ProcessStatus.RUNNING,
        ProcessStatus.COMPLETED,
    )
    assert (await flexio.processes.read(ended.eid)).process_status == ProcessStatus.COMPLETED


async def test_a_process_below_an_owner_that_is_cancelled_fails(flexio: Flexio) -> None:
    job = await flexio.owned.processes.start("me")
    await job.cancel()

    with pytest.raises(JobFailed):
        await job.result()


async def test_a_long_poll_below_an_owner_waits(api: Api) -> None:
    clock = FakeClock()
    async with fake(api, clock=clock.wall, sleep=clock.sleep) as server, connected(server) as flexio:
        eid = (await flexio.processes.create()).eid
        await flexio.owned.processes.read("me", eid, wait=2500)

    assert clock.slept == [2.5]


async def test_a_file_below_an_owner_is_read_as_it_was_written(flexio: Flexio) -> None:
    content = bytes(range(256))

    await flexio.owned.vfs.update("me", FILE, content)

    assert await flexio.owned.vfs.read("me", FILE) == content


async def test_code_that_is_run_stays_as_it_was_written(flexio: Flexio) -> None:
    await flexio.vfs.update(FILE, "code")

    answers = [
        await call("me", FILE, *data)
        for call, data in (
            (flexio.owned.code.run, ["posted"]),
            (flexio.owned.code.run_put, ["put"]),
            (flexio.owned.code.run_delete, []),
        )
    ]

    assert [answer.text for answer in answers[:2]] == ["posted", "put"]
    assert await flexio.owned.vfs.read("me", FILE) == b"code"


async def test_members_are_added_and_taken_out(flexio: Flexio) -> None:
    added = await flexio.owned.members.create("me", {"member": "jane", "rights": ["object.read"]})
    changed = await flexio.owned.members.update("me", "jane", {"rights": []})
    await flexio.owned.members.delete("me", "jane")

    assert (added.member, added.rights, changed.rights) == ("jane", ["object.read"], [])
    assert await flexio.owned.members.get_all("me") == []


async def test_teams_are_the_users_who_own_them(flexio: Flexio) -> None:
    teams = await flexio.owned.teams.get_all("me")

    assert [(team.eid, team.username) for team in teams] == [("h0cdcmy0g0xf", "john")]


async def test_the_account_is_that_of_the_user(flexio: Flexio) -> None:
    changed = await flexio.owned.account.update("me", {"phone": "1"})

    assert (changed.user_name, (await flexio.users.me()).phone) == ("john", "1")


ACCOUNTS: list[tuple[str, Any, Callable[[Flexio], Awaitable[Any]]]] = [
    (
        "signup",
        {"user_name": "jane", "email": "jane@flex.io", "password": "pilgrims 1678"},
        lambda f: f.users.sign_up(
            UserCreate(user_name="jane", email="jane@flex.io", password="pilgrims 1678")
        ),
    ),
    ("forgotpassword", {"email": "a@b.c"}, lambda f: f.users.forgot_password({"email": "a@b.c"})),
    (
        "resetpassword",
        {"email": "a@b.c", "password": "p", "verify_code": "c"},
        lambda f: f.users.renew_password({"email": "a@b.c", "password": "p", "verify_code": "c"}),
    ),
]


@pytest.mark.parametrize(("path", "body", "call"), ACCOUNTS, ids=[f"POST {path}" for path, *_ in ACCOUNTS])
async def test_route_of_later_versions_without_an_owner(
    server: MockServer, flexio: Flexio, path: str, body: Any, call: Callable[[Flexio], Awaitable[Any]]
) -> None:
    await call(flexio)

    request = server.requests[-1]
    assert (on_the_wire(request), request.status) == (
        {
            "method": "POST",
            "path": f"/api/v2/{path}",
            "query": {},
            "key": None,
            "type": "application/json",
            "body": body,
        },
        200,
    )


async def test_the_routes_lie_on_a_host_of_their_own_too(server: MockServer) -> None:
    hosts = {"v2": f"{server.origin}/api/v2"}
    async with Flexio.connect(url=server.url, hosts=hosts, token=KEY) as flexio:
        await flexio.owned.pipes.get_all("me")

    assert (server.hosts, server.requests[-1].path) == (hosts, "/api/v2/me/pipes")


HOOKS: dict[str, tuple[dict[str, Any], int, str, str]] = {
    "fail": ({"fail": 1}, 500, "general", "General error"),
    "code": ({"fail": 1, "code": "no-object"}, 404, "no-object", "General error"),
    "code and message": ({"fail": "x", "code": "read-failed", "message": "m"}, 500, "read-failed", "m"),
    "response": ({"fail": 1, "code": "read-failed", "response": 418}, 418, "read-failed", "General error"),
    "a code that is treated as another": ({"fail": 1, "code": "unavailable"}, 404, "unavailable", "General error"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "status", "code", "message"), HOOKS.values(), ids=HOOKS)
async def test_hook_fail(
    server: MockServer, flexio: Flexio, query: dict[str, Any], status: int, code: str, message: str
) -> None:
    with pytest.raises(StatusError) as caught:
        await flexio.owned.pipes.get_all("me", params=query, retry=None)

    error = caught.value
    assert (error.status_code, error.code, error.message) == (status, code, message)
    assert dict(server.requests[-1].query) == {name: str(value) for name, value in query.items()}


async def test_what_is_not_there_is_an_error_of_its_kind(flexio: Flexio) -> None:
    with pytest.raises(StatusError) as caught:
        await flexio.owned.pipes.read("me", "none")

    assert (caught.value.status_code, caught.value.code) == (404, "no-object")
