"""Idempotency keys: a call that comes again under its key is answered as before, and nothing is done twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from attrs import define, field, frozen

from specloom_codegen import ir
from specloom_codegen.mock.gate import carried
from specloom_codegen.mock.messages import Call, Problem, Refusal, Reply

_MOST_KEYS = 10_000
_MOST_BYTES = 64 * 1024 * 1024
"""Of all answers that are kept; the newest one always is."""


@frozen
class _Answered:
    """What a key was used for, and what came of it."""

    digest: str
    reply: Reply

    @property
    def size(self) -> int:
        return len(self.reply.content) + sum(map(len, self.reply.chunks or ()))


@define
class Repeater:
    """The answers that were given under idempotency keys: the newest ten thousand of them, and 64 MiB."""

    _answers: dict[tuple[str, str], _Answered] = field(factory=dict[tuple[str, str], _Answered])
    _size: int = 0

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
            answered = self._answers[caller, key] = _Answered(digest, reply)
            self._size += answered.size
        while len(self._answers) > _MOST_KEYS or (self._size > _MOST_BYTES and len(self._answers) > 1):
            self._size -= self._answers.pop(next(iter(self._answers))).size
        return reply

    def clear(self) -> None:
        self._answers.clear()
        self._size = 0


def _digest(call: Call) -> str:
    return hashlib.sha256(f"{call.method} {call.path}\n".encode() + call.content).hexdigest()
