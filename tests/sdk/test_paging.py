from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from specloom._http import Headers
from specloom._page_token import PageToken, fingerprint
from specloom._paging import (
    MAX_EMPTY,
    MAX_VISITED,
    CursorPaging,
    FollowPaging,
    OffsetPaging,
    PagePaging,
    PageRequest,
    Paging,
    advance,
    start,
)
from specloom._path import rebase
from specloom._place import MISSING, Answer, Place
from specloom.errors import DecodeError, RedirectError

ORIGIN = "https://api.example:443"
OPERATION = "books.list"
ASKED = fingerprint("/books", "", {}, None)
PAGES = PagePaging(param="page", limit="limit", size=50, max=100)
COUNTED = evolve(PAGES, first=0, total="meta.total")
OFFSETS = OffsetPaging(param="start", limit="count", size=25)
CURSORS = CursorPaging(param="after", next="meta.cursor", limit="limit")
LAST_ID = CursorPaging(param="starting_after", next="last id", more="has_more")
LINKS = FollowPaging(next=["link next", "next"], limit="limit")

Server = Callable[[PageRequest], tuple[list[Any], Any]]


def answer(body: Any = MISSING, headers: dict[str, str] | None = None) -> Answer:
    return Answer(200, Headers(headers or {}), {}, body)


def walk(
    paging: Paging, server: Server, *, at: PageRequest | None = None, most: int = 50
) -> list[PageRequest]:
    """Fetch page after page; the requests that the server saw."""
    request: PageRequest | None = at or start(paging)
    seen: list[PageRequest] = []
    while request is not None:
        seen.append(request)
        assert len(seen) <= most, "the list never ends"
        items, body = server(request)
        request = advance(paging, request, items=items, answer=answer(body))
    return seen


def sized(*sizes: int, **members: Any) -> Server:
    """A server whose pages have these sizes, and whose bodies these members."""
    left = iter(sizes)
    return lambda _: ([{"id": n} for n in range(next(left))], members)


# --- the first page --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paging", "page_size", "params"),
    [
        (PAGES, None, {"page": 1}),
        (PAGES, 20, {"limit": 20, "page": 1}),
        (COUNTED, 100, {"limit": 100, "page": 0}),
        (OFFSETS, None, {"start": 0}),
        (evolve(OFFSETS, first=1), 5, {"count": 5, "start": 1}),
        (CURSORS, None, {}),
        (CURSORS, 5, {"limit": 5}),
        (LAST_ID, None, {}),
        (LINKS, 5, {"limit": 5}),
    ],
)
def test_the_first_page_is_asked_for_by_its_parameters(
    paging: Paging, page_size: int | None, params: dict[str, Any]
) -> None:
    request = start(paging, page_size)

    assert (request.params, request.url, request.index, request.skip) == (params, None, 0, 0)


def test_parameters_can_go_into_the_body() -> None:
    paging = evolve(PAGES, in_body=True)
    first = start(paging)
    second = advance(paging, first, items=[1] * 50, answer=answer())

    assert second is not None
    assert (first.in_body, second.in_body) == (True, True)


