"""FlowKit's own client and ours, side by side: what they show their users, and what they send."""

from __future__ import annotations

import asyncio
import json
import socket
from typing import Any, Final

import pytest

from specloom.auth import NamelessToken, UndecodableToken
from specloom.errors import ConnectError, JobFailed
from specloom_codegen.mock import MockServer

from ..faults.server import FaultServer
from ..faults.steps import answer
from .flowkit import (
    QUERY,
    Outcome,
    compiled,
    connected,
    kind_of,
    said_of,
    shown,
    traffic,
    without_ids,
)
from .original import Original

Steps = list[tuple[str, dict[str, Any]]]
Tokens = dict[str, Any]

MODES: Final = ("sync", "async")


@pytest.fixture(scope="module")
def tokens(flowkit_original: Original) -> Tokens:
    """What flowkit-jwt-generator mints for the mock, which it asks whom and for what."""

    async def mint() -> Tokens:
        async with MockServer(compiled()) as server:
            return await flowkit_original.run("flowkit_tokens.py", server.origin, "ada")

    return asyncio.run(mint())


def test_tokens_are_minted_for_what_the_fake_server_says_of_itself(tokens: Tokens) -> None:
    claims = tokens["claims"]

    assert (claims["sub"], claims["aud"], sorted(claims["user_claims"])) == (
        "ada",
        "mock",
        ["universal_role"],
    )
    assert "run&spatial_aggregate" in claims["user_claims"]["universal_role"]


# --- a session ---------------------------------------------------------------------------------

SESSION: Final[Steps] = [
    ("get_available_dates", {}),
    ("get_available_dates", {"event_types": ["calls", "mds"]}),
    ("get_geography", {"aggregation_unit": "admin3"}),
    ("get_available_qa_checks", {}),
    (
        "get_qa_check_outcome",
        {"event_type": "calls", "check_type": "count_duplicates", "event_date": "2016-01-01"},
    ),
    (
        "get_qa_check_outcomes",
        {"event_type": "calls", "check_type": "x", "start_date": "2016-01-01", "end_date": "2016-01-02"},
    ),
    ("make_api_query", {"parameters": QUERY}),
    ("status", {}),
    ("run", {}),
    ("status", {}),
    ("wait_until_ready", {}),
    ("status", {}),
    ("make_api_query", {"parameters": QUERY}),
    ("get_result", {"format": "pandas"}),
    ("make_api_query", {"parameters": QUERY}),
    ("get_result", {"format": "geojson"}),
    ("get_url", {"route": "available_dates"}),
    ("get_url", {"route": "qa/calls/x", "params": {"start_date": "2016-01-01", "end_date": "2016-01-02"}}),
    ("get_status", {"query_id": "unknown"}),
    ("get_url", {"route": "poll/unknown"}),
]


@pytest.mark.parametrize("mode", MODES)
async def test_a_session_shows_and_sends_the_same(
    mode: str, flowkit_original: Original, tokens: Tokens
) -> None:
    """Values equal one by one; so do the requests, but for ids of queries, which the server makes anew."""
    token, steps = tokens["token"], json.dumps(SESSION)
    async with MockServer(compiled()) as server:
        theirs = await flowkit_original.run("flowkit_session.py", mode, server.origin, token, steps)
        sent = traffic(server.requests, without_ids)
    async with MockServer(compiled()) as server, connected(server.origin, token) as flowkit:
        ours = await shown(flowkit, SESSION)

        assert [kind_of(one) for one in ours] == [kind_of(one) for one in theirs]
        assert [one.get("value") for one in ours] == [one.get("value") for one in theirs]
        assert traffic(server.requests, without_ids) == sent
        assert {who for _, _, _, who, _ in sent} == {f"Bearer {token}"}


