"""The resource `stages` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Stage


class Stages(Service):
    """What a pipeline consists of."""

    _api = API

    def list(
        self,
        project_name: str,
        *,
        pipeline_name: str,
        release_name: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Stage]:
        """Get the stages of a pipeline.

        ``GET /projects/{projectName}/stages``

        Args:
            project_name: The name of the project.
            pipeline_name: The name of the pipeline.
            release_name: The name of a release of that pipeline.
        """
        return self._pages(
            _LIST,
            (project_name,),
            options,
            query={"pipelineName": pipeline_name, "releaseName": release_name},
        )

    async def get_all(
        self,
        project_name: str,
        *,
        pipeline_name: str,
        release_name: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Stage]:
        """All items of `list`, in one list."""
        return await self.list(
            project_name, pipeline_name=pipeline_name, release_name=release_name, **options
        ).collect()


_LIST: Operation[Stage] = Operation(
    "stages.list",
    "GET",
    "/projects/{projectName}/stages",
    returns=Stage,
    answer="page",
    many="stage",
    omits_empty=True,
)