@pytest.mark.parametrize(
    ("paging", "page_size", "message"),
    [
        (PAGES, 0, "page_size must be at least 1, got 0"),
        (PAGES, 101, "page_size must be at most 100, got 101"),
        (LAST_ID, 10, "page_size cannot be chosen: this list has no parameter for it"),
    ],
)
def test_a_page_size_that_the_api_does_not_take_is_refused(
    paging: Paging, page_size: int, message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        start(paging, page_size)


@pytest.mark.parametrize("name", ["size", "max"])
def test_sizes_are_positive(name: str) -> None:
    with pytest.raises(ValueError, match=f"paging.{name} must be at least 1, got 0"):
        PagePaging(param="page", **{name: 0})


def test_places_may_be_texts_or_places_one_or_several() -> None:
    place = Place.parse("next")

    assert [FollowPaging(next=given).next for given in ("next", place, ["next"], (place,))] == [(place,)] * 4
    assert FollowPaging(next="next", total=place, more=["a", "b"]).total == (place,)


# --- numbered pages and offsets --------------------------------------------------------------


@pytest.mark.parametrize(
    ("paging", "page_size", "server", "asked"),
    [
        # short page, empty page, full pages of the server's size or of the size asked for
        (PAGES, None, sized(50, 50, 10), [1, 2, 3]),
        (PAGES, None, sized(50, 50, 0), [1, 2, 3]),
        (PAGES, None, sized(0), [1]),
        (PAGES, 10, sized(10, 9), [1, 2]),
        (PAGES, 10, sized(12, 12, 3), [1, 2, 3]),
        (PagePaging(param="p"), None, sized(7, 3, 0), [1, 2, 3]),
        (OFFSETS, None, sized(25, 25, 4), [0, 25, 50]),
        (OFFSETS, 10, sized(10, 10, 0), [0, 10, 20]),
        (evolve(OFFSETS, first=1, size=None), None, sized(7, 3, 0), [1, 8, 11]),
        # a total that is reached needs no further request
        (COUNTED, None, sized(50, 50, meta={"total": 100}), [0, 1]),
        (COUNTED, None, sized(50, 20, meta={"total": 70}), [0, 1]),
        (COUNTED, None, sized(50, 50, meta={"total": "100"}), [0, 1]),
        (COUNTED, None, sized(50, 50, meta={"total": 100.0}), [0, 1]),
        (COUNTED, None, sized(0, meta={"total": 0}), [0]),
        # a server that cuts the page size in silence loses nothing
        (COUNTED, 100, sized(30, 30, 10, meta={"total": 70}), [0, 1, 2]),
        (evolve(OFFSETS, total="meta.total"), 100, sized(30, 30, 10, meta={"total": 70}), [0, 30, 60]),
        (evolve(PAGES, more="more"), 100, sized(30, 30, 0, more=True), [1, 2, 3]),
        # a total that cannot be true does not count
        (COUNTED, None, sized(50, 10, meta={"total": 0}), [0, 1]),
        (COUNTED, None, sized(50, 10, meta={"total": -1}), [0, 1]),
        (COUNTED, None, sized(50, 10, meta={"total": None}), [0, 1]),
        (COUNTED, None, sized(50, 10, meta={"total": True}), [0, 1]),
        (COUNTED, None, sized(50, 10, meta={"total": "many"}), [0, 1]),
        (COUNTED, None, sized(50, 10, meta={"total": "9" * 5000}), [0, 1]),
        (COUNTED, None, sized(50, 10, meta={"total": float("inf")}), [0, 1]),
        (COUNTED, None, sized(50, 10, meta={"total": [1]}), [0, 1]),
        # nor does one that says more than there is
        (COUNTED, None, sized(50, 20, 0, meta={"total": 500}), [0, 1, 2]),
        # `more` is the last word, but nothing comes after an empty page
        (evolve(PAGES, more="more"), None, sized(50, more=False), [1]),
        (evolve(PAGES, more="more"), None, sized(50, 50, 0, more=True), [1, 2, 3]),
        (evolve(PAGES, more="more"), None, sized(50, 3), [1, 2]),
    ],
)
def test_numbered_lists_end_where_the_table_says(
    paging: PagePaging | OffsetPaging, page_size: int | None, server: Server, asked: list[int]
) -> None:
    requests = walk(paging, server, at=start(paging, page_size))

    assert [request.params[paging.param] for request in requests] == asked
    assert [request.params.get(paging.limit or "") for request in requests] == [page_size] * len(asked)


@pytest.mark.parametrize(
    ("value", "requests"),
    [
        (False, 1), (None, 1), (0, 1), ("", 1), ("false", 1), (" False ", 1), ("0", 1), ("no", 1), ([], 1),
        (True, 2), (1, 2), ("true", 2), ("yes", 2), ("/next", 2), ({"a": 1}, 2),
    ],
)  # fmt: skip
def test_more_is_read_in_the_forms_that_servers_write(value: Any, requests: int) -> None:
    server = sized(50, 0, more=value)

    assert len(walk(evolve(PAGES, more="more"), server)) == requests


@pytest.mark.parametrize(
    ("meta", "goes_on"),
    [
        ({"cursor": "a", "end": False}, True),
        ({"cursor": "a", "end": True}, False),
        ({"cursor": "a", "end": "true"}, False),
        ({"cursor": "a", "end": None}, True),
        ({"cursor": "a"}, True),
        ({"cursor": "a", "end": False, "more": False}, False),
        ({"cursor": "a", "end": True, "more": True}, False),
        ({"cursor": "a", "end": None, "more": False}, False),
    ],
)
def test_a_page_may_say_that_it_is_the_last(meta: dict[str, Any], goes_on: bool) -> None:
    paging = evolve(CURSORS, more="meta.more", end="meta.end")

    following = advance(paging, start(paging), items=[1], answer=answer({"meta": meta}))

    assert (following is not None) == goes_on


def test_numbered_pages_go_on_until_one_says_that_it_is_the_last() -> None:
    paging = evolve(PAGES, end="last")
    first = start(paging, 10)

    short = advance(paging, first, items=[1], answer=answer({"last": False}))

    assert short is not None
    assert not short.guessed
    assert advance(paging, short, items=[1] * 10, answer=answer({"last": True})) is None


def test_more_and_total_may_lie_in_headers() -> None:
    paging = evolve(PAGES, total="header X-Total", more="header X-More")
    page = partial(advance, paging, start(paging), items=[1] * 50)

    outcomes = [
        page(answer=answer(headers=headers)) is not None
        for headers in ({"X-Total": "50"}, {"X-Total": "51"}, {"X-More": "false"}, {"X-More": "true"}, {})
    ]

    assert outcomes == [False, True, False, True, True]


def test_a_server_that_ignores_the_page_number_is_found_out() -> None:
    first = start(PAGES)
    second = advance(PAGES, first, items=[1] * 50, answer=answer(), fingerprint=7)
    assert second is not None

    with pytest.raises(
        DecodeError, match="two pages in a row are the same: the server seems to ignore 'page'"
    ):
        advance(PAGES, second, items=[1] * 50, answer=answer(), fingerprint=7)


@pytest.mark.parametrize(
    ("paging", "fingerprints", "count"),
    [
        (PAGES, (7, 8), 50),
        (PAGES, (None, None), 50),
        (PAGES, (7, None), 50),
        (COUNTED, (7, 7), 50),  # the total bounds the list
    ],
)
def test_pages_that_differ_or_are_counted_go_on(
    paging: PagePaging, fingerprints: tuple[int | None, int | None], count: int
) -> None:
    body = {"meta": {"total": 1000}}
    second = advance(
        paging, start(paging), items=[1] * count, answer=answer(body), fingerprint=fingerprints[0]
    )
    assert second is not None

    third = advance(paging, second, items=[1] * count, answer=answer(body), fingerprint=fingerprints[1])

    assert third is not None


def test_the_same_last_page_twice_is_no_error_when_it_ends_the_list() -> None:
    second = advance(PAGES, start(PAGES), items=[1] * 50, answer=answer(), fingerprint=7)
    assert second is not None

    assert advance(PAGES, second, items=[], answer=answer(), fingerprint=7) is None


# --- cursors and links -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "sent"),
    [
        ("abc", "abc"), ("0", "0"), (5, "5"), (1.5, "1.5"), (-1, "-1"), ("a b&c", "a b&c"),
        ("", None), (None, None), (False, None), (MISSING, None), (0, None), (0.0, None),
    ],
)  # fmt: skip
def test_a_cursor_goes_on_until_it_is_missing(found: Any, sent: str | None) -> None:
    body = {"meta": {} if found is MISSING else {"cursor": found}}

    following = advance(CURSORS, start(CURSORS, 5), items=[1], answer=answer(body))

    assert (following.params if following else None) == ({"limit": 5, "after": sent} if sent else None)


