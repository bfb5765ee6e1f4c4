"""The resource `attach` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class Attach(Service):
    """A resource becomes part of a virtual machine."""

    _api = API

    async def update(
        self, *, resource_id: int, parent_resource_id: int, **options: Unpack[RequestOptions]
    ) -> None:
        """Attach the resource. Both must be running or stopped.

        ``PUT /attach/{resource_id}/parent/{parent_resource_id}/`` on the host `iaas`

        Args:
            resource_id: The id of the resource.
            parent_resource_id: The id of the virtual machine.
        """
        return await self._call(_UPDATE, (resource_id, parent_resource_id), options)


_UPDATE: Operation[None] = Operation(
    "iaas.attach.update", "PUT", "/attach/{resource_id}/parent/{parent_resource_id}/", host="iaas"
)
