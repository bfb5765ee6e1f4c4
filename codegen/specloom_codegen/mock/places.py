"""Places in an answer: how the fake puts values where the spec says that they lie, and what satisfies conditions.

Pure. An ``Answer`` is an answer in the making; it becomes a ``Reply`` at the end.
"""

from __future__ import annotations

import copy
import json
from http.cookies import SimpleCookie
from typing import Any

from attrs import Factory, define

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.json_values import is_list, is_object


@define
class Answer:
    """An answer in the making. ``body`` is JSON, or UNSET while there is none."""

    status: int
    body: Any = UNSET
    headers: list[tuple[str, str]] = Factory(list[tuple[str, str]])

    def put(self, place: ir.Place | None, value: Any) -> None:
        """Put a value at a place. What a place cannot hold, such as a member of a list, is left out."""
        if place is None:
            return
        if place.kind == "body":
            self.body = put_at(self.body, place.path, value)
        elif place.kind == "status":
            self.status = int(value)
        elif value is not None:
            self._put_header(place, value)

    def _put_header(self, place: ir.Place, value: Any) -> None:
        if place.kind == "header":
            self.set_header(place.name, header_text(value))
        elif place.kind == "link":
            self.headers.append(("Link", f'<{value}>; rel="{place.name}"'))
        elif place.kind == "cookie":
            self.headers.append(("Set-Cookie", _cookie(place.name, str(value))))

    def set_header(self, name: str, value: str) -> None:
        """Set a header, instead of one of that name."""
        self.headers = [pair for pair in self.headers if pair[0].lower() != name.lower()]
        self.headers.append((name, value))

    def has_header(self, name: str) -> bool:
        return any(each.lower() == name.lower() for each, _ in self.headers)


def put_at(body: Any, path: tuple[str, ...], value: Any) -> Any:
    """The body with a value at a path; digits make and index lists. The body itself is not changed."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if step.isdigit() and (body is UNSET or is_list(body)):
        items: list[Any] = list(body) if is_list(body) else []
        index = min(int(step), len(items))
        inner = items[index] if index < len(items) else UNSET
        return [*items[:index], put_at(inner, rest, value), *items[index + 1 :]]
    if body is UNSET or body is None:
        return {step: put_at(UNSET, rest, value)}
    if not is_object(body):
        return body
    return {**body, step: put_at(body.get(step, UNSET), rest, value)}


def without_at(body: Any, path: tuple[str, ...]) -> Any:
    """The body without the member at a path. The body itself is not changed."""
    if not path or not is_object(body) or path[0] not in body:
        return body
    if len(path) == 1:
        return {name: value for name, value in body.items() if name != path[0]}
    return {**body, path[0]: without_at(body[path[0]], path[1:])}


def find_at(body: Any, path: tuple[str, ...]) -> Any:
    """The value at a path of a body, or UNSET."""
    for step in path:
        if is_object(body) and step in body:
            body = body[step]
        elif is_list(body) and step.isdigit() and int(step) < len(body):
            body = body[int(step)]
        else:
            return UNSET
    return body


def satisfy(condition: ir.Condition, answer: Answer) -> None:
    """Make an answer fulfil a condition, by the first of the values that each entry accepts."""
    for place, values in condition.entries:
        if values and not _holds(place, values, answer):
            answer.put(place, copy.deepcopy(values[0]))


def holds(condition: ir.Condition, answer: Answer) -> bool:
    """Whether an answer fulfils every entry of a condition; one without entries never holds."""
    return bool(condition.entries) and all(
        _holds(place, values, answer) for place, values in condition.entries
    )


def _holds(place: ir.Place, values: tuple[Any, ...], answer: Answer) -> bool:
    if place.kind == "status":
        return answer.status in values
    if place.kind == "body":
        found = find_at(answer.body, place.path)
        return any(found == each and isinstance(found, bool) == isinstance(each, bool) for each in values)
    return any(
        name.lower() == place.name.lower() and text in {header_text(each) for each in values}
        for name, text in answer.headers
    )


def header_text(value: Any) -> str:
    """A value as the text of a header; no line break gets through, as it would start another header."""
    if is_list(value):
        return ", ".join(header_text(each) for each in value)
    text = json.dumps(value) if isinstance(value, bool) or is_object(value) else str(value)
    return text.replace("\r", " ").replace("\n", " ").replace("\0", " ")


def _cookie(name: str, value: str) -> str:
    cookie: SimpleCookie = SimpleCookie()
    key = "session" if name == "*" else name
    cookie[key] = value
    cookie[key]["path"] = "/"
    cookie[key]["httponly"] = True
    return cookie[key].OutputString()
