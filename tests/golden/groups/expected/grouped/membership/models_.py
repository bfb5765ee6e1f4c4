"""The resource `models` of Grouped.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from .._api import API


class Models(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[dict[str, Any]]:
        """List every record.

        ``GET /models``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()


_LIST: Operation[dict[str, Any]] = Operation(
    "membership.models.list",
    "GET",
    "/models",
    returns=dict[str, Any],
    answer="page",
    headers={"X-App": "membership"},
)
