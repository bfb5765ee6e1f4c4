"""How a generated method runs: mechanism without verbs, which hands an `Operation` to the connection."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import Any, ClassVar, Final, ParamSpec, TypeVar, cast

from ._call import Call, Manner
from ._http import Headers, Response
from ._operation import Api, Operation
from ._options import RequestOptions
from ._path import check_headers
from ._reading import read_answer, read_headers
from ._refusal import refusal
from ._serde import to_wire
from ._stream import StreamContext, StreamResponse
from ._unset import UNSET
from .connection import AsyncConnection
from .errors import DecodeError, StatusError
from .pages import Pages

__all__ = ["Head", "Service", "with_response"]

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

# Where `with_response` collects the answers of the calls that a method makes in its own task.
_CAPTURED: ContextVar[list[Response] | None] = ContextVar("specloom_captured", default=None)
_NOT_FOUND: Final = frozenset({404})


class Head:
    """What a HEAD request says: falsy when there is no such thing (404, no error).

    Typed answer headers of the operation are attributes as well.
    """

    __slots__ = ("exists", "headers", "response", "status_code", "typed")

    def __init__(self, response: Response, typed: Any = None) -> None:
        self.response = response
        self.status_code = response.status_code
        self.headers: Headers = response.headers
        self.exists = response.status_code != 404
        self.typed = typed

    @property
    def etag(self) -> str | None:
        return self.headers.get("etag")

    @property
    def content_length(self) -> int | None:
        text = self.headers.get("content-length", "")
        return int(text) if text.isdecimal() and len(text) < 20 else None

    def __bool__(self) -> bool:
        return self.exists

    def __getattr__(self, name: str) -> Any:
        if name != "typed" and self.typed is not None and not name.startswith("__"):
            return getattr(self.typed, name)
        raise AttributeError(name)

    def __repr__(self) -> str:
        return f"Head({self.status_code}, exists={self.exists})"


class Service:
    """The base of generated service classes: how operations run on a connection. It has no verbs."""

    __slots__ = ("_connection",)
    _api: ClassVar[Api]

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _call(
        self,
        operation: Operation[T],
        path: Sequence[object],
        options: RequestOptions,
        *,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> T:
        connection = self._connection
        response = await connection.perform(self._prepare(operation, path, options, data, query, headers))
        captured = _CAPTURED.get()
        if captured is not None:
            captured.append(response)
        if response.status_code >= 300:
            return self._read_unusual(operation, response)
        return read_answer(operation, response, connection.converter)

    def _prepare(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        data: object,
        query: Mapping[str, object] | None,
        headers: Mapping[str, object] | None,
        *,
        streams: bool = False,
        url: str | None = None,
    ) -> Call:
        connection = self._connection
        if operation.body == "query":
            query = {**(query or {}), **(operation.body_query(data) or {})}
        if url is not None:
            target = connection.routes.link(url)
        elif operation.template.is_url:
            target = connection.routes.link(operation.fill_path(path))
        else:
            query_text = operation.query_text(query, options.get("params"))
            target = connection.routes.target(operation.fill_path(path), query_text, host=operation.host)
        sent = operation.header_texts(headers)
        if headers:
            check_headers(sent)
        if operation.idempotency_key is not None and "idempotency_key" not in options:
            options = cast("RequestOptions", {**options, "idempotency_key": _new_key()})
        return connection.settings.call(
            target,
            operation.body_of(data),
            sent,
            options,
            self._manner(operation),
            streams=streams,
        )

    def _manner(self, operation: Operation[Any]) -> Manner:
        manner: Manner | None = operation.manner
        if manner is None:
            expected = operation.statuses
            if operation.method == "HEAD" and expected != "any":
                expected |= _NOT_FOUND  # an answer to the question whether it exists
            manner = operation.manner = Manner(
                name=operation.name,
                method=operation.method,
                headers=operation.sent_headers,
                idempotent=operation.idempotent,
                expected=expected,
                retry_statuses=operation.retry_statuses,
                key_header=operation.idempotency_key or "Idempotency-Key",
                timeout=operation.timeout,
                errors=self._api.errors,
                anonymous=operation.anonymous,
            )
        return manner

    def _read_unusual(self, operation: Operation[T], response: Response) -> T:
        """Read an answer that is a result by the word of the spec or the caller.

        One above 399 is a result only if it fits the type that the operation returns; else it is the error that
        it looks like.
        """
        problem: StatusError
        try:
            return read_answer(operation, response, self._connection.converter)
        except DecodeError:
            if response.status_code < 400:
                raise
            problem = self._refusal(operation, response)
        raise problem

    def _refusal(self, operation: Operation[Any], response: Response) -> StatusError:
        wall = self._connection.clock.wall()
        return refusal(response, self._api.errors, name=operation.name, log=response.log, wall=wall)

    def _pages(
        self,
        operation: Operation[T],
        path: Sequence[object],
        options: RequestOptions,
        *,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
        page_size: int | None = None,
    ) -> Pages[T]:
        async def fetch(extra: Mapping[str, object], url: str | None, body: Mapping[str, object]) -> Response:
            sent = data
            if body:
                members: dict[str, Any] = {} if data is UNSET else to_wire(data, operation.sends)
                sent = {**members, **body}
            call = self._prepare(operation, path, options, sent, {**(query or {}), **extra}, headers, url=url)
            response = await self._connection.perform(call)
            captured = _CAPTURED.get()
            if captured is not None:
                captured.append(response)
            return response

        return Pages(operation, fetch, self._connection, page_size=page_size)

    def _stream(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        *,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> StreamContext[Any]:
        async def start() -> StreamResponse[Any]:
            call = self._prepare(operation, path, options, data, query, headers, streams=True)
            return await self._connection.open_stream(call, _items_of(operation, self._connection))

        return StreamContext(start)

    async def _download(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        *,
        to: str | Path,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> Path:
        async with self._stream(operation, path, options, data=data, query=query, headers=headers) as answer:
            return await answer.save(to)

    async def _head(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> Head:
        call = self._prepare(operation, path, options, UNSET, query, headers)
        response = await self._connection.perform(call)
        shape = operation.answer_headers
        return Head(response, None if shape is None else read_headers(shape, response))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._connection!r})"


def _items_of(
    operation: Operation[Any], connection: AsyncConnection
) -> Callable[[StreamResponse[Any]], AsyncIterator[Any]]:
    """How the body of a stream is cut into items: chunks, lines, JSON lines or events."""
    kind = operation.returns
    if operation.answer != "stream" or kind is bytes or kind is None:
        return StreamResponse[Any].bytes
    events = operation.accept == "text/event-stream"
    if kind is str:
        return StreamResponse[Any].events if events else StreamResponse[Any].lines

    async def typed(stream: StreamResponse[Any]) -> AsyncIterator[Any]:
        from ._serde import decode_json_as

        number = 0
        async for text in stream.events() if events else stream.lines():
            number += 1
            if text.strip():
                try:
                    value = decode_json_as(text.encode(), kind, connection.converter)
                except DecodeError as error:
                    problem = error
                else:
                    yield value
                    continue
                raise DecodeError(
                    f"{operation.name}: document {number}: {problem.message}",
                    path=problem.path,
                    payload=problem.payload,
                )

    return typed


def _new_key() -> str:
    from uuid import uuid4

    return str(uuid4())


async def with_response(
    method: Callable[P, Awaitable[R]], *args: P.args, **kwargs: P.kwargs
) -> tuple[R, Response]:
    """Call *method* and give the response beside its value.

    ``pipe, response = await with_response(flexio.pipes.read, "x")``; for a method that sends several requests it
    is the last answer.
    """
    captured: list[Response] = []
    token = _CAPTURED.set(captured)
    try:
        value = await method(*args, **kwargs)
    finally:
        _CAPTURED.reset(token)
    if not captured:
        raise TypeError(
            f"{getattr(method, '__qualname__', method)!s} made no call whose response could be given"
        )
    return value, captured[-1]
