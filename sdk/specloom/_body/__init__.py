"""Request bodies: from what callers give to what every attempt can send anew.

`prepare_body` reads the arguments of a call, `sources` knows bytes, files and streams, `lines` values of which each
is a line, `form` and `multipart` the two encodings of forms. Sending, and the headers of the whole request, are the
transport's.

    prepare_body → Body → measure() once, off the loop → open() for each attempt → aclose() of what it gave
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias, TypeVar, cast

from .._codec import encode_json
from .._unset import UNSET
from .form import Form, spread, text_of
from .lines import LinesBody, json_line, text_line
from .multipart import File, FileSource, Multipart, MultipartBody, Part, as_multipart
from .sources import Body, BodyStream, BytesBody, FileBody, HandleBody, StreamBody, source_of

JSON: Final = "application/json"
TEXT: Final = "text/plain; charset=utf-8"
BINARY: Final = "application/octet-stream"
URLENCODED: Final = "application/x-www-form-urlencoded"


def prepare_body(
    data: Any = None,
    *,
    json: Any = UNSET,
    form: Any = UNSET,
    multipart: Any = UNSET,
    encode: Callable[[Any], str] = text_of,
    boundary: str | None = None,
) -> Body | None:
    """Read the body of a call; None when there is none. Nothing is read or opened yet.

    *data* is bytes, text (sent as UTF-8), a path, a binary file, an async iterable of bytes, a function without
    arguments that gives a new one for each attempt, a `Form`, a `Multipart`, or plain data, which goes as JSON.
    *json* is plain data (None is ``null``), *form* a mapping or pairs, *multipart* a mapping or parts. *encode*
    writes the values of forms as text; *boundary* is for tests. At most one of the four is given: TypeError.
    """
    has_data = data is not None and data is not UNSET
    count = has_data + (json is not UNSET) + (form is not UNSET) + (multipart is not UNSET)
    if not count:
        return None
    if count > 1:
        given = {"data": has_data, "json": json is not UNSET, "form": form is not UNSET, "multipart": True}
        raise TypeError(
            f"a call has one body; got {' and '.join([name for name in given if given[name]][:2])}"
        )
    if json is not UNSET:
        return BytesBody(encode_json(json), JSON)
    if form is not UNSET:
        return _form(form, encode)
    if multipart is not UNSET:
        return MultipartBody(as_multipart(multipart), encode=encode, boundary=boundary)
    return _body_of(data, encode, boundary)


def is_content(data: object) -> bool:
    """Whether what is given for a body of lines is its content, rather than the values."""
    if data is None or isinstance(data, (str, bytes, bytearray, memoryview, os.PathLike)):
        return True
    if isinstance(data, (File, Form, Multipart, Body)):
        return True
    return hasattr(data, "read") and not isinstance(data, AsyncIterable)


def _form(form: Any, encode: Callable[[Any], str]) -> Body:
    fields = form if isinstance(form, Form) else Form(form)
    return BytesBody(fields.encode(encode), URLENCODED)


def _body_of(data: Any, encode: Callable[[Any], str], boundary: str | None) -> Body:
    if isinstance(data, Body):
        return data
    if isinstance(data, str):
        return BytesBody(data.encode(), TEXT)
    if isinstance(data, Form):
        return _form(data, encode)
    if isinstance(data, Multipart):
        return MultipartBody(data, encode=encode, boundary=boundary)
    if isinstance(data, File):
        return source_of(data.source, data.media or BINARY)
    if isinstance(data, Mapping):
        return BytesBody(encode_json(dict(cast("Mapping[str, Any]", data))), JSON)
    if isinstance(data, (list, tuple, bool, int, float)):
        return BytesBody(encode_json(data), JSON)
    return source_of(data, BINARY)


#: What may be sent as the raw body of a request.
Content: TypeAlias = FileSource | str | Callable[[], AsyncIterable[bytes]]
T = TypeVar("T")
#: What may be sent as a body of values, one a line, beside content: what can be read once, or made anew.
Values: TypeAlias = Iterable[T] | AsyncIterable[T] | Callable[[], Iterable[T] | AsyncIterable[T]]
#: What a field of a multipart body may be that holds a file.
FileContent: TypeAlias = File | FileSource | Callable[[], AsyncIterable[bytes]]

__all__ = [
    "Body",
    "BodyStream",
    "BytesBody",
    "Content",
    "File",
    "FileBody",
    "FileContent",
    "Form",
    "HandleBody",
    "LinesBody",
    "Multipart",
    "MultipartBody",
    "Part",
    "StreamBody",
    "Values",
    "is_content",
    "json_line",
    "prepare_body",
    "spread",
    "text_line",
]
