"""Specs become clients that work: inline YAML → generate → import → call → what went over the wire.

The transport is the fake of `specloom.testing`; everything above it is the real thing.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import pytest

from specloom.errors import NotFound, RateLimited, ServerError, StatusError
from specloom.service import File, with_response
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply
from specloom_codegen import pipeline
from specloom_codegen.mock import MockServer

Make = Callable[..., ModuleType]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Generate the client of a spec and import it; each package is forgotten at the end."""
    made: list[str] = []
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(text: str, **files: str) -> ModuleType:
        name = f"client_{tmp_path.name.replace('-', '_').lower()}_{len(made)}"
        for file, content in files.items():
            (tmp_path / f"{file}.yaml").write_text(dedent(content))
        spec = tmp_path / f"{name}.yaml"
        spec.write_text(f"spec: 1\napi: {name}\nclient: Api\nurl: https://api.example/v1\n{dedent(text)}")
        compiled = pipeline.compile_spec(spec)
        assert compiled.api is not None, [str(each) for each in compiled.diagnostics]
        pipeline.write_client(pipeline.build(compiled, tmp_path))
        made.append(name)
        importlib.invalidate_caches()
        return importlib.import_module(name)

    yield make
    for loaded in [one for one in sys.modules if one.partition(".")[0] in made]:
        del sys.modules[loaded]


def sent(transport: FakeTransport) -> list[tuple[str, str, bytes]]:
    return [(one.method, one.target, one.body) for one in transport.requests]


LIBRARY = """
auth: {key}
errors: {code: error.code, message: error.message, treat: {too-fast: 429}}
resources:
  books:
    path: /books
    key: {id: integer}
    model: Book
    fields:
      id: {type: integer, access: read}
      title: string
      shelf: string?
      state: {enum: [in, out, lost], access: read, default: in}
    operations:
      list: {paging: {page: page, limit: per_page, total: header X-Total}}
      create:
      read:
      partial_update:
      delete:
      lend: {body: {fields: {to: string}}, returns: Book}
"""
BOOK = {"id": 7, "title": "Emma", "state": "in"}


async def test_verbs_send_what_the_table_says_and_read_records(package: Make) -> None:
    library = package(LIBRARY)
    transport = FakeTransport(
        reply(201, json=BOOK),
        reply(json=BOOK),
        reply(json={**BOOK, "shelf": "A"}),
        reply(204),
        reply(json=BOOK),
    )

    async with library.Api.connect(token="key", transport=transport) as api:
        created = await api.books.create(library.BookCreate(title="Emma"))
        read = await api.books.read(7)
        patched = await api.books.partial_update(7, {"shelf": "A"})
        deleted = await api.books.delete(7)
        lent = await api.books.lend(7, library.BooksLendBody(to="Ann"))

    assert sent(transport) == [
        ("POST", "/v1/books", b'{"title":"Emma"}'),
        ("GET", "/v1/books/7", b""),
        ("PATCH", "/v1/books/7", b'{"shelf":"A"}'),
        ("DELETE", "/v1/books/7", b""),
        ("POST", "/v1/books/7/lend", b'{"to":"Ann"}'),
    ]
    assert created == read == lent == library.Book(id=7, title="Emma", state=library.BookState.IN)
    assert (patched.shelf, deleted) == ("A", None)


async def test_a_credential_goes_where_the_spec_sends_it(package: Make) -> None:
    api_package = package("""
        auth:
          key: {credentials: {token: {env: SOME_KEY}}, send: header X-Key, expires: never}
        resources: {about: {path: /about, operations: {read, public: {method: GET, auth: none, returns: json}}}}
        """)
    transport = FakeTransport(reply(json={}), reply(json={}))

    async with api_package.Api.connect(token="canary", transport=transport) as api:
        await api.about.read()
        await api.about.public()

    assert [one.headers.get("X-Key") for one in transport.requests] == ["canary", None]


async def test_lists_walk_their_pages(package: Make) -> None:
    library = package(LIBRARY)
    pages = [[{**BOOK, "id": number} for number in page] for page in ((1, 2), (3,))]
    transport = FakeTransport(*(reply(json=page, headers={"X-Total": "3"}) for page in pages))

    async with library.Api.connect(token="key", transport=transport) as api:
        books = await api.books.get_all(page_size=2)

    assert [book.id for book in books] == [1, 2, 3]
    assert [one.target for one in transport.requests] == [
        "/v1/books?per_page=2&page=1",
        "/v1/books?per_page=2&page=2",
    ]


