"""The resource `environments` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Environment


class Environments(Service):
    """Where applications are deployed."""

    _api = API

    def list(self, project_name: str, **options: Unpack[RequestOptions]) -> Pages[Environment]:
        """Get the environments of a project.

        ``GET /projects/{projectName}/environments``

        Args:
            project_name: The name of the project.
        """
        return self._pages(_LIST, (project_name,), options)

    async def get_all(
        self, project_name: str, **options: Unpack[RequestOptions]
    ) -> builtins.list[Environment]:
        """All items of `list`, in one list."""
        return await self.list(project_name, **options).collect()

    async def read(self, project_name: str, name: str, **options: Unpack[RequestOptions]) -> Environment:
        """Get an environment.

        ``GET /projects/{projectName}/environments/{environmentName}``

        Args:
            project_name: The name of the project.
            name: The name of the environment.
        """
        return await self._call(_READ, (project_name, name), options)


_LIST: Operation[Environment] = Operation(
    "environments.list",
    "GET",
    "/projects/{projectName}/environments",
    returns=Environment,
    answer="page",
    many="environment",
    omits_empty=True,
)
_READ: Operation[Environment] = Operation(
    "environments.read",
    "GET",
    "/projects/{projectName}/environments/{environmentName}",
    returns=Environment,
    one="environment",
)
