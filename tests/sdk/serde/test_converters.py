from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import attrs
import cattrs
import pytest
from attrs import define, evolve, field
from cattrs.preconf.json import make_converter as make_json_converter

from specloom._serde import (
    decode_json_as,
    decode_page,
    decode_records,
    make_converter,
    structure,
    to_members,
    to_wire,
)
from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from specloom._unset import UNSET, Unset
from specloom.errors import DecodeError

MOMENT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)


class Status(OpenEnum):
    ACTIVE = "A"


class Level(OpenIntEnum):
    LOW = 1


class Closed(Enum):
    A = "a"


@define(kw_only=True)
class User(Model):
    name: str
    from_: str | None = field(default=None, metadata=wire(name="from"))


@define(kw_only=True)
class Echo(Model):
    type: Literal["echo"] = "echo"
    user: User | None = None


@define(kw_only=True)
class Group(Model):
    type: Literal["group"] = "group"
    tasks: list[Echo | Group | Unknown]


@define(kw_only=True)
class Pipe(Model):
    name: str
    status: Status | None = None
    level: Level | None = None
    user: User | None = None
    task: list[Echo | Group | Unknown] = field(factory=list)
    at: datetime | None = None
    seconds: Annotated[datetime, Wire("seconds")] | None = None
    price: Decimal | None = None
    any: Any = None
    closed: Closed | None = None


@define(kw_only=True)
class PipePatch(Input):
    name: str | Unset = UNSET
    at: datetime | Unset | None = UNSET
    user: User | Unset = UNSET


DATA = b"""{"name": "a", "status": "X", "level": 7, "user": {"name": "u", "from": "f", "x": 1},
"at": "2017-02-10T20:18:26Z",
"task": [{"type": "echo", "user": {"name": "v"}}, {"type": "new"}, {"type": "group", "tasks": [{"type": "echo"}]}],
"seconds": 1486757906, "price": 1.10, "any": {"a": 0.5}, "closed": "a", "extra": 2}"""


def as_epoch(value: Any, _: Any) -> Any:
    return ("read", value)


def with_hook(kind: type, hook: Any, converter: cattrs.Converter | None = None) -> cattrs.Converter:
    converter = converter or make_converter()
    converter.register_structure_hook(kind, hook)
    return converter


@pytest.mark.parametrize(
    "converter",
    [
        make_converter(),
        cattrs.Converter(),
        cattrs.Converter(detailed_validation=False),
        make_converter().copy(),
    ],
    ids=["ours", "plain", "undetailed", "copy"],
)
def test_a_converter_without_hooks_reads_as_without_a_converter(converter: cattrs.Converter):
    usual = decode_json_as(DATA, Pipe)

    assert repr(decode_json_as(DATA, Pipe, converter)) == repr(usual)
    assert decode_records(b"[" + DATA + b"]", Pipe, converter) == [usual]
    assert decode_page(b'{"a": [' + DATA + b"]}", ("a",), Pipe, converter)[0] == [usual]
    assert structure({"name": "a"}, Pipe, converter) == Pipe(name="a")
    assert to_wire(usual, None, converter) == to_wire(usual)
    assert to_wire({"a": usual}, None, converter) == to_wire({"a": usual})


@pytest.mark.parametrize("converter", [make_converter(), cattrs.Converter()], ids=["ours", "plain"])
@pytest.mark.parametrize("value", [b'{"name": null}', b'{"name": 5}', b'{"name": "a", "user": "x"}'])
def test_a_converter_is_as_strict(value: bytes, converter: cattrs.Converter):
    with pytest.raises(DecodeError):
        decode_json_as(value, Pipe, converter)


@pytest.mark.parametrize(
    "converter",
    [
        with_hook(datetime, as_epoch),
        with_hook(datetime, as_epoch, cattrs.Converter()),
        with_hook(datetime, as_epoch).copy(),
    ],
    ids=["ours", "plain", "copy"],
)
def test_a_hook_for_single_values_is_used_everywhere_but_for_formats(converter: cattrs.Converter):
    got = decode_json_as(DATA, Pipe, converter)

    assert got.at == ("read", "2017-02-10T20:18:26Z")
    assert got.seconds == MOMENT
    assert structure("2017", list[datetime] | datetime, converter) == ("read", "2017")


def test_a_hook_for_a_class_is_used_wherever_the_class_is():
    converter = with_hook(User, lambda value, _: ("user", value["name"]))

    got = decode_json_as(DATA, Pipe, converter)

    assert (got.user, got.task[0].user) == (("user", "u"), ("user", "v"))
    assert decode_records(b'[{"name": "w"}]', User, converter) == [("user", "w")]


def test_a_hook_for_an_enum_is_used_and_one_for_texts_is_not_taken_for_it():
    upper = with_hook(str, lambda value, _: value.upper())
    own = with_hook(Status, lambda value, _: ("status", value))

    assert (decode_json_as(DATA, Pipe, upper).name, decode_json_as(DATA, Pipe, upper).status) == (
        "A",
        Status("X"),
    )
    assert decode_json_as(DATA, Pipe, own).status == ("status", "X")
    assert decode_json_as(DATA, Pipe, with_hook(int, lambda value, _: -value)).level == Level(7)


def test_hooks_of_a_ready_made_converter_are_used():
    got = decode_json_as(b'{"name": "a", "at": "2017-02-10T20:18:26+00:00"}', Pipe, make_json_converter())

    assert got.at == MOMENT


