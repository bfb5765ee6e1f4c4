"""Credentials, logins, renewals."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import jwt
import pytest

THINGS = """
resources:
  things: {path: /things, key: {id: integer}, operations: {list, create}}
  about: {path: /about, operations: {read: {auth: none, mock: {answer: {v: 1}}}}}
"""


def spec(auth: str, more: str = "") -> str:
    return f"spec: 1\napi: guarded\nurl: https://g.example\n{more}auth:\n{auth}{THINGS}"


Start = Callable[..., Any]


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def statuses(call: Any, *headers: dict[str, str], target: str = "/things") -> list[int]:
    return [call("GET", target, headers=each).status for each in headers]


def test_any_credential_is_let_in_where_the_spec_has_no_login(start: Start) -> None:
    call = start(spec("  key: {}\n"))

    assert statuses(
        call,
        {},
        {"Authorization": "Bearer x"},
        {"Authorization": "bearer  x"},
        {"Authorization": "Basic x"},
        {"Authorization": "Bearer "},
    ) == [401, 200, 200, 401, 401]


def test_a_refusal_says_how_to_authenticate_and_has_the_spec_s_shape(start: Start) -> None:
    more = "errors: {message: msg, mock: {unauthenticated: {status: 403, code: x, message: Go away}}}\n"
    reply = start(spec("  key: {}\n", more))("GET", "/things")

    assert (reply.status, reply.json(), reply.header("WWW-Authenticate")) == (
        403,
        {"msg": "Go away"},
        "Bearer",
    )


def test_operations_without_credentials_need_none(start: Start) -> None:
    assert start(spec("  key: {}\n"))("GET", "/about").status == 200


def test_a_spec_without_auth_lets_everybody_in(start: Start) -> None:
    assert start("spec: 1\napi: open\nurl: https://o.example\n" + THINGS)("GET", "/things").status == 200


@pytest.mark.parametrize(
    ("send", "headers", "target"),
    [
        ("header X-Key", {"X-Key": "k"}, "/things"),
        ("header Authorization", {"Authorization": "k"}, "/things"),
        ("header Authorization Token", {"Authorization": "Token k"}, "/things"),
        ("query api_key", {}, "/things?api_key=k"),
        ("cookie sid", {"Cookie": 'a=b; sid="k"'}, "/things"),
    ],
)
def test_credentials_are_found_wherever_they_are_sent(
    start: Start, send: str, headers: Any, target: str
) -> None:
    call = start(spec(f"  key: {{send: {send}}}\n"), credentials={"token": "k"})

    good = call("GET", target, headers=headers).status
    wrong = {name: value.replace("k", "x") for name, value in headers.items()}
    bad = call("GET", target.replace("=k", "=x"), headers=wrong)

    assert (good, bad.status, call("GET", "/things").status) == (200, 401, 401)


def test_one_of_several_schemes_is_enough(start: Start) -> None:
    call = start(spec("  key: {send: header X-Key}\n  basic: {send: basic}\n"), credentials={"password": "p"})

    assert statuses(
        call,
        {"X-Key": "k"},
        {"Authorization": basic("ann", "p")},
        {"Authorization": basic("ann", "q")},
        {"Authorization": basic("", "p")},
        {"Authorization": "Basic !"},
        {"Authorization": "Basic YQ=="},
    ) == [200, 200, 401, 401, 401, 401]


def test_basic_is_what_a_refusal_asks_for(start: Start) -> None:
    reply = start(spec("  basic: {send: basic}\n"))("GET", "/things")

    assert reply.header("WWW-Authenticate") == 'Basic realm="mock", charset="UTF-8"'


def test_a_jwt_that_has_ended_is_refused(start: Start) -> None:
    call = start(spec("  key: {expires: jwt}\n"))
    key = "k" * 32
    tokens = [
        jwt.encode(claims, key)
        for claims in ({"exp": call.now + 5}, {"exp": call.now - 5}, {"sub": "x"}, {"exp": True})
    ]

    assert statuses(call, *({"Authorization": f"Bearer {token}"} for token in tokens)) == [200, 401, 200, 200]


def test_what_is_no_jwt_is_refused_where_the_spec_says_that_it_is_one(start: Start) -> None:
    """As a lack of credentials, unless the spec says how."""
    token = jwt.encode({"sub": "x"}, "k" * 32)
    given = [f"Bearer {text}" for text in (token, "opaque", "a.b.c")] + ["Basic eDp5"]
    headers = [{"Authorization": text} for text in given]
    told = spec("  key: {expires: jwt}\n") + "errors: {mock: {malformed: {status: 422}}}\n"

    assert statuses(start(spec("  key: {expires: jwt}\n")), *headers) == [200, 401, 401, 401]
    assert statuses(start(told), *headers) == [200, 422, 422, 401]
    assert statuses(start(spec("  key: {}\n")), *headers) == [200, 200, 200, 401]


def test_with_a_lifetime_only_tokens_of_the_fake_are_let_in_and_they_end(start: Start) -> None:
    call = start(spec("  key: {expires: never}\n"), token_lifetime=60)
    headers = {"Authorization": f"Bearer {call.fake.gate.token(call.now).text}"}

    before = statuses(call, headers, {"Authorization": "Bearer own"})
    call.now += 60

    assert (before, statuses(call, headers)) == ([200, 401], [401])


def test_all_tokens_can_be_ended(start: Start) -> None:
    call = start(spec("  key: {expires: never}\n"))
    issued = {"Authorization": f"Bearer {call.fake.gate.token(call.now).text}"}
    own, other = {"Authorization": "Bearer own"}, {"Authorization": "Bearer other"}

    before = statuses(call, issued, own)
    call.fake.tokens.expire_all()

    assert (before, statuses(call, issued, own, other)) == ([200, 200], [401, 401, 200])


CLOUDCIX = """
  login:
    credentials: {email, password, api_key, otp: {required: false}}
    login: {path: /auth/login/, status: 201, body: {email: $email, password: $password, api_key: $api_key, otp: $otp}}
    renew: {method: PUT, path: /auth/login/, headers: {X-Auth-Token: $token}}
    send: header X-Auth-Token
