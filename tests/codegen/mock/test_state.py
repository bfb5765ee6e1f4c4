"""State in an SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom_codegen.mock.records import Drop, Note, Put, Row
from specloom_codegen.mock.state import Saver, StateError, StateFile

PIPES = ("pipes", (("owner", "ann"),))
ROW = Row(
    number=3,
    data={"a": [1, {"b": None}]},
    keys={"k": 1},
    version=2,
    polls={"p": 1},
    job="run",
    cancelled=True,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[StateFile]:
    made = StateFile.open(tmp_path / "state.db", "library")
    yield made
    made.close()


def test_what_was_committed_is_loaded(file: StateFile, tmp_path: Path) -> None:
    file.commit([Put(PIPES, ROW), Put(PIPES, Row(number=4, data={})), Note("token", "t", {"user": "ann"})])
    file.commit([Drop(PIPES, 4), Note("token", "u", 1), Note("token", "u", None)])
    file.close()

    again = StateFile.open(tmp_path / "state.db", "library")
    loaded = again.load()
    again.close()

    assert loaded == [Note("token", "t", {"user": "ann"}), Put(PIPES, ROW)]


def test_all_of_a_commit_is_written_or_nothing(file: StateFile) -> None:
    with pytest.raises(TypeError):
        file.commit([Put(PIPES, ROW), Note("kind", "name", {1, 2})])

    assert file.load() == []


def test_what_was_committed_survives_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    crashed = StateFile.open(path, "library")
    crashed.commit([Put(PIPES, ROW)])
    copy = tmp_path / "copy.db"
    for suffix in ("", "-wal"):
        if (source := Path(f"{path}{suffix}")).exists():
            Path(f"{copy}{suffix}").write_bytes(source.read_bytes())

    again = StateFile.open(copy, "library")
    loaded = again.load()
    again.close()
    crashed.close()

    assert loaded == [Put(PIPES, ROW)]


def test_a_file_in_use_is_refused(file: StateFile) -> None:
    with pytest.raises(StateError, match="in use by another specloom mock"):
        StateFile.open(file.path, "library")


def test_a_file_of_another_spec_is_refused_by_name(file: StateFile) -> None:
    file.close()

    with pytest.raises(StateError, match="holds the state of 'library', not of 'other'"):
        StateFile.open(file.path, "other")


def make_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE precious (x)")
    connection.close()


def make_text(path: Path) -> None:
    path.write_text("precious " * 100)


@pytest.mark.parametrize("make", [make_database, make_text])
def test_files_of_others_are_refused_and_left_alone(make: Any, tmp_path: Path) -> None:
    path = tmp_path / "precious"
    make(path)
    before = path.read_bytes()

    with pytest.raises(StateError, match="not a state file of specloom mock; choose another name"):
        StateFile.open(path, "library")

    assert path.read_bytes() == before


def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="unable to open"):
        StateFile.open(tmp_path / "none" / "state.db", "library")


def test_a_damaged_file_is_refused(file: StateFile) -> None:
    file.commit([Put(PIPES, ROW)])
    file.close()
    with sqlite3.connect(file.path) as connection:
        connection.execute("UPDATE rows SET row = '{'")
    connection.close()
    damaged = StateFile.open(file.path, "library")

    with pytest.raises(StateError, match="damaged"):
        damaged.load()
    damaged.close()


async def test_what_could_not_be_written_is_written_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    saver = Saver(StateFile.open(path, "library"))
    bad: Any = Note("kind", "name", {1, 2})
    with pytest.raises(StateError, match=r"state\.db: .*set"):
        await saver.save([Put(PIPES, ROW), bad])
    saver._pending.remove(bad)
    await saver.save([])
    await saver.save([Note("kind", "name", 1)])
    await saver.close()

    again = StateFile.open(path, "library")
    loaded = again.load()
    again.close()

    assert loaded == [Note("kind", "name", 1), Put(PIPES, ROW)]
