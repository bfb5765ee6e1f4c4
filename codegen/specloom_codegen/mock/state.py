"""The state of a fake in an SQLite file: opened, read whole at the start, written change by change.

``StateFile`` blocks and belongs to one thread; ``Saver`` lets the event loop wait for it. What was saved before an
answer went out is there after a crash.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from specloom_codegen.mock.records import Change, Drop, Note, Put, Row, TableName

_APPLICATION: Final = 0x53504C4D  # "SPLM": how SQLite tells the files of one program from those of others
_TABLES: Final = """
    CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS rows (resource TEXT, parents TEXT, number INTEGER, row TEXT NOT NULL,
                                     PRIMARY KEY (resource, parents, number));
    CREATE TABLE IF NOT EXISTS notes (kind TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, name));
"""


class StateError(Exception):
    """A state file cannot be used; the text is one line with the reason."""


@define
class StateFile:
    """An open state file, locked against every other process."""

    path: Path
    _connection: sqlite3.Connection

    @classmethod
    def open(cls, path: Path, api: str) -> StateFile:
        """Open or make the state file of an API. Raises StateError for files of others, and locked ones."""
        try:
            connection = sqlite3.connect(path, timeout=1.0, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise StateError(f"{path}: {error}") from None
        try:
            _check(connection, path, api)
            _prepare(connection, api)
        except sqlite3.Error as error:
            connection.close()
            raise StateError(f"{path}: {_reason(error)}") from None
        except StateError:
            connection.close()
            raise
        return cls(path, connection)

    def load(self) -> list[Change]:
        """Everything that was saved, in the order in which it was made."""
        try:
            return list(self._read())
        except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
            raise StateError(f"{self.path}: the file is damaged: {error}") from None

    def commit(self, changes: Iterable[Change]) -> None:
        """Write changes, all or none of them; they are on the disk afterwards."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for change in changes:
                _write(self._connection, change)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        self._connection.close()

    def _read(self) -> Iterator[Change]:
        for kind, name, value in self._connection.execute("SELECT kind, name, value FROM notes"):
            yield Note(kind, name, json.loads(value))
        rows = "SELECT resource, parents, number, row FROM rows ORDER BY number"
        for resource, parents, number, text in self._connection.execute(rows):
            yield Put(_table(resource, parents), Row(number=number, **json.loads(text)))


@define
class Saver:
    """Saves changes off the event loop, several callers' in one transaction."""

    file: StateFile
    _thread: ThreadPoolExecutor = field(factory=lambda: ThreadPoolExecutor(1, "specloom-mock-state"))
    _pending: list[Change] = field(factory=list[Change])
    _waiters: list[asyncio.Future[None]] = field(factory=list["asyncio.Future[None]"])
    _task: asyncio.Task[None] | None = None

    async def save(self, changes: list[Change]) -> None:
        """Wait until changes are on the disk. What could not be written is tried again with the next."""
        if not changes:
            return
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pending.extend(changes)
        self._waiters.append(waiter)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())
        await waiter

    async def close(self) -> None:
        """Finish writing, then close the file."""
        if self._task is not None:
            await self._task
        await asyncio.get_running_loop().run_in_executor(self._thread, self.file.close)
        self._thread.shutdown()

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiters:
            changes, self._pending = self._pending, []
            waiters, self._waiters = self._waiters, []
            try:
                await loop.run_in_executor(self._thread, self.file.commit, changes)
            except Exception as error:
                self._pending = [*changes, *self._pending]
                _settle(waiters, StateError(f"{self.file.path}: {error}"))
            else:
                _settle(waiters, None)


def _settle(waiters: Iterable[asyncio.Future[None]], error: Exception | None) -> None:
    for waiter in waiters:
        if waiter.done():
            continue
        if error is None:
            waiter.set_result(None)
        else:
            waiter.set_exception(error)


def _check(connection: sqlite3.Connection, path: Path, api: str) -> None:
    """Refuse, before anything is written, a file that is not the state of this API."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != _APPLICATION:
        if tables or application:
            raise StateError(f"{path}: not a state file of specloom mock; choose another name")
        return
    row = connection.execute("SELECT value FROM meta WHERE key = 'api'").fetchone() if tables else None
    if row is not None and row[0] != api:
        raise StateError(f"{path}: holds the state of {row[0]!r}, not of {api!r}; choose another name")


def _prepare(connection: sqlite3.Connection, api: str) -> None:
    # Two fakes on one file would each overwrite what the other knows: the second one is refused.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.executescript(_TABLES)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR IGNORE INTO meta VALUES ('api', ?)", (api,))
    connection.execute("COMMIT")


def _reason(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text:
        return "in use by another specloom mock"
    return "not a state file of specloom mock; choose another name" if "not a database" in text else text


def _write(connection: sqlite3.Connection, change: Change) -> None:
    if isinstance(change, Put):
        row = (*_key(change.table), change.row.number, json.dumps(_plain(change.row)))
        connection.execute("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", row)
    elif isinstance(change, Drop):
        key = (*_key(change.table), change.number)
        connection.execute("DELETE FROM rows WHERE resource = ? AND parents = ? AND number = ?", key)
    elif change.value is None:
        connection.execute("DELETE FROM notes WHERE kind = ? AND name = ?", (change.kind, change.name))
    else:
        note = change.kind, change.name, json.dumps(change.value)
        connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", note)


def _plain(row: Row) -> dict[str, Any]:
    return {
        "data": row.data,
        "keys": row.keys,
        "version": row.version,
        "polls": row.polls,
        "job": row.job,
        "cancelled": row.cancelled,
        "changed": row.changed,
    }


def _key(table: TableName) -> tuple[str, str]:
    return table[0], json.dumps(table[1])


def _table(resource: str, parents: str) -> TableName:
    return resource, tuple((name, text) for name, text in json.loads(parents))
