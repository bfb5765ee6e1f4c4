"""What holds for every value and every answer, whatever they are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st

from specloom._codec import decode_json, encode_json
from specloom._serde import changes, decode_json_as, decode_records, extras, structure, to_wire
from specloom._serde.decoding import plan_for
from specloom._serde.model import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from specloom._serde.problems import find_problems
from specloom._serde.shapes import members
from specloom._unset import UNSET, Unset
from specloom.errors import DecodeError


class Status(OpenEnum):
    ACTIVE = "A"
    NONE = ""


class Level(OpenIntEnum):
    LOW = 1


@define(kw_only=True)
class Scalars(Model):
    text: str
    integer: int
    number: float
    flag: bool
    moment: datetime | None = None
    day: date | None = None
    clock: time | None = None
    span: timedelta | None = None
    key: UUID | None = None
    price: Decimal | None = None
    data: bytes | None = None
    status: Status | None = None
    level: Level | None = None


@define(kw_only=True)
class Formats(Model):
    digits: Annotated[int, Wire("string")]
    seconds: Annotated[timedelta, Wire("seconds")] | None = None
    words: Annotated[bool, Wire({True: "Y", False: "N"})] | None = None
    hex: list[Annotated[bytes, Wire("hex")] | None] | None = None


@define(kw_only=True)
class Leafy(Model):
    kind: Literal["leafy"] = "leafy"
    from_: Scalars = field(metadata=wire(name="from"))


@define(kw_only=True)
class Branch(Model):
    kind: Literal["branch"] = "branch"
    parts: list[Leafy | Branch | Unknown]
    by_name: dict[str, Formats | None] | None = None
    either: int | str | list[Level] | None = None
    any: Any = None


@define(kw_only=True)
class BranchPatch(Input):
    parts: list[Leafy | Branch | Unknown] | Unset = UNSET
    by_name: dict[str, Formats | None] | Unset | None = UNSET
    either: int | str | list[Level] | Unset | None = UNSET
    any: Any | Unset = UNSET


FINITE = st.floats(allow_nan=False, allow_infinity=False)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | FINITE | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
SCALARS = st.builds(
    Scalars,
    text=st.text(),
    integer=st.integers(),
    number=FINITE,
    flag=st.booleans(),
    moment=st.none() | st.datetimes(timezones=st.none() | st.just(UTC)),
    day=st.none() | st.dates(),
    clock=st.none() | st.times(),
    span=st.none() | st.timedeltas(),
    key=st.none() | st.uuids(),
    price=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    data=st.none() | st.binary(),
    status=st.none() | st.text(max_size=3).map(Status),
    level=st.none() | st.integers().map(Level),
)
FORMATS = st.builds(
    Formats,
    digits=st.integers(),
    # Floats hold microseconds of seconds for some centuries only.
    seconds=st.none() | st.timedeltas(min_value=timedelta(days=-9999), max_value=timedelta(days=9999)),
    words=st.none() | st.booleans(),
    hex=st.none() | st.lists(st.none() | st.binary()),
)
UNKNOWN = st.dictionaries(st.text(max_size=5), ANY, max_size=3).map(
    lambda payload: Unknown(tag="other", payload={**payload, "kind": "other"})
)
BRANCHES = st.recursive(
    st.builds(
        Branch,
        parts=st.lists(st.builds(Leafy, from_=SCALARS) | UNKNOWN, max_size=2),
        by_name=st.none() | st.dictionaries(st.text(max_size=5), st.none() | FORMATS, max_size=2),
        either=st.none() | st.integers() | st.text() | st.lists(st.integers().map(Level), max_size=2),
        any=ANY,
    ),
    lambda inner: st.builds(Branch, parts=st.lists(inner, max_size=2)),
    max_leaves=3,
)


def both_ways(data: bytes, tp: Any) -> list[Any]:
    """What is read in C, and what is read in Python."""
    exact: msgspec.json.Decoder[Any] = msgspec.json.Decoder(float_hook=Decimal)
    return [decode_json_as(data, tp), plan_for(tp).read(exact.decode(data))]


@given(SCALARS)
def test_every_record_of_scalars_is_read_as_it_was_written(value: Scalars):
    data = encode_json(to_wire(value))

    assert both_ways(data, Scalars) == [value, value]
    assert decode_records(b"[" + data + b"]", Scalars) == [value]


@given(BRANCHES)
def test_every_nested_value_is_read_as_it_was_written(value: Branch):
    written = to_wire(value)

    assert both_ways(encode_json(written), Branch) == [value, value]
    assert structure(written, Branch) == value


@given(BRANCHES, st.dictionaries(st.text(max_size=8), ANY, max_size=3))
def test_what_was_read_goes_back_as_it_came(value: Branch, more: dict[str, Any]):
    record = {**more, **to_wire(value)}
    data = encode_json(record)

    for read in both_ways(data, Branch):
        known = {one.wire for one in members(Branch)}
        assert decode_json(encode_json(to_wire(read))) == decode_json(data)
        assert extras(read) == {name: one for name, one in decode_json(data).items() if name not in known}


@given(BRANCHES, BRANCHES)
def test_a_patch_leads_from_one_value_to_the_other(old: Branch, new: Branch):
    patch = changes(BranchPatch, old, new)

    patched = {**to_wire(old), **to_wire(patch)}
    assert structure(patched, Branch) == new
    assert changes(BranchPatch, new, new) == BranchPatch()


@st.composite
def spoiled(draw: st.DrawFn) -> Any:
    """A record in which something may have been replaced, dropped or added at any depth."""
    root = to_wire(draw(BRANCHES))
    for _ in range(draw(st.integers(0, 3))):
        place: Any = root
        while isinstance(place, dict | list) and place and draw(st.booleans()):
            step = (
                draw(st.sampled_from(sorted(place)))
                if isinstance(place, dict)
                else draw(st.integers(0, len(place) - 1))
            )
            inner = place[step]
            if not isinstance(inner, dict | list) or draw(st.booleans()):
                place[step] = draw(ANY)
                break
            place = inner
        else:
            if isinstance(place, dict) and place:
                del place[draw(st.sampled_from(sorted(place)))]
    return root


@given(spoiled())
def test_an_answer_is_read_or_its_problems_are_named(record: Any):
    plan = plan_for(Branch)
    problems = find_problems(record, plan.shape, "$", plan.reader)
    data = encode_json(record)

    if problems:
        with pytest.raises(DecodeError) as caught:
            decode_json_as(data, Branch)
        assert caught.value.path == problems[0].path
    else:
        assert decode_json(encode_json(to_wire(decode_json_as(data, Branch)))) == decode_json(data)
