"""Cancelling one call at each of its await points in turn, and a look at what that leaves held."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator
from typing import Any, Literal

#: When the cancellation comes: while the task waits, or in the same turn of the loop as what it waits for.
When = Literal["while it waits", "with the result"]


class CancelAt:
    """Awaits *coroutine*, and cancels the current task at its suspension number *step* (from 1).

    ``steps`` is how often it was suspended; with a *step* beyond that the coroutine ends by itself.
    """

    def __init__(self, coroutine: Coroutine[Any, Any, Any], step: int, when: When) -> None:
        self._coroutine = coroutine
        self._step = step
        self._when = when
        self.steps = 0

    def __await__(self) -> Generator[Any, Any, Any]:
        error: BaseException | None = None
        while True:
            try:
                future = self._coroutine.send(None) if error is None else self._coroutine.throw(error)
            except StopIteration as end:
                return end.value
            self.steps += 1
            if self.steps == self._step:
                self._cancel(future)
            error = None
            try:
                yield future
            except BaseException as raised:
                error = raised

    def _cancel(self, future: Any) -> None:
        task = asyncio.current_task()
        assert task is not None
        if self._when == "with the result" and future is not None:
            future.add_done_callback(lambda _: task.cancel())
        else:
            task.cancel()


def held(api: Any) -> tuple[int, int, int]:
    """What a connection holds: calls under watch, places of the gate, waiters at the gate."""
    shared = api._shared
    return shared.sweeper.in_flight, shared.limits.connections - shared.gate._free, shared.gate.waiting
