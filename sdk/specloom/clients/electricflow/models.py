"""Types that several resources share.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeAlias

from attrs import define, field

from specloom.values import UNSET, Input, Model, OpenEnum, Unset, Wire, wire

Id: TypeAlias = str
"""The id of an object, made by the server."""


Flag: TypeAlias = Annotated[bool, Wire({True: "1", False: "0"})]
"""Yes or no, as `"1"` or `"0"`."""


Count: TypeAlias = Annotated[int, Wire("string")]
"""A number, as text."""


Moment: TypeAlias = datetime
"""A time in UTC with milliseconds, as `2017-11-27T16:34:26.271Z`."""


@define(kw_only=True)
class Tracked(Model):
    """Who made an object and who changed it."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""


@define(kw_only=True)
class Described(Model):
    """An object with a description."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""


@define(kw_only=True)
class Property(Model):
    """A value under a name."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    property_id: Id | None = field(default=None, metadata=wire(name="propertyId"))
    """The id of the property."""

    property_name: str | None = field(default=None, metadata=wire(name="propertyName"))
    """The name of the property."""

    value: str | None = None
    """Its value; one that holds other properties has none."""

    counter: Count | None = None
    """How often it was incremented. Default: `0`."""

    expandable: Flag | None = None
    """Whether `$[…]` in the value is filled in when it is used. Default: `1`."""

    tracked: Flag | None = None
    """Whether its changes are recorded. Default: `1`."""


@define(kw_only=True)
class PropertyCreate(Input):
    """What is sent to create a `Property`. What is not set is left to the server."""

    description: str | Unset | None = UNSET
    property_name: str | None = field(metadata=wire(name="propertyName"))
    value: str | Unset | None = UNSET
    expandable: Flag | Unset | None = UNSET


@define(kw_only=True)
class PropertyPatch(Input):
    """Changes to a `Property`. What is not set stays as it is. None clears, where a field allows it."""

    description: str | Unset | None = UNSET
    value: str | Unset | None = UNSET
    expandable: Flag | Unset | None = UNSET


@define(kw_only=True)
class Artifact(Model):
    """What artifact versions are published under."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    artifact_id: Id | None = field(default=None, metadata=wire(name="artifactId"))
    """The id of the artifact."""

    artifact_name: str | None = field(default=None, metadata=wire(name="artifactName"))
    """Its group, a colon, its key."""

    artifact_key: str = field(metadata=wire(name="artifactKey"))
    """Its name within the group."""

    group_id: str = field(metadata=wire(name="groupId"))
    """The group that it belongs to."""

    description: str | None = None
    """What it is for."""

    property_sheet_id: Id | None = field(default=None, metadata=wire(name="propertySheetId"))
    """What holds its properties."""


@define(kw_only=True)
class ArtifactCreate(Input):
    """What is sent to create an `Artifact`. What is not set is left to the server."""

    artifact_key: str = field(metadata=wire(name="artifactKey"))
    group_id: str = field(metadata=wire(name="groupId"))
    description: str | Unset | None = UNSET


@define(kw_only=True)
class Repository(Model):
    """A server that keeps artifact versions."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    repository_id: Id | None = field(default=None, metadata=wire(name="repositoryId"))
    """The id of the repository."""

    repository_name: str = field(metadata=wire(name="repositoryName"))
    """Its name."""

    url: str | None = None
    """Its address."""


@define(kw_only=True)
class Project(Model):
    """What procedures, pipelines, applications and all else belong to."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    project_id: Id | None = field(default=None, metadata=wire(name="projectId"))
    """The id of the project."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """Its name."""

    credential_name: str | None = field(default=None, metadata=wire(name="credentialName"))
    """The credential that its procedures run with."""

    workspace_name: str | None = field(default=None, metadata=wire(name="workspaceName"))
    """Where its jobs keep their files."""


@define(kw_only=True)
class ProjectCreate(Input):
    """What is sent to create a `Project`. What is not set is left to the server."""

    description: str | Unset | None = UNSET
    project_name: str | None = field(metadata=wire(name="projectName"))
    credential_name: str | Unset | None = field(default=UNSET, metadata=wire(name="credentialName"))
    workspace_name: str | Unset | None = field(default=UNSET, metadata=wire(name="workspaceName"))


@define(kw_only=True)
class ProjectPatch(Input):
    """Changes to a `Project`. What is not set stays as it is. None clears, where a field allows it."""

    description: str | Unset | None = UNSET
    credential_name: str | Unset | None = field(default=UNSET, metadata=wire(name="credentialName"))
    workspace_name: str | Unset | None = field(default=UNSET, metadata=wire(name="workspaceName"))


@define(kw_only=True)
class Procedure(Model):
    """A list of steps that run as a job."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    procedure_id: Id | None = field(default=None, metadata=wire(name="procedureId"))
    """The id of the procedure."""

    procedure_name: str = field(metadata=wire(name="procedureName"))
    """Its name."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project that it belongs to."""


