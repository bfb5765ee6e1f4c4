"""The resource `notification` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class Notification(Service):
    """Which users of an address are told about transactions of a type."""

    _api = API

    async def read(self, pk: int, *, address_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /address/{address_id}/notification/{pk}/`` on the host `membership`

        Args:
            pk: The id of the type of transactions.
            address_id: The id of the address.
        """
        return await self._call(_READ, (address_id, pk), options)


_READ: Operation[dict[str, Any]] = Operation(
    "membership.notification.read",
    "GET",
    "/address/{address_id}/notification/{pk}/",
    returns=dict[str, Any],
    host="membership",
    one="content",
)
