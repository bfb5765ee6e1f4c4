"""Operations as data: what arguments become on the wire, and what is worked out before the first call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any

import pytest
from attrs import define, field

from specloom._body import Body, BytesBody, MultipartBody
from specloom._operation import Api, Operation, Variable
from specloom._unset import UNSET
from specloom.service import CursorPaging, File, FollowPaging, Form, Multipart, OffsetPaging, PagePaging
from specloom.values import Input, Model, OpenEnum, Unset, Wire, make_converter, wire

NOON = datetime(2026, 5, 17, 12, tzinfo=UTC)
Seconds = Annotated[datetime, Wire("seconds")]
Compact = Annotated[date, Wire("%Y%m%d")]


class Shelf(OpenEnum):
    TOP = "top"


@define(kw_only=True)
class Box(Model):
    left: int
    label: str | None = None


@define(kw_only=True)
class Note(Input):
    title: str | Unset = UNSET
    shelf: str | Unset | None = UNSET
    at: Seconds | Unset = UNSET
    tags: list[str] | Unset = UNSET
    from_: str | Unset = field(default=UNSET, metadata=wire(name="from"))


@define(kw_only=True)
class Run(Input):
    request: str = field(default="run", init=False)
    name: str | Unset = UNSET


def operation(**arguments: Any) -> Operation[Any]:
    return Operation(
        "notes.act", arguments.pop("method", "POST"), arguments.pop("path", "/notes"), **arguments
    )


def sent(body: Body | None) -> tuple[Any, str | None] | None:
    """What a body has in it, and the type that it goes out under."""
    if body is None:
        return None
    content = body.open()
    return (content if isinstance(content, bytes) else type(body).__name__, body.content_type)


# --- what goes without saying ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "usual"),
    [
        ({}, (None, "none", "*/*", False)),
        ({"returns": Box}, (None, "json", "application/json", False)),
        ({"returns": Box, "answer": "page"}, (None, "page", "application/json", False)),
        ({"answer": "text"}, (None, "text", "text/plain, */*;q=0.1", False)),
        ({"answer": "bytes", "accept": "image/png"}, (None, "bytes", "image/png", False)),
        ({"sends": Note}, ("json", "none", "*/*", False)),
        ({"constants": {"a": 1}}, ("json", "none", "*/*", False)),
        ({"sends": Note, "body": "form"}, ("form", "none", "*/*", False)),
        ({"method": "GET"}, (None, "none", "*/*", True)),
        ({"method": "PUT", "idempotent": False}, (None, "none", "*/*", False)),
        ({"idempotent": True}, (None, "none", "*/*", True)),
    ],
)
def test_what_is_left_out_has_its_usual_value(arguments: dict[str, Any], usual: tuple[Any, ...]) -> None:
    made = operation(**arguments)

    assert (made.body, made.answer, made.accept, made.idempotent) == usual


def test_an_operation_shows_its_name_and_route() -> None:
    assert repr(operation(path="/notes/{id}/act")) == "Operation('notes.act', POST /notes/{id}/act)"


@pytest.mark.parametrize(
    ("given", "kept"), [((304, 404), frozenset({304, 404})), ("any", "any"), ((), frozenset())]
)
def test_further_statuses_are_a_set_or_any(given: Any, kept: Any) -> None:
    assert operation(statuses=given).statuses == kept


@pytest.mark.parametrize(
    ("given", "kept", "header"),
    [
        (None, None, "Idempotency-Key"),
        ("header Idempotency-Key", ("header", "Idempotency-Key"), "Idempotency-Key"),
        ("header X-Once", ("header", "X-Once"), "X-Once"),
        ("query once", ("query", "once"), ""),
    ],
)
def test_an_idempotency_key_travels_where_its_carrier_says(
    given: str | None, kept: tuple[str, str] | None, header: str
) -> None:
    made = operation(idempotency_key=given)

    assert (made.idempotency_key, made.key_header) == (kept, header)


@pytest.mark.parametrize("given", ["Idempotency-Key", "cookie once", "header ", "header", ""])
def test_an_idempotency_key_travels_nowhere_else(given: str) -> None:
    with pytest.raises(ValueError, match="an idempotency key travels in"):
        operation(idempotency_key=given)


@pytest.mark.parametrize(
    ("arguments", "needs"),
    [
        ({}, (False, False)),
        ({"paging": PagePaging(param="page")}, (False, False)),
        ({"paging": PagePaging(param="page", total="header X-Total")}, (False, False)),
        ({"paging": FollowPaging(next="link next")}, (False, False)),
        ({"many": "items", "paging": PagePaging(param="page", total="meta.total")}, (True, False)),
        ({"many": "items", "paging": CursorPaging(param="after", next="last id")}, (True, False)),
        ({"paging": CursorPaging(param="after", next="last id")}, (True, False)),
        ({"many": "items", "paging": OffsetPaging(param="from", more="more")}, (True, False)),
        ({"many": "items", "meta": "meta"}, (True, False)),
        ({"many": "items", "meta": "$"}, (True, True)),
        ({"many": "data.items", "meta": "data"}, (True, True)),
        ({"many": "items", "paging": CursorPaging(param="after", next="items.0.id")}, (True, True)),
        ({"many": "items", "paging": CursorPaging(param="after", next="items_after")}, (True, False)),
    ],
)
def test_pages_are_looked_into_as_far_as_anybody_needs_it(
    arguments: dict[str, Any], needs: tuple[bool, bool]
) -> None:
    made = operation(returns=Box, answer="page", **arguments)

    assert (made.looks_into_pages, made.shows_items) == needs


@pytest.mark.parametrize(
    ("variable", "python"),
    [(Variable("region"), "region"), (Variable("account", argument="account_number"), "account_number")],
)
def test_a_variable_is_called_after_the_spec_unless_it_says_otherwise(
    variable: Variable, python: str
) -> None:
    assert variable.python == python


def test_an_api_needs_a_name_and_an_address() -> None:
    api = Api(name="notes", url="https://notes.example")

    assert (api.base, api.hosts, api.variables, api.auth, api.rate_limit) == ("", {}, (), (), None)


# --- the path --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "args", "filled"),
    [
        ("/notes", (), "/notes"),
        ("/notes/{id}", ("a/b c",), "/notes/a%2Fb%20c"),
        ("/notes/{id}", (7,), "/notes/7"),
        ("/notes/{id}", (Shelf.TOP,), "/notes/top"),
        ("/notes/{id}", (True,), "/notes/true"),
        ("/nets/{cidr:path}/x", ("10.0.0.0/8",), "/nets/10.0.0.0/8/x"),
        ("/at/{when}", (NOON,), "/at/2026-05-17T12%3A00%3A00Z"),
    ],
)
def test_values_fill_the_holes_of_the_path(path: str, args: tuple[object, ...], filled: str) -> None:
    assert operation(path=path).fill_path(args) == filled


def test_a_value_in_the_path_has_its_own_format() -> None:
    made = operation(path="/days/{day}/notes/{id}", formats={"day": Compact})

    assert made.fill_path((date(2026, 5, 17), "x")) == "/days/20260517/notes/x"
    assert made.fill_path(("20260517", "x")) == "/days/20260517/notes/x"


@pytest.mark.parametrize("value", [None, UNSET, "", "..", "a\nb"])
def test_what_must_not_travel_in_a_path_is_refused_by_name(value: object) -> None:
    for formats in ({}, {"id": Seconds}):
        with pytest.raises(ValueError, match="'id'"):
            operation(path="/notes/{id}", formats=formats).fill_path((value,))


@pytest.mark.parametrize("formats", [{}, {"id": Seconds}])
def test_a_path_takes_as_many_values_as_it_has_holes(formats: Mapping[str, Any]) -> None:
    with pytest.raises(TypeError, match="takes 1 values, got 2"):
        operation(path="/notes/{id}", formats=formats).fill_path(("a", "b"))


def test_without_a_key_the_path_is_that_of_the_collection() -> None:
    made = operation(method="HEAD", path="/a/{a}/notes/{id}", collection="/a/{a}/notes")

    assert (made.fill_path(("x", "y")), made.fill_path(("x",))) == ("/a/x/notes/y", "/a/x/notes")


# --- the query -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "extra", "text"),
    [
        (None, None, ""),
        ({"a": None, "b": UNSET}, None, ""),
        ({"q": "a b&c", "n": 3, "yes": True, "x": 2.5}, None, "q=a%20b%26c&n=3&yes=true&x=2.5"),
        ({"at": NOON}, None, "at=2026-05-17T12%3A00%3A00Z"),
        ({"price": Decimal("1.10"), "shelf": Shelf.TOP}, None, "price=1.10&shelf=top"),
        ({"tags": ["a", None, "b"]}, None, "tags=a&tags=b"),
        ({"tags": []}, None, ""),
        ({"q": "x"}, {"q": "y", "z": 1}, "q=y&z=1"),
        ({"q": "x"}, {"q": None}, ""),
        (None, {"at": NOON}, "at=2026-05-17T12%3A00%3A00Z"),
    ],
)  # fmt: skip
def test_parameters_become_the_query(query: Any, extra: Any, text: str) -> None:
    assert operation().query_text(query, extra) == text


def test_constants_are_always_in_the_query() -> None:
    made = operation(query={"version": "2", "flag": "true"})

    assert made.query_text(None, None) == "version=2&flag=true"
    assert made.query_text({"q": 1}, {"flag": "false"}) == "version=2&flag=false&q=1"


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("comma", ["a", "b,c"], "p=a,b%2Cc"),
        ("comma", [], "p="),
        ("deep", {"a": 1, "b": None, "c": {"d": [1, 2]}, "e": UNSET}, "p%5Ba%5D=1&p%5Bc%5D%5Bd%5D=1,2"),
        ("flat", {"a": 1, "at": NOON}, "a=1&at=2026-05-17T12%3A00%3A00Z"),
        ("deep", Box(left=1), "p%5Bleft%5D=1"),
        ("deep", Note(title="x"), "p%5Btitle%5D=x"),
        ("json", Box(left=1), "p=%7B%22left%22%3A1%7D"),
        ("json", [Box(left=1), Box(left=2)], "p=%5B%7B%22left%22%3A1%7D%2C%7B%22left%22%3A2%7D%5D"),
        ("json", {"box": Box(left=1)}, "p=%7B%22box%22%3A%7B%22left%22%3A1%7D%7D"),
        ("json", {"at": NOON}, "p=%7B%22at%22%3A%222026-05-17T12%3A00%3A00Z%22%7D"),
        ("json", None, ""),
    ],
)  # fmt: skip
def test_a_parameter_travels_in_its_style(style: str, value: Any, text: str) -> None:
    made = operation(styles={"p": style})

    assert (made.query_text({"p": value}, None), made.query_text(None, {"p": value})) == (text, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NOON, "since=1779019200"),
        ([NOON, None, NOON], "since=1779019200&since=1779019200"),
        ((NOON,), "since=1779019200"),
        (frozenset({NOON}), "since=1779019200"),
        ("1779019200", "since=1779019200"),
        (None, ""),
        (UNSET, ""),
    ],
)
def test_a_parameter_has_its_own_format(value: Any, text: str) -> None:
    made = operation(formats={"since": Seconds})

    assert (made.query_text({"since": value}, None), made.query_text(None, {"since": value})) == (text, text)


@pytest.mark.parametrize("value", [object(), {"a": 1}, [{"a": 1}], float("nan")])
def test_what_is_no_parameter_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        operation().query_text({"p": value}, None)


# --- the headers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "added"),
    [
        ({"If-Match": '"7"'}, {"If-Match": '"7"'}),
        ({"X-Count": 3, "X-On": True}, {"X-Count": "3", "X-On": "true"}),
        ({"X-Since": NOON}, {"X-Since": "Sun, 17 May 2026 12:00:00 GMT"}),
        (
            {"X-Since": [NOON, NOON]},
            {"X-Since": "Sun, 17 May 2026 12:00:00 GMT, Sun, 17 May 2026 12:00:00 GMT"},
        ),
        ({"X-Tags": ["a", None, 1, Shelf.TOP]}, {"X-Tags": "a, 1, top"}),
        ({"X-Tags": ("a",), "X-None": None}, {"X-Tags": "a"}),
    ],
)
def test_header_parameters_become_text(given: dict[str, object], added: dict[str, str]) -> None:
    made = operation(
        headers={"X-Fixed": "yes"},
        formats={"X-Since": Annotated[datetime, Wire("%a, %d %b %Y %H:%M:%S GMT")]},
    )

    assert made.header_texts(given) == {"Accept": "*/*", "X-Fixed": "yes", **added}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"path": "/é\x7f"}, '{"path":"/\\u00e9\\u007f"}'),
        (Note(title="a", from_="b"), '{"title":"a","from":"b"}'),
        ([1, None], "[1,null]"),
        ({}, "{}"),
    ],
)
def test_headers_that_are_json_are_written_in_ascii(given: Any, text: str) -> None:
    made = operation(styles={"X-Arg": "json"})

    assert made.header_texts({"X-Arg": given}) == {"Accept": "*/*", "X-Arg": text}


@pytest.mark.parametrize("given", [None, {}, {"X": None}, {"X": UNSET, "X-Tags": []}, {"X": [None]}])
def test_calls_that_add_no_header_share_those_of_the_operation(given: Any) -> None:
    made = operation()

    assert made.header_texts(given) is made.sent_headers


def test_a_header_parameter_replaces_the_constant() -> None:
    made = operation(headers={"X-Trace": "off"})

    assert made.header_texts({"X-Trace": "on"}) == {"Accept": "*/*", "X-Trace": "on"}


@pytest.mark.parametrize("value", [object(), {"a": 1}, [[1]]])
def test_what_is_no_header_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="parameter"):
        operation().header_texts({"X": value})


# --- JSON bodies -----------------------------------------------------------------------------

JSON = "application/json"


@pytest.mark.parametrize(
    ("arguments", "data", "body"),
    [
        ({}, UNSET, None),
        ({}, {"ignored": 1}, None),
        ({"sends": Note}, UNSET, (b"{}", JSON)),
        ({"sends": Note}, Note(), (b"{}", JSON)),
        (
            {"sends": Note},
            Note(title="x", shelf=None, from_="y"),
            (b'{"title":"x","shelf":null,"from":"y"}', JSON),
        ),
        ({"sends": Note}, Note(at=NOON), (b'{"at":1779019200}', JSON)),
        (
            {"sends": Note},
            {"title": "x", "other": 1, "at": NOON},
            (b'{"title":"x","other":1,"at":1779019200}', JSON),
        ),
        ({"sends": Note}, {"title": UNSET}, (b"{}", JSON)),
        ({"sends": str}, UNSET, None),
        ({"sends": str}, "x", (b'"x"', JSON)),
        ({"sends": str | None}, None, (b"null", JSON)),
        ({"sends": list[Box]}, [Box(left=1), {"left": 2}], (b'[{"left":1},{"left":2}]', JSON)),
        ({"body": "json"}, UNSET, None),
        ({"body": "json"}, {"any": [1, NOON]}, (b'{"any":[1,"2026-05-17T12:00:00Z"]}', JSON)),
        (
            {"sends": Note, "media": "application/merge-patch+json"},
            Note(),
            (b"{}", "application/merge-patch+json"),
        ),
        ({"sends": Note, "send": "data"}, Note(title="x"), (b'{"data":{"title":"x"}}', JSON)),
        ({"sends": Note, "send": "data"}, UNSET, (b'{"data":{}}', JSON)),
        ({"sends": Run, "constants": {"request": "run"}}, UNSET, (b'{"request":"run"}', JSON)),
        ({"sends": Run}, UNSET, (b'{"request":"run"}', JSON)),
        (
            {"sends": Run, "constants": {"request": "run"}},
            Run(name="x"),
            (b'{"request":"run","name":"x"}', JSON),
        ),
        (
            {"sends": Run, "constants": {"request": "run"}},
            {"name": "x"},
            (b'{"request":"run","name":"x"}', JSON),
        ),
        ({"constants": {"request": "stop", "times": 2}}, UNSET, (b'{"request":"stop","times":2}', JSON)),
        ({"constants": {"a": 1}, "send": "data"}, UNSET, (b'{"data":{"a":1}}', JSON)),
    ],
)
def test_data_becomes_a_json_body(arguments: dict[str, Any], data: object, body: Any) -> None:
    assert sent(operation(**arguments).body_of(data)) == body


@pytest.mark.parametrize(
    ("arguments", "data", "body"),
    [
        ({"sends": Note}, Note(title="x"), b'{"title":"x","offset":5}'),
        ({"sends": Note}, UNSET, b'{"offset":5}'),
        ({"sends": Note, "send": "data"}, {"title": "x"}, b'{"data":{"title":"x","offset":5}}'),
        ({"body": "json"}, UNSET, b'{"offset":5}'),
        ({}, UNSET, b'{"offset":5}'),
        ({"sends": Run, "constants": {"request": "run"}}, UNSET, b'{"request":"run","offset":5}'),
    ],
)
def test_a_body_that_asks_for_a_page_says_which(arguments: dict[str, Any], data: object, body: bytes) -> None:
    assert sent(operation(**arguments).body_of(data, members={"offset": 5})) == (body, JSON)


def test_a_record_that_was_read_is_sent_without_what_may_not_be_sent() -> None:
    body = operation(sends=Note).body_of(Box(left=1, label="x"))

    assert sent(body) == (b"{}", JSON)


def test_the_users_converter_writes_what_it_has_a_hook_for() -> None:
    converter = make_converter()
    converter.register_unstructure_hook(Box, lambda box: {"at": box.left})

    bodies = [
        operation(body="json").body_of({"box": Box(left=1)}, converter=converter),
        operation(body="any").body_of(Box(left=1), converter=converter),
    ]

    assert [sent(body) for body in bodies] == [(b'{"box":{"at":1}}', JSON), (b'{"at":1}', JSON)]


@pytest.mark.parametrize(
    "data", [object(), {1: 2}, {"a": float("nan")}, {"a": {1, 2}}, Note(title=UNSET, tags=[UNSET])]
)
def test_what_json_cannot_hold_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        operation(sends=Note).body_of(data)


# --- forms -----------------------------------------------------------------------------------

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("arguments", "data", "body"),
    [
        ({}, UNSET, None),
        ({}, Note(), None),
        (
            {},
            Note(title="a b", shelf=None, tags=["x", "y"], at=NOON),
            (b"title=a+b&at=1779019200&tags=x&tags=y", FORM),
        ),
        (
            {},
            {"title": "x", "yes": True, "at": NOON, "gone": UNSET},
            (b"title=x&yes=true&at=1779019200", FORM),
        ),
        ({"constants": {"request": "run", "on": True}}, UNSET, (b"request=run&on=true", FORM)),
        ({"constants": {"request": "run"}}, {"title": "x"}, (b"request=run&title=x", FORM)),
        ({"media": f"{FORM}; charset=utf-8"}, {"title": "x"}, (b"title=x", f"{FORM}; charset=utf-8")),
    ],
)
def test_data_becomes_a_form(arguments: dict[str, Any], data: object, body: Any) -> None:
    assert sent(operation(sends=Note, body="form", **arguments).body_of(data)) == body


def parts(body: Body | None) -> list[tuple[str, bytes]]:
    """The parts of a multipart body: their headers, in one line, and their content."""
    assert isinstance(body, MultipartBody)
    content, (kind, _, boundary) = body.open(), (body.content_type or "").partition("; boundary=")
    assert isinstance(content, bytes)
    pieces = content.split(f"--{boundary}".encode())[1:-1]
    found = [piece.strip(b"\r\n").partition(b"\r\n\r\n") for piece in pieces]
    return [(kind, b"")] + [(head.decode().replace("\r\n", " | "), rest) for head, _, rest in found]


def test_data_becomes_a_multipart_body() -> None:
    made = operation(sends=Note, body="multipart", constants={"kind": "report"})

    assert parts(made.body_of({"title": "x", "at": NOON, "file": File(b"%PDF", "r.pdf"), "none": None})) == [
        ("multipart/form-data", b""),
        ('Content-Disposition: form-data; name="kind"', b"report"),
        ('Content-Disposition: form-data; name="title"', b"x"),
        ('Content-Disposition: form-data; name="at"', b"1779019200"),
        (
            'Content-Type: application/pdf | Content-Disposition: form-data; name="file"; filename="r.pdf"',
            b"%PDF",
        ),
    ]
    assert made.body_of(UNSET) is not None
    assert operation(sends=Note, body="multipart").body_of(UNSET) is None


def test_a_multipart_body_keeps_its_boundary_in_a_type_of_the_specs() -> None:
    made = operation(sends=Note, body="multipart", media="multipart/related")

    assert parts(made.body_of(Note(title="x")))[0] == ("multipart/related", b"")


@pytest.mark.parametrize("kind", ["form", "multipart"])
def test_a_form_is_made_of_members(kind: Any) -> None:
    with pytest.raises(TypeError, match="a form is made of members"):
        operation(sends=Note, body=kind).body_of("title=x")


# --- bodies in the query ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "data", "members"),
    [
        ({"body": "json"}, {"q": "x"}, {}),
        ({}, {"q": "x"}, {}),
        ({"body": "query"}, UNSET, {}),
        ({"body": "query", "sends": Note}, Note(title="x", at=NOON), {"title": "x", "at": 1779019200}),
        ({"body": "query", "constants": {"k": 1}}, UNSET, {"k": 1}),
        ({"body": "query", "constants": {"k": 1}}, {"q": "x"}, {"k": 1, "q": "x"}),
    ],
)
def test_a_body_may_travel_in_the_query(arguments: dict[str, Any], data: object, members: Any) -> None:
    assert operation(**arguments).body_query(data) == members


def test_a_body_that_travels_in_the_query_is_no_body() -> None:
    assert operation(body="query", sends=Note).body_of(Note(title="x")) is None


# --- raw bodies ------------------------------------------------------------------------------

TEXT, BINARY = "text/plain; charset=utf-8", "application/octet-stream"


async def chunks() -> AsyncIterator[bytes]:
    yield b"x"


@pytest.mark.parametrize(
    ("kind", "media", "data", "body"),
    [
        ("text", None, "é", ("é".encode(), TEXT)),
        ("text", None, Shelf.TOP, (b"top", TEXT)),
        ("text", None, b"x", (b"x", TEXT)),
        ("text", "text/csv", "a,b", (b"a,b", "text/csv")),
        ("bytes", None, b"x", (b"x", BINARY)),
        ("bytes", None, "x", (b"x", BINARY)),
        ("bytes", "image/png", b"x", (b"x", "image/png")),
        ("bytes", None, File(b"x", media="image/gif"), (b"x", "image/gif")),
        ("bytes", "image/png", File(b"x", media="image/gif"), (b"x", "image/png")),
        ("bytes", None, None, None),
        ("bytes", None, UNSET, None),
        ("any", None, UNSET, None),
        ("any", None, None, None),
        ("any", None, "x", (b"x", TEXT)),
        ("any", None, b"x", (b"x", BINARY)),
        ("any", None, {"a": NOON}, (b'{"a":"2026-05-17T12:00:00Z"}', JSON)),
        ("any", None, [1, Box(left=1)], (b'[1,{"left":1}]', JSON)),
        ("any", None, Box(left=1), (b'{"left":1}', JSON)),
        ("any", None, Note(title="x"), (b'{"title":"x"}', JSON)),
        ("any", None, 3, (b"3", JSON)),
        ("any", None, False, (b"false", JSON)),
        ("any", None, Form({"a": 1}), (b"a=1", FORM)),
        ("any", "application/x-thing", {"a": 1}, (b'{"a":1}', "application/x-thing")),
        ("any", "application/x-thing", Form({"a": 1}), (b"a=1", FORM)),
    ],
)
def test_raw_bodies_travel_as_they_are(kind: Any, media: str | None, data: object, body: Any) -> None:
    assert sent(operation(body=kind, media=media).body_of(data)) == body


@pytest.mark.parametrize("kind", ["bytes", "stream", "any"])
def test_files_and_streams_are_raw_bodies(kind: Any) -> None:
    made = operation(body=kind)
    bodies = [made.body_of(Path("report.txt")), made.body_of(chunks), made.body_of(chunks())]

    assert [(type(body).__name__, body and body.content_type) for body in bodies] == [
        ("FileBody", BINARY), ("StreamBody", BINARY), ("StreamBody", BINARY),
    ]  # fmt: skip


def test_multipart_of_the_callers_own_keeps_its_boundary() -> None:
    body = operation(body="any", media="application/x-thing").body_of(Multipart({"a": b"x"}))

    assert parts(body)[0] == ("multipart/form-data", b"")


@pytest.mark.parametrize("kind", ["text", "bytes", "stream"])
@pytest.mark.parametrize("data", [{"a": 1}, [1], 3, True, Box(left=1), Note()])
def test_plain_data_is_no_raw_body(kind: Any, data: object) -> None:
    with pytest.raises(TypeError, match=rf"^notes\.act: the body is .*, got {type(data).__name__}$"):
        operation(body=kind).body_of(data)


NDJSON = "application/x-ndjson"
AS_NOTES = b'{"title":"x","at":1779019200}\n{"from":"y"}\n'


async def whole(body: Body | None) -> tuple[bytes, str | None]:
    assert body is not None
    opened = body.open()
    return opened if isinstance(opened, bytes) else b"".join([one async for one in opened]), body.content_type


@pytest.mark.parametrize(
    ("sends", "media", "data", "body"),
    [
        (Any, None, [{"a": NOON}, [1], None, "x"], (b'{"a":"2026-05-17T12:00:00Z"}\n[1]\nnull\n"x"\n', NDJSON)),
        (Any, "application/jsonl", (1, 2), (b"1\n2\n", "application/jsonl")),
        (Any, None, lambda: iter([1]), (b"1\n", NDJSON)),
        (Any, None, "1\n", (b"1\n", NDJSON)),
        (Any, None, b"1\n", (b"1\n", NDJSON)),
        (Any, None, File(b"1\n", media="application/jsonl"), (b"1\n", "application/jsonl")),
        (Any, None, BytesIO(b"1\n"), (b"1\n", NDJSON)),
        (Any, None, chunks, (b"x", NDJSON)),
        (Any, None, [b"x\n", 1], (b"x\n1\n", NDJSON)),
        (Note, None, [Note(title="x", at=NOON), {"from": "y"}], (AS_NOTES, NDJSON)),
        (Run, None, [{"name": "x"}], (b'{"request":"run","name":"x"}\n', NDJSON)),
        (Box, None, [Box(left=1)], (b'{"left":1}\n', NDJSON)),
        (str, None, ["é", Shelf.TOP], ("é\ntop\n".encode(), TEXT)),
        (str, "text/csv", ["a,b"], (b"a,b\n", "text/csv")),
        (str, None, "a\nb", (b"a\nb", TEXT)),
    ],
)  # fmt: skip
async def test_a_stream_of_values_is_a_line_each(
    sends: Any, media: str | None, data: object, body: Any
) -> None:
    assert await whole(operation(body="stream", sends=sends, media=media).body_of(data)) == body


async def test_the_lines_of_a_path_are_those_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"1\n")
    body = operation(body="stream", sends=Any).body_of(path)
    assert body is not None
    await body.measure()

    assert (type(body).__name__, await whole(body)) == ("FileBody", (b"1\n", NDJSON))


@pytest.mark.parametrize("data", [None, UNSET])
def test_no_values_at_all_are_no_body(data: object) -> None:
    assert operation(body="stream", sends=Any).body_of(data) is None


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        ({"a": 1}, TypeError, r"^notes\.act: the body is many values, each a line; got one dict$"),
        (Note(), TypeError, r"^notes\.act: the body is many values, each a line; got one Note$"),
        (5, TypeError, r"^the body is an iterable of values"),
        ([{}, {"at": object()}], TypeError, r"^data\[1\]\.at"),
        ([1.0, float("nan")], ValueError, r"^data\[1\]"),
        (["\ud800"], ValueError, r"^data\[0\]: a text holds half a surrogate pair"),
    ],
)
async def test_a_value_that_does_not_fit_is_named(data: object, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        await whole(operation(body="stream", sends=Any).body_of(data))


def test_a_body_in_memory_can_be_sent_again() -> None:
    body = operation(sends=Note).body_of(Note(title="x"))

    assert isinstance(body, BytesBody)
    assert body.replayable


@pytest.mark.parametrize(
    "headers",
    [{"X-A": "a\r\nX-B: b"}, {"X-A\r\nX-B": "b"}, {"Transfer-Encoding": "chunked"}],
    ids=["value", "name", "framing"],
)
def test_constants_that_would_be_two_headers_are_refused_as_the_operation_is_made(
    headers: dict[str, str],
) -> None:
    with pytest.raises(ValueError, match="header"):
        Operation("things.read", "GET", "/things", headers=headers)


@pytest.mark.parametrize("method", ["GET / HTTP/1.1\r\nX: y", "CONNECT", ""])
def test_what_is_no_method_is_refused_as_the_operation_is_made(method: str) -> None:
    with pytest.raises(ValueError, match=r"method|tunnel"):
        Operation("things.read", method, "/things")
