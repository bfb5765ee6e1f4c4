"""Jobs in process: starting, asking, failing, going on from a token, giving up; with a clock that obeys."""

from __future__ import annotations

import asyncio
import io
import json
import pickle
import sys
import traceback
from typing import Any

import pytest
from attrs import define, field

from specloom import AsyncConnection, JobProgress, Timeout
from specloom.auth import ApiKey
from specloom.errors import (
    DeadlineExceeded,
    DecodeError,
    JobFailed,
    NotFound,
    RedirectError,
    ServerError,
    SpecloomError,
)
from specloom.service import Api, ErrorShape, JobPlan, JobService, Operation, Wait, with_response
from specloom.testing import FakeClock, FakeTransport, reply
from specloom.values import Model, hidden, wire

URL = "https://api.example/v1"
ORIGIN = "https://api.example:443"


@define(kw_only=True)
class Accepted(Model):
    query_id: str


@define(kw_only=True)
class Status(Model):
    status: str


WAIT = Wait(
    done={"status code": 303},
    failed={"status code": 500, "status": ["errored", "cancelled"]},
    progress="progress",
)
RUN: Operation[Any] = Operation("queries.run", "POST", "run", returns=Accepted)
STATUS: Operation[Any] = Operation(
    "queries.status", "GET", "poll/{query_id}", returns=Status, statuses=(303, 500), wait=WAIT
)
RESULT: Operation[Any] = Operation(
    "queries.result", "GET", "get/{query_id}.json", returns=list[int], many="rows"
)
CANCEL: Operation[Any] = Operation("queries.stop", "DELETE", "poll/{query_id}")
PLAN: JobPlan[Any, Any, Any] = JobPlan(
    start=RUN, poll=STATUS, result=RESULT, cancel=CANCEL, keys={"query_id": "query_id"}
)
STARTED = reply(202, json={"query_id": "q1"})
BUSY = reply(202, json={"status": "executing", "progress": {"eligible": 3, "queued": 2, "running": 1}})
OVER = reply(303, json={"status": "completed"}, headers={"Location": "/v1/get/q1.json"})
ROWS = reply(json={"rows": [1, 2]})
BROKEN = reply(500, json={"status": "errored", "msg": "out of cheese"})
TOKEN = f'{{"job_token":1,"operation":"queries.run","origin":"{ORIGIN}","keys":{{"query_id":"q1"}}}}'


class Queries(JobService):
    _api = Api(name="jobs", url=URL, errors=ErrorShape(message=("msg",)))

    async def run(
        self, *path: object, plan: Any = PLAN, data: Any = None, query: Any = None, **options: Any
    ) -> Any:
        return await self._job(plan, path, options, data=data, query=query)

    def resume_run(self, token: str, *, plan: Any = PLAN, **options: Any) -> Any:
        return self._resume(plan, token, options)

    def wait_status(self, *path: object, made: Any = STATUS, query: Any = None, **options: Any) -> Any:
        return self._wait(made, path, options, query=query)


class Setting:
    def __init__(self, *script: Any, **options: Any) -> None:
        self.clock = FakeClock()
        self.transport = FakeTransport(*script)
        self.connection = AsyncConnection(URL, transport=self.transport, clock=self.clock, **options)
        self.queries = Queries(self.connection)

    @property
    def sent(self) -> list[str]:
        return [f"{one.method} {one.target}" for one in self.transport.requests]


POLL = "GET /v1/poll/q1"


async def test_a_job_is_started_asked_after_and_gives_its_result() -> None:
    setting = Setting(STARTED, BUSY, BUSY, OVER, ROWS)

    job = await setting.queries.run()
    rows = await job.result()

    assert setting.sent == ["POST /v1/run", POLL, POLL, POLL, "GET /v1/get/q1.json"]
    assert (rows, setting.clock.slept) == ([1, 2], [1.0, 1.0])
    assert (job.answer, job.state, job.phase) == (Accepted(query_id="q1"), Status(status="completed"), "done")
    assert (job.keys, job.operation, repr(job)) == (
        {"query_id": "q1"},
        "queries.run",
        "Job(queries.run, done)",
    )


