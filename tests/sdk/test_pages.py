"""Paged lists: every way to read them, and going on where one stopped without losing or doubling an item."""

from __future__ import annotations

import json
import traceback
from collections.abc import AsyncIterator, Callable
from itertools import islice
from typing import Any

import pytest
from attrs import define

from specloom import AsyncConnection
from specloom._page_token import fingerprint
from specloom.auth import ApiKey, Auth, Credential
from specloom.errors import BadRequest, DecodeError, NotFound, RedirectError, SpecloomError, TransportError
from specloom.service import (
    Api,
    CursorPaging,
    FollowPaging,
    OffsetPaging,
    Operation,
    Page,
    PagePaging,
    Pages,
    Response,
    Service,
)
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply
from specloom.values import UNSET, Input, Model

URL = "https://api.example/v1"


@define(kw_only=True)
class Item(Model):
    id: int


@define(kw_only=True)
class Search(Input):
    q: str


@define(kw_only=True)
class Meta(Model):
    total: int


class Items(Service):
    _api = Api(name="shop", url=URL)

    def list(
        self, made: Operation[Any], *, data: Any = UNSET, page_size: int | None = None, **options: Any
    ) -> Pages[Any]:
        return self._pages(made, (), options, data=data, page_size=page_size)


def listing(paging: Any = None, method: str = "GET", **arguments: Any) -> Operation[Any]:
    arguments.setdefault("returns", Item)
    return Operation("items.list", method, "/items", answer="page", paging=paging, **arguments)


Make = Callable[..., tuple[Items, FakeTransport]]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    opened: list[AsyncConnection] = []

    def made(*script: Any, **options: Any) -> tuple[Items, FakeTransport]:
        transport = FakeTransport(*script)
        given = {"retry": None, "clock": FakeClock(), **options}
        opened.append(AsyncConnection(URL, transport=transport, **given))
        return Items(opened[-1]), transport

    yield made
    for connection in opened:
        await connection.close()


def ids(items: Any) -> list[int]:
    return [item.id for item in items]


def targets(transport: FakeTransport) -> list[str]:
    return [sent.target.removeprefix("/v1") for sent in transport.requests]


# --- a server for each kind of paging --------------------------------------------------------

COUNT, SIZE = 7, 3
RECORDS = [{"id": number} for number in range(COUNT)]


def numbered(sent: SentRequest) -> Response:
    query = dict(sent.query)
    size = int(query.get("size", SIZE))
    start = (int(query["page"]) - 1) * size
    return reply(json=RECORDS[start : start + size])


def offset(sent: SentRequest) -> Response:
    asked = json.loads(sent.body) if sent.body else dict(sent.query)
    start, size = int(asked["start"]), int(asked.get("size", SIZE))
    return reply(json={"items": RECORDS[start : start + size], "total": COUNT})


def cursor(sent: SentRequest) -> Response:
    query = dict(sent.query)
    start, size = int(query.get("after", "at-0")[3:]), int(query.get("size", SIZE))
    after = f"at-{start + size}" if start + size < COUNT else None
    return reply(json={"data": {"items": RECORDS[start : start + size]}, "meta": {"next": after}})


def last(sent: SentRequest) -> Response:
    query = dict(sent.query)
    start, size = int(query.get("after", -1)) + 1, int(query.get("size", SIZE))
    return reply(json={"items": RECORDS[start : start + size], "more": start + size < COUNT})


def linked(sent: SentRequest) -> Response:
    query = dict(sent.query)
    start, size = int(query.get("start", 0)), int(query.get("size", SIZE))
    link = (
        {"Link": f'</v1/items?start={start + size}&size={size}>; rel="next"'} if start + size < COUNT else {}
    )
    return reply(json=RECORDS[start : start + size], headers=link)


KINDS: dict[str, tuple[Operation[Any], Callable[[SentRequest], Response]]] = {
    "page": (listing(PagePaging(param="page", limit="size", size=SIZE)), numbered),
    "offset": (listing(OffsetPaging(param="start", limit="size", total="total"), many="items"), offset),
    "in body": (
        listing(OffsetPaging(param="start", limit="size", total="total", in_body=True), "POST", sends=Search,
                many="items"),
        offset,
    ),
    "cursor": (listing(CursorPaging(param="after", limit="size", next="meta.next"), many="data.items"), cursor),
    "last item": (listing(CursorPaging(param="after", limit="size", next="last id", more="more"), many="items"), last),
    "link": (listing(FollowPaging(limit="size", next="link next")), linked),
}  # fmt: skip
kinds = pytest.mark.parametrize("kind", KINDS)


