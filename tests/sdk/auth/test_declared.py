"""Ways to authenticate as a spec declares them, bound to what a user gives."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

import pytest

import specloom.auth
from specloom.auth import (
    AuthScheme,
    BasicAuth,
    BearerToken,
    CredentialSetting,
    Login,
    LoginRequest,
    MemoryStore,
    NamedSchemes,
    choose_scheme,
    usual_scheme,
)
from specloom.errors import AuthError

ADA = "Basic YWRhOnA="
TOKEN = AuthScheme(name="key", credentials=(CredentialSetting("token", "LIBRARY_TOKEN"),))
BASIC = AuthScheme(
    name="basic",
    credentials=(CredentialSetting("username", "EF_USERNAME"), CredentialSetting("password", "EF_PASSWORD")),
    send="basic",
)
SESSION = AuthScheme(
    name="session",
    credentials=(
        CredentialSetting("username", "EF_USERNAME"),
        CredentialSetting("password", "EF_PASSWORD"),
        CredentialSetting("otp", "EF_OTP", required=False),
        CredentialSetting("tenant", default="main", argument="tenant_"),
    ),
    login=LoginRequest(
        path="/{tenant}/sessions", query={"userName": "$username", "password": "$password", "otp": "$otp"}
    ),
    token=("sessionId",),
    send="header sessionId",
    dead=(401, "NoCredentials"),
    origins=("https://files.example",),
)


def nothing(name: str) -> None:
    return None


def headers(scheme: Any) -> Any:
    credential = scheme.current()
    return None if credential is None else dict(credential.headers)


def test_without_a_login_the_first_credential_is_sent() -> None:
    scheme = TOKEN.bind({"token": "t"})

    assert isinstance(scheme, BearerToken)
    assert headers(scheme) == {"Authorization": "Bearer t"}


def test_a_credential_may_be_a_function_that_gives_tokens() -> None:
    async def fetch() -> str:
        raise AssertionError

    assert headers(TOKEN.bind({"token": fetch})) is None


def test_the_spec_says_where_how_long_and_until_when() -> None:
    scheme = AuthScheme(
        name="key", credentials=(CredentialSetting("key"),), send="query api_key", expires="never", dead=(403,),
        origins=("https://files.example",),
    ).bind({"key": "a.b.c"})  # fmt: skip
    credential = scheme.current()
    assert credential is not None

    assert (dict(credential.query), scheme.origins) == ({"api_key": "a.b.c"}, {"https://files.example:443"})
    assert [scheme.dead(specloom.Response(status)) for status in (401, 403)] == [False, True]


def test_name_and_password_are_sent_as_basic() -> None:
    both = BASIC.bind({"username": "ada", "password": "p"})
    one = AuthScheme(name="key", credentials=(CredentialSetting("key"),), send="basic").bind({"key": "k"})

    assert isinstance(both, BasicAuth)
    assert (headers(both), headers(one)) == (
        {"Authorization": ADA},
        {"Authorization": "Basic azo="},
    )


async def test_a_login_is_bound_with_all_that_the_spec_says(
    endpoint: Callable[..., Any], reply: Callable[..., Any]
) -> None:
    store = MemoryStore()
    scheme = SESSION.bind({"username": "ada", "password": "p", "tenant": "x"}, store=store, allow_http=True)
    send = endpoint(reply(200, {"sessionId": "s"}))
    credential = await scheme.credential(send)

    assert isinstance(scheme, Login)
    assert (dict(credential.headers), send.calls[0]["path"]) == ({"sessionId": "s"}, "/x/sessions")
    assert send.calls[0]["query"] == {"userName": "ada", "password": "p"}
    assert (scheme.origins, scheme.allow_http) == ({"https://files.example:443"}, True)
    assert scheme.dead(specloom.Response(400), "NoCredentials")
    assert repr(store) == "MemoryStore(1 tokens)"


RENEW = LoginRequest(method="PUT", path="/token", headers={"X-Token": "$token"})


@pytest.mark.parametrize("name", ["token", "key"])
async def test_without_a_login_the_users_token_is_sent_and_renewed(
    name: str,
    endpoint: Callable[..., Any],
    reply: Callable[..., Any],
    jwt: Callable[..., str],
    clock: Any,
    turns: Any,
) -> None:
    scheme = AuthScheme(name="key", credentials=(CredentialSetting(name),), renew=RENEW)
    given, renewed = jwt(600), jwt(1200)
    auth = scheme.bind({name: given})
    send = endpoint(reply(200, {"token": renewed}))
    first = await auth.credential(send)
    clock.advance(331)
    await auth.credential(send)
    await turns()

    assert dict(first.headers) == {"Authorization": f"Bearer {given}"}
    assert [call["headers"] for call in send.calls] == [{"X-Token": given}]
    assert auth.token == renewed


async def test_a_refresh_token_alone_yields_the_first_token(
    endpoint: Callable[..., Any], reply: Callable[..., Any]
) -> None:
    scheme = AuthScheme(
        name="oauth",
        credentials=(CredentialSetting("refresh_token"), CredentialSetting("token", required=False)),
        renew=LoginRequest(path="/token", body={"refresh_token": "$refresh_token"}),
    )
    send = endpoint(reply(200, {"token": "t"}))
    without, with_token = (
        scheme.bind({"refresh_token": "r"}),
        scheme.bind({"refresh_token": "r", "token": "mine"}),
    )
    await without.credential(send)

    assert (without.token, with_token.token, headers(with_token)) == (
        "t",
        "mine",
        {"Authorization": "Bearer mine"},
    )


def test_a_function_that_gives_tokens_needs_no_renewal() -> None:
    async def fetch() -> str:
        raise AssertionError

    scheme = AuthScheme(
        name="key", credentials=(CredentialSetting("token"),), renew=RENEW, send="header X-Token"
    )

    assert isinstance(scheme.bind({"token": fetch}), BearerToken)


@pytest.mark.parametrize(
    ("scheme", "values", "message"),
    [
        (TOKEN, {}, "auth 'key' needs token= or LIBRARY_TOKEN"),
        (TOKEN, {"token": ""}, "auth 'key' needs token= or LIBRARY_TOKEN"),
        (BASIC, {"username": "ada"}, "auth 'basic' needs password= or EF_PASSWORD"),
        (SESSION, {"tenant": "x"}, "auth 'session' needs username= or EF_USERNAME, password= or EF_PASSWORD"),
        (SESSION, {"username": "a", "password": "b"}, "auth 'session' needs tenant_="),
        (
            AuthScheme(name="k", credentials=(CredentialSetting("k", required=False),)),
            {},
            "auth 'k' needs k=",
        ),
    ],
)
def test_what_is_missing_is_named_by_argument_and_variable(
    scheme: AuthScheme, values: Any, message: str
) -> None:
    with pytest.raises(AuthError) as caught:
        scheme.bind(values)

    assert str(caught.value) == message


# --- which one -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "env", "name", "kind", "sent"),
    [
        ({"token": "t"}, {}, None, BearerToken, {"Authorization": "Bearer t"}),
        ({"token": None}, {"LIBRARY_TOKEN": "e"}, None, BearerToken, {"Authorization": "Bearer e"}),
        ({"token": "t"}, {"LIBRARY_TOKEN": "e"}, None, BearerToken, {"Authorization": "Bearer t"}),
        ({"username": "ada", "password": "p"}, {}, None, BasicAuth, {"Authorization": ADA}),
        ({"username": "ada"}, {"EF_PASSWORD": "p"}, None, BasicAuth, {"Authorization": ADA}),
        ({"username": "ada", "password": "p"}, {"LIBRARY_TOKEN": "e"}, "basic", BasicAuth, {"Authorization": ADA}),
        ({"username": "ada", "password": "p"}, {}, "session", Login, None),
        ({}, {"LIBRARY_TOKEN": ""}, None, type(None), None),
        ({}, {}, None, type(None), None),
    ],
)  # fmt: skip
def test_the_first_scheme_whose_credentials_are_all_there_is_taken(
    given: Any, env: dict[str, str], name: str | None, kind: Any, sent: Any
) -> None:
    scheme = choose_scheme((TOKEN, BASIC, SESSION), given, env.get, name=name)

    assert isinstance(scheme, kind)
    assert scheme is None or headers(scheme) == sent


def test_a_default_counts_as_given_and_an_argument_has_its_python_name() -> None:
    scheme: Any = choose_scheme((SESSION,), {"username": "a", "password": "b", "tenant_": "mine"}, nothing)
    default: Any = choose_scheme((SESSION,), {"username": "a", "password": "b"}, nothing)

    assert [one._grantor._grant.credentials["tenant"].reveal() for one in (scheme, default)] == [
        "mine",
        "main",
    ]


@pytest.mark.parametrize(
    ("given", "name", "kind", "message"),
    [
        ({"username": "ada"}, None, AuthError, "auth 'basic' needs password="),
        ({"username": "ada", "otp": "1"}, None, AuthError, "auth 'session' needs password="),
        ({}, "key", AuthError, "auth 'key' needs token="),
        ({}, "kay", ValueError, "unknown auth 'kay'; there are key, basic, session"),
    ],
)
def test_what_is_missing_of_the_nearest_scheme_is_said(
    given: Any, name: Any, kind: Any, message: str
) -> None:
    schemes = (
        TOKEN,
        BASIC,
        AuthScheme(name="session", credentials=SESSION.credentials[:3], login=SESSION.login),
    )
    with pytest.raises(kind, match=message):
        choose_scheme(schemes, given, nothing, name=name)


def test_an_api_without_auth_has_no_scheme() -> None:
    assert choose_scheme((), {}, nothing) is None
    with pytest.raises(ValueError, match="there are none"):
        choose_scheme((), {}, nothing, name="key")


def test_a_scheme_is_made_once_and_its_values_are_looked_up_when_it_is_asked_for() -> None:
    env: dict[str, str] = {}
    named = NamedSchemes((TOKEN, BASIC), {"username": "ada", "password": "p"}, env.get)
    with pytest.raises(AuthError, match="auth 'key' needs token= or LIBRARY_TOKEN"):
        named.scheme("key")
    env["LIBRARY_TOKEN"] = "later"

    assert headers(named.scheme("key")) == {"Authorization": "Bearer later"}
    assert named.scheme("key") is named.scheme("key")
    assert (named.first(), named.schemes) == ("key", (TOKEN, BASIC))


def test_what_was_given_is_shown_neither_by_the_schemes_nor_by_what_is_missing() -> None:
    named = NamedSchemes((BASIC,), {"username": "canary"}, nothing)
    shown = [repr(named)]
    for ask in (lambda: named.scheme("basic"), named.first):
        with pytest.raises(AuthError) as caught:
            ask()
        frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
        shown += [str(frame.locals) for frame in frames if "specloom" in frame.filename]

    assert "canary" not in "".join(shown)


def test_holes_of_a_whole_address_are_filled_when_a_login_is_made() -> None:
    login = LoginRequest(url="https://{region}.login.example/token", body={"p": "$password"})
    renew = LoginRequest(url="https://{region}.login.example/renew", body={"t": "$token"})
    scheme = AuthScheme(name="x", credentials=(CredentialSetting("password"),), login=login, renew=renew)
    named = NamedSchemes(
        (scheme,), {"password": "p"}, nothing, fill=lambda url: url.replace("{region}", "eu")
    )
    made: Any = named.scheme("x")

    grant = made._grantor._grant
    assert (grant.login.url, grant.renew.url) == (
        "https://eu.login.example/token", "https://eu.login.example/renew",
    )  # fmt: skip


def test_a_key_that_is_a_number_travels_as_its_digits() -> None:
    scheme = AuthScheme(name="pin", credentials=(CredentialSetting("pin"),), send="query pin")
    credential = scheme.bind({"pin": 1234}).current()

    assert credential is not None
    assert dict(credential.query) == {"pin": "1234"}


@pytest.mark.parametrize(
    ("send", "sent"),
    [
        ("header X-Key", ({"X-Key": "t:u"}, {})),
        ("query k", ({}, {"k": "t:u"})),
        ("cookie sid", ({"Cookie": "sid=t:u"}, {})),
        ("cookie *", ({"Authorization": "Bearer t:u"}, {})),
        ("basic", ({"Authorization": "Basic dDp1"}, {})),
    ],
)
def test_a_token_for_one_call_is_put_where_the_scheme_has_it(send: str, sent: Any) -> None:
    scheme = AuthScheme(
        name="x", credentials=(CredentialSetting("k"),), send=send, origins=("https://files.example",)
    )
    made = scheme.present("t:u")
    credential = made.current()

    assert credential is not None
    assert (dict(credential.headers), dict(credential.query)) == sent
    assert made.origins == frozenset({"https://files.example:443"})


def test_a_token_without_a_name_is_taken_for_the_first_way_that_sends_one() -> None:
    assert (usual_scheme((BASIC, SESSION, TOKEN)), usual_scheme((BASIC,))) == (SESSION, None)


def test_declared_credentials_show_no_value() -> None:
    assert "canary" not in repr(CredentialSetting("a", default="canary"))


# --- the package -----------------------------------------------------------------------------


def test_every_public_name_is_there() -> None:
    for name in specloom.auth.__all__:
        assert getattr(specloom.auth, name) is not None
    with pytest.raises(AttributeError, match=r"module 'specloom\.auth' has no attribute 'Kerberos'"):
        specloom.auth.Kerberos  # noqa: B018
