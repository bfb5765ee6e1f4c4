"""The group `owned` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Owned",
    ".account": "Account",
    ".actions": "Action Actions",
    ".cards": "Cards",
    ".checks": "Checks",
    ".code": "Code",
    ".connections": "Connections",
    ".keys": "Keys",
    ".members": "Member MemberCreate MemberName MemberPatch Members MembersJoinBody",
    ".models": "TeamUser",
    ".pipes": "Pipes",
    ".processes": "Processes",
    ".rights": "Rights",
    ".statistics": "Statistics",
    ".streams": "Streams",
    ".teams": "Teams",
    ".vfs": "Vfs",
}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return _names()
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = next((module for module, names in _MODULES.items() if name in names.split()), "._group")
    value = globals()[name] = getattr(import_module(module, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_names()})


def _names() -> list[str]:
    return " ".join(_MODULES.values()).split()
