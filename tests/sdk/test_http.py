from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict, CIMultiDictProxy

from specloom._http import Headers, Request, Response, laid_over, lay_headers
from specloom._trail import Trail
from specloom.errors import DecodeError

PAIRS = [
    ("Content-Type", "text/html"),
    ("Set-Cookie", "a=canary"),
    ("X-A", "1"),
    ("set-cookie", "b=2"),
    ("ETag", '"7"'),
]


# --- headers ---------------------------------------------------------------------------------


def pairs_once() -> Iterator[tuple[str, str]]:
    yield from PAIRS


@pytest.mark.parametrize(
    "source", [PAIRS, tuple(PAIRS), Headers(PAIRS), CIMultiDictProxy(CIMultiDict(PAIRS)), pairs_once()]
)
def test_headers_keep_order_and_repetition_of_any_source(source: Any) -> None:
    headers = Headers(source)

    assert headers.pairs() == tuple(PAIRS)
    assert (headers.get_all("SET-COOKIE"), headers.get_all("none")) == (["a=canary", "b=2"], [])


def test_headers_are_found_in_any_case_and_the_first_counts() -> None:
    headers = Headers(PAIRS)

    assert (headers["etag"], headers["SET-COOKIE"], headers.get("x-b"), headers.get("x-b", "?")) == (
        '"7"',
        "a=canary",
        None,
        "?",
    )
    assert ("x-a" in headers, "x-b" in headers, 5 in headers) == (True, False, False)
    with pytest.raises(KeyError):
        headers["x-b"]


def test_headers_are_a_mapping_of_names_as_they_were_first_written() -> None:
    headers = Headers(PAIRS)

    assert (list(headers), len(headers), dict(headers)) == (
        ["Content-Type", "Set-Cookie", "X-A", "ETag"],
        4,
        {"Content-Type": "text/html", "Set-Cookie": "a=canary", "X-A": "1", "ETag": '"7"'},
    )


@pytest.mark.parametrize(
    ("other", "equal"),
    [
        (Headers([("x-a", "1"), ("X-B", "2")]), True),
        (Headers([("X-B", "2"), ("X-A", "1")]), False),
        (Headers([("X-A", "1")]), False),
        ({"x-a": "1", "x-b": "2"}, True),
        ({"X-B": "2", "X-A": "1"}, True),
        ({"X-A": "1"}, False),
        ([("X-A", "1"), ("X-B", "2")], False),
        (None, False),
    ],
)
def test_headers_compare_without_regard_to_case(other: Any, equal: bool) -> None:
    assert (Headers([("X-A", "1"), ("X-B", "2")]) == other) is equal


def test_headers_cannot_be_hashed_and_show_no_credential() -> None:
    with pytest.raises(TypeError):
        hash(Headers())

    assert repr(Headers(PAIRS[:2])) == "Headers([('Content-Type', 'text/html'), ('Set-Cookie', '***')])"


@pytest.mark.parametrize("through", [lambda one: pickle.loads(pickle.dumps(one)), copy.copy, copy.deepcopy])
def test_headers_survive_pickles_and_copies(through: Any) -> None:
    assert through(Headers(CIMultiDictProxy(CIMultiDict(PAIRS)))).pairs() == tuple(PAIRS)


# --- requests --------------------------------------------------------------------------------


def request() -> Request:
    return Request(
        method="GET",
        url="https://me:canary@api.example/x?key=canary",
        headers={"Authorization": "canary", "Accept": "*/*"},
        body="canary",
    )


def test_a_request_shows_no_credential() -> None:
    assert repr(request()) == (
        "Request(GET https://api.example/x?key=***, headers={'Authorization': '***', 'Accept': '*/*'})"
    )


@pytest.mark.parametrize(
    "headers", [{"Authorization": "canary", "Accept": "*/*"}, Headers([("Accept", "*/*")])]
)
def test_a_request_leaves_its_credential_and_body_behind_when_pickled(headers: Any) -> None:
    data = pickle.dumps(evolve(request(), headers=headers))

    assert b"canary" not in data
    assert pickle.loads(data) == Request(
        method="GET", url="https://api.example/x?key=***", headers=Headers([("Accept", "*/*")])
    )


def test_a_copied_request_is_whole() -> None:
    assert copy.copy(request()) == request()


# --- answers ---------------------------------------------------------------------------------


def response(content: bytes = b"", kind: str | None = None, **options: Any) -> Response:
    headers = Headers([("Content-Type", kind)] if kind is not None else [])
    return Response(
        options.pop("status", 200), headers=headers, content=content, url="https://a/x?k=canary", **options
    )


