"""Bodies that are values, one a line, written as they are sent.

How a value becomes a line is the caller's to say. Bodies of bytes, among them streams of bytes, are in `sources`.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Collection, Iterable, Iterator
from typing import Any, Final, cast

from .._codec import encode_json
from .sources import Body, BodyStream

#: Bytes of lines that are put together before they are sent, where all values are there at once.
PIECE: Final = 64 * 1024

#: Writes one value, of which the number is given, as a line with its end.
WriteLine = Callable[[Any, int], bytes]


class LinesBody(Body):
    """Values of an iterable, plain or async, or of a function that makes a new one for each attempt.

    What is a collection is copied and can be sent again; a generator is read once. Bytes among the values are lines
    already and go as they are. What *write* raises ends the attempt.
    """

    __slots__ = ("_make", "_source", "_spent", "_write")

    def __init__(self, source: Any, write: WriteLine, content_type: str | None = None) -> None:
        self.content_type = content_type
        self._write = write
        self._spent = False
        self._make: Callable[[], object] | None = None
        self._source: object = None
        if isinstance(source, Collection):
            self._source = tuple(cast("Any", source))  # the caller may change it between attempts
        elif isinstance(source, Iterable | AsyncIterable):
            self._source = cast("Any", source)
        elif callable(source) and not isinstance(source, type):
            self._make = source
        else:
            raise TypeError(
                f"the body is an iterable of values, plain or async, or a function that makes one;"
                f" got {type(source).__name__}"
            )

    @property
    def length(self) -> None:
        return None

    @property
    def replayable(self) -> bool:
        return self._make is not None or isinstance(self._source, tuple) or not self._spent

    def open(self) -> BodyStream:
        if not self.replayable:
            raise ValueError(
                "the body is an iterator, and values of it were taken already; give a list, or a function that makes"
                " the iterator, so that it can be sent again"
            )
        return self._chunks()

    async def _chunks(self) -> BodyStream:
        self._spent = True
        source = self._source if self._make is None else self._make()
        try:
            if isinstance(source, AsyncIterable):
                number = 0
                async for value in cast("Any", source):
                    yield self._line(value, number)
                    number += 1
            elif isinstance(source, Iterable):
                for piece in self._pieces(cast("Any", source)):
                    yield piece
            else:
                raise TypeError(f"the function that makes the body gave {type(source).__name__}, no iterable")
        finally:
            # What the caller gave is the caller's to close; what the function made is ours.
            if self._make is not None:
                await _close(cast("Any", source))

    def _pieces(self, source: Iterable[Any]) -> Iterator[bytes]:
        """Lines put together: one write for each of many small ones would cost more than the lines."""
        waiting = bytearray()
        for number, value in enumerate(source):
            waiting += self._line(value, number)
            if len(waiting) >= PIECE:
                yield bytes(waiting)
                waiting.clear()
        if waiting:
            yield bytes(waiting)

    def _line(self, value: Any, number: int) -> bytes:
        if isinstance(value, bytes | bytearray | memoryview):
            return bytes(cast("bytes", value))
        return self._write(value, number)


def json_line(plain: Any, number: int) -> bytes:
    """Write plain data as a line of JSON. TypeError and ValueError for what JSON cannot hold."""
    try:
        return encode_json(plain) + b"\n"
    except ValueError as error:
        problem = str(error)
    raise ValueError(f"data[{number}]: {problem}")


def text_line(value: object, number: int) -> bytes:
    """Write a text as a line; one that has its end already keeps it. TypeError and ValueError for what is no line."""
    if not isinstance(value, str):
        raise TypeError(f"data[{number}]: a line is a text, got {type(value).__name__}")
    line = value.removesuffix("\n")
    if "\n" in line or "\r" in line.removesuffix("\r"):
        raise ValueError(f"data[{number}]: the text has a line break within, so it would be several lines")
    try:
        return b"%b\n" % line.encode()
    except UnicodeEncodeError as error:
        place = error.start
    raise ValueError(f"data[{number}]: the text holds half a surrogate pair at character {place}")


async def _close(source: Any) -> None:
    if (aclose := getattr(source, "aclose", None)) is not None:
        await aclose()
    elif (close := getattr(source, "close", None)) is not None:
        close()
