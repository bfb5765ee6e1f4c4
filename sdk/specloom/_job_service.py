"""How a generated method starts work that goes on elsewhere, finds it again, or waits for a condition.

A floor above `Service`, so that a client without jobs loads nothing of them.
"""

from __future__ import annotations

from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, TypeVar, cast

from . import _serde
from ._call import Call
from ._capture import capture
from ._http import Response
from ._job import JobPlan, JobToken, KeyValue
from ._operation import Operation
from ._options import RequestOptions
from ._reading import read_answer
from ._retry import parse_retry_after
from ._service import Service
from ._unset import UNSET
from .errors import DecodeError
from .jobs import Following, Job

__all__ = ["JobService"]

R = TypeVar("R")
S = TypeVar("S")
A = TypeVar("A")


class JobService(Service):
    """The base of generated service classes that have jobs, or operations to wait on."""

    __slots__ = ()

    # As in `Service`, none of these is a coroutine function: its frame would show arguments in tracebacks.

    def _job(
        self,
        plan: JobPlan[R, S, A],
        path: Sequence[object],
        options: RequestOptions,
        *,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> Coroutine[Any, Any, Job[R, S, A]]:
        call = self._prepare(plan.start, path, options, data, query, headers)
        job = Job(plan, self._following(plan), options, keys=given_keys(plan, plan.start, path, query))
        return self._begun(job, plan, call)

    def _resume(self, plan: JobPlan[R, S, A], token: str, options: RequestOptions) -> Job[R, S, A]:
        """The job that a token speaks of. ValueError for a token of another operation or server."""
        read = JobToken.decode(token)
        read.check(operation=plan.start.name, origins=self._connection.origins, names=plan.names)
        return Job(plan, self._following(plan), options, keys=read.keys)

    def _wait(
        self,
        operation: Operation[S],
        path: Sequence[object],
        options: RequestOptions,
        *,
        data: object = UNSET,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
    ) -> Job[S, S, None]:
        """What is known by its key, as a job that nobody here started."""
        plan: JobPlan[S, S, None] = JobPlan(start=cast("Operation[None]", operation), poll=operation)
        following = self._following(plan, query, headers, data)
        return Job(plan, following, options, keys=given_keys(plan, operation, path, None))

    # --- the requests of a job ---

    async def _begun(self, job: Job[R, S, A], plan: JobPlan[R, S, A], call: Call) -> Job[R, S, A]:
        connection = self._connection
        response = await self._send(call)
        try:
            # The keys come first: with them the work can be asked after even if the rest of the answer does not fit.
            places = {name: where for name, where in plan.keys.items() if name not in job.keys}
            job.began(places, response, _asked(response, connection.clock.wall()))
            job.answer = read_answer(plan.start, response, connection.converter)
        except DecodeError as error:
            problem = error.with_traceback(None)
            problem.resume_token = job.token
        else:
            return job
        raise problem

    async def _send(self, call: Call) -> Response:
        response = await self._connection.perform(call)
        capture(response)
        return response

    def _following(
        self,
        plan: JobPlan[Any, Any, Any],
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
        data: object = UNSET,
    ) -> Following:
        """How the followers of a plan are called; what is given here goes with each of them."""
        fixed = query or {}

        def prepare(
            one: Operation[Any], path: Sequence[object], options: RequestOptions, keys: Mapping[str, object]
        ) -> Call:
            members, rest = _divided(plan, one, keys)
            return self._prepare(one, path, options, members or data, {**fixed, **rest}, headers)

        def give(
            one: Operation[Any], path: Sequence[object], options: RequestOptions, keys: Mapping[str, object]
        ) -> Any:
            members, rest = _divided(plan, one, keys)
            return self._give(one, path, options, members or UNSET, rest)

        return Following(
            connection=self._connection,
            errors=self._api.errors,
            prepare=prepare,
            send=self._send,
            give=give,
        )

    def _give(
        self,
        operation: Operation[Any],
        path: Sequence[object],
        options: RequestOptions,
        data: object,
        query: Mapping[str, object],
    ) -> Any:
        if operation.answer == "page":
            return self._pages(operation, path, options, data=data, query=query)
        if operation.answer == "stream":
            return self._stream(operation, path, options, data=data, query=query)
        return self._call(operation, path, options, data=data, query=query)


def _divided(
    plan: JobPlan[Any, Any, Any], operation: Operation[Any], keys: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """The keys that are members of an operation's body, and the others."""
    names = plan.body.get(operation.name, ())
    members = {name: value for name, value in keys.items() if name in names}
    return members, {name: value for name, value in keys.items() if name not in names}


def given_keys(
    plan: JobPlan[Any, Any, Any],
    operation: Operation[Any],
    path: Sequence[object],
    query: Mapping[str, object] | None,
) -> dict[str, KeyValue]:
    """The keys that a call of *operation* was made with: as they stand on the wire, since a token is JSON."""
    holes = dict(zip((hole.name for hole in operation.template.holes), path, strict=False))
    return {
        name: value if type(value) is int else _serde.encode_param(value, operation.formats.get(name))
        for name, value in {**(query or {}), **holes}.items()
        if name in plan.names and name not in plan.keys and value is not None and value is not UNSET
    }


def _asked(response: Response, wall: float) -> float | None:
    value = response.headers.get("retry-after")
    return None if value is None else parse_retry_after(value, now=wall)
