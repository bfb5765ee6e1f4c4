"""The resource `cloud_bill` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypedDict, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model, Wire

from .._api import API
from .models import State


class CloudBillService(Service):
    """What projects cost."""

    _api = API

    async def list(
        self,
        *,
        search: CloudBillFilter | None = None,
        exclude: CloudBillFilter | None = None,
        order: str | None = None,
        timestamp: datetime | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, CloudBillAddress]:
        """What the projects of your addresses have used, by the ids of the addresses. It has no pages.

        ``GET /cloud/pricing/`` on the host `iaas`

        Args:
            exclude: The server does not look at it.
            order: The server does not look at it.
            timestamp: Moment up to which is counted, in UTC; a time zone is not sent. Default: now.
        """
        return await self._call(
            _LIST,
            (),
            options,
            query={"search": search, "exclude": exclude, "order": order, "timestamp": timestamp},
        )

    async def read(
        self, pk: int, *, timestamp: datetime | None = None, **options: Unpack[RequestOptions]
    ) -> CloudBill:
        """Get one resource.

        ``GET /cloud/pricing/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
            timestamp: Moment up to which is counted, in UTC; a time zone is not sent. Default: now.
        """
        return await self._call(_READ, (pk,), options, query={"timestamp": timestamp})


@define(kw_only=True)
class CloudBill(Model):
    """What a project has used."""

    reseller_id: int | None = None
    """Id of the address that sends the bill."""

    skus: dict[str, dict[str, int]]
    """By what it is, as `VM #7 - "web"`, and by SKU: units times whole hours."""


@define(kw_only=True)
class CloudBillAddress(Model):
    """What the projects of an address have used."""

    name: str
    """The address as one text."""

    data: dict[str, CloudBillProject]
    """The projects by their ids."""


@define(kw_only=True)
class CloudBillProject(Model):
    """What a project of an address has used."""

    name: str
    """Name of the project."""

    region_id: int
    """Id of the address of its region."""

    reseller_id: int | None = None
    """Id of the address that sends the bill."""

    data: dict[str, CloudBillProduct]
    """What is in it, as `VPN #3`."""


@define(kw_only=True)
class CloudBillProduct(Model):
    """What something in a project has used."""

    state: State
    """Its state."""

    created: datetime
    """When it was created."""

    skus: dict[str, int]
    """By SKU: units times whole hours."""


class CloudBillFilter(TypedDict, total=False):
    reseller_id: int
    reseller_id__gt: int
    reseller_id__gte: int
    reseller_id__in: list[int]
    reseller_id__isnull: bool
    reseller_id__lt: int
    reseller_id__lte: int
    reseller_id__range: list[int]


_LIST: Operation[dict[str, CloudBillAddress]] = Operation(
    "iaas.cloud_bill.list",
    "GET",
    "/cloud/pricing/",
    returns=dict[str, CloudBillAddress],
    host="iaas",
    styles={"search": "deep", "exclude": "deep"},
    formats={"timestamp": Annotated[datetime, Wire("%Y-%m-%dT%H:%M:%S")]},
    one="content",
)
_READ: Operation[CloudBill] = Operation(
    "iaas.cloud_bill.read",
    "GET",
    "/cloud/pricing/{pk}/",
    returns=CloudBill,
    host="iaas",
    formats={"timestamp": Annotated[datetime, Wire("%Y-%m-%dT%H:%M:%S")]},
    one="content",
)
