"""The store."""

from __future__ import annotations

import pytest
from attrs import evolve

from specloom_codegen.mock.records import Drop, Note, Put, Row, Store, key_text

PIPES = ("pipes", ())
OTHERS = ("pipes", (("owner", "ann"),))


def store() -> Store:
    return Store(indexed={"pipes": ("eid", "ename")})


def test_rows_are_found_by_every_key_and_lie_in_their_own_store() -> None:
    made = store()
    first = made.insert(PIPES, {"eid": "a", "ename": "x"}, {})
    second = made.insert(OTHERS, {"eid": "a", "ename": ""}, {})

    assert [
        made.table(PIPES).find("eid", "a"),
        made.table(PIPES).find("ename", "x"),
        made.table(OTHERS).find("eid", "a"),
        made.table(OTHERS).find("ename", ""),
        made.table(PIPES).find("name", "x"),
    ] == [[first], [first], [second], [], []]


def test_a_changed_row_is_found_by_its_new_keys_only() -> None:
    made = store()
    row = made.insert(PIPES, {"eid": "a", "ename": "x"}, {})

    changed = made.change(PIPES, row, {"eid": "a", "ename": "y"})

    assert (changed.version, made.table(PIPES).find("ename", "y"), made.table(PIPES).find("ename", "x")) == (
        2,
        [changed],
        [],
    )


def test_a_dropped_row_is_gone_and_its_number_is_not_used_again() -> None:
    made = store()
    row = made.insert(PIPES, {"eid": "a"}, {})
    made.drop(PIPES, row)

    following = made.insert(PIPES, {"eid": "a"}, {})

    assert (made.rows(PIPES), following.number) == ([following], row.number + 1)


def test_hidden_keys_are_found_too() -> None:
    made = store()
    row = made.insert(PIPES, {}, {"eid": 7})

    assert made.table(PIPES).find("eid", "7") == [row]


def test_changes_are_noted_in_order_and_make_the_same_store_again() -> None:
    made = store()
    row = made.insert(PIPES, {"eid": "a"}, {})
    changed = made.change(PIPES, row, {"eid": "b"})
    made.drop(PIPES, made.insert(PIPES, {"eid": "c"}, {}))
    made.note("token", "t", {"user": "ann"})
    made.note("token", "gone", 1)
    made.note("token", "gone", None)
    changes = made.take_changes()

    again = store()
    again.load(
        [Put(PIPES, changed), Note("token", "t", {"user": "ann"}), Put(OTHERS, Row(number=9, data={}))]
    )

    assert changes == [
        Put(PIPES, row),
        Put(PIPES, changed),
        Put(PIPES, Row(number=2, data={"eid": "c"})),
        Drop(PIPES, 2),
        Note("token", "t", {"user": "ann"}),
        Note("token", "gone", 1),
        Note("token", "gone", None),
    ]
    assert (made.take_changes(), again.take_changes()) == ([], [])
    assert (again.rows(PIPES), again.notes("token"), again.insert(PIPES, {}, {}).number) == (
        [changed],
        {"t": {"user": "ann"}},
        10,
    )


def test_clearing_forgets_rows_and_notes_but_no_numbers() -> None:
    made = store()
    made.insert(PIPES, {"eid": "a"}, {})
    made.count("pipes")
    made.clear()

    assert (made.rows(PIPES), made.noted("sequence", "pipes"), made.insert(PIPES, {}, {}).number) == (
        [],
        None,
        2,
    )


def test_sequences_count_from_one() -> None:
    made = store()

    assert [made.count("a"), made.count("a"), made.count("b")] == [1, 2, 1]


def test_rows_of_a_resource_are_those_of_all_its_stores() -> None:
    made = store()
    first, second = made.insert(PIPES, {}, {}), made.insert(OTHERS, {}, {})
    made.insert(("users", ()), {}, {})

    assert list(made.of_resource("pipes")) == [((), first), ((("owner", "ann"),), second)]


def test_rows_that_share_a_key_stay_apart() -> None:
    made = store()
    first, second = made.insert(PIPES, {"eid": "a"}, {}), made.insert(PIPES, {"eid": "a"}, {})
    made.put(PIPES, evolve(first, version=5))
    made.drop(PIPES, made.table(PIPES).rows[first.number])

    assert made.table(PIPES).find("eid", "a") == [second]


@pytest.mark.parametrize(("value", "text"), [(7, "7"), (7.0, "7"), (7.5, "7.5"), (True, "true"), ("x", "x")])
def test_keys_are_compared_as_texts(value: object, text: str) -> None:
    assert key_text(value) == text
