"""The resource `allocation` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import Allocation, AllocationCreate, AllocationPatch, AllocationUpdate


class AllocationService(Service):
    """Ranges of IP addresses that were given to a member."""

    _api = API

    def list(
        self,
        *,
        search: AllocationFilter | None = None,
        exclude: AllocationFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Allocation]:
        """The resources, page after page.

        ``GET /allocation/`` on the host `iaas`

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
        search: AllocationFilter | None = None,
        exclude: AllocationFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Allocation]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: AllocationCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Allocation:
        """Create a resource from `data`.

        ``POST /allocation/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Allocation:
        """Get one resource.

        ``GET /allocation/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: AllocationUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Allocation:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /allocation/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: AllocationPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Allocation:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /allocation/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /allocation/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /allocation/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Allocation, new: Allocation) -> AllocationPatch:
        """What to send so that *old* becomes *new*: an `AllocationPatch` of the fields that differ."""
        return changes(AllocationPatch, old, new)


class AllocationFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str
    address_id: int
    address_id__gt: int
    address_id__gte: int
    address_id__in: list[int]
    address_id__isnull: bool
    address_id__lt: int
    address_id__lte: int
    address_id__range: list[int]
    address_range: str
    address_range__in: list[str]
    address_range__icontains: str
    address_range__iendswith: str
    address_range__iexact: str
    address_range__istartswith: str
    asn_id: int
    asn_id__gt: int
    asn_id__gte: int
    asn_id__in: list[int]
    asn_id__isnull: bool
    asn_id__lt: int
    asn_id__lte: int
    asn_id__range: list[int]
    asn__number: int
    asn__number__gt: int
    asn__number__gte: int
    asn__number__in: list[int]
    asn__number__isnull: bool
    asn__number__lt: int
    asn__number__lte: int
    asn__number__range: list[int]
    created: datetime
    created__gt: datetime
    created__gte: datetime
    created__in: list[datetime]
    created__isnull: bool
    created__lt: datetime
    created__lte: datetime
    created__range: list[datetime]
    updated: datetime
    updated__gt: datetime
    updated__gte: datetime
    updated__in: list[datetime]
    updated__isnull: bool
    updated__lt: datetime
    updated__lte: datetime
    updated__range: list[datetime]


_LIST: Operation[Allocation] = Operation(
    "iaas.allocation.list",
    "GET",
    "/allocation/",
    returns=Allocation,
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
_CREATE: Operation[Allocation] = Operation(
    "iaas.allocation.create",
    "POST",
    "/allocation/",
    sends=AllocationCreate,
    returns=Allocation,
    host="iaas",
    one="content",
)
_READ: Operation[Allocation] = Operation(
    "iaas.allocation.read", "GET", "/allocation/{pk}/", returns=Allocation, host="iaas", one="content"
)
_UPDATE: Operation[Allocation] = Operation(
    "iaas.allocation.update",
    "PUT",
    "/allocation/{pk}/",
    sends=AllocationUpdate,
    returns=Allocation,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Allocation] = Operation(
    "iaas.allocation.partial_update",
    "PATCH",
    "/allocation/{pk}/",
    sends=AllocationPatch,
    returns=Allocation,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.allocation.delete", "DELETE", "/allocation/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.allocation.head", "HEAD", "/allocation/{pk}/", host="iaas")
