"""A call in flight, with a fake transport and a clock that obeys: how the parts play together."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from specloom._http import Request, Response
from specloom._options import Limits, Timeout
from specloom._refusal import ErrorShape
from specloom._retry import RetryPolicy
from specloom.auth import ApiKey, BearerToken, Credential
from specloom.connection import AsyncConnection
from specloom.errors import (
    AuthError,
    ClientStateError,
    ConnectionLost,
    DeadlineExceeded,
    DecodeError,
    NotFound,
    PoolTimeout,
    RateLimited,
    ReadTimeout,
    RedirectError,
    ServerError,
    SizeLimitExceeded,
    Unauthenticated,
    UnknownOutcomeError,
)
from specloom.testing import FakeClock, FakeTransport, SentRequest, reply

URL = "https://api.example/v1"


def lost() -> ConnectionLost:
    return ConnectionLost("lost", phase="wait", maybe_processed=True)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def transport() -> FakeTransport:
    return FakeTransport()


@pytest.fixture
async def connect(
    clock: FakeClock, transport: FakeTransport
) -> AsyncIterator[Callable[..., AsyncConnection]]:
    made: list[AsyncConnection] = []

    def make(*script: Any, url: str = URL, **options: Any) -> AsyncConnection:
        transport.add(*script)
        made.append(AsyncConnection(url, **{"transport": transport, "clock": clock, **options}))
        return made[-1]

    yield make
    for connection in made:
        await connection.close()


def sent(transport: FakeTransport) -> list[str]:
    return [f"{request.method} {request.target}" for request in transport.requests]


Connect = Callable[..., AsyncConnection]


# --- what goes out, and what comes back ------------------------------------------------------


async def test_a_request_carries_what_was_asked_and_what_is_usual(
    connect: Connect, transport: FakeTransport
) -> None:
    api = connect(reply(201, json={"id": 7}, headers={"X-Request-Id": "r1"}), token="t")

    response = await api.request("post", "/things", params={"a": 1}, json={"b": 2})

    assert sent(transport) == ["POST /v1/things?a=1"]
    assert transport.requests[0].headers == {
        "Accept": "*/*",
        "Accept-Encoding": "gzip, deflate",
        "User-Agent": transport.requests[0].headers["user-agent"],
        "Content-Type": "application/json",
        "Authorization": "Bearer t",
    }
    assert transport.requests[0].json() == {"b": 2}
    assert (response.status_code, response.json(), response.request_id, response.method, response.url) == (
        201, {"id": 7}, "r1", "POST", f"{URL}/things?a=1",
    )  # fmt: skip


async def test_elapsed_counts_from_the_first_attempt(connect: Connect, clock: FakeClock) -> None:
    def late(_: SentRequest) -> Response:
        clock.advance(2)
        return reply(200)

    api = connect(reply(503), late)

    response = await api.request("GET", "/x")

    assert response.elapsed == 2.5
    assert [(one.status, one.waited, one.elapsed) for one in response.log] == [
        (503, 0.0, 0.0),
        (200, 0.5, 2.0),
    ]


async def test_an_attempt_is_told_as_it_happens(connect: Connect) -> None:
    seen: list[Any] = []
    api = connect(lost(), reply(200), on_attempt=lambda attempt: seen.append((attempt.status, attempt.error)))

    await api.request("GET", "/x")

    assert seen == [(None, "ConnectionLost"), (200, None)]


@pytest.mark.parametrize("last", [reply(200), reply(404)])
async def test_a_watcher_that_fails_fails_no_call(
    connect: Connect, caplog: pytest.LogCaptureFixture, last: Response
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    api = connect(lost(), last, on_attempt=fail)

    response = await api.request("GET", "/x", expected_status=404)

    assert [one.status for one in response.log] == [None, last.status_code]
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 2


async def test_redirects_are_kept_and_retries_are_not(connect: Connect) -> None:
    moved = reply(302, headers={"Location": "/b"})
    api = connect(moved, reply(503), reply(301, headers={"Location": "/c"}), reply(200))

    response = await api.request("GET", "/a")

    assert [(one.status_code, one.url) for one in response.history] == [
        (302, f"{URL}/a"),
        (301, "https://api.example/b"),
    ]


async def test_get_url_takes_200_202_and_303_for_answers(connect: Connect, transport: FakeTransport) -> None:
    api = connect(reply(303, headers={"Location": "/x"}), reply(202), reply(200), reply(404), reply(409))

    assert [(await api.get_url(route="/r", params={"a": 1})).status_code for _ in range(3)] == [303, 202, 200]
    with pytest.raises(NotFound):
        await api.get_url(route="/r", data={"a": 1})
    assert (await api.get_url(route="/r", expected_status=409)).status_code == 409
    assert (transport.requests[0].target, transport.requests[3].json()) == ("/v1/r?a=1", {"a": 1})


async def test_post_json_takes_any_2xx_for_an_answer(connect: Connect, transport: FakeTransport) -> None:
    api = connect(reply(204), reply(400, json={"message": "no"}))

    assert (await api.post_json(route="/r", data=None)).status_code == 204
    with pytest.raises(Exception, match="no"):
        await api.post_json(route="/r", data={})
    assert [request.body for request in transport.requests] == [b"null", b"{}"]


async def test_hosts_have_bases_of_their_own(connect: Connect, transport: FakeTransport) -> None:
    api = connect(reply(), reply(), hosts={"files": "https://files.example/f"}, token="t")

    await api.request("GET", "/x", host="files")
    await api.request("GET", "https://files.example/whole?a=1", params={"b": 2})

    assert [request.url for request in transport.requests] == [
        "https://files.example/f/x",
        "https://files.example/whole?a=1&b=2",
    ]
    assert {request.headers["authorization"] for request in transport.requests} == {"Bearer t"}
    with pytest.raises(ValueError, match="unknown host 'nowhere'; this connection has files"):
        await api.request("GET", "/x", host="nowhere")


async def test_a_version_fills_its_hole(connect: Connect) -> None:
    api = connect(url="https://api.example/{api_version}", api_version=3)

    assert (api.url, api.api_version) == ("https://api.example/3", 3)


def test_a_connection_shows_where_it_leads_and_no_more() -> None:
    api = AsyncConnection(f"{URL}?key=canary", token="canary", hosts={"files": "https://files.example"})

    assert repr(api) == "AsyncConnection('https://api.example/v1?key=***', open)"
    assert (api.token, api.user, api.closed) == ("canary", None, False)
    assert (api.hosts, set(api.origins)) == (
        {"files": "https://files.example"},
        {"https://api.example:443", "https://files.example:443"},
    )
    assert (AsyncConnection(URL).token, AsyncConnection(URL).user) == (None, None)


# --- options of a copy, options of a call ----------------------------------------------------


async def test_a_copy_has_other_settings_and_the_same_pool(
    connect: Connect, transport: FakeTransport, clock: FakeClock
) -> None:
    api = connect(reply(), reply(), reply(503), headers={"X-A": "1"}, token="t")
    copy = api.with_options(headers={"x-a": "2"}, timeout=5, retry=None, redirect=None, token="u")

    await api.request("GET", "/x")
    await copy.request("GET", "/x")
    with pytest.raises(ServerError):
        await copy.request("GET", "/x")

    assert [(one.headers["x-a"], one.headers["authorization"]) for one in transport.requests] == [
        ("1", "Bearer t"), ("2", "Bearer u"), ("2", "Bearer u"),
    ]  # fmt: skip
    assert (copy.timeout.total, copy.retry, copy.redirect, api.timeout.total) == (5, None, None, 120)
    assert copy._shared is api._shared


async def test_a_copy_that_names_nothing_is_the_same(connect: Connect) -> None:
    api = connect(token="t")

    assert api.with_options().settings == api.settings
    assert api.with_options(timeout=None).timeout.total is None
    assert isinstance(api.with_options(auth=ApiKey("k")).auth, ApiKey)


async def test_closing_a_copy_does_nothing(connect: Connect, transport: FakeTransport) -> None:
    api = connect(reply())
    async with api.with_options(timeout=1) as copy:
        pass
    await copy.request("GET", "/x")

    assert transport.closed is False


async def test_a_token_for_one_call_is_never_renewed(connect: Connect, transport: FakeTransport) -> None:
    asked: list[int] = []

    async def fetch() -> str:
        asked.append(1)
        return "fetched"

    api = connect(reply(401), reply(200), token=fetch)

    with pytest.raises(Unauthenticated):
        await api.request("GET", "/x", token="mine")
    await api.request("GET", "/x")

    assert [one.headers["authorization"] for one in transport.requests] == ["Bearer mine", "Bearer fetched"]
    assert asked == [1]


async def test_a_token_can_be_given_later(connect: Connect, transport: FakeTransport) -> None:
    api = connect(reply(), reply(), reply())
    await api.request("GET", "/x")
    api.update_token("first")
    await api.request("GET", "/x")
    api.update_token("second")
    await api.request("GET", "/x")

    assert [one.headers.get("authorization") for one in transport.requests] == [
        None, "Bearer first", "Bearer second",
    ]  # fmt: skip


async def test_an_expected_status_is_a_result(connect: Connect, clock: FakeClock) -> None:
    api = connect(reply(503), reply(302, headers={"Location": "/b"}), reply(401), token="t")

    statuses = [(await api.request("GET", "/x", expected_status="any")).status_code for _ in range(3)]

    assert (statuses, clock.slept) == ([503, 302, 401], [])


async def test_a_spec_says_what_an_answer_counts_as(connect: Connect, clock: FakeClock) -> None:
    shape = ErrorShape(code=("code",), treat={"slow": 429}, when={"status": "error"})
    api = connect(reply(422, json={"code": "slow"}), reply(200, json={"status": "error", "code": "x"}))
    call = api.settings.call(api.routes.target("/x"), None, {}, {}, manner_of("GET", errors=shape))

    with pytest.raises(Exception, match=r"200 OK \(x\)"):
        await api.perform(call)
    assert clock.slept == [0.5]


def manner_of(method: str, **more: Any) -> Any:
    from specloom._call import Manner

    return Manner(method=method, idempotent=method != "POST", **more)


# --- credentials -----------------------------------------------------------------------------


class Own:
    """An Auth of a user's own, with the two methods that it needs."""

    def __init__(self, *, newer: bool = True, fails: Exception | None = None) -> None:
        self.newer = newer
        self.fails = fails
        self.asked = 0
        self.rejections: list[int] = []

    async def credential(self, send: Any) -> Credential:
        self.asked += 1
        if self.fails is not None:
            raise self.fails
        return Credential({"X-Own": str(self.asked)}, {"sig": "s p"})

    async def rejected(self, credential: Credential, response: Response, send: Any) -> bool:
        self.rejections.append(response.status_code)
        return self.newer


