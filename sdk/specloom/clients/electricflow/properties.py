"""The resource `properties` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service
from specloom.values import changes

from ._api import API
from .models import Property, PropertyCreate, PropertyPatch


class Properties(Service):
    """Values under names, on any object of the server.

    Which object is said by `project_name`, `job_id` and so on. A property within others is named by its path,
    as `sheet/name` or `/server//name`: slashes stay as they are, doubled ones too.
    """

    _api = API

    async def read(
        self,
        name: str,
        *,
        project_name: str | None = None,
        job_id: str | None = None,
        job_step_id: str | None = None,
        procedure_name: str | None = None,
        step_name: str | None = None,
        application_name: str | None = None,
        environment_name: str | None = None,
        pipeline_name: str | None = None,
        stage_name: str | None = None,
        release_name: str | None = None,
        flow_runtime_id: str | None = None,
        resource_name: str | None = None,
        artifact_name: str | None = None,
        object_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Property:
        """Get a property.

        ``GET /properties/{propertyName}``

        Args:
            name: The name of the property, or its path. Example: `PythonProperty`.
            project_name: The project that has the property.
            job_id: The job that has the property.
            job_step_id: The job step that has the property.
            procedure_name: The procedure that has the property; with `project_name`.
            step_name: The step that has the property; with `procedure_name`.
            application_name: The application that has the property; with `project_name`.
            environment_name: The environment that has the property; with `project_name`.
            pipeline_name: The pipeline that has the property; with `project_name`.
            stage_name: The stage that has the property; with `pipeline_name`.
            release_name: The release that has the property; with `project_name`.
            flow_runtime_id: The run of a pipeline that has the property.
            resource_name: The resource that has the property.
            artifact_name: The artifact that has the property.
            object_id: Any object that has the property, as `project-1234`.
        """
        return await self._call(
            _READ,
            (name,),
            options,
            query={
                "projectName": project_name,
                "jobId": job_id,
                "jobStepId": job_step_id,
                "procedureName": procedure_name,
                "stepName": step_name,
                "applicationName": application_name,
                "environmentName": environment_name,
                "pipelineName": pipeline_name,
                "stageName": stage_name,
                "releaseName": release_name,
                "flowRuntimeId": flow_runtime_id,
                "resourceName": resource_name,
                "artifactName": artifact_name,
                "objectId": object_id,
            },
        )

    async def create(
        self,
        data: PropertyCreate | Mapping[str, Any],
        *,
        project_name: str | None = None,
        job_id: str | None = None,
        job_step_id: str | None = None,
        procedure_name: str | None = None,
        step_name: str | None = None,
        application_name: str | None = None,
        environment_name: str | None = None,
        pipeline_name: str | None = None,
        stage_name: str | None = None,
        release_name: str | None = None,
        flow_runtime_id: str | None = None,
        resource_name: str | None = None,
        artifact_name: str | None = None,
        object_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Property:
        """Create a property.

        ``POST /properties``

        Args:
            project_name: The project that has the property.
            job_id: The job that has the property.
            job_step_id: The job step that has the property.
            procedure_name: The procedure that has the property; with `project_name`.
            step_name: The step that has the property; with `procedure_name`.
            application_name: The application that has the property; with `project_name`.
            environment_name: The environment that has the property; with `project_name`.
            pipeline_name: The pipeline that has the property; with `project_name`.
            stage_name: The stage that has the property; with `pipeline_name`.
            release_name: The release that has the property; with `project_name`.
            flow_runtime_id: The run of a pipeline that has the property.
            resource_name: The resource that has the property.
            artifact_name: The artifact that has the property.
            object_id: Any object that has the property, as `project-1234`.
        """
        return await self._call(
            _CREATE,
            (),
            options,
            data=data,
            query={
                "projectName": project_name,
                "jobId": job_id,
                "jobStepId": job_step_id,
                "procedureName": procedure_name,
                "stepName": step_name,
                "applicationName": application_name,
                "environmentName": environment_name,
                "pipelineName": pipeline_name,
                "stageName": stage_name,
                "releaseName": release_name,
                "flowRuntimeId": flow_runtime_id,
                "resourceName": resource_name,
                "artifactName": artifact_name,
                "objectId": object_id,
            },
        )

    async def update(
        self,
        name: str,
        data: Property | PropertyPatch | Mapping[str, Any],
        *,
        project_name: str | None = None,
        job_id: str | None = None,
        job_step_id: str | None = None,
        procedure_name: str | None = None,
        step_name: str | None = None,
        application_name: str | None = None,
        environment_name: str | None = None,
        pipeline_name: str | None = None,
        stage_name: str | None = None,
        release_name: str | None = None,
        flow_runtime_id: str | None = None,
        resource_name: str | None = None,
        artifact_name: str | None = None,
        object_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Property:
        """Set a property. What is not said stays as it is.

        ``PUT /properties/{propertyName}``

        Args:
            name: The name of the property, or its path. Example: `PythonProperty`.
            project_name: The project that has the property.
            job_id: The job that has the property.
            job_step_id: The job step that has the property.
            procedure_name: The procedure that has the property; with `project_name`.
            step_name: The step that has the property; with `procedure_name`.
            application_name: The application that has the property; with `project_name`.
            environment_name: The environment that has the property; with `project_name`.
            pipeline_name: The pipeline that has the property; with `project_name`.
            stage_name: The stage that has the property; with `pipeline_name`.
            release_name: The release that has the property; with `project_name`.
            flow_runtime_id: The run of a pipeline that has the property.
            resource_name: The resource that has the property.
            artifact_name: The artifact that has the property.
            object_id: Any object that has the property, as `project-1234`.
        """
        return await self._call(
            _UPDATE,
            (name,),
            options,
            data=data,
            query={
                "projectName": project_name,
                "jobId": job_id,
                "jobStepId": job_step_id,
                "procedureName": procedure_name,
                "stepName": step_name,
                "applicationName": application_name,
                "environmentName": environment_name,
                "pipelineName": pipeline_name,
                "stageName": stage_name,
                "releaseName": release_name,
                "flowRuntimeId": flow_runtime_id,
                "resourceName": resource_name,
                "artifactName": artifact_name,
                "objectId": object_id,
            },
        )

    async def delete(
        self,
        name: str,
        *,
        project_name: str | None = None,
        job_id: str | None = None,
        job_step_id: str | None = None,
        procedure_name: str | None = None,
        step_name: str | None = None,
        application_name: str | None = None,
        environment_name: str | None = None,
        pipeline_name: str | None = None,
        stage_name: str | None = None,
        release_name: str | None = None,
        flow_runtime_id: str | None = None,
        resource_name: str | None = None,
        artifact_name: str | None = None,
        object_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Delete a property.

        ``DELETE /properties/{propertyName}``

        Args:
            name: The name of the property, or its path. Example: `PythonProperty`.
            project_name: The project that has the property.
            job_id: The job that has the property.
            job_step_id: The job step that has the property.
            procedure_name: The procedure that has the property; with `project_name`.
            step_name: The step that has the property; with `procedure_name`.
            application_name: The application that has the property; with `project_name`.
            environment_name: The environment that has the property; with `project_name`.
            pipeline_name: The pipeline that has the property; with `project_name`.
            stage_name: The stage that has the property; with `pipeline_name`.
            release_name: The release that has the property; with `project_name`.
            flow_runtime_id: The run of a pipeline that has the property.
            resource_name: The resource that has the property.
            artifact_name: The artifact that has the property.
            object_id: Any object that has the property, as `project-1234`.
        """
        return await self._call(
            _DELETE,
            (name,),
            options,
            query={
                "projectName": project_name,
                "jobId": job_id,
                "jobStepId": job_step_id,
                "procedureName": procedure_name,
                "stepName": step_name,
                "applicationName": application_name,
                "environmentName": environment_name,
                "pipelineName": pipeline_name,
                "stageName": stage_name,
                "releaseName": release_name,
                "flowRuntimeId": flow_runtime_id,
                "resourceName": resource_name,
                "artifactName": artifact_name,
                "objectId": object_id,
            },
        )

    @staticmethod
    def changes(old: Property, new: Property) -> PropertyPatch:
        """What to send so that *old* becomes *new*: a `PropertyPatch` of the fields that differ."""
        return changes(PropertyPatch, old, new)


_READ: Operation[Property] = Operation(
    "properties.read", "GET", "/properties/{propertyName:path}", returns=Property, one="property"
)
_CREATE: Operation[Property] = Operation(
    "properties.create",
    "POST",
    "/properties",
    sends=PropertyCreate,
    body="query",
    returns=Property,
    one="property",
)
_UPDATE: Operation[Property] = Operation(
    "properties.update",
    "PUT",
    "/properties/{propertyName:path}",
    sends=PropertyPatch,
    body="query",
    returns=Property,
    one="property",
)
_DELETE: Operation[None] = Operation("properties.delete", "DELETE", "/properties/{propertyName:path}")
