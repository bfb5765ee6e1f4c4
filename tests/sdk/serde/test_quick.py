from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
import pytest
from attrs import define, field, frozen
from hypothesis import given
from hypothesis import strategies as st

from specloom._codec import decode_json
from specloom._serde import extras
from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from specloom._serde.quick import quick_reader
from specloom._serde.reading import Reader
from specloom._serde.shapes import shape_of
from specloom._serde.twins import make_twin

DEPTH = 512


class Status(OpenEnum):
    ACTIVE = "A"


class Level(OpenIntEnum):
    LOW = 1


class Closed(Enum):
    A = "a"


@define(kw_only=True)
class Flat(Model):
    text: str
    number: float
    maybe: int | None = None
    flag: bool = False
    status: Status | None = None
    level: Level | None = None
    any: Any = None
    tags: list[str] | None = None
    counts: dict[str, int] | None = None
    kind: Literal["flat"] = "flat"
    price: Decimal | None = None
    moment: datetime | None = None
    day: date | None = None
    clock: time | None = None
    span: timedelta | None = None
    key: UUID | None = None
    data: bytes | None = None


@define(kw_only=True)
class Leaf(Model):
    name: str


@define(kw_only=True)
class Echo(Model):
    type: Literal["echo"] = "echo"
    leaf: Leaf


@define(kw_only=True)
class Group(Model):
    type: Literal["group"] = "group"
    tasks: list[Echo | Group | Unknown]


@define(kw_only=True)
class Nested(Model):
    from_: str = field(metadata=wire(name="from"))
    leaf: Leaf
    maybe: Leaf | None = None
    leaves: list[Leaf]
    maybes: list[Leaf | None] | None = None
    by_name: dict[str, Leaf] | None = None
    task: Echo | Unknown | None = None
    closed: list[Echo | Group] | None = None
    created: Annotated[datetime, Wire("seconds")] | None = None
    either: int | str | None = None
    enum: Closed | None = None
    unknown: Unknown | None = None


NESTED = b"""{"from": "a", "leaf": {"name": "b", "x": 1}, "leaves": [{"name": "c"}, {"name": "d"}],
"maybes": [null, {"name": "e"}], "by_name": {"f": {"name": "g"}}, "task": {"type": "new", "y": 0.25},
"closed": [{"type": "echo", "leaf": {"name": "h"}}, {"type": "group", "tasks": [{"type": "group", "tasks": []}]}],
"created": 1486757906, "either": "i", "enum": "a", "unknown": {"j": 1}, "extra": [1]}"""


def ordinary(cls: type[Model], data: bytes) -> Any:
    """What the reader in Python makes of a document."""
    exact: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=Decimal)
    return Reader(exact=True).function(shape_of(cls))(exact.decode(data))


def quick(cls: type[Model], data: bytes) -> Any:
    reader = quick_reader(cls)
    assert reader is not None
    return reader.read(data, DEPTH)


@pytest.mark.parametrize(
    ("cls", "data"),
    [
        (Flat, b'{"text": "a", "number": 5}'),
        (Flat, '{"text": "é", "number": 5, "unknown": "\U0001f600"}'.encode()),
        (
            Flat,
            b'{"text": "a", "number": 1.5, "maybe": null, "status": "X", "level": 7, "any": {"a": [1.5]}}',
        ),
        (Flat, b'{"text": "a", "text": "b", "number": 1, "tags": ["x"], "counts": {"a": 1}, "kind": "flat"}'),
        (Flat, b'{"text": "a", "number": 1, "price": 1.100000000000000000000001, "data": "aGk="}'),
        (Flat, b'{"text": "a", "number": 1, "maybe": 1234567890123456789012345, "_source": {"x": 1}}'),
        (Nested, NESTED),
        (
            Nested,
            b'{"from": "a", "leaf": {"name": "b"}, "leaves": [], "maybe": null, "task": null, "closed": null}',
        ),
        (
            Nested,
            b'{"from": "a", "leaf": {"name": "b"}, "leaves": [], "task": {"type": "echo", "leaf": {"name": "c"}}}',
        ),
    ],
)
def test_a_record_is_what_the_ordinary_way_makes_of_it(cls: type[Model], data: bytes):
    got = quick(cls, data)

    assert got == ordinary(cls, data)
    assert type(got) is cls


