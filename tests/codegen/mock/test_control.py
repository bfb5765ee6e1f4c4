"""The mock's own surface, and the journal behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from specloom._http import Headers
from specloom_codegen import ir
from specloom_codegen.mock import Fault, MockServer
from specloom_codegen.mock.control import fault_of, is_control, is_local
from specloom_codegen.mock.journal import Journal
from specloom_codegen.mock.messages import Call

SPEC = """
spec: 1
api: secretive
url: https://s.example
auth:
  login: {credentials: {user, pin}, login: {path: /in, body: {user: $user, pin: $pin, deep: [1]}}, send: query sid}
resources:
  things:
    path: /things
    key: {id: integer}
    model: Thing
    operations:
      list: {query: {tag: {type: string, sensitive: true}, page: integer}}
      create:
      run: {body: any, returns: any}
  parts: {path: "/things/{thing}/parts", key: {id: integer}, operations: {list, create}}
types: {Thing: {fields: {id: {type: integer, access: read}, name: string, iban: {type: string?, sensitive: true}}}}
"""


@pytest.fixture
async def server(compile_text: Callable[[str], ir.Api]) -> AsyncIterator[MockServer]:
    async with MockServer(compile_text(SPEC), seed=1) as made:
        yield made


@pytest.fixture
async def ask(server: MockServer) -> AsyncIterator[Callable[..., Any]]:
    async with aiohttp.ClientSession() as session:

        async def ask_it(method: str, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
            async with session.request(method, server.origin + path, json=body, **options) as response:
                return response.status, await response.json(content_type=None)

        yield ask_it


async def test_the_journal_hides_secrets(server: MockServer, ask: Any) -> None:
    _, granted = await ask("POST", "/in", {"user": "ann", "pin": "0000", "deep": [1]})
    sid = granted["token"]
    await ask(
        "POST",
        f"/things?sid={sid}",
        {"name": "x", "iban": "IE1", "list": [{"api_key": "k"}]},
        headers={"X-Own": "y"},
    )
    await ask("GET", f"/things?sid={sid}&tag=t&page=2")
    await ask("POST", f"/things/1/run?sid={sid}", headers={"Content-Type": "text/plain"}, data=None)

    _, calls = await ask("GET", "/_mock/requests")

    assert [(call["method"], call["path"], call["operation"], call["status"]) for call in calls] == [
        ("POST", "/in", "auth.login.login", 200),
        ("POST", "/things", "things.create", 201),
        ("GET", "/things", "things.list", 200),
        ("POST", "/things/1/run", "things.run", 200),
    ]
    assert [call["body"] for call in calls] == [
        {"user": "***", "pin": "***", "deep": "***"},
        {"name": "x", "iban": "***", "list": [{"api_key": "***"}]},
        None,
        None,
    ]
    assert calls[2]["query"] == [["sid", "***"], ["tag", "***"], ["page", "2"]]
    assert ["X-Own", "***"] in calls[1]["headers"]
    assert not any(secret in str(calls) for secret in (sid, "0000", "IE1"))


async def test_in_process_the_journal_shows_all(server: MockServer, ask: Any) -> None:
    await ask("POST", "/in", {"user": "ann", "pin": "0000"})

    (call,) = server.requests

    assert (call.json(), call.headers["content-type"], "0000" in repr(call)) == (
        {"user": "ann", "pin": "0000"},
        "application/json",
        False,
    )


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("", ["/in", "/nothing"]),
        ("?operation=auth.login.login", ["/in"]),
        ("?last=1", ["/nothing"]),
        ("?last=0", []),
        ("?last=9", ["/in", "/nothing"]),
    ],
)
async def test_the_journal_can_be_narrowed_down(ask: Any, query: str, paths: list[str]) -> None:
    await ask("POST", "/in", {"user": "ann", "pin": "0"})
    await ask("GET", "/nothing")

    _, calls = await ask("GET", f"/_mock/requests{query}")

    assert [call["path"] for call in calls] == paths


async def test_the_journal_can_be_cleared(ask: Any) -> None:
    await ask("GET", "/nothing")

    assert (await ask("DELETE", "/_mock/requests"), await ask("GET", "/_mock/requests")) == (
        (200, {}),
        (200, []),
    )


async def test_faults_can_be_added_seen_and_dropped(server: MockServer, ask: Any) -> None:
    added = await ask(
        "POST",
        "/_mock/faults",
        [{"fault": "503:1:retry-after=2", "times": 2}, "429", {"location": "/x", "path": "/a"}],
    )
    statuses = [(await ask("GET", "/things"))[0] for _ in range(4)]
    left = await ask("GET", "/_mock/faults")
    dropped = await ask("DELETE", "/_mock/faults")

    assert added[1] == [
        {"kind": "status", "status": 503, "retry_after": 2.0, "times": 2},
        {"kind": "status", "status": 429, "times": 1},
        {"kind": "redirect", "status": 307, "location": "/x", "path": "/a", "times": 1},
    ]
    assert (statuses, left[1][0]["kind"], dropped[1]) == ([503, 503, 429, 401], "redirect", [])


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        (
            "/_mock/faults",
            {"what": 1, "status": "x"},
            "not members of a fault, or of the wrong kind: what, status",
        ),
        ("/_mock/faults", 5, "a fault is a text such as 503:0.1, or an object"),
        ("/_mock/faults", "x", "'x' is not a fault: write a status"),
        ("/_mock/token", {"lifetime": "x"}, "lifetime must be a number of seconds, not 'x'"),
        ("/_mock/requests?last=x", None, "last must be a number, not 'x'"),
    ],
)
async def test_bad_calls_of_the_surface_say_why(ask: Any, path: str, body: Any, message: str) -> None:
    status, answer = await ask("GET" if body is None else "POST", path, body)

    assert (status, answer["error"].startswith(message)) == (400, True)


async def test_a_body_that_is_no_json_says_so(ask: Any) -> None:
    status, answer = await ask("POST", "/_mock/faults", headers={"Content-Type": "x/y"}, data=None)

    assert (status, answer[0]["status"]) == (200, 503)


async def test_what_is_not_there_lists_what_is(ask: Any) -> None:
    status, answer = await ask("GET", "/_mock/none")

    assert (status, answer["error"], "POST /_mock/token" in answer["known"]) == (
        404,
        "no GET /_mock/none",
        True,
    )


async def test_the_overview_lists_operations(ask: Any) -> None:
    status, answer = await ask("GET", "/_mock/")

    assert (status, answer["api"], answer["operations"][0]) == (200, "secretive", "GET /things  things.list")


async def test_state_and_reset(server: MockServer, ask: Any) -> None:
    sid = server.token()
    await ask("POST", f"/things?sid={sid}", {"name": "x"})
    await ask("POST", f"/things/7/parts?sid={sid}", {"name": "p"})
    _, before = await ask("GET", "/_mock/state")
    await ask("POST", "/_mock/reset")
    _, after = await ask("GET", "/_mock/state")

    assert before == {
        "things": [{"record": {"id": 1, "name": "x", "iban": None}}],
        "parts": [{"within": {"thing": "7"}, "record": {"name": "p", "id": 1}}],
    }
    assert [each for rows in after.values() for each in rows] == []


async def test_tokens_are_given_and_ended(ask: Any) -> None:
    _, given = await ask("POST", "/_mock/token", {"user": "ann", "lifetime": 2.5})
    before = (await ask("GET", f"/things?sid={given['token']}"))[0]
    await ask("POST", "/_mock/expire")
    after = (await ask("GET", f"/things?sid={given['token']}"))[0]

    assert (round(given["expires_in"], 3), before, after) == (2.5, 200, 401)


def call(**headers: str) -> Call:
    return Call(method="GET", path="/_mock", headers=Headers(headers))


@pytest.mark.parametrize(
    ("peer", "headers", "local"),
    [
        ("127.0.0.1", {}, True),
        ("127.0.0.1", {"Host": "localhost:8080"}, True),
        ("127.0.0.1", {"Host": "api.localhost"}, True),
        ("::1", {"Host": "[::1]:80"}, True),
        ("::ffff:127.0.0.1", {"Host": "127.0.0.1"}, True),
        ("", {}, True),
        (None, {}, True),
        ("192.168.1.5", {}, False),
        ("somewhere", {}, False),
        ("127.0.0.1", {"Host": "evil.example"}, False),
        ("127.0.0.1", {"Host": "localhost", "Origin": "https://evil.example"}, False),
        ("127.0.0.1", {"Host": "localhost", "Origin": "http://localhost:3000"}, True),
        ("127.0.0.1", {"Host": "localhost", "Origin": "null"}, False),
    ],
)
def test_only_callers_of_this_machine_are_local(
    peer: str | None, headers: dict[str, str], local: bool
) -> None:
    assert is_local(peer, call(**headers)) is local


@pytest.mark.parametrize(
    ("path", "own"), [("/_mock", True), ("/_mock/x", True), ("/_mocking", False), ("/x", False)]
)
def test_the_surface_lies_under_its_prefix(path: str, own: bool) -> None:
    assert is_control(path) is own


async def test_to_others_the_surface_is_not_there(ask: Any) -> None:
    status, answer = await ask("GET", "/_mock/state", headers={"Host": "evil.example"})

    assert (status, answer["code"]) == (404, "no_route")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("stall", Fault(kind="stall")),
        ({}, Fault()),
        ({"fault": "reset", "after": True, "method": "GET"}, Fault(kind="reset", after=True, method="GET")),
        ({"kind": "truncate", "probability": 0.5}, Fault(kind="truncate", probability=0.5)),
        ({"location": "/x", "status": 302}, Fault(kind="redirect", status=302, location="/x")),
        ({"status": 418, "code": "x", "retry_after": 1}, Fault(status=418, code="x", retry_after=1)),
    ],
)  # fmt: skip
def test_faults_are_read_from_json(value: Any, fault: Fault) -> None:
    assert fault_of(value) == fault


def test_the_journal_forgets_the_oldest() -> None:
    journal = Journal()
    facts: dict[str, Any] = {
        "time": 0.0, "method": "GET", "path": "/", "query": (), "headers": Headers(), "size": 0, "status": 200,
    }  # fmt: skip
    for _ in range(10_005):
        journal.add(content=b"", **facts)
    many = len(journal)
    journal.clear()
    for _ in range(1030):
        journal.add(content=b"x" * 100_000, **facts)

    assert (many, len(journal), len(next(iter(journal)).content)) == (10_000, 1024, 65_536)


async def test_the_surface_is_left_alone_by_faults_and_latency(compile_text: Callable[[str], ir.Api]) -> None:
    async with (
        asyncio.timeout(5),
        MockServer(compile_text(SPEC), faults=["500"], latency=3600) as server,
        aiohttp.ClientSession() as session,
        session.get(f"{server.origin}/_mock/requests") as response,
    ):
        assert (response.status, await response.json()) == (200, [])
