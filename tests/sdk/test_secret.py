from __future__ import annotations

import copy
import inspect
import pickle
import traceback
from collections.abc import Coroutine
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from specloom._http import Headers
from specloom._secret import (
    Secret,
    forgetful,
    hidden,
    in_one_line,
    preview,
    redact_headers,
    redact_text,
    redact_url,
    visible,
)
from specloom._unset import UNSET


def test_a_secret_shows_itself_only_when_asked() -> None:
    secret = Secret("canary")

    assert secret.reveal() == "canary"
    assert [str(secret), repr(secret), f"{secret}", f"{secret:>30}", f"{[secret]}"] == [
        "Secret(***)",
        "Secret(***)",
        "Secret(***)",
        "Secret(***)",
        "[Secret(***)]",
    ]


@pytest.mark.parametrize("leave", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_secret_does_not_leave_the_process(leave: Any) -> None:
    with pytest.raises(TypeError, match="a Secret is not pickled"):
        leave(Secret("canary"))


def test_secrets_are_compared_by_identity() -> None:
    secret = Secret("canary")

    assert (secret == secret, secret == Secret("canary"), secret == "canary") == (True, False, False)


def test_a_secret_is_not_in_a_traceback_with_locals() -> None:
    def fail() -> None:
        secret = Secret("canary")
        raise ValueError(secret)

    try:
        fail()
    except ValueError as error:
        shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())

    assert "secret = Secret(***)" in shown
    assert "canary" not in shown.replace('Secret("canary")', "")


@pytest.mark.parametrize(
    ("value", "shown"), [("canary", "***"), (7, "***"), (None, "None"), ("", "''"), (UNSET, "UNSET")]
)
def test_a_sensitive_field_shows_only_whether_it_is_set(value: Any, shown: str) -> None:
    @frozen
    class Login:
        password: Any = field(repr=hidden)

    assert repr(Login(value)).endswith(f"Login(password={shown})")


# --- URLs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://api.example/x", "https://api.example/x"),
        ("https://api.example/users/me@x", "https://api.example/users/me@x"),
        ("https://api.example/x?key=canary&b=canary", "https://api.example/x?key=***&b=***"),
        ("https://api.example/x?canary", "https://api.example/x?***"),
        ("https://api.example/x?a=1;key=canary", "https://api.example/x?a=***"),
        ("https://api.example/x?a==canary&&", "https://api.example/x?a=***"),
        ("https://api.example/x?", "https://api.example/x"),
        ("https://api.example/x#canary", "https://api.example/x"),
        ("https://me:canary@api.example:8443/x", "https://api.example:8443/x"),
        ("https://a@b:canary@api.example/x?y=z", "https://api.example/x?y=***"),
        ("//me:canary@api.example/x", "//api.example/x"),
        ("/x?key=canary", "/x?key=***"),
        ("/users/me@x", "/users/me@x"),
        ("https:me:canary@api.example", "***"),
        ("me:canary@proxy:8080", "***"),
        ("https://[me:canary@api.example/?x", "***"),
        ("", ""),
    ],
)
def test_a_url_is_shown_without_user_information_and_values(url: str, shown: str) -> None:
    assert redact_url(url) == shown


@given(st.text())
def test_no_url_is_too_odd_to_be_shown(url: str) -> None:
    assert "=canary" not in redact_url(f"{url}?key=canary")


# --- headers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("wrap", [lambda pairs: pairs, dict, Headers])
def test_headers_are_shown_by_an_allow_list(wrap: Any) -> None:
    headers = wrap(
        [
            ("Content-Type", "text/html"),
            ("authorization", "canary"),
            ("Set-Cookie", "canary"),
            ("X-Anything", "canary"),
            ("RETRY-AFTER", "5"),
        ]
    )

    assert redact_headers(headers) == [
        ("Content-Type", "text/html"),
        ("authorization", "***"),
        ("Set-Cookie", "***"),
        ("X-Anything", "***"),
        ("RETRY-AFTER", "5"),
    ]


# --- texts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '{"token": "canary"}',
        '{"token":"canary"}',
        '{"token" : \n "canary"}',
        '{"access_token": "canary", "x": 1}',
        '{"refreshToken": "canary"}',
        '{"password": "ca\\"nary canary"}',
        '{"otp": 123canary}',
        '{"token": {"value": "canary"}}',
        '{"tokens": ["canary", "canary"]}',
        '{"token": "canary',
        '{"token": {"value": "canary',
        '{"token": ["canary',
        '{"body": "{\\"token\\": \\"canary\\"}"}',
        "{'api_key': 'canary'}",
        "password=canary&user=x",
        "client_secret = canary",
        "access_token%3Dcanary%26x",
        "x" * 100 + "-api-key: canary",
        "[info]token=canary",
        "f().token=canary",
        "token 'canary' is not known",
        'invalid token "canary"',
        "Authorization: Token canary",
        "authorization: Basic Y2FuYXJ5canary==",
        "Proxy-Authorization: Digest username=x, response=canary",
        "Cookie: a=canary; b=canary",
        "Set-Cookie: FXSESSID=canary; Path=/",
        "X-Auth-Token: canary",
        "sessionId=canary;",
        "sent Bearer canary1234",
        "<CIMultiDictProxy('Authorization': 'Token canary')>",
        "[(b'X-Auth-Token', b'canary'), ('Api-Key', 'canary')]",
        "cannot connect to https://me:canary@api.example/x?key=canary",
        "redis://me:canary@cache:6379/0",
        "$.token: expected an integer, got \"canary\" (text)",
        'passphrase: canary',
        'credentials=canary',
        'private_key: "canary',
    ],
)  # fmt: skip
def test_what_looks_like_a_credential_is_hidden(text: str) -> None:
    shown = redact_text(text)

    assert "canary" not in shown
    assert "***" in shown or "://" in shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no such pipe: 7",
        '{"error": {"code": "no-object", "message": "not there"}}',
        "footprint: 5, hotplug=on",
        "$.data[3].next_token: expected a text, got 5 (integer)",
        "$.token: missing, expected a text",
        "https://api.example/v1/pipes",
        "the token expired",
        "eyJ",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert redact_text(text) == text


