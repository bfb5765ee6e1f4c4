"""Putting values at places, and conditions."""

from __future__ import annotations

from typing import Any

import pytest

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.places import Answer, find_at, holds, put_at, satisfy, without_at


def place(kind: Any, *path: str, name: str = "") -> ir.Place:
    return ir.Place(kind, path, name, " ".join((kind, *path, name)))


@pytest.mark.parametrize(
    ("body", "path", "result"),
    [
        (UNSET, (), 1),
        (UNSET, ("error", "code"), {"error": {"code": 1}}),
        (None, ("a",), {"a": 1}),
        ({"error": {"x": 2}}, ("error", "code"), {"error": {"x": 2, "code": 1}}),
        (UNSET, ("errors", "0", "message"), {"errors": [{"message": 1}]}),
        ({"errors": [{"a": 2}]}, ("errors", "0", "b"), {"errors": [{"a": 2, "b": 1}]}),
        ([], ("5",), [1]),
        ([1, 2], ("total",), [1, 2]),
        ("text", ("a",), "text"),
        ({"0": 2}, ("0",), {"0": 1}),
    ],
)
def test_values_are_put_into_bodies(body: Any, path: tuple[str, ...], result: Any) -> None:
    assert put_at(body, path, 1) == result


@pytest.mark.parametrize(
    ("body", "path", "result"),
    [
        ({"a": 1, "b": 2}, ("a",), {"b": 2}),
        ({"a": {"b": []}, "c": 1}, ("a", "b"), {"a": {}, "c": 1}),
        ({"a": 1}, ("b",), {"a": 1}),
        ({"a": 1}, ("a", "b"), {"a": 1}),
        ({"a": 1}, (), {"a": 1}),
        ([], ("a",), []),
    ],
)
def test_values_are_taken_out_of_bodies(body: Any, path: tuple[str, ...], result: Any) -> None:
    assert without_at(body, path) == result


def test_putting_leaves_the_old_body_alone() -> None:
    body: dict[str, Any] = {"a": {"b": 1}}

    put_at(body, ("a", "c"), 2)

    assert body == {"a": {"b": 1}}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), {"a": [{"b": 1}]}),
        (("a", "0", "b"), 1),
        (("a", "1"), UNSET),
        (("a", "b"), UNSET),
        (("x",), UNSET),
    ],
)
def test_values_are_found(path: tuple[str, ...], found: Any) -> None:
    assert find_at({"a": [{"b": 1}]}, path) == found


def test_headers_links_cookies_and_the_status_are_places_too() -> None:
    answer = Answer(200)

    answer.put(place("header", name="X-Total"), 5)
    answer.put(place("header", name="x-total"), True)
    answer.put(place("link", name="next"), "https://x/2")
    answer.put(place("link", name="last"), None)
    answer.put(place("cookie", name="sid"), "abc")
    answer.put(place("cookie", name="*"), "def")
    answer.put(place("status"), "303")
    answer.put(None, 1)

    assert (answer.status, answer.headers) == (
        303,
        [
            ("x-total", "true"),
            ("Link", '<https://x/2>; rel="next"'),
            ("Set-Cookie", "sid=abc; HttpOnly; Path=/"),
            ("Set-Cookie", "session=def; HttpOnly; Path=/"),
        ],
    )


def test_a_header_cannot_start_another() -> None:
    answer = Answer(200)

    answer.put(place("header", name="X-Name"), "a\r\nSet-Cookie: b\0")

    assert answer.headers == [("X-Name", "a  Set-Cookie: b ")]


DONE = ir.Condition(((place("body", "status"), ("completed", "done")), (place("body", "ok"), (True,))))


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ({"status": "done", "ok": True}, True),
        ({"status": "done", "ok": 1}, False),
        ({"status": "done"}, False),
        ({}, False),
    ],
)
def test_a_condition_holds_when_all_its_entries_do(body: Any, held: bool) -> None:
    assert holds(DONE, Answer(200, body)) is held


def test_conditions_look_at_status_and_headers() -> None:
    condition = ir.Condition(((place("status"), (303,)), (place("header", name="X-State"), ("1",))))

    assert [
        holds(condition, Answer(303, headers=[("x-state", "1")])),
        holds(condition, Answer(200, headers=[("x-state", "1")])),
        holds(condition, Answer(303)),
    ] == [True, False, False]


@pytest.mark.parametrize(
    "answer", [Answer(200), Answer(200, {}), Answer(500, {"ok": False}), Answer(204, None)]
)
def test_a_condition_without_entries_never_holds_and_changes_nothing(answer: Answer) -> None:
    before = Answer(answer.status, answer.body)
    satisfy(ir.Condition(), answer)

    assert (holds(ir.Condition(), answer), answer) == (False, before)


def test_what_is_put_into_a_header_for_a_condition_satisfies_it() -> None:
    condition = ir.Condition(((place("header", name="X-Done"), (True,)),))
    answer = Answer(200)
    satisfy(condition, answer)

    assert (holds(condition, answer), answer.headers) == (True, [("X-Done", "true")])


def test_an_answer_is_made_to_satisfy_a_condition() -> None:
    answer = Answer(200, {"status": "done", "x": 1})

    satisfy(DONE, answer)
    satisfy(ir.Condition(((place("status"), (303,)),)), answer)

    assert (answer.status, answer.body) == (303, {"status": "done", "x": 1, "ok": True})
