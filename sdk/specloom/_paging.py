"""How a paged list goes on: which request fetches the next page, and when there is none.

A machine of values: `start` gives the first `PageRequest`, `advance` the next one from the page that came,
or None at the end. Fetching and decoding are done elsewhere. Whatever a server does, no cursor and no link is
followed twice; and a short page does not end a list when ``total`` or ``more`` says that it goes on, because
servers cut page sizes in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite
from typing import Any, Final, cast

from attrs import Attribute, evolve, field, frozen

from ._page_token import PageToken
from ._place import MISSING, Answer, Place, find, find_first
from .errors import DecodeError

__all__ = [
    "CursorPaging", "FollowPaging", "OffsetPaging", "PagePaging", "PageRequest", "Paging", "advance", "start",
]  # fmt: skip

#: So many pages in a row may be empty; filters of some servers leave a few so.
MAX_EMPTY: Final = 1000
#: So many cursors are remembered; then all are forgotten, or a walk without end would take memory without end.
MAX_VISITED: Final = 10_000

_NO: Final = frozenset({"", "0", "false", "no", "null", "none"})


def _places(value: str | Place | Iterable[str | Place] | None) -> tuple[Place, ...]:
    given = (value,) if isinstance(value, (str, Place)) else value or ()
    return tuple(Place.parse(one) if isinstance(one, str) else one for one in given)


def _positive(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if value is not None and value < 1:
        raise ValueError(f"paging.{attribute.name} must be at least 1, got {value!r}")


@frozen(kw_only=True)
class Paging:
    """What the kinds of paging have in common.

    ``limit`` is the parameter of the page size, ``size`` the server's default, ``max`` its greatest. ``total``,
    ``more`` and ``end``, which says the opposite of ``more``, are places, tried in order. ``in_body`` puts the
    parameters into a JSON body.
    """

    limit: str | None = None
    size: int | None = field(default=None, validator=_positive)
    max: int | None = field(default=None, validator=_positive)
    total: tuple[Place, ...] = field(default=(), converter=_places)
    more: tuple[Place, ...] = field(default=(), converter=_places)
    end: tuple[Place, ...] = field(default=(), converter=_places)
    in_body: bool = False


@frozen(kw_only=True)
class PagePaging(Paging):
    """Numbered pages, from ``first`` on."""

    param: str
    first: int = 1


@frozen(kw_only=True)
class OffsetPaging(Paging):
    """Pages that begin after so many items; ``first`` is the number of the first item."""

    param: str
    first: int = 0


@frozen(kw_only=True)
class CursorPaging(Paging):
    """Each page says at ``next`` (a place, or several in order) with which cursor the next one is asked for.

    In a query a cursor is a text; into a body it goes as it came, also as a number or a list.
    """

    param: str
    next: tuple[Place, ...] = field(converter=_places)


@frozen(kw_only=True)
class FollowPaging(Paging):
    """Each page holds the URL of the next one at ``next`` (a place, or several in order)."""

    next: tuple[Place, ...] = field(converter=_places)


@frozen(kw_only=True)
class PageRequest:
    """The page to ask for, and what the walk must know of the pages before it.

    ``params`` go into the query, or with ``in_body`` into the body; with a ``url`` that alone is asked for.
    ``cursor`` is the number, offset or cursor (JSON in a body), None where the first page needs none. ``received``
    counts the items of earlier pages; the first ``skip`` items of this one were seen before.
    """

    params: Mapping[str, Any] = field(factory=dict[str, Any])
    url: str | None = None
    in_body: bool = False
    cursor: Any = None
    page_size: int | None = None
    index: int = 0
    received: int = 0
    skip: int = 0
    #: How many pages before this one were empty, in a row.
    empty: int = field(default=0, repr=False, eq=False)
    #: Hash of a cursor or link → index of its page, so that going on twice is no circle. Shared along a walk.
    visited: dict[int, int] = field(factory=dict[int, int], repr=False, eq=False)
    #: The fingerprint of the page before.
    before: int | None = field(default=None, repr=False, eq=False)
    #: Only a full page speaks for this one: if it is not there (404), the list has ended before it.
    guessed: bool = field(default=False, repr=False, eq=False)

    def token(self, *, operation: str, origin: str, asked: str, index: int = 0) -> PageToken:
        """Make the token with which a list goes on at item *index* of this page."""
        return PageToken(
            operation=operation,
            origin=origin,
            asked=asked,
            cursor=self.cursor,
            url=self.url,
            page_size=self.page_size,
            received=self.received,
            index=index,
        )


# --- the machine -----------------------------------------------------------------------------


def start(paging: Paging, page_size: int | None = None, resume: PageToken | None = None) -> PageRequest:
    """Give the first page to ask for, or the one where *resume* (already checked) goes on.

    Raises ValueError for a page size that the API does not take.
    """
    _check_size(paging, page_size)
    at: Any = None
    if resume is not None:
        # A token counts in pages of its own size; with another one, items would be lost or come twice.
        page_size = resume.page_size
        _check_size(paging, page_size)
        at = resume.url if isinstance(paging, FollowPaging) else resume.cursor
        if at is not None and not _is_place_in(paging, at):
            raise ValueError("the page token is of another kind of paging than this list's")
    guessed = False
    if isinstance(paging, (PagePaging, OffsetPaging)):
        at = paging.first if at is None else at
        guessed = (
            resume is not None and resume.received > 0 and not (paging.total or paging.more or paging.end)
        )
    request = PageRequest(
        in_body=paging.in_body,
        page_size=page_size,
        received=resume.received if resume else 0,
        skip=resume.index if resume else 0,
        guessed=guessed,
    )
    return _asking(paging, request, at)


def _check_size(paging: Paging, page_size: int | None) -> None:
    if page_size is None:
        return
    if paging.limit is None:
        raise ValueError("page_size cannot be chosen: this list has no parameter for it")
    if page_size < 1:
        raise ValueError(f"page_size must be at least 1, got {page_size}")
    if paging.max is not None and page_size > paging.max:
        # Servers cut or ignore what is too much, in silence; then a full page looks like the last one.
        raise ValueError(f"page_size must be at most {paging.max}, got {page_size}")


def _is_place_in(paging: Paging, at: Any) -> bool:
    """Whether what a token says can be where a list of this kind goes on."""
    if isinstance(paging, (PagePaging, OffsetPaging)):
        return isinstance(at, int) and at >= 0
    return isinstance(at, str) or (isinstance(paging, CursorPaging) and paging.in_body)


def _asking(paging: Paging, request: PageRequest, cursor: Any) -> PageRequest:
    """Complete a request: ask for the page at *cursor*, and remember that it was asked for."""
    if cursor is not None and not isinstance(paging, (PagePaging, OffsetPaging)):
        if len(request.visited) >= MAX_VISITED:
            request.visited.clear()
        request.visited.setdefault(_mark(cursor), request.index)
    if isinstance(paging, FollowPaging) and cursor is not None:
        return evolve(request, url=str(cursor))
    params: dict[str, Any] = {}
    if paging.limit is not None and request.page_size is not None:
        params[paging.limit] = request.page_size
    if cursor is not None and isinstance(paging, (PagePaging, OffsetPaging, CursorPaging)):
        params[paging.param] = cursor
    return evolve(request, params=params, cursor=cursor)


def _mark(cursor: Any) -> int:
    """By what a cursor or link is known again."""
    return hash(cursor if isinstance(cursor, str) else repr(cursor))


def advance(
    paging: Paging,
    request: PageRequest,
    *,
    items: Sequence[Any],
    answer: Answer,
    resolve: Callable[[str], str] | None = None,
    fingerprint: int | None = None,
) -> PageRequest | None:
    """Give the request for the page after the one that came, None when that was the last.

    *items* are all of the page, *answer* is the page as it came; *resolve* makes a link a URL of our own
    (`rebase`), and what it raises passes through. *fingerprint*, a hash of the body, lets a server be recognised
    that ignores the page it is asked for: DecodeError, as is a cursor that is no text or number.
    """
    received, guessed = request.received + len(items), False
    more, total = _more(paging, answer), _total(paging, answer, len(items))
    if more is False or (total is not None and received >= total):
        return None
    if isinstance(paging, (PagePaging, OffsetPaging)):
        guessed = more is None and total is None
        if not items or (guessed and len(items) < (request.page_size or paging.size or 0)):
            return None
        if total is None and fingerprint is not None and fingerprint == request.before:
            # Otherwise a server that ignores the parameter gives its one page for ever.
            raise DecodeError(f"two pages in a row are the same: the server seems to ignore {paging.param!r}")
        cursor: Any = request.cursor + (1 if isinstance(paging, PagePaging) else len(items))
    else:
        if (found := _next(cast("CursorPaging | FollowPaging", paging), items, answer)) is None:
            return None
        cursor = resolve(found) if resolve and isinstance(paging, FollowPaging) else found
        if request.visited.get(_mark(cursor), request.index + 1) <= request.index:
            return None
    empty = 0 if items else request.empty + 1
    if empty > MAX_EMPTY:
        # Attack: a list without items and without end, which an `async for` would ask for until the program is ended.
        raise DecodeError(f"{MAX_EMPTY} pages in a row are empty, and the server says that there are more")
    following = PageRequest(
        empty=empty,
        in_body=request.in_body,
        page_size=request.page_size,
        index=request.index + 1,
        received=received,
        visited=request.visited,
        before=fingerprint,
        guessed=guessed,
    )
    return _asking(paging, following, cursor)


def _more(paging: Paging, answer: Answer) -> bool | None:
    """Whether the page says that there is more; None: it does not say."""
    more = _said(paging.more, answer, null=False)
    ended = _said(paging.end, answer, null=None)
    if ended is None or more is False:
        return more
    return not ended


def _said(places: Iterable[Place], answer: Answer, *, null: bool | None) -> bool | None:
    """What is said at the first place that says anything; texts and numbers are read as JSON's."""
    said: bool | None = None
    for place in places:
        found = find(place, answer)
        if isinstance(found, str):
            return found.strip().lower() not in _NO
        if found is not MISSING and found is not None:
            return bool(found)
        if found is None:
            said = null  # unless a further place knows better
    return said