def data_of(kind: str) -> Any:
    return Search(q="x") if kind == "in body" else UNSET


@kinds
async def test_every_item_comes_once_in_order(make: Make, kind: str) -> None:
    made, server = KINDS[kind]
    items, transport = make(server)

    def pages() -> Pages[Any]:
        return items.list(made, data=data_of(kind))

    assert ids([item async for item in pages()]) == list(range(COUNT))
    assert ids(await pages().collect()) == list(range(COUNT))
    assert [ids(page) async for page in pages().pages()] == [[0, 1, 2], [3, 4, 5], [6]]
    assert ids(await pages()) == [0, 1, 2]
    assert len(transport.requests) == 3 + 3 + 3 + 1


@kinds
async def test_nothing_is_sent_before_a_list_is_read(make: Make, kind: str) -> None:
    items, transport = make(KINDS[kind][1])
    items.list(KINDS[kind][0], data=data_of(kind))

    assert transport.requests == []


@kinds
@pytest.mark.parametrize("size", [None, 1, 2, 5, 7, 20])
@pytest.mark.parametrize("taken", range(1, COUNT + 1))
async def test_a_token_goes_on_after_the_item_that_was_given_last(
    make: Make, kind: str, size: int | None, taken: int
) -> None:
    made, server = KINDS[kind]
    items, _ = make(server)
    pages = items.list(made, data=data_of(kind), page_size=size)
    walk = aiter(pages)
    before = [await anext(walk) for _ in range(taken)]
    assert pages.token is not None

    resumed = items.list(made, data=data_of(kind)).resume(pages.token)

    assert resumed.token == pages.token
    assert ids([*before, *[item async for item in resumed]]) == list(range(COUNT))


@kinds
@pytest.mark.parametrize("taken", range(1, 4))
async def test_the_token_of_a_page_goes_on_after_it(make: Make, kind: str, taken: int) -> None:
    made, server = KINDS[kind]
    items, _ = make(server)
    pages = items.list(made, data=data_of(kind))
    given: list[Page[Any]] = []
    async for page in pages.pages():
        given.append(page)
        if len(given) == taken:
            break

    is_last = taken == 3
    assert (given[-1].token is None) == is_last
    assert is_last or given[-1].token == pages.token
    rest = items.list(made, data=data_of(kind)).resume(pages.token or "")
    assert ids([item for page in given for item in page] + await rest.collect()) == list(range(COUNT))


