"""A client of Paging.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._patch": "Paging",
    ".cursor": "Cursor",
    ".ended": "Ended",
    ".linked": "Linked",
    ".models": "Item ItemCreate Meta",
    ".numbered": "Numbered",
    ".offset": "Offset",
    ".posted": "Posted PostedSearchBody",
    ".stripe": "Stripe",
}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return _names()
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = next((module for module, names in _MODULES.items() if name in names.split()), "._patch")
    value = globals()[name] = getattr(import_module(module, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_names()})


def _names() -> list[str]:
    return " ".join(_MODULES.values()).split()
