from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, List, Literal, Optional, Union  # noqa: UP035

import pytest
from attrs import define, field

from specloom._serde.model import Input, Model, OpenEnum, Unknown, Wire, wire
from specloom._serde.shapes import (
    Anything,
    Choice,
    Constant,
    FirstOf,
    Leaf,
    ListOf,
    MapOf,
    Nullable,
    Opaque,
    Record,
    Shape,
    Tagged,
    by_wire,
    members,
    shape_of,
)
from specloom._unset import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from nowhere import Missing


class Status(OpenEnum):
    ACTIVE = "A"


@define(kw_only=True)
class Leaves(Model):
    name: str
    status: Status = Status.ACTIVE


@define(kw_only=True)
class Echo(Model):
    kind: Literal["echo"] = "echo"
    version: Literal["1", "2"] = "1"


@define(kw_only=True)
class Group(Model):
    kind: Literal["group"] = "group"
    version: Literal["1"] = "1"
    tasks: list[Task]
    parent: Group | None = None


@define(kw_only=True)
class Numbered(Model):
    kind: Literal[1] = 1


@define(kw_only=True)
class Renamed(Model):
    type_: Literal["renamed"] = field(default="renamed", metadata=wire(name="kind"))


Task = Echo | Group | Unknown
Later = "Leaves | None"
Quoted = list["Leaves"]
Either = Union["Leaves", "Echo"]
Nested = dict[str, "list[Leaves]"]


def show(shape: Shape) -> str:
    """A shape as a short text."""
    match shape:
        case Anything():
            return "any"
        case Leaf():
            return shape.scalar.python.__name__ + ("" if shape.tp is shape.scalar.python else "!")
        case Choice() | Record():
            return shape.cls.__name__
        case Constant():
            return repr(shape.values)
        case Nullable():
            return show(shape.inner) + "?"
        case ListOf():
            return f"[{show(shape.item)}]"
        case MapOf():
            return f"{{{show(shape.value)}}}"
        case Tagged():
            table = " ".join(f"{tag}:{show(record)}" for tag, record in shape.records.items())
            return f"<{shape.tag} {table}{' …' if shape.open else ''}>"
        case FirstOf():
            return "(" + " ".join(map(show, shape.options)) + ")"
        case Opaque():
            return "opaque"


@pytest.mark.parametrize(
    ("tp", "shown"),
    [
        (str, "str"),
        (Any, "any"),
        (object, "any"),
        (None, "(None,)"),
        (type(None), "(None,)"),
        (list, "[any]"),
        (dict, "{any}"),
        (list[str | None], "[str?]"),
        (List[int], "[int]"),  # noqa: UP006
        (dict[str, list[float]], "{[float]}"),
        (Optional[str], "str?"),  # noqa: UP045
        (Union[str, None, Unset], "str?"),  # noqa: UP007
        (str | Unset, "str"),
        (Status, "Status"),
        (Literal["a", "b"], "('a', 'b')"),
        (Annotated[datetime, Wire("seconds")], "datetime!"),
        (Annotated[str, "documentation"], "str"),
        (list[Annotated[bool, Wire({True: "1", False: "0"})] | None], "[bool!?]"),
        (Leaves, "Leaves"),
        (Task, "<kind echo:Echo group:Group …>"),
        (Echo | Group, "<kind echo:Echo group:Group>"),
        (Task | None, "<kind echo:Echo group:Group …>?"),
        (Echo | Renamed, "<kind echo:Echo renamed:Renamed>"),
        # Not told apart by a text that each has for itself.
        (Echo | Leaves, "(Echo Leaves)"),
        (Echo | str, "(Echo str)"),
        (Echo | Numbered, "(Echo Numbered)"),
        (Unknown, "<  …>"),
        (str | Unknown, "(str <  …>)"),
        (str | int | None, "(str int)?"),
        (Path, "opaque"),
        (set[str], "opaque"),
        (Path | bytes, "(opaque bytes)"),
    ],
    ids=str,
)
def test_types_are_resolved(tp: Any, shown: str):
    assert show(shape_of(tp)) == shown


