"""Values that must never be shown, and the redaction of what may hold them.

Attack at each guard here: a log line, repr, traceback or pickle that ends up where the reader is
not the owner of the credential.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Iterable, Mapping
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar, cast, final
from urllib.parse import urlsplit, urlunsplit

P = ParamSpec("P")
T = TypeVar("T")

HIDDEN: Final = "***"

# Header names that carry no credential and may be shown in errors, logs and pickles. An allow-list:
# an API can put its token into a header of any name.
SHOWN_HEADERS: Final = frozenset({
    "accept", "accept-encoding", "accept-ranges", "age", "allow", "cache-control", "connection",
    "content-disposition", "content-encoding", "content-language", "content-length", "content-range",
    "content-type", "date", "etag", "expires", "last-modified", "retry-after", "server", "transfer-encoding",
    "user-agent", "vary", "x-request-id", "request-id", "x-correlation-id", "x-total-count",
    "x-ratelimit-limit", "x-ratelimit-remaining",
    "x-ratelimit-reset", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset",
    "idempotency-key", "if-match", "if-none-match", "if-modified-since", "www-authenticate-scheme",
})  # fmt: skip

_SECRET_NAME: Final = (
    r"(?:token|passw(?:or)?d|passphrase|secret|api_?-?key|private_?-?key|access_?-?key|authorization|cookie"
    r"|credential|session_?id|(?<![a-z])otp(?![a-z]))"
)
_NAMED: Final = rf"(?>[\w.\-]*?{_SECRET_NAME})[\w.\-]*+"
# Lengths have no bounds, as the end of a long secret would show; nothing backtracks instead.
_QUOTED: Final = r""""(?:[^"\\]|\\.)*+"?|'(?:[^'\\]|\\.)*+'?|\\++["'][^"'\\]*+(?:\\++["'])?"""
_SECRET_MEMBER: Final = re.compile(
    rf"""(?is)(?<![\w.\-])({_NAMED}\\*+["']?(?:\s*+(?:[:=]|%3[ad])\s*+|\s++(?=["'])))"""
    # `$.next_token: expected a text` is a message of ours.
    r"(?!expected |missing,|refused by )"
    rf"""(?:{_QUOTED}|\{{[^}}]*+\}}?|\[[^\]]*+\]?|[^\s,;&"'{{}}\[\]]++)"""
)
_SECRET_GOT: Final = re.compile(rf"""(?is)(?<![\w.\-])({_NAMED}: expected [^"\n]*+)(?:{_QUOTED})""")
# (b'X-Auth-Token', b'…'), as headers look in the repr of a list.
_SECRET_PAIR: Final = re.compile(rf"""(?is)(\(b?(["']){_NAMED}\2, b?)(?:{_QUOTED})""")
_SECRET_LINE: Final = re.compile(
    r"""(?i)\b((?:proxy-)?authorization|(?:set-)?cookie)(\s*+:\s*+)(?!["'\[{])[^\r\n"'}]++"""
)
# Controls, marks that reverse the direction of reading, separators of lines, halves of surrogate pairs.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_URL: Final = re.compile(r"""(?i)\b[a-z][a-z0-9+.\-]{0,20}://[^\s"'<>]++""")
_BEARER: Final = re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=\-]{4,}")
_JWT: Final = re.compile(r"\beyJ[A-Za-z0-9_\-]{5,}\.[A-Za-z0-9_\-]*\.?[A-Za-z0-9_\-]*")


@final
class Secret:
    """A text that shows itself only through `reveal`; compared by identity, never pickled."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce__(self) -> str:
        raise TypeError("a Secret is not pickled: it would leave the process in clear")


def forgetful(make: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Make a coroutine function of one that makes a coroutine; its frame does not hold its arguments meanwhile.

    Attack: a traceback with locals that shows the token or the data of a call.
    """

    @wraps(make)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            call = make(*args, **kwargs)
        except (TypeError, AttributeError, LookupError, AssertionError):
            raise  # a name that no argument has, or a mistake of ours
        except Exception as error:
            # What was refused is in the frames below as well, and the message says all about it.
            problem = error.with_traceback(None)
            if problem.__suppress_context__:
                problem.__context__ = None
        else:
            del args, kwargs
            return await call
        del args, kwargs
        raise problem

    return run


def hidden(value: object) -> str:
    """Stand in for the repr of a sensitive field (``attrs.field(repr=hidden)``)."""
    return repr(value) if value is None or not value else HIDDEN


def redact_url(url: str) -> str:
    """Show where a request went: user information is removed, values of the query are hidden."""
    if "?" not in url and "@" not in url and "#" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return HIDDEN
    if not parts.netloc and "@" in parts.path and not parts.path.startswith("/"):
        # https:user:password@host and user:password@host:8080 have a path, not a host.
        return HIDDEN
    host = parts.netloc.rpartition("@")[2]
    query = "&".join(
        name + "=" + HIDDEN if eq else HIDDEN
        for name, eq, _ in (pair.partition("=") for pair in parts.query.split("&") if pair)
    )
    return urlunsplit((parts.scheme, host, parts.path, query, ""))


def redact_headers(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keep the names of all headers and the values of those that are known to hold no credential."""
    pairs = cast("Mapping[str, str]", headers).items() if isinstance(headers, Mapping) else headers
    return [(name, value if name.lower() in SHOWN_HEADERS else HIDDEN) for name, value in pairs]


def redact_text(text: str) -> str:
    """Hide what looks like a credential in a text that a server or a library wrote.

    Rather too much than too little: ``"password": ["too short"]`` is hidden as well. Attack: a server, or a library's
    error, that repeats the credential of the request.
    """
    text = _URL.sub(_shown_url, text)
    text = _SECRET_LINE.sub(rf"\1\2{HIDDEN}", text)
    text = _BEARER.sub(rf"\1 {HIDDEN}", text)
    text = _JWT.sub(HIDDEN, text)
    text = _SECRET_GOT.sub(rf"\1{HIDDEN}", text)
    text = _SECRET_PAIR.sub(rf"\1{HIDDEN}", text)
    return _SECRET_MEMBER.sub(rf"\1{HIDDEN}", text)


def visible(text: str) -> str:
    """Write out what drives a terminal or cannot be written to a file; line breaks and tabs stay.

    Attack: a server's message that clears the screen, hides the line before, or reads backwards.
    """
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def in_one_line(text: str) -> str:
    """The same without line breaks. Attack: a message whose second line looks like a line of the log's own."""
    return visible(text).replace("\n", "\\n").replace("\t", " ")


def _shown_url(match: re.Match[str]) -> str:
    url = match[0].rstrip(".,:;!)]}")  # of the sentence, not of the URL
    return redact_url(url) + match[0][len(url) :]


def preview(body: bytes, *, limit: int = 2048) -> str:
    """Show the beginning of a body, decoded as far as it goes, without credentials.

    The cut comes after the redaction of a slightly longer piece, so that a secret that the limit
    would halve is still recognised.
    """
    # Without NUL: UTF-16 has one between any two letters, and no name of a secret would be recognised.
    text = body[: limit + 512].decode("utf-8", "replace").replace("\0", "")
    return redact_text(text)[:limit]
