"""Classes that msgspec decodes in place of ours.

msgspec makes instances of attrs classes in C, four times as fast as any Python, but by its own reading of them: members
have the names of fields, annotations are resolved its way, and the record that we keep aside is a field like others.
A twin is an empty subclass that says it differently. Its instances have the layout of the class itself, so that
``instance.__class__ = cls`` makes them what they are meant to be.
"""

from __future__ import annotations

from inspect import getattr_static
from types import MemberDescriptorType
from typing import Any, Literal

import attrs

from .model import Model, OpenEnum, OpenIntEnum
from .reading import is_plain, owner_of
from .scalars import SCALARS
from .shapes import Anything, Choice, Constant, Leaf, ListOf, MapOf, Nullable, Shape, members


def make_twin(cls: type[Any], types: dict[str, Any]) -> type[Any] | None:
    """Make the twin of a class whose members, by wire name, are to be decoded as *types*; None where it has none."""
    if not _may_have_twin(cls):
        return None
    own = {one.name: one for one in attrs.fields(cls)}
    names: dict[str, Any] = {"__slots__": (), "__module__": cls.__module__}
    for one in members(cls):
        if one.wire != one.name:
            slot = getattr_static(cls, one.name)
            if not isinstance(slot, MemberDescriptorType) or one.wire.startswith("__"):
                return None
            names[one.wire] = slot  # another name for the same place
    # Names of fields as well, so that nobody looks for their annotations in the class itself.
    names["__annotations__"] = dict.fromkeys(own, Any) | types
    twin = type(cls.__name__, (cls,), names)
    fields = tuple(own[one.name].evolve(name=one.wire) for one in members(cls))
    setattr(twin, "__attrs_attrs__", fields)  # noqa: B010 - no attribute that a type checker knows
    return twin


def _may_have_twin(cls: type[Any]) -> bool:
    return (
        issubclass(cls, Model)
        and is_plain(cls)
        and owner_of(cls, "__init_subclass__") is object
        and all(one.init for one in attrs.fields(cls))
    )


def native_type(shape: Shape) -> Any:
    """The type by which msgspec reads a shape just as we do; None where it cannot."""
    match shape:
        case Anything():
            return Any
        case Leaf(tp=tp):
            return tp if tp in SCALARS else None
        case Choice(cls=cls):
            return cls if issubclass(cls, OpenEnum | OpenIntEnum) else None
        case Constant(values=values):
            return Literal[values] if all(one.__class__ is str for one in values) else None
        case Nullable(inner=inner):
            item = native_type(inner)
            return item if item is None or item is Any else item | None
        case ListOf(item=inner):
            item = native_type(inner)
            return None if item is None else list[item]  # type: ignore[valid-type]
        case MapOf(value=inner):
            item = native_type(inner)
            return None if item is None else dict[str, item]  # type: ignore[valid-type]
        case _:
            return None
