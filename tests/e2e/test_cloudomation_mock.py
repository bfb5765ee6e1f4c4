"""The generated Cloudomation client against the mock made from the same spec: logins, their end, and records."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from specloom import RestConnector
from specloom.clients.cloudomation import Cloudomation, Execution, Filter, NamedBy, SettingPatch
from specloom.errors import AuthError, NotFound
from specloom.testing import FakeClock, FakeTransport, reply
from specloom_codegen.ir import Api
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "cloudomation.yaml"
ADA: dict[str, Any] = {"user_name": "ada", "password": "pass word"}


@pytest.fixture(scope="module")
def api() -> Api:
    compiled = compile_spec(SPEC)
    assert compiled.api is not None, compiled.diagnostics
    return compiled.api


@pytest.fixture
async def server(api: Api) -> AsyncIterator[MockServer]:
    async with MockServer(api, credentials=ADA) as server:
        yield server


@pytest.fixture
async def cloudomation(server: MockServer) -> AsyncIterator[Cloudomation]:
    async with Cloudomation.connect(url=server.origin, **ADA) as client:
        yield client


def operations(server: MockServer) -> list[tuple[str, int | None]]:
    return [(one.operation or "", one.status) for one in server.requests]


# --- logins ----------------------------------------------------------------------------------


async def test_a_login_is_answered_by_a_redirect_whose_cookie_goes_with_all_calls(
    cloudomation: Cloudomation, server: MockServer
) -> None:
    await asyncio.gather(*(cloudomation.flows.get_all() for _ in range(20)))

    login, *calls = server.requests
    assert (login.method, login.path, json.loads(login.content), login.status) == (
        "POST",
        "/api/latest/auth/login",
        {"user_name": "ada", "password": "pass word"},
        302,
    )
    assert [(one.operation, one.status) for one in calls] == [("flows.list", 200)] * 20
    assert len({one.headers.get("Cookie") for one in calls}) == 1
    assert not [one for one in calls if one.headers.get("Cookie") is None or "Authorization" in one.headers]


async def test_a_session_that_ended_is_begun_anew_and_the_call_made_again(
    cloudomation: Cloudomation, server: MockServer
) -> None:
    await cloudomation.settings.create({"name": "a"})
    server.expire_tokens()
    await asyncio.gather(*(cloudomation.settings.create({"name": f"b{number}"}) for number in range(5)))
    records = await cloudomation.settings.get_all()

    assert sorted(record.name or "" for record in records) == ["a", "b0", "b1", "b2", "b3", "b4"]
    assert operations(server).count(("auth.session.login", 302)) == 2


async def test_a_refused_login_is_made_once(server: MockServer) -> None:
    async with Cloudomation.connect(url=server.origin, user_name="ada", password="wrong") as client:
        for _ in range(3):
            with pytest.raises(AuthError, match="401"):
                await client.flows.get_all()

    assert operations(server) == [("auth.session.login", 401)]


async def test_the_login_of_earlier_releases_gives_a_token_that_is_sent_as_it_is(server: MockServer) -> None:
    async with Cloudomation.connect(url=server.origin, client_name="acme", api_version="1", **ADA) as client:
        await client.users.get_all()
        server.expire_tokens()
        await client.users.get_all()
        token = client.connection.token

    login = server.requests[0]
    assert (login.path, json.loads(login.content)) == (
        "/api/1/auth",
        {"client_name": "acme", "user_name": "ada", "password": "pass word"},
    )
    assert operations(server) == [
        ("auth.client.login", 200), ("users.list", 200), ("users.list", 401), ("auth.client.login", 200),
        ("users.list", 200),
    ]  # fmt: skip
    assert server.requests[-1].headers.get("Authorization") == token


@pytest.mark.parametrize(
    ("credentials", "way", "life"),
    [({"client_name": "acme"}, "client", 3600.0), ({}, "session", 30 * 86400.0)],
    ids=["client", "session"],
)
async def test_a_login_is_repeated_ahead_of_its_end(
    api: Api, credentials: dict[str, str], way: str, life: float
) -> None:
    clock = FakeClock()
    async with (
        MockServer(api, credentials=ADA, token_lifetime=life, clock=clock.wall) as server,
        Cloudomation.connect(url=server.origin, clock=clock, **credentials, **ADA) as client,
    ):
        await client.users.get_all()
        clock.advance(life - 20)
        await client.users.get_all()

    answered = 302 if way == "session" else 200
    assert operations(server) == [(f"auth.{way}.login", answered), ("users.list", 200)] * 2


async def test_a_token_from_elsewhere_is_sent_as_it_is(server: MockServer) -> None:
    token = server.token()
    async with Cloudomation.connect(url=server.origin, token=token) as client:
        await client.files.get_all()

    assert [one.headers.get("Authorization") for one in server.requests] == [token]


# --- records ---------------------------------------------------------------------------------


async def test_a_setting_lives_from_creation_to_deletion(cloudomation: Cloudomation) -> None:
    created = await cloudomation.settings.create({"name": "system_user", "value": {"name": "user123"}})
    await cloudomation.settings.partial_update("system_user", SettingPatch(value="user789"), by=NamedBy.NAME)
    read = await cloudomation.settings.read(str(created.id))
    await cloudomation.settings.delete("system_user", by="name")

    assert (created.value, read.value, read.name) == ({"name": "user123"}, "user789", "system_user")
    assert cloudomation.settings.changes(created, read) == SettingPatch(value="user789")
    with pytest.raises(NotFound):
        await cloudomation.settings.read(str(created.id))


async def test_a_filter_is_a_json_document_in_the_query(
    cloudomation: Cloudomation, server: MockServer
) -> None:
    await cloudomation.settings.get_all(filter=Filter(field="name", op="like", value="my-%"))
    await cloudomation.settings.get_all(filter={"field": "is_enabled", "op": "eq", "value": True})

    assert [dict(one.query)["filter"] for one in server.requests[1:]] == [
        '{"field":"name","op":"like","value":"my-%"}',
        '{"field":"is_enabled","op":"eq","value":true}',
    ]


async def test_a_filter_finds_what_it_says(cloudomation: Cloudomation) -> None:
    for name, value in (("my-one", 1), ("my-two", 2), ("other", 2)):
        await cloudomation.settings.create({"name": name, "value": value})

    found = [
        [
            one.name
            for one in await cloudomation.settings.get_all(filter=Filter(field=field, op=op, value=value))
        ]
        for field, op, value in (("name", "like", "my-%"), ("value", "eq", 2), ("value", "gt", 5))
    ]

    assert found == [["my-one", "my-two"], ["my-two", "other"], []]


async def test_a_script_is_run_as_base64(cloudomation: Cloudomation, server: MockServer) -> None:
    run = await cloudomation.executions.create(
        {"name": "hello.py", "script": b"def handler(system, this): ..."}
    )
    read = await cloudomation.executions.read(str(run.id))

    assert json.loads(server.requests[1].content)["script"] == "ZGVmIGhhbmRsZXIoc3lzdGVtLCB0aGlzKTogLi4u"
    assert (isinstance(run, Execution), read.status) == (True, "ENDED_SUCCESS")


async def test_a_record_that_is_answered_by_its_id_alone_is_read() -> None:
    async with Cloudomation.connect(token="t", transport=FakeTransport(reply(json={"id": 1234}))) as client:
        run = await client.executions.create({"name": "hello.py", "script": b"..."})

    assert (run.id, run.name) == (1234, None)


async def test_a_webhook_is_called_without_a_login(cloudomation: Cloudomation, server: MockServer) -> None:
    await cloudomation.webhooks.create({"name": "signup", "flow_name": "hello"})
    async with Cloudomation.connect(url=server.origin) as client:
        answer = await client.webhooks.call("acme", "signup", {"mail": "a@b"}, key="canary", is_async=True)

    request = server.requests[-1]
    assert (request.path, request.headers.get("Cookie"), answer.json()) == (
        "/api/latest/webhook/acme/signup",
        None,
        {"mail": "a@b"},
    )
    assert dict(request.query) == {"key": "canary", "async": "true"}


async def test_the_key_of_a_webhook_is_not_shown(cloudomation: Cloudomation) -> None:
    created = await cloudomation.webhooks.create({"name": "signup", "key": "canary"})

    assert (created.key, "canary" in repr(created)) == ("canary", False)


async def test_the_connector_logs_in_as_well(server: MockServer) -> None:
    login = await RestConnector(
        url=f"{server.origin}/api/latest/auth/login", method="POST", json=ADA, expected_status_code=[302]
    ).run()
    listed = await RestConnector(url=f"{server.origin}/api/latest/flow", cookies=login.cookies).run()
    without = await RestConnector(url=f"{server.origin}/api/latest/flow").run()

    assert (login.status, listed.json, without.status_code) == ("success", [], 401)
