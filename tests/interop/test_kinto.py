"""Our client of Kinto against Kinto itself, in memory: paging, conditions, PATCH types, pauses that it asks for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from copy import copy
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from specloom import with_response
from specloom.errors import BadRequest, NotFound, PermissionDenied, PreconditionFailed, Unauthenticated
from specloom.testing import FakeClock

from .real import RealServers, Running


@pytest.fixture(scope="module")
def kinto(generated: Callable[[str], ModuleType]) -> Any:
    return generated("kinto")


@pytest.fixture(scope="module")
def server(real_servers: RealServers) -> Running:
    return real_servers.start("kinto")


@pytest.fixture
async def api(kinto: Any, server: Running) -> AsyncIterator[Any]:
    """A client with an account of its own, on which nobody waits."""
    account = {"username": f"user-{uuid4()}", "password": "s3cret"}
    async with kinto.Kinto.connect(url=server.url, clock=FakeClock(), rate_limit=None, **account) as api:
        await api.accounts.update(account["username"], {"password": "s3cret"})
        yield api


@pytest.fixture
async def records(api: Any) -> Callable[..., Any]:
    """``await records(7)``: a collection of so many records, and what calls of it begin with."""

    async def fill(count: int = 0) -> tuple[str, str]:
        bucket = f"bucket-{uuid4()}"
        await api.buckets.update(bucket, {})
        await api.collections.update(bucket, "books", {})
        for number in range(count):
            await api.records.create(bucket, "books", {"title": f"no. {number}", "count": number})
        return bucket, "books"

    return fill


async def take(pages: AsyncIterator[Any], count: int) -> AsyncIterator[Any]:
    """The first items of a list, which then stands behind them."""
    async for item in pages:
        yield item
        count -= 1
        if not count:
            return


def numbers(records: list[Any]) -> list[int]:
    return [record.count for record in records]


# --- lists -----------------------------------------------------------------------------------


async def test_a_list_follows_the_next_page_header(api: Any, records: Callable[..., Any]) -> None:
    place = await records(12)

    pages = [page async for page in api.records.list(*place, sort=["count"]).pages()]

    assert [numbers(page.items) for page in pages] == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]


@pytest.mark.parametrize("size", [1, 4, 6], ids=lambda size: f"page_size-{size}")
async def test_pages_have_the_size_asked_for(api: Any, records: Callable[..., Any], size: int) -> None:
    """Kinto caps ``_limit`` at its own page size (five here); the list is whole all the same."""
    place = await records(6)

    pages = [page async for page in api.records.list(*place, sort=["-count"], page_size=size).pages()]

    assert len(pages[0].items) == min(size, 5)
    assert numbers([one for page in pages for one in page.items]) == [5, 4, 3, 2, 1, 0]


async def test_a_list_goes_on_from_a_token_in_another_client(
    api: Any, kinto: Any, records: Callable[..., Any]
) -> None:
    place = await records(8)
    pages = api.records.list(*place, sort=["count"])
    seen = [record.count async for record in take(pages, 6)]

    async with kinto.Kinto(api.connection) as other:
        rest = await other.records.list(*place, sort=["count"]).resume(pages.token).collect()

    assert (seen, numbers(rest)) == ([0, 1, 2, 3, 4, 5], [6, 7])


async def test_filters_and_fields_are_those_of_the_query(api: Any, records: Callable[..., Any]) -> None:
    place = await records(6)

    some = await api.records.get_all(
        *place, min_count=2, in_title=["no. 1", "no. 3", "no. 5"], sort=["count"]
    )
    few = await api.records.get_all(*place, count=4, fields=["title"])

    assert [(one.title, one.count) for one in some] == [("no. 3", 3), ("no. 5", 5)]
    assert [(one.title, one.count) for one in few] == [("no. 4", None)]


async def test_head_counts_what_a_list_would_give(api: Any, records: Callable[..., Any]) -> None:
    place = await records(7)

    whole = await api.records.head(*place)
    one = await api.records.head(*place, "there-is-none")

    assert (whole.exists, whole.total_objects, one.exists) == (True, 7, False)


# --- conditions ------------------------------------------------------------------------------


async def test_a_record_that_did_not_change_is_a_304(api: Any, records: Callable[..., Any]) -> None:
    place = await records()
    made, response = await with_response(api.records.create, *place, {"title": "Emma"})
    etag = response.head.etag

    same, unchanged = await with_response(api.records.read, *place, made.id, if_none_match=etag)
    await api.records.partial_update(*place, made.id, {"title": "Persuasion"})
    other, changed = await with_response(api.records.read, *place, made.id, if_none_match=etag)

    assert (same, unchanged.status_code) == (None, 304)
    assert (other.title, changed.status_code, changed.head.etag != etag) == ("Persuasion", 200, True)


async def test_a_write_on_an_old_state_is_refused(api: Any, records: Callable[..., Any]) -> None:
    place = await records()
    made, response = await with_response(api.records.create, *place, {"title": "Emma"})
    etag = response.head.etag
    await api.records.update(*place, made.id, {"title": "Persuasion"}, if_match=etag)

    with pytest.raises(PreconditionFailed) as caught:
        await api.records.update(*place, made.id, {"title": "Emma again"}, if_match=etag)

    assert (caught.value.status_code, caught.value.code, len(caught.value.log)) == (412, "114", 1)
    assert caught.value.details["existing"]["title"] == "Persuasion"


async def test_if_none_match_star_creates_once(api: Any, records: Callable[..., Any]) -> None:
    place = await records()

    made = await api.records.update(*place, "emma", {"title": "Emma"}, if_none_match="*")
    with pytest.raises(PreconditionFailed):
        await api.records.update(*place, "emma", {"title": "Emma"}, if_none_match="*")

    assert (made.id, made.title) == ("emma", "Emma")


async def test_what_changed_since_then(api: Any, records: Callable[..., Any]) -> None:
    place = await records(2)
    page, response = await with_response(api.records.list(*place).pages().__anext__)
    await api.records.create(*place, {"title": "new", "count": 9})

    changed = await api.records.get_all(*place, since=response.head.etag)

    assert (len(page.items), numbers(changed)) == (2, [9])


# --- writing ---------------------------------------------------------------------------------


async def test_unknown_members_of_a_record_survive_a_round_trip(
    api: Any, records: Callable[..., Any]
) -> None:
    place = await records()
    made = await api.records.create(*place, {"title": "Emma", "isbn": {"13": "978"}, "tags": None})

    made.title = "Persuasion"
    kept = await api.records.update(*place, made.id, made)

    assert (kept.title, kept.count, kept.tags) == ("Persuasion", None, None)
    stored = await api.connection.request(
        "GET", f"/buckets/{place[0]}/collections/{place[1]}/records/{made.id}"
    )
    assert stored.json()["data"].items() >= {"isbn": {"13": "978"}, "tags": None}.items()
    assert await api.records.read(*place, made.id) == kept


async def test_three_types_of_patch(api: Any, records: Callable[..., Any]) -> None:
    """A merge of members, JSON Merge Patch (null removes), and JSON Patch (a list of steps)."""
    place = await records()
    made = await api.records.create(*place, {"title": "Emma", "count": 1, "tags": ["novel"]})

    plain = await api.records.partial_update(*place, made.id, {"count": 2})
    merged = await api.records.merge(*place, made.id, {"title": None, "count": 3})
    steps = [
        {"op": "test", "path": "/data/count", "value": 3},
        {"op": "add", "path": "/data/tags/-", "value": "satire"},
        {"op": "replace", "path": "/data/count", "value": 4},
    ]
    changed = await api.records.change(*place, made.id, steps)

    assert (plain.title, plain.count, plain.tags) == ("Emma", 2, ["novel"])
    assert (merged.title, merged.count, merged.tags) == (None, 3, ["novel"])
    assert (changed.title, changed.count, changed.tags) == (None, 4, ["novel", "satire"])


async def test_a_step_that_does_not_hold_is_refused(api: Any, records: Callable[..., Any]) -> None:
    place = await records()
    made = await api.records.create(*place, {"title": "Emma", "count": 1})

    with pytest.raises(BadRequest) as caught:
        await api.records.change(*place, made.id, [{"op": "test", "path": "/data/count", "value": 2}])

    assert caught.value.code == "107"


async def test_changes_sends_what_was_changed_alone(api: Any, records: Callable[..., Any]) -> None:
    place = await records()
    made = await api.records.create(*place, {"title": "Emma", "count": 1})
    await api.records.partial_update(*place, made.id, {"count": 2})

    new = copy(made)
    new.title = "Persuasion"
    now = await api.records.partial_update(*place, made.id, api.records.changes(made, new))

    assert (now.title, now.count) == ("Persuasion", 2)


async def test_deleting_leaves_a_tombstone(api: Any, records: Callable[..., Any]) -> None:
    place = await records(7)
    first = (await api.records.list(*place, sort=["count"], page_size=1)).items[0]

    gone = await api.records.delete(*place, first.id)
    rest = await api.records.delete_all(*place)

    assert (gone.id, gone.deleted, [one.deleted for one in rest]) == (first.id, True, [True] * len(rest))
    with pytest.raises(NotFound) as caught:
        await api.records.read(*place, first.id)
    assert (caught.value.code, caught.value.details["id"]) == ("110", first.id)


async def test_a_key_with_characters_of_urls_names_no_other_resource(
    api: Any, records: Callable[..., Any]
) -> None:
    place = await records()

    with pytest.raises(NotFound) as caught:
        await api.records.update(*place, "a/b?c#d", {"title": "Emma"})

    assert "a%2Fb%3Fc%23d" in caught.value.log[0].url


async def test_a_batch_of_requests(api: Any, records: Callable[..., Any]) -> None:
    place = await records()
    path = f"/buckets/{place[0]}/collections/{place[1]}/records"
    requests = [
        {"method": "PUT", "path": f"{path}/emma", "body": {"data": {"title": "Emma"}}},
        {"method": "GET", "path": f"{path}/none"},
    ]

    answers = await api.batch.send({"requests": requests})

    assert [one.status for one in answers] == [201, 404]
    assert answers[0].body["data"]["title"] == "Emma"


# --- who calls, and how often ----------------------------------------------------------------


async def test_nobody_and_strangers_are_refused(
    api: Any, kinto: Any, server: Running, records: Callable[..., Any]
) -> None:
    place = await records()
    connect = kinto.Kinto.connect

    async with connect(url=server.url, username="x", password="wrong", clock=FakeClock()) as stranger:
        with pytest.raises(Unauthenticated) as unknown:
            await stranger.records.get_all(*place)
    name = f"user-{uuid4()}"
    await api.accounts.update(name, {"password": "other"})
    async with connect(url=server.url, username=name, password="other", clock=FakeClock()) as other:
        with pytest.raises(PermissionDenied) as forbidden:
            await other.records.get_all(*place)

    assert (unknown.value.code, forbidden.value.code) == ("104", "121")
    assert "wrong" not in repr(unknown.value) + str(unknown.value.log)


async def test_the_pause_that_a_backoff_header_asks_for_is_kept_before_the_next_call(
    kinto: Any, server: Running
) -> None:
    """Kinto puts ``Backoff: 3`` on every answer here."""
    clock = FakeClock()
    account = {"username": f"user-{uuid4()}", "password": "s3cret"}
    async with kinto.Kinto.connect(url=server.url, clock=clock, **account) as api:
        await api.accounts.update(account["username"], {"password": "s3cret"})
        before = list(clock.slept)
        await api.server.read()
        await api.server.read()

    assert (before, [round(seconds) for seconds in clock.slept]) == ([], [3, 3])
