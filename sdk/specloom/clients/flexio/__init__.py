"""A client of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._patch": "Flexio",
    ".about": "About",
    ".checks": "Checks",
    ".connections": "Connections",
    ".models": (
        "Check CheckList CheckResult CheckType Connection ConnectionCreate ConnectionInfo ConnectionPatch"
        " ConnectionStatus ConnectionType ConvertTask ConvertTaskParams DeletedObject EchoTask"
        " EchoTaskParams EmailData EmailTask EmailTaskParams Ename ErrorCode ExecuteTask ExecuteTaskParams"
        " ExitTask ExitTaskParams FilterTask FilterTaskParams Format FormatSpecifier Identity Language"
        " ObjectReference ObjectStatus ObjectType Owner Paper Pipe PipeCreate PipePatch Process"
        " ProcessCreate ProcessLogEntry ProcessMode ProcessPatch ProcessStatistics ProcessStatus"
        " ProcessesStartBody Recipients RenderFormat RenderTask RenderTaskParams RequestMethod RequestTask"
        " RequestTaskParams Right RightAction RightCreate RightPatch RightsGrantBody ScheduleStatus"
        " SelectTask SelectTaskParams Stream Task Timestamp Token User UserCreate UserPatch UserSummary"
        " UsersChangePasswordBody VfsEntry VfsType VfsWritten"
    ),
    ".pipes": "Pipes PipesCreateProcessBody",
    ".processes": "Processes",
    ".rights": "Rights",
    ".session": "Session SessionUser",
    ".statistics": "Statistics",
    ".streams": "Streams",
    ".tokens": "Tokens",
    ".trash": "Trash TrashItems",
    ".users": "Addressee Users UsersActivateBody UsersResetPasswordBody",
    ".vfs": "Vfs",
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
