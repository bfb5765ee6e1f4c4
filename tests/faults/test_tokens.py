"""Tokens on the wire: promises 1 to 7. Every number of requests is what the server has parsed."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from specloom import Limits, Timeout
from specloom.auth import ApiKey, BasicAuth, BearerToken, Login, LoginRequest
from specloom.errors import AuthError, DeadlineExceeded, RedirectError, TransportError, Unauthenticated
from specloom.testing import FakeClock

from .issuer import Issuer, eventually, jwt, login
from .server import Connect, FaultServer, Serve
from .steps import answer, close, hang, wait_for


async def together(api: Any, count: int) -> Counter[int]:
    """So many calls at once, each to a target of its own; gives how often each status came."""
    answers = await asyncio.gather(*(api.request("GET", f"/{number}") for number in range(count)))
    return Counter(one.status_code for one in answers)


# --- 1: one renewal, whoever asks ------------------------------------------------------------


async def test_a_thousand_calls_without_a_token_make_one_token_request(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)

    assert await together(connect(server, auth=login()), 1000) == {200: 1000}
    assert (issuer.asked, server.wire) == (1, 1 + 1000)


async def test_a_thousand_calls_on_one_dead_token_make_one_token_request_and_are_each_replayed_once(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    api = connect(server, auth=login())
    await api.request("GET", "/first")
    issuer.revoked = True

    assert await together(api, 1000) == {200: 1000}
    assert issuer.asked == 2
    assert max(Counter(server.targets).values()) == 2


async def test_a_thousand_calls_ask_a_token_function_once(serve: Serve, connect: Connect) -> None:
    asked: list[None] = []

    async def source() -> str:
        asked.append(None)
        await asyncio.sleep(0)
        return f"t{len(asked)}"

    server = await serve(
        always=lambda request: answer(200 if request.header("authorization") == "Bearer t2" else 401)
    )

    assert await together(connect(server, token=source), 1000) == {200: 1000}
    assert (len(asked), server.wire <= 2000) == (2, True)


async def test_a_token_revoked_in_mid_flight_costs_each_call_one_more_request(
    serve: Serve, connect: Connect
) -> None:
    revoked = asyncio.Event()
    issuer = Issuer()

    def script(request: Any) -> Any:
        if request.header("authorization") == "Bearer t1":
            return (wait_for(revoked), answer(401))
        return issuer(request)

    server = await serve(always=script)
    calls = asyncio.gather(
        *(connect(server, auth=shared).request("GET", f"/{n}") for shared in [login()] for n in range(20))
    )
    await server.has_received(1 + 20)
    revoked.set()
    answers = await calls

    assert (issuer.asked, server.wire) == (2, 2 + 20 + 20)
    assert [[attempt.status for attempt in one.log] for one in answers] == [[401, 200]] * 20


async def test_a_second_401_is_unauthenticated_and_no_loop(serve: Serve, connect: Connect) -> None:
    issuer = Issuer()
    server = await serve(always=lambda request: issuer.token() if "/token" in request.target else answer(401))

    with pytest.raises(Unauthenticated) as caught:
        await connect(server, auth=login()).request("GET", "/x")

    assert server.targets == ["POST /token", "GET /x", "POST /token", "GET /x"]
    assert [attempt.status for attempt in caught.value.log] == [401, 401]
    assert isinstance(caught.value, AuthError)


class Polite(Issuer):
    """Answers 200 to everybody; who is not known is nobody."""

    def __call__(self, request: Any) -> Any:
        reply = super().__call__(request)
        if request.target.startswith("/token"):
            return reply
        fits = request.header("authorization") == f"Bearer t{self.issued}" and not self.revoked
        return answer(json={"user": "ada" if fits else None}, **{"X-User": "ada" if fits else "-"})


ANONYMOUS = (401, {"user": None}, {"header X-User": "-"})


async def test_an_answer_to_nobody_renews_the_credential_once_and_is_replayed(
    serve: Serve, connect: Connect
) -> None:
    issuer = Polite()
    server = await serve(always=issuer)
    api = connect(server, auth=login(dead=ANONYMOUS))
    await api.request("GET", "/first")
    issuer.revoked = True

    assert await together(api, 100) == {200: 100}
    assert (issuer.asked, (await api.request("GET", "/x")).json()) == (2, {"user": "ada"})


async def test_an_answer_to_nobody_that_stays_is_unauthenticated(serve: Serve, connect: Connect) -> None:
    issuer = Issuer()
    server = await serve(
        always=lambda request: issuer.token() if "/token" in request.target else answer(json={"user": None})
    )

    for auth in (
        login(dead=ANONYMOUS),
        BasicAuth("ada", "pw", dead=ANONYMOUS),
        BearerToken("t", dead=ANONYMOUS),
    ):
        with pytest.raises(Unauthenticated, match="200 OK"):
            await connect(server, auth=auth).request("GET", "/x")
    nobody = await connect(server).request("GET", "/x")

    assert nobody.json() == {"user": None}
    assert server.targets == ["POST /token", "GET /x", "POST /token", *["GET /x"] * 4]


async def test_a_stream_for_nobody_is_given_up_and_asked_for_again(serve: Serve, connect: Connect) -> None:
    """Its connection with it: there is no other."""
    issuer = Polite()
    server = await serve(always=issuer)
    api = connect(server, auth=login(dead=ANONYMOUS), limits=Limits(connections=1), timeout=Timeout(pool=1))
    await api.request("GET", "/first")
    issuer.revoked = True

    async with api.stream("GET", "/x") as stream:
        content = await stream.read()

    assert (content, issuer.asked) == (b'{"user": "ada"}', 2)


async def test_a_token_that_cannot_be_renewed_is_asked_once(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(401, json={"message": "no"}))

    with pytest.raises(Unauthenticated, match=r"401 Unauthorized \(no\)"):
        await connect(server, token="t").request("GET", "/x")

    assert server.wire == 1


async def test_a_post_is_replayed_with_the_same_bytes_under_the_new_token(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    api = connect(server, auth=login())
    await api.request("GET", "/first")
    issuer.revoked = True
    await api.request("POST", "/x", json={"a": 1})

    posts = [(one.header("authorization"), one.body) for one in server.received if one.target == "/x"]
    assert posts == [("Bearer t1", b'{"a":1}'), ("Bearer t2", b'{"a":1}')]


async def test_a_dead_token_under_a_body_that_can_be_sent_once_fails_the_call_but_not_the_next(
    serve: Serve, connect: Connect
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"once"

    issuer = Issuer()
    server = await serve(always=issuer)
    api = connect(server, auth=login())
    await api.request("GET", "/first")
    issuer.revoked = True

    with pytest.raises(Unauthenticated):
        await api.request("POST", "/x", data=pieces())
    await api.request("POST", "/x", data=pieces())

    assert server.targets[2:] == ["POST /x", "POST /token", "POST /x"]
    assert [one.body for one in server.received if one.target == "/x"] == [b"once"] * 2


async def test_a_token_for_one_call_is_used_as_it_is(serve: Serve, connect: Connect) -> None:
    server = await serve(always=Issuer())

    with pytest.raises(Unauthenticated):
        await connect(server, auth=login()).request("GET", "/x", token="mine")

    assert server.sent("authorization") == ["Bearer mine"]


# --- 2: late news of an old token ------------------------------------------------------------


async def test_a_late_401_for_an_old_token_discards_no_newer_one(serve: Serve, connect: Connect) -> None:
    late = asyncio.Event()
    issuer = Issuer()

    def script(request: Any) -> Any:
        is_slow = request.target == "/slow" and request.header("authorization") == "Bearer t1"
        return (wait_for(late), answer(401)) if is_slow else issuer(request)

    server = await serve(always=script)
    api = connect(server, auth=login())
    await api.request("GET", "/first")
    slow = asyncio.create_task(api.request("GET", "/slow"))
    await server.has_received(3)
    issuer.revoked = True
    await api.request("GET", "/fast")
    late.set()

    assert (await slow).status_code == 200
    assert server.targets == [
        "POST /token", "GET /first", "GET /slow",
        "GET /fast", "POST /token", "GET /fast",
        "GET /slow",
    ]  # fmt: skip


async def test_a_token_that_is_updated_serves_calls_that_are_under_way(
    serve: Serve, connect: Connect
) -> None:
    go_on = asyncio.Event()
    server = await serve((wait_for(go_on), answer(401)), answer(200))
    api = connect(server, token="old")
    call = asyncio.create_task(api.request("GET", "/x"))
    await server.has_received(1)
    api.update_token("new")
    go_on.set()

    assert (await call).status_code == 200
    assert server.sent("authorization") == ["Bearer old", "Bearer new"]


# --- 3: who waits may go away ----------------------------------------------------------------


async def test_ten_leaders_cancelled_in_a_row_leave_the_renewal_alone(serve: Serve, connect: Connect) -> None:
    go_on = asyncio.Event()
    issuer = Issuer()
    server = await serve((wait_for(go_on), issuer.issue()), always=issuer)
    api = connect(server, auth=login())
    for _ in range(10):
        leader = asyncio.create_task(api.request("GET", "/x"))
        await server.has_received(1)
        leader.cancel()
        await asyncio.wait([leader])
        assert leader.cancelled()
    follower = asyncio.create_task(api.request("GET", "/x"))
    go_on.set()

    assert (await follower).status_code == 200
    assert server.targets == ["POST /token", "GET /x"]


async def test_a_token_that_nobody_waits_for_any_more_is_kept(serve: Serve, connect: Connect) -> None:
    go_on = asyncio.Event()
    issuer = Issuer()
    server = await serve((wait_for(go_on), issuer.issue()), always=issuer)
    api = connect(server, auth=login())
    calls = [asyncio.create_task(api.request("GET", "/x")) for _ in range(50)]
    await server.has_received(1)
    for call in calls:
        call.cancel()
    await asyncio.wait(calls)
    go_on.set()
    await eventually(lambda: api.token == "t1")

    assert (await api.request("GET", "/x")).status_code == 200
    assert server.targets == ["POST /token", "GET /x"]


# --- 4: ahead of the end ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("life", "age", "first", "second"),
    [
        (3600, 3299, "t1", "t1"),  # five minutes ahead at the earliest
        (3600, 3301, "t1", "t2"),  # renewed behind the call, which goes on with what is good
        (3600, 3571, "t2", "t2"),  # 30 s ahead: not used any more
        (60, 29, "t1", "t1"),  # half a life, where that is less
        (60, 31, "t1", "t2"),
        (60, 55, "t2", "t2"),  # a tenth of a life, where that is less
        (10, 4, "t1", "t1"),
        (10, 9.5, "t2", "t2"),
    ],
)
async def test_a_token_is_renewed_ahead_of_its_end(
    life: float, age: float, first: str, second: str, serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    clock.chance = 0.0
    issuer = Issuer(life=life)
    server = await serve(always=lambda request: issuer(request) if request.method == "POST" else answer(200))
    api = connect(server, auth=login(expires="seconds expires_in"))
    await api.request("GET", "/x")
    clock.advance(age)
    await api.request("GET", "/x")
    await eventually(lambda: api.token == second)
    await api.request("GET", "/x")

    used = [one for one in server.sent("authorization") if one is not None]
    assert used == ["Bearer t1", f"Bearer {first}", f"Bearer {second}"]
    assert issuer.asked == (1 if second == "t1" else 2)


async def test_a_life_of_a_minute_does_not_mean_a_renewal_for_every_call(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    issuer = Issuer(life=60)
    server = await serve(always=lambda request: issuer(request) if request.method == "POST" else answer(200))
    api = connect(server, auth=login(expires="seconds expires_in"))
    for _ in range(120):
        await api.request("GET", "/x")
        clock.advance(1)

    assert 2 <= issuer.asked <= 5


@pytest.mark.parametrize(
    "claims",
    [
        '{"exp": 1699999000}',  # ended on receipt: somebody's clock is wrong
        '{"exp": 1e999}',
        '{"exp": NaN}',
        '{"exp": "soon"}',
        '{"exp": null}',
        '{"exp": [1]}',
        '{"exp": true}',
        f'{{"exp": {"9" * 400}}}',
        "not json",
    ],
)
async def test_a_token_with_an_end_that_says_nothing_is_used_until_it_is_refused(
    claims: str, serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    token = jwt(claims)
    server = await serve(answer(json={"token": token}), always=answer(200))
    api = connect(server, auth=login())
    for _ in range(10):
        await api.request("GET", "/x")
        clock.advance(1e6)

    assert Counter(server.targets) == {"POST /token": 1, "GET /x": 10}
    assert set(server.sent("authorization")) == {None, f"Bearer {token}"}


async def test_the_wall_clock_may_jump_once_a_token_has_come(serve: Serve, connect: Connect) -> None:
    class JumpingClock(FakeClock):
        jump = 0.0

        def wall(self) -> float:
            return super().wall() + self.jump

    clock = JumpingClock(chance=0.0)
    tokens = [jwt(f'{{"exp": {clock.wall() + 3600}, "n": {number}}}') for number in range(2)]
    script = [answer(json={"token": token}) for token in tokens]
    server = await serve(always=lambda request: script.pop(0) if request.method == "POST" else answer(200))
    api = connect(server, auth=login(), clock=clock)
    for clock.jump in (0.0, 1e7, -1e7):
        await api.request("GET", "/x")
        clock.advance(1000)

    assert server.targets == ["POST /token", "GET /x", "GET /x", "GET /x"]


# --- 5: an endpoint that is down -------------------------------------------------------------


async def test_an_endpoint_that_is_down_is_not_hammered_while_the_token_has_life_left(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    clock.chance = 0.0
    issuer = Issuer(life=1000, clock=clock)
    server = await serve(always=lambda request: issuer(request) if request.method == "POST" else answer(200))
    api = connect(server, auth=login(expires="seconds expires_in"))
    await api.request("GET", "/x")
    clock.advance(900)  # 100 s are left, 30 of which are kept as a margin
    issuer.script = [answer(500)] * 1000
    start = clock.monotonic()
    for _ in range(69):
        for _ in range(5):
            await api.request("GET", "/x")
        await eventually(lambda: server.wire == issuer.asked + server.targets.count("GET /x"))
        clock.advance(1)

    assert server.targets.count("GET /x") == 1 + 69 * 5
    assert [at - start for at in issuer.times[1:]] == [0, 1, 3, 7, 15, 31, 63]


async def test_an_endpoint_that_hangs_holds_up_nobody_whose_token_is_still_good(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    issuer = Issuer(life=1000)
    server = await serve(always=lambda request: issuer(request) if request.method == "POST" else answer(200))
    api = connect(server, auth=login(expires="seconds expires_in"))
    await api.request("GET", "/x")
    clock.advance(900)
    issuer.script = [hang] * 9
    for _ in range(5):
        await api.request("GET", "/x", timeout=1)

    await server.until(lambda: issuer.asked == 2)
    assert server.targets.count("GET /x") == 6


async def test_an_endpoint_that_fails_twice_then_works_fails_no_call(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    issuer = Issuer(answer(500), answer(500))
    server = await serve(always=issuer)

    assert await together(connect(server, auth=login()), 20) == {200: 20}
    assert (issuer.asked, server.wire) == (3, 3 + 20)
    assert clock.slept == [1.0, 1.75]


async def test_an_outage_of_the_endpoint_costs_three_requests_and_not_three_for_each_call(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(always=answer(500))
    api = connect(server, auth=login())
    calls = [api.request("GET", f"/{number}") for number in range(100)]
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    with pytest.raises(AuthError) as caught:
        await api.request("GET", "/x")

    assert {type(one) for one in outcomes} == {AuthError}
    assert server.targets == ["POST /token"] * 3
    assert caught.value.retry_after is not None
    assert 0 < caught.value.retry_after <= 60


async def test_a_token_request_that_is_lost_is_made_again_and_the_call_does_not_know(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer(close)
    server = await serve(always=issuer)

    response = await connect(server, auth=login()).request("POST", "/x", json={})

    assert server.targets == ["POST /token", "POST /token", "POST /x"]
    assert [str(attempt) for attempt in response.log] == [f"POST {server.url}/x: 200"]


async def test_a_login_that_was_refused_is_not_repeated(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(401, json={"error": "invalid_grant"}))
    api = connect(server, auth=login())
    outcomes = await asyncio.gather(*(api.request("GET", "/x") for _ in range(50)), return_exceptions=True)
    with pytest.raises(AuthError, match="invalid_grant"):
        await api.request("GET", "/x")

    assert {type(one) for one in outcomes} == {AuthError}
    assert server.targets == ["POST /token"]


# --- 6: how the endpoint is reached, and what it may say -------------------------------------


async def test_credentials_are_not_sent_in_clear_to_another_machine(serve: Serve, connect: Connect) -> None:
    server = await serve(host="0.0.0.0")  # this machine, under a name that is not the loopback's
    api = connect("https://api.example", auth=login(f"{server.url}/token"))

    with pytest.raises(AuthError, match="is not https: credentials are not sent in clear"):
        await api.request("GET", "/x")

    assert (server.connections, server.wire) == (0, 0)


async def test_a_login_may_be_allowed_in_clear_and_then_warns_once(
    serve: Serve, connect: Connect, recwarn: pytest.WarningsRecorder
) -> None:
    issuer = Issuer()
    endpoint = await serve(always=issuer, host="0.0.0.0")
    server = await serve(always=issuer)
    api = connect(server, auth=login(f"{endpoint.url}/token", allow_http=True))
    warnings.simplefilter("always")
    for _ in range(3):
        await api.request("GET", "/x")
        issuer.revoked = True

    assert [str(one.message) for one in recwarn] == [f"credentials are sent in clear to {endpoint.url}"]
    assert (endpoint.wire, server.wire) == (3, 5)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_of_the_endpoint_is_not_followed(
    status: int, serve: Serve, connect: Connect
) -> None:
    thief = await serve()
    server = await serve(answer(status, Location=f"{thief.url}/token"))

    with pytest.raises(AuthError, match="a redirect, which a login does not follow"):
        await connect(server, auth=login()).request("GET", "/x")

    assert (server.wire, thief.wire) == (1, 0)


async def test_a_login_whose_answer_is_a_redirect_takes_the_token_from_it(
    serve: Serve, connect: Connect
) -> None:
    elsewhere = await serve()
    server = await serve(answer(302, Location=elsewhere.url, Set_Cookie="session=s1; HttpOnly"), answer(200))
    request = LoginRequest(path="/login", body={"password": "$password"}, as_="form", statuses=(302,))
    auth = Login(
        request,
        credentials={"password": "pw"},
        token="cookie session",
        send="cookie session",
        expires="never",
    )

    await connect(server, auth=auth).request("GET", "/x")

    assert (server.targets, server.sent("cookie")) == (["POST /login", "GET /x"], [None, "session=s1"])
    assert elsewhere.wire == 0


async def test_the_endpoint_is_reached_with_the_tls_settings_of_the_api(
    serve: Serve, connect: Connect, authority: Any
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer, tls=authority.server())
    endpoint = await serve(always=issuer, tls=authority.server())
    auth = login(f"{endpoint.url}/token")

    await connect(server, auth=auth, ssl_certificate=authority.file).request("GET", "/x")

    assert (endpoint.targets, server.targets) == (["POST /token"], ["GET /x"])


async def test_the_tls_settings_of_an_api_in_clear_are_those_of_its_login(
    serve: Serve, connect: Connect, authority: Any
) -> None:
    issuer = Issuer()
    server, endpoint = await serve(always=issuer), await serve(always=issuer, tls=authority.server())
    api = connect(server, auth=login(f"{endpoint.url}/token"), ssl_certificate=authority.file)

    assert (await api.request("GET", "/x")).status_code == 200
    assert (endpoint.targets, server.targets) == (["POST /token"], ["GET /x"])


async def test_an_endpoint_that_nobody_vouches_for_gets_no_password(
    serve: Serve, connect: Connect, authority: Any, stranger: Any
) -> None:
    server = await serve(tls=authority.server())
    endpoint = await serve(tls=stranger.server())
    auth = login(f"{endpoint.url}/token")

    with pytest.raises(AuthError, match="certificate was refused"):
        await connect(server, auth=auth, ssl_certificate=authority.file).request("GET", "/x")

    assert (endpoint.wire, server.wire) == (0, 0)


async def test_the_endpoint_is_reached_through_the_proxy_of_the_api(serve: Serve, connect: Connect) -> None:
    proxy = await serve(answer(json={"token": "t1"}), answer(200))

    await connect("http://127.0.0.1:9", auth=login(), proxy=proxy.url).request("GET", "/x")

    assert proxy.targets == ["POST http://127.0.0.1:9/token", "GET http://127.0.0.1:9/x"]


async def test_the_endpoint_has_a_deadline_of_its_own(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(always=hang)
    call = asyncio.create_task(connect(server, auth=login()).request("GET", "/x", timeout=1000))
    await server.has_received(1)
    clock.advance(31)

    with pytest.raises(AuthError) as caught:
        await call
    assert isinstance(caught.value.__cause__, TransportError)
    assert server.targets == ["POST /token"]


async def test_a_call_whose_own_deadline_is_nearer_leaves_the_renewal_to_the_next(
    serve: Serve, connect: Connect
) -> None:
    go_on = asyncio.Event()
    issuer = Issuer()
    server = await serve((wait_for(go_on), issuer.issue()), always=issuer)
    api = connect(server, auth=login(), clock=None)
    with pytest.raises(DeadlineExceeded):
        await api.request("GET", "/x", timeout=0.03)
    go_on.set()

    assert (await api.request("GET", "/x")).status_code == 200
    assert server.targets == ["POST /token", "GET /x"]


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (answer(200, b"<html>sign in</html>", Content_Type="text/html"), "text/html.*without a token"),
        (answer(json=[]), "without a token"),
        (answer(200), "without a token"),
        (answer(204), "without a token"),
        (answer(json={"token": ""}), "the token is empty"),
        (answer(json={"token": "canary\r\nX-Evil: 1"}), "a line break or NUL"),
        (answer(json={"token": "canary\0"}), "a line break or NUL"),
        (answer(json={"token": 7}), "a token is text, got int"),
        (answer(json={"token": ["canary"]}), "a token is text, got list"),
        (answer(json={"token": "canary", "token_type": "MAC"}), "its type is 'MAC'"),
        (answer(500, b"canary"), "was answered 500"),
        (answer(403, json={"detail": "canary"}), "was answered 403"),
        ((answer(200, b"{", length=90), close), "got no answer"),
        (b"canary\r\n\r\n", "got no answer"),
        (answer(200, b"canary" * 200_000), "got an answer that is too large: more than 1048576 bytes$"),
        (answer(200, X_Large="canary" * 9000), "got an answer that is too large: the head of the answer"),
    ],
)
async def test_an_endpoint_that_gives_no_token_is_an_auth_error_and_nothing_is_sent(
    step: Any, message: str, serve: Serve, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    server = await serve(always=step)

    with pytest.raises(AuthError, match=message) as caught:
        await connect(server, auth=login()).request("GET", "/x")

    assert set(server.targets) == {"POST /token"}
    assert "canary" not in caplog.text + repr(caught.value) + str(caught.value)


async def test_a_token_that_cannot_be_sent_is_not_kept(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    issuer = Issuer(answer(json={"token": "bad\r\nX-Evil: 1"}))
    server = await serve(always=issuer)
    api = connect(server, auth=login())
    with pytest.raises(AuthError):
        await api.request("GET", "/x")
    clock.advance(60)

    assert (await api.request("GET", "/x")).status_code == 200
    assert server.targets == ["POST /token", "POST /token", "GET /x"]
    assert b"X-Evil" not in server.everything


async def test_headers_of_the_connection_do_not_go_to_somebody_elses_login(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer()
    server, elsewhere = await serve(always=issuer), await serve(always=issuer)
    headers = {"X-Api-Key": "canary", "Cookie": "c=canary", "User-Agent": "bot"}

    await connect(server, auth=login(f"{elsewhere.url}/token"), headers=headers).request("GET", "/x")

    assert b"canary" not in elsewhere.everything
    assert (elsewhere.sent("user-agent"), server.sent("x-api-key")) == (["bot"], ["canary"])


# --- 7: where credentials go -----------------------------------------------------------------

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
    scheme: str, serve: Serve, connect: Connect
) -> None:
    other = await serve(answer(200))
    server = await serve(answer(302, Location=f"{other.url}/x"))

    response = await connect(server, auth=SCHEMES[scheme]()).request("GET", "/x")

    assert (shows(server), shows(other), other.wire) == (True, False, 1)
    assert "canary" not in str([response.url, response.history[0].url, response.log])


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_a_redirect_within_our_own_origins_is_signed_anew(
    scheme: str, serve: Serve, connect: Connect
) -> None:
    files = await serve(answer(200))
    server = await serve(answer(302, Location=f"{files.url}/x?a=1"))

    await connect(server, auth=SCHEMES[scheme](), hosts={"files": files.url}).request("GET", "/x")

    assert (shows(server), shows(files)) == (True, True)
    assert files.targets == ["GET /x?a=1&key=canary" if scheme == "query" else "GET /x?a=1"]


async def test_a_redirect_that_comes_back_to_us_is_signed_again(serve: Serve, connect: Connect) -> None:
    server = await serve()
    other = await serve(answer(302, Location=f"{server.url}/back"))
    server.add(answer(302, Location=f"{other.url}/x"), answer(200))

    await connect(server, token="canary").request("GET", "/x")

    assert (server.sent("authorization"), other.sent("authorization")) == (["Bearer canary"] * 2, [None])


@pytest.mark.parametrize("url", ["http://localhost:{port}/x", "https://evil.example/x"])
async def test_a_whole_url_elsewhere_is_refused_before_anything_is_sent(
    url: str, serve: Serve, connect: Connect
) -> None:
    server = await serve()

    with pytest.raises(RedirectError, match="leads away"):
        await connect(server, token="canary").request("GET", url.format(port=server.port))

    assert (server.connections, server.wire) == (0, 0)


async def test_refresh_tokens_that_rotate_are_each_used_once(serve: Serve, connect: Connect) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    renew = LoginRequest(path="/token/refresh", body={"refresh_token": "$refresh_token"})
    api = connect(server, auth=login(renew=renew, refresh_token="refresh_token"))
    for _ in range(3):
        await together(api, 10)
        issuer.revoked = True
    await together(api, 30)

    sent = [one.json().get("refresh_token") for one in server.received if one.method == "POST"]
    assert sent == [None, "r1", "r2", "r3"]


async def test_a_refresh_token_whose_answer_was_lost_is_not_used_again(
    serve: Serve, connect: Connect
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)
    renew = LoginRequest(path="/token/refresh", body={"refresh_token": "$refresh_token"})
    api = connect(server, auth=login(renew=renew, refresh_token="refresh_token"))
    await api.request("GET", "/x")
    issuer.revoked = True
    issuer.script = [close]

    assert (await api.request("GET", "/x")).status_code == 200
    posts = [(one.target, one.json().get("refresh_token")) for one in server.received if one.method == "POST"]
    assert posts == [("/token", None), ("/token/refresh", "r1"), ("/token", None)]
