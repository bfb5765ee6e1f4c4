"""The resource `vpn_status` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API


class VpnStatus(Service):
    """Whether a virtual private network is up."""

    _api = API

    async def read(self, *, vpn_id: int, **options: Unpack[RequestOptions]) -> VPNStatus:
        """Get one resource.

        ``GET /vpn_status/{vpn_id}/`` on the host `iaas`

        Args:
            vpn_id: The id of the network.
        """
        return await self._call(_READ, (vpn_id,), options)


@define(kw_only=True)
class VPNStatus(Model):
    """Whether a virtual private network is up."""

    ike: bool
    """Whether the IKE phase is up."""

    ike_info: str
    """What the router says of the IKE phase."""

    ipsec: bool
    """Whether a tunnel of the IPSec phase is up."""

    ipsec_info: str
    """What the router says of the IPSec phase."""


_READ: Operation[VPNStatus] = Operation(
    "iaas.vpn_status.read", "GET", "/vpn_status/{vpn_id}/", returns=VPNStatus, host="iaas", one="content"
)
