"""The inputs one by one: the table of the document, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest

from specloom import UNSET
from specloom._connector_inputs import INPUTS, complete, describe
from specloom.connector import RestConnector

# Name, a value of its type, values that are none of it, and the default: the rows of the document.
ROWS: list[tuple[str, list[Any], list[Any], Any]] = [
    ("allow_redirects", [True, False], [None, 1, "yes"], True),
    ("authentication_method", ["basic"], [1, True], None),
    ("base_path", ["api", ""], [1, Path("api")], None),
    ("cacert", ["ca.pem", Path("ca.pem")], [True, 1], None),
    ("connect_timeout", [1, 0.5, 0, None], ["1", -1, True, float("nan"), float("inf")], None),
    ("cookies", [{}, {"a": "b"}], ["a=b", [("a", "b")], {1: "b"}], None),
    ("data", [{}, [], 1, None, "text"], [], UNSET),
    ("dst", ["out.bin", Path("out.bin")], [1, b"out"], None),
    (
        "expected_status_code",
        [[200], (200,), {404}, []],
        [200, "200", ["200"], [99], [True], None],
        [200, 201, 202, 204],
    ),
    ("grant", ["github"], [1], None),
    ("headers", [{}, {"a": "b"}], ["a: b", {1: "b"}], None),
    ("hostname", ["api.example.com"], [1], None),
    ("json", [{}, [], 1, None, "text"], [], UNSET),
    ("max_redirects", [0, 10], [-1, 1.5, "1", None, True], 10),
    ("method", ["post"], [1], None),
    ("multipart", [{"parts": []}], [[], "a"], None),
    ("params", [{}, {"a": [1, 2]}], ["a=b", [("a", "b")]], None),
    ("password", ["secret"], [1, b"secret"], None),
    ("path", ["some/path"], [1], None),
    ("read_timeout", [1, 0.5, 0, None], ["1", -1, False], None),
    (
        "retry_backoff",
        [{}, {"initial": 2}, None],
        [1, [1, 60]],
        {"initial": 1, "maximum": 60, "multiplier": 2, "deadline": 600},
    ),
    ("retry_status_code", [[], [502]], [502, "502", None], [502, 503, 504]),
    ("scheme", ["http", "https"], [None, 1], "https"),
    ("text", ["a body", ""], [b"bytes", 1], None),
    ("total_timeout", [1, 0.5, 0, None], ["1", -1, False], None),
    ("url", ["https://api.example.com/"], [1, b"https://api.example.com/"], None),
    ("urlencoded", [{"a": "b"}], ["a=b"], None),
    ("username", ["ada"], [1], None),
    ("verify_ssl", [True, False], [None, 0, "no"], True),
]
NAMES = [name for name, *_ in ROWS]


def test_the_inputs_are_those_of_the_document_in_its_order() -> None:
    assert (list(INPUTS), list(RestConnector.input_list)) == (NAMES, NAMES)


@pytest.mark.parametrize(("name", "good", "bad", "default"), ROWS, ids=NAMES)
def test_an_input_has_the_type_and_default_of_its_row(
    name: str, good: list[Any], bad: list[Any], default: Any
) -> None:
    connector = RestConnector(**{"url": "https://api.example.com"} if name != "url" else {"hostname": "h"})

    assert getattr(connector, name) == default
    assert [complete({name: value})[name] for value in good] == good
    for value in bad:
        with pytest.raises(TypeError, match=f"^{name} must be "):
            complete({name: value})


def test_the_class_declares_each_input_and_nothing_else() -> None:
    declared = [field.name for field in attrs.fields(RestConnector) if field.init]

    assert declared == NAMES


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("hedaers", "did you mean 'headers'?"),
        ("URL", "did you mean 'url'?"),
        ("retry_status_codes", "did you mean 'retry_status_code'?"),
        ("timeout", "write total_timeout, connect_timeout or read_timeout"),
        ("verify", "write verify_ssl"),
        ("port", "write it behind the hostname: 'api.example.com:8443'"),
        ("connector_type", "leave it out: a RestConnector is always one of type REST"),
        ("zzz", "there are allow_redirects, authentication_method, base_path"),
    ],
)
def test_a_wrong_name_says_what_may_have_been_meant(name: str, way_out: str) -> None:
    with pytest.raises(TypeError) as caught:
        RestConnector(url="https://api.example.com", **{name: 1})  # type: ignore[arg-type]

    assert str(caught.value).startswith(f"a RestConnector has no input {name!r}; {way_out}")


def test_the_inputs_are_given_by_name() -> None:
    with pytest.raises(TypeError, match="given by name"):
        RestConnector("https://api.example.com")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"connect_timeout": "1"},
            "connect_timeout must be a number of seconds, 0 or None for no limit; got '1'",
        ),
        (
            {"expected_status_code": 200},
            "expected_status_code must be a list of HTTP status codes from 100 to 599; got 200",
        ),
        ({"verify_ssl": "no"}, "verify_ssl must be True or False; got 'no'"),
        ({"headers": "a: canary"}, "headers must be a dictionary whose keys are texts; got a str"),
        ({"password": b"canary"}, "password must be a text; got a bytes"),
        ({"text": 1}, "text must be a text; got an int"),
        ({"cookies": ["canary"]}, "cookies must be a dictionary whose keys are texts; got a list"),
        ({"scheme": None}, "scheme must be a text; got None"),
        ({"verify_ssl": None}, "verify_ssl must be True or False; got None"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_value_is_named_unless_it_may_be_a_secret(given: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        complete(given)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, ""),
        ({"allow_redirects": True, "expected_status_code": (200, 201, 202, 204)}, ""),
        ({"retry_backoff": {"initial": 1, "maximum": 60, "multiplier": 2, "deadline": 600}}, ""),
        ({"retry_backoff": None}, "retry_backoff=None"),
        ({"expected_status_code": [404]}, "expected_status_code=[404]"),
        ({"url": "https://u:p@h/x?key=canary"}, "url='https://h/x?key=***'"),
        ({"path": "a?key=canary"}, "path='a?key=***'"),
        ({"base_path": "a", "method": "POST"}, "base_path='a', method='POST'"),
        (
            {"headers": {"Authorization": "canary", "Accept": "a/b"}},
            "headers={'Authorization': '***', 'Accept': 'a/b'}",
        ),
        ({"username": "canary", "password": "canary"}, "username=***, password=***"),
        ({"json": {"a": "canary"}, "text": "canary"}, "json=***, text=***"),
        ({"data": None, "urlencoded": {"a": "canary"}}, "data=***, urlencoded=***"),
        ({"params": {"key": "canary"}, "cookies": {"a": "canary"}}, "params=***, cookies=***"),
        ({"multipart": {"parts": ["canary"]}}, "multipart=***"),
        ({"cacert": Path("ca.pem"), "grant": "github"}, "cacert='ca.pem', grant='github'"),
        ({"cacert": "-----BEGIN CERTIFICATE-----\nMII"}, "cacert='-----BEGIN CERTIFICATE-----…'"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_a_repr_shows_what_was_given_and_no_secret(given: dict[str, Any], shown: str) -> None:
    assert describe(given) == shown
