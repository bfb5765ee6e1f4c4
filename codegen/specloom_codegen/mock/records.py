"""The records of the fake: tables, rows, what is found by which key, and a log of changes.

In memory, and synchronous: whoever changes a row does so in one step of the event loop, so that two callers at
once lose nothing. Each change is also noted for ``state``, which writes it to a file. What the values in a row
mean is the business of ``shaping`` and the verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import Factory, define, evolve, field, frozen

from specloom._unset import UNSET
from specloom_codegen.mock.places import find_at, put_at

Parents = tuple[tuple[str, str], ...]
"""The values of the holes of a collection's path, as texts: which of its stores is meant."""

TableName = tuple[str, Parents]


@frozen(kw_only=True)
class Row:
    """One record. ``number`` never changes and is never used again; ``version`` counts the changes.

    ``keys`` are values of key holes that the record has no field for. ``polls`` counts how often an operation
    has asked whether the work is done; ``job`` says by which operation it was started, empty if by none.
    ``changed`` is the number of the last change that others can see: of all changes of the store it was that one.
    """

    number: int
    data: Mapping[str, Any]
    keys: Mapping[str, Any] = field(factory=dict[str, Any])
    version: int = 1
    polls: Mapping[str, int] = field(factory=dict[str, int])
    job: str = ""
    cancelled: bool = False
    changed: int = field(default=0, eq=False)

    def key(self, name: str) -> Any:
        """What the record is found by under a name: its field, or a hidden key. An object or list is no key."""
        value = value_at(self.data, name)
        is_absent = value is None and name not in self.data
        return self.keys.get(name) if is_absent or isinstance(value, dict | list) else value


@frozen
class Put:
    """A row was made or changed."""

    table: TableName
    row: Row


@frozen
class Drop:
    """A row was removed."""

    table: TableName
    number: int


@frozen
class Note:
    """A value of another kind was set; None removes it."""

    kind: str
    name: str
    value: Any


Change = Put | Drop | Note


@define
class Table:
    """The rows of one store, in the order in which they were made, found by the values of their keys.

    ``changed`` is the number of the last change that others can see, ``written`` that of the last one of any kind.
    """

    indexed: tuple[str, ...] = ()
    changed: int = 0
    written: int = 0
    rows: dict[int, Row] = Factory(dict[int, Row])
    _index: dict[tuple[str, str], list[int]] = Factory(dict[tuple[str, str], list[int]])

    def put(self, row: Row) -> None:
        before = self.rows.get(row.number)
        if before is not None:
            self._forget(before)
        self.rows[row.number] = row
        for entry in self._entries(row):
            self._index.setdefault(entry, []).append(row.number)

    def drop(self, number: int) -> None:
        self._forget(self.rows.pop(number))

    def find(self, name: str, text: str) -> list[Row]:
        """The rows whose key field, or hidden key, of that name has that value."""
        return [self.rows[number] for number in self._index.get((name, text), ())]

    def _entries(self, row: Row) -> Iterator[tuple[str, str]]:
        for name in self.indexed:
            value = row.key(name)
            if value is not None and value != "":
                yield name, key_text(value)

    def _forget(self, row: Row) -> None:
        for entry in self._entries(row):
            numbers = self._index[entry]
            numbers.remove(row.number)
            if not numbers:
                del self._index[entry]