@pytest.mark.parametrize(
    ("paging", "answers", "targets"),
    [
        (
            "{page: p, first: 0, total: meta.total}",
            [{"items": [1, 2], "meta": {"total": 3}}, {"items": [3], "meta": {"total": 3}}],
            ["/v1/things?p=0", "/v1/things?p=1"],
        ),
        (
            "{offset: from, limit: n, size: 2, total: meta.total}",
            [{"items": [1, 2], "meta": {"total": 3}}, {"items": [3], "meta": {"total": 3}}],
            ["/v1/things?from=0", "/v1/things?from=2"],
        ),
        (
            "{cursor: after, next: [meta.cursor, meta.old]}",
            [{"items": [1, 2], "meta": {"old": "c2"}}, {"items": [3], "meta": {}}],
            ["/v1/things", "/v1/things?after=c2"],
        ),
        (
            "{follow: meta.next}",
            [{"items": [1, 2], "meta": {"next": "/v1/things?k=2"}}, {"items": [3], "meta": {}}],
            ["/v1/things", "/v1/things?k=2"],
        ),
    ],
    ids=["page", "offset", "cursor", "follow"],
)
async def test_each_kind_of_paging_asks_for_the_next_page(
    package: Make, paging: str, answers: list[Any], targets: list[str]
) -> None:
    things = package(f"""
        resources:
          things:
            path: /things
            envelope: {{many: items, meta: meta}}
            operations: {{list: {{returns: pages of integer, paging: {paging}}}}}
        """)
    transport = FakeTransport(*(reply(json=answer) for answer in answers))

    async with things.Api.connect(transport=transport) as api:
        numbers = await api.things.get_all()

    assert (numbers, [one.target for one in transport.requests]) == ([1, 2, 3], targets)


async def test_a_search_is_paged_in_its_body(package: Make) -> None:
    things = package("""
        resources:
          things:
            path: /things
            operations:
              search:
                body: {fields: {q: string}}
                returns: pages of integer
                paging: {offset: start, limit: count, size: 2, in: body}
        """)
    transport = FakeTransport(reply(json=[1, 2]), reply(json=[3]), reply(json=[4]))

    async with things.Api.connect(transport=transport) as api:
        found = await api.things.search(things.ThingsSearchBody(q="x"), page_size=2).collect()
        more = await api.things.search({"q": "y"}).collect()

    assert (found, more) == ([1, 2, 3], [4])
    assert [one.json() for one in transport.requests] == [
        {"q": "x", "start": 0, "count": 2},
        {"q": "x", "start": 2, "count": 2},
        {"q": "y", "start": 0},
    ]


async def test_a_list_ends_where_a_page_says_that_it_is_the_last(package: Make, tmp_path: Path) -> None:
    tickets = package("""
        resources:
          tickets:
            path: /tickets
            envelope: {many: tickets}
            operations:
              list: {paging: {cursor: cursor, next: after, end: end_of_stream, size: 2}}
              create:
        """)
    pages = [
        {"tickets": [{"id": 1}], "after": "a", "end_of_stream": False},
        {"tickets": [{"id": 2}], "after": "b", "end_of_stream": True},
    ]
    transport = FakeTransport(*(reply(json=page) for page in pages))

    async with tickets.Api.connect(transport=transport) as api:
        found = await api.tickets.get_all()

    assert (found, [one.target for one in transport.requests]) == (
        [{"id": 1}, {"id": 2}],
        ["/v1/tickets", "/v1/tickets?cursor=a"],
    )

    spec = next(tmp_path.glob("client_*.yaml"))
    async with (
        MockServer(pipeline.compile_spec(spec).api) as server,
        tickets.Api.connect(url=server.url) as api,
    ):
        for number in range(3):
            await api.tickets.create({"number": number})
        first = await api.tickets.list()

        assert (first.response.json()["end_of_stream"], len(await api.tickets.get_all())) == (False, 3)


async def test_pages_give_what_lies_beside_the_items(package: Make) -> None:
    things = package("""
        types: {Meta: {fields: {total: integer}}}
        resources:
          things:
            path: /things
            envelope: {many: items, meta: meta, meta_type: Meta}
            operations: {list}
        """)
    transport = FakeTransport(reply(json={"items": [{"a": 1}], "meta": {"total": 1}}))

    async with things.Api.connect(transport=transport) as api:
        page = await api.things.list()

    assert (list(page), page.meta) == ([{"a": 1}], things.Meta(total=1))


async def test_envelopes_wrap_what_is_sent_and_unwrap_what_comes(package: Make) -> None:
    things = package("""
        defaults: {envelope: {one: content, many: content, send: data}}
        types: {Thing: {fields: {name: string}}}
        resources:
          things:
            path: /things
            key: {id}
            model: Thing
            operations:
              create:
              all: {method: GET, at: collection, returns: list of Thing}
              raw: {envelope: none, returns: json}
        """)
    transport = FakeTransport(
        reply(201, json={"content": {"name": "a"}}),
        reply(json={"content": [{"name": "b"}]}),
        reply(json={"content": 1}),
    )

    async with things.Api.connect(transport=transport) as api:
        created = await api.things.create(things.ThingCreate(name="a"))
        found = await api.things.all()
        raw = await api.things.raw("x")

    assert transport.requests[0].body == b'{"data":{"name":"a"}}'
    assert (created, found, raw) == (things.Thing(name="a"), [things.Thing(name="b")], {"content": 1})


