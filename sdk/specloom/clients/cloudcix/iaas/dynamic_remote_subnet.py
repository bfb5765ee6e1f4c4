"""The resource `dynamic_remote_subnet` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API


class DynamicRemoteSubnet(Service):
    """Ranges of IP addresses that are free for the far side of a virtual private network."""

    _api = API

    async def read(
        self, *, region_id: int, dynamic_remote_subnet: str | None = None, **options: Unpack[RequestOptions]
    ) -> DynamicRemoteSubnets:
        """The ranges that are free. When none is, the answer is an error with the status 404.

        ``GET /dynamic_remote_subnet/{region_id}/`` on the host `iaas`

        Args:
            region_id: The id of the address of the region.
            dynamic_remote_subnet: Part of the ranges to be had; without it all of them. Example:
                `172.16.1`.
        """
        return await self._call(
            _READ, (region_id,), options, query={"dynamic_remote_subnet": dynamic_remote_subnet}
        )


@define(kw_only=True)
class DynamicRemoteSubnets(Model):
    """Ranges of IP addresses that are free."""

    dynamic_remote_subnets: list[str]
    """The ranges."""


_READ: Operation[DynamicRemoteSubnets] = Operation(
    "iaas.dynamic_remote_subnet.read",
    "GET",
    "/dynamic_remote_subnet/{region_id}/",
    returns=DynamicRemoteSubnets,
    host="iaas",
    one="content",
)
