"""Bodies that come from one place: bytes, a file on disk, an open file, a stream of the caller's.

All promise the same: an attempt sends exactly the bytes that the first one would have sent, or opening
fails and says so. Files are touched in threads only, never on the event loop.
"""

from __future__ import annotations

import asyncio
import io
import os
import stat
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable
from threading import Lock
from typing import Any, BinaryIO, Final, cast

#: Bytes read from a file at once: a hop to a thread costs some 50 µs, so pieces are not small.
CHUNK: Final = 256 * 1024


#: The pieces of one attempt's body. Whoever opened it calls ``aclose`` when the attempt has ended.
BodyStream = AsyncGenerator[bytes, None]


class Body(ABC):
    """What a request sends. The same bytes each time it is opened.

    ``content_type`` is the type that the content itself suggests. ``length`` (bytes; None: not known beforehand)
    and ``replayable`` are valid once ``measured`` is true; `measure` sees to that.
    """

    __slots__ = ("content_type",)

    content_type: str | None

    @property
    def measured(self) -> bool:
        """Whether `measure` has nothing left to do."""
        return True

    async def measure(self) -> None:  # noqa: B027, most bodies have nothing to find
        """Find length and starting point, off the event loop. OSError when a file cannot be used."""

    @property
    @abstractmethod
    def length(self) -> int | None: ...

    @property
    def replayable(self) -> bool:
        """Whether `open` can still give the whole body; false for a stream once a piece of it was taken."""
        return True

    @abstractmethod
    def open(self) -> bytes | BodyStream:
        """Give the content from its start: all of it, or piece by piece.

        ValueError when it can no longer be given whole. A stream raises ValueError midway when its file
        has changed since it was measured.
        """

    def __repr__(self) -> str:
        size = "length not known" if not self.measured or self.length is None else f"{self.length} bytes"
        return f"{type(self).__name__}({size}, {self.content_type})"


class BytesBody(Body):
    """Content that lies in memory."""

    __slots__ = ("content",)

    def __init__(self, content: bytes, content_type: str | None = None) -> None:
        self.content = content
        self.content_type = content_type

    @property
    def length(self) -> int:
        return len(self.content)

    def open(self) -> bytes:
        return self.content


class FileBody(Body):
    """A file named by its path; each attempt opens it anew."""

    __slots__ = ("_identity", "_size", "path")

    def __init__(self, path: str | os.PathLike[str], content_type: str | None = None) -> None:
        self.path = os.fspath(path)
        self.content_type = content_type
        self._size: int | None = None
        # Set by the first attempt; a later one must find the same.
        self._identity: tuple[int, ...] | None = None

    @property
    def measured(self) -> bool:
        return self._size is not None

    @property
    def length(self) -> int | None:
        return self._size

    async def measure(self) -> None:
        if self._size is None:
            self._size = await asyncio.to_thread(_size_of, self.path)

    def open(self) -> BodyStream:
        return self._chunks(_announced(self._size, self.path))

    async def _chunks(self, size: int) -> BodyStream:
        source = await _finish(asyncio.to_thread(self._open_file))
        try:
            read = _Reader(source, None).read
            async for chunk in _pieces(read, size, self.path):
                yield chunk
        finally:
            await _close(source.close)

    def _open_file(self) -> io.BufferedReader:
        source = open(self.path, "rb")  # noqa: SIM115, closed by the stream
        now = os.fstat(source.fileno())
        identity = (now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns)
        if self._identity is None:
            self._identity = identity
        elif self._identity != identity:
            source.close()
            raise ValueError(f"{self.path} has changed since the first attempt; it cannot be sent again")
        return source


class HandleBody(Body):
    """A file that the caller has opened, sent from where it stands; it is never closed here."""

    __slots__ = ("_measured", "_reader", "_size", "_spent", "_start", "handle")

    def __init__(self, handle: BinaryIO, content_type: str | None = None) -> None:
        self.handle = handle
        self.content_type = content_type
        self._measured = False
        self._size: int | None = None
        self._start: int | None = None
        self._spent = False
        self._reader: _Reader | None = None

    @property
    def measured(self) -> bool:
        return self._measured

    @property
    def length(self) -> int | None:
        return self._size

    @property
    def replayable(self) -> bool:
        return self._start is not None or not self._spent

    async def measure(self) -> None:
        if not self._measured:
            self._start, self._size = await asyncio.to_thread(_extent, self.handle)
            self._reader = _Reader(self.handle, self._start)
            self._measured = True

    def open(self) -> BodyStream:
        if self._reader is None:
            raise ValueError("the body was not measured before it was opened")
        if not self.replayable:
            raise ValueError("the file can be read once only (it cannot seek), and was read already")
        return self._chunks(self._reader.from_start())

    async def _chunks(self, read: Callable[[int], bytes]) -> BodyStream:
        self._spent = True
        name = str(getattr(self.handle, "name", "the file"))
        async for chunk in _pieces(read, self._size, name):
            yield chunk