async def test_parameters_travel_in_their_styles(package: Make) -> None:
    params = package("""
        filters: {pattern: "{field}__{operator}", operators: {string: {in: list of string}, integer: {gt: integer}}}
        types:
          CityFilter: {filter: {name: string, size: integer}}
          Box: {fields: {left: integer, top: integer?}}
          When: {type: datetime, wire: seconds}
        resources:
          cities:
            path: /{country}/cities
            params: {country: {enum: [ie, de]}}
            key: {cidr: path}
            operations:
              list:
                query:
                  search: {type: CityFilter, style: deep}
                  exclude: {type: CityFilter, style: flat}
                  order: {type: list of string, style: comma}
                  tag: list of string
                  near: {type: Box, style: json}
                  since: When
                  api-version: {type: integer, const: 2}
                  data: string
                headers: {If-Modified-Since: date, X-Fixed: {const: "yes"}}
              read:
        """)
    transport = FakeTransport(reply(json=[]), reply(json={}))

    async with params.Api.connect(transport=transport) as api:
        await api.cities.list(
            params.CitiesCountry.IE,
            search={"name__in": ["a", "b"], "size__gt": 3},
            exclude={"name": "x"},
            order=["a", "-b"],
            tag=["1", "2"],
            near=params.Box(left=1),
            since=datetime(2020, 1, 1, tzinfo=UTC),
            data_="d",
            if_modified_since=date(2020, 1, 2),
        )
        await api.cities.read("de", "10.0.0.0/8")

    first, second = transport.requests
    assert first.path == "/v1/ie/cities"
    assert first.query == [
        ("api-version", "2"),
        ("search[name__in]", "a,b"),
        ("search[size__gt]", "3"),
        ("name", "x"),
        ("order", "a,-b"),
        ("tag", "1"),
        ("tag", "2"),
        ("near", '{"left":1}'),
        ("since", "1577836800"),
        ("data", "d"),
    ]
    assert (first.headers["If-Modified-Since"], first.headers["X-Fixed"]) == ("2020-01-02", "yes")
    assert second.path == "/v1/de/cities/10.0.0.0/8"


async def test_what_is_nested_in_a_form_travels_as_its_style_says(package: Make) -> None:
    shop = package("""
        types: {Item: {fields: {price: string, quantity: integer?, at: {type: datetime?, wire: seconds}}}}
        resources:
          subscriptions:
            path: /subscriptions
            operations:
              create:
                body:
                  as: form
                  style: deep
                  fields:
                    {customer: string, items: list of Item, metadata: map? of string, expand: list? of string,
                     tier: {const: [a]}}
                returns: none
              post: {body: {as: form, style: json, fields: {channel: string, blocks: list of Item}}}
              plain: {body: {as: form, style: comma, fields: {ids: list of integer}}}
              find: {method: GET, body: {as: query, style: deep, fields: {created: {fields: {gt: integer?}}}}}
        """)
    transport = FakeTransport(*(reply(204) for _ in range(5)))
    day = datetime(2020, 1, 1, tzinfo=UTC)

    async with shop.Api.connect(transport=transport) as api:
        item = shop.Item(price="p 1", quantity=2, at=day)
        await api.subscriptions.create(
            shop.SubscriptionsCreateBody(customer="c", items=[item], metadata={"a&b": "ä"}, expand=["x", "y"])
        )
        await api.subscriptions.create(
            {"customer": "c", "items": [{"price": "p", "new": [True]}], "metadata": None}
        )
        await api.subscriptions.post(
            {"channel": "C", "blocks": [shop.Item(price="p", quantity=None, at=None)]}
        )
        await api.subscriptions.plain({"ids": [1, 2]})
        await api.subscriptions.find({"created": {"gt": 5}})

    assert [parse_qsl(one.body.decode()) for one in transport.requests[:4]] == [
        [
            ("tier[0]", "a"), ("customer", "c"), ("items[0][price]", "p 1"), ("items[0][quantity]", "2"),
            ("items[0][at]", "1577836800"), ("metadata[a&b]", "ä"), ("expand[0]", "x"), ("expand[1]", "y"),
        ],
        [("tier[0]", "a"), ("customer", "c"), ("items[0][price]", "p"), ("items[0][new][0]", "true")],
        [("channel", "C"), ("blocks", '[{"price":"p"}]')],
        [("ids", "1,2")],
    ]  # fmt: skip
    assert transport.requests[4].target == "/v1/subscriptions/find?created%5Bgt%5D=5"


async def test_what_is_nested_in_a_form_arrives_at_the_fake_server(package: Make, tmp_path: Path) -> None:
    shop = package("""
        resources:
          customers:
            path: /customers
            key: {id}
            model: Customer
            fields:
              id: {type: string, access: read, mock: id}
              name: string
              metadata: map? of integer
              address: {fields: {city: string?, lines: list? of string}}
            operations: {create: {body: {as: form, style: deep}}, read}
        """)
    api = pipeline.compile_spec(next(tmp_path.glob("client_*.yaml"))).api
    assert api is not None

    async with MockServer(api) as server, shop.Api.connect(url=f"{server.origin}/v1") as client:
        made = await client.customers.create(
            {"name": "ada", "metadata": {"a": 1, "b": 2}, "address": {"city": "Cork", "lines": ["x", "y"]}}
        )
        found = await client.customers.read(made.id)

    assert (found.metadata, found.address.city, found.address.lines) == ({"a": 1, "b": 2}, "Cork", ["x", "y"])