def test_unknown_members_are_found_at_every_level():
    got = quick(Nested, NESTED)

    assert (extras(got), extras(got.leaf), extras(got.leaves[0]), got.task.payload) == (
        {"extra": [1]},
        {"x": 1},
        {},
        {"type": "new", "y": 0.25},
    )


def test_the_record_aside_is_the_slice_as_it_came():
    assert quick(Nested, NESTED)._source == NESTED
    assert quick(Nested, NESTED).leaf._source == {"name": "b", "x": 1}


def test_a_member_named_like_the_record_aside_cannot_replace_it():
    data = b'{"name": "a", "_source": {"name": "evil"}}'

    assert quick(Leaf, data)._source == data
    assert extras(quick(Leaf, data)) == {"_source": {"name": "evil"}}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b'{"from": "a"}',
        NESTED.replace(b'"b"', b"5"),
        NESTED.replace(b'"echo"', b'"ecco"'),
        NESTED.replace(b'"a",', b"5,", 1),
        NESTED.replace(b'"leaf": {"name": "b", "x": 1}', b'"leaf": null'),
        NESTED.replace(b'"leaves": [{"name": "c"}', b'"leaves": [null'),
        NESTED.replace(b'"enum": "a"', b'"enum": "b"'),
        NESTED.replace(b'"extra": [1]', b'"extra": ' + b"[" * 600 + b"]" * 600),
        NESTED.replace(b'"extra": [1]', b'"extra": ' + b"[" * 200_000),
        NESTED.replace(b'"extra": [1]', b'"extra": "\xff"'),
        NESTED.replace(b'"extra": [1]', b'"extra": "\xed\xa0\x80"'),
        NESTED.replace(b'"extra": [1]', b'"extra": "\\ud800"'),
        NESTED.replace(b'"extra": [1]', b'"extra": 01'),
    ],
    ids=lambda data: repr(data)[:30],
)
def test_what_does_not_fit_is_left_to_the_ordinary_way(data: bytes):
    assert quick(Nested, data) is None


def test_lists_are_read_at_once():
    reader = quick_reader(Nested)
    assert reader is not None

    got = reader.read_list(b" [" + NESTED + b",\n" + NESTED + b"] ", DEPTH)

    assert got == [ordinary(Nested, NESTED)] * 2
    assert [one._source for one in got] == [NESTED] * 2
    assert reader.read_list(b"[]", DEPTH) == []


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[",
        b"[null]",
        b'[{"name": "a", "x": "\xff"}]',
        b"[" + NESTED + b"," + NESTED.replace(b'"b"', b"5") + b"]",
        b"[" + NESTED.replace(b'"extra": [1]', b'"extra": ' + b"[" * 600 + b"]" * 600) + b"]",
    ],
    ids=lambda data: repr(data)[:30],
)
def test_a_list_with_one_misfit_is_left_to_the_ordinary_way(data: bytes):
    reader = quick_reader(Nested)
    assert reader is not None

    assert reader.read_list(data, DEPTH) is None


def test_a_long_record_with_few_brackets_is_not_deep():
    data = b'[{"name": "' + b"x" * 5000 + b'"}]'
    reader = quick_reader(Leaf)
    assert reader is not None

    assert reader.read_list(data, DEPTH) == [Leaf(name="x" * 5000)]
    assert reader.read(data[1:-1], DEPTH) == Leaf(name="x" * 5000)


def test_records_pickle():
    got = quick(Nested, NESTED)

    assert pickle.loads(pickle.dumps(got)) == got


@frozen(kw_only=True)
class Frozen(Model):
    name: str


@define(kw_only=True)
class Sent(Input):
    name: str


@define(kw_only=True)
class Constant(Model):
    name: str = field(default="x", init=False)


@define(kw_only=True, slots=False)
class Open(Model):
    from_: str = field(metadata=wire(name="from"))


@define(kw_only=True)
class Dunder(Model):
    kind: str = field(metadata=wire(name="__class__"))


@define(kw_only=True)
class DeepDecimal(Model):
    inner: Annotated[Decimal, Wire("number")] | None = None


@define(kw_only=True)
class Register(Model):
    made = 0

    def __init_subclass__(cls, **_: Any) -> None:
        Register.made += 1


@define(kw_only=True)
class Registered(Register):
    name: str


@define(kw_only=True)
class WithSelf(Model):
    name: str
    size: int = field()

    @size.default
    def _size(self) -> int:
        return len(self.name)


