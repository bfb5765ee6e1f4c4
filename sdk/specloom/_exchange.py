"""One logical call as a state machine, without I/O: what to do after each outcome.

Theory of operation. A call sends requests until it has an answer to give back or an error to raise.
After each outcome the machine says what comes next::

    start() ─→ Send ─→ outcome ─→ after() ─→ Return             the answer is the result
                 ↑                   │  ├──→ Fail               the error to raise
                 │                   │  ├──→ Send(pause, …)     a retry, or the next hop of a redirect
                 └── reauthorized() ←┘  └──→ Reauthorize        the credential is dead; renew it

An answer is judged in this order: expected → dead credential → redirect → retry → error. The interplay is
the point: a renewed credential costs no attempt and happens once; a redirect changes what a retry repeats; a
retry is paid for from a budget; and one deadline covers all. Invariants, whatever the outcomes:

- at most ``max_attempts`` retries-and-first-try, ``max_redirects`` hops and one renewal;
- no Send starts at or after the deadline;
- a request that is not idempotent goes out again only if nothing was sent, on 429, once after its
  credential was called dead, or under an idempotency key (or the policy says ``unsafe``).

Time and randomness come in as ``now`` (monotonic seconds) and ``jitter`` (0 ≤ j < 1).
"""

from __future__ import annotations

from typing import Final, Literal, final

from attrs import evolve, frozen

from ._http import Request
from ._redirect import RedirectPolicy, follow, is_redirect
from ._retry import BudgetState, Cooldown, CooldownState, RetryPolicy, is_passing
from ._url import origin_of
from .errors import (
    DeadlineExceeded,
    GaveUp,
    RedirectError,
    SpecloomError,
    TransportError,
    UnknownOutcomeError,
)

IDEMPOTENT: Final = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"})
THROTTLED: Final = frozenset({429, 503})


@frozen
class Answered:
    """An answer's head. ``verdict`` is the status that it counts as (a spec may say that a 422 with a certain
    code is a 429); ``retry_after`` is in seconds; ``dead`` says that it calls our credential dead."""

    status: int
    verdict: int
    location: str | None = None
    retry_after: float | None = None
    dead: bool = False


@frozen
class Failed:
    """No answer, or half of one: ``status`` is set when the head had come."""

    error: TransportError
    status: int | None = None


Outcome = Answered | Failed


@frozen
class Send:
    """Send ``Exchange.request`` after a pause of so many seconds."""

    pause: float = 0.0


@final
class Reauthorize:
    """Renew the credential, then ask ``reauthorized``."""


@final
class Return:
    """The answer at hand is the result."""


@frozen
class Fail:
    """The call is over. ``error`` is None when the answer at hand is the error.

    ``gave_up`` says why nothing more is sent, ``ending`` the same in words where there is something to say;
    ``cooldown`` belongs to the reason of that name.
    """

    error: SpecloomError | None = None
    gave_up: GaveUp = "not_retryable"
    ending: str = ""
    cooldown: Cooldown | None = None


Decision = Send | Reauthorize | Return | Fail

_NOW: Final = Send()
_RETURN: Final = Return()
_REAUTHORIZE: Final = Reauthorize()
_REFUSED: Final = Fail()
_OFF: Final = Fail(None, "off")
_ONE_SHOT: Final = "not tried again: the body can be sent once"


@frozen
class Rules:
    """What one call may do, with the policies of its connection and its own options laid together.

    ``expected`` are answers beside 2xx that are results. ``idempotent`` speaks of the call's own method;
    ``keyed`` says that an idempotency key goes with it. ``retry_statuses`` are repeated beside those of the policy,
    successes among them. ``reads_refusals`` says that the body of every answer is wanted whole, ``takes_parts`` that a
    206 is an answer whether or not a part was asked for.
    """

    retry: RetryPolicy | None
    redirect: RedirectPolicy | None
    origins: frozenset[str]
    expected: frozenset[int] | Literal["any"] = frozenset()
    idempotent: bool = False
    keyed: bool = False
    retry_statuses: frozenset[int] = frozenset()
    reads_refusals: bool = False
    takes_parts: bool = False


