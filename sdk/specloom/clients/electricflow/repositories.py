"""The resource `repositories` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Repository


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


_LIST: Operation[Repository] = Operation(
    "repositories.list",
    "GET",
    "/repositories",
    returns=Repository,
    answer="page",
    many="repository",
    omits_empty=True,
)
