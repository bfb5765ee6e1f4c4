"""The resource `openapi` of FlowKit.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API


class Openapi(Service):
    """What the server says of itself."""

    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """The server's OpenAPI document. Under `components.securitySchemes.token` it says what tokens may
        allow (`x-security-scopes`) and for whom they must be made out (`x-audience`). Needs no token.

        ``GET /spec/openapi.json``
        """
        return await self._call(_READ, (), options)


_READ: Operation[dict[str, Any]] = Operation(
    "openapi.read", "GET", "/spec/openapi.json", returns=dict[str, Any], anonymous=True
)
