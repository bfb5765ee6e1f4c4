"""What generated classes of values are made of, and what can be done with their instances.

Reading and writing themselves live in ``_serde``.
"""

from __future__ import annotations

from attrs import evolve

from ._secret import hidden
from ._serde import Input, Model, OpenEnum, OpenIntEnum, Unknown, Wire, wire
from ._unset import UNSET, Unset

__all__ = [
    "UNSET",
    "Input",
    "Model",
    "OpenEnum",
    "OpenIntEnum",
    "Unknown",
    "Unset",
    "Wire",
    "evolve",
    "hidden",
    "wire",
]