def test_a_json_web_token_is_hidden_wherever_it_stands() -> None:
    assert redact_text("saw eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln-_x here") == "saw *** here"


@given(st.text(alphabet=st.characters(exclude_characters='"\\'), max_size=10_000))
def test_the_whole_of_a_secret_is_hidden(secret: str) -> None:
    assert redact_text(f'{{"token": "{secret}"}}') == '{"token": ***}'


@given(st.text() | st.text("token:=\"'[{(\\ .,-%3d"))
def test_every_text_can_be_redacted(text: str) -> None:
    assert isinstance(redact_text(text), str)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece",
    [
        "token",
        "a",
        "a.b-",
        '"token',
        "token ",
        "token=[",
        "token={",
        "://",
        "a://",
        "bearer ",
        "eyJ.",
        "\\",
        "('token",
    ],
)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    assert redact_text(piece * 20_000) is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("GET https://a/x?key=canary: 404", "GET https://a/x?key=***: 404"),
        ("(see https://a/x?key=canary).", "(see https://a/x?key=***)."),
        ("https://a/x, https://b/?k=canary!", "https://a/x, https://b/?k=***!"),
    ],
)
def test_the_sentence_around_a_url_stays(text: str, shown: str) -> None:
    assert redact_text(text) == shown


# --- previews --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "limit", "shown"),
    [
        (b"", 10, ""),
        (b"abcdef", 3, "abc"),
        ("äöü".encode(), 2, "äö"),
        (b"\xff\xfea", 10, "\ufffd\ufffda"),
        (b'{"token": "canary"}', 100, '{"token": ***}'),
        ('{"token": "canary"}'.encode("utf-16-le"), 100, '{"token": ***}'),
    ],
)
def test_a_preview_is_the_redacted_beginning(body: bytes, limit: int, shown: str) -> None:
    assert preview(body, limit=limit) == shown


@given(st.integers(0, 4000))
def test_no_cut_through_a_secret_shows_its_beginning(before: int) -> None:
    body = b"x" * before + b' "token": "' + b"canary" * 1000 + b'"'

    shown = preview(body)

    assert "canary" not in shown
    assert len(shown) <= 2048


# --- frames ----------------------------------------------------------------------------------


async def test_a_forgetful_function_has_nothing_to_show_in_a_traceback() -> None:
    async def fail() -> None:
        raise KeyError("what went wrong")

    @forgetful
    def call(token: str, *, password: str) -> Coroutine[Any, Any, None]:
        """What it is for."""
        assert token == password
        return fail()

    with pytest.raises(KeyError) as caught:
        await call("canary-0", password="canary-0")

    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    assert [frame.name for frame in frames][1:] == ["run", "fail"]
    assert "canary" not in str([frame.locals for frame in frames[1:]])
    assert (call.__name__, call.__doc__, inspect.iscoroutinefunction(call)) == (
        "call",
        "What it is for.",
        True,
    )


@pytest.mark.parametrize(("kind", "names"), [(ValueError, ["run"]), (TypeError, ["run", "call"])])
async def test_a_forgetful_function_hides_what_it_refuses_but_not_where_it_is_wrong(
    kind: type[Exception], names: list[str]
) -> None:
    @forgetful
    def call(token: str) -> Coroutine[Any, Any, None]:
        try:
            raise KeyError(token)
        except KeyError:
            raise kind("no") from None

    with pytest.raises(kind, match="no") as caught:
        await call("canary-0")

    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    assert [frame.name for frame in frames][1:] == names
    assert (kind is ValueError) == ("canary" not in str([frame.locals for frame in frames[1:]]))
    assert (kind is ValueError) == (caught.value.__context__ is None)


async def test_an_error_that_hides_no_context_keeps_its_own() -> None:
    @forgetful
    def refuse(value: str) -> Any:
        try:
            raise KeyError("the reason")
        except KeyError:
            raise ValueError("refused")  # noqa: B904 - the context is what is looked at

    with pytest.raises(ValueError, match="refused") as caught:
        await refuse("secret")

    assert isinstance(caught.value.__context__, KeyError)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 中 👩\u200d💻\n\tb", "plain é 中 👩\u200d💻\n\tb"),
        ("\0\x07\x1b[31m\x7f\x9b", r"\x00\x07\x1b[31m\x7f\x9b"),
        ("\r\u2028\u2029\x85", r"\r\u2028\u2029\x85"),
        ("\u202e\u2066\u200f\ufeff", r"\u202e\u2066\u200f\ufeff"),
        ("\ud800", r"\ud800"),
    ],
    ids=["text", "controls", "lines", "directions", "surrogate"],
)
def test_what_drives_a_terminal_is_written_out(text: str, shown: str) -> None:
    assert (visible(text), in_one_line(text)) == (shown, shown.replace("\n", r"\n").replace("\t", " "))
