"""Idempotency keys: a call that comes again under its key is answered as before, and nothing is done twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from attrs import define, field, frozen

from specloom_codegen import ir
from specloom_codegen.mock.gate import carried
from specloom_codegen.mock.messages import Call, Problem, Refusal, Reply

_MOST_KEYS = 10_000


@frozen
class _Answered:
    """What a key was used for, and what came of it."""

    digest: str
    reply: Reply


@define
class Repeater:
    """The answers that were given under idempotency keys, the newest ten thousand of them."""

    _answers: dict[tuple[str, str], _Answered] = field(factory=dict[tuple[str, str], _Answered])

    def once(
        self, carrier: ir.Carrier | None, caller: str, call: Call, perform: Callable[[], Reply]
    ) -> Reply:
        """The answer to a call: the one before it if its key was used, else that of *perform*.

        A key that comes with another request is refused. Failures of the server are not kept: they may be
        tried again.
        """
        key = next(iter(carried(carrier, call)), None) if carrier is not None else None
        if key is None:
            return perform()
        digest = _digest(call)
        before = self._answers.get((caller, key))
        if before is not None:
            if before.digest != digest:
                problem = Problem("", "invalid", "the idempotency key was used for another request")
                raise Refusal("conflict", (problem,), status=422)
            return before.reply
        reply = perform()
        if reply.status < 500:
            self._answers[caller, key] = _Answered(digest, reply)
        if len(self._answers) > _MOST_KEYS:
            del self._answers[next(iter(self._answers))]
        return reply

    def clear(self) -> None:
        self._answers.clear()


def _digest(call: Call) -> str:
    return hashlib.sha256(f"{call.method} {call.path}\n".encode() + call.content).hexdigest()
