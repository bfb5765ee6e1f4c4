"""The state machine of a call: what comes after each outcome, by tables and by chance."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Any

import pytest
from attrs import define, evolve, field, frozen
from hypothesis import given
from hypothesis import strategies as st

from specloom._exchange import (
    IDEMPOTENT,
    Answered,
    Exchange,
    Fail,
    Failed,
    Outcome,
    Reauthorize,
    Return,
    Rules,
    Send,
)
from specloom._http import Request, Response
from specloom._redirect import RedirectPolicy
from specloom._retry import BudgetState, Cooldown, CooldownState, RetryBudget, RetryPolicy
from specloom.errors import (
    CertificateError,
    ConnectError,
    ConnectionLost,
    ConnectTimeout,
    DeadlineExceeded,
    PoolTimeout,
    ProtocolError,
    ProxyError,
    RateLimited,
    ReadTimeout,
    RedirectError,
    ResponseTruncated,
    TransportError,
    UnknownOutcomeError,
)

URL = "https://api.example/v1/things"
ORIGIN = "https://api.example:443"
OTHER = "https://other.example:443"
RULES = Rules(
    retry=RetryPolicy(), redirect=RedirectPolicy(), origins=frozenset({ORIGIN, OTHER}), idempotent=True
)
JITTER = 0.5


# Made anew for each use: an error is told what earlier attempts may have done.
def refused() -> TransportError:
    return ConnectError("refused", phase="connect")


def lost() -> TransportError:
    return ConnectionLost("lost", phase="wait", maybe_processed=True)


def cut() -> TransportError:
    return ResponseTruncated("cut")


@frozen
class Body:
    replayable: bool = True


@define
class OneShot:
    """A stream: once it was sent it cannot be sent again."""

    replayable: bool = True


def answered(status: int, verdict: int | None = None, **more: Any) -> Answered:
    return Answered(status, verdict or status, **more)


@define
class Stage:
    """One exchange on a clock of its own, played step by step as the loop does."""

    method: str = "GET"
    rules: Rules = RULES
    body: Any = None
    deadline: float = 120.0
    budget: BudgetState = field(factory=lambda: BudgetState(RetryBudget()))
    cooldown: CooldownState = field(factory=CooldownState)
    takes: float = 0.0  # seconds until an outcome is there
    renews: bool = True
    now: float = 0.0
    steps: list[Any] = field(factory=list[Any])
    exchange: Exchange = field(init=False)

    def __attrs_post_init__(self) -> None:
        request = Request(method=self.method, url=URL, headers={"Content-Type": "x"}, body=self.body)
        self.exchange = Exchange(
            request,
            self.rules,
            origin=ORIGIN,
            budget=self.budget,
            cooldown=self.cooldown,
            deadline=self.deadline,
            now=self.now,
        )

    def play(self, outcomes: Iterable[Outcome]) -> list[Any]:
        """Go on until the call is over, or there are no more outcomes; gives what was done."""
        left = iter(outcomes)
        decision = self.exchange.start(now=self.now, jitter=JITTER)
        while True:
            if type(decision) is Send:
                if decision.pause:
                    self.steps.append(decision.pause)
                    self.now += decision.pause
                    decision = self.exchange.start(now=self.now, jitter=JITTER)
                    continue
                outcome = next(left, None)
                if outcome is None:
                    return self.steps
                self.steps.append(f"{self.exchange.request.method} {self.exchange.request.url}")
                self.now += self.takes
                if isinstance(self.body, OneShot):
                    self.body.replayable = False
                decision = self.exchange.after(outcome, now=self.now, jitter=JITTER)
            elif type(decision) is Reauthorize:
                self.steps.append("renew")
                decision = self.exchange.reauthorized(self.renews, now=self.now, jitter=JITTER)
            else:
                self.steps.append(ending(decision))
                return self.steps


def ending(decision: Any) -> str:
    if type(decision) is Return:
        return "return"
    assert type(decision) is Fail
    if decision.error is None:
        return "refuse"
    name = type(decision.error).__name__
    if isinstance(decision.error, UnknownOutcomeError):
        return f"{name}({type(decision.error.error).__name__})"
    return name


def play(*outcomes: Outcome, **stage: Any) -> list[Any]:
    return Stage(**stage).play(outcomes)


def compact(steps: list[Any]) -> list[Any]:
    """Leave out where the first request goes; it is the same in most tables."""
    return ["send" if isinstance(step, str) and step.endswith(" " + URL) else step for step in steps]


def test_what_is_left_out_asks_for_nothing() -> None:
    rules = Rules(None, None, frozenset())

    assert Answered(200, 200) == Answered(200, 200, location=None, retry_after=None, dead=False)
    assert Fail() == Fail(error=None, gave_up="not_retryable", ending="", cooldown=None)
    assert rules == Rules(
        retry=None,
        redirect=None,
        origins=frozenset(),
        expected=frozenset(),
        idempotent=False,
        keyed=False,
        retry_statuses=frozenset(),
        reads_refusals=False,
        takes_parts=False,
    )


# --- one answer, in the order of the rules ---------------------------------------------------


@pytest.mark.parametrize(
    ("status", "rules", "steps"),
    [
        (200, {}, ["send", "return"]),
        (204, {}, ["send", "return"]),
        (299, {}, ["send", "return"]),
        (304, {}, ["send", "refuse"]),
        (300, {}, ["send", "refuse"]),
        (400, {}, ["send", "refuse"]),
        (404, {"expected": frozenset({404})}, ["send", "return"]),
        (404, {"expected": frozenset({409})}, ["send", "refuse"]),
        (200, {"expected": frozenset({409})}, ["send", "return"]),
        (404, {"expected": "any"}, ["send", "return"]),
        (199, {}, ["send", "refuse"]),
        (302, {"redirect": None}, ["send", "refuse"]),
        (503, {"retry": None}, ["send", "refuse"]),
    ],
)
def test_an_answer_is_a_result_when_it_is_2xx_or_expected(
    status: int, rules: dict[str, Any], steps: list[Any]
) -> None:
    assert compact(play(answered(status), rules=evolve(RULES, **rules))) == steps


@pytest.mark.parametrize(
    ("answer", "steps"),
    [
        # Each of these is several things at once: the first in the order wins.
        (answered(401, dead=True, location="/x"), ["send", "return"]),
        (answered(302, dead=True, location="/x"), ["send", "return"]),
        (answered(503), ["send", "return"]),
    ],
)
def test_an_expected_answer_is_never_renewed_followed_or_retried(answer: Answered, steps: list[Any]) -> None:
    expected = frozenset({401, 302, 503})

    assert compact(play(answer, rules=evolve(RULES, expected=expected))) == steps


def test_a_dead_credential_comes_before_a_redirect_and_a_retry() -> None:
    answers = [answered(302, dead=True, location="/login"), answered(200)]

    assert compact(play(*answers)) == ["send", "renew", "send", "return"]
    assert compact(play(answered(503, dead=True), answered(200))) == ["send", "renew", "send", "return"]


def test_a_redirect_comes_before_a_retry() -> None:
    policy = RetryPolicy(statuses={307, 503})

    assert play(answered(307, location="/b"), answered(200), rules=evolve(RULES, retry=policy)) == [
        f"GET {URL}",
        "GET https://api.example/b",
        "return",
    ]


def test_an_answer_counts_as_its_verdict_but_is_expected_by_its_status() -> None:
    treated = answered(422, 429)

    assert compact(play(treated, answered(200))) == ["send", 0.5, "send", "return"]
    assert compact(play(treated, rules=evolve(RULES, expected=frozenset({422})))) == ["send", "return"]
    assert compact(play(treated, rules=evolve(RULES, expected=frozenset({429}), retry=None))) == [
        "send",
        "refuse",
    ]


def test_a_success_that_counts_as_an_error_is_refused() -> None:
    assert compact(play(answered(200, 400))) == ["send", "refuse"]


@pytest.mark.parametrize(
    ("status", "expected", "accepted"),
    [
        (200, frozenset[int](), True),
        (404, frozenset({404}), True),
        (404, "any", True),
        (404, frozenset({1}), False),
        (299, frozenset[int](), True),
        (300, frozenset[int](), False),
        (199, frozenset[int](), False),
        (202, frozenset[int](), False),
        (202, frozenset({202}), True),
    ],
)
def test_bodies_of_results_are_wanted_whole(status: int, expected: Any, accepted: bool) -> None:
    rules = evolve(RULES, expected=expected, retry_statuses=frozenset({202}))

    assert Stage(rules=rules).exchange.accepts(status) is accepted


def test_bodies_of_refusals_may_be_wanted_whole_as_well() -> None:
    assert Stage(rules=evolve(RULES, reads_refusals=True)).exchange.accepts(503)


# --- credentials -----------------------------------------------------------------------------


def test_a_renewed_credential_costs_no_attempt_and_happens_once() -> None:
    dead = answered(401, dead=True)
    outcomes = [answered(503), dead, answered(503), answered(200)]

    assert compact(play(*outcomes)) == ["send", 0.5, "send", "renew", "send", 1.0, "send", "return"]
    assert compact(play(dead, dead)) == ["send", "renew", "send", "refuse"]


def test_without_a_newer_credential_the_refusal_stands() -> None:
    assert compact(play(answered(401, dead=True), renews=False)) == ["send", "renew", "refuse"]


def test_a_post_is_sent_again_once_after_its_credential_was_called_dead() -> None:
    rules = evolve(RULES, idempotent=False)
    outcomes = [answered(401, dead=True), answered(200)]

    assert compact(play(*outcomes, method="POST", rules=rules)) == ["send", "renew", "send", "return"]


def test_a_body_that_can_be_sent_once_is_not_sent_again_with_the_new_credential() -> None:
    outcomes = [answered(401, dead=True), answered(200)]

    assert compact(play(*outcomes, method="POST", body=OneShot())) == ["send", "renew", "refuse"]


def test_a_renewal_that_takes_until_the_deadline_is_the_end() -> None:
    stage = Stage(deadline=5.0, takes=5.0)

    assert compact(stage.play([answered(401, dead=True)])) == ["send", "renew", "DeadlineExceeded"]


def test_a_renewed_credential_waits_for_a_cool_down() -> None:
    stage = Stage()
    stage.exchange.start(now=0.0, jitter=JITTER)
    stage.exchange.after(answered(401, dead=True), now=0.0, jitter=JITTER)
    stage.cooldown.cool(ORIGIN, 10.0, lost)

    assert stage.exchange.reauthorized(True, now=0.0, jitter=JITTER) == Send(10.5)


# --- redirects -------------------------------------------------------------------------------


def test_a_retry_repeats_what_the_redirect_left() -> None:
    outcomes = [answered(307, location="/b?x=1"), Failed(lost()), answered(200)]

    assert play(*outcomes, method="PUT", body=Body()) == [
        f"PUT {URL}",
        "PUT https://api.example/b?x=1",
        0.25,
        "PUT https://api.example/b?x=1",
        "return",
    ]


def test_a_303_makes_a_post_idempotent() -> None:
    rules = evolve(RULES, idempotent=False)
    outcomes = [answered(303, location="/result"), Failed(lost()), answered(500), answered(200)]

    assert play(*outcomes, method="POST", rules=rules, body=Body()) == [
        f"POST {URL}",
        "GET https://api.example/result",
        0.25,
        "GET https://api.example/result",
        0.5,
        "GET https://api.example/result",
        "return",
    ]


def test_after_a_307_a_post_is_still_a_post() -> None:
    rules = evolve(RULES, idempotent=False)

    assert play(answered(307, location="/b"), Failed(lost()), method="POST", rules=rules) == [
        f"POST {URL}",
        "POST https://api.example/b",
        "UnknownOutcomeError(ConnectionLost)",
    ]


def test_so_many_hops_and_no_more() -> None:
    hop = answered(302, location="/again")

    assert play(*[hop] * 9, rules=evolve(RULES, redirect=RedirectPolicy(max_redirects=2))) == [
        f"GET {URL}",
        "GET https://api.example/again",
        "GET https://api.example/again",
        "RedirectError",
    ]


def test_hops_are_counted_across_retries() -> None:
    hop = answered(302, location="/again")
    outcomes = [hop, answered(503), hop, answered(200)]

    assert compact(play(*outcomes, rules=evolve(RULES, redirect=RedirectPolicy(max_redirects=1)))) == [
        "send",
        "GET https://api.example/again",
        0.5,
        "GET https://api.example/again",
        "RedirectError",
    ]


@pytest.mark.parametrize("status", [301, 302])
def test_a_post_is_not_made_a_get_in_silence(status: int) -> None:
    decision = Stage(method="POST", rules=evolve(RULES, idempotent=False)).exchange.after(
        answered(status, location="/b"), now=0, jitter=0
    )

    assert isinstance(decision, Fail)
    assert isinstance(decision.error, RedirectError)


def test_a_redirect_after_the_deadline_is_not_followed() -> None:
    assert compact(play(answered(302, location="/b"), takes=120.0)) == ["send", "DeadlineExceeded"]


def test_a_redirect_to_an_origin_that_cools_down_waits_for_it() -> None:
    cooldown = CooldownState()
    cooldown.cool(OTHER, 10.0, lost)

    assert play(answered(302, location="https://other.example/x"), answered(200), cooldown=cooldown) == [
        f"GET {URL}",
        10.5,
        "GET https://other.example/x",
        "return",
    ]


def test_a_hop_that_cannot_start_is_not_taken_for_the_retry_before() -> None:
    stage = Stage(deadline=20.0)
    exchange = stage.exchange
    stage.cooldown.cool(OTHER, 10.0, lost)
    exchange.start(now=0.0, jitter=JITTER)
    exchange.after(answered(503), now=0.0, jitter=JITTER)
    exchange.start(now=0.5, jitter=JITTER)
    assert exchange.after(answered(302, location="https://other.example/"), now=0.5, jitter=0.0) == Send(9.5)

    decision = exchange.start(now=20.0, jitter=JITTER)

    assert (ending(decision), decision.gave_up) == ("DeadlineExceeded", "deadline")


# --- parts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "rules", "takes"),
    [
        ({}, {}, False),
        ({"Accept": "x"}, {"expected": frozenset({200})}, False),
        ({"Range": "bytes=0-4"}, {}, True),
        ({"X": "y", "range": "bytes=0-4"}, {}, True),
        ({}, {"expected": frozenset({206})}, True),
        ({}, {"expected": "any"}, True),
        ({}, {"takes_parts": True}, True),
    ],
)
def test_a_part_is_an_answer_to_whoever_wants_one(headers: dict[str, str], rules: Any, takes: bool) -> None:
    stage = Stage(rules=evolve(RULES, **rules))
    stage.exchange.request = evolve(stage.exchange.request, headers=headers)

    assert stage.exchange.takes_parts() is takes


# --- which failures are worth another try ----------------------------------------------------


@pytest.mark.parametrize(
    ("failed", "again"),
    [
        (Failed(refused()), True),
        (Failed(ConnectTimeout("slow", phase="connect")), True),
        (Failed(lost()), True),
        (Failed(ConnectionLost("lost", phase="send", maybe_processed=True)), True),
        (Failed(ReadTimeout("silent", phase="wait", maybe_processed=True)), True),
        (Failed(cut(), 200), True),
        (Failed(CertificateError("expired", phase="connect")), False),
        (Failed(DeadlineExceeded("late", phase="wait", maybe_processed=True)), False),
        (Failed(PoolTimeout("full", phase="pool")), False),
        (Failed(ProxyError("no", status_code=502)), True),
        (Failed(ProxyError("no", status_code=407)), False),
        (Failed(ProtocolError("junk", phase="wait", maybe_processed=True)), False),
    ],
)
def test_failures_of_connections_are_repeated_and_others_are_not(failed: Failed, again: bool) -> None:
    name = type(failed.error).__name__

    assert compact(play(failed, answered(200))) == (
        ["send", 0.25, "send", "return"] if again else ["send", name]
    )


@pytest.mark.parametrize(
    ("status", "idempotent", "keyed", "unsafe", "extra", "again"),
    [
        (408, True, False, False, (), True),
        (429, True, False, False, (), True),
        (500, True, False, False, (), True),
        (502, True, False, False, (), True),
        (503, True, False, False, (), True),
        (504, True, False, False, (), True),
        (409, True, False, False, (), False),
        (409, True, False, False, (409,), True),
        (501, True, False, False, (), False),
        (505, True, False, False, (), False),
        (400, True, False, False, (), False),
        (422, True, False, False, (), False),
        (412, True, False, False, (), False),
        # POST and PATCH
        (429, False, False, False, (), True),
        (408, False, False, False, (), False),
        (500, False, False, False, (), False),
        (502, False, False, False, (), False),
        (503, False, False, False, (), False),
        (504, False, False, False, (), False),
        (409, False, False, False, (409,), False),
        # … under an idempotency key
        (503, False, True, False, (), True),
        (500, False, True, False, (), True),
        (409, False, True, False, (409,), True),
        (409, False, True, False, (), False),
        # … for a policy that asks for it
        (503, False, False, True, (), True),
        (500, False, False, True, (), True),
    ],
)
def test_statuses_that_are_repeated(
    status: int, idempotent: bool, keyed: bool, unsafe: bool, extra: tuple[int, ...], again: bool
) -> None:
    rules = evolve(
        RULES,
        idempotent=idempotent,
        keyed=keyed,
        retry=RetryPolicy(unsafe=unsafe),
        retry_statuses=frozenset(extra),
    )
    steps = compact(
        play(answered(status), answered(200), method="PUT" if idempotent else "POST", rules=rules)
    )

    assert [step for step in steps if isinstance(step, str)] == (
        ["send", "send", "return"] if again else ["send", "refuse"]
    )


def test_the_methods_that_may_be_repeated() -> None:
    assert frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"}) == IDEMPOTENT


# --- a call that must not be repeated --------------------------------------------------------


@pytest.mark.parametrize(
    ("failed", "rules", "steps"),
    [
        # nothing was sent: again
        (Failed(refused()), {}, ["send", 0.25, "send", "return"]),
        # it may have been acted on
        (Failed(lost()), {}, ["send", "UnknownOutcomeError(ConnectionLost)"]),
        (
            Failed(ReadTimeout("silent", phase="wait", maybe_processed=True)),
            {},
            ["send", "UnknownOutcomeError(ReadTimeout)"],
        ),
        (
            Failed(DeadlineExceeded("late", phase="send", maybe_processed=True)),
            {},
            ["send", "UnknownOutcomeError(DeadlineExceeded)"],
        ),
        (
            Failed(ProtocolError("junk", phase="wait", maybe_processed=True)),
            {},
            ["send", "UnknownOutcomeError(ProtocolError)"],
        ),
        # also where no retry was wanted
        (Failed(lost()), {"retry": None}, ["send", "UnknownOutcomeError(ConnectionLost)"]),
        (Failed(refused()), {"retry": None}, ["send", "ConnectError"]),
        # the head had come: what became of the call is known
        (Failed(cut(), 201), {}, ["send", "ResponseTruncated"]),
        # nothing left, for sure
        (Failed(CertificateError("expired", phase="connect")), {}, ["send", "CertificateError"]),
        (Failed(PoolTimeout("full", phase="pool")), {}, ["send", "PoolTimeout"]),
        # what lifts the rule
        (Failed(lost()), {"keyed": True}, ["send", 0.25, "send", "return"]),
        (Failed(lost()), {"retry": RetryPolicy(unsafe=True)}, ["send", 0.25, "send", "return"]),
        (Failed(lost()), {"idempotent": True}, ["send", 0.25, "send", "return"]),
    ],
)
def test_a_post_is_sent_again_only_when_nothing_was_sent(
    failed: Failed, rules: dict[str, Any], steps: list[Any]
) -> None:
    played = play(failed, answered(200), method="POST", rules=evolve(RULES, **{"idempotent": False, **rules}))

    assert compact(played) == steps


def test_a_keyed_call_that_fails_to_the_end_has_an_unknown_outcome() -> None:
    rules = evolve(RULES, idempotent=False, keyed=True)

    assert compact(play(*[Failed(lost())] * 3, method="POST", rules=rules)) == [
        "send", 0.25, "send", 0.5, "send", "UnknownOutcomeError(ConnectionLost)",
    ]  # fmt: skip


def test_an_earlier_attempt_may_have_been_acted_on_although_the_last_was_not_sent() -> None:
    stage = Stage(method="POST", rules=evolve(RULES, idempotent=False, keyed=True))

    assert compact(stage.play([Failed(lost()), Failed(refused()), Failed(refused())])) == [
        "send", 0.25, "send", 0.5, "send", "UnknownOutcomeError(ConnectionLost)",
    ]  # fmt: skip


def test_a_call_that_was_answered_in_the_end_has_a_known_outcome() -> None:
    rules = evolve(RULES, idempotent=False, keyed=True)
    outcomes = [Failed(lost()), Failed(cut(), 201), Failed(cut(), 201)]

    assert compact(play(*outcomes, method="POST", rules=rules))[-1] == "ResponseTruncated"


def test_an_idempotent_call_says_that_an_earlier_attempt_may_have_been_acted_on() -> None:
    last = refused()

    steps = Stage(method="PUT").play([Failed(lost()), Failed(refused()), Failed(last)])

    assert (steps[-1], last.maybe_processed) == ("ConnectError", True)


def test_time_that_runs_out_between_attempts_counts_what_was_sent_before() -> None:
    late = DeadlineExceeded("late", phase="pool")
    post = Stage(method="POST", rules=evolve(RULES, idempotent=False, keyed=True))
    post.play([Failed(lost())])
    get = Stage()
    get.play([Failed(lost())])

    unknown = post.exchange.cut_off(late)

    assert isinstance(unknown, UnknownOutcomeError)
    assert (type(unknown.error), unknown.maybe_processed) == (ConnectionLost, True)
    assert unknown.message == "POST may or may not have been carried out: late"
    assert Stage().exchange.cut_off(late) is late
    assert late.maybe_processed is False
    assert get.exchange.cut_off(late) is late
    assert late.maybe_processed is True


def test_an_answer_after_a_lost_attempt_is_an_answer() -> None:
    rules = evolve(RULES, idempotent=False, keyed=True)

    assert compact(play(Failed(lost()), answered(422), method="POST", rules=rules)) == [
        "send",
        0.25,
        "send",
        "refuse",
    ]


# --- pauses, attempts, deadlines -------------------------------------------------------------


def test_attempts_are_counted_from_the_first_try() -> None:
    for attempts in (1, 2, 5):
        steps = play(*[answered(503)] * 9, rules=evolve(RULES, retry=RetryPolicy(max_attempts=attempts)))

        assert compact(steps).count("send") == attempts
        assert steps[-1] == "refuse"


@pytest.mark.parametrize(
    ("outcome", "pauses"),
    [
        (answered(502), [0.25, 0.5, 1.0, 2.0]),
        (answered(500), [0.25, 0.5, 1.0, 2.0]),
        (answered(503), [0.5, 1.0, 2.0, 4.0]),
        (answered(429), [0.5, 1.0, 2.0, 4.0]),
        (Failed(refused()), [0.25, 0.5, 1.0, 2.0]),
        (answered(503, retry_after=2.0), [2.0, 2.0, 2.0, 2.0]),
        (answered(429, retry_after=60.0), [60.0, 60.0, 60.0, 60.0]),
        # "at once" is left to our own pauses
        (answered(503, retry_after=0.0), [0.5, 1.0, 2.0, 4.0]),
    ],
)
def test_pauses_grow_unless_the_server_names_them(outcome: Outcome, pauses: list[float]) -> None:
    rules = evolve(RULES, retry=RetryPolicy(max_attempts=5))
    steps = play(*[outcome] * 5, rules=rules, deadline=inf)

    assert [step for step in steps if isinstance(step, float)] == pauses


@pytest.mark.parametrize(
    ("retry_after", "deadline", "steps"),
    [
        (60.0, 120.0, ["send", 60.0, "send", "return"]),
        (60.1, 120.0, ["send", "refuse"]),  # longer than anybody may ask for
        (3600.0, inf, ["send", "refuse"]),
        (1e9, 60.0, ["send", "refuse"]),
        (30.0, 30.0, ["send", "refuse"]),  # it would end with the deadline
        (29.9, 30.0, ["send", 29.9, "send", "return"]),
    ],
)
def test_a_pause_that_is_too_long_ends_the_call_at_once(
    retry_after: float, deadline: float, steps: list[Any]
) -> None:
    assert compact(play(answered(503, retry_after=retry_after), answered(200), deadline=deadline)) == steps


def test_no_try_begins_at_the_deadline_or_after() -> None:
    assert play(deadline=0.0) == ["DeadlineExceeded"]
    assert compact(play(Failed(lost()), takes=0.75, deadline=1.0)) == ["send", "ConnectionLost"]
    assert compact(play(Failed(lost()), takes=0.74, deadline=1.0)) == ["send", 0.25]


def test_a_deadline_that_has_passed_says_that_nothing_was_sent() -> None:
    decision = Stage(deadline=-1.0).exchange.start(now=0.0, jitter=0.0)

    assert isinstance(decision, Fail)
    assert isinstance(decision.error, DeadlineExceeded)
    assert (decision.error.message, decision.error.phase, decision.error.maybe_processed) == (
        "the deadline of the call has passed",
        "pool",
        False,
    )


def test_the_deadline_moves_with_the_time_of_an_upload() -> None:
    stage = Stage(takes=200.0)
    stage.exchange.deadline = 320.0

    assert compact(stage.play([Failed(lost())])) == ["send", 0.25]


def test_stop_after_ends_retrying_so_long_after_the_first_attempt() -> None:
    rules = evolve(RULES, retry=RetryPolicy(max_attempts=99, stop_after=10.0))

    steps = play(*[Failed(lost())] * 99, rules=rules, takes=4.0)

    assert compact(steps) == ["send", 0.25, "send", 0.5, "send", "ConnectionLost"]


def test_no_retry_starts_after_the_end_of_retrying() -> None:
    policy = RetryPolicy(max_attempts=99, initial=4.0, jitter=0.0, stop_after=10.0)

    steps = play(*[Failed(lost())] * 99, rules=evolve(RULES, retry=policy))

    assert compact(steps) == ["send", 4.0, "send", "ConnectionLost"]


@pytest.mark.parametrize(("takes", "again"), [(4.75, True), (5.0, False), (5.25, False)])
def test_a_retry_that_would_start_at_the_end_of_retrying_does_not(takes: float, again: bool) -> None:
    policy = RetryPolicy(max_attempts=2, initial=5.0, jitter=0.0, stop_after=10.0)
    stage = Stage(rules=evolve(RULES, retry=policy), now=100.0, deadline=inf, takes=takes)

    assert compact(stage.play([Failed(refused()), answered(200)])) == (
        ["send", 5.0, "send", "return"] if again else ["send", "ConnectError"]
    )


def test_a_server_that_asks_for_less_than_the_shortest_pause_gets_that() -> None:
    rules = evolve(RULES, retry=RetryPolicy(minimum=1.0, jitter=0.0))

    steps = play(answered(503, retry_after=0.1), answered(200), rules=rules)

    assert compact(steps) == ["send", 1.0, "send", "return"]


def test_attempts_without_an_answer_may_be_fewer_than_those_with_one() -> None:
    policy = RetryPolicy(max_attempts=9, max_unanswered=2, jitter=0.0, initial_throttled=0.5, multiplier=1.0)
    outcomes = [answered(503), Failed(lost()), answered(503), Failed(lost()), answered(200)]

    steps = play(*outcomes, rules=evolve(RULES, retry=policy))

    assert compact(steps) == ["send", 0.5, "send", 0.5, "send", 0.5, "send", "ConnectionLost"]


def test_a_success_may_be_a_status_to_repeat_on() -> None:
    rules = evolve(RULES, retry_statuses=frozenset({202}))

    assert compact(play(answered(202), answered(200), rules=rules)) == ["send", 0.25, "send", "return"]
    assert compact(play(*[answered(202)] * 3, rules=rules))[-1] == "refuse"


@pytest.mark.parametrize("outcome", [answered(503), Failed(lost()), answered(429)])
def test_a_body_that_can_be_sent_once_is_not_retried(outcome: Outcome) -> None:
    steps = compact(play(outcome, answered(200), method="PUT", body=OneShot()))

    assert steps == ["send", "refuse" if isinstance(outcome, Answered) else "ConnectionLost"]


def test_a_stream_that_was_not_begun_is_sent_on_the_next_connection() -> None:
    assert compact(play(Failed(refused()), answered(200), method="PUT", body=Body(replayable=True))) == [
        "send",
        0.25,
        "send",
        "return",
    ]


# --- budget ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcomes", "left"),
    [
        ([answered(200)], 101),
        ([answered(404)], 100),
        ([Failed(lost()), answered(200)], 100),
        ([Failed(lost()), Failed(lost()), answered(200)], 86),
        ([answered(503), answered(200)], 100),
        ([answered(429), Failed(lost()), answered(200)], 95),
        ([Failed(lost()), answered(429), answered(200)], 86),
        ([Failed(lost()), answered(404)], 86),
        ([Failed(lost())] * 3, 72),
        ([answered(503)] * 3, 90),
        # neither a renewal nor a hop costs anything
        ([answered(401, dead=True), answered(302, location="/b"), answered(200)], 101),
    ],
)
def test_retries_are_paid_for_and_successes_pay_back(outcomes: list[Outcome], left: int) -> None:
    budget = BudgetState(RetryBudget(capacity=500))
    budget.left = 100

    play(*outcomes, budget=budget)

    assert budget.left == left


def test_without_budget_there_is_no_retry_and_nothing_is_taken() -> None:
    budget = BudgetState(RetryBudget(capacity=13))

    assert compact(play(Failed(lost()), budget=budget)) == ["send", "ConnectionLost"]
    assert budget.left == 13


def test_a_retry_that_cannot_start_is_not_paid_for() -> None:
    budget, cooldown = BudgetState(RetryBudget()), CooldownState()
    cooldown.cool(ORIGIN, 500.0, lost)
    stage = Stage(budget=budget, cooldown=cooldown)

    decision = stage.exchange.after(answered(503), now=0.0, jitter=JITTER)

    assert (ending(decision), budget.left) == ("refuse", 500)


def test_without_a_policy_for_it_the_budget_has_no_end() -> None:
    stage = Stage(budget=BudgetState(None))

    assert compact(stage.play([Failed(lost()), answered(200)])) == ["send", 0.25, "send", "return"]


# --- cool-down -------------------------------------------------------------------------------


def limited() -> RateLimited:
    return RateLimited("429", response=Response(429))


def test_a_call_waits_for_the_end_of_a_cool_down_and_starts_within_the_second_after() -> None:
    cooldown = CooldownState()
    cooldown.cool(ORIGIN, 30.0, limited)

    assert compact(play(answered(200), cooldown=cooldown)) == [30.5, "send", "return"]


def test_a_call_that_cannot_start_in_time_raises_what_triggered_the_cool_down() -> None:
    cooldown = CooldownState()
    cooldown.cool(ORIGIN, 30.0, limited)

    assert play(cooldown=cooldown, deadline=30.0) == ["RateLimited"]


def test_each_call_that_cannot_start_gets_an_error_of_its_own() -> None:
    cooldown = CooldownState()
    cooldown.cool(ORIGIN, 30.0, limited)

    decisions = [
        Stage(cooldown=cooldown, deadline=30.0).exchange.start(now=0.0, jitter=0.0) for _ in range(2)
    ]

    errors = [decision.error for decision in decisions if isinstance(decision, Fail)]
    assert len({id(error) for error in errors}) == 2


def test_the_cool_down_of_another_origin_does_not_matter() -> None:
    cooldown = CooldownState()
    cooldown.cool(OTHER, 30.0, limited)

    assert compact(play(answered(200), cooldown=cooldown)) == ["send", "return"]


def test_a_retry_waits_for_a_cool_down_that_is_longer_than_its_pause() -> None:
    cooldown = CooldownState()
    stage = Stage(cooldown=cooldown)
    cooldown.cool(ORIGIN, 0.0, limited)

    assert stage.exchange.start(now=0.0, jitter=JITTER) == Send(0.0)
    cooldown.cool(ORIGIN, 7.0, limited)
    assert stage.exchange.after(Failed(lost()), now=0.0, jitter=JITTER) == Send(7.5)
    # While it slept, somebody else was told to wait longer.
    cooldown.cool(ORIGIN, 9.0, limited)
    assert stage.exchange.start(now=7.5, jitter=JITTER) == Send(2.0)
    assert stage.exchange.start(now=9.5, jitter=JITTER) == Send(0.0)


def test_a_retry_that_comes_to_nothing_for_a_cool_down_raises_what_it_was_to_repair() -> None:
    cooldown = CooldownState()
    stage = Stage(cooldown=cooldown, method="POST", rules=evolve(RULES, idempotent=False, keyed=True))
    stage.exchange.start(now=0.0, jitter=JITTER)

    assert stage.exchange.after(Failed(lost()), now=0.0, jitter=JITTER) == Send(0.25)
    cooldown.cool(ORIGIN, 500.0, limited)
    decision = stage.exchange.start(now=0.25, jitter=JITTER)

    assert ending(decision) == "UnknownOutcomeError(ConnectionLost)"


def test_a_policy_without_cool_down_does_not_wait_for_one() -> None:
    cooldown = CooldownState()
    cooldown.cool(ORIGIN, 30.0, limited)
    rules = evolve(RULES, retry=RetryPolicy(cooldown=None))

    assert compact(play(answered(200), cooldown=cooldown, rules=rules)) == ["send", "return"]


# --- why it was given up ---------------------------------------------------------------------


def why(stage: Stage, *outcomes: Outcome) -> tuple[str, str]:
    """Why a call that ended in vain was given up, and what is said of it."""
    left, decision = iter(outcomes), stage.exchange.start(now=stage.now, jitter=JITTER)
    while type(decision) is not Fail:
        if type(decision) is Send and decision.pause:
            stage.now += decision.pause
            decision = stage.exchange.start(now=stage.now, jitter=JITTER)
        elif type(decision) is Reauthorize:
            decision = stage.exchange.reauthorized(stage.renews, now=stage.now, jitter=JITTER)
        else:
            stage.now += stage.takes
            decision = stage.exchange.after(next(left), now=stage.now, jitter=JITTER)
    return decision.gave_up, decision.ending


POSTED = evolve(RULES, idempotent=False)
NEVER = evolve(RULES, retry=None)


@pytest.mark.parametrize(
    ("stage", "outcomes", "gave_up", "ending"),
    [
        ({}, [answered(404)], "not_retryable", ""),
        ({}, [Failed(CertificateError("bad", phase="connect"))], "not_retryable", ""),
        ({}, [answered(302)], "not_retryable", ""),
        ({"renews": False}, [answered(401, dead=True)], "not_retryable", ""),
        ({"rules": NEVER}, [answered(503)], "off", ""),
        ({"rules": NEVER}, [Failed(refused())], "off", ""),
        ({}, [answered(503)] * 3, "attempts", "given up after 3 attempts"),
        ({}, [Failed(refused())] * 3, "attempts", "given up after 3 attempts"),
        ({"rules": evolve(RULES, retry=RetryPolicy(max_attempts=1))}, [answered(503)], "attempts", ""),
        (
            {"rules": evolve(RULES, retry=RetryPolicy(max_attempts=2))},
            [answered(503)] * 2,
            "attempts",
            "given up after 2 attempts",
        ),
        (
            {"rules": evolve(RULES, retry=RetryPolicy(max_unanswered=2))},
            [answered(503), Failed(refused()), Failed(refused())],
            "attempts",
            "given up: 2 without an answer (retry.max_unanswered)",
        ),
        (
            {"method": "POST", "rules": evolve(POSTED, retry_statuses=frozenset({409}))},
            [answered(409)],
            "unsafe",
            "not tried again: POST is not idempotent",
        ),
        (
            {"rules": evolve(RULES, retry=RetryPolicy(stop_after=5)), "takes": 6.0},
            [answered(503)],
            "stop_after",
            "not tried again after 5 s (retry.stop_after)",
        ),
        (
            {},
            [answered(503, retry_after=3600.0)],
            "retry_after",
            "not tried again: a pause of 3600 s is asked for, 60 s are granted (retry.retry_after_max)",
        ),
        (
            {"method": "POST", "rules": POSTED},
            [answered(503)],
            "unsafe",
            "not tried again: POST is not idempotent",
        ),
        ({"method": "POST", "rules": POSTED}, [Failed(lost())], "unsafe", ""),
        (
            {"body": Body(replayable=False)},
            [answered(503)],
            "body",
            "not tried again: the body can be sent once",
        ),
        (
            {"body": OneShot()},
            [answered(401, dead=True)],
            "body",
            "not tried again: the body can be sent once",
        ),
        (
            {"deadline": 10.0, "takes": 9.9},
            [answered(503)],
            "deadline",
            "not tried again: no time is left for it (timeout.total)",
        ),
        ({"deadline": 0.0}, [], "deadline", ""),
        (
            {},
            [Failed(DeadlineExceeded("late", phase="wait", maybe_processed=True))],
            "deadline",
            "",
        ),
        (
            {"budget": BudgetState(RetryBudget(capacity=4))},
            [answered(503)],
            "budget",
            f"not tried again: the retry budget of {ORIGIN} is spent",
        ),
    ],
)
def test_a_call_that_is_given_up_says_why(
    stage: dict[str, Any], outcomes: list[Outcome], gave_up: str, ending: str
) -> None:
    if isinstance(stage.get("body"), OneShot):
        stage["body"].replayable = False

    assert why(Stage(**stage), *outcomes) == (gave_up, ending)


def cooled(since: float, until: float) -> CooldownState:
    cooldown = CooldownState()
    cooldown.cool(ORIGIN, until, limited, since=since, trigger="GET /x: 429")
    return cooldown


COOLED = f"{ORIGIN} is left alone for another 30.0 s, as GET /x: 429 asked for 5.0 s ago"


def test_a_call_that_a_cool_down_forbids_tells_all_about_it() -> None:
    stage = Stage(cooldown=cooled(5.0, 40.0), now=10.0, deadline=20.0)

    decision = stage.exchange.start(now=10.0, jitter=JITTER)

    about = Cooldown(origin=ORIGIN, left=30.0, age=5.0, trigger="GET /x: 429")
    assert isinstance(decision, Fail)
    assert evolve(decision, error=None) == Fail(None, "cooldown", f"not sent: {COOLED}", about)


def test_a_retry_that_a_cool_down_forbids_tells_all_about_it() -> None:
    stage = Stage(deadline=20.0)
    stage.exchange.start(now=0.0, jitter=JITTER)
    stage.cooldown.cool(ORIGIN, 40.0, limited, since=5.0, trigger="GET /x: 429")

    decision = stage.exchange.after(answered(503), now=10.0, jitter=JITTER)

    about = Cooldown(origin=ORIGIN, left=30.0, age=5.0, trigger="GET /x: 429")
    assert decision == Fail(None, "cooldown", f"not tried again: {COOLED}", about)


def test_a_retry_whose_pause_outlasts_the_deadline_says_so() -> None:
    stage = Stage(deadline=20.0)
    stage.exchange.start(now=0.0, jitter=JITTER)
    assert stage.exchange.after(answered(503), now=1.0, jitter=JITTER) == Send(0.5)

    decision = stage.exchange.start(now=20.0, jitter=JITTER)  # a loop that was busy elsewhere

    assert decision == Fail(None, "deadline", "not tried again: no time is left for it (timeout.total)")


def test_what_ends_a_call_of_unknown_outcome_is_kept() -> None:
    stage = Stage(method="POST", rules=evolve(POSTED, keyed=True))
    stage.play([Failed(lost())])

    error = stage.exchange.cut_off(DeadlineExceeded("late", phase="wait"))

    assert (type(error), error.gave_up) == (UnknownOutcomeError, "deadline")


# --- whatever happens ------------------------------------------------------------------------

OUTCOMES = st.one_of(
    st.builds(
        answered,
        st.sampled_from([200, 201, 204, 304, 400, 404, 408, 409, 422, 429, 500, 502, 503, 504]),
        retry_after=st.none() | st.floats(0, 200),
    ),
    st.builds(
        answered,
        st.sampled_from([301, 302, 303, 307, 308]),
        location=st.sampled_from(
            ["/a", "b", "https://other.example/c", "https://foreign.example/", "", None]
        ),
    ),
    st.just(answered(401, dead=True)),
    st.builds(
        Failed,
        st.builds(refused)
        | st.builds(lost)
        | st.builds(ReadTimeout, st.just("silent"), phase=st.just("wait"), maybe_processed=st.just(True)),
    ),
    st.builds(Failed, st.builds(cut), st.just(200)),
)
POLICIES = st.none() | st.builds(
    RetryPolicy,
    max_attempts=st.integers(1, 6),
    max_unanswered=st.none() | st.integers(1, 6),
    minimum=st.floats(0, 30),
    jitter=st.floats(0, 1),
    unsafe=st.booleans(),
    stop_after=st.none() | st.floats(0, 100),
    retry_after_max=st.floats(0, 100),
)


@define
class Wire:
    """What a server would have seen of one call."""

    sent: list[tuple[str, bool]] = field(factory=list[tuple[str, bool]])  # method, whether it may be acted on
    last_started: float = 0.0
    longest_pause: float = 0.0
    unanswered: int = 0
    renewals: int = 0


def may_have_acted(outcome: Outcome) -> bool:
    """Whether a server from which this came may have carried out what was asked."""
    if isinstance(outcome, Failed):
        return outcome.error.maybe_processed
    return outcome.status not in {307, 308, 429} and not outcome.dead


def run(stage: Stage, outcomes: list[Outcome], jitters: list[float], takes: list[float]) -> Wire:
    """Play *outcomes* to the end, repeating the last of them for ever; gives what was on the wire."""
    wire, exchange = Wire(), stage.exchange
    turn = 0
    decision: Any = exchange.start(now=stage.now, jitter=jitters[0])
    while type(decision) is Send or type(decision) is Reauthorize:
        turn += 1
        assert turn < 100, "the call never ends"
        jitter = jitters[turn % len(jitters)]
        if type(decision) is Reauthorize:
            wire.renewals += 1
            decision = exchange.reauthorized(stage.renews, now=stage.now, jitter=jitter)
            continue
        if decision.pause:
            wire.longest_pause = max(wire.longest_pause, decision.pause)
            stage.now += decision.pause
            decision = exchange.start(now=stage.now, jitter=jitter)
            continue
        wire.last_started = stage.now
        outcome = outcomes[min(len(wire.sent), len(outcomes) - 1)]
        wire.sent.append((exchange.request.method, may_have_acted(outcome)))
        wire.unanswered += isinstance(outcome, Failed)
        stage.now += takes[turn % len(takes)]
        decision = exchange.after(outcome, now=stage.now, jitter=jitter)
    return wire


@given(
    outcomes=st.lists(OUTCOMES, min_size=1, max_size=12),
    method=st.sampled_from(["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH"]),
    policy=POLICIES,
    hops=st.none() | st.integers(0, 6),
    keyed=st.booleans(),
    renews=st.booleans(),
    capacity=st.integers(1, 60),
    deadline=st.floats(0, 200),
    jitters=st.lists(st.floats(0, 0.999), min_size=1, max_size=5),
    takes=st.lists(st.floats(0, 50), min_size=1, max_size=5),
)
def test_no_sequence_of_outcomes_breaks_the_rules(
    outcomes: list[Outcome],
    method: str,
    policy: RetryPolicy | None,
    hops: int | None,
    keyed: bool,
    renews: bool,
    capacity: int,
    deadline: float,
    jitters: list[float],
    takes: list[float],
) -> None:
    rules = evolve(
        RULES,
        retry=policy,
        redirect=None if hops is None else RedirectPolicy(max_redirects=hops),
        idempotent=method in IDEMPOTENT,
        keyed=keyed,
    )
    budget = BudgetState(RetryBudget(capacity=capacity))
    stage = Stage(method=method, rules=rules, budget=budget, deadline=deadline, renews=renews)

    wire = run(stage, outcomes, jitters, takes)

    attempts = 1 if policy is None else policy.max_attempts
    followed = stage.exchange.hops
    assert followed <= (hops or 0)
    assert wire.renewals <= 1
    assert len(wire.sent) <= attempts + followed + wire.renewals
    assert not wire.sent or wire.last_started < deadline
    retries = len(wire.sent) - 1 - followed - wire.renewals * renews
    assert retries <= capacity // 5
    assert 0 <= budget.left <= capacity
    if policy is None:
        assert wire.longest_pause == 0.0
        assert retries <= 0
    else:
        assert wire.longest_pause <= max(policy.retry_after_max, policy.maximum, policy.minimum)
        assert wire.unanswered <= (policy.max_unanswered or attempts)
        if policy.stop_after is not None and not followed and not wire.renewals and retries > 0:
            assert wire.last_started < policy.stop_after
    if method in ("POST", "PATCH") and not keyed and not (policy is not None and policy.unsafe):
        # What may have been acted on is the last thing that was sent under this method.
        unsafe = [acted for sent, acted in wire.sent if sent == method]
        assert not any(unsafe[:-1])


@given(outcomes=st.lists(OUTCOMES, min_size=1, max_size=6), method=st.sampled_from(["POST", "PATCH"]))
def test_an_outcome_is_unknown_exactly_when_something_was_sent_and_nothing_came_back(
    outcomes: list[Outcome], method: str
) -> None:
    stage = Stage(method=method, rules=evolve(RULES, idempotent=False))

    steps = stage.play([*outcomes, *[outcomes[-1]] * 20])

    sent = sum(1 for step in steps if isinstance(step, str) and " " in step)
    last = outcomes[min(sent, len(outcomes)) - 1]
    lost = isinstance(last, Failed) and last.error.maybe_processed and last.status is None
    still_unsafe = stage.exchange.request.method == method
    assert str(steps[-1]).startswith("UnknownOutcomeError") is (lost and still_unsafe)
