"""The resource `auth` of API.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API


class Auth(Service):
    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one record.

        ``GET /auth``
        """
        return await self._call(_READ, (), options)


_READ: Operation[dict[str, Any]] = Operation("auth.read", "GET", "/auth", returns=dict[str, Any])
