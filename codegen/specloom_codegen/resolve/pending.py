"""What the language can say and the generator does not make yet.

One table: an entry is a key of a class of the language and what happens to it instead. A spec that uses it
stays valid; each use becomes a note at its position. An entry goes when the generator has learnt the key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from specloom_codegen.diagnostics import Diagnostic, Severity
from specloom_codegen.spec import Entry, Operation, Paging, Spec, has_key, key_position_of

PENDING: Mapping[tuple[type[Entry], str], str] = {
    (Operation, "wait"): "the operation is an ordinary one that answers once",
    (Operation, "job"): "the method gives the first answer and follows nothing",
    (Spec, "rate_limit"): "the client does not hold back on its own",
}
"""Class and key → what is made instead."""


def _are_several(value: Any) -> bool:
    return value is not None and len(value) > 1


PARTLY_PENDING: Mapping[tuple[type[Entry], str], tuple[Callable[[Any], bool], str]] = {
    (Paging, "total"): (_are_several, "only the first place is looked into"),
    (Paging, "more"): (_are_several, "only the first place is looked into"),
}
"""Class and key → the values that are meant, and what is made instead."""


def pending_notes(spec: Spec) -> Iterator[Diagnostic]:
    """A note for each key of the spec that the generator does not make yet."""
    for entry in _entries(spec):
        for (cls, key), instead in PENDING.items():
            if type(entry) is cls and has_key(entry.origin, key):
                yield _note(entry, key, instead)
        for (cls, key), (applies, instead) in PARTLY_PENDING.items():
            if type(entry) is cls and applies(getattr(entry, key)):
                yield _note(entry, key, instead)


def _note(entry: Entry, key: str, instead: str) -> Diagnostic:
    return Diagnostic.at(
        key_position_of(entry.origin, key),
        f"{key!r} is not generated yet: {instead}",
        severity=Severity.NOTE,
    )


def _entries(value: Any) -> Iterator[Entry]:
    """Every instance of a class of the language in a value, however deep."""
    untyped: Any = value  # matching narrows to containers of unknown things
    match value:
        case Entry():
            yield value
            fields = (each.name for each in attrs.fields(type(value)) if each.name != "origin")
            for name in fields:
                yield from _entries(getattr(value, name))
        case Mapping():
            for each in untyped.values():
                yield from _entries(each)
        case tuple():
            for each in untyped:
                yield from _entries(each)
        case _:
            pass
