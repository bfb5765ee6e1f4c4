from __future__ import annotations

import json
import pickle
import threading
import traceback
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from attrs import define, field

from specloom._serde import decode_json_as, decode_page, decode_records, prepare, structure
from specloom._serde.decoding import find_inside, plan_for
from specloom._serde.model import Model, OpenEnum, Unknown, Wire, wire
from specloom._unset import UNSET
from specloom.errors import DecodeError
from specloom.values import hidden

MOMENT = datetime(2017, 2, 10, 20, 18, 26, tzinfo=UTC)


class Status(OpenEnum):
    ACTIVE = "A"


@define(kw_only=True)
class User(Model):
    name: str
    status: Status | None = None
    pin: int | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class Priced(Model):
    price: Decimal
    any: Any = None


@define(kw_only=True)
class Group(Model):
    type: Literal["group"] = "group"
    users: list[User]
    groups: list[Group | Unknown] = field(factory=list)
    created: Annotated[datetime, Wire("seconds")] | None = None


def error_of(call: Any, *args: Any, **kwargs: Any) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        call(*args, **kwargs)
    error: DecodeError = caught.value
    return error


# --- one value -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "tp", "value"),
    [
        (b'{"name": "a", "status": "X"}', User, User(name="a", status=Status("X"))),
        (b'[{"name": "a"}]', list[User], [User(name="a")]),
        (b'{"a": {"name": "a"}}', dict[str, User], {"a": User(name="a")}),
        (b"null", User | None, None),
        (b"5", int, 5),
        (b"5", Any, 5),
        (b"1486757906", Annotated[datetime, Wire("seconds")], MOMENT),
        (
            b'{"price": 1.100000000000000000000001}',
            Priced,
            Priced(price=Decimal("1.100000000000000000000001")),
        ),
        (b"[0.5]", list[Decimal], [Decimal("0.5")]),
        (b"1234567890123456789012345", int, 1234567890123456789012345),
        (b'{"users": [], "groups": [{"type": "new"}]}', Group, None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_values_are_read_from_bytes(data: bytes, tp: Any, value: Any):
    if value is None and tp is Group:
        value = Group(users=[], groups=[Unknown(tag="new", payload={"type": "new"})])

    assert decode_json_as(data, tp) == value


def test_a_value_inside_a_document_is_read():
    data = b'{"data": [{"user": {"name": "a", "x": 1}}]}'

    got = decode_json_as(data, User, inside=("data", "0", "user"))

    assert (got, got._source) == (User(name="a"), {"name": "a", "x": 1})


def test_a_value_inside_objects_keeps_its_slice():
    got = decode_json_as(b'{"meta": {}, "data": {"user": {"name": "a"} }}', User, inside=("data", "user"))

    assert (got, got._source) == (User(name="a"), b'{"name": "a"}')


def test_what_is_missing_inside_is_none_only_where_null_is_allowed():
    assert decode_json_as(b"{}", User | None, inside=("data",)) is None
    error = error_of(decode_json_as, b"{}", User, inside=("data", "a b"))

    assert (error.message, error.path) == ('$.data["a b"]: missing, expected an object', '$.data["a b"]')


@pytest.mark.parametrize(
    ("data", "message", "path"),
    [
        (b'{"name": 5}', "$.name: expected a text, got 5 (integer)", "$.name"),
        (b"[]", "$: expected an object, got a list", "$"),
        (
            b'{"name": 5, "pin": "1234"}',
            "$.name: expected a text, got 5 (integer); $.pin: expected an integer, got a text",
            "$.name",
        ),
        (b'{"status": "A"}', "$.name: missing, expected a text", "$.name"),
        (b'{"name": "a"', "$: not readable as JSON: Input data was truncated", "$"),
        (b'{"name": "a", "x": NaN}', "$: not readable as JSON: invalid character (byte 19)", "$"),
        (
            b'{"name": "a", "x": ' + b"[" * 200_000,
            "$: not readable as JSON: arrays or objects are nested too deeply",
            "$",
        ),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_an_error_names_the_place(data: bytes, message: str, path: str):
    error = error_of(decode_json_as, data, User)

    assert (error.message, error.path, error.payload) == (message, path, data)


def test_a_record_that_is_too_deep_is_an_error_on_both_ways():
    data = b'{"name": "a", "x": ' + b"[" * 20 + b"]" * 20 + b"}"

    assert "more than 10 levels deep" in error_of(decode_json_as, data, User, max_depth=10).message
    assert (
        "more than 10 levels deep" in error_of(decode_records, b"[" + data + b"]", User, max_depth=10).message
    )
    assert decode_json_as(data, User, max_depth=21) == User(name="a")


def test_a_type_that_holds_itself_may_be_nested_too_deeply_for_python():
    data = b'{"users":[],"groups":[' * 450 + b"]}" * 450
    data = data.replace(b'{"users"', b'{"type":"group","users"')

    error = error_of(decode_json_as, data, Group, max_depth=2000)

    assert error.path == "$"


def test_many_problems_are_cut_short():
    assert error_of(decode_json_as, b"[1,2,3,4,5,6,7,8,9,10,11]", list[str]).message.endswith(
        "; and perhaps more"
    )


# --- plain data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("obj", "tp", "value"),
    [
        ({"name": "a"}, User, User(name="a")),
        ({"name": Status.ACTIVE, "status": Status.ACTIVE}, User, User(name="A", status=Status.ACTIVE)),
        ({"users": [User(name="a"), {"name": "b"}]}, Group, Group(users=[User(name="a"), User(name="b")])),
        ({"users": (), "created": MOMENT}, Group, Group(users=[], created=MOMENT)),
        ({"price": 1.1, "any": 0.5}, Priced, Priced(price=Decimal("1.1"), any=0.5)),
        ({"price": Decimal("1.10")}, Priced, Priced(price=Decimal("1.10"))),
        (UNSET, str | None, None),
    ],
    ids=lambda value: str(value)[:40],
)
def test_plain_data_is_read_with_python_values_in_it(obj: Any, tp: Any, value: Any):
    assert structure(obj, tp) == value


def test_plain_data_that_does_not_fit_has_a_payload_as_far_as_json_goes():
    fits_json = error_of(structure, {"name": 5}, User, at="$.user")
    does_not = error_of(structure, {"name": object()}, User)

    assert (fits_json.message, fits_json.payload) == (
        "$.user.name: expected a text, got 5 (integer)",
        b'{"name":5}',
    )
    assert (does_not.message, does_not.payload) == (
        "$.name: expected a text, got an instance of object",
        None,
    )


def test_a_value_that_holds_itself_is_an_error():
    obj: dict[str, Any] = {"users": [], "groups": []}
    obj["groups"].append(obj)
    obj["type"] = "group"

    assert (
        error_of(structure, obj, Group).message
        == "$: refused by a hook of the converter, or nested too deeply"
    )


# --- lists ----------------------------------------------------------------------------------------


def test_records_are_read_from_bytes_and_from_lists():
    users = [User(name="a"), User(name="b")]

    assert decode_records(b'[{"name": "a"}, {"name": "b"}]', User) == users
    assert decode_records([{"name": "a"}, {"name": "b"}], User) == users
    assert decode_records(b"[]", User) == []
    assert decode_records(b"[1, 2]", int) == [1, 2]
    assert decode_records(b'[{"price": 0.10}]', Priced) == [Priced(price=Decimal("0.10"))]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'[{"name": "a"}, {"name": 5}]', "$.data[1].name: expected a text, got 5 (integer)"),
        ([{"name": "a"}, {"name": 5}], "$.data[1].name: expected a text, got 5 (integer)"),
        (b"{}", "$.data: expected a list, got an object"),
        (b"null", "$.data: expected a list, got null"),
    ],
)
def test_the_first_misfit_of_a_list_is_named(data: Any, message: str):
    assert error_of(decode_records, data, User, at="$.data").message == message


