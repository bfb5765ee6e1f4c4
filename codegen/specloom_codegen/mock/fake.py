"""The fake without its sockets: a call in, a reply out, in one step.

``Fake.answer`` goes through what every call goes through: route, credentials, parameters, body, the operation
itself, errors in the spec's shape. It never waits, so that calls cannot get between one another: a long poll is
``held``, and asked for again by ``resume``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count
from typing import Any, Final

from attrs import evolve, field, frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.mock.actions import perform_action
from specloom_codegen.mock.ancestry import require_ancestors, worded
from specloom_codegen.mock.answering import Outcome, in_pieces, reply_to, usual_status, written
from specloom_codegen.mock.arguments import placed, spread
from specloom_codegen.mock.bodies import read_sent
from specloom_codegen.mock.choosing import Choice, Chooser
from specloom_codegen.mock.conditional import not_modified
from specloom_codegen.mock.endpoints import Endpoint, Routes, Target, TokenCall, build_routes
from specloom_codegen.mock.faults import Fault
from specloom_codegen.mock.gate import Gate, lacks_credential
from specloom_codegen.mock.jobs import cancel_job, job_result, poll_job, start_job
from specloom_codegen.mock.leniency import understood
from specloom_codegen.mock.messages import Call, Refusal, Reply, refuse
from specloom_codegen.mock.pacing import Pace, Pacer, too_fast
from specloom_codegen.mock.places import put_at
from specloom_codegen.mock.repeating import Repeater
from specloom_codegen.mock.roles import role_of
from specloom_codegen.mock.routing import Match
from specloom_codegen.mock.searching import search_records
from specloom_codegen.mock.seeding import seed_world
from specloom_codegen.mock.subjects import subject_of
from specloom_codegen.mock.tokens import TokenBook
from specloom_codegen.mock.verbs import perform_verb
from specloom_codegen.mock.waiting import Held, LongPolls
from specloom_codegen.mock.world import Visit, World, build_world, user_value

_HEAD_STANDS_FOR: Final = {"item": ("read",), "collection": ("list",)}


@frozen(kw_only=True)
class Handled:
    """A reply, and the name of the operation that gave it, as ``pipes.read``; empty when none did.

    With *held* the caller waits, and this is no reply yet.
    """

    reply: Reply
    operation: str = ""
    held: Held | None = None
    pace: Pace | None = None


@frozen(kw_only=True)
class Fake:
    """A stateful fake of one API."""

    world: World
    gate: Gate
    routes: Routes
    chooser: Chooser
    long_polls: LongPolls
    pacer: Pacer | None = None
    repeater: Repeater = field(factory=Repeater)
    _numbers: Iterator[int] = field(factory=lambda: count(1))

    @property
    def tokens(self) -> TokenBook:
        return self.gate.tokens

    def answer(self, call: Call) -> Handled:
        """Answer a call."""
        name = ""
        try:
            asked = self.world.refuser.asked(call)
            if asked is not None:
                raise asked
            heard = spread(call) if self.world.api.mock.anywhere else call
            choice = self.chooser.choose(self.matches(call), call, heard)
            name = _name_of(choice.target)
            handled = self._perform(choice, call, heard)
        except Refusal as refusal:
            handled = Handled(reply=self.world.refuser.reply(refusal))
        return evolve(handled, reply=self._finished(handled.reply, call), operation=name)

    def resume(self, waiting: Handled, now: float) -> Handled:
        """Look again at a call that waits: the answer, or the same once more."""
        assert waiting.held is not None
        found = self.long_polls.look(waiting.held, now)
        if isinstance(found, Held):
            return waiting if found is waiting.held else evolve(waiting, held=found)
        return self._resumed(waiting, found)

    def conclude(self, waiting: Handled, now: float) -> Handled:
        """What a call that waits is answered when it can wait no longer."""
        assert waiting.held is not None
        return self._resumed(waiting, self.long_polls.end(waiting.held, now))

    def refuse(self, refusal: Refusal, call: Call) -> Reply:
        """A refusal in the spec's shape, for what goes wrong before an operation is reached."""
        return self._finished(self.world.refuser.reply(refusal), call)

    def fail(self, fault: Fault, call: Call) -> Reply:
        """The answer that a fault gives: a redirect, or an error in the spec's own shape."""
        if fault.kind == "redirect":
            return Reply(status=fault.status, headers=(("Location", fault.location or "/"),))
        wait = fault.retry_after
        headers = () if wait is None else (("Retry-After", str(int(wait) if wait == int(wait) else wait)),)
        situation = self.world.refuser.situation_of(fault.status)
        return self.refuse(Refusal(situation, status=fault.status, code=fault.code, headers=headers), call)

    def echoes(self, call: Call) -> bool:
        """Whether a call may have its content sent back, so that it need not be held in memory."""
        targets = [each.route.target for each in self.matches(call) if each.route.method == call.method]
        operations = [each.operation for each in targets if isinstance(each, Endpoint)]
        return bool(operations) and all(_echoes(each) for each in operations)

    def matches(self, call: Call) -> list[Match[Target]]:
        """The routes that a call's path fits: first those of the host that its Host names."""
        label = call.headers.get("host", "").partition(":")[0].partition(".")[0].lower()
        router = self.routes.hosts.get(label)
        own = router.find(call.path) if router is not None else []
        return [*own, *self.routes.main.find(call.path)]

    def seed(self, now: float) -> None:
        """Fill the stores with what the spec says that they hold at the start."""
        seed_world(self.world, now)

    def reset(self, now: float) -> None:
        """Back to the start: records as seeded, no tokens."""
        self.world.store.clear()
        self.repeater.clear()
        self.long_polls.clear()
        self.seed(now)

    def _perform(self, choice: Choice, call: Call, heard: Call) -> Handled:
        target = choice.target
        if isinstance(target, TokenCall):
            told = heard if lacks_credential(target, call, choice.texts) else call
            beside = partial(self._beside_token, call)
            return Handled(reply=self.gate.serve(target, told, choice.texts, beside))
        user = self.gate.admit(target.operation.auth, call)
        pace = None if self.pacer is None else self.pacer.take(user, call.now)
        if pace is not None and not pace.allowed:
            return Handled(reply=self._paced(self.world.refuser.reply(too_fast(pace)), pace))
        handled = self._operate(choice, target, call, user)
        return evolve(handled, reply=self._paced(handled.reply, pace), pace=pace)

    def _paced(self, reply: Reply, pace: Pace | None) -> Reply:
        return reply if self.pacer is None or pace is None else self.pacer.told(reply, pace)

    def _beside_token(self, call: Call, user: str) -> Any:
        """What a login's answer says of the caller, where an operation of its address says that it does."""
        targets = [each.route.target for each in self.matches(call) if each.route.method == call.method]
        answer: Any = UNSET
        for target in targets:
            shape = (
                self.world.schema.object_of(target.operation.answer.type)
                if isinstance(target, Endpoint)
                else None
            )
            for one in shape.fields if shape is not None else ():
                if one.mock == "user":
                    answer = put_at(answer, (one.wire,), user_value(self.world, one, user, call.now))
        return answer

    def _resumed(self, waiting: Handled, visit: Visit) -> Handled:
        try:
            reply = _conditional(visit.call, _told(self.world, visit))
        except Refusal as refusal:
            reply = self.world.refuser.reply(refusal)
        reply = self._finished(self._paced(reply, waiting.pace), visit.call)
        return Handled(reply=reply, operation=waiting.operation)

    def _operate(self, choice: Choice, target: Endpoint, call: Call, user: str) -> Handled:
        try:
            visit = self._visit(choice, target, call, user)
            require_ancestors(self.world, visit, target.resource)
            if visit.operation.verb == "head":
                return Handled(reply=_headers_only(self._head(visit)))
            found = self.long_polls.begin(visit) if call.method == "GET" else visit
            if isinstance(found, Held):
                # What is refused is so at once. No answer is kept: a thousand callers may wait for long lists.
                _told(self.world, evolve(visit, peeks=True))
                return Handled(reply=Reply(status=200), held=found)
            key = visit.operation.retry.key
            reply = self.repeater.once(key, user, call, lambda: _conditional(call, _told(self.world, found)))
            return Handled(reply=reply)
        except Refusal as refusal:
            raise worded(refusal, target.resource) from None

    def _visit(self, choice: Choice, target: Endpoint, call: Call, user: str) -> Visit:
        operation = target.operation
        if self.world.api.mock.anywhere:
            call = placed(operation, call, self.world.reader)
        heard = understood(operation, call, self.world.reader)
        call = heard.call
        read = self.world.reader.read((*operation.query, *operation.headers), call)
        refuse(read.problems)
        return Visit(
            call=call,
            resource=subject_of(self.world.api, target.resource, operation),
            operation=operation,
            prefix=target.prefix,
            texts=choice.texts,
            holes=choice.holes,
            values=read.values,
            sent=read_sent(operation, call, self.world.reader),
            user=user,
            warnings=heard.warnings,
        )

    def _head(self, visit: Visit) -> Reply:
        """The headers of the answer to a GET: of the record, or of the list where no key is named."""
        at = "item" if any(param.wire in visit.texts for param in visit.resource.key) else "collection"
        at = "item" if not visit.resource.key and visit.resource.operation("list") is None else at
        stands_for = next(
            (each for each in visit.resource.operations if each.verb in _HEAD_STANDS_FOR[at]), None
        )
        operation = visit.operation if stands_for is None else stands_for
        names = {param.wire.lower() for param in visit.operation.answer.headers}
        others = tuple(each for each in operation.answer.headers if each.wire.lower() not in names)
        answer = evolve(operation.answer, headers=(*visit.operation.answer.headers, *others))
        inner = evolve(visit, operation=evolve(operation, answer=answer))
        verb = "read" if at == "item" else "list"
        return _conditional(visit.call, reply_to(self.world, inner, perform_verb(self.world, inner, verb)))

    def _finished(self, reply: Reply, call: Call) -> Reply:
        """The reply with the id of the request, where the spec says that there is one in a header."""
        places = self.world.api.errors.request_id
        number = next(self._numbers)
        for place in places:
            if place.kind == "header":
                sent = call.headers.get(place.name)
                reply = reply.with_header(place.name, sent or f"mock-{number:06d}")
        return reply


