"""Jobs: work that an operation starts and that goes on elsewhere, asked after until it has ended.

What an answer means and how long to pause is decided in `_job`; here the questions are asked.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Coroutine, Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast

from attrs import evolve, frozen

from ._http import Response
from ._job import (
    Done,
    Failed,
    JobPlan,
    JobProgress,
    JobToken,
    KeyValue,
    Running,
    Verdict,
    gather_keys,
    judge,
    next_pause,
    read_progress,
)
from ._links import check_keys, own_link
from ._operation import Operation
from ._options import RequestOptions, Timeout
from ._path import origin_of
from ._place import MISSING, Place
from ._progress import ProgressReport, Reporter
from ._reading import read_answer
from ._refusal import CODE_LIMIT, MESSAGE_LIMIT, ErrorShape, as_answer
from ._secret import in_one_line, redact_text, visible
from .errors import DeadlineExceeded, DecodeError, JobFailed, SpecloomError, StatusError

if TYPE_CHECKING:
    from ._call import Call
    from .connection import AsyncConnection

__all__ = ["Job", "JobProgress"]

R = TypeVar("R")
S = TypeVar("S")
A = TypeVar("A")

_Query = Mapping[str, object]
_Path = Sequence[object]

# What of the options of the start holds for the requests that follow it.
_LASTING: Final = ("headers", "token", "timeout", "retry", "redirect")
#: After so many answers in a row that are no JSON, where they should be, the work is not asked after any more.
SENSELESS: Final = 100


@frozen(kw_only=True)
class Following:
    """How a service sends the requests of a job."""

    connection: AsyncConnection
    errors: ErrorShape
    prepare: Callable[[Operation[Any], _Path, RequestOptions, _Query], Call]
    send: Callable[[Call], Awaitable[Response]]
    give: Callable[[Operation[Any], _Path, RequestOptions, _Query], Any]


class Job(Generic[R, S, A]):
    """Work that was started: ``await job.result()`` waits for its end and gives its result, as ``await job`` does.

    ``await job.wait()`` gives the last answer (the state); ``await job.status()`` asks once. ``token`` is JSON text
    with which another process goes on (``resume_…`` of the service). ``answer`` is what the start answered, None for a
    job that was resumed; ``state``, ``phase`` and ``progress`` are what the last question told. A failure is
    `JobFailed`; every error carries ``resume_token``. A wait that is cancelled, or runs out of time, leaves the job as
    it is.
    """

    def __init__(
        self,
        plan: JobPlan[R, S, A],
        following: Following,
        options: RequestOptions,
        *,
        keys: Mapping[str, KeyValue],
    ) -> None:
        self._plan = plan
        self._following = following
        self._options: RequestOptions = cast(
            "RequestOptions", {name: value for name, value in options.items() if name in _LASTING}
        )
        self._keys = dict(keys)
        self._asked: float | None = None
        self._verdict: Verdict = Running()
        self._response: Response | None = None
        self._state: S | None = None
        self.answer: A | None = None
        self.progress = JobProgress()

    # --- what is known of it ---

    @property
    def operation(self) -> str:
        """The name of the operation that started it."""
        return self._plan.start.name

    @property
    def keys(self) -> Mapping[str, KeyValue]:
        """By what it is asked after: holes and parameters of the operations that follow the start."""
        return dict(self._keys)

    @property
    def phase(self) -> Literal["running", "done", "failed"]:
        """What the last question told; "running" before the first."""
        if isinstance(self._verdict, Running):
            return "running"
        return "done" if isinstance(self._verdict, Done) else "failed"

    @property
    def state(self) -> S | None:
        """The last answer as a value; None before the first question."""
        return self._state

    @property
    def token(self) -> str:
        """What goes on with the job in another process: JSON text without secrets."""
        origin = origin_of(self._following.connection.url)
        return JobToken(operation=self.operation, origin=origin, keys=self._keys).encode()

    # --- what can be done with it ---

    def __await__(self) -> Generator[Any, None, R]:
        return self.result().__await__()

    async def status(self) -> S:
        """Ask once, and give the answer. A failed job is no error here: see ``phase``."""
        await self._ask(None)
        self._read_state()
        return cast("S", self._state)

    async def wait(
        self,
        *,
        poll_interval: float | None = None,
        timeout: float | None = None,
        progress: ProgressReport | bool | None = None,
    ) -> S:
        """Ask until it is done, and give the last answer. JobFailed when it failed.

        *poll_interval* (seconds) replaces the spec's; a Retry-After wins. *timeout* (seconds) is how long to wait, None
        for as long as it takes; then DeadlineExceeded is raised, and the job goes on. *progress* is called with each
        `JobProgress`; True writes a line on a terminal.
        """
        for name, value in (("poll_interval", poll_interval), ("timeout", timeout)):
            if value is not None and not 0 < value < 1e9:
                raise ValueError(f"{name} must be a number of seconds above 0, or None; got {value!r}")
        report = Reporter(progress, self.operation)
        try:
            if isinstance(self._verdict, Running):
                await self._wait(poll_interval, timeout, report)
        finally:
            report.end()
        self._read_state()
        if isinstance(self._verdict, Failed):
            raise self._failure(self._verdict)
        return cast("S", self._state)

    async def result(
        self,
        *,
        poll_interval: float | None = None,
        timeout: float | None = None,
        progress: ProgressReport | bool | None = None,
    ) -> R:
        """Wait until it is done (see `wait`), and give its result; each time anew.

        A result that is a stream or a paged list is given as one: ``async with await job.result() as chunks: …``
        """
        await self.wait(poll_interval=poll_interval, timeout=timeout, progress=progress)
        operation = self._plan.result
        if operation is None:
            return cast("R", self._state)
        following, (path, query) = self._following, self._filled(operation)
        try:
            given = following.give(operation, path, self._options, query)
            return cast("R", await given if isinstance(given, Coroutine) else given)
        except SpecloomError as error:
            error.resume_token = self.token
            raise

    async def cancel(self) -> None:
        """Ask the server to stop the work. TypeError where the spec names no operation for it."""
        operation = self._plan.cancel
        if operation is None:
            raise TypeError(
                f"jobs of {self.operation} cannot be cancelled: the spec names no operation for it"
            )
        following, (path, query) = self._following, self._filled(operation)
        try:
            await following.send(following.prepare(operation, path, self._options, query))
        except SpecloomError as error:
            error.resume_token = self.token
            raise

    def began(self, places: Mapping[str, Iterable[Place]], response: Response, asked: float | None) -> None:
        """Take up what the start's answer says: the keys at *places*, and the pause in seconds that it asks for. For
        services. RedirectError for an address on another host."""
        self._keys.update(self._read_keys(places, response))
        self._asked = asked

    def _read_keys(self, places: Mapping[str, Iterable[Place]], response: Response) -> dict[str, KeyValue]:
        """Read keys from an answer; addresses are made whole, and hold no credential of ours."""
        plan, connection = self._plan, self._following.connection
        found = gather_keys(places, as_answer(response), addresses=plan.addresses)
        check_keys(found, (one.template for one in plan.followers))
        for name in plan.addresses & found.keys():
            by_token = self._options.get("token") is not None
            secret = connection.settings.secret_parameters(plan.start.manner, by_token=by_token)
            found[name] = own_link(
                str(found[name]), base=response.url, origins=connection.origins, secret=secret
            )
        return found

    # --- asking ---

    async def _wait(self, interval: float | None, timeout: float | None, report: Reporter) -> None:
        clock = self._following.connection.clock
        began = clock.monotonic()
        polls, senseless, last, asked = 0, 0, False, self._asked
        while True:
            remaining = None if timeout is None else timeout - (clock.monotonic() - began)
            if asked or polls:
                pause = next_pause(
                    self._plan.wait,
                    polls=polls,
                    asked=asked,
                    interval=interval,
                    remaining=remaining,
                    last=last,
                )
                if pause is None:
                    raise self._too_late(timeout)
                last = pause.last
                await clock.sleep(pause.seconds)
                remaining = None if timeout is None else timeout - (clock.monotonic() - began)
            await self._ask(remaining)
            polls += 1
            verdict = self._verdict
            await report.tell(self._read_progress(polls, clock.monotonic() - began))
            if not isinstance(verdict, Running):
                return
            senseless = senseless + 1 if self._makes_no_sense(self._response) else 0
            if senseless == SENSELESS:
                self._read_state()
            asked = verdict.asked

    async def _ask(self, remaining: float | None) -> None:
        """Ask once; what the answer means is then in ``_verdict``."""
        try:
            response = await self._look(remaining)
            self._learn_keys(response)
        except SpecloomError as error:
            error.resume_token = self.token
            raise
        self._asked = None
        self._response = response
        self._state = None

    async def _look(self, remaining: float | None) -> Response:
        poll = self._plan.poll
        statuses = poll.statuses if poll.statuses == "any" else poll.statuses | self._plan.wait.statuses
        response = await self._send_poll(statuses, remaining)
        status = response.status_code
        listed = poll.statuses == "any" or status in poll.statuses
        if status < 400 or not isinstance(self._verdict, Running) or (listed and self._fits(response)):
            return response
        # A refusal that says nothing of the work, such as the page of a proxy: the usual rules hold.
        kept = () if statuses == "any" else {one for one in statuses if one < 400}
        return await self._send_poll(kept, remaining)

    async def _send_poll(
        self, statuses: Collection[int] | Literal["any"], remaining: float | None
    ) -> Response:
        """Send a question. A refusal that meets a condition is an answer as well."""
        try:
            response = await self._following.send(self._poll_call(statuses, remaining))
        except StatusError as error:
            self._verdict = self._judged(error.response)
            if isinstance(self._verdict, Running):
                raise
            return error.response
        self._verdict = self._judged(response)
        return response

    def _poll_call(self, statuses: Collection[int] | Literal["any"], remaining: float | None) -> Call:
        poll, following = self._plan.poll, self._following
        path, query = self._filled(poll)
        options: RequestOptions = {**self._options, "expected_status": statuses}
        call = following.prepare(poll, path, options, query)
        total = call.terms.timeout.total
        if remaining is None or (total is not None and total <= remaining):
            return call
        # No question outlasts the wait; the least is for one that is asked when the time is up.
        timeout: Timeout = evolve(call.terms.timeout, total=max(remaining, 0.001))
        return following.prepare(poll, path, {**options, "timeout": timeout}, query)

    def _judged(self, response: Response) -> Verdict:
        errors = self._following.errors
        wall = self._following.connection.clock.wall()
        return judge(
            self._plan.wait, as_answer(response), wall=wall, codes=errors.code, messages=errors.message
        )

    def _learn_keys(self, response: Response) -> None:
        """Take from an answer the keys that lie there: of the next question from each, of the rest once it is done."""
        plan = self._plan
        wait = plan.wait
        if not wait.keys:
            return
        asked = set(plan.names_of(plan.poll))
        done = isinstance(self._verdict, Done)
        places = {name: where for name, where in wait.keys.items() if done or name in asked}
        self._keys.update(self._read_keys(places, response))

    def _filled(self, operation: Operation[Any]) -> tuple[list[KeyValue], dict[str, KeyValue]]:
        """The values of an operation's holes, in order, and of its parameters and members."""
        missing = [name for name in self._plan.needs(operation) if name not in self._keys]
        if missing:
            raise DecodeError(
                f"{self.operation}: no answer said {', '.join(missing)}, which {operation.name} is called with"
            )
        path = [self._keys[hole.name] for hole in operation.template.holes]
        sent = self._plan.names_of(operation)[len(path) :]
        return path, {name: self._keys[name] for name in sent if name in self._keys}

    def _fits(self, response: Response) -> bool:
        try:
            read_answer(self._plan.poll, response, self._following.connection.converter)
        except DecodeError:
            return False
        return True

    def _makes_no_sense(self, response: Response | None) -> bool:
        """Whether an answer is no JSON, where it should be. Attack: a page to log in, for ever."""
        if response is None or response.status_code >= 300 or not response.content:
            return False
        return as_answer(response).body is MISSING and not self._fits(response)

    # --- what came of it ---

    def _read_state(self) -> None:
        """Make a value of the last answer. A redirect or refusal whose body is something else is none."""
        response, poll = self._response, self._plan.poll
        if response is None or self._state is not None:
            return
        try:
            self._state = read_answer(poll, response, self._following.connection.converter)
        except DecodeError as error:
            if response.status_code >= 300 or isinstance(self._verdict, Failed):
                return
            problem = error.with_traceback(None)
        else:
            return
        problem.resume_token = self.token
        raise problem

    def _read_progress(self, polls: int, elapsed: float) -> JobProgress:
        place = self._plan.wait.progress
        assert self._response is not None
        done = isinstance(self._verdict, Done)
        answer = as_answer(self._response)
        self.progress = read_progress(place, answer, polls=polls, elapsed=elapsed, done=done)
        return self.progress

    def _failure(self, failed: Failed) -> JobFailed:
        assert self._response is not None
        message = visible(redact_text(failed.message[:MESSAGE_LIMIT]))
        code = redact_text(failed.code[:CODE_LIMIT]) if failed.code else None
        said = [in_one_line(part) for part in (code, message) if part]
        return JobFailed(
            f"{self.operation}: the job failed" + (f" ({': '.join(said)})" if said else ""),
            job=self.operation,
            response=self._response,
            code=failed.code,
            message=message,
            state=self._state,
            resume_token=self.token,
            log=self._response.log,
        )

    def _too_late(self, timeout: float | None) -> DeadlineExceeded:
        error = DeadlineExceeded(
            f"{self.operation}: the job has not ended within {timeout:g} s", phase="wait"
        )
        error.resume_token = self.token
        return error

    def __repr__(self) -> str:
        return f"Job({self.operation}, {self.phase})"
