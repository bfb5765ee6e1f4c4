"""The resource `projects` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import changes

from ._api import API
from .models import Project, ProjectCreate, ProjectPatch


class Projects(Service):
    """What procedures, pipelines, applications and all else belong to."""

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Project]:
        """Get all projects.

        ``GET /projects``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Project]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: ProjectCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Project:
        """Create a project.

        ``POST /projects``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, name: str, **options: Unpack[RequestOptions]) -> Project:
        """Get a project.

        ``GET /projects/{projectName}``

        Args:
            name: The name of the project. Example: `Default`.
        """
        return await self._call(_READ, (name,), options)

    async def update(
        self, name: str, data: Project | ProjectPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Project:
        """Change a project. What is not said stays as it is; the answer holds nothing but what changed.

        ``PUT /projects/{projectName}``

        Args:
            name: The name of the project. Example: `Default`.
        """
        return await self._call(_UPDATE, (name,), options, data=data)

    async def delete(self, name: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a project.

        ``DELETE /projects/{projectName}``

        Args:
            name: The name of the project. Example: `Default`.
        """
        return await self._call(_DELETE, (name,), options)

    @staticmethod
    def changes(old: Project, new: Project) -> ProjectPatch:
        """What to send so that *old* becomes *new*: a `ProjectPatch` of the fields that differ."""
        return changes(ProjectPatch, old, new)


_LIST: Operation[Project] = Operation(
    "projects.list", "GET", "/projects", returns=Project, answer="page", many="project", omits_empty=True
)
_CREATE: Operation[Project] = Operation(
    "projects.create", "POST", "/projects", sends=ProjectCreate, returns=Project, one="project"
)
_READ: Operation[Project] = Operation(
    "projects.read", "GET", "/projects/{projectName}", returns=Project, one="project"
)
_UPDATE: Operation[Project] = Operation(
    "projects.update", "PUT", "/projects/{projectName}", sends=ProjectPatch, returns=Project, one="project"
)
_DELETE: Operation[None] = Operation("projects.delete", "DELETE", "/projects/{projectName}")
