"""A client of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# Where each name lies. A module is loaded when one of its names is first asked for.
_MODULES = {
    "About": ".about",
    "Connection": ".connections",
    "ConnectionCreate": ".connections",
    "ConnectionInfo": ".connections",
    "ConnectionPatch": ".connections",
    "ConnectionStatus": ".connections",
    "ConnectionType": ".connections",
    "Connections": ".connections",
    "ConvertTask": ".pipes",
    "ConvertTaskParams": ".pipes",
    "DeletedObject": ".models",
    "EchoTask": ".pipes",
    "EchoTaskParams": ".pipes",
    "EmailData": ".pipes",
    "EmailTask": ".pipes",
    "EmailTaskParams": ".pipes",
    "Ename": ".models",
    "ErrorCode": ".models",
    "ExecuteTask": ".pipes",
    "ExecuteTaskParams": ".pipes",
    "ExitTask": ".pipes",
    "ExitTaskParams": ".pipes",
    "FilterTask": ".pipes",
    "FilterTaskParams": ".pipes",
    "Flexio": "._patch",
    "Format": ".pipes",
    "FormatSpecifier": ".pipes",
    "Identity": ".models",
    "Language": ".pipes",
    "ObjectStatus": ".models",
    "ObjectType": ".models",
    "Paper": ".pipes",
    "Pipe": ".pipes",
    "PipeCreate": ".pipes",
    "PipePatch": ".pipes",
    "Pipes": ".pipes",
    "Recipients": ".pipes",
    "RenderFormat": ".pipes",
    "RenderTask": ".pipes",
    "RenderTaskParams": ".pipes",
    "RequestMethod": ".pipes",
    "RequestTask": ".pipes",
    "RequestTaskParams": ".pipes",
    "ScheduleStatus": ".pipes",
    "SelectTask": ".pipes",
    "SelectTaskParams": ".pipes",
    "Task": ".pipes",
    "Timestamp": ".models",
    "User": ".users",
    "UserSummary": ".models",
    "Users": ".users",
}

__all__ = list(_MODULES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULES.get(name, "._patch"), __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
