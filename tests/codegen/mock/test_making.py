"""Values made from types."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.checking import Checker
from specloom_codegen.mock.making import Maker
from specloom_codegen.mock.schema import Schema

NOW = 1_700_000_000.0
STRING = ir.Scalar(name="string")


def field(wire: str, type_: Any, **facts: Any) -> ir.Field:
    return ir.Field(wire=wire, name=wire, type=type_, **facts)


def maker(*types: ir.TypeDef, seed: int = 1) -> Maker:
    return Maker(Schema(types), random.Random(seed))


SCALARS = [
    "string", "integer", "number", "boolean", "datetime", "date", "time", "duration", "uuid", "decimal", "bytes",
    "json", "path", "url", "file",
]  # fmt: skip
LIMITS = [
    ("string", ir.Limits(min=8)),
    ("string", ir.Limits(max=2)),
    ("string", ir.Limits(pattern="[A-Z]{3}")),
    ("integer", ir.Limits(min=5)),
    ("integer", ir.Limits(max=-5)),
    ("number", ir.Limits(min=0.25, max=0.5)),
    ("decimal", ir.Limits(max=0.5)),
]


@pytest.mark.parametrize("name", SCALARS)
def test_made_and_empty_values_are_of_their_type(name: Any) -> None:
    ref = ir.Scalar(name=name)
    made = maker()

    values = [made.value(ref, NOW), made.empty(ref, NOW)]

    assert [Checker(made.schema).check(value, ref) for value in values] == [[], []]


@pytest.mark.parametrize(("name", "limits"), LIMITS)
def test_made_and_empty_values_keep_the_limits(name: Any, limits: ir.Limits) -> None:
    ref = ir.Scalar(name=name)
    made = maker()

    values = [made.value(ref, NOW, limits=limits), made.empty(ref, NOW, limits=limits)]

    assert [Checker(made.schema).check(value, ref, limits=limits) for value in values] == [[], []]


@pytest.mark.parametrize(
    ("wire", "name", "value"),
    [
        ("string", "integer", "0"),
        ({True: "y", False: "n"}, "boolean", "n"),
        ("seconds", "datetime", 1_700_000_000),
        ("%d.%m.%Y", "date", "14.11.2023"),
        ("hex", "bytes", ""),
        ("seconds", "duration", 0),
    ],
)
def test_empty_values_travel_as_the_type_says(wire: Any, name: Any, value: Any) -> None:
    assert maker().empty(ir.Scalar(name=name, wire=wire), NOW) == value


def test_what_may_be_null_is_null_when_nobody_set_it() -> None:
    refs = [ir.Scalar(name="string", optional=True), ir.ListOf(item=STRING, optional=True)]

    assert [maker().empty(ref, NOW) for ref in refs] == [None, None]


STATE = ir.EnumType(name="State", kind="string", members=(ir.EnumMember(value="in", name="IN"),))
NOTHING = ir.EnumType(name="Nothing", kind="string", members=())
LEAF = ir.ObjectType(name="Leaf", tag=("kind", "leaf"), fields=(field("size", ir.Scalar(name="integer")),))
BRANCH = ir.ObjectType(
    name="Branch", tag=("kind", "branch"), fields=(field("parts", ir.ListOf(item=ir.Named(name="Node"))),)
)
NODE = ir.UnionType(
    name="Node", tag="kind", members=(("branch", ir.Named(name="Branch")), ("leaf", ir.Named(name="Leaf")))
)
EITHER = ir.UnionType(name="Either", tag=None, members=(("", ir.Scalar(name="integer")), ("", STRING)))
PERSON = ir.ObjectType(
    name="Person",
    fields=(
        field("name", STRING, has_example=True, example="Ann"),
        field("kind", STRING, has_const=True, const="person"),
        field("state", ir.Named(name="State")),
        field("level", ir.Scalar(name="integer"), has_default=True, default=3),
        field("born", ir.Scalar(name="datetime", wire="seconds"), mock="created"),
        field("parent", ir.Named(name="Person", optional=True)),
        field("children", ir.ListOf(item=ir.Named(name="Person"))),
        field("by_name", ir.MapOf(value=ir.Named(name="Person"))),
        field("scores", ir.MapOf(value=ir.Scalar(name="integer"))),
        field("tags", ir.ListOf(item=STRING), limits=ir.Limits(min=2)),
        field("password", STRING, access=frozenset({"create"})),
    ),
)
TYPES = (STATE, NOTHING, LEAF, BRANCH, NODE, EITHER, PERSON)


def test_a_made_object_follows_examples_constants_defaults_and_ends_where_it_holds_itself() -> None:
    assert maker(*TYPES).value(ir.Named(name="Person"), NOW) == {
        "name": "Ann",
        "kind": "person",
        "state": "in",
        "level": 3,
        "born": 1_700_000_000,
        "parent": None,
        "children": [],
        "by_name": {},
        "scores": {"key": 1},
        "tags": ["text", "text"],
    }


def test_an_object_that_nobody_filled_has_zeros_nulls_and_defaults() -> None:
    assert maker(*TYPES).empty(ir.Named(name="Person"), NOW) == {
        "name": "",
        "kind": "person",
        "state": "in",
        "level": 3,
        "born": 1_700_000_000,
        "parent": None,
        "children": [],
        "by_name": {},
        "scores": {},
        "tags": ["text", "text"],
    }


def test_an_object_that_must_hold_itself_ends() -> None:
    endless = ir.ObjectType(name="Endless", fields=(field("self", ir.Named(name="Endless")),))
    made = maker(endless)

    values = (made.value(ir.Named(name="Endless"), NOW), made.empty(ir.Named(name="Endless"), NOW))

    assert values == ({"self": {}}, {"self": {}})


def test_unions_are_made_of_the_first_variant_that_ends() -> None:
    made = maker(*TYPES)

    assert [
        made.value(ir.Named(name="Node"), NOW),
        made.empty(ir.Named(name="Either"), NOW),
        made.value(ir.Named(name="Branch"), NOW),
    ] == [
        {"kind": "branch", "parts": [{"kind": "leaf", "size": 1}]},
        0,
        {"kind": "branch", "parts": [{"kind": "leaf", "size": 1}]},
    ]


def test_an_example_of_the_type_comes_first_and_is_filled_up() -> None:
    book = ir.ObjectType(
        name="Book",
        fields=(
            field("title", STRING),
            field("pages", ir.Scalar(name="integer")),
            field("note", ir.Scalar(name="string", optional=True)),
        ),
        has_example=True,
        example={"title": "Emma"},
    )
    slug = ir.AliasType(name="Slug", type=STRING, has_example=True, example="emma")

    made = maker(book, slug)

    assert [made.value(ir.Named(name=name), NOW) for name in ("Book", "Slug")] == [
        {"title": "Emma", "pages": 1},
        "emma",
    ]


def test_values_of_kinds_without_content() -> None:
    made = maker(NOTHING, ir.FilterType(name="Filter", params=()))

    assert [made.value(ir.Named(name=name), NOW) for name in ("Nothing", "Filter")] == ["", {}]


@pytest.mark.parametrize(
    ("scalar", "limits", "example", "pattern"),
    [
        ("integer", None, None, "7"),
        ("decimal", None, None, "7"),
        ("string", None, None, "[0-9a-z]{12}"),
        ("string", None, "dw19t2qccp1h", "[a-z]{2}[0-9]{2}[a-z][0-9][a-z]{4}[0-9][a-z]"),
        ("string", None, "me", "[0-9a-z]{12}"),
        ("string", None, "my-pipe", "[0-9a-z]{12}"),
        ("string", ir.Limits(pattern="PIP[0-9]{3}"), "x", "PIP[0-9]{3}"),
        ("uuid", None, None, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        ("date", None, None, "1970-01-01"),
    ],
)
def test_identifiers_count_or_look_like_the_example(
    scalar: Any, limits: Any, example: Any, pattern: str
) -> None:
    made = maker().identifier(ir.Scalar(name=scalar), 7, limits=limits, example=example)

    assert re.fullmatch(pattern, str(made))


def test_identifiers_of_other_kinds_are_texts() -> None:
    assert isinstance(maker(STATE).identifier(ir.Named(name="State"), 1), str)


def test_a_moment_of_a_field_without_a_scalar_is_iso() -> None:
    assert maker(STATE).moment(field("at", ir.Named(name="State")), NOW) == "2023-11-14T22:13:20Z"
