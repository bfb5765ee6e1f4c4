"""One renewal at a time, for however many tasks wait for it.

    current() ── fresh ──────────────────────────────→ credential           no await, no I/O
    credential() ── usable, past `soft` ─────────────→ credential; a flight starts behind it
                 └─ none, dead, or past `hard` ── join the flight, or start it ── wait ─→ credential | AuthError
    rejected(c) ── c is not the newest ──────────────→ True                  (a late 401 discards nothing)
                └─ c is the newest: it is dead ── as credential() ─→ whether another one came

A flight is a task of its own, so that cancelling who waits, or all of them, hurts nobody and loses nothing. It never
raises: its outcome is a value, from which each waiter makes an error of its own. Failures are paced, 1 → 60 s;
a credential that is still usable stays in use meanwhile. Nothing here is bound to an event loop before a flight.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from math import inf
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from attrs import evolve, field, frozen

from .._secret import Secret
from .._token import Lifetime, failure_pause, life_of_jwt
from ..errors import AuthError, ClientStateError, SpecloomError
from ._credential import Credential

if TYPE_CHECKING:
    from .._clock import Clock
    from ._scheme import Send

#: Requests that one flight makes for a transient failure while somebody waits, and the longest pause between.
TRIES: Final = 3
LONGEST_PAUSE: Final = 4.0
LONGEST_RETRY_AFTER: Final = 60.0
#: Seconds after which a flight tries no more: a server that hangs is not asked three times.
LONGEST_FLIGHT: Final = 30.0
#: How long close() lets a flight go on. Source: the promises, number 26.
CLOSE_SECONDS: Final = 1.0

# The event loop refers to its tasks weakly.
_tasks: set[asyncio.Task[None]] = set()
# The flights that the running code is part of: waiting for one of them would never end.
_inside: ContextVar[tuple[_Flight, ...]] = ContextVar("specloom_renewals", default=())


@frozen(eq=False)
class Holding:
    """A credential in use and what is known about it.

    What follows ``user`` is a login's: ``cookies`` by name where they are the token; ``ends`` in seconds since
    the epoch.
    """

    credential: Credential
    token: Secret
    lifetime: Lifetime = Lifetime()
    user: str | None = None
    cookies: Mapping[str, str] | None = field(default=None, repr=False)
    refresh_token: Secret | None = None
    generation: int = 0
    ends: float | None = None


#: What a failure says of the next try. ``refused``: the same will be refused again. ``unreachable``: nothing was
#: sent. ``throttled``: not now. ``unavailable``: no answer, or a 5xx, so that it may have been acted on.
#: ``unusable``: an answer that makes no sense.
FailureKind = Literal["refused", "unreachable", "throttled", "unavailable", "unusable"]


@frozen(eq=False)
class Failure:
    """Why there is no new credential. ``retry_after`` is what the server asked for, in seconds."""

    message: str
    cause: BaseException | None = field(default=None, repr=False)
    kind: FailureKind = "unusable"
    retry_after: float | None = None

    @property
    def is_transient(self) -> bool:
        """Whether asking again soon may help."""
        return self.kind in ("unreachable", "throttled", "unavailable")

    def error(self, wait: float) -> SpecloomError:
        """Make an error for one waiter: shared exceptions would collect the tracebacks of all.

        *wait* is in seconds until the next try.
        """
        if isinstance(self.cause, ClientStateError):
            return ClientStateError(self.cause.message)
        error = AuthError(self.message)
        error.retry_after = None if self.kind == "refused" else max(0.0, wait)
        error.__cause__ = self.cause
        return error


E = TypeVar("E", bound=BaseException)

#: Gives the next holding for the one there is; *dead* says that the API no longer takes it.
Obtain = Callable[["Send", Holding | None, bool], Awaitable[Holding | Failure]]


class _Flight:
    """One renewal under way: its task, whose connection carries it, who waits, and what came of it."""

    __slots__ = ("_loop", "failure", "holding", "is_over", "send", "task", "waiters")

    def __init__(self, send: Send) -> None:
        self.send = send
        self._loop = asyncio.get_running_loop()
        self.is_over = False
        self.task: asyncio.Task[None] | None = None
        self.waiters: set[asyncio.Future[None]] = set()
        self.holding: Holding | None = None
        self.failure: Failure | None = None

    def is_under_way(self) -> bool:
        """Whether it will end, and can be waited for in the running loop."""
        return not self.is_over and self._loop is asyncio.get_running_loop()

    async def wait(self) -> None:
        waiter = asyncio.get_running_loop().create_future()
        self.waiters.add(waiter)
        try:
            await waiter
        finally:
            self.waiters.discard(waiter)

    def land(self, task: asyncio.Task[None]) -> None:
        self.is_over = True
        _tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:  # not of the source, which is caught: a clock of the user's, say
            self.failure = Failure(f"the renewal failed: {type(error).__name__} was raised", error)
        for waiter in self.waiters:
            if not waiter.done():
                waiter.set_result(None)


class Renewal:
    """Keeps a credential that ends and gets the next one from *obtain*."""

    __slots__ = (
        "_claims", "_clock", "_credential", "_dead", "_failure", "_failures", "_flight", "_fresh_until", "_next_try",
        "_obtain", "holding",
    )  # fmt: skip

    def __init__(self, obtain: Obtain) -> None:
        self._obtain = obtain
        self._claims: Mapping[str, Any] | None = None  # of a token from the user, not looked at yet
        self._clock: Clock | None = None  # the connection's, known from the first call on
        self.holding: Holding | None = None
        self._credential: Credential | None = None
        self._fresh_until = -inf
        self._dead = False
        self._failures = 0
        self._failure: Failure | None = None
        self._next_try = -inf
        self._flight: _Flight | None = None

    # --- what calls ask ---

    def current(self) -> Credential | None:
        """Give the credential if nothing needs to be done about it."""
        until = self._fresh_until
        if until == inf:
            return self._credential
        if until == -inf or self._clock is None or self._clock.monotonic() >= until:
            return None
        return self._credential

    async def credential(self, send: Send) -> Credential:
        """Give a usable credential, getting one first if there is none; AuthError when none is to be had."""
        clock = self._clock = send.clock
        while True:
            if self._claims is not None:
                self._read_end(clock)
            now = clock.monotonic()
            holding = self.holding
            flight = self._flight
            if flight is not None and not flight.is_under_way():
                flight = None
            if holding is not None and not self._dead and holding.lifetime.is_usable(now):
                if flight is None and now >= max(holding.lifetime.soft, self._next_try):
                    flight = self._start(send)
                self._plan(flight)
                return holding.credential
            if flight is None:
                if self._failure is not None and now < self._next_try:
                    raise self._failure.error(self._next_try - now)
                flight = self._start(send)
            if flight in _inside.get():
                raise AuthError(
                    "a token is asked for by what is to provide it; use a connection of its own for that"
                )
            await flight.wait()
            if flight.holding is not None:
                return flight.holding.credential
            if flight.failure is not None and not self._is_overtaken(flight, holding, send):
                raise flight.failure.error(self._next_try - clock.monotonic())

    async def rejected(self, credential: Credential, send: Send) -> bool:
        """Hear that the API calls *credential* dead; True when there is another one to try."""
        if credential is self._credential and not self._dead:
            if self._failure is None and send.clock.monotonic() < self._next_try:
                return False  # the same text came again a moment ago
            self._dead = True
            self._fresh_until = -inf
        return await self.credential(send) is not credential

    def hold(self, holding: Holding) -> None:
        """Use *holding* from now on, whatever a flight that is under way brings."""
        self._claims = None
        self.holding = holding
        self._credential = holding.credential
        self._dead = False
        self._failures = 0
        self._failure = None
        self._next_try = -inf
        self._plan(None)

    def adopt(self, holding: Holding, claims: Mapping[str, Any] | None) -> None:
        """Use what the user gave from now on, until the end that its claims name.

        A connection brings the clock: which one is known when `credential` is asked.
        """
        self.hold(holding)
        if claims is not None and "exp" in claims:
            self._claims = claims
            self._fresh_until = -inf  # until `credential` knows what time it is

    async def close(self, send: Send | None = None) -> None:
        """Let a flight go on for a second, then end it. With *send*, only a flight that it carries."""
        flight = self._flight
        if flight is None or not flight.is_under_way() or (send is not None and flight.send is not send):
            return
        assert flight.task is not None
        patience = asyncio.ensure_future(flight.send.clock.sleep(CLOSE_SECONDS))
        try:
            await asyncio.wait({flight.task, patience}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            patience.cancel()
            flight.task.cancel()
        await asyncio.wait({flight.task, patience})

    def _read_end(self, clock: Clock) -> None:
        holding, claims, self._claims = self.holding, self._claims, None
        life = life_of_jwt(claims, now=clock.wall())
        plan = Lifetime.starting(clock.monotonic(), life, jitter=clock.jitter())
        self.holding = None if holding is None else evolve(holding, lifetime=plan)

    # --- the flight ---

    def _start(self, send: Send) -> _Flight:
        flight = self._flight = _Flight(send)
        task = asyncio.get_running_loop().create_task(
            self._fly(flight, self.holding), name="specloom: renewal of a credential"
        )
        flight.task = task
        _tasks.add(task)
        task.add_done_callback(flight.land)
        return flight

    async def _fly(self, flight: _Flight, before: Holding | None) -> None:
        _inside.set((*_inside.get(), flight))
        clock = flight.send.clock
        began, tries = clock.monotonic(), 0
        while True:
            if self.holding is not before:
                flight.holding = self.holding  # the user gave a token meanwhile
                return
            tries += 1
            outcome = await self._ask(flight.send, before, self._dead)
            if isinstance(outcome, Holding):
                flight.holding = self._succeed(outcome, before, clock)
                return
            pause = self._fail(outcome, clock)
            is_enough = tries == TRIES or pause > LONGEST_PAUSE or clock.monotonic() - began > LONGEST_FLIGHT
            if is_enough or not outcome.is_transient or not flight.waiters:
                flight.failure = outcome
                return
            await clock.sleep(pause)

    async def _ask(self, send: Send, holding: Holding | None, dead: bool) -> Holding | Failure:
        try:
            return await self._obtain(send, holding, dead)
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            problem: BaseException = error  # raised by the source itself: nobody cancelled us
        except Exception as error:
            problem = error
        return Failure(
            f"no credential could be had: {type(problem).__name__} was raised", without_our_frames(problem)
        )

    def _succeed(self, holding: Holding, before: Holding | None, clock: Clock) -> Holding:
        newest = self.holding
        if newest is not None and newest is not before:
            # The user gave another token meanwhile. A refresh token that was spent is replaced all the same.
            if holding.refresh_token is not None:
                self.holding = evolve(
                    newest, refresh_token=holding.refresh_token, generation=holding.generation
                )
            return newest
        if before is not None and _same(before, holding):
            # The same text is the same credential: a late 401 for it is one for this one.
            holding = evolve(holding, credential=before.credential)
            if self._dead:
                failures = self._failures + 1
                self.hold(holding)
                self._failures = failures
                self._next_try = clock.monotonic() + failure_pause(failures, jitter=clock.jitter())
                return holding
        self.hold(holding)
        return holding

    def _fail(self, failure: Failure, clock: Clock) -> float:
        if isinstance(failure.cause, ClientStateError):
            return inf  # the carrier's own end says nothing about the token endpoint
        self._failures += 1
        pause = failure_pause(self._failures, jitter=clock.jitter())
        if failure.retry_after is not None:
            pause = max(pause, min(failure.retry_after, LONGEST_RETRY_AFTER))
        self._failure = failure
        self._next_try = clock.monotonic() + pause
        self._plan(None)
        return pause

    def _plan(self, flight: _Flight | None) -> None:
        """Work out until when `current` may answer without a look at anything else."""
        holding = self.holding
        if holding is None or self._dead:
            self._fresh_until = -inf
        elif flight is not None and flight.is_under_way():
            self._fresh_until = holding.lifetime.hard
        else:
            self._fresh_until = min(max(holding.lifetime.soft, self._next_try), holding.lifetime.hard)

    def _is_overtaken(self, flight: _Flight, holding: Holding | None, send: Send) -> bool:
        """Whether another look may find better than the flight's failure."""
        if self.holding is not holding:
            return True
        cause = None if flight.failure is None else flight.failure.cause
        return (
            isinstance(cause, ClientStateError) and flight.send is not send
        )  # another connection was closed


def without_our_frames(error: E) -> E:
    """Leave the user's frames in a traceback: ours have variables that hold secrets."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_globals.get("__name__", "").startswith("specloom."):
        trace = trace.tb_next
    return error.with_traceback(trace)


def _same(one: Holding, other: Holding) -> bool:
    return one.token.reveal() == other.token.reveal() and (one.cookies is None) == (other.cookies is None)
