"""Jobs as type checkers see them. Checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_type

from specloom import Job, JobFailed, JobProgress, RateLimit
from specloom.service import JobPlan, JobService, Operation, Pages, RequestOptions, StreamContext, Wait

_RUN: Operation[int] = Operation("queries.run", "POST", "/run", returns=int)
_STATUS: Operation[str] = Operation(
    "queries.status",
    "GET",
    "/poll/{id}",
    returns=str,
    wait=Wait(done={"a": 1, "status code": (200, 303)}, every=2),
)
_RESULT: Operation[bytes] = Operation("queries.result", "GET", "/get/{id}", returns=bytes)
_VALUE_JOB: JobPlan[bytes, str, int] = JobPlan(start=_RUN, poll=_STATUS, result=_RESULT, keys={"id": "id"})
# A question that may have no body gives None as well; a list or a stream is given as one.
_NONE_JOB: JobPlan[bytes, str | None, int] = JobPlan(start=_RUN, poll=_STATUS, result=_RESULT)
_LIST_JOB: JobPlan[Pages[bytes], str, int] = JobPlan(
    start=_RUN, poll=_STATUS, result=_RESULT, keys={"id": ("a", "b")}
)


class Queries(JobService):
    async def run(self, options: RequestOptions) -> Job[bytes, str, int]:
        return assert_type(await self._job(_VALUE_JOB, (), options), Job[bytes, str, int])

    def resume_run(self, job_token: str, options: RequestOptions) -> Job[bytes, str, int]:
        return self._resume(_VALUE_JOB, job_token, options)

    def wait_status(self, id: str, options: RequestOptions) -> Job[str, str, None]:
        return self._wait(_STATUS, (id,), options)


def show(progress: JobProgress) -> None:
    assert_type(progress.share, float | None)
    assert_type(progress.counts, Mapping[str, float])


async def jobs(queries: Queries, streamed: Job[StreamContext[bytes], str | None, int]) -> None:
    job = await queries.run({})
    assert_type(await job, bytes)
    assert_type(await job.result(timeout=10, progress=show), bytes)
    assert_type(await job.wait(poll_interval=0.5, progress=True), str)
    assert_type(await job.status(), str)
    assert_type(job.state, str | None)
    assert_type(job.answer, int | None)
    assert_type(job.token, str)
    assert_type(await queries.wait_status("x", {}), str)
    async with await streamed.result() as chunks:
        async for chunk in chunks:
            assert_type(chunk, bytes)
    try:
        await queries.resume_run(job.token, {})
    except JobFailed as error:
        assert_type(error.code, str | None)
        assert_type(error.resume_token, str | None)


LIMITS = [
    RateLimit(requests=5, per=1.5),
    RateLimit(wait="header Backoff", remaining=["header X-Left", "left"]),
]
