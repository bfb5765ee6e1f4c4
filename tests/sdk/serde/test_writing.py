from __future__ import annotations

import re
from collections import UserList
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from attrs import define, evolve, field

from specloom._codec import decode_json, encode_json
from specloom._serde import decode_json_as, to_wire
from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from specloom._unset import UNSET, Unset

MOMENT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)
KEY = UUID("12345678-1234-5678-1234-567812345678")
Seconds = Annotated[datetime, Wire("seconds")]


class Status(OpenEnum):
    ACTIVE = "A"


class Level(OpenIntEnum):
    LOW = 1


class Closed(Enum):
    A = "a"
    AT = MOMENT


class Plain(IntEnum):
    ONE = 1


class Text(str):
    def __str__(self) -> str:
        return "never"


class Number(int):
    pass


@define(kw_only=True)
class Leaf(Model):
    name: str | None = None
    at: Seconds | None = None


@define(kw_only=True)
class Echo(Model):
    type: Literal["echo"] = "echo"
    leaf: Leaf | None = None


@define(kw_only=True)
class Pipe(Model):
    eid: str
    name: str
    note: str | None = None
    from_: str | None = field(default=None, metadata=wire(name="from"))
    task: list[Echo | Unknown] = field(factory=list)
    created: datetime | None = None
    required_or_null: int | None
    fixed: str = "pipe"


@define(kw_only=True)
class PipeCreate(Input):
    name: str
    note: str | Unset | None = UNSET
    from_: str | Unset = field(default=UNSET, metadata=wire(name="from"))
    task: list[Echo | Unknown] | Unset = UNSET
    at: Seconds | Unset = UNSET
    code: Annotated[int, Wire("string")] | Unset | None = UNSET
    flag: Annotated[bool, Wire({True: "1", False: "0"})] | Unset = UNSET
    times: list[Seconds] | Unset = UNSET
    by_name: dict[str, Seconds] | Unset = UNSET
    level: Level | Unset = UNSET
    either: Seconds | list[Seconds] | Leaf | Unset = UNSET
    any: Any | Unset = UNSET
    leaf: Leaf | Unset = UNSET
    ratio: float | Unset = UNSET
    required_or_null: int | Unset | None = UNSET
    constant: str = field(default="always", init=False)


class Odd(Mapping[str, Any]):
    def __getitem__(self, name: str) -> Any:
        return {"a": MOMENT}[name]

    def __iter__(self) -> Iterator[str]:
        return iter(["a"])

    def __len__(self) -> int:
        return 1


# --- by class ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (5, 5),
        (1.5, 1.5),
        ("x", "x"),
        (MOMENT, "2017-02-10T20:18:26Z"),
        (date(2017, 2, 10), "2017-02-10"),
        (time(20, 18), "20:18:00"),
        (timedelta(minutes=1), "PT1M"),
        (KEY, str(KEY)),
        (Decimal("1.10"), "1.10"),
        (b"hi", "aGk="),
        (bytearray(b"hi"), "aGk="),
        (Status.ACTIVE, "A"),
        (Status("X"), "X"),
        (Level(7), 7),
        (Closed.A, "a"),
        (Closed.AT, "2017-02-10T20:18:26Z"),
        (Plain.ONE, 1),
        (Text("x"), "x"),
        (Number(5), 5),
        ([1, MOMENT], [1, "2017-02-10T20:18:26Z"]),
        ((1, 2), [1, 2]),
        (UserList([MOMENT]), ["2017-02-10T20:18:26Z"]),
        (range(3), [0, 1, 2]),
        ({"a": {"b": [MOMENT]}, "c": UNSET}, {"a": {"b": ["2017-02-10T20:18:26Z"]}}),
        ({Status.ACTIVE: 1, Text("x"): 2}, {"A": 1, "x": 2}),
        (Odd(), {"a": "2017-02-10T20:18:26Z"}),
        (
            Unknown(tag="new", payload={"type": "new", "at": MOMENT}),
            {"type": "new", "at": "2017-02-10T20:18:26Z"},
        ),
        (Leaf(), {}),
        (Leaf(name="a", at=MOMENT), {"name": "a", "at": 1486757906}),
        ({"leaf": Leaf(name="a")}, {"leaf": {"name": "a"}}),
    ],
    ids=lambda value: re.sub(r" at 0x\w+", "", repr(value))[:40],
)
def test_values_are_written_by_their_class(value: Any, written: Any):
    got = to_wire(value)

    assert (got, type(got)) == (written, type(written))
    assert decode_json(encode_json(got)) == written


