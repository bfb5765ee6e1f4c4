"""What connection, operation and caller say, laid together: the nearest wins."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from specloom._body import prepare_body
from specloom._call import Call, Manner, Settings, scheme_of
from specloom._exchange import Rules
from specloom._options import NO_TIMEOUT, Timeout
from specloom._redirect import RedirectPolicy
from specloom._refusal import USUAL, ErrorShape
from specloom._retry import RetryPolicy
from specloom._version import __version__
from specloom.auth import (
    ApiKey,
    AuthScheme,
    BasicAuth,
    BearerToken,
    CredentialSetting,
    InvalidToken,
    NamedSchemes,
)
from specloom.errors import AuthError

ORIGINS = frozenset({"https://api.example:443"})
TARGET = ("https://api.example:443", "https://api.example/v1/things")
GET = Manner(method="GET", idempotent=True)
POST = Manner(method="POST", idempotent=False)
DEFAULTS = {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "User-Agent": f"specloom/{__version__}"}


async def fetch() -> str:
    return "fetched"


def settings(**arguments: Any) -> Settings:
    given: dict[str, Any] = {
        "headers": None, "timeout": Timeout(), "retry": RetryPolicy(), "redirect": RedirectPolicy(),
        "auth": None, "token": None,
    }  # fmt: skip
    return Settings.of(ORIGINS, **{**given, **arguments})


def call(
    manner: Manner = GET,
    options: Any = None,
    *,
    body: Any = None,
    headers: Any = None,
    of: Settings | None = None,
) -> Call:
    return (of or settings()).call(
        TARGET, body, manner.headers if headers is None else headers, options or {}, manner
    )


# --- as it comes -----------------------------------------------------------------------------


def test_without_options_the_connection_and_the_method_decide() -> None:
    made = call()

    assert (made.request.method, made.request.url, made.request.headers, made.request.body) == (
        "GET", TARGET[1], DEFAULTS, None,
    )  # fmt: skip
    assert (made.origin, made.streams, made.unhurried) == (TARGET[0], False, False)
    assert made.terms.rules == Rules(
        retry=RetryPolicy(), redirect=RedirectPolicy(), origins=ORIGINS, idempotent=True
    )
    assert (made.terms.timeout, made.terms.auth, made.terms.errors, made.terms.name) == (
        Timeout(), None, USUAL, "",
    )  # fmt: skip


def test_calls_of_one_kind_share_their_terms() -> None:
    of = settings()

    assert call(of=of).terms is call(of=of).terms
    assert call(of=of).terms is not call(POST, of=of).terms
    assert call(of=of, options={"timeout": 1}).terms is not call(of=of).terms


def test_an_operation_says_more() -> None:
    shape = ErrorShape(code=("c",))
    manner = Manner(
        name="things.run",
        method="POST",
        headers={"Accept": "text/csv"},
        idempotent=True,
        expected=frozenset({404}),
        retry_statuses=frozenset({409}),
        timeout=7,
        errors=shape,
        anonymous=True,
    )
    terms = call(manner, of=settings(token="t")).terms

    assert (terms.name, terms.timeout, terms.auth, terms.errors) == (
        "things.run",
        Timeout(total=7),
        None,
        shape,
    )
    assert terms.headers == {**DEFAULTS, "Accept": "text/csv"}
    assert terms.rules == Rules(
        retry=RetryPolicy(),
        redirect=RedirectPolicy(),
        origins=ORIGINS,
        expected=frozenset({404}),
        idempotent=True,
        retry_statuses=frozenset({409}),
    )


@pytest.mark.parametrize(
    ("said", "usual", "given"),
    [
        ({}, Timeout(), Timeout()),
        ({"timeout": 7}, Timeout(), Timeout(total=7)),
        ({"timeout": 600}, Timeout(), Timeout(total=600, read=600)),
        ({"timeout": 600}, Timeout(read=None, pool=1), Timeout(total=600, read=None, pool=1)),
        ({"trickles": True}, Timeout(), Timeout(min_rate=None)),
        ({"trickles": True, "timeout": 60}, Timeout(), Timeout(total=60, read=60, min_rate=None)),
    ],
)
def test_an_operation_that_takes_its_time_is_given_it(
    said: dict[str, Any], usual: Timeout, given: Timeout
) -> None:
    manner = Manner(method="GET", idempotent=True, **said)

    assert call(manner, of=settings(timeout=usual)).terms.timeout == given


# --- options ---------------------------------------------------------------------------------


def test_options_win_over_the_operation_and_the_connection() -> None:
    manner = Manner(method="GET", idempotent=True, expected=frozenset({404}), timeout=7)
    policy = RetryPolicy(max_attempts=1)
    terms = call(
        manner,
        {
            "timeout": 3,
            "retry": policy,
            "redirect": None,
            "expected_status": [409, 410],
            "headers": {"accept": "text/csv", "X-New": "1", "user-agent": None},
        },
    ).terms

    assert (terms.timeout, terms.rules.retry, terms.rules.redirect, terms.rules.expected) == (
        Timeout(total=3), policy, None, frozenset({409, 410}),
    )  # fmt: skip
    assert terms.headers == {"Accept-Encoding": "gzip, deflate", "accept": "text/csv", "X-New": "1"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, frozenset({404})),
        ({"expected_status": None}, frozenset({404})),
        ({"expected_status": 409}, frozenset({409})),
        ({"expected_status": "any"}, "any"),
    ],
)
def test_expected_statuses_of_a_call_replace_those_of_the_operation(options: Any, expected: Any) -> None:
    manner = Manner(method="GET", idempotent=True, expected=frozenset({404}))

    assert call(manner, options).terms.rules.expected == expected


def test_none_switches_off() -> None:
    terms = call(options={"timeout": None, "retry": None, "redirect": None}).terms

    assert (terms.timeout, terms.rules.retry, terms.rules.redirect) == (NO_TIMEOUT, None, None)


def test_an_idempotency_key_is_sent_and_allows_a_retry() -> None:
    usual, named = (
        call(POST, {"idempotency_key": "k1"}),
        call(Manner(method="POST", idempotent=False, key_header="X-Key"), {"idempotency_key": "k2"}),
    )

    assert (usual.request.headers["Idempotency-Key"], usual.terms.rules.keyed) == ("k1", True)
    assert (named.request.headers["X-Key"], named.terms.rules.keyed) == ("k2", True)
    assert call(POST, {"idempotency_key": None}).terms.rules.keyed is False


def test_a_key_that_travels_in_the_query_is_no_header() -> None:
    made = call(Manner(method="POST", idempotent=False, key_header=""), {"idempotency_key": "k"})

    assert (made.terms.rules.keyed, "k" in made.request.headers.values()) == (True, False)


def test_a_token_for_one_call_travels_as_the_connections_does() -> None:
    def sent(of: Settings) -> Any:
        terms = call(options={"token": "mine"}, of=of).terms
        assert terms.auth is not None
        credential = terms.auth.current()
        assert credential is not None
        return {**credential.headers, **credential.query}

    assert sent(settings()) == {"Authorization": "Bearer mine"}
    assert sent(settings(token="theirs")) == {"Authorization": "Bearer mine"}
    assert sent(settings(auth=ApiKey("theirs", "query key"))) == {"key": "mine"}


WAYS = (
    AuthScheme(name="basic", credentials=(CredentialSetting("u"),), send="basic"),
    AuthScheme(name="key", credentials=(CredentialSetting("key", "KEY"),), send="query key"),
    AuthScheme(name="sign", credentials=(CredentialSetting("sign"),), send="header X-Sign"),
)


def manner(**said: Any) -> Manner:
    return Manner(name="things.read", method="GET", idempotent=True, ways=WAYS, **said)


def client(**arguments: Any) -> Settings:
    """The settings of a generated client that was given a key and a signature."""
    named = NamedSchemes(WAYS, {"key": "k", "sign": "s"}, {}.get)
    return evolve(settings(auth=named.scheme("key"), **arguments), named=named, auth_name="key")


@pytest.mark.parametrize(
    ("of", "said", "token", "sent"),
    [
        (client(), {}, None, {"key": "k"}),
        (client(), {"auth": "key"}, None, {"key": "k"}),
        (client(), {"auth": "sign"}, None, {"X-Sign": "s"}),
        (client(), {"anonymous": True}, None, None),
        (client(), {"anonymous": True}, "t", {"key": "t"}),
        (client(), {}, "t", {"key": "t"}),
        (client(), {"auth": "sign"}, "t", {"X-Sign": "t"}),
        (client().replaced(None, "c"), {}, None, {"key": "c"}),
        (client().replaced(None, "c"), {"auth": "sign"}, None, {"X-Sign": "c"}),
        (client().replaced(None, "c"), {"auth": "key"}, None, {"key": "c"}),
        (client().replaced(None, "c"), {"auth": "sign"}, "t", {"X-Sign": "t"}),
        (client().replaced(None, "c"), {"anonymous": True}, None, None),
        (client().replaced(ApiKey("a", "header X-Own"), None), {"auth": "sign"}, None, {"X-Own": "a"}),
        (settings(), {}, None, None),
        (settings(), {}, "t", {"key": "t"}),
        (settings(), {"anonymous": True}, "t", {"key": "t"}),
        (settings(), {"auth": "sign"}, "t", {"X-Sign": "t"}),
        (settings(token="own"), {}, "t", {"Authorization": "Bearer t"}),
        (settings().replaced(None, "c"), {}, None, {"Authorization": "Bearer c"}),
        (settings().replaced(None, "c"), {"auth": "sign"}, None, {"X-Sign": "c"}),
    ],
)  # fmt: skip
def test_the_nearest_says_who_calls(of: Settings, said: Any, token: str | None, sent: Any) -> None:
    scheme = of.scheme_for(manner(**said), token)
    credential = None if scheme is None else scheme.current()

    assert (None if credential is None else {**credential.headers, **credential.query}) == sent


def test_one_login_serves_all_who_name_it() -> None:
    of = client()

    assert of.scheme_for(manner(auth="key")) is of.scheme_for(manner()) is of.auth
    assert of.scheme_for(manner(auth="sign")) is evolve(of, retry=None).scheme_for(manner(auth="sign"))


def test_the_only_way_of_an_api_is_the_connections_own() -> None:
    only = Manner(method="GET", idempotent=True, ways=WAYS[2:], auth="sign")
    of = settings(token="own")

    assert of.scheme_for(only) is of.auth


@pytest.mark.parametrize("of", [settings(token="canary"), settings()], ids=["with a token", "without"])
def test_a_connection_made_by_hand_refuses_what_names_a_way(of: Settings) -> None:
    with pytest.raises(
        AuthError, match=r"things\.read authenticates by 'sign', which a connection made by hand"
    ) as caught:
        call(manner(auth="sign"), of=of)

    assert "canary" not in str(caught.value)


def test_a_way_that_the_api_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match=r"things\.read: unknown auth 'sing'"):
        call(manner(auth="sing"))


@pytest.mark.parametrize(
    ("of", "said", "names"),
    [
        (client(), {}, {"key"}),
        (client(), {"auth": "sign"}, {"key"}),
        (client(), {"anonymous": True}, set()),
        (settings(), {}, {"key"}),
        (settings(), {"auth": "sign"}, {"key"}),
        (settings(token="t"), {"auth": "key"}, {"key"}),
        (settings(token="t"), {}, set()),
        (settings(auth=BearerToken(fetch, send="query token")), {}, {"token"}),
    ],
)
def test_the_parameters_in_which_credentials_travel_are_known(of: Settings, said: Any, names: Any) -> None:
    assert set(of.secret_parameters(manner(**said))) == names


@pytest.mark.parametrize(
    ("of", "names"),
    [
        (client(), {"key"}),
        (settings(), {"key"}),
        (settings(token="t"), set()),
        (settings(auth=BearerToken(fetch, send="query token")), {"token"}),
    ],
)
def test_the_token_of_a_call_that_else_has_none_travels_there_too(of: Settings, names: Any) -> None:
    assert set(of.secret_parameters(manner(anonymous=True), by_token=True)) == names


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"colour": 1}, TypeError, "has no argument 'colour'"),
        ({"time_out": 1}, TypeError, "did you mean 'timeout'"),
        ({"timeout": "soon"}, TypeError, "timeout must be"),
        ({"timeout": -1}, ValueError, "timeout.total must be"),
        ({"expected_status": 42}, ValueError, "expected_status takes"),
        ({"retry": 3}, TypeError, "retry must be a RetryPolicy, or None for never; got 3"),
        ({"redirect": True}, TypeError, "redirect must be a RedirectPolicy, or None for never; got True"),
        ({"headers": {"X-A": "a\r\nX-B: b"}}, ValueError, "X-A"),
        ({"headers": {"X A": "a"}}, ValueError, "X A"),
        ({"headers": {"X-A": 5}}, TypeError, "X-A"),
        ({"idempotency_key": "k\n"}, ValueError, "Idempotency-Key"),
        ({"token": "t\r\nX-B: b"}, InvalidToken, "line break"),
        ({"token": 5}, TypeError, "a token is text"),
    ],
)
def test_options_that_cannot_be_are_refused_by_name(
    options: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call(options=options)


@pytest.mark.parametrize("name", ["retry", "redirect"])
def test_policies_of_a_connection_are_policies(name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} must be a"):
        settings(**{name: 5})


# --- headers ---------------------------------------------------------------------------------


def test_each_header_goes_out_once() -> None:
    of = settings(headers={"user-agent": "bot", "content-type": "text/odd", "accept": "a/b"})
    manner = Manner(method="POST", idempotent=False, headers={"Accept": "application/json"})

    assert call(manner, of=of, body=prepare_body(json=1)).request.headers == {
        "Accept-Encoding": "gzip, deflate",
        "user-agent": "bot",
        "Accept": "application/json",
        "Content-Type": "application/json",
    }


def test_a_caller_may_name_the_type_of_a_body() -> None:
    made = call(POST, {"headers": {"content-type": "application/x-ndjson"}}, body=prepare_body(b"{}"))

    assert {name for name in made.request.headers if name.lower() == "content-type"} == {"content-type"}


def test_headers_of_a_connection_are_checked_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="X-A"):
        settings(headers={"X-A": "a\0"})


# --- credentials -----------------------------------------------------------------------------


def signed(made: Call, scheme: Any) -> Any:
    credential = scheme.current()
    return made.terms.sign(made.request.headers, credential)


def test_the_credential_is_laid_over_the_headers() -> None:
    assert signed(call(), BearerToken("t"))["Authorization"] == "Bearer t"


def test_what_the_caller_put_there_by_hand_stays() -> None:
    made = call(options={"headers": {"authorization": "Mine"}})

    assert {k: v for k, v in signed(made, BearerToken("t")).items() if k.lower() == "authorization"} == {
        "authorization": "Mine"
    }


def test_cookies_are_joined() -> None:
    made = call(options={"headers": {"cookie": "a=1"}})

    assert signed(made, ApiKey("k", "cookie session"))["cookie"] == "a=1; session=k"


def test_a_header_that_is_new_comes_beside_those_of_the_caller() -> None:
    made = call(options={"headers": {"X-Mine": "1"}})

    assert signed(made, BasicAuth("u", "p"))["Authorization"].startswith("Basic ")


def test_the_headers_are_laid_once_for_each_credential() -> None:
    made, one, other = call(), BearerToken("one"), BearerToken("other")

    assert signed(made, one) is signed(made, one)
    assert signed(made, other)["Authorization"] == "Bearer other"
    assert signed(made, one)["Authorization"] == "Bearer one"


def test_other_headers_than_the_calls_own_are_laid_for_themselves() -> None:
    made, scheme = call(), BearerToken("t")
    credential = scheme.current()
    assert credential is not None

    assert made.terms.sign({"Host": "x"}, credential) == {"Host": "x", "Authorization": "Bearer t"}


def test_auth_and_token_are_one_and_the_same_question() -> None:
    scheme = BearerToken("t")

    assert scheme_of(scheme, None) is scheme
    assert scheme_of(None, None) is None
    assert isinstance(scheme_of(None, "t"), BearerToken)
    with pytest.raises(TypeError, match="auth or token, not both"):
        scheme_of(scheme, "t")


# --- bodies ----------------------------------------------------------------------------------


async def pieces() -> AsyncIterator[bytes]:
    yield b"x"


@pytest.mark.parametrize(
    ("body", "unhurried"),
    [
        (None, False),
        (prepare_body(json={"a": 1}), False),
        (prepare_body(b"x"), False),
        (prepare_body(form={"a": "1"}), False),
        (prepare_body(Path("x")), True),
        (prepare_body(pieces), True),
        (prepare_body(multipart={"file": Path("x")}), True),
    ],
)
def test_files_and_streams_take_their_time(body: Any, unhurried: bool) -> None:
    assert call(POST, body=body).unhurried is unhurried


def test_streams_say_so() -> None:
    made = settings().call(TARGET, None, {}, {}, GET, streams=True)

    assert made.streams