@pytest.mark.parametrize("found", [True, {"a": 1}, ["x"]])
def test_a_cursor_that_is_no_text_is_a_decode_error(found: Any) -> None:
    with pytest.raises(DecodeError, match=r"what lies at meta\.cursor, for the next page, is no text"):
        advance(CURSORS, start(CURSORS), items=[1], answer=answer({"meta": {"cursor": found}}))


@pytest.mark.parametrize(
    ("found", "sent"),
    [
        ([1700000000, "x"], [1700000000, "x"]), ({"pk": {"S": "a"}}, {"pk": {"S": "a"}}), (7, 7), (-1.5, -1.5),
        ("7", "7"),
        ([], None), ({}, None), (0, None), ("", None), (None, None), (False, None),
    ],
)  # fmt: skip
def test_a_cursor_goes_into_a_body_as_it_came(found: Any, sent: Any) -> None:
    paging = evolve(CURSORS, in_body=True)
    first = start(paging)

    following = advance(paging, first, items=[1], answer=answer({"meta": {"cursor": found}}))

    assert (None if following is None else dict(following.params)) == (
        None if sent is None else {"after": sent}
    )
    if following is not None:
        token = following.token(operation=OPERATION, origin=ORIGIN, asked=ASKED).encode()
        assert start(paging, resume=PageToken.decode(token)).params == following.params
        again = advance(paging, following, items=[1], answer=answer({"meta": {"cursor": found}}))
        assert again is None  # it was asked for


