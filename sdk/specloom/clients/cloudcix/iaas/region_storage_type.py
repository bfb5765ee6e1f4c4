"""The resource `region_storage_type` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Input, Model

from .._api import API


class RegionStorageTypeService(Service):
    """Which types of drives a region has."""

    _api = API

    async def create(
        self, data: RegionStorageTypeCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """Your region has a type of drives from now on.

        ``POST /region_storage_type/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Your region has a type of drives no longer.

        ``DELETE /region_storage_type/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the type.
        """
        return await self._call(_DELETE, (pk,), options)


@define(kw_only=True)
class RegionStorageType(Model):
    """That a region has a type of drives."""


@define(kw_only=True)
class RegionStorageTypeCreate(Input):
    """What is sent to create a `RegionStorageType`. What is not set is left to the server."""

    storage_type_id: int
    """Id of the type."""


_CREATE: Operation[None] = Operation(
    "iaas.region_storage_type.create",
    "POST",
    "/region_storage_type/",
    sends=RegionStorageTypeCreate,
    host="iaas",
)
_DELETE: Operation[None] = Operation(
    "iaas.region_storage_type.delete", "DELETE", "/region_storage_type/{pk}/", host="iaas"
)
