"""The resource `cloud_budget` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class CloudBudget(Service):
    """What an address may spend in the cloud."""

    _api = API

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /cloud_budget/{pk}/`` on the host `membership`

        Args:
            pk: The id of the address.
        """
        return await self._call(_READ, (pk,), options)


_READ: Operation[dict[str, Any]] = Operation(
    "membership.cloud_budget.read",
    "GET",
    "/cloud_budget/{pk}/",
    returns=dict[str, Any],
    host="membership",
    one="content",
)