def test_what_says_yes_is_no_cursor_in_a_body_either() -> None:
    paging = evolve(CURSORS, in_body=True)

    with pytest.raises(DecodeError, match="is no text: a bool"):
        advance(paging, start(paging), items=[1], answer=answer({"meta": {"cursor": True}}))


@pytest.mark.parametrize(
    ("paging", "cursor"),
    [(PAGES, -1), (PAGES, 1.5), (PAGES, [1]), (CURSORS, [1]), (CURSORS, 5), (OFFSETS, "a")],
)
def test_a_token_says_where_a_list_of_its_kind_goes_on(paging: Paging, cursor: Any) -> None:
    token = PageToken(operation=OPERATION, origin=ORIGIN, asked=ASKED, cursor=cursor)

    with pytest.raises(ValueError, match="another kind of paging"):
        start(paging, resume=PageToken.decode(token.encode()))


@pytest.mark.parametrize("found", [5, True, {"href": "/x"}])
def test_a_link_that_is_no_text_is_a_decode_error(found: Any) -> None:
    with pytest.raises(DecodeError, match="what lies at next, for the next page, is no text"):
        advance(LINKS, start(LINKS), items=[1], answer=answer({"next": found}))


def test_an_empty_page_with_a_cursor_is_not_the_end() -> None:
    following = advance(CURSORS, start(CURSORS), items=[], answer=answer({"meta": {"cursor": "x"}}))

    assert following is not None


@pytest.mark.parametrize(
    ("items", "last", "body", "sent"),
    [
        ([{"id": 1}, {"id": 2}], MISSING, {"has_more": True}, "2"),
        ([{"id": "a"}], MISSING, {}, "a"),
        ([{"id": 0}], MISSING, {"has_more": True}, "0"),
        ([object()], {"id": 9}, {"has_more": True}, "9"),
        ([{"id": 1}], MISSING, {"has_more": False}, None),
        ([{}], MISSING, {"has_more": True}, None),
        ([], MISSING, {"has_more": True}, None),
    ],
)
def test_a_member_of_the_last_item_can_be_the_cursor(
    items: list[Any], last: Any, body: Any, sent: str | None
) -> None:
    page = evolve(answer(body), last=last)

    following = advance(LAST_ID, start(LAST_ID), items=items, answer=page)

    assert (following.params if following else None) == ({"starting_after": sent} if sent else None)