"""
GOOD = {"email": "ann@x.ie", "password": "p", "api_key": "k"}


@pytest.fixture
def cloudcix(start: Start) -> Any:
    return start(spec(CLOUDCIX), credentials={"password": "p"}, token_lifetime=100)


def test_a_login_yields_a_token_that_says_when_it_ends(cloudcix: Any) -> None:
    reply = cloudcix("POST", "/auth/login/", GOOD)
    token = reply.json()["token"]
    claims = jwt.decode(token, options={"verify_signature": False})

    assert (reply.status, claims["sub"], claims["exp"] - cloudcix.now) == (201, "ann@x.ie", 100)
    assert statuses(cloudcix, {"X-Auth-Token": token}, {"X-Auth-Token": "own"}) == [200, 401]


def test_a_token_is_renewed_while_it_lives(cloudcix: Any) -> None:
    token = cloudcix.json("POST", "/auth/login/", GOOD)["token"]
    cloudcix.now += 90
    renewed = cloudcix.json("PUT", "/auth/login/", headers={"X-Auth-Token": token})["token"]
    cloudcix.now += 50

    late = cloudcix("PUT", "/auth/login/", headers={"X-Auth-Token": token})
    without = cloudcix("PUT", "/auth/login/")

    assert (late.status, without.status) == (401, 401)
    assert statuses(cloudcix, {"X-Auth-Token": token}, {"X-Auth-Token": renewed}) == [401, 200]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({**GOOD, "password": "wrong"}, 401),
        ({"email": "ann@x.ie"}, 400),
        ({**GOOD, "email": ""}, 400),
        ([], 400),
        (GOOD | {"otp": "123"}, 201),
    ],
)
def test_bad_logins_are_refused(cloudcix: Any, body: Any, status: int) -> None:
    assert cloudcix("POST", "/auth/login/", body).status == status


def test_an_unreadable_login_is_refused(cloudcix: Any) -> None:
    assert cloudcix("POST", "/auth/login/", content=b"{").status == 400


REFRESHING = """
  jwt:
    {credentials: {username, password}, login: {path: /auth/login/, body: {username: $username, password: $password}},
     token: access, refresh_token: refresh, renew: {path: /auth/refresh/, body: {refresh: $refresh_token}}}
