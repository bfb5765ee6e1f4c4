"""A client of Versioned.

Generated from tests/golden/version/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# Where each name lies. A module is loaded when one of its names is first asked for.
_MODULES = {
    "Jobs": ".jobs",
    "Task": ".jobs",
    "TaskState": ".jobs",
    "Versioned": "._patch",
}

__all__ = list(_MODULES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULES.get(name, "._patch"), __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
