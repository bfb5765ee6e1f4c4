"""Holding calls: until something changes, time has passed, the caller hangs up, or the fake stops.

What a call waits for, and whether it has come, is the business of ``waiting``.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Literal

from aiohttp import web
from attrs import Factory, define, field

Sleep = Callable[[float], Awaitable[object]]
End = Literal["change", "time", "gone", "stop"]


@define
class Holder:
    """Holds the calls of one fake. ``changes`` counts how often something has changed."""

    sleep: Sleep = asyncio.sleep
    changes: int = 0
    _stopped: bool = False
    _waiters: dict[object, asyncio.Future[End]] = field(default=Factory(dict[object, "asyncio.Future[End]"]))

    def ring(self) -> None:
        """Something has changed: every call that is held is looked at again."""
        self.changes += 1
        self._settle_all("change")

    def stop(self) -> None:
        """Hold no call any more."""
        self._stopped = True
        self._settle_all("stop")

    def restart(self) -> None:
        self._stopped = False

    def hang_up(self, connection: object) -> None:
        """The caller at the other end of a connection is gone."""
        waiter = self._waiters.get(connection)
        if waiter is not None:
            _settle(waiter, "gone")

    async def hold(self, request: web.BaseRequest, seconds: float, since: int) -> End:
        """Wait for so many seconds at most, or for a change after those of which *since* is the count."""
        if request.transport is None or request.transport.is_closing():
            return "gone"
        if self._stopped:
            return "stop"
        if self.changes != since:
            return "change"
        waiter: asyncio.Future[End] = asyncio.get_running_loop().create_future()
        self._waiters[request.protocol] = waiter
        timer = None if seconds == math.inf else asyncio.ensure_future(self._ring_later(waiter, seconds))
        try:
            return await waiter
        finally:
            self._waiters.pop(request.protocol, None)
            if timer is not None:
                timer.cancel()
                await asyncio.gather(timer, return_exceptions=True)

    async def _ring_later(self, waiter: asyncio.Future[End], seconds: float) -> None:
        await self.sleep(max(seconds, 0.0))
        _settle(waiter, "time")

    def _settle_all(self, end: End) -> None:
        for waiter in self._waiters.values():
            _settle(waiter, end)


class WatchedServer(web.Server):
    """A server that says which connections are lost."""

    holder: Holder

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        super().connection_lost(handler, exc)
        self.holder.hang_up(handler)


def _settle(waiter: asyncio.Future[End], end: End) -> None:
    if not waiter.done():
        waiter.set_result(end)
