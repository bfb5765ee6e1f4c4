"""The resource `secrets` of The Guarded API.

Generated from tests/golden/auth/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API


class Secrets(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[dict[str, Any]]:
        """List every record.

        ``GET /secrets``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one record.

        ``GET /secrets/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def hint(self, id: str, **options: Unpack[RequestOptions]) -> str:
        """``POST /secrets/{id}/hint``"""
        return await self._call(_HINT, (id,), options)

    async def purge(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """``POST /secrets/{id}/purge``"""
        return await self._call(_PURGE, (id,), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "secrets.list", "GET", "/secrets", returns=dict[str, Any], answer="page", auth="key"
)
_READ: Operation[dict[str, Any]] = Operation(
    "secrets.read", "GET", "/secrets/{id}", returns=dict[str, Any], auth="basic"
)
_HINT: Operation[str] = Operation("secrets.hint", "POST", "/secrets/{id}/hint", answer="text", anonymous=True)
_PURGE: Operation[None] = Operation("secrets.purge", "POST", "/secrets/{id}/purge", auth="staff")