async def test_a_job_can_be_awaited() -> None:
    setting = Setting(STARTED, OVER, ROWS)

    assert await (await setting.queries.run()) == [1, 2]


async def test_a_job_that_is_done_is_not_asked_again() -> None:
    setting = Setting(STARTED, OVER, ROWS, ROWS)
    job = await setting.queries.run()

    state = await job.wait()
    rows = [await job.result(), await job.result()]

    assert (state, rows) == (Status(status="completed"), [[1, 2], [1, 2]])
    assert setting.sent == ["POST /v1/run", POLL, *["GET /v1/get/q1.json"] * 2]


async def test_status_asks_once_and_a_failure_is_none_of_its_errors() -> None:
    setting = Setting(STARTED, BUSY, BROKEN)
    job = await setting.queries.run()

    seen = [(await job.status(), job.phase) for _ in range(2)]

    assert seen == [(Status(status="executing"), "running"), (Status(status="errored"), "failed")]


async def test_a_failure_is_an_error_with_all_that_is_known() -> None:
    setting = Setting(STARTED, BUSY, BROKEN)
    job = await setting.queries.run()

    with pytest.raises(JobFailed) as caught:
        await job.result()
    error = caught.value
    copy = pickle.loads(pickle.dumps(error))

    assert str(error) == str(copy) == "queries.run: the job failed (out of cheese)"
    assert [
        (one.job, one.code, one.message, one.resume_token, one.response.status_code) for one in (error, copy)
    ] == [("queries.run", None, "out of cheese", TOKEN, 500)] * 2
    assert (error.state, copy.state) == (Status(status="errored"), None)
    with pytest.raises(JobFailed):
        await job.wait()  # known by now: nothing is sent
    assert setting.sent == ["POST /v1/run", POLL, POLL]


async def test_what_a_job_says_stays_on_its_line_and_drives_no_terminal() -> None:
    wait = Wait(every=5, failed={"state": "bad"}, code="code", message="note")
    poll: Operation[Any] = Operation("jobs.status", "GET", "jobs/{id}", returns=dict[str, str], wait=wait)
    plan: JobPlan[Any, Any, Any] = JobPlan(start=RUN, poll=poll, keys={"id": ["query_id"]})
    said = {"state": "bad", "code": "c" * 500, "note": "no\x1b[2J\n2026 ERROR root: lost"}
    setting = Setting(STARTED, reply(json=said))

    with pytest.raises(JobFailed) as caught:
        await (await setting.queries.run(plan=plan))

    assert str(caught.value).endswith(
        ": the job failed (" + "c" * 100 + r": no\x1b[2J\n2026 ERROR root: lost)"
    )
    assert caught.value.message == "no\\x1b[2J\n2026 ERROR root: lost"


async def test_success_by_status_may_be_failure_by_content() -> None:
    wait = Wait(every=5, failed={"job.status": "completed", "job.outcome": "error"}, done={"job.status": "completed"},
                code="job.outcome", message="job.note")  # fmt: skip
    poll: Operation[Any] = Operation(
        "jobs.status", "GET", "jobs/{id}", returns=dict[str, str], one="job", wait=wait
    )
    plan: JobPlan[Any, Any, Any] = JobPlan(start=RUN, poll=poll, keys={"id": ["query_id"]})
    busy, bad = (
        {"status": "running", "outcome": "error"},
        {"status": "completed", "outcome": "error", "note": "step 2"},
    )
    setting = Setting(STARTED, reply(json={"job": busy}), reply(json={"job": bad}))

    with pytest.raises(JobFailed, match=r"the job failed \(error: step 2\)") as caught:
        await (await setting.queries.run(plan=plan))

    assert (caught.value.code, caught.value.state, setting.clock.slept) == ("error", bad, [5.0])