def build_fake(
    api: ir.Api,
    *,
    seed: int | None = None,
    token_lifetime: float | None = None,
    credentials: Mapping[str, str] | None = None,
    rate_limit: bool = False,
    job_polls: int | None = None,
    job_pause: float = 0.0,
) -> Fake:
    """A fake of an API, still without records: call ``seed`` on it, or load its store."""
    world = build_world(api, seed=seed, job_polls=job_polls)
    gate = Gate(api.auth, TokenBook(world.store, world.maker), token_lifetime, credentials or {})
    return Fake(
        world=world,
        gate=gate,
        routes=build_routes(api),
        chooser=Chooser(api, world.reader),
        long_polls=LongPolls(world, job_pause),
        pacer=Pacer(api.rate_limit) if rate_limit and api.rate_limit is not None else None,
    )


def _told(world: World, visit: Visit) -> Reply:
    """The reply of an operation, in pieces where its hint says so."""
    reply = _operate(world, visit)
    is_usual = reply.status == usual_status(visit.operation)
    return in_pieces(reply) if visit.operation.mock.chunked and is_usual else reply


def _operate(world: World, visit: Visit) -> Reply:
    role = role_of(visit.resource, visit.operation)
    if role == "start":
        return written(visit, start_job(world, visit))
    if role == "poll":
        return written(visit, poll_job(world, visit))
    if role == "cancel":
        return written(visit, cancel_job(world, visit))
    if role == "result":
        return job_result(world, visit)
    return reply_to(world, visit, _outcome(world, visit))


def _outcome(world: World, visit: Visit) -> Outcome:
    if visit.operation.mock.search is not None:
        return search_records(world, visit)
    verb = visit.operation.verb
    return perform_action(world, visit) if verb is None else perform_verb(world, visit, verb)


def _conditional(call: Call, reply: Reply) -> Reply:
    return not_modified(call, reply) if call.method in ("GET", "HEAD") else reply


def _headers_only(reply: Reply) -> Reply:
    return evolve(reply, chunks=None, echo=False)


def _echoes(operation: ir.Operation) -> bool:
    is_plain = operation.answer.kind == "any" and not operation.mock.has_answer
    return is_plain and operation.verb is None and operation.body is not None and operation.body.kind == "any"


def _name_of(target: Target) -> str:
    if isinstance(target, TokenCall):
        return f"auth.{target.scheme.name}.{target.kind}"
    return f"{target.resource.qualified_name}.{target.operation.name}"
