"""The resource `device_type` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import DeviceType


class DeviceTypeService(Service):
    """Types of devices."""

    _api = API

    def list(
        self,
        *,
        search: DeviceTypeFilter | None = None,
        exclude: DeviceTypeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[DeviceType]:
        """The resources, page after page.

        ``GET /device_type/`` on the host `iaas`

        Args:
            order: The field to sort by, with a leading `-` to reverse.
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
        search: DeviceTypeFilter | None = None,
        exclude: DeviceTypeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[DeviceType]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()


class DeviceTypeFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    description: str
    description__in: list[str]
    description__icontains: str
    description__iendswith: str
    description__iexact: str
    description__istartswith: str
    sku: str
    sku__in: list[str]
    sku__icontains: str
    sku__iendswith: str
    sku__iexact: str
    sku__istartswith: str


_LIST: Operation[DeviceType] = Operation(
    "iaas.device_type.list",
    "GET",
    "/device_type/",
    returns=DeviceType,
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