@kinds
@pytest.mark.parametrize("limit", range(-1, COUNT + 2))
async def test_a_limited_list_can_be_gone_on_with(make: Make, kind: str, limit: int) -> None:
    made, server = KINDS[kind]
    items, transport = make(server)
    pages = items.list(made, data=data_of(kind))
    some = await pages.collect(limit=limit)
    asked = len(transport.requests)

    assert (ids(some), asked) == (list(range(COUNT))[: max(0, limit)], -(-min(max(0, limit), COUNT) // SIZE))
    if limit > 0:
        rest = await items.list(made, data=data_of(kind)).resume(pages.token or "").collect()
        assert ids([*some, *rest]) == list(range(COUNT))
    else:
        assert pages.token is None


async def gather(pages: Pages[Any], seen: list[Any]) -> None:
    async for item in pages:
        seen.append(item)  # noqa: PERF401, what came before an error is wanted


@kinds
@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize(
    "failure",
    [TransportError("lost", phase="wait"), reply(400), reply(text="<html>"), reply(json=[{"id": "x"}])],
)
async def test_the_token_on_an_error_loses_and_doubles_nothing(
    make: Make, kind: str, failing: int, failure: Any
) -> None:
    made, server = KINDS[kind]
    asked = 0

    def fail_once(sent: SentRequest) -> Any:
        nonlocal asked
        asked += 1
        return failure if asked == failing else server(sent)

    items, _ = make(fail_once)
    seen: list[Any] = []
    with pytest.raises(SpecloomError) as caught:
        await gather(items.list(made, data=data_of(kind)), seen)

    assert caught.value.resume_token is not None
    resumed = items.list(made, data=data_of(kind)).resume(caught.value.resume_token)
    assert ids([*seen, *await resumed.collect()]) == list(range(COUNT))
    assert len(caught.value.log) == 1


@kinds
async def test_an_error_after_going_on_in_the_middle_of_a_page_stays_there(make: Make, kind: str) -> None:
    made, server = KINDS[kind]
    items, transport = make(server)
    pages = items.list(made, data=data_of(kind))
    walk = aiter(pages)
    for _ in range(5):
        await anext(walk)

    token = pages.token or ""
    transport._handler = None
    transport.add(reply(400), server, server)
    with pytest.raises(BadRequest) as caught:
        await items.list(made, data=data_of(kind)).resume(token)

    assert caught.value.resume_token == token
    assert ids(await items.list(made, data=data_of(kind)).resume(token)) == [5]


@kinds
async def test_a_list_can_be_read_again(make: Make, kind: str) -> None:
    made, server = KINDS[kind]
    items, _ = make(server)
    pages = items.list(made, data=data_of(kind))

    assert ids(await pages.collect()) == ids(await pages.collect()) == ids([item async for item in pages])


# --- what is asked for -----------------------------------------------------------------------


async def test_paging_in_a_body_is_laid_over_what_the_caller_sends(make: Make) -> None:
    made, server = KINDS["in body"]
    items, transport = make(server)
    await items.list(made, data=Search(q="x"), page_size=5).collect()
    await items.list(made, data={"q": "x"})

    assert [sent.json() for sent in transport.requests] == [
        {"q": "x", "size": 5, "start": 0},
        {"q": "x", "size": 5, "start": 5},
        {"q": "x", "start": 0},
    ]
    assert targets(transport) == ["/items"] * 3


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("page", ["/items?size=4&page=1", "/items?size=4&page=2"]),
        ("offset", ["/items?size=4&start=0", "/items?size=4&start=4"]),
        ("cursor", ["/items?size=4", "/items?size=4&after=at-4"]),
        ("last item", ["/items?size=4", "/items?size=4&after=3"]),
        ("link", ["/items?size=4", "/items?start=4&size=4"]),
    ],
)
async def test_the_page_size_goes_along(make: Make, kind: str, asked: list[str]) -> None:
    made, server = KINDS[kind]
    items, transport = make(server)
    await items.list(made, page_size=4).collect()

    assert targets(transport) == asked


@pytest.mark.parametrize(
    ("paging", "size", "message"),
    [
        (None, 5, "this list has no pages"),
        (PagePaging(param="page"), 5, "has no parameter for it"),
        (PagePaging(param="page", limit="size"), 0, "at least 1, got 0"),
        (PagePaging(param="page", limit="size", max=100), 101, "at most 100, got 101"),
    ],
)
async def test_a_page_size_that_cannot_be_is_told_at_once(
    make: Make, paging: Any, size: int, message: str
) -> None:
    items, transport = make()
    with pytest.raises(ValueError, match=message):
        items.list(listing(paging), page_size=size)

    assert transport.requests == []


@pytest.mark.parametrize("size", [2, 3, None])
async def test_a_list_goes_on_in_pages_of_the_size_of_its_token(make: Make, size: int | None) -> None:
    made, server = KINDS["page"]
    items, _ = make(server)
    token = (await items.list(made, page_size=2)).token or ""

    assert ids(await items.list(made, page_size=size).resume(token)) == [2, 3]


# --- pages -----------------------------------------------------------------------------------


async def test_a_page_is_a_sequence_with_what_lies_beside_it(make: Make) -> None:
    made = listing(
        OffsetPaging(param="start", total="meta.total"), many="data.items", meta="meta", meta_type=Meta
    )
    items, _ = make(reply(json={"data": {"items": RECORDS[:3]}, "meta": {"total": 7, "x": 1}}))
    page = await items.list(made)

    assert (len(page), page[0], page[-1], page[1:], list(page)) == (
        3, Item(id=0), Item(id=2), [Item(id=1), Item(id=2)], [Item(id=0), Item(id=1), Item(id=2)],
    )  # fmt: skip
    assert (page.total, page.meta, page.response.status_code) == (7, Meta(total=7), 200)
    assert (Item(id=1) in page, page.index(Item(id=1)), page == page.items, page == (), page == page) == (
        True, 1, True, False, True,
    )  # fmt: skip
    assert repr(page) == "Page(3 items of 7, more to come)"


