"""The short way to the wire: a usual request straight onto a connection of aiohttp's pool.

What aiohttp's session does for each request (redirects, cookies, middlewares, timers, classes of its own for URL,
request and answer) is switched off in ours, and would still take half of the time of a small call. Sockets, TLS, the
pool and the parser are aiohttp's here as well. What is not usual takes the way through the session; so does everything
where aiohttp is not the one that this was written against, or where somebody stands in for its session.
"""

from __future__ import annotations

import asyncio
import re
import select
from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from aiohttp import client, hdrs, helpers, http_exceptions, streams
from yarl import URL

from .._http import Request, SentHeaders

if TYPE_CHECKING:
    from aiohttp.connector import Connection

    from .._options import Limits
    from .._sweeper import Watch

NO_TIMEOUT: Final = aiohttp.ClientTimeout(total=None, connect=None, sock_connect=None, sock_read=None)

_WRITTEN_AGAINST: Final = "3.14."
_BODILESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_METHODS: Final = frozenset({*_BODILESS, "DELETE", "POST", "PUT", "PATCH"})
# aiohttp makes these up where they are missing; and it acts on those, whoever sets them.
_MADE_UP: Final = frozenset({"accept", "accept-encoding", "user-agent"})
_ACTED_ON: Final = frozenset(
    {"connection", "content-length", "expect", "host", "transfer-encoding", "upgrade"}
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_is_target = re.compile(r"/[!-~]*").fullmatch
_MOST_DOORS: Final = 64
_TIMER: Final = helpers.TimerNoop()


def is_spent(protocol: Any, method: str) -> bool:
    """Whether something came on a connection after its last answer; asked once for each request on it.

    Attack: an answer too many (of a broken proxy, say) is taken for the answer to the next request.
    """
    if not getattr(protocol, "has_served", False):
        protocol.has_served = True
        return False
    # What is lost with its connection can be asked again, and is not worth the system call.
    return bool(protocol.should_close) or (method not in _BODILESS and _has_news(protocol.transport))


def _has_news(transport: Any) -> bool:
    """Whether the peer has hung up, or said something, of which the event loop has not told yet.

    Else a POST after a second of computing goes out to a server that has closed its idle connections meanwhile, and
    nobody knows whether it was carried out.
    """
    socket = None if transport is None else transport.get_extra_info("socket")
    if socket is None or not hasattr(select, "poll"):  # not on Windows
        return False
    news = select.poll()
    try:
        news.register(socket.fileno(), select.POLLIN)
        return bool(news.poll(0))
    except (OSError, ValueError):  # it is closed
        return True


def expect_answer(protocol: Any, limits: Limits) -> None:
    """Tell a connection's parser what comes next.

    Behind an answer to HEAD some servers send the body that it announces, with it or at any time after it. So it is
    parsed as if it had one, and nobody reads that.
    """
    protocol.set_response_params(
        timer=_TIMER,
        skip_payload=False,
        read_until_eof=True,
        auto_decompress=False,
        max_line_size=limits.header_size,
        max_field_size=limits.header_size,
        max_headers=limits.headers,
    )


class Answer:
    """The head of an answer, and its body on the wire; the connection is given back by itself at the body's end.

    ``wire`` is aiohttp's end of the connection, None where no body comes from it.
    """

    __slots__ = ("_connection", "content", "headers", "status", "wire")

    def __init__(
        self,
        status: int,
        headers: Mapping[str, str],
        content: aiohttp.StreamReader,
        connection: Connection | aiohttp.ClientResponse,
        wire: Any = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self.content = content
        self.wire = wire
        self._connection = connection

    def close(self) -> None:
        self._connection.close()

    def release(self) -> None:
        self._connection.release()


def head_alone(
    status: int,
    headers: Mapping[str, str],
    content: aiohttp.StreamReader,
    connection: Connection | aiohttp.ClientResponse,
) -> Answer:
    """An answer to HEAD: without a body, and its connection is not used again where one may be on its way.

    Attack: that body is an answer, for whoever asks next on this connection.
    """
    if not content.is_eof():
        connection.close()
    return Answer(status, headers, streams.EMPTY_PAYLOAD, connection)


def end_with(protocol: Any, content: aiohttp.StreamReader) -> None:
    """See to it that a body which is on its way ends when its connection does.

    Attack: a body that breaks the rules behind its beginning. aiohttp closes the connection then, and tells nobody who
    reads the body, who would wait for ever.
    """
    if content.is_eof():
        return
    protocol.unfinished = content
    if getattr(protocol, "has_end", False):
        return
    protocol.has_end = True
    closed = protocol.closed
    if closed is not None:
        closed.add_done_callback(partial(_forsake, protocol))


def _forsake(protocol: Any, closed: asyncio.Future[None]) -> None:
    if not closed.cancelled():
        closed.exception()  # else it is told that nobody looked
    content = protocol.unfinished
    if not content.is_eof() and content.exception() is None:
        content.set_exception(protocol.exception() or aiohttp.ClientPayloadError())


class Direct:
    """Sends what `encode` could write, one request at a time on a connection."""

    def __init__(self, session: aiohttp.ClientSession, limits: Limits, tls: Any) -> None:
        assert session.connector is not None
        self._connector = session.connector
        self._tls = tls
        self._limits = limits
        # aiohttp's connector asks a request where to connect; one that is never sent speaks for its origin.
        self._doors: dict[str, aiohttp.ClientRequest] = {}

    def encode(self, request: Request, body: bytes | None) -> tuple[aiohttp.ClientRequest, bytes] | None:
        """Write *request*, and say by which door it leaves; None where it has to take the long way.

        ValueError for what would be more than one request.
        """
        method, headers = request.method, request.headers
        lines = _kept_lines(headers) if type(headers) is SentHeaders else _lines(headers)
        if not lines or method not in _METHODS or self._connector.closed:
            return None
        if body is not None and (method in _BODILESS or method == "DELETE"):
            return None
        site, target = _split(request.url)
        if not _is_target(target):
            raise ValueError("not a request target")
        door = self._doors.get(site) or self._make_door(site)
        start = f"{method} {target} HTTP/1.1\r\nHost: {door.headers[hdrs.HOST]}\r\n".encode("ascii")
        if body is not None:
            return door, b"%b%bContent-Length: %d\r\n\r\n%b" % (start, lines, len(body), body)
        return door, start + lines + (b"\r\n" if method in _BODILESS else b"Content-Length: 0\r\n\r\n")

    def _make_door(self, site: str) -> aiohttp.ClientRequest:
        if len(self._doors) >= _MOST_DOORS:  # links and redirects lead to any number of origins
            self._doors.clear()
        door = aiohttp.ClientRequest(
            "GET", URL(site, encoded=True), loop=asyncio.get_running_loop(), ssl=self._tls
        )
        self._doors[site] = door
        return door

    async def send(self, door: aiohttp.ClientRequest, data: bytes, method: str, watch: Watch) -> Answer:
        """Put *data* on a connection, and wait for the head of the answer. Raises what aiohttp's session would."""
        connection = await self._connector.connect(door, [], NO_TIMEOUT)
        while is_spent(connection.protocol, method):
            connection.close()
            connection = await self._connector.connect(door, [], NO_TIMEOUT)
        try:
            protocol: Any = connection.protocol
            expect_answer(protocol, self._limits)
            transport = protocol.transport
            if transport is None or transport.is_closing():
                raise aiohttp.ClientConnectionResetError("closed before anything was written")
            transport.write(data)
            watch.enter("wait")
            message, content = await protocol.read()
            while 100 <= message.code < 200 and message.code != 101:
                message, content = await protocol.read()
        except http_exceptions.HttpProcessingError as exc:
            connection.close()
            problem = aiohttp.ClientResponseError(door.request_info, (), status=exc.code, message=exc.message)
        except BaseException:
            connection.close()
            raise
        else:
            content.on_eof(connection.release)
            end_with(protocol, content)
            if method == "HEAD":
                return head_alone(message.code, message.headers, content, connection)
            return Answer(message.code, message.headers, content, connection, protocol)
        raise problem


def _kept_lines(headers: SentHeaders) -> bytes:
    lines = headers.encoded
    if lines is None:
        lines = headers.encoded = _lines(headers)
    return lines


def _lines(headers: Mapping[str, str]) -> bytes:
    """Write headers; empty where aiohttp would have a say in them.

    Attack: a line break that came past all checks, such as in a credential of a program's own.
    """
    names = {name.lower() for name in headers}
    if not names >= _MADE_UP or names & _ACTED_ON:
        return b""
    for name, value in headers.items():
        if _CONTROL.search(name) or _CONTROL.search(value):
            raise ValueError("a control character in a header")
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode()


def _split(url: str) -> tuple[str, str]:
    """Cut a URL of ours, which has no fragment and whose path may be empty."""
    end = url.find("/", 8)  # behind "https://"
    if end < 0:
        site, mark, query = url.partition("?")
        return site, f"/{mark}{query}"
    if "?" in url[:end]:
        site, _, query = url.partition("?")
        return site, f"/?{query}"
    return url[:end], url[end:]


# --- whether it is there to be taken -------------------------------------------------------------

_way_of = attrgetter("_request")


def _genuine_way() -> Any:
    """aiohttp's own ``ClientSession._request``; None where this is not the aiohttp that is known here."""
    way: Any = _way_of(aiohttp.ClientSession)
    code = getattr(way, "__code__", None)
    is_own = code is not None and code.co_filename == client.__file__
    return way if is_own and aiohttp.__version__.startswith(_WRITTEN_AGAINST) else None


_GENUINE: Final = _genuine_way()


def is_plain(session: aiohttp.ClientSession) -> bool:
    """Whether *session* does nothing by the way: it has no traces, and keeps its connections."""
    return not session.trace_configs and session.connector is not None and not session.connector.force_close


def is_replaced(session: aiohttp.ClientSession) -> bool:
    """Whether somebody stands in for aiohttp's session (tests with aioresponses, what measures programs)."""
    return _GENUINE is None or getattr(_way_of(session), "__func__", None) is not _GENUINE
