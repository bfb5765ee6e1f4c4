"""Pages of a list: which part is asked for, and what says where the next one is.

Pure. Cursors are opaque texts that name the last record of the page by its number, so that records which come or go
between two calls neither repeat nor hide others.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, overload
from urllib.parse import quote, urlencode

from attrs import frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.messages import Call, Problem, Refusal
from specloom_codegen.mock.places import Answer, find_at
from specloom_codegen.mock.records import Row

_USUAL_SIZE: Final = 50
"""The page size where the spec names none; CloudCIX's own."""

_LINK_CURSOR: Final = "_cursor"
_LINK_SIZE: Final = "_size"
"""Parameters of the mock's own in the links that it makes."""


@frozen(kw_only=True)
class Item:
    """One entry of a list: the number of its record, which never changes, and what stands for it.

    *data* are its members, by which the caller may name it.
    """

    number: int
    shown: Any
    data: Any


class Rows(Sequence[Item]):
    """Rows of a store as entries of a list, made one by one as they are asked for: lists may be long."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            return [_item(row) for row in self._rows[index]]
        return _item(self._rows[index])


def plain_items(values: Iterable[Any]) -> list[Item]:
    """Values that are no records as entries of a list."""
    return [Item(number=at, shown=value, data=value) for at, value in enumerate(values)]


def _item(row: Row) -> Item:
    return Item(number=row.number, shown=row, data=row.data)


@frozen(kw_only=True)
class Page:
    """One part of a list. ``next`` is what leads on, None at the end."""

    items: tuple[Any, ...]
    total: int
    size: int | None = None
    number: int | None = None  # of the page or the first item, as the caller counts
    next: str | None = None
    next_url: str | None = None

    @property
    def has_more(self) -> bool:
        return self.next is not None


def asked(paging: ir.Paging, call: Call, body: Any) -> dict[str, str]:
    """The paging parameters as they were sent, as texts, from the query or from a JSON body."""
    names = [paging.param, paging.limit or "", _LINK_CURSOR, _LINK_SIZE]
    if paging.in_body:
        found = {name: find_at(body, (name,)) for name in names if name}
        return {name: str(value) for name, value in found.items() if value is not UNSET and value is not None}
    sent = {name: call.parameter(name) for name in names if name}
    return {name: value for name, value in sent.items() if value}


def cut(paging: ir.Paging | None, items: Sequence[Item], sent: Mapping[str, str], call: Call) -> Page:
    """The page that was asked for. Raises a refusal for numbers and cursors that are none."""
    if paging is None:
        return Page(items=tuple(item.shown for item in items), total=len(items))
    size = _size(paging, sent)
    if paging.kind == "page":
        number = max(_number(sent, paging.param, paging.first), paging.first)
        start = (number - paging.first) * size
        return _numbered(items, start, size, number, number + 1)
    if paging.kind == "offset":
        start = max(_number(sent, paging.param, 0), 0)
        return _numbered(items, start, size, start, start + size)
    if paging.kind == "cursor":
        return _after(paging, items, sent.get(paging.param), size)
    return _linked(items, sent.get(_LINK_CURSOR), size, call)


def _size(paging: ir.Paging, sent: Mapping[str, str]) -> int:
    most = paging.max
    usual = paging.size or (min(_USUAL_SIZE, most) if most else _USUAL_SIZE)
    name = _LINK_SIZE if _LINK_SIZE in sent else paging.limit or ""
    size = _number(sent, name, usual)
    if size < 1:
        return usual
    return min(size, most) if most else size


def _number(sent: Mapping[str, str], name: str, usual: int) -> int:
    text = sent.get(name)
    if text is None:
        return usual
    try:
        return int(text)
    except ValueError:
        raise Refusal("invalid", (Problem(name, "invalid", "must be an integer"),)) from None


def _numbered(items: Sequence[Item], start: int, size: int, number: int, following: int) -> Page:
    part = items[start : start + size]
    more = start + size < len(items)
    return Page(
        items=tuple(item.shown for item in part),
        total=len(items),
        size=size,
        number=number,
        next=str(following) if more else None,
    )


def _after(paging: ir.Paging, items: Sequence[Item], cursor: str | None, size: int) -> Page:
    """The page after a cursor: a member of the last item where the spec says so, else an opaque text."""
    member = paging.next[0].path if paging.next and paging.next[0].kind == "last" else None
    start = 0
    if cursor is not None and member is not None:
        start = _start_after_member(items, member, cursor, paging.param)
    elif cursor is not None:
        start = _start_after(items, cursor, paging.param)
    part = items[start : start + size]
    following = None
    if start + size < len(items):
        following = str(find_at(part[-1].data, member)) if member else _cursor(part[-1], start + size)
    return Page(items=tuple(item.shown for item in part), total=len(items), size=size, next=following)


def _linked(items: Sequence[Item], cursor: str | None, size: int, call: Call) -> Page:
    start = 0 if cursor is None else _start_after(items, cursor, _LINK_CURSOR)
    part = items[start : start + size]
    following = url = None
    if start + size < len(items):
        following = _cursor(part[-1], start + size)
        kept = [pair for pair in call.query if pair[0] not in (_LINK_CURSOR, _LINK_SIZE)]
        query = urlencode([*kept, (_LINK_SIZE, str(size)), (_LINK_CURSOR, following)], quote_via=quote)
        url = f"{call.origin}{call.path}?{query}"
    return Page(
        items=tuple(item.shown for item in part), total=len(items), size=size, next=following, next_url=url
    )


def _cursor(last: Item, index: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([last.number, index]).encode()).decode().rstrip("=")


def _start_after(items: Sequence[Item], cursor: str, name: str) -> int:
    """Where the list goes on. When the record is gone, its old index says, less those that went before it."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        number, index = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        number, index = int(number), int(index)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise Refusal("invalid", (Problem(name, "invalid", "is not a cursor of this list"),)) from None
    if 0 < index <= len(items) and items[index - 1].number == number:
        return index
    for at, item in enumerate(items):
        if item.number == number:
            return at + 1
    ordered = all(left.number < right.number for left, right in pairwise(items))
    if ordered:
        return sum(1 for item in items if item.number < number)
    return max(0, min(index, len(items)))