@define(kw_only=True)
class FormalParameter(Model):
    """A parameter that a procedure, process or pipeline takes."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    formal_parameter_id: Id | None = field(default=None, metadata=wire(name="formalParameterId"))
    """The id of the parameter."""

    formal_parameter_name: str = field(metadata=wire(name="formalParameterName"))
    """Its name."""

    default_value: str | None = field(default=None, metadata=wire(name="defaultValue"))
    """What is taken when none is given."""

    expansion_deferred: Flag | None = field(default=None, metadata=wire(name="expansionDeferred"))
    """Whether it is filled in when it is used and no earlier. Default: `0`."""

    required: Flag | None = None
    """Whether it must be given."""

    type: str | None = None
    """How it is asked for: `entry`, `checkbox` …"""

    order_index: Count | None = field(default=None, metadata=wire(name="orderIndex"))
    """Its place among the others."""


@define(kw_only=True)
class Pipeline(Model):
    """Stages that run one after another."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    pipeline_id: Id | None = field(default=None, metadata=wire(name="pipelineId"))
    """The id of the pipeline."""

    pipeline_name: str = field(metadata=wire(name="pipelineName"))
    """Its name."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project that it belongs to."""


@define(kw_only=True)
class Stage(Model):
    """A stage of a pipeline."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    stage_id: Id | None = field(default=None, metadata=wire(name="stageId"))
    """The id of the stage."""

    stage_name: str = field(metadata=wire(name="stageName"))
    """Its name."""

    pipeline_name: str | None = field(default=None, metadata=wire(name="pipelineName"))
    """The pipeline that it belongs to."""

    release_name: str | None = field(default=None, metadata=wire(name="releaseName"))
    """The release that it belongs to."""

    index: Count | None = None
    """Its place in the pipeline, from 0."""


@define(kw_only=True)
class Release(Model):
    """A pipeline with what it brings out."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    release_id: Id | None = field(default=None, metadata=wire(name="releaseId"))
    """The id of the release."""

    release_name: str = field(metadata=wire(name="releaseName"))
    """Its name."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project that it belongs to."""

    pipeline_name: str | None = field(default=None, metadata=wire(name="pipelineName"))
    """Its pipeline."""

    pipeline_id: Id | None = field(default=None, metadata=wire(name="pipelineId"))
    """The id of its pipeline."""

    flow_runtime_id: str | None = field(default=None, metadata=wire(name="flowRuntimeId"))
    """Its last run; missing before the first."""


@define(kw_only=True)
class Application(Model):
    """What is deployed, and how."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    application_id: Id | None = field(default=None, metadata=wire(name="applicationId"))
    """The id of the application."""

    application_name: str = field(metadata=wire(name="applicationName"))
    """Its name."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project that it belongs to."""


@define(kw_only=True)
class Process(Model):
    """What is done with an application."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    process_id: Id | None = field(default=None, metadata=wire(name="processId"))
    """The id of the process."""

    process_name: str = field(metadata=wire(name="processName"))
    """Its name."""

    application_name: str | None = field(default=None, metadata=wire(name="applicationName"))
    """The application that it belongs to."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project that it belongs to."""


@define(kw_only=True)
class Environment(Model):
    """Where applications are deployed."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    description: str | None = None
    """What it is for."""

    environment_id: Id | None = field(default=None, metadata=wire(name="environmentId"))
    """The id of the environment."""

    environment_name: str = field(metadata=wire(name="environmentName"))
    """Its name."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project that it belongs to."""


@define(kw_only=True)
class ActualParameter(Model):
    """A value for a parameter."""

    actual_parameter_name: str = field(metadata=wire(name="actualParameterName"))
    """The name of the parameter."""

    value: str
    """Its value."""


