"""Where a list goes on, as a text that another process may read, and of which list it is one.

What the pages of a list are is in `_paging`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, cast

from attrs import frozen

from ._codec import decode_json
from ._url import origin_of
from .errors import DecodeError

__all__ = ["PageToken", "fingerprint"]

#: What a list is asked for by, in the order in which its fingerprint names them.
_ASKED: Final = ("path", "query", "header parameters", "body")
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{8}){3}")


def fingerprint(path: str, query: str, headers: Mapping[str, str], body: bytes | None) -> str:
    """Tell lists of one operation apart without saying what they are asked for: a short hash of each part.

    The parts are those of the request as they travel, without what asks for a page; the order of parameters and of
    the members of a JSON body does not count. *body* is None where it cannot be read twice. The same in every process
    and version of Python. Two values that differ share a hash once in four billion times; values that few can be
    (a PIN) could be found by trying all.
    """
    pairs = sorted(query.split("&"), key=lambda pair: pair.partition("=")[0])
    named = sorted((name.lower(), value) for name, value in headers.items())
    texts = (path, "&".join(pairs), "\n".join(f"{name}: {value}" for name, value in named))
    return "-".join(map(_hash, (*(text.encode() for text in texts), _canonical(body))))


def _canonical(body: bytes | None) -> bytes:
    """A body without what may differ from one writing of it to the next."""
    import json

    if not body:
        return b""
    try:
        return json.dumps(decode_json(body), sort_keys=True).encode()
    except DecodeError:
        return body


def _hash(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()[:8]


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


@frozen(kw_only=True)
class PageToken:
    """Where a list goes on, as JSON text: from page ``cursor`` or ``url``, at item ``index`` of it.

    ``asked`` is the `fingerprint` of what the list is asked for by.
    """

    operation: str
    origin: str
    asked: str
    cursor: Any = None
    url: str | None = None
    page_size: int | None = None
    received: int = 0
    index: int = 0

    def encode(self) -> str:
        """Write the token. What is left at its default is left out."""
        import json

        members = {name: getattr(self, name) for name in _MEMBERS}
        kept = {name: value for name, value in members.items() if value not in (None, 0) or name == "cursor"}
        return json.dumps({"page_token": 1, **kept}, separators=(",", ":"))

    @classmethod
    def decode(cls, text: str) -> PageToken:
        """Read a token. Raises ValueError for what is none; a token is text from outside."""
        try:
            members = decode_json(text.encode())
        except (DecodeError, UnicodeEncodeError):
            members = None
        if not isinstance(members, dict) or cast("dict[str, Any]", members).pop("page_token", None) != 1:
            raise ValueError("not a page token: it must be the JSON text that a page or an error gave")
        known = cast("dict[str, Any]", members)
        wrong = [name for name, value in known.items() if not _MEMBERS.get(name, lambda _: False)(value)]
        wrong += [name for name in ("operation", "origin", "asked") if name not in known]
        if wrong:
            raise ValueError(
                f"not a page token: {', '.join(map(ascii, wrong))} missing, unknown or of the wrong type"
            )
        return cls(**known)

    def check(self, *, operation: str, origins: Collection[str], asked: str) -> None:
        """Refuse a token of another list or server. Attack: a token whose URL takes our credential elsewhere."""
        if self.operation != operation:
            raise ValueError(f"the page token is one of {self.operation!r}, not of {operation!r}")
        if self.origin not in origins or (self.url is not None and origin_of(self.url) not in origins):
            raise ValueError("the page token comes from another server than this connection's")
        parts = zip(_ASKED, self.asked.split("-"), asked.split("-"), strict=True)
        differing = [name for name, theirs, ours in parts if theirs != ours]
        if differing:
            # Its cursor means a place in another list: items would be lost, or belong to somebody else.
            kinds = " and ".join(filter(None, (", ".join(differing[:-1]), differing[-1])))
            raise ValueError(
                f"the page token is one of {operation!r} with other values in its {kinds};"
                " it goes on with the list that it was made of"
            )


_MEMBERS: Final[dict[str, Callable[[Any], bool]]] = {
    "operation": lambda value: isinstance(value, str),
    "origin": lambda value: isinstance(value, str),
    "asked": lambda value: isinstance(value, str) and _FINGERPRINT.fullmatch(value) is not None,
    "cursor": lambda value: not isinstance(value, bool) and value not in ([], {}),
    "url": lambda value: isinstance(value, str),
    "page_size": lambda value: _is_count(value) and value > 0,
    "received": _is_count,
    "index": _is_count,
}
