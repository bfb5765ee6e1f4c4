"""Retries on the wire: promises 8 to 14. What is sent again, how often, after which pause, and what is said of it."""

from __future__ import annotations

import asyncio
import io
import pickle
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from specloom import RateLimit
from specloom._options import Limits, Timeout
from specloom._retry import Cooldown, RetryBudget, RetryPolicy
from specloom.errors import (
    ConnectError,
    ConnectionLost,
    DeadlineExceeded,
    PoolTimeout,
    RateLimited,
    ResponseTruncated,
    ServerError,
    SpecloomError,
    StatusError,
    TransportError,
    UnknownOutcomeError,
)
from specloom.service import Api, Operation, Service
from specloom.testing import FakeClock

from .issuer import eventually, login
from .server import Connect, FaultServer, Serve
from .steps import Early, Peer, Received, answer, chunked, close, hang, head, reset, wait_for

ONCE = RetryPolicy(max_attempts=1)


async def outcome(call: Any) -> str:
    """The status of the answer, or the error's class."""
    try:
        return str((await call).status_code)
    except SpecloomError as error:
        inner = f"({type(error.error).__name__})" if isinstance(error, UnknownOutcomeError) else ""
        return type(error).__name__ + inner


async def refused_port() -> int:
    """A port where nobody listens."""
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = int(server.sockets[0].getsockname()[1])
    server.close()
    await server.wait_closed()
    return port


# --- requests on the wire are the attempts reported ------------------------------------------


@pytest.mark.parametrize("fault", [close, reset, (head(200, Content_Length="5")[:20], close)])
@pytest.mark.parametrize(
    ("method", "wire", "said"),
    [
        ("GET", 3, "ConnectionLost"),
        ("HEAD", 3, "ConnectionLost"),
        ("PUT", 3, "ConnectionLost"),
        ("DELETE", 3, "ConnectionLost"),
        ("OPTIONS", 3, "ConnectionLost"),
        ("POST", 1, "UnknownOutcomeError(ConnectionLost)"),
        ("PATCH", 1, "UnknownOutcomeError(ConnectionLost)"),
    ],
)
async def test_a_disconnect_is_tried_again_only_where_that_is_safe(
    serve: Serve, connect: Connect, method: str, wire: int, said: str, fault: Any
) -> None:
    server = await serve(always=fault)

    assert await outcome(connect(server).request(method, "/x")) == said
    assert server.wire == wire


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "POST"])
async def test_with_retries_off_one_call_is_one_request(serve: Serve, connect: Connect, method: str) -> None:
    server = await serve(close)

    await outcome(connect(server, retry=None).request(method, "/x"))

    assert server.wire == 1


@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_a_connection_that_dies_while_it_is_reused_is_no_hidden_retry(
    serve: Serve, connect: Connect, method: str
) -> None:
    """The library below repeats an idempotent request on a connection that was kept alive."""
    server = await serve(answer(200), close)
    api = connect(server, retry=None)
    await api.request("GET", "/warm")

    assert await outcome(api.request(method, "/x")) == "ConnectionLost"
    assert (server.wire, server.connections) == (2, 1)


async def test_a_post_on_a_connection_that_dies_while_it_is_reused_is_not_sent_twice(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(200), reset)
    api = connect(server)
    await api.request("GET", "/warm")

    assert await outcome(api.request("POST", "/x", json={})) == "UnknownOutcomeError(ConnectionLost)"
    assert server.wire == 2


async def test_a_connection_that_the_server_has_closed_is_not_used(serve: Serve, connect: Connect) -> None:
    server = await serve((answer(200), close), answer(200))
    api = connect(server, retry=None)
    await api.request("GET", "/x")
    await server.until(lambda: server.open == 0)
    await asyncio.sleep(0.01)

    assert await outcome(api.request("POST", "/x")) == "200"
    assert server.connections == 2


async def test_the_log_lists_each_request_that_was_sent(serve: Serve, connect: Connect) -> None:
    seen: list[Any] = []
    server = await serve(close, answer(503, Retry_After="2"), answer(302, Location="/b"), answer(200))
    response = await connect(server, on_attempt=seen.append).request("GET", "/a?key=canary")

    assert [str(attempt) for attempt in response.log] == [
        f"GET {server.url}/a?key=***: ConnectionLost (wait)",
        f"GET {server.url}/a?key=***: 503, after a pause of 0.2 s",
        f"GET {server.url}/a?key=***: 302, after a pause of 2.5 s",
        f"GET {server.url}/b: 200",
    ]
    assert tuple(seen) == response.log
    assert server.wire == 4


async def test_an_error_lists_each_request_that_was_sent(serve: Serve, connect: Connect) -> None:
    server = await serve(close, answer(500), answer(503))

    with pytest.raises(ServerError) as caught:
        await connect(server).request("GET", "/x")

    assert [(one.status, one.error) for one in caught.value.log] == [
        (None, "ConnectionLost"),
        (500, None),
        (503, None),
    ]


