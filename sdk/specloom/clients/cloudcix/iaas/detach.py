"""The resource `detach` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class Detach(Service):
    """A resource is no longer part of a virtual machine."""

    _api = API

    async def update(self, *, resource_id: int, **options: Unpack[RequestOptions]) -> None:
        """Ask for the resource to be detached. The virtual machine is updated for that.

        ``PUT /detach/{resource_id}/`` on the host `iaas`

        Args:
            resource_id: The id of the resource.
        """
        return await self._call(_UPDATE, (resource_id,), options)


_UPDATE: Operation[None] = Operation("iaas.detach.update", "PUT", "/detach/{resource_id}/", host="iaas")
