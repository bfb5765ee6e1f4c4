"""The resource `cloud_budget` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API


class CloudBudgetService(Service):
    """What your address may spend in the cloud; for users that act for all addresses of their member, each of
    these.
    """

    _api = API

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> dict[str, CloudBudget]:
        """The budgets that an address gave, by the ids of the addresses that have them.

        ``GET /cloud_budget/{pk}/`` on the host `membership`

        Args:
            pk: The id of the address that sells.
        """
        return await self._call(_READ, (pk,), options)


@define(kw_only=True)
class CloudBudget(Model):
    """What an address may spend with another one. Empty where the two are not linked."""

    budget: Decimal | None = None
    """The lower of the limits that both set; null without any."""

    approved_increase: Decimal | None = None
    """What was approved beyond it."""

    external_cost: Decimal | None = None
    """What is spent elsewhere."""


_READ: Operation[dict[str, CloudBudget]] = Operation(
    "membership.cloud_budget.read",
    "GET",
    "/cloud_budget/{pk}/",
    returns=dict[str, CloudBudget],
    host="membership",
    one="content",
)