# --- pages ----------------------------------------------------------------------------------------

PAGE = b'{"meta": {"total": 5, "price": 0.25}, "data": {"next": "x", "items": [{"name": "a", "y": 1}, {"name": "b"}]}}'
INSIDE = ("data", "items")


@pytest.mark.parametrize("item", [User, Any, dict[str, Any]], ids=str)
def test_a_page_is_its_items_and_what_lies_around_them(item: Any):
    items, body = decode_page(PAGE, INSIDE, item)

    raw = [{"name": "a", "y": 1}, {"name": "b"}]
    assert items == ([User(name="a"), User(name="b")] if item is User else raw)
    assert body["meta"] == {"total": 5, "price": 0.25}
    assert body["data"]["next"] == "x"
    assert body["data"]["items"][-1] == {"name": "b"}


def test_a_page_may_be_the_list_itself_or_empty():
    assert decode_page(b'[{"name": "a"}]', (), User) == ([User(name="a")], [{"name": "a"}])
    assert decode_page(b'{"data": []}', ("data",), User) == ([], {"data": []})


def test_exact_items_do_not_make_decimals_of_all_else():
    data = b'{"ratio": 0.5, "data": [{"price": 0.10, "inner": {"a": 1}}]}'

    items, body = decode_page(data, ("data",), dict[str, Decimal | Any])

    assert repr(items) == "[{'price': Decimal('0.10'), 'inner': {'a': 1}}]"
    assert repr(body) == "{'ratio': 0.5, 'data': [{'price': 0.1, 'inner': {'a': 1}}]}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"data": {"items": [{"name": 5}]}}', "$.data.items[0].name: expected a text, got 5 (integer)"),
        (b'{"data": {"items": {}}}', "$.data.items: expected a list, got an object"),
        (b'{"data": []}', "$.data.items: missing, expected a list"),
        (b"5", "$.data.items: missing, expected a list"),
        (b"{", "$: not readable as JSON: Input data was truncated"),
    ],
)
def test_a_page_that_does_not_fit_is_an_error(data: bytes, message: str):
    assert error_of(decode_page, data, INSIDE, User).message == message


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ((), {"a": [1, {"b": 2}]}),
        (("a", "1", "b"), 2),
        (("a", "2"), UNSET),
        (("a", "x"), UNSET),
        (("a", "-1"), UNSET),
        (("b",), UNSET),
        (("a", "0", "x"), UNSET),
    ],
)
def test_a_way_into_a_document_ends_where_nothing_lies(inside: tuple[str, ...], found: Any):
    assert find_inside({"a": [1, {"b": 2}]}, inside) == found


