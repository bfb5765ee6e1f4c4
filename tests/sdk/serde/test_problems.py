from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from attrs import define, field

from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from specloom._serde.problems import SHOWN, describe, expected, find_problems, step
from specloom._serde.reading import Reader
from specloom._serde.shapes import shape_of
from specloom._unset import UNSET, Unset
from specloom.values import hidden


class Status(OpenEnum):
    ACTIVE = "A"


class Level(OpenIntEnum):
    LOW = 1


class Closed(Enum):
    A = "a"
    ONE = 1


@define(kw_only=True)
class Params(Model):
    url: str
    limit: int | None = None


@define(kw_only=True)
class Call(Model):
    type: Literal["call"] = "call"
    params: Params


@define(kw_only=True)
class Group(Model):
    type: Literal["group"] = "group"
    tasks: list[Call | Group | Unknown]


@define(kw_only=True)
class Pipe(Model):
    name: str
    status: Status | None = None
    task: list[Call | Group | Unknown] = field(factory=list)
    labels: dict[str, int] | None = None
    pin: int | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    api_token: int | None = None
    shape: Call | str | None = None


@define(kw_only=True)
class Sent(Input):
    name: str
    kind: str = field(default="x", init=False)
    note: str | Unset = UNSET


def problems(tp: Any, value: Any, at: str = "$") -> list[str]:
    return [str(one) for one in find_problems(value, shape_of(tp), at, Reader())]


