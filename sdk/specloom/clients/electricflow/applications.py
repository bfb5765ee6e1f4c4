"""The resource `applications` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model, wire

from ._api import API
from .models import Application


class Applications(Service):
    """What is deployed, and how; see `jobs.run_process`."""

    _api = API

    def list(self, project_name: str, **options: Unpack[RequestOptions]) -> Pages[Application]:
        """Get the applications of a project.

        ``GET /projects/{projectName}/applications``

        Args:
            project_name: The name of the project.
        """
        return self._pages(_LIST, (project_name,), options)

    async def get_all(
        self, project_name: str, **options: Unpack[RequestOptions]
    ) -> builtins.list[Application]:
        """All items of `list`, in one list."""
        return await self.list(project_name, **options).collect()

    async def read(self, project_name: str, name: str, **options: Unpack[RequestOptions]) -> Application:
        """Get an application.

        ``GET /projects/{projectName}/applications/{applicationName}``

        Args:
            project_name: The name of the project.
            name: The name of the application.
        """
        return await self._call(_READ, (project_name, name), options)

    async def create_from_deployment_package(
        self, data: DeploymentPackage | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create an application from an artifact version that holds it, and deploy it.

        ``POST /createApplicationFromDeploymentPackage?request=createApplicationFromDeploymentPackage``
        """
        return await self._call(_CREATE_FROM_DEPLOYMENT_PACKAGE, (), options, data=data)


@define(kw_only=True)
class DeploymentPackage(Model):
    """An artifact version that holds an application."""

    artifact_group: str = field(metadata=wire(name="artifactGroup"))
    """The group of the artifact."""

    artifact_key: str = field(metadata=wire(name="artifactKey"))
    """The name of the artifact within the group."""

    artifact_version: str = field(metadata=wire(name="artifactVersion"))
    """The version of the artifact."""

    artifact_file_name: str = field(metadata=wire(name="artifactFileName"))
    """The file in it that holds the application."""


_LIST: Operation[Application] = Operation(
    "applications.list",
    "GET",
    "/projects/{projectName}/applications",
    returns=Application,
    answer="page",
    many="application",
    omits_empty=True,
)
_READ: Operation[Application] = Operation(
    "applications.read",
    "GET",
    "/projects/{projectName}/applications/{applicationName}",
    returns=Application,
    one="application",
)
_CREATE_FROM_DEPLOYMENT_PACKAGE: Operation[dict[str, Any]] = Operation(
    "applications.create_from_deployment_package",
    "POST",
    "/createApplicationFromDeploymentPackage",
    sends=DeploymentPackage,
    returns=dict[str, Any],
    query={"request": "createApplicationFromDeploymentPackage"},
)
