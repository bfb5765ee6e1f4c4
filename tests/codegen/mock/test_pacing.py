"""The rate limit of a spec."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specloom_codegen import ir
from specloom_codegen.mock.messages import Reply
from specloom_codegen.mock.pacing import Pace, Pacer

LIMITED = """
spec: 1
api: limited
url: https://l.example
rate_limit: {requests: 2, per: 10s, remaining: header X-Left, reset: header X-Reset, wait: header Backoff}
auth: {basic: {send: basic}}
resources: {things: {path: /things, key: {id: integer}, operations: {list, create}}}
"""
ANN, BOB = {"Authorization": "Basic YW5uOg=="}, {"Authorization": "Basic Ym9iOg=="}


def told(reply: Any) -> tuple[int, str | None, str | None, str | None, str | None]:
    return (reply.status, *(reply.header(name) for name in ("X-Left", "X-Reset", "Backoff", "Retry-After")))


def test_callers_are_held_to_the_limit_each_on_their_own(start: Callable[..., Any]) -> None:
    call = start(LIMITED, rate_limit=True)

    replies = [call("GET", "/things", headers=ANN)]
    call.now += 4.5
    replies += [call("GET", "/things", headers=each) for each in (ANN, ANN, BOB)]
    call.now += 5.5
    replies += [call("GET", "/things", headers=ANN)]

    assert [told(reply) for reply in replies] == [
        (200, "1", "10", None, None),
        (200, "0", "6", "6", None),
        (429, "0", "6", "6", "6"),
        (200, "1", "10", None, None),
        (200, "0", "5", "5", None),
    ]


def test_the_limit_is_documentation_unless_it_is_asked_for(start: Callable[..., Any]) -> None:
    call = start(LIMITED)

    assert [told(call("GET", "/things", headers=ANN))[:2] for _ in range(5)] == [(200, None)] * 5


def test_a_limit_without_a_number_holds_nobody() -> None:
    pacer = Pacer(ir.RateLimit())
    pace = pacer.take("ann", 0.0)

    assert (pace, pacer.told(Reply(), pace)) == (Pace(allowed=True, remaining=0, wait=0.0), Reply())


def test_callers_of_long_ago_are_forgotten() -> None:
    pacer = Pacer(ir.RateLimit(requests=1, per=1e9))
    first = pacer.take("first", 0.0)
    for number in range(10_000):
        pacer.take(str(number), 1.0)

    assert (first.allowed, pacer.take("9999", 2.0).allowed, pacer.take("first", 2.0).allowed) == (
        True,
        False,
        True,
    )
