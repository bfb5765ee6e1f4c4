"""Answers that speak of the call: fixed bodies, members beside what is unwrapped, headers, pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom_codegen.mock.filling import filled

SPEC = """
spec: 1
api: results
url: https://results.example
errors: {message: msg}
resources:
  results:
    path: /
    operations:
      rows:
        method: GET
        path: "rows/{id}"
        envelope: {many: rows}
        returns: {type: list of integer, example: [1, 2]}
        mock: {beside: {id: "{id}", next: null}, headers: {X-File: "{id}.json"}, chunked: true}
      file:
        method: GET
        path: "files/{id}.csv"
        returns: {type: stream of bytes, media: text/csv}
        mock: {answer: "id,x\\n{id},{x}\\n", headers: {X-Of: "{id}"}}
      note: {method: GET, path: "notes/{id}", returns: string, mock: {answer: "of {id}"}}
      about: {method: GET, path: "about/{id}", returns: map of json, mock: {answer: {of: ["{id}", 1]}, chunked: true}}
      none: {method: GET, path: "none/{id}", mock: {chunked: true}}
"""


@pytest.fixture
def results(start: Callable[..., Any]) -> Any:
    return start(SPEC)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("{a}-{b}-{ a }-{}", "1-{b}-{ a }-{}"),
        ({"{a}": ["{a}", {"deep": "{a}{a}"}]}, {"{a}": ["1", {"deep": "11"}]}),
        ([1, None, True], [1, None, True]),
    ],
)
def test_texts_are_filled_and_braces_around_anything_else_stay(value: Any, wanted: Any) -> None:
    assert filled(value, {"a": "1"}) == wanted


def test_members_lie_beside_what_is_unwrapped(results: Any) -> None:
    reply = results("GET", "/rows/7f")

    content = b"".join(reply.chunks)
    assert (reply.content, content) == (b"", b'{"rows":[1,2],"id":"7f","next":null}')
    assert reply.header("X-File") == "7f.json"


def test_what_the_path_holds_starts_no_header_of_its_own(results: Any) -> None:
    reply = results("GET", "/files/a%0D%0AX-Evil:%201.csv")

    assert reply.header("X-Of") == "a  X-Evil: 1"
    assert reply.header("X-Evil") is None


def test_a_fixed_body_speaks_of_the_call(results: Any) -> None:
    replies = [results("GET", path) for path in ("/files/7f.csv", "/notes/7f")]

    assert [each.content or b"".join(each.chunks or ()) for each in replies] == [b"id,x\n7f,{x}\n", b"of 7f"]


def test_an_answer_comes_in_pieces_of_any_cut(results: Any) -> None:
    long = "é" * 3000

    reply = results("GET", f"/about/{long}")

    assert len(reply.chunks) > 10
    assert b"".join(reply.chunks).decode() == '{"of":["' + long + '",1]}'


def test_an_answer_of_nothing_has_no_pieces(results: Any) -> None:
    reply = results("GET", "/none/7f")

    assert (reply.status, reply.chunks, reply.content) == (204, None, b"")
