"""How a request's URL and names come about: templates, queries, joining, and the links of answers.

Text in, text out: what leaves here is on the request line as it is, because the transport encodes
nothing again. Attack at each guard: a value from elsewhere (an id, a header, a link) that reaches
another route, another host, or a second request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import Enum
from math import isfinite
from typing import Any, Final, Literal, cast
from urllib.parse import quote

from attrs import field, frozen

from ._head import check_header, check_headers, check_method
from ._unset import UNSET
from ._url import encode_text, host_of, origin_of, resolve, show_link, site_of
from .errors import RedirectError

__all__ = [
    "Hole", "Template", "build_query", "check_header", "check_headers", "check_method", "encode_path",
    "encode_scalar", "fill_holes", "host_label", "join", "normalize_base", "origin_of", "rebase",
]  # fmt: skip

Kind = Literal["text", "path", "url"]
Encode = Callable[[Any], str]
ParamStyle = Literal["repeat", "comma", "deep", "flat", "json"]

#: Links longer than this are refused; cursors in links reach a few KiB.
MAX_LINK: Final = 65_536

# Most ids: nothing to encode, and no dot segment as they do not begin with a dot.
_plain = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*").fullmatch
# The same for a whole path that a user wrote: plain segments, one slash between them.
_ready = re.compile(r"(?:/?[A-Za-z0-9_~-][A-Za-z0-9_.~-]*+)*+/?").fullmatch
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_HOLE: Final = re.compile(r"\{([^{}:/]+)(?::([a-z]+))?\}")
_DOT_SEGMENT: Final = re.compile(r"(?:^|/)\.{1,2}(?:/|$)")
_AUTHORITY: Final = re.compile(r"[^/?#]*://([^/?#]*)")
_ENDS_HOST: Final = re.compile(r"[./]\{[^{}]*\}(?=[:/?]|$)")
_is_label = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?").fullmatch


def encode_scalar(value: Any) -> str:
    """Write a plain value as text: ``true``/``false``, numbers, texts, and the values of enums."""
    if isinstance(value, Enum):
        return encode_scalar(value.value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError(f"{value} cannot be sent as a number")
        return repr(float(value))
    raise TypeError(f"a {type(value).__name__} cannot be sent as a parameter")


def _quote(text: str, name: str) -> str:
    if _plain(text):
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise ValueError(f"parameter {name!r} holds a surrogate, which has no encoding") from None


# --- templates -------------------------------------------------------------------------------


@frozen
class Hole:
    """A hole: ``text`` is encoded whole, ``path`` keeps its slashes, ``url`` is the address itself."""

    name: str
    kind: Kind = "text"


@frozen
class Template:
    """A path with holes, ready to be filled.

    ``literals`` stand before, between and after the holes, encoded. Read one with `parse`.
    """

    text: str
    holes: tuple[Hole, ...]
    literals: tuple[str, ...]
    _simple: tuple[str, str] | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        one = len(self.holes) == 1 and self.holes[0].kind == "text"
        object.__setattr__(self, "_simple", (self.literals[0], self.literals[1]) if one else None)

    @classmethod
    def parse(cls, text: str) -> Template:
        """Read ``/pipes/{id}/x/{rest:path}``. Raises ValueError for what cannot become one route."""
        pieces = _HOLE.split(text)
        literals = tuple(pieces[::3])
        if any("{" in one or "}" in one for one in literals):
            raise ValueError(f"path {text!r}: a brace that is not part of a {{hole}}")
        holes = tuple(
            Hole(name, _kind(kind, text)) for name, kind in zip(pieces[1::3], pieces[2::3], strict=True)
        )
        if any(hole.kind == "url" for hole in holes) and (len(holes) > 1 or any(literals)):
            raise ValueError(f"path {text!r}: a url is the whole address, nothing may stand beside it")
        _check_literals(text, holes)
        return cls(text, holes, tuple(map(encode_text, literals)))

    @property
    def is_url(self) -> bool:
        """Whether the one hole is the address itself, which `rebase` must still check."""
        return bool(self.holes) and self.holes[0].kind == "url"

    def expand(self, args: Sequence[Any], encode: Encode = encode_scalar) -> str:
        """Fill the holes, in order. No value can change the route; ValueError names the parameter at fault."""
        if self._simple is not None and len(args) == 1:
            value = args[0]
            if type(value) is int:
                value = str(value)
            if type(value) is str and _plain(value):
                return self._simple[0] + value + self._simple[1]
        if len(args) != len(self.holes):
            raise TypeError(f"path {self.text!r} takes {len(self.holes)} values, got {len(args)}")
        pieces = [self.literals[0]]
        for hole, value, literal in zip(self.holes, args, self.literals[1:], strict=True):
            pieces += (_fill(hole, value, encode), literal)
        return "".join(pieces)


def _kind(text: str | None, template: str) -> Kind:
    kinds: dict[str | None, Kind] = {None: "text", "path": "path", "url": "url"}
    if text not in kinds:
        raise ValueError(f"path {template!r}: a hole is {{name}}, {{name:path}} or {{name:url}}, not :{text}")
    return kinds[text]


def _check_literals(text: str, holes: tuple[Hole, ...] = ()) -> None:
    # A path's value may begin or end with a slash: dots beside its hole would become a segment.
    bare = _HOLE.sub(lambda match: "/" if match[2] == "path" else "x", text) if holes else text
    path = bare.partition("?")[0]
    if "#" in bare or "\\" in path or _CONTROL.search(bare):
        raise ValueError(f"path {text!r} must not hold a backslash, '#' or control characters")
    if _DOT_SEGMENT.search(path):
        raise ValueError(f"path {text!r} must not hold '.' or '..' as a segment")


def _fill(hole: Hole, value: Any, encode: Encode) -> str:
    if value is None or value is UNSET:
        raise ValueError(f"path parameter {hole.name!r} must not be {value}")
    text = encode(value)
    if not text:
        # Attack: DELETE /pipes/{id} with an empty id is DELETE /pipes/.
        raise ValueError(f"path parameter {hole.name!r} must not be empty")
    if _CONTROL.search(text):
        raise ValueError(f"path parameter {hole.name!r} must not hold control characters")
    if hole.kind == "url":
        return text
    segments = text.split("/") if hole.kind == "path" else [text]
    if "." in segments or ".." in segments:
        # Attack: servers and proxies resolve dot segments, /pipes/../users is another route.
        raise ValueError(f"path parameter {hole.name!r} must not be or hold a segment '.' or '..'")
    return "/".join([_quote(segment, hole.name) for segment in segments])


def encode_path(path: str) -> str:
    """Make a path (and query) that a user wrote fit for the request line: ``/a b?x=1`` → ``/a%20b?x=1``.

    ``%41`` and reserved characters stay as they are. Raises ValueError for dot segments, backslashes,
    ``#`` and control characters. Attack: a path that servers or proxies read as another one.
    """
    if _ready(path):
        return path
    _check_literals(path)
    return encode_text(path)


# --- queries ---------------------------------------------------------------------------------


def build_query(
    params: Mapping[str, Any] | None,
    styles: Mapping[str, str] | None = None,
    encode: Encode = encode_scalar,
) -> str:
    """Write the query of a URL, without ``?``: everything but ``A-Za-z0-9-._~`` is percent-encoded.

    None and UNSET are not sent. *styles* says how a list or an object travels, by wire name: ``repeat``
    (default, ``a=1&a=2``), ``comma``, ``deep`` (``a[k]=v``), ``flat`` (members are parameters), ``json``.
    """
    pairs: list[str] = []
    for name, value in (params or {}).items():
        if value is None or value is UNSET:
            continue
        if type(value) is str:
            pairs.append(_pair(name, value))
        else:
            pairs += _styled(name, value, (styles or {}).get(name, "repeat"), encode)
    return "&".join(pairs)


def _pair(name: str, text: str) -> str:
    return f"{_quote(name, name)}={_quote(text, name)}"


def _styled(name: str, value: Any, style: str, encode: Encode) -> Iterator[str]:
    if style == "json":
        yield _pair(name, _json(value, encode))
    elif isinstance(value, Mapping):
        if style not in {"deep", "flat"}:
            raise TypeError(f"parameter {name!r} is an object: its style must be deep, flat or json")
        members = cast("Mapping[str, Any]", value)
        for key, member in members.items():
            yield from _deep(f"{name}[{key}]" if style == "deep" else str(key), member, encode)
    elif not _is_list(value):
        yield _pair(name, encode(value))
    elif style == "repeat":
        for item in value:
            if item is not None:
                yield _pair(name, encode(item))
    else:
        yield from _deep(name, value, encode)


def _deep(name: str, value: Any, encode: Encode) -> Iterator[str]:
    """Write a member: objects nest in brackets, lists are joined by commas, lists of objects are numbered."""
    if value is None or value is UNSET:
        return
    if isinstance(value, Mapping):
        for key, member in cast("Mapping[str, Any]", value).items():
            yield from _deep(f"{name}[{key}]", member, encode)
    elif not _is_list(value):
        yield _pair(name, encode(value))
    elif any(isinstance(item, Mapping) for item in value):
        for index, item in enumerate(value):
            yield from _deep(f"{name}[{index}]", item, encode)
    else:
        # An empty list is sent as an empty value: left out, a filter for nothing would match everything.
        yield (
            _quote(name, name)
            + "="
            + ",".join([_quote(encode(item), name) for item in value if item is not None])
        )


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple, set, frozenset))


def _json(value: Any, encode: Encode) -> str:
    import json

    return json.dumps(value, default=encode, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


# --- whole URLs ------------------------------------------------------------------------------


def join(base: str, path: str, query: str = "") -> str:
    """Put a request's URL together from what `normalize_base`, `Template.expand` and `build_query` gave.

    The path of *base* stays in front, its query first in line; *path* may hold a query of its own.
    """
    if "?" in base or "?" in path:
        base, _, first = base.partition("?")
        path, _, second = path.partition("?")
        query = "&".join(filter(None, (first, second, query)))
    if not path.startswith("/") and (path or base.count("/") == 2):
        path = "/" + path
    return f"{base}{path}?{query}" if query else base + path


def normalize_base(url: str, api_version: int | str | None = None) -> str:
    """Check a base URL and write it in the form that `join` expects: no final slash, host in lower case.

    ``{api_version}`` is filled in; a hole without a version, or a version without a hole, is a ValueError,
    and so are user information, a fragment, dot segments and anything that is no http(s) URL.
    """
    if api_version is not None and "{api_version}" not in url:
        raise ValueError(f"api_version={api_version!r} is given, but the URL has no {{api_version}} in it")
    if api_version is None and "{api_version}" in url:
        raise ValueError("the URL has {api_version} in it, but no api_version is given")
    url = fill_holes(url, {"api_version": api_version})
    if "{" in url or "}" in url:
        raise ValueError(f"the URL has a hole that nothing fills: {show_link(url)}")
    origin_of(url)
    scheme, _, rest = url.partition("://")
    authority, slash, path = re.split(r"([/?]|$)", rest, maxsplit=1)
    path, _, query = encode_path(slash + path).partition("?")
    return site_of(scheme, authority) + path.rstrip("/") + (f"?{query}" if query else "")


def fill_holes(url: str, values: Mapping[str, Any]) -> str:
    """Fill variables of a base URL: in the host each is one DNS label or a port, in the path one segment.

    What ends the host (``https://membership.{domain}``) may be a whole domain: nothing after it says whose host it is.
    """
    authority = _AUTHORITY.match(url)
    host = range(*authority.span(1)) if authority else ()

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name not in values:
            return match[0]
        if match.start() not in host:
            return _fill(Hole(name, _kind(match[2], url)), values[name], encode_scalar)
        if url[match.start() - 1] == ":":
            return _port(name, values[name])
        text = encode_scalar(values[name])
        ends_host = _ENDS_HOST.match(url, match.start() - 1)
        return _domain(name, text) if ends_host else host_label(text, name=name)

    return _HOLE.sub(fill, url)


def _domain(name: str, value: str) -> str:
    # Attack: `evil.example/` or `x@evil.example`, which make another host of the one that the spec names.
    if len(value) > 253 or not all(map(_is_label, value.split("."))):
        raise ValueError(f"{name} must be a domain (DNS labels with dots between), got {value[:80]!r}")
    return value


def _port(name: str, value: Any) -> str:
    # Attack: `1/evil` as the port, which begins a path.
    text = encode_scalar(value)
    if not re.fullmatch(r"[1-9][0-9]{0,4}", text) or int(text) > 65535:
        raise ValueError(f"{name} must be a port from 1 to 65535, got {text[:80]!r}")
    return text


def host_label(value: str, *, name: str = "a host variable") -> str:
    """Check one DNS label. Attack: ``evil.example/`` as the tenant in ``https://{tenant}.example.com``."""
    if not _is_label(value):
        raise ValueError(f"{name} must be one DNS label (letters, digits, '-'), got {value[:80]!r}")
    return value


def rebase(link: str, *, base: str, origins: Collection[str]) -> str:
    """Make the URL of a next page or job from the link in an answer to *base*.

    A link to our own host gets our scheme and port, as servers behind a proxy often do not know them. *origins* are
    those of the connection. Attack: a link elsewhere, which takes the credential along; it is a RedirectError.
    """
    if not link:
        raise RedirectError("a link to go on with is empty")
    if len(link) > MAX_LINK:
        raise _refusal(link, f"of {len(link)} characters is refused, at most {MAX_LINK} are followed")
    url = _resolved(link, base)
    own = _own_origin(origin := origin_of(url), origin_of(base), origins)
    if own is None:
        raise _refusal(url, f"leads away from {origin_of(base)}; credentials stay here")
    if own == origin:
        return url
    return site_of(*own.split("://")) + "/" + url.partition("://")[2].partition("/")[2]


def _resolved(link: str, base: str) -> str:
    try:
        return resolve(link, base)
    except ValueError as error:
        problem = str(error)
    raise _refusal(link, f"cannot be followed: {problem}")


def _refusal(link: str, reason: str) -> RedirectError:
    shown = show_link(link)
    return RedirectError(f"the link {shown} {reason}", location=shown)


def _own_origin(origin: str, here: str, origins: Collection[str]) -> str | None:
    if origin in origins:
        return origin
    host = host_of(origin)
    if here in origins and host_of(here) == host:
        return here
    same = [one for one in origins if host_of(one) == host]
    return same[0] if len(same) == 1 else None