class StreamBody(Body):
    """Pieces that the caller makes: an async iterable, read once, or a function that gives a new one each time."""

    __slots__ = ("_make", "_source", "_spent")

    def __init__(
        self,
        source: AsyncIterable[bytes] | Callable[[], AsyncIterable[bytes]],
        content_type: str | None = None,
    ) -> None:
        self.content_type = content_type
        self._spent = False
        # Only a function is known to start over: objects such as a socket's reader give a new iterator
        # each time, which goes on where the last one ended.
        self._make: Callable[[], AsyncIterable[bytes]] | None = None
        self._source: AsyncIterable[bytes] | None = None
        if callable(source):
            self._make = source
        else:
            self._source = source

    @property
    def length(self) -> None:
        return None

    @property
    def replayable(self) -> bool:
        return self._make is not None or not self._spent

    def open(self) -> BodyStream:
        if not self.replayable:
            raise ValueError(
                "the body is a stream, and pieces of it were taken already; give bytes, a file, or a function"
                " that makes the stream, so that it can be sent again"
            )
        return self._chunks()

    async def _chunks(self) -> BodyStream:
        self._spent = True
        source: Any = self._source if self._make is None else self._make()
        if not isinstance(source, AsyncIterable):
            raise TypeError(
                f"the function that makes the body gave {type(source).__name__}, no async iterable"
            )
        chunk: object = None
        try:
            async for chunk in cast("AsyncIterable[object]", source):
                yield _as_bytes(chunk, "the stream of the body")
        finally:
            del chunk  # not to be shown by tracebacks with variables
            # What the caller gave is the caller's to close; what the function made is ours.
            close = None if self._make is None else getattr(cast("Any", source), "aclose", None)
            if close is not None:
                await close()


def source_of(source: Any, content_type: str | None) -> Body:
    """Find the body for bytes, a path, an open file, an async iterable or a function that makes one.

    Text is not among them: whoever calls decides whether it is content or a mistake.
    """
    if isinstance(source, bytes):
        return BytesBody(source, content_type)
    if isinstance(source, (bytearray, memoryview)):
        return BytesBody(
            bytes(cast("bytearray", source)), content_type
        )  # a copy: the caller may change it between attempts
    if isinstance(source, os.PathLike):
        return FileBody(cast("os.PathLike[str]", source), content_type)
    if isinstance(source, io.BytesIO):
        return BytesBody(source.getvalue()[source.tell() :], content_type)
    if isinstance(source, io.TextIOBase):
        raise TypeError('the file is open as text; open it in binary mode ("rb")')
    if isinstance(source, AsyncIterable):
        return StreamBody(cast("AsyncIterable[bytes]", source), content_type)
    if callable(getattr(source, "read", None)):
        return HandleBody(cast("BinaryIO", source), content_type)
    if callable(source) and not isinstance(source, type):
        return StreamBody(cast("Callable[[], AsyncIterable[bytes]]", source), content_type)
    raise TypeError(
        f"a body is bytes, text, a path, a binary file, an async iterable of bytes or plain data;"
        f" got {type(source).__name__}"
    )


class _Reader:
    """Reads a file for one attempt at a time, although threads of attempts that were given up may linger.

    A thread cannot be cancelled: it may still read while the next attempt has begun. So each read goes to
    its own offset, under a lock; a straggler moves the file for nobody.
    """

    __slots__ = ("_lock", "_source", "_start")

    def __init__(self, source: Any, start: int | None) -> None:
        self._source = source
        self._start = start
        self._lock = Lock()

    def read(self, size: int) -> bytes:
        with self._lock:
            return _as_bytes(self._source.read(size), "the file")

    def from_start(self) -> Callable[[int], bytes]:
        """Give a function that reads on from the start, whatever else has read meanwhile."""
        if self._start is None:
            return self.read
        offset = self._start

        def read(size: int) -> bytes:
            nonlocal offset
            with self._lock:
                self._source.seek(offset)
                chunk = _as_bytes(self._source.read(size), "the file")
            offset += len(chunk)
            return chunk

        return read


async def _pieces(read: Callable[[int], bytes], size: int | None, name: str) -> BodyStream:
    """Give *size* bytes, or all to the end when that is not known; ValueError when there are fewer."""
    left = size
    while left is None or left:
        chunk = await asyncio.to_thread(read, CHUNK if left is None else min(CHUNK, left))
        if not chunk:
            break
        if left is not None:
            left -= len(chunk)
        yield chunk
    if left:
        raise ValueError(f"{name} has become shorter while it was sent: {left} of {size} bytes are missing")


async def _finish(opening: Awaitable[io.BufferedReader]) -> io.BufferedReader:
    """Await a thread that opens a file; when the wait is cancelled, the file is closed all the same."""
    task = asyncio.ensure_future(opening)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        task.add_done_callback(_close_opened)
        raise


def _close_opened(done: asyncio.Future[io.BufferedReader]) -> None:
    if not done.cancelled() and done.exception() is None:
        done.result().close()


async def _close(close: Callable[[], None]) -> None:
    # In a thread, as the file's own lock may be held by a read that nobody waits for any more.
    await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, close))


def _size_of(path: str) -> int:
    found = os.stat(path)
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(f"{path} is a directory; a body is a file")
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(f"{path} is no regular file; open it and give the open file, which is sent once")
    return found.st_size


def _extent(handle: BinaryIO) -> tuple[int | None, int | None]:
    """Find where a file stands and how many bytes follow; None, None when it cannot seek."""
    try:
        if not handle.seekable():
            return None, None
        start = handle.tell()
        end = handle.seek(0, os.SEEK_END)
        handle.seek(start)
    except (AttributeError, io.UnsupportedOperation):
        return None, None
    return start, max(0, end - start)


def _announced(size: int | None, name: str) -> int:
    if size is None:
        raise ValueError(f"{name} was not measured before it was opened")
    return size


def _as_bytes(chunk: object, what: str) -> bytes:
    if isinstance(chunk, bytes):
        return chunk
    if isinstance(chunk, (bytearray, memoryview)):
        return bytes(cast("bytearray", chunk))
    raise TypeError(f"{what} must give bytes, got {type(chunk).__name__}")
