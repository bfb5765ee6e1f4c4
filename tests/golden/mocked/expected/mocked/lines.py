"""The resource `lines` of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API


class Lines(Service):
    _api = API

    def list(self, id: int, **options: Unpack[RequestOptions]) -> Pages[dict[str, Any]]:
        """List every record.

        ``GET /orders/{id}/lines``
        """
        return self._pages(_LIST, (id,), options)

    async def get_all(self, id: int, **options: Unpack[RequestOptions]) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(id, **options).collect()

    async def read(self, id: int, line: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one record.

        ``GET /orders/{id}/lines/{line}``
        """
        return await self._call(_READ, (id, line), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "lines.list", "GET", "/orders/{id}/lines", returns=dict[str, Any], answer="page"
)
_READ: Operation[dict[str, Any]] = Operation(
    "lines.read", "GET", "/orders/{id}/lines/{line}", returns=dict[str, Any]
)