class Exchange:
    """The state of one call; see the theory of operation above.

    ``request`` is what is to be sent next, ``origin`` where it goes. ``deadline`` may be moved while an upload is
    under way, whose time does not count. What ``cooldown`` holds as causes are functions that make an error.
    """

    __slots__ = (
        "_budget", "_cooldown", "_last", "_lost", "_method", "_paid", "_renewed", "_rules", "_started",
        "_unanswered", "attempts", "deadline", "hops", "origin", "request",
    )  # fmt: skip

    def __init__(
        self,
        request: Request,
        rules: Rules,
        *,
        origin: str,
        budget: BudgetState,
        cooldown: CooldownState,
        deadline: float,
        now: float,
    ) -> None:
        self.request = request
        self.origin = origin
        self.attempts = 0  # failures count against max_attempts; a hop or a renewal does not
        self.hops = 0
        self._rules = rules
        self._budget = budget
        self._cooldown = cooldown
        self.deadline = deadline
        self._started = now
        self._method = request.method
        self._unanswered = 0
        self._renewed = False
        self._paid: bool | None = None  # whether the last retry was for a throttle; None: there was none
        self._last: Fail | None = None  # how the call ends if the retry that was decided on cannot start
        self._lost: TransportError | None = None  # a failure after which the server may have acted

    def accepts(self, status: int) -> bool:
        """Whether an answer of this status is a result, so that its body is wanted whole."""
        rules = self._rules
        if rules.reads_refusals or (200 <= status < 300 and status not in rules.retry_statuses):
            return True
        return rules.expected == "any" or status in rules.expected

    def takes_parts(self) -> bool:
        """Whether a 206 may be an answer. Attack: a part that nobody asked for, which passes for the whole."""
        rules = self._rules
        if rules.takes_parts or rules.expected == "any" or 206 in rules.expected:
            return True
        return any(name.lower() == "range" for name in self.request.headers)

    def start(self, *, now: float, jitter: float) -> Decision:
        """Say whether the first request, or one whose pause has passed, may go out now."""
        decision = self._send_after(0.0, now=now, jitter=jitter)
        if self._last is not None and type(decision) is Fail:
            return _ended_as(decision, self._last)
        return decision

    def after(self, outcome: Outcome, *, now: float, jitter: float) -> Decision:
        """Say what to do about what came of the request that was sent last."""
        self._last = None
        if type(outcome) is Answered:
            return self._answered(outcome, now, jitter)
        assert type(outcome) is Failed
        return self._failed(outcome, now, jitter)

    def cut_off(self, error: TransportError) -> TransportError:
        """Give the error of a call that ends with *error*: what an earlier attempt may have done counts as well."""
        if self._lost is None:
            return error
        if self._idempotent():
            error.maybe_processed = True
            return error
        unknown = UnknownOutcomeError(
            f"{self.request.method} may or may not have been carried out: {error.message}", error=self._lost
        )
        unknown.gave_up = error.gave_up
        return unknown

    def reauthorized(self, newer: bool, *, now: float, jitter: float) -> Decision:
        """Go on after a renewal: with a newer credential the request is sent once more."""
        self._renewed = True
        if not newer:
            return _REFUSED
        if not self._replayable():
            return Fail(None, "body", _ONE_SHOT)
        return self._send_after(0.0, now=now, jitter=jitter)

    # --- answers ---

    def _answered(self, answer: Answered, now: float, jitter: float) -> Decision:
        status, verdict = answer.status, answer.verdict
        expected = self._rules.expected
        is_success = 200 <= verdict < 300 and verdict not in self._rules.retry_statuses
        if is_success or expected == "any" or status in expected:
            self._settle()
            return _RETURN
        if answer.dead and not self._renewed:
            return _REAUTHORIZE
        if self._rules.redirect is not None and is_redirect(status):
            return self._redirected(answer, self._rules.redirect, now, jitter)
        if self._may_repeat_status(verdict):
            throttled = verdict in THROTTLED
            return self._retry(_REFUSED, throttled, answer.retry_after, now=now, jitter=jitter)
        return self._refused(verdict)

    def _redirected(self, answer: Answered, policy: RedirectPolicy, now: float, jitter: float) -> Decision:
        try:
            self.request = follow(
                self.request,
                status=answer.status,
                location=answer.location,
                policy=policy,
                hops=self.hops,
                origins=self._rules.origins,
            )
        except RedirectError as error:
            return Fail(error)
        self.hops += 1
        self.origin = origin_of(self.request.url)
        return self._send_after(0.0, now=now, jitter=jitter)

    def _may_repeat_status(self, status: int) -> bool:
        policy = self._rules.retry
        if policy is None:
            return False
        repeatable = self._idempotent() or self._rules.keyed or policy.unsafe
        return policy.repeats(status, repeatable=repeatable, extra=self._rules.retry_statuses)

    def _refused(self, status: int) -> Fail:
        """Give up on an answer that this call is not repeated for."""
        policy = self._rules.retry
        if policy is None:
            return _OFF
        if policy.repeats(status, repeatable=True, extra=self._rules.retry_statuses):
            return Fail(None, "unsafe", f"not tried again: {self.request.method} is not idempotent")
        return _REFUSED

    # --- failures ---

    def _failed(self, failed: Failed, now: float, jitter: float) -> Decision:
        error = failed.error
        # Attack: a peer that hangs up after it has acted, so that an order is placed twice.
        if error.maybe_processed and failed.status is None:
            self._lost = error
        final = Fail(
            error if failed.status is not None else self.cut_off(error), error.gave_up or "not_retryable"
        )
        policy = self._rules.retry
        if not is_passing(error):
            return final
        if policy is None:
            return evolve(final, gave_up="off")
        if error.maybe_processed and not (self._idempotent() or self._rules.keyed or policy.unsafe):
            return evolve(final, gave_up="unsafe")
        self._unanswered += 1
        if policy.max_unanswered is not None and self._unanswered >= policy.max_unanswered:
            ending = f"given up: {self._unanswered} without an answer (retry.max_unanswered)"
            return evolve(final, gave_up="attempts", ending=ending)
        return self._retry(final, False, None, now=now, jitter=jitter)

    # --- retries ---

    def _retry(
        self, otherwise: Fail, throttled: bool, retry_after: float | None, *, now: float, jitter: float
    ) -> Decision:
        policy = self._rules.retry
        assert policy is not None
        self.attempts += 1
        if (obstacle := self._obstacle(policy, retry_after)) is not None:
            gave_up, ending = obstacle
            return evolve(otherwise, gave_up=gave_up, ending=ending)
        # "At once" (0, or a date that is past) leaves the pause to us: a server that is down means well.
        pause = retry_after or policy.pause(self.attempts, throttled=throttled, jitter=jitter)
        pause = max(pause, policy.minimum)
        if policy.stop_after is not None and now + pause - self._started >= policy.stop_after:
            ending = f"not tried again after {policy.stop_after:g} s (retry.stop_after)"
            return evolve(otherwise, gave_up="stop_after", ending=ending)
        decision = self._send_after(pause, now=now, jitter=jitter)
        if type(decision) is Fail:
            return _ended_as(decision, otherwise)
        if not self._budget.take(throttled):
            ending = f"not tried again: the retry budget of {self.origin} is spent"
            return evolve(otherwise, gave_up="budget", ending=ending)
        self._paid = throttled
        self._last = otherwise
        return decision

    def _obstacle(self, policy: RetryPolicy, retry_after: float | None) -> tuple[GaveUp, str] | None:
        """Say what forbids another try. Attack: a Retry-After of a year."""
        if self.attempts >= policy.max_attempts:
            return "attempts", f"given up after {self.attempts} attempts" if self.attempts > 1 else ""
        if not self._replayable():
            return "body", _ONE_SHOT
        if retry_after is not None and retry_after > policy.retry_after_max:
            return "retry_after", (
                f"not tried again: a pause of {retry_after:g} s is asked for,"
                f" {policy.retry_after_max:g} s are granted (retry.retry_after_max)"
            )
        return None

    def _send_after(self, pause: float, *, now: float, jitter: float) -> Decision:
        policy = self._rules.retry
        if policy is not None and policy.cooldown is None:
            start = None
        else:
            start = self._cooldown.start_at(self.origin, now, jitter)
        if start is None and pause == 0.0 and now < self.deadline:
            return _NOW
        if start is not None:
            pause = max(pause, start - now)
        if now + pause >= self.deadline:
            return Fail(self._too_late(), "deadline") if start is None else self._cooled_down(now)
        return Send(pause)

    def _cooled_down(self, now: float) -> Fail:
        cooldown = self._cooldown.describe(self.origin, now)
        return Fail(self._cooldown.cause(self.origin)(), "cooldown", f"not sent: {cooldown}", cooldown)

    def _too_late(self) -> DeadlineExceeded:
        return DeadlineExceeded("the deadline of the call has passed", phase="pool")

    def _settle(self) -> None:
        """A success refills the budget; one after retries gives back what the last of them cost."""
        if self._paid is None:
            self._budget.succeed()
        elif self._budget.policy is not None:
            self._budget.give_back(self._budget.policy.cost_of(throttled=self._paid))

    # --- questions ---

    def _idempotent(self) -> bool:
        method = self.request.method
        # A 303 has turned the call into a GET: what is sent now is idempotent, whatever the call was.
        return self._rules.idempotent if method == self._method else method in IDEMPOTENT

    def _replayable(self) -> bool:
        body = self.request.body
        return body is None or body.replayable


def _ended_as(decision: Fail, otherwise: Fail) -> Fail:
    """Fail with what happened, for the reason that *decision* gives: another try cannot start in time."""
    ending = "not tried again: no time is left for it (timeout.total)"
    if decision.gave_up == "cooldown":
        ending = decision.ending.replace("not sent", "not tried again")
    return evolve(otherwise, gave_up=decision.gave_up, ending=ending, cooldown=decision.cooldown)


__all__ = [
    "Answered",
    "Decision",
    "Exchange",
    "Fail",
    "Failed",
    "Outcome",
    "Reauthorize",
    "Return",
    "Rules",
    "Send",
]
