"""Logins as data: what is sent, what is read, what is never done twice."""

from __future__ import annotations

import asyncio
import base64
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from specloom import Response
from specloom.auth import InvalidToken, Login, LoginRequest, MemoryStore, OAuth2
from specloom.auth._answer import cookies_of
from specloom.auth._request import literal
from specloom.errors import AuthError, ConnectError, ReadTimeout
from specloom.testing import FakeClock

DEAD = Response(401)
Maker = Callable[..., Any]


def sent(send: Any) -> list[tuple[str, str, Any]]:
    """Method, path and whatever body or query went along."""
    return [
        (call["method"], call["path"], call.get("json") or call.get("form") or call.get("query") or None)
        for call in send.calls
    ]


def header(auth: Login) -> str | None:
    credential = auth.current()
    return None if credential is None else next(iter(credential.headers.values()))


PASSWORD = LoginRequest(path="/login", body={"username": "$username", "password": "$password"})
ADA: dict[str, Any] = {"username": "ada", "password": "canary-password"}


def plain_login(**options: Any) -> Login:
    return Login(PASSWORD, credentials=ADA, **options)


# --- the systems of the world ----------------------------------------------------------------


def cloudcix(**credentials: Any) -> Login:
    return Login(
        LoginRequest(
            path="/auth/login/",
            host="membership",
            statuses=(201,),
            body={"email": "$email", "password": "$password", "api_key": "$api_key", "otp": "$otp"},
        ),
        renew=LoginRequest(
            method="PUT", path="/auth/login/", host="membership", headers={"X-Auth-Token": "$token"}
        ),
        credentials={"email": "a@b.c", "password": "p", "api_key": "k", "otp": None, **credentials},
        send="header X-Auth-Token",
    )


async def test_cloudcix_logs_in_then_renews_by_the_token_it_has(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock, turns: Maker
) -> None:
    auth = cloudcix()
    first, second = jwt(7200, uid=1), jwt(3600 + 6931, uid=1)
    send = endpoint(reply(201, {"token": first}), reply(200, {"token": second}))
    credential = await auth.credential(send)
    clock.advance(7200 - 270 + 1)
    again = await auth.credential(send)
    await turns()

    assert (dict(credential.headers), again) == ({"X-Auth-Token": first}, credential)
    assert send.calls == [
        {
            "method": "POST", "path": "/auth/login/", "host": "membership", "statuses": (201,),
            "json": {"email": "a@b.c", "password": "p", "api_key": "k"},
        },
        {
            "method": "PUT", "path": "/auth/login/", "host": "membership", "statuses": (),
            "headers": {"X-Auth-Token": first},
        },
    ]  # fmt: skip
    assert auth.token == second


async def test_a_dead_token_renews_nothing_and_is_not_tried(
    endpoint: Maker, reply: Maker, jwt: Maker
) -> None:
    auth = cloudcix(otp="123456")
    send = endpoint(reply(201, {"token": jwt(7200, n=1)}), reply(201, {"token": jwt(7200, n=2)}))
    credential = await auth.credential(send)

    assert await auth.rejected(credential, DEAD, send)
    assert [call["method"] for call in send.calls] == ["POST", "POST"]
    assert send.calls[0]["json"]["otp"] == "123456"


async def test_a_login_of_another_status_is_no_login(endpoint: Maker, reply: Maker) -> None:
    """CloudCIX answers 200 and no token when the key is missing."""
    auth = cloudcix(api_key=None)
    with pytest.raises(AuthError, match=r"the login POST https://api\.example/auth/login/ was answered 200"):
        await auth.credential(endpoint(reply(200, {})))


async def test_electricflow_sends_its_credentials_in_the_query(endpoint: Maker, reply: Maker) -> None:
    auth = Login(
        LoginRequest(path="/sessions", query={"userName": "$username", "password": "$password"}),
        credentials=ADA,
        token="sessionId",
        send="header sessionId",
        dead=[401, "NoCredentials"],
    )
    send = endpoint(reply(200, {"sessionId": "s1", "userName": "ada"}))

    credential = await auth.credential(send)

    assert dict(credential.headers) == {"sessionId": "s1"}
    assert send.calls[0]["query"] == {"userName": "ada", "password": "canary-password"}
    assert "json" not in send.calls[0]
    assert auth.dead(Response(400, content=b'{"error":{"code":"NoCredentials"}}'))


async def test_cloudomation_says_yes_by_a_redirect_with_cookies(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock
) -> None:
    auth = Login(
        LoginRequest(
            path="/auth/login", statuses=(302,), body={"user_name": "$username", "password": "$password"}
        ),
        credentials=ADA,
        token="cookie *",
        send="cookie *",
        expires="in 30d",
    )
    session = jwt(sub="ada")
    yes = reply(302, None, f"session={session}; Path=/; HttpOnly", "lang=de", "old=; Max-Age=0", Location="/")
    send = endpoint(yes)

    credential = await auth.credential(send)

    assert dict(credential.headers) == {"Cookie": f"session={session}; lang=de"}
    assert (auth.token, auth.user, str(auth.carrier)) == (None, "ada", "header Authorization Bearer")
    clock.advance(30 * 86400 - 331)
    assert auth.current() is credential
    clock.advance(2 * 300)
    assert auth.current() is None


