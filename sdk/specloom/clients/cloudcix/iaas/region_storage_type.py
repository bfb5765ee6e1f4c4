"""The resource `region_storage_type` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class RegionStorageType(Service):
    """Which types of drives a region has."""

    _api = API

    async def create(self, data: Mapping[str, Any], **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /region_storage_type/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /region_storage_type/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the type.
        """
        return await self._call(_DELETE, (pk,), options)


_CREATE: Operation[dict[str, Any]] = Operation(
    "iaas.region_storage_type.create",
    "POST",
    "/region_storage_type/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "iaas.region_storage_type.delete", "DELETE", "/region_storage_type/{pk}/", host="iaas"
)