@pytest.mark.parametrize("mode", MODES)
async def test_what_is_known_of_a_connection_is_the_same(
    mode: str, flowkit_original: Original, tokens: Tokens
) -> None:
    steps: Steps = [("look", {}), ("update_token", {"token": tokens["other"]}), ("look", {})]
    async with MockServer(compiled()) as server:
        theirs = await flowkit_original.run(
            "flowkit_session.py", mode, server.origin, tokens["token"], json.dumps(steps)
        )
        async with connected(server.origin, tokens["token"]) as flowkit:
            ours = await shown(flowkit, steps)

    warned = [one["value"].pop("warned") for one in (theirs[0], theirs[2])]
    texts = [one["value"].pop("text") for one in (ours[0], ours[2])]
    known = [one["value"].pop("text") for one in (theirs[0], theirs[2])]
    assert (ours, texts) == (theirs, [f"FlowKit({text})" for text in known])
    assert warned[0] == ["Communications with this server are NOT SECURE."]


@pytest.mark.parametrize("mode", MODES)
async def test_tokens_that_cannot_be_used_are_refused_by_both(
    mode: str, flowkit_original: Original, tokens: Tokens
) -> None:
    """When the connection is made, and when its token is updated; an expired one is the server's business."""
    bad = ("opaque", tokens["nameless"])
    steps: Steps = [
        *(("connects", {"url": "http://localhost:1", "token": one}) for one in (*bad, tokens["expired"])),
        *(("update_token", {"token": one}) for one in (*bad, tokens["expired"])),
    ]
    theirs = await flowkit_original.run(
        "flowkit_session.py", mode, "http://localhost:1", tokens["token"], json.dumps(steps)
    )
    async with connected("http://localhost:1", tokens["token"]) as flowkit:
        ours = await shown(flowkit, steps)

    assert [type(one.get("error")) for one in ours] == [UndecodableToken, NamelessToken, type(None)] * 2
    assert [kind_of(one) for one in ours] == [kind_of(one) for one in theirs]
    assert [one["text"][:22] for one in theirs if "text" in one] == [
        "Unable to decode token",
        "Token does not contain",
    ] * 2
    # What a token is, is no part of what we say of it.
    assert not [one for one in ours if "error" in one and tokens["nameless"] in str(one["error"])]


# --- what goes wrong ---------------------------------------------------------------------------

POLL: Final = answer(202, json={}, Location="/api/0/poll/7f")
BUSY: Final = answer(
    202,
    json={"status": "queued", "msg": "In queue", "progress": {"eligible": 1, "queued": 1, "running": 0}},
)
OVER: Final = answer(303, json={"status": "completed"}, Location="/api/0/get/7f")
ROWS: Final = answer(json={"query_id": "7f", "query_result": [{"pcod": "a", "value": 1.5}]})
UNKNOWN: Final = answer(404, json={"status": "awol", "msg": "Unknown"})
MADE: Final = ("make_api_query", {"parameters": QUERY})
RESULT: Final = ("get_result", {"format": "pandas"})