async def test_an_auth_of_ones_own_signs_each_attempt(connect: Connect, transport: FakeTransport) -> None:
    own = Own()
    api = connect(reply(503), reply(401), reply(200), auth=own)

    response = await api.request("GET", "/x?a=1")

    assert [(one.target, one.headers["x-own"]) for one in transport.requests] == [
        ("/v1/x?a=1&sig=s%20p", "1"), ("/v1/x?a=1&sig=s%20p", "2"), ("/v1/x?a=1&sig=s%20p", "3"),
    ]  # fmt: skip
    assert (own.rejections, response.url) == ([401], f"{URL}/x?a=1")


async def test_an_auth_that_has_nothing_newer_ends_the_call(connect: Connect) -> None:
    own = Own(newer=False)

    with pytest.raises(Unauthenticated):
        await connect(reply(401), auth=own).request("GET", "/x")

    assert own.rejections == [401]


@pytest.mark.parametrize("error", [AuthError("none to be had"), KeyError("mine")])
async def test_an_auth_that_fails_fails_the_call_with_its_own_traceback(
    connect: Connect, transport: FakeTransport, error: Exception
) -> None:
    api = connect(auth=Own(fails=error))

    with pytest.raises(type(error)) as caught:
        await api.request("GET", "/x")

    assert caught.value is error
    assert "credential" in [entry.name for entry in caught.traceback]
    assert transport.requests == []


