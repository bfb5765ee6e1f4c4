"""Every error that aiohttp can raise becomes one of ours, and nothing of aiohttp or of the peer's secrets leaks."""

from __future__ import annotations

import errno
import inspect
import ssl
import traceback
from typing import Any

import aiohttp
import pytest
from aiohttp import client_exceptions, http_exceptions
from aiohttp.client_reqrep import ConnectionKey, RequestInfo
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from specloom._transport._aiohttp import AiohttpTransport
from specloom._transport._mapping import Disconnected, certificate_alert, connect_error, exchange_error
from specloom.connection import AsyncConnection
from specloom.errors import (
    CertificateError,
    ConnectError,
    ConnectionLost,
    ConnectTimeout,
    ProtocolError,
    ProxyError,
    ReadTimeout,
    ResponseTruncated,
    SizeLimitExceeded,
    SpecloomError,
    TransportError,
)
from specloom.testing import FakeClock

CANARY = "canary-77"
HOST = "api.example"
KEY = ConnectionKey(HOST, 443, True, True, None, None, None)
INFO = RequestInfo(
    URL(f"https://{HOST}/?key={CANARY}"),
    "GET",
    CIMultiDictProxy(CIMultiDict({"Authorization": f"Bearer {CANARY}"})),
    URL(f"https://{HOST}/?key={CANARY}"),
)
REFUSED = ConnectionRefusedError(errno.ECONNREFUSED, f"Connect call failed {CANARY}")


def certificate_error() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = "self-signed certificate"
    return error


#: How each class of aiohttp is made. One that is missing here fails the test that looks for all of them.
MADE: dict[type[BaseException], Any] = {
    aiohttp.ClientError: lambda kind: kind(CANARY),
    aiohttp.ClientConnectionError: lambda kind: kind(CANARY),
    aiohttp.ClientPayloadError: lambda kind: kind(CANARY),
    aiohttp.ServerDisconnectedError: lambda kind: kind(CANARY),
    aiohttp.ServerConnectionError: lambda kind: kind(CANARY),
    aiohttp.ServerTimeoutError: lambda kind: kind(CANARY),
    aiohttp.ConnectionTimeoutError: lambda kind: kind(CANARY),
    aiohttp.SocketTimeoutError: lambda kind: kind(CANARY),
    aiohttp.ClientOSError: lambda kind: kind(errno.ECONNRESET, CANARY),
    aiohttp.ClientConnectionResetError: lambda kind: kind(CANARY),
    aiohttp.ClientConnectorError: lambda kind: kind(KEY, REFUSED),
    aiohttp.ClientConnectorDNSError: lambda kind: kind(KEY, OSError(errno.ENOENT, CANARY)),
    aiohttp.ClientProxyConnectionError: lambda kind: kind(KEY, REFUSED),
    aiohttp.ClientSSLError: lambda kind: kind(KEY, ssl.SSLError(1, CANARY)),
    aiohttp.ClientConnectorSSLError: lambda kind: kind(KEY, ssl.SSLError(1, CANARY)),
    aiohttp.ClientConnectorCertificateError: lambda kind: kind(KEY, certificate_error()),
    aiohttp.ServerFingerprintMismatch: lambda kind: kind(b"a", b"b", HOST, 443),
    client_exceptions.UnixClientConnectorError: lambda kind: kind("/tmp/socket", KEY, REFUSED),
    aiohttp.ClientResponseError: lambda kind: kind(INFO, (), status=400, message=f"Bad thing:\n  {CANARY}"),
    aiohttp.ContentTypeError: lambda kind: kind(INFO, (), message=f"Bad type: {CANARY}"),
    aiohttp.ClientHttpProxyError: lambda kind: kind(INFO, (), status=407, message=CANARY),
    aiohttp.TooManyRedirects: lambda kind: kind(INFO, ()),
    aiohttp.WSServerHandshakeError: lambda kind: kind(INFO, (), message="Bad handshake"),
    aiohttp.InvalidURL: lambda kind: kind(URL(f"https://{HOST}/{CANARY}")),
    aiohttp.InvalidUrlClientError: lambda kind: kind(URL(f"https://{HOST}/{CANARY}")),
    aiohttp.RedirectClientError: lambda kind: kind(CANARY),
    aiohttp.NonHttpUrlClientError: lambda kind: kind(URL(f"x:{CANARY}")),
    aiohttp.InvalidUrlRedirectClientError: lambda kind: kind(URL(f"x:{CANARY}")),
    aiohttp.NonHttpUrlRedirectClientError: lambda kind: kind(URL(f"x:{CANARY}")),
    client_exceptions.ClientConnectionResetError: lambda kind: kind(CANARY),
    client_exceptions.UploadAbortedError: lambda kind: kind(CANARY),
    Disconnected: lambda kind: kind(CANARY),
    ConnectionRefusedError: lambda kind: kind(errno.ECONNREFUSED, CANARY),
    ConnectionResetError: lambda kind: kind(errno.ECONNRESET, CANARY),
    BrokenPipeError: lambda kind: kind(errno.EPIPE, CANARY),
    OSError: lambda kind: kind(CANARY),
    TimeoutError: lambda kind: kind(CANARY),
    ssl.SSLCertVerificationError: lambda kind: certificate_error(),
    ssl.SSLError: lambda kind: kind(1, CANARY),
}


