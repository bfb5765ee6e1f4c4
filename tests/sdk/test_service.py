"""How generated methods run: from arguments through the wire to values, and what the options of a call change."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from attrs import define, field

import specloom.service
from specloom import AsyncConnection, RetryPolicy, Timeout
from specloom.auth import ApiKey
from specloom.errors import (
    BadRequest,
    ClientStateError,
    DeadlineExceeded,
    DecodeError,
    NotFound,
    RedirectError,
    ServerError,
    StatusError,
    TransportError,
    UnknownOutcomeError,
)
from specloom.service import (
    Api,
    ErrorShape,
    Head,
    Operation,
    PagePaging,
    Response,
    Service,
    with_response,
)
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply
from specloom.values import UNSET, Input, Model, Wire, make_converter, wire

URL = "https://api.example/v1"
API = Api(name="library", url=URL, errors=ErrorShape(treat={"501": 404, "slow-down": 429}))
Compact = Annotated[date, Wire("%Y%m%d")]


@define(kw_only=True)
class Book(Model):
    id: int
    title: str | None = None


@define(kw_only=True)
class BookCreate(Input):
    title: str


@define(kw_only=True)
class Said(Model):
    etag: str | None = field(default=None, metadata=wire(name="ETag"))
    count: int | None = field(default=None, metadata=wire(name="X-Count"))


class Books(Service):
    """The methods as they are generated, with the operation left to the test."""

    _api = API

    async def call(self, made: Operation[Any], *path: object, data: Any = UNSET, query: Any = None,
                   about: Any = None, **options: Any) -> Any:  # fmt: skip
        return await self._call(made, path, options, data=data, query=query, headers=about)

    def pages(self, made: Operation[Any], *path: object, data: Any = UNSET, query: Any = None, about: Any = None,
              page_size: int | None = None, **options: Any) -> Any:  # fmt: skip
        return self._pages(made, path, options, data=data, query=query, headers=about, page_size=page_size)

    def stream(self, made: Operation[Any], *path: object, data: Any = UNSET, query: Any = None, about: Any = None,
               **options: Any) -> Any:  # fmt: skip
        return self._stream(made, path, options, data=data, query=query, headers=about)

    async def download(
        self, made: Operation[Any], *path: object, to: Any, data: Any = UNSET, **options: Any
    ) -> Path:
        return await self._download(made, path, options, to=to, data=data)

    async def head(self, made: Operation[Any], *path: object, query: Any = None, **options: Any) -> Head:
        return await self._head(made, path, options, query=query)

    async def twice(self, made: Operation[Any], *path: object) -> list[Any]:
        return [await self.call(made, *path), await self.call(made, *path)]


def operation(method: str = "GET", path: str = "/books", **arguments: Any) -> Operation[Any]:
    return Operation("books.act", method, path, **arguments)


READ = operation(path="/books/{id}", returns=Book)
CREATE = operation("POST", sends=BookCreate, returns=Book)
RUN = operation("POST", "/books/{id}/run", body="any", answer="any", statuses="any")
ONE = {"id": 1}

Make = Callable[..., tuple[Books, FakeTransport]]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    """Make books and the script of what the server answers."""
    opened: list[AsyncConnection] = []

    def made(*script: Any, **options: Any) -> tuple[Books, FakeTransport]:
        transport = FakeTransport(*script)
        given = {"url": URL, "clock": FakeClock(), **options}
        opened.append(AsyncConnection(given.pop("url"), transport=transport, **given))
        return Books(opened[-1]), transport

    yield made
    for connection in opened:
        await connection.close()


def lines(transport: FakeTransport) -> list[tuple[str, str]]:
    return [(sent.method, sent.target) for sent in transport.requests]


# --- the module that generated code imports from ---------------------------------------------


def test_every_name_for_generated_code_is_there_when_it_is_asked_for() -> None:
    for name in specloom.service.__all__:
        assert getattr(specloom.service, name) is not None

    assert set(specloom.service.__all__) <= set(dir(specloom.service))


def test_a_name_that_is_not_for_generated_code_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Pages2'"):
        specloom.service.Pages2  # noqa: B018


# --- what goes out ---------------------------------------------------------------------------


async def test_a_call_sends_what_the_operation_says(make: Make) -> None:
    books, transport = make(reply(201, json=ONE))
    made = operation(
        "POST",
        "/shelves/{shelf}/books/{day}",
        sends=BookCreate,
        returns=Book,
        query={"version": "2"},
        headers={"X-Fixed": "yes"},
        styles={"tags": "comma"},
        formats={"day": Compact},
    )
    given = {"query": {"tags": ["a", "b"], "none": None}, "about": {"If-Match": '"7"', "X-None": None}}

    book = await books.call(made, "a b", date(2026, 5, 17), data=BookCreate(title="x"), **given)

    sent = transport.requests[0]
    assert (book, lines(transport), sent.body) == (
        Book(id=1),
        [("POST", "/v1/shelves/a%20b/books/20260517?version=2&tags=a,b")],
        b'{"title":"x"}',
    )
    assert {**sent.headers, "User-Agent": ""} == {
        "Accept": "application/json",
        "Accept-Encoding": "gzip, deflate",
        "Content-Type": "application/json",
        "If-Match": '"7"',
        "User-Agent": "",
        "X-Fixed": "yes",
    }


@pytest.mark.parametrize(
    ("options", "target", "headers"),
    [
        ({}, "/v1/books?q=x", {"X-Mine": "connection"}),
        ({"params": {"q": "y", "z": [1, 2]}}, "/v1/books?q=y&z=1&z=2", {"X-Mine": "connection"}),
        ({"params": {"q": None}}, "/v1/books", {"X-Mine": "connection"}),
        ({"params": None, "headers": None}, "/v1/books?q=x", {"X-Mine": "connection"}),
        ({"headers": {"x-mine": "call"}}, "/v1/books?q=x", {"x-mine": "call"}),
        ({"headers": {"X-MINE": None}}, "/v1/books?q=x", {}),
        (
            {"headers": {"accept": "text/csv"}},
            "/v1/books?q=x",
            {"accept": "text/csv", "X-Mine": "connection"},
        ),
        ({"token": "t2"}, "/v1/books?q=x", {"Authorization": "Bearer t2", "X-Mine": "connection"}),
        ({"idempotency_key": "k"}, "/v1/books?q=x", {"Idempotency-Key": "k", "X-Mine": "connection"}),
    ],
)
async def test_options_of_a_call_win(make: Make, options: Any, target: str, headers: dict[str, str]) -> None:
    books, transport = make(reply(json=ONE), headers={"X-Mine": "connection"})
    await books.call(operation(returns=Book), query={"q": "x"}, **options)

    sent = transport.requests[0]
    usual = {"Accept", "Accept-Encoding", "User-Agent"}
    assert (sent.target, {name: sent.headers[name] for name in sent.headers if name not in usual}) == (
        target,
        headers,
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"colour": "red"}, "books.act has no argument 'colour'; it takes expected_status"),
        ({"header": {}}, "did you mean 'headers'"),
        ({"retry": 3}, "retry must be a RetryPolicy"),
        ({"timeout": "soon"}, "timeout must be"),
        ({"expected_status": 99}, "expected_status takes"),
        ({"headers": {"X": "a\r\nb"}}, "header 'X'"),
    ],
)
async def test_misuse_is_told_before_anything_is_sent(make: Make, options: Any, message: str) -> None:
    books, transport = make()
    with pytest.raises((TypeError, ValueError), match=message):
        await books.call(READ, "1", **options)

    assert transport.requests == []


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\0"])
async def test_a_header_parameter_that_would_be_two_is_refused(make: Make, value: str) -> None:
    books, _ = make()
    with pytest.raises(ValueError, match="header 'If-Match'"):
        await books.call(READ, "1", about={"If-Match": value})


async def test_an_operation_may_go_to_another_host(make: Make) -> None:
    hosts = {"files": "https://files.example/store"}
    books, transport = make(reply(json=ONE), hosts=hosts, token="t")
    await books.call(operation(path="/x", returns=Book, host="files"))

    sent = transport.requests[0]
    assert (sent.url, sent.headers["Authorization"]) == ("https://files.example/store/x", "Bearer t")


async def test_an_operation_without_auth_sends_no_credential(make: Make) -> None:
    books, transport = make(reply(json=ONE), token="t")
    await books.call(operation(returns=Book, anonymous=True))

    assert "Authorization" not in transport.requests[0].headers


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("https://api.example/up/1?sig=a%2Fb", "https://api.example/up/1?sig=a%2Fb&part=2&x=1"),
        ("/up/1", "https://api.example/up/1?part=2&x=1"),
        ("http://api.example:80/up/1", "https://api.example/up/1?part=2&x=1"),
    ],
)
async def test_an_address_is_the_route_itself_with_its_parameters_added(
    make: Make, location: str, url: str
) -> None:
    books, transport = make(reply(204))
    made = operation("PATCH", "{location:url}", body="bytes")
    await books.call(made, location, data=b"x", query={"part": 2}, params={"x": 1})

    assert transport.requests[0].url == url


async def test_an_address_without_a_host_is_one_on_the_operations_host(make: Make) -> None:
    books, transport = make(reply(204), hosts={"files": "https://files.example/store"})
    await books.call(operation("PATCH", "{location:url}", host="files"), "/up/1")

    assert transport.requests[0].url == "https://files.example/up/1"


async def test_an_address_elsewhere_is_refused(make: Make) -> None:
    books, transport = make(token="t")
    with pytest.raises(RedirectError):
        await books.call(operation("PATCH", "{location:url}"), "https://evil.example/up/1")

    assert transport.requests == []


async def test_a_body_may_travel_in_the_query(make: Make) -> None:
    books, transport = make(reply(json=[]), reply(json=[]))
    made = operation("POST", body="query", sends=BookCreate, returns=list[Book], constants={"k": 1})
    await books.call(made, data=BookCreate(title="x"), query={"q": "y"})
    await books.call(made)

    assert lines(transport) == [("POST", "/v1/books?q=y&k=1&title=x"), ("POST", "/v1/books?k=1")]
    assert [(sent.body, "Content-Type" in sent.headers) for sent in transport.requests] == [(b"", False)] * 2


async def test_the_users_converter_writes_and_reads(make: Make) -> None:
    converter = make_converter()
    converter.register_unstructure_hook(Book, lambda book: {"number": book.id})
    converter.register_structure_hook(Book, lambda value, _: Book(id=value["number"]))
    books, transport = make(reply(json={"number": 2}), converter=converter)

    book = await books.call(operation("PUT", sends=Book, returns=Book), data=Book(id=1))

    assert (book, transport.requests[0].json()) == (Book(id=2), {"number": 1})


# --- idempotency keys ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("carrier", "where"),
    [
        ("header Idempotency-Key", lambda sent: sent.headers.get("Idempotency-Key")),
        ("header X-Once", lambda sent: sent.headers.get("X-Once")),
        ("query once", lambda sent: dict(sent.query).get("once")),
    ],
)
async def test_each_call_has_a_key_which_all_its_attempts_share(
    make: Make, carrier: str, where: Callable[[SentRequest], str | None]
) -> None:
    lost = TransportError("lost", phase="wait", maybe_processed=True)
    books, transport = make(lost, reply(json=ONE), reply(json=ONE), reply(json=ONE), reply(json=ONE))
    made = operation("POST", sends=BookCreate, returns=Book, idempotency_key=carrier)
    for options in ({}, {}, {"idempotency_key": "mine"}, {"idempotency_key": None}):
        await books.call(made, data={"title": "x"}, **options)

    first, again, second, third, fourth = map(where, transport.requests)
    assert first == again
    assert first not in (None, second)
    assert (third, fourth) == ("mine", None)


async def test_without_its_key_a_call_is_not_repeated(make: Make) -> None:
    lost = TransportError("lost", phase="wait", maybe_processed=True)
    books, transport = make(lost)
    made = operation("POST", sends=BookCreate, returns=Book, idempotency_key="query once")
    with pytest.raises(UnknownOutcomeError):
        await books.call(made, data={"title": "x"}, idempotency_key=None)

    assert lines(transport) == [("POST", "/v1/books")]


# --- settings of an operation × options of a call --------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "options", "attempts"),
    [
        ({"method": "GET"}, {}, 3),
        ({"method": "POST"}, {}, 1),
        ({"method": "POST", "idempotent": True}, {}, 3),
        ({"method": "GET", "idempotent": False}, {}, 1),
        ({"method": "GET"}, {"retry": None}, 1),
        ({"method": "GET"}, {"retry": RetryPolicy(max_attempts=2)}, 2),
        ({"method": "POST"}, {"idempotency_key": "k"}, 3),
        ({"method": "GET", "statuses": (500,)}, {}, 1),
        ({"method": "GET", "statuses": (500,)}, {"expected_status": ()}, 3),
    ],
)
async def test_operation_and_caller_say_how_often_a_call_is_tried(
    make: Make, arguments: Any, options: Any, attempts: int
) -> None:
    books, transport = make(lambda sent: reply(500, json={"message": "down"}))
    with pytest.raises(ServerError):
        await books.call(operation(returns=Book, **arguments), **options)

    assert len(transport.requests) == attempts


@pytest.mark.parametrize(("statuses", "attempts"), [((), 1), ((409,), 3)])
async def test_an_operation_names_further_statuses_to_repeat_on(
    make: Make, statuses: Any, attempts: int
) -> None:
    books, transport = make(lambda sent: reply(409))
    with pytest.raises(StatusError):
        await books.call(operation("PUT", retry_statuses=statuses))

    assert len(transport.requests) == attempts


@pytest.mark.parametrize(
    ("timeout", "options", "seconds"),
    [
        (None, {}, 100),
        (7.0, {}, 7),
        (7.0, {"timeout": 3}, 3),
        (7.0, {"timeout": Timeout(total=9)}, 9),
        (None, {"timeout": 3}, 3),
    ],
)
async def test_the_nearest_deadline_holds(
    make: Make, timeout: float | None, options: Any, seconds: float
) -> None:
    clock = FakeClock()

    def take(time: float) -> Callable[[SentRequest], Response]:
        def answer(sent: SentRequest) -> Response:
            clock.advance(time)
            return reply(json=ONE)

        return answer

    script = [take(seconds - 0.5), take(seconds + 0.5)]
    books, _ = make(*script, clock=clock, timeout=Timeout(total=100, read=None))
    made = operation(returns=Book, timeout=timeout)

    assert await books.call(made, **options) == Book(id=1)
    with pytest.raises(DeadlineExceeded, match=rf"within {seconds:g} s \(timeout.total\)"):
        await books.call(made, **options)


# --- what comes back -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "answer", "value"),
    [
        (READ, reply(json=ONE), Book(id=1)),
        (READ, reply(203, json=ONE), Book(id=1)),
        (READ, reply(204), None),
        (operation(path="/books/{id}"), reply(200, json=ONE), None),
        (operation(path="/books/{id}", answer="text"), reply(text="é"), "é"),
        (operation(path="/books/{id}", answer="bytes"), reply(content=b"\xff"), b"\xff"),
        (operation(path="/books/{id}", returns=Book, one="data"), reply(json={"data": ONE}), Book(id=1)),
        (
            operation(path="/books/{id}", returns=list[Book], many="data"),
            reply(json={"data": [ONE]}),
            [Book(id=1)],
        ),
        (operation(path="/books/{id}", returns=Book, statuses=(304,)), reply(304), None),
        (operation(path="/books/{id}", returns=Book, statuses=(303,)), reply(303, json=ONE), Book(id=1)),
        (operation(path="/books/{id}", returns=Book, statuses=(404,)), reply(404, json=ONE), Book(id=1)),
        (operation(path="/books/{id}", statuses=(404,)), reply(404, json={"message": "no"}), None),
        (operation(path="/books/{id}", answer="text", statuses=(500,)), reply(500, text="down"), "down"),
    ],
)
async def test_an_answer_becomes_what_the_operation_returns(
    make: Make, made: Operation[Any], answer: Response, value: Any
) -> None:
    books, _ = make(answer)

    assert await books.call(made, "1") == value


@pytest.mark.parametrize("status", [200, 303, 404, 500])
async def test_where_anything_may_come_the_response_is_the_value(make: Make, status: int) -> None:
    books, transport = make(reply(status, text="whatever"))
    response = await books.call(RUN, "1", data={"a": 1})

    assert (response.status_code, response.text, len(transport.requests)) == (status, "whatever", 1)


@pytest.mark.parametrize("expected", [500, "any"])
async def test_a_status_that_the_caller_expects_is_not_tried_again(make: Make, expected: Any) -> None:
    books, transport = make(lambda sent: reply(500, json={"message": "down"}))

    assert await books.call(READ, "1", expected_status=expected) is None
    assert len(transport.requests) == 1


@pytest.mark.parametrize("expected", [[404, 409, 303], "any"])
@pytest.mark.parametrize(
    "answer",
    [
        reply(404, json={"code": "no-book", "message": "gone"}),
        reply(404),
        reply(404, text="<html>"),
        reply(404, json=None),
        reply(303, json={"id": "x"}, headers={"Location": "/elsewhere"}),
    ],
)
async def test_an_expected_status_whose_body_does_not_fit_is_none_with_the_response_beside_it(
    make: Make, expected: Any, answer: Response
) -> None:
    books, transport = make(answer)
    made = operation(path="/books/{id}", returns=Book)
    book, response = await with_response(books.call, made, "1", expected_status=expected)

    assert (book, response.status_code, response.content) == (None, answer.status_code, answer.content)
    assert len(transport.requests) == 1


@pytest.mark.parametrize("expected", [200, "any"])
async def test_an_expected_success_that_the_api_calls_a_refusal_is_none(make: Make, expected: Any) -> None:
    books, _ = make(reply(200, json={"ok": False, "error": "no-book"}))

    class Talk(Service):
        _api = Api(name="talk", url="https://api.example", errors=ErrorShape(when={"ok": False}))

        async def read(self, **options: Any) -> Any:
            return await self._call(operation(path="/book", returns=Book), (), options)

    assert await Talk(books._connection).read(expected_status=expected) is None


async def test_an_expected_status_whose_body_fits_is_a_value(make: Make) -> None:
    books, _ = make(reply(409, json=ONE))

    assert (await books.call(READ, "1", expected_status=409)).id == ONE["id"]


async def test_a_success_that_does_not_fit_is_an_error_whatever_is_expected(make: Make) -> None:
    books, _ = make(reply(200, json={"id": "x"}))
    with pytest.raises(DecodeError, match="expected an integer"):
        await books.call(READ, "1", expected_status="any")


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (reply(404, json={"code": "no-book", "message": "gone"}), NotFound, "no-book"),
        (reply(404), NotFound, None),
        (reply(404, text="<html>"), NotFound, None),
        (reply(404, json=None), NotFound, None),
    ],
)
async def test_a_listed_refusal_that_does_not_fit_is_the_error_it_looks_like(
    make: Make, answer: Response, kind: type[StatusError], code: str | None
) -> None:
    books, transport = make(answer)
    with pytest.raises(kind) as caught:
        await books.call(operation(path="/books/{id}", returns=Book, statuses=(404, 409)), "1")

    error = caught.value
    assert (error.code, error.status_code, len(error.log), len(transport.requests)) == (code, 404, 1, 1)
    assert str(error).startswith("books.act: GET https://api.example/v1/books/1: 404 Not Found")
    assert error.__context__ is None


async def test_a_listed_redirect_that_does_not_fit_is_an_error_of_its_own(make: Make) -> None:
    books, _ = make(reply(303, json={"id": "x"}))
    with pytest.raises(DecodeError, match=r"^books\.act: \$\.id: expected an integer") as caught:
        await books.call(operation(path="/books/{id}", returns=Book, statuses=(303,)), "1")

    assert caught.value.response is not None
    assert caught.value.response.status_code == 303


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (reply(text="<html>Sign in"), "200 with text/plain: '<html>Sign in'"),
        (reply(), "200 with an empty body"),
        (reply(json={"id": "x"}), r"\$\.id: expected an integer, got 'x'"),
        (reply(json=[ONE]), r"\$: expected an object"),
    ],
)
async def test_what_is_no_value_of_the_type_is_an_error(make: Make, answer: Response, message: str) -> None:
    books, _ = make(answer)
    with pytest.raises(DecodeError, match=message):
        await books.call(READ, "1")


async def test_limits_of_the_connection_hold_for_values(make: Make) -> None:
    from specloom import Limits

    books, _ = make(reply(json=[[[1]]]), limits=Limits(depth=2))
    with pytest.raises(DecodeError, match="more than 2 levels deep"):
        await books.call(operation(returns=Any))


async def test_a_refusal_in_the_words_of_the_api_is_its_error(make: Make) -> None:
    books, _ = make(reply(501, json={}), reply(400, json={"code": "slow-down"}), retry=None)

    with pytest.raises(NotFound):
        await books.call(READ, "1")
    with pytest.raises(StatusError) as caught:
        await books.call(READ, "1")
    assert type(caught.value).__name__ == "RateLimited"


async def test_typed_headers_stand_beside_the_value(make: Make) -> None:
    books, _ = make(reply(json=ONE, headers={"ETag": '"7"', "X-Count": "3"}))
    made = operation(path="/books/{id}", returns=Book, answer_headers=Said)

    book, response = await with_response(books.call, made, "1")

    assert (book, response.head) == (Book(id=1), Said(etag='"7"', count=3))


async def test_typed_headers_are_the_value_where_there_is_no_content(make: Make) -> None:
    books, _ = make(reply(204, headers={"X-Count": "3"}))

    assert await books.call(operation("POST", answer="none", answer_headers=Said)) == Said(count=3)


# --- heads -----------------------------------------------------------------------------------

HEAD = operation("HEAD", "/books/{id}", answer="none", answer_headers=Said, collection="/books")


@pytest.mark.parametrize(
    ("answer", "exists"), [(reply(200), True), (reply(204), True), (reply(404), False), (reply(501), False)]
)
async def test_a_head_says_whether_there_is_such_a_thing(make: Make, answer: Response, exists: bool) -> None:
    books, transport = make(answer)
    head = await books.head(HEAD, "1")

    assert (bool(head), head.exists, head.status_code) == (exists, exists, answer.status_code)
    assert repr(head) == f"Head({answer.status_code}, exists={exists})"
    assert lines(transport) == [("HEAD", "/v1/books/1")]


async def test_a_head_without_a_key_is_that_of_the_collection(make: Make) -> None:
    books, transport = make(reply())
    await books.head(HEAD, query={"q": "x"})

    assert lines(transport) == [("HEAD", "/v1/books?q=x")]


async def test_a_head_has_what_the_headers_say(make: Make) -> None:
    headers = {"ETag": '"7"', "Content-Length": "12", "X-Count": "3"}
    books, _ = make(reply(headers=headers))
    head = await books.head(HEAD, "1")

    assert (head.etag, head.content_length, head.count, head.typed) == (
        '"7"',
        12,
        3,
        Said(etag='"7"', count=3),
    )
    assert head.headers["x-count"] == "3"
    with pytest.raises(AttributeError):
        head.colour  # noqa: B018


@pytest.mark.parametrize("length", [None, "", "-1", "x", "9" * 30])
async def test_a_length_that_is_none_is_left_out(make: Make, length: str | None) -> None:
    books, _ = make(reply(headers={} if length is None else {"Content-Length": length}))
    head = await books.head(operation("HEAD"))

    assert (head.content_length, head.etag, head.typed) == (None, None, None)
    with pytest.raises(AttributeError, match="colour"):
        head.colour  # noqa: B018


@pytest.mark.parametrize(
    ("answer", "options", "status"),
    [
        (reply(304), {"expected_status": 304}, 304),
        (reply(404), {"expected_status": 304}, 404),
        (reply(404), {"expected_status": 404}, 404),
        (reply(404), {"expected_status": "any"}, 404),
        (reply(500), {"expected_status": 500}, 500),
    ],
)  # fmt: skip
async def test_a_head_with_an_expected_status_is_an_answer(
    make: Make, answer: Response, options: Any, status: int
) -> None:
    books, _ = make(answer)
    head = await books.head(HEAD, "1", **options)

    assert (head.status_code, bool(head)) == (status, status != 404)


async def test_a_head_that_fails_is_an_error(make: Make) -> None:
    books, _ = make(reply(403))
    with pytest.raises(StatusError, match="403"):
        await books.head(HEAD, "1")


# --- with_response ---------------------------------------------------------------------------


async def test_the_response_is_given_beside_the_value(make: Make) -> None:
    books, _ = make(reply(headers={"X-Request-Id": "r1"}, json=ONE))
    book, response = await with_response(books.call, READ, "1")

    assert (book, response.status_code, response.request_id) == (Book(id=1), 200, "r1")


async def test_of_several_calls_the_last_response_is_given(make: Make) -> None:
    books, _ = make(reply(json=ONE), reply(json={"id": 2}))
    found, response = await with_response(books.twice, READ, "1")

    assert (found, response.json()) == ([Book(id=1), Book(id=2)], {"id": 2})


async def test_the_response_of_a_page_is_given(make: Make) -> None:
    books, _ = make(reply(json=[ONE], headers={"X-Request-Id": "r1"}))
    page, response = await with_response(books.pages, operation(returns=Book, answer="page"))

    assert (list(page), response.request_id) == ([Book(id=1)], "r1")
    assert page.response is response


@pytest.mark.parametrize("status", [200, 404])
async def test_the_response_of_a_head_is_given(make: Make, status: int) -> None:
    books, _ = make(reply(status, headers={"X-Request-Id": "r1"}))
    head, response = await with_response(books.head, HEAD, "1")

    assert (bool(head), response.request_id) == (status == 200, "r1")


async def test_calls_at_the_same_time_do_not_mix_their_responses(make: Make) -> None:
    async def slowly(sent: SentRequest) -> Response:
        for _ in range(9 - int(sent.path[-1])):
            await asyncio.sleep(0)
        return reply(json={"id": int(sent.path[-1])})

    books, _ = make(slowly)
    found = await asyncio.gather(*(with_response(books.call, READ, number) for number in range(9)))

    assert [(book.id, response.json()["id"]) for book, response in found] == [(n, n) for n in range(9)]


async def test_a_call_inside_a_call_gives_its_response_to_both(make: Make) -> None:
    books, _ = make(reply(json=ONE))

    async def inner() -> Book:
        book, response = await with_response(books.call, READ, "1")
        assert response.json() == ONE
        return book

    book, response = await with_response(inner)

    assert (book, response.json()) == (Book(id=1), ONE)


async def test_calls_in_tasks_of_a_method_count_as_its_own(make: Make) -> None:
    books, _ = make(reply(json=ONE))
    book, response = await with_response(asyncio.wait_for, books.call(READ, "1"), 5)

    assert (book, response.status_code) == (Book(id=1), 200)


async def test_a_method_that_calls_nothing_has_no_response(make: Make) -> None:
    async def nothing() -> int:
        return 1

    with pytest.raises(TypeError, match=r"nothing made no call whose response could be given"):
        await with_response(nothing)


async def test_after_a_failure_nothing_is_collected_any_more(make: Make) -> None:
    books, _ = make(reply(400), reply(json=ONE))
    with pytest.raises(BadRequest):
        await with_response(books.call, READ, "1")

    book, response = await with_response(books.call, READ, "1")
    assert (book, response.status_code) == (Book(id=1), 200)


# --- pages (what is the service's part of it) ------------------------------------------------


async def test_each_page_is_asked_for_with_all_that_the_method_was_given(make: Make) -> None:
    books, transport = make(reply(json=[ONE]), reply(json=[]))
    made = operation(
        "POST", "/shelves/{shelf}", sends=BookCreate, returns=Book, answer="page", query={"version": "2"},
        paging=PagePaging(param="page", limit="size"),
    )  # fmt: skip
    pages = books.pages(
        made,
        "a",
        data=BookCreate(title="x"),
        query={"q": 1},
        headers={"X-A": "b"},
        page_size=1,
        params={"z": 2},
    )

    assert [book.id async for book in pages] == [1]
    assert [(sent.target, sent.body, sent.headers["X-A"]) for sent in transport.requests] == [
        (f"/v1/shelves/a?version=2&q=1&size=1&page={number}&z=2", b'{"title":"x"}', "b") for number in (1, 2)
    ]


@pytest.mark.parametrize("statuses", [(404,), (200,)])
@pytest.mark.parametrize("answer", [reply(404, json={"code": "no"}), reply(404)])
async def test_a_listed_refusal_is_no_page_unless_it_fits(
    make: Make, statuses: Any, answer: Response
) -> None:
    books, _ = make(answer)
    with pytest.raises(NotFound, match=r"^books\.act: "):
        await books.pages(operation(returns=Book, answer="page", statuses=statuses))


async def test_a_listed_refusal_that_fits_is_a_page(make: Make) -> None:
    books, _ = make(reply(404, json=[ONE]))

    assert await books.pages(operation(returns=Book, answer="page", statuses=(404,))) == [Book(id=1)]


# --- streams and downloads -------------------------------------------------------------------


@define(kw_only=True)
class Sized(Model):
    size: int | None = field(default=None, metadata=wire(name="X-Size"))


def stream_of(returns: Any, accept: str = "*/*") -> Operation[Any]:
    return operation(path="/books/export", returns=returns, answer="stream", accept=accept)


@pytest.mark.parametrize(
    ("made", "content", "items"),
    [
        (stream_of(bytes), b"a\nb", [b"a\nb"]),
        (stream_of(None), b"a\nb", [b"a\nb"]),
        (RUN, b"a\nb", [b"a\nb"]),
        (operation(answer="bytes"), b"a", [b"a"]),
        (stream_of(str), b"a\r\n\nb", ["a", "", "b"]),
        (stream_of(str, "text/event-stream"), b"data: a\ndata: b\n\n: no\n\ndata:c\n\n", ["a\nb", "c"]),
        (stream_of(Book), b'{"id":1}\n\n {"id":2,"title":"\xc3\xa9"} \r\n', [Book(id=1), Book(id=2, title="é")]),
        (stream_of(int), b"1\n2", [1, 2]),
        (stream_of(Book, "text/event-stream"), b'data: {"id":1}\n\ndata: {\ndata: "id":2}\n\n',
         [Book(id=1), Book(id=2)]),
        (stream_of(Book), b"", []),
    ],
)  # fmt: skip
async def test_a_stream_gives_items_as_they_come(
    make: Make, made: Operation[Any], content: bytes, items: list[Any]
) -> None:
    books, _ = make(reply(content=content))
    path = ("1",) if made is RUN else ()
    async with books.stream(made, *path) as stream:
        found = [item async for item in stream]

    assert (stream.status_code, found) == (200, items)


async def test_a_stream_has_the_headers_that_the_operation_names(make: Make) -> None:
    answer = reply(content=b"a", headers={"X-Size": "3"})
    books, _ = make(answer, answer, answer)
    made = operation(path="/books/export", returns=bytes, answer="stream", answer_headers=Sized)

    heads: list[Any] = []
    for one in (made, operation(path="/books/text", answer="text", answer_headers=Sized), stream_of(bytes)):
        async with books.stream(one) as stream:
            heads.append(stream.head)

    assert heads == [Sized(size=3), Sized(size=3), None]


@pytest.mark.parametrize(("kind", "rate"), [(bytes, 1024.0), (str, None), (Book, None)])
async def test_items_of_a_stream_may_come_as_slowly_as_things_happen(
    make: Make, kind: Any, rate: float | None
) -> None:
    books, _ = make()
    made = operation(returns=kind, answer="stream")

    assert books._prepare(made, (), {}, UNSET, None, None, streams=True).terms.timeout.min_rate == rate


async def test_a_document_of_a_stream_that_does_not_fit_is_named(make: Make) -> None:
    books, _ = make(reply(content=b'{"id":1}\n\n{"id":"x","note":"canary"}\n'))
    async with books.stream(stream_of(Book)) as stream:
        items = aiter(stream)
        first = await anext(items)
        with pytest.raises(
            DecodeError, match=r"^books\.act: document 3: \$\.id: expected an integer, got 'x'"
        ) as caught:
            await anext(items)

    error = caught.value
    assert (first, error.path, error.payload, len(error.log)) == (
        Book(id=1),
        "$.id",
        b'{"id":"x","note":"canary"}',
        1,
    )
    assert [text for text in variables_of(error, "specloom.") if "canary" in text] == []


async def test_documents_of_a_stream_are_read_in_its_charset(make: Make) -> None:
    headers = {"Content-Type": "application/x-ndjson; charset=latin-1"}
    books, _ = make(reply(content='{"id":1,"title":"é"}'.encode("latin-1"), headers=headers))
    async with books.stream(stream_of(Book)) as stream:
        found = [item async for item in stream]

    assert found == [Book(id=1, title="é")]


async def test_nothing_is_replaced_in_the_documents_of_a_stream(make: Make) -> None:
    books, _ = make(reply(content=b'{"id":1,"title":"\xff"}'))
    async with books.stream(stream_of(Book)) as stream:
        with pytest.raises(DecodeError, match=r"document 1: .* not UTF-8"):
            await anext(aiter(stream))


@pytest.mark.parametrize("accept", ["*/*", "text/event-stream"])
async def test_a_stream_that_is_cut_does_not_show_what_came_before(make: Make, accept: str) -> None:
    content = b'data: {"note":"canary"}\n\n' if accept == "text/event-stream" else b'{"note":"canary"}\n'
    books, _ = make(reply(content=content + b"x" * 70_000))
    async with books.stream(stream_of(Any, accept)) as stream:
        items = aiter(stream)
        await anext(items)
        await books._connection.close()
        with pytest.raises(ClientStateError) as caught:
            await anext(items)

    assert [text for text in variables_of(caught.value, "specloom._service") if "canary" in text] == []


async def test_a_stream_that_is_refused_is_an_error_at_its_head(make: Make) -> None:
    books, _ = make(reply(404))
    with pytest.raises(NotFound, match=r"^books\.act: "):
        async with books.stream(stream_of(Book)):
            pytest.fail("a refusal was given as a stream")


async def test_a_stream_where_anything_may_come_has_any_status(make: Make) -> None:
    books, transport = make(reply(404, text="gone"))
    async with books.stream(RUN, "1", data=b"x") as stream:
        content = await stream.read()

    assert (stream.status_code, content, transport.requests[0].body) == (404, b"gone", b"x")


async def test_a_download_is_a_file(make: Make, tmp_path: Path) -> None:
    books, transport = make(reply(content=b"pdf"))
    path = await books.download(RUN, "1", to=str(tmp_path / "r.pdf"), data={"a": 1})

    assert (path, path.read_bytes(), transport.requests[0].json()) == (tmp_path / "r.pdf", b"pdf", {"a": 1})


@pytest.mark.parametrize("statuses", ["any", (304, 404, 503)])
@pytest.mark.parametrize("status", [304, 404, 503])
async def test_a_refusal_is_no_download(make: Make, tmp_path: Path, statuses: Any, status: int) -> None:
    target = tmp_path / "r.pdf"
    target.write_bytes(b"old")
    books, _ = make(lambda sent: reply(status, text="an error page"))
    with pytest.raises(StatusError, match=str(status)):
        await books.download(operation("POST", answer="any", statuses=statuses), to=target)

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("r.pdf", b"old")]


async def test_a_download_takes_the_statuses_that_the_caller_wants(make: Make, tmp_path: Path) -> None:
    books, _ = make(reply(404, text="an error page"))
    path = await books.download(operation(answer="any"), to=tmp_path / "x", expected_status=404)

    assert path.read_bytes() == b"an error page"


# --- misuse, and what errors show ------------------------------------------------------------


async def test_a_service_shows_its_connection_without_secrets(make: Make) -> None:
    books, _ = make(token="canary")

    assert repr(books) == "Books(AsyncConnection('https://api.example/v1', open))"


async def test_a_service_of_a_closed_connection_says_so(make: Make) -> None:
    books, _ = make()
    await books._connection.close()

    with pytest.raises(ClientStateError, match="closed"):
        await books.call(READ, "1")


def variables_of(error: BaseException, module: str) -> list[str]:
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    ours = [frame for frame in frames if frame.f_globals["__name__"].startswith(module)]
    return [repr(value) for frame in ours for value in frame.f_locals.values()]


@pytest.mark.parametrize(
    "ask",
    [
        lambda books: books.call(RUN, "1", data={"password": "canary"}, token="canary", timeout=1),
        lambda books: books.call(CREATE, data={"title": "canary"}, params={"key": "canary"}),
        lambda books: books.head(HEAD, "1", token="canary"),
        lambda books: books.download(RUN, "1", to="x", data=b"canary"),
        lambda books: books.pages(CREATE, data={"title": "canary"}, params={"key": "canary"}),
    ],
)
async def test_the_variables_of_a_traceback_show_no_secret(
    make: Make, ask: Callable[[Books], Awaitable[Any]]
) -> None:
    def refuse(sent: SentRequest) -> Exception:
        return TransportError("lost", phase="connect")

    books, _ = make(refuse, auth=ApiKey("canary", "query api_key"), retry=None)
    with pytest.raises(TransportError) as caught:
        await ask(books)

    shown = [text for text in variables_of(caught.value, "specloom.") if "canary" in text]
    assert shown == []


def test_options_are_for_the_typed_methods_of_all_services() -> None:
    # One class of options for all: what `Unpack` shows in an editor is what a call takes.
    from specloom._options import OPTION_NAMES

    assert sorted(OPTION_NAMES) == [
        "expected_status", "headers", "idempotency_key", "params", "redirect", "retry", "timeout", "token",
    ]  # fmt: skip