def test_decimals_stay_exact_and_any_value_plain():
    got = decode_json_as(DATA.replace(b"1.10", b"1.100000000000000000000001"), Pipe, make_converter())

    assert (got.price, got.any) == (Decimal("1.100000000000000000000001"), {"a": 0.5})


def test_a_hook_that_refuses_is_named_by_its_place():
    def refuse(value: Any, _: Any) -> Any:
        raise ValueError("no")

    with pytest.raises(DecodeError) as caught:
        decode_json_as(DATA, Pipe, with_hook(datetime, refuse))

    assert caught.value.message == (
        "$.at: expected a date and time (ISO 8601), got '2017-02-10T20:18:26Z' (text)"
    )


def test_a_hook_for_a_record_that_refuses_is_an_error_without_a_place():
    def refuse(value: Any, _: Any) -> Any:
        raise ValueError("no")

    with pytest.raises(DecodeError, match=r"^\$: refused by a hook of the converter"):
        decode_json_as(DATA, Pipe, with_hook(User, refuse))


# --- writing ---------------------------------------------------------------------------------------


def writing(kind: type, hook: Any, converter: cattrs.Converter | None = None) -> cattrs.Converter:
    converter = converter or make_converter()
    converter.register_unstructure_hook(kind, hook)
    return converter


@pytest.mark.parametrize(
    "converter",
    [
        writing(datetime, lambda value: value.year),
        writing(datetime, lambda value: value.year, cattrs.Converter()),
        writing(datetime, lambda value: value.year).copy(),
    ],
    ids=["ours", "plain", "copy"],
)
def test_a_hook_writes_values_of_its_class(converter: cattrs.Converter):
    pipe = Pipe(name="a", at=MOMENT)

    assert to_wire(pipe, None, converter) == {"name": "a", "task": [], "at": 2017}
    assert to_wire({"x": [MOMENT]}, None, converter) == {"x": [2017]}
    assert to_wire(PipePatch(at=MOMENT), PipePatch, converter) == {"at": 2017}
    assert to_members({"x": [{"y": MOMENT}]}, None, converter) == {"x": [{"y": 2017}]}


def test_what_a_hook_makes_is_written_in_turn():
    converter = writing(User, lambda value: {"at": MOMENT, "pipe": Pipe(name=value.name), "more": (1, 2)})

    assert to_wire({"user": User(name="u")}, None, converter) == {
        "user": {"at": "2017-02-10T20:18:26Z", "pipe": {"name": "u", "task": []}, "more": [1, 2]}
    }


@attrs.define
class Own:
    """A class of the user's, of which only the converter knows."""

    day: date


def test_classes_that_only_the_converter_knows_are_sent():
    assert to_wire({"own": Own(date(2017, 2, 10))}, None, make_converter()) == {"own": {"day": "2017-02-10"}}
    with pytest.raises(TypeError, match=r"data\.own: a value of type Own cannot be sent"):
        to_wire({"own": Own(date(2017, 2, 10))})


def test_a_hook_for_texts_writes_texts():
    converter = writing(str, lambda value: value.upper())

    assert to_wire(PipePatch(name="a", user=User(name="b")), None, converter) == {
        "name": "A",
        "user": {"name": "B"},
    }


# --- the converter by itself -----------------------------------------------------------------------


def test_our_converter_reads_and_writes_by_itself():
    converter = make_converter()
    value = {"name": "u", "from": "f", "x": 1}

    user = converter.structure(value, User)

    assert user == User(name="u", from_="f")
    assert converter.unstructure(user) == value
    assert converter.unstructure(evolve(user, name="v")) == {**value, "name": "v"}
    assert converter.unstructure([MOMENT, Status("X"), timedelta(minutes=1)]) == [
        "2017-02-10T20:18:26Z",
        "X",
        "PT1M",
    ]


@pytest.mark.parametrize(
    ("value", "tp", "made"),
    [
        ("2017-02-10T20:18:26Z", datetime, MOMENT),
        (1486757906, Annotated[datetime, Wire("seconds")], MOMENT),
        ("X", Status, Status("X")),
        (7, Level, Level(7)),
        ("a", Closed, Closed.A),
        ({"type": "new"}, Echo | Unknown, Unknown(tag="new", payload={"type": "new"})),
        ([{"type": "echo"}], list[Echo | Group], [Echo()]),
        (5, int | str, 5),
        ({"name": "a"}, PipePatch, PipePatch(name="a")),
    ],
    ids=lambda value: str(value)[:30],
)
def test_our_converter_reads_every_type(value: Any, tp: Any, made: Any):
    assert make_converter().structure(value, tp) == made


@define(kw_only=True)
class Tree(Model):
    path: Path
    tags: set[str]


def test_types_that_only_the_converter_knows_are_read():
    got = decode_json_as(b'{"path": "/a", "tags": ["x", "x"]}', Tree, make_converter())

    assert got == Tree(path=Path("/a"), tags={"x"})
    with pytest.raises(DecodeError, match=r"\$.path: expected nothing that JSON can hold"):
        decode_json_as(b'{"path": "/a", "tags": ["x", "x"]}', Tree)


@attrs.define
class Report:
    """A class of the user's that holds values of ours."""

    title: str
    users: list[User]
    latest: Echo | Group | Unknown


def test_our_values_may_be_parts_of_the_users_classes():
    converter = make_converter()

    report = converter.structure({"title": "t", "users": [{"name": "a"}], "latest": {"type": "echo"}}, Report)

    assert report == Report("t", [User(name="a")], Echo())
    assert (
        decode_json_as(b'{"title": "t", "users": [], "latest": {"type": "new"}}', Report, converter).title
        == "t"
    )