def test_subclasses_of_plain_types_become_plain():
    got = to_wire({"text": Text("x"), "number": Number(5), "enum": Plain.ONE})

    assert [type(one) for one in got.values()] == [str, int, int]


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (
            {"a": {1, 2}},
            TypeError,
            "data.a: a value of type set cannot be sent as JSON; a list keeps what a set loses",
        ),
        ({"a": [object()]}, TypeError, "data.a[0]: a value of type object cannot be sent as JSON"),
        (Leaf, TypeError, "data: a value of type type cannot be sent as JSON"),
        ((one for one in "ab"), TypeError, "data: a value of type generator cannot be sent as JSON"),
        ({"a": {1: 2}}, TypeError, "data.a: the names of members are texts, got 1"),
        (UNSET, TypeError, "data: UNSET can stand for a member of an object, not for a value of its own"),
        ([UNSET], TypeError, "data[0]: UNSET can stand for a member"),
        ({"a": float("nan")}, ValueError, "data.a: nan has no place in JSON"),
        ([[float("-inf")]], ValueError, "data[0][0]: -inf has no place in JSON"),
        ({"a": Decimal("NaN")}, ValueError, "data.a: NaN has no place in JSON"),
        (PipeCreate(name="a", ratio=float("inf")), ValueError, "data.ratio: inf has no place in JSON"),
        (
            PipeCreate(name="a", task=[Echo(leaf=Leaf(name={1}))]),  # type: ignore[arg-type]
            TypeError,
            "data.task[0].leaf.name: a value of type set cannot be sent as JSON",
        ),
        (
            PipeCreate(name="a", any={"b": [b"x", object]}),
            TypeError,
            "data.any.b[1]: a value of type type cannot",
        ),
        (
            PipeCreate(name="a", at=datetime.max.replace(tzinfo=UTC), either=[{}, {1, 2}]),  # type: ignore[list-item]
            TypeError,
            "data.either[1]: a value of type set",
        ),
    ],
    ids=lambda value: re.sub(r" at 0x\w+", "", repr(value))[:40],
)
def test_what_cannot_be_sent_is_named_with_its_place(value: Any, error: type[Exception], message: str):
    with pytest.raises(error, match="^" + re.escape(message)):
        to_wire(value)


def test_a_value_that_holds_itself_cannot_be_sent():
    value: dict[str, Any] = {}
    value["self"] = value

    with pytest.raises(ValueError, match=r"^body: nested too deeply for JSON, or it holds itself$"):
        to_wire(value, at="body")


# --- inputs --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (PipeCreate(name="a"), {"name": "a"}),
        (PipeCreate(name="a", note=None, from_="b"), {"name": "a", "note": None, "from": "b"}),
        (
            PipeCreate(name="a", task=[Echo(), Unknown(tag="x", payload={"type": "x"})]),
            {"name": "a", "task": [{"type": "echo"}, {"type": "x"}]},
        ),
        (PipeCreate(name="a", at=MOMENT), {"name": "a", "at": 1486757906}),
        (PipeCreate(name="a", code=404), {"name": "a", "code": "404"}),
        (PipeCreate(name="a", code=None), {"name": "a", "code": None}),
        (PipeCreate(name="a", flag=True), {"name": "a", "flag": "1"}),
        (PipeCreate(name="a", times=[MOMENT]), {"name": "a", "times": [1486757906]}),
        (PipeCreate(name="a", by_name={"x": MOMENT}), {"name": "a", "by_name": {"x": 1486757906}}),
        (PipeCreate(name="a", level=Level.LOW), {"name": "a", "level": 1}),
        (PipeCreate(name="a", either=MOMENT), {"name": "a", "either": 1486757906}),
        (PipeCreate(name="a", either=[MOMENT]), {"name": "a", "either": [1486757906]}),
        (PipeCreate(name="a", either=Leaf(at=MOMENT)), {"name": "a", "either": {"at": 1486757906}}),
        (PipeCreate(name="a", any={"at": MOMENT}), {"name": "a", "any": {"at": "2017-02-10T20:18:26Z"}}),
        (PipeCreate(name="a", ratio=5), {"name": "a", "ratio": 5}),
    ],
    ids=lambda value: repr(value)[-60:],
)
def test_an_input_is_what_was_set(value: PipeCreate, written: dict[str, Any]):
    assert to_wire(value, PipeCreate) == written | {"constant": "always"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        # What a type checker would refuse still goes out as what it is.
        (PipeCreate(name=5), {"name": 5}),  # type: ignore[arg-type]
        (PipeCreate(name=Text("x")), {"name": "x"}),
        (PipeCreate(name="a", at="2017"), {"name": "a", "at": "2017"}),  # type: ignore[arg-type]
        (PipeCreate(name="a", code="404"), {"name": "a", "code": "404"}),  # type: ignore[arg-type]
        (PipeCreate(name="a", code=True), {"name": "a", "code": True}),
        (
            PipeCreate(name="a", task=[{"type": "echo", "leaf": {"at": MOMENT}}]),
            {"name": "a", "task": [{"type": "echo", "leaf": {"at": 1486757906}}]},
        ),  # type: ignore[list-item]
        (
            PipeCreate(name="a", task=[{"type": "new", "at": MOMENT}]),
            {"name": "a", "task": [{"type": "new", "at": "2017-02-10T20:18:26Z"}]},
        ),  # type: ignore[list-item]
        (
            PipeCreate(name="a", leaf={"at": MOMENT, "x": MOMENT}),
            {"name": "a", "leaf": {"at": 1486757906, "x": "2017-02-10T20:18:26Z"}},
        ),  # type: ignore[arg-type]
        (PipeCreate(name="a", task={"not": "a list"}), {"name": "a", "task": {"not": "a list"}}),  # type: ignore[arg-type]
        (PipeCreate(name="a", by_name=[1]), {"name": "a", "by_name": [1]}),  # type: ignore[arg-type]
    ],
    ids=lambda value: repr(value)[-60:],
)
def test_values_of_other_types_go_as_they_are(value: PipeCreate, written: dict[str, Any]):
    assert to_wire(value) == written | {"constant": "always"}


