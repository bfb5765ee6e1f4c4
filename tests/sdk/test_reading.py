"""From answers to values: each kind of answer, with what servers send instead of it."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import pytest
from attrs import define, field

from specloom._http import Headers, Response
from specloom._operation import Operation
from specloom._place import MISSING
from specloom._reading import has_no_content, last_raw, read_answer, read_headers, read_items
from specloom.errors import DecodeError
from specloom.service import CursorPaging
from specloom.values import Model, OpenEnum, OpenIntEnum, Wire, extras, make_converter, wire


@define(kw_only=True)
class Book(Model):
    id: int
    title: str | None = None


@define(kw_only=True)
class Price(Model):
    amount: Decimal


@define(kw_only=True)
class About(Model):
    etag: str | None = field(default=None, metadata=wire(name="ETag"))
    count: int | None = field(default=None, metadata=wire(name="X-Count"))


def operation(answer: str | None = None, **arguments: Any) -> Operation[Any]:
    given = arguments if answer is None else {"answer": answer, **arguments}
    return Operation("books.act", "GET", "/books", **given)


def answer(content: bytes | str = b"", status: int = 200, **headers: str) -> Response:
    data = content.encode() if isinstance(content, str) else content
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status, headers=named, content=data, url="https://api.example/books?key=canary")


# --- one value -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "content", "value"),
    [
        (operation(returns=Book), '{"id":1,"title":"x"}', Book(id=1, title="x")),
        (operation(returns=Book | None), "null", None),
        (operation(returns=list[Book]), '[{"id":1}]', [Book(id=1)]),
        (operation(returns=dict[str, Book]), '{"a":{"id":1}}', {"a": Book(id=1)}),
        (operation(returns=Any), '{"a":[1]}', {"a": [1]}),
        (operation(returns=Any), "null", None),
        (operation(returns=str), '"x"', "x"),
        (operation(returns=Decimal), "1.10", Decimal("1.10")),
        (operation(returns=Book, one="data"), '{"data":{"id":1},"meta":2}', Book(id=1)),
        (operation(returns=Book, one="data.books.0"), '{"data":{"books":[{"id":1}]}}', Book(id=1)),
        (operation(returns=Book, one="a\\.b"), '{"a.b":{"id":1}}', Book(id=1)),
        (operation(returns=Book, one="$"), '{"id":1}', Book(id=1)),
        (operation(returns=Book | None, one="data"), '{"data":null}', None),
        (operation(returns=Book | None, one="data"), "{}", None),
        (operation(returns=list[Book], many="items"), '{"items":[{"id":1}]}', [Book(id=1)]),
        (operation(returns=Price, one="data"), '{"data":{"amount":0.1234567890123456789}}',
         Price(amount=Decimal("0.1234567890123456789"))),
        (operation("text"), "é", "é"),
        (operation("bytes"), b"\x00\xff", b"\x00\xff"),
        (operation("bytes"), b"", b""),
        (operation("text"), b"", ""),
        (operation(), "{}", None),
        (operation(), b"", None),
    ],
)  # fmt: skip
def test_an_answer_becomes_a_value(made: Operation[Any], content: bytes | str, value: Any) -> None:
    assert read_answer(made, answer(content), None) == value


def test_an_answer_that_may_be_anything_is_the_response() -> None:
    response = answer(b"\x00", 404)

    assert read_answer(operation("any"), response, None) is response


def test_text_is_read_in_the_charset_that_the_answer_names() -> None:
    response = answer(b"\xe9", content_type="text/plain; charset=latin-1")

    assert read_answer(operation("text"), response, None) == "é"


def test_unknown_members_stay_with_a_value_inside_an_envelope() -> None:
    book = read_answer(operation(returns=Book, one="data"), answer('{"data":{"id":1,"new":[2]}}'), None)

    assert extras(book) == {"new": [2]}


def test_the_users_converter_reads_what_it_has_a_hook_for() -> None:
    converter = make_converter()
    converter.register_structure_hook(Book, lambda value, _: Book(id=value["number"]))

    assert read_answer(operation(returns=Book), answer('{"number":7}'), converter) == Book(id=7)


# --- answers without content -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "content", "empty"),
    [
        (204, b"", True), (205, b"", True), (304, b"", True), (303, b"", True),
        (200, b"", False), (202, b"", False), (404, b"", False), (500, b"", False),
        (204, b"{}", False), (304, b"{}", False),
    ],
)  # fmt: skip
def test_the_status_says_whether_there_is_nothing_to_read(status: int, content: bytes, empty: bool) -> None:
    assert has_no_content(answer(content, status)) == empty


@pytest.mark.parametrize("kind", [None, "text", "bytes"])
@pytest.mark.parametrize("status", [204, 304])
def test_an_accepted_answer_without_content_is_none(kind: str | None, status: int) -> None:
    assert read_answer(operation(kind, returns=Book), answer(b"", status), None) is None


@pytest.mark.parametrize("statuses", [(), (304,), (404,), "any"])
def test_an_empty_answer_is_no_value_of_a_type(statuses: Any) -> None:
    made = operation(returns=Book, statuses=statuses)

    for status in (200, 404):
        with pytest.raises(DecodeError, match=f"books.act: .*{status} with an empty body"):
            read_answer(made, answer(b"", status), None)


# --- what does not fit -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "content", "path", "message"),
    [
        (operation(returns=Book), '{"id":"x"}', "$.id", "$.id: expected an integer"),
        (operation(returns=Book), "{}", "$.id", "missing"),
        (operation(returns=Book), "[]", "$", "expected"),
        (operation(returns=Book), "null", "$", "expected"),
        (operation(returns=Book, one="a.b"), '{"a":{"b":{"id":"x"}}}', "$.a.b.id", "expected an integer"),
        (operation(returns=Book, one="data"), "{}", "$.data", "$.data: missing"),
        (operation(returns=Book, one="data"), "[1]", "$.data", "missing"),
        (operation(returns=list[Book], many="items"), '{"items":[{"id":1},{"id":"x"}]}', "$.items[1].id", "an integer"),
        (operation(returns=list[Book], many="items"), '{"items":3}', "$.items", "expected a list"),
    ],
)  # fmt: skip
def test_an_error_names_the_place_that_does_not_fit(
    made: Operation[Any], content: str, path: str, message: str
) -> None:
    response = answer(content)
    with pytest.raises(DecodeError) as caught:
        read_answer(made, response, None)

    error = caught.value
    assert (error.path, error.payload, error.response) == (path, content.encode(), response)
    assert error.message.startswith("books.act: $")
    assert message in error.message


@pytest.mark.parametrize(
    ("content", "kind", "shown"),
    [
        (
            "<html><h1>Sign in</h1>",
            "text/html; charset=utf-8",
            "200 with text/html: '<html><h1>Sign in</h1>'",
        ),
        ("true story", "text/plain", "200 with text/plain: 'true story'"),
        ("not found", "text/plain", "200 with text/plain: 'not found'"),
        ('{"id":1', "application/json", "200 with application/json: '{\"id\":1'"),
        ('{"id":1} {}', "application/json", "200 with application/json"),
        ("", "application/json", "200 with an empty body (application/json)"),
        ("NaN", "", "200 with no content type: 'NaN'"),
    ],
)
@pytest.mark.parametrize("inside", [None, "data"])
def test_what_came_instead_of_json_is_shown(content: str, kind: str, shown: str, inside: str | None) -> None:
    with pytest.raises(DecodeError) as caught:
        read_answer(operation(returns=Book, one=inside), answer(content, content_type=kind), None)

    assert shown in caught.value.message
    assert "which is not JSON" in caught.value.message
    assert caught.value.message.startswith("books.act: GET https://api.example/books?key=***: ")


@pytest.mark.parametrize(
    ("status", "told"),
    [(200, "an object"), (201, "an object"), (202, "an object, got 7 (integer) (in an answer of 202)")],
)
def test_an_answer_of_an_unusual_status_that_does_not_fit_names_it(status: int, told: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read_answer(operation(returns=Book), answer("7", status), None)

    assert told in str(caught.value)
    assert ("in an answer" in str(caught.value)) is (status == 202)


def test_values_are_read_as_deep_as_the_connection_allows() -> None:
    def deep(most: int) -> Response:
        return Response(200, content=b'{"data":[[[1]]]}', max_depth=most)

    assert read_answer(operation(returns=Any), deep(4), None) == {"data": [[[1]]]}
    with pytest.raises(DecodeError, match="more than 3 levels deep"):
        read_answer(operation(returns=Any), deep(3), None)
    for meta in (None, "meta", "$"):
        with pytest.raises(DecodeError, match="more than 3 levels deep"):
            read_items(operation("page", returns=Any, many="data", meta=meta), deep(3), None)


def variables_of(error: BaseException) -> Iterable[str]:
    """What a tool shows of a traceback that prints variables as well."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_globals["__name__"].startswith("specloom."):
            yield from map(repr, frame.f_locals.values())


