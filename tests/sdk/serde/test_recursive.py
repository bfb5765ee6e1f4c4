"""Aliases that contain themselves: read, written, complained about, and found out about."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, Union

import pytest
from attrs import define, field

from specloom import _serde
from specloom._serde.shapes import Again, shape_of
from specloom.errors import DecodeError
from specloom.values import Input, Model, Recursive, make_converter, to_wire, wire

if TYPE_CHECKING:
    Tree: TypeAlias = "str | list[Tree]"
    Object: TypeAlias = "dict[str, Value]"
    Value: TypeAlias = "str | int | list[Value] | Object"
    Sums: TypeAlias = "Decimal | list[Sums]"
else:
    Tree = Recursive("Tree", lambda: str | list[Tree])
    Object = Recursive("Object", lambda: dict[str, Value])
    Value = Recursive("Value", lambda: str | int | list[Value] | Object)
    Sums = Recursive("Sums", lambda: Decimal | list[Sums])


@define(kw_only=True)
class Leaf(Model):
    secret: str = field(metadata=wire(sensitive=True))


if TYPE_CHECKING:
    Rule: TypeAlias = "Leaf | list[Rule]"
else:
    Rule = Recursive("Rule", lambda: Leaf | list[Rule])


@define(kw_only=True)
class Thing(Model):
    tree: Tree
    maybe: Tree | None = None
    all: list[Object] | None = None
    rule: Rule | None = None


@define(kw_only=True)
class ThingInput(Input):
    tree: Tree


def read(content: bytes, tp: Any) -> Any:
    return _serde.decode_json_as(content, tp, None, inside=(), max_depth=200)


@pytest.mark.parametrize(
    ("content", "tp", "value"),
    [
        (b'"a"', Tree, "a"),
        (b'["a",["b",[]]]', Tree, ["a", ["b", []]]),
        (b'{"a":[1,{"b":"c"}]}', Object, {"a": [1, {"b": "c"}]}),
        (b"[1.10,[2]]", Sums, [Decimal("1.10"), [Decimal(2)]]),
        (b'[{"secret":"s"},[{"secret":"t"}]]', Rule, [Leaf(secret="s"), [Leaf(secret="t")]]),
        (b'{"tree":["a",["b"]],"all":[{"x":[1]}]}', Thing, Thing(tree=["a", ["b"]], all=[{"x": [1]}])),
        (b"null", Union[Tree, None], None),  # noqa: UP007
        (b'["a"]', list[Tree], ["a"]),
    ],
)
def test_values_of_any_depth_are_read_and_written_back(content: bytes, tp: Any, value: Any) -> None:
    found = read(content, tp)

    assert found == value
    assert read(_serde_json(to_wire(found)), tp) == value


def _serde_json(value: Any) -> bytes:
    from specloom._codec import encode_json

    return encode_json(value)


@pytest.mark.parametrize(
    ("content", "tp", "message"),
    [
        (b"5", Tree, "expected a text or a list, got"),
        (b'["a",[5]]', Tree, ""),
        (b'{"tree":{}}', Thing, "$.tree"),
        (b"{}", Thing, "missing, expected a text or a list"),
        (b'{"a":[true]}', Object, "$.a"),
    ],
)
def test_what_does_not_fit_is_said(content: bytes, tp: Any, message: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read(content, tp)

    assert message in f"{caught.value.path} {caught.value}"


def test_a_value_of_great_depth_is_an_error_and_no_recursion() -> None:
    with pytest.raises(DecodeError):
        read(b"[" * 100_000 + b"]" * 100_000, Tree)


def test_it_is_sent() -> None:
    assert to_wire(ThingInput(tree=["a", ["b"]])) == {"tree": ["a", ["b"]]}
    assert _serde.to_wire([Decimal("1.5"), [Decimal(2)]], Sums) == ["1.5", ["2"]]


def test_a_converter_of_ones_own_reads_it_as_well() -> None:
    assert make_converter().structure(["a", ["b"]], Tree) == ["a", ["b"]]


def test_secrets_inside_are_found_and_it_ends() -> None:
    assert _serde.sensitive_names(Rule) == _serde.sensitive_names(Thing) == {"secret"}
    assert _serde.sensitive_names(Tree) == frozenset()


def test_there_is_one_shape_of_it() -> None:
    assert shape_of(Tree) is shape_of(Tree)
    assert isinstance(shape_of(Tree), Again)


def test_it_is_an_operand_of_unions_and_shows_its_name() -> None:
    assert (Tree | None, None | Tree, repr(Tree)) == (Union[Tree, None], Union[None, Tree], "Tree")  # noqa: UP007