async def test_a_redirect_to_our_own_host_is_signed_and_one_elsewhere_is_not(
    connect: Connect, transport: FakeTransport
) -> None:
    moved = [reply(302, headers={"Location": "https://files.example/b"}), reply(200)]
    away = [reply(302, headers={"Location": "https://foreign.example/b"}), reply(401)]
    api = connect(*moved, *away, token="t", hosts={"files": "https://files.example"})

    await api.request("GET", "/a")
    with pytest.raises(Unauthenticated):
        await api.request("GET", "/a")

    assert [one.headers.get("authorization") for one in transport.requests] == [
        "Bearer t", "Bearer t", "Bearer t", None,
    ]  # fmt: skip


async def test_an_origin_of_the_auth_is_signed_as_well(connect: Connect, transport: FakeTransport) -> None:
    own = Own()
    own.origins = {"https://partner.example:443"}  # type: ignore[attr-defined]
    api = connect(reply(302, headers={"Location": "https://partner.example/b"}), reply(200), auth=own)

    await api.request("GET", "/a")

    assert transport.requests[1].headers["x-own"] == "2"


# --- time ------------------------------------------------------------------------------------


async def test_pauses_take_no_time_in_a_test(connect: Connect, clock: FakeClock) -> None:
    api = connect(reply(429, headers={"Retry-After": "30"}), reply(200))

    await api.request("GET", "/x")

    assert clock.slept == [30.5]