"""


def test_a_refresh_token_is_good_once(start: Start) -> None:
    call = start(spec(REFRESHING))
    first = call.json("POST", "/auth/login/", {"username": "ann", "password": "p"})

    second = call.json("POST", "/auth/refresh/", {"refresh": first["refresh"]})
    again = call("POST", "/auth/refresh/", {"refresh": first["refresh"]})
    third = call.json("POST", "/auth/refresh/", {"refresh": second["refresh"]})

    assert (again.status, len({first["access"], second["access"], third["access"]})) == (401, 3)
    assert call("POST", "/auth/refresh/", {"refresh": "made up"}).status == 401
    assert statuses(call, {"Authorization": f"Bearer {third['access']}"}) == [200]


SESSION = """
  session:
    credentials: {username, password}
    login: {path: /sessions, query: {userName: $username, password: $password, kind: web}}
    token: sessionId
    send: header sessionId
    dead: [401, NoCredentials]
  basic: {send: basic}
"""


def test_a_login_may_travel_in_the_query_and_texts_that_are_fixed_must_be_right(start: Start) -> None:
    call = start(spec(SESSION))

    session = call.json("POST", "/sessions?userName=ann&password=p&kind=web")["sessionId"]

    assert statuses(
        call, {"sessionId": session}, {"Authorization": basic("ann", "p")}, {"sessionId": "x"}
    ) == [200, 200, 401]
    assert call("POST", "/sessions?userName=ann&password=p&kind=other").status == 404


COOKIE = """
  cookie:
    credentials: {user_name, password}
    login: {path: /auth/login, status: 302, body: {user_name: $user_name, password: $password}}
    token: cookie *
    send: cookie *
    expires: in 30d
"""


def test_a_login_may_be_a_redirect_with_a_cookie(start: Start) -> None:
    call = start(spec(COOKIE))

    reply = call("POST", "/auth/login", {"user_name": "ann", "password": "p"})
    cookie = (reply.header("Set-Cookie") or "").partition(";")[0]
    inside = statuses(call, {"Cookie": f"theme=dark; {cookie}"}, {"Cookie": "theme=dark"})
    call.now += 30 * 86400

    assert (reply.status, reply.header("Location"), reply.content, inside) == (302, "/", b"", [200, 401])
    assert statuses(call, {"Cookie": cookie}) == [401]


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        ("seconds expires_in", {"expires_in": 3600}),
        ("milliseconds life.ms", {"life": {"ms": 3600000}}),
        ("at ends", {"ends": 1_700_003_600}),
        ("never", {}),
    ],
)
def test_a_login_says_when_its_token_ends(start: Start, expires: str, told: Any) -> None:
    auth = f"  a: {{credentials: {{key}}, login: {{path: /in, body: {{key: $key}}}}, expires: {expires}}}\n"
    call = start(spec(auth))

    answer = call.json("POST", "/in", {"key": "k"})

    assert {name: value for name, value in answer.items() if name != "token"} == told


OAUTH = """
  oauth: {oauth2: {token_url: "https://login.example/oauth/token", scopes: [read, write]}}