async def test_the_older_cloudomation_says_when_its_token_ends(
    endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    auth = plain_login(send="header Authorization", expires="at token_expiry")
    send = endpoint(reply(200, {"token": "raw", "token_expiry": clock.wall() + 600.5}))
    await auth.credential(send)
    clock.advance(570.4)
    before = header(auth) or (await auth.credential(send)).headers["Authorization"]
    clock.advance(0.2)

    assert (before, auth.current()) == ("raw", None)


async def test_simplejwt_rotates_its_refresh_token_and_each_is_sent_once(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock, turns: Maker
) -> None:
    auth = Login(
        LoginRequest(path="/auth/login/", body={"username": "$username", "password": "$password"}),
        renew=LoginRequest(path="/auth/refresh/", body={"refresh": "$refresh_token"}),
        credentials=ADA,
        token="access",
        refresh_token="refresh",
    )
    count = 0

    def answer(call: Any) -> Response:
        nonlocal count
        count += 1
        return reply(200, {"access": jwt(300, n=count), "refresh": f"r{count}"})

    send = endpoint(answer)
    await auth.credential(send)
    for _ in range(5):
        clock.advance(200)
        await auth.credential(send)
        await turns()
    rejected = auth.current()
    assert rejected is not None
    await asyncio.gather(*(auth.rejected(rejected, DEAD, send) for _ in range(100)))

    assert [body for _, _, body in sent(send)] == [
        {"username": "ada", "password": "canary-password"}, *({"refresh": f"r{n}"} for n in range(1, 7)),
    ]  # fmt: skip


async def test_a_token_may_lie_in_a_header_or_a_cookie(endpoint: Maker, reply: Maker) -> None:
    found: list[str | None] = []
    for place in ("header X-Subject-Token", "cookie sid", "data.tokens.0.value", ["nothing", "cookie sid"]):
        auth = plain_login(token=place)
        body = {"data": {"tokens": [{"value": "from-body"}]}}
        await auth.credential(
            endpoint(reply(200, body, "sid=from-cookie; Secure", X_Subject_Token="from-header"))
        )
        found.append(auth.token)

    assert found == ["from-header", "from-cookie", "from-body", "from-cookie"]


# --- requests as data ------------------------------------------------------------------------


def test_credentials_are_put_where_the_data_says() -> None:
    request = LoginRequest(
        path="/{tenant}/login",
        query={"v": 1, "user": "$user", "gone": "$gone"},
        headers={"X-Key": "$key", "X-Plain": "$$key", "X-Gone": "$gone"},
        body={
            "user": "$user", "money": "$$5", "price": "$ 5", "just": "$", "n": 5, "list": ["$user", "$gone", "x"],
            "inner": {"only": "$gone"}, "deep": {"a": {"b": "$gone"}, "c": 1}, "empty": {}, "none": None, "flag": True,
        },
    )  # fmt: skip
    filled = request.fill({"user": "ada", "key": "k", "tenant": "a/b c", "gone": None, "number": 7})

    assert (filled.method, filled.path, filled.host) == ("POST", "/a%2Fb%20c/login", None)
    assert filled.arguments() == {
        "query": {"v": 1, "user": "ada"},
        "headers": {"X-Key": "k", "X-Plain": "$key"},
        "json": {
            "user": "ada", "money": "$5", "price": "$ 5", "just": "$", "n": 5, "list": ["ada", "x"], "deep": {"c": 1},
            "empty": {}, "none": None, "flag": True,
        },
    }  # fmt: skip
    assert request.names == {"tenant", "user", "gone", "key"}
    assert "ada" not in repr(filled)


@pytest.mark.parametrize(
    ("request_", "arguments"),
    [
        (LoginRequest(path="/l", body={"a": "$a", "b": "x"}, as_="form"), {"form": {"a": "1", "b": "x"}}),
        (
            LoginRequest(path="/l", body={"a": "$a"}, as_="query", query={"q": 1}),
            {"query": {"q": 1, "a": "1"}},
        ),
        (LoginRequest(path="/l", body={"gone": "$gone"}), {}),
        (LoginRequest(path="/l", body={"gone": "$gone"}, as_="form"), {"form": None}),
        (LoginRequest(path="/l", body=["$a"]), {"json": ["1"]}),
        (LoginRequest(path="/l", body="$a"), {"json": "1"}),
        (LoginRequest(path="/l", host="membership"), {"host": "membership"}),
        (LoginRequest(url="https://id.example/token"), {}),
    ],
)
def test_the_ways_in_which_a_body_travels(request_: LoginRequest, arguments: dict[str, Any]) -> None:
    expected = {name: value for name, value in arguments.items() if value is not None}

    assert request_.fill({"a": "1", "gone": None}).arguments() == expected


@pytest.mark.parametrize("value", [None, "", ".", ".."])
def test_a_credential_cannot_lead_the_others_elsewhere(value: Any) -> None:
    with pytest.raises(AuthError, match="the path of the login needs the credential 'tenant'"):
        LoginRequest(path="/{tenant}/login").fill({"tenant": value})


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({}, ValueError, "either a path or a url"),
        ({"path": "/a", "url": "https://a"}, ValueError, "either a path or a url"),
        ({"url": "https://a", "host": "b"}, ValueError, "leave out host="),
        ({"path": "/a", "as_": "xml"}, ValueError, "as_ must be json, form or query"),
        ({"path": "/a", "as_": "form", "body": ["x"]}, TypeError, "a body sent as form is a mapping"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(arguments: Any, kind: Any, message: str) -> None:
    with pytest.raises(kind, match=message):
        LoginRequest(**arguments)


@pytest.mark.parametrize(
    ("statuses", "accepted"), [((), [200, 201, 204]), ((302,), [302]), ([200, 302], [200, 302])]
)
def test_which_answers_say_yes(statuses: Any, accepted: list[int]) -> None:
    request = LoginRequest(path="/l", statuses=statuses)

    assert [status for status in (200, 201, 204, 302, 400, 500) if request.accepts(status)] == accepted


def test_a_text_that_begins_with_a_dollar_can_be_said() -> None:
    assert [literal("$x"), literal("x"), literal("$$")] == ["$$x", "x", "$$$"]
    assert LoginRequest(path="/l", body={"a": literal("$a")}).fill({"a": "1"}).json == {"a": "$a"}


@pytest.mark.parametrize(
    ("make", "kind", "message"),
    [
        (lambda: Login(), ValueError, "a Login needs the request"),
        (lambda: Login(PASSWORD), ValueError, "'password'; given are none"),
        (lambda: Login(PASSWORD, credentials={"username": "a", "pass": "b"}), ValueError, "given are pass, username"),
        (lambda: plain_login(token=()), ValueError, "a place for its token"),
        (lambda: plain_login(token="a b"), ValueError, "'a b' is no place"),
        (lambda: plain_login(refresh_token="a..b"), ValueError, "is no place"),
        (lambda: plain_login(expires="soon"), ValueError, "expires must be"),
        (lambda: plain_login(expires="seconds a..b"), ValueError, "is no place"),
        (lambda: plain_login(send="somewhere"), ValueError, "send must be"),
        (lambda: plain_login(dead=[7]), ValueError, "dead takes statuses"),
        (lambda: plain_login(origins=["ftp://x"]), ValueError, "not an http"),
        (lambda: Login(PASSWORD, credentials={**ADA, "extra": b"x"}), TypeError, "a credential is a text"),
    ],
)  # fmt: skip
def test_data_that_makes_no_sense_is_refused_when_it_is_given(make: Any, kind: Any, message: str) -> None:
    with pytest.raises(kind, match=message):
        make()


async def test_a_credential_may_be_a_function_called_for_each_login(endpoint: Maker, reply: Maker) -> None:
    count = 0

    async def otp() -> str:
        nonlocal count
        count += 1
        return f"code{count}"

    auth = Login(
        LoginRequest(path="/l", body={"otp": "$otp", "pin": "$pin", "n": "$n"}),
        credentials={"otp": otp, "pin": lambda: "pin", "n": 7},
    )
    send = endpoint(reply(200, {"token": "t1"}), reply(200, {"token": "t2"}))
    await auth.rejected(await auth.credential(send), DEAD, send)

    assert [body for _, _, body in sent(send)] == [
        {"otp": "code1", "pin": "pin", "n": 7}, {"otp": "code2", "pin": "pin", "n": 7},
    ]  # fmt: skip


async def test_a_credential_that_cannot_be_had_is_named(endpoint: Maker, reply: Maker) -> None:
    problem = OSError("no keyring")

    def otp() -> str:
        raise problem

    auth = Login(LoginRequest(path="/l", body={"otp": "$otp"}), credentials={"otp": otp})
    send = endpoint(reply(200, {"token": "t"}))
    with pytest.raises(
        AuthError, match="the credential 'otp' could not be had: OSError was raised"
    ) as caught:
        await auth.credential(send)

    frames = [frame.f_globals["__name__"] for frame, _ in traceback.walk_tb(problem.__traceback__)]

    assert (caught.value.__cause__, send.calls) == (problem, [])
    assert frames
    assert not any(name.startswith("specloom.") for name in frames)


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 401, 403, 422, 423])
async def test_a_refused_login_is_not_repeated(
    status: int, endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    auth = plain_login()
    send = endpoint(reply(status, {"error_code": "membership_token_create_002", "detail": "canary-password"}))
    messages: list[str] = []
    for _ in range(5):
        found = await asyncio.gather(*(auth.credential(send) for _ in range(20)), return_exceptions=True)
        messages += {str(error) for error in found}
        clock.advance(120)

    text = f"the login POST https://api.example/login was answered {status} (membership_token_create_002)"
    assert len(send.calls) == 1
    assert messages == [text] + [f"{text}; it is not repeated"] * 4


async def test_other_credentials_are_worth_another_login(
    endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    codes = ["wrong", "wrong", "right"]
    auth = Login(LoginRequest(path="/l", body={"otp": "$otp"}), credentials={"otp": lambda: codes.pop(0)})
    send = endpoint(lambda call: reply(200, {"token": "t"}) if call["json"]["otp"] == "right" else reply(401))
    for _ in range(2):
        with pytest.raises(AuthError):
            await auth.credential(send)
        clock.advance(60)

    assert (await auth.credential(send)).headers == {"Authorization": "Bearer t"}
    assert len(send.calls) == 2


async def test_a_token_given_by_hand_forgets_the_refusal(endpoint: Maker, reply: Maker, jwt: Maker) -> None:
    auth = plain_login()
    send = endpoint(reply(401), reply(200, {"token": "t2"}))
    with pytest.raises(AuthError):
        await auth.credential(send)
    auth.update(jwt(sub="ada"))
    given = auth.current()
    assert given is not None

    assert auth.user == "ada"
    assert await auth.rejected(given, DEAD, send)
    assert auth.token == "t2"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((302, None, {"Location": "/login"}), "was answered 302, a redirect, which a login does not follow"),
        ((404, None, {}), "was answered 404"),
        ((200, b"<html>sign in</html>", {"Content_Type": "text/html"}), r"\(text/html\) without a token at"),
        ((200, [], {}), "without a token at 'token'"),
        ((200, None, {}), r"answered 200 \(no content type\) without a token"),
        ((200, {"error": "bad_code", "hint": "x"}, {}), r", bad_code\) without a token at 'token'$"),
        ((200, {"token": None}, {}), "without a token"),
        ((200, {"token": ""}, {}), "gave a token that cannot be used: the token is empty"),
        ((200, {"token": "a\r\nX-Evil: 1"}, {}), "the token holds a line break or NUL"),
        ((200, {"token": 12345}, {}), "a token is text, got int"),
        ((200, {"token": {"value": "x"}}, {}), "the token is not what `send` carries"),
        ((200, {"token": ["x"]}, {}), "a token is text, got list"),
        ((200, {"token": "x", "token_type": "MAC"}, {}), "its type is 'MAC', not 'Bearer'"),
        ((200, {"token": "x", "token_type": "DPoP"}, {}), "its type is 'DPoP', not 'Bearer'"),
    ],
)  # fmt: skip
async def test_an_answer_without_a_usable_token_is_no_token_and_is_asked_for_again(
    answer: Any, message: str, endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    status, body, headers = answer
    auth = plain_login()
    send = endpoint(reply(status, body, **headers), reply(200, {"token": "good"}))
    with pytest.raises(AuthError, match=message):
        await auth.credential(send)
    assert auth.current() is None
    with pytest.raises(AuthError):
        await auth.credential(send)
    clock.advance(1.0)

    assert (await auth.credential(send)).headers == {"Authorization": "Bearer good"}
    assert len(send.calls) == 2


@pytest.mark.parametrize("kind", ["JWT", "access", "bearer", 7, None])
async def test_other_types_of_token_are_sent_as_they_are(kind: Any, endpoint: Maker, reply: Maker) -> None:
    auth = plain_login()
    await auth.credential(endpoint(reply(200, {"token": "t", "token_type": kind})))

    assert auth.token == "t"


@pytest.mark.parametrize(
    "body",
    [
        {"error": "invalid_grant", "error_description": "canary"},
        {"code": "E7"},
        {"error": {"code": "Locked"}},
    ],
)
async def test_only_a_short_code_of_the_answer_is_shown(body: Any, endpoint: Maker, reply: Maker) -> None:
    with pytest.raises(AuthError) as caught:
        await plain_login().credential(endpoint(reply(400, body)))

    assert str(caught.value).endswith(("(invalid_grant)", "(E7)", "(Locked)"))
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("code", ["no spaces here", "x" * 41, "eyJhbGciOi.eyJzdWIi", "", 7, ["a"]])
async def test_what_may_be_a_secret_is_no_code(code: Any, endpoint: Maker, reply: Maker) -> None:
    with pytest.raises(AuthError) as caught:
        await plain_login().credential(endpoint(reply(400, {"error": code})))

    assert str(caught.value).endswith("was answered 400")


# --- outages ---------------------------------------------------------------------------------


async def test_an_endpoint_that_fails_twice_is_asked_thrice(
    endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    clock.auto, clock.chance = True, 0.0
    auth = plain_login()
    send = endpoint(reply(500), reply(500), reply(200, {"token": "t"}))

    found = await asyncio.gather(*(auth.credential(send) for _ in range(100)))

    assert len({id(one) for one in found}) == 1
    assert ([at - send.times[0] for at in send.times], auth.token) == ([0.0, 1.0, 3.0], "t")


@pytest.mark.parametrize(
    ("failing", "tries"),
    [
        (lambda reply: reply(500), 3),
        (lambda reply: reply(502), 3),
        (lambda reply: reply(408), 3),
        (lambda reply: reply(429), 3),
        (lambda reply: reply(503, None, Retry_After="3"), 3),
        (lambda reply: reply(503, None, Retry_After="5"), 1),
        (lambda reply: reply(429, None, Retry_After="30"), 1),
        (lambda reply: reply(400, {"error": "temporarily_unavailable"}), 3),
        (lambda reply: ConnectError("refused", phase="connect"), 3),
        (lambda reply: ReadTimeout("silent", phase="wait", maybe_processed=True), 3),
        (lambda reply: reply(404), 1),
        (lambda reply: AuthError("the token endpoint is not https"), 1),
        (lambda reply: KeyError("canary-password"), 1),
    ],
)
async def test_how_often_a_failing_endpoint_is_asked(
    failing: Any, tries: int, endpoint: Maker, reply: Maker
) -> None:
    send = endpoint(failing(reply))
    send.clock.auto, send.clock.chance = True, 0.0
    with pytest.raises(AuthError) as caught:
        await plain_login().credential(send)

    assert len(send.calls) == tries
    assert "canary" not in str(caught.value)


async def test_what_went_wrong_on_the_way_is_said_and_is_the_cause(endpoint: Maker) -> None:
    problem = ConnectError("POST https://api.example/login: connection refused", phase="connect")
    send = endpoint(problem)
    send.clock.auto = True
    with pytest.raises(AuthError, match=r"the login got no answer: POST .* connection refused") as caught:
        await plain_login().credential(send)

    assert (caught.value.__cause__, caught.value.__context__) == (problem, None)


async def test_while_the_endpoint_is_down_the_valid_token_is_used(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock, turns: Maker
) -> None:
    auth = plain_login()
    send = endpoint(reply(200, {"token": jwt(600)}), ConnectError("down", phase="connect"))
    first = await auth.credential(send)
    clock.chance = 0.0
    clock.advance(500)
    used = set()
    for _ in range(69):
        used.add(auth.current() or await auth.credential(send))
        await turns(2)
        clock.advance(1)

    assert used == {first}
    assert [round(at - send.times[1]) for at in send.times[1:]] == [0, 1, 3, 7, 15, 31, 63]


# --- renewals --------------------------------------------------------------------------------

REFRESH = LoginRequest(path="/refresh", body={"refresh": "$refresh_token"})


def renewing(login: LoginRequest | None = PASSWORD, **options: Any) -> Login:
    credentials = options.pop("credentials", ADA)
    return Login(login, renew=REFRESH, credentials=credentials, refresh_token="refresh", **options)


def paths(send: Any) -> list[str]:
    return [path for _, path, _ in sent(send)]


@pytest.mark.parametrize(
    ("failure", "asked"),
    [
        (lambda reply: reply(401), ["/login", "/refresh", "/login"]),
        (lambda reply: reply(500), ["/login", "/refresh", "/login"]),
        (lambda reply: reply(200, {}), ["/login", "/refresh", "/login"]),
        (
            lambda reply: ReadTimeout("silent", phase="wait", maybe_processed=True),
            ["/login", "/refresh", "/login"],
        ),
        (lambda reply: ConnectError("refused", phase="connect"), ["/login", "/refresh", "/refresh"]),
        (lambda reply: reply(429), ["/login", "/refresh", "/refresh"]),
        (lambda reply: reply(503), ["/login", "/refresh", "/refresh"]),
    ],
)
async def test_when_a_renewal_fails_the_login_is_used_unless_that_would_fail_as_well(
    failure: Any, asked: list[str], endpoint: Maker, reply: Maker
) -> None:
    auth = renewing()
    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}),
        failure(reply),
        reply(200, {"token": "t2", "refresh": "r2"}),
    )
    send.clock.auto = True

    assert await auth.rejected(await auth.credential(send), DEAD, send)
    assert (paths(send), auth.token) == (asked, "t2")