@define
class Store:
    """All tables, and the changes since they were last taken."""

    _indexed: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]], alias="indexed")
    _tables: dict[TableName, Table] = Factory(dict[TableName, Table])
    _notes: dict[str, dict[str, Any]] = Factory(dict[str, dict[str, Any]])
    _changes: list[Change] = Factory(list[Change])
    _last: int = 0
    _changed: int = 0
    _written: int = 0

    def table(self, name: TableName) -> Table:
        found = self._tables.get(name)
        if found is None:
            found = self._tables[name] = Table(self.names_indexed(name[0]), self._changed, self._written)
        return found

    def names_indexed(self, resource: str) -> tuple[str, ...]:
        """The names by which the rows of a resource are found."""
        return self._indexed.get(resource, ())

    def rows(self, name: TableName) -> list[Row]:
        return list(self.table(name).rows.values())

    def of_resource(self, resource: str) -> Iterator[tuple[Parents, Row]]:
        """All rows of a resource, whatever store they lie in."""
        for (owner, parents), table in list(self._tables.items()):
            if owner == resource:
                for row in list(table.rows.values()):
                    yield parents, row

    def tables(self) -> Iterable[tuple[TableName, Table]]:
        return self._tables.items()

    def insert(self, name: TableName, data: Mapping[str, Any], keys: Mapping[str, Any], job: str = "") -> Row:
        """Make a row."""
        self._last += 1
        return self.put(name, Row(number=self._last, data=data, keys=keys, job=job))

    def change(self, name: TableName, row: Row, data: Mapping[str, Any]) -> Row:
        """Give a row other data, and the next version."""
        return self.put(name, evolve(row, data=data, version=row.version + 1))

    def put(self, name: TableName, row: Row) -> Row:
        table = self.table(name)
        if _looks_other(table.rows.get(row.number), row):
            row = evolve(row, changed=self._count_change(table))
        table.put(row)
        self._count_write(table)
        self._changes.append(Put(name, row))
        return row

    def drop(self, name: TableName, row: Row) -> None:
        table = self.table(name)
        table.drop(row.number)
        self._count_change(table)
        self._count_write(table)
        self._changes.append(Drop(name, row.number))

    def _count_change(self, table: Table) -> int:
        self._changed += 1
        table.changed = self._changed
        return self._changed

    def _count_write(self, table: Table) -> None:
        self._written += 1
        table.written = self._written

    def count(self, name: str) -> int:
        """The next number of a sequence, from 1."""
        value = int(self.noted("sequence", name) or 0) + 1
        self.note("sequence", name, value)
        return value

    def noted(self, kind: str, name: str) -> Any:
        return self._notes.get(kind, {}).get(name)

    def notes(self, kind: str) -> Mapping[str, Any]:
        """The values of a kind by their names, in the order in which they were first kept."""
        return self._notes.get(kind, {})

    def note(self, kind: str, name: str, value: Any) -> None:
        """Keep a value that is no record (JSON); None forgets it."""
        notes = self._notes.setdefault(kind, {})
        if value is None:
            notes.pop(name, None)
        else:
            notes[name] = value
        self._changes.append(Note(kind, name, value))

    def take_changes(self) -> list[Change]:
        """What has changed since this was last asked, in order."""
        changes, self._changes = self._changes, []
        return changes

    def load(self, changes: Iterable[Change]) -> None:
        """Apply changes that were saved; they are not noted again."""
        for change in changes:
            if isinstance(change, Put):
                self.table(change.table).put(change.row)
                self._last = max(self._last, change.row.number)
                self._changed = max(self._changed, change.row.changed)
            elif isinstance(change, Note):
                self._notes.setdefault(change.kind, {})[change.name] = change.value
        self._changed += 1  # what was removed since the last change of a record is not in the file
        for table in self._tables.values():
            table.changed = self._changed

    def clear(self) -> None:
        """Forget everything but the numbers of rows: a number is never used again."""
        for owner, table in list(self._tables.items()):
            for row in list(table.rows.values()):
                self.drop(owner, row)
        for kind, notes in self._notes.items():
            for name in list(notes):
                self.note(kind, name, None)
        self._tables.clear()


def _looks_other(before: Row | None, row: Row) -> bool:
    """Whether others see a change; that work was asked after is none."""
    return before is None or (before.data, before.cancelled) != (row.data, row.cancelled)


def value_at(data: Mapping[str, Any], name: str) -> Any:
    """The value of a field, or of one within objects: ``metadata.name``. None where there is none."""
    if name in data or "." not in name:
        return data.get(name)
    found = find_at(data, tuple(name.split(".")))
    return None if found is UNSET else found


def with_value_at(data: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The data with a value for a field, or for one within objects, which are made where they are missing."""
    if name in data or "." not in name:
        return {**data, name: value}
    changed: dict[str, Any] = put_at(data, tuple(name.split(".")), value)
    return changed


def key_text(value: Any) -> str:
    """The text by which a value is found in a path."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
