"""The resource `processes` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import FormalParameter, Process


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
