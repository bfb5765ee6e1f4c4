"""The parts that operations play in jobs, and the keys that lead from one to the next. Questions about a spec only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from specloom_codegen import ir

Role = Literal["start", "poll", "result", "cancel"]


def role_of(resource: ir.Resource, operation: ir.Operation) -> Role | None:
    """The part that an operation plays in a job, if any."""
    if operation.job is not None:
        return "start"
    if operation.wait is not None:
        return "poll"
    jobs = [each.job for each in resource.operations if each.job is not None]
    if any(job.cancel == operation.name for job in jobs):
        return "cancel"
    return "result" if any(_gives_result(resource, operation, job) for job in jobs) else None


def _gives_result(resource: ir.Resource, operation: ir.Operation, job: ir.Job) -> bool:
    """Whether an operation fetches the result of a job: that which the job names, or one that gives it in another
    form, asked by the same holes, with a 202 for what is not done."""
    result = None if job.result is None else resource.operation(job.result)
    if result is None or result is operation:
        return result is not None
    return (
        operation.method == result.method
        and 202 in (operation.statuses if operation.statuses != "any" else ())
        and _holes(operation) == _holes(result)
    )


def _holes(operation: ir.Operation) -> frozenset[str]:
    return frozenset(param.wire for param in operation.path_params)


def job_keys(resource: ir.Resource, start: ir.Operation, job: ir.Job) -> dict[str, ir.Place]:
    """The holes and required parameters that the start's answer fills, and where in it each lies: by default the
    member of its name."""
    filled = {param.wire for param in (*start.path_params, *start.query)}
    places = {
        param.wire: ir.Place("body", (param.wire,), "", param.wire)
        for operation in _followers(resource, job)
        for param in (*operation.path_params, *(each for each in operation.query if each.required))
        if param.wire not in filled and not param.has_const
    }
    return {**places, **dict(job.keys)}


def follows(resource: ir.Resource, operation: ir.Operation) -> bool:
    """Whether an operation asks after, fetches or stops what another one has started."""
    jobs = [each.job for each in resource.operations if each.job is not None]
    return any(operation.name in (job.poll, job.result, job.cancel) for job in jobs)


def starts_jobs(resource: ir.Resource) -> bool:
    return any(each.job is not None for each in resource.operations)


def _followers(resource: ir.Resource, job: ir.Job) -> Iterator[ir.Operation]:
    for name in (job.poll, job.result, job.cancel):
        operation = None if name is None else resource.operation(name)
        if operation is not None:
            yield operation