@pytest.mark.parametrize("paging", [CURSORS, LINKS])
def test_a_reached_total_ends_cursors_and_links_too(paging: Paging) -> None:
    paging = evolve(paging, total="total")
    body = {"meta": {"cursor": "x"}, "next": "/x", "total": 2}

    assert advance(paging, start(paging), items=[1, 2], answer=answer(body)) is None
    assert advance(paging, start(paging), items=[1], answer=answer(body)) is not None


@pytest.mark.parametrize(
    ("headers", "body", "url"),
    [
        ({"Link": "</a>; rel=next"}, {"next": "/b"}, "/a"),
        ({}, {"next": "/b"}, "/b"),
        ({}, {"next": ""}, None),
        ({}, {"next": None}, None),
        ({}, {"next": False}, None),
        ({}, {}, None),
    ],
)
def test_a_link_is_followed_alone(headers: dict[str, str], body: Any, url: str | None) -> None:
    following = advance(LINKS, start(LINKS, 5), items=[1], answer=answer(body, headers))

    assert (following and (following.url, following.params)) == (url and (url, {}))


def test_links_become_urls_of_our_own_or_stop_the_list() -> None:
    resolve = partial(rebase, base="https://api.example/v1/books", origins={ORIGIN})
    go = partial(advance, LINKS, start(LINKS), items=[1], resolve=resolve)

    following = go(answer=answer({"next": "http://api.example/v1/books?page=2"}))

    assert following is not None
    assert following.url == "https://api.example/v1/books?page=2"
    with pytest.raises(RedirectError):
        go(answer=answer({"next": "https://evil.example/v1/books?page=2"}))


@pytest.mark.parametrize(
    ("cursors", "asked"),
    [
        (["a", "b", None], [None, "a", "b"]),
        (["a", "a"], [None, "a"]),
        (["a", "b", "a"], [None, "a", "b"]),
        (["a", "b", "b"], [None, "a", "b"]),
        ([1, 2, "1"], [None, "1", "2"]),
    ],
)
def test_a_repeated_cursor_stops_the_list(cursors: list[Any], asked: list[Any]) -> None:
    left = iter(cursors)

    requests = walk(CURSORS, lambda _: ([1], {"meta": {"cursor": next(left)}}))

    assert [request.cursor for request in requests] == asked


def test_a_repeated_link_stops_the_list() -> None:
    left = iter(["/a", "/b", "/a"])

    requests = walk(LINKS, lambda _: ([1], {"next": next(left)}))

    assert [request.url for request in requests] == [None, "/a", "/b"]


def test_going_on_twice_from_one_page_gives_the_same_request() -> None:
    page = answer({"meta": {"cursor": "x"}})
    first = start(CURSORS)

    assert advance(CURSORS, first, items=[1], answer=page) == advance(CURSORS, first, items=[1], answer=page)


@given(st.lists(st.integers(0, 8), min_size=9, max_size=9), st.sampled_from([CURSORS, LINKS]))
def test_no_graph_of_cursors_makes_a_list_endless(graph: list[int], paging: Paging) -> None:
    def server(request: PageRequest) -> tuple[list[Any], Any]:
        following = str(graph[int(request.cursor or request.url or 0)])
        return [1], {"meta": {"cursor": following}, "next": following}

    requests = walk(paging, server, most=len(graph) + 1)

    asked = [request.cursor or request.url for request in requests[1:]]
    assert len(asked) == len(set(asked))


@given(
    total=st.integers(0, 60),
    cap=st.integers(1, 10),
    page_size=st.none() | st.integers(1, 20),
    counted=st.booleans(),
    offset=st.booleans(),
)
def test_every_item_comes_once_if_the_server_counts_or_keeps_its_word(
    total: int, cap: int, page_size: int | None, counted: bool, offset: bool
) -> None:
    kind = OffsetPaging if offset else PagePaging
    paging = kind(param="at", first=0, limit="limit", size=cap, total="total" if counted else None)
    if not counted and page_size is not None:
        page_size = min(page_size, cap)  # otherwise a cut page looks like the last one, to anybody
    got: list[int] = []

    def server(request: PageRequest) -> tuple[list[Any], Any]:
        size = min(request.params.get("limit", cap), cap)
        begin = request.params["at"] * (1 if offset else size)
        page = list(range(total))[begin : begin + size]
        got.extend(page)
        return page, {"total": total}

    walk(paging, server, at=start(paging, page_size), most=70)

    assert got == list(range(total))


