from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from attrs import define, evolve, field

from specloom._serde import changes, decode_json_as, to_wire
from specloom._serde.model import Input, Model, Unknown, wire
from specloom._unset import UNSET, Unset

MOMENT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)


@define(kw_only=True)
class Leaf(Model):
    name: str


@define(kw_only=True)
class Pipe(Model):
    eid: str
    name: str = ""
    note: str | None = None
    from_: str | None = field(default=None, metadata=wire(name="from"))
    leaf: Leaf | None = None
    any: Any = None
    at: datetime | None = None
    task: list[Leaf | Unknown] = field(factory=list)


@define(kw_only=True)
class PipePatch(Input):
    name: str | Unset = UNSET
    note: str | Unset | None = UNSET
    sender: str | Unset | None = field(default=UNSET, metadata=wire(name="from"))
    leaf: Leaf | Unset | None = UNSET
    any: Any | Unset = UNSET
    at: datetime | Unset | None = UNSET
    task: list[Leaf | Unknown] | Unset = UNSET
    password: str | Unset = UNSET
    constant: str = field(default="always", init=False)


OLD = Pipe(
    eid="e", name="a", note="n", from_="f", leaf=Leaf(name="l"), any={"x": [1, {"y": True}]}, at=MOMENT
)


@pytest.mark.parametrize(
    ("change", "patch"),
    [
        ({}, PipePatch()),
        ({"name": "b"}, PipePatch(name="b")),
        ({"name": ""}, PipePatch(name="")),
        ({"note": None}, PipePatch(note=None)),
        ({"from_": "g"}, PipePatch(sender="g")),
        ({"eid": "other"}, PipePatch()),  # not among what may be patched
        ({"leaf": Leaf(name="l")}, PipePatch()),
        ({"leaf": Leaf(name="m")}, PipePatch(leaf=Leaf(name="m"))),
        ({"leaf": None}, PipePatch(leaf=None)),
        ({"any": {"x": [1, {"y": True}]}}, PipePatch()),
        ({"any": {"x": [1, {"y": 1}]}}, PipePatch(any={"x": [1, {"y": 1}]})),
        ({"any": {"x": [1.0, {"y": True}]}}, PipePatch()),
        ({"any": {"x": [True, {"y": True}]}}, PipePatch(any={"x": [True, {"y": True}]})),
        ({"any": {"x": [1]}}, PipePatch(any={"x": [1]})),
        ({"any": {"z": [1, {"y": True}]}}, PipePatch(any={"z": [1, {"y": True}]})),
        ({"any": []}, PipePatch(any=[])),
        ({"at": MOMENT.astimezone(timezone(timedelta(hours=2)))}, PipePatch()),
        ({"task": [Leaf(name="t")]}, PipePatch(task=[Leaf(name="t")])),
        ({"name": "b", "note": None, "eid": "x"}, PipePatch(name="b", note=None)),
    ],
    ids=str,
)
def test_a_patch_holds_what_differs(change: dict[str, Any], patch: PipePatch):
    assert changes(PipePatch, OLD, evolve(OLD, **change)) == patch


def test_a_nested_value_that_differs_is_sent_whole():
    old = decode_json_as(b'{"eid": "e", "leaf": {"name": "l", "unknown": 1}, "other": 2}', Pipe)
    assert old.leaf is not None

    patch = changes(PipePatch, old, evolve(old, leaf=evolve(old.leaf, name="m")))

    assert to_wire(patch) == {"leaf": {"name": "m", "unknown": 1}, "constant": "always"}


def test_unknown_variants_are_compared_by_their_payload():
    old = evolve(OLD, task=[Unknown(tag="x", payload={"type": "x", "a": 1})])
    new = evolve(OLD, task=[Unknown(tag="x", payload={"type": "x", "a": 2})])

    assert changes(PipePatch, old, evolve(old)) == PipePatch()
    assert changes(PipePatch, old, new) == PipePatch(task=new.task)
