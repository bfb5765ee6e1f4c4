"""Each key of the language stands in a golden record, so that what becomes of it is seen with every change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from specloom_codegen.load import load_spec
from specloom_codegen.spec.kinds import Entry, keys_of
from specloom_codegen.spec.nodes import MapNode

GOLDEN = Path(__file__).parents[1] / "golden"
IN_PARTS = {"Inherited", "Limited", "Value"}
"""Classes that only others are made of, whose keys they have."""
REFUSED = {("Key", "style"), ("Key", "const")}
"""What a parameter elsewhere may say, and one that names an item must not."""


def used() -> set[tuple[str, str]]:
    specs = [load_spec(path).spec for path in sorted(GOLDEN.glob("*/spec.yaml"))]
    return {
        (type(entry).__name__, key)
        for spec in specs
        for entry in entries(spec)
        if isinstance(entry.origin, MapNode)
        for key in entry.origin.members
    }


def entries(value: Any) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
        for one in attrs.fields(type(value)):
            yield from entries(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from entries(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from entries(each)


def classes(cls: type[Entry] = Entry) -> Iterator[type[Entry]]:
    for each in cls.__subclasses__():
        yield each
        yield from classes(each)


KEYS = used()


@pytest.mark.parametrize(
    "cls", sorted(set(classes()), key=lambda cls: cls.__name__), ids=lambda cls: cls.__name__
)
def test_each_key_stands_in_a_golden_record(cls: type[Entry]) -> None:
    wanted = {(cls.__name__, key) for key in keys_of(cls)} - REFUSED

    assert cls.__name__ in IN_PARTS or wanted <= KEYS, sorted(wanted - KEYS)
