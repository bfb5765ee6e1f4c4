"""Our client of an application of Django REST framework and SimpleJWT against the application itself.

Access tokens live for five seconds, each refresh token can be used once, and pages come in every way that the framework
has. Clocks stand still where the test says so; the two tests that let a token end wait for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import aiohttp
import attrs
import jwt
import pytest

from specloom import AsyncConnection, File, Limits, with_response
from specloom.auth import FileStore
from specloom.errors import (
    AuthError,
    BadRequest,
    NotFound,
    RateLimited,
    RedirectError,
    StatusError,
    Unauthenticated,
)
from specloom.testing import FakeClock

from .real import RealServers, Running

ALL = 250  # so many addresses there are at the start
LIFE = 5  # seconds of an access token


@pytest.fixture(scope="module")
def drf(generated: Callable[[str], ModuleType]) -> Any:
    return generated("drf")


@pytest.fixture(scope="module")
def server(real_servers: RealServers) -> Running:
    return real_servers.start("drf", DRF_ACCESS_SECONDS=str(LIFE))


@pytest.fixture
async def connect(drf: Any, server: Running) -> AsyncIterator[Callable[..., Any]]:
    async with AsyncExitStack() as clients:

        def make(**options: Any) -> Any:
            if "auth" not in options:
                options = {"username": "alice", "password": "wonder", **options}
            client = drf.Addresses.connect(url=server.url, **options)
            clients.push_async_callback(client.close)
            return client

        yield make


@pytest.fixture
def api(connect: Callable[..., Any]) -> Any:
    return connect()


class Log(list[str]):
    """``METHOD /path/ status`` of each attempt; for ``on_attempt``, which hears nothing of logins."""

    def __call__(self, attempt: Any) -> None:
        path = "/" + attempt.url.split("/", 3)[3].partition("?")[0]
        self.append(f"{attempt.method} {path} {attempt.status}")


@pytest.fixture
async def wire() -> AsyncIterator[tuple[list[str], aiohttp.ClientSession]]:
    """What goes over the wire, logins too, and the session that sees it: ``connect(session=session)``."""
    log: list[str] = []

    async def note(_: Any, __: Any, end: aiohttp.TraceRequestEndParams) -> None:
        log.append(f"{end.method} {end.url.path} {end.response.status}")

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(note)
    async with aiohttp.ClientSession(trace_configs=[trace]) as session:
        yield log, session


# --- tokens ----------------------------------------------------------------------------------


async def test_a_login_comes_before_the_first_call(connect: Callable[..., Any], wire: Any) -> None:
    log, session = wire

    user = await connect(session=session).me.read()

    assert (user.user, user.claims["token_type"]) == ("alice", "access")
    assert log == ["POST /auth/login/ 200", "GET /whoami/ 200"]


async def test_a_wrong_password_is_refused_once_and_not_shown(connect: Callable[..., Any], wire: Any) -> None:
    log, session = wire
    api = connect(password="not-wonder", session=session)

    errors = await asyncio.gather(*(api.me.read() for _ in range(5)), return_exceptions=True)

    assert {type(error) for error in errors} == {AuthError}
    assert str(errors[0]).endswith("/auth/login/ was answered 401")
    assert "not-wonder" not in "".join(map(repr, errors))
    assert log == ["POST /auth/login/ 401"]


async def test_a_token_that_ends_amid_a_list_is_renewed(connect: Callable[..., Any], wire: Any) -> None:
    """Real seconds: the token of the first page is dead before the second is asked for."""
    log, session = wire
    api = connect(session=session)
    names: list[str] = []
    async for address in api.by_cursor.list():
        names.append(address.name)
        if len(names) == 10:
            await asyncio.sleep(LIFE + 1)

    assert len(names) == len(set(names)) >= ALL
    assert log[:4] == [
        "POST /auth/login/ 200",
        "GET /address-cursor/ 200",
        "POST /auth/refresh/ 200",
        "GET /address-cursor/ 200",
    ]
    assert {line[-3:] for line in log} == {"200"}


async def test_a_token_that_died_before_its_time_is_renewed_after_the_401(
    connect: Callable[..., Any], wire: Any, tmp_path: Path
) -> None:
    """The clock of this client stands still: it learns of the end amid a list, by the 401."""
    log, session = wire
    store = await tokens_that_end(connect, tmp_path, seconds=2)
    api = connect(store=store, session=session, clock=FakeClock(wall=1.0))
    pages = api.by_cursor.list().pages()
    first = await anext(pages)
    await asyncio.sleep(3)
    second = await anext(pages)
    await pages.aclose()

    assert (first[0].id, second[0].id) == (1, 11)
    assert log == [
        "GET /address-cursor/ 200",
        "GET /address-cursor/ 401",
        "POST /auth/refresh/ 200",
        "GET /address-cursor/ 200",
    ]


async def test_fifty_calls_on_a_dead_token_renew_it_once(
    connect: Callable[..., Any], wire: Any, tmp_path: Path
) -> None:
    """The refresh token can be used once: a second renewal would be refused and end in another login."""
    log, session = wire
    store = await tokens_that_end(connect, tmp_path, seconds=-60)
    api = connect(store=store, session=session, clock=FakeClock(wall=1.0))

    users = await asyncio.gather(*(api.me.read() for _ in range(50)))

    assert {user.user for user in users} == {"alice"}
    assert [line for line in log if "/auth/" in line] == ["POST /auth/refresh/ 200"]
    assert (log.count("GET /whoami/ 401") >= 1, log.count("GET /whoami/ 200")) == (True, 50)


async def test_a_refresh_token_that_rotated_is_on_the_black_list(connect: Callable[..., Any]) -> None:
    api = connect()
    pair = await login(api, "bob", "builder")

    rotated = await api.tokens.refresh({"refresh": pair["refresh"]})
    with pytest.raises(Unauthenticated) as caught:
        await api.tokens.refresh({"refresh": pair["refresh"]})

    assert rotated.refresh != pair["refresh"]
    assert (caught.value.code, caught.value.message) == ("token_not_valid", "Token is blacklisted")


async def test_a_refresh_token_that_somebody_else_used_ends_in_another_login(
    connect: Callable[..., Any], wire: Any, tmp_path: Path
) -> None:
    log, session = wire
    store = await tokens_that_end(connect, tmp_path, seconds=-60)
    record = next(iter(json.loads(store.path.read_text())["tokens"].values()))
    await connect().tokens.refresh({"refresh": record["refresh_token"]})
    api = connect(store=store, session=session, clock=FakeClock(wall=1.0))

    user = await api.me.read()

    assert user.user == "alice"
    assert log == [
        "GET /whoami/ 401",
        "POST /auth/refresh/ 401",
        "POST /auth/login/ 200",
        "GET /whoami/ 200",
    ]


async def test_tokens_rotate_in_the_store_that_processes_share(
    connect: Callable[..., Any], wire: Any, tmp_path: Path
) -> None:
    log, session = wire
    store = await tokens_that_end(connect, tmp_path, seconds=-60)
    before = json.loads(store.path.read_text())["tokens"]

    for _ in range(2):
        api = connect(store=FileStore(store.path), session=session, clock=FakeClock(wall=1.0))
        await api.me.read()
    after = json.loads(store.path.read_text())["tokens"]

    assert [line for line in log if "/auth/" in line] == ["POST /auth/refresh/ 200"]
    assert before.keys() == after.keys()
    assert all(before[key]["refresh_token"] != after[key]["refresh_token"] for key in before)


async def test_a_logout_black_lists_what_the_client_would_renew_with(
    connect: Callable[..., Any], tmp_path: Path
) -> None:
    store = await tokens_that_end(connect, tmp_path, seconds=-60)
    record = next(iter(json.loads(store.path.read_text())["tokens"].values()))
    other = connect()

    await other.tokens.logout({"refresh": record["refresh_token"]})
    with pytest.raises(Unauthenticated):
        await other.tokens.refresh({"refresh": record["refresh_token"]})
    with pytest.raises(Unauthenticated):
        await other.tokens.verify({"token": "nonsense"})


async def test_who_is_nobody_is_refused(drf: Any, server: Running) -> None:
    async with drf.Addresses(AsyncConnection(server.url)) as nobody:
        with pytest.raises(Unauthenticated) as caught:
            await nobody.addresses.read(1)

    assert caught.value.message == "Authentication credentials were not provided."


# --- lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["addresses", "by_cursor", "by_offset", "by_link"])
async def test_every_kind_of_paging_gives_every_address_once(api: Any, kind: str) -> None:
    found = [address.id async for address in getattr(api, kind).list()]

    assert found[:ALL] == list(range(1, ALL + 1))
    assert len(set(found)) == len(found)


async def test_pages_by_number_end_where_the_server_says_that_there_is_none(api: Any) -> None:
    """Without a look at the total, the page after the last one is asked for, and is a 404 of this framework."""
    found = await api.by_number.get_all(page_size=50, params={"name__icontains": "addr-"})

    assert len(found) == ALL


@pytest.mark.parametrize("kind", ["addresses", "by_offset", "by_number"])
async def test_pages_of_any_size_give_every_address(api: Any, kind: str) -> None:
    params = {"name__icontains": "addr-"}

    pages = [page async for page in getattr(api, kind).list(page_size=100, params=params).pages()]

    assert [len(page) for page in pages] == [100, 100, 50]


@pytest.mark.parametrize(("kind", "limit"), [("addresses", "page_size"), ("by_offset", "limit")])
async def test_pages_that_the_server_cuts_short_do_not_end_a_list(api: Any, kind: str, limit: str) -> None:
    """Seven at once are asked for behind the client's back, which believes in ten."""
    params = {"name__icontains": "addr-", limit: 7}

    pages = [page async for page in getattr(api, kind).list(params=params).pages()]

    assert (sum(map(len, pages)), len(pages)) == (ALL, 36)


