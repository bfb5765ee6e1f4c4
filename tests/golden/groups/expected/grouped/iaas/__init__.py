"""The group `iaas` of Grouped.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# Where each name lies. A module is loaded when one of its names is first asked for.
_MODULES = {
    "Iaas": "._group",
    "Vm": ".vm",
    "VmService": ".vm",
}

__all__ = list(_MODULES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULES[name], __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
