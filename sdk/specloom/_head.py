"""What may stand in the head of a request: methods, and names and values of headers, and how values are written there.

Nothing is repaired here: what would become two headers, or two requests, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, cast

from ._unset import UNSET

__all__ = ["check_header", "check_headers", "check_method", "header_text"]

_is_token = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch
_bad_in_header = re.compile("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]").search
# Where a message ends, and what a proxy does with it, is for the transport to say.
_FRAMING: Final = frozenset({
    "content-length", "http2-settings", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding",
    "upgrade",
})  # fmt: skip


def check_method(method: str) -> str:
    """Give the method as it is sent, in upper case. Attack: ``GET / HTTP/1.1\\r\\n…`` as a method."""
    if not _is_token(method):
        raise ValueError(f"{method[:40]!r} is not an HTTP method")
    method = method.upper()
    if method == "CONNECT":
        # Attack: a tunnel to wherever the rest of the connection says; its target is no path of the API.
        raise ValueError("CONNECT asks a proxy for a tunnel, and is no call")
    return method


def check_header(name: str, value: str) -> None:
    """Refuse a header that would become two. Attack: a value with CR LF splits the request.

    The value is never shown: it may be a credential.
    """
    if not isinstance(name, str) or not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        kinds = f"{type(name).__name__} and {type(value).__name__}"
        raise TypeError(f"header {name!r}: name and value must be texts, got {kinds}")
    if not _is_token(name):
        raise ValueError(f"{name[:80]!r} is not the name of a header")
    if _bad_in_header(value):
        raise ValueError(f"the value of header {name!r} holds control characters or surrogates")
    low = name.lower()
    # Attack: a length of one's own, behind which the rest of the body is read as the next request; or a Connection that
    # names the headers which a proxy on the way is to drop.
    if low in _FRAMING or (low == "connection" and value.lower() not in ("close", "keep-alive")):
        raise ValueError(f"header {name!r} says how messages are carried, which the transport decides")


def check_headers(headers: Mapping[str, str]) -> None:
    """Check each header, see `check_header`."""
    for name, value in headers.items():
        check_header(name, value)


def header_text(value: Any, style: str | None, encode: Callable[[Any], str]) -> str | None:
    """Write a header; a list has commas between its values, and is not sent where it has none.

    With the *style* ``json`` it is a JSON document, of which every character that is not ASCII is escaped.
    """
    if value is None or value is UNSET:
        return None
    if style == "json":
        import json

        return json.dumps(value, default=encode, separators=(",", ":"), allow_nan=False)
    if isinstance(value, list):
        items = (one for one in cast("Collection[Any]", value) if one is not None)
        return ", ".join(map(encode, items)) or None
    return encode(value)
