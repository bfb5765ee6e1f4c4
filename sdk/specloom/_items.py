"""From the body of a stream to the items of an operation: chunks, lines, documents, events.

How the body is cut into lines and events is in `_stream`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

from . import _serde
from ._call import Call
from ._operation import Operation
from ._reading import read_headers
from ._stream import StreamResponse, lines_in_utf8
from .connection import AsyncConnection
from .errors import DecodeError

__all__ = ["open_items"]


async def open_items(
    connection: AsyncConnection, operation: Operation[Any], call: Call
) -> StreamResponse[Any]:
    """Run a streaming call up to the head of its answer, which is read as the operation says."""
    stream = await connection.open_stream(call, _items_of(operation, connection))
    if operation.answer_headers is not None:
        stream.head = read_headers(operation.answer_headers, stream)
    return stream


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
        number = 0
        data: str | bytes = b""
        value = None
        try:
            async for data in stream.events() if events else lines_in_utf8(stream):
                number += 1
                if data.strip():
                    value = _document(operation, data, stream, connection, number)
                    if isinstance(value, DecodeError):
                        break
                    yield value
            else:
                return
            problem = value
        finally:
            del data, value  # not to be shown by tracebacks with variables
        raise problem

    return typed


def _document(
    operation: Operation[Any],
    data: str | bytes,
    stream: StreamResponse[Any],
    connection: AsyncConnection,
    number: int,
) -> Any:
    """Read one document of a stream; gives the error of one that does not fit, for the caller to raise."""
    depth = connection.limits.depth
    content = data.encode() if isinstance(data, str) else data
    try:
        return _serde.decode_json_as(content, operation.returns, connection.converter, max_depth=depth)
    except DecodeError as error:
        text = f"{operation.name}: document {number}: {error.message}"
        return DecodeError(
            text, path=error.path, payload=error.payload, hides=operation.has_secrets, log=stream.log
        )
