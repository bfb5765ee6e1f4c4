"""A transport that answers from a script or by a function, and remembers what it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from attrs import field, frozen

from .._codec import decode_json, encode_json
from .._http import Headers, Request, Response
from .._sweeper import Watch
from ..errors import SizeLimitExceeded


@frozen(kw_only=True)
class SentRequest:
    """One request as it would have gone over the wire, body included."""

    method: str
    url: str
    headers: Headers = field(converter=Headers)
    body: bytes = b""

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def target(self) -> str:
        """Path and query, as on the request line."""
        parts = urlsplit(self.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.url).query, keep_blank_values=True)

    def json(self) -> Any:
        return decode_json(self.body)


Answer = Response | Exception
Handler = Callable[[SentRequest], "Answer | Awaitable[Answer]"]


def reply(
    status: int = 200,
    *,
    json: Any = ...,
    content: bytes = b"",
    text: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Make an answer for a FakeTransport: ``reply(json={…})``, ``reply(503, headers={"Retry-After": "1"})``."""
    sent = dict(headers or {})
    if json is not ...:
        content = encode_json(json)
        sent.setdefault("Content-Type", "application/json")
    elif text is not None:
        content = text.encode()
        sent.setdefault("Content-Type", "text/plain; charset=utf-8")
    return Response(status, headers=sent, content=content)


class FakeTransport:
    """Answers in the order of the script; an exception in it is raised. Or give one function of the request.

    A request beyond the end of the script is an AssertionError that names it.
    """

    def __init__(self, *script: Answer | Handler) -> None:
        self.requests: list[SentRequest] = []
        self.closed = False
        self._handler: Handler | None = None
        if len(script) == 1 and callable(script[0]):
            self._handler = script[0]
            script = ()
        self._script: list[Answer | Handler] = list(script)

    def add(self, *answers: Answer | Handler) -> None:
        """Lengthen the script."""
        self._script += answers

    async def send(self, request: Request, watch: Watch) -> _FakeResponse:
        watch.enter("connect")
        watch.enter("send")
        sent = SentRequest(
            method=request.method,
            url=request.url,
            headers=request.headers,
            body=await _read_body(request.body),
        )
        self.requests.append(sent)
        watch.enter("wait")
        answer = await self._next(sent)
        if watch.cause is not None:
            await asyncio.sleep(0)  # the handler has moved the clock past a deadline: let that be noticed
        if isinstance(answer, Exception):
            raise answer
        watch.enter("body")
        return _FakeResponse(answer, request.method)

    async def _next(self, sent: SentRequest) -> Answer:
        step = self._step(sent)
        if isinstance(step, Response | Exception):
            return step
        given = step(sent)
        return given if isinstance(given, Response | Exception) else await given

    def _step(self, sent: SentRequest) -> Answer | Handler:
        if self._handler is not None:
            return self._handler
        if not self._script:
            raise AssertionError(
                f"the script of the FakeTransport is over, but {sent.method} {sent.url} was sent"
            )
        return self._script.pop(0)

    async def close(self) -> None:
        self.closed = True


class _FakeResponse:
    def __init__(self, response: Response, method: str) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self._rest = b"" if method == "HEAD" else response.content

    async def read(self, limit: int) -> bytes:
        if len(self._rest) > limit:
            raise SizeLimitExceeded(f"the body is larger than {limit} bytes", limit=limit)
        whole, self._rest = self._rest, b""
        return whole

    async def chunk(self) -> bytes:
        piece, self._rest = self._rest[:65536], self._rest[65536:]
        return piece

    def close(self) -> None:
        self._rest = b""


async def _read_body(body: Any) -> bytes:
    if body is None:
        return b""
    opened = body.open()
    if isinstance(opened, bytes):
        return opened
    try:
        return b"".join([piece async for piece in opened])
    finally:
        await opened.aclose()


__all__ = ["FakeTransport", "SentRequest", "reply"]
