"""The resource `procedures` of Jobs.

Generated from tests/golden/jobs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define, field

from specloom.service import Job, JobPlan, JobService, Operation, RequestOptions, Wait
from specloom.values import Model, wire

from ._api import API


class Procedures(JobService):
    _api = API

    async def start(self, **options: Unpack[RequestOptions]) -> Job[JobStatus, JobStatus, JobStarted]:
        """``POST /jobs?request=runProcedure``

        The work goes on after the answer: ``await job.result()`` asks `job_status` until it is done, and
        gives its last answer.
        """
        return await self._job(_START_JOB, (), options)

    def resume_start(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[JobStatus, JobStatus, JobStarted]:
        """The job of `start` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_START_JOB, job_token, options)

    async def job_status(self, job_id: str, **options: Unpack[RequestOptions]) -> JobStatus:
        """``GET /jobs/{jobId}?request=getJobStatus``"""
        return await self._call(_JOB_STATUS, (job_id,), options)

    def wait_job_status(
        self, job_id: str, **options: Unpack[RequestOptions]
    ) -> Job[JobStatus, JobStatus, None]:
        """`job_status` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_JOB_STATUS, (job_id,), options)


@define(kw_only=True)
class JobStarted(Model):
    job_id: str = field(metadata=wire(name="jobId"))


@define(kw_only=True)
class JobStatus(Model):
    status: str
    outcome: str | None = None


_START: Operation[JobStarted] = Operation(
    "procedures.start", "POST", "/jobs", returns=JobStarted, query={"request": "runProcedure"}, one="job"
)
_JOB_STATUS: Operation[JobStatus] = Operation(
    "procedures.job_status",
    "GET",
    "/jobs/{jobId}",
    returns=JobStatus,
    query={"request": "getJobStatus"},
    wait=Wait(
        done={"status": "completed"},
        failed={"status": "completed", "outcome": "error"},
        every=5.0,
        up_to=60.0,
        code="outcome",
    ),
)
_START_JOB: JobPlan[JobStatus, JobStatus, JobStarted] = JobPlan(
    start=_START, poll=_JOB_STATUS, keys={"jobId": ("jobId", "job.jobId")}
)
