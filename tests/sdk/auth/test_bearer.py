"""Tokens of the user's, keys, names and passwords."""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from specloom import Response
from specloom.auth import (
    ApiKey,
    Auth,
    BasicAuth,
    BearerToken,
    Credential,
    InvalidToken,
    NamelessToken,
    Scheme,
    UndecodableToken,
    as_scheme,
    present_token,
)
from specloom.errors import AuthError
from specloom.testing import FakeClock

DEAD = Response(401)


def header(credential: Credential | None) -> str | None:
    return None if credential is None else credential.headers.get("Authorization")


# --- a token that is there -------------------------------------------------------------------


async def test_a_token_is_sent_as_it_is(endpoint: Callable[..., Any]) -> None:
    auth = BearerToken("abc")
    send = endpoint(DEAD)

    found = (header(auth.current()), header(await auth.credential(send)), auth.token, send.calls)

    assert found == ("Bearer abc", "Bearer abc", "abc", [])


async def test_nothing_renews_a_text(endpoint: Callable[..., Any], jwt: Callable[..., str]) -> None:
    auth = BearerToken(jwt(-100.0, sub="ada"))
    credential = auth.current()
    assert credential is not None

    assert await auth.rejected(credential, DEAD, endpoint(DEAD)) is False
    assert auth.current() is credential


@pytest.mark.parametrize("use", ["try", "required", "no"])
async def test_a_text_is_sent_past_its_end_for_the_server_to_judge(
    use: Any, endpoint: Callable[..., Any], jwt: Callable[..., str], clock: FakeClock
) -> None:
    auth = BearerToken(jwt(600, sub="ada"), jwt=use)
    credential = await auth.credential(endpoint(DEAD))
    auth.update(jwt(600, sub="bob"))
    updated = auth.current()
    clock.advance(1e6)

    assert (header(credential) != header(updated), auth.current()) == (True, updated)
    assert await auth.credential(endpoint(DEAD)) is updated


async def test_an_updated_token_is_another_credential(endpoint: Callable[..., Any]) -> None:
    auth = BearerToken("old")
    old = auth.current()
    assert old is not None
    auth.update("new")

    assert (header(auth.current()), auth.token) == ("Bearer new", "new")
    assert await auth.rejected(old, DEAD, endpoint(DEAD)) is True


@pytest.mark.parametrize("token", ["", "canary\r\nX: 1", "canary\n", "canary\0", "canäry", " canary"])
def test_a_text_that_cannot_be_sent_is_refused_at_once(token: str) -> None:
    for refuse in (BearerToken, ApiKey, present_token, BearerToken("good").update):
        with pytest.raises(InvalidToken) as caught:
            refuse(token)

        assert isinstance(caught.value, AuthError)
        assert isinstance(caught.value, ValueError)
        assert "can" not in str(caught.value)


@pytest.mark.parametrize("token", [None, 7, b"abc", ["abc"]])
def test_what_is_no_text_is_a_mistake(token: Any) -> None:
    for refuse in (BearerToken, ApiKey, present_token, BearerToken("good").update):
        with pytest.raises(TypeError, match="text"):
            refuse(token)


def test_an_invalid_token_leaves_the_old_one_in_use() -> None:
    auth = BearerToken("good")
    with pytest.raises(InvalidToken):
        auth.update("bad\n")

    assert auth.token == "good"


def test_a_user_is_read_from_the_token(jwt: Callable[..., str]) -> None:
    token = jwt(sub="ada")

    assert [BearerToken(token, jwt="try").user, BearerToken(token, jwt="required").user] == ["ada", "ada"]
    assert [BearerToken(token, jwt="no").user, BearerToken("opaque").user, BearerToken(jwt()).user] == [
        None
    ] * 3


