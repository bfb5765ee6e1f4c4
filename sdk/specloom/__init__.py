"""specloom: typed asyncio clients from one YAML resource spec.

Everything public of the runtime can be imported from here; each name loads its module when it is first used, so that
``import specloom`` costs next to nothing. Generated clients are under ``specloom.clients``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from ._body import File, Form, Multipart, Part
    from ._clock import Clock, SystemClock
    from ._config import ConnectionConfig
    from ._http import Attempt, Headers, Request, Response
    from ._job import JobProgress
    from ._options import Limits, RequestOptions, Timeout
    from ._pace import RateLimit
    from ._redirect import RedirectPolicy
    from ._retry import Cooldown, RetryBudget, RetryPolicy
    from ._service import Head, Service, with_response
    from ._stream import StreamContext, StreamResponse
    from ._tls import TLS
    from ._transport import Transport
    from ._unset import UNSET, Unset
    from .auth import ApiKey, Auth, BasicAuth, BearerToken, Credential, Login, OAuth2
    from .connection import AsyncConnection
    from .connector import RestConnector, RestOutputs, RestPool
    from .errors import (
        AuthError,
        BadRequest,
        CertificateError,
        ClientStateError,
        Conflict,
        ConnectError,
        ConnectionLost,
        ConnectTimeout,
        DeadlineExceeded,
        DecodeError,
        JobFailed,
        NotFound,
        PermissionDenied,
        PoolTimeout,
        PreconditionFailed,
        ProtocolError,
        ProxyError,
        RateLimited,
        ReadTimeout,
        RedirectError,
        ResponseTruncated,
        ServerError,
        SizeLimitExceeded,
        SpecloomError,
        StatusError,
        TransportError,
        Unauthenticated,
        UnknownOutcomeError,
        Unprocessable,
    )
    from .jobs import Job
    from .pages import Page, Pages
    from .resource import Resource

_HOMES = {
    "_body": ("File", "Form", "Multipart", "Part"),
    "_clock": ("Clock", "SystemClock"),
    "_config": ("ConnectionConfig",),
    "_http": ("Attempt", "Headers", "Request", "Response"),
    "_job": ("JobProgress",),
    "_options": ("Limits", "RequestOptions", "Timeout"),
    "_pace": ("RateLimit",),
    "_redirect": ("RedirectPolicy",),
    "_retry": ("Cooldown", "RetryBudget", "RetryPolicy"),
    "_stream": ("StreamContext", "StreamResponse"),
    "_tls": ("TLS",),
    "_transport": ("Transport",),
    "_unset": ("UNSET", "Unset"),
    "auth": ("ApiKey", "Auth", "BasicAuth", "BearerToken", "Credential", "Login", "OAuth2"),
    "connection": ("AsyncConnection",),
    "connector": ("RestConnector", "RestOutputs", "RestPool"),
    "errors": (
        "AuthError", "BadRequest", "CertificateError", "ClientStateError", "Conflict", "ConnectError",
        "ConnectTimeout", "ConnectionLost", "DeadlineExceeded", "DecodeError", "JobFailed", "NotFound",
        "PermissionDenied", "PoolTimeout", "PreconditionFailed", "ProtocolError", "ProxyError", "RateLimited",
        "ReadTimeout", "RedirectError", "ResponseTruncated", "ServerError", "SizeLimitExceeded", "SpecloomError",
        "StatusError", "TransportError", "Unauthenticated", "UnknownOutcomeError", "Unprocessable",
    ),
    "jobs": ("Job",),
    "pages": ("Page", "Pages"),
    "resource": ("Resource",),
    "_service": ("Head", "Service", "with_response"),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "TLS",
    "UNSET",
    "ApiKey",
    "AsyncConnection",
    "Attempt",
    "Auth",
    "AuthError",
    "BadRequest",
    "BasicAuth",
    "BearerToken",
    "CertificateError",
    "ClientStateError",
    "Clock",
    "Conflict",
    "ConnectError",
    "ConnectTimeout",
    "ConnectionConfig",
    "ConnectionLost",
    "Cooldown",
    "Credential",
    "DeadlineExceeded",
    "DecodeError",
    "File",
    "Form",
    "Head",
    "Headers",
    "Job",
    "JobFailed",
    "JobProgress",
    "Limits",
    "Login",
    "Multipart",
    "NotFound",
    "OAuth2",
    "Page",
    "Pages",
    "Part",
    "PermissionDenied",
    "PoolTimeout",
    "PreconditionFailed",
    "ProtocolError",
    "ProxyError",
    "RateLimit",
    "RateLimited",
    "ReadTimeout",
    "RedirectError",
    "RedirectPolicy",
    "Request",
    "RequestOptions",
    "Resource",
    "Response",
    "ResponseTruncated",
    "RestConnector",
    "RestOutputs",
    "RestPool",
    "RetryBudget",
    "RetryPolicy",
    "ServerError",
    "Service",
    "SizeLimitExceeded",
    "SpecloomError",
    "StatusError",
    "StreamContext",
    "StreamResponse",
    "SystemClock",
    "Timeout",
    "Transport",
    "TransportError",
    "Unauthenticated",
    "UnknownOutcomeError",
    "Unprocessable",
    "Unset",
    "__version__",
    "with_response",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
