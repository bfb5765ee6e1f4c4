"""A client of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._patch": "Flexio",
    ".about": "About",
    ".checks": "Check CheckList CheckResult CheckType Checks",
    ".connections": (
        "Connection ConnectionCreate ConnectionInfo ConnectionPatch ConnectionStatus ConnectionType"
        " Connections"
    ),
    ".models": (
        "ConvertTask ConvertTaskParams DeletedObject EchoTask EchoTaskParams EmailData EmailTask"
        " EmailTaskParams Ename ErrorCode ExecuteTask ExecuteTaskParams ExitTask ExitTaskParams FilterTask"
        " FilterTaskParams Format FormatSpecifier Identity Language ObjectReference ObjectStatus ObjectType"
        " Owner Paper Pipe PipeCreate PipePatch Process ProcessCreate ProcessMode ProcessPatch ProcessStatus"
        " Recipients RenderFormat RenderTask RenderTaskParams RequestMethod RequestTask RequestTaskParams"
        " ScheduleStatus SelectTask SelectTaskParams Task Timestamp UserSummary"
    ),
    ".pipes": "Pipes PipesCreateProcessBody",
    ".processes": "ProcessLogEntry Processes ProcessesStartBody",
    ".rights": "Right RightAction RightCreate RightPatch Rights RightsGrantBody",
    ".session": "Session SessionUser",
    ".statistics": "ProcessStatistics Statistics",
    ".streams": "Stream Streams",
    ".tokens": "Token Tokens",
    ".trash": "Trash TrashItems",
    ".users": (
        "Addressee User UserCreate UserPatch Users UsersActivateBody UsersChangePasswordBody"
        " UsersResetPasswordBody"
    ),
    ".vfs": "Vfs VfsEntry VfsType VfsWritten",
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
