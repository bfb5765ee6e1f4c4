"""What a request waits for before it goes out: a credential, its turn in the pace of the API, a place in the pool.

In this order. Who waits for a credential takes no turn and no place from others; and a turn is taken with the place at
hand, so that it counts from when the request goes out. Mostly all is at hand, and nothing is awaited (`at_once`).
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ._exchange import Send
from ._http import Request
from .errors import TransportError

if TYPE_CHECKING:
    from ._call import Call
    from ._exchange import Exchange
    from ._pacer import Lane
    from ._state import Shared
    from ._sweeper import Watch
    from .auth import Credential, Scheme


class Boarding:
    """Lets the requests of one call out, one after the other.

    ``credential`` signed the one that was let out last, ``waited`` is how many seconds the pace took; ``failure`` is
    why the last one was not let out.
    """

    __slots__ = ("_call", "_exchange", "_inside", "_shared", "_watch", "credential", "failure", "waited")

    def __init__(self, shared: Shared, call: Call, exchange: Exchange, watch: Watch) -> None:
        self._shared = shared
        self._call = call
        self._exchange = exchange
        self._watch = watch
        self._inside = False  # whether a place in the gate is held
        self.credential: Credential | None = None
        self.failure: TransportError | None = None
        self.waited = 0.0

    def at_once(self, request: Request) -> Request | None:
        """Give *request* signed, with a place held, where all that it needs is at hand; else None."""
        self.waited, self.failure = 0.0, None
        auth, body, shared = self._auth_for(request), request.body, self._shared
        credential = None
        if auth is not None and (credential := auth.current()) is None:
            return None
        if body is not None and not body.measured:
            return None
        lane = None if shared.pacer is None else shared.pacer.lane(self._exchange.origin)
        if lane is not None and not lane.is_free():
            return None
        if shared.gate is not None:
            if not shared.gate.try_enter():
                return None
            self._inside = True
        if lane is not None:
            lane.take()
        self._begin()
        return self._signed(request, credential)

    async def board(self, request: Request) -> Request | None:
        """Wait for what *request* needs, and give it signed, with a place held.

        None where it must not go out: ``failure`` says why, or its origin asked meanwhile to be left alone.
        """
        if request.body is not None and not request.body.measured:
            await request.body.measure()
        auth = self._auth_for(request)
        credential = None if auth is None else auth.current() or await self._ask(auth)
        changes = auth is not None and auth.current() is not None
        try:
            is_let_out = await self._stand_in_line()
        except asyncio.CancelledError:
            cause = self._watch.absorbed()
            if not isinstance(cause, TransportError):
                if cause is not None:
                    raise cause from None
                raise
            self.failure = cause
            return None
        except TransportError as error:
            self.failure = error
            return None
        if not is_let_out:
            self.leave()
            return None
        if auth is not None and changes:  # it may have been renewed, or have ended, in the meantime
            credential = auth.current() or await self._ask(auth)
        return self._signed(request, credential)

    def leave(self) -> None:
        """Give the place back, if one is held."""
        if self._inside and self._shared.gate is not None:
            self._inside = False
            self._shared.gate.leave()

    # --- pace and pool ---

    async def _stand_in_line(self) -> bool:
        """Take a turn and a place; False where the origin asked meanwhile to be left alone."""
        pacer = self._shared.pacer
        lane = None if pacer is None else pacer.lane(self._exchange.origin)
        if lane is None:
            return not await self._take_place() or self._may_start()
        began = self._watch.now()
        await lane.enter(self._exchange.deadline)
        try:
            if await self._take_turn(lane, began) and not self._may_start():
                return False
            lane.take()
            return True
        finally:
            lane.leave()

    async def _take_turn(self, lane: Lane, began: float) -> bool:
        """Wait until a request may start, and for a place, until both are there. Says whether that took waiting."""
        now = began
        while True:
            await lane.opens(self._exchange.deadline)
            self.waited += self._watch.now() - now
            has_stood = await self._take_place(since=max(began, lane.full_since()))
            if not lane.delay():
                return has_stood or self.waited > 0
            # An answer has asked for a pause: nobody is to wait for it in here.
            now = self._watch.now()
            self.leave()
            self._watch.rest()

    async def _take_place(self, since: float | None = None) -> bool:
        """Enter the gate, and say whether that took waiting; *since* is when it began, where that was before this."""
        self._begin()
        gate = self._shared.gate
        if gate is None:
            return False
        if waits := not gate.try_enter():
            self._watch.enter("pool", since)
            await gate.enter()
        self._inside = True
        return waits

    def _begin(self) -> None:
        seconds = self._call.terms.timeout.attempt
        if seconds is not None:
            self._watch.begin_attempt(seconds)

    def _may_start(self) -> bool:
        """Ask again, after a wait, what was asked before it. Attack: a line of calls in the face of a 429."""
        decision = self._exchange.start(now=self._watch.now(), jitter=0.0)
        return isinstance(decision, Send) and not decision.pause

    # --- credentials ---

    def _auth_for(self, request: Request) -> Scheme | None:
        """What signs *request*; nothing, unless it goes to an origin of ours.

        Attack: a redirect or a link that leads elsewhere and would take the token along.
        """
        auth = self._call.terms.auth
        if auth is None or request is self._call.request or self._shared.may_sign(request.url, auth):
            return auth
        return None

    async def _ask(self, auth: Scheme) -> Credential:
        return await auth.credential(self._shared.sender_for(auth))

    def _signed(self, request: Request, credential: Credential | None) -> Request:
        self.credential = credential
        if credential is None:
            return request
        headers = self._call.terms.sign(request.headers, credential)
        url = credential.lay_onto(request.url) if credential.query else request.url
        return Request(method=request.method, url=url, headers=headers, body=request.body)