@pytest.mark.parametrize(
    "read",
    [
        lambda response: read_answer(operation(returns=Book), response, None),
        lambda response: read_answer(operation(returns=Book, one="data"), response, None),
        lambda response: read_items(operation("page", returns=Book), response, None),
        lambda response: read_items(operation("page", returns=Book, many="data", meta="$"), response, None),
    ],
)
def test_the_variables_of_a_traceback_do_not_show_the_answer(read: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        read(answer('{"data":[{"id":"x"},{"id":1,"note":"canary"}],"note":"canary"}'))

    assert [shown for shown in variables_of(caught.value) if "canary" in shown] == []
    assert caught.value.__context__ is None


# --- the items of a page ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "content", "items", "body"),
    [
        ({}, '[{"id":1},{"id":2}]', [Book(id=1), Book(id=2)], MISSING),
        ({}, "[]", [], MISSING),
        ({"many": "items"}, '{"items":[{"id":1}],"n":5}', [Book(id=1)], {"items": [{"id": 1}], "n": 5}),
        ({"many": "a.b"}, '{"a":{"b":[{"id":1}]}}', [Book(id=1)], {"a": {"b": [{"id": 1}]}}),
        ({"many": "a.0"}, '{"a":[[{"id":1}]]}', [Book(id=1)], {"a": [[{"id": 1}]]}),
        ({"many": "items"}, '{"items":null,"n":0}', [], {"items": None, "n": 0}),
        ({"meta": "$"}, "null", [], None),
        ({"paging": CursorPaging(param="a", next="last id")}, '[{"id":1},{"id":2}]', [Book(id=1), Book(id=2)],
         [{"id": 2}]),
        ({"many": "items", "meta": "$"}, '{"items":[{"id":1},{"id":2}]}', [Book(id=1), Book(id=2)],
         {"items": [{"id": 1}, {"id": 2}]}),
    ],
)  # fmt: skip
def test_a_page_has_items_and_what_lies_around_them(
    arguments: dict[str, Any], content: str, items: list[Any], body: Any
) -> None:
    made = operation("page", returns=Book, **arguments)

    assert read_items(made, answer(content), None) == (items, body)


