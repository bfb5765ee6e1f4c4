"""The patch between two values: what a merging update must send to get from one to the other."""

from __future__ import annotations

from typing import Any, TypeVar

from .model import Input, Model
from .shapes import by_wire, members

P = TypeVar("P", bound=Input)


def changes(patch_class: type[P], old: Model, new: Model) -> P:
    """Make the patch that leads from *old* to *new*.

    It holds the fields that differ and that may be patched; None where *new* has none. A nested value that
    differs is sent whole. Nothing differs: an empty patch.
    """
    before, after = by_wire(type(old)), by_wire(type(new))
    differing: dict[str, Any] = {}
    for one in members(patch_class):
        if one.init and one.wire in before and one.wire in after:
            value = getattr(new, after[one.wire].name)
            if not _same(getattr(old, before[one.wire].name), value):
                differing[one.name] = value
    return patch_class(**differing)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal, as JSON sees it: true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if one.__class__ is dict and other.__class__ is dict:
        return one.keys() == other.keys() and all(_same(one[name], other[name]) for name in one)
    if one.__class__ is list and other.__class__ is list:
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