@define(kw_only=True)
class Forward(Model):
    alias: Later  # type: ignore[valid-type]
    quoted: Quoted
    union: Either
    nested: Nested


@define(kw_only=True)
class Names(Model):
    known_to_all: UUID
    list: list[str]
    later: list[int] = field(factory=list)  # type: ignore[valid-type]


@define(kw_only=True)
class Base(Model):
    first: int


@define(kw_only=True)
class Derived(Base):
    second: str = field(repr=False, metadata=wire(name="2nd", sensitive=True))


@define(kw_only=True)
class Sent(Input):
    name: str | Unset = UNSET
    kind: str = field(default="x", init=False)


@pytest.mark.parametrize(
    ("cls", "shown"),
    [
        (
            Forward,
            {"alias": "Leaves?", "quoted": "[Leaves]", "union": "(Leaves Echo)", "nested": "{[Leaves]}"},
        ),
        (Names, {"known_to_all": "UUID", "list": "[str]", "later": "[int]"}),
        (Derived, {"first": "int", "2nd": "str"}),
        (
            Group,
            {
                "kind": "('group',)",
                "version": "('1',)",
                "tasks": show(shape_of(list[Task])),
                "parent": "Group?",
            },
        ),
        (Sent, {"name": "str", "kind": "str"}),
    ],
)
def test_fields_are_resolved_in_the_module_of_their_class(cls: type, shown: dict[str, str]):
    assert {wire: show(one.shape) for wire, one in by_wire(cls).items()} == shown


def test_members_say_what_is_required_optional_and_secret():
    shown = [
        (one.name, one.wire, one.required, one.optional, one.init, one.sensitive) for one in members(Derived)
    ]

    assert shown == [("first", "first", True, False, True, False), ("second", "2nd", True, False, True, True)]
    assert [(one.required, one.optional, one.init) for one in members(Sent)] == [
        (False, False, True),
        (False, False, False),
    ]


def test_the_record_is_no_member():
    assert [one.name for one in members(Leaves)] == ["name", "status"]


@define(kw_only=True)
class Broken(Model):
    one: Missing


@define(kw_only=True)
class Nonsense(Model):
    one: Annotated[str, Wire("hex")]


@define(kw_only=True)
class NotSingle(Model):
    one: Annotated[list[str], Wire("hex")]


def test_a_name_that_does_not_exist_at_run_time_is_named():
    with pytest.raises(
        TypeError, match=r"^Broken\.one: the annotation 'Missing' uses 'Missing', which .* does not have"
    ):
        members(Broken)


def test_a_format_that_makes_no_sense_is_named():
    with pytest.raises(TypeError, match=r"^Nonsense\.one: Wire\('hex'\) is no format of str$"):
        members(Nonsense)
    with pytest.raises(
        TypeError, match=r"^NotSingle\.one: Wire\(format='hex'\) is a format of single values"
    ):
        members(NotSingle)
    with pytest.raises(TypeError, match="no format of str"):
        shape_of(Annotated[str, Wire("hex")])


def test_a_type_that_cannot_be_hashed_is_resolved_each_time():
    assert show(shape_of(Annotated[str, ["no hash"]])) == "str"


def test_a_class_without_a_module_resolves_what_is_well_known():
    cls = define(kw_only=True)(
        type(
            "Made",
            (Model,),
            {"__annotations__": {"at": "datetime", "us": "list[Made]"}, "__module__": "gone"},
        )
    )

    assert {one.name: show(one.shape) for one in members(cls)} == {"at": "datetime", "us": "[Made]"}


class Aliased:
    """As a ``type`` statement of Python 3.12 looks."""

    def __init__(self, value: Any) -> None:
        self.__value__ = value


def test_type_statements_are_looked_into():
    assert show(shape_of(Aliased(list[str]))) == "[str]"
    assert show(shape_of(Union[Aliased(Echo | Group), None])) == "<kind echo:Echo group:Group>?"  # noqa: UP007


if TYPE_CHECKING:
    _ = Mapping
