"""The transport on aiohttp: one request in, the head of one answer out, nothing done behind our back.

aiohttp's own redirects, retries, cookies, timeouts, decompression and environment look-ups are all off. What is
left of it is what it is best at: sockets, TLS, the pool and the parser. Usual requests take the short way of `_direct`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar, Final

import aiohttp
from aiohttp import hdrs
from yarl import URL

from .._content import Decoder, decoder_for
from .._http import Headers, Request
from .._options import Limits
from .._sweeper import Watch
from .._tls import TLS
from ..errors import ProtocolError, ReadTimeout, ResponseTruncated, SizeLimitExceeded, TransportError
from ._direct import (
    NO_TIMEOUT,
    Answer,
    Direct,
    end_with,
    expect_answer,
    head_alone,
    is_plain,
    is_replaced,
    is_spent,
)
from ._mapping import (
    Disconnected,
    certificate_alert,
    connect_error,
    exchange_error,
    has_own_end,
    is_breach,
    is_carried_otherwise,
)
from ._upload import PIECE, Upload

if TYPE_CHECKING:
    import ssl

    from .._body import Body

# aiohttp makes up a Content-Type for the other methods; naming what it is to leave out costs time.
_WITHOUT_TYPE: Final = frozenset({"GET", "HEAD", "DELETE", "OPTIONS"})
_SKIPPED: Final = (hdrs.CONTENT_TYPE,)
# Which call the request being sent in this context belongs to.
_CURRENT: ContextVar[Watch | None] = ContextVar("specloom_call", default=None)


class _SpentConnectionError(Exception):
    """Nothing was sent: something had come already on the connection that was to be used again."""


class _Question(aiohttp.ClientRequest):
    """aiohttp's request; it is not written to a connection of the pool on which something has come meanwhile."""

    limits: ClassVar[Limits]

    async def send(self, conn: Any) -> aiohttp.ClientResponse:
        if is_spent(conn.protocol, self.method):
            raise _SpentConnectionError
        if self.method == "HEAD":
            expect_answer(conn.protocol, self.limits)
        return await super().send(conn)


class _Answer(aiohttp.ClientResponse):
    """aiohttp's answer; by its start we learn that a request has been written."""

    wire: Any  # aiohttp's end of the connection

    async def start(self, connection: Any) -> aiohttp.ClientResponse:
        self.wire = connection.protocol
        watch = _CURRENT.get()
        if watch is not None:
            watch.enter("send" if watch.uploading else "wait")
        try:
            started = await super().start(connection)
            end_with(self.wire, self.content)
            return started
        except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as exc:
            lost = Disconnected(type(exc).__name__)
            lost.__cause__ = exc.__cause__
        raise lost


