"""The requests of a login as data, and credentials put in their places."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, cast
from urllib.parse import quote, quote_plus

from attrs import field, frozen

from ..errors import AuthError

_NAME: Final = re.compile(r"\$([a-z][a-z0-9_]*)")
_HOLE: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_ABSENT: Final = object()
_NOTHING: Final[Mapping[str, Any]] = {}


@frozen(kw_only=True)
class LoginRequest:
    """A login, or a renewal.

    A text ``$name`` is a credential, ``$token`` or ``$refresh_token``; ``$$x`` is the text ``$x``.
    ``path`` is from the API's base, or with ``host`` from that host's; it may hold ``{name}``. ``url`` is a whole
    address instead. ``statuses`` are the answers that say yes (none: any 2xx). A credential that is not given takes its
    key, and objects that this leaves empty, with it. ``basic`` names two credentials that go as HTTP Basic, each
    form-encoded first as OAuth 2.0 wants it (RFC 6749, section 2.3.1).
    """

    method: str = "POST"
    path: str | None = None
    url: str | None = None
    host: str | None = None
    query: Mapping[str, Any] = field(default=_NOTHING)
    headers: Mapping[str, Any] = field(default=_NOTHING)
    body: Any = None
    as_: Literal["json", "form", "query"] = "json"
    statuses: tuple[int, ...] = field(default=(), converter=tuple[int, ...])
    basic: tuple[str, str] | None = None

    def __attrs_post_init__(self) -> None:
        if (self.path is None) == (self.url is None):
            raise ValueError("a login request has either a path or a url")
        if self.url is not None and self.host is not None:
            raise ValueError("a url names its host itself; leave out host=")
        if self.as_ not in ("json", "form", "query"):
            raise ValueError(f"as_ must be json, form or query, got {self.as_!r}")
        if self.as_ != "json" and self.body is not None and not isinstance(self.body, Mapping):
            raise TypeError(f"a body sent as {self.as_} is a mapping, got {type(self.body).__name__}")

    @property
    def names(self) -> frozenset[str]:
        """The credentials that the request speaks of."""
        holes = _HOLE.findall(self.path or self.url or "")
        named = (*_names(self.query), *_names(self.headers), *_names(self.body))
        return frozenset((*holes, *named, *(self.basic or ())))

    def accepts(self, status: int) -> bool:
        return status in self.statuses if self.statuses else 200 <= status < 300

    def fill(self, values: Mapping[str, Any]) -> FilledRequest:
        """Put *values* in; None is a credential that is not given. AuthError when the path needs one of those."""
        query = _members(_fill(self.query, values))
        body = _fill(self.body, values)
        headers = {name: str(value) for name, value in _members(_fill(self.headers, values)).items()}
        if self.basic is not None and (pair := _basic(self.basic, values)) is not None:
            headers["Authorization"] = pair
        if self.as_ == "query":
            query, body = {**query, **_members(body)}, _ABSENT
        return FilledRequest(
            method=self.method,
            path=_HOLE.sub(lambda hole: _segment(hole[1], values), self.path or self.url or ""),
            host=self.host,
            query=query,
            headers=headers,
            json=None if body is _ABSENT or self.as_ == "form" else body,
            form=_members(body) if self.as_ == "form" else None,
        )


@frozen(kw_only=True, repr=False)
class FilledRequest:
    """A request with credentials in it; shows nothing of them."""

    method: str
    path: str
    host: str | None
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    json: Any
    form: Mapping[str, Any] | None

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of ``send``, those left out that say nothing."""
        given = {
            "host": self.host,
            "query": self.query,
            "headers": self.headers,
            "json": self.json,
            "form": self.form,
        }
        return {name: value for name, value in given.items() if value is not None and value != {}}

    def __repr__(self) -> str:
        return f"FilledRequest({self.method} ***)"


def literal(text: str) -> str:
    """Write a text so that it is taken as it is, also when it begins with a dollar."""
    return "$" + text if text.startswith("$") else text


def _fill(value: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        if value.startswith("$$"):
            return value[1:]
        match = _NAME.fullmatch(value)
        if match is None:
            return value
        found = values.get(match[1])
        return _ABSENT if found is None else found
    if isinstance(value, Mapping):
        members = {key: _fill(one, values) for key, one in cast("Mapping[str, Any]", value).items()}
        kept = {key: one for key, one in members.items() if one is not _ABSENT}
        return _ABSENT if members and not kept else kept
    if isinstance(value, (list, tuple)):
        items = [_fill(one, values) for one in cast("list[Any]", value)]
        return [one for one in items if one is not _ABSENT]
    return value


def _members(filled: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", filled) if isinstance(filled, dict) else {}


def _basic(names: tuple[str, str], values: Mapping[str, Any]) -> str | None:
    first, second = (values.get(name) for name in names)
    if first is None or second is None:
        return None
    pair = f"{quote_plus(str(first))}:{quote_plus(str(second))}"
    return f"Basic {b64encode(pair.encode('ascii')).decode('ascii')}"


def _segment(name: str, values: Mapping[str, Any]) -> str:
    value = values.get(name)
    text = "" if value is None else str(value)
    # Attack: a credential of dots or slashes that leads the others to another address.
    if text in ("", ".", ".."):
        raise AuthError(f"the path of the login needs the credential {name!r}")
    return quote(text, safe="")


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if match := _NAME.fullmatch(value):
            yield match[1]
    elif isinstance(value, Mapping):
        for one in cast("Mapping[str, Any]", value).values():
            yield from _names(one)
    elif isinstance(value, (list, tuple)):
        for one in cast("list[Any]", value):
            yield from _names(one)
