"""What the mock server is told, in resolved form: of the API, an operation, a search, a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

Steps = tuple[str, ...]
"""Where something lies in what is sent: a member of the body, or a parameter, and members within it."""


@frozen(kw_only=True)
class MockError:
    status: int
    code: str
    message: str


@frozen(kw_only=True)
class Hook:
    """The query parameters by which callers ask for an error."""

    by: str
    status: str | None = None
    code: str | None = None
    message: str | None = None


@frozen(kw_only=True)
class ApiHints:
    anywhere: bool = False  # arguments are taken from query and body alike
    omits_nulls: bool = False


@frozen(kw_only=True)
class SearchCondition:
    """The members of one condition; None: there is none of that kind."""

    field: str
    operator: str | None = None
    value: tuple[str, ...] = ()
    inner: str | None = None
    join: Literal["and", "or"] = "and"


@frozen(kw_only=True)
class SearchOrder:
    field: str
    direction: str | None = None


@frozen(kw_only=True)
class Search:
    """How records are searched. Empty steps: nothing is sent for that."""

    kind: Steps = ()
    kinds: Mapping[str, str] = field(factory=dict[str, str])  # kind → qualified name of a resource
    filter: Steps = ()
    condition: SearchCondition | None = None  # None: maps, or a text
    sort: Steps = ()
    order: SearchOrder | None = None
    limit: tuple[Steps, ...] = ()
    item: Mapping[str, Any] = field(factory=dict[str, Any])


@frozen(kw_only=True)
class MockHints:
    set: Mapping[str, Any] = field(factory=dict[str, Any])
    has_answer: bool = False
    answer: Any = None
    beside: Mapping[str, Any] = field(factory=dict[str, Any])
    headers: Mapping[str, str] = field(factory=dict[str, str])
    chunked: bool = False
    polls: int | None = None
    states: tuple[Mapping[str, Any], ...] = ()
    done: Mapping[str, Any] = field(factory=dict[str, Any])
    once: bool = False
    of: str | None = None  # another resource of the same group, or of none
    where: Mapping[str, Any] = field(factory=dict[str, Any])
    each: str | None = None
    changes: tuple[str, ...] | None = None  # None: the whole record is answered
    search: Search | None = None
