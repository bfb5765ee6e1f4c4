"""The resource `flow_runtimes` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Job, JobPlan, JobService, Operation, Pages, RequestOptions, Wait
from specloom.values import Input, Model, wire

from ._api import API
from .models import ActualParameter, FlowRuntime


class FlowRuntimes(JobService):
    """Runs of pipelines and releases. `run_pipeline` and `start_release` start one and give it: `await
    job.result()` waits for its end, and raises `JobFailed` where the run ended with an error or was aborted.
    """

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[FlowRuntime]:
        """Get all runs.

        ``GET /flowRuntimes``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[FlowRuntime]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def read(self, flow_runtime_id: str, **options: Unpack[RequestOptions]) -> FlowRuntime:
        """Get a run.

        ``GET /flowRuntimes/{flowRuntimeId}``

        Args:
            flow_runtime_id: The id of the run.
        """
        return await self._call(_READ, (flow_runtime_id,), options)

    async def run_pipeline(
        self, data: RunPipeline | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Job[FlowRuntime, FlowRuntime, FlowRuntime]:
        """Run a pipeline.

        ``POST /pipelines``

        The work goes on after the answer: ``await job.result()`` asks `state` until it is done, and gives its
        last answer.
        """
        return await self._job(_RUN_PIPELINE_JOB, (), options, data=data)

    def resume_run_pipeline(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[FlowRuntime, FlowRuntime, FlowRuntime]:
        """The job of `run_pipeline` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_RUN_PIPELINE_JOB, job_token, options)

    async def start_release(
        self, data: StartRelease | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Job[FlowRuntime, FlowRuntime, FlowRuntime]:
        """Start a release.

        ``POST /releases``

        The work goes on after the answer: ``await job.result()`` asks `state` until it is done, and gives its
        last answer.
        """
        return await self._job(_START_RELEASE_JOB, (), options, data=data)

    def resume_start_release(
        self, job_token: str, **options: Unpack[RequestOptions]
    ) -> Job[FlowRuntime, FlowRuntime, FlowRuntime]:
        """The job of `start_release` that a token speaks of, also in another process; nothing is sent."""
        return self._resume(_START_RELEASE_JOB, job_token, options)

    async def state(self, *, flow_runtime_id: str, **options: Unpack[RequestOptions]) -> FlowRuntime:
        """Ask how far a run is.

        ``PUT /pipelineRuntimeDetails?request=getPipelineRuntimeDetails``

        Args:
            flow_runtime_id: The id of the run.
        """
        return await self._call(_STATE, (), options, query={"flowRuntimeId": flow_runtime_id})

    def wait_state(
        self, *, flow_runtime_id: str, **options: Unpack[RequestOptions]
    ) -> Job[FlowRuntime, FlowRuntime, None]:
        """`state` as something to wait on: ``await`` it, or its `wait`, `status` and `token`."""
        return self._wait(_STATE, (), options, query={"flowRuntimeId": flow_runtime_id})

    async def details(
        self, data: FlowRuntimesDetailsBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> builtins.list[FlowRuntime]:
        """Ask how far several runs are.

        ``PUT /pipelineRuntimeDetails?request=getPipelineRuntimeDetails``
        """
        return await self._call(_DETAILS, (), options, data=data)


@define(kw_only=True)
class PipelineParameter(Model):
    """A value for a parameter of the pipeline of a release."""

    pipeline_parameter_name: str = field(metadata=wire(name="pipelineParameterName"))
    """The name of the parameter."""

    value: str
    """Its value."""


@define(kw_only=True)
class RunPipeline(Model):
    """A pipeline, the stages to run, and the values of its parameters."""

    project_name: str = field(metadata=wire(name="projectName"))
    """The project that the pipeline belongs to."""

    pipeline_name: str = field(metadata=wire(name="pipelineName"))
    """The pipeline."""

    actual_parameter: list[ActualParameter] | None = field(
        default=None, metadata=wire(name="actualParameter")
    )
    """Values of its parameters."""

    starting_stage: str | None = field(default=None, metadata=wire(name="startingStage"))
    """The stage to begin with, if not the first."""

    stages_to_run: list[str] | None = field(default=None, metadata=wire(name="stagesToRun"))
    """The stages to run instead."""


@define(kw_only=True)
class StartRelease(Model):
    """A release, the stages to run, and the values of its pipeline's parameters."""

    project_name: str = field(metadata=wire(name="projectName"))
    """The project that the release belongs to."""

    release_name: str = field(metadata=wire(name="releaseName"))
    """The release."""

    pipeline_parameter: list[PipelineParameter] | None = field(
        default=None, metadata=wire(name="pipelineParameter")
    )
    """Values of the parameters of its pipeline."""

    starting_stage: str | None = field(default=None, metadata=wire(name="startingStage"))
    """The stage to begin with, if not the first."""

    stages_to_run: list[str] | None = field(default=None, metadata=wire(name="stagesToRun"))
    """The stages to run instead."""


@define(kw_only=True)
class FlowRuntimesDetailsBody(Input):
    flow_runtime_ids: list[str] = field(metadata=wire(name="flowRuntimeId"))
    """The ids of the runs."""


_LIST: Operation[FlowRuntime] = Operation(
    "flow_runtimes.list",
    "GET",
    "/flowRuntimes",
    returns=FlowRuntime,
    answer="page",
    many="flowRuntime",
    omits_empty=True,
)
_READ: Operation[FlowRuntime] = Operation(
    "flow_runtimes.read", "GET", "/flowRuntimes/{flowRuntimeId}", returns=FlowRuntime, one="flowRuntime"
)
_RUN_PIPELINE: Operation[FlowRuntime] = Operation(
    "flow_runtimes.run_pipeline",
    "POST",
    "/pipelines",
    sends=RunPipeline,
    returns=FlowRuntime,
    one="flowRuntime",
)
_START_RELEASE: Operation[FlowRuntime] = Operation(
    "flow_runtimes.start_release",
    "POST",
    "/releases",
    sends=StartRelease,
    returns=FlowRuntime,
    one="flowRuntime",
)
_STATE: Operation[FlowRuntime] = Operation(
    "flow_runtimes.state",
    "PUT",
    "/pipelineRuntimeDetails",
    returns=FlowRuntime,
    query={"request": "getPipelineRuntimeDetails"},
    one="flowRuntime.0",
    wait=Wait(
        done={"flowRuntime.0.completed": "1"},
        failed={"flowRuntime.0.completed": "1", "flowRuntime.0.status": ("error", "ABORT", "FORCE_ABORT")},
        every=5.0,
        code="flowRuntime.0.status",
    ),
)
_DETAILS: Operation[list[FlowRuntime]] = Operation(
    "flow_runtimes.details",
    "PUT",
    "/pipelineRuntimeDetails",
    sends=FlowRuntimesDetailsBody,
    returns=list[FlowRuntime],
    query={"request": "getPipelineRuntimeDetails"},
    many="flowRuntime",
    omits_empty=True,
)
_RUN_PIPELINE_JOB: JobPlan[FlowRuntime, FlowRuntime, FlowRuntime] = JobPlan(
    start=_RUN_PIPELINE,
    poll=_STATE,
    keys={"flowRuntimeId": "flowRuntime.flowRuntimeId"},
    query={"flow_runtimes.state": ("flowRuntimeId",)},
)
_START_RELEASE_JOB: JobPlan[FlowRuntime, FlowRuntime, FlowRuntime] = JobPlan(
    start=_START_RELEASE,
    poll=_STATE,
    keys={"flowRuntimeId": "flowRuntime.flowRuntimeId"},
    query={"flow_runtimes.state": ("flowRuntimeId",)},
)