FAULTS: Final[dict[str, tuple[list[bytes], Steps, list[str], str]]] = {
    "get 404": ([answer(404, json={"msg": "gone"})], [("get_url", {"route": "x"})], ["not found"], ""),
    "get 401 with msg": (
        [answer(401, json={"msg": "Token has expired"})],
        [("get_url", {"route": "x"})],
        ["error"],
        "Token has expired",
    ),
    "get 403 with msg": (
        [answer(403, json={"msg": "User claims verification failed"})],
        [("get_url", {"route": "x"})],
        ["error"],
        "User claims verification failed",
    ),
    "get 401 without msg": ([answer(401, json={})], [("get_url", {"route": "x"})], ["error"], ""),
    "get 403 without msg": ([answer(403, b"no json")], [("get_url", {"route": "x"})], ["error"], ""),
    "get 422": (
        [answer(422, json={"msg": "Not enough segments"})],
        [("get_url", {"route": "x"})],
        ["error"],
        "Not enough segments",
    ),
    "get 500 with msg": (
        [answer(500, json={"status": "errored", "msg": "Out of disk"})],
        [("get_url", {"route": "x"})],
        ["error"],
        "Out of disk",
    ),
    "get 500 without json": ([answer(500, b"<html>")], [("get_url", {"route": "x"})], ["error"], "500"),
    "get with data": ([answer(json={})], [("get_url", {"route": "x", "data": {"a": 1}})], ["value"], ""),
    "get 303": ([OVER], [("get_url", {"route": "poll/7f"})], ["value"], ""),
    "get 202": ([BUSY], [("get_url", {"route": "poll/7f"})], ["value"], ""),
    "post 202": ([POLL], [("post_json", {"route": "run", "data": {"a": [1, None]}})], ["value"], ""),
    "post 404": ([UNKNOWN], [("post_json", {"route": "x", "data": {}})], ["not found"], ""),
    "post 403 with msg": (
        [answer(403, json={"msg": "No scope"})],
        [("post_json", {"route": "run", "data": {}})],
        ["error"],
        "No scope",
    ),
    "post 401 without json": ([answer(401)], [("post_json", {"route": "run", "data": {}})], ["error"], ""),
    "run 400 with payload": (
        [answer(400, json={"status": "Error", "msg": "Bad query", "payload": {"date": ["Not a valid date."]}})],
        [("run_query", {"query_spec": QUERY})],
        ["error"],
        "Not a valid date.",
    ),
    "run 400 without payload": (
        [answer(400, json={"status": "Error", "msg": "Bad query"})],
        [("run_query", {"query_spec": QUERY})],
        ["error"],
        "Bad query",
    ),
    "run 500 without json": (
        [answer(500, b"<html>")],
        [("run_query", {"query_spec": QUERY})],
        ["error"],
        "500",
    ),
    "run says only where to ask": ([POLL], [("run_query", {"query_spec": QUERY})], ["value"], ""),
    "poll 202 then 303": ([POLL, BUSY, BUSY, OVER, ROWS], [MADE, RESULT], ["value"] * 2, ""),
    "poll 404 then status": ([UNKNOWN], [("get_status", {"query_id": "7f"})], ["value"], ""),
    "poll 202 queued": ([BUSY], [("get_status", {"query_id": "7f"})], ["value"], ""),
    "poll 500 errored": (
        [POLL, answer(500, json={"status": "errored", "msg": "Out of disk"})],
        [MADE, RESULT],
        ["value", "error"],
        "Out of disk",
    ),
    "poll 500 cancelled": (
        [POLL, BUSY, answer(500, json={"status": "cancelled", "msg": "By hand"})],
        [MADE, RESULT],
        ["value", "error"],
        "By hand",
    ),
    "poll 403": (
        [POLL, answer(403, json={"msg": "No scope"})],
        [MADE, RESULT],
        ["value", "error"],
        "No scope",
    ),
    "result 403": (
        [POLL, OVER, answer(403, json={"status": "Error", "msg": "It failed"})],
        [MADE, RESULT],
        ["value", "error"],
        "It failed",
    ),
    "result 202": ([POLL, OVER, answer(202, json={})], [MADE, RESULT], ["value", "error"], ""),
    "result 404 runs it again": ([POLL, OVER, UNKNOWN, POLL, OVER, ROWS], [MADE, ("run", {}), RESULT],
                                 ["value"] * 3, ""),
    "poll 404 runs it again": ([POLL, UNKNOWN, POLL, BUSY, OVER, ROWS], [MADE, ("run", {}), RESULT],
                               ["value"] * 3, ""),
    "result 404 twice": ([POLL, OVER, UNKNOWN, POLL, OVER, UNKNOWN], [MADE, ("run", {}), RESULT],
                         ["value", "value", "not found"], ""),
    "wait 404": ([POLL, UNKNOWN], [MADE, ("run", {}), ("wait_until_ready", {})],
                 ["value", "value", "not found"], ""),
}  # fmt: skip
"""Answers of a server, steps, what comes of each, and what the error repeats of the last answer."""


