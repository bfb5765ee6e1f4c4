"""The resource `vpn_history` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from datetime import datetime
from typing import TypedDict, Unpack

from attrs import define

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import Model

from .._api import API
from ..models import Metadata


class VpnHistory(Service):
    """What became of virtual private networks, and what they cost."""

    _api = API

    def list(
        self,
        *,
        search: VPNHistoryFilter | None = None,
        exclude: VPNHistoryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[VPNHistory]:
        """The resources, page after page.

        ``GET /vpn_history/`` on the host `iaas`

        Args:
            order: `created`, or `-created` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        search: VPNHistoryFilter | None = None,
        exclude: VPNHistoryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[VPNHistory]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()


@define(kw_only=True)
class VPNHistory(Model):
    """One change of a virtual private network."""

    vpn_id: int
    """Id of the network."""

    project_name: str | None = None
    """Name of its project at that time."""

    customer_address: int | None = None
    """Id of the address that pays."""

    modified_by: int | None = None
    """Id of the user who asked for the change."""

    vpn_quantity: int | None = None
    """Number of its clients, 1 at least."""

    vpn_sku: str | None = None
    """SKU of what it joins."""

    created: datetime | None = None
    """When it was."""


class VPNHistoryFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    vpn_id: int
    vpn_id__gt: int
    vpn_id__gte: int
    vpn_id__in: list[int]
    vpn_id__isnull: bool
    vpn_id__lt: int
    vpn_id__lte: int
    vpn_id__range: list[int]
    project_id: int
    project_id__gt: int
    project_id__gte: int
    project_id__in: list[int]
    project_id__isnull: bool
    project_id__lt: int
    project_id__lte: int
    project_id__range: list[int]
    project_name: str
    project_name__in: list[str]
    project_name__icontains: str
    project_name__iendswith: str
    project_name__iexact: str
    project_name__istartswith: str
    customer_address: int
    customer_address__gt: int
    customer_address__gte: int
    customer_address__in: list[int]
    customer_address__isnull: bool
    customer_address__lt: int
    customer_address__lte: int
    customer_address__range: list[int]
    modified_by: int
    modified_by__gt: int
    modified_by__gte: int
    modified_by__in: list[int]
    modified_by__isnull: bool
    modified_by__lt: int
    modified_by__lte: int
    modified_by__range: list[int]
    created: datetime
    created__gt: datetime
    created__gte: datetime
    created__in: list[datetime]
    created__isnull: bool
    created__lt: datetime
    created__lte: datetime
    created__range: list[datetime]


_LIST: Operation[VPNHistory] = Operation(
    "iaas.vpn_history.list",
    "GET",
    "/vpn_history/",
    returns=VPNHistory,
    answer="page",
    host="iaas",
    styles={"search": "deep", "exclude": "deep"},
    many="content",
    meta="_metadata",
    meta_type=Metadata,
    paging=PagePaging(
        param="page",
        first=0,
        limit="limit",
        size=50,
        max=100,
        total=("_metadata.total_records", "_metadata.totalRecords"),
    ),
)