async def test_a_page_without_a_total_is_shown_without(make: Make) -> None:
    items, _ = make(reply(json=[]))
    page = await items.list(listing())

    assert (repr(page), page.total, page.meta, page.token) == ("Page(0 items, the last)", None, None, None)
    assert repr(items.list(listing())) == "Pages(items.list)"
    with pytest.raises(TypeError, match="unhashable"):
        hash(page)


@pytest.mark.parametrize(
    ("total", "shown"),
    [(7, 7), ("7", 7), ("x", None), (True, None), (7.5, None), (None, None), ("9" * 30, None)],
)
async def test_a_total_that_is_none_is_left_out(make: Make, total: Any, shown: int | None) -> None:
    made = listing(PagePaging(param="page", total="total"), many="items")
    items, _ = make(reply(json={"items": [], "total": total}))

    assert (await items.list(made)).total == shown


@pytest.mark.parametrize(
    ("arguments", "body", "meta"),
    [
        ({"meta": "meta"}, {"items": [], "meta": {"a": [1]}}, {"a": [1]}),
        ({"meta": "meta"}, {"items": []}, None),
        ({"meta": "meta", "meta_type": Meta}, {"items": []}, None),
        ({"meta": "$"}, {"items": [{"id": 1}, {"id": 2}]}, {"items": [{"id": 1}, {"id": 2}]}),
    ],
)
async def test_what_lies_beside_the_items_is_the_meta(
    make: Make, arguments: Any, body: Any, meta: Any
) -> None:
    items, _ = make(reply(json=body))

    assert (await items.list(listing(many="items", **arguments))).meta == meta


async def test_what_lies_beside_the_items_must_fit_its_type(make: Make) -> None:
    made = listing(many="items", meta="a.meta", meta_type=Meta)
    items, _ = make(reply(json={"items": [], "a": {"meta": {"total": "x"}}}))
    with pytest.raises(DecodeError, match=r"^items\.list: \$\.a\.meta\.total: expected an integer") as caught:
        await items.list(made)

    error = caught.value
    assert (error.path, error.response is not None, len(error.log)) == ("$.a.meta.total", True, 1)


@pytest.mark.parametrize("status", [204, 304])
@pytest.mark.parametrize("kind", ["page", "offset", "cursor", "link"])
async def test_an_answer_without_content_is_an_empty_page_and_the_last(
    make: Make, kind: str, status: int
) -> None:
    made, _ = KINDS[kind]
    items, transport = make(reply(status))
    pages = items.list(made, expected_status=status)

    assert [(ids(page), page.meta, page.response.status_code) async for page in pages.pages()] == [
        ([], None, status)
    ]
    assert len(transport.requests) == 1


@pytest.mark.parametrize("expected", [404, "any"])
async def test_a_page_that_is_none_is_an_error_whatever_is_expected_as_it_would_look_like_the_end(
    make: Make, expected: Any
) -> None:
    answer = {"items": [{"id": 1}], "next": "2"}
    items, _ = make(reply(json=answer), reply(404, json={"message": "gone"}))
    made = listing(CursorPaging(param="after", next="next"), many="items")
    pages = items.list(made, expected_status=expected)
    with pytest.raises(NotFound) as caught:
        await pages.collect()

    assert json.loads(caught.value.resume_token or "")["cursor"] == "2"


NUMBERED = PagePaging(param="page", size=2)


@pytest.mark.parametrize("paging", [NUMBERED, OffsetPaging(param="after", size=2)], ids=["page", "offset"])
async def test_a_list_of_full_pages_ends_where_the_next_page_is_not_there(make: Make, paging: Any) -> None:
    """As Django REST framework says it: "Invalid page." is a 404."""
    script = (reply(json=[{"id": 1}, {"id": 2}]), reply(404, json={"detail": "Invalid page."}))
    items, _ = make(*script, *script, script[1])

    pages = [page async for page in items.list(listing(paging)).pages()]
    first = await items.list(listing(paging))
    rest = await items.list(listing(paging)).resume(first.token or "").collect()

    assert ([[one.id for one in page] for page in pages], rest) == ([[1, 2], []], [])
    assert (pages[-1].token, pages[-1].response.status_code) == (None, 404)


