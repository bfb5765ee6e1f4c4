"""Bodies of several parts: forms with files (RFC 7578), and other multipart types with parts of any shape."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import Any, BinaryIO, Final, Literal, cast, final

from attrs import field, frozen

from .form import flatten, text_of
from .sources import Body, BodyStream, BytesBody, source_of

FORM_DATA: Final = "multipart/form-data"
_BOUNDARY: Final = re.compile(r"[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]")  # RFC 2046, 5.1.1
_BROKEN: Final = re.compile(r"[\r\n\0]")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_MEDIA: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+")

# By our own table: the one of the standard library reads files of the system, which differ between machines.
_TYPES: Final = {
    "txt": "text/plain; charset=utf-8", "csv": "text/csv", "html": "text/html", "htm": "text/html", "css": "text/css",
    "md": "text/markdown", "xml": "application/xml", "json": "application/json", "yaml": "application/yaml",
    "yml": "application/yaml", "js": "text/javascript", "pdf": "application/pdf", "zip": "application/zip",
    "gz": "application/gzip", "tar": "application/x-tar", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml", "webp": "image/webp", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "ico": "image/vnd.microsoft.icon", "mp3": "audio/mpeg",
    "wav": "audio/wav", "mp4": "video/mp4", "webm": "video/webm", "geojson": "application/geo+json",
    "xls": "application/vnd.ms-excel", "doc": "application/msword",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip

_NO_HEADERS: Final[Mapping[str, str | Literal[False]]] = {}

FileSource = bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO | AsyncIterable[bytes]


@frozen
class File:
    """A file to send: its content, the name that the server is told, and its media type.

    *source* is bytes, a path, a binary file, an async iterable of bytes or a function that makes one. Without
    *name* the source's own is used, else the field's; without *media* the name decides.
    """

    source: FileSource | Callable[[], AsyncIterable[bytes]] = field(repr=False)
    name: str | None = None
    media: str | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.source, str):
            raise TypeError('File takes content or a path, not text: write Path("report.txt") or b"…"')


@frozen
class Part:
    """One part: a value (text, number, bytes), or a file (`File`, a path, a binary file, a stream).

    *headers* are added to Content-Disposition and Content-Type, or replace them; False leaves one out.
    *name* may be None in multipart types other than form-data.
    """

    name: str | None
    value: Any = field(repr=False)
    filename: str | None = field(default=None, kw_only=True)
    content_type: str | Literal[False] | None = field(default=None, kw_only=True)
    headers: Mapping[str, str | Literal[False]] = field(default=_NO_HEADERS, kw_only=True, repr=False)


@final
@frozen
class Multipart:
    """Several parts as one body: ``Multipart({"title": "Report", "file": Path("report.pdf")})``.

    *parts* is a mapping (a list repeats the name, None leaves it out) or `Part` values. *content_type* is the type
    of the whole; *boundary* replaces the random one; *lengths* adds a Content-Length to each part.
    """

    parts: Mapping[str, Any] | Iterable[Part]
    content_type: str = field(default=FORM_DATA, kw_only=True)
    boundary: str | None = field(default=None, kw_only=True)
    lengths: bool = field(default=False, kw_only=True)

    def __repr__(self) -> str:
        return f"Multipart({self.content_type})"


def as_multipart(value: Any) -> Multipart:
    """Read the ``multipart=`` of a call: a `Multipart`, a mapping, or parts."""
    if isinstance(value, Multipart):
        return value
    if isinstance(value, (str, bytes)) or not isinstance(value, (Mapping, Iterable)):
        raise TypeError(f"multipart takes a mapping, parts or a Multipart; got {type(value).__name__}")
    return Multipart(cast("Mapping[str, Any] | Iterable[Part]", value))


class MultipartBody(Body):
    """The parts between their boundaries; as replayable as all of its parts."""

    __slots__ = ("_boundary", "_lengths", "_parts")

    def __init__(
        self, value: Multipart, *, encode: Callable[[Any], str] = text_of, boundary: str | None = None
    ) -> None:
        chosen = value.boundary if value.boundary is not None else boundary
        self._boundary = check_boundary(chosen) if chosen is not None else os.urandom(16).hex()
        self._lengths = value.lengths
        self.content_type = _typed(value.content_type, self._boundary)
        self._parts = [_prepare(part, encode) for part in _parts_of(value)]
        if chosen is not None:
            self._check_content()

    def _check_content(self) -> None:
        # Attack: content that holds a boundary known beforehand, and so ends its part and begins another.
        mark = b"--" + self._boundary.encode("ascii")
        for _, body in self._parts:
            if isinstance(body, BytesBody) and mark in body.content:
                raise ValueError(f"a part holds the boundary {self._boundary!r}; choose another, or none")

    @property
    def measured(self) -> bool:
        return all(body.measured for _, body in self._parts)

    async def measure(self) -> None:
        for _, body in self._parts:
            await body.measure()

    @property
    def replayable(self) -> bool:
        return all(body.replayable for _, body in self._parts)

    @property
    def length(self) -> int | None:
        total = 0
        for piece in self._pieces():
            size = len(piece) if isinstance(piece, bytes) else piece.length
            if size is None:
                return None
            total += size
        return total

    def open(self) -> bytes | BodyStream:
        pieces = [piece.content if isinstance(piece, BytesBody) else piece for piece in self._pieces()]
        whole = [piece for piece in pieces if isinstance(piece, bytes)]
        if len(whole) == len(pieces):
            return b"".join(whole)
        if not self.replayable:
            raise ValueError(
                "a part is a stream, and pieces of it were taken already; it cannot be sent again"
            )
        return self._chunks(pieces)

    async def _chunks(self, pieces: list[bytes | Body]) -> BodyStream:
        for piece in pieces:
            opened = piece if isinstance(piece, bytes) else piece.open()
            if isinstance(opened, bytes):
                yield opened
                continue
            try:
                async for chunk in opened:
                    yield chunk
            finally:
                await opened.aclose()

    def _pieces(self) -> Iterable[bytes | Body]:
        mark = f"--{self._boundary}"
        for headers, body in self._parts:
            lines = list(headers.items())
            if self._lengths and body.length is not None and "Content-Length" not in headers:
                lines.append(("Content-Length", str(body.length)))
            shown = [f"{name}: {value}\r\n" for name, value in lines if value is not False]
            yield f"{mark}\r\n{''.join(shown)}\r\n".encode()
            yield body
            yield b"\r\n"
        yield f"{mark}--\r\n".encode()


def _parts_of(value: Multipart) -> Iterable[Part]:
    if isinstance(value.parts, Mapping):
        fields = cast("Mapping[str, Any]", value.parts)  # pyright: ignore[reportUnknownMemberType]
        return [Part(name, one) for name, one in flatten(fields.items())]
    parts = cast("list[object]", list(value.parts))
    for part in parts:
        if not isinstance(part, Part):
            raise TypeError(f"multipart takes Part values or a mapping; got {type(part).__name__}")
    return cast("list[Part]", parts)


def _prepare(part: Part, encode: Callable[[Any], str]) -> tuple[dict[str, str | Literal[False]], Body]:
    value = part.value
    filename = part.filename
    media = part.content_type
    if not isinstance(value, File) and _is_source(value):
        value = File(value)
    if isinstance(value, File):
        filename = filename or value.name or _name_of(value.source) or part.name or "file"
        media = value.media if media is None else media
        body = source_of(value.source, None)
    elif isinstance(value, (bytes, bytearray, memoryview)):
        body = source_of(value, None)
    else:
        body = BytesBody(encode(value).encode())
    if media is None and filename is not None:
        media = media_of(filename)
    return _headers(part, filename, media), body


def _headers(
    part: Part, filename: str | None, media: str | Literal[False] | None
) -> dict[str, str | Literal[False]]:
    # Content-Type first: it is how the REST connector's document prints a part; no reader minds.
    headers: dict[str, str | Literal[False]] = {}
    if media is not None:
        headers["Content-Type"] = media
    headers["Content-Disposition"] = _disposition(part.name, filename)
    for name, value in part.headers.items():
        if not _TOKEN.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a header")
        headers[name.title()] = value
    for name, line in headers.items():
        _check_line(name, line, part.name)
    return headers


def _check_line(name: str, line: object, part: str | None) -> None:
    if line is not False and (not isinstance(line, str) or _BROKEN.search(line)):
        raise ValueError(f"the header {name} of part {part!r} must be text on one line, or False")


def _disposition(name: str | None, filename: str | None) -> str:
    text = "form-data" if name is None else f'form-data; name="{quote_name(name)}"'
    return text if filename is None else f'{text}; filename="{quote_name(filename)}"'


def quote_name(name: object) -> str:
    """Write a name between quotes of Content-Disposition; ValueError for CR, LF and NUL.

    A quote becomes ``%22``, as browsers write it. Source: WHATWG HTML, multipart/form-data encoding; RFC 7578, 5.1.
    """
    if not isinstance(name, str):
        raise TypeError(f"the name of a part is text, got {type(name).__name__}")
    # Attack: a name that ends its line and writes headers, or a part, of its own.
    if _BROKEN.search(name):
        raise ValueError("the name of a part or file must not hold CR, LF or NUL")
    return name.replace('"', "%22")


def check_boundary(text: str) -> str:
    """Refuse what cannot be a boundary: 1 to 70 characters of the set of RFC 2046, no space at the end."""
    if not _BOUNDARY.fullmatch(text):
        raise ValueError(f"{text!r} is no boundary: 1 to 70 letters, digits, '()+_,-./:=? and inner spaces")
    return text


def media_of(filename: str) -> str:
    """Guess the type of a file from the end of its name; ``application/octet-stream`` when it is not known."""
    return _TYPES.get(filename.rpartition(".")[2].lower(), "application/octet-stream")


def _typed(content_type: str, boundary: str) -> str:
    media, _, rest = content_type.partition(";")
    if not _MEDIA.fullmatch(media.strip()) or _BROKEN.search(rest) or "boundary" in rest.lower():
        raise ValueError(f"{content_type!r} is no content type; the boundary is an argument of its own")
    shown = boundary if _TOKEN.fullmatch(boundary) else f'"{boundary}"'
    return f"{content_type.rstrip('; ')}; boundary={shown}"


def _is_source(value: Any) -> bool:
    return (
        isinstance(value, (os.PathLike, AsyncIterable))
        or callable(getattr(value, "read", None))
        or (callable(value) and not isinstance(value, type))
    )


def _name_of(source: Any) -> str | None:
    is_path = isinstance(source, os.PathLike)
    name: Any = os.fspath(cast("os.PathLike[str]", source)) if is_path else getattr(source, "name", None)
    return os.path.basename(name) or None if isinstance(name, str) else None