async def test_bodies_travel_as_they_are_declared(package: Make) -> None:
    calls = package("""
        types: {Point: {fields: {x: integer, label: string?}}}
        resources:
          calls:
            path: /calls
            operations:
              text: {body: string}
              raw: {body: {type: bytes, media: image/png}}
              json_text: {body: {type: string, as: json}}
              many: {body: list of Point}
              form: {body: {as: form, fields: {name: string, count: integer?}}}
              asked: {body: {as: query, fields: {q: string, limit: integer?}}}
              fixed: {body: {fields: {request: {const: abort}, times: {const: 2}}}}
              partly: {body: {fields: {request: {const: run}, name: string}}}
              optional: {body: {fields: {reason: string?}}}
              patched: {method: PATCH, path: "", body: {type: json, media: application/merge-patch+json}}
        """)
    transport = FakeTransport(*(reply(204) for _ in range(11)))

    async with calls.Api.connect(transport=transport) as api:
        await api.calls.text("héllo")
        await api.calls.raw(b"\x89PNG")
        await api.calls.json_text("a")
        await api.calls.many([calls.Point(x=1), {"x": 2, "other": True}])
        await api.calls.form(calls.CallsFormBody(name="a b", count=None))
        await api.calls.asked({"q": "x y"})
        await api.calls.fixed()
        await api.calls.partly(calls.CallsPartlyBody(name="n"))
        await api.calls.partly({"name": "m"})
        await api.calls.optional()
        await api.calls.patched({"a": None})

    assert [(one.headers.get("Content-Type"), one.body) for one in transport.requests] == [
        ("text/plain; charset=utf-8", "héllo".encode()),
        ("image/png", b"\x89PNG"),
        ("application/json", b'"a"'),
        ("application/json", b'[{"x":1},{"x":2,"other":true}]'),
        ("application/x-www-form-urlencoded", b"name=a+b"),
        (None, b""),
        ("application/json", b'{"request":"abort","times":2}'),
        ("application/json", b'{"request":"run","name":"n"}'),
        ("application/json", b'{"request":"run","name":"m"}'),
        ("application/json", b"{}"),
        ("application/merge-patch+json", b'{"a":null}'),
    ]
    assert transport.requests[5].target == "/v1/calls/asked?q=x%20y"


async def test_the_constants_of_a_type_that_is_sent_as_it_is_go_with_a_mapping_too(package: Make) -> None:
    orders = package("""
        types:
          Order:
            fields: {kind: {const: order}, name: string, seen: {type: string, const: "yes", access: read}}
        resources: {orders: {path: /orders, operations: {place: {body: Order}}}}
        """)
    transport = FakeTransport(reply(204))

    async with orders.Api.connect(transport=transport) as api:
        await api.orders.place({"name": "n"})

    assert [one.body for one in transport.requests] == [b'{"kind":"order","name":"n"}']


async def test_constants_travel_in_their_form_and_style(package: Make, tmp_path: Path) -> None:
    fixed = package("""
        types: {Flag: {type: boolean, wire: {true: "1", false: "0"}}}
        resources:
          calls:
            path: /calls
            operations:
              ask:
                method: GET
                query:
                  on: {type: boolean, wire: {true: "1", false: "0"}, const: true}
                  off: {type: Flag, const: false}
                  since: {type: datetime, wire: seconds, const: "2024-01-01T00:00:00Z"}
                  days: {type: list of date, wire: "%d.%m.%Y", style: comma, const: [2024-01-02, 2024-01-03]}
                  tag: {type: list of string, const: [a, b]}
                  select: {type: list of string, style: comma, const: [id, name]}
                  where: {type: json, style: json, const: {a: 1}}
                  plain: {type: boolean, const: true}
                headers: {X-Kinds: {type: list of string, const: [x, y]}}
              tell:
                body: {fields: {on: {type: Flag, const: true}, at: {type: date, wire: "%d.%m.%Y", const: 2024-01-02}}}
        """)
    transport = FakeTransport(reply(204), reply(204))

    async with fixed.Api.connect(transport=transport) as api:
        await api.calls.ask()
        await api.calls.tell()

    asked, told = transport.requests
    assert asked.target.partition("?")[2] == (
        "on=1&off=0&since=1704067200&days=02.01.2024,03.01.2024&tag=a&tag=b&select=id,name&where=%7B%22a%22%3A1%7D&plain=true"
    )
    assert (asked.headers["X-Kinds"], told.body) == ("x,y", b'{"on":"1","at":"02.01.2024"}')

    spec = next(tmp_path.glob("client_*.yaml"))
    async with (
        MockServer(pipeline.compile_spec(spec).api) as server,
        fixed.Api.connect(url=server.url) as api,
    ):
        await api.calls.ask()
        await api.calls.tell()

        assert [one.status for one in server.requests] == [204, 204]