async def test_a_refresh_token_that_stays_is_used_again(endpoint: Maker, reply: Maker) -> None:
    auth = renewing()
    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}),
        reply(200, {"token": "t2"}),
        reply(200, {"token": "t3", "refresh": ""}),
        reply(200, {"token": "t4", "refresh": "r1"}),
    )
    for _ in range(3):
        await auth.rejected(await auth.credential(send), DEAD, send)

    assert [body for _, _, body in sent(send)[1:]] == [{"refresh": "r1"}] * 3


async def test_without_a_refresh_token_the_login_is_used(endpoint: Maker, reply: Maker) -> None:
    auth = renewing()
    send = endpoint(reply(200, {"token": "t1"}), reply(200, {"token": "t2"}))
    await auth.rejected(await auth.credential(send), DEAD, send)

    assert paths(send) == ["/login", "/login"]


def only_refresh(**options: Any) -> Login:
    return renewing(None, credentials={"refresh_token": "r0"}, **options)


async def test_a_first_refresh_token_may_be_all_there_is(endpoint: Maker, reply: Maker) -> None:
    auth = only_refresh()
    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}), reply(200, {"token": "t2", "refresh": "r2"})
    )
    await auth.rejected(await auth.credential(send), DEAD, send)

    assert [body for _, _, body in sent(send)] == [{"refresh": "r0"}, {"refresh": "r1"}]