def test_a_date_is_no_moment_and_a_moment_no_date():
    @define(kw_only=True)
    class Sent(Input):
        day: Annotated[date, Wire("%d.%m.%Y")]
        at: Seconds

    assert to_wire(Sent(day=MOMENT, at=date(2017, 2, 10))) == {
        "day": "2017-02-10T20:18:26Z",
        "at": "2017-02-10",
    }  # type: ignore[arg-type]
    assert to_wire(Sent(day=date(2017, 2, 10), at=MOMENT)) == {"day": "10.02.2017", "at": 1486757906}


# --- mappings, lists and scalars that the API declares ---------------------------------------------


@pytest.mark.parametrize(
    ("value", "sends", "written"),
    [
        ({"name": "a", "x": 1}, PipeCreate, {"constant": "always", "name": "a", "x": 1}),
        ({"constant": "other"}, PipeCreate, {"constant": "other"}),
        (
            {"at": MOMENT, "x": MOMENT},
            PipeCreate,
            {"constant": "always", "at": 1486757906, "x": "2017-02-10T20:18:26Z"},
        ),
        ({"code": 404, "note": None}, PipeCreate, {"constant": "always", "code": "404", "note": None}),
        ([PipeCreate(name="a")], list[PipeCreate], [{"name": "a", "constant": "always"}]),
        (MOMENT, Seconds, 1486757906),
        (MOMENT, Seconds | None, 1486757906),
        (None, Seconds | None, None),
        ({"a": MOMENT}, dict[str, Seconds], {"a": 1486757906}),
        ([MOMENT, MOMENT], list[Seconds], [1486757906, 1486757906]),
        ({"any": 1}, Any, {"any": 1}),
    ],
    ids=lambda value: re.sub(r" at 0x\w+", "", repr(value))[:40],
)
def test_plain_data_gets_the_formats_that_the_api_declares(value: Any, sends: Any, written: Any):
    assert to_wire(value, sends) == written


# --- models --------------------------------------------------------------------------------------

RECORD = {
    "eid": "e1",
    "name": "a",
    "note": None,
    "task": [{"type": "echo", "leaf": {"name": None, "at": 1486757906, "y": 2}}, {"type": "new", "z": 3}],
    "created": "2017-02-10T20:18:26.123456789+0000",
    "required_or_null": None,
    "fixed": "pipe",
    "extra": {"deep": [1, 0.5]},
}
DATA = encode_json(RECORD)


def pipe() -> Pipe:
    got: Pipe = decode_json_as(DATA, Pipe)
    return got


def test_a_model_goes_back_as_it_came():
    assert decode_json(encode_json(to_wire(pipe()))) == RECORD


def test_what_was_missing_stays_missing_and_null_stays_null():
    missing = decode_json_as(b'{"eid": "e", "name": "a", "required_or_null": 1}', Pipe)
    null = decode_json_as(
        b'{"eid": "e", "name": "a", "required_or_null": 1, "note": null, "from": null}', Pipe
    )

    assert missing == null
    assert to_wire(missing) == {"eid": "e", "name": "a", "required_or_null": 1}
    assert to_wire(null) == to_wire(missing) | {"note": None, "from": None}
    assert to_wire(evolve(missing, fixed="other", task=[Echo()])) == to_wire(missing) | {
        "task": [{"type": "echo"}],
        "fixed": "other",
    }


def test_what_was_cleared_is_null_and_what_was_set_is_sent():
    changed = evolve(pipe(), created=None, from_="b")

    assert to_wire(changed) == decode_json(DATA) | {"created": None, "from": "b"}


