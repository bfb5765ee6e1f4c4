from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from attrs import define, field

from specloom._codec import encode_json
from specloom._serde import decode_json_as, extras, to_wire
from specloom._serde.model import Model, Unknown, wire
from specloom._serde.shapes import shape_of
from specloom._serde.source import as_came, keeps_form, source_of


@define(kw_only=True)
class User(Model):
    name: str = ""
    from_: str = field(default="", metadata=wire(name="from"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (None, {}),
        (
            {"name": "a", "from": "b", "from_": "c", "x": {"y": Decimal("0.5")}},
            {"from_": "c", "x": {"y": 0.5}},
        ),
        (b'{"name": "a", "x": [0.5, 1234567890123456789012345]}', {"x": [0.5, 1234567890123456789012345]}),
        (b"[]", {}),
        ("not a record", {}),
    ],
)
def test_extras_are_the_members_that_the_class_does_not_name(source: Any, found: dict[str, Any]):
    assert extras(User(_source=source)) == found


@pytest.mark.parametrize(
    "number", ["1e400", "-1E+400", "1" * 5000, "1" * 4300, "-" + "1" * 4299, "1.5" + "0" * 5000]
)
def test_numbers_beyond_every_limit_go_back_as_they_came(number: str):
    user = decode_json_as(f'{{"name": "a", "x": [{number}]}}'.encode(), User)

    [shown] = extras(user)["x"]
    assert Decimal(str(shown) if isinstance(shown, float) else shown) == Decimal(number)
    [sent] = re.findall(rb"\[(.*)\]", encode_json(to_wire(user)))
    assert Decimal(sent.decode()) == Decimal(number)


def test_an_unknown_variant_has_no_extras_beside_its_payload():
    assert extras(Unknown(tag="x", payload={"a": 1}, _source={"a": 1})) == {}


def test_extras_are_not_the_record_itself():
    user = User(_source={"x": 1})

    extras(user)["x"] = 2

    assert source_of(user) == {"x": 1}


def test_numbers_go_back_with_their_digits():
    came = as_came({"a": [Decimal("0.5"), Decimal("1.100000000000000000000001"), 1, "x", None]})

    assert came["a"][0] == 0.5
    assert bytes(came["a"][1]) == b"1.100000000000000000000001"
    assert isinstance(came["a"][1], msgspec.Raw)
    assert came["a"][2:] == [1, "x", None]


@pytest.mark.parametrize(
    ("tp", "keeps"),
    [
        (str, False),
        (int, False),
        (float, True),
        (bytes | None, True),
        (list[Decimal], True),
        (dict[str, list[float | None]], True),
        (list[str], False),
        (User, False),
        (Any, False),
        (float | str, True),
        (User | str, False),
    ],
    ids=str,
)
def test_values_with_several_forms_are_known(tp: Any, keeps: bool):
    assert keeps_form(shape_of(tp)) is keeps
