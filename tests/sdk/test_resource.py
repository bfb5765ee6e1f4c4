"""Resource: the eight verbs on a path, without types."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any

import pytest
from attrs import define

from specloom.connection import AsyncConnection
from specloom.errors import DecodeError, NotFound, ServerError
from specloom.resource import Resource
from specloom.service import with_response
from specloom.testing import FakeClock, FakeTransport, reply
from specloom.values import Model, make_converter, structure

Make = Callable[..., tuple[Resource, FakeTransport]]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    connections: list[AsyncConnection] = []

    def make(
        path: str, *script: Any, host: str | None = None, **options: Any
    ) -> tuple[Resource, FakeTransport]:
        transport = FakeTransport()
        transport.add(*script)
        connection = AsyncConnection(
            "https://api.example/v1", transport=transport, clock=FakeClock(), **options
        )
        connections.append(connection)
        return Resource(connection, path, host), transport

    yield make
    for connection in connections:
        await connection.close()


def sent(transport: FakeTransport) -> list[tuple[str, str, bytes]]:
    return [(one.method, one.target, one.body) for one in transport.requests]


async def test_each_verb_has_its_method_and_its_path(make: Make) -> None:
    things, transport = make("/things", *[reply(json={"id": 7})] * 8)

    answers = [
        await things.list(),
        await things.create({"a": 1}),
        await things.read(7),
        await things.update(7, {"a": 2}),
        await things.partial_update(7, {"a": 3}),
        await things.delete(7),
        await things.head(7),
        await things.head(),
    ]

    assert sent(transport) == [
        ("GET", "/v1/things", b""),
        ("POST", "/v1/things", b'{"a":1}'),
        ("GET", "/v1/things/7", b""),
        ("PUT", "/v1/things/7", b'{"a":2}'),
        ("PATCH", "/v1/things/7", b'{"a":3}'),
        ("DELETE", "/v1/things/7", b""),
        ("HEAD", "/v1/things/7", b""),
        ("HEAD", "/v1/things", b""),
    ]
    assert answers == [{"id": 7}] * 6 + [True, True]


@pytest.mark.parametrize(
    ("path", "pk", "target"),
    [
        ("/things", "a/b c", "/v1/things/a%2Fb%20c"),
        ("/things/", "a", "/v1/things/a/"),
        ("/countries/{country_id}/regions", "a", "/v1/countries/7/regions/a"),
        ("/countries/{country_id}/regions/", "a", "/v1/countries/7/regions/a/"),
        ("/things", True, "/v1/things/true"),
        ("/things", date(2024, 2, 29), "/v1/things/2024-02-29"),
    ],
)
async def test_the_path_of_one_is_that_of_the_collection_and_its_key(
    make: Make, path: str, pk: Any, target: str
) -> None:
    things, transport = make(path, reply(json={}))

    await things.read(pk, **({"country_id": 7} if "{" in path else {}))

    assert transport.requests[0].target == target


async def test_the_collection_keeps_its_final_slash(make: Make) -> None:
    things, transport = make("/things/", reply(json=[]))

    await things.list()

    assert transport.requests[0].target == "/v1/things/"


async def test_options_are_those_of_every_call(make: Make) -> None:
    things, transport = make("/countries/{country_id}/regions", reply(404, json={"no": 1}))

    found = await things.list(
        country_id="de", params={"q": ["a", "b"]}, headers={"X-A": "1"}, expected_status=404, token="t"
    )

    request = transport.requests[0]
    assert (found, request.target) == ({"no": 1}, "/v1/countries/de/regions?q=a&q=b")
    assert (request.headers["x-a"], request.headers["authorization"]) == ("1", "Bearer t")


async def test_a_host_of_the_connection(make: Make) -> None:
    things, transport = make(
        "/things", reply(json=[]), host="files", hosts={"files": "https://files.example"}
    )

    await things.list()

    assert transport.requests[0].url == "https://files.example/things"


@pytest.mark.parametrize("pk", [None, "", ".", "..", "a\n"])
@pytest.mark.parametrize("verb", ["read", "delete"])
async def test_a_key_that_is_none_never_reaches_the_collection(make: Make, verb: str, pk: Any) -> None:
    things, transport = make("/things")

    with pytest.raises(ValueError, match="pk"):
        await getattr(things, verb)(pk)

    assert transport.requests == []


async def test_holes_must_be_filled_by_name(make: Make) -> None:
    things, _ = make("/a/{one}/b/{two}")

    with pytest.raises(TypeError, match="needs two as keyword arguments"):
        await things.list(one=1)


async def test_what_is_no_option_is_refused(make: Make) -> None:
    things, _ = make("/things")

    with pytest.raises(TypeError, match="the call has no argument 'colour'"):
        await things.list(colour="red")


@pytest.mark.parametrize("path", ["things", "", "https://elsewhere.example/things"])
async def test_a_path_begins_with_a_slash(make: Make, path: str) -> None:
    with pytest.raises(ValueError, match="must start with a slash"):
        make(path)


@define(kw_only=True)
class Thing(Model):
    id: int
    at: date | None = None


async def test_records_and_python_values_are_written(make: Make) -> None:
    converter = make_converter()
    converter.register_unstructure_hook(Thing, lambda thing: {"number": thing.id})
    read = structure({"id": 1, "new": [2]}, Thing)
    things, transport = make("/things", *[reply(204)] * 3)
    others, hooked = make("/things", reply(204), converter=converter)

    await things.create({"at": date(2024, 2, 29), "things": [Thing(id=1)]})
    await things.update(1, read)
    await things.update(1, None)
    await others.update(1, read)

    assert [one.body for one in (*transport.requests, *hooked.requests)] == [
        b'{"at":"2024-02-29","things":[{"id":1}]}',
        b'{"id":1,"new":[2]}',
        b"null",
        b'{"number":1}',
    ]


# --- answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("status", "there"), [(200, True), (204, True), (404, False)])
async def test_head_tells_whether_it_is_there(make: Make, status: int, there: bool) -> None:
    things, _ = make("/things", reply(status))

    assert await things.head(7) is there


async def test_head_does_not_take_an_outage_for_an_answer(make: Make) -> None:
    things, _ = make("/things", *[reply(500)] * 3)

    with pytest.raises(ServerError):
        await things.head(7)


async def test_writes_may_be_answered_with_nothing(make: Make) -> None:
    things, _ = make("/things", *[reply(204)] * 4)

    assert [
        await things.create({}),
        await things.update(1, {}),
        await things.partial_update(1, {}),
        await things.delete(1),
    ] == [None] * 4


async def test_reads_may_not(make: Make) -> None:
    things, _ = make("/things", reply(200), reply(404))

    with pytest.raises(DecodeError, match="an empty body"):
        await things.read(1)
    with pytest.raises(NotFound):
        await things.read(1)


# --- all of them -----------------------------------------------------------------------------


async def test_without_pages_all_is_one_answer(make: Make) -> None:
    things, transport = make(
        "/things", reply(json=[1, 2]), reply(json={"items": [3]}), reply(json={"items": None})
    )

    assert await things.get_all() == [1, 2]
    assert await things.get_all(items="items") == [3]
    assert await things.get_all(items="items") == []
    assert len(transport.requests) == 3


async def test_pages_are_walked_until_one_is_empty(make: Make) -> None:
    things, transport = make(
        "/c/{id}/things", reply(json={"data": [1, 2]}), reply(json={"data": [3]}), reply(json={"data": []})
    )

    assert await things.get_all(items="data", page="p", first=0, id=7, params={"q": "x"}) == [1, 2, 3]
    assert [one.target for one in transport.requests] == [
        "/v1/c/7/things?q=x&p=0",
        "/v1/c/7/things?q=x&p=1",
        "/v1/c/7/things?q=x&p=2",
    ]


async def test_a_server_that_gives_the_same_page_for_ever_does_not_hold_us(make: Make) -> None:
    things, transport = make("/things", *[reply(json=[1, 2])] * 9)

    assert await things.get_all(page="page") == [1, 2]
    assert len(transport.requests) == 2


async def test_a_page_that_is_not_there_ends_the_list(make: Make) -> None:
    things, transport = make("/things", reply(json=[1, 2]), reply(404, json={"detail": "Invalid page."}))

    assert await things.get_all(page="page") == [1, 2]
    assert len(transport.requests) == 2


@pytest.mark.parametrize("page", [None, "page"])
async def test_a_list_that_is_not_there_is_no_empty_one(make: Make, page: str | None) -> None:
    things, _ = make("/things", reply(404))

    with pytest.raises(NotFound):
        await things.get_all(page=page)


@pytest.mark.parametrize(
    ("limit", "items", "requests"), [(0, [], 0), (1, [1], 1), (2, [1, 2], 1), (3, [1, 2, 3], 2)]
)
async def test_no_more_than_the_limit_is_asked_for(
    make: Make, limit: int, items: list[int], requests: int
) -> None:
    things, transport = make("/things", reply(json=[1, 2]), reply(json=[3, 4]), reply(json=[]))

    assert await things.get_all(page="page", limit=limit) == items
    assert len(transport.requests) == requests


async def test_a_page_that_is_not_there_is_the_end_and_a_first_one_is_an_error(make: Make) -> None:
    things, _ = make("/things", reply(json=[1, 2]), reply(404), reply(404))

    assert await things.get_all(page="page") == [1, 2]
    with pytest.raises(NotFound):
        await things.get_all(page="page")


@pytest.mark.parametrize(
    ("body", "items", "path"),
    [
        ({"data": [1]}, "items", "$.items"),
        ([1], "items", "$.items"),
        ({"a": 1}, None, "$"),
        ({"items": {}}, "items", "$.items"),
    ],
)
async def test_an_answer_without_a_list_is_not_taken_for_an_empty_one(
    make: Make, body: Any, items: str | None, path: str
) -> None:
    things, _ = make("/things", reply(json=body))

    with pytest.raises(DecodeError, match="expected a list") as caught:
        await things.get_all(items=items)

    assert (caught.value.path, len(caught.value.log)) == (path, 1)


def test_it_shows_its_path(make: Make) -> None:
    assert repr(make("/things/{id}")[0]) == "Resource('/things/{id}')"


async def test_the_response_is_had_beside_the_value(make: Make) -> None:
    things, _ = make("/things", reply(201, json={"id": 7}), reply(404), reply(headers={"X-Total": "1"}))

    created, gone, there = (
        await with_response(things.create, {}),
        await with_response(things.head, 8),
        await with_response(things.head, 7),
    )

    assert [(value, response.status_code) for value, response in (created, gone, there)] == [
        ({"id": 7}, 201),
        (False, 404),
        (True, 200),
    ]
    assert there[1].headers["x-total"] == "1"
