"""What a connection and all its ``with_options`` copies share: transport, gate, clocks, budgets, life.

Everything here belongs to one event loop in one process, from the first call on.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakSet

from ._clock import Clock
from ._gate import Gate
from ._http import Attempt, Response
from ._options import Limits
from ._path import origin_of
from ._refusal import refusal
from ._retry import BudgetState, CooldownState, RetryBudget, RetryPolicy
from ._secret import redact_url
from ._sweeper import Sweeper
from ._tls import TLS, make_context
from .errors import ClientStateError

if TYPE_CHECKING:
    import ssl

    import aiohttp

    from ._call import Terms
    from ._pace import RateLimit
    from ._pacer import Pacer
    from ._sender import TokenSender
    from ._transport import Transport
    from .auth import Scheme

CLOSE_SECONDS = 1.0
_CLOSED_EARLY = "the connection was closed while it opened"

# Counts the forks that this process descends from: a pool of sockets must not be used on both sides.
_forks = 0


def _forked() -> None:
    global _forks
    _forks += 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _pacer(limit: RateLimit, origins: frozenset[str], clock: Clock) -> Pacer:
    from ._pacer import Pacer  # few APIs have a limit

    return Pacer(limit, origins, clock)


class Shared:
    """The part of a connection that exists once; see the module."""

    def __init__(
        self,
        *,
        origins: frozenset[str],
        limits: Limits,
        tls: TLS | ssl.SSLContext,
        proxy: str | None,
        session: aiohttp.ClientSession | None,
        transport: Transport | None,
        clock: Clock,
        on_attempt: Callable[[Attempt], None] | None,
        rate_limit: RateLimit | None = None,
    ) -> None:
        if session is not None and limits.connections != Limits().connections:
            raise TypeError("limits.connections does not go with an injected session: its connector decides")
        self.origins = origins
        self.limits = limits
        self.clock = clock
        self.on_attempt = on_attempt
        self.sweeper = Sweeper(clock)
        self.cooldown = CooldownState()
        self.pacer = None if rate_limit is None else _pacer(rate_limit, origins, clock)
        self.gate: Gate | None = None if session is not None else Gate(limits.connections)
        # Weakly: a program may make a copy of the connection, with a token of its own, for each request it serves.
        self._auths: WeakSet[Scheme] = WeakSet()
        self._senders: dict[bool, TokenSender] = {}
        self._make_sender: Callable[[bool], TokenSender] | None = None
        self._budgets: dict[str, BudgetState] = {}
        self._further_budgets: dict[tuple[str, RetryBudget | None], BudgetState] = {}
        self._tls = tls
        self._proxy = proxy
        self._session = session
        self._given_transport = transport
        self.transport: Transport = transport  # type: ignore[assignment]  # set for good in `open`
        self._opening: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._forks = _forks
        self._closed = False
        self._ready = False

    # --- life ---

    def usable(self) -> bool:
        """Whether a call may start right away. Raises ClientStateError where none ever may.

        The guards stand before every call: after close, in another event loop, on the far side of a fork.
        """
        if self._closed:
            raise ClientStateError("the connection is closed; open a new one")
        if self._forks != _forks:
            raise ClientStateError(
                "the connection was opened before a fork; open a new one in the child (from_config takes its config)"
            )
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            if self._loop is not None:
                raise ClientStateError(
                    "the connection belongs to another event loop; open one per loop (from_config takes its config)"
                )
            self._loop = loop
        if self._session is not None and self._ready and self._session.closed:
            raise ClientStateError(
                "the aiohttp session that was injected is closed, and its connections with it"
            )
        return self._ready

    async def open(self) -> None:
        """Build the transport, off the event loop where that blocks; many callers, one building."""
        if self.usable():
            return
        opening = self._opening
        if opening is None or opening.done():  # a failed opening is tried anew
            opening = self._opening = asyncio.ensure_future(self._open())
            # Whoever waits may be gone by then: its failure is the next caller's to see, not the loop's to log.
            opening.add_done_callback(lambda task: task.cancelled() or task.exception())
        try:
            await asyncio.shield(opening)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if not opening.cancelled() or (task is not None and task.cancelling()):
                raise
        else:
            return
        raise ClientStateError(_CLOSED_EARLY)

    async def _open(self) -> None:
        if self._given_transport is None:
            loop = asyncio.get_running_loop()
            # Importing aiohttp and reading certificates take tens of milliseconds of disk and CPU.
            make_transport = await loop.run_in_executor(None, self._prepare)
            if self._closed:
                raise ClientStateError(_CLOSED_EARLY)
            self.transport = make_transport()
        self._ready = True

    def _prepare(self) -> Callable[[], Transport]:
        # In a thread: what the first calls need is read from the disk and compiled here.
        from ._serde import decoding, sending  # noqa: F401  # pyright: ignore[reportUnusedImport]
        from ._transport._aiohttp import AiohttpTransport, tls_argument

        # An API in clear may have its login elsewhere: settings of one's own are never passed over.
        secure = self._tls != TLS() or any(origin.startswith("https:") for origin in self.origins)
        context = tls_argument(self._tls, make_context) if secure else None
        return lambda: AiohttpTransport(
            limits=self.limits, tls=context, proxy=self._proxy, session=self._session
        )

    async def close(self) -> None:
        """End what is in flight with ClientStateError, within a second; closing twice is nothing."""
        if self._closed:
            return
        self._closed = True
        if self._forks != _forks or (self._loop is not None and self._loop is not asyncio.get_running_loop()):
            return  # the sockets are the other side's
        self.sweeper.end_all()
        try:
            # A renewal that runs may end and be stored: its refresh token may be spent by now.
            renewals = [auth.close(one) for auth in list(self._auths) for one in self._senders.values()]
            await asyncio.gather(self._end_opening(), *renewals)
        finally:
            self.sweeper.end_all(lasting=True)
            await self._let_land()
            if self._ready or self._given_transport is not None:
                await self.transport.close()
            self.sweeper.close()

    async def _end_opening(self) -> None:
        """Let an opening end, or give it up: a disk that does not answer holds up nobody for longer."""
        opening = self._opening
        if opening is None or opening.done():
            return
        patience = asyncio.ensure_future(self.clock.sleep(CLOSE_SECONDS))
        try:
            await asyncio.wait({opening, patience}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            patience.cancel()
            opening.cancel()
        await asyncio.wait({opening, patience})

    async def _let_land(self) -> None:
        """Give ended calls the turns they need to unwind, so that none is cut by the closing sockets."""
        for _ in range(10):
            if not self.sweeper.in_flight:
                return
            await asyncio.sleep(0)

    @property
    def closed(self) -> bool:
        return self._closed

    def adopt(self, auth: Scheme | None) -> None:
        """End the renewals of *auth* that this connection carries when it is closed."""
        if auth is not None:
            self._auths.add(auth)

    def send_with(self, make_sender: Callable[[bool], TokenSender]) -> None:
        """Set how senders to token endpoints are made; the connection knows the base and the hosts."""
        self._make_sender = make_sender

    def sender_for(self, auth: Scheme) -> TokenSender:
        """What carries the requests of *auth*; the same one each time. From now on they end with the connection."""
        self.adopt(auth)
        sender = self._senders.get(auth.allow_http)
        if sender is None:
            assert self._make_sender is not None
            sender = self._senders[auth.allow_http] = self._make_sender(auth.allow_http)
        return sender

    # --- what calls ask ---

    def budget(self, origin: str, policy: RetryPolicy | None) -> BudgetState:
        """The retry budget of an origin, one for all calls whose policies have the same figures for it."""
        budget = self._budgets.get(origin)
        if budget is None:
            budget = BudgetState(RetryBudget() if policy is None else policy.budget)
            self._budgets[origin] = budget
        if policy is None or policy.budget is budget.policy or policy.budget == budget.policy:
            return budget
        return self._further_budgets.setdefault((origin, policy.budget), BudgetState(policy.budget))

    def cool_down(self, origin: str, response: Response, retry_after: float, terms: Terms) -> None:
        """Leave *origin* alone for as long as its answer asks for, as far as the policy of its call allows."""
        policy = terms.rules.retry
        # The pace of others is not ours to keep, and they are without number.
        if policy is None or policy.cooldown is None or origin not in self.origins:
            return
        now = self.clock.monotonic()
        # An error of its own for each call that cannot start: a shared one would collect their tracebacks.
        error = partial(refusal, response, terms.errors, name=terms.name, wall=self.clock.wall())
        until = now + min(retry_after, policy.retry_after_max)
        trigger = f"{response.method} {redact_url(response.url)}: {response.status_code}"
        self.cooldown.cool(origin, until, error, since=now, trigger=trigger)

    def may_sign(self, url: str, auth: Scheme) -> bool:
        """Whether a credential may go to *url*. Asserted for each request as it is sent."""
        origin = origin_of(url)
        return origin in self.origins or origin in auth.origins
