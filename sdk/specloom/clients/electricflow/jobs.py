"""The resource `jobs` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Job as _Job
from specloom.service import JobPlan, JobService, OffsetPaging, Operation, Pages, RequestOptions, Wait
from specloom.values import Input, Model, wire

from ._api import API
from .models import ActualParameter, Id, Job, JobOutcome, JobState


class Jobs(JobService):
    """Runs of procedures and processes.

    `run_procedure` and `run_process` start one and give it: `await job.result()` waits for its end. An
    outcome of `success`, `warning` or `skipped` is a result; `error` is raised as `JobFailed`.
    """

    _api = API

    def list(
        self,
        *,
        project_name: str | None = None,
        status: JobState | str | None = None,
        outcome: JobOutcome | str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Job]:
        """Get the jobs of a server, or of a project.

        ``GET /jobs``

        Args:
            project_name: Jobs of this project only.
            status: Jobs in this state only.
            outcome: Jobs of this outcome only.
            page_size: Items of a page. Default: 25.
        """
        return self._pages(
            _LIST,
            (),
            options,
            query={"projectName": project_name, "status": status, "outcome": outcome},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        project_name: str | None = None,
        status: JobState | str | None = None,
        outcome: JobOutcome | str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Job]:
        """All items of `list`, in one list."""
        return await self.list(
            project_name=project_name, status=status, outcome=outcome, page_size=page_size, **options
        ).collect()

    async def read(self, job_id: str, **options: Unpack[RequestOptions]) -> Job:
        """Get a job with its steps. An answer says nothing of its success until the status is `completed`.

        ``GET /jobs/{jobId}``

        Args:
            job_id: The id of the job, or its name.
        """
        return await self._call(_READ, (job_id,), options)

    def wait_read(self, job_id: str, **options: Unpack[RequestOptions]) -> _Job[Job, Job, None]:
        """`read` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_READ, (job_id,), options)

    async def run_procedure(
        self, data: RunProcedure | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> _Job[JobStatus, JobStatus, StartedJob]:
        """Run a procedure.

        ``POST /jobs?request=runProcedure``

        The work goes on after the answer: ``await job.result()`` asks `status` until it is done, and gives
        its last answer.
        """
        return await self._job(_RUN_PROCEDURE_JOB, (), options, data=data)

    def resume_run_procedure(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> _Job[JobStatus, JobStatus, StartedJob]:
        """The job of `run_procedure` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_RUN_PROCEDURE_JOB, job_token, options)

    async def run_process(
        self, data: RunProcess | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> _Job[JobStatus, JobStatus, StartedJob]:
        """Run a process of an application in an environment.

        ``POST /jobs?request=runProcess``

        The work goes on after the answer: ``await job.result()`` asks `status` until it is done, and gives
        its last answer.
        """
        return await self._job(_RUN_PROCESS_JOB, (), options, data=data)

    def resume_run_process(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> _Job[JobStatus, JobStatus, StartedJob]:
        """The job of `run_process` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_RUN_PROCESS_JOB, job_token, options)

    async def status(self, job_id: str, **options: Unpack[RequestOptions]) -> JobStatus:
        """Ask how far a job is. An answer says nothing of its success until the status is `completed`.

        ``GET /jobs/{jobId}?request=getJobStatus``

        Args:
            job_id: The id of the job, or its name.
        """
        return await self._call(_STATUS, (job_id,), options)

    def wait_status(self, job_id: str, **options: Unpack[RequestOptions]) -> _Job[JobStatus, JobStatus, None]:
        """`status` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_STATUS, (job_id,), options)

    async def abort(self, job_id: str, **options: Unpack[RequestOptions]) -> None:
        """Stop a job.

        ``PUT /jobs/{jobId}``

        Args:
            job_id: The id of the job, or its name.
        """
        return await self._call(_ABORT, (job_id,), options)


@define(kw_only=True)
class RunProcedure(Model):
    """A procedure, and the values of its parameters."""

    project_name: str = field(metadata=wire(name="projectName"))
    """The project that the procedure belongs to."""

    procedure_name: str = field(metadata=wire(name="procedureName"))
    """The procedure."""

    actual_parameter: list[ActualParameter] | None = field(
        default=None, metadata=wire(name="actualParameter")
    )
    """Values of its parameters."""


@define(kw_only=True)
class RunProcess(Model):
    """A process of an application, where to run it, and the values of its parameters."""

    project_name: str = field(metadata=wire(name="projectName"))
    """The project that the application belongs to."""

    application_name: str = field(metadata=wire(name="applicationName"))
    """The application."""

    process_name: str = field(metadata=wire(name="processName"))
    """The process."""

    environment_name: str = field(metadata=wire(name="environmentName"))
    """The environment to run it in."""

    actual_parameter: list[ActualParameter] | None = field(
        default=None, metadata=wire(name="actualParameter")
    )
    """Values of its parameters."""


@define(kw_only=True)
class StartedJob(Model):
    """The id of what was started."""

    job_id: Id = field(metadata=wire(name="jobId"))
    """The id of the job."""


@define(kw_only=True)
class JobStatus(Model):
    """How far a job is, and how it has ended."""

    job_id: Id | None = field(default=None, metadata=wire(name="jobId"))
    """The id of the job."""

    status: JobState
    """How far it is."""

    outcome: JobOutcome | None = None
    """How it has ended; of a job that runs, how it looks so far."""


@define(kw_only=True)
class JobsAbortBody(Input):
    request: str = field(default="abortJob", init=False)


_LIST: Operation[Job] = Operation(
    "jobs.list",
    "GET",
    "/jobs",
    returns=Job,
    answer="page",
    many="job",
    omits_empty=True,
    paging=OffsetPaging(param="startIndex", limit="numObjects", size=25),
)
_READ: Operation[Job] = Operation(
    "jobs.read",
    "GET",
    "/jobs/{jobId}",
    returns=Job,
    one="job",
    wait=Wait(
        done={"job.status": "completed"},
        failed={"job.status": "completed", "job.outcome": ("error", "aborted")},
        every=5.0,
        code="job.outcome",
    ),
)
_RUN_PROCEDURE: Operation[StartedJob] = Operation(
    "jobs.run_procedure",
    "POST",
    "/jobs",
    sends=RunProcedure,
    returns=StartedJob,
    query={"request": "runProcedure"},
)
_RUN_PROCESS: Operation[StartedJob] = Operation(
    "jobs.run_process", "POST", "/jobs", sends=RunProcess, returns=StartedJob, query={"request": "runProcess"}
)
_STATUS: Operation[JobStatus] = Operation(
    "jobs.status",
    "GET",
    "/jobs/{jobId}",
    returns=JobStatus,
    query={"request": "getJobStatus"},
    wait=Wait(
        done={"status": "completed"},
        failed={"status": "completed", "outcome": ("error", "aborted")},
        every=5.0,
        code="outcome",
    ),
)
_ABORT: Operation[None] = Operation(
    "jobs.abort", "PUT", "/jobs/{jobId}", sends=JobsAbortBody, constants={"request": "abortJob"}
)
_RUN_PROCEDURE_JOB: JobPlan[JobStatus, JobStatus, StartedJob] = JobPlan(
    start=_RUN_PROCEDURE, poll=_STATUS, cancel=_ABORT, keys={"jobId": "jobId"}
)
_RUN_PROCESS_JOB: JobPlan[JobStatus, JobStatus, StartedJob] = JobPlan(
    start=_RUN_PROCESS, poll=_STATUS, cancel=_ABORT, keys={"jobId": "jobId"}
)