async def test_a_login_by_refresh_token_is_a_renewal(endpoint: Maker, reply: Maker) -> None:
    auth = Login(REFRESH, credentials={"refresh_token": "r0"}, refresh_token="refresh")
    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}), reply(200, {"token": "t2", "refresh": "r2"})
    )
    await auth.rejected(await auth.credential(send), DEAD, send)

    assert [body for _, _, body in sent(send)] == [{"refresh": "r0"}, {"refresh": "r1"}]


async def test_a_login_and_a_renewal_by_refresh_token_are_one_renewal(endpoint: Maker, reply: Maker) -> None:
    """As the grant `refresh_token` of a spec has it."""
    auth = Login(REFRESH, renew=REFRESH, credentials={"refresh_token": "r0"}, refresh_token="refresh")
    send = endpoint(reply(200, {"token": "t1", "refresh": "r1"}), reply(400))
    first = await auth.credential(send)
    with pytest.raises(AuthError):
        await auth.rejected(first, DEAD, send)

    assert [body for _, _, body in sent(send)] == [{"refresh": "r0"}, {"refresh": "r1"}]


async def test_a_refused_refresh_token_is_not_sent_again(
    endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    auth = only_refresh()
    send = endpoint(reply(400, {"error": "invalid_grant"}))
    for _ in range(3):
        with pytest.raises(AuthError, match=r"the renewal POST .* was answered 400 \(invalid_grant\)"):
            await auth.credential(send)
        clock.advance(60)

    assert len(send.calls) == 1


async def test_the_first_refresh_token_is_not_taken_out_again(endpoint: Maker, reply: Maker) -> None:
    auth = renewing(credentials={**ADA, "refresh_token": "r0"})
    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}),
        reply(401),
        reply(200, {"token": "t2"}),
        reply(200, {"token": "t3"}),
    )
    for _ in range(2):
        await auth.rejected(await auth.credential(send), DEAD, send)

    assert paths(send) == ["/refresh", "/refresh", "/login", "/login"]
    assert [body for _, _, body in sent(send)[:2]] == [{"refresh": "r0"}, {"refresh": "r1"}]