class JobState(OpenEnum):
    """How far a job is."""

    PENDING = "pending"
    """It waits to be looked at."""

    RUNNABLE = "runnable"
    """It waits for a resource."""

    SCHEDULED = "scheduled"
    """It has a resource."""

    RUNNING = "running"
    """It runs."""

    COMPLETED = "completed"
    """It has ended; the outcome says how."""


class JobOutcome(OpenEnum):
    """How a job has ended."""

    SUCCESS = "success"
    """It went well."""

    WARNING = "warning"
    """It went well, but something is to be looked at."""

    ERROR = "error"
    """It failed."""

    SKIPPED = "skipped"
    """It was not run."""

    ABORTED = "aborted"
    """It was stopped."""


@define(kw_only=True)
class Job(Model):
    """A run of a procedure or process."""

    create_time: Moment | None = field(default=None, metadata=wire(name="createTime"))
    """When it was created."""

    modify_time: Moment | None = field(default=None, metadata=wire(name="modifyTime"))
    """When it was last changed."""

    last_modified_by: str | None = field(default=None, metadata=wire(name="lastModifiedBy"))
    """Who changed it last."""

    owner: str | None = None
    """Who owns it."""

    job_id: Id = field(metadata=wire(name="jobId"))
    """The id of the job."""

    job_name: str | None = field(default=None, metadata=wire(name="jobName"))
    """Its name."""

    status: JobState | None = None
    """How far it is. Default: `pending`."""

    outcome: JobOutcome | None = None
    """How it has ended. Default: `success`."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project that it belongs to."""

    procedure_name: str | None = field(default=None, metadata=wire(name="procedureName"))
    """The procedure that it runs."""

    application_name: str | None = field(default=None, metadata=wire(name="applicationName"))
    """The application whose process it runs."""

    process_name: str | None = field(default=None, metadata=wire(name="processName"))
    """The process that it runs."""

    environment_name: str | None = field(default=None, metadata=wire(name="environmentName"))
    """The environment that it runs in."""

    elapsed_time: Count | None = field(default=None, metadata=wire(name="elapsedTime"))
    """Milliseconds that it has taken."""

    error_code: str | None = field(default=None, metadata=wire(name="errorCode"))
    """What went wrong."""

    error_message: str | None = field(default=None, metadata=wire(name="errorMessage"))
    """What went wrong, for people."""


@define(kw_only=True)
class FlowRuntime(Model):
    """A run of a pipeline or release."""

    flow_runtime_id: Id = field(metadata=wire(name="flowRuntimeId"))
    """The id of the run."""

    pipeline_id: Id | None = field(default=None, metadata=wire(name="pipelineId"))
    """The id of the pipeline."""

    pipeline_name: str | None = field(default=None, metadata=wire(name="pipelineName"))
    """The pipeline."""

    project_name: str | None = field(default=None, metadata=wire(name="projectName"))
    """The project."""

    release_name: str | None = field(default=None, metadata=wire(name="releaseName"))
    """The release."""

    completed: Flag | None = None
    """Whether it has ended. Default: `0`."""

    status: FlowStatus | None = None
    """How it goes, or has ended. Default: `running`."""


class FlowStatus(OpenEnum):
    """How the run of a pipeline goes, or has ended."""

    RUNNING = "running"
    """It runs."""

    SUCCESS = "success"
    """It went well."""

    WARNING = "warning"
    """It went well, but something is to be looked at."""

    ERROR = "error"
    """It failed."""

    ABORT = "ABORT"
    """It was stopped."""

    FORCE_ABORT = "FORCE_ABORT"
    """It was stopped by force."""


class ErrorCode(OpenEnum):
    """What went wrong, as the `code` of an error. There are many more."""

    NO_CREDENTIALS = "NoCredentials"
    """The request has neither credentials nor a session."""

    NO_SUCH_PROPERTY = "NoSuchProperty"
    """There is no such property."""

    NO_SUCH_PROJECT = "NoSuchProject"
    """There is no such project."""

    NO_SUCH_PROCEDURE = "NoSuchProcedure"
    """There is no such procedure."""

    NO_SUCH_RELEASE = "NoSuchRelease"
    """There is no such release."""

    NO_SUCH_STAGE = "NoSuchStage"
    """There is no such stage."""

    NO_SUCH_REPOSITORY = "NoSuchRepository"
    """There is no such repository."""
