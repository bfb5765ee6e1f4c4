"""The gate before the pool: so many calls hold a connection at once, the others wait in line.

A gate of our own, because the library below reports a full pool and a stalled connection with one error.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict


class Gate:
    """A counting gate, first come first served, safe against cancellation at any point."""

    __slots__ = ("_free", "_line")

    def __init__(self, places: int) -> None:
        self._free = places
        # In order of arrival. No deque: ten thousand waiters who go away would each be searched for in it.
        self._line: OrderedDict[asyncio.Future[None], None] = OrderedDict()

    def try_enter(self) -> bool:
        """Take a place if one is free and nobody waits for it."""
        if self._free > 0 and not self._line:
            self._free -= 1
            return True
        return False

    async def enter(self) -> None:
        """Take a place, waiting in line for it."""
        if self.try_enter():
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line[turn] = None
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                # The place was handed over just as the waiter went away: pass it on.
                self.leave()
            else:
                self._line.pop(turn, None)
            raise

    def leave(self) -> None:
        """Give a place back: to the first who still waits, else to the gate."""
        while self._line:
            turn, _ = self._line.popitem(last=False)
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    @property
    def waiting(self) -> int:
        return len(self._line)