async def test_a_page_tells_the_total_and_where_to_go_on(api: Any) -> None:
    where = {"name__icontains": "addr-01"}
    page = await api.addresses.list(where=where, page_size=30)
    rest = await api.addresses.list(where=where, page_size=30).resume(page.token).collect()

    assert (page.total, len(page), len(rest)) == (100, 30, 70)
    assert rest[0].name == "addr-0130"


async def test_filters_order_and_search(api: Any) -> None:
    some = await api.addresses.get_all(
        where={"name__in": ["addr-0003", "addr-0007"], "cloud_region": False}, ordering=["-name"]
    )
    found = await api.addresses.get_all(search="addr-0024")

    assert [one.name for one in some] == ["addr-0007", "addr-0003"]
    assert [one.name for one in found] == ["addr-0024"]


async def test_a_bare_list_is_one_page(api: Any) -> None:
    address = await api.addresses.create({"name": f"with links {uuid4()}"[:40]})
    for number in range(12):
        await api.links.create(address.id, {"reference": f"no. {number}"})

    pages = [page async for page in api.links.list(address.id).pages()]

    assert [[link.reference for link in page] for page in pages] == [[f"no. {n}" for n in range(12)]]


async def test_a_page_that_is_not_there_is_not_found(api: Any) -> None:
    with pytest.raises(NotFound) as caught:
        await api.addresses.list(params={"page": 10_000})

    assert caught.value.message == "Invalid page."


