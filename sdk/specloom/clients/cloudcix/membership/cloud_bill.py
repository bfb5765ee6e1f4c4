"""The resource `cloud_bill` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class CloudBill(Service):
    """What the infrastructure that one address has in the cloud of another costs."""

    _api = API

    async def read(
        self, *, address_id: int, target_address_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET /cloud_bill/{address_id}/{target_address_id}/`` on the host `membership`
        """
        return await self._call(_READ, (address_id, target_address_id), options)


_READ: Operation[dict[str, Any]] = Operation(
    "membership.cloud_bill.read",
    "GET",
    "/cloud_bill/{address_id}/{target_address_id}/",
    returns=dict[str, Any],
    host="membership",
    one="content",
)