@pytest.mark.parametrize("cls", [Frozen, Sent, Constant, Open, Dunder, DeepDecimal, Registered, WithSelf])
def test_classes_that_msgspec_cannot_make_are_read_in_the_ordinary_way(cls: type[Model]):
    assert quick_reader(cls) is None


@define(kw_only=True, slots=False)
class WithoutSlots(Model):
    name: str


@define(kw_only=True)
class Swapped(Model):
    one: str = field(metadata=wire(name="two"))
    two: str = field(metadata=wire(name="one"))
    rest: int = field(default=3, metadata=wire(name="not an identifier"))


@pytest.mark.parametrize(
    ("cls", "data", "made"),
    [
        (WithoutSlots, b'{"name": "a"}', WithoutSlots(name="a")),
        (Swapped, b'{"one": "1", "two": "2", "not an identifier": 4}', Swapped(one="2", two="1", rest=4)),
        (Swapped, b'{"one": "1", "two": "2"}', Swapped(one="2", two="1")),
        (Group, b'{"tasks": [{"type": "group", "tasks": []}]}', Group(tasks=[Group(tasks=[])])),
    ],
)
def test_odd_classes_are_made_as_well(cls: type[Model], data: bytes, made: Model):
    assert quick(cls, data) == made


def test_a_twin_has_the_layout_of_its_class():
    twin = make_twin(Leaf, {"name": str})
    assert twin is not None

    one = twin(name="a")
    one.__class__ = Leaf

    assert one == Leaf(name="a")


# --- the two ways agree ----------------------------------------------------------------------------

TEXTS = st.sampled_from(
    [
        "a", "", "flat", "A", "2017-02-10", "2017-02-10T20:18:26Z", "2017-02-10T20:18:26.1234565+02:00", "20:18:26.5Z",
        "2017-02-10T20:18:26.123456789", "PT1.5H", "P1DT0.1234565S", "-PT1M", "1.10", "1e5", "NaN", " 1", "aGk=", "aGk",
        "12345678-1234-5678-1234-567812345678", "1", "+/8=", "P1W", "2017-02-10 20:18:26", "20:18:26.1234565",
    ]
)  # fmt: skip
NUMBERS = st.sampled_from(
    [
        "0",
        "-0",
        "1",
        "-1",
        "1.0",
        "1.5",
        "-0.0",
        "1e5",
        "1E-7",
        "1234567890123456789012345",
        "0.1",
        "1.10000000000000000001",
    ]
)
ATOMS = st.one_of(st.sampled_from(["null", "true", "false"]), NUMBERS, TEXTS.map('"{}"'.format))
VALUES = ATOMS | st.sampled_from(["[]", "{}", '["a"]', "[1]", '{"a": 1}', '{"a": "b"}', "[[1.5]]"])
FIELDS = ["text", "number", *[one.name for one in Flat.__attrs_attrs__[3:]]]  # type: ignore[attr-defined]


@given(st.dictionaries(st.sampled_from([*FIELDS, "unknown", "_source"]), VALUES, max_size=6), TEXTS, NUMBERS)
def test_where_the_quick_way_succeeds_the_ordinary_way_gives_the_same(
    given_members: dict[str, str], text: str, number: str
):
    members = {"text": f'"{text}"', "number": number, **given_members}
    data = ("{" + ",".join(f'"{name}":{value}' for name, value in members.items()) + "}").encode()

    got = quick(Flat, data)

    if got is not None:
        # By their texts: NaN is no NaN, and 1.0 is 1.
        assert repr(got) == repr(ordinary(Flat, data))
        assert decode_json(got._source) == decode_json(data)


def moments() -> st.SearchStrategy[str]:
    digits = st.text("0123456789", max_size=12).map(lambda text: "." + text if text else "")
    zones = st.sampled_from(["", "Z", "+00:00", "-0230", "+05:30", "z"])
    return st.builds(
        "{}T{}{}{}".format, st.dates(), st.times().map(lambda one: one.strftime("%H:%M:%S")), digits, zones
    )


@given(moments())
def test_the_two_ways_round_moments_alike(text: str):
    data = f'{{"text": "", "number": 0, "moment": "{text}"}}'.encode()

    got = quick(Flat, data)

    if got is not None:
        assert got.moment == ordinary(Flat, data).moment


def test_a_moment_of_both_ways_is_in_utc():
    data = b'{"text": "", "number": 0, "moment": "2017-02-10T20:18:26+0000"}'

    assert quick(Flat, data).moment == datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)
