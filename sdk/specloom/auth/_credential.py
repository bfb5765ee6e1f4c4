"""What proves who is calling, and where in a request it is put."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Final, Literal, NoReturn, cast, final

from attrs import field, frozen

from .._path import build_query

_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_COOKIE_VALUE: Final = re.compile(r"[\x20-\x3a\x3c-\x7e]*")  # printable ASCII without ";"
_NOTHING: Final[Mapping[str, str]] = {}


@final
@frozen(eq=False, repr=False)
class Credential:
    """Headers and query parameters that a request carries to prove who is calling.

    Compared by identity: two logins that yield the same text are two credentials. A Cookie header is joined to
    the request's own by ``"; "``. Neither shown nor pickled.
    """

    headers: Mapping[str, str] = field(default=_NOTHING)
    query: Mapping[str, str] = field(default=_NOTHING)

    def lay_onto(self, url: str) -> str:
        """Add the parameters to the query of *url*."""
        return f"{url}{'&' if '?' in url else '?'}{build_query(self.query, {})}"

    def __repr__(self) -> str:
        return "Credential(***)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Credential is not pickled: it would leave the process in clear")


@frozen
class Carrier:
    """Where a token is put: ``header NAME [SCHEME]``, ``query NAME``, ``cookie NAME``, ``cookie *`` or ``basic``."""

    kind: Literal["header", "query", "cookie", "basic"]
    name: str = ""
    scheme: str = ""

    @classmethod
    def parse(cls, text: str) -> Carrier:
        """Read the notation of a spec; ValueError for what is none."""
        words = text.split()
        kind, names = (words[0], words[1:]) if words else ("", [])
        if kind == "basic" and not names:
            return cls("basic")
        if kind == "cookie" and names == ["*"]:
            return cls("cookie", "*")
        if kind in ("header", "cookie") and 1 <= len(names) <= (2 if kind == "header" else 1):
            if all(_NAME.fullmatch(name) for name in names):
                return cls("header" if kind == "header" else "cookie", *names)
        elif kind == "query" and len(names) == 1:
            return cls("query", names[0])
        raise ValueError(
            f"send must be header NAME, header NAME SCHEME, query NAME, cookie NAME, cookie * or basic; got {text!r}"
        )

    def problem(self, token: object) -> str | None:
        """Say why *token* cannot travel this way, beyond what `token_problem` finds; None when it can.

        Attack: a ``;`` in a cookie's value begins another cookie.
        """
        if isinstance(token, Mapping) != (self.name == "*"):
            return "the token is not what `send` carries: `cookie *` goes with the token `cookie *`"
        if self.scheme and str(token).lower().startswith(f"{self.scheme.lower()} "):
            return f"the token begins with {self.scheme}, which is put before it anyway; give it without"
        if self.kind != "cookie":
            return None
        pairs = cast("Mapping[str, str]", token if isinstance(token, Mapping) else {self.name: token})
        for name, value in pairs.items():
            if not _NAME.fullmatch(name) or not _COOKIE_VALUE.fullmatch(value):
                return "a cookie's name or value holds a character that ends or breaks it"
        return None

    def credential(self, token: str | Mapping[str, str]) -> Credential:
        """Put *token* (for ``cookie *`` all cookies by name) where it belongs."""
        if isinstance(token, Mapping):
            return Credential({"Cookie": "; ".join(f"{name}={value}" for name, value in token.items())})
        if self.kind == "query":
            return Credential(query={self.name: token})
        if self.kind == "cookie":
            return Credential({"Cookie": f"{self.name}={token}"})
        if self.kind == "basic":
            return basic_credential(*(token.split(":", 1) if ":" in token else (token, "")))
        return Credential({self.name: f"{self.scheme} {token}" if self.scheme else token})

    def __str__(self) -> str:
        return " ".join(word for word in (self.kind, self.name, self.scheme) if word)


BEARER: Final = Carrier("header", "Authorization", "Bearer")


def basic_credential(username: str, password: str) -> Credential:
    """Write name and password for HTTP Basic, in UTF-8. Source: RFC 7617."""
    pair = f"{username}:{password}".encode()
    return Credential({"Authorization": f"Basic {b64encode(pair).decode('ascii')}"})
