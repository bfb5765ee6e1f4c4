"""Functions made at run time from lines of Python, for the classes that are read and written most often."""

from __future__ import annotations

import linecache
from collections.abc import Callable
from itertools import count
from typing import Any, Final

_NUMBERS: Final = count(1)


class Body:
    """The lines of a function under construction, and the values that they refer to by name.

    Values never become text of the program: they are bound to names. Texts of the spec that stand in a line are
    written by ``repr``.
    """

    def __init__(self, **names: Any) -> None:
        self.lines: list[str] = []
        self._names = names

    def add(self, depth: int, *lines: str) -> None:
        """Add lines, indented by *depth* levels."""
        self.lines += ["    " * depth + line for line in lines]

    def bind(self, hint: str, value: Any) -> str:
        """Name a value, and give the name."""
        name = f"{hint}_{len(self._names)}"
        self._names[name] = value
        return name

    def compile(self, signature: str, title: str) -> Callable[..., Any]:
        """Make the function. Tracebacks show its lines."""
        source = "\n".join([f"def {signature}:", *self.lines, ""])
        filename = f"<specloom {title} #{next(_NUMBERS)}>"
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
        exec(compile(source, filename, "exec"), self._names)
        function: Callable[..., Any] = self._names[signature.partition("(")[0]]
        return function