def test_numbers_of_a_page_are_read_digit_for_digit() -> None:
    content = '{"items":[{"amount":0.1234567890123456789}],"meta":{"sum":0.5}}'
    items, body = read_items(
        operation("page", returns=Price, many="items", meta="meta"), answer(content), None
    )

    assert (items, body["meta"]) == ([Price(amount=Decimal("0.1234567890123456789"))], {"sum": 0.5})


@pytest.mark.parametrize("status", [204, 205, 304])
@pytest.mark.parametrize("arguments", [{}, {"many": "items", "meta": "meta"}])
def test_a_page_without_content_has_no_items(status: int, arguments: dict[str, Any]) -> None:
    assert read_items(operation("page", returns=Book, **arguments), answer(b"", status), None) == (
        [],
        MISSING,
    )


@pytest.mark.parametrize(
    ("arguments", "content", "path"),
    [
        ({}, "{}", "$"),
        ({}, "null", "$"),
        ({}, '[{"id":1},{}]', "$[1].id"),
        ({"many": "items"}, "{}", "$.items"),
        ({"many": "items"}, "[]", "$.items"),
        ({"many": "items"}, '{"items":{}}', "$.items"),
        ({"many": "items"}, '{"items":[{"id":1.5}]}', "$.items[0].id"),
        ({"many": "items", "meta": "$"}, '{"items":[{"id":1.5}]}', "$.items[0].id"),
        ({}, "", "$"),
        ({"many": "items"}, "<html>", "$"),
    ],
)
def test_a_page_that_does_not_fit_is_an_error(arguments: dict[str, Any], content: str, path: str) -> None:
    response = answer(content)
    with pytest.raises(DecodeError) as caught:
        read_items(operation("page", returns=Book, **arguments), response, None)

    assert (caught.value.path, caught.value.response) == (path, response)
    assert caught.value.message.startswith("books.act: ")


