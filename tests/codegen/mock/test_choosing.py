"""Which of several operations at one address is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CHOICES = """
spec: 1
api: choices
url: https://c.example
resources:
  things:
    path: /things
    key: {id: integer}
    operations:
      plain: {method: GET, at: collection, path: x, returns: json, mock: {answer: plain}}
      fixed: {method: GET, at: collection, path: x, query: {kind: {const: b}}, returns: json, mock: {answer: fixed}}
      wanted:
        {method: GET, at: collection, path: y, query: {q: {required: true}}, returns: json, mock: {answer: wanted}}
      unasked: {method: GET, at: collection, path: y, returns: json, mock: {answer: unasked}}
      headed:
        {method: GET, at: collection, path: x, headers: {X-Kind: {const: h}}, returns: json, mock: {answer: headed}}
      as_json: {at: collection, path: z, body: json, returns: json, mock: {answer: as_json}}
      as_patch:
        at: collection
        path: z
        body: {type: json, media: application/x-patch+json}
        returns: json
        mock: {answer: as_patch}
      by_member:
        at: collection
        path: z
        body: {fields: {op: {type: string, const: go}}}
        returns: json
        mock: {answer: by_member}
      two_json: {at: collection, path: two, body: {fields: {a: string?}}, returns: json, mock: {answer: json}}
      two_form: {at: collection, path: two, body: {as: form, fields: {a: string?}}, returns: json, mock: {answer: form}}
      report: {method: GET, at: collection, path: r, returns: json, mock: {answer: report}}
      report_csv: {method: GET, at: collection, path: r, returns: {type: string, media: text/csv}, mock: {answer: csv}}
      once:
        method: GET
        at: collection
        path: s
        query: {more: {type: boolean, const: false}}
        returns: json
        mock: {answer: once}
      stream:
        method: GET
        at: collection
        path: s
        query: {more: {type: boolean, const: true}}
        returns: json
        mock: {answer: stream}
      pair:
        method: GET
        at: collection
        path: s
        query: {more: {const: both}, of: {type: list of string, const: [a, b]}}
        returns: json
        mock: {answer: pair}
      only: {method: GET, at: collection, path: only, query: {kind: {const: b}}, returns: json}
"""


@pytest.fixture
def choices(start: Callable[..., Any]) -> Any:
    return start(CHOICES)


@pytest.mark.parametrize(
    ("method", "target", "body", "headers", "answer"),
    [
        ("GET", "/things/x", None, {}, b'"plain"'),
        ("GET", "/things/x?kind=b", None, {}, b'"fixed"'),
        ("GET", "/things/x?kind=c", None, {}, b'"plain"'),
        ("GET", "/things/x", None, {"X-Kind": "h"}, b'"headed"'),
        ("GET", "/things/y", None, {}, b'"unasked"'),
        ("GET", "/things/y?q=1", None, {}, b'"wanted"'),
        ("POST", "/things/z", {"a": 1}, {}, b'"as_json"'),
        ("POST", "/things/z", {"a": 1}, {"Content-Type": "application/x-patch+json"}, b'"as_patch"'),
        ("POST", "/things/z", {"op": "go"}, {}, b'"by_member"'),
        ("GET", "/things/s?more=true", None, {}, b'"stream"'),
        ("GET", "/things/s?more=false", None, {}, b'"once"'),
        ("GET", "/things/s?more=both&of=a&of=b", None, {}, b'"pair"'),
        ("GET", "/things/r", None, {}, b'"report"'),
        ("GET", "/things/r", None, {"Accept": "text/csv"}, b"csv"),
        ("GET", "/things/r", None, {"Accept": "application/json"}, b'"report"'),
    ],
)
def test_the_operation_that_fits_best_is_meant(
    choices: Any, method: str, target: str, body: Any, headers: dict[str, str], answer: bytes
) -> None:
    assert choices(method, target, body, headers=headers).content == answer


@pytest.mark.parametrize(
    ("target", "status"), [("/things/only", 400), ("/things/only?kind=a", 400), ("/things/only?kind=b", 200)]
)
def test_what_is_fixed_must_be_sent(choices: Any, target: str, status: int) -> None:
    assert choices("GET", target).status == status


@pytest.mark.parametrize(
    ("content", "media", "answer"),
    [
        (b"a=1", "application/x-www-form-urlencoded; charset=utf-8", "form"),
        (b'{"a": "1"}', "application/json", "json"),
        (b'{"a": "1"}', "application/vnd.x+json", "json"),
        (b'{"a": "1"}', "", "json"),
    ],
)
def test_a_body_tells_by_its_type_which_of_two_is_meant(
    choices: Any, content: bytes, media: str, answer: str
) -> None:
    reply = choices("POST", "/things/two", content=content, headers={"Content-Type": media})

    assert reply.json() == answer


def test_unreadable_content_tells_nothing_about_what_is_meant(choices: Any) -> None:
    reply = choices("POST", "/things/z", content=b"{", headers={"Content-Type": "application/json"})

    assert reply.status == 400
