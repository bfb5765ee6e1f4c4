"""Jobs on the wire: what is asked, by whom and how often; where a job never leads; and how it is gone on with."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from specloom import AsyncConnection, RateLimit, Timeout
from specloom.errors import (
    ConnectionLost,
    DeadlineExceeded,
    DecodeError,
    JobFailed,
    RateLimited,
    RedirectError,
    ResponseTruncated,
    ServerError,
    UnknownOutcomeError,
)
from specloom.service import Api, ErrorShape, JobPlan, JobService, Operation, Wait
from specloom.testing import FakeClock

from .issuer import Issuer, login
from .server import Connect, Serve
from .steps import Received, answer, chunked, close, head, reset, wait_for

RUN: Operation[Any] = Operation("queries.run", "POST", "/run", returns=dict[str, Any], body="json")
POLL: Operation[Any] = Operation(
    "queries.status", "GET", "/poll/{id}", returns=dict[str, Any], statuses=(303, 500),
    wait=Wait(done={"status code": 303}, failed={"status code": 500, "status": ["errored", "cancelled"]}),
)  # fmt: skip
RESULT: Operation[Any] = Operation("queries.result", "GET", "/get/{id}", returns=list[int])
ROWS: Operation[Any] = Operation("queries.rows", "GET", "/get/{id}", returns=int, answer="stream")
FOLLOW: Operation[Any] = Operation(
    "queries.follow", "GET", "{where:url}", returns=dict[str, Any], statuses=(303,),
    wait=Wait(done={"status code": 303}, keys={"where": "header Next", "what": "header Location"}),
)  # fmt: skip
FETCH: Operation[Any] = Operation("queries.fetch", "GET", "{what:url}", returns=list[int])
PLAN: JobPlan[Any, Any, Any] = JobPlan(start=RUN, poll=POLL, result=RESULT, keys={"id": "id"})
STREAMED: JobPlan[Any, Any, Any] = JobPlan(start=RUN, poll=POLL, result=ROWS, keys={"id": "id"})
LINKED: JobPlan[Any, Any, Any] = JobPlan(
    start=RUN, poll=FOLLOW, result=FETCH, keys={"where": "header Location"}
)

STARTED = answer(202, json={"id": "q1"}, Location="/poll/q1")
BUSY = answer(202, json={"status": "executing"})
OVER = answer(303, json={"status": "completed"}, Location="/get/q1")
BROKEN = answer(500, json={"status": "errored", "msg": "out of cheese"})
DONE = answer(200, json=[1, 2])


class Queries(JobService):
    _api = Api(name="jobs", url="", errors=ErrorShape(message=("msg",)))

    async def run(self, plan: JobPlan[Any, Any, Any] = PLAN) -> Any:
        return await self._job(plan, (), {}, data={})

    def resume_run(self, token: str, plan: JobPlan[Any, Any, Any] = PLAN) -> Any:
        return self._resume(plan, token, {})


async def test_a_job_asks_until_the_303_and_does_not_follow_it_by_itself(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(STARTED, BUSY, BUSY, OVER, DONE)

    rows = await (await Queries(connect(server)).run())

    assert rows == [1, 2]
    assert server.targets == ["POST /run", *["GET /poll/q1"] * 3, "GET /get/q1"]


async def test_a_job_goes_on_from_its_token_on_another_connection(serve: Serve, connect: Connect) -> None:
    server = await serve(STARTED, BUSY, close)
    first = connect(server, retry=None)
    job = await Queries(first).run()
    with pytest.raises(ConnectionLost) as caught:
        await job.wait()
    await first.close()
    server.add(BUSY, OVER, DONE)

    rows = await Queries(connect(server)).resume_run(caught.value.resume_token)

    assert (rows, caught.value.resume_token) == ([1, 2], job.token)


async def test_a_token_of_another_server_is_refused_before_anything_is_sent(
    serve: Serve, connect: Connect
) -> None:
    server, other = await serve(STARTED), await serve()
    token = (await Queries(connect(server)).run()).token

    with pytest.raises(ValueError, match="another server"):
        Queries(connect(other)).resume_run(token)

    assert other.wire == 0


async def test_a_wait_that_is_cancelled_loses_neither_the_job_nor_a_connection(
    serve: Serve, connect: Connect
) -> None:
    event = asyncio.Event()
    server = await serve(STARTED, (wait_for(event), BUSY), OVER, DONE)
    job = await Queries(connect(server)).run()
    waiting = asyncio.ensure_future(job.wait())
    await server.has_received(2)

    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    event.set()

    assert await job.result() == [1, 2]


@pytest.mark.parametrize("place", ["start", "poll", "result"])
async def test_a_job_that_leads_to_another_host_is_not_followed_and_no_token_goes_there(
    place: str, serve: Serve, connect: Connect
) -> None:
    evil = await serve(host="localhost")
    away = f"{evil.url}/canary"
    script = {
        "start": (answer(202, json={}, Location=away),),
        "poll": (STARTED, answer(202, json={}, Next=away)),
        "result": (STARTED, answer(303, Location=away)),
    }
    server = await serve(*script[place])

    with pytest.raises(RedirectError):
        await (await Queries(connect(server, token="canary")).run(LINKED))

    assert (evil.wire, server.wire) == (0, len(script[place]))


async def test_a_job_is_followed_on_our_own_origin_whatever_scheme_or_port_it_names(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(
        answer(202, json={}, Location="https://127.0.0.1/polls/7?a=b"),
        answer(303, Location="../results/7"),
        DONE,
    )

    await (await Queries(connect(server, token="t")).run(LINKED))

    assert server.targets == ["POST /run", "GET /polls/7?a=b", "GET /results/7"]
    assert server.sent("authorization") == ["Bearer t"] * 3


async def test_a_500_that_says_that_the_job_failed_is_its_failure_and_not_tried_again(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(STARTED, BUSY, BROKEN)

    with pytest.raises(JobFailed, match="out of cheese") as caught:
        await (await Queries(connect(server)).run())

    assert (caught.value.response.status_code, server.wire) == (500, 3)


async def test_a_500_that_says_nothing_of_the_job_is_tried_again_as_usual(
    serve: Serve, connect: Connect
) -> None:
    page = answer(500, b"<html>oops</html>", Content_Type="text/html")
    server = await serve(STARTED, page, page, BUSY, page, page, page, page)

    with pytest.raises(ServerError) as caught:
        await (await Queries(connect(server)).run())

    assert (server.wire, caught.value.resume_token is not None) == (8, True)


@pytest.mark.parametrize("fault", [close, reset, (answer(202, b"{", length=9), close), answer(503)])
async def test_a_question_that_is_lost_is_asked_again(fault: Any, serve: Serve, connect: Connect) -> None:
    server = await serve(STARTED, fault, BUSY, OVER, DONE)

    assert await (await Queries(connect(server)).run()) == [1, 2]


async def test_a_start_that_is_lost_is_not_sent_twice(serve: Serve, connect: Connect) -> None:
    server = await serve(close)

    with pytest.raises(UnknownOutcomeError):
        await Queries(connect(server)).run()

    assert server.wire == 1


async def test_a_token_that_dies_while_a_job_runs_is_renewed(serve: Serve, connect: Connect) -> None:
    issuer = Issuer()
    steps = iter([STARTED, BUSY, None, OVER, DONE])

    def api(request: Any) -> Any:
        if request.target == "/token" or issuer(request) != answer(json={}):
            return issuer(request)
        step = next(steps)
        if step is None:
            issuer.revoked = True
            return issuer(request)
        return step

    server = await serve(always=api)

    rows = await (await Queries(connect(server, auth=login())).run())

    assert (rows, issuer.asked) == ([1, 2], 2)


async def test_the_pause_that_an_answer_asks_for_is_kept(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    slow = answer(202, json={"status": "queued"}, Retry_After="17")
    server = await serve(STARTED, slow, BUSY, OVER, DONE)

    await (await Queries(connect(server)).run())

    assert clock.slept == [17.0, 1.0]


@pytest.mark.parametrize("garbage", ["soon", "-5", "nan", "1e99", "9" * 40, ""])
async def test_a_pause_that_is_garbage_hangs_nobody(
    garbage: str, serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(STARTED, answer(202, json={}, Retry_After=garbage), OVER, DONE)

    await (await Queries(connect(server)).run())

    assert clock.slept in ([1.0], [3600.0])


async def test_a_question_that_is_throttled_waits_and_goes_on(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    server = await serve(STARTED, answer(429, Retry_After="3"), OVER, DONE)

    await (await Queries(connect(server)).run())

    assert sum(clock.slept) >= 3


async def test_a_wait_has_a_time_of_its_own(serve: Serve, connect: Connect) -> None:
    server = await serve(STARTED, always=BUSY)
    job = await Queries(connect(server)).run()

    with pytest.raises(DeadlineExceeded) as caught:
        await job.wait(timeout=600)

    # Longer than the 120 seconds of a call: one question a second, and the last before the time is up.
    assert (server.wire > 590, caught.value.resume_token) == (True, job.token)


async def test_a_result_is_read_as_it_comes(serve: Serve, connect: Connect) -> None:
    event = asyncio.Event()
    body = (
        head(200, Transfer_Encoding="chunked"),
        chunked(b"1\n2\n", end=b""),
        wait_for(event),
        chunked(b"3\n"),
    )
    server = await serve(STARTED, OVER, body)
    job = await Queries(connect(server)).run(STREAMED)

    async with await job.result() as rows:
        seen = []
        async for row in rows:
            seen.append(row)
            event.set() if row == 2 else None

    assert seen == [1, 2, 3]


async def test_a_result_that_is_cut_can_be_fetched_again(serve: Serve, connect: Connect) -> None:
    cut = (head(200, Transfer_Encoding="chunked"), chunked(b"1\n", end=b""), close)
    server = await serve(
        STARTED, OVER, cut, (head(200, Transfer_Encoding="chunked"), chunked(b"1\n", b"2\n"))
    )
    job = await Queries(connect(server)).run(STREAMED)

    with pytest.raises(ResponseTruncated):
        async with await job.result() as rows:
            _ = [row async for row in rows]
    async with await job.result() as rows:
        seen = [row async for row in rows]

    assert (seen, server.targets.count("GET /poll/q1")) == ([1, 2], 1)


async def test_a_start_whose_answer_is_no_json_says_so(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(202, b"<html>", Content_Type="text/html"))

    with pytest.raises(DecodeError):
        await Queries(connect(server)).run()


# --- the pace of an API ------------------------------------------------------------------------


async def test_requests_keep_the_pace_of_the_api_on_the_wire(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    times: list[float] = []

    def note(_: Any) -> Any:
        times.append(clock.monotonic() - 1000.0)
        return answer(200)

    server = await serve(always=note)
    api: AsyncConnection = connect(server, rate_limit=RateLimit(requests=3, per=10))

    for _ in range(7):
        await api.request("GET", "/x")

    assert times == [0.0] * 3 + [10.0] * 3 + [20.0]


async def test_a_429_that_comes_all_the_same_is_one(serve: Serve, connect: Connect) -> None:
    server = await serve(answer(429), answer(429), answer(429))

    with pytest.raises(RateLimited):
        await connect(server, rate_limit=RateLimit(requests=100)).request("GET", "/x")

    assert server.wire == 3


async def test_a_token_request_does_not_wait_for_the_pace(
    serve: Serve, connect: Connect, clock: FakeClock
) -> None:
    issuer = Issuer()
    server = await serve(always=issuer)

    await connect(server, auth=login(), rate_limit=RateLimit(requests=1, per=60)).request("GET", "/x")

    assert (issuer.asked, clock.slept) == (1, [])


async def test_a_login_does_not_gather_turns_behind_it(serve: Serve, connect: Connect) -> None:
    clock = FakeClock(auto=False)
    issuer = Issuer()
    times: list[float] = []
    answered = asyncio.Event()

    def serve_one(request: Received) -> Any:
        if request.target == "/token":
            return wait_for(answered), issuer
        times.append(clock.monotonic() - 1000.0)
        return issuer

    server = await serve(always=serve_one)
    patient = Timeout(total=None, connect=None, pool=None, read=None)
    api = connect(server, clock=clock, auth=login(), timeout=patient, rate_limit=RateLimit(requests=2, per=5))
    calls = asyncio.gather(*(api.request("GET", "/x") for _ in range(6)))

    await server.has_received(1)
    clock.advance(20)
    answered.set()
    await server.has_received(3)
    while not calls.done():
        clock.advance(2.5)
        await asyncio.sleep(0.001)

    await calls
    assert times[:2] == [20.0, 20.0]
    assert all(later - sooner >= 5 for sooner, later in zip(times, times[2:], strict=False))


# --- answers that make no sense ---------------------------------------------------------------

PAGE = answer(200, b"<html>log in first</html>", Content_Type="text/html")


async def test_a_page_in_the_place_of_every_answer_is_not_asked_for_for_ever(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(STARTED, always=PAGE)
    job = await Queries(connect(server)).run()

    with pytest.raises(DecodeError, match="200 with text/html: '<html>log in first") as caught:
        await job.wait()

    assert (server.wire, caught.value.resume_token) == (101, job.token)


async def test_a_page_in_the_place_of_some_answers_is_passed_over(serve: Serve, connect: Connect) -> None:
    server = await serve(STARTED, *[PAGE] * 99, BUSY, *[PAGE] * 99, OVER, DONE)

    assert await (await Queries(connect(server)).run()).result() == [1, 2]


async def test_answers_without_a_body_are_asked_for_as_long_as_they_come(
    serve: Serve, connect: Connect
) -> None:
    server = await serve(STARTED, *[answer(202)] * 150, OVER, DONE)

    assert await (await Queries(connect(server)).run()).result() == [1, 2]


@pytest.mark.parametrize("key", ["..", "", "a\r\nX: 1", "a\0"])
async def test_a_key_that_would_lead_elsewhere_is_a_decode_error(
    key: str, serve: Serve, connect: Connect
) -> None:
    server = await serve(answer(202, json={"id": key}))

    with pytest.raises(
        DecodeError, match="an answer holds a key that cannot be one: path parameter 'id' must not"
    ):
        await (await Queries(connect(server)).run()).wait()

    assert server.wire == 1
