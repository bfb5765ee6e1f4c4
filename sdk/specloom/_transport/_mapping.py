"""The one place where errors of aiohttp become errors of ours.

Every class that aiohttp can raise for a request is named here; a test proves it. Their texts and reprs may hold
headers, so only what is known to be harmless is carried over.
"""

from __future__ import annotations

import errno
import re
import ssl
from collections.abc import Mapping
from typing import Final, TypeGuard

import aiohttp
from aiohttp import hdrs, http_exceptions

from ..errors import (
    CertificateError,
    ConnectError,
    ConnectionLost,
    ConnectTimeout,
    Phase,
    ProtocolError,
    ProxyError,
    ReadTimeout,
    ResponseTruncated,
    SizeLimitExceeded,
    TransportError,
)


class Disconnected(aiohttp.ClientError):
    """A lost connection under a name that aiohttp does not repeat the request for.

    Attack: aiohttp sends an idempotent request a second time by itself when the peer hangs up, so that one attempt
    is two on the wire.
    """


def connect_error(exc: BaseException, host: str) -> TransportError:
    """Map a failure before the request was written."""
    if isinstance(exc, aiohttp.ClientConnectorCertificateError):
        reason = exc.certificate_error
        detail = getattr(reason, "verify_message", "") or type(reason).__name__
        return CertificateError(f"{host}: the certificate was refused: {detail}", phase="connect")
    if isinstance(exc, aiohttp.ServerFingerprintMismatch):
        return CertificateError(
            f"{host}: the certificate has another fingerprint than the pinned one", phase="connect"
        )
    if (refused := certificate_alert(exc, host)) is not None:
        return refused
    if isinstance(exc, aiohttp.ClientConnectorDNSError):
        return ConnectError(f"{host}: the name was not found", phase="connect")
    if isinstance(exc, aiohttp.ClientConnectorSSLError):
        return ConnectError(f"{host}: TLS failed: {_tls_reason(exc)}", phase="connect")
    if isinstance(exc, aiohttp.ClientProxyConnectionError):
        return ConnectError(f"{host}: the proxy cannot be reached: {_os_reason(exc)}", phase="connect")
    if isinstance(exc, aiohttp.ClientHttpProxyError):
        hint = " (is the proxy's name:password right?)" if exc.status == 407 else ""
        return ProxyError(f"{host}: the proxy answered {exc.status}{hint}", status_code=exc.status)
    if isinstance(exc, TimeoutError):
        return ConnectTimeout(f"{host}: no connection in time", phase="connect")
    if isinstance(exc, ssl.SSLCertVerificationError):
        return CertificateError(f"{host}: the certificate was refused: {exc.verify_message}", phase="connect")
    if isinstance(exc, OSError):
        return ConnectError(f"{host}: {_os_reason(exc)}", phase="connect")
    return ConnectError(f"{host}: no connection ({type(exc).__name__})", phase="connect")


def certificate_alert(exc: BaseException, host: str) -> CertificateError | None:
    """The error for a TLS alert by which the peer refuses our certificate, or asks for one; None for anything else.

    With TLS 1.3 it comes when we have long sent a request, which the peer has not read: RFC 8446, section 4.4.2.4.
    """
    reason = _tls_reason(exc)
    if _CERTIFICATE_ALERT.search(reason) is None:
        return None
    problem = "the server asks for a certificate" if "REQUIRED" in reason else "our certificate was refused"
    return CertificateError(
        f"{host}: {problem} ({reason}); tls=TLS(client_cert=…) gives one", phase="connect"
    )