@pytest.mark.parametrize(
    ("many", "body", "last"),
    [
        (None, [{"id": 1}, {"id": 2}], {"id": 2}),
        ("items", {"items": [1, 2]}, 2),
        ("items", {"items": []}, MISSING),
        ("items", {"items": "text"}, MISSING),
        ("items", {}, MISSING),
        (None, MISSING, MISSING),
        ("items", MISSING, MISSING),
    ],
)
def test_the_last_item_is_there_as_it_came(many: str | None, body: Any, last: Any) -> None:
    assert last_raw(operation("page", returns=Book, many=many), body) == last


# --- typed headers ---------------------------------------------------------------------------


class Level(OpenIntEnum):
    LOW = 1


class Cache(OpenEnum):
    HIT = "hit"


@define(kw_only=True)
class Said(Model):
    text: str | None = field(default=None, metadata=wire(name="X-Text"))
    count: int | None = field(default=None, metadata=wire(name="X-Count"))
    share: float | None = field(default=None, metadata=wire(name="X-Share"))
    on: bool | None = field(default=None, metadata=wire(name="X-On"))
    at: datetime | None = field(default=None, metadata=wire(name="X-At"))
    reset: Annotated[datetime, Wire("seconds")] | None = field(default=None, metadata=wire(name="X-Reset"))
    flag: Annotated[bool, Wire({True: "Y", False: "N"})] | None = field(
        default=None, metadata=wire(name="X-Flag")
    )
    id: UUID | None = field(default=None, metadata=wire(name="X-Id"))
    cost: Decimal | None = field(default=None, metadata=wire(name="X-Cost"))
    cache: Cache | None = field(default=None, metadata=wire(name="X-Cache"))
    level: Level | None = field(default=None, metadata=wire(name="X-Level"))
    allow: list[str] | None = field(default=None, metadata=wire(name="Allow"))
    sizes: list[int] | None = field(default=None, metadata=wire(name="X-Sizes"))
    any: Any = field(default=None, metadata=wire(name="X-Any"))
    book: Book | None = field(default=None, metadata=wire(name="X-Book"))
    prices: dict[str, Decimal] | None = field(default=None, metadata=wire(name="X-Prices"))