@pytest.mark.parametrize(
    ("paging", "page"),
    [
        (PagePaging(param="page", size=2, total="count", max=9), {"count": 3}),
        (PagePaging(param="page", size=2, more="more"), {"more": True}),
        (CursorPaging(param="after", next="next"), {"next": "x"}),
        (FollowPaging(next="next"), {"next": "/items?page=2"}),
    ],
    ids=["total", "more", "cursor", "follow"],
)
async def test_a_page_that_was_promised_and_is_not_there_is_an_error(
    make: Make, paging: Any, page: dict[str, Any]
) -> None:
    answer = {**page, "items": [{"id": 1}, {"id": 2}]}
    items, _ = make(reply(json=answer), reply(404), reply(404))
    made = listing(paging, many="items")

    with pytest.raises(NotFound) as caught:
        await items.list(made).collect()
    with pytest.raises(NotFound):
        await items.list(made).resume(caught.value.resume_token or "").collect()


async def test_a_first_page_that_is_not_there_is_an_error(make: Make) -> None:
    items, _ = make(reply(404))

    with pytest.raises(NotFound):
        await items.list(listing(NUMBERED)).collect()


async def test_a_list_without_paging_is_one_page(make: Make) -> None:
    items, transport = make(lambda sent: reply(json=RECORDS))
    pages = items.list(listing())
    first = [item async for item in pages][:4]
    walk = aiter(pages)
    for _ in range(4):
        await anext(walk)

    rest = await items.list(listing()).resume(pages.token or "")
    assert ids([*first, *rest]) == list(range(COUNT))
    assert targets(transport) == ["/items"] * 3


# --- lists that go on oddly ------------------------------------------------------------------


async def test_an_empty_page_in_the_middle_does_not_end_a_list_of_cursors(make: Make) -> None:
    items, _ = make(
        reply(json={"items": [{"id": 0}], "next": "a"}),
        reply(json={"items": [], "next": "b"}),
        reply(json={"items": [{"id": 1}], "next": None}),
    )
    made = listing(CursorPaging(param="after", next="next"), many="items")

    assert ids(await items.list(made).collect()) == [0, 1]


async def test_a_cursor_that_comes_again_ends_the_list(make: Make) -> None:
    def going_round(sent: SentRequest) -> Response:
        return reply(
            json={"items": [{"id": 0}], "next": "b" if dict(sent.query).get("after") == "a" else "a"}
        )

    items, transport = make(going_round)
    made = listing(CursorPaging(param="after", next="next"), many="items")
    await items.list(made).collect()

    assert targets(transport) == ["/items", "/items?after=a", "/items?after=b"]


async def test_a_link_that_comes_again_ends_the_list(make: Make) -> None:
    items, transport = make(
        lambda sent: reply(json=[{"id": 0}], headers={"Link": '</v1/items?p=2>; rel="next"'})
    )
    await items.list(listing(FollowPaging(next="link next"))).collect()

    assert targets(transport) == ["/items", "/items?p=2"]


async def test_a_server_that_gives_one_page_for_ever_is_told_apart(make: Make) -> None:
    items, transport = make(lambda sent: reply(json=RECORDS[:SIZE]))
    with pytest.raises(DecodeError, match="ignore 'page'") as caught:
        await items.list(KINDS["page"][0]).collect()

    assert (len(transport.requests), caught.value.resume_token is not None, len(caught.value.log)) == (
        2,
        True,
        1,
    )


# --- links -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("https://api.example/v1/items?page=2", "https://api.example/v1/items?page=2"),
        ("http://api.example:8080/v1/items?page=2", "https://api.example/v1/items?page=2"),
        ("/v1/items?page=2", "https://api.example/v1/items?page=2"),
        ("?page=2", "https://api.example/v1/items?page=2"),
        ("items?page=2", "https://api.example/v1/items?page=2"),
        ("https://files.example/items?page=2", "https://files.example/items?page=2"),
    ],
)
async def test_a_link_to_a_next_page_is_followed_on_our_own_origins(
    make: Make, link: str, asked: str
) -> None:
    items, transport = make(
        reply(json={"results": [{"id": 0}], "next": link}),
        reply(json={"results": [{"id": 1}], "next": None}),
        token="t",
        hosts={"files": "https://files.example"},
    )
    made = listing(FollowPaging(next="next"), many="results")

    assert ids(await items.list(made).collect()) == [0, 1]
    assert [(sent.url, sent.headers["Authorization"]) for sent in transport.requests[1:]] == [
        (asked, "Bearer t")
    ]


