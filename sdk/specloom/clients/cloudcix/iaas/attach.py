"""The resource `attach` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class Attach(Service):
    """A resource becomes part of another one."""

    _api = API

    async def update(
        self, *, resource_id: int, parent_resource_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /attach/{resource_id}/parent/{parent_resource_id}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (resource_id, parent_resource_id), options)


_UPDATE: Operation[dict[str, Any]] = Operation(
    "iaas.attach.update",
    "PUT",
    "/attach/{resource_id}/parent/{parent_resource_id}/",
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