async def test_without_a_result_operation_the_last_answer_is_the_result() -> None:
    plan: JobPlan[Any, Any, Any] = JobPlan(start=RUN, poll=STATUS, keys={"query_id": "query_id"})
    setting = Setting(STARTED, OVER)

    assert await (await setting.queries.run(plan=plan)) == Status(status="completed")


@pytest.mark.parametrize(
    "done", [reply(303), reply(303, text="see there", headers={"Location": "x"})], ids=["empty", "prose"]
)
async def test_a_redirect_without_a_body_that_fits_is_done_all_the_same(done: Any) -> None:
    setting = Setting(STARTED, done, ROWS)
    job = await setting.queries.run()

    assert (await job.wait(), await job.result()) == (None, [1, 2])


async def test_an_answer_that_does_not_fit_is_an_error_that_can_be_gone_on_from() -> None:
    plan: JobPlan[Any, Any, Any] = JobPlan(
        start=RUN, keys={"query_id": "query_id"},
        poll=Operation("queries.status", "GET", "poll/{query_id}", returns=Status, wait=Wait(done={"ok": True})),
    )  # fmt: skip
    setting = Setting(STARTED, reply(json={"ok": True}))

    with pytest.raises(DecodeError, match="status") as caught:
        await (await setting.queries.run(plan=plan))

    assert caught.value.resume_token == TOKEN


# --- pauses, time and giving up ----------------------------------------------------------------


async def test_retry_after_wins_over_every_other_pause() -> None:
    slow = reply(202, json={"status": "queued"}, headers={"Retry-After": "9"})
    setting = Setting(
        reply(202, json={"query_id": "q1"}, headers={"Retry-After": "4"}), slow, BUSY, OVER, ROWS
    )

    await (await setting.queries.run()).result(poll_interval=0.5)

    assert setting.clock.slept == [4.0, 9.0, 0.5]


async def test_a_wait_that_takes_too_long_leaves_the_job_as_it_is() -> None:
    setting = Setting(STARTED, *[BUSY] * 5, OVER, ROWS)
    job = await setting.queries.run()

    with pytest.raises(
        DeadlineExceeded, match=r"queries\.run: the job has not ended within 3\.5 s"
    ) as caught:
        await job.wait(timeout=3.5)
    later = await job.result()

    assert (setting.clock.slept, caught.value.resume_token) == ([1.0, 1.0, 1.0, 0.45], TOKEN)
    assert (isinstance(caught.value, TimeoutError), later) == (True, [1, 2])


async def test_a_pause_that_the_server_asks_for_is_not_cut_short() -> None:
    setting = Setting(STARTED, reply(202, json={"status": "queued"}, headers={"Retry-After": "60"}))

    with pytest.raises(DeadlineExceeded):
        await (await setting.queries.run()).wait(timeout=10)

    assert setting.clock.slept == []


async def test_no_question_outlasts_the_wait() -> None:
    async def hang(_: Any) -> Any:
        setting.clock.advance(5)
        await asyncio.sleep(3600)

    setting = Setting(STARTED, hang, timeout=Timeout(total=50, read=None, min_rate=None))
    job = await setting.queries.run()

    with pytest.raises(DeadlineExceeded) as caught:
        await job.wait(timeout=5)

    assert (caught.value.resume_token, job.phase) == (TOKEN, "running")


@pytest.mark.parametrize(
    "wrong", [{"timeout": 0}, {"timeout": -1}, {"poll_interval": 0}, {"timeout": float("nan")}]
)
async def test_a_time_of_nothing_is_refused(wrong: Any) -> None:
    setting = Setting(STARTED)
    job = await setting.queries.run()

    with pytest.raises(ValueError, match="must be a number of seconds above 0"):
        await job.wait(**wrong)