LOST = ReadTimeout("silent", phase="wait", maybe_processed=True)


async def test_a_rotating_refresh_token_whose_answer_was_lost_is_not_sent_again(
    endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    clock.auto = True
    auth = only_refresh()
    send = endpoint(reply(200, {"token": "t1", "refresh": "r1"}), LOST)
    first = await auth.credential(send)
    for _ in range(3):
        with pytest.raises(AuthError):
            await auth.rejected(first, DEAD, send)
        clock.advance(60)
    with pytest.raises(AuthError, match="its refresh token is missing or was used already"):
        await auth.credential(send)

    assert [body for _, _, body in sent(send)] == [{"refresh": "r0"}, {"refresh": "r1"}]


async def test_a_refresh_token_not_known_to_rotate_is_tried_again_when_there_is_nothing_else(
    endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    clock.auto = True
    auth = only_refresh()
    send = endpoint(LOST, reply(200, {"token": "t1", "refresh": "r1"}))
    await auth.credential(send)

    assert [body for _, _, body in sent(send)] == [{"refresh": "r0"}] * 2


async def test_a_renewal_cut_off_by_close_has_used_its_refresh_token(
    endpoint: Maker, reply: Maker, clock: FakeClock, turns: Maker
) -> None:
    auth = renewing()
    gate = asyncio.Event()

    async def hang(call: Any) -> Response:
        await gate.wait()
        raise AssertionError

    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}), hang, reply(200, {"token": "t2", "refresh": "r2"})
    )
    first = await auth.credential(send)
    waiting = asyncio.ensure_future(auth.rejected(first, DEAD, send))
    await turns()
    waiting.cancel()
    closing = asyncio.ensure_future(auth.close(send))
    await turns()
    clock.advance(1.0)
    await closing
    await auth.credential(send)

    assert (paths(send), auth.token) == (["/login", "/refresh", "/login"], "t2")