async def test_a_limit_of_the_last_attempt_does_not_end_the_pause_after_it(
    connect: Connect, clock: FakeClock
) -> None:
    api = connect(reply(503, headers={"Retry-After": "60"}), reply(200), timeout=Timeout(attempt=1, read=1))

    assert (await api.request("GET", "/x")).status_code == 200


async def hang(_: SentRequest) -> Response:
    await asyncio.Event().wait()
    return reply()


async def started(transport: FakeTransport, number: int = 1) -> None:
    while len(transport.requests) < number:  # noqa: ASYNC110, a fake tells nobody
        await asyncio.sleep(0)


async def test_an_attempt_has_a_limit_of_its_own(
    connect: Connect, clock: FakeClock, transport: FakeTransport
) -> None:
    api = connect(hang, reply(200), timeout=Timeout(attempt=2))
    call = asyncio.create_task(api.request("GET", "/x"))
    await started(transport)
    clock.advance(2)

    response = await call

    assert [(one.error, one.phase) for one in response.log] == [("ReadTimeout", "wait"), (None, None)]
    assert call.cancelling() == 0


async def test_the_total_covers_the_credential(
    connect: Connect, clock: FakeClock, transport: FakeTransport
) -> None:
    async def never() -> str:
        await asyncio.Event().wait()
        return "t"

    call = asyncio.create_task(connect(token=never).request("POST", "/x", timeout=5))
    await asyncio.sleep(0.01)
    clock.advance(5)

    with pytest.raises(DeadlineExceeded) as caught:
        await call
    assert (caught.value.phase, caught.value.maybe_processed, transport.requests) == ("pool", False, [])


async def test_a_renewal_that_takes_too_long_says_that_the_call_was_refused_before(
    connect: Connect, clock: FakeClock, transport: FakeTransport
) -> None:
    class Slow(Own):
        async def rejected(self, credential: Credential, response: Response, send: Any) -> bool:
            await asyncio.Event().wait()
            return True

    call = asyncio.create_task(connect(reply(401), auth=Slow()).request("POST", "/x", timeout=5))
    await started(transport)
    await asyncio.sleep(0)
    clock.advance(5)

    with pytest.raises(DeadlineExceeded) as caught:
        await call
    assert (caught.value.maybe_processed, [one.status for one in caught.value.log]) == (False, [401])


async def test_a_keyed_call_that_was_lost_and_then_ran_out_of_time_has_an_unknown_outcome(
    connect: Connect, clock: FakeClock, transport: FakeTransport
) -> None:
    credentials = iter([Credential({}), None])

    class Slow(Own):
        async def credential(self, send: Any) -> Credential:
            found = next(credentials)
            if found is None:
                await asyncio.Event().wait()
            assert found is not None
            return found

    api = connect(lost(), auth=Slow())
    call = asyncio.create_task(api.request("POST", "/x", timeout=5, idempotency_key="k"))
    await started(transport)
    for _ in range(5):
        await asyncio.sleep(0)
    clock.advance(5)

    with pytest.raises(UnknownOutcomeError) as caught:
        await call
    assert (type(caught.value.error), len(caught.value.log)) == (ConnectionLost, 1)


async def test_a_handler_that_moves_the_clock_past_the_deadline_ends_the_call(
    connect: Connect, clock: FakeClock
) -> None:
    def slow(_: SentRequest) -> Response:
        clock.advance(500)
        return reply(200)

    with pytest.raises((DeadlineExceeded, ReadTimeout)):
        await connect(slow, retry=None).request("GET", "/x")

    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0
    await asyncio.sleep(0)  # and no cancellation is left over


