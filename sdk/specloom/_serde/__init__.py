"""Values: JSON ↔ instances of generated classes, both ways.

No I/O. The classes that generated code derives from are here at once; the functions are loaded when they are first
asked for, so that a module of models alone imports nothing but attrs. What is public is re-exported by
``specloom.values``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .model import Input, Model, OpenEnum, OpenIntEnum, Recursive, Unknown, Wire, wire

if TYPE_CHECKING:
    from .converters import make_converter
    from .decoding import decode_json_as, decode_page, decode_records, prepare, structure
    from .patching import changes
    from .reach import sensitive_names
    from .sending import encode_param, to_members, to_wire
    from .source import extras

__all__ = [
    "Input",
    "Model",
    "OpenEnum",
    "OpenIntEnum",
    "Recursive",
    "Unknown",
    "Wire",
    "changes",
    "decode_json_as",
    "decode_page",
    "decode_records",
    "encode_param",
    "extras",
    "make_converter",
    "prepare",
    "sensitive_names",
    "structure",
    "to_members",
    "to_wire",
    "wire",
]

_MODULES: Final = {
    "changes": "patching",
    "decode_json_as": "decoding",
    "decode_page": "decoding",
    "decode_records": "decoding",
    "encode_param": "sending",
    "extras": "source",
    "make_converter": "converters",
    "prepare": "decoding",
    "sensitive_names": "reach",
    "structure": "decoding",
    "to_members": "sending",
    "to_wire": "sending",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    globals()[name] = value
    return value
