"""The resource `releases` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Release


class Releases(Service):
    """Pipelines with what they bring out; see `flow_runtimes.start_release`."""

    _api = API

    def list(self, project_name: str, **options: Unpack[RequestOptions]) -> Pages[Release]:
        """Get the releases of a project.

        ``GET /projects/{projectName}/releases``

        Args:
            project_name: The name of the project.
        """
        return self._pages(_LIST, (project_name,), options)

    async def get_all(self, project_name: str, **options: Unpack[RequestOptions]) -> builtins.list[Release]:
        """All items of `list`, in one list."""
        return await self.list(project_name, **options).collect()

    async def read(self, project_name: str, name: str, **options: Unpack[RequestOptions]) -> Release:
        """Get a release.

        ``GET /projects/{projectName}/releases/{releaseName}``

        Args:
            project_name: The name of the project.
            name: The name of the release.
        """
        return await self._call(_READ, (project_name, name), options)


_LIST: Operation[Release] = Operation(
    "releases.list",
    "GET",
    "/projects/{projectName}/releases",
    returns=Release,
    answer="page",
    many="release",
    omits_empty=True,
)
_READ: Operation[Release] = Operation(
    "releases.read", "GET", "/projects/{projectName}/releases/{releaseName}", returns=Release, one="release"
)
