"""The resource `pipelines` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Pipeline


class Pipelines(Service):
    """Stages that run one after another; see `flow_runtimes.run_pipeline`."""

    _api = API

    def list(self, project_name: str, **options: Unpack[RequestOptions]) -> Pages[Pipeline]:
        """Get the pipelines of a project.

        ``GET /projects/{projectName}/pipelines``

        Args:
            project_name: The name of the project.
        """
        return self._pages(_LIST, (project_name,), options)

    async def get_all(self, project_name: str, **options: Unpack[RequestOptions]) -> builtins.list[Pipeline]:
        """All items of `list`, in one list."""
        return await self.list(project_name, **options).collect()

    async def read(self, project_name: str, name: str, **options: Unpack[RequestOptions]) -> Pipeline:
        """Get a pipeline.

        ``GET /projects/{projectName}/pipelines/{pipelineName}``

        Args:
            project_name: The name of the project.
            name: The name of the pipeline.
        """
        return await self._call(_READ, (project_name, name), options)


_LIST: Operation[Pipeline] = Operation(
    "pipelines.list",
    "GET",
    "/projects/{projectName}/pipelines",
    returns=Pipeline,
    answer="page",
    many="pipeline",
    omits_empty=True,
)
_READ: Operation[Pipeline] = Operation(
    "pipelines.read",
    "GET",
    "/projects/{projectName}/pipelines/{pipelineName}",
    returns=Pipeline,
    one="pipeline",
)
