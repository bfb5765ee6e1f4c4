"""Where the checks put what they find, and what they see of the spec while they look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

import attrs

from specloom_codegen.diagnostics import Diagnostic, Position, Severity, did_you_mean
from specloom_codegen.spec import Part, Spec, Type
from specloom_codegen.spec.kinds import Entry
from specloom_codegen.spec.nodes import ScalarNode, Step, deepest, find, key_position_of, position_of
from specloom_codegen.spec.notation import Named, ResultExpr, innermost
from specloom_codegen.spec.shapes import kind_of

_MOST_COMPARED: Final = 2000
_MOST_HINTS: Final = 200
"""Comparing every wrong name with every right one takes hours in a spec that is made for that."""


class Report:
    """Collects diagnostics. ``steps`` are keys in YAML, from an entry inwards."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def at(self, position: Position, message: str, hint: str | None = None) -> None:
        self.diagnostics.append(Diagnostic.at(position, message, hint=hint))

    def value(self, entry: Entry, steps: Sequence[Step], message: str, hint: str | None = None) -> None:
        """A mistake in the value at *steps*."""
        self.at(position_of(entry.origin, *steps), message, hint)

    def key(self, entry: Entry, steps: Sequence[Step], message: str, hint: str | None = None) -> None:
        """A mistake about the key at the end of *steps*; without steps about the entry as a whole."""
        where = key_position_of(entry.origin, *steps) if steps else entry.origin.position
        self.at(where, message, hint)

    def inside(
        self, entry: Entry, steps: Sequence[Step], part: str, message: str, hint: str | None = None
    ) -> None:
        """A mistake in a part of the text at *steps*."""
        node = deepest(entry.origin, *steps)
        offset = node.text.find(part) if isinstance(node, ScalarNode) else -1
        where = node.position_at(offset) if isinstance(node, ScalarNode) and offset >= 0 else node.position
        self.at(where, message, hint)

    def unknown(
        self, entry: Entry, steps: Sequence[Step], noun: str, name: str, known: Iterable[str]
    ) -> None:
        """A reference to something that does not exist."""
        names = list(islice(known, _MOST_COMPARED))
        hint = did_you_mean(name, names) if len(self.diagnostics) < _MOST_HINTS else None
        if hint is None:
            hint = f"there are {', '.join(names)}" if 0 < len(names) <= 8 else None
        if not names:
            hint = f"there is no {noun} at all"
        self.inside(entry, steps, name, f"unknown {noun} {name!r}", hint)

    def warn(self, position: Position, message: str, hint: str | None = None) -> None:
        self.diagnostics.append(Diagnostic.at(position, message, hint=hint, severity=Severity.WARNING))


@attrs.frozen
class Scene:
    """What a check of one file sees: the report, the spec, the file and its visible types."""

    report: Report
    spec: Spec
    part: Part

    @property
    def types(self) -> Mapping[str, Type]:
        return self.part.types

    def check_type(self, entry: Entry, steps: Sequence[Step], expression: ResultExpr | None) -> None:
        """Report a named type that does not exist, and a form of one that has no forms."""
        if expression is None:
            return
        inner = innermost(expression)
        if not isinstance(inner, Named):
            return
        steps = steps if find(entry.origin, *steps) is not None else ()
        definition = self.types.get(inner.name)
        if definition is None:
            self.report.unknown(entry, steps, "type", inner.name, self.types)
        elif inner.variant is not None and kind_of(definition) not in ("object", None):
            message = f"{inner.name!r} is no object: it has no form {inner.variant!r}"
            self.report.inside(entry, steps, f".{inner.variant}", message, f"write `{inner.name}`")