async def test_a_cancelled_wait_does_not_lose_the_job() -> None:
    setting = Setting(STARTED, BUSY, OVER, ROWS)
    setting.clock.auto = False
    job = await setting.queries.run()
    waiting = asyncio.ensure_future(job.result())
    for _ in range(50):
        await asyncio.sleep(0)
    assert (setting.sent, setting.clock.slept) == (["POST /v1/run", POLL], [1.0])

    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    setting.clock.auto = True

    assert (job.token, await setting.queries.resume_run(job.token).result()) == (TOKEN, [1, 2])


async def test_a_question_is_tried_again_as_any_idempotent_request() -> None:
    setting = Setting(STARTED, reply(503), BUSY, reply(502), OVER, ROWS)

    assert await (await setting.queries.run()).result() == [1, 2]


async def test_a_job_that_is_gone_is_not_found() -> None:
    setting = Setting(STARTED, reply(404, json={"msg": "unknown"}))

    with pytest.raises(NotFound, match="unknown") as caught:
        await (await setting.queries.run()).wait()

    assert caught.value.resume_token == TOKEN


async def test_a_refusal_that_says_nothing_of_the_job_is_one() -> None:
    page = reply(500, text="<html>Bad gateway</html>")
    setting = Setting(STARTED, page, page, page, page)

    with pytest.raises(ServerError) as caught:
        await (await setting.queries.run()).wait()

    # Once as an answer that is listed, then under the usual rules: three attempts.
    assert (setting.sent[1:], caught.value.resume_token) == ([POLL] * 4, TOKEN)


async def test_an_error_page_in_between_does_not_end_the_wait() -> None:
    setting = Setting(STARTED, reply(500, text="oops"), reply(500, text="oops"), BUSY, OVER, ROWS)

    assert await (await setting.queries.run()).result() == [1, 2]


async def test_a_refusal_that_is_not_listed_may_meet_a_condition() -> None:
    gone = Wait(done={"status code": 404}, failed={"state": "stuck"})
    poll: Operation[Any] = Operation("things.read", "GET", "things/{id}", returns=Status, wait=gone)
    still = reply(json={"status": "leaving"})
    setting = Setting(still, reply(404, json={"msg": "gone"}), reply(409, json={"state": "stuck"}))

    left = await setting.queries.wait_status(7, made=poll)

    assert (left, setting.sent) == (None, ["GET /v1/things/7"] * 2)
    with pytest.raises(JobFailed):
        await setting.queries.wait_status(7, made=poll)


async def test_a_refusal_of_the_form_of_a_state_is_none_where_it_is_not_listed() -> None:
    over = Wait(done={"status code": 303}, failed={"status code": 500, "status": ["errored"]})
    poll: Operation[Any] = Operation(
        "things.read", "GET", "things/{id}", returns=Status, statuses=(303,), wait=over
    )
    setting = Setting(*[reply(500, json={"status": "error"})] * 4)

    with pytest.raises(ServerError):
        await setting.queries.wait_status(7, made=poll)

    assert setting.sent == ["GET /v1/things/7"] * 4


async def test_a_status_that_a_condition_names_is_an_answer_and_not_tried_again() -> None:
    poll: Operation[Any] = Operation(
        "things.read", "GET", "things/{id}", returns=Status, wait=Wait(failed={"status code": [429, 503]})
    )
    setting = Setting(reply(503, headers={"Retry-After": "9"}))

    with pytest.raises(JobFailed):
        await setting.queries.wait_status(7, made=poll)

    assert (setting.sent, setting.clock.slept) == (["GET /v1/things/7"], [])


async def test_the_pause_that_the_start_asks_for_is_made_once() -> None:
    setting = Setting(reply(202, json={"query_id": "q1"}, headers={"Retry-After": "4"}), BUSY, OVER)
    job = await setting.queries.run()

    await job.status()
    await job.wait()

    assert setting.clock.slept == []