# --- tokens ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("token", "text"),
    [
        (PageToken(operation="a.list", origin=ORIGIN, asked=ASKED), {"cursor": None}),
        (
            PageToken(
                operation="a.list", origin=ORIGIN, asked=ASKED, cursor=3, page_size=50, received=150, index=7
            ),
            {"cursor": 3, "page_size": 50, "received": 150, "index": 7},
        ),
        (PageToken(operation="a.list", origin=ORIGIN, asked=ASKED, cursor=0), {"cursor": 0}),
        (PageToken(operation="a.list", origin=ORIGIN, asked=ASKED, cursor="ä"), {"cursor": "ä"}),
        (
            PageToken(operation="a.list", origin=ORIGIN, asked=ASKED, url="https://api.example/x"),
            {"cursor": None, "url": "https://api.example/x"},
        ),
    ],
)
def test_a_token_is_json_and_is_read_back(token: PageToken, text: dict[str, Any]) -> None:
    encoded = token.encode()

    assert json.loads(encoded) == {
        "page_token": 1, "operation": "a.list", "origin": ORIGIN, "asked": ASKED, **text,
    }  # fmt: skip
    assert PageToken.decode(encoded) == token


@given(
    st.builds(
        PageToken,
        operation=st.text(st.characters(exclude_categories=("Cs",))),
        origin=st.just(ORIGIN),
        asked=st.just(ASKED),
        cursor=st.none() | st.integers(0, 2**70) | st.text(st.characters(exclude_categories=("Cs",))),
        page_size=st.none() | st.integers(1),
        received=st.integers(0),
        index=st.integers(0),
    )
)
def test_every_token_survives_its_text(token: PageToken) -> None:
    assert PageToken.decode(token.encode()) == token


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "5", "{}", "x", "{", '"x"', "\ud800", '{"page_token": 2}', '{"page_token": 1}',
        '{"page_token": 1, "operation": "a"}',
        f'{{"page_token": 1, "operation": "a", "origin": "o", "asked": "{ASKED}"}} {{}}',
        '{"page_token": 1, "operation": "a", "origin": "o"}',
        *(
            json.dumps({"page_token": 1, "operation": "a", "origin": "o", "asked": ASKED, **wrong})
            for wrong in (
                {"operation": 1}, {"origin": None}, {"asked": "x"}, {"asked": 1}, {"asked": ASKED + "\n"},
                {"cursor": []}, {"cursor": {}}, {"cursor": True}, {"url": 5}, {"page_size": 0},
                {"received": -1}, {"index": "1"}, {"more": 1},
            )
        ),
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a page token"):
        PageToken.decode(text)


