"""Methods and headers: what would become two is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest

from specloom._head import check_header, check_headers, check_method, header_text
from specloom._unset import UNSET


@pytest.mark.parametrize(("method", "sent"), [("GET", "GET"), ("patch", "PATCH"), ("M-SEARCH", "M-SEARCH")])
def test_a_method_is_a_token(method: str, sent: str) -> None:
    assert check_method(method) == sent


@pytest.mark.parametrize("method", ["", "GET ", "G T", "GET\r\n", "GET / HTTP/1.1\r\nHost: x", "GÉT", "a:b"])
def test_what_is_no_method_is_refused(method: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(repr(method))} is not an HTTP method$"):
        check_method(method)


@pytest.mark.parametrize("method", ["CONNECT", "connect"])
def test_a_tunnel_is_no_call(method: str) -> None:
    with pytest.raises(ValueError, match=r"^CONNECT asks a proxy for a tunnel, and is no call$"):
        check_method(method)


def test_only_the_start_of_a_long_name_is_shown() -> None:
    with pytest.raises(ValueError, match="^'" + ":" * 40 + "' is not an HTTP method$"):
        check_method(":" * 41)
    with pytest.raises(ValueError, match="^'" + ":" * 80 + "' is not the name of a header$"):
        check_header(":" * 81, "x")


def test_usual_headers_pass() -> None:
    check_headers({"X-Token": "a b\tc", "Accept": "", "If-Match": '"é"'})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X", "canary\r\nY: z"),
        ("X", "canary\n"),
        ("X", "canary\r"),
        ("X", "canary\x00"),
        ("X", "canary\x08"),
        ("X", "canary\x1f"),
        ("X", "canary\x7f"),
        ("X", "canary\ud800"),
        ("X", "\udfffcanary"),
    ],
)
def test_a_header_that_could_become_two_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=r"^the value of header 'X' holds control characters or surrogates$"):
        check_header(name, value)


@pytest.mark.parametrize("name", ["", "X Y", "X:", "X\r\nY", "Ä"])
def test_what_is_no_name_of_a_header_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(repr(name))} is not the name of a header$"):
        check_header(name, "canary")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("X", 1, "header 'X': name and value must be texts, got str and int"),
        (1, "x", "header 1: name and value must be texts, got int and str"),
        ("X", b"canary", "header 'X': name and value must be texts, got str and bytes"),
    ],
)
def test_a_header_is_made_of_texts(name: Any, value: Any, message: str) -> None:
    with pytest.raises(TypeError, match=f"^{message}$"):
        check_header(name, value)


FRAMING = [
    "Content-Length", "HTTP2-Settings", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
    "Upgrade",
]  # fmt: skip


@pytest.mark.parametrize("name", [*FRAMING, *map(str.lower, FRAMING), *map(str.upper, FRAMING)])
def test_how_a_message_is_carried_is_not_for_a_header_to_say(name: str) -> None:
    with pytest.raises(
        ValueError, match=f"^header '{name}' says how messages are carried, which the transport decides$"
    ):
        check_header(name, "close")


@pytest.mark.parametrize("value", ["", "X-Token", "close, X-Token", "upgrade", "closed"])
@pytest.mark.parametrize("name", ["connection", "Connection"])
def test_a_connection_names_no_headers_to_drop(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"^header '{name}' says how messages are carried"):
        check_header(name, value)


@pytest.mark.parametrize("value", ["close", "Close", "keep-alive", "KEEP-ALIVE"])
def test_a_connection_may_be_closed_or_kept(value: str) -> None:
    check_headers({"Connection": value, "X-Upgrade": "x"})


def test_each_header_of_many_is_checked() -> None:
    with pytest.raises(ValueError, match="'TE'"):
        check_headers({"Accept": "x", "TE": "trailers"})


# --- values ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (None, None, None),
        (UNSET, None, None),
        (None, "json", None),
        (UNSET, "json", None),
        ("a", None, "<a>"),
        (0, None, "<0>"),
        (["a", None, 0], None, "<a>, <0>"),
        ([None], None, None),
        ([], None, None),
        ({"a": [1, None], "é\x7f": {1, 2}}, "json", '{"a":[1,null],"\\u00e9\\u007f":"<{1, 2}>"}'),
        ([], "json", "[]"),
        ("a", "json", '"a"'),
    ],
)
def test_a_value_becomes_the_text_of_a_header(value: Any, style: str | None, text: str | None) -> None:
    assert header_text(value, style, lambda one: f"<{one}>") == text


def test_a_number_that_json_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        header_text({"a": float("nan")}, "json", str)
