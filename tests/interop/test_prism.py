"""Prism as judge: each request of our client is checked against the OpenAPI document that the application of Django
REST framework gives of itself. Prism makes up the answers, so what they hold says nothing."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from types import ModuleType
from typing import Any

import pytest

from specloom import AsyncConnection, BearerToken, File
from specloom.errors import DecodeError, RedirectError, StatusError

from .real import RealServers, Running


@pytest.fixture(scope="module")
def drf(generated: Callable[[str], ModuleType]) -> Any:
    return generated("drf")


@pytest.fixture
async def judge(real_servers: RealServers, tmp_path_factory: pytest.TempPathFactory) -> Running:
    """Prism, with the application's own document."""
    application = real_servers.start("drf")
    async with AsyncConnection(application.url) as connection:
        answer = await connection.request("GET", "/openapi.json", params={"format": "json"})
    described = answer.json()
    # The one thing that it says wrongly: an upload is sent as a file, and only shown as a link.
    described["components"]["schemas"]["Blob"]["properties"]["content"]["format"] = "binary"
    document = tmp_path_factory.mktemp("openapi") / "drf.json"
    document.write_text(json.dumps(described))
    return real_servers.start("prism", str(document))


@pytest.fixture
async def verdicts(drf: Any, judge: Running) -> AsyncIterator[tuple[Any, list[tuple[str, int | None]]]]:
    """A client of Prism, and what Prism said to each of its requests."""
    said: list[tuple[str, int | None]] = []
    options = {"auth": BearerToken("t0ken"), "retry": None}
    client = drf.Addresses.connect(
        url=judge.url, on_attempt=lambda attempt: said.append((attempt.method, attempt.status)), **options
    )
    async with client as api:
        yield api, said


CALLS: dict[str, tuple[Callable[[Any], Awaitable[Any]], int]] = {
    "list": (lambda api: api.addresses.list(page_size=5), 200),
    "list, filtered": (
        lambda api: api.addresses.list(
            where={"name__in": ["a", "b"], "name__icontains": "x", "cloud_region": True},
            ordering=["-name", "id"],
            search="cork",
        ),
        200,
    ),
    "list by cursor": (lambda api: api.by_cursor.list(), 200),
    "list by offset": (lambda api: api.by_offset.list(page_size=5), 200),
    "create": (lambda api: api.addresses.create({"name": "a", "city": "c", "cloud_region": True}), 201),
    "create, least": (lambda api: api.addresses.create({"name": "a"}), 201),
    "read": (lambda api: api.addresses.read(7), 200),
    "update": (lambda api: api.addresses.update(7, {"name": "a"}), 200),
    "partial_update": (lambda api: api.addresses.partial_update(7, {"city": "c"}), 200),
    "delete": (lambda api: api.addresses.delete(7), 204),
    "verbose": (lambda api: api.addresses.verbose(), 200),
    "links, list": (lambda api: api.links.list(7), 200),
    "links, create": (lambda api: api.links.create(7, {"reference": "r"}), 201),
    "links, update": (lambda api: api.links.update(7, 8, {"reference": "r"}), 200),
    "links, delete": (lambda api: api.links.delete(7, 8), 204),
    "blobs, create": (lambda api: api.blobs.create({"title": "t", "content": File(b"c", name="c")}), 201),
    "me": (lambda api: api.me.read(), 200),
    "login, refresh": (lambda api: api.tokens.refresh({"refresh": "r"}), 200),
    "login, verify": (lambda api: api.tokens.verify({"token": "t"}), 200),
    "flaky": (lambda api: api.flaky.read("k", 0, 503), 200),
}


@pytest.mark.parametrize("name", CALLS)
async def test_a_request_of_ours_is_what_the_document_asks_for(verdicts: Any, name: str) -> None:
    api, said = verdicts
    call, status = CALLS[name]

    with contextlib.suppress(
        DecodeError, RedirectError
    ):  # what Prism makes up may not be what we read, or follow
        await call(api)

    assert [verdict for _, verdict in said] == [status]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/address/", {"city": "c"}, 422),
        ("POST", "/address/", {"name": 7}, 422),
        ("GET", "/address/?page=one", None, 422),
        ("GET", "/nowhere/", None, 404),
    ],
    ids=["missing", "type", "parameter", "path"],
)
async def test_the_judge_judges(judge: Running, method: str, path: str, body: Any, status: int) -> None:
    """What is wrong is called wrong: a judge that lets everything pass would show nothing."""
    async with AsyncConnection(judge.url, token="t0ken", retry=None) as connection:
        given = {} if body is None else {"json": body}
        with pytest.raises(StatusError) as caught:
            await connection.request(method, path, **given)

    assert caught.value.status_code == status


async def test_the_judge_wants_a_credential(judge: Running) -> None:
    async with AsyncConnection(judge.url, retry=None) as connection:
        with pytest.raises(StatusError) as caught:
            await connection.request("GET", "/address/")

    assert caught.value.status_code == 401
