from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import pytest
from attrs import define, field

from specloom._serde import decode_json_as, encode_param, to_members
from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Wire, wire
from specloom._unset import UNSET, Unset

MOMENT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)
KEY = UUID("12345678-1234-5678-1234-567812345678")
Seconds = Annotated[datetime, Wire("seconds")]
FILE = Path("report.pdf")


class Status(OpenEnum):
    ACTIVE = "A"


class Level(OpenIntEnum):
    LOW = 1


class Closed(Enum):
    A = "a"


@define(kw_only=True)
class Leaf(Model):
    name: str | None = None
    at: Seconds | None = None
    note: str | None = None


@define(kw_only=True)
class Upload(Input):
    title: str
    file: Path | bytes | Unset = UNSET
    at: Seconds | Unset | None = UNSET
    times: list[Seconds] | Unset = UNSET
    when: datetime | Unset = UNSET
    leaf: Leaf | Unset = UNSET
    names: list[str] | Unset = UNSET
    leaves: list[Leaf] | Unset = UNSET
    kind: str = field(default="upload", init=False, metadata=wire(name="x-kind"))


# --- members of forms ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "sends", "members"),
    [
        (Upload(title="a"), Upload, {"title": "a", "x-kind": "upload"}),
        (Upload(title="a", file=FILE), Upload, {"title": "a", "file": FILE, "x-kind": "upload"}),
        (Upload(title="a", file=b"%PDF"), None, {"title": "a", "file": b"%PDF", "x-kind": "upload"}),
        (Upload(title="a", at=MOMENT), Upload, {"title": "a", "at": 1486757906, "x-kind": "upload"}),
        (Upload(title="a", at=None), Upload, {"title": "a", "at": None, "x-kind": "upload"}),
        (
            Upload(title="a", times=[MOMENT]),
            Upload,
            {"title": "a", "times": [1486757906], "x-kind": "upload"},
        ),
        (Upload(title="a", when=MOMENT), Upload, {"title": "a", "when": MOMENT, "x-kind": "upload"}),
        (
            Upload(title="a", names=["b", "c"]),
            Upload,
            {"title": "a", "names": ["b", "c"], "x-kind": "upload"},
        ),
        (
            Upload(title="a", leaf=Leaf(at=MOMENT), leaves=[Leaf(name="b")]),
            Upload,
            {"title": "a", "leaf": {"at": 1486757906}, "leaves": [{"name": "b"}], "x-kind": "upload"},
        ),
        (
            {"title": "a", "at": MOMENT, "file": FILE, "none": UNSET, "x": {"when": MOMENT}},
            Upload,
            {"title": "a", "at": 1486757906, "file": FILE, "x": {"when": "2017-02-10T20:18:26Z"}},
        ),
        ({"at": MOMENT, "files": [FILE, b"x"]}, None, {"at": MOMENT, "files": [FILE, b"x"]}),
        ({"a": {"at": MOMENT}}, dict[str, Leaf], {"a": {"at": "2017-02-10T20:18:26Z"}}),
        (Leaf(name="a"), None, {"name": "a"}),
        (Leaf(name="a", note="n"), Upload, {}),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_members_are_left_as_they_are_but_for_formats_and_objects(
    data: Any, sends: Any, members: dict[str, Any]
):
    assert to_members(data, sends) == members


def test_a_model_gives_the_members_that_may_be_sent_and_the_unknown_ones():
    @define(kw_only=True)
    class Both(Input):
        name: str | Unset = UNSET
        at: Seconds | Unset = UNSET

    leaf = decode_json_as(b'{"name": null, "at": 1486757906, "note": "n", "extra": 0.5}', Leaf)

    assert to_members(leaf, Both) == {"name": None, "at": 1486757906, "extra": 0.5}
    assert to_members(leaf) == {"name": None, "at": 1486757906, "note": "n", "extra": 0.5}


@pytest.mark.parametrize("data", [5, "x", [("a", 1)], None])
def test_a_form_without_members_is_an_error(data: Any):
    with pytest.raises(TypeError, match=r"^data: a form is made of members, got a value of type "):
        to_members(data)


# --- parameters ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "tp", "text"),
    [
        ("a b", None, "a b"),
        ("", None, ""),
        (5, None, "5"),
        (10**24, None, "1" + "0" * 24),
        (True, None, "true"),
        (False, None, "false"),
        (1.5, None, "1.5"),
        (1e22, None, "1e+22"),
        (MOMENT, None, "2017-02-10T20:18:26Z"),
        (date(2017, 2, 10), None, "2017-02-10"),
        (timedelta(minutes=1), None, "PT1M"),
        (Decimal("1.10"), None, "1.10"),
        (KEY, None, str(KEY)),
        (b"hi", None, "aGk="),
        (Status.ACTIVE, None, "A"),
        (Status("X"), None, "X"),
        (Level(7), None, "7"),
        (Closed.A, None, "a"),
        (MOMENT, Seconds, "1486757906"),
        (MOMENT, Seconds | None, "1486757906"),
        (MOMENT, list[Seconds], "1486757906"),
        (MOMENT, Wire("milliseconds"), "1486757906000"),
        (MOMENT, Wire("%d.%m.%Y"), "10.02.2017"),
        (True, Annotated[bool, Wire({True: "1", False: "0"})], "1"),
        (False, Wire({True: "Y", False: "N"}), "N"),
        (255, Wire("hex"), "ff"),
        (Decimal("1.100000000000000000000001"), Wire("number"), "1.100000000000000000000001"),
        (Decimal("1.10"), Wire("number"), "1.1"),
        ("2017", Seconds, "2017"),
        ("a", str, "a"),
        (Level.LOW, Level, "1"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_single_values_become_texts(value: Any, tp: Any, text: str):
    got = encode_param(value, tp)

    assert (got, type(got)) == (text, str)


@pytest.mark.parametrize("value", [None, [], {}, UNSET, object(), Leaf(), {1, 2}])
def test_what_is_no_single_value_is_refused(value: Any):
    with pytest.raises(
        TypeError, match=r"^a parameter is a text, a number, a time or the like, not a value of type "
    ):
        encode_param(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_numbers_without_a_text_are_refused(value: Any):
    with pytest.raises(ValueError, match=r"^parameter: .* has no place in JSON$"):
        encode_param(value)


def test_a_format_that_makes_no_sense_for_the_value_is_an_error():
    with pytest.raises(TypeError, match="is no format of str"):
        encode_param("x", Wire("hex"))