def test_a_token_that_must_be_readable_is_refused_when_it_is_not(jwt: Callable[..., str]) -> None:
    for token in ("opaque", "a.b.c"):
        with pytest.raises(UndecodableToken, match="the token is no JWT;"):
            BearerToken(token, jwt="required")
    for token in (jwt(), jwt(sub=7), jwt(sub="")):
        with pytest.raises(NamelessToken, match="the token does not name its user"):
            BearerToken(token, jwt="required")
    auth = BearerToken(jwt(sub="ada"), jwt="required")
    with pytest.raises(InvalidToken):
        auth.update("opaque")

    assert auth.user == "ada"


def test_an_unknown_use_of_jwt_is_refused() -> None:
    with pytest.raises(ValueError, match='jwt must be "try", "required" or "no"'):
        BearerToken("x", jwt="maybe")  # type: ignore[arg-type]


def test_a_plain_token_loads_neither_pyjwt_nor_logins() -> None:
    program = (
        "import sys; from specloom.auth import BearerToken; BearerToken('a.b.c').current();"
        "assert not {'jwt', 'aiohttp', 'specloom.auth._login', 'tempfile'} & set(sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# --- a function that gives tokens ------------------------------------------------------------


class Source:
    def __init__(self, *tokens: Any) -> None:
        self.tokens = list(tokens)
        self.count = 0

    async def __call__(self) -> Any:
        self.count += 1
        await asyncio.sleep(0)
        token = self.tokens.pop(0) if len(self.tokens) > 1 else self.tokens[0]
        if isinstance(token, BaseException):
            raise token
        return token


async def test_a_source_is_asked_when_a_token_is_needed(
    endpoint: Callable[..., Any], jwt: Callable[..., str]
) -> None:
    source = Source(jwt(3600, sub="ada"))
    auth = BearerToken(source)
    assert (auth.current(), auth.token, auth.user) == (None, None, None)
    send = endpoint(DEAD)

    first = await auth.credential(send)

    assert (header(first), auth.current()) == (f"Bearer {source.tokens[0]}", first)
    assert (auth.user, source.count, send.calls) == ("ada", 1, [])


async def test_a_source_is_asked_ahead_of_the_end_and_after_a_refusal(
    endpoint: Callable[..., Any], jwt: Callable[..., str], clock: FakeClock, turns: Any
) -> None:
    tokens = [jwt(3600, n=1), jwt(7200, n=2), jwt(7200, n=3)]
    source = Source(*tokens)
    auth = BearerToken(source)
    send = endpoint(DEAD)
    first = await auth.credential(send)
    clock.advance(3331.0)
    while_renewing = await auth.credential(send)
    await turns()
    second = auth.current()
    assert second is not None
    newer = await auth.rejected(second, DEAD, send)

    assert (while_renewing, header(second), newer) == (first, f"Bearer {tokens[1]}", True)
    assert (header(auth.current()), source.count) == (f"Bearer {tokens[2]}", 3)


@pytest.mark.parametrize("use", ["try", "no"])
async def test_a_token_of_a_skewed_clock_is_kept_until_it_is_refused(
    use: Any, endpoint: Callable[..., Any], jwt: Callable[..., str], clock: FakeClock
) -> None:
    source = Source(jwt(-7200, sub="ada"), "next")
    auth = BearerToken(source, jwt=use)
    first = await auth.credential(endpoint(DEAD))
    clock.advance(1e6)

    assert auth.current() is first
    assert await auth.rejected(first, DEAD, endpoint(DEAD))
    assert (source.count, auth.token) == (2, "next")


async def test_an_opaque_key_has_no_end_even_if_it_reads_as_a_token(
    endpoint: Callable[..., Any], jwt: Callable[..., str], clock: FakeClock
) -> None:
    auth = BearerToken(Source(jwt(60)), jwt="no")
    first = await auth.credential(endpoint(DEAD))
    clock.advance(1e6)

    assert auth.current() is first


async def test_closing_waits_for_a_source_that_is_about_to_answer(endpoint: Callable[..., Any]) -> None:
    auth = BearerToken(Source("t"))
    send = endpoint(DEAD)
    waiting = asyncio.ensure_future(auth.credential(send))
    await asyncio.sleep(0)
    waiting.cancel()
    await auth.close(send)

    assert auth.token == "t"


async def test_pyjwt_is_loaded_in_a_thread(
    endpoint: Callable[..., Any], jwt: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import jwt as loaded

    threads: list[threading.Thread] = []

    def import_module(name: str) -> Any:
        threads.append(threading.current_thread())
        monkeypatch.setitem(sys.modules, name, loaded)

    monkeypatch.setattr("specloom.auth._claims.import_module", import_module)
    monkeypatch.delitem(sys.modules, "jwt")
    auth = BearerToken(Source(jwt(3600, sub="ada")))
    await auth.credential(endpoint(DEAD))

    assert auth.user == "ada"
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


async def test_a_source_may_be_a_plain_function(endpoint: Callable[..., Any]) -> None:
    auth = BearerToken(lambda: "plain")  # type: ignore[arg-type,return-value]

    assert header(await auth.credential(endpoint(DEAD))) == "Bearer plain"


@pytest.mark.parametrize(
    ("token", "problem"),
    [
        ("a\r\nX: 1", "the token holds a line break or NUL"),
        ("", "the token is empty"),
        (None, "a token is text, got NoneType"),
        (7, "a token is text, got int"),
        ({"access_token": "x"}, "a token is text, got dict"),
        ("Bearer canary", "the token begins with Bearer, which is put before it anyway; give it without"),
    ],
)
async def test_what_a_source_gives_is_checked_before_it_is_kept(
    token: Any, problem: str, endpoint: Callable[..., Any]
) -> None:
    auth = BearerToken(Source(token))
    with pytest.raises(AuthError, match="the token source gave what cannot be used") as caught:
        await auth.credential(endpoint(DEAD))

    assert problem in str(caught.value)
    assert (auth.current(), auth.token) == (None, None)


async def test_a_source_that_must_give_readable_tokens_is_checked(
    endpoint: Callable[..., Any], jwt: Callable[..., str]
) -> None:
    auth = BearerToken(Source("opaque"), jwt="required")
    with pytest.raises(AuthError, match="the token is no JWT"):
        await auth.credential(endpoint(DEAD))
    nameless = BearerToken(Source(jwt(3600)), jwt="required")
    with pytest.raises(AuthError, match="does not name its user"):
        await nameless.credential(endpoint(DEAD))
    good = BearerToken(Source(jwt(3600, sub="ada")), jwt="required")
    await good.credential(endpoint(DEAD))

    assert good.user == "ada"


async def test_a_source_that_raises_is_an_auth_error_with_its_cause(endpoint: Callable[..., Any]) -> None:
    problem = LookupError("vault is sealed")
    auth = BearerToken(Source(problem))
    with pytest.raises(AuthError, match="the token source raised LookupError") as caught:
        await auth.credential(endpoint(DEAD))

    assert (caught.value.__cause__, caught.value.__context__) == (problem, None)


async def test_a_source_that_raises_shows_no_token_of_ours(
    endpoint: Callable[..., Any], clock: FakeClock
) -> None:
    auth = BearerToken(Source("canary-1234567890", LookupError("vault is sealed")))
    send = endpoint(DEAD)
    first = await auth.credential(send)
    with pytest.raises(AuthError) as caught:
        await auth.rejected(first, DEAD, send)
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    del first

    shown = "".join(trace.format())
    assert "vault is sealed" in shown
    assert "canary-1234567890" not in "".join(
        str(frame.locals) for one in (trace, trace.__cause__) if one for frame in one.stack
        if "/specloom/" in frame.filename
    )  # fmt: skip


async def test_a_token_given_by_hand_replaces_the_sources_until_its_end(
    endpoint: Callable[..., Any], jwt: Callable[..., str], clock: FakeClock
) -> None:
    source = Source("from the source")
    auth = BearerToken(source)
    tokens = [jwt(600, sub="ada"), jwt(1200, sub="bob")]
    send = endpoint(DEAD)
    used = []
    for token in tokens:
        auth.update(token)
        used.append((header(await auth.credential(send)), header(auth.current()), auth.user, source.count))
        clock.advance(325.0)
        used.append((header(auth.current()), source.count))
    clock.advance(1200.0)

    first, second = (f"Bearer {token}" for token in tokens)
    assert used == [(first, first, "ada", 0), (first, 0), (second, second, "bob", 0), (second, 0)]
    assert auth.current() is None
    assert header(await auth.credential(send)) == "Bearer from the source"


async def test_an_opaque_token_given_by_hand_is_used_at_once_and_for_good(
    endpoint: Callable[..., Any], jwt: Callable[..., str], clock: FakeClock
) -> None:
    auth = BearerToken(Source("from the source"))
    auth.update(jwt(600))
    auth.update("by hand")
    at_once = header(auth.current())
    await auth.credential(endpoint(DEAD))
    clock.advance(1e6)

    assert (at_once, header(auth.current())) == ("Bearer by hand", "Bearer by hand")


# --- how it is sent --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("send", "headers", "query"),
    [
        ("header X-Api-Key", {"X-Api-Key": "k"}, {}),
        ("header Authorization", {"Authorization": "k"}, {}),
        ("header Authorization Token", {"Authorization": "Token k"}, {}),
        ("query api_key", {}, {"api_key": "k"}),
        ("cookie FXSESSID", {"Cookie": "FXSESSID=k"}, {}),
        ("basic", {"Authorization": "Basic azo="}, {}),
    ],
)
def test_a_key_travels_where_the_api_wants_it(send: str, headers: Any, query: Any) -> None:
    credential = ApiKey("k", send).current()

    assert credential is not None
    assert (credential.headers, credential.query) == (headers, query)


def test_a_key_with_a_colon_is_a_pair_for_basic() -> None:
    credential = ApiKey("user:pass:word", "basic").current()

    assert credential is not None
    assert credential.headers == {"Authorization": "Basic dXNlcjpwYXNzOndvcmQ="}


def test_a_key_is_sent_in_its_own_header_unless_told_otherwise() -> None:
    auth = ApiKey("k")

    assert auth.current() is not None
    assert (auth.token, auth.user, str(auth.carrier)) == ("k", None, "header X-Api-Key")


@pytest.mark.parametrize(
    "send",
    [
        "", "header", "header A B C", "header ä", "header A:", "cookie", "cookie a b", "cookie a=b", "query",
        "query a b", "basic x", "body x",
    ],
)  # fmt: skip
def test_a_carrier_that_is_none_is_refused(send: str) -> None:
    with pytest.raises(ValueError, match="send must be header NAME"):
        ApiKey("k", send)


@pytest.mark.parametrize("value", ["a;b", "a; path=/"])
def test_a_cookie_cannot_hold_another_one(value: str) -> None:
    with pytest.raises(InvalidToken, match="a cookie's name or value holds"):
        ApiKey(value, "cookie session")

    assert ApiKey(value, "header X-Key").current() is not None


@pytest.mark.parametrize(
    "make",
    [
        lambda: BearerToken("Bearer canary"),
        lambda: BearerToken("bearer  canary"),
        lambda: ApiKey("Token canary", "header Authorization Token"),
        lambda: BearerToken("t").update("Bearer canary"),
        lambda: present_token("Bearer canary"),
    ],
    ids=["bearer", "in small letters", "key", "update", "of one call"],
)
def test_a_scheme_is_not_put_before_a_token_twice(make: Callable[[], Any]) -> None:
    with pytest.raises(InvalidToken, match="which is put before it anyway; give it without") as caught:
        make()

    assert "canary" not in repr(caught.value) + str(caught.value)


@pytest.mark.parametrize("token", ["Bearer", "BearerCanary", "Basic canary"])
def test_a_token_that_only_looks_like_a_scheme_is_one(token: str) -> None:
    assert header(BearerToken(token).current()) == f"Bearer {token}"


@pytest.mark.parametrize("send", ["header Authorization", "header X-Key Token", "query key", "cookie key"])
def test_a_scheme_in_a_token_stays_where_none_or_another_is_put_before_it(send: str) -> None:
    assert ApiKey("Bearer k", send).current() is not None


def test_a_text_is_no_set_of_cookies() -> None:
    with pytest.raises(InvalidToken, match="`cookie \\*` goes with"):
        ApiKey("k", "cookie *")


async def test_name_and_password_go_with_each_request(endpoint: Callable[..., Any]) -> None:
    auth = BasicAuth("ada", "pässword:1")
    credential = auth.current()

    assert credential.headers == {"Authorization": "Basic YWRhOnDDpHNzd29yZDox"}
    assert await auth.credential(endpoint(DEAD)) is credential
    assert await auth.rejected(credential, DEAD, endpoint(DEAD)) is False
    assert (auth.user, auth.token) == ("ada", None)


@pytest.mark.parametrize(
    ("username", "password", "kind"),
    [
        ("a:b", "c", InvalidToken),
        ("a\n", "c", InvalidToken),
        ("a", "c\r\n", InvalidToken),
        ("a", "c\x7f", InvalidToken),
        (None, "c", TypeError),
        ("a", 7, TypeError),
    ],
)
def test_names_and_passwords_that_cannot_be_sent_are_refused(username: Any, password: Any, kind: Any) -> None:
    with pytest.raises(kind) as caught:
        BasicAuth(username, password)

    assert "c\r" not in str(caught.value)


def test_basic_auth_has_no_token_to_update() -> None:
    with pytest.raises(TypeError, match="BasicAuth has no token to update"):
        BasicAuth("a", "b").update("x")


# --- for one call ----------------------------------------------------------------------------


async def test_a_token_of_one_call_is_sent_as_the_connections_own(endpoint: Callable[..., Any]) -> None:
    one = present_token("t", ApiKey("k", "header X-Auth-Token"))
    plain = present_token("t")
    credential = one.current()
    assert credential is not None

    assert (credential.headers, header(plain.current())) == ({"X-Auth-Token": "t"}, "Bearer t")
    assert await one.credential(endpoint(DEAD)) is credential
    assert await one.rejected(credential, DEAD, endpoint(DEAD)) is False
    assert (one.token, str(one.carrier), one.origins) == ("t", "header X-Auth-Token", frozenset())


def test_a_token_of_one_call_may_go_where_the_connections_own_may() -> None:
    auth = BearerToken("k", origins=["https://upload.example"])

    assert present_token("t", auth).origins == {"https://upload.example:443"}


# --- what a dead credential looks like -------------------------------------------------------


@pytest.mark.parametrize(
    ("dead", "status", "body", "code", "result"),
    [
        ([401], 401, b"", None, True),
        ([401], 403, b"", None, False),
        ([401, 403], 403, b"", None, True),
        ([401, "NoCredentials"], 400, b'{"error": {"code": "NoCredentials"}}', None, True),
        ([401, "NoCredentials"], 400, b'{"error": {"code": "NoSuchProject"}}', None, False),
        ([401, "NoCredentials"], 400, b'{"error": {"code": "NoCredentials"}}', "Other", False),
        ([401, "NoCredentials"], 400, b"", "NoCredentials", True),
        ([401, "NoCredentials"], 400, b"<html>", None, False),
        (["expired"], 200, b'{"error": "expired"}', None, True),
        (["expired"], 401, b"", None, False),
    ],
)  # fmt: skip
def test_how_a_dead_credential_shows_is_data(
    dead: Any, status: int, body: bytes, code: Any, result: bool
) -> None:
    auth = BearerToken("t", dead=dead)

    assert auth.dead(Response(status, content=body), code) is result


@pytest.mark.parametrize("dead", [[7], [99], [600]])
def test_a_status_that_is_none_is_refused(dead: Any) -> None:
    with pytest.raises(ValueError, match="dead takes statuses from 100 to 599"):
        BearerToken("t", dead=dead)


def test_by_default_a_401_is_a_dead_credential() -> None:
    found = [
        [auth.dead(Response(status)) for status in (401, 403, 200)]
        for auth in (BearerToken("t"), BasicAuth("a", "b"))
    ]

    assert found == [[True, False, False]] * 2


# --- nothing is shown ------------------------------------------------------------------------


def test_nothing_that_is_printed_or_pickled_holds_a_secret() -> None:
    one = BearerToken("canary-token")
    many: list[Any] = [
        one, ApiKey("canary-key", "query k"), BasicAuth("ada", "canary"), present_token("canary"), one.current(),
    ]  # fmt: skip

    for value in many:
        assert "canary" not in f"{value!r} {value} {value!s:>10}"
        with pytest.raises(TypeError):
            pickle.dumps(value)


# --- a user's own ----------------------------------------------------------------------------


class Minimal:
    """The two methods, and nothing else."""

    def __init__(self) -> None:
        self.rejections = 0

    async def credential(self, send: Any) -> Credential:
        return Credential({"X-Signed": "yes"})

    async def rejected(self, credential: Credential, response: Response, send: Any) -> bool:
        self.rejections += 1
        return True


async def test_two_methods_are_enough(endpoint: Callable[..., Any]) -> None:
    mine = Minimal()
    scheme = as_scheme(mine)
    send = endpoint(DEAD)

    credential = await scheme.credential(send)

    assert isinstance(mine, Auth)
    assert (credential.headers, scheme.current()) == ({"X-Signed": "yes"}, None)
    assert await scheme.rejected(credential, DEAD, send) is True
    assert (scheme.token, scheme.user, scheme.origins, scheme.allow_http) == (None, None, frozenset(), False)
    assert (scheme.dead(DEAD), scheme.dead(Response(403)), repr(scheme)) == (True, False, "<Minimal>")
    with pytest.raises(TypeError, match="Minimal has no token to update"):
        scheme.update("x")
    await scheme.close()


class Full(Minimal):
    origins = ("https://upload.example:443",)
    allow_http = True
    token = "t"
    user = "ada"

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Any] = []
        self.fixed = Credential({"X-Signed": "fixed"})

    def current(self) -> Credential:
        return self.fixed

    def dead(self, response: Response) -> bool:
        return response.status_code == 403

    def update(self, token: str) -> None:
        self.heard.append(token)

    async def close(self) -> None:
        self.heard.append("closed")


