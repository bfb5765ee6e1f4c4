"""The resource `dynamic_remote_subnet` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class DynamicRemoteSubnet(Service):
    """The next range of IP addresses that is free for the far side of a virtual private network."""

    _api = API

    async def read(self, *, region_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /dynamic_remote_subnet/{region_id}/`` on the host `iaas`
        """
        return await self._call(_READ, (region_id,), options)


_READ: Operation[dict[str, Any]] = Operation(
    "iaas.dynamic_remote_subnet.read",
    "GET",
    "/dynamic_remote_subnet/{region_id}/",
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
