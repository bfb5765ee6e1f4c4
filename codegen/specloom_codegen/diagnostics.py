"""Problems as values: where they are, what is wrong, and the way out.

Here live ``Position``, ``Diagnostic``, their order and their text form, and the search for the word that
somebody meant. Finding problems is the business of ``load``, ``validate`` and ``resolve``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

import attrs

_TAB_WIDTH = 4
_LINE_WIDTH = 160
_SHORTEST_PREFIX = 4
_LONGEST_SUGGESTION = 64
"""Names longer than this are not compared: the cost of a comparison grows with the square of the length."""


class Severity(Enum):
    """How much a diagnostic weighs. Only an ``ERROR`` makes a spec invalid."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen(order=True)
class Position:
    """A place in a source file. Lines and columns count from 1; line 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def moved(self, columns: int) -> Position:
        """The position that many characters further right on the same line."""
        return attrs.evolve(self, column=self.column + columns)


@attrs.frozen
class Diagnostic:
    """One problem of a spec, or one note of the generator about it.

    ``message`` names the thing and its value, ``hint`` the way out. Both are one line without a final stop.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR

    @classmethod
    def at(
        cls,
        position: Position,
        message: str,
        *,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """A diagnostic at a position."""
        return cls(position.file, position.line, position.column, message, hint, severity)

    @property
    def position(self) -> Position:
        return Position(self.file, self.line, self.column)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        word = "" if self.is_error else f"{self.severity.value}: "
        return f"{self.position}: {word}{self.message}"


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the diagnostics makes the spec invalid."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by file and position, each once."""
    return sorted(
        dict.fromkeys(diagnostics), key=lambda each: (each.position, each.severity.value, each.message)
    )


def render_diagnostics(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], *, color: bool = False
) -> str:
    """The diagnostics as text for people, sorted: position and message, source line, caret, hint.

    *sources* maps file names to their text; without the text of a file the line and the caret are left
    out. The result ends with a newline unless it is empty.
    """
    lines = {file: split_lines(text) for file, text in sources.items()}
    paint = _paint if color else _leave_plain
    blocks = [_render(each, lines.get(each.file, []), paint) for each in sort_diagnostics(diagnostics)]
    return "".join(f"{block}\n" for block in blocks)


def split_lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them, without their ends."""
    return re.split("\r\n|[\r\n\x85\u2028\u2029]", text)


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that somebody who wrote *word* most likely meant, or None.

    A word that differs by letter case, ``-`` or ``_`` only is always found, and one that goes on where the
    other ends; else at most a third of the letters may differ. Of several that are equally near, the one
    that shares most letters is taken.
    """
    if not word or len(word) > _LONGEST_SUGGESTION:
        return None
    letters = Counter(_folded(word))
    ranked = sorted(
        (distance, -(letters & Counter(_folded(candidate))).total(), candidate)
        for candidate in candidates
        if (distance := _distance(_folded(word), _folded(candidate))) is not None
    )
    return ranked[0][2] if ranked else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The hint ``did you mean 'Pipe'?`` for an unknown word, or None when nothing comes close."""
    meant = suggest(word, candidates)
    return None if meant is None else f"did you mean {meant!r}?"


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_")


def _distance(word: str, candidate: str) -> int | None:
    """Edits between two words that are close enough to be meant for each other, else None."""
    shorter, longer = sorted((word, candidate), key=len)
    if len(shorter) >= _SHORTEST_PREFIX and longer.startswith(shorter):
        return 1
    most = max(1, len(word) // 3)
    if len(longer) - len(shorter) > most:
        return None
    edits = _edits(word, candidate)
    return edits if edits <= most and edits < len(word) else None


def _edits(left: str, right: str) -> int:
    """Edits between two words: a letter inserted, dropped, replaced, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row = row, [i]
        for j, b in enumerate(right, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]


def _render(diagnostic: Diagnostic, lines: list[str], paint: _Painter) -> str:
    position = paint("bold", _visible(f"{diagnostic.position}:"))
    word = "" if diagnostic.is_error else f"{diagnostic.severity.value}: "
    parts = [f"{position} {paint(diagnostic.severity.value, word + _visible(diagnostic.message))}"]
    if 0 < diagnostic.line <= len(lines):
        source, caret = _excerpt(lines[diagnostic.line - 1], diagnostic.column)
        parts += [f"    {source}".rstrip(), f"    {caret}{paint('caret', '^')}"]
    if diagnostic.hint is not None:
        parts.append(f"    {paint('hint', f'hint: {_visible(diagnostic.hint)}')}")
    return "\n".join(parts)


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """The part of a line around a column, safe for a terminal, and the blanks that lead to the column."""
    index = max(0, min(column - 1, len(line)))
    start = 0 if index < _LINE_WIDTH - 20 else index - _LINE_WIDTH // 2
    head, tail = line[start:index], line[index : start + _LINE_WIDTH]
    before = ("…" if start else "") + _visible(head)
    after = _visible(tail) + ("…" if start + _LINE_WIDTH < len(line) else "")
    return before + after, " " * _width(before)


def _visible(text: str) -> str:
    """Text without control characters. Attack: a spec that drives the terminal."""
    return "".join(
        " " * _TAB_WIDTH if char == "\t" else "�" if unicodedata.category(char) in ("Cc", "Cf") else char
        for char in text
    )


def _width(text: str) -> int:
    """How many terminal cells a text takes: East Asian wide characters two, combining marks none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


class _Painter:
    """Puts a terminal colour on a text, by the role of the text."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes

    def __call__(self, role: str, text: str) -> str:
        code = self._codes.get(role)
        return text if code is None or not text else f"\x1b[{code}m{text}\x1b[0m"


_leave_plain = _Painter({})
_paint = _Painter({"bold": "1", "error": "31", "warning": "33", "note": "36", "caret": "1;31", "hint": "2"})