async def test_what_a_users_own_has_beyond_them_is_used(endpoint: Callable[..., Any]) -> None:
    mine = Full()
    scheme = as_scheme(mine)
    scheme.update("new")
    await scheme.close(endpoint(DEAD))

    assert (scheme.current(), scheme.token, scheme.user) == (mine.fixed, "t", "ada")
    assert (scheme.origins, scheme.allow_http) == ({"https://upload.example:443"}, True)
    assert [scheme.dead(Response(status)) for status in (401, 403)] == [False, True]
    assert mine.heard == ["new", "closed"]


def test_a_scheme_is_complete_already() -> None:
    auth = BearerToken("t")

    assert as_scheme(auth) is auth


@pytest.mark.parametrize("auth", ["token", ("user", "password"), object()])
def test_what_has_not_both_methods_is_refused(auth: Any) -> None:
    with pytest.raises(TypeError, match="auth needs the methods credential and rejected"):
        as_scheme(auth)


async def test_a_scheme_of_ones_own_begins_with_defaults(endpoint: Callable[..., Any]) -> None:
    class Mine(Scheme):
        pass

    scheme = Mine()

    assert (scheme.current(), scheme.token, scheme.user, repr(scheme)) == (None, None, None, "Mine(***)")
    assert header(present_token("t", scheme).current()) == "Bearer t"
    assert await scheme.rejected(Credential(), DEAD, endpoint(DEAD)) is False
    with pytest.raises(NotImplementedError):
        await scheme.credential(endpoint(DEAD))
    await scheme.close()