# --- going on in another process ---------------------------------------------------------------


async def test_a_token_goes_on_elsewhere() -> None:
    setting = Setting(STARTED)
    token = (await setting.queries.run()).token
    other = Setting(BUSY, OVER, ROWS)

    job = other.queries.resume_run(token)

    assert (token, job.answer, job.state, job.phase) == (TOKEN, None, None, "running")
    assert await job.result() == [1, 2]
    assert other.sent == [POLL, POLL, "GET /v1/get/q1.json"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"operation": "queries.other"}, "not of 'queries.run'"),
        ({"origin": "https://evil.example:443"}, "another server"),
        ({"keys": {"query_id": "https://evil.example/steal"}}, "another server"),
        ({"keys": {"x": "1"}}, "does not know"),
        ({"job_token": 2}, "not a job token"),
    ],
)
async def test_a_token_of_something_else_is_refused(change: Any, message: str) -> None:
    setting = Setting()

    with pytest.raises(ValueError, match=message):
        setting.queries.resume_run(json.dumps({**json.loads(TOKEN), **change}))


async def test_a_token_cannot_change_the_route() -> None:
    setting = Setting()
    token = json.dumps({**json.loads(TOKEN), "keys": {"query_id": ".."}})

    with pytest.raises(ValueError, match="query_id"):
        await setting.queries.resume_run(token).wait()

    assert setting.sent == []


# --- keys and addresses ------------------------------------------------------------------------

WHERE: Operation[Any] = Operation(
    "queries.status", "GET", "{where:url}", returns=Status, statuses=(303,),
    wait=Wait(done={"status code": 303}, keys={"what": "header Location", "where": "header Next-Poll"}),
)  # fmt: skip
WHAT: Operation[Any] = Operation("queries.result", "GET", "{what:url}", returns=list[int])
LINKED: JobPlan[Any, Any, Any] = JobPlan(
    start=RUN, poll=WHERE, result=WHAT, keys={"where": "header Location"}
)


def linked(location: str) -> Any:
    return reply(202, json={"query_id": "q1"}, headers={"Location": location})


@pytest.mark.parametrize(
    ("given", "asked"),
    [(None, POLL), ({"pretty": None}, POLL), ({"pretty": True}, f"{POLL}?pretty=true")],
)
async def test_a_parameter_that_a_call_and_its_followers_share_may_be_left_out(
    given: Any, asked: str
) -> None:
    shared: JobPlan[Any, Any, Any] = JobPlan(
        start=RUN, poll=STATUS, result=RESULT, keys={"query_id": "query_id"}, query={STATUS.name: ("pretty",)}
    )
    setting = Setting(STARTED, OVER, ROWS)

    job = await setting.queries.run(plan=shared, query=given)

    assert (await job.result(), setting.sent[1]) == ([1, 2], asked)


async def test_addresses_are_followed_on_our_own_host() -> None:
    busy = reply(202, json={"status": "x"}, headers={"Location": "/not/yet", "Next-Poll": "second"})
    over = reply(303, headers={"Location": "http://api.example/results/7?part=1"})
    setting = Setting(linked("../polls/first"), busy, over, reply(json=[3]))

    job = await setting.queries.run(plan=LINKED)
    rows = await job.result()

    assert setting.sent == ["POST /v1/run", "GET /polls/first", "GET /polls/second", "GET /results/7?part=1"]
    assert (rows, job.keys["what"]) == ([3], "https://api.example/results/7?part=1")


async def test_the_address_of_a_result_is_that_of_the_answer_that_is_done() -> None:
    busy = reply(202, json={"status": "x"}, headers={"Location": "/not/yet"})
    setting = Setting(linked("/p"), busy, reply(303))
    job = await setting.queries.run(plan=LINKED)

    with pytest.raises(DecodeError, match="no answer said what"):
        await job.result()

    assert setting.sent == ["POST /v1/run", "GET /p", "GET /p"]