@pytest.mark.parametrize(
    ("status", "success"), [(199, False), (200, True), (299, True), (300, False), (404, False)]
)
def test_every_2xx_is_a_success(status: int, success: bool) -> None:
    assert response(status=status).is_success is success


@pytest.mark.parametrize(
    ("kind", "encoding", "media_type"),
    [
        (None, "utf-8", ""),
        ("", "utf-8", ""),
        ("text/plain", "utf-8", "text/plain"),
        ("Text/HTML; Charset=ISO-8859-1", "iso-8859-1", "text/html"),
        ('text/plain; charset="utf-16"', "utf-16", "text/plain"),
        ("text/plain;charset = latin1 ; x=y", "latin1", "text/plain"),
        ("text/plain; charset=klingon", "utf-8", "text/plain"),
        ("text/plain; charset=hex", "utf-8", "text/plain"),
        ("text/plain; charset=undefined", "utf-8", "text/plain"),
        ("text/plain; charset=", "utf-8", "text/plain"),
    ],
)
def test_type_and_charset_are_read_from_the_header(kind: str | None, encoding: str, media_type: str) -> None:
    answer = response(b"", kind)

    assert (answer.encoding, answer.media_type) == (encoding, media_type)


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("äö".encode(), "utf-8", "äö"),
        ("äö".encode("latin1"), "latin1", "äö"),
        (b"a\xffb", "utf-8", "a\ufffdb"),
        ("ä€".encode("utf-16"), "utf-16", "ä€"),
        (b"ab\xff", "idna", "ab\ufffd"),  # a codec that knows no replacement
        (b"abc", "rot13", "abc"),
        ("\ufeff42\ufeff".encode(), "utf-8", "42\ufeff"),
    ],
)
def test_text_is_decoded_and_never_fails(content: bytes, charset: str, text: str) -> None:
    assert response(content, f"text/plain; charset={charset}").text == text


@given(st.binary(), st.text("abcdefghijklmnopqrstuvwxyz0123456789_-", max_size=12))
def test_whatever_charset_is_named_there_is_a_text(content: bytes, charset: str) -> None:
    assert isinstance(response(content, f"text/plain; charset={charset}").text, str)


def test_json_is_read() -> None:
    assert response(b'{"a": [1, 123456789012345678901234567890]}').json() == {
        "a": [1, 123456789012345678901234567890]
    }


@pytest.mark.parametrize(
    ("content", "kind", "shown"),
    [
        (b"", "a/json", "GET https://a/x?k=***: 200 with an empty body (a/json), which is not JSON"),
        (b"", None, "GET https://a/x?k=***: 200 with an empty body (no content type), which is not JSON"),
        (b"<html>", "text/html; charset=x", "GET https://a/x?k=***: 200 with text/html: '<html>', which is not JSON"),
        (b"password=canary", "text/plain", "GET https://a/x?k=***: 200 with text/plain: 'password=***', which is not"),
    ],
)  # fmt: skip
def test_what_is_no_json_is_named_and_shown_without_secrets(
    content: bytes, kind: str | None, shown: str
) -> None:
    answer = response(content, kind)

    with pytest.raises(DecodeError) as caught:
        answer.json()

    error = caught.value
    assert str(error).startswith(shown)
    assert (error.path, error.payload, error.response) == ("$", content, answer)
    assert error.__suppress_context__


@pytest.mark.parametrize(
    ("lines", "cookies"),
    [
        ([], {}),
        (["sessionId=s1; Path=/; HttpOnly"], {"sessionId": "s1"}),
        (["a=1", "b=2; Secure", "a=3"], {"a": "3", "b": "2"}),
        (['q="x y"'], {"q": "x y"}),
        (["a=1", "no cookie", "=x", "b\x00=2", "a@b=1", ""], {"a": "1"}),
        (["jwt=eyJ.x-y_z.~+/=="], {"jwt": "eyJ.x-y_z.~+/=="}),
    ],
)
def test_cookies_of_an_answer_are_found_by_name(lines: list[str], cookies: dict[str, str]) -> None:
    answer = Response(200, headers=Headers([("Set-Cookie", line) for line in lines]))

    assert answer.cookies == cookies
    assert answer.cookies == cookies


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({}, None),
        ({"X-Request-Id": "r"}, "r"),
        ({"Request-Id": "s"}, "s"),
        ({"X-Correlation-Id": "t"}, "t"),
        ({"x-correlation-id": "t", "x-request-id": "r"}, "r"),
    ],
)
def test_the_request_id_is_found_in_the_usual_headers(headers: dict[str, str], found: str | None) -> None:
    assert Response(200, headers=headers).request_id == found


