"""How a generated method runs: mechanism without verbs, which hands an `Operation` to the connection."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final, ParamSpec, TypeVar, cast

from attrs import evolve

from ._arguments import arguments_of
from ._body import BytesBody
from ._call import Call, Manner
from ._capture import CAPTURED, capture
from ._http import Headers, Response
from ._items import open_items
from ._operation import Api, Operation
from ._options import RequestOptions
from ._page_token import fingerprint
from ._path import check_headers
from ._reading import read_answer, read_headers, read_items
from ._refusal import refusal
from ._routes import Target
from ._stream import StreamContext, save_stream
from ._unset import UNSET
from .connection import AsyncConnection
from .errors import DecodeError, NotFound, StatusError
from .pages import Pages

__all__ = ["Head", "Service", "with_response"]

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

_NOTHING: Final[Mapping[str, object]] = {}


class Head:
    """What a HEAD request says: falsy when there is no such thing (404, or what the API says counts as one).

    Typed answer headers of the operation are attributes as well.
    """

    __slots__ = ("exists", "headers", "response", "status_code", "typed")

    def __init__(self, response: Response, typed: Any = None, *, exists: bool = True) -> None:
        self.response = response
        self.status_code = response.status_code
        self.headers: Headers = response.headers
        self.exists = exists
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

    # None of these is a coroutine function: a frame of theirs, with the caller's tokens and data in its locals, would
    # be in the traceback of each error.

    def _call(
        self,
        operation: Operation[T],
        path: Sequence[object],
        options: RequestOptions,
        *,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> Coroutine[Any, Any, T]:
        call = self._prepare(operation, path, options, data, query, headers)
        return self._result(operation, call, asked=options.get("expected_status") is not None)

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
        def fetch(
            extra: Mapping[str, object], url: str | None, members: Mapping[str, object]
        ) -> Coroutine[Any, Any, Response]:
            params = {**(query or _NOTHING), **extra}
            call = self._prepare(operation, path, options, data, params, headers, members=members, url=url)
            return self._page(operation, call)

        subject = partial(self._subject, operation, path, options, data, query, headers)
        by_token = options.get("token") is not None
        return Pages(
            operation, fetch, self._connection, subject=subject, by_token=by_token, page_size=page_size
        )

    def _subject(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        data: object,
        query: Mapping[str, object] | None,
        headers: Mapping[str, object] | None,
    ) -> str:
        """The fingerprint of what a list is asked for by. A key in the query of the base URL is no part of it."""
        connection, own = self._connection, headers or _NOTHING
        routes = connection.routes
        base = routes.base if operation.host is None else routes.hosts[operation.host]
        query = {**(query or _NOTHING), **operation.body_query(data, connection.converter)}
        texts = operation.header_texts(own)
        body = operation.body_of(data, converter=connection.converter)
        return fingerprint(
            base.partition("://")[2].partition("?")[0].partition("/")[2] + operation.fill_path(path),
            operation.query_text(query, options.get("params")),
            {name: texts[name] for name in own if name in texts},
            body.content if isinstance(body, BytesBody) else None,
        )

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
        call = self._prepare(operation, path, options, data, query, headers, streams=True)
        return StreamContext(partial(open_items, self._connection, operation, call))

    def _download(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        *,
        to: str | Path,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> Coroutine[Any, Any, Path]:
        if options.get("expected_status") is None:
            # A path does not say with which status its content came: that of a refusal is no download.
            options = {**options, "expected_status": ()}
        stream = self._stream(operation, path, options, data=data, query=query, headers=headers)
        return save_stream(stream, Path(to))

    def _head(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        *,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> Coroutine[Any, Any, Head]:
        return self._look(operation, self._prepare(operation, path, options, UNSET, query, headers))

    # --- from arguments to calls ---

    def _prepare(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        data: object,
        query: Mapping[str, object] | None,
        headers: Mapping[str, object] | None,
        *,
        members: Mapping[str, object] = _NOTHING,
        streams: bool = False,
        url: str | None = None,
    ) -> Call:
        connection = self._connection
        if operation.body == "query":
            query = {**(query or _NOTHING), **operation.body_query(data, connection.converter)}
        if operation.idempotency_key is not None:
            options, query = _with_key(operation.idempotency_key, options, query)
        sent = operation.header_texts(headers)
        if sent is not operation.sent_headers:
            check_headers(sent)
        return connection.settings.call(
            self._target(operation, path, query, options) if url is None else connection.routes.link(url),
            operation.body_of(data, members=members, converter=connection.converter),
            sent,
            options,
            self._manner(operation),
            streams=streams,
        )

    def _target(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        query: Mapping[str, object] | None,
        options: RequestOptions,
    ) -> Target:
        routes, filled = self._connection.routes, operation.fill_path(path)
        text = operation.query_text(query, options.get("params"))
        if operation.template.is_url:
            return routes.link(filled, text, host=operation.host)
        return routes.target(filled, text, host=operation.host)

    def _manner(self, operation: Operation[Any]) -> Manner:
        manner: Manner | None = operation.manner
        if manner is None:
            manner = operation.manner = Manner(
                name=operation.name,
                method=operation.method,
                headers=operation.sent_headers,
                idempotent=operation.idempotent,
                expected=operation.statuses,
                retry_statuses=operation.retry_statuses,
                key_header=operation.key_header,
                timeout=operation.timeout,
                trickles=operation.answer == "stream" and operation.returns not in (bytes, None),
                errors=evolve(
                    self._api.errors, hides=operation.has_secrets, hides_sent=operation.sends_secrets
                ),
                anonymous=operation.anonymous,
                auth=operation.auth,
                ways=self._api.auth,
                arguments=partial(arguments_of, type(self), operation.name.rpartition(".")[2]),
            )
        return manner

    # --- from calls to values ---

    async def _result(self, operation: Operation[T], call: Call, *, asked: bool) -> T:
        connection = self._connection
        response = await connection.perform(call)
        capture(response)
        try:
            return read_answer(operation, response, connection.converter)
        except DecodeError:
            if asked and not 200 <= self._api.errors.verdict(response) < 300:
                # The caller has said that it is no error, and `with_response` gives the rest.
                return cast("T", None)
            if response.status_code < 400:
                raise
            problem = self._refused(operation, response)
        raise problem

    async def _page(self, operation: Operation[Any], call: Call) -> Response:
        connection = self._connection
        response = await connection.perform(call)
        capture(response)
        if response.status_code < 400:
            return response
        try:
            read_items(operation, response, connection.converter)
        except DecodeError:
            problem = self._refused(operation, response)
        else:
            return response
        raise problem

    def _refused(self, operation: Operation[Any], response: Response) -> StatusError:
        """An answer above 399 that the spec takes for a result is one only if it fits the operation's type; in a list,
        where nothing would look like the end, so is one that the caller expects."""
        wall = self._connection.clock.wall()
        return refusal(
            response, self._manner(operation).errors, name=operation.name, log=response.log, wall=wall
        )

    async def _look(self, operation: Operation[Any], call: Call) -> Head:
        try:
            response = await self._connection.perform(call)
        except NotFound as error:
            response = error.response
        capture(response)
        exists = self._api.errors.verdict(response) != 404
        shape = operation.answer_headers
        return Head(response, None if shape is None else read_headers(shape, response), exists=exists)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._connection!r})"


def _with_key(
    carrier: tuple[str, str], options: RequestOptions, query: Mapping[str, object] | None
) -> tuple[RequestOptions, Mapping[str, object] | None]:
    """Give a call an idempotency key of its own, unless the caller has one for it (None: no key)."""
    if "idempotency_key" not in options:
        from uuid import uuid4

        options = {**options, "idempotency_key": str(uuid4())}
    kind, name = carrier
    if kind == "query":
        query = {**(query or _NOTHING), name: options["idempotency_key"]}
    return options, query


async def with_response(
    method: Callable[P, Awaitable[R]], *args: P.args, **kwargs: P.kwargs
) -> tuple[R, Response]:
    """Call *method* and give the response beside its value.

    ``pipe, response = await with_response(flexio.pipes.read, "x")``; for a method that sends several requests it
    is the last answer.
    """
    captured: list[Response] = []
    outer = CAPTURED.get()
    token = CAPTURED.set(captured)
    try:
        value = await method(*args, **kwargs)
    finally:
        CAPTURED.reset(token)
        if outer is not None:
            outer += captured
    if not captured:
        raise TypeError(
            f"{getattr(method, '__qualname__', method)!s} made no call whose response could be given"
        )
    return value, captured[-1]
