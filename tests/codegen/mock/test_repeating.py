"""Idempotency keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.mock.messages import Call, Reply
from specloom_codegen.mock.repeating import Repeater

PAYMENTS = """
spec: 1
api: payments
url: https://p.example
resources:
  payments:
    path: /payments
    key: {id: integer}
    operations: {list, create: {retry: {key: header Idempotency-Key}}, read}
"""


@pytest.fixture
def payments(start: Callable[..., Any]) -> Any:
    return start(PAYMENTS)


def test_a_call_that_comes_again_is_answered_as_before(payments: Any) -> None:
    key = {"Idempotency-Key": "a"}
    replies = [payments("POST", "/payments", {"sum": 5}, headers=key) for _ in range(3)]
    other = payments("POST", "/payments", {"sum": 5}, headers={"Idempotency-Key": "b"})
    without = payments("POST", "/payments", {"sum": 5})

    assert [reply.json()["id"] for reply in (*replies, other, without)] == [1, 1, 1, 2, 3]


def test_a_key_is_good_for_one_request(payments: Any) -> None:
    key = {"Idempotency-Key": "a"}
    payments("POST", "/payments", {"sum": 5}, headers=key)

    assert payments("POST", "/payments", {"sum": 6}, headers=key).status == 422


def test_failures_are_not_kept_and_the_oldest_keys_are_forgotten() -> None:
    repeater, carrier = Repeater(), ir.Carrier("query", "key")

    def once(key: str, status: int) -> int:
        call = Call(method="POST", path="/", query=(("key", key),))
        return repeater.once(carrier, "ann", call, lambda: Reply(status=status)).status

    failed = [once("a", 500), once("a", 200), once("a", 409)]
    for number in range(10_000):
        once(str(number), 200)

    assert (failed, once("a", 201), once("9999", 201)) == ([500, 200, 200], 201, 200)


def test_large_answers_are_forgotten_first_but_for_the_newest() -> None:
    repeater, carrier = Repeater(), ir.Carrier("query", "key")

    def once(key: str, status: int, size: int) -> int:
        call = Call(method="POST", path="/", query=(("key", key),))
        reply = Reply(status=status, chunks=(bytes(size // 2),) * 2)
        return repeater.once(carrier, "ann", call, lambda: reply).status

    for key in ("a", "b"):
        once(key, 200, 20 * 2**20)
    told = [once("c", 200, 70 * 2**20), once("c", 201, 0), once("a", 202, 0)]
    repeater.clear()
    for key in ("a", "b", "c"):
        once(key, 200, 20 * 2**20)

    assert (told, once("a", 203, 0)) == ([200, 200, 202], 200)


async def test_a_call_whose_answer_was_lost_is_not_done_twice(compile_text: Callable[[str], ir.Api]) -> None:
    async with MockServer(compile_text(PAYMENTS)) as server:
        server.fail_next(kind="reset", after=True, times=2)
        for _ in range(3):
            async with aiohttp.ClientSession() as session:
                try:
                    async with session.post(
                        f"{server.url}/payments", json={"sum": 5}, headers={"Idempotency-Key": "k"}
                    ) as response:
                        assert (await response.json())["id"] == 1
                except aiohttp.ClientError:
                    pass

        assert (len(server.records("payments")), [call.status for call in server.requests]) == (
            1,
            [None, None, 201],
        )
