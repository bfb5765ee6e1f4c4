"""The resource `vm_history` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from datetime import datetime
from typing import TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import VMHistory


class VmHistory(Service):
    """What became of virtual machines, and what they cost."""

    _api = API

    def list(
        self,
        *,
        search: VMHistoryFilter | None = None,
        exclude: VMHistoryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[VMHistory]:
        """The resources, page after page.

        ``GET /vm_history/`` on the host `iaas`

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
        search: VMHistoryFilter | None = None,
        exclude: VMHistoryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[VMHistory]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()


class VMHistoryFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    vm_id: int
    vm_id__gt: int
    vm_id__gte: int
    vm_id__in: list[int]
    vm_id__isnull: bool
    vm_id__lt: int
    vm_id__lte: int
    vm_id__range: list[int]
    project_id: int
    project_id__gt: int
    project_id__gte: int
    project_id__in: list[int]
    project_id__isnull: bool
    project_id__lt: int
    project_id__lte: int
    project_id__range: list[int]
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
    state: int
    state__gt: int
    state__gte: int
    state__in: list[int]
    state__isnull: bool
    state__lt: int
    state__lte: int
    state__range: list[int]
    cpu_sku: str
    cpu_sku__in: list[str]
    cpu_sku__icontains: str
    cpu_sku__iendswith: str
    cpu_sku__iexact: str
    cpu_sku__istartswith: str
    image_sku: str
    image_sku__in: list[str]
    image_sku__icontains: str
    image_sku__iendswith: str
    image_sku__iexact: str
    image_sku__istartswith: str
    nat_sku: str
    nat_sku__in: list[str]
    nat_sku__icontains: str
    nat_sku__iendswith: str
    nat_sku__iexact: str
    nat_sku__istartswith: str
    ram_sku: str
    ram_sku__in: list[str]
    ram_sku__icontains: str
    ram_sku__iendswith: str
    ram_sku__iexact: str
    ram_sku__istartswith: str
    storage_histories__gb_sku: str
    storage_histories__gb_sku__in: list[str]
    storage_histories__gb_sku__icontains: str
    storage_histories__gb_sku__iendswith: str
    storage_histories__gb_sku__iexact: str
    storage_histories__gb_sku__istartswith: str
    storage_histories__storage_id: int
    storage_histories__storage_id__gt: int
    storage_histories__storage_id__gte: int
    storage_histories__storage_id__in: list[int]
    storage_histories__storage_id__isnull: bool
    storage_histories__storage_id__lt: int
    storage_histories__storage_id__lte: int
    storage_histories__storage_id__range: list[int]
    created: datetime
    created__gt: datetime
    created__gte: datetime
    created__in: list[datetime]
    created__isnull: bool
    created__lt: datetime
    created__lte: datetime
    created__range: list[datetime]


_LIST: Operation[VMHistory] = Operation(
    "iaas.vm_history.list",
    "GET",
    "/vm_history/",
    returns=VMHistory,
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
