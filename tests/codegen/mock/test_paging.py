"""Pages of lists."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from specloom_codegen import ir
from specloom_codegen.mock.messages import Call, Refusal
from specloom_codegen.mock.paging import Item, asked, cut, describe, facts
from specloom_codegen.mock.places import Answer


def items(*numbers: int) -> list[Item]:
    return [Item(number=number, shown={"id": number * 10}, data={"id": number * 10}) for number in numbers]


def call(**query: str) -> Call:
    return Call(method="GET", path="/x", query=tuple(query.items()), origin="http://h:1")


def shown(paging: ir.Paging, found: list[Item], **query: str) -> tuple[list[int], int, str | None]:
    page = cut(paging, found, asked(paging, call(**query), None), call(**query))
    return [each["id"] // 10 for each in page.items], page.total, page.next


PAGE = ir.Paging(kind="page", param="page", first=0, limit="limit", size=2, max=3)
OFFSET = ir.Paging(kind="offset", param="start", first=0, limit="count", size=2)
FIVE = items(1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("paging", "query", "numbers", "following"),
    [
        (PAGE, {}, [1, 2], "1"),
        (PAGE, {"page": "1"}, [3, 4], "2"),
        (PAGE, {"page": "2"}, [5], None),
        (PAGE, {"page": "9"}, [], None),
        (PAGE, {"page": "-1"}, [1, 2], "1"),
        (PAGE, {"limit": "3"}, [1, 2, 3], "1"),
        (PAGE, {"limit": "99"}, [1, 2, 3], "1"),
        (PAGE, {"limit": "0"}, [1, 2], "1"),
        (OFFSET, {}, [1, 2], "2"),
        (OFFSET, {"start": "3"}, [4, 5], None),
        (OFFSET, {"start": "3", "count": "1"}, [4], "4"),
        (OFFSET, {"start": "-3"}, [1, 2], "2"),
    ],
)
def test_numbered_pages(
    paging: ir.Paging, query: dict[str, str], numbers: list[int], following: str | None
) -> None:
    assert shown(paging, FIVE, **query) == (numbers, 5, following)


@pytest.mark.parametrize(
    ("paging", "size"),
    [
        (ir.Paging(kind="page", param="p"), 50),
        (ir.Paging(kind="page", param="p", max=7), 7),
        (ir.Paging(kind="page", param="p", size=9), 9),
    ],
)
def test_the_size_of_a_page_is_the_spec_s_or_the_usual_one(paging: ir.Paging, size: int) -> None:
    assert len(shown(paging, items(*range(1, 101)))[0]) == size


@pytest.mark.parametrize(("name", "value"), [("page", "x"), ("limit", "1.5")])
def test_what_is_no_number_is_refused(name: str, value: str) -> None:
    with pytest.raises(Refusal) as caught:
        shown(PAGE, FIVE, **{name: value})

    assert [str(each) for each in caught.value.problems] == [f"{name}: must be an integer"]


CURSOR = ir.Paging(kind="cursor", param="after", size=2, next=(ir.Place("body", ("next",), "", "next"),))
FOLLOW = ir.Paging(kind="follow", size=2, next=(ir.Place("link", (), "next", "link next"),))
LAST = ir.Paging(kind="cursor", param="after", size=2, next=(ir.Place("last", ("id",), "", "last id"),))


def walk(paging: ir.Paging, lists: list[list[Item]]) -> list[list[int]]:
    """Go from page to page, each over the list as it is by then."""
    pages: list[list[int]] = []
    query: dict[str, str] = {}
    for found in lists:
        one = call(**query)
        page = cut(paging, found, asked(paging, one, None), one)
        pages.append([each["id"] // 10 for each in page.items])
        if page.next is None:
            break
        query = (
            {"after": page.next} if page.next_url is None else dict(parse_qsl(urlsplit(page.next_url).query))
        )
    return pages


@pytest.mark.parametrize("paging", [CURSOR, FOLLOW, LAST])
@pytest.mark.parametrize(
    ("lists", "pages"),
    [
        ([FIVE] * 9, [[1, 2], [3, 4], [5]]),
        ([items(1, 2, 3, 4), items(1, 2, 3, 4), FIVE], [[1, 2], [3, 4]]),
        ([FIVE, items(2, 3, 4, 5, 6), items(2, 4, 5, 6)], [[1, 2], [3, 4], [5, 6]]),
        ([items(5, 4, 3, 2, 1)] * 9, [[5, 4], [3, 2], [1]]),
        ([items(1, 2)], [[1, 2]]),
    ],
)
def test_cursors_lead_through_a_list_that_changes(
    paging: ir.Paging, lists: list[list[Item]], pages: list[list[int]]
) -> None:
    assert walk(paging, lists) == pages


@pytest.mark.parametrize(
    ("paging", "lists", "pages"),
    [
        (CURSOR, [FIVE, items(1, 3, 4, 5), items(4, 5)], [[1, 2], [3, 4], [5]]),
        (CURSOR, [items(5, 4, 3, 2, 1), items(5, 3, 2, 1), items(5, 3, 2, 1)], [[5, 4], [2, 1]]),
        (LAST, [FIVE, items(1, 3, 4, 5), items(3, 5)], [[1, 2], [3, 4], [5]]),
    ],
)
def test_cursors_lead_on_when_their_record_is_gone(
    paging: ir.Paging, lists: list[list[Item]], pages: list[list[int]]
) -> None:
    assert walk(paging, lists) == pages


@pytest.mark.parametrize("cursor", ["x", "", "W10", "WzEsMl0x", "bnVsbA", "é", "W1sxXV0"])
@pytest.mark.parametrize("paging", [CURSOR, LAST])
def test_what_is_no_cursor_is_refused(paging: ir.Paging, cursor: str) -> None:
    one = call(after=cursor)

    with pytest.raises(Refusal):
        cut(paging, FIVE, {"after": cursor}, one)


def test_links_keep_the_query_and_the_size() -> None:
    paging = ir.Paging(kind="follow", limit="limit", size=2, next=(ir.Place("body", ("next",), "", "next"),))
    one = call(q="a b", limit="1")

    page = cut(paging, FIVE, asked(paging, one, None), one)

    url = urlsplit(page.next_url or "")
    assert (url.scheme, url.netloc, url.path, dict(parse_qsl(url.query))) == (
        "http",
        "h:1",
        "/x",
        {"q": "a b", "limit": "1", "_size": "1", "_cursor": page.next},
    )


def test_paging_parameters_may_lie_in_the_body() -> None:
    paging = ir.Paging(kind="offset", param="startIndex", limit="numObjects", in_body=True)

    assert asked(paging, call(startIndex="9"), {"startIndex": 2, "numObjects": 1, "x": 1}) == {
        "startIndex": "2",
        "numObjects": "1",
    }


def body(*path: str) -> ir.Place:
    return ir.Place("body", path, "", ".".join(path))


@pytest.mark.parametrize(
    ("paging", "query", "described"),
    [
        (
            ir.Paging(
                kind="page", param="page", size=2, total=(body("meta", "total"),), more=(body("more"),)
            ),
            {},
            {"meta": {"total": 5}, "more": True},
        ),
        (ir.Paging(kind="page", param="page", size=2, more=(body("more"),)), {"page": "3"}, {"more": False}),
        (ir.Paging(kind="page", param="page", size=9, next=(body("next"),)), {}, {"next": None}),
        (
            ir.Paging(kind="cursor", param="after", size=2, next=LAST.next, more=(body("more"),)),
            {},
            {"more": True},
        ),
    ],
)
def test_answers_say_what_the_spec_says_about_a_page(paging: ir.Paging, query: Any, described: Any) -> None:
    answer = Answer(200, {})

    describe(answer, paging, cut(paging, FIVE, asked(paging, call(**query), None), call(**query)))

    assert answer.body == described


def test_a_list_without_paging_is_whole() -> None:
    answer = Answer(200, [])
    page = cut(None, FIVE, {}, call())

    describe(answer, None, page)

    assert (len(page.items), page.total, page.has_more, answer.body) == (5, 5, False, [])


def test_facts_about_a_page_go_by_the_names_of_the_spec() -> None:
    page = cut(PAGE, FIVE, {"page": "1"}, call())

    assert facts(PAGE, page, {"order": "-id", "search": {"a": 1}}) == {
        "order": "-id",
        "total": 5,
        "count": 2,
        "has_more": True,
        "page": 1,
        "limit": 2,
    }


def test_facts_about_a_whole_list() -> None:
    page = cut(None, FIVE, {}, call())

    assert facts(None, page, {}) == {"total": 5, "count": 5, "has_more": False}