def _start_after_member(items: Sequence[Item], member: tuple[str, ...], cursor: str, name: str) -> int:
    values = [find_at(item.data, member) for item in items]
    for at, value in enumerate(values):
        if str(value) == cursor:
            return at + 1
    counts = all(isinstance(value, int) for value in values) and values == sorted(values)
    if counts and cursor.isascii() and cursor.isdigit():
        return sum(1 for value in values if value < int(cursor))  # the item is gone, its place is known
    raise Refusal("invalid", (Problem(name, "invalid", "names no item of this list"),))


def describe(answer: Answer, paging: ir.Paging | None, page: Page) -> None:
    """Put total, ``more``, ``end`` and the way to the next page where the spec says that they lie."""
    if paging is None:
        return
    # At the first of several places; where the spec gives no place it is told nowhere.
    for place in paging.total[:1]:
        answer.put(place, page.total)
    for place in paging.more[:1]:
        answer.put(place, page.has_more)
    for place in paging.end[:1]:
        answer.put(place, not page.has_more)
    for place in paging.next[:1]:
        if place.kind not in ("last", "status"):
            answer.put(place, page.next_url if paging.kind == "follow" else page.next)


def facts(paging: ir.Paging | None, page: Page, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a ``meta`` object may tell about a page, by the usual names of its members."""
    known: dict[str, Any] = {name: value for name, value in values.items() if not isinstance(value, Mapping)}
    known |= {"total": page.total, "count": len(page.items), "has_more": page.has_more}
    if paging is not None:
        known |= {name: value for name, value in _named(paging, page).items() if name}
    return known


def _named(paging: ir.Paging, page: Page) -> dict[str, Any]:
    return {
        paging.limit or "": page.size,
        paging.param: page.number if page.number is not None else page.next,
    }