NOON = datetime(2026, 5, 17, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "text", "name", "value"),
    [
        ("x-text", " a ", "text", " a "),
        ("X-Count", "12", "count", 12),
        ("X-Count", "-3", "count", -3),
        ("X-Count", "--3", "count", None),
        ("X-Count", "٣", "count", None),
        ("X-Count", "1.5", "count", None),
        ("X-Count", "9" * 5000, "count", None),
        ("X-Count", "", "count", None),
        ("X-Share", "0.5", "share", 0.5),
        ("X-Share", "nan", "share", None),
        ("X-On", "true", "on", True),
        ("X-On", "False", "on", False),
        ("X-On", "1", "on", True),
        ("X-On", "yes", "on", None),
        ("X-At", "2026-05-17T12:00:00Z", "at", NOON),
        ("X-At", "Sun, 17 May 2026 12:00:00 GMT", "at", NOON),
        ("X-At", "soon", "at", None),
        ("X-Reset", "1779019200", "reset", NOON),
        ("X-Flag", "Y", "flag", True),
        ("X-Flag", "true", "flag", True),
        ("X-Flag", "?", "flag", None),
        ("X-Id", "12345678-1234-5678-1234-567812345678", "id", UUID("12345678123456781234567812345678")),
        ("X-Id", "x", "id", None),
        ("X-Cost", "1.10", "cost", Decimal("1.10")),
        ("X-Cache", "hit", "cache", Cache.HIT),
        ("X-Cache", "stale", "cache", Cache("stale")),
        ("X-Level", "1", "level", Level.LOW),
        ("X-Level", "7", "level", Level(7)),
        ("X-Level", "low", "level", None),
        ("Allow", "GET, HEAD,,PUT", "allow", ["GET", "HEAD", "PUT"]),
        ("X-Sizes", "1, 2", "sizes", [1, 2]),
        ("X-Sizes", "1, x", "sizes", None),
        ("X-Any", "[1]", "any", [1]),
        ("X-Any", "[1", "any", None),
        ("X-Book", '{"id": 1, "title": "\\u00e9"}', "book", Book(id=1, title="é")),
        ("X-Book", '{"id": "x"}', "book", None),
        ("X-Book", "[" * 100 + "]" * 100, "book", None),
        ("X-Prices", '{"a": 1.10}', "prices", {"a": Decimal("1.10")}),
        ("X-Other", "1", "text", None),
        ("_source", "x", "text", None),
    ],
)
def test_an_answers_header_has_its_type(header: str, text: str, name: str, value: Any) -> None:
    said = read_headers(Said, Response(200, headers={header: text}))

    assert said == Said(**{name: value})
    assert type(getattr(said, name)) is type(value)


def test_a_header_that_comes_twice_is_one_list() -> None:
    headers = Headers([("Allow", "GET"), ("allow", "PUT, POST"), ("X-Text", "first"), ("X-Text", "second")])

    assert read_headers(Said, Response(200, headers=headers)) == Said(
        text="first", allow=["GET", "PUT", "POST"]
    )


@pytest.mark.parametrize(
    ("made", "status", "content"),
    [
        (operation(returns=Book, answer_headers=About), 200, '{"id":1}'),
        (operation("bytes", answer_headers=About), 200, "x"),
        (operation("any", answer_headers=About), 200, "x"),
        (operation(returns=Book, answer_headers=About), 304, ""),
    ],
)
def test_typed_headers_stand_beside_the_value(made: Operation[Any], status: int, content: str) -> None:
    response = answer(content, status, ETag='"7"', X_Count="3")
    read_answer(made, response, None)

    assert response.head == About(etag='"7"', count=3)


def test_typed_headers_stand_beside_a_page() -> None:
    response = answer("[]", ETag='"7"')
    read_items(operation("page", returns=Book, answer_headers=About), response, None)

    assert response.head == About(etag='"7"')


def test_typed_headers_are_the_value_where_there_is_no_content() -> None:
    made = operation("none", answer_headers=About)

    assert read_answer(made, answer("ignored", X_Count="3"), None) == About(count=3)


# --- lists that are left out --------------------------------------------------------------------


@pytest.mark.parametrize("many", ["book", "content.book"])
@pytest.mark.parametrize("content", ["{}", '{"more": 1}'])
def test_an_object_without_items_is_an_empty_list_where_the_spec_says_so(many: str, content: str) -> None:
    whole = operation(returns=list[Book], many=many, omits_empty=True)
    paged = operation("page", returns=Book, many=many, omits_empty=True)

    assert read_answer(whole, answer(content), None) == []
    assert read_items(paged, answer(content), None)[0] == []


@pytest.mark.parametrize(
    ("omits_empty", "content"),
    [
        (False, "{}"),
        (True, "[]"),
        (True, "1"),
        (True, "<html>"),
        (True, '{"book": {}}'),
        (True, '{"book": [{"id": "x"}]}'),
    ],
)
def test_what_is_no_empty_list_is_still_an_error(omits_empty: bool, content: str) -> None:
    whole = operation(returns=list[Book], many="book", omits_empty=omits_empty)
    paged = operation("page", returns=Book, many="book", omits_empty=omits_empty)

    with pytest.raises(DecodeError):
        read_answer(whole, answer(content), None)
    with pytest.raises(DecodeError):
        read_items(paged, answer(content), None)