def classes_of_aiohttp() -> list[type[BaseException]]:
    found = {
        one
        for module in (aiohttp, client_exceptions)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, aiohttp.ClientError)
    }
    return sorted(found, key=lambda one: one.__name__)


def shown(error: SpecloomError) -> str:
    return "".join(traceback.format_exception(error)) + repr(error) + repr(error.__dict__)


def test_every_class_of_aiohttp_is_known_here() -> None:
    assert [one.__name__ for one in classes_of_aiohttp() if one not in MADE] == []


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("phase", ["connect", "send", "wait", "body"])
def test_every_error_becomes_one_of_ours_and_shows_no_secret(kind: type[BaseException], phase: Any) -> None:
    exc = MADE[kind](kind)
    error = connect_error(exc, HOST) if phase == "connect" else exchange_error(exc, phase)

    assert isinstance(error, TransportError)
    assert not isinstance(error, aiohttp.ClientError)
    assert error.phase == phase or isinstance(error, ResponseTruncated)
    assert error.maybe_processed is (phase != "connect")
    assert CANARY not in shown(error)
    assert (error.__cause__, error.__context__) == (None, None)


@pytest.mark.parametrize(
    ("kind", "ours", "message"),
    [
        (
            aiohttp.ClientConnectorCertificateError,
            CertificateError,
            "the certificate was refused: self-signed",
        ),
        (
            aiohttp.ServerFingerprintMismatch,
            CertificateError,
            "the certificate has another fingerprint than the pinned one",
        ),
        (ssl.SSLCertVerificationError, CertificateError, "the certificate was refused: self-signed"),
        (aiohttp.ClientConnectorDNSError, ConnectError, "the name was not found"),
        (aiohttp.ClientConnectorSSLError, ConnectError, "TLS failed: SSLError"),
        (aiohttp.ClientProxyConnectionError, ConnectError, "the proxy cannot be reached: connection refused"),
        (aiohttp.ClientHttpProxyError, ProxyError, r"the proxy answered 407 \(is the proxy's name:password"),
        (aiohttp.ConnectionTimeoutError, ConnectTimeout, "no connection in time"),
        (aiohttp.ClientConnectorError, ConnectError, "connection refused"),
        (aiohttp.ClientOSError, ConnectError, "connection reset by the peer"),
        (aiohttp.ServerDisconnectedError, ConnectError, r"no connection \(ServerDisconnectedError\)"),
        (OSError, ConnectError, "connection failed"),
    ],
)
def test_before_anything_is_sent(kind: type[BaseException], ours: type[SpecloomError], message: str) -> None:
    error = connect_error(MADE[kind](kind), HOST)

    assert type(error) is ours
    with pytest.raises(ours, match=rf"^{HOST}: {message}"):
        raise error


@pytest.mark.parametrize(
    ("kind", "phase", "ours", "message"),
    [
        (aiohttp.SocketTimeoutError, "wait", ReadTimeout, "silent"),
        (aiohttp.ClientPayloadError, "body", ResponseTruncated, "the body ended early"),
        (aiohttp.ClientResponseError, "wait", ProtocolError, "what came is not HTTP: Bad thing$"),
        (aiohttp.ServerDisconnectedError, "wait", ConnectionLost, "the server closed the connection"),
        (Disconnected, "wait", ConnectionLost, "the server closed the connection"),
        (Disconnected, "body", ResponseTruncated, "the server closed the connection"),
        (
            aiohttp.ClientOSError,
            "send",
            ConnectionLost,
            "the connection was lost: connection reset by the peer",
        ),
        (BrokenPipeError, "send", ConnectionLost, "the connection was lost: connection closed by the peer"),
        (aiohttp.ClientConnectionError, "body", ResponseTruncated, r"lost \(ClientConnectionError\)"),
        (aiohttp.ClientConnectionResetError, "send", ConnectionLost, r"^the connection was lost \(Client"),
    ],
)
def test_after_bytes_may_have_left(
    kind: type[BaseException], phase: Any, ours: type[SpecloomError], message: str
) -> None:
    error = exchange_error(MADE[kind](kind), phase)

    assert type(error) is ours
    with pytest.raises(ours, match=message):
        raise error


