"""What generated classes of values are made of, and what can be done with their instances.

The work is done in ``_serde``; its functions are loaded when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from . import _serde
from ._secret import hidden
from ._serde import Input, Model, OpenEnum, OpenIntEnum, Recursive, Unknown, Wire, wire
from ._unset import UNSET, Unset

if TYPE_CHECKING:
    from ._serde import changes, extras, make_converter, structure, to_wire

__all__ = [
    "UNSET",
    "Input",
    "Model",
    "OpenEnum",
    "OpenIntEnum",
    "Recursive",
    "Unknown",
    "Unset",
    "Wire",
    "changes",
    "evolve",
    "extras",
    "hidden",
    "make_converter",
    "structure",
    "to_wire",
    "wire",
]

_LAZY: Final = frozenset({"changes", "extras", "make_converter", "structure", "to_wire"})


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(_serde, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