async def test_an_address_on_another_host_is_refused_and_nothing_is_sent_there() -> None:
    setting = Setting(linked("https://evil.example/poll"), token="canary")

    with pytest.raises(RedirectError, match=r"evil\.example"):
        await setting.queries.run(plan=LINKED)

    assert setting.sent == ["POST /v1/run"]


async def test_a_result_on_another_host_is_refused_and_the_job_can_be_gone_on_with() -> None:
    setting = Setting(linked("/p"), reply(303, headers={"Location": "//evil.example/r"}), token="canary")
    job = await setting.queries.run(plan=LINKED)

    with pytest.raises(RedirectError) as caught:
        await job.result()

    assert caught.value.resume_token == job.token
    assert setting.sent == ["POST /v1/run", "GET /p"]


async def test_a_credential_that_the_server_repeats_does_not_get_into_the_token() -> None:
    setting = Setting(linked("/p?key=canary&x=1"), reply(303), auth=ApiKey("canary", "query key"))

    job = await setting.queries.run(plan=LINKED)

    assert ("canary" in job.token, job.keys) == (False, {"where": "https://api.example/p?x=1"})


async def test_a_start_that_does_not_say_where_to_ask_is_an_error_when_it_is_asked_after() -> None:
    setting = Setting(reply(202, json={"query_id": "q1"}))
    job = await setting.queries.run(plan=LINKED)

    with pytest.raises(
        DecodeError, match=r"queries\.run: no answer said where, which queries\.status is called with"
    ):
        await job.wait()


async def test_what_the_call_was_given_is_a_key_as_well() -> None:
    start: Operation[Any] = Operation("builds.start", "POST", "projects/{project}/builds")
    poll: Operation[Any] = Operation("builds.look", "GET", "projects/{project}/status", returns=Status,
                                     wait=Wait(done={"status": "ok"}))  # fmt: skip
    plan: JobPlan[Any, Any, Any] = JobPlan(
        start=start, poll=poll, keys={"id": "id"}, query={"builds.look": ("id", "branch")}
    )
    setting = Setting(reply(json={"id": 7}), reply(json={"status": "ok"}))

    job = await setting.queries.run("a b", plan=plan, query={"branch": True, "other": 1})
    await job.wait()

    assert setting.sent[1] == "GET /v1/projects/a%20b/status?id=7&branch=true"
    assert job.keys == {"project": "a b", "branch": "true", "id": 7}


async def test_options_of_the_start_that_last_hold_for_what_follows() -> None:
    setting = Setting(STARTED, OVER, ROWS, token="usual")
    options = {"headers": {"X-Tenant": "t"}, "token": "own", "params": {"p": 1}, "idempotency_key": "k"}

    await (await setting.queries.run(**options)).result()

    seen = [
        (
            one.headers.get("x-tenant"),
            one.headers.get("authorization"),
            one.headers.get("idempotency-key"),
            one.query,
        )
        for one in setting.transport.requests
    ]
    assert seen == [("t", "Bearer own", "k", [("p", "1")]), *[("t", "Bearer own", None, [])] * 2]


async def test_an_answer_of_the_start_that_does_not_fit_still_tells_where_the_job_is() -> None:
    plan: JobPlan[Any, Any, Any] = JobPlan(start=RUN, poll=STATUS, keys={"query_id": "id"})
    setting = Setting(reply(202, json={"id": "q1"}))

    with pytest.raises(DecodeError) as caught:
        await setting.queries.run(plan=plan)

    assert caught.value.resume_token == TOKEN


async def test_the_response_stands_beside_the_job() -> None:
    setting = Setting(STARTED, OVER, ROWS)

    job, response = await with_response(setting.queries.run)
    rows, last = await with_response(job.result)

    assert (response.status_code, rows, last.url) == (202, [1, 2], f"{URL}/get/q1.json")