@pytest.mark.parametrize(
    "link", ["https://evil.example/items", "//evil.example/x", "file:///etc/passwd", "https:/x"]
)
async def test_a_link_that_leads_elsewhere_is_an_error_and_gets_no_token(make: Make, link: str) -> None:
    items, transport = make(reply(json={"results": [{"id": 0}], "next": link}), token="t")
    made = listing(FollowPaging(next="next"), many="results")
    with pytest.raises(RedirectError) as caught:
        await items.list(made).collect()

    assert (len(transport.requests), len(caught.value.log), caught.value.resume_token is not None) == (
        1,
        1,
        True,
    )


class OwnAuth:
    """A user's way to authenticate, which puts its key in the query."""

    def current(self) -> Credential:
        return Credential(query={"sig": "canary"})

    async def credential(self, send: Any) -> Credential:
        return self.current()

    async def rejected(self, credential: Credential, response: Response, send: Any) -> bool:
        return False


@pytest.mark.parametrize(
    ("auth", "link", "asked"),
    [
        (ApiKey("canary", "query api_key"), "?api_key=canary&page=2", "/items?page=2&api_key=canary"),
        (ApiKey("canary", "query api_key"), "?page=2&api%5Fkey=canary", "/items?page=2&api_key=canary"),
        (ApiKey("canary", "query api_key"), "?api_key=canary", "/items?api_key=canary"),
        (
            ApiKey("canary", "query k+y"),
            "?k%2By=canary&page=2",
            "/items?page=2&k%2By=canary",
        ),
        (OwnAuth(), "?page=2&sig=canary", "/items?page=2&sig=canary"),
        (ApiKey("canary", "header X-Key"), "?page=2&api_key=1", "/items?page=2&api_key=1"),
    ],
)
async def test_a_credential_in_a_link_goes_out_once_and_into_no_token(
    make: Make, auth: Auth, link: str, asked: str
) -> None:
    items, transport = make(
        reply(json={"results": [{"id": 0}], "next": link}),
        reply(json={"results": [], "next": None}),
        auth=auth,
    )
    pages = items.list(listing(FollowPaging(next="next"), many="results"))
    page = await pages
    await items.list(listing(FollowPaging(next="next"), many="results")).resume(page.token or "")

    assert targets(transport)[-1] == asked
    assert "canary" not in (page.token or "canary")


async def test_where_no_credential_is_sent_its_name_is_one_like_others(make: Make) -> None:
    made = listing(FollowPaging(next="next"), many="results", anonymous=True)
    items, transport = make(
        reply(json={"results": [], "next": "?api_key=public"}),
        reply(json={"results": []}),
        auth=ApiKey("canary", "query api_key"),
    )
    await items.list(made).collect()

    assert targets(transport) == ["/items", "/items?api_key=public"]


async def test_the_token_of_a_call_is_taken_out_of_links_of_a_list_that_else_has_none(make: Make) -> None:
    made = listing(FollowPaging(next="next"), many="results", anonymous=True)
    items, transport = make(
        reply(json={"results": [], "next": "?api_key=canary&page=2"}),
        reply(json={"results": []}),
        reply(json={"results": []}),
        auth=ApiKey("another", "query api_key"),
    )
    page = await items.list(made, token="canary")
    await items.list(made, token="canary").resume(page.token or "")

    assert targets(transport) == ["/items?api_key=canary", "/items?page=2&api_key=canary"]
    assert "canary" not in (page.token or "canary")


# --- tokens ----------------------------------------------------------------------------------


async def test_a_token_is_json_without_secrets(make: Make) -> None:
    made, server = KINDS["page"]
    items, _ = make(server, token="canary", headers={"X-Key": "canary"})
    pages = items.list(made, headers={"X-Other": "canary"}, params={"key": "canary"})
    async for _ in pages:
        break

    assert json.loads(pages.token or "") == {
        "page_token": 1, "operation": "items.list", "origin": "https://api.example:443", "cursor": 1, "index": 1,
        "asked": fingerprint("v1/items", "key=canary", {}, None),
    }  # fmt: skip


