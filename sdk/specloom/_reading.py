"""From an answer to the value that an operation returns, or to an error that says what does not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from . import _serde
from ._codec import decode_json
from ._http import Response
from ._operation import Operation
from ._place import MISSING, find_in
from ._serde.model import WIRE_NAME
from .errors import DecodeError

T = TypeVar("T")

_JSON_START = re.compile(rb'[ \t\r\n]*[\[{"tfn\-0-9]').match


def read_answer(operation: Operation[T], response: Response, converter: Any) -> T:
    """Make the value of a successful answer. DecodeError names the JSON path that does not fit."""
    if operation.answer_headers is not None:
        response.head = read_headers(operation.answer_headers, response)
    kind = operation.answer
    if kind == "any":
        return cast("T", response)
    if kind == "none":
        return cast("T", response.head)
    if not response.content and (response.status_code in (204, 304) or operation.statuses):
        return cast("T", None)
    if kind == "bytes":
        return cast("T", response.content)
    if kind == "text" and not operation.text_json:
        return cast("T", response.text)
    try:
        return cast("T", _read_json(operation, response.content, converter))
    except DecodeError as error:
        problem = error
    raise misfit(operation, response, problem)


def _read_json(operation: Operation[Any], content: bytes, converter: Any) -> Any:
    path = operation.one_path if operation.one_path is not None else operation.many_path
    if path is None:
        return _serde.decode_json_as(content, operation.returns, converter)
    value = find_in(decode_json(content), path)
    at = ".".join(("$", *path))
    if value is MISSING:
        raise DecodeError(f"{at}: missing in the answer", path=at, payload=content)
    return _serde.structure(value, operation.returns, converter, at=at)


def read_items(operation: Operation[Any], response: Response, converter: Any) -> tuple[list[Any], Any]:
    """Make the items of a page, and show its body (MISSING where nobody needs to look into it)."""
    try:
        if operation.many_path is None and not operation.looks_into_pages:
            return _serde.decode_records(response.content, operation.returns, converter), MISSING
        body = decode_json(response.content)
        path = operation.many_path or ()
        items = list_in(body, path)
        at = ".".join(("$", *path))
        if items is None:
            raise DecodeError(f"{at}: expected a list", path=at, payload=response.content)
        return _serde.decode_records(items, operation.returns, converter, at=at), body
    except DecodeError as error:
        problem = error
    raise misfit(operation, response, problem)


def last_raw(operation: Operation[Any], body: Any) -> Any:
    """The last item of a page as it came; MISSING when the body was not looked into."""
    items = None if body is MISSING else list_in(body, operation.many_path or ())
    return items[-1] if items else MISSING


def list_in(body: Any, path: Sequence[str]) -> list[Any] | None:
    """The list that lies at *path*; None where there is none."""
    found: list[Any] = find_in(body, path)
    return found if type(found) is list else None


def misfit(operation: Operation[Any], response: Response, problem: DecodeError) -> DecodeError:
    """Say that an answer is not what the operation promises; what came instead of JSON is shown."""
    if not _JSON_START(response.content):
        problem = response.not_json(problem)
    return DecodeError(
        f"{operation.name}: {problem.message}",
        path=problem.path,
        payload=response.content,
        response=response,
        log=response.log,
    )


def read_headers(cls: Any, response: Response) -> Any:
    """Read typed answer headers; one that is missing or does not fit reads as None."""
    from attrs import fields

    values: dict[str, Any] = {}
    for one in fields(cls):
        text = response.headers.get(one.metadata.get(WIRE_NAME, one.name))
        values[one.name] = None if text is None else _from_text(text, str(one.type))
    return cls(**values)


def _from_text(text: str, kind: str) -> Any:
    if kind.startswith(("int", "<class 'int'>")):
        return int(text) if text.strip().lstrip("-").isdecimal() and len(text) < 20 else None
    if kind.startswith(("bool", "<class 'bool'>")):
        return {"true": True, "1": True, "false": False, "0": False}.get(text.strip().lower())
    return text