async def test_a_full_pool_is_waited_for_in_line(
    connect: Connect, clock: FakeClock, transport: FakeTransport
) -> None:
    api = connect(hang, reply(200), limits=Limits(connections=1), timeout=Timeout(pool=3, read=100))
    first = asyncio.create_task(api.request("GET", "/1"))
    await started(transport)
    second = asyncio.create_task(api.request("GET", "/2"))
    await asyncio.sleep(0)
    clock.advance(3)

    with pytest.raises(PoolTimeout):
        await second
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert (await api.request("GET", "/3")).status_code == 200


async def test_an_upload_takes_its_time_and_its_answer_has_limits_of_its_own(
    connect: Connect, clock: FakeClock, transport: FakeTransport
) -> None:
    async def slow() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x"
            await asyncio.sleep(0)
            clock.advance(100)

    api = connect(reply(503), reply(200), timeout=Timeout(total=20, read=None))

    assert (await api.request("PUT", "/x", data=slow)).status_code == 200
    assert [request.body for request in transport.requests] == [b"xxx", b"xxx"]


# --- cancellation ----------------------------------------------------------------------------


async def test_the_programs_cancellation_is_not_turned_into_anything(
    connect: Connect, transport: FakeTransport
) -> None:
    call = asyncio.create_task(connect(hang).request("GET", "/x"))
    await started(transport)
    call.cancel("mine")

    with pytest.raises(asyncio.CancelledError, match="mine"):
        await call
    assert call.cancelling() == 1


async def test_a_timeout_around_a_call_is_the_programs(connect: Connect) -> None:
    api = connect(hang)

    with pytest.raises(TimeoutError) as caught:
        async with asyncio.timeout(0.01):
            await api.request("GET", "/x")

    assert type(caught.value) is TimeoutError


async def test_a_group_of_calls_ends_with_the_first_error(connect: Connect) -> None:
    api = connect(hang, hang, reply(404))

    async def three() -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(3):
                group.create_task(api.request("GET", "/x"))

    with pytest.raises(ExceptionGroup) as caught:
        await three()

    assert [type(one) for one in caught.value.exceptions] == [NotFound]


async def test_an_auth_that_swallows_our_cancellation_leaves_none_behind(
    connect: Connect, clock: FakeClock
) -> None:
    class Stubborn(Own):
        async def credential(self, send: Any) -> Credential:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                pass
            return Credential({"X-Own": "late"})

    async def run() -> tuple[int, int]:
        response = await api.request("GET", "/x", timeout=5)
        task = asyncio.current_task()
        assert task is not None
        return response.status_code, task.cancelling()

    api = connect(reply(200), auth=Stubborn())
    call = asyncio.create_task(run())
    await asyncio.sleep(0.01)
    clock.advance(5)

    assert await call == (200, 0)


# --- cool-down -------------------------------------------------------------------------------


async def test_an_error_of_a_cool_down_is_of_the_call_that_it_keeps_from_starting(connect: Connect) -> None:
    api = connect(reply(429, json={"message": "slow down"}, headers={"Retry-After": "90"}))

    with pytest.raises(RateLimited) as first:
        await api.request("GET", "/a")
    with pytest.raises(RateLimited, match="slow down") as second:
        await api.request("GET", "/b", timeout=5)

    assert ([one.status for one in first.value.log], second.value.log) == ([429], ())
    assert first.value is not second.value


async def test_without_a_policy_nobody_is_cooled_down(connect: Connect, clock: FakeClock) -> None:
    api = connect(reply(429, headers={"Retry-After": "90"}), reply(200), retry=None)

    with pytest.raises(RateLimited):
        await api.request("GET", "/a")
    await api.request("GET", "/b")

    assert clock.slept == []


async def test_a_stranger_to_whom_a_redirect_led_is_not_remembered(
    connect: Connect, clock: FakeClock
) -> None:
    away = reply(302, headers={"Location": "https://foreign.example/"})
    api = connect(away, reply(429, headers={"Retry-After": "90"}), away, reply(200))

    with pytest.raises(RateLimited):
        await api.request("GET", "/a")
    await api.request("GET", "/a")

    assert clock.slept == []