class AiohttpResponse:
    """The head of an answer; see `RawResponse`."""

    _decoder: Decoder | None = None
    _decoded: Iterator[bytes] = iter(())  # what is left of the piece that is being decoded
    _length = 0
    _unreadable: ProtocolError | None = None
    _waited = 0.0  # seconds that the server let us wait; what the program takes between pieces does not count
    _window = (0.0, 0)  # (waited, length) where the measurement of the rate began
    _ended = False

    def __init__(self, response: aiohttp.ClientResponse | Answer, watch: Watch, method: str) -> None:
        self._response = response
        self._watch = watch
        self.status: int = response.status
        self.headers = Headers(response.headers)
        self._is_bodiless = method == "HEAD" or self.status in (204, 304)
        if self._is_bodiless:
            return
        if coding := response.headers.get(hdrs.CONTENT_ENCODING):
            try:
                self._decoder = decoder_for(coding)
            except ProtocolError as error:
                self._unreadable = error  # its status is of use all the same
        if is_carried_otherwise(response.headers):
            self._unreadable = ProtocolError(
                "the body has a Transfer-Encoding other than chunked, which nobody asked for",
                phase="body",
                maybe_processed=True,
            )

    async def read(self, limit: int) -> bytes:
        content = self._response.content
        if self._decoder is None and self._unreadable is None and content.is_eof():
            # A small answer has come whole with its head, and has given its connection back by now.
            try:
                whole = content.read_nowait(-1)
            except Exception as exc:
                error = exchange_error(exc, "body")
            else:
                if len(whole) > limit:
                    raise _too_large(limit)
                self._check_end(whole)
                return whole
            raise error
        return await self._read_pieces(limit)

    async def _read_pieces(self, limit: int) -> bytes:
        announced = self._response.headers.get(hdrs.CONTENT_LENGTH, "")
        if announced.isdecimal() and len(announced) < 19 and int(announced) > limit:
            self.close()
            raise _too_large(limit)
        pieces: list[bytes] = []
        size = 0
        try:
            while piece := await self.chunk():
                size += len(piece)
                # Attack: a small compressed body that decodes to gigabytes.
                if size > limit:
                    self.close()
                    raise _too_large(limit)
                pieces.append(piece)
        except ResponseTruncated as error:
            error.partial = b"".join(pieces)
            raise
        return b"".join(pieces)

    async def chunk(self) -> bytes:
        if self._unreadable is not None:
            self.close()
            raise self._unreadable
        while True:
            if self._decoder is not None and (piece := self._next_decoded()):
                return piece
            if self._ended:
                return b""
            raw = await self._receive()
            if raw:
                if self._decoder is None:
                    return raw
                self._decoded = self._decoder.feed(raw)
            else:
                self._ended = True
                if self._decoder is not None:
                    self._decoder.finish()

    def _next_decoded(self) -> bytes:
        try:
            return next(self._decoded, b"")
        except TransportError:
            self.close()
            raise

    async def _receive(self) -> bytes:
        watch = self._watch
        began = watch.now()
        if watch.phase != "body":
            watch.enter("body")
        try:
            raw = await self._response.content.readany()
        except asyncio.CancelledError:
            self.close()
            raise
        except Exception as exc:
            error = exchange_error(exc, "body")
        else:
            if raw:
                watch.touch()
                self._waited += watch.now() - began
                self._check_rate(len(raw))
            else:
                self._check_end()
            return raw
        self.close()
        raise error

    def _check_end(self, whole: bytes = b"") -> None:
        """Attack: a server that dies in the middle of a body which nothing ends but its connection.

        aiohttp takes a connection that breaks for the end of such a body, as it does one that is closed.
        """
        wire = getattr(self._response, "wire", None)
        lost = None if wire is None else wire.exception()
        if lost is None or self._is_bodiless or has_own_end(self._response.headers) or not is_breach(lost):
            return
        error = exchange_error(lost, "body")
        assert isinstance(error, ResponseTruncated)
        error.partial = whole
        raise error

    def _check_rate(self, received: int) -> None:
        """Attack: a body that drips, so that no silence is ever long enough."""
        timeout = self._watch.timeout
        self._length += received
        if not timeout.min_rate or timeout.read is None:
            return
        waited, length = self._waited - self._window[0], self._length - self._window[1]
        if waited < timeout.read:
            return
        if length < timeout.min_rate * waited:
            self.close()
            raise ReadTimeout(
                f"the body came at less than {timeout.min_rate:g} bytes per second (timeout.min_rate)",
                phase="body",
                maybe_processed=True,
            )
        self._window = (self._waited, self._length)

    def close(self) -> None:
        self._ended = True
        self._decoded = iter(())
        if not self._response.content.is_eof():
            self._response.close()
        else:
            self._response.release()