async def test_objects_in_headers_travel_as_json(package: Make, tmp_path: Path) -> None:
    drop = package("""
        types:
          Upload: {fields: {path: string, mode: {type: Mode?}}}
          Mode: {tag: .tag, union: {add: Add, update: Update}}
          Add: {fields: {note: string?}}
          Update: {fields: {update: string}}
          Stored: {fields: {name: string, size: integer}}
        resources:
          files:
            path: /files
            operations:
              upload:
                headers:
                  Arg: {type: Upload, style: json, required: true}
                  Fixed: {type: json, style: json, const: {a: [1]}}
                body: bytes
                returns: {headers: {Result: {type: Stored, style: json}}}
        """)
    answer = {"Result": '{"name": "\\u00e9", "size": 1}'}
    transport = FakeTransport(reply(headers=answer), reply(headers={"Result": "?"}))

    async with drop.Api.connect(transport=transport) as api:
        stored = await api.files.upload(b"x", arg=drop.Upload(path="/é", mode=drop.Update(update="r1")))
        broken = await api.files.upload(b"x", arg={"path": "/"})

    assert (stored.result, broken.result) == (drop.Stored(name="é", size=1), None)
    assert [(one.headers["Arg"], one.headers["Fixed"]) for one in transport.requests] == [
        ('{"path":"/\\u00e9","mode":{".tag":"update","update":"r1"}}', '{"a": [1]}'),
        ('{"path":"/"}', '{"a": [1]}'),
    ]

    spec = next(tmp_path.glob("client_*.yaml"))
    async with MockServer(pipeline.compile_spec(spec).api) as server, drop.Api.connect(url=server.url) as api:
        made = await api.files.upload(b"x", arg=drop.Upload(path="/é"))
        with pytest.raises(StatusError):
            await api.files.upload(b"x", arg={"path": 7})

    assert isinstance(made.result, drop.Stored)


async def test_multipart_bodies_carry_files_and_constants(package: Make) -> None:
    uploads = package("""
        resources:
          uploads:
            path: /uploads
            operations:
              add: {body: {as: multipart, fields: {file: file, comment: string?, kind: {const: report}}}}
        """)
    transport = FakeTransport(reply(204))

    async with uploads.Api.connect(transport=transport) as api:
        body = uploads.UploadsAddBody(file=File(b"content", name="a.txt"), comment="hello")
        await api.uploads.add(body)

    (request,) = transport.requests
    assert request.headers["Content-Type"].startswith("multipart/form-data; boundary=")
    for piece in (b'name="file"; filename="a.txt"', b"content", b'name="comment"', b"hello", b"report"):
        assert piece in request.body


async def test_streams_of_values_are_sent_as_lines_and_lists_again_in_a_retry(package: Make) -> None:
    events = package("""
        types: {Event: {fields: {id: integer, at: datetime?}}}
        resources:
          events:
            path: /events
            operations:
              bulk: {body: stream of json, returns: json, retry: {idempotent: true}}
              add: {body: {type: stream of Event, media: application/jsonl}}
              note: {body: stream of string}
        """)
    transport = FakeTransport(reply(503), reply(json=1), reply(503), reply(), reply(), reply())

    async def later() -> AsyncIterator[Any]:
        yield {"index": {}}
        yield {"a": 1}

    async with events.Api.connect(transport=transport, clock=FakeClock()) as api:
        await api.events.bulk([{"index": {}}, {"a": 1}])
        with pytest.raises(ServerError):
            await api.events.bulk(later())
        await api.events.add(events.Event(id=number) for number in (1, 2))
        await api.events.note(["a", "b"])

    lines = b'{"index":{}}\n{"a":1}\n'
    assert [(one.body, one.headers.get("Content-Type")) for one in transport.requests] == [
        *[(lines, "application/x-ndjson")] * 3,
        (b'{"id":1}\n{"id":2}\n', "application/jsonl"),
        (b"a\nb\n", "text/plain; charset=utf-8"),
    ]


async def test_the_fake_server_reads_streams_of_values(package: Make, tmp_path: Path) -> None:
    events = package("""
        types: {Event: {fields: {id: integer, at: datetime?}}}
        resources:
          log:
            path: /log
            operations:
              write: {method: PUT, path: "", body: stream of Event}
              bulk: {body: stream of json}
        """)
    spec = pipeline.compile_spec(next(tmp_path.glob("client_*.yaml"))).api
    assert spec is not None

    async with MockServer(spec) as server, events.Api.connect(url=f"{server.origin}/v1") as api:
        await api.log.write([events.Event(id=1), {"id": 2}])
        await api.log.bulk(iter([1, {"a": None}]))
        with pytest.raises(StatusError) as caught:
            await api.log.write([{"id": 1}, {"id": "x"}])

    assert (caught.value.status_code in (400, 422), "[1].id: must be an integer" in str(caught.value)) == (
        True,
        True,
    )


