"""The resource `procedures` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import FormalParameter, Procedure


class Procedures(Service):
    """Lists of steps that run as a job; see `jobs.run_procedure`."""

    _api = API

    def list(self, project_name: str, **options: Unpack[RequestOptions]) -> Pages[Procedure]:
        """Get the procedures of a project.

        ``GET /projects/{projectName}/procedures``

        Args:
            project_name: The name of the project.
        """
        return self._pages(_LIST, (project_name,), options)

    async def get_all(self, project_name: str, **options: Unpack[RequestOptions]) -> builtins.list[Procedure]:
        """All items of `list`, in one list."""
        return await self.list(project_name, **options).collect()

    async def read(self, project_name: str, name: str, **options: Unpack[RequestOptions]) -> Procedure:
        """Get a procedure.

        ``GET /projects/{projectName}/procedures/{procedureName}``

        Args:
            project_name: The name of the project.
            name: The name of the procedure.
        """
        return await self._call(_READ, (project_name, name), options)

    async def formal_parameters(
        self, project_name: str, name: str, **options: Unpack[RequestOptions]
    ) -> builtins.list[FormalParameter]:
        """Get the parameters that a procedure takes.

        ``GET /projects/{projectName}/procedures/{procedureName}/formalParameters``

        Args:
            project_name: The name of the project.
            name: The name of the procedure.
        """
        return await self._call(_FORMAL_PARAMETERS, (project_name, name), options)


_LIST: Operation[Procedure] = Operation(
    "procedures.list",
    "GET",
    "/projects/{projectName}/procedures",
    returns=Procedure,
    answer="page",
    many="procedure",
    omits_empty=True,
)
_READ: Operation[Procedure] = Operation(
    "procedures.read",
    "GET",
    "/projects/{projectName}/procedures/{procedureName}",
    returns=Procedure,
    one="procedure",
)
_FORMAL_PARAMETERS: Operation[list[FormalParameter]] = Operation(
    "procedures.formal_parameters",
    "GET",
    "/projects/{projectName}/procedures/{procedureName}/formalParameters",
    returns=list[FormalParameter],
    many="formalParameter",
    omits_empty=True,
)