def test_a_model_made_by_hand_has_no_nulls_that_nobody_gave():
    made = Pipe(eid="e", name="a", required_or_null=None)

    assert to_wire(made) == {"eid": "e", "name": "a", "task": [], "required_or_null": None, "fixed": "pipe"}


def test_a_model_loses_what_may_not_be_sent_and_keeps_what_is_unknown():
    expected = {name: value for name, value in RECORD.items() if name not in ("eid", "created", "fixed")}

    assert decode_json(encode_json(to_wire(pipe(), PipeCreate))) == expected | {"constant": "always"}


def test_a_model_inside_a_list_of_inputs_loses_the_same():
    written = to_wire([pipe()], list[PipeCreate])

    assert sorted(written[0]) == ["constant", "extra", "name", "note", "required_or_null", "task"]


def test_a_model_inside_plain_data_is_whole():
    assert decode_json(encode_json(to_wire({"pipe": pipe()}, Any))) == {"pipe": RECORD}


def test_models_inside_keep_what_they_do_not_name_when_changed():
    old = pipe()
    echo = old.task[0]
    assert isinstance(echo, Echo)
    assert echo.leaf is not None
    changed = evolve(old, task=[evolve(echo, leaf=evolve(echo.leaf, name="n"))])

    assert to_wire(changed, PipeCreate)["task"] == [
        {"type": "echo", "leaf": {"name": "n", "at": 1486757906, "y": 2}}
    ]


@define(kw_only=True)
class Forms(Model):
    moment: datetime | None = None
    ratio: float | None = None
    price: Decimal | None = None
    data: bytes | None = None
    code: Annotated[int, Wire("string")] | None = None
    times: list[datetime | None] | None = None
    spans: dict[str, timedelta] | None = None
    day: date | datetime | None = None
    text: str | None = None


@pytest.mark.parametrize(
    "data",
    [
        b'{"day":"2017-02-10"}',
        b'{"day":"2017-02-10T00:00:00"}',
        b'{"moment":"2017-02-10T20:18:26.123456789Z"}',
        b'{"moment":"2017-02-10"}',
        b'{"ratio":5}',
        b'{"price":1.100000000000000000000001}',
        b'{"price":"1.10"}',
        b'{"price":5}',
        b'{"data":"aG k"}',
        b'{"code":404}',
        b'{"times":["2017-02-10T20:18:26+0000",null]}',
        b'{"spans":{"a":"PT60S"}}',
        b'{"extra":1.100000000000000000000001}',
        b'{"ratio":1.0,"extra":[1.5,{"a":1234567890123456789012345}]}',
    ],
)
def test_what_nobody_changed_keeps_the_form_in_which_it_came(data: bytes):
    got = decode_json_as(data, Forms)

    assert encode_json(to_wire(got)) == data


def test_what_was_changed_is_written_in_the_usual_form():
    got = decode_json_as(b'{"moment":"2017-02-10","price":1.10,"times":["2017-02-10"]}', Forms)

    changed = evolve(got, moment=MOMENT, price=Decimal("2.0"), times=[MOMENT])

    assert encode_json(to_wire(changed)) == (
        b'{"moment":"2017-02-10T20:18:26Z","price":"2.0","times":["2017-02-10T20:18:26Z"]}'
    )


def test_a_value_that_did_not_come_in_this_form_is_written_as_it_is():
    # As a user's converter may have read it.
    got = Forms(moment=MOMENT, _source={"moment": "in the evening"})

    assert to_wire(got) == {"moment": "2017-02-10T20:18:26Z"}


def test_an_unknown_variant_goes_back_as_it_came_while_nobody_changes_it():
    @define(kw_only=True)
    class Priced(Model):
        type: Literal["priced"] = "priced"
        price: Decimal

    # Beside a decimal all numbers keep their digits.
    data = b'{"type":"new","ratio":1.100000000000000000000001}'
    got = decode_json_as(data, Priced | Unknown)

    assert got.payload["ratio"] == 1.1
    assert encode_json(to_wire(got)) == data
    assert to_wire(evolve(got, payload={"type": "new"})) == {"type": "new"}


def test_a_model_of_another_class_of_inputs_sends_what_both_have():
    @define(kw_only=True)
    class Rename(Input):
        name: str
        reason: str | Unset = UNSET

    assert to_wire(Pipe(eid="e", name="a", required_or_null=1), Rename) == {"name": "a"}


def test_a_subclass_of_a_model_is_written_with_its_own_fields():
    @define(kw_only=True)
    class More(Leaf):
        more: int = 1

    assert to_wire(PipeCreate(name="a", leaf=More(name="b"))) == {
        "name": "a",
        "leaf": {"name": "b", "more": 1},
        "constant": "always",
    }