# --- bodies and streams ----------------------------------------------------------------------


async def test_a_body_is_measured_before_its_first_attempt(
    connect: Connect, transport: FakeTransport, tmp_path: Path
) -> None:
    path = tmp_path / "data"
    path.write_bytes(b"content")
    api = connect(reply(503), reply(200))

    await api.request("PUT", "/x", data=path)
    with pytest.raises(FileNotFoundError):
        await api.request("PUT", "/x", data=tmp_path / "missing")

    assert [request.body for request in transport.requests] == [b"content"] * 2


async def test_a_body_that_is_too_large_is_in_the_log(connect: Connect) -> None:
    api = connect(reply(200, content=b"x" * 11), limits=Limits(body=10))

    with pytest.raises(SizeLimitExceeded) as caught:
        await api.request("GET", "/x")

    assert [one.status for one in caught.value.log] == [200]


async def test_json_may_be_as_deep_as_the_connection_says(connect: Connect) -> None:
    api = connect(*[reply(content=b"[[[[1]]]]")] * 2, limits=Limits(depth=3))

    with pytest.raises(DecodeError, match="more than 3 levels deep"):
        (await api.request("GET", "/x")).json()
    async with api.stream("GET", "/x") as stream:
        with pytest.raises(DecodeError, match="more than 3 levels deep"):
            await anext(stream.json_lines())


async def test_a_refusal_is_read_as_far_as_it_is_worth(connect: Connect) -> None:
    api = connect(reply(400, content=b"x" * 200_000))

    with pytest.raises(Exception, match="400 Bad Request") as caught:
        await api.request("GET", "/x")

    response: Any = caught.value.response  # type: ignore[attr-defined]
    assert len(response.content) == 64 * 1024


async def test_a_stream_gives_its_head_first(connect: Connect, transport: FakeTransport) -> None:
    api = connect(reply(503), reply(302, headers={"Location": "/b"}), reply(200, content=b"1\n2\n"))

    async with api.stream("POST", "/a", json={}, retry=RetryPolicy(unsafe=True), redirect=None,
                          expected_status=302) as stream:  # fmt: skip
        first = (stream.status_code, await stream.read())
    async with api.stream("GET", "/a") as stream:
        lines = [line async for line in stream.json_lines()]

    assert (first, lines) == ((302, b""), [1, 2])
    assert sent(transport) == ["POST /v1/a", "POST /v1/a", "GET /v1/a"]


async def test_a_stream_holds_its_place_until_it_is_read(connect: Connect, clock: FakeClock) -> None:
    api = connect(reply(content=b"abc"), reply(), limits=Limits(connections=1), timeout=Timeout(pool=1))

    async with api.stream("GET", "/x") as stream:
        waiting = asyncio.create_task(api.request("GET", "/y"))
        await asyncio.sleep(0)
        clock.advance(0.5)
        assert not waiting.done()
        assert await stream.read() == b"abc"
        assert (await waiting).status_code == 200


async def test_a_stream_is_not_under_the_total(connect: Connect, clock: FakeClock) -> None:
    api = connect(reply(content=b"abc"), timeout=Timeout(total=5))

    async with api.stream("GET", "/x") as stream:
        clock.advance(1000)
        assert await stream.read() == b"abc"


async def test_a_download_is_a_stream_to_a_file(connect: Connect, tmp_path: Path) -> None:
    api = connect(reply(content=b"abc"))

    assert await api.download("/x", to=str(tmp_path / "f"), params={"a": 1}) == tmp_path / "f"
    assert (tmp_path / "f").read_bytes() == b"abc"


# --- life ------------------------------------------------------------------------------------


async def test_leaving_the_block_closes_the_transport(transport: FakeTransport) -> None:
    async with AsyncConnection(URL, transport=transport):
        assert transport.closed is False

    assert transport.closed is True


async def test_a_closed_connection_says_so(connect: Connect) -> None:
    api = connect()
    await api.close()

    with pytest.raises(ClientStateError, match="closed; open a new one"):
        await api.request("GET", "/x")
    with pytest.raises(ClientStateError):
        async with api:
            pass
    with pytest.raises(ClientStateError):
        async with api.stream("GET", "/x"):
            pass
    assert repr(api).endswith("closed)")


