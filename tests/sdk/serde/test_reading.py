from __future__ import annotations

import traceback
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import attrs
import pytest
from attrs import define, field, frozen

from specloom._serde.compiling import Body
from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from specloom._serde.reading import Exhausted, Reader
from specloom._serde.scalars import Mismatch
from specloom._serde.shapes import shape_of
from specloom._unset import UNSET, Unset

MOMENT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)


class Status(OpenEnum):
    ACTIVE = "A"
    NONE = ""


class Level(OpenIntEnum):
    ZERO = 0
    LOW = 1


class Closed(Enum):
    A = "a"
    ONE = 1


@define(kw_only=True)
class User(Model):
    name: str
    age: int | None = None


@define(kw_only=True)
class Echo(Model):
    type: Literal["echo"] = "echo"
    msg: Any = None


@define(kw_only=True)
class Group(Model):
    type: Literal["group"] = "group"
    tasks: list[Echo | Group | Unknown]


@define(kw_only=True)
class Sent(Input):
    from_: str = field(metadata=wire(name="from"))
    note: str | Unset | None = UNSET
    tags: list[str] = field(factory=lambda: ["new"])
    size: int = attrs.field(default=attrs.Factory(lambda self: len(self.from_), takes_self=True))
    kind: str = field(default="sent", init=False)


def read(tp: Any, value: Any, *, exact: bool = False) -> Any:
    return Reader(exact=exact).function(shape_of(tp))(value)