# --- records ---------------------------------------------------------------------------------


async def test_a_record_from_its_birth_to_its_end(api: Any) -> None:
    name = f"{uuid4()}"
    made = await api.addresses.create({"name": name, "city": "Köln"})
    read = await api.addresses.read(made.id)
    put = await api.addresses.update(made.id, {"name": name, "city": "Cork", "cloud_region": True})
    patched = await api.addresses.partial_update(made.id, {"city": "Ulm"})
    there = await api.addresses.head(made.id)
    gone = await api.addresses.delete(made.id)
    not_there = await api.addresses.head(made.id)

    assert (made.city, made.cloud_region, made.created.tzinfo is not None) == ("Köln", False, True)
    assert read == made
    assert (put.city, put.cloud_region) == ("Cork", True)
    assert (patched.city, patched.cloud_region, patched.created) == ("Ulm", True, made.created)
    assert (there.exists, there.allow, gone, not_there.exists) == (
        True,
        "GET, PUT, PATCH, DELETE, HEAD, OPTIONS",
        None,
        False,
    )


async def test_actions_at_an_item_and_at_the_collection(api: Any) -> None:
    made = await api.addresses.create({"name": f"{uuid4()}"})

    active, response = await with_response(api.addresses.activate, made.id)
    everybody = await api.addresses.verbose()

    assert (active.cloud_region, response.status_code) == (True, 202)
    assert made.id in {address.id for address in everybody}


async def test_a_refused_form_says_what_is_wrong_with_which_field(api: Any) -> None:
    with pytest.raises(BadRequest) as missing:
        await api.connection.request("POST", "/address/", json={})
    with pytest.raises(BadRequest) as long:
        await api.addresses.create({"name": "n" * 41, "city": "c" * 41})

    assert missing.value.status_code == 400
    assert {name: list(said) for name, said in long.value.fields.items()} == {
        "name": ["Ensure this field has no more than 40 characters."],
        "city": ["Ensure this field has no more than 40 characters."],
    }


