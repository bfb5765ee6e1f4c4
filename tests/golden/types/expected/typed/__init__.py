"""A client of Typed.

Generated from tests/golden/types/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# Where each name lies. A module is loaded when one of its names is first asked for.
_MODULES = {
    "Base": ".models",
    "BaseKind": ".models",
    "Circle": ".shapes",
    "CircleCreate": ".shapes",
    "Everything": ".everything",
    "EverythingCreate": ".everything",
    "EverythingPatch": ".everything",
    "EverythingService": ".everything",
    "EverythingUpdate": ".everything",
    "Label": ".models",
    "Level": ".people",
    "Loose": ".shapes",
    "Model": ".shapes",
    "Named": ".models",
    "Operation": ".shapes",
    "People": ".people",
    "Person": ".people",
    "PersonAddress": ".people",
    "PersonAddressGeo": ".people",
    "PersonCreate": ".people",
    "PersonPatch": ".people",
    "Ratio": ".models",
    "Response": ".shapes",
    "Secret": ".people",
    "Shape": ".shapes",
    "Shapes": ".shapes",
    "ShapesService": ".shapes",
    "Square": ".shapes",
    "Typed": "._patch",
    "Unused": ".models",
}

__all__ = list(_MODULES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULES.get(name, "._patch"), __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
