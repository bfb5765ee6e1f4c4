"""The routes of Flex.io, those beside its reference too: each on the wire of the fake."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from specloom.clients.flexio import Check, Flexio, ProcessesStartBody, RightCreate, UserCreate
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
    await flexio.vfs.update("local/reports//2018 a.csv", "code")
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
ITEMS: dict[str, Any] = {"items": []}
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
    ("POST", "pipes", {"copy_eid": "my-pipe"}, lambda f, e: f.pipes.create({"copy_eid": "my-pipe"})),
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
    ("GET", "vfs/{file}", None, lambda f, e: f.vfs.read(e["file"])),
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