def exchange_error(exc: BaseException, phase: Phase) -> TransportError | SizeLimitExceeded:
    """Map a failure after bytes may have left: the server may have acted."""
    if isinstance(exc, TimeoutError):
        return ReadTimeout("the server was silent for too long", phase=phase, maybe_processed=True)
    if isinstance(exc, aiohttp.ClientPayloadError):
        return ResponseTruncated("the body ended early", phase="body")
    if isinstance(exc, aiohttp.ClientResponseError | http_exceptions.HttpProcessingError):
        # How malformed HTTP surfaces (with a status of 400 that no server sent).
        problem = _beginning(exc)
        if problem.startswith(_TOO_MUCH):
            return SizeLimitExceeded(
                f"the head of the answer is larger than allowed (limits.header_size, limits.headers): {problem}"
            )
        return ProtocolError(f"what came is not HTTP: {problem}", phase=phase, maybe_processed=True)
    if isinstance(exc, Disconnected) and isinstance(exc.__cause__, OSError):
        exc = exc.__cause__
    if isinstance(exc, Disconnected | aiohttp.ServerDisconnectedError):
        text = "the server closed the connection"
    elif reason := _tls_reason(exc):
        text = f"the connection was lost: TLS failed: {reason}"
    elif isinstance(exc, OSError) and (reason := _known_reason(exc)):
        text = f"the connection was lost: {reason}"
    else:
        text = f"the connection was lost ({type(exc).__name__})"
    if phase == "body":
        return ResponseTruncated(text)
    return ConnectionLost(text, phase=phase, maybe_processed=True)


def has_own_end(headers: Mapping[str, str]) -> bool:
    """Whether an answer says where its body ends; else its connection does. Source: RFC 9112, section 6.3."""
    return hdrs.CONTENT_LENGTH in headers or "chunked" in headers.get(hdrs.TRANSFER_ENCODING, "").lower()


def is_carried_otherwise(headers: Mapping[str, str]) -> bool:
    """Whether a body was changed on its way by more than being cut into chunks. Source: RFC 9112, section 7.4."""
    coding = headers.get(hdrs.TRANSFER_ENCODING)
    return coding is not None and coding.strip().lower() not in ("chunked", "identity")


def is_breach(lost: object) -> TypeGuard[OSError]:
    """Whether a connection broke, rather than was closed. A farewell of ours that found nobody is no breach."""
    return isinstance(lost, OSError) and lost.errno not in (None, errno.EPIPE)


# How the messages of aiohttp begin where a limit of ours was passed; no class of its own tells them apart.
_TOO_MUCH: Final = ("Got more than", "Too many headers")
# Alerts of a peer about our certificate; what we find wrong with the peer's is no alert.
_CERTIFICATE_ALERT: Final = re.compile("_ALERT_(.*CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)")
_REASONS: Final = {
    "ECONNREFUSED": "connection refused",
    "ECONNRESET": "connection reset by the peer",
    "EPIPE": "connection closed by the peer",
    "EHOSTUNREACH": "no route to the host",
    "ENETUNREACH": "network unreachable",
    "ETIMEDOUT": "connection timed out",
}


def _os_reason(exc: OSError) -> str:
    return _known_reason(exc) or "connection failed"


def _known_reason(exc: OSError) -> str:
    inner = getattr(exc, "os_error", exc)
    name = errno.errorcode.get(inner.errno or 0, "")
    return _REASONS.get(name) or name


def _tls_reason(exc: BaseException) -> str:
    """OpenSSL's name for what is wrong, TLSV13_ALERT_CERTIFICATE_REQUIRED say; empty where TLS is not the matter."""
    inner = getattr(exc, "os_error", exc)
    if not isinstance(inner, ssl.SSLError):
        inner = exc.__cause__  # aiohttp makes errors of its own
    if not isinstance(inner, ssl.SSLError):
        return ""
    return str(getattr(inner, "reason", None) or type(inner).__name__)


def _beginning(exc: aiohttp.ClientResponseError | http_exceptions.HttpProcessingError) -> str:
    """Keep of the parser's message what comes before the bytes that it quotes: they may be a cookie or a token."""
    if type(exc) not in (aiohttp.ClientResponseError, http_exceptions.HttpProcessingError):
        return type(exc).__name__  # its text may be the peer's own
    return re.split(r"""[:\n'"]""", exc.message.strip(), maxsplit=1)[0].strip()[:60] or "unreadable answer"
