"""One call in flight: the loop that sends what the Exchange says, and nothing else.

Deciding is the Exchange's; waiting for all that a request needs the Boarding's; sending the transport's; watching the
time the sweeper's. What is here is their interplay, and the record of it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from ._boarding import Boarding
from ._call import Call
from ._exchange import Answered, Exchange, Fail, Failed, Outcome, Reauthorize, Return, Send
from ._http import Request, Response
from ._redirect import REDIRECTS
from ._refusal import refusal
from ._trail import Trail
from ._verdict import is_part, judge
from .errors import (
    AuthError,
    ClientStateError,
    ProtocolError,
    ReadTimeout,
    SpecloomError,
    StatusError,
    TransportError,
    UnknownOutcomeError,
)

if TYPE_CHECKING:
    from ._state import Shared
    from ._transport import RawResponse

# How much of a refusal is read before its connection is given up.
REFUSAL_LIMIT: Final = 64 * 1024


class Flight:
    """The state of a call while it runs; `run` gives its answer."""

    __slots__ = (
        "_began", "_boarding", "_call", "_exchange", "_paused", "_redirects", "_shared", "_trail", "_verdict", "raw",
        "response", "watch",
    )  # fmt: skip

    def __init__(self, shared: Shared, call: Call) -> None:
        self._shared = shared
        self._call = call
        self._trail = Trail()
        self._redirects: tuple[Response, ...] = ()
        self._paused = 0.0
        self._verdict = 0  # what the last answer counts as
        self.raw: RawResponse | None = None
        self.response: Response | None = None

    async def run(self) -> Response:
        """Obey the Exchange until it is over. In a streaming call the body is still in ``raw``."""
        if not self._shared.usable():
            await self._shared.open()
        self._start()
        sweeper = self._shared.sweeper
        sweeper.arm(self.watch)
        try:
            return await self._obey()
        except asyncio.CancelledError:
            self.end()
            failure = self.watch.absorbed()
            if failure is None:
                raise
            if isinstance(failure, TransportError):
                failure = self._exchange.cut_off(failure)
        except SpecloomError as error:
            self.end()
            failure = error
        except BaseException:
            self.end()
            raise
        finally:
            sweeper.disarm(self.watch)
        raise self._told(failure)

    def _start(self) -> None:
        """Start the clock: what it took to open the connection does not count."""
        shared, call = self._shared, self._call
        self._began = now = shared.clock.monotonic()
        self.watch = watch = shared.sweeper.watch(call.terms.timeout, now=now)
        watch.unhurried = call.unhurried
        self._exchange = Exchange(
            call.request,
            call.terms.rules,
            origin=call.origin,
            budget=shared.budget(call.origin, call.terms.rules.retry),
            cooldown=shared.cooldown,
            deadline=watch.ends,
            now=now,
        )
        self._boarding = Boarding(shared, call, self._exchange, watch)

    def _told(self, error: SpecloomError) -> SpecloomError:
        """Make *error* ready for the program: with the log, and without the way that it took in here.

        Attack: a traceback with locals, which shows pieces of bodies, links with keys in them and the like.
        """
        self._trail.gave_up = error.gave_up
        error.log = error.log or tuple(self._trail)
        if isinstance(error.__context__, asyncio.CancelledError):
            error.__context__ = None  # ours, and over
        if isinstance(error, UnknownOutcomeError):
            error.error.with_traceback(None)
        # What comes from a program's own Auth keeps its traceback: the mistake is there.
        if isinstance(error, AuthError) and not isinstance(error, StatusError):
            return error
        return error.with_traceback(None)

    async def _obey(self) -> Response:
        exchange, clock = self._exchange, self._shared.clock
        decision = exchange.start(now=self._began, jitter=clock.jitter())
        while True:
            if isinstance(decision, Send):
                if decision.pause:
                    self._paused += decision.pause
                    await clock.sleep(decision.pause)
                    # The origin may have been cooled down meanwhile: ask again.
                    decision = exchange.start(now=clock.monotonic(), jitter=clock.jitter())
                    if not isinstance(decision, Send) or decision.pause:
                        continue
                outcome = await self._attempt(exchange.request)
                now, jitter = clock.monotonic(), clock.jitter()
                if outcome is None:
                    decision = exchange.start(now=now, jitter=jitter)
                else:
                    decision = exchange.after(outcome, now=now, jitter=jitter)
            elif isinstance(decision, Return):
                assert self.response is not None
                self.response.log = self._trail
                return self.response
            elif isinstance(decision, Reauthorize):
                newer = await self._renew()
                decision = exchange.reauthorized(newer, now=clock.monotonic(), jitter=clock.jitter())
            else:
                raise self._failure(decision)

    # --- one attempt ---

    async def _attempt(self, request: Request) -> Outcome | None:
        """Send *request* once and read as much of the answer as its status deserves.

        None where it was not sent: its origin asked to be left alone while the call waited.
        """
        call, watch, shared, boarding = self._call, self.watch, self._shared, self._boarding
        began = shared.clock.monotonic()
        signed = boarding.at_once(request)
        if signed is None:
            signed = await boarding.board(request)
            self._paused += boarding.waited
            began += boarding.waited
            if signed is None:
                return self._not_sent(request, began, boarding.failure)
        self.response = None
        try:
            self.raw = raw = await shared.transport.send(signed, watch)
            self.response = response = self._begun(raw, request)
            if raw.status == 206 and is_part(response) and not self._exchange.takes_parts():
                raise ProtocolError(
                    "a part came (206), and nobody asked for one", phase="wait", maybe_processed=True
                )
            if not self._exchange.accepts(raw.status):
                response.content = await self._read_refusal(raw)
                self._complete(response)
            elif not call.streams:
                response.content = await raw.read(shared.limits.body)
                self._complete(response)
        except asyncio.CancelledError:
            cause = watch.absorbed()
            if not isinstance(cause, TransportError):
                if cause is not None:
                    raise cause from None
                raise
            failed = cause
        except TransportError as error:
            failed = error
        except SpecloomError:  # an answer that is larger than allowed
            self._note(request, began, status=None if self.response is None else self.response.status_code)
            raise
        else:
            self._note(request, began, status=response.status_code)
            return self._judge(response)
        self.end()
        self._rest()
        self._note(request, began, error=failed)
        return Failed(failed, None if self.response is None else self.response.status_code)

    def _not_sent(self, request: Request, began: float, failure: TransportError | None) -> Failed | None:
        self.end()
        self._rest()
        if failure is None:
            return None
        self._note(request, began, error=failure)
        return Failed(failure)

    def _rest(self) -> None:
        """The attempt is over: until the next one only the total counts."""
        watch, exchange = self.watch, self._exchange
        watch.rest()
        if self._call.unhurried:
            if self.response is None:
                exchange.deadline = watch.ends  # moved by the time of sending
            else:
                watch.limit_total(exchange.deadline)

    def _begun(self, raw: RawResponse, request: Request) -> Response:
        """Make the answer of its head; the body is still on the wire."""
        call, exchange = self._call, self._exchange
        if call.unhurried:
            exchange.deadline = self.watch.ends  # moved by the time of sending
            if exchange.accepts(raw.status) and not call.streams:
                self.watch.unlimit_total()
        return Response(
            raw.status,
            headers=raw.headers,
            method=request.method,
            url=request.url,
            history=self._redirects,
            max_depth=self._shared.limits.depth,
        )

    def _complete(self, response: Response) -> None:
        self.land()
        response.elapsed = self._shared.clock.monotonic() - self._began

    async def _read_refusal(self, raw: RawResponse) -> bytes:
        """Read an answer that says no, cut short or not. Attack: one that never ends, or inflates to gigabytes."""
        pieces: list[bytes] = []
        size = 0
        try:
            while size <= REFUSAL_LIMIT and (piece := await raw.chunk()):
                pieces.append(piece)
                size += len(piece)
            if size > REFUSAL_LIMIT:
                raw.close()
        except TransportError:
            raw.close()
        except asyncio.CancelledError:
            cause = self.watch.absorbed()
            if not isinstance(cause, ReadTimeout):
                if cause is not None:
                    raise cause from None
                raise
            raw.close()
        return b"".join(pieces)[:REFUSAL_LIMIT]

    def _judge(self, response: Response) -> Answered:
        """Say what the answer counts as, and obey what it asks of all calls."""
        shared, terms, exchange = self._shared, self._call.terms, self._exchange
        if shared.pacer is not None:
            shared.pacer.note(exchange.origin, response)
        auth = None if self._boarding.credential is None else terms.auth
        answered = judge(response, terms.errors, auth, whole=self.raw is None, clock=shared.clock)
        self._verdict = answered.verdict
        if 200 <= answered.verdict < 300:
            return answered
        self._rest()
        if answered.dead and self.raw is not None:
            self.end()  # of a stream that is for nobody
        retry_after = answered.retry_after
        if (
            answered.verdict in (429, 503)
            and retry_after is not None
            and not exchange.accepts(answered.status)
        ):
            shared.cool_down(exchange.origin, response, retry_after, terms)
        return answered

    # --- credentials ---

    async def _renew(self) -> bool:
        auth, response = self._call.terms.auth, self.response
        assert auth is not None
        assert response is not None
        credential = self._boarding.credential
        assert credential is not None
        return await auth.rejected(credential, response, self._shared.sender_for(auth))

    # --- a body that is read as it comes ---

    @property
    def body_limit(self) -> int:
        return self._shared.limits.body

    async def next_piece(self) -> bytes:
        """Read on in the body of a streaming call; empty at its end, where the connection is given back.

        The total does not count here; silence (``timeout.read``) and dripping (``timeout.min_rate``) do.
        """
        self._shared.usable()
        if self.raw is None:
            raise ClientStateError("the stream is closed; read it within its async with block")
        watch, sweeper = self.watch, self._shared.sweeper
        watch.unlimit_total()
        watch.enter("body")
        sweeper.arm(watch)
        try:
            piece = await self.raw.chunk()
        except asyncio.CancelledError:
            self.end()
            failure = watch.absorbed()
            if failure is None:
                raise
        except SpecloomError as error:
            self.end()
            failure = error
        else:
            if not piece:
                self.land()
            return piece
        finally:
            sweeper.disarm(watch)
        raise self._told(failure)

    # --- the end ---

    def _failure(self, decision: Fail) -> SpecloomError:
        error = self._refused() if decision.error is None else decision.error
        error.gave_up, error.ending, error.cooldown = decision.gave_up, decision.ending, decision.cooldown
        return error

    def _refused(self) -> StatusError:
        response, terms = self.response, self._call.terms
        assert response is not None
        response.log = self._trail
        return refusal(
            response, terms.errors, name=terms.name, wall=self._shared.clock.wall(), verdict=self._verdict
        )

    def land(self) -> None:
        """The connection of this call is free again."""
        self.raw = None
        self._boarding.leave()

    def end(self) -> None:
        """Give up the answer that is still on the wire, if there is one, and the place in the gate."""
        if self.raw is not None:
            self.raw.close()
        self.land()

    def _note(
        self, request: Request, began: float, status: int | None = None, error: TransportError | None = None
    ) -> None:
        self._trail.add(request, status, error, self._paused, self._shared.clock.monotonic() - began)
        self._paused = 0.0
        if self._shared.on_attempt is not None:
            self._trail.tell(self._shared.on_attempt)
        if status in REDIRECTS and self.response is not None:
            self._redirects = (*self._redirects, self.response)