@pytest.mark.parametrize(
    ("tp", "value", "found"),
    [
        (str, 5, ["$: expected a text, got 5 (integer)"]),
        (str, None, ["$: expected a text, got null"]),
        (int, True, ["$: expected an integer, got true (boolean)"]),
        (int, "5", ["$: expected an integer, got '5' (text)"]),
        (bool, 0, ["$: expected true or false, got 0 (integer)"]),
        (datetime, "soon", ["$: expected a date and time (ISO 8601), got 'soon' (text)"]),
        (
            Annotated[datetime, Wire("seconds")] | None,
            [],
            ["$: expected a date and time (ISO 8601) or seconds since 1970, got a list"],
        ),
        (Status, 5, ["$: expected a text, got 5 (integer)"]),
        (Level, "1", ["$: expected an integer, got '1' (text)"]),
        (Closed, "b", ["$: expected 'a' or 1, got 'b' (text)"]),
        (Literal["a", None], "b", ["$: expected 'a' or null, got 'b' (text)"]),
        (list[str], {}, ["$: expected a list, got an object"]),
        (
            list[str],
            ["a", 5, None],
            ["$[1]: expected a text, got 5 (integer)", "$[2]: expected a text, got null"],
        ),
        (dict[str, int], {"a b": "x"}, ["$[\"a b\"]: expected an integer, got 'x' (text)"]),
        (dict[str, int], [], ["$: expected an object, got a list"]),
        (Pipe, None, ["$: expected an object, got null"]),
        (Pipe, {}, ["$.name: missing, expected a text"]),
        (Pipe, {"name": "a", "status": 5}, ["$.status: expected a text, got 5 (integer)"]),
        (
            Pipe,
            {"name": 1, "task": [{"type": "call", "params": {"url": 5, "limit": "x"}}, 7, {"type": "new"}]},
            [
                "$.name: expected a text, got 1 (integer)",
                "$.task[0].params.url: expected a text, got 5 (integer)",
                "$.task[0].params.limit: expected an integer, got 'x' (text)",
                "$.task[1]: expected an object, got 7 (integer)",
            ],
        ),
        (Pipe, {"name": "a", "labels": {"x": 1.5}}, ["$.labels.x: expected an integer, got 1.5 (number)"]),
        (Pipe, {"name": "a", "shape": 5}, ["$.shape: expected an object or a text, got 5 (integer)"]),
        (Call | Group, {"type": "new"}, ["$.type: expected 'call' or 'group', got 'new' (text)"]),
        (Call | Group, {"type": None}, ["$.type: expected 'call' or 'group', got null"]),
        (Call | Group, {}, ["$.type: expected 'call' or 'group', got nothing"]),
        (Call | Group, 5, ["$: expected an object, got 5 (integer)"]),
        (Sent, {"note": 5}, ["$.name: missing, expected a text", "$.note: expected a text, got 5 (integer)"]),
        (Path, "x", ["$: expected nothing that JSON can hold, got 'x' (text)"]),
        (str, b"x", ["$: expected a text, got an instance of bytes"]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_problem_has_a_place_and_says_what_came(tp: Any, value: Any, found: list[str]):
    assert problems(tp, value) == found


@pytest.mark.parametrize(
    ("tp", "value"),
    [
        (Pipe, {"name": "a", "status": None, "shape": "x"}),
        (Any, 5),
        (str | None, None),
        (Sent, {"name": "a"}),
    ],
)
def test_what_fits_has_no_problems(tp: Any, value: Any):
    assert problems(tp, value) == []


def test_a_path_goes_on_from_where_the_value_lies():
    assert problems(list[int], ["x"], "$.data") == ["$.data[0]: expected an integer, got 'x' (text)"]


def test_no_more_problems_than_can_be_read():
    assert len(problems(list[str], list(range(100)))) == SHOWN


def test_secrets_are_not_shown():
    found = problems(
        Pipe, {"name": "a", "pin": "hunter2", "api_token": "hunter2", "labels": {"password": "hunter2"}}
    )

    assert found == [
        "$.labels.password: expected an integer, got a text",
        "$.pin: expected an integer, got a text",
        "$.api_token: expected an integer, got a text",
    ]


@pytest.mark.parametrize(
    ("value", "shown", "hid"),
    [
        (None, "null", "null"),
        (True, "true (boolean)", "true or false"),
        (5, "5 (integer)", "an integer"),
        (10**30, "an integer", "an integer"),
        (-(10**5000), "an integer", "an integer"),
        (1.5, "1.5 (number)", "a number"),
        (Decimal("1.10"), "1.10 (number)", "a number"),
        ("it's", '"it\'s" (text)', "a text"),
        ("x" * 100, "'" + "x" * 60 + "…' (text)", "a text"),
        ("Bearer abcdefgh", "'Bearer ***' (text)", "a text"),
        ([], "a list", "a list"),
        ({}, "an object", "an object"),
        (object(), "an instance of object", "an instance of object"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_are_described_briefly(value: Any, shown: str, hid: str):
    assert (describe(value, hidden=False), describe(value, hidden=True)) == (shown, hid)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("name", ".name"),
        ("rate-limit", ".rate-limit"),
        ("$id", ".$id"),
        ("", '[""]'),
        ("a.b", '["a.b"]'),
        ('a"\\b', '["a\\"\\\\b"]'),
        ("0", '["0"]'),
        ("x y" * 50, '["' + ("x y" * 50)[:40] + '…"]'),
    ],
)
def test_steps_of_paths_are_quoted_where_needed(name: str, path: str):
    assert step(name) == path


def test_every_shape_says_what_it_expects():
    many: Any = Literal["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]

    assert expected(shape_of(many)).endswith("'j' or others")
    assert expected(shape_of(Any)) == "any value"
    assert expected(shape_of(str | int | None)) == "a text or an integer or null"


def test_a_value_that_is_nested_too_deeply_has_no_problem_that_can_be_named():
    value: Any = {"type": "group", "tasks": []}
    for _ in range(5000):
        value = {"type": "group", "tasks": [value]}

    assert problems(Group, value) == []


def test_a_hook_that_goes_too_deep_is_no_problem_of_the_value():
    def hook(value: Any) -> Any:
        raise RecursionError

    reader = Reader(hooks=lambda tp: hook if tp is str else None)

    assert find_problems("x", shape_of(str), "$", reader) == []


@define(kw_only=True)
class And(Model):
    both: list[And | Or]


@define(kw_only=True)
class Or(Model):
    both: list[And | Or]


def test_the_second_look_ends_where_unions_multiply_it():
    value: Any = 5
    for _ in range(40):
        value = {"both": [value]}

    assert problems(And | Or, value) == []
