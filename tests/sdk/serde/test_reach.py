from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from attrs import define, field

from specloom._serde import sensitive_names
from specloom._serde.model import Input, Model, Unknown, Wire, wire
from specloom._serde.reach import is_exact
from specloom._serde.shapes import shape_of
from specloom._unset import UNSET, Unset
from specloom.values import hidden


@define(kw_only=True)
class Leaf(Model):
    type: Literal["leaf"] = "leaf"
    name: str
    pin: int | None = field(default=None, repr=hidden, metadata=wire(name="p-i-n", sensitive=True))


@define(kw_only=True)
class Group(Model):
    type: Literal["group"] = "group"
    parts: list[Leaf | Group | Unknown]
    headers: dict[str, str] | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class Priced(Model):
    price: Decimal
    again: list[Priced] = field(factory=list)


@define(kw_only=True)
class Sent(Input):
    either: Priced | str | Unset = UNSET
    key: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


class Closed(Enum):
    A = "a"


@pytest.mark.parametrize(
    ("tp", "exact"),
    [
        (Priced, True),
        (list[dict[str, Priced | None]], True),
        (Priced | str, True),
        (Annotated[Decimal, Wire("number")], True),
        (Sent, True),
        (Group, False),
        (Leaf | Group | Unknown, False),
        (float, False),
        (Closed, False),
        (Any, False),
    ],
    ids=lambda value: str(sorted(value) if isinstance(value, (set, frozenset)) else value),
)
def test_decimals_anywhere_ask_for_exact_numbers(tp: Any, exact: bool):
    assert is_exact(shape_of(tp)) is exact


@pytest.mark.parametrize(
    ("tp", "names"),
    [
        (Leaf, {"p-i-n"}),
        (dict[str, list[Group | None]], {"headers", "p-i-n"}),
        (Sent, {"key"}),
        (Priced, set()),
        (str, set()),
    ],
    ids=lambda value: str(sorted(value) if isinstance(value, (set, frozenset)) else value),
)
def test_secrets_are_known_by_name_at_any_depth(tp: Any, names: set[str]):
    assert sensitive_names(tp) == names
