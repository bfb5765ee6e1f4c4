"""A file that appears whole or not at all: written beside its target, then put in its place.

Attacks: a cut transfer that leaves half a file where a whole one was; a cancelled task whose thread goes on
writing to a descriptor that is somebody else's by now.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from secrets import token_hex
from typing import Final

# Pieces are gathered up to this many bytes, so that a thread is not asked for each of them.
GATHERED: Final = 1024 * 1024


async def save(pieces: AsyncIterator[bytes], target: Path) -> Path:
    """Write *pieces* to *target* atomically; every touch of the disk happens in a thread.

    Whatever ends it early, cancellation included, the old content stays and nothing is left behind. Attack: a cut body
    in the place of a whole one; a name in Content-Disposition, which nobody asks for here.
    """
    part = _PartFile(target)
    try:
        await asyncio.to_thread(part.open)
        held: list[bytes] = []
        size = 0
        async for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size >= GATHERED:
                await asyncio.to_thread(part.write, held)
                held, size = [], 0
        await asyncio.to_thread(part.finish, held)
    except BaseException:
        part.give_up()
        await _to_the_end(part.discard)
        raise
    return target


async def _to_the_end(step: Callable[[], None]) -> None:
    """Run *step* in a thread and see its end, however often the task is cancelled meanwhile."""
    task = asyncio.ensure_future(asyncio.to_thread(step))
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled


class _PartFile:
    """The temporary file; after `give_up` its methods do nothing more, also in a thread that comes late."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._descriptor: int | None = None
        self._part: Path | None = None
        self._over = False

    def open(self) -> None:
        target = self._target
        with self._lock:
            if self._over:
                return
            if not target.parent.is_dir():
                raise FileNotFoundError(f"the folder {target.parent} does not exist; make it first")
            if target.is_dir():
                raise IsADirectoryError(f"{target} is a folder; name a file")
            part = target.with_name(f".{target.name[:40]}.{token_hex(6)}.part")
            # The rights of the file that is replaced, or what `open` would give a new one. Attack: to read as a part
            # what is for its owner alone, or to put a link in its place: its name is not known before, and must be new.
            mode = self._mode()
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(part, flags, 0o666 if mode is None else mode)
            self._part = part

    def write(self, pieces: list[bytes]) -> None:
        with self._lock:
            for piece in pieces:
                self._write(piece)

    def _write(self, piece: bytes) -> None:
        view = memoryview(piece)
        while view and not self._over and self._descriptor is not None:
            view = view[os.write(self._descriptor, view) :]

    def finish(self, pieces: list[bytes]) -> None:
        with self._lock:
            for piece in pieces:
                self._write(piece)
            if self._over or self._part is None or self._descriptor is None:
                return
            os.fsync(self._descriptor)
            mode = self._mode()
            if mode is not None:
                # Attack: somebody puts a link in the place of the part, and the rights of his choice go to its target.
                os.chmod(self._descriptor if os.chmod in os.supports_fd else self._part, mode)
            os.close(self._descriptor)
            self._descriptor = None
            if not self._over:
                self._part.replace(self._target)
                self._part = None

    def _mode(self) -> int | None:
        try:
            return self._target.stat().st_mode & 0o777
        except FileNotFoundError:
            return None

    def give_up(self) -> None:
        """Let what runs in a thread stop at its next step; never blocks."""
        self._over = True

    def discard(self) -> None:
        """Take away what there is, once nothing runs any more."""
        with self._lock:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None
            if self._part is not None:
                self._part.unlink(missing_ok=True)
                self._part = None