def test_the_log_of_an_answer_may_be_a_trail() -> None:
    trail = Trail()
    answer = Response(200, log=trail)
    trail.add(request(), 200, None, 0.0, 0.5)

    assert [str(attempt) for attempt in answer.log] == ["GET https://api.example/x?key=***: 200"]
    answer.log = ()
    assert answer.log == ()


def whole() -> Response:
    trail = Trail()
    trail.add(request(), 200, None, 0.0, 0.5)
    answer = Response(
        200,
        headers=Headers(PAIRS),
        content=b'{"token": "canary"}' + b" " * 5000,
        method="POST",
        url="https://me:canary@api.example/x?key=canary",
        history=(Response(302, headers={"Location": "https://x/?canary"}, content=b"cookie: canary"),),
        log=trail,
        elapsed=1.5,
    )
    answer.head = {"secret": "canary"}
    return answer


def test_an_answer_shows_where_it_came_from_and_its_size() -> None:
    assert repr(whole()) == "Response(200, POST https://api.example/x?key=***, 5019 bytes)"


def test_a_pickled_answer_keeps_what_may_be_stored() -> None:
    data = pickle.dumps(whole())
    back = pickle.loads(data)

    assert b"canary" not in data
    assert (back.status_code, back.method, back.url, back.headers, back.content[:20], len(back.content)) == (
        200,
        "POST",
        "https://api.example/x?key=***",
        {"Content-Type": "text/html", "ETag": '"7"'},
        b'{"token": ***}      ',
        2048,
    )
    assert (back.log, back.elapsed, back.head) == (whole().log, 1.5, None)
    assert [(one.status_code, dict(one.headers), one.content) for one in back.history] == [
        (302, {}, b"cookie: ***")
    ]


def test_an_answer_that_was_pickled_stays_as_it_is() -> None:
    once = pickle.dumps(whole())

    assert pickle.dumps(pickle.loads(once)) == once


@pytest.mark.parametrize("through", [copy.copy, copy.deepcopy])
def test_a_copied_answer_is_whole(through: Any) -> None:
    answer = whole()
    twin = through(answer)

    assert twin is not answer
    assert [getattr(twin, name) for name in Response.__slots__] == [
        getattr(answer, name) for name in Response.__slots__
    ]


# --- headers over headers -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "headers", "sent"),
    [
        ({"Accept": "*/*"}, {}, {"Accept": "*/*"}),
        ({"Accept": "*/*"}, {"Accept": "a/b"}, {"Accept": "a/b"}),
        ({"Accept": "*/*"}, {"accept": "a/b"}, {"accept": "a/b"}),
        ({"Accept": "*/*"}, {"X": "1"}, {"Accept": "*/*", "X": "1"}),
        ({"accept": "*/*", "x": "0"}, {"Accept": "a/b", "X": "1"}, {"Accept": "a/b", "X": "1"}),
    ],
)
def test_headers_lie_over_those_of_the_same_name_in_whatever_case(
    base: dict[str, str], headers: dict[str, str], sent: dict[str, str]
) -> None:
    assert laid_over(base, headers) == sent


def test_none_takes_a_header_away() -> None:
    sent = {"Accept": "*/*", "X": "1"}
    lay_headers(sent, {"ACCEPT": None, "Y": None})
    lay_headers(sent, None)

    assert sent == {"X": "1"}


def test_a_charset_that_is_no_encoding_of_text_is_read_as_utf_8() -> None:
    answer = Response(200, headers={"Content-Type": "text/plain; charset=punycode"}, content="é".encode())

    assert answer.text == "é"


@pytest.mark.parametrize(
    "charset",
    ["punycode", "PunyCode", "unicode_escape", "unicode--escape", "Raw-Unicode-Escape", "raw_unicode_escape"],
)
def test_a_charset_that_is_a_trick_is_not_decoded(charset: str) -> None:
    answer = Response(200, headers={"Content-Type": f"text/plain; charset={charset}"}, content=b"a-\\x41")

    assert (answer.encoding, answer.text) == ("utf-8", "a-\\x41")


def test_a_content_type_shows_no_control_characters() -> None:
    answer = Response(200, headers={"Content-Type": "Text/\x1b[2JHTML; charset=x"}, content=b"{")

    assert answer.media_type == "text/\\x1b[2jhtml"
    with pytest.raises(DecodeError, match=r"text/\\x1b\[2jhtml"):
        answer.json()
