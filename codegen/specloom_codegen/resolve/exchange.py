"""What surrounds content in its resolved form: paging, retries, waiting, jobs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from specloom_codegen import ir
from specloom_codegen.resolve.places import carrier_of, condition_of, place_of, places_of
from specloom_codegen.spec import Job, Paging, Retry, Wait

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE"})


def paging_of(paging: Paging | Literal["none"] | None) -> ir.Paging | None:
    """How a list goes on; None where it is complete at once."""
    if paging is None or paging == "none":
        return None
    kinds: Iterable[tuple[Literal["page", "offset", "cursor"], str | None]] = (
        ("page", paging.page),
        ("offset", paging.offset),
        ("cursor", paging.cursor),
    )
    kind, param = next(((kind, param) for kind, param in kinds if param is not None), ("follow", ""))
    places = paging.follow if kind == "follow" else paging.next
    return ir.Paging(
        kind=kind,  # type: ignore[arg-type]
        param=param,
        first=paging.first if paging.first is not None else 0 if kind == "offset" else 1,
        limit=paging.limit,
        size=paging.size,
        max=paging.max,
        total=places_of(paging.total),
        more=places_of(paging.more),
        end=places_of(paging.end),
        next=places_of(places),
        in_body=paging.in_ == "body",
    )


def retry_of(retry: Retry | None, method: str, *, polls: bool) -> ir.RetryRule:
    """What may be repeated. Asking after work is harmless, whatever the method (*polls*)."""
    usual = method in _IDEMPOTENT or polls
    if retry is None:
        return ir.RetryRule(idempotent=usual)
    return ir.RetryRule(
        idempotent=usual if retry.idempotent is None else retry.idempotent,
        statuses=retry.statuses or (),
        key=carrier_of(retry.key),
    )


def wait_of(wait: Wait) -> ir.Wait:
    """When work that is asked after has ended."""
    return ir.Wait(
        done=condition_of(wait.done),
        failed=condition_of(wait.failed),
        every=1.0 if wait.every is None else wait.every.seconds,
        up_to=0.0 if wait.up_to is None else wait.up_to.seconds,
        progress=place_of(wait.progress),
        code=places_of(wait.code),
        message=places_of(wait.message),
        keys=tuple((hole, place_of(place)) for hole, place in wait.keys.items()),
    )


def job_of(job: Job) -> ir.Job:
    """The operations that follow one that starts work."""
    return ir.Job(
        poll=job.poll,
        result=job.result,
        cancel=job.cancel,
        keys=tuple((hole, place_of(place)) for hole, place in job.keys.items()),
    )
