"""The resource `region_image` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Input, Model

from .._api import API


class RegionImageService(Service):
    """Which images a region has."""

    _api = API

    async def create(
        self, data: RegionImageCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """Your region has an image from now on.

        ``POST /region_image/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Your region has an image no longer.

        ``DELETE /region_image/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the image.
        """
        return await self._call(_DELETE, (pk,), options)


@define(kw_only=True)
class RegionImage(Model):
    """That a region has an image."""


@define(kw_only=True)
class RegionImageCreate(Input):
    """What is sent to create a `RegionImage`. What is not set is left to the server."""

    image_id: int
    """Id of the image."""


_CREATE: Operation[None] = Operation(
    "iaas.region_image.create", "POST", "/region_image/", sends=RegionImageCreate, host="iaas"
)
_DELETE: Operation[None] = Operation("iaas.region_image.delete", "DELETE", "/region_image/{pk}/", host="iaas")
