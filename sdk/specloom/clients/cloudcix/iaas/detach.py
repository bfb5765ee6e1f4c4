"""The resource `detach` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class Detach(Service):
    """A resource is no longer part of another one."""

    _api = API

    async def update(self, *, resource_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /detach/{resource_id}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (resource_id,), options)


_UPDATE: Operation[dict[str, Any]] = Operation(
    "iaas.detach.update", "PUT", "/detach/{resource_id}/", returns=dict[str, Any], host="iaas", one="content"
)