# --- results of other kinds, and stopping ------------------------------------------------------


async def test_a_result_may_be_a_stream() -> None:
    result: Operation[Any] = Operation(
        "queries.csv", "GET", "get/{query_id}.csv", returns=bytes, answer="stream"
    )
    plan: JobPlan[Any, Any, Any] = JobPlan(
        start=RUN, poll=STATUS, result=result, keys={"query_id": "query_id"}
    )
    setting = Setting(STARTED, OVER, reply(content=b"a,b\n1,2\n"))

    async with await (await setting.queries.run(plan=plan)).result() as chunks:
        content = b"".join([chunk async for chunk in chunks])

    assert content == b"a,b\n1,2\n"


async def test_a_result_may_be_a_paged_list() -> None:
    result: Operation[Any] = Operation("queries.rows", "GET", "get/{query_id}", returns=int, answer="page")
    plan: JobPlan[Any, Any, Any] = JobPlan(
        start=RUN, poll=STATUS, result=result, keys={"query_id": "query_id"}
    )
    setting = Setting(STARTED, OVER, reply(json=[1, 2]))

    pages = await (await setting.queries.run(plan=plan)).result()

    assert [row async for row in pages] == [1, 2]


async def test_a_result_that_is_refused_can_be_asked_for_again() -> None:
    setting = Setting(STARTED, OVER, reply(404), ROWS)
    job = await setting.queries.run()

    with pytest.raises(NotFound) as caught:
        await job.result()

    assert (caught.value.resume_token, await job.result()) == (TOKEN, [1, 2])


async def test_a_job_is_stopped_where_the_spec_knows_how() -> None:
    setting = Setting(STARTED, reply(204), BROKEN, reply(409))
    job = await setting.queries.run()

    await job.cancel()
    with pytest.raises(JobFailed):
        await job.wait()
    with pytest.raises(SpecloomError) as caught:
        await job.cancel()

    assert setting.sent == ["POST /v1/run", "DELETE /v1/poll/q1", POLL, "DELETE /v1/poll/q1"]
    assert caught.value.resume_token == TOKEN


async def test_a_job_that_cannot_be_stopped_says_so() -> None:
    setting = Setting(STARTED)
    job = await setting.queries.run(plan=JobPlan(start=RUN, poll=STATUS, keys={"query_id": "query_id"}))

    with pytest.raises(TypeError, match=r"queries\.run cannot be cancelled"):
        await job.cancel()


# --- waiters -----------------------------------------------------------------------------------


async def test_a_waiter_asks_until_the_condition_holds() -> None:
    made: Operation[Any] = Operation("queries.status", "GET", "poll/{query_id}", returns=Status,
                                     wait=Wait(done={"status": "completed"}, every=2, up_to=3))  # fmt: skip
    setting = Setting(*[reply(json={"status": "executing"})] * 3, reply(json={"status": "completed"}))

    state = await setting.queries.wait_status("q1", made=made, query={"deep": True, "none": None}).wait()

    assert (state, setting.clock.slept) == (Status(status="completed"), [2.0, 3.0, 3.0])
    assert set(setting.sent) == {f"{POLL}?deep=true"}


# --- progress ----------------------------------------------------------------------------------


