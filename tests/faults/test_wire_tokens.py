"""Promises 1 to 7 on the wire: tokens. What a login alone is about is in tests/sdk/auth/test_wire.py."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fault_server import FaultServer, Received, answer, close, hang, wait_for

from specloom.auth import ApiKey, BasicAuth, BearerToken, Login, LoginRequest
from specloom.errors import AuthError, RedirectError, TransportError, Unauthenticated
from specloom.testing import FakeClock


class Issuer:
    """Answers ``POST /token`` with a token that is new each time; any other request needs the newest of them."""

    def __init__(self) -> None:
        self.issued = 0
        self.revoked = False

    def __call__(self, request: Received) -> Any:
        if request.target.startswith("/token"):
            self.issued += 1
            self.revoked = False
            return answer(json={"token": f"t{self.issued}", "refresh_token": f"r{self.issued}"})
        if not self.revoked and request.header("authorization") == f"Bearer t{self.issued}":
            return answer(json={})
        return answer(401)


def login(url: str = "/token", **options: Any) -> Login:
    where = {"url": url} if url.startswith("http") else {"path": url}
    body = {"user": "ada", "password": "$password"}
    return Login(LoginRequest(**where, body=body), credentials={"password": "pw"}, **options)


def targets(server: FaultServer) -> list[str]:
    return [f"{request.method} {request.target}" for request in server.received]


async def test_a_late_401_for_an_old_token_does_not_discard_the_newer_one(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    late = asyncio.Event()
    issuer = Issuer()

    def script(request: Received) -> Any:
        if request.target == "/slow" and request.header("authorization") == "Bearer t1":
            return (wait_for(late), answer(401))
        return issuer(request)

    server = await serve(always=script)
    api = connect(server, auth=login())
    await api.request("GET", "/first")
    slow = asyncio.create_task(api.request("GET", "/slow"))
    await server.has_received(3)
    issuer.revoked = True
    await api.request("GET", "/fast")  # t1 is dead: t2
    late.set()

    assert (await slow).status_code == 200
    assert targets(server) == [
        "POST /token", "GET /first", "GET /slow",
        "GET /fast", "POST /token", "GET /fast",
        "GET /slow",
    ]  # fmt: skip
    assert issuer.issued == 2


async def test_a_token_that_is_revoked_in_mid_flight_costs_each_call_one_more_request(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    api = connect(server, auth=login())
    await asyncio.gather(*(api.request("GET", f"/{number}") for number in range(20)))
    issuer.revoked = True
    before = server.wire

    answers = await asyncio.gather(*(api.request("GET", f"/{number}") for number in range(20)))

    assert {one.status_code for one in answers} == {200}
    assert (issuer.issued, server.wire - before) == (2, 20 + 1 + 20)
    assert [len(one.log) for one in answers] == [2] * 20


async def test_a_static_token_that_is_refused_is_asked_once(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    server = await serve(answer(401, json={"message": "no"}))

    with pytest.raises(Unauthenticated, match="401 Unauthorized"):
        await connect(server, token="t").request("GET", "/x")

    assert server.wire == 1


async def test_updating_the_token_is_enough_for_calls_that_are_under_way(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    go_on = asyncio.Event()
    server = await serve((wait_for(go_on), answer(401)), answer(200))
    api = connect(server, token="old")
    call = asyncio.create_task(api.request("GET", "/x"))
    await server.has_received(1)
    api.update_token("new")
    go_on.set()

    assert (await call).status_code == 200
    assert [request.header("authorization") for request in server.received] == ["Bearer old", "Bearer new"]


async def test_all_waiters_are_cancelled_and_the_token_is_there_all_the_same(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    go_on = asyncio.Event()
    server = await serve((wait_for(go_on), answer(json={"token": "t1"})), answer(200))
    api = connect(server, auth=login())
    calls = [asyncio.create_task(api.request("GET", "/x")) for _ in range(50)]
    await server.has_received(1)
    for call in calls:
        call.cancel()
    await asyncio.gather(*calls, return_exceptions=True)
    go_on.set()

    assert (await api.request("GET", "/x")).status_code == 200
    assert targets(server) == ["POST /token", "GET /x"]


async def test_a_token_that_is_still_valid_is_used_while_the_endpoint_hangs(
    serve: Callable[..., Any], connect: Callable[..., Any], clock: FakeClock
) -> None:
    tokens = iter([answer(json={"token": "t1", "expires_in": 1000}), hang])
    server = await serve(always=lambda request: next(tokens) if request.target == "/token" else answer(200))
    api = connect(server, auth=login(expires="seconds expires_in"))
    await api.request("GET", "/x")
    clock.advance(900)

    for _ in range(5):
        await api.request("GET", "/x", timeout=1)

    assert [line for line in targets(server) if line == "POST /token"] == ["POST /token"] * 2


async def test_a_refresh_token_is_used_once_and_the_next_one_after_it(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    renew = LoginRequest(path="/token/refresh", body={"refresh_token": "$refresh_token"})
    api = connect(server, auth=login(renew=renew, refresh_token="refresh_token"))
    for _ in range(3):
        await api.request("GET", "/x")
        issuer.revoked = True
    await asyncio.gather(*(api.request("GET", "/x") for _ in range(30)))

    sent = [json.loads(request.body) for request in server.received if request.method == "POST"]
    assert [body.get("refresh_token") for body in sent] == [None, "r1", "r2", "r3"]


# --- the token endpoint ----------------------------------------------------------------------


async def test_the_token_endpoint_is_reached_with_the_same_tls_as_the_api(
    serve: Callable[..., Any], connect: Callable[..., Any], authority: Any
) -> None:
    tls = authority.server()
    issuer = Issuer()
    server = await serve(always=issuer, tls=tls)
    elsewhere = await serve(always=issuer, tls=tls)
    api = connect(server, auth=login(f"{elsewhere.url}/token"), ssl_certificate=authority.file)

    await api.request("GET", "/x")

    assert (targets(elsewhere), targets(server)) == (["POST /token"], ["GET /x"])


async def test_the_tls_of_an_api_in_clear_is_that_of_its_login(
    serve: Callable[..., Any], connect: Callable[..., Any], authority: Any
) -> None:
    issuer = Issuer()
    server, secure = await serve(always=issuer), await serve(always=issuer, tls=authority.server())
    api = connect(server, auth=login(f"{secure.url}/token"), ssl_certificate=authority.file)

    assert (await api.request("GET", "/x")).status_code == 200


async def test_headers_of_the_connection_do_not_go_to_somebody_elses_login(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    issuer = Issuer()
    server, elsewhere = await serve(always=issuer), await serve(always=issuer)
    headers = {"X-Api-Key": "canary", "Cookie": "c=canary", "User-Agent": "bot"}
    await connect(server, auth=login(f"{elsewhere.url}/token"), headers=headers).request("GET", "/x")
    await connect(server, auth=login(), headers=headers).request("GET", "/x")

    assert b"canary" not in elsewhere.everything
    assert elsewhere.received[0].header("user-agent") == "bot"
    assert [request.header("x-api-key") for request in server.received] == ["canary"] * 3


async def test_a_redirect_of_the_token_endpoint_is_not_followed(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    thief = await serve()
    server = await serve(answer(307, Location=f"{thief.url}/token"))

    with pytest.raises(AuthError, match="redirect"):
        await connect(server, auth=login()).request("GET", "/x")

    assert (server.wire, thief.wire) == (1, 0)


@pytest.mark.timeout(20)
async def test_a_token_endpoint_has_a_deadline_of_its_own(
    serve: Callable[..., Any], connect: Callable[..., Any], clock: FakeClock
) -> None:
    server = await serve(always=hang)
    call = asyncio.create_task(connect(server, auth=login()).request("GET", "/x", timeout=1000))
    for tries in (1, 2):
        await server.has_received(tries)
        clock.advance(30)

    with pytest.raises(AuthError) as caught:
        await call
    assert isinstance(caught.value.__cause__, TransportError)
    assert targets(server) == ["POST /token"] * 2


# --- where credentials go --------------------------------------------------------------------

SCHEMES: dict[str, Callable[[], Any]] = {
    "bearer": lambda: BearerToken("canary"),
    "basic": lambda: BasicAuth("user", "canary"),
    "header": lambda: ApiKey("canary", "header X-Session"),
    "cookie": lambda: ApiKey("canary", "cookie session"),
    "query": lambda: ApiKey("canary", "query key"),
}


def shows(server: FaultServer) -> bool:
    return b"canary" in server.everything or b"dXNlcjpjYW5hcnk=" in server.everything


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_a_redirect_to_another_origin_takes_no_credential_along(
    serve: Callable[..., Any], connect: Callable[..., Any], scheme: str
) -> None:
    other = await serve(answer(200))
    server = await serve(answer(302, Location=f"{other.url}/x"))

    await connect(server, auth=SCHEMES[scheme]()).request("GET", "/x")

    assert (shows(server), shows(other)) == (True, False)


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_a_redirect_within_our_own_origins_is_signed_anew(
    serve: Callable[..., Any], connect: Callable[..., Any], scheme: str
) -> None:
    files = await serve(answer(200))
    server = await serve(answer(302, Location=f"{files.url}/x?a=1"))

    await connect(server, auth=SCHEMES[scheme](), hosts={"files": files.url}).request("GET", "/x")

    assert (shows(server), shows(files)) == (True, True)
    assert files.received[0].target == ("/x?a=1&key=canary" if scheme == "query" else "/x?a=1")


async def test_a_credential_in_the_query_is_not_sent_back_by_a_location_that_echoes_it(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    other = await serve(answer(200))
    server = await serve(answer(302, Location=f"{other.url}/x"))

    response = await connect(server, auth=ApiKey("canary", "query key")).request("GET", "/x")

    assert b"canary" not in other.everything
    assert "canary" not in str([response.url, response.history[0].url, response.log])


@pytest.mark.parametrize("path", ["http://127.0.0.1:1/x", "https://elsewhere.example/x"])
async def test_a_whole_url_elsewhere_is_refused_before_anything_is_sent(
    serve: Callable[..., Any], connect: Callable[..., Any], path: str
) -> None:
    server = await serve()

    with pytest.raises(RedirectError, match="leads away"):
        await connect(server, token="canary").request("GET", path)

    assert (server.wire, server.connections) == (0, 0)


async def test_a_token_for_one_call_is_used_as_it_is(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    api = connect(server, auth=login())

    with pytest.raises(Unauthenticated):
        await api.request("GET", "/x", token="mine")

    assert [request.header("authorization") for request in server.received] == ["Bearer mine"]


# --- bodies ----------------------------------------------------------------------------------


async def test_a_dead_credential_and_a_body_that_can_be_sent_once(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"once"

    issuer = Issuer()
    server = await serve(always=issuer)
    api = connect(server, auth=login())
    await api.request("GET", "/x")
    issuer.revoked = True

    with pytest.raises(Unauthenticated):
        await api.request("POST", "/x", data=pieces())

    assert targets(server) == ["POST /token", "GET /x", "POST /x", "POST /token"]


async def test_a_lost_token_request_is_tried_again_and_the_call_does_not_know(
    serve: Callable[..., Any], connect: Callable[..., Any]
) -> None:
    server = await serve(close, answer(json={"token": "t"}), answer(200))

    response = await connect(server, auth=login()).request("POST", "/x", json={})

    assert targets(server) == ["POST /token", "POST /token", "POST /x"]
    assert len(response.log) == 1
