"""Every way to authenticate that a spec can say: spec → generated client → fake made from it, on real sockets."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from types import ModuleType
from typing import Any

import pytest

from specloom.errors import AuthError, PermissionDenied, Unauthenticated
from specloom_codegen import pipeline
from specloom_codegen.mock import MockServer

SPEC = """
spec: 1
api: everyway
url: http://127.0.0.1:8080
base: /api/{api_version}
variables: {api_version: {type: integer, default: 2}, port: {type: integer, default: 80}}
hosts: {membership: http://127.0.0.1:8081/m}
errors:
  {code: error.code, message: error.message,
   mock: {unauthenticated: {status: 403, code: NoCredentials, message: Who?}}}
auth:
  basic: {send: basic}
  raw: {credentials: {session_token}, send: header Authorization, expires: never, dead: [401, 403]}
  key: {credentials: {key: {name: api_key}}, send: query api_key, dead: [NoCredentials]}
  number: {credentials: {pin: {type: integer}}, send: cookie pin}
  login:
    credentials: {email, pass_phrase, otp: {required: false}}
    login:
      {host: membership, path: /auth/login/, status: 201,
       body: {email: $email, password: $pass_phrase, otp: {code: $otp}}}
    renew: {host: membership, method: PUT, path: /auth/login/, headers: {X-Auth-Token: $token}}
    send: header X-Auth-Token
    dead: [401, NoCredentials]
  session:
    {credentials: {user, pass_phrase}, login: {path: "/sessions/{user}", query: {password: $pass_phrase, cost: $$5}},
     token: session.id, send: header sessionId, expires: seconds session.life, dead: [401, 4711, NoCredentials]}
  cookie:
    {credentials: {user, pass_phrase},
     login: {path: /cookie, status: 302, as: form, body: {user: $user, password: $pass_phrase}},
     token: cookie *, send: cookie *, expires: in 30d, dead: [403]}
  one_cookie:
    {credentials: {user, pass_phrase}, login: {path: /one, as: query, body: {user: $user, password: $pass_phrase}},
     token: cookie JSESSIONID, send: cookie JSESSIONID, expires: never, dead: [403]}
  head:
    {credentials: {user, pass_phrase}, login: {path: /head, method: PUT, body: {user: $user, password: $pass_phrase}},
     token: header X-Token, send: header X-Token, expires: at ends, dead: [403]}
  jwt:
    {credentials: {user, pass_phrase}, login: {path: /jwt, body: {user: $user, password: $pass_phrase}},
     token: access, refresh_token: refresh, renew: {path: /jwt/refresh, body: {refresh: $refresh_token}},
     expires: milliseconds life, dead: [403]}
  machine:
    {oauth2: {token_url: "http://127.0.0.1:{port}/machine", scopes: [read, write], audience: all, client: basic},
     dead: [403]}
  inline: {oauth2: {token_url: "http://127.0.0.1:{port}/inline"}, send: header X-Machine, dead: [403]}
  person:
    {credentials: {username, password}, oauth2: {token_url: "http://127.0.0.1:{port}/person", grant: password},
     dead: [403]}
  kept:
    {credentials: {refresh_token, client_id: {required: false}, client_secret: {required: false}}, dead: [403],
     oauth2: {token_url: "http://127.0.0.1:{port}/kept", grant: refresh_token}}
resources:
  things:
    path: /things
    operations:
      open: {auth: none, method: GET}
      plain: {method: GET}
"""
GIVEN: dict[str, Any] = {
    "username": "ada", "password": "p w:1", "session_token": "raw-1", "api_key": "k&1", "pin": 7,
    "email": "ada@example.com", "pass_phrase": "pp", "user": "ada", "client_id": "me", "client_secret": "s%:s",
    "refresh_token": "mine",
}  # fmt: skip
NAMES = [line.strip().partition(":")[0] for line in SPEC.split("auth:\n")[1].split("resources:")[0].splitlines()
         if line.startswith("  ") and line[2] != " "]  # fmt: skip
LOGINS = NAMES[4:]
MACHINE = "Basic bWU6cyUyNSUzQXM="  # me:s%25%3As


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("everyway")
    spec = folder / "everyway.yaml"
    actions = "".join(f"      by_{name}: {{method: GET, auth: {name}}}\n" for name in NAMES)
    spec.write_text(SPEC + actions)
    compiled = pipeline.compile_spec(spec)
    assert compiled.api is not None, [str(one) for one in compiled.diagnostics]
    pipeline.write_client(pipeline.build(compiled, folder))
    sys.path.insert(0, str(folder))
    module = importlib.import_module("everyway")
    module.__dict__["SPEC"] = compiled.api
    yield module
    sys.path.remove(str(folder))
    for name in [one for one in sys.modules if one.partition(".")[0] == "everyway"]:
        del sys.modules[name]


@pytest.fixture
async def server(package: ModuleType) -> AsyncIterator[MockServer]:
    credentials = {"username": "ada", "password": "p w:1", "session_token": "raw-1", "key": "k&1", "pin": "7",
                   "client_id": "me", "client_secret": "s%:s"}  # fmt: skip
    async with MockServer(package.SPEC, credentials=credentials) as server:
        yield server


def connect(package: ModuleType, server: MockServer, **arguments: Any) -> Any:
    return package.Everyway.connect(**{
        "url": server.origin, "hosts": server.hosts, "port": int(server.origin.rpartition(":")[2]), **GIVEN, **arguments
    })  # fmt: skip


def operations(server: MockServer) -> list[tuple[str, int | None]]:
    return [(one.operation or "", one.status) for one in server.requests]


@pytest.mark.parametrize("name", NAMES)
async def test_the_way_that_connect_picks_serves_an_operation_that_names_it(
    package: ModuleType, server: MockServer, name: str
) -> None:
    async with connect(package, server, auth=name) as client:
        await getattr(client.things, f"by_{name}")()
        await client.things.plain()

    login = [(f"auth.{name}.login", {"login": 201, "cookie": 302}.get(name, 200))]
    assert operations(server) == [
        *(login if name in LOGINS else []), (f"things.by_{name}", 204), ("things.plain", 204),
    ]  # fmt: skip


async def test_one_client_calls_by_every_way_each_with_a_login_of_its_own(
    package: ModuleType, server: MockServer
) -> None:
    async with connect(package, server) as client:
        for _ in range(2):
            for name in NAMES:
                await getattr(client.things, f"by_{name}")()
        await client.things.open()

    assert Counter(name for name, status in operations(server) if status is not None and status < 400) == {
        **{f"auth.{name}.login": 1 for name in LOGINS},
        **{f"things.by_{name}": 2 for name in NAMES},
        "things.open": 1,
    }


@pytest.mark.parametrize("name", LOGINS)
async def test_a_named_token_that_died_is_got_anew_and_the_call_made_again(
    package: ModuleType, server: MockServer, name: str
) -> None:
    async with connect(package, server) as client:
        call = getattr(client.things, f"by_{name}")
        await call()
        server.expire_tokens()
        await call()

    assert [status for operation, status in operations(server) if operation == f"things.by_{name}"] == [
        204,
        403,
        204,
    ]


@pytest.mark.parametrize("name", NAMES)
async def test_the_fake_refuses_the_credential_of_another_way(
    package: ModuleType, server: MockServer, name: str
) -> None:
    other = "jwt" if name not in ("jwt", "machine", "inline", "person", "kept") else "head"
    async with connect(package, server, auth=other) as client:
        with pytest.raises((PermissionDenied, Unauthenticated)):
            await client.connection.request("GET", f"/things/by_{name}")

    assert operations(server)[-1] == (f"things.by_{name}", 403)


async def test_a_client_that_says_who_it_is_by_basic_keeps_that_out_of_the_body(
    package: ModuleType, server: MockServer
) -> None:
    async with connect(package, server) as client:
        await client.things.by_machine()
        await client.things.by_inline()

    machine, inline = (one for one in server.requests if (one.operation or "").endswith(".login"))
    assert (machine.headers.get("Authorization"), machine.content) == (
        MACHINE, b"grant_type=client_credentials&scope=read+write&audience=all",
    )  # fmt: skip
    assert (inline.headers.get("Authorization"), inline.content) == (
        None, b"grant_type=client_credentials&client_id=me&client_secret=s%25%3As",
    )  # fmt: skip


async def test_a_client_secret_that_is_wrong_is_refused_once(package: ModuleType, server: MockServer) -> None:
    async with connect(package, server, client_secret="wrong") as client:
        for _ in range(2):
            with pytest.raises(AuthError, match="403"):
                await client.things.by_machine()

    assert operations(server) == [("auth.machine.login", 403)]


async def test_what_is_missing_of_a_named_way_is_said_before_anything_is_sent(
    package: ModuleType, server: MockServer
) -> None:
    async with connect(package, server, email=None, api_key=None) as client:
        with pytest.raises(AuthError, match="auth 'login' needs email= or EVERYWAY_EMAIL"):
            await client.things.by_login()
        with pytest.raises(AuthError, match="auth 'key' needs api_key= or EVERYWAY_KEY"):
            await client.things.by_key()

    assert operations(server) == []


async def test_a_token_for_one_call_goes_where_the_operation_has_it(
    package: ModuleType, server: MockServer
) -> None:
    async with connect(package, server) as client:
        with pytest.raises(PermissionDenied):
            await client.things.by_login(token="t1")
        await client.things.by_key(token="k&1")
        await client.things.open(token="t2")

    refused, keyed, opened = server.requests
    assert refused.headers.get("X-Auth-Token") == "t1"
    assert keyed.query == (("api_key", "k&1"),)
    assert opened.headers.get("Authorization") == "Bearer t2"