async def test_before_the_first_item_there_is_no_token(make: Make) -> None:
    items, _ = make(KINDS["page"][1])
    pages = items.list(KINDS["page"][0])
    await pages

    assert pages.token is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"operation": "items.search"}, "is one of 'items.search', not of 'items.list'"),
        ({"origin": "https://other.example:443"}, "another server"),
        ({"url": "https://evil.example/items"}, "another server"),
        ({"cursor": "text"}, "another kind of paging"),
        ({"index": -1}, "'index'"),
        ({"extra": 1}, "'extra'"),
        ({"asked": "0-0-0-0"}, "'asked'"),
        (
            {"asked": ("0" * 8 + "-") * 3 + "0" * 8},
            "other values in its path, query, header parameters and body",
        ),
        ({"page_token": 2}, "not a page token"),
    ],
)
async def test_a_token_of_something_else_is_refused(
    make: Make, changes: dict[str, Any], message: str
) -> None:
    made, server = KINDS["page"]
    items, transport = make(server)
    token = json.loads((await items.list(made)).token or "")
    with pytest.raises(ValueError, match=message):
        items.list(made).resume(json.dumps({**token, **changes}))

    assert len(transport.requests) == 1


class Shops(Service):
    _api = Api(name="shop", url=URL)

    def list(
        self,
        made: Operation[Any],
        *path: Any,
        data: Any = UNSET,
        query: Any = None,
        about: Any = None,
        **options: Any,
    ) -> Pages[Any]:
        return self._pages(made, path, options, data=data, query=query, headers=about)


SEARCH = Operation(
    "shops.search", "POST", "/shops/{id}/search", returns=Item, answer="page", many="results", sends=Search,
    paging=CursorPaging(param="after", next="next", in_body=True),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"path": (2,)}, "other values in its path;"),
        ({"path": ("1 ",)}, "other values in its path;"),
        ({"query": {"color": "blue"}}, "other values in its query;"),
        ({"query": None}, "other values in its query;"),
        ({"params": {"color": "green"}}, "other values in its query;"),
        ({"about": {"X-Shop": "two"}}, "other values in its header parameters;"),
        ({"data": Search(q="others")}, "other values in its body;"),
        ({"path": ("..",)}, "id"),
        ({"path": (None,)}, "id"),
    ],
)
async def test_a_token_of_the_same_list_asked_for_by_something_else_is_refused(
    make: Make, changes: dict[str, Any], message: str
) -> None:
    items, transport = make(reply(json={"results": [{"id": 1}], "next": "c2"}))
    shops = Shops(items._connection)
    first = {
        "path": (1,),
        "data": Search(q="canary"),
        "query": {"color": "red", "size": 5},
        "about": {"X-Shop": "one"},
    }
    first_path = first.pop("path")
    token = (await shops.list(SEARCH, *first_path, **first)).token or ""
    other = {"path": first_path, **first, **changes}
    with pytest.raises(ValueError, match=message) as caught:
        shops.list(SEARCH, *other.pop("path"), **other).resume(token)

    assert len(transport.requests) == 1
    assert "canary" not in token + str(caught.value)
    assert [text for text in variables_of(caught.value) if "canary" in text] == []


async def test_a_list_goes_on_with_other_options_and_another_spelling_of_the_same(make: Make) -> None:
    items, transport = make(
        reply(json={"results": [{"id": 1}], "next": "c2"}), reply(json={"results": [{"id": 2}]})
    )
    shops = Shops(items._connection)
    token = (
        await shops.list(SEARCH, 1, data={"q": "x", "n": 1}, query={"a": 1}, about={"X-Shop": "one"})
    ).token or ""
    page = await shops.list(
        SEARCH, "1", data={"n": 1, "q": "x"}, params={"a": "1"}, about={"x-shop": "one"}, timeout=5,
        headers={"X-Other": "canary"},
    ).resume(token)  # fmt: skip

    assert (ids(page), transport.requests[-1].json()) == ([2], {"n": 1, "q": "x", "after": "c2"})


async def test_a_token_of_another_base_path_on_the_same_server_is_refused(make: Make) -> None:
    made, server = KINDS["page"]
    items, transport = make(server)
    token = (await items.list(made)).token or ""
    async with AsyncConnection("https://api.example/v2", transport=transport) as other:
        with pytest.raises(ValueError, match="other values in its path;"):
            Items(other).list(made).resume(token)


