"""What goes over the wire as values: headers, a request and an answer.

No I/O here, and nothing of the library below: URLs are texts that are already encoded, bodies are
values of `_body`, and everything pickles.
"""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from ._codec import MAX_DEPTH, decode_json
from ._secret import HIDDEN, preview, redact_headers, redact_url, visible
from ._trail import Attempt, Trail
from .errors import DecodeError

if TYPE_CHECKING:
    from http.cookies import SimpleCookie

    from attrs import frozen as made_often
else:
    # Frozen for type checkers alone: at run time it would double what it costs to make one, several times per call.
    from attrs import define as made_often

_UNWISE_CODECS: Final = frozenset({"punycode", "unicode-escape", "raw-unicode-escape"})
_CHARSET: Final = re.compile(r"charset\s*=\s*\"?([A-Za-z0-9_.:\-]{1,40})", re.ASCII | re.IGNORECASE)


class Headers(Mapping[str, str]):
    """Headers of a message: names match in any case, order and repetition are kept.

    ``headers["name"]`` is the first value, ``get_all`` lists them all.
    """

    __slots__ = ("_index", "_read", "_source")

    def __init__(self, pairs: Iterable[tuple[str, str]] | Mapping[str, str] = ()) -> None:
        # Read on first use: most answers are never asked for a header.
        self._source = pairs
        self._read: tuple[tuple[str, str], ...] | None = None
        self._index: dict[str, str] | None = None

    @property
    def _pairs(self) -> tuple[tuple[str, str], ...]:
        read = self._read
        if read is None:
            self._read = read = _pairs_of(self._source)
            self._source = ()
        return read

    def _first(self) -> dict[str, str]:
        if self._index is None:
            index: dict[str, str] = {}
            for name, value in self._pairs:
                index.setdefault(name.lower(), value)
            self._index = index
        return self._index

    def __getitem__(self, name: str) -> str:
        return self._first()[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._first()

    def __iter__(self) -> Iterator[str]:
        seen: set[str] = set()
        for name, _ in self._pairs:
            if name.lower() not in seen:
                seen.add(name.lower())
                yield name

    def __len__(self) -> int:
        return len(self._first())

    def get_all(self, name: str) -> list[str]:
        """List the values of a header in the order in which they came."""
        wanted = name.lower()
        return [value for key, value in self._pairs if key.lower() == wanted]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Show every header as it came, repetitions included."""
        return self._pairs

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Headers):
            return [(k.lower(), v) for k, v in self._pairs] == [(k.lower(), v) for k, v in other._pairs]
        if isinstance(other, Mapping):
            named = cast("Mapping[object, object]", other)
            return {k.lower(): v for k, v in self.items()} == {str(k).lower(): v for k, v in named.items()}
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Headers({redact_headers(self._pairs)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Headers, (self._pairs,)


def _pairs_of(source: Iterable[tuple[str, str]] | Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if isinstance(source, Headers):
        return source.pairs()
    # The multi-dicts of the library below list repeated names among their items.
    return tuple(cast("Mapping[str, str]", source).items() if isinstance(source, Mapping) else source)


def laid_over(base: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, str]:
    """Copy *base* with *headers* in the place of those of the same name, in whatever case."""
    sent = {**base, **headers}
    if len(sent) > len(base):
        sent = dict(base)
        lay_headers(sent, headers)
    return sent


def lay_headers(sent: dict[str, str], headers: Mapping[str, str | None] | None) -> None:
    """Lay a caller's headers over what is sent: names match in any case, None takes one away."""
    for name, value in (headers or {}).items():
        for known in [one for one in sent if one.lower() == name.lower()]:
            del sent[known]
        if value is not None:
            sent[name] = value


class SentHeaders(dict[str, str]):
    """Headers that many requests share; ``encoded`` is what the transport has made of them, None until it has."""

    encoded: bytes | None = None


@made_often(kw_only=True)
class Request:
    """One request as it is put on the wire.

    ``url`` is absolute and encoded; ``headers`` are final but for what the library below adds (Host,
    Content-Length, …). ``body`` is a value of ``_body``, or None.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: Any = None

    def __repr__(self) -> str:
        shown = dict(redact_headers(self.headers))
        return f"Request({self.method} {redact_url(self.url)}, headers={shown})"

    def __copy__(self) -> Request:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # Attack: a pickle that takes the credential elsewhere; it gets what a log would get.
        return _rebuild_request, (self.method, redact_url(self.url), _storable(self.headers))


def _rebuild_request(method: str, url: str, headers: Headers) -> Request:
    return Request(method=method, url=url, headers=headers)


def _storable(headers: Mapping[str, str]) -> Headers:
    pairs = headers.pairs() if isinstance(headers, Headers) else headers
    return Headers([(name, value) for name, value in redact_headers(pairs) if value != HIDDEN])


class Response:
    """A whole answer, body included.

    ``elapsed`` is seconds from the first attempt to the end of the body; ``history`` holds the redirects
    that led here, ``log`` every attempt of the call.
    """

    __slots__ = (
        "_cookies", "_log", "content", "elapsed", "head", "headers", "hides", "history", "max_depth", "method",
        "status_code", "url",
    )  # fmt: skip

    def __init__(
        self,
        status_code: int,
        *,
        headers: Headers | Mapping[str, str] | None = None,
        content: bytes = b"",
        method: str = "GET",
        url: str = "",
        history: tuple[Response, ...] = (),
        log: Sequence[Attempt] | Trail = (),
        elapsed: float = 0.0,
        max_depth: int = MAX_DEPTH,
    ) -> None:
        self.status_code = status_code
        self.headers = headers if isinstance(headers, Headers) else Headers(headers or ())
        self.content = content
        self.method = method
        self.url = url
        self.history = history
        self._log = log
        self.elapsed = elapsed
        #: How deep JSON may be nested (limits.depth).
        self.max_depth = max_depth
        #: Typed answer headers, where the operation declares some.
        self.head: Any = None
        #: Tells whether the body may hold what a spec calls sensitive; None: no spec speaks of it.
        self.hides: Callable[[], bool] | None = None
        self._cookies: SimpleCookie | None = None

    @property
    def log(self) -> tuple[Attempt, ...]:
        """Every attempt of the call, oldest first."""
        return tuple(self._log)

    @log.setter
    def log(self, log: Sequence[Attempt] | Trail) -> None:
        self._log = log

    @property
    def request_id(self) -> str | None:
        """What the server calls this request, where one of the usual headers says so."""
        headers = self.headers
        return headers.get("x-request-id") or headers.get("request-id") or headers.get("x-correlation-id")

    @property
    def is_success(self) -> bool:
        return 200 <= self.status_code < 300

    @property
    def encoding(self) -> str:
        """The charset that the answer names, if Python knows it; else UTF-8."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        if match:
            try:
                b"x".decode(match.group(1), "replace")
            except (LookupError, UnicodeError):  # "hex" and "idna" are no encodings of texts
                return "utf-8"
            # Attack: a charset whose decoder takes time quadratic in the length of the body.
            return "utf-8" if lookup(match[1]).name in _UNWISE_CODECS else match[1].lower()
        return "utf-8"

    @property
    def media_type(self) -> str:
        """The type of the body without parameters, in lower case; empty when none is named."""
        return visible(self.headers.get("content-type", "").partition(";")[0].strip().lower())

    @property
    def text(self) -> str:
        """The body as text, without a byte order mark; bytes that do not fit the encoding are replaced."""
        return self.content.decode(self.encoding, "replace").removeprefix("\ufeff")

    def json(self) -> Any:
        """The body as JSON.

        Raises DecodeError, with status, type and a redacted beginning of the body, when it is none.
        """
        try:
            return decode_json(self.content, max_depth=self.max_depth)
        except DecodeError as error:
            raise self.not_json(error) from None

    def not_json(self, error: DecodeError) -> DecodeError:
        """Say what came instead of the JSON that was expected."""
        kind = self.media_type or "no content type"
        shown = self.preview(limit=120)
        what = f"an empty body ({kind})" if not self.content else f"{kind}: {shown!r}"
        return DecodeError(
            f"{self.method} {redact_url(self.url)}: {self.status_code} with {what}, which is not JSON"
            f" ({error.message})",
            path=error.path,
            payload=self.content,
            response=self,
            log=self.log,
        )

    def preview(self, *, limit: int = 2048) -> str:
        """The beginning of the body without credentials; nothing of it where a spec calls a part sensitive."""
        return HIDDEN if self.hides is not None and self.hides() else preview(self.content, limit=limit)

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies that this answer sets, by name."""
        if self._cookies is None:
            from http.cookies import SimpleCookie

            self._cookies = SimpleCookie()
            for line in self.headers.get_all("set-cookie"):
                try:
                    self._cookies.load(line)
                except Exception:
                    continue
        return {name: morsel.value for name, morsel in self._cookies.items()}

    def redacted(self) -> Response:
        """A copy that may be stored: allow-listed headers, and 2 KiB of the body without secrets."""
        copy = Response(
            self.status_code,
            headers=_storable(self.headers),
            content=self.preview().encode(),
            method=self.method,
            url=redact_url(self.url),
            log=self.log,
            elapsed=self.elapsed,
        )
        copy.history = tuple(one.redacted() for one in self.history)
        return copy

    def __copy__(self) -> Response:
        copy = Response.__new__(Response)
        for name in self.__slots__:
            setattr(copy, name, getattr(self, name))
        return copy

    def __deepcopy__(self, memo: object) -> Response:
        # Without this a copy would be made of a pickle, and lose what no pickle holds.
        return self.__copy__()

    def __reduce__(self) -> tuple[Any, ...]:
        copy = self.redacted()
        names = ("status_code", "headers", "content", "method", "url", "history", "log", "elapsed")
        return _rebuild_response, ({name: getattr(copy, name) for name in names},)

    def __repr__(self) -> str:
        return (
            f"Response({self.status_code}, {self.method} {redact_url(self.url)}, {len(self.content)} bytes)"
        )


def _rebuild_response(values: dict[str, Any]) -> Response:
    return Response(**values)


__all__ = ["Attempt", "Headers", "Request", "Response", "SentHeaders", "made_often"]
