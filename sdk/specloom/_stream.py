"""Answers whose body is read as it comes: streams, and downloads to a file."""

from __future__ import annotations

import builtins
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from ._codec import decode_json
from ._http import Attempt, Headers, Response
from ._part_file import save
from .errors import DecodeError, SizeLimitExceeded

if TYPE_CHECKING:
    from ._flight import Flight

T = TypeVar("T")

# Attack: a line that never ends, held in memory while it grows.
LINE_LIMIT: Final = 16 * 1024 * 1024


class StreamResponse(Generic[T]):
    """An answer whose body is still on the wire. Iterating gives its items, typed as the operation says.

    ``head`` has the headers of the answer that the spec names, with their types; None where it names none.

    A body that ends early raises ResponseTruncated; silence and dripping are errors as ``timeout`` says. There are no
    retries any more. The body can be read once.
    """

    # What is read here is forgotten when it ends with an error: whoever shows tracebacks with their variables shall
    # not show the body.

    def __init__(
        self, flight: Flight, response: Response, item: Callable[[StreamResponse[T]], AsyncIterator[T]]
    ) -> None:
        self._flight = flight
        self._response = response
        self._item = item
        self._taken = False
        self.head: Any = None

    @property
    def status_code(self) -> int:
        return self._response.status_code

    @property
    def headers(self) -> Headers:
        return self._response.headers

    @property
    def encoding(self) -> str:
        """The charset that the answer names, if Python knows it; else UTF-8."""
        return self._response.encoding

    @property
    def url(self) -> str:
        return self._response.url

    @property
    def history(self) -> tuple[Response, ...]:
        """The redirects that led here."""
        return self._response.history

    @property
    def log(self) -> tuple[Attempt, ...]:
        return self._response.log

    @property
    def request_id(self) -> str | None:
        return self._response.request_id

    def __aiter__(self) -> AsyncIterator[T]:
        return self._item(self)

    async def bytes(self) -> AsyncIterator[builtins.bytes]:
        """Give the body in pieces as they come, decoded from its content coding."""
        if self._taken:
            raise RuntimeError("the body of a stream can be read once")
        self._taken = True
        flight = self._flight
        piece = b""
        try:
            while piece := await flight.next_piece():
                yield piece
        finally:
            del piece

    async def lines(self) -> AsyncIterator[str]:
        """Give the body line by line, as text without line ends (LF or CR LF); UTF-8 unless the type says else.

        A byte order mark at the beginning is no part of the text.
        """
        line, mark = b"", BOM_UTF8
        try:
            async for line in lines_in_utf8(self):
                yield line.removeprefix(mark).decode("utf-8", "replace")
                mark = b""
        finally:
            del line

    async def json_lines(self) -> AsyncIterator[Any]:
        """Give one JSON document per line; empty lines are passed over. DecodeError names the line."""
        number = 0
        line, value = b"", None
        try:
            async for line in lines_in_utf8(self):
                number += 1
                if line.strip():
                    try:
                        value = decode_json(line, max_depth=self._response.max_depth)
                    except DecodeError as error:
                        problem = error
                        break
                    yield value
            else:
                return
        finally:
            del line, value
        raise DecodeError(f"line {number}: {problem.message}", payload=problem.payload, log=self.log)

    async def events(self) -> AsyncIterator[str]:
        """Give the data of server-sent events. Source: HTML Living Standard, section 9.2.6."""
        data: list[str] = []
        line = name = value = ""
        size = 0
        raw, mark = b"", BOM_UTF8
        try:
            async for raw in lines_in_utf8(self, with_cr=True):
                line = raw.removeprefix(mark).decode("utf-8", "replace")
                mark = b""
                # Attack: an event that never ends, held in memory while it grows.
                size += len(line)
                if size > LINE_LIMIT:
                    raise SizeLimitExceeded(f"an event of more than {LINE_LIMIT} bytes", limit=LINE_LIMIT)
                name, _, value = line.partition(":")
                if not line:
                    if data:
                        yield "\n".join(data)
                    data, size = [], 0
                elif name == "data":
                    data.append(value.removeprefix(" "))
        finally:
            del data, raw, line, name, value

    async def read(self, limit: int | None = None) -> builtins.bytes:
        """Read what is left, at most *limit* bytes (default: the connection's limit for bodies)."""
        most = self._flight.body_limit if limit is None else limit
        pieces: list[builtins.bytes] = []
        piece, size = b"", 0
        try:
            async for piece in self.bytes():
                size += len(piece)
                if size > most:
                    raise SizeLimitExceeded(f"the body is larger than {most} bytes", limit=most)
                pieces.append(piece)
            return b"".join(pieces)
        finally:
            del pieces, piece

    async def save(self, to: str | Path) -> Path:
        """Write the body to a file: beside it first, checked to be whole, then put in its place.

        On failure or cancellation the old content is intact and nothing is left behind.
        """
        return await save(self.bytes(), Path(to))

    async def aclose(self) -> None:
        """Give the connection back; what was not read is lost."""
        self._flight.end()

    def __repr__(self) -> str:
        return f"StreamResponse({self.status_code}, {self._response.method})"


