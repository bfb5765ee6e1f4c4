"""What generated modules import, under one name. Each name loads its module when it is first asked for.

So a client costs what is used of it: one without paged lists never loads the walk through pages. How a generated method
runs is in ``_service``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._body import Content, File, FileContent, Form, Multipart, Part, Values
    from ._http import Response
    from ._job import JobPlan, JobProgress, Wait
    from ._job_service import JobService
    from ._operation import Api, Operation, Variable
    from ._options import ConnectionOptions, RequestOptions
    from ._pace import RateLimit
    from ._paging import CursorPaging, FollowPaging, OffsetPaging, PagePaging
    from ._refusal import ErrorShape
    from ._service import Head, Service, with_response
    from ._stream import StreamContext, StreamResponse
    from ._unset import UNSET, Unset
    from .auth import Auth, AuthScheme, CredentialSetting, LoginRequest, TokenSource
    from .client import Client
    from .connection import AsyncConnection
    from .jobs import Job
    from .pages import Page, Pages

_HOMES = {
    "_body": ("Content", "File", "FileContent", "Form", "Multipart", "Part", "Values"),
    "_http": ("Response",),
    "_job": ("JobPlan", "JobProgress", "Wait"),
    "_job_service": ("JobService",),
    "_operation": ("Api", "Operation", "Variable"),
    "_options": ("ConnectionOptions", "RequestOptions"),
    "_pace": ("RateLimit",),
    "_paging": ("CursorPaging", "FollowPaging", "OffsetPaging", "PagePaging"),
    "_refusal": ("ErrorShape",),
    "_service": ("Head", "Service", "with_response"),
    "_stream": ("StreamContext", "StreamResponse"),
    "_unset": ("UNSET", "Unset"),
    "auth": ("Auth", "AuthScheme", "CredentialSetting", "LoginRequest", "TokenSource"),
    "client": ("Client",),
    "connection": ("AsyncConnection",),
    "jobs": ("Job",),
    "pages": ("Page", "Pages"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "UNSET", "Api", "AsyncConnection", "Auth", "AuthScheme", "Client", "ConnectionOptions", "Content",
    "CredentialSetting", "CursorPaging", "ErrorShape", "File", "FileContent", "FollowPaging", "Form", "Head",
    "Job", "JobPlan", "JobProgress", "JobService", "LoginRequest", "Multipart", "OffsetPaging", "Operation",
    "Page", "PagePaging", "Pages", "Part",
    "RateLimit", "RequestOptions", "Response", "Service", "StreamContext", "StreamResponse", "TokenSource",
    "Unset", "Values", "Variable", "Wait", "with_response",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{home}", __package__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
