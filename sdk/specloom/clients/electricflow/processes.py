"""The resource `processes` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model, wire

from ._api import API
from .models import FormalParameter, Id, Moment


class Processes(Service):
    """What is done with an application; see `jobs.run_process`."""

    _api = API

    def list(
        self, project_name: str, application_name: str, **options: Unpack[RequestOptions]
    ) -> Pages[Process]:
        """Get the processes of an application.

        ``GET /projects/{projectName}/applications/{applicationName}/processes``

        Args:
            project_name: The name of the project.
            application_name: The name of the application.
        """
        return self._pages(_LIST, (project_name, application_name), options)

    async def get_all(
        self, project_name: str, application_name: str, **options: Unpack[RequestOptions]
    ) -> builtins.list[Process]:
        """All items of `list`, in one list."""
        return await self.list(project_name, application_name, **options).collect()

    async def read(
        self, project_name: str, application_name: str, name: str, **options: Unpack[RequestOptions]
    ) -> Process:
        """Get a process.

        ``GET /projects/{projectName}/applications/{applicationName}/processes/{processName}``

        Args:
            project_name: The name of the project.
            application_name: The name of the application.
            name: The name of the process.
        """
        return await self._call(_READ, (project_name, application_name, name), options)

    async def formal_parameters(
        self, project_name: str, application_name: str, name: str, **options: Unpack[RequestOptions]
    ) -> builtins.list[FormalParameter]:
        """Get the parameters that a process takes.

        ``GET
        /projects/{projectName}/applications/{applicationName}/processes/{processName}/formalParameters``

        Args:
            project_name: The name of the project.
            application_name: The name of the application.
            name: The name of the process.
        """
        return await self._call(_FORMAL_PARAMETERS, (project_name, application_name, name), options)


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


_LIST: Operation[Process] = Operation(
    "processes.list",
    "GET",
    "/projects/{projectName}/applications/{applicationName}/processes",
    returns=Process,
    answer="page",
    many="process",
    omits_empty=True,
)
_READ: Operation[Process] = Operation(
    "processes.read",
    "GET",
    "/projects/{projectName}/applications/{applicationName}/processes/{processName}",
    returns=Process,
    one="process",
)
_FORMAL_PARAMETERS: Operation[list[FormalParameter]] = Operation(
    "processes.formal_parameters",
    "GET",
    "/projects/{projectName}/applications/{applicationName}/processes/{processName}/formalParameters",
    returns=list[FormalParameter],
    many="formalParameter",
    omits_empty=True,
)
