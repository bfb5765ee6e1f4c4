"""Showing how far a job is: to a function, or as a line on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from inspect import isawaitable

from ._job import JobProgress

ProgressReport = Callable[[JobProgress], object]


class Reporter:
    """Tells *progress* of each step: a function, which may be a coroutine function, or True for a line on stderr."""

    def __init__(self, progress: ProgressReport | bool | None, name: str) -> None:
        self._tell = progress if callable(progress) else None
        # Elsewhere than on a terminal, such as in a log file, a line that is written over is noise.
        shows = progress is True and sys.stderr is not None and sys.stderr.isatty()  # pyright: ignore[reportUnnecessaryComparison]
        self._stream = sys.stderr if shows else None
        self._name = name
        self._wrote = False

    async def tell(self, progress: JobProgress) -> None:
        """Show how far it is."""
        if self._stream is not None:
            self._stream.write(f"\r\x1b[K{self._name}: {progress}"[:200])
            self._stream.flush()
            self._wrote = True
        if self._tell is not None:
            told = self._tell(progress)
            if isawaitable(told):
                await told

    def end(self) -> None:
        """Leave the line as it is."""
        if self._stream is not None and self._wrote:
            self._stream.write("\n")
            self._stream.flush()