# --- which answers ---------------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
async def test_passing_refusals_are_tried_again(serve: Serve, connect: Connect, status: int) -> None:
    server = await serve(answer(status), answer(status), answer(200))

    assert await outcome(connect(server).request("GET", "/x")) == "200"
    assert server.wire == 3


@pytest.mark.parametrize("status", [400, 404, 405, 409, 410, 412, 418, 422, 451, 501, 505, 511])
async def test_lasting_refusals_are_not(serve: Serve, connect: Connect, status: int) -> None:
    server = await serve(answer(status))

    with pytest.raises(StatusError) as caught:
        await connect(server).request("GET", "/x")

    assert (caught.value.status_code, server.wire) == (status, 1)


@pytest.mark.parametrize(
    ("status", "said", "wire"),
    [
        (429, "200", 2),
        (500, "ServerError", 1),
        (502, "ServerError", 1),
        (503, "ServerError", 1),
        (504, "ServerError", 1),
    ],
)
async def test_a_post_that_was_answered_raises_its_status(
    serve: Serve, connect: Connect, status: int, said: str, wire: int
) -> None:
    server = await serve(answer(status), always=answer(200))

    assert await outcome(connect(server).request("POST", "/x", json={"a": 1})) == said
    assert server.wire == wire


async def test_a_503_whose_body_is_cut_is_still_a_503(serve: Serve, connect: Connect) -> None:
    server = await serve((answer(503, b'{"message": "d', length=100), close))

    with pytest.raises(ServerError) as caught:
        await connect(server).request("POST", "/x")

    assert caught.value.response.content == b'{"message": "d'


