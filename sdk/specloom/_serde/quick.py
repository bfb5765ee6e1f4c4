"""Records decoded in C, where a class allows it.

msgspec makes instances of attrs classes itself, four times as fast as any Python. It knows no renamed members, no
unions of classes, and drops unknown members of nested objects, so only flat classes qualify; for them the slice of
JSON is kept, in which unknown members are found when they are asked for. It only has to be right when it succeeds:
where it fails, for whatever reason, the readers in Python decide.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from attrs import fields

from .._codec import is_shallow
from .model import Model, OpenEnum, OpenIntEnum, Unknown
from .reading import is_plain
from .scalars import SCALARS
from .shapes import Anything, Choice, Constant, Leaf, ListOf, MapOf, Member, Nullable, Shape, members

_SPLIT: Final[msgspec.json.Decoder[list[msgspec.Raw]]] = msgspec.json.Decoder(list[msgspec.Raw])


class QuickReader:
    """Decodes the records of one class. Each method gives None where the ordinary way must decide."""

    def __init__(self, cls: type[Any]) -> None:
        self._one: Callable[[Any], Any] = msgspec.json.Decoder(cls, dec_hook=_refuse).decode
        many: Any = list[cls]  # type: ignore[valid-type]
        self._many: Callable[[Any], list[Any]] = msgspec.json.Decoder(many, dec_hook=_refuse).decode

    def read(self, data: bytes, max_depth: int) -> Any:
        """Read one record."""
        if len(data) > 2 * max_depth and not is_shallow(data, max_depth):
            return None
        try:
            record = self._one(data)
        except Exception:
            return None
        record._source = data
        return record

    def read_list(self, data: bytes | msgspec.Raw, max_depth: int) -> list[Any] | None:
        """Read a list of records."""
        try:
            # Two passes, since the second only looks for the ends: cheaper than a call for each record.
            records = self._many(data)
            slices = list(map(bytes, _SPLIT.decode(data)))
        except Exception:
            return None
        # Each level of nesting takes two bytes at least.
        if any(len(one) > 2 * max_depth and not is_shallow(one, max_depth) for one in slices):
            return None
        for record, piece in zip(records, slices, strict=True):
            # A slice of its own: a view would keep the whole page for the sake of one record.
            record._source = piece
        return records


def quick_reader(cls: type[Any]) -> QuickReader | None:
    """The reader of a class that may be decoded in C, else None."""
    if (
        not issubclass(cls, Model)
        or cls is Unknown
        or not is_plain(cls)
        or not all(map(_qualifies, members(cls)))
    ):
        return None
    if any(not one.init for one in fields(cls)):
        return None
    try:
        return QuickReader(cls)
    except Exception:
        return None  # annotations that msgspec resolves otherwise than we do


def _refuse(tp: type, value: Any) -> Any:
    """Refuse a member ``_source`` of an answer, which would pass for the record itself."""
    raise ValueError("not a member of any record")


def _qualifies(one: Member) -> bool:
    return one.wire == one.name and _is_flat(one.shape)


def _is_flat(shape: Shape) -> bool:
    match shape:
        case Anything():
            return True
        case Leaf():
            return shape.tp in SCALARS  # not in a format of its own
        case Choice():
            return issubclass(shape.cls, OpenEnum | OpenIntEnum)
        case Constant():
            return all(value.__class__ is str for value in shape.values)
        case Nullable():
            return _is_flat(shape.inner)
        case ListOf():
            return _is_flat(shape.item)
        case MapOf():
            return _is_flat(shape.value)
        case _:
            return False
