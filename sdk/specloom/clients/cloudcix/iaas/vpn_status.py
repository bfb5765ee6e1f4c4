"""The resource `vpn_status` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class VpnStatus(Service):
    """Whether a virtual private network is up."""

    _api = API

    async def read(self, *, vpn_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /vpn_status/{vpn_id}/`` on the host `iaas`
        """
        return await self._call(_READ, (vpn_id,), options)


_READ: Operation[dict[str, Any]] = Operation(
    "iaas.vpn_status.read", "GET", "/vpn_status/{vpn_id}/", returns=dict[str, Any], host="iaas", one="content"
)
