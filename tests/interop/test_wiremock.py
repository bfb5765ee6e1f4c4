"""Our client against WireMock, which fails as it is told, and keeps a journal of what reached it: the attempts that it
counted are those that our log has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from specloom import Timeout
from specloom.errors import (
    CertificateError,
    ConnectionLost,
    DeadlineExceeded,
    ProtocolError,
    ReadTimeout,
    ServerError,
    SpecloomError,
    TransportError,
    UnknownOutcomeError,
)
from specloom.testing import FakeClock

from .real import RealServers, Running


@pytest.fixture(scope="module")
def wiremock(generated: Callable[[str], ModuleType]) -> Any:
    return generated("wiremock")


@pytest.fixture(scope="module")
def server(real_servers: RealServers) -> Running:
    return real_servers.start("wiremock")


@pytest.fixture
async def admin(wiremock: Any, server: Running) -> AsyncIterator[Any]:
    async with wiremock.WireMock.connect(url=server.url) as api:
        yield api


@pytest.fixture
async def api(wiremock: Any, server: Running) -> AsyncIterator[Any]:
    """Its pauses take no time, and nothing times out."""
    async with wiremock.WireMock.connect(url=server.url, clock=FakeClock()) as api:
        yield api


@pytest.fixture
async def stub(admin: Any) -> AsyncIterator[Callable[..., Any]]:
    """``key = await stub({"status": 200}, …)``: one answer after the other, the last of them for good."""
    made: list[Any] = []

    async def tell(*answers: dict[str, Any]) -> str:
        key = f"{uuid4()}"
        states = ["Started", *(f"{key}-{number}" for number in range(1, len(answers)))]
        for number, answer in enumerate(answers):
            following = states[number + 1] if number + 1 < len(states) else states[number]
            told = {
                "request": {"urlPath": f"/things/{key}"},
                "response": answer,
                "scenarioName": key,
                "requiredScenarioState": states[number],
                "newScenarioState": following,
            }
            made.append((await admin.stubs.create(told)).id)
        return key

    yield tell
    for one in made:
        await admin.stubs.delete(one)


async def reached(admin: Any, key: str) -> int:
    """How many requests reached the server, by its own journal."""
    return int((await admin.journal.count({"urlPath": f"/things/{key}"})).count)


FINE = {"status": 200, "jsonBody": {"name": "fine"}, "headers": {"Content-Type": "application/json"}}
FAULTS = {
    "empty": {"fault": "EMPTY_RESPONSE"},
    "reset": {"fault": "CONNECTION_RESET_BY_PEER"},
    "chunk": {**FINE, "fault": "MALFORMED_RESPONSE_CHUNK"},
    "garbage": {**FINE, "fault": "RANDOM_DATA_THEN_CLOSE"},
}


@pytest.mark.parametrize(
    ("fault", "attempts", "kind"),
    [
        ("empty", 3, ConnectionLost),
        ("reset", 3, ConnectionLost),
        ("chunk", 1, ProtocolError),
        ("garbage", 1, ProtocolError),
    ],
)
async def test_a_fault_that_stays_is_an_error_after_as_many_attempts_as_the_server_counted(
    api: Any, admin: Any, stub: Callable[..., Any], fault: str, attempts: int, kind: type[SpecloomError]
) -> None:
    key = await stub(FAULTS[fault])

    with pytest.raises(kind) as caught:
        await api.things.read(key)

    assert (len(caught.value.log), await reached(admin, key)) == (attempts, attempts)


@pytest.mark.parametrize("fault", ["empty", "reset"])
async def test_a_fault_that_passes_is_not_felt(
    api: Any, admin: Any, stub: Callable[..., Any], fault: str
) -> None:
    key = await stub(FAULTS[fault], {"status": 503}, FINE)

    thing = await api.things.read(key)

    assert (thing.name, await reached(admin, key)) == ("fine", 3)


@pytest.mark.parametrize("fault", FAULTS)
async def test_what_may_have_been_done_is_not_done_again(
    api: Any, admin: Any, stub: Callable[..., Any], fault: str
) -> None:
    key = await stub(FAULTS[fault], FINE)

    with pytest.raises((UnknownOutcomeError, TransportError)) as caught:
        await api.things.act(key, {"do": "it"})

    assert (len(caught.value.log), await reached(admin, key)) == (1, 1)
    assert isinstance(caught.value, UnknownOutcomeError) or caught.value.maybe_processed


async def test_what_may_be_done_again_is(api: Any, admin: Any, stub: Callable[..., Any]) -> None:
    safely, once = await stub(FAULTS["reset"], FINE), await stub(FAULTS["empty"], FINE)

    await api.things.act_safely(safely, {})
    await api.things.act_once(once, {}, idempotency_key="one-and-the-same")
    sent = await admin.journal.find({"urlPath": f"/things/{once}"})

    assert (await reached(admin, safely), await reached(admin, once)) == (2, 2)
    assert [one["headers"]["Idempotency-Key"] for one in sent] == ["one-and-the-same"] * 2


async def test_a_refusal_that_may_pass_is_asked_for_again_and_one_that_will_not_is_not(
    api: Any, admin: Any, stub: Callable[..., Any]
) -> None:
    passing = await stub({"status": 429, "headers": {"Retry-After": "1"}}, {"status": 502}, FINE)
    lasting = await stub({"status": 500})
    posted = await stub({"status": 503}, FINE)

    thing = await api.things.read(passing)
    with pytest.raises(ServerError) as get:
        await api.things.read(lasting)
    with pytest.raises(ServerError) as post:
        await api.things.act(posted, {})

    assert (thing.name, len(get.value.log), len(post.value.log)) == ("fine", 3, 1)
    assert [await reached(admin, key) for key in (passing, lasting, posted)] == [3, 3, 1]


async def test_a_dribble_comes_whole(admin: Any, stub: Callable[..., Any]) -> None:
    body = "0123456789" * 100
    dribble = {
        "status": 200,
        "body": body,
        "chunkedDribbleDelay": {"numberOfChunks": 10, "totalDuration": 400},
    }
    key = await stub(dribble)

    whole = await admin.things.content(key)
    async with admin.things.chunks(key, headers={"Accept-Encoding": "identity"}) as stream:
        pieces = [piece async for piece in stream]

    assert (whole.decode(), b"".join(pieces).decode(), len(pieces) > 1) == (body, body, True)


async def test_a_dribble_ends_with_the_deadline(admin: Any, stub: Callable[..., Any]) -> None:
    dribble = {
        "status": 200,
        "body": "x" * 100,
        "chunkedDribbleDelay": {"numberOfChunks": 100, "totalDuration": 60_000},
    }
    key = await stub(dribble)

    with pytest.raises(DeadlineExceeded) as caught:
        await admin.things.content(key, timeout=0.6)

    assert (len(caught.value.log), await reached(admin, key)) == (1, 1)


async def test_a_delay_beyond_the_read_timeout_is_asked_for_again(
    admin: Any, stub: Callable[..., Any]
) -> None:
    """Real time: the server waits for two seconds, the client for less than one."""
    key = await stub({**FINE, "fixedDelayMilliseconds": 2000}, FINE)

    thing = await admin.things.read(key, timeout=Timeout(read=0.5))
    await asyncio.sleep(2)  # the journal has it when it is answered

    assert (thing.name, await reached(admin, key)) == ("fine", 2)


async def test_a_delay_of_a_post_is_of_unknown_outcome(admin: Any, stub: Callable[..., Any]) -> None:
    key = await stub({**FINE, "fixedDelayMilliseconds": 1000}, FINE)

    with pytest.raises(UnknownOutcomeError) as caught:
        await admin.things.act(key, {}, timeout=Timeout(read=0.3))
    await asyncio.sleep(1)

    assert (isinstance(caught.value.error, ReadTimeout), await reached(admin, key)) == (True, 1)


async def test_a_list_by_links_survives_a_fault_amid_it(api: Any, admin: Any, server: Running) -> None:
    path = f"/{uuid4()}"
    pages = [
        {"jsonBody": [{"name": "a"}], "headers": {"Link": f'<{path}>; rel="next"'}},
        {"fault": "CONNECTION_RESET_BY_PEER"},
        {"jsonBody": [{"name": "b"}]},
    ]
    made = [
        await admin.stubs.create({"request": {"urlPath": "/things"}, "response": {"status": 200, **pages[0]}})
    ]
    for number, page in enumerate(pages[1:]):
        told = {
            "request": {"urlPath": path},
            "response": {"status": 200, **page},
            "scenarioName": path,
            "requiredScenarioState": ["Started", "again"][number],
            "newScenarioState": "again",
        }
        made.append(await admin.stubs.create(told))

    names = [thing.name async for thing in api.things.list()]
    for one in made:
        await admin.stubs.delete(one.id)

    assert names == ["a", "b"]


async def test_a_certificate_of_nobody_is_refused_before_anything_is_sent(
    wiremock: Any, server: Running, admin: Any, stub: Callable[..., Any]
) -> None:
    key = await stub(FINE)
    url = f"https://localhost:{server.ports[1]}"

    async with wiremock.WireMock.connect(url=url, clock=FakeClock()) as api:
        with pytest.raises(CertificateError) as caught:
            await api.things.read(key)
    with pytest.warns(UserWarning, match="not verified"):
        careless = wiremock.WireMock.connect(url=url, ssl_certificate=False)
    async with careless:
        thing = await careless.things.read(key)

    assert (len(caught.value.log), thing.name, await reached(admin, key)) == (1, "fine", 1)