def _total(paging: Paging, answer: Answer, count: int) -> int | None:
    """The number of all items, if it can be true: servers that do not count say 0 or -1 beside a full page."""
    found = find_first(paging.total, answer)
    if isinstance(found, str):
        found = int(found) if len(found) < 20 and found.isascii() and found.isdigit() else None
    if isinstance(found, bool) or not isinstance(found, (int, float)) or found < count:
        return None
    return int(found) if isfinite(found) else None


def _next(paging: CursorPaging | FollowPaging, items: Sequence[Any], answer: Answer) -> Any:
    if answer.last is MISSING and items:
        answer = evolve(answer, last=items[-1])
    for place in paging.next:
        found = find(place, answer)
        if found is MISSING or found is None or found is False:
            continue
        # A number 0 means the end, as the beginning needs no cursor; an item may have the id 0.
        if found != 0 or place.kind == "last":
            cursor = _as_sent(paging, found, place)
            if cursor not in ("", [], {}):
                return cursor
    return None


def _as_sent(paging: CursorPaging | FollowPaging, found: Any, place: Place) -> Any:
    """A cursor as it is sent: JSON in a body as it came, in a query a text."""
    if isinstance(found, str):
        return found
    if isinstance(paging, CursorPaging) and found is not True:
        if paging.in_body:
            return found
        if isinstance(found, (int, float)):
            return str(found)
    raise DecodeError(f"what lies at {place}, for the next page, is no text: a {type(found).__name__}")