@pytest.mark.parametrize(
    ("token", "message"),
    [
        (
            PageToken(operation="other.list", origin=ORIGIN, asked=ASKED),
            "one of 'other.list', not of 'books.list'",
        ),
        (PageToken(operation=OPERATION, origin="https://evil.example:443", asked=ASKED), "another server"),
        (
            PageToken(operation=OPERATION, origin=ORIGIN, asked=ASKED, url="https://evil.example/x"),
            "another server",
        ),
        (PageToken(operation=OPERATION, origin=ORIGIN, asked=ASKED, url="/x"), "not an http(s) URL"),
    ],
)
def test_a_token_of_another_list_or_server_is_refused(token: PageToken, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        token.check(operation=OPERATION, origins={ORIGIN}, asked=ASKED)


BODY = b'{"q": "x", "tags": [1, 2]}'


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        (("/books/2", "a=1&b=2", {"X-Shop": "one"}, BODY), "path;"),
        (("/books/1", "a=1&b=3", {"X-Shop": "one"}, BODY), "query;"),
        (("/books/1", "", {"X-Shop": "one"}, BODY), "query;"),
        (("/books/1", "a=1&b=2", {"X-Shop": "two"}, BODY), "header parameters;"),
        (("/books/1", "a=1&b=2", {"X-Shop": "one"}, b'{"q": "x", "tags": [2, 1]}'), "body;"),
        (("/books/1", "a=1&b=2", {"X-Shop": "one"}, b"<x/>"), "body;"),
        (("/books/2", "", {}, None), "path, query, header parameters and body;"),
    ],
)
def test_a_token_of_the_same_list_asked_for_by_something_else_is_refused(other: Any, kinds: str) -> None:
    asked = fingerprint("/books/1", "a=1&b=2", {"X-Shop": "one"}, BODY)
    token = PageToken(operation=OPERATION, origin=ORIGIN, asked=fingerprint(*other))
    with pytest.raises(ValueError, match=f"one of 'books.list' with other values in its {kinds}"):
        token.check(operation=OPERATION, origins={ORIGIN}, asked=asked)


def test_the_order_of_parameters_and_members_does_not_count() -> None:
    one = fingerprint("/x", "b=2&a=1&a=0", {"X-A": "1", "X-B": "2"}, BODY)

    assert one == fingerprint("/x", "a=1&a=0&b=2", {"x-b": "2", "x-a": "1"}, b'{"tags":[1,2],"q":"x"}')
    assert one != fingerprint("/x", "a=0&a=1&b=2", {"X-A": "1", "X-B": "2"}, BODY)


def test_a_fingerprint_is_the_same_in_every_process_and_shows_nothing() -> None:
    told = fingerprint("/shops/7", "key=canary", {}, b'{"pin": "canary"}')

    assert told == "dff09be2-18ba91c1-e3b0c442-04bec6b1"


@pytest.mark.parametrize("url", [None, "https://api.example/v1/books?page=2"])
def test_a_token_of_this_list_passes(url: str | None) -> None:
    PageToken(operation=OPERATION, origin=ORIGIN, asked=ASKED, url=url).check(
        operation=OPERATION, origins={ORIGIN}, asked=ASKED
    )


@pytest.mark.parametrize(
    ("paging", "body", "page_size"),
    [
        (PAGES, {}, 10),
        (PAGES, {}, None),
        (OFFSETS, {}, 10),
        (CURSORS, {"meta": {"cursor": "x"}}, 10),
        (LINKS, {"next": "https://api.example/x"}, None),
    ],
)
def test_a_list_goes_on_where_its_token_says(paging: Paging, body: Any, page_size: int | None) -> None:
    second = advance(paging, start(paging, page_size), items=[1] * 50, answer=answer(body))
    assert second is not None
    text = second.token(operation=OPERATION, origin=ORIGIN, asked=ASKED, index=3).encode()

    resumed = start(paging, resume=PageToken.decode(text))

    assert resumed == evolve(second, index=0, skip=3)


@pytest.mark.parametrize("paging", [PAGES, CURSORS, LINKS])
def test_the_first_page_has_a_token_too(paging: Paging) -> None:
    first = start(paging)
    token = first.token(operation=OPERATION, origin=ORIGIN, asked=ASKED)

    assert start(paging, resume=token) == first


@pytest.mark.parametrize(("paging", "cursor"), [(PAGES, "x"), (OFFSETS, "5"), (CURSORS, 5)])
def test_a_token_of_another_kind_of_paging_is_refused(paging: Paging, cursor: Any) -> None:
    with pytest.raises(ValueError, match="of another kind of paging"):
        start(paging, resume=PageToken(operation=OPERATION, origin=ORIGIN, asked=ASKED, cursor=cursor))


