"""Judging what was sent."""

from __future__ import annotations

from typing import Any

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.checking import Checker
from specloom_codegen.mock.schema import Schema

STRING = ir.Scalar(name="string")
INTEGER = ir.Scalar(name="integer")


def field(wire: str, type_: Any, **facts: Any) -> ir.Field:
    return ir.Field(wire=wire, name=wire, type=type_, **facts)


CAT = ir.ObjectType(
    name="Cat",
    tag=("kind", "cat"),
    fields=(
        field("kind", STRING, has_const=True, const="cat"),
        field("lives", INTEGER, limits=ir.Limits(max=9), required=True),
    ),
)
DOG = ir.ObjectType(name="Dog", fields=(field("name", STRING, required=True),))
PET = ir.UnionType(name="Pet", tag="kind", members=(("cat", ir.Named(name="Cat")),))
THING = ir.UnionType(name="Thing", tag=None, members=(("", INTEGER), ("", ir.Named(name="Dog"))))
STATE = ir.EnumType(
    name="State",
    kind="string",
    members=(ir.EnumMember(value="in", name="IN"), ir.EnumMember(value="out", name="OUT")),
)
LEVEL = ir.EnumType(name="Level", kind="integer", members=(ir.EnumMember(value=1, name="ONE"),))
SLUG = ir.AliasType(name="Slug", type=STRING, limits=ir.Limits(pattern="[a-z]+"))
QUERY = ir.FilterType(name="Query", params=(("age__gt", "age", INTEGER),))
BOX = ir.ObjectType(
    name="Box",
    fields=(
        field("id", INTEGER, access=frozenset({"read"}), required=True),
        field("name", STRING, required=True, limits=ir.Limits(min=2)),
        field("state", ir.Named(name="State", optional=True), required=False),
        field("pets", ir.ListOf(item=ir.Named(name="Pet")), limits=ir.Limits(max=2)),
        field("tags", ir.MapOf(value=ir.Named(name="Slug"))),
        field("fixed", STRING, access=frozenset({"create", "read"})),
        field("data", ir.Scalar(name="json")),
    ),
)
SCHEMA = Schema([CAT, DOG, PET, THING, STATE, LEVEL, SLUG, QUERY, BOX])


def problems(value: Any, ref: ir.TypeRef) -> list[tuple[str, str, str]]:
    return [(each.path, each.kind, each.message) for each in Checker(SCHEMA).check(value, ref)]


@pytest.mark.parametrize(
    ("value", "ref"),
    [
        ("x", STRING),
        (None, ir.Scalar(name="string", optional=True)),
        (None, ir.Scalar(name="json")),
        (["a", None], ir.ListOf(item=ir.Scalar(name="string", optional=True))),
        ("in", ir.Named(name="State")),
        ("", ir.Named(name="State", optional=True)),
        (1, ir.Named(name="Level")),
        (5, ir.Named(name="Thing")),
        ({"name": "Rex"}, ir.Named(name="Thing")),
        ({"kind": "cat", "lives": 9}, ir.Named(name="Pet")),
        ({"kind": "emu", "height": "tall"}, ir.Named(name="Pet")),
        ({"age__gt": 3, "unknown": []}, ir.Named(name="Query")),
        ({"name": "ab"}, ir.Named(name="Box", variant="create")),
        ({"name": "ab", "id": "kept by nobody", "more": 1}, ir.Named(name="Box", variant="create")),
        ({}, ir.Named(name="Box", variant="patch")),
        ({"fixed": 5}, ir.Named(name="Box", variant="patch")),
        (
            {"name": "ab", "pets": [{"kind": "cat", "lives": 1}], "tags": {"a": "b"}},
            ir.Named(name="Box", variant="update"),
        ),
    ],
)
def test_good_values_have_no_problems(value: Any, ref: ir.TypeRef) -> None:
    assert problems(value, ref) == []


@pytest.mark.parametrize(
    ("value", "ref", "found"),
    [
        (5, STRING, [("", "invalid", "must be a text")]),
        (None, STRING, [("", "invalid", "must not be null")]),
        ([1, "x"], ir.ListOf(item=INTEGER), [("[1]", "invalid", "must be an integer")]),
        ("x", ir.ListOf(item=INTEGER), [("", "invalid", "must be a list")]),
        ("x", ir.MapOf(value=INTEGER), [("", "invalid", "must be an object")]),
        ("lost", ir.Named(name="State"), [("", "invalid", "must be one of in, out")]),
        ("", ir.Named(name="State"), [("", "invalid", "must be one of in, out")]),
        (True, ir.Named(name="Level"), [("", "invalid", "must be one of 1")]),
        ("x", ir.Named(name="Pet"), [("", "invalid", "must be an object")]),
        ({}, ir.Named(name="Pet"), [("kind", "missing", "is missing")]),
        ("x", ir.Named(name="Thing"), [("", "invalid", "fits none of the types that it may have")]),
        ({"kind": "cat", "lives": 10}, ir.Named(name="Pet"), [("lives", "invalid", "must be at most 9")]),
        ({"kind": "dog", "lives": 1}, ir.Named(name="Cat"), [("kind", "invalid", "must be 'cat'")]),
        ({"age__gt": "x"}, ir.Named(name="Query"), [("age__gt", "invalid", "must be an integer")]),
        ({}, ir.Named(name="Box", variant="create"), [("name", "missing", "is missing")]),
        ({"name": None}, ir.Named(name="Box", variant="patch"), [("name", "invalid", "must not be null")]),
        (
            {
                "name": "x",
                "state": "off",
                "pets": [{"kind": "cat"}, {}, {}],
                "tags": {"a": "B", "c": 1},
                "fixed": 5,
            },
            ir.Named(name="Box", variant="create"),
            [
                ("name", "invalid", "must be at least 2 characters long"),
                ("state", "invalid", "must be one of in, out"),
                ("pets", "invalid", "must be at most 2 items long"),
                ("pets[0].lives", "missing", "is missing"),
                ("pets[1].kind", "missing", "is missing"),
                ("pets[2].kind", "missing", "is missing"),
                ("tags.a", "invalid", "must match [a-z]+"),
                ("tags.c", "invalid", "must be a text"),
                ("fixed", "invalid", "must be a text"),
            ],
        ),
    ],
)
def test_every_problem_is_named_with_its_path(value: Any, ref: ir.TypeRef, found: Any) -> None:
    assert problems(value, ref) == found


def test_a_long_enum_is_shown_in_part() -> None:
    many = ir.EnumType(
        name="Many",
        kind="integer",
        members=tuple(ir.EnumMember(value=each, name=f"N{each}") for each in range(30)),
    )

    (problem,) = Checker(Schema([many])).check(99, ir.Named(name="Many"))

    assert problem.message == "must be one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
