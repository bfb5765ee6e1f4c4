from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Annotated, get_type_hints

import attrs
import pytest
from attrs import define, field

from specloom import values
from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from specloom._unset import UNSET, Unset
from specloom.values import evolve, hidden


class Status(OpenEnum):
    ACTIVE = "A"
    NONE = ""


class Level(OpenIntEnum):
    ZERO = 0
    LOW = 1


@define(kw_only=True)
class User(Model):
    name: str
    password: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class UserPatch(Input):
    name: str | Unset = UNSET


# --- open enums ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("member", "value"), [(Status("X"), "X"), (Level(7), 7), (Level(-1), -1)])
def test_an_unnamed_value_becomes_a_member_equal_to_it(member: Status | Level, value: object):
    assert (member.value, member.known, member == value, hash(member) == hash(value)) == (
        value,
        False,
        True,
        True,
    )


@pytest.mark.parametrize("member", [Status.ACTIVE, Status.NONE, Level.ZERO, Level.LOW])
def test_a_named_value_is_its_member(member: Status | Level):
    assert type(member)(member.value) is member
    assert member.known is True


@pytest.mark.parametrize("member", [Status.ACTIVE, Status("X"), Level.LOW, Level(7)])
def test_members_survive_copy_and_pickle(member: Status | Level):
    for again in (copy.copy(member), copy.deepcopy(member), pickle.loads(pickle.dumps(member))):
        assert (type(again), again, again.name, again.known) == (
            type(member),
            member,
            member.name,
            member.known,
        )


def test_named_members_are_the_same_after_a_pickle():
    assert pickle.loads(pickle.dumps(Status.ACTIVE)) is Status.ACTIVE


@pytest.mark.parametrize(
    ("cls", "value"), [(Status, 5), (Status, None), (Level, "1"), (Level, 2.5), (Level, None)]
)
def test_a_value_of_another_kind_is_refused(cls: type[Status] | type[Level], value: object):
    with pytest.raises(ValueError, match="is not a valid"):
        cls(value)


def test_a_boolean_is_no_integer_without_a_name():
    class Many(OpenIntEnum):
        THREE = 3

    with pytest.raises(ValueError, match="is not a valid"):
        Many(True)


def test_a_member_of_another_enum_gives_its_bare_value():
    class Other(OpenEnum):
        X = "X"

    member = Status(Other.X)

    assert (type(member.value), member.value) == (str, "X")


def test_unnamed_members_are_not_kept():
    assert Status("never seen") is not Status("never seen")
    assert len(Status) == 2
    assert "never seen" not in Status._value2member_map_


def test_members_show_their_values_as_text():
    assert (str(Status("X")), f"{Status.ACTIVE}", repr(Status("X")), repr(Level(7))) == (
        "X",
        "A",
        "<Status.X: 'X'>",
        "<Level.7: 7>",
    )


# --- models --------------------------------------------------------------------------------------


def test_the_record_is_kept_through_evolve_copy_and_pickle():
    user = User(name="a", _source={"name": "a", "age": 3})

    for again in (
        evolve(user, name="b"),
        attrs.evolve(user, name="b"),
        copy.deepcopy(user),
        pickle.loads(pickle.dumps(user)),
    ):
        assert values.extras(again) == {"age": 3}


def test_the_record_counts_neither_for_equality_nor_in_the_repr():
    assert User(name="a", _source={"name": "a", "x": 1}) == User(name="a")
    assert repr(User(name="a", _source=b"{}")) == "User(name='a', password=None)"


def test_a_sensitive_field_is_not_shown():
    assert repr(User(name="a", password="hunter2")) == "User(name='a', password=***)"


def test_an_input_leaves_out_what_is_unset():
    assert UserPatch() == UserPatch(name=UNSET)
    assert UserPatch() != UserPatch(name="")


def test_unknown_shows_names_but_no_values():
    unknown = Unknown(tag="new", payload={"type": "new", "password": "hunter2"})

    assert repr(unknown) == "Unknown(tag='new', members=['type', 'password'])"


# --- marks ---------------------------------------------------------------------------------------


def test_formats_can_be_hashed_and_compared():
    assert {Wire({True: "1", False: "0"}), Wire({False: "0", True: "1"}), Wire("hex")} == {
        Wire({True: "1", False: "0"}),
        Wire("hex"),
    }
    assert (
        get_type_hints(_annotated, include_extras=True)["value"]
        == Annotated[bool, Wire({True: "1", False: "0"})] | None
    )


def _annotated(value: Annotated[bool, Wire({True: "1", False: "0"})] | None) -> None: ...


@pytest.mark.parametrize(
    ("marks", "metadata"),
    [
        (wire(), {}),
        (wire("from"), {"specloom.wire_name": "from"}),
        (wire(name="from", sensitive=True), {"specloom.wire_name": "from", "specloom.sensitive": True}),
    ],
)
def test_marks_of_fields_are_metadata(marks: dict[str, object], metadata: dict[str, object]):
    assert marks == metadata


# --- what is public ------------------------------------------------------------------------------


def test_every_public_name_of_values_exists():
    assert [name for name in values.__all__ if not hasattr(values, name)] == []
    assert set(values.__all__) <= set(dir(values))


def test_an_unknown_name_is_an_attribute_error():
    from specloom import _serde

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        values.nothing  # noqa: B018
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _serde.nothing  # noqa: B018


def test_every_function_of_the_package_is_found_by_name():
    from specloom import _serde

    assert [name for name in _serde.__all__ if not hasattr(_serde, name)] == []


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [("specloom.values", {"msgspec", "cattrs"}), ("specloom._serde.decoding", {"cattrs"})],
)
def test_what_is_not_asked_for_is_not_imported(module: str, unwanted: set[str]):
    program = f"import sys, {module}; print(sorted({unwanted!r} & set(sys.modules)))"

    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert shown.strip() == "[]"
