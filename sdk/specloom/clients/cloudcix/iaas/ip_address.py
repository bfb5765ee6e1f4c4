"""The resource `ip_address` of CloudCIX.

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
from .models import IPAddress, IPAddressCreate, IPAddressPatch, IPAddressUpdate


class IpAddress(Service):
    """IP addresses."""

    _api = API

    def list(
        self,
        *,
        search: IPAddressFilter | None = None,
        exclude: IPAddressFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[IPAddress]:
        """The resources, page after page.

        ``GET /ip_address/`` on the host `iaas`

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
        search: IPAddressFilter | None = None,
        exclude: IPAddressFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[IPAddress]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: IPAddressCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> IPAddress:
        """Create a resource from `data`.

        ``POST /ip_address/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> IPAddress:
        """Get one resource.

        ``GET /ip_address/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: IPAddress | IPAddressUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> IPAddress:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /ip_address/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: IPAddressPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> IPAddress:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /ip_address/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /ip_address/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /ip_address/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: IPAddress, new: IPAddress) -> IPAddressPatch:
        """What to send so that *old* becomes *new*: an `IPAddressPatch` of the fields that differ."""
        return changes(IPAddressPatch, old, new)


class IPAddressFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    address: str
    address__in: list[str]
    address__icontains: str
    address__iendswith: str
    address__iexact: str
    address__istartswith: str
    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str
    ping: bool
    scan: bool
    public_ip_id: int
    public_ip_id__gt: int
    public_ip_id__gte: int
    public_ip_id__in: list[int]
    public_ip_id__isnull: bool
    public_ip_id__lt: int
    public_ip_id__lte: int
    public_ip_id__range: list[int]
    subnet_id: int
    subnet_id__gt: int
    subnet_id__gte: int
    subnet_id__in: list[int]
    subnet_id__isnull: bool
    subnet_id__lt: int
    subnet_id__lte: int
    subnet_id__range: list[int]
    subnet__address_id: int
    subnet__address_id__gt: int
    subnet__address_id__gte: int
    subnet__address_id__in: list[int]
    subnet__address_id__isnull: bool
    subnet__address_id__lt: int
    subnet__address_id__lte: int
    subnet__address_id__range: list[int]
    subnet__allocation__asn__member_id: int
    subnet__allocation__asn__member_id__gt: int
    subnet__allocation__asn__member_id__gte: int
    subnet__allocation__asn__member_id__in: list[int]
    subnet__allocation__asn__member_id__isnull: bool
    subnet__allocation__asn__member_id__lt: int
    subnet__allocation__asn__member_id__lte: int
    subnet__allocation__asn__member_id__range: list[int]
    subnet__allocation__asn__number: int
    subnet__allocation__asn__number__gt: int
    subnet__allocation__asn__number__gte: int
    subnet__allocation__asn__number__in: list[int]
    subnet__allocation__asn__number__isnull: bool
    subnet__allocation__asn__number__lt: int
    subnet__allocation__asn__number__lte: int
    subnet__allocation__asn__number__range: list[int]
    subnet__virtual_router_id: int
    subnet__virtual_router_id__gt: int
    subnet__virtual_router_id__gte: int
    subnet__virtual_router_id__in: list[int]
    subnet__virtual_router_id__isnull: bool
    subnet__virtual_router_id__lt: int
    subnet__virtual_router_id__lte: int
    subnet__virtual_router_id__range: list[int]
    subnet__vlan: int
    subnet__vlan__gt: int
    subnet__vlan__gte: int
    subnet__vlan__in: list[int]
    subnet__vlan__isnull: bool
    subnet__vlan__lt: int
    subnet__vlan__lte: int
    subnet__vlan__range: list[int]
    vm_id: int
    vm_id__gt: int
    vm_id__gte: int
    vm_id__in: list[int]
    vm_id__isnull: bool
    vm_id__lt: int
    vm_id__lte: int
    vm_id__range: list[int]
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


_LIST: Operation[IPAddress] = Operation(
    "iaas.ip_address.list",
    "GET",
    "/ip_address/",
    returns=IPAddress,
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
_CREATE: Operation[IPAddress] = Operation(
    "iaas.ip_address.create",
    "POST",
    "/ip_address/",
    sends=IPAddressCreate,
    returns=IPAddress,
    host="iaas",
    one="content",
)
_READ: Operation[IPAddress] = Operation(
    "iaas.ip_address.read", "GET", "/ip_address/{pk}/", returns=IPAddress, host="iaas", one="content"
)
_UPDATE: Operation[IPAddress] = Operation(
    "iaas.ip_address.update",
    "PUT",
    "/ip_address/{pk}/",
    sends=IPAddressUpdate,
    returns=IPAddress,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[IPAddress] = Operation(
    "iaas.ip_address.partial_update",
    "PATCH",
    "/ip_address/{pk}/",
    sends=IPAddressPatch,
    returns=IPAddress,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.ip_address.delete", "DELETE", "/ip_address/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.ip_address.head", "HEAD", "/ip_address/{pk}/", host="iaas")
