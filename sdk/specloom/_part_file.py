"""A file that appears whole or not at all: written beside its target, then put in its place.

Attacks: a cut transfer that leaves half a file where a whole one was; a cancelled task whose thread goes on
writing to a descriptor that is somebody else's by now.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

# Pieces are gathered up to this many bytes, so that a thread is not asked for each of them.
GATHERED: Final = 1024 * 1024


async def save(pieces: AsyncIterator[bytes], target: Path) -> Path:
    """Write *pieces* to *target* atomically; every touch of the disk happens in a thread.

    Whatever ends it early, cancellation included, the old content stays and nothing is left behind.
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
    finally:
        # In this thread on purpose: a second cancellation cannot come in between.
        part.discard()
    return target


class _PartFile:
    """The temporary file; after `discard` the other methods do nothing, also in a thread that comes late."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._descriptor: int | None = None
        self._name = ""
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
            self._descriptor, self._name = tempfile.mkstemp(
                prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent
            )

    def write(self, pieces: list[bytes]) -> None:
        with self._lock:
            self._write(pieces)

    def _write(self, pieces: list[bytes]) -> None:
        if self._over or self._descriptor is None:
            return
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[os.write(self._descriptor, view) :]

    def finish(self, pieces: list[bytes]) -> None:
        with self._lock:
            self._write(pieces)
            if self._over or self._descriptor is None:
                return
            os.fsync(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None
            os.chmod(self._name, self._mode())
            os.replace(self._name, self._target)
            self._over = True

    def _mode(self) -> int:
        """Keep the rights of the file that is replaced; a new one gets what ``open`` would give it."""
        try:
            return self._target.stat().st_mode & 0o777
        except FileNotFoundError:
            umask = os.umask(0o077)
            os.umask(umask)
            return 0o666 & ~umask

    def discard(self) -> None:
        with self._lock:
            if self._over:
                return
            self._over = True
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None
            if self._name:
                Path(self._name).unlink(missing_ok=True)