async def test_a_key_in_the_base_url_may_change_before_a_list_goes_on(make: Make) -> None:
    transport = FakeTransport(reply(json=RECORDS[:1], headers={}), lambda _: reply(json=[]))
    made = listing(PagePaging(param="page"))
    tokens = []
    for key in ("old", "new"):
        async with AsyncConnection(f"{URL}?key={key}", transport=transport) as connection:
            pages = Items(connection).list(made)
            if tokens:
                await pages.resume(tokens[0])
            else:
                tokens.append((await pages).token or "")

    assert targets(transport)[-1] == "/items?key=new&page=2"


async def test_a_body_that_is_read_once_is_no_part_of_the_fingerprint(make: Make) -> None:
    made = Operation(
        "shops.search",
        "POST",
        "/s",
        returns=Item,
        answer="page",
        body="bytes",
        paging=PagePaging(param="page"),
    )
    items, _ = make(reply(json=[{"id": 1}]))

    async def source() -> AsyncIterator[bytes]:
        yield b"q"

    page = await Shops(items._connection).list(made, data=source())

    assert json.loads(page.token or "")["asked"] == fingerprint("v1/s", "", {}, None)


@pytest.mark.parametrize("token", ["", "no", "[]", "null", "{}", '{"page_token":1}', "\ud800"])
async def test_what_is_no_token_is_refused(make: Make, token: str) -> None:
    items, _ = make()
    with pytest.raises(ValueError, match="not a page token"):
        items.list(KINDS["page"][0]).resume(token)


# --- what errors show ------------------------------------------------------------------------


def variables_of(error: BaseException) -> list[str]:
    """What a tool shows of our frames that prints tracebacks with variables."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    ours = [frame for frame in frames if frame.f_globals["__name__"].startswith("specloom.")]
    assert ours != []
    return [repr(value) for frame in ours for value in frame.f_locals.values()]


@pytest.mark.parametrize(
    "answer",
    [
        reply(json={"results": [{"id": "x"}], "note": "canary"}),
        reply(json={"results": [{"id": 1}], "note": "canary", "next": "https://evil.example/?key=canary"}),
        reply(json={"results": [{"id": 1}], "note": "canary", "next": {"canary": 1}}),
        reply(json={"results": [{"id": 1}], "note": "canary", "meta": {"total": "x", "note": "canary"}}),
    ],
)
async def test_the_variables_of_a_traceback_do_not_show_the_answer(make: Make, answer: Response) -> None:
    made = listing(FollowPaging(next="next"), many="results", meta="meta", meta_type=Meta)
    items, _ = make(answer)
    with pytest.raises(SpecloomError) as caught:
        await items.list(made).collect()

    assert [text for text in variables_of(caught.value) if "canary" in text] == []


@pytest.mark.parametrize(
    "read", [lambda pages: pages.collect(), lambda pages: gather(pages, []), lambda pages: walked(pages)]
)
async def test_the_variables_of_a_traceback_do_not_show_what_came_before(make: Make, read: Any) -> None:
    items, _ = make(reply(json=[{"note": "canary"}]), reply(400))
    with pytest.raises(BadRequest) as caught:
        await read(items.list(listing(PagePaging(param="page"), returns=dict[str, Any])))

    assert [text for text in variables_of(caught.value) if "canary" in text] == []


async def walked(pages: Pages[Any]) -> None:
    async for _ in pages.pages():
        pass


# --- memory ----------------------------------------------------------------------------------


async def test_a_long_list_is_held_one_page_at_a_time(make: Make) -> None:
    alive = 0

    class Counted(Response):
        __slots__ = ()

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def endless(sent: SentRequest) -> Response:
        nonlocal alive
        alive += 1
        number = int(dict(sent.query)["page"])
        return Counted(200, content=json.dumps([{"id": number * 10 + one} for one in range(10)]).encode())

    items, transport = make(endless)
    most = 0
    walk = aiter(items.list(listing(PagePaging(param="page"))))
    for _ in islice(range(10_000), 300):
        await anext(walk)
        most = max(most, alive)

    assert (len(transport.requests), most <= 3) == (30, True)