async def test_a_record_that_did_not_change_is_a_304(api: Any) -> None:
    made = await api.addresses.create({"name": f"{uuid4()}"})
    _, first = await with_response(api.addresses.read, made.id)
    same, second = await with_response(api.addresses.read, made.id, if_none_match=first.head.etag)
    await api.addresses.partial_update(made.id, {"city": "Ulm"})
    other, third = await with_response(api.addresses.read, made.id, if_none_match=first.head.etag)

    assert (same, second.status_code) == (None, 304)
    assert (other.city, third.status_code) == ("Ulm", 200)


async def test_changes_of_a_record_are_what_differs(api: Any) -> None:
    log = Log()
    made = await api.addresses.create({"name": f"{uuid4()}", "city": "Cork"})
    new = attrs.evolve(made, city="Ulm")

    now = await api.addresses.partial_update(made.id, api.addresses.changes(made, new))

    assert (log, now.city, now.name) == ([], "Ulm", made.name)


# --- redirects -------------------------------------------------------------------------------


async def test_a_missing_slash_is_followed_with_the_credential(connect: Callable[..., Any]) -> None:
    log = Log()
    api = connect(on_attempt=log)

    page = await api.without_slash.list()
    old = await api.old.list()

    assert (page.total, old.total) == (page.total, page.total)
    assert log == [
        "GET /address 301",
        "GET /address/ 200",
        "GET /old-address/ 301",
        "GET /address/ 200",
    ]


async def test_a_form_to_a_path_without_slash_is_not_sent_twice(connect: Callable[..., Any]) -> None:
    log = Log()
    api = connect(on_attempt=log)

    with pytest.raises(RedirectError) as caught:
        await api.without_slash.create({"name": "nobody"})

    assert [line.split(" ")[::2] for line in log] == [["POST", "301"]]
    assert "/address/" in str(caught.value)


# --- uploads and streams ---------------------------------------------------------------------


CONTENT = bytes(range(256)) * 4096  # a mebibyte


@pytest.mark.parametrize("source", ["bytes", "path", "file", "stream"])
async def test_an_upload_comes_back_as_it_was(api: Any, tmp_path: Path, source: str) -> None:
    path = tmp_path / "upload.bin"
    path.write_bytes(CONTENT)

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(CONTENT), 100_000):
            yield CONTENT[start : start + 100_000]

    with path.open("rb") as file:
        given = {
            "bytes": File(CONTENT, name="upload.bin"),
            "path": path,
            "file": File(file, name="upload.bin"),
            "stream": File(chunks(), name="upload.bin"),
        }
        title = f"{source} «ü» {uuid4()}"[:40]
        blob = await api.blobs.create({"title": title, "content": given[source]})
    content, response = await with_response(api.blobs.content, blob.id)

    assert (blob.title, content == CONTENT, "upload" in blob.content) == (title, True, True)
    assert response.head.content_disposition.startswith("attachment")


async def test_an_upload_is_changed_by_put_and_patch(api: Any, tmp_path: Path) -> None:
    blob = await api.blobs.create({"title": "one", "content": File(b"one", name="one.txt")})

    renamed = await api.blobs.rename(blob.id, {"title": "two"})
    replaced = await api.blobs.replace(
        blob.id, {"title": "three", "content": File(b"three", name="three.txt")}
    )
    saved = await api.blobs.download_content(blob.id, to=tmp_path / "three.txt")

    assert (renamed.title, replaced.title, saved.read_bytes()) == ("two", "three", b"three")
    await api.blobs.delete(blob.id)


async def test_a_stream_is_read_piece_by_piece(api: Any) -> None:
    size = 0
    async with api.streams.chunks(3) as chunks:
        async for chunk in chunks:
            size += len(chunk)

    assert size == 3 * 1024 * 1024


async def test_a_body_is_whole_and_a_download_too(api: Any, tmp_path: Path) -> None:
    body = await api.streams.read(1)
    path = await api.streams.download_read(2, to=tmp_path / "two")

    assert (len(body), path.stat().st_size) == (1024 * 1024, 2 * 1024 * 1024)


async def test_a_stream_that_is_left_early_does_no_harm(connect: Callable[..., Any]) -> None:
    api = connect(limits=Limits(connections=1))

    async with api.streams.chunks(20) as chunks:
        first = await anext(aiter(chunks))
    user = await api.me.read()

    assert (len(first) > 0, user.user) == (True, "alice")


# --- refusals and repetitions ----------------------------------------------------------------


async def test_a_throttle_is_an_error_that_says_for_how_long(connect: Callable[..., Any]) -> None:
    """Two a minute are let through; the framework then says in how many seconds it will do so again."""
    api = connect()

    await exhaust(api)

    with pytest.raises(RateLimited) as caught:
        await api.slow.list(retry=None)

    assert caught.value.status_code == 429
    assert 0 < caught.value.retry_after <= 60
    assert "Request was throttled" in caught.value.message


