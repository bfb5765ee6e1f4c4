"""The resource `subnet` of CloudCIX.

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
from .models import Subnet, SubnetCreate, SubnetPatch, SubnetUpdate


class SubnetService(Service):
    """Ranges of IP addresses within an allocation."""

    _api = API

    def list(
        self,
        *,
        search: SubnetFilter | None = None,
        exclude: SubnetFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Subnet]:
        """The resources, page after page.

        ``GET /subnet/`` on the host `iaas`

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
        search: SubnetFilter | None = None,
        exclude: SubnetFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Subnet]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: SubnetCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Subnet:
        """Create a resource from `data`.

        ``POST /subnet/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Subnet:
        """Get one resource.

        ``GET /subnet/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Subnet | SubnetUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Subnet:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /subnet/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: SubnetPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Subnet:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /subnet/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /subnet/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /subnet/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Subnet, new: Subnet) -> SubnetPatch:
        """What to send so that *old* becomes *new*: a `SubnetPatch` of the fields that differ."""
        return changes(SubnetPatch, old, new)


class SubnetFilter(TypedDict, total=False):
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
    allocation_id: int
    allocation_id__gt: int
    allocation_id__gte: int
    allocation_id__in: list[int]
    allocation_id__isnull: bool
    allocation_id__lt: int
    allocation_id__lte: int
    allocation_id__range: list[int]
    allocation__asn__member_id: int
    allocation__asn__member_id__gt: int
    allocation__asn__member_id__gte: int
    allocation__asn__member_id__in: list[int]
    allocation__asn__member_id__isnull: bool
    allocation__asn__member_id__lt: int
    allocation__asn__member_id__lte: int
    allocation__asn__member_id__range: list[int]
    allocation__asn__number: int
    allocation__asn__number__gt: int
    allocation__asn__number__gte: int
    allocation__asn__number__in: list[int]
    allocation__asn__number__isnull: bool
    allocation__asn__number__lt: int
    allocation__asn__number__lte: int
    allocation__asn__number__range: list[int]
    gateway: str
    gateway__in: list[str]
    gateway__icontains: str
    gateway__iendswith: str
    gateway__iexact: str
    gateway__istartswith: str
    parent_id: int
    parent_id__gt: int
    parent_id__gte: int
    parent_id__in: list[int]
    parent_id__isnull: bool
    parent_id__lt: int
    parent_id__lte: int
    parent_id__range: list[int]
    virtual_router_id: int
    virtual_router_id__gt: int
    virtual_router_id__gte: int
    virtual_router_id__in: list[int]
    virtual_router_id__isnull: bool
    virtual_router_id__lt: int
    virtual_router_id__lte: int
    virtual_router_id__range: list[int]
    vlan: int
    vlan__gt: int
    vlan__gte: int
    vlan__in: list[int]
    vlan__isnull: bool
    vlan__lt: int
    vlan__lte: int
    vlan__range: list[int]
    vxlan: int
    vxlan__gt: int
    vxlan__gte: int
    vxlan__in: list[int]
    vxlan__isnull: bool
    vxlan__lt: int
    vxlan__lte: int
    vxlan__range: list[int]
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


_LIST: Operation[Subnet] = Operation(
    "iaas.subnet.list",
    "GET",
    "/subnet/",
    returns=Subnet,
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
_CREATE: Operation[Subnet] = Operation(
    "iaas.subnet.create", "POST", "/subnet/", sends=SubnetCreate, returns=Subnet, host="iaas", one="content"
)
_READ: Operation[Subnet] = Operation(
    "iaas.subnet.read", "GET", "/subnet/{pk}/", returns=Subnet, host="iaas", one="content"
)
_UPDATE: Operation[Subnet] = Operation(
    "iaas.subnet.update",
    "PUT",
    "/subnet/{pk}/",
    sends=SubnetUpdate,
    returns=Subnet,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Subnet] = Operation(
    "iaas.subnet.partial_update",
    "PATCH",
    "/subnet/{pk}/",
    sends=SubnetPatch,
    returns=Subnet,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.subnet.delete", "DELETE", "/subnet/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.subnet.head", "HEAD", "/subnet/{pk}/", host="iaas")