async def test_answers_of_any_kind_come_as_they_are(package: Make, tmp_path: Path) -> None:
    calls = package("""
        resources:
          calls:
            path: /calls
            key: {id}
            operations:
              any: {body: any, returns: any, status: any}
              text: {method: GET, returns: string}
              raw: {method: GET, returns: bytes}
              lines: {method: GET, returns: stream of string}
              numbers: {method: GET, returns: stream of integer}
              maybe: {method: GET, path: "", status: [200, 304], returns: integer}
        """)
    transport = FakeTransport(
        reply(418, text="teapot"),
        reply(text="héllo"),
        reply(content=b"\x00\x01"),
        reply(content=b"a\nb\n"),
        reply(content=b"1\n2\n"),
        reply(304),
        reply(content=b"whole"),
        reply(content=b"file"),
    )

    async with calls.Api.connect(transport=transport) as api:
        answer = await api.calls.any("1", {"a": 1})
        text = await api.calls.text("1")
        raw = await api.calls.raw("1")
        async with api.calls.lines("1") as stream:
            lines = [line async for line in stream]
        async with api.calls.numbers("1") as stream:
            numbers = [number async for number in stream]
        nothing = await api.calls.maybe("1")
        async with api.calls.stream_raw("1") as stream:
            streamed = await stream.read(100)
        saved = await api.calls.download_raw("1", to=tmp_path / "saved")

    assert (answer.status_code, answer.text, text, raw) == (418, "teapot", "héllo", b"\x00\x01")
    assert (lines, numbers, nothing) == (["a", "b"], [1, 2], None)
    assert (streamed, saved.read_bytes()) == (b"whole", b"file")


async def test_errors_have_the_shape_of_the_spec(package: Make) -> None:
    library = package(LIBRARY)
    transport = FakeTransport(
        reply(404, json={"error": {"code": "no-book", "message": "No such book"}}),
        reply(422, json={"error": {"code": "too-fast", "message": "Wait"}}),
    )

    async with library.Api.connect(token="key", transport=transport, retry=None) as api:
        errors: list[StatusError] = []
        for _ in range(2):
            with pytest.raises(StatusError) as caught:
                await api.books.read(1)
            errors.append(caught.value)

    assert [(type(error), error.code, error.message) for error in errors] == [
        (NotFound, "no-book", "No such book"),
        (RateLimited, "too-fast", "Wait"),
    ]


async def test_what_may_be_repeated_is_repeated_with_one_key(package: Make) -> None:
    things = package("""
        resources:
          things:
            path: /things
            operations:
              pay: {retry: {key: header Idempotency-Key, statuses: [409]}, returns: json}
              peek: {retry: {idempotent: true}, returns: json}
        """)
    transport = FakeTransport(reply(409), reply(json=1), reply(500), reply(json=2))
    clock = FakeClock()

    async with things.Api.connect(transport=transport, clock=clock) as api:
        values = [await api.things.pay(), await api.things.peek()]

    keys = [one.headers.get("Idempotency-Key") for one in transport.requests]
    assert (values, len(transport.requests), keys[0] == keys[1] is not None) == ([1, 2], 4, True)


async def test_a_success_that_is_an_error_all_the_same(package: Make) -> None:
    things = package("""
        errors: {code: error, when: {ok: false}, treat: {missing: 404}}
        resources: {things: {path: /things, operations: {read}}}
        """)
    transport = FakeTransport(reply(json={"ok": False, "error": "missing"}), reply(json={"ok": True}))

    async with things.Api.connect(transport=transport) as api:
        with pytest.raises(NotFound, match="missing"):
            await api.things.read()
        answer = await api.things.read()

    assert answer == {"ok": True}


async def test_head_asks_for_the_item_or_for_the_collection(package: Make) -> None:
    things = package("""
        resources:
          things:
            path: /lists/{list_id}/things
            key: {id}
            operations: {head: {returns: {headers: {ETag: string, X-Count: integer}}}}
        """)
    transport = FakeTransport(reply(headers={"ETag": '"1"', "X-Count": "3"}), reply(404))

    async with things.Api.connect(transport=transport) as api:
        there = await api.things.head("l")
        missing = await api.things.head("l", "x")

    assert [one.target for one in transport.requests] == ["/v1/lists/l/things", "/v1/lists/l/things/x"]
    assert (bool(there), there.etag, there.x_count, bool(missing)) == (True, '"1"', 3, False)


async def test_answer_headers_lie_beside_the_value_or_are_it(package: Make) -> None:
    things = package("""
        resources:
          things:
            path: /things
            key: {id}
            operations:
              read: {returns: {headers: {ETag: string}}}
              touch: {returns: {headers: {X-Count: integer}}}
        """)
    transport = FakeTransport(
        reply(json={"a": 1}, headers={"ETag": "e"}), reply(204, headers={"X-Count": "4"})
    )

    async with things.Api.connect(transport=transport) as api:
        value, response = await with_response(api.things.read, "1")
        touched = await api.things.touch("1")

    assert (value, response.head.etag, touched.x_count) == ({"a": 1}, "e", 4)


async def test_values_survive_a_round_trip_with_what_the_spec_does_not_know(package: Make) -> None:
    shapes = package("""
        types:
          Shape: {tag: kind, union: {circle: Circle}}
          Circle: {fields: {radius: number, color: {enum: [red]}}}
        resources:
          drawings:
            path: /drawings
            key: {id}
            model: Drawing
            fields: {id: {type: string, access: read}, shapes: list of Shape, from: date}
            operations: {read, update}
        """)
    record = {
        "id": "1",
        "shapes": [{"kind": "circle", "radius": 1.5, "color": "mauve", "x": 1}, {"kind": "blob", "size": 2}],
        "from": "2020-01-01",
        "unknown": None,
    }
    transport = FakeTransport(reply(json=record), reply(json=record))

    async with shapes.Api.connect(transport=transport) as api:
        drawing = await api.drawings.read("1")
        await api.drawings.update("1", drawing)

    assert (drawing.from_, drawing.shapes[0].color.known) == (date(2020, 1, 1), False)
    assert transport.requests[1].json() == {key: value for key, value in record.items() if key != "id"}


