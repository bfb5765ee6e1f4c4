"""The resource `repositories` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model, wire

from ._api import API
from .models import Id, Moment


class Repositories(Service):
    """Where artifact versions are kept."""

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Repository]:
        """Get all repositories.

        ``GET /repositories``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Repository]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()


@define(kw_only=True)
class Repository(Model):
    """A server that keeps artifact versions."""

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

    repository_id: Id | None = field(default=None, metadata=wire(name="repositoryId"))
    """The id of the repository."""

    repository_name: str = field(metadata=wire(name="repositoryName"))
    """Its name."""

    url: str | None = None
    """Its address."""


_LIST: Operation[Repository] = Operation(
    "repositories.list",
    "GET",
    "/repositories",
    returns=Repository,
    answer="page",
    many="repository",
    omits_empty=True,
)
