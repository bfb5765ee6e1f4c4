"""Files that appear whole or not at all."""

from __future__ import annotations

import asyncio
import os
import stat
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from specloom._part_file import GATHERED, _PartFile, save


async def pieces(*given: bytes | Exception) -> AsyncIterator[bytes]:
    for piece in given:
        if isinstance(piece, Exception):
            raise piece
        yield piece


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_a_new_file_holds_the_pieces(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"

    assert await save(pieces(b"a,", b"", b"b\n"), target) == target
    assert files(tmp_path) == {"report.csv": b"a,b\n"}


async def test_an_empty_body_is_an_empty_file(tmp_path: Path) -> None:
    await save(pieces(), tmp_path / "empty")

    assert files(tmp_path) == {"empty": b""}


async def test_many_pieces_are_gathered_and_none_is_lost(tmp_path: Path) -> None:
    given = [bytes([number]) * (GATHERED // 3 + 1) for number in range(10)]

    await save(pieces(*given), tmp_path / "big")

    assert (tmp_path / "big").read_bytes() == b"".join(given)


async def test_a_file_that_is_there_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "secret"
    target.write_bytes(b"old")
    target.chmod(0o640)

    await save(pieces(b"new"), target)

    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o640)


async def test_a_new_file_has_the_rights_that_open_would_give(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        await save(pieces(b"new"), tmp_path / "new")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


async def test_the_part_of_a_private_file_is_private(tmp_path: Path) -> None:
    target = tmp_path / "secret"
    target.write_bytes(b"old")
    target.chmod(0o600)
    seen: list[int] = []

    async def look() -> AsyncIterator[bytes]:
        yield b"new"
        seen.extend(stat.S_IMODE(part.stat().st_mode) for part in tmp_path.glob(".*.part"))

    await save(look(), target)

    assert seen == [0o600]


async def test_the_longest_name_that_a_file_may_have_will_do(tmp_path: Path) -> None:
    name = "ä" * 120 + ".csv"

    await save(pieces(b"x"), tmp_path / name)

    assert files(tmp_path) == {name: b"x"}


async def test_while_it_is_written_the_old_content_is_there(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    seen: list[bytes] = []

    async def look() -> AsyncIterator[bytes]:
        yield b"x" * GATHERED
        seen.append(target.read_bytes())
        yield b"y"

    await save(look(), target)

    assert seen == [b"old"]


@pytest.mark.parametrize("before", [None, b"old"])
async def test_a_transfer_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, before: bytes | None
) -> None:
    target = tmp_path / "report.csv"
    if before is not None:
        target.write_bytes(before)

    with pytest.raises(ConnectionError):
        await save(pieces(b"x" * GATHERED, b"y", ConnectionError("cut")), target)

    assert files(tmp_path) == ({} if before is None else {"report.csv": before})


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere does not exist; make it first"):
        await save(pieces(b"x"), tmp_path / "nowhere" / "report.csv")


async def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="is a folder; name a file"):
        await save(pieces(b"x"), tmp_path)


@pytest.mark.parametrize("turns", range(12))
async def test_cancelled_at_any_point_nothing_is_left_of_it(tmp_path: Path, turns: int) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    gate = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * GATHERED
        await gate.wait()
        yield b"never"

    task = asyncio.create_task(save(slow(), target))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert files(tmp_path) == {"report.csv": b"old"}


def held_up(monkeypatch: pytest.MonkeyPatch, name: str) -> tuple[threading.Event, threading.Event]:
    """Let ``os.NAME`` wait: gives what tells that it was reached, and what lets it go on."""
    reached, go_on = threading.Event(), threading.Event()
    real: Callable[..., object] = getattr(os, name)

    def slow(*args: object) -> object:
        reached.set()
        assert go_on.wait(10)
        return real(*args)

    monkeypatch.setattr(os, name, slow)
    return reached, go_on


@pytest.mark.parametrize("step", ["fsync", "write"])
async def test_cancelled_while_a_thread_works_it_waits_for_the_thread_and_cleans_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "report.csv"
    target.write_bytes(b"old")
    reached, go_on = held_up(monkeypatch, step)
    task = asyncio.create_task(save(pieces(b"new"), target))
    await asyncio.to_thread(reached.wait, 10)

    task.cancel()
    await asyncio.sleep(0)
    task.cancel()  # and once more, while it cleans up
    await asyncio.sleep(0)
    still_there = not task.done()
    go_on.set()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert still_there
    assert files(tmp_path) == {"report.csv": b"old"}


def test_a_thread_that_comes_late_does_nothing(tmp_path: Path) -> None:
    part = _PartFile(tmp_path / "report.csv")
    part.give_up()
    part.discard()

    part.open()
    part.write([b"x"])
    part.finish([b"y"])

    assert files(tmp_path) == {}


def test_what_was_given_up_is_not_put_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = _PartFile(tmp_path / "report.csv")
    part.open()
    monkeypatch.setattr(os, "fsync", lambda _: part.give_up())

    part.finish([b"x"])
    part.discard()

    assert files(tmp_path) == {}


def test_a_part_that_somebody_took_away_is_no_problem(tmp_path: Path) -> None:
    part = _PartFile(tmp_path / "report.csv")
    part.open()
    for path in tmp_path.iterdir():
        path.unlink()

    part.give_up()
    part.discard()
    part.discard()

    assert files(tmp_path) == {}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights as POSIX has them")
async def test_a_link_in_the_place_of_the_part_gives_its_target_no_rights(tmp_path: Path) -> None:
    target, victim = tmp_path / "report", tmp_path / "victim"
    target.write_bytes(b"old")
    target.chmod(0o644)
    victim.write_bytes(b"secret")
    victim.chmod(0o600)

    async def swapped() -> AsyncIterator[bytes]:
        yield b"new"
        (part,) = tmp_path.glob(".report.*.part")
        part.unlink()
        part.symlink_to(victim)

    await save(swapped(), target)

    assert (stat.S_IMODE(victim.stat().st_mode), victim.read_bytes()) == (0o600, b"secret")