# --- plans ----------------------------------------------------------------------------------------


def test_a_plan_is_made_once():
    assert plan_for(User) is plan_for(User)
    assert plan_for(list[User]) is plan_for(list[User])
    for tp in (User, list[User], dict[str, int]):
        prepare(tp)
    assert plan_for(list[User]).read is plan_for(list[User]).read


def test_a_type_that_cannot_be_hashed_is_planned_each_time():
    tp = Annotated[str, ["no hash"]]

    assert decode_json_as(b'"a"', tp) == "a"
    assert plan_for(tp) is not plan_for(tp)


def test_a_type_that_cannot_be_resolved_is_an_error():
    @define(kw_only=True)
    class Broken(Model):
        one: Nowhere  # type: ignore[name-defined]  # noqa: F821

    with pytest.raises(TypeError, match="'Nowhere'"):
        decode_json_as(b"{}", Broken)


def test_threads_may_ask_for_the_same_type_at_once():
    @define(kw_only=True)
    class Fresh(Model):
        users: list[User]
        other: dict[str, User | None] | None = None

    start = threading.Barrier(8)
    got: list[Any] = []

    def run() -> None:
        start.wait()
        got.append(decode_json_as(b'{"users": [{"name": "a"}], "other": {}}', Fresh))
        got.append(structure({"users": [{"name": "a"}], "other": {}}, Fresh))

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == [Fresh(users=[User(name="a")], other={})] * 16


# --- secrets --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "call",
    [
        lambda data: decode_json_as(data, User),
        lambda data: decode_json_as(b'{"a":' + data + b"}", User, inside=("a",)),
        lambda data: decode_records(b"[" + data + b"]", User),
        lambda data: decode_page(b'{"a":[' + data + b"]}", ("a",), User),
        lambda data: structure(json.loads(data), User),
        lambda data: decode_records([json.loads(data)], User),
    ],
)
@pytest.mark.parametrize("data", [b'{"name": 5, "pin": "canary"}', b'{"name": 5, "pin": "canary", "x": NaN}'])
def test_no_frame_of_an_error_shows_the_answer(call: Any, data: bytes):
    error = error_of(call, data)

    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    ours = [frame for frame in shown.stack if "/specloom/_serde/" in frame.filename]
    assert ours
    assert [frame for frame in ours if "canary" in str(frame.locals)] == []
    assert error.__context__ is None
    assert "canary" not in str(error) + repr(error)


def test_errors_pickle_without_the_answer():
    error = error_of(decode_json_as, b'{"name": 5, "password": "canary"}', User)

    again = pickle.loads(pickle.dumps(error))

    assert (str(again), again.path) == (str(error), "$.name")
    assert b"canary" not in pickle.dumps(error)


def test_running_out_of_memory_is_not_an_answer_that_does_not_fit():
    from specloom._serde import make_converter

    converter = make_converter()

    def hook(value: Any, _: Any) -> Any:
        raise MemoryError

    converter.register_structure_hook(Status, hook)
    for call in (
        lambda: structure({"name": "a", "status": "A"}, User, converter),
        lambda: decode_records([{"name": "a", "status": "A"}], User, converter),
    ):
        with pytest.raises(MemoryError):
            call()


@pytest.mark.parametrize(
    ("data", "tp", "value"),
    [
        (b'{"d": [{"name": "a"}]}', list[User] | None, [User(name="a")]),
        (b'{"d": []}', list[User] | None, []),
        (b'{"d": null}', list[User] | None, None),
        (b"{}", list[User] | None, None),
        (b'{"d": {"name": "a"}}', User | None, User(name="a")),
        (b'{"d": null}', User | None, None),
        (b'{"d": [{"name": "a"}, null]}', list[User | None], [User(name="a"), None]),
    ],
)
def test_what_may_be_null_is_decoded_in_c_where_it_is_not(data: bytes, tp: Any, value: Any) -> None:
    plan = plan_for(tp)

    assert decode_json_as(data, tp, inside=("d",)) == value
    assert plan.quick is not None or plan.quick_items is not None


def test_pages_of_what_may_be_null_are_decoded_all_the_same() -> None:
    data = b'{"d": [{"name": "a"}, null], "n": 2}'

    assert decode_page(data, ("d",), User | None) == ([User(name="a"), None], json.loads(data))