async def test_changes_are_the_patch_between_two_values(package: Make) -> None:
    library = package(LIBRARY)
    old = library.Book(id=1, title="Emma", shelf="A", state=library.BookState.IN)
    new = library.Book(id=1, title="Emma", shelf=None, state=library.BookState.IN)

    patch = library.Books.changes(old, new)

    assert patch == library.BookPatch(shelf=None)


async def test_hosts_variables_and_base_make_the_address(
    package: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = package("""
        base: /api/{api_version}
        variables:
          api_version: {type: integer, default: 3}
          tenant: {env: TENANT_OF_TEST}
        hosts: {files: "https://{tenant}.files.example", publish: /commander}
        resources:
          things:
            path: /things
            key: {id}
            operations:
              read:
              content: {host: files, method: GET, returns: bytes}
              publish: {host: publish, path: /publish.php}
        """)
    monkeypatch.setenv("TENANT_OF_TEST", "acme")
    transport = FakeTransport(reply(json={}), reply(content=b"x"), reply(204), reply(json={}))

    async with hosts.Api.connect(transport=transport) as api:
        await api.things.read("1")
        await api.things.content("1")
        await api.things.publish()
    async with hosts.Api.connect(url="https://other.example", api_version=4, transport=transport) as api:
        await api.things.read("1")

    assert [one.url for one in transport.requests] == [
        "https://api.example/v1/api/3/things/1",
        "https://acme.files.example/things/1/content",
        "https://api.example/commander/publish.php",
        "https://other.example/api/4/things/1",
    ]


async def test_a_login_yields_the_token_that_is_sent(package: Make) -> None:
    guarded = package("""
        auth:
          session:
            {credentials: {username, password, otp: {required: false}},
             login: {path: /sessions, query: {userName: $username}, body: {pw: $password, otp: $otp}, status: 201},
             token: session.id, send: header X-Session}
        resources: {secrets: {path: /secrets, operations: {read}}}
        """)

    def answer(request: SentRequest) -> Any:
        return (
            reply(201, json={"session": {"id": "s1"}}) if request.path == "/v1/sessions" else reply(json={})
        )

    transport = FakeTransport(answer)

    async with guarded.Api.connect(username="ann", password="pw", transport=transport) as api:
        await api.secrets.read()

    assert sent(transport) == [
        ("POST", "/v1/sessions?userName=ann", b'{"pw":"pw"}'),
        ("GET", "/v1/secrets", b""),
    ]
    assert transport.requests[1].headers["X-Session"] == "s1"


async def test_one_of_several_schemes_is_picked_by_name_or_by_what_is_given(package: Make) -> None:
    guarded = package("""
        auth:
          key: {credentials: {key}, send: query api_key, expires: never}
          basic: {send: basic}
        resources: {secrets: {path: /secrets, operations: {read}}}
        """)
    transport = FakeTransport(reply(json={}), reply(json={}))

    async with guarded.Api.connect(key="k", transport=transport) as api:
        await api.secrets.read()
    async with guarded.Api.connect(username="a", password="b", auth="basic", transport=transport) as api:
        await api.secrets.read()

    assert transport.requests[0].target == "/v1/secrets?api_key=k"
    assert transport.requests[1].headers["Authorization"] == "Basic YTpi"


async def test_groups_are_sub_clients_with_types_of_their_own(package: Make) -> None:
    grouped = package(
        """
        include: {membership: membership.yaml}
        types: {Address: {fields: {ip: string}}}
        resources: {root: {path: /root, model: Address, operations: {read}}}
        """,
        membership="""
        spec: 1
        types: {Address: {fields: {city: string}}}
        resources: {address: {path: /address, model: Address, operations: {read}}}
        """,
    )
    transport = FakeTransport(reply(json={"ip": "::1"}), reply(json={"city": "Cork"}))

    async with grouped.Api.connect(transport=transport) as api:
        root = await api.root.read()
        address = await api.membership.address.read()

    members = importlib.import_module(f"{grouped.__name__}.membership")
    assert (root, address) == (grouped.Address(ip="::1"), members.Address(city="Cork"))


async def test_names_that_python_has_already_are_usable(package: Make) -> None:
    names = package("""
        types:
          Response: {fields: {class: string, list: list of string, str: string, note: string}}
          Model: {enum: [T]}
        resources:
          import:
            path: /import
            key: {from}
            model: Response
            query: {model: Model, self: string, timeout: string}
            operations: {list, read, str: {method: GET, returns: string}, print: {returns: list of Response}}
        """)
    record = {"class": "c", "list": ["x"], "str": "s", "note": "n"}
    transport = FakeTransport(reply(json=record), reply(json=[record]))

    async with names.Api.connect(transport=transport) as api:
        read = await api.import_.read("1", model=names.Model.T, self_="me", timeout_="5")
        printed = await api.import_.print("1")

    assert transport.requests[0].target == "/v1/import/1?model=T&self=me&timeout=5"
    assert [read, *printed] == [names.Response(class_="c", list=["x"], str="s", note="n")] * 2


def test_a_subclass_in_the_seam_is_what_everybody_imports(package: Make, tmp_path: Path) -> None:
    first = package(LIBRARY)
    seam = Path(str(first.__file__)).with_name("_patch.py")
    seam.write_text(
        "from ._client import Api as Generated\n\n"
        "class Api(Generated):\n    def shelves(self) -> int:\n        return 3\n\n"
        "class Shelf:\n    pass\n"
    )

    patched = first.Api

    assert (patched.shelves.__name__, first.Shelf.__name__) == ("shelves", "Shelf")


def test_what_the_package_does_not_have_is_an_attribute_error(package: Make) -> None:
    library = package(LIBRARY)

    with pytest.raises(AttributeError, match="Boook"):
        _ = library.Boook
    with pytest.raises(AttributeError, match="_private"):
        _ = library._private
    assert {"Api", "Book", "BookCreate", "Books"} <= set(library.__all__) & set(dir(library))


def test_importing_a_package_loads_no_model(package: Make) -> None:
    library = package(LIBRARY)

    loaded = {name.partition(".")[2] for name in sys.modules if name.startswith(f"{library.__name__}.")}
    library.Api  # noqa: B018
    with_client = {name.partition(".")[2] for name in sys.modules if name.startswith(f"{library.__name__}.")}

    assert (loaded, with_client) == (set(), {"_api", "_client", "_patch"})


def test_hostile_texts_stay_texts(package: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text of a spec that reaches a file is one that would run, or end the string it stands in."""
    text = '"""\nimport os\nos.environ["OWNED"] = "1"\n""" \\ {{ 7 * 7 }} \u2028 \u202e #'
    evil = json.dumps(text)[1:-1]
    monkeypatch.delenv("OWNED", raising=False)
    hostile = package(f"""
        title: "{evil}"
        doc: "{evil}"
        types:
          Evil:
            doc: "{evil}"
            fields:
              "{evil}": {{type: string, name: a, doc: "{evil}", default: "{evil}", example: "{evil}"}}
          Words: {{doc: "{evil}", enum: {{"{evil}": {{name: ONE, doc: "{evil}", deprecated: "{evil}"}}}}}}
        resources:
          things:
            doc: "{evil}"
            path: /things
            key: {{id: {{doc: "{evil}"}}}}
            model: Evil
            query: {{"{evil}": {{name: q, doc: "{evil}"}}, fixed: {{const: "{evil}"}}, words: Words}}
            operations:
              read: {{doc: "{evil}", deprecated: "{evil}", returns: {{doc: "{evil}"}}}}
              create: {{body: {{doc: "{evil}"}}}}
        """)
    for name in ("Api", "Things", "Evil", "Words"):
        getattr(hostile, name)
    module = importlib.import_module(f"{hostile.__name__}.things")

    assert "OWNED" not in os.environ
    assert module.Words.ONE.value == text
    assert module.Evil.__attrs_attrs__.a.metadata["specloom.wire_name"] == text
    assert module._READ.query == {"fixed": text}
    assert "{{ 7 * 7 }}" in (module.Things.__doc__ or "")


async def test_holes_beside_the_key_may_be_given_by_keyword(package: Make) -> None:
    module = package("""
        defaults: {holes: keyword}
        resources:
          drives:
            path: "/vm/{vm_id}/drives/"
            params: {vm_id: integer}
            key: {pk: integer}
            operations: {list, create, read, update, delete, head, copy: {path: "to/{region}/", body: map of json}}
          link: {path: "/vm/{vm_id}/link", operations: {create, read}}
          parts: {path: "/vm/{vm_id}/parts", key: {pk: integer}, holes: positional, operations: {read}}
        """)
    transport = FakeTransport(*[reply(json={"id": 1})] * 8, reply(json=[]))

    async with module.Api.connect(transport=transport) as api:
        await api.drives.create({"size": 1}, vm_id=7)
        await api.drives.read(2, vm_id=7)
        await api.drives.update(2, {"size": 3}, vm_id=7)
        await api.drives.head(vm_id=7)
        await api.drives.head(2, vm_id=7)
        await api.drives.copy(2, {}, vm_id=7, region="eu")
        await api.link.create({"up": True}, vm_id=7)
        await api.parts.read(7, 2)
        await api.drives.get_all(vm_id=7)
        with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'vm_id'"):
            await api.drives.read(2)

    assert [(method, target) for method, target, _ in sent(transport)] == [
        ("POST", "/v1/vm/7/drives/"),
        ("GET", "/v1/vm/7/drives/2/"),
        ("PUT", "/v1/vm/7/drives/2/"),
        ("HEAD", "/v1/vm/7/drives/"),
        ("HEAD", "/v1/vm/7/drives/2/"),
        ("POST", "/v1/vm/7/drives/2/to/eu/"),
        ("POST", "/v1/vm/7/link"),
        ("GET", "/v1/vm/7/parts/2"),
        ("GET", "/v1/vm/7/drives/"),
    ]
