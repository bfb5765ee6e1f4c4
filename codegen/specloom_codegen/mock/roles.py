"""The parts that operations play in jobs, and the keys that lead from one to the next. Questions about a spec only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from specloom_codegen import ir
from specloom_codegen.mock.schema import Schema

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


def job_keys(schema: Schema, resource: ir.Resource, start: ir.Operation, job: ir.Job) -> dict[str, ir.Place]:
    """The holes, required parameters and members of bodies that the start's answer fills, and where in it each lies:
    by default the member of its name."""
    filled = {param.wire for param in (*start.path_params, *start.query)}
    names = [
        name
        for operation in _followers(resource, job)
        for name in (
            *(each.wire for each in operation.path_params if not each.has_const),
            *(each.wire for each in operation.query if each.required and not each.has_const),
            *(each.wire for each in members_needed(schema, operation)),
        )
    ]
    places = {name: ir.Place("body", (name,), "", name) for name in names if name not in filled}
    return {**places, **dict(job.keys)}


def members_needed(schema: Schema, operation: ir.Operation) -> list[ir.Field]:
    """The members of an operation's body that must be sent and are no constants."""
    body = operation.body
    shape = None if body is None else schema.object_of(body.type)
    if body is None or shape is None or body.kind not in ("json", "form"):
        return []
    variant = body.type.variant if isinstance(body.type, ir.Named) else "read"
    return [one for one in shape.sent_as(variant) if one.required and not one.has_const]


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