async def test_a_renewal_by_a_request_that_names_no_token_is_just_asked(
    endpoint: Maker, reply: Maker
) -> None:
    auth = Login(PASSWORD, renew=LoginRequest(path="/extend"), credentials=ADA)
    send = endpoint(reply(200, {"token": "t1"}))
    await auth.credential(send)

    assert paths(send) == ["/extend"]


async def test_cookies_that_a_renewal_does_not_set_again_are_kept(
    endpoint: Maker, reply: Maker, clock: FakeClock, turns: Maker
) -> None:
    auth = Login(
        PASSWORD,
        renew=REFRESH,
        credentials=ADA,
        token="cookie *",
        refresh_token="refresh",
        send="cookie *",
        expires="in 10m",
    )
    send = endpoint(reply(200, {"refresh": "r1"}, "a=1", "b=1"), reply(200, {}, "b=2"), reply(200, {}, "c=1"))
    await auth.credential(send)
    clock.advance(400)
    await auth.credential(send)
    await turns()
    renewed = header(auth)

    assert renewed == "a=1; b=2"


async def test_what_a_renewal_needs_of_cookies_it_cannot_have(endpoint: Maker, reply: Maker) -> None:
    auth = Login(
        PASSWORD,
        renew=LoginRequest(path="/extend", headers={"X-Old": "$token"}),
        credentials=ADA,
        token="cookie *",
        send="cookie *",
    )
    send = endpoint(reply(200, None, "a=1"))
    first = await auth.credential(send)
    await auth.rejected(first, DEAD, send)

    assert paths(send) == ["/login", "/login"]


# --- when it ends ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expires", "body", "life"),
    [
        ("seconds expires_in", {"expires_in": 600}, 600),
        ("seconds expires_in", {"expires_in": "600"}, 600),
        ("milliseconds ttl", {"ttl": 600_000}, 600),
        ("in 10m", {}, 600),
        ("seconds header X-Ttl", {}, 600),
        ("seconds expires_in", {}, None),
        ("seconds expires_in", {"expires_in": -5}, None),
        ("seconds expires_in", {"expires_in": "soon"}, None),
        ("never", {}, None),
        ("jwt", {}, None),
    ],
)
async def test_the_end_of_a_token_is_told_in_many_ways(
    expires: str, body: Any, life: float | None, endpoint: Maker, reply: Maker, clock: FakeClock
) -> None:
    auth = plain_login(expires=expires)
    await auth.credential(endpoint(reply(200, {"token": "opaque", **body}, X_Ttl="600")))
    clock.advance(329)
    before = auth.current() is not None
    clock.advance(2)

    assert (before, auth.current() is None) == (True, life is not None)


async def test_an_end_that_is_not_told_is_read_from_the_token(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock
) -> None:
    found = []
    for expires in ("seconds expires_in", "jwt", "never"):
        auth = plain_login(expires=expires)
        await auth.credential(endpoint(reply(200, {"token": jwt(600, sub="ada")})))
        clock.advance(331)
        found.append((auth.current() is None, auth.user))

    assert found == [(True, "ada"), (True, "ada"), (False, "ada")]


async def test_a_lifetime_of_a_minute_does_not_log_in_for_every_call(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock, turns: Maker
) -> None:
    auth = plain_login()
    send = endpoint(lambda call: reply(200, {"token": jwt(60, n=clock.monotonic())}))
    for _ in range(120):
        await auth.credential(send)
        await turns(2)
        clock.advance(1)

    assert 3 <= len(send.calls) <= 5


# --- what a user sees ------------------------------------------------------------------------