async def test_a_refusal_whose_body_never_comes_is_still_a_refusal(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve((answer(422, b'{"mess', length=100), hang))
    call = asyncio.create_task(outcome(connect(server).request("POST", "/x")))
    while not call.done():
        clock.advance(1)
        await asyncio.sleep(0.001)

    assert await call == "Unprocessable"


# --- what was never sent ---------------------------------------------------------------------


async def test_a_post_is_tried_again_when_the_connection_is_refused(
    connect: Connect, clock: FakeClock
) -> None:
    api = connect(f"http://127.0.0.1:{await refused_port()}")

    with pytest.raises(ConnectError, match="connection refused") as caught:
        await api.request("POST", "/x", json={})

    assert (len(caught.value.log), caught.value.maybe_processed) == (3, False)
    assert clock.slept == [0.25, 0.5]


async def test_a_post_finds_a_server_that_comes_up_meanwhile(
    connect: Connect, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = await refused_port()
    servers: list[asyncio.Server] = []

    class Clock(FakeClock):
        async def sleep(self, seconds: float) -> None:
            async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(answer(201))
                await writer.drain()
                writer.close()

            servers.append(await asyncio.start_server(serve, "127.0.0.1", port))
            await super().sleep(seconds)

    async with connect(f"http://127.0.0.1:{port}", clock=Clock()) as api:
        assert await outcome(api.request("POST", "/x")) == "201"
    servers[0].close()


# --- idempotency keys ------------------------------------------------------------------------


async def test_a_keyed_post_is_sent_again_with_the_same_key_and_the_same_bytes(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(close, answer(500), answer(201))

    assert (
        await outcome(connect(server).request("POST", "/x", json={"a": [1]}, idempotency_key="k1")) == "201"
    )
    assert [(one.header("idempotency-key"), one.body) for one in server.received] == [
        ("k1", b'{"a":[1]}')
    ] * 3


async def test_a_keyed_post_that_is_lost_to_the_end_has_an_unknown_outcome(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(always=close)

    with pytest.raises(UnknownOutcomeError) as caught:
        await connect(server).request("POST", "/x", idempotency_key="k1")

    error = caught.value
    assert (type(error.error), error.phase, error.maybe_processed, len(error.log), server.wire) == (
        ConnectionLost, "wait", True, 3, 3,
    )  # fmt: skip
    assert "POST may or may not have been carried out" in str(error)


class Things(Service):
    _api = Api(name="things", url="https://things.example")

    async def call(self, operation: Operation[Any]) -> Any:
        return await self._call(operation, (), {}, data={"a": 1})


def post(**options: Any) -> Operation[Any]:
    return Operation("things.create", "POST", "/things", body="json", answer="any", **options)


async def test_a_spec_may_say_that_a_post_is_idempotent(serve: Serve, connect: Connect) -> None:
    server = await serve(close, answer(500), answer(200))

    assert await outcome(Things(connect(server)).call(post(idempotent=True))) == "200"
    assert server.bodies == [b'{"a":1}'] * 3


async def test_an_operation_with_a_key_sends_one_of_its_own_for_each_call(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(close, answer(500), answer(200), close, answer(200))
    things = Things(connect(server))

    await things.call(post(idempotency_key="header X-Key"))
    await things.call(post(idempotency_key="header X-Key"))

    keys = server.sent("x-key")
    assert (len(set(keys[:3])), len(set(keys[3:])), len(set(keys)), None in keys) == (1, 1, 2, False)


@pytest.mark.parametrize(("status", "wire"), [(409, 2), (404, 1), (500, 1)])
async def test_a_spec_may_name_further_statuses_to_try_again_on(
    status: int, wire: int, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(status), *[answer(200)] * (wire - 1))

    await outcome(Things(connect(server)).call(post(retry_statuses=(409,), idempotent=status != 500)))

    assert server.wire == wire


async def test_a_status_that_is_expected_is_an_answer_and_never_tried_again(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(503, Retry_After="9"), answer(401), answer(429))
    api = connect(server, token="t")
    seen = [(await api.request("GET", "/x", expected_status="any")).status_code for _ in range(3)]

    assert (seen, server.wire) == ([503, 401, 429], 3)


async def test_a_policy_can_lift_the_rule(serve: Serve, connect: Connect) -> None:
    server = await serve(close, answer(500), answer(201))

    assert await outcome(connect(server, retry=RetryPolicy(unsafe=True)).request("POST", "/x")) == "201"


# --- pauses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "slept"), [(503, [0.5, 1.0, 2.0]), (429, [0.5, 1.0, 2.0]), (502, [0.25, 0.5, 1.0])]
)
async def test_pauses_double_and_are_jittered_from_the_first(
    serve: Serve, connect: Connect, clock: FakeClock, status: int, slept: list[float]
) -> None:
    clock.chance = 0.5
    server = await serve(always=answer(status))

    await outcome(connect(server, retry=RetryPolicy(max_attempts=4)).request("GET", "/x"))

    assert clock.slept == slept


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("2", 2, 3),
        ("0", 0, 1),
        ("1.5", 1.5, 2.5),
        ("60", 60, 61),
        # garbage leaves the pause to us
        ("inf", 0, 1),
        ("1e9", 0, 1),
        ("nan", 0, 1),
        ("-3", 0, 1),
        ("", 0, 1),
        ("soon", 0, 1),
        ("0x10", 0, 1),
        ("1,000", 0, 1),
        ("Mon, 99 Foo 2024 99:99:99 GMT", 0, 1),
        ("Tue, 14 Nov 2023 22:13:50 GMT", 30, 31),
        ("Tue, 14 Nov 1995 22:13:50 GMT", 0, 1),
    ],
)
@pytest.mark.parametrize("chance", [0.0, 0.999])
async def test_retry_after_is_honoured_and_garbage_is_not(
    serve: Serve, connect: Connect, value: str, least: float, most: float, chance: float
) -> None:
    clock = FakeClock(chance=chance)
    server = await serve(answer(503, Retry_After=value), answer(200))

    assert await outcome(connect(server, clock=clock).request("GET", "/x")) == "200"
    assert least <= sum(clock.slept) < most


@pytest.mark.parametrize(
    "value", ["61", "3600", "1e9".replace("e9", "0" * 9), "Fri, 31 Dec 9999 23:59:59 GMT"]
)
async def test_a_pause_longer_than_a_minute_is_an_error_at_once(
    serve: Serve, connect: Connect, clock: FakeClock, value: str
) -> None:
    server = await serve(answer(503, Retry_After=value))

    with pytest.raises(ServerError) as caught:
        await connect(server).request("GET", "/x")

    assert (clock.slept, server.wire) == ([], 1)
    assert caught.value.retry_after is not None
    assert caught.value.retry_after >= 61


async def test_a_pause_beyond_the_deadline_is_an_error_at_once(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(answer(429, Retry_After="30"))

    with pytest.raises(RateLimited) as caught:
        await connect(server).request("GET", "/x", timeout=20)

    assert (clock.slept, caught.value.retry_after) == ([], 30.0)


async def test_pauses_are_not_cut_short_by_the_limits_of_an_attempt(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(answer(503, b"x", Retry_After="50"), answer(200))

    timeout = Timeout(attempt=5, read=5, connect=5)
    assert await outcome(connect(server, timeout=timeout).request("GET", "/x")) == "200"
    assert clock.slept == [50.5]


# --- one deadline ----------------------------------------------------------------------------


async def until_over(call: asyncio.Task[Any], clock: FakeClock, server: FaultServer) -> None:
    """Move the clock on whenever nothing happens any more."""
    while not call.done():
        wire = server.wire
        await asyncio.sleep(0.002)
        if server.wire == wire and not call.done():
            clock.advance(0.5)


@pytest.mark.parametrize(
    "fault", [hang, (head(200, Content_Length="5"), hang), (b"HTTP/1.1 200 OK\r\n", hang)]
)
async def test_a_server_that_hangs_on_every_attempt_costs_the_deadline_and_no_more(
    serve: Serve, connect: Connect, clock: FakeClock, fault: Any
) -> None:
    server = await serve(always=fault)
    timeout = Timeout(total=10, attempt=3)
    call = asyncio.create_task(connect(server, timeout=timeout).request("GET", "/x"))
    began = clock.monotonic()
    await until_over(call, clock, server)

    with pytest.raises(TimeoutError) as caught:
        await call
    assert isinstance(caught.value, TransportError)
    assert clock.monotonic() - began <= 10.5
    assert len(caught.value.log) == server.wire == 3


async def test_the_deadline_ends_the_one_attempt_that_hangs(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(hang)
    call = asyncio.create_task(connect(server).request("GET", "/x", timeout=Timeout(total=7, read=None)))
    await server.has_received(1)
    clock.advance(7)

    with pytest.raises(DeadlineExceeded, match=r"no result within 7 s \(timeout.total\)") as caught:
        await call
    error = caught.value
    assert (error.phase, error.maybe_processed, server.wire) == ("wait", True, 1)
    assert [one.error for one in error.log] == ["DeadlineExceeded"]


async def test_a_post_that_runs_out_of_time_has_an_unknown_outcome(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(hang)
    call = asyncio.create_task(outcome(connect(server).request("POST", "/x", timeout=7)))
    await server.has_received(1)
    clock.advance(7)

    assert await call == "UnknownOutcomeError(DeadlineExceeded)"


async def test_the_deadline_covers_the_wait_for_a_place(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(always=hang)
    api = connect(server, limits=Limits(connections=1))
    first = asyncio.create_task(outcome(api.request("GET", "/x", timeout=1000, retry=None)))
    await server.has_received(1)
    second = asyncio.create_task(api.request("GET", "/x", timeout=5))
    await asyncio.sleep(0)
    clock.advance(5)

    with pytest.raises(DeadlineExceeded) as caught:
        await second
    assert (caught.value.phase, caught.value.maybe_processed, server.wire) == ("pool", False, 1)
    clock.advance(30)
    assert await first == "ReadTimeout"


@pytest.mark.parametrize(
    ("script", "wire"),
    [
        ((hang,), 1),  # the renewal of the token
        ((answer(json={"token": "t"}), (answer(200, b"x", length=9), hang)), 2),  # the body
        ((answer(json={"token": "t"}), answer(503, Retry_After="15"), hang), 3),  # the pause
    ],
)
async def test_one_deadline_covers_all(
    script: Any, wire: int, serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    clock.auto = False
    server = await serve(*script)
    call = asyncio.create_task(connect(server, auth=login()).request("GET", "/x", timeout=20))
    await server.has_received(min(wire, 2))
    # The pause must have begun: else the time that passes now is none of it.
    await eventually(lambda: wire < 3 or bool(clock.slept))
    clock.advance(15.5)
    await server.has_received(wire)
    await asyncio.sleep(0.01)
    assert not call.done()
    clock.advance(4.5)

    with pytest.raises(DeadlineExceeded, match="no result within 20 s"):
        await call
    assert server.wire == wire
    clock.auto = True


async def test_the_total_of_a_stream_ends_with_its_head(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    go_on = asyncio.Event()
    server = await serve((answer(200, b"0", length=2), wait_for(go_on), b"1"), hang)
    api = connect(server, timeout=Timeout(total=20, read=None))

    async with api.stream("GET", "/x") as stream:
        reading = asyncio.create_task(stream.read())
        await asyncio.sleep(0.01)
        clock.advance(1000)
        go_on.set()
        assert await reading == b"01"
    late = asyncio.create_task(_opened(api))
    await server.has_received(2)
    clock.advance(20)
    with pytest.raises(DeadlineExceeded):
        await late


async def _opened(api: Any) -> None:
    async with api.stream("GET", "/x"):
        pass


async def test_a_full_pool_has_an_error_of_its_own(serve: Serve, connect: Connect, clock: FakeClock) -> None:
    server = await serve(always=hang)
    api = connect(server, limits=Limits(connections=1), timeout=Timeout(pool=2, read=100))
    first = asyncio.create_task(outcome(api.request("GET", "/x")))
    await server.has_received(1)
    second = asyncio.create_task(api.request("POST", "/x"))
    await asyncio.sleep(0)
    clock.advance(2)

    with pytest.raises(PoolTimeout, match=r"no connection became free within 2 s") as caught:
        await second
    assert (caught.value.phase, server.wire) == ("pool", 1)
    first.cancel()


# --- budget and cool-down --------------------------------------------------------------------


async def test_an_outage_is_not_amplified(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(503))
    api = connect(server, timeout=None)

    outcomes = await asyncio.gather(*(outcome(api.request("GET", "/x")) for _ in range(200)))

    assert set(outcomes) == {"ServerError"}
    assert server.wire == 200 + 500 // 5  # a token bucket of 500, 5 for each retry after a throttle


async def test_lost_connections_cost_more_of_the_budget(serve: Serve, connect: Connect) -> None:
    server = await serve(always=close)
    api = connect(server, timeout=None)

    await asyncio.gather(*(outcome(api.request("GET", "/x")) for _ in range(50)))

    assert server.wire == 50 + 500 // 14


async def test_a_hundred_calls_against_a_server_that_is_down_make_two_hundred_requests(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(always=answer(503))
    api = connect(server)
    for _ in range(100):
        assert await outcome(api.request("GET", "/x")) == "ServerError"

    assert server.wire == 100 + 500 // 5


async def test_successes_put_back_into_the_budget(serve: Serve, connect: Connect) -> None:
    fail, fine = answer(500), answer(200)
    server = await serve(*[fail, fine] * 3, fail, fail, *[fine] * 14, fail, fine)
    api = connect(server, retry=RetryPolicy(max_attempts=2, budget=RetryBudget(capacity=14)))
    seen = [await outcome(api.request("GET", "/x")) for _ in range(3)]  # each gets back what it took
    seen.append(await outcome(api.request("GET", "/x")))  # takes all, in vain
    seen += [await outcome(api.request("GET", "/x")) for _ in range(14)]  # one back for each
    seen.append(await outcome(api.request("GET", "/x")))

    assert seen == ["200"] * 3 + ["ServerError"] + ["200"] * 15
    assert server.wire == 6 + 2 + 14 + 2


async def test_the_budget_is_shared_by_copies_and_is_of_one_origin(serve: Serve, connect: Connect) -> None:
    down, up = await serve(always=answer(500)), await serve(answer(500), answer(200))
    policy = RetryPolicy(budget=RetryBudget(capacity=28))
    api = connect(down, retry=policy, hosts={"up": up.url})

    await outcome(api.request("GET", "/x"))
    await outcome(api.with_options(headers={"X": "1"}).request("GET", "/x"))

    assert down.wire == 3 + 1
    assert await outcome(api.request("GET", "/x", host="up")) == "200"


async def test_a_cool_down_is_shared_and_its_waiters_start_spread_over_a_second(
    serve: Serve, connect: Connect
) -> None:
    clock = FakeClock(auto=False, chance=0.25)
    server = await serve(answer(429, Retry_After="10"), always=answer(200))
    api = connect(server, clock=clock)
    first = asyncio.create_task(api.request("GET", "/first"))
    await server.has_received(1)
    await eventually(lambda: bool(clock.slept))
    clock.chance = 0.75
    others = [
        asyncio.create_task(api.with_options(headers={"X": "1"}).request("GET", f"/{number}"))
        for number in range(3)
    ]
    await asyncio.sleep(0.01)
    wire_meanwhile = server.wire
    clock.advance(10.25)
    assert (await first).status_code == 200
    wire_then = server.wire
    clock.advance(0.5)
    await asyncio.gather(*others)

    assert (wire_meanwhile, wire_then, server.wire) == (1, 2, 5)
    assert clock.slept == [10.25, 10.75, 10.75, 10.75]


@pytest.mark.parametrize(
    "line",
    [{"limits": Limits(connections=2)}, {"rate_limit": RateLimit(requests=2, per=5)}],
    ids=["for a connection", "for the pace"],
)
async def test_calls_that_stand_in_line_heed_a_cool_down_as_well(
    line: dict[str, Any], serve: Serve, connect: Connect
) -> None:
    clock = FakeClock(auto=False, chance=0.0)
    times: list[float] = []

    def note(_: Received) -> bytes:
        times.append(clock.monotonic() - 1000.0)
        return answer(429, Retry_After="30") if times[-1] < 30 else answer(200)

    server = await serve(always=note)
    patient = Timeout(total=None, connect=None, pool=None, read=None)
    api = connect(server, clock=clock, timeout=patient, retry=RetryPolicy(budget=RetryBudget(10)), **line)
    calls = asyncio.gather(*(api.request("GET", f"/{number}") for number in range(20)))

    await eventually(lambda: clock.slept.count(30.0) >= 2)
    while not calls.done():
        clock.advance(2.5)
        await asyncio.sleep(0.001)

    assert [one.status_code for one in await calls] == [200] * 20
    assert (len([one for one in times if one < 30]), len(times)) == (2, 22)


async def test_a_call_that_cannot_start_before_its_deadline_fails_at_once_with_no_attempt(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(answer(429, json={"message": "slow down"}, Retry_After="100"))
    api = connect(server)
    first = await asyncio.gather(api.request("GET", "/a"), return_exceptions=True)

    with pytest.raises(RateLimited, match="slow down") as caught:
        await api.request("GET", "/b", timeout=30)
    with pytest.raises(RateLimited) as again:
        await api.request("POST", "/c", timeout=30)

    assert (server.wire, clock.slept) == (1, [])
    assert caught.value.log == again.value.log == ()
    assert len({id(first[0]), id(caught.value), id(again.value)}) == 3


async def test_a_token_request_does_not_wait_for_a_cool_down(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    clock.chance = 0.0
    server = await serve(answer(429, Retry_After="10"), answer(json={"token": "t"}), answer(200))
    api = connect(server)
    await outcome(api.request("GET", "/a", retry=RetryPolicy(max_attempts=1)))
    clock.auto = False
    call = asyncio.create_task(api.with_options(auth=login()).request("GET", "/b"))
    await eventually(lambda: clock.slept == [10.0])
    clock.advance(10)
    await call

    assert server.targets == ["GET /a", "POST /token", "GET /b"]


async def test_a_cool_down_lasts_a_minute_at_most(serve: Serve, connect: Connect, clock: FakeClock) -> None:
    clock.chance = 0.0
    server = await serve(answer(503, Retry_After="86400"), answer(200))
    api = connect(server)
    await outcome(api.request("GET", "/a"))

    assert await outcome(api.request("GET", "/b")) == "200"
    assert clock.slept == [60.0]


async def test_a_policy_without_cool_down_leaves_others_alone(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(answer(429, Retry_After="100"), answer(200))
    api = connect(server, retry=RetryPolicy(cooldown=None))
    await outcome(api.request("GET", "/a"))

    assert await outcome(api.request("GET", "/b")) == "200"
    assert clock.slept == []


async def test_the_origin_that_a_redirect_leads_to_is_the_one_that_cools_down(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    files = await serve(answer(503, Retry_After="100"))
    server = await serve(answer(302, Location=f"{files.url}/x"), answer(200))
    api = connect(server, hosts={"files": files.url})
    await outcome(api.request("GET", "/a"))

    assert await outcome(api.request("GET", "/b")) == "200"
    assert clock.slept == []


async def test_copies_may_have_a_budget_of_their_own_or_none(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(500))
    api = connect(server, retry=RetryPolicy(budget=RetryBudget(capacity=1)))
    figures = [RetryBudget(capacity=1), RetryBudget(capacity=14), None]
    seen = []
    for budget in figures:
        before = server.wire
        await outcome(api.with_options(retry=RetryPolicy(budget=budget)).request("GET", "/x"))
        seen.append(server.wire - before)

    assert seen == [1, 2, 3]


async def test_an_error_says_that_the_budget_withheld_a_retry(serve: Serve, connect: Connect) -> None:
    server = await serve(always=answer(503))
    api = connect(server, retry=RetryPolicy(budget=RetryBudget(capacity=5)))

    with pytest.raises(ServerError) as caught:
        await api.request("GET", "/x")

    origin = f"http://127.0.0.1:{server.port}"
    assert caught.value.gave_up == "budget"
    assert str(caught.value) == (
        f"GET {origin}/x: 503 Service Unavailable; not tried again: the retry budget of {origin} is spent"
    )
    assert [one.gave_up for one in caught.value.log] == [None, "budget"]
    assert str(caught.value.log[-1]).endswith("; given up: budget")


async def test_an_error_tells_of_the_cool_down_that_kept_a_call_back(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(answer(429, Retry_After="50"))
    api = connect(server, retry=RetryPolicy(max_attempts=1))
    await outcome(api.request("GET", "/a?key=canary"))
    clock.advance(10)

    with pytest.raises(RateLimited) as caught:
        await api.request("POST", "/b", timeout=30)

    origin, about = f"http://127.0.0.1:{server.port}", caught.value.cooldown
    trigger = f"GET {origin}/a?key=***: 429"
    assert about is not None
    assert (caught.value.gave_up, about) == (
        "cooldown",
        Cooldown(origin=origin, left=40.0, age=10.0, trigger=trigger),
    )
    assert str(caught.value).endswith(
        f"; not sent: {origin} is left alone for another 40.0 s, as {trigger} asked for 10.0 s ago"
    )


@pytest.mark.parametrize(
    ("step", "options", "gave_up", "words"),
    [
        (answer(503), {}, "attempts", "; given up after 3 attempts"),
        (close, {}, "attempts", "; given up after 3 attempts"),
        (answer(503), {"retry": None}, "off", ""),
        (answer(404), {}, "not_retryable", ""),
        (answer(503, Retry_After="3600"), {}, "retry_after", "granted (retry.retry_after_max)"),
        (
            answer(503, Retry_After="30"),
            {"timeout": 20},
            "deadline",
            "no time is left for it (timeout.total)",
        ),
    ],
    ids=["attempts", "lost", "off", "lasting", "retry_after", "deadline"],
)
async def test_an_error_says_why_the_call_was_given_up(
    serve: Serve, connect: Connect, step: Any, options: dict[str, Any], gave_up: str, words: str
) -> None:
    server = await serve(always=step)
    api = connect(server, retry=RetryPolicy(cooldown=None))

    with pytest.raises(SpecloomError) as caught:
        await api.request("GET", "/x", **options)

    copy = pickle.loads(pickle.dumps(caught.value))
    assert (caught.value.gave_up, str(caught.value)[-len(words) :] if words else "") == (gave_up, words)
    assert caught.value.log[-1].gave_up == gave_up
    assert (copy.gave_up, str(copy), copy.cooldown) == (gave_up, str(caught.value), None)


async def test_a_call_that_runs_out_of_time_was_given_up_at_its_deadline(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    clock.auto = False
    server = await serve(hang)
    call = asyncio.create_task(connect(server).request("GET", "/x", timeout=5))
    await server.has_received(1)
    clock.advance(5)

    with pytest.raises(DeadlineExceeded) as caught:
        await call

    assert (caught.value.gave_up, caught.value.log[-1].gave_up) == ("deadline", "deadline")


# --- connections and bodies ------------------------------------------------------------------


@pytest.mark.parametrize(
    "refusal",
    [
        answer(503, b"x" * 1000),
        answer(503, b"x" * 500_000),
        answer(503, chunked(b"x" * 1000), Transfer_Encoding="chunked"),
        answer(503, chunked(*[b"x" * 50_000] * 10), Transfer_Encoding="chunked"),
    ],
)
async def test_refusals_do_not_hold_connections(serve: Serve, connect: Connect, refusal: bytes) -> None:
    server = await serve(*[refusal] * 20, answer(200))
    api = connect(server, limits=Limits(connections=1), retry=RetryPolicy(max_attempts=30), timeout=None)

    assert await outcome(api.request("GET", "/x")) == "200"
    await server.until(lambda: server.open <= 1)
    assert server.wire == 21


async def test_a_small_refusal_leaves_its_connection_for_the_next(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(503, b"x" * 1000), answer(503, b"x" * 60_000), answer(200))

    await connect(server).request("GET", "/x")

    assert server.connections == 1


async def one_shot() -> AsyncIterator[bytes]:
    for piece in (b"a" * 100_000, b"b"):
        yield piece


WHOLE = b"a" * 100_000 + b"b"


@pytest.mark.parametrize("kind", ["bytes", "path", "handle", "bytes handle", "function", "multipart"])
async def test_a_body_is_sent_again_byte_for_byte(
    serve: Serve, connect: Connect, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "data"
    path.write_bytes(b"skipped" + WHOLE if "handle" in kind else WHOLE)
    server = await serve(close, answer(503), answer(200))
    with path.open("rb") as handle:
        handle.seek(7)
        memory = io.BytesIO(path.read_bytes())
        memory.seek(7)
        data: Any = {
            "bytes": WHOLE, "path": path, "handle": handle, "bytes handle": memory, "function": one_shot,
        }.get(kind)  # fmt: skip
        body = {"multipart": {"file": path}} if kind == "multipart" else {"data": data}
        said = await outcome(connect(server).request("PUT", "/x", **body))

    assert said == "200"
    first, second, third = (request.body for request in server.received)
    assert first == second == third
    assert WHOLE in first if kind == "multipart" else first == WHOLE


@pytest.mark.parametrize(
    ("fault", "said"), [(close, "ConnectionLost"), (answer(503), "ServerError"), (answer(429), "RateLimited")]
)
async def test_a_stream_that_was_sent_once_is_not_sent_empty(
    serve: Serve, connect: Connect, fault: Any, said: str
) -> None:
    server = await serve(fault)

    assert await outcome(connect(server).request("PUT", "/x", data=one_shot())) == said
    assert [request.body for request in server.received] == [WHOLE]


async def test_a_stream_whose_connection_was_refused_is_sent_to_the_next(connect: Connect) -> None:
    api = connect(f"http://127.0.0.1:{await refused_port()}")

    with pytest.raises(ConnectError) as caught:
        await api.request("POST", "/x", data=one_shot())

    assert len(caught.value.log) == 3


async def test_an_upload_that_is_refused_early_is_over_with_the_answer(
    serve: Serve, connect: Connect
) -> None:
    closed = asyncio.Event()

    async def endless() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"x" * 10_000
                await asyncio.sleep(0)
        finally:
            closed.set()

    server = await serve(Early((answer(413, b"too large"), close)), answer(200))
    api = connect(server)

    assert await outcome(api.request("POST", "/x", data=endless)) == "StatusError"
    await asyncio.wait_for(closed.wait(), 5)
    assert await outcome(api.request("GET", "/y")) == "200"


async def test_the_answer_of_a_server_that_refuses_an_upload_and_breaks_off_is_not_lost(
    serve: Serve, connect: Connect
) -> None:
    refused = asyncio.Event()

    async def refuse(peer: Peer) -> None:
        peer.writer.write(answer(413, b"too large"))
        peer.reset()
        refused.set()

    async def source() -> AsyncIterator[bytes]:
        yield b"x" * 1000
        await refused.wait()
        for _ in range(100):
            yield b"x" * 1000

    server = await serve(Early(refuse))

    with pytest.raises(StatusError) as caught:
        await connect(server, retry=None).request("POST", "/x", data=source)

    assert (caught.value.response.status_code, caught.value.response.content) == (413, b"too large")


async def test_an_upload_whose_source_waits_when_the_answer_comes_is_over_as_well(
    serve: Serve, connect: Connect
) -> None:
    closed = asyncio.Event()

    async def stuck() -> AsyncIterator[bytes]:
        try:
            yield b"x"
            await asyncio.Event().wait()
        finally:
            closed.set()

    server = await serve(Early(answer(401)), answer(200))
    api = connect(server, limits=Limits(connections=1))

    assert await outcome(api.request("POST", "/x", data=stuck)) == "Unauthenticated"
    await asyncio.wait_for(closed.wait(), 5)
    assert await outcome(api.request("GET", "/y")) == "200"


async def test_a_source_that_fails_fails_the_call_with_its_own_error(serve: Serve, connect: Connect) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"x"
        raise KeyError("mine")

    server = await serve(always=answer(200))
    api = connect(server)

    with pytest.raises(KeyError, match="mine"):
        await api.request("POST", "/x", data=broken)
    assert await outcome(api.request("GET", "/y")) == "200"


async def test_a_file_that_shrinks_while_it_is_sent_is_an_error_and_not_a_short_body(
    serve: Serve, connect: Connect, tmp_path: Path
) -> None:
    path = tmp_path / "data"
    path.write_bytes(b"x" * 1000)
    server = await serve(close, always=answer(200))

    def shrink(request: Received) -> Any:
        path.write_bytes(b"y")
        return close

    server.script[:] = [shrink]
    with pytest.raises(ValueError, match="changed"):
        await connect(server).request("PUT", "/x", data=path)

    assert [len(request.body) for request in server.received] == [1000]


async def test_an_upload_may_take_longer_than_the_total(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    async def slow() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b"x"
            await asyncio.sleep(0.005)
            clock.advance(60)

    server = await serve(answer(503), answer(200))

    assert await outcome(connect(server).request("PUT", "/x", data=slow, timeout=100)) == "200"
    assert [len(request.body) for request in server.received] == [4, 4]


async def test_a_peer_that_stops_reading_an_upload_is_noticed(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    stop = asyncio.Event()

    async def stall(peer: Peer) -> None:
        await stop.wait()
        peer.close()

    server = await serve(Early(stall))
    call = asyncio.create_task(
        outcome(
            connect(server, retry=None, timeout=Timeout(total=None)).request(
                "POST", "/x", data=b"x" * 50_000_000
            )
        )
    )
    await server.has_received(1)
    while not call.done():
        await asyncio.sleep(0.005)
        clock.advance(5)
    stop.set()

    assert await call == "UnknownOutcomeError(ReadTimeout)"


# --- how far a retry goes ---------------------------------------------------------------------


async def test_a_truncated_body_is_tried_again(serve: Serve, connect: Connect) -> None:
    cut = (answer(200, b"abc", length=9), close)
    server = await serve(cut, cut, answer(200, b"whole"))

    assert (await connect(server).request("GET", "/x")).content == b"whole"
    assert server.wire == 3


async def test_a_stream_is_tried_again_up_to_its_head_and_not_after_it(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(close, answer(503), (answer(200, b"abc", length=9), close))
    api = connect(server)

    async with api.stream("GET", "/x") as stream:
        with pytest.raises(ResponseTruncated) as caught:
            await stream.read()

    assert (server.wire, len(caught.value.log)) == (3, 3)


async def test_waiting_for_a_place_is_fair(serve: Serve, connect: Connect) -> None:
    go_on = asyncio.Event()
    server = await serve((wait_for(go_on), answer(200)), always=answer(200))
    api = connect(server, limits=Limits(connections=1))
    calls = [asyncio.create_task(api.request("GET", f"/{number}")) for number in range(10)]
    await server.has_received(1)
    go_on.set()
    await asyncio.gather(*calls)

    assert [request.target for request in server.received] == [f"/{number}" for number in range(10)]