"""


def form(**members: str) -> dict[str, Any]:
    return {
        "content": urlencode(members).encode(),
        "headers": {"Content-Type": "application/x-www-form-urlencoded"},
    }


def test_oauth_tokens_are_granted_and_renewed(start: Start) -> None:
    call = start(spec(OAUTH))
    client = {"client_id": "me", "client_secret": "s"}

    granted = call.json(
        "POST", "/oauth/token", **form(grant_type="client_credentials", scope="read write", **client)
    )
    renewed = call.json(
        "POST",
        "/oauth/token",
        **form(grant_type="refresh_token", refresh_token=granted["refresh_token"], **client),
    )
    by_basic = call(
        "POST",
        "/oauth/token",
        content=b"grant_type=client_credentials&scope=read+write",
        headers={"Authorization": basic("me", "s")},
    )
    missing = call("POST", "/oauth/token", **form(grant_type="client_credentials", scope="read write"))

    assert (sorted(granted), granted["expires_in"], by_basic.status, missing.status) == (
        ["access_token", "expires_in", "refresh_token", "token_type"],
        3600,
        200,
        400,
    )
    assert statuses(call, {"Authorization": f"Bearer {renewed['access_token']}"}) == [200]


def test_a_client_that_must_identify_itself_by_basic_is_not_taken_at_its_word(start: Start) -> None:
    call = start(
        spec('  a: {oauth2: {token_url: "https://l.example/token", grant: password, client: basic}}\n')
    )
    user = {"grant_type": "password", "username": "ann", "password": "p"}
    client = {"client_id": "me", "client_secret": "s%:s"}

    def ask(members: dict[str, str], pair: str | None = None) -> Any:
        sent = form(**members)
        return call(
            "POST",
            "/token",
            **sent | {"headers": sent["headers"] | ({"Authorization": pair} if pair else {})},
        )

    by_body, by_basic = ask({**user, **client}), ask(user, basic("me", "s%25%3As"))
    renewal = {"grant_type": "refresh_token", "refresh_token": by_basic.json()["refresh_token"]}

    assert (by_body.status, by_basic.status) == (400, 200)
    assert [ask(renewal).status, ask(renewal, basic("me", "s%25%3As")).status] == [401, 200]


TWO = """
  user: {credentials: {a}, login: {path: /user, body: {a: $a}}}
  admin: {credentials: {b}, login: {path: /admin, body: {b: $b}}}
  header: {credentials: {b}, login: {path: /admin, body: {b: $b}}, send: header X-Admin}
resources:
  both: {path: /both, operations: {read: {mock: {answer: {v: 1}}}}}
  mine: {path: /mine, operations: {read: {auth: user, mock: {answer: {v: 1}}}}}
  audit: {path: /audit, operations: {read: {auth: admin, mock: {answer: {v: 1}}}}}
  other: {path: /other, operations: {read: {auth: header, mock: {answer: {v: 1}}}}}
"""


def test_a_token_opens_what_its_own_way_to_authenticate_opens(start: Start) -> None:
    call = start(spec(TWO).removesuffix(THINGS))
    granted = call.json("POST", "/user", {"a": "1"})
    user = {"Authorization": f"Bearer {granted['token']}"}
    token = call.json("POST", "/admin", {"b": "1"})["token"]
    admin, header = {"Authorization": f"Bearer {token}"}, {"X-Admin": token}
    anybody = {"Authorization": f"Bearer {call.fake.gate.token(call.now).text}"}

    assert {path: statuses(call, user, admin, header, anybody, target=f"/{path}") for path in
            ("both", "mine", "audit", "other")} == {
        "both": [200, 200, 200, 200],
        "mine": [200, 401, 401, 200],
        "audit": [401, 200, 401, 200],
        "other": [401, 401, 200, 401],
    }  # fmt: skip


def test_a_refresh_token_of_the_user_s_own_is_taken_once(start: Start) -> None:
    call = start(spec('  oauth: {oauth2: {token_url: "https://l.example/token", grant: refresh_token}}\n'))
    sent = {"grant_type": "refresh_token", "refresh_token": "mine", "client_id": "me", "client_secret": "s"}

    first = call("POST", "/token", **form(**sent))
    again = call("POST", "/token", **form(**sent))
    new = call("POST", "/token", **form(**{**sent, "refresh_token": first.json()["refresh_token"]}))

    assert [first.status, again.status, new.status] == [200, 401, 200]


PATHS = """
  a: {credentials: {user, key}, login: {path: "/keys/{user}/in", body: {key: $key, cost: "$$5", deep: {list: [1]}}}}
