"""From an answer to the value that an operation returns, or to an error that says what does not fit.

Errors are raised by functions that hold nothing of the answer but the `Response`, which shows nothing: whoever shows
tracebacks with their variables shall not show what the server said.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from . import _serde
from ._codec import decode_json
from ._http import Response
from ._operation import Operation
from ._place import MISSING, find_in
from .errors import DecodeError

if TYPE_CHECKING:
    from ._serde.shapes import Shape
    from ._stream import StreamResponse

T = TypeVar("T")

_NO_CONTENT: Final = frozenset({204, 205})
_USUAL: Final = frozenset({200, 201})
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}


def read_answer(operation: Operation[T], response: Response, converter: Any) -> T:
    """Make the value of an answer that is a result. DecodeError names the JSON path that does not fit."""
    response.hides = operation.has_secrets
    if operation.answer_headers is not None:
        response.head = read_headers(operation.answer_headers, response)
    kind = operation.answer
    if kind == "any":
        return cast("T", response)
    if kind == "none":
        return cast("T", response.head)
    if has_no_content(response):
        return cast("T", None)
    if kind == "bytes":
        return cast("T", response.content)
    if kind == "text":
        return cast("T", response.text)
    inside = operation.one_path if operation.one_path is not None else operation.many_path
    try:
        value: T = _serde.decode_json_as(
            response.content, operation.returns, converter, inside=inside or (), max_depth=response.max_depth
        )
    except DecodeError as error:
        if _is_omitted(operation, response.content, response.max_depth):
            return cast("T", [])
        problem = error
    else:
        return value
    raise misfit(operation, response, problem)


def has_no_content(response: Response) -> bool:
    """Whether an answer says by its status that there is nothing to read: 204, 205, and a 3xx that was asked for."""
    status = response.status_code
    return not response.content and (status in _NO_CONTENT or 300 <= status < 400)


def read_items(operation: Operation[Any], response: Response, converter: Any) -> tuple[list[Any], Any]:
    """Make the items of a page, and show its body (MISSING where nobody needs to look into it).

    The list of items in that body may be cut down to the last one.
    """
    response.hides = operation.has_secrets
    if operation.answer_headers is not None:
        response.head = read_headers(operation.answer_headers, response)
    if has_no_content(response):
        return [], MISSING
    try:
        return _read_page(operation, response.content, converter, response.max_depth)
    except DecodeError as error:
        problem = error
    raise misfit(operation, response, problem)


def _read_page(
    operation: Operation[Any], content: bytes, converter: Any, max_depth: int
) -> tuple[list[Any], Any]:
    path, item = operation.many_path or (), operation.returns
    if not path and not operation.looks_into_pages:
        return _serde.decode_records(content, item, converter, max_depth=max_depth), MISSING
    try:
        items, body = _serde.decode_page(content, path, item, converter, max_depth=max_depth)
    except DecodeError:
        body = decode_json(content, max_depth=max_depth)
        if find_in(body, path) is not None and not _is_omitted(operation, content, max_depth):
            raise
        return [], body  # null is how Go writes a list that has never been filled
    return items, decode_json(content, max_depth=max_depth) if operation.shows_items else body


def _is_omitted(operation: Operation[Any], content: bytes, max_depth: int) -> bool:
    """Whether an answer is an object without the items that the operation gives, where that means none."""
    if not operation.omits_empty or not operation.many_path:
        return False
    try:
        body = decode_json(content, max_depth=max_depth)
    except DecodeError:
        return False
    return isinstance(body, dict) and find_in(body, operation.many_path) is MISSING


def last_raw(operation: Operation[Any], body: Any) -> Any:
    """The last item of a page as it came; MISSING when there is none, or the body was not looked into."""
    items: list[Any] = find_in(body, operation.many_path or ())
    return items[-1] if type(items) is list and items else MISSING


def misfit(operation: Operation[Any], response: Response, problem: DecodeError) -> DecodeError:
    """Say that an answer is not what the operation promises; what came instead of JSON is shown."""
    if not _is_json(response.content, response.max_depth):
        problem = response.not_json(problem)
    return DecodeError(
        f"{operation.name}: {problem.message}{_in_answer(response.status_code)}",
        path=problem.path,
        payload=response.content,
        response=response,
        log=response.log,
    )


def _in_answer(status: int) -> str:
    """Whose body does not fit, where the status says more than that it is the usual one: of 202 it is still to come."""
    return "" if status in _USUAL else f" (in an answer of {status})"


def _is_json(content: bytes, max_depth: int) -> bool:
    try:
        decode_json(content, max_depth=max_depth)
    except DecodeError:
        return False
    return True


# --- typed answer headers ----------------------------------------------------------------------


def read_headers(cls: Any, response: Response | StreamResponse[Any]) -> Any:
    """Read typed answer headers; one that is missing or does not fit reads as None."""
    from attrs import fields

    from ._serde.shapes import members

    aliases = {one.name: one.alias for one in fields(cls)}
    headers = response.headers
    return cls(**{aliases[one.name]: _header(headers.get_all(one.wire), one.shape) for one in members(cls)})


def _header(texts: list[str], shape: Shape) -> Any:
    from ._serde.shapes import ListOf, Nullable

    if isinstance(shape, Nullable):
        shape = shape.inner
    if not texts:
        return None
    try:
        if isinstance(shape, ListOf):
            # Several lines of a header are one list. Source: RFC 9110, section 5.3.
            items = [one.strip() for text in texts for one in text.split(",")]
            return [_header_value(one, shape.item) for one in items if one]
        return _header_value(texts[0], shape)
    except Exception:
        return None


def _header_value(text: str, shape: Shape) -> Any:
    """Read the text of a header; raises anything for what does not fit."""
    from ._serde.decoding import decode_shape
    from ._serde.shapes import Choice, Leaf

    if isinstance(shape, Choice):
        return shape.cls(int(text) if issubclass(shape.cls, int) else text)
    if not isinstance(shape, Leaf):
        return decode_shape(text.encode(), shape)  # `style: json`
    try:
        return shape.scalar.read(text)
    except Exception:
        return _read_text(shape.scalar.python, text)


def _read_text(python: type, text: str) -> Any:
    """Read what JSON would not have as a text: numbers, booleans, and times as HTTP writes them."""
    from email.utils import parsedate_to_datetime

    from ._serde.formats import formatted

    if python is bool:
        return _BOOLEANS[text.lower()]
    if python is datetime:
        return parsedate_to_datetime(text)
    return formatted(python, _serde.Wire("string")).read(text)
