"""A client of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._patch": "ElectricFlow",
    ".applications": "Applications DeploymentPackage",
    ".artifact_versions": "ArtifactUpload ArtifactUploadByCgi ArtifactVersions",
    ".artifacts": "Artifacts",
    ".ci_build_details": "BuildAssociation BuildTriggerSource CiBuildDetail CiBuildDetails",
    ".environments": "Environments",
    ".flow_runtimes": "FlowRuntimes FlowRuntimesDetailsBody PipelineParameter RunPipeline StartRelease",
    ".job_step_credentials": "Credential JobStepCredentials",
    ".jobs": "JobStatus Jobs JobsAbortBody RunProcedure RunProcess StartedJob",
    ".models": (
        "ActualParameter Application Artifact ArtifactCreate Count Described Environment ErrorCode Flag"
        " FlowRuntime FlowStatus FormalParameter Id Job JobOutcome JobState Moment Pipeline Procedure"
        " Process Project ProjectCreate ProjectPatch Property PropertyCreate PropertyPatch Release"
        " Repository Stage Tracked"
    ),
    ".objects": "Filter FilterOperator FindObjects FoundObject Objects Sort SortOrder",
    ".pipelines": "Pipelines",
    ".procedures": "Procedures",
    ".processes": "Processes",
    ".projects": "Projects",
    ".properties": "Properties",
    ".releases": "Releases",
    ".repositories": "Repositories",
    ".sessions": "Session Sessions SessionsCreateBody",
    ".stages": "Stages",
}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return _names()
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = next((module for module, names in _MODULES.items() if name in names.split()), "._patch")
    value = globals()[name] = getattr(import_module(module, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_names()})


def _names() -> list[str]:
    return " ".join(_MODULES.values()).split()
