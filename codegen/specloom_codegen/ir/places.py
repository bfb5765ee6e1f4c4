"""Where something lies in an answer, and where something is put in a request."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen


@frozen
class Place:
    """Where something lies in an answer; *text* is the notation of the spec."""

    kind: Literal["body", "header", "link", "cookie", "last", "status"]
    path: tuple[str, ...] = ()  # of body and last
    name: str = ""  # of header, link, cookie
    text: str = ""


Places = tuple[Place, ...]


@frozen
class Carrier:
    """Where something is put in a request: a header (with a scheme word), a parameter, a cookie, or Basic."""

    kind: Literal["header", "query", "cookie", "basic"]
    name: str = ""
    scheme: str = ""


@frozen
class Condition:
    """All entries must hold: (place, accepted values). Without entries it never holds."""

    entries: tuple[tuple[Place, tuple[Any, ...]], ...] = ()