@pytest.mark.parametrize(
    ("tp", "value", "made"),
    [
        (Any, {"a": [1, None]}, {"a": [1, None]}),
        (str, "x", "x"),
        (int, 5, 5),
        (bool, True, True),
        (float, 5, 5.0),
        (datetime, "2017-02-10T20:18:26Z", MOMENT),
        (Annotated[datetime, Wire("seconds")], 1486757906, MOMENT),
        (Status, "A", Status.ACTIVE),
        (Status, "", Status.NONE),
        (Status, "X", Status("X")),
        (Level, 0, Level.ZERO),
        (Level, 7, Level(7)),
        (Closed, "a", Closed.A),
        (Closed, 1, Closed.ONE),
        (Literal["a", 1], 1, 1),
        (None, None, None),
        (str | None, None, None),
        (Any | None, 5, 5),
        (str | None | Unset, "x", "x"),
        (list[str], ["a", "b"], ["a", "b"]),
        (list[str | None], ["a", None], ["a", None]),
        (list[Any], [1, "a"], [1, "a"]),
        (list[float], [1, 1.5], [1.0, 1.5]),
        (list[list[int]], [[1], []], [[1], []]),
        (dict[str, int], {"a": 1}, {"a": 1}),
        (dict[str, Any], {"a": [1]}, {"a": [1]}),
        (dict[str, Status], {"a": "A"}, {"a": Status.ACTIVE}),
        (list[User], [{"name": "a"}], [User(name="a")]),
        (
            dict[str, User | None],
            {"x": {"name": "a", "age": 3}, "y": None},
            {"x": User(name="a", age=3), "y": None},
        ),
        (Echo | Group | Unknown, {"type": "echo", "msg": 5}, Echo(msg=5)),
        (
            Echo | Group | Unknown,
            {"type": "new", "a": 1},
            Unknown(tag="new", payload={"type": "new", "a": 1}),
        ),
        (Echo | Group | Unknown, {"a": 1}, Unknown(tag="", payload={"a": 1})),
        (Echo | Group | Unknown, {"type": 5}, Unknown(tag="", payload={"type": 5})),
        (Echo | Group | Unknown, {"type": []}, Unknown(tag="", payload={"type": []})),
        (Group, {"tasks": [{"type": "group", "tasks": []}]}, Group(tasks=[Group(tasks=[])])),
        (int | str, "a", "a"),
        (int | str, 1, 1),
        (float | int, 1, 1.0),
        (User | str, "a", "a"),
        (User | str, {"name": "a"}, User(name="a")),
        (list[User] | User, {"name": "a"}, User(name="a")),
        (Unknown, {"a": 1}, Unknown(tag="", payload={"a": 1})),
        (Sent, {"from": "abc"}, Sent(from_="abc", tags=["new"], size=3)),
        (
            Sent,
            {"from": "abc", "note": None, "tags": [], "size": 1},
            Sent(from_="abc", note=None, tags=[], size=1),
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_values_are_read(tp: Any, value: Any, made: Any):
    got = read(tp, value)

    assert (got, type(got)) == (made, type(made))


@pytest.mark.parametrize(
    ("tp", "value"),
    [
        (str, 5),
        (int, True),
        (int, 1.0),
        (int, "5"),
        (bool, 1),
        (float, True),
        (float, "1"),
        (Status, 5),
        (Status, None),
        (Status, []),
        (Level, True),
        (Level, 1.0),
        (Level, "1"),
        (Closed, "b"),
        (Closed, []),
        (Literal["a"], "b"),
        (Literal[1], True),
        (None, 0),
        (list[str], "ab"),
        (list[str], {"a": 1}),
        (list[str], [1]),
        (list[Any], {}),
        (dict[str, int], []),
        (dict[str, int], {"a": "1"}),
        (User, None),
        (User, []),
        (User, "name"),
        (User, {}),
        (User, {"name": None}),
        (User, {"name": "a", "age": "3"}),
        (Echo | Group | Unknown, "echo"),
        (Echo | Group | Unknown, ["type"]),
        (Echo | Group | Unknown, None),
        (Echo | Group | Unknown, {"type": "group"}),
        (Echo | Group, {"type": "new"}),
        (Echo | Group, {}),
        (int | str, 1.5),
        (User | str, {}),
        (Path, "x"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_values_that_do_not_fit_are_refused(tp: Any, value: Any):
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is, the second look explains it
        read(tp, value)


def test_the_record_stays_beside_the_value():
    record = {"name": "a", "extra": 1}

    assert read(User, record)._source is record


def test_an_unknown_variant_keeps_its_record():
    assert read(Unknown | Echo, {"type": "new"})._source == {"type": "new"}


def test_decimals_are_exact_and_any_value_is_plain():
    @define(kw_only=True)
    class Priced(Model):
        price: Decimal
        ratio: float
        any: Any
        anys: list[Any]
        scale: Literal[1, 0.5]
        maybe: Any = None

    value = {
        "price": Decimal("1.10"),
        "ratio": Decimal("0.5"),
        "any": {"a": Decimal("0.5")},
        "anys": [Decimal("0.5")],
        "scale": Decimal("0.5"),
    }

    assert repr(read(Priced, value, exact=True)).endswith(
        "Priced(price=Decimal('1.10'), ratio=0.5, any={'a': 0.5}, anys=[0.5], scale=0.5, maybe=None)"
    )
    assert read(Echo | Unknown, {"x": Decimal("0.5")}, exact=True).payload == {"x": 0.5}


@frozen(kw_only=True)
class Frozen(Model):
    name: str
    note: str | None = None
    size: int = 1
    kind: str = field(default="frozen", init=False)


@define(kw_only=True)
class Checked(Model):
    name: str = field(validator=attrs.validators.min_len(2))


@define(kw_only=True)
class Converted(Model):
    name: str = field(converter=str.upper)


@define(kw_only=True)
class After(Model):
    name: str

    def __attrs_post_init__(self) -> None:
        self.name += "!"


@define(kw_only=True)
class Before(Model):
    name: str

    def __attrs_pre_init__(self) -> None:
        Before.made += 1

    made = 0


@define(kw_only=True, init=False)
class Own(Model):
    name: str

    def __init__(self, name: str, _source: Any = None) -> None:
        self.__attrs_init__(name=name * 2, _source=_source)


@pytest.mark.parametrize(
    ("cls", "value", "made"),
    [
        (Frozen, {"name": "a", "note": None}, Frozen(name="a")),
        (Frozen, {"name": "a", "note": "b", "size": 2}, Frozen(name="a", note="b", size=2)),
        (Checked, {"name": "ab"}, Checked(name="ab")),
        (Converted, {"name": "ab"}, Converted(name="ab")),
        (After, {"name": "a"}, After(name="a")),
        (Before, {"name": "a"}, Before(name="a")),
        (Own, {"name": "a"}, Own(name="a")),
    ],
)
def test_classes_with_a_say_in_their_making_are_called(cls: type[Model], value: dict[str, Any], made: Model):
    got = read(cls, value)

    assert got == made
    assert got._source is value


def test_a_validator_refuses():
    with pytest.raises(ValueError, match="Length of 'name'"):
        read(Checked, {"name": "a"})


def test_a_private_field_is_given_by_its_alias():
    @frozen
    class Hidden(Input):
        _name: str

    assert read(Hidden, {"_name": "a"}) == Hidden(name="a")


def test_hooks_go_before_everything_else():
    hooks: dict[Any, Any] = {
        str: lambda value: value.upper(),
        Status: lambda value: ("status", value),
        User: lambda value: ("user", value["name"]),
    }
    reader = Reader(hooks=hooks.get)

    @define(kw_only=True)
    class All(Model):
        text: str
        texts: list[str]
        status: Status
        user: User
        users: list[User]
        either: int | str
        number: int

    got = reader.function(shape_of(All))(
        {
            "text": "a", "texts": ["b"], "status": "A", "user": {"name": "c"}, "users": [{"name": "d"}], "either": "e",
            "number": 5,
        }
    )  # fmt: skip

    assert attrs.asdict(got, filter=lambda one, _: one.name != "_source") == {
        "text": "A", "texts": ["B"], "status": ("status", "A"), "user": ("user", "c"), "users": [("user", "d")],
        "either": "E", "number": 5,
    }  # fmt: skip


@define(kw_only=True)
class And(Model):
    both: list[And | Or | str]


@define(kw_only=True)
class Or(Model):
    both: list[And | Or | str]


def test_untagged_unions_inside_each_other_do_not_take_for_ever():
    value: Any = 5
    for _ in range(40):
        value = {"both": [value]}

    with pytest.raises(Exhausted):
        read(And | Or | str, value)


def test_every_value_gets_all_attempts():
    reader = Reader().function(shape_of(And | Or | str))
    hard: Any = 5
    for _ in range(12):
        hard = {"both": [hard]}

    for _ in range(100):
        with pytest.raises(Mismatch):
            reader(hard)
    assert reader({"both": ["a"]}) == And(both=["a"])


def test_recursion_is_no_failed_attempt():
    value: Any = "x"
    for _ in range(5000):
        value = {"both": [value]}

    with pytest.raises(RecursionError):
        read(And | str, value)


def test_a_class_that_cannot_be_compiled_does_not_stay_half_made():
    reader = Reader()

    @define(kw_only=True)
    class Broken(Model):
        one: Nowhere  # type: ignore[name-defined]  # noqa: F821

    for _ in range(2):
        with pytest.raises(TypeError, match="'Nowhere'"):
            reader.function(shape_of(Broken))


def test_compiled_lines_are_shown_in_tracebacks():
    body = Body(answer=42)
    body.add(1, "raise ValueError(answer)")
    function = body.compile("fail()", "test")

    with pytest.raises(ValueError, match="42") as caught:
        function()

    assert "raise ValueError(answer)" in "".join(traceback.format_tb(caught.tb))


def test_names_of_members_are_never_part_of_the_program():
    cls = attrs.make_class(
        "Evil",
        {"x": attrs.field(type=str, metadata=wire(name="']; raise SystemExit #"))},
        bases=(Model,),
        kw_only=True,
    )

    assert read(cls, {"']; raise SystemExit #": "safe"}).x == "safe"