async def test_a_throttle_is_waited_for_when_time_allows(connect: Callable[..., Any]) -> None:
    """The clock of this client passes the minute at once, and that of the server does not."""
    clock = FakeClock(wall=1.0)
    log = Log()
    api = connect(clock=clock, on_attempt=log)
    await exhaust(connect())

    with pytest.raises(RateLimited) as caught:
        await api.slow.list()

    # A third attempt fits into the two minutes of a call unless it is a whole minute that the server asks for.
    assert set(log) == {"GET /address-slow/ 429"}
    assert (len(log), caught.value.gave_up) in ((2, "cooldown"), (3, "attempts"))
    assert len(clock.slept) == len(log) - 1
    assert all(1 <= seconds <= 62 for seconds in clock.slept)


@pytest.mark.parametrize(
    ("verb", "status", "attempts"),
    [
        ("read", 503, 3),
        ("read", 500, 3),
        ("read", 429, 3),
        ("update", 503, 3),
        ("remove", 502, 3),
        ("write", 429, 3),
        ("write_safely", 503, 3),
    ],
)
async def test_what_may_be_repeated_is(
    connect: Callable[..., Any], verb: str, status: int, attempts: int
) -> None:
    """The server counts: what it says of its calls is what our log has."""
    log = Log()
    api = connect(on_attempt=log, clock=FakeClock())

    answer = await getattr(api.flaky, verb)(f"{uuid4()}", 2, status)

    assert (answer.calls, len(log)) == (attempts, attempts)


@pytest.mark.parametrize(
    ("verb", "status"), [("write", 503), ("write", 500), ("read", 501), ("read", 404), ("read", 400)]
)
async def test_what_must_not_be_repeated_is_not(connect: Callable[..., Any], verb: str, status: int) -> None:
    log = Log()
    api = connect(on_attempt=log, clock=FakeClock())
    key = f"{uuid4()}"

    with pytest.raises(StatusError) as caught:
        await getattr(api.flaky, verb)(key, 1, status)
    answer = await api.flaky.read(key, 1, status)

    assert (caught.value.status_code, caught.value.message, answer.calls) == (status, "flaky", 2)


async def test_retry_after_is_kept_to(connect: Callable[..., Any]) -> None:
    clock = FakeClock()
    api = connect(clock=clock)

    answer = await api.flaky.read(f"{uuid4()}", 1, 503, retry_after="7")

    assert (answer.calls, len(clock.slept)) == (2, 1)
    assert 7 <= clock.slept[0] <= 8


async def test_a_head_is_repeated_as_a_get(connect: Callable[..., Any]) -> None:
    log = Log()
    api = connect(on_attempt=log, clock=FakeClock())

    head = await api.flaky.head(f"{uuid4()}", 1, 503)

    assert (head.exists, [line.split(" ")[::2] for line in log]) == (True, [["HEAD", "503"], ["HEAD", "200"]])


async def test_a_body_behind_a_head_is_nobodys(connect: Callable[..., Any]) -> None:
    """waitress sends the body of an answer to HEAD, some time after its head."""
    api = connect()

    for number in range(1, 21):
        head = await api.addresses.head(number)
        one = await api.addresses.read(number)

        assert (head.exists, head.content_length > 0, one.id) == (True, True, number)


# --- what tests share ------------------------------------------------------------------------


async def exhaust(api: Any) -> None:
    """Use up what this minute has for the slow list; whoever asked before may have done so already."""
    with contextlib.suppress(RateLimited):
        for _ in range(2):
            await api.slow.list(retry=None)


async def login(api: Any, username: str, password: str) -> Any:
    body = {"username": username, "password": password}
    return (await api.connection.request("POST", "/auth/login/", json=body)).json()


async def tokens_that_end(connect: Callable[..., Any], folder: Path, *, seconds: float) -> FileStore:
    """A store with a real refresh token, and an access token that ends in so many seconds: that of the login with
    another end, signed by the key of the application."""
    store = FileStore(folder / "tokens.json")
    await connect(store=store).me.read()
    kept = json.loads(store.path.read_text())
    for record in kept["tokens"].values():
        claims = jwt.decode(record["token"], options={"verify_signature": False})
        claims["exp"] = int(time.time() + seconds)
        record["token"] = jwt.encode(claims, "x" * 50, algorithm="HS256")
        record["expires_at"] = None
    store.path.write_text(json.dumps(kept))
    return store