class AiohttpTransport:
    """Sends through one ``ClientSession`` that is configured to do nothing by itself."""

    def __init__(
        self,
        *,
        limits: Limits,
        tls: ssl.SSLContext | aiohttp.Fingerprint | None,
        proxy: str | None,
        session: aiohttp.ClientSession | None,
    ) -> None:
        # An injected session lends its connector and traces. Attack: its headers, cookies and middlewares, a cookie of
        # another host, or a proxy of the environment, by which something of one API reaches another.
        if session is not None and session.connector is None:
            raise ValueError("session is closed; give an open aiohttp.ClientSession")
        self._ssl: Any = True if tls is None else tls
        self._proxy = proxy
        self._session = aiohttp.ClientSession(
            connector=session.connector if session is not None else aiohttp.TCPConnector(limit=0),
            connector_owner=session is None,
            trace_configs=list(session.trace_configs) if session is not None else None,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=NO_TIMEOUT,
            auto_decompress=False,
            trust_env=False,
            request_class=type("Question", (_Question,), {"limits": limits}),
            response_class=_Answer,
            max_line_size=limits.header_size,
            max_field_size=limits.header_size,
            max_headers=limits.headers,
        )
        if hasattr(self._session, "_retry_connection"):
            # Else a proxy that hangs up on a CONNECT is asked twice for one attempt, of which nobody hears.
            self._session._retry_connection = False  # pyright: ignore[reportPrivateUsage]
        has_short_way = proxy is None and is_plain(self._session)
        self._direct = Direct(self._session, limits, self._ssl) if has_short_way else None

    async def send(self, request: Request, watch: Watch) -> AiohttpResponse:
        while True:
            watch.enter("connect")
            watch.uploading = False
            data = None if request.body is None else _opened(request.body, watch)
            try:
                response = await self._ask(request, data, watch)
            except asyncio.CancelledError:
                raise
            except _SpentConnectionError:
                continue  # and gone from the pool
            except Exception as exc:
                failure = self._mapped(exc, request, watch, data)
            else:
                return AiohttpResponse(response, watch, request.method)
            raise failure

    def _ask(
        self, request: Request, data: bytes | Upload | None, watch: Watch
    ) -> Coroutine[Any, Any, Answer | aiohttp.ClientResponse]:
        """Take the short way where it is there and the request can take it, else that through the session."""
        if self._direct is not None and not isinstance(data, Upload) and not is_replaced(self._session):
            written = self._direct.encode(request, data)
            if written is not None:
                return self._direct.send(*written, request.method, watch)
        return self._ask_session(request, data, watch)

    async def _ask_session(
        self, request: Request, data: bytes | Upload | None, watch: Watch
    ) -> Answer | aiohttp.ClientResponse:
        _CURRENT.set(watch)
        response = await self._session.request(
            request.method,
            URL(request.url, encoded=True),
            headers=request.headers,
            data=data,
            allow_redirects=False,
            skip_auto_headers=None if request.method in _WITHOUT_TYPE else _SKIPPED,
            ssl=self._ssl,
            proxy=self._proxy,
        )
        if request.method == "HEAD":
            return head_alone(response.status, response.headers, response.content, response)
        return response

    def _mapped(
        self, exc: Exception, request: Request, watch: Watch, data: bytes | Upload | None
    ) -> Exception:
        if isinstance(data, Upload) and data.error is not None:
            return data.error  # the program's own source failed
        if isinstance(exc, TransportError):
            return exc
        if isinstance(exc, ValueError | TypeError) and not isinstance(exc, aiohttp.ClientError | OSError):
            # Raised before anything was sent: aiohttp's refusal of a header or URL that we let pass.
            return ValueError(f"{request!r} cannot be sent: {type(exc).__name__}")
        if not isinstance(exc, aiohttp.ClientError | OSError | TimeoutError):
            return exc
        host = URL(request.url, encoded=True).authority
        if watch.phase == "connect":
            return connect_error(exc, host)
        return certificate_alert(exc, host) or exchange_error(exc, watch.phase)

    async def close(self) -> None:
        await self._session.close()


def _opened(body: Body, watch: Watch) -> bytes | Upload:
    """Begin to send *body*: whole where it is small, else in pieces."""
    data = body.open()
    if isinstance(data, bytes) and len(data) <= PIECE:
        return data
    watch.uploading = True
    return Upload(body, data, watch)


def _too_large(limit: int) -> SizeLimitExceeded:
    return SizeLimitExceeded(f"the body is larger than {limit} bytes (limits.body)", limit=limit)


def tls_argument(tls: TLS | ssl.SSLContext, make: Callable[[TLS], ssl.SSLContext]) -> Any:
    """Make what aiohttp takes as ``ssl``. Blocking: reads certificate files."""
    if not isinstance(tls, TLS):
        return tls
    return make(tls)