def told_by_tls(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, f"[SSL: {reason}] {CANARY}")
    error.reason = reason
    return error


def caused_by(cause: BaseException) -> Disconnected:
    """What comes of an error of the connection on its way through aiohttp."""
    error = Disconnected("ClientOSError")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("reason", "problem"),
    [
        ("TLSV13_ALERT_CERTIFICATE_REQUIRED", "the server asks for a certificate"),
        ("SSLV3_ALERT_BAD_CERTIFICATE", "our certificate was refused"),
        ("SSLV3_ALERT_CERTIFICATE_EXPIRED", "our certificate was refused"),
        ("TLSV1_ALERT_UNKNOWN_CA", "our certificate was refused"),
        ("TLSV1_ALERT_ACCESS_DENIED", "our certificate was refused"),
    ],
)
def test_an_alert_about_our_certificate_is_told_wherever_it_comes(reason: str, problem: str) -> None:
    while_connecting = connect_error(aiohttp.ClientConnectorSSLError(KEY, told_by_tls(reason)), HOST)
    later = certificate_alert(caused_by(told_by_tls(reason)), HOST)

    for error in (while_connecting, later):
        assert type(error) is CertificateError
        assert str(error) == f"{HOST}: {problem} ({reason}); tls=TLS(client_cert=…) gives one"
        assert (error.phase, error.maybe_processed) == ("connect", False)


@pytest.mark.parametrize("reason", ["SSLV3_ALERT_HANDSHAKE_FAILURE", "DECRYPTION_FAILED_OR_BAD_RECORD_MAC"])
def test_other_trouble_of_tls_is_named_and_no_matter_of_certificates(reason: str) -> None:
    exc = caused_by(told_by_tls(reason))

    assert certificate_alert(exc, HOST) is None
    assert str(exchange_error(exc, "wait")) == f"the connection was lost: TLS failed: {reason}"


def parser_messages() -> list[str]:
    """What the parser says, made by the parser's own classes where they quote what came."""
    return [
        str(http_exceptions.LineTooLong(CANARY.encode(), 8190).message),
        str(http_exceptions.InvalidHeader(CANARY.encode()).message),
        str(http_exceptions.BadStatusLine(CANARY).message),
        f"Invalid header token:\n\n  b'{CANARY}'\n   ^",
        "",
    ]


@pytest.mark.parametrize("message", parser_messages(), ids=str)
def test_what_the_parser_quotes_is_left_out(message: str) -> None:
    error = exchange_error(aiohttp.ClientResponseError(INFO, (), status=400, message=message), "wait")

    assert isinstance(error, ProtocolError | SizeLimitExceeded)
    assert CANARY not in shown(error)


@pytest.mark.parametrize(
    "message", [str(http_exceptions.LineTooLong(b"x", 8190).message), "Too many headers received"]
)
def test_a_head_that_is_too_large_is_a_limit_and_not_malformed(message: str) -> None:
    error = exchange_error(aiohttp.ClientResponseError(INFO, (), status=400, message=message), "wait")

    assert isinstance(error, SizeLimitExceeded)
    assert "limits.header_size" in str(error)


# --- out of the connection -------------------------------------------------------------------


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_nothing_of_aiohttp_leaves_the_connection(
    kind: type[BaseException], method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any, **__: Any) -> Any:
        raise MADE[kind](kind)

    connection = AsyncConnection(f"https://{HOST}", token=CANARY, clock=FakeClock())
    async with connection:
        transport = connection._shared.transport
        assert isinstance(transport, AiohttpTransport)
        monkeypatch.setattr(transport._session, "_request", fail)
        with pytest.raises(SpecloomError) as caught:
            await connection.request(method, "/x", params={"key": CANARY})

    error: BaseException | None = caught.value
    chain: list[BaseException] = []
    while error is not None:
        chain.append(error)
        error = error.__cause__ or error.__context__
    assert [type(one).__module__ for one in chain] == ["specloom.errors"] * len(chain)
    assert CANARY not in "".join(shown(one) for one in chain if isinstance(one, SpecloomError))


async def test_a_header_that_aiohttp_refuses_is_a_mistake_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(*_: Any, **__: Any) -> Any:
        raise ValueError(f"Invalid header {CANARY}")

    async with AsyncConnection(f"https://{HOST}", token=CANARY) as connection:
        monkeypatch.setattr(connection._shared.transport._session, "_request", fail)  # type: ignore[attr-defined]
        with pytest.raises(ValueError, match="cannot be sent: ValueError") as caught:
            await connection.request("GET", "/x")

    assert CANARY not in "".join(traceback.format_exception(caught.value))