async def test_close_ends_calls_with_an_error_each(connect: Connect, transport: FakeTransport) -> None:
    api = connect(*[hang] * 10)
    calls = [asyncio.create_task(api.request("POST", f"/{number}")) for number in range(10)]
    await started(transport, 10)

    await api.close()
    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    assert {type(one) for one in outcomes} == {ClientStateError}
    assert len({id(one) for one in outcomes}) == 10


async def test_an_auth_that_fails_to_close_does_not_keep_the_transport_open(
    connect: Connect, transport: FakeTransport
) -> None:
    class Broken(Own):
        async def close(self) -> None:
            raise KeyError("mine")

    api = connect(reply(), auth=Broken())
    await api.request("GET", "/x")

    with pytest.raises(KeyError, match="mine"):
        await api.close()
    assert transport.closed is True


def test_another_event_loop_is_refused() -> None:
    transport = FakeTransport(reply(), reply())
    api = AsyncConnection(URL, transport=transport)
    asyncio.run(api.request("GET", "/x"))  # type: ignore[arg-type]

    async def again() -> None:
        with pytest.raises(ClientStateError, match="belongs to another event loop"):
            await api.request("GET", "/x")
        await api.close()

    asyncio.run(again())
    assert (len(transport.requests), transport.closed) == (1, False)


FORK = """
    import asyncio, os
    from specloom.connection import AsyncConnection
    from specloom.errors import ClientStateError
    from specloom.testing import FakeTransport, reply

    api = AsyncConnection("https://api.example", transport=FakeTransport(reply()))

    async def main():
        try:
            await api.request("GET", "/x")
        except ClientStateError as error:
            os._exit(7 if "before a fork" in str(error) else 1)
        os._exit(2)

    pid = os.fork()
    if pid == 0:
        asyncio.run(main())
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_connection_does_not_cross_a_fork() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FORK)], capture_output=True, text=True, timeout=30, check=False
    )

    assert done.stdout == "7\n", done.stderr


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"token": "t", "auth": BearerToken("t")}, TypeError, "auth or token"),
        ({"api_version": 2}, ValueError, "api_version=2 is given"),
        ({"timeout": 0}, ValueError, "timeout.total"),
        ({"timeout": "x"}, TypeError, "timeout must be"),
        ({"retry": 3}, TypeError, "retry must be"),
        ({"tls": "x"}, TypeError, "tls must be"),
        ({"ssl_certificate": ""}, TypeError, "ssl_certificate must be"),
        ({"headers": {"X": "\n"}}, ValueError, "X"),
        ({"auth": object()}, TypeError, "credential and rejected"),
        ({"hosts": {"a": "nowhere"}}, ValueError, "not an http"),
        ({"token": "a\nb"}, ValueError, "line break"),
    ],
)
def test_misuse_is_told_right_away(arguments: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        AsyncConnection(URL, **arguments)


async def test_a_configuration_leads_to_a_connection_like_the_first(clock: FakeClock) -> None:
    first = AsyncConnection(
        "https://api.example/{api_version}",
        api_version=2,
        headers={"X-Key": "canary", "Accept": "text/csv"},
        timeout=Timeout(total=7),
        retry=None,
        limits=Limits(body=5),
        token="canary",
    )
    text = first.config.to_json()
    transport = FakeTransport(reply())
    second = AsyncConnection.from_config(
        type(first.config).from_json(text), transport=transport, clock=clock, token="t"
    )
    await second.request("GET", "/x")
    await second.close()

    assert "canary" not in text
    assert (second.url, second.timeout, second.retry, second.limits) == (
        first.url, first.timeout, None, Limits(body=5),
    )  # fmt: skip
    assert transport.requests[0].headers["accept"] == "text/csv"
    assert json.loads(text)["api_version"] == 2


def test_a_redirect_error_tells_where_it_would_have_led() -> None:
    async def main() -> None:
        transport = FakeTransport(reply(307, headers={"Location": "http://api.example/x?key=canary"}))
        async with AsyncConnection(URL, transport=transport) as api:
            with pytest.raises(RedirectError) as caught:
                await api.request("GET", "/x")
        assert caught.value.location == "http://api.example/x?***"

    asyncio.run(main())


def test_requests_show_no_values_that_may_be_secret() -> None:
    request = Request(method="GET", url=f"{URL}?k=canary", headers={"Authorization": "canary"})

    assert "canary" not in repr(request)
