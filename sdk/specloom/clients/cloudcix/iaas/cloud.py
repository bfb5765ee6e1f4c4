"""The resource `cloud` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class Cloud(Service):
    """Whole projects, with their networks, machines and rules, in one resource."""

    _api = API

    async def create(self, data: Mapping[str, Any], **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /cloud/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /cloud/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /cloud/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)


_CREATE: Operation[dict[str, Any]] = Operation(
    "iaas.cloud.create",
    "POST",
    "/cloud/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "iaas.cloud.read", "GET", "/cloud/{pk}/", returns=dict[str, Any], host="iaas", one="content"
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "iaas.cloud.update",
    "PUT",
    "/cloud/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
