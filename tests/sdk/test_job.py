"""What an answer says of a job, how long to pause, and what a token holds: tables."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specloom._http import Headers
from specloom._job import (
    Done,
    Failed,
    JobPlan,
    JobProgress,
    JobToken,
    Pause,
    Running,
    Wait,
    gather_keys,
    judge,
    next_pause,
    read_progress,
)
from specloom._operation import Operation
from specloom._place import MISSING, Answer, Place
from specloom.errors import DecodeError

WALL = 1_700_000_000.0
FLOWKIT = Wait(
    done={"status code": 303},
    failed={"status code": 500, "status": ["errored", "cancelled"]},
    progress="progress",
)
ELECTRIC = Wait(
    every=5, failed={"status": "completed", "outcome": "error"}, done={"status": "completed"}, code="outcome"
)


def answer(status: int = 200, body: Any = MISSING, **headers: str) -> Answer:
    return Answer(status, Headers({name.replace("_", "-"): text for name, text in headers.items()}), {}, body)


@pytest.mark.parametrize(
    ("wait", "given", "verdict"),
    [
        (FLOWKIT, answer(202, {"status": "executing"}), Running()),
        (FLOWKIT, answer(202, Retry_After="7"), Running(7.0)),
        (FLOWKIT, answer(202, Retry_After="soon"), Running()),
        (FLOWKIT, answer(202, Retry_After="Tue, 14 Nov 2023 22:13:40 GMT"), Running(20.0)),
        (FLOWKIT, answer(303), Done()),
        (FLOWKIT, answer(500, {"status": "errored", "msg": "boom"}), Failed(None, "boom")),
        (FLOWKIT, answer(500, {"status": "executing"}), Running()),
        (FLOWKIT, answer(500), Running()),
        (ELECTRIC, answer(body={"status": "running", "outcome": "error"}), Running()),
        (ELECTRIC, answer(body={"status": "completed", "outcome": "success"}), Done()),
        (ELECTRIC, answer(body={"status": "completed", "outcome": "warning"}), Done()),
        (ELECTRIC, answer(body={"status": "completed", "outcome": "error"}), Failed("error", "")),
        (Wait(done={"ok": True}), answer(body={"ok": 1}), Running()),
        (Wait(done={"left": 0}), answer(body={"left": 0}), Done()),
        (Wait(), answer(), Running()),
        (Wait(failed={"s": "x"}, code="n", message=["a", "b"]), answer(body={"s": "x", "n": 7, "b": "why"}),
         Failed("7", "why")),
        (Wait(failed={"s": "x"}), answer(body={"s": "x", "code": True, "msg": ["no text"]}), Failed(None, "")),
    ],
    ids=str,
)  # fmt: skip
def test_an_answer_says_running_done_or_failed(wait: Wait, given: Answer, verdict: Any) -> None:
    assert judge(wait, given, wall=WALL, codes=("code",), messages=("msg",)) == verdict


def test_the_statuses_of_conditions_are_answers() -> None:
    wait = Wait(done={"status code": [200, 404]}, failed={"status code": 500, "x": 410})

    assert (wait.statuses, Wait().statuses) == (frozenset({200, 404, 500}), frozenset())


@pytest.mark.parametrize(
    ("settings", "pause"),
    [
        ({"polls": 1}, Pause(2.0)),
        ({"polls": 9}, Pause(2.0)),
        ({"polls": 3, "interval": 0.5}, Pause(0.5)),
        ({"polls": 1, "asked": 30.0}, Pause(30.0)),
        ({"polls": 1, "asked": 30.0, "interval": 1.0}, Pause(30.0)),
        ({"polls": 1, "asked": 1e9}, Pause(3600.0)),
        ({"polls": 1, "asked": 0.0}, Pause(2.0)),
        ({"polls": 1, "remaining": 10.0}, Pause(2.0)),
        ({"polls": 1, "remaining": 1.0}, Pause(0.9, last=True)),
        ({"polls": 2, "remaining": 0.1, "last": True}, None),
        ({"polls": 2, "remaining": 0.0}, None),
        ({"polls": 2, "remaining": -1.0}, None),
        ({"polls": 1, "asked": 30.0, "remaining": 10.0}, None),
    ],
    ids=str,
)
def test_the_pause_is_that_of_the_server_then_the_caller_then_the_spec(
    settings: Any, pause: Pause | None
) -> None:
    assert next_pause(Wait(every=2.0), **{"asked": None, **settings}) == pause


def test_pauses_may_grow() -> None:
    wait = Wait(every=2.0, up_to=10.0)

    pauses = [next_pause(wait, polls=polls, asked=None) for polls in (0, 1, 2, 3, 4, 5, 6, 10**9)]

    assert [one and one.seconds for one in pauses] == [2.0, 2.0, 3.0, 4.5, 6.75, 10.0, 10.0, 10.0]


@pytest.mark.parametrize(
    ("found", "share", "counts"),
    [
        ({"eligible": 3, "queued": "2", "running": 1, "note": "x", "b": True}, None,
         {"eligible": 3.0, "queued": 2.0, "running": 1.0}),
        (0.25, 0.25, {}), (1.0, 1.0, {}), (1, 0.01, {}), (40, 0.4, {}), (250, 1.0, {}), (-3, 0.0, {}),
        ("40 %", 0.4, {}), ("12.5", 0.125, {}), ("half", None, {}), ("9" * 21, None, {}), ("٣", None, {}),
        (1e300, None, {}), (True, None, {}), (None, None, {}), ([1], None, {}),
    ],
)  # fmt: skip
def test_progress_is_a_share_or_counts(found: Any, share: float | None, counts: Any) -> None:
    read = read_progress(Place.parse("p"), answer(body={"p": found}), polls=2, elapsed=1.5)

    assert read == JobProgress(share, counts, 2, 1.5)


def test_what_is_done_is_done_whole() -> None:
    assert read_progress(None, answer(), polls=1, elapsed=0.0, done=True) == JobProgress(1.0, {}, 1, 0.0)


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (JobProgress(0.5, {}, 1, 7.4), "[##########..........] 50% (7 s)"),
        (JobProgress(None, {"eligible": 10.0, "queued": 3.0, "run": 2.5}), "eligible 10 queued 3 run 2.5 (0 s)"),
        (JobProgress(None, {"\x1b[2J": 1.0, "n" * 40: 2.0}), "'\\x1b[2J' 1 " + "n" * 30 + " 2 (0 s)"),
        (JobProgress(None, {str(number): 1.0 for number in range(20)}), "0 1 1 1 2 1 3 1 4 1 5 1 6 1 7 1 (0 s)"),
    ],
)  # fmt: skip
def test_progress_reads_as_a_line(progress: JobProgress, text: str) -> None:
    assert str(progress) == text


# --- plans and keys ----------------------------------------------------------------------------


def operation(name: str, path: str, **settings: Any) -> Operation[Any]:
    return Operation(name, "GET", path, **settings)


def test_a_plan_knows_the_keys_of_what_follows() -> None:
    plan: JobPlan[Any, Any, Any] = JobPlan(
        start=operation("q.run", "run"),
        poll=operation("q.status", "{where:url}", wait=FLOWKIT),
        result=operation("q.result", "get/{id}/{part}"),
        query={"q.result": ("page",)},
    )

    assert (plan.names, plan.addresses, plan.wait) == ({"where", "id", "part", "page"}, {"where"}, FLOWKIT)
    assert [plan.names_of(one) for one in plan.followers] == [("where",), ("id", "part", "page")]


def test_what_follows_needs_its_holes_and_the_parameters_that_answers_speak_of() -> None:
    told = Wait(done={"status code": 303}, keys={"page": "next"})
    plan: JobPlan[Any, Any, Any] = JobPlan(
        start=operation("q.run", "run"),
        poll=operation("q.status", "poll/{id}", wait=told),
        result=operation("q.rows", "rows"),
        keys={"id": "id", "job": "job", "who": "who"},
        query={"q.status": ("page", "pretty", "job"), "q.rows": ("page", "pretty")},
        body={"q.status": ("who", "when")},
    )

    # No answer has said the page when the first question is asked.
    assert [plan.needs(one) for one in plan.followers] == [("id", "job", "who"), ("page",)]
    assert plan.names == {"id", "page", "pretty", "job", "who", "when"}


def test_what_has_no_wait_is_no_poll() -> None:
    plan: JobPlan[Any, Any, Any] = JobPlan(start=operation("q.run", "run"), poll=operation("q.look", "x"))

    with pytest.raises(TypeError, match=r"q\.look has no wait"):
        _ = plan.wait


def test_keys_are_read_from_their_places() -> None:
    places = {
        "a": (Place.parse("x"), Place.parse("y.z")),
        "b": (Place.parse("header Location"),),
        "c": (Place.parse("n"),),
        "d": (Place.parse("gone"),),
        "e": (Place.parse("f"),),
    }
    given = answer(202, {"x": None, "y": {"z": "id"}, "n": 7, "f": 7.0}, Location="/poll/7")

    assert gather_keys(places, given, addresses={"b"}) == {"a": "id", "b": "/poll/7", "c": 7, "e": 7}


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("/api/0/poll/7f", "7f"),
        ("https://a.example/tasks/7f/?wait=1/2#top/3", "7f"),
        ("tasks/a%2Fb", "a/b"),
        ("7f", "7f"),
    ],
)
def test_a_key_that_is_no_address_is_the_last_segment_of_one(link: str, key: str) -> None:
    given = answer(201, Location=link, X_Task="/a/b")
    places = {
        "id": _at("id", "header location"),
        "link": _at("header Location"),
        "task": _at("header X-Task"),
    }

    assert gather_keys(places, given, addresses={"link"}) == {"id": key, "link": link, "task": "/a/b"}


@pytest.mark.parametrize("link", ["", "/", "?a=b", "///"])
def test_an_address_without_a_path_has_no_last_segment(link: str) -> None:
    with pytest.raises(DecodeError, match="'id' leads nowhere: an address without a path"):
        gather_keys({"id": _at("header Location")}, answer(201, Location=link))


def _at(*texts: str) -> tuple[Place, ...]:
    return tuple(Place.parse(text) for text in texts)


@pytest.mark.parametrize("value", [True, {}, [1], 1.5])
def test_a_key_is_a_text_or_a_number(value: Any) -> None:
    with pytest.raises(DecodeError, match="'id' leads nowhere: a "):
        gather_keys({"id": (Place.parse("id"),)}, answer(body={"id": value}))


# --- tokens ------------------------------------------------------------------------------------

TOKEN = JobToken(operation="q.run", origin="https://a.example:443", keys={"id": "x", "n": 7})


def test_a_token_is_json_and_comes_back() -> None:
    assert json.loads(TOKEN.encode()) == {
        "job_token": 1,
        "operation": "q.run",
        "origin": "https://a.example:443",
        "keys": {"id": "x", "n": 7},
    }
    assert JobToken.decode(TOKEN.encode()) == TOKEN


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", "{}", "\ud800", '{"page_token":1,"operation":"q","origin":"o","keys":{}}',
        '{"job_token":2,"operation":"q","origin":"o","keys":{}}', '{"job_token":1,"operation":"q","origin":"o"}',
        '{"job_token":1,"operation":"q","origin":"o","keys":{},"more":1}',
        '{"job_token":1,"operation":"q","origin":"o","keys":[]}',
        '{"job_token":1,"operation":"q","origin":"o","keys":{"a":true}}',
        '{"job_token":1,"operation":"q","origin":"o","keys":{"a":null}}',
        '{"job_token":1,"operation":1,"origin":"o","keys":{}}', '{"job_token":1,"operation":"q","origin":1,"keys":{}}',
    ],
)  # fmt: skip
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a job token"):
        JobToken.decode(text)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"operation": "q.other"}, "one of 'q.run', not of 'q.other'"),
        ({"origins": {"https://b.example:443"}}, "another server"),
        ({"names": {"id"}}, "does not know: n"),
    ],
)
def test_a_token_of_something_else_is_refused(changes: Any, message: str) -> None:
    mine = {"operation": "q.run", "origins": {"https://a.example:443"}, "names": {"id", "n"}}
    TOKEN.check(**mine)

    with pytest.raises(ValueError, match=message):
        TOKEN.check(**{**mine, **changes})


@pytest.mark.parametrize(
    "address", ["https://evil.example/x", "HTTP://a.example/x", "http://[::", "https://u@a.example"]
)
def test_a_token_whose_address_leads_away_is_refused(address: str) -> None:
    token = JobToken(operation="q.run", origin="https://a.example:443", keys={"id": address})

    with pytest.raises(ValueError, match="another server"):
        token.check(operation="q.run", origins={"https://a.example:443"}, names={"id"})


def test_a_token_may_hold_an_address_of_our_own() -> None:
    token = JobToken(
        operation="q.run", origin="https://a.example:443", keys={"id": "https://a.example/poll/1"}
    )

    token.check(operation="q.run", origins={"https://a.example:443"}, names={"id"})