@pytest.mark.parametrize("size", [10, None])
def test_a_token_keeps_its_page_size_whatever_is_asked_for_now(size: int | None) -> None:
    token = start(PAGES, size).token(operation=OPERATION, origin=ORIGIN, asked=ASKED)

    assert [start(PAGES, one, token).page_size for one in (10, 20, None)] == [size] * 3
    with pytest.raises(ValueError, match="page_size must be at least 1"):
        start(PAGES, 0, token)
    with pytest.raises(ValueError, match="page_size must be at most"):
        start(PAGES, None, evolve(token, page_size=10_000))


def test_a_resumed_list_still_stops_on_a_repeated_cursor_and_at_its_total() -> None:
    paging = evolve(CURSORS, total="total")
    token = PageToken(operation=OPERATION, origin=ORIGIN, asked=ASKED, cursor="x", received=8)

    request = start(paging, resume=token)

    assert advance(paging, request, items=[1], answer=answer({"meta": {"cursor": "x"}})) is None
    assert (
        advance(paging, request, items=[1, 2], answer=answer({"meta": {"cursor": "y"}, "total": 10})) is None
    )
    assert (
        advance(paging, request, items=[1], answer=answer({"meta": {"cursor": "y"}, "total": 10})) is not None
    )


@pytest.mark.parametrize(
    ("body", "more"),
    [
        ({"a": True}, True), ({"b": True}, True), ({"a": None, "b": True}, True), ({"a": False, "b": True}, False),
        ({"a": None}, False), ({"b": "no"}, False), ({}, None),
    ],
)  # fmt: skip
def test_the_first_place_that_says_whether_there_is_more_counts(
    body: dict[str, Any], more: bool | None
) -> None:
    paging = CursorPaging(param="c", next="next", more=["a", "b"])

    following = advance(paging, start(paging), items=[1], answer=Answer(200, {}, {}, {**body, "next": "x"}))

    # Where nothing says so, the cursor does.
    assert (following is not None) == (more is not False)


@pytest.mark.parametrize(
    ("body", "ends"), [({"a": 1}, True), ({"b": 1}, True), ({"a": None, "b": 1}, True), ({}, False)]
)
def test_the_first_place_that_holds_a_total_counts(body: dict[str, Any], ends: bool) -> None:
    paging = PagePaging(param="p", total=["a", "b"], size=1)

    following = advance(paging, start(paging), items=[1], answer=Answer(200, {}, {}, body))

    assert (following is None) == ends


@pytest.mark.parametrize("items", [[], [1]], ids=["empty", "one item in the middle"])
def test_a_list_without_items_and_without_end_is_given_up(items: list[int]) -> None:
    paging = CursorPaging(param="c", next="next")
    request = start(paging)
    for number in range(MAX_EMPTY):
        here = items if number == MAX_EMPTY // 2 else []
        following = advance(
            paging, request, items=here, answer=Answer(200, {}, {}, body={"next": f"c{number}"})
        )
        assert following is not None
        request = following

    if items:
        assert advance(paging, request, items=[], answer=Answer(200, {}, {}, body={"next": "on"})) is not None
        return
    with pytest.raises(DecodeError, match="1000 pages in a row are empty"):
        advance(paging, request, items=[], answer=Answer(200, {}, {}, body={"next": "on"}))


@pytest.mark.parametrize("paging", [CursorPaging(param="c", next="next"), FollowPaging(next="next")])
def test_a_walk_without_end_remembers_so_many_cursors_and_still_ends_in_a_circle(paging: Paging) -> None:
    request = start(paging)
    sizes = set()
    for number in range(3 * MAX_VISITED):
        page = Answer(200, {}, {}, body={"next": f"/c{number}"})
        following = advance(paging, request, items=[1], answer=page)
        assert following is not None
        request = following
        sizes.add(len(request.visited))

    assert max(sizes) == MAX_VISITED
    again = Answer(200, {}, {}, body={"next": f"/c{3 * MAX_VISITED - 2}"})
    assert advance(paging, request, items=[1], answer=again) is None