async def test_a_token_given_by_hand_is_used_and_renewed_like_one_of_the_logins(
    endpoint: Maker, reply: Maker, jwt: Maker, clock: FakeClock
) -> None:
    auth = renewing()
    send = endpoint(
        reply(200, {"token": "t1", "refresh": "r1"}), reply(200, {"token": "t2", "refresh": "r2"})
    )
    await auth.credential(send)
    auth.update(jwt(600, sub="ada"))
    await auth.credential(send)
    given = (auth.user, header(auth) == f"Bearer {auth.token}")
    clock.advance(571)
    await auth.credential(send)

    assert given == ("ada", True)
    assert (sent(send)[1][2], auth.token) == ({"refresh": "r1"}, "t2")


@pytest.mark.parametrize("token", ["", "a\nb", " a"])
def test_a_token_given_by_hand_is_checked(token: str) -> None:
    with pytest.raises(InvalidToken):
        plain_login().update(token)


def test_a_token_given_by_hand_is_text() -> None:
    with pytest.raises(TypeError):
        plain_login().update(7)  # type: ignore[arg-type]
    with pytest.raises(InvalidToken, match="`cookie \\*`"):
        plain_login(token="cookie *", send="cookie *").update("x")


def test_before_the_first_login_nothing_is_known() -> None:
    auth = plain_login(origins=["https://upload.example", "https://b.example:8443"], allow_http=True)

    assert (auth.current(), auth.token, auth.user, auth.allow_http) == (None, None, None, True)
    assert auth.origins == {"https://upload.example:443", "https://b.example:8443"}


async def test_a_function_that_is_no_credential_of_this_spec_is_not_called(
    endpoint: Maker, reply: Maker
) -> None:
    """Blank texts, as from an empty variable, count as not given."""
    auth = Login(LoginRequest(path="/l", body={"a": "$a", "b": "$b"}), credentials={"a": "", "b": "x"})
    send = endpoint(reply(200, {"token": "t"}))
    await auth.credential(send)

    assert sent(send)[0][2] == {"b": "x"}


# --- secrets ---------------------------------------------------------------------------------

CANARY = "canary-1f9d"