async def test_progress_is_told_to_a_function_of_either_kind() -> None:
    seen: list[JobProgress] = []

    async def tell(progress: JobProgress) -> None:
        seen.append(progress)

    setting = Setting(STARTED, BUSY, OVER, STARTED, OVER)
    await (await setting.queries.run()).wait(progress=tell)
    await (await setting.queries.run()).wait(progress=seen.append)

    counts = {"eligible": 3.0, "queued": 2.0, "running": 1.0}
    assert seen == [
        JobProgress(None, counts, 1, 0.0),
        JobProgress(1.0, {}, 2, 1.0),
        JobProgress(1.0, {}, 1, 0.0),
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


async def test_progress_is_a_line_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    setting = Setting(STARTED, BUSY, OVER)

    await (await setting.queries.run()).wait(progress=True)

    assert sys.stderr.getvalue() == (  # type: ignore[attr-defined]
        "\r\x1b[Kqueries.run: eligible 3 queued 2 running 1 (0 s)"
        "\r\x1b[Kqueries.run: [####################] 100% (1 s)\n"
    )


@pytest.mark.parametrize("stream", [io.StringIO(), None], ids=["file", "none"])
async def test_progress_is_nothing_elsewhere(stream: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    setting = Setting(STARTED, BUSY, OVER)

    await (await setting.queries.run()).wait(progress=True)

    assert stream is None or stream.getvalue() == ""


# --- secrets -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "script",
    [
        (STARTED, BROKEN),
        (reply(202, json={"k": 1}),),
        (reply(202, json={"query_id": [1]}),),
        (STARTED, reply(404)),
        (STARTED, reply(303), reply(json={"rows": "x"})),
        (STARTED, reply(202, json={}, headers={"Retry-After": "3000"})),
    ],
    ids=["failed", "no key", "no text", "gone", "result", "too late"],
)
async def test_no_failure_of_a_job_shows_what_was_sent(script: Any) -> None:
    setting = Setting(*script, token="canary")

    async def go() -> None:
        job = await setting.queries.run(data={"password": "canary"}, headers={"X-Key": "canary"})
        await job.result(timeout=5)

    with pytest.raises(SpecloomError) as caught:
        await go()
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [one.locals for one in shown.stack if "/tests/" not in one.filename]
    copy = pickle.loads(pickle.dumps(caught.value))

    texts = [str(frames), str(caught.value), repr(caught.value), str(copy), repr(vars(copy))]
    assert [text for text in texts if "canary" in text] == []


@define(kw_only=True)
class Guarded(Model):
    status: str
    key: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))


@pytest.mark.parametrize(
    "answer",
    [
        reply(500, json={"status": "errored", "key": "canary"}),
        reply(404, json={"detail": "canary"}),
    ],
)
async def test_a_question_whose_answer_may_hold_a_secret_is_not_shown(answer: Any) -> None:
    poll: Operation[Any] = Operation(
        "queries.status", "GET", "poll/{query_id}", returns=Guarded, statuses=(500,), wait=WAIT
    )
    setting = Setting(STARTED, answer)
    job = await setting.queries.run(plan=JobPlan(start=RUN, poll=poll, keys={"query_id": "query_id"}))

    with pytest.raises(SpecloomError) as caught:
        await job.result()

    copy = pickle.loads(pickle.dumps(caught.value))
    assert "canary" not in f"{caught.value} {caught.value!r} {copy} {copy.__dict__}" + copy.response.preview()


async def test_the_token_of_a_call_is_taken_out_of_the_addresses_of_a_job_that_else_has_none() -> None:
    def nobody(one: Operation[Any], **more: Any) -> Operation[Any]:
        return Operation(one.name, one.method, one.path, returns=one.returns, anonymous=True, **more)

    start = nobody(RUN)
    poll = nobody(WHERE, statuses=(303,), wait=WHERE.wait)
    plan: JobPlan[Any, Any, Any] = JobPlan(
        start=start, poll=poll, result=nobody(WHAT), keys={"where": "header Location"}
    )
    over = reply(303, headers={"Location": "/r?api_key=canary"})
    setting = Setting(
        linked("/p?api_key=canary&n=1"), over, reply(json=[3]), auth=ApiKey("other", "query api_key")
    )

    job = await setting.queries.run(plan=plan, token="canary")
    rows = await job.result()

    assert (rows, "canary" in job.token) == ([3], False)
    assert setting.sent == [
        "POST /v1/run?api_key=canary", "GET /p?n=1&api_key=canary", "GET /r?api_key=canary",
    ]  # fmt: skip
