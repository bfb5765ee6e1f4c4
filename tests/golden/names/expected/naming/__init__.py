"""A client of API.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# Where each name lies. A module is loaded when one of its names is first asked for.
_MODULES = {
    "API": "._patch",
    "Any": ".import_",
    "Auth": ".auth",
    "Class": ".class_",
    "ClassCreate": ".class_",
    "ClassService": ".class_",
    "Client": ".models_",
    "Import": ".import_",
    "ImportService": ".import_",
    "ImportSort": ".import_",
    "Models": ".models_",
    "NoneType": ".import_",
    "Page": ".models",
    "Service": ".models_",
    "Typing": ".typing",
}

__all__ = list(_MODULES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULES.get(name, "._patch"), __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