"""


def test_credentials_may_lie_in_the_path_and_dollars_be_dollars(start: Start) -> None:
    call = start(spec(PATHS))

    token = call.json("POST", "/keys/ann/in", {"key": "k", "cost": "$5"})["token"]

    assert jwt.decode(token, options={"verify_signature": False})["sub"] == "ann"
    assert call("POST", "/keys/ann/in", {"key": "k", "cost": "$6"}).status == 404


def test_the_token_of_a_scheme_without_jwt_says_nothing(start: Start) -> None:
    opaque = start(spec("  key: {expires: never}\n")).fake.gate.token(0.0)
    by_basic = start(spec("  key: {send: basic}\n")).fake.gate.token(0.0)

    assert [(each.text.startswith("mock-"), each.expires_at) for each in (opaque, by_basic)] == [
        (True, None)
    ] * 2


def test_tokens_that_ended_long_ago_are_forgotten(start: Start) -> None:
    call = start(spec("  key: {}\n"), token_lifetime=10)
    old = call.fake.gate.token(call.now).text

    call.fake.gate.token(call.now + 5000)

    assert call.fake.tokens.is_issued(old) is False


def test_a_login_that_is_refused_may_look_otherwise_than_a_lack_of_credentials(start: Start) -> None:
    errors = "errors: {code: error_code, mock: {login: {status: 400, code: token_create_002}}}\n"
    call = start(spec(CLOUDCIX, errors), credentials={"password": "p"})

    replies = [call("POST", "/auth/login/", {**GOOD, "password": "wrong"}), call("GET", "/things")]

    assert [(reply.status, reply.json()["error_code"]) for reply in replies] == [
        (400, "token_create_002"),
        (401, "unauthenticated"),
    ]


def test_an_operation_at_the_address_of_a_login_takes_what_is_none(start: Start) -> None:
    """CloudCIX: credentials without an API key are checked, and there is no token."""
    tokens = """
  tokens:
    path: /auth/login/
    operations:
      create: {auth: none, status: [200, 201], returns: map of json, mock: {answer: {}}}
      update: {body: none, returns: map of json}
"""
    call = start(spec(CLOUDCIX) + tokens)
    without = {name: text for name, text in GOOD.items() if name != "api_key"}

    checked = call("POST", "/auth/login/", without)
    token = call.json("POST", "/auth/login/", GOOD)["token"]
    renewed = call("PUT", "/auth/login/", headers={"X-Auth-Token": token})

    assert (checked.status, checked.json(), list(renewed.json())) == (200, {}, ["token"])
    assert call("PUT", "/auth/login/").status == 401


SESSIONS = """
  session:
    {credentials: {username, password}, login: {path: /sessions, query: {userName: $username, password: $password}},
     token: sessionId, send: header sessionId, expires: never}
  body:
    {credentials: {username, password}, login: {path: /sessions, body: {userName: $username, password: $password}},
     token: sessionId, send: header sessionId, expires: never}
  cookie:
    {credentials: {key}, login: {path: /sso, query: {key: $key}}, token: sessionId, send: cookie sessionId,
     expires: never}
  other:
    {credentials: {key}, login: {path: /other, query: {key: $key}}, token: id, send: header sessionId,
     expires: never}
"""


@pytest.mark.parametrize(
    ("target", "body", "accepted"),
    [
        ("/sessions?userName=ada&password=x", None, [200, 200]),
        ("/sessions", {"userName": "ada", "password": "x"}, [200, 200]),
        ("/sso?key=1", None, [200, 200]),
        ("/other?key=1", None, [200, 401]),
    ],
)
def test_logins_of_one_api_yield_one_kind_of_session(
    start: Start, target: str, body: Any, accepted: list[int]
) -> None:
    call = start(spec(SESSIONS))

    answer = call("POST", target, body).json()
    session = answer.get("sessionId") or answer["id"]

    assert statuses(call, {"sessionId": session}, {"Cookie": f"sessionId={session}"}) == accepted


def test_a_login_says_who_has_logged_in_where_an_operation_of_its_address_does(start: Start) -> None:
    resources = """
  sessions:
    path: /sessions
    operations: {create: {auth: none, returns: Session}}
types:
  Session: {fields: {sessionId: string, userName: {type: string?, mock: user}, more: string?}}
"""
    call = start(spec(SESSIONS) + resources)

    answer = call("POST", "/sessions?userName=ada&password=x").json()

    assert (answer["userName"], sorted(answer)) == ("ada", ["sessionId", "userName"])