class Told:
    """What one client showed in each case, and what it sent: cases follow each other on one server."""

    def __init__(self, outcomes: list[Outcome], server: FaultServer) -> None:
        sent = [
            (line, body and json.loads(body))
            for line, body in zip(server.targets, server.bodies, strict=True)
        ]
        self.shown: dict[str, list[Outcome]] = {}
        self.sent: dict[str, list[Any]] = {}
        for name, (answers, steps, _, _) in FAULTS.items():
            self.shown[name], outcomes = outcomes[: len(steps)], outcomes[len(steps) :]
            self.sent[name], sent = sent[: len(answers)], sent[len(answers) :]


ANSWERS: Final = [one for answers, _, _, _ in FAULTS.values() for one in answers]
STEPS: Final = [one for _, steps, _, _ in FAULTS.values() for one in steps]


@pytest.fixture(scope="module")
def ours_told(tokens: Tokens) -> Told:
    async def tell() -> Told:
        async with (
            FaultServer(*ANSWERS) as server,
            connected(server.url, tokens["token"], retry=None) as flowkit,
        ):
            return Told(await shown(flowkit, STEPS), server)

    return asyncio.run(tell())


@pytest.fixture(scope="module", params=MODES)
def theirs_told(request: pytest.FixtureRequest, flowkit_original: Original, tokens: Tokens) -> Told:
    async def tell() -> Told:
        async with FaultServer(*ANSWERS) as server:
            arguments = (request.param, server.url, tokens["token"], json.dumps(STEPS))
            return Told(await flowkit_original.run("flowkit_session.py", *arguments), server)

    return asyncio.run(tell())


@pytest.mark.parametrize("name", FAULTS)
def test_what_goes_wrong_is_shown_by_both(name: str, theirs_told: Told, ours_told: Told) -> None:
    _, _, kinds, said = FAULTS[name]
    theirs, ours = theirs_told.shown[name], ours_told.shown[name]

    assert ([kind_of(one) for one in theirs], [kind_of(one) for one in ours]) == (kinds, kinds)
    assert [one.get("value") for one in ours] == [one.get("value") for one in theirs]
    assert ours_told.sent[name] == theirs_told.sent[name]
    assert [said in said_of(one) for one in (*theirs, *ours) if "error" in one] == [True] * 2 * (
        len(kinds) - kinds.count("value")
    )


async def test_a_query_that_failed_is_told_by_its_status_too(tokens: Tokens) -> None:
    """The original raises here; its words are those of the server, which are in the error of a wait."""
    failed = answer(500, json={"status": "errored", "msg": "Out of disk"})
    async with FaultServer(POLL, failed, failed) as server, connected(server.url, tokens["token"]) as flowkit:
        outcomes = await shown(flowkit, [MADE, ("run", {}), ("status", {}), ("wait_until_ready", {})])

    assert outcomes[2] == {"value": "errored"}
    assert isinstance(outcomes[3]["error"], JobFailed)


@pytest.mark.parametrize("mode", MODES)
async def test_a_server_that_is_not_there_is_told_by_both(
    mode: str, flowkit_original: Original, tokens: Tokens
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        steps: Steps = [("get_url", {"route": "x"}), ("post_json", {"route": "run", "data": {}})]
        theirs = await flowkit_original.run(
            "flowkit_session.py", mode, url, tokens["token"], json.dumps(steps)
        )
        async with connected(url, tokens["token"]) as flowkit:
            ours = await shown(flowkit, steps)

    assert [(one["error"], one["text"][:28]) for one in theirs] == [
        ("FlowclientConnectionError", "Unable to connect to FlowKit")
    ] * 2
    assert [isinstance(one["error"], ConnectError) for one in ours] == [True, True]
