"""The resource `cloud_bill` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API


class CloudBillService(Service):
    """By what terms an address gets bills for what it has in the cloud of another."""

    _api = API

    async def read(
        self, *, address_id: int, target_address_id: int, **options: Unpack[RequestOptions]
    ) -> CloudBill:
        """Get one resource.

        ``GET /cloud_bill/{address_id}/{target_address_id}/`` on the host `membership`

        Args:
            address_id: The id of the address that has the cloud.
            target_address_id: The id of the address that gets the bill.
        """
        return await self._call(_READ, (address_id, target_address_id), options)


@define(kw_only=True)
class CloudBill(Model):
    """What an address is to the one that sends it bills for the cloud."""

    cloud_customer: bool
    """Whether it may build resources in the region."""

    customer: bool
    """Whether it is a customer."""

    is_region: bool
    """Whether the address that has the cloud is a region at all."""

    reseller_id: int | None = None
    """Id of the address that sends the bills."""

    tax_rate: str | None = None
    """Id of the tax rate of that address for bills, as a text."""


_READ: Operation[CloudBill] = Operation(
    "membership.cloud_bill.read",
    "GET",
    "/cloud_bill/{address_id}/{target_address_id}/",
    returns=CloudBill,
    host="membership",
    one="content",
)