@pytest.mark.parametrize(
    "failure",
    [
        lambda reply: reply(401, {"detail": CANARY}),
        lambda reply: reply(500, f"<html>{CANARY}".encode()),
        lambda reply: reply(200, {"token": f"{CANARY}\r\n"}),
        lambda reply: reply(200, [CANARY]),
        lambda reply: reply(302, None, f"session={CANARY}", Location=f"/x?token={CANARY}"),
        lambda reply: ConnectError("refused", phase="connect"),
        lambda reply: ValueError(CANARY),
        lambda reply: KeyError(CANARY),
    ],
)
async def test_no_failure_shows_what_was_sent_or_answered(
    failure: Any, endpoint: Maker, reply: Maker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    asyncio.get_running_loop().set_debug(True)
    auth = Login(
        LoginRequest(path="/login", query={"k": "$key"}, body={"u": "$user", "p": "$password"}),
        renew=LoginRequest(path="/refresh", body={"r": "$refresh_token"}),
        credentials={
            "user": "ada",
            "password": f"{CANARY}-p",
            "key": f"{CANARY}-k",
            "refresh_token": f"{CANARY}-r",
        },
    )
    send = endpoint(failure(reply))
    send.clock.auto = True
    with pytest.raises(AuthError) as caught:
        await auth.credential(send)
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    stacks = [one.stack for one in (trace, trace.__cause__) if one is not None]
    locals_ = [str(frame.locals) for stack in stacks for frame in stack if "/specloom/" in frame.filename]

    assert locals_
    assert caught.value.__context__ is None
    assert CANARY not in "".join([*locals_, str(caught.value), repr(auth), repr(auth.current()), caplog.text])
    if isinstance(caught.value.__cause__, (AuthError, ConnectError, type(None))):
        assert CANARY not in pickle.dumps(caught.value).decode("latin-1")
        assert CANARY not in str(caught.value.__cause__)


async def test_nothing_of_a_login_that_is_printed_or_pickled_holds_a_secret(
    endpoint: Maker, reply: Maker
) -> None:
    auth = plain_login(store=MemoryStore())
    await auth.credential(endpoint(reply(200, {"token": "canary-token"})))
    inner: Any = auth
    values = [
        auth,
        auth.current(),
        inner._renewal.holding,
        inner._grantor,
        inner._grantor._grant,
        inner._grantor._grant.store,
    ]

    for value in values:
        assert "canary" not in f"{value!r} {value}"
    for value in values[:2]:
        with pytest.raises(TypeError):
            pickle.dumps(value)


# --- cookies ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "cookies"),
    [
        (["a=1"], {"a": "1"}),
        (["a=1; Path=/; HttpOnly", "b=2; Secure"], {"a": "1", "b": "2"}),
        (['a="quoted value"'], {"a": '"quoted value"'}),
        (["a=x=y=="], {"a": "x=y=="}),
        ([" a = 1 ;Path=/"], {"a": "1"}),
        (["a=1", "a=2"], {"a": "2"}),
        (["a=1", "a=gone; Max-Age=0"], {}),
        (["a=gone; Max-Age=-1"], {}),
        (["a=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], {}),
        (["a=kept; Max-Age=3600; Expires=Wed, 21 Oct 2099 07:28:00 GMT"], {"a": "kept"}),
        (["a=kept; Max-Age=05"], {"a": "kept"}),
        (["a=", 'b=""'], {}),
        (["no cookie", "=x", "", ";"], {}),
    ],
)
def test_cookies_are_sent_back_as_they_came(lines: list[str], cookies: dict[str, str]) -> None:
    assert cookies_of(lines) == cookies


# --- OAuth 2.0 -------------------------------------------------------------------------------

GRANTED = {"access_token": "t1", "token_type": "bearer", "expires_in": 3600}


async def test_client_credentials_in_the_body(endpoint: Maker, reply: Maker, clock: FakeClock) -> None:
    auth = OAuth2.client_credentials(
        "https://id.example/token",
        "me",
        "s3cret",
        scopes=["read", "write"],
        audience="api",
        extra={"resource": "$x"},
    )
    send = endpoint(reply(200, GRANTED), reply(200, {**GRANTED, "access_token": "t2"}))
    credential = await auth.credential(send)
    clock.advance(3571)
    await auth.credential(send)

    assert dict(credential.headers) == {"Authorization": "Bearer t1"}
    assert send.calls == [
        {
            "method": "POST", "path": "https://id.example/token", "statuses": (),
            "headers": {"Accept": "application/json"},
            "form": {
                "grant_type": "client_credentials", "client_id": "me", "client_secret": "s3cret",
                "scope": "read write", "audience": "api", "resource": "$x",
            },
        },
    ] * 2  # fmt: skip


async def test_client_credentials_in_a_basic_header_are_form_encoded_first(
    endpoint: Maker, reply: Maker
) -> None:
    auth = OAuth2.client_credentials("/token", "my id", "a:b/c", client="basic", scopes="read")
    send = endpoint(reply(200, GRANTED))
    await auth.credential(send)

    (call,) = send.calls
    assert base64.b64decode(call["headers"]["Authorization"].removeprefix("Basic ")) == b"my+id:a%3Ab%2Fc"
    assert (call["path"], call["form"]) == ("/token", {"grant_type": "client_credentials", "scope": "read"})


async def test_a_client_secret_may_be_a_function_also_in_a_basic_header(
    endpoint: Maker, reply: Maker
) -> None:
    auth = OAuth2.client_credentials("/token", "me", lambda: "fresh", client="basic")
    send = endpoint(reply(200, GRANTED))
    await auth.credential(send)

    assert base64.b64decode(send.calls[0]["headers"]["Authorization"].removeprefix("Basic ")) == b"me:fresh"


def test_a_basic_header_needs_both_credentials() -> None:
    request = LoginRequest(path="/t", basic=("id", "secret"))

    assert request.names == {"id", "secret"}
    given: list[dict[str, Any]] = [{"id": "a"}, {"secret": "b"}, {"id": 1, "secret": 2}]
    assert [dict(request.fill(values).headers) for values in given] == [
        {},
        {},
        {"Authorization": "Basic MToy"},
    ]


async def test_the_password_grant_renews_by_its_refresh_token(endpoint: Maker, reply: Maker) -> None:
    auth = OAuth2.password("/token", "ada", "pw", client_id="app", scopes="all")
    send = endpoint(
        reply(200, {**GRANTED, "refresh_token": "r1"}),
        reply(200, {**GRANTED, "access_token": "t2", "refresh_token": "r2"}),
    )
    await auth.rejected(await auth.credential(send), DEAD, send)

    assert [call["form"] for call in send.calls] == [
        {"grant_type": "password", "username": "ada", "password": "pw", "scope": "all", "client_id": "app"},
        {"grant_type": "refresh_token", "refresh_token": "r1", "client_id": "app"},
    ]


async def test_the_refresh_token_grant_begins_with_the_users_own(endpoint: Maker, reply: Maker) -> None:
    auth = OAuth2.refresh_token("/token", "r0", client_id="app", client_secret="s", send="header X-Token")
    send = endpoint(
        reply(200, {**GRANTED, "refresh_token": "r1"}), reply(200, {**GRANTED, "access_token": "t2"})
    )
    first = await auth.credential(send)
    await auth.rejected(first, DEAD, send)

    assert dict(first.headers) == {"X-Token": "t1"}
    assert [call["form"]["refresh_token"] for call in send.calls] == ["r0", "r1"]


@pytest.mark.parametrize("kind", ["MAC", "JWT", "N_A", "x" * 50])
async def test_a_token_type_that_is_not_bearer_is_refused(kind: str, endpoint: Maker, reply: Maker) -> None:
    auth = OAuth2.client_credentials("/token", "me", "s")
    with pytest.raises(AuthError, match=r"its type is .*, not 'Bearer'"):
        await auth.credential(endpoint(reply(200, {**GRANTED, "token_type": kind})))

    assert auth.current() is None


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: OAuth2.client_credentials("/t", "me", None, client="basic"),
            "needs client_id and client_secret",
        ),
        (lambda: OAuth2.password("/t", "a", "b", client="basic"), "needs client_id and client_secret"),
        (lambda: OAuth2.refresh_token("/t", "r", client="header"), 'client must be "body" or "basic"'),  # type: ignore[arg-type]
    ],
)
def test_a_client_that_cannot_be_written_is_refused(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


async def test_a_thousand_tasks_make_one_token_request(endpoint: Maker, reply: Maker) -> None:
    auth = OAuth2.client_credentials("/token", "me", "s")
    send = endpoint(reply(200, GRANTED), reply(200, {**GRANTED, "access_token": "t2"}))
    first = await asyncio.gather(*(auth.credential(send) for _ in range(1000)))
    newer = await asyncio.gather(*(auth.rejected(first[0], DEAD, send) for _ in range(1000)))

    assert (len({id(one) for one in first}), all(newer), len(send.calls)) == (1, True, 2)