async def lines_in_utf8(stream: StreamResponse[Any], *, with_cr: bool = False) -> AsyncIterator[bytes]:
    """Give the lines in UTF-8, whatever the charset of the body, without their ends: LF, CR LF, or *with_cr* CR."""
    encoding = stream.encoding
    pieces = stream.bytes() if encoding == "utf-8" else _in_utf8(stream.bytes(), encoding)
    if with_cr:
        pieces = _with_lf(pieces)
    held: list[builtins.bytes] = []  # the line that has begun
    piece = first = rest = line = last = b""
    whole = held
    size = 0
    try:
        async for piece in pieces:
            first, end, rest = piece.partition(b"\n")
            held.append(first)
            size += len(first)
            if size > LINE_LIMIT:
                raise SizeLimitExceeded(f"a line of more than {LINE_LIMIT} bytes", limit=LINE_LIMIT)
            if end:
                yield b"".join(held).removesuffix(b"\r")
                *whole, last = rest.split(b"\n")
                for line in whole:
                    yield line.removesuffix(b"\r")
                held, size = [last], len(last)
        if size:
            yield b"".join(held).removesuffix(b"\r")
    finally:
        del held, piece, first, rest, line, last, whole


async def _with_lf(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Write CR LF and CR as LF."""
    piece = b""
    has_cr = False
    try:
        async for piece in pieces:
            rest = piece[1:] if has_cr and piece.startswith(b"\n") else piece
            has_cr = piece.endswith(b"\r")
            yield rest.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    finally:
        piece = rest = b""


async def _in_utf8(pieces: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    decoder = getincrementaldecoder(encoding)("replace")
    piece = b""
    try:
        async for piece in pieces:
            yield decoder.decode(piece).encode(errors="replace")
        yield decoder.decode(b"", final=True).encode(errors="replace")
        return
    except UnicodeError as error:  # UTF-16 and UTF-32 begin with a mark that says which of two they are
        problem = str(error)
    finally:
        del piece, decoder
    raise DecodeError(f"the body is not {encoding}, though its Content-Type says so: {problem}")


class StreamContext(Generic[T]):
    """``async with client.things.stream_export() as stream: async for item in stream: …``"""

    def __init__(self, start: Callable[[], Coroutine[Any, Any, StreamResponse[T]]]) -> None:
        self._start = start
        self._stream: StreamResponse[T] | None = None

    async def __aenter__(self) -> StreamResponse[T]:
        self._stream = await self._start()
        return self._stream

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            await self._stream.aclose()


async def save_stream(context: StreamContext[Any], target: Path) -> Path:
    """Open a stream and write its body to *target*, whole or not at all."""
    async with context as stream:
        return await stream.save(target)


__all__ = ["StreamContext", "StreamResponse", "lines_in_utf8", "save_stream"]
