"""The resource `authors` of Library.

Generated from tests/golden/library/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API


class Authors(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[dict[str, Any]]:
        """List every record.

        ``GET /authors``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def read(self, id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one record.

        ``GET /authors/{id}``
        """
        return await self._call(_READ, (id,), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "authors.list", "GET", "/authors", returns=dict[str, Any], answer="page"
)
_READ: Operation[dict[str, Any]] = Operation("authors.read", "GET", "/authors/{id}", returns=dict[str, Any])
