"""The resource `ip_address_group` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenIntEnum, Unset, changes

from .._api import API
from ..models import Metadata


class IpAddressGroup(Service):
    """Groups of IP addresses, to be named in rules."""

    _api = API

    def list(
        self,
        *,
        search: IPAddressGroupFilter | None = None,
        exclude: IPAddressGroupFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[IPAddressGroup]:
        """The resources, page after page.

        ``GET /ip_address_group/`` on the host `iaas`

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
        search: IPAddressGroupFilter | None = None,
        exclude: IPAddressGroupFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[IPAddressGroup]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: IPAddressGroupCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> IPAddressGroup:
        """Create a resource from `data`.

        ``POST /ip_address_group/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> IPAddressGroup:
        """Get one resource.

        ``GET /ip_address_group/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: IPAddressGroup | IPAddressGroupUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> IPAddressGroup:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /ip_address_group/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: IPAddressGroupPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> IPAddressGroup:
        """Update one resource with `data`; the server asks for `cidrs` here too.

        ``PATCH /ip_address_group/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /ip_address_group/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /ip_address_group/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: IPAddressGroup, new: IPAddressGroup) -> IPAddressGroupPatch:
        """What to send so that *old* becomes *new*: an `IPAddressGroupPatch` of the fields that differ."""
        return changes(IPAddressGroupPatch, old, new)


class IPVersion(OpenIntEnum):
    """A version of the Internet Protocol."""

    V4 = 4
    """IPv4."""

    V6 = 6
    """IPv6."""


@define(kw_only=True)
class IPAddressGroup(Model):
    """IP addresses that rules call by one name."""

    id: int
    """Id of the group."""

    name: str
    """Name of the group. At most 50. Pattern: `[a-zA-Z][a-zA-Z0-9_-]*`. Example: `offices`."""

    version: IPVersion | None = None
    """The version of the Internet Protocol that its ranges are of. Default: `4`."""

    cidrs: list[str]
    """The ranges of IP addresses. At least 1."""

    member_id: int | None = None
    """Id of the member that has it: yours when none is sent, 0 for one that all may use."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class IPAddressGroupCreate(Input):
    """What is sent to create an `IPAddressGroup`. What is not set is left to the server."""

    name: str
    version: IPVersion | Unset | None = UNSET
    cidrs: list[str]
    member_id: int | Unset | None = UNSET


@define(kw_only=True)
class IPAddressGroupUpdate(Input):
    """What is sent to replace an `IPAddressGroup`. What is not set is left out."""

    name: str
    version: IPVersion | Unset | None = UNSET
    cidrs: list[str]


@define(kw_only=True)
class IPAddressGroupPatch(Input):
    """Changes to an `IPAddressGroup`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    version: IPVersion | Unset | None = UNSET
    cidrs: list[str] | Unset = UNSET


class IPAddressGroupFilter(TypedDict, total=False):
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
    member_id: int
    member_id__gt: int
    member_id__gte: int
    member_id__in: list[int]
    member_id__isnull: bool
    member_id__lt: int
    member_id__lte: int
    member_id__range: list[int]
    version: int
    version__gt: int
    version__gte: int
    version__in: list[int]
    version__isnull: bool
    version__lt: int
    version__lte: int
    version__range: list[int]
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


_LIST: Operation[IPAddressGroup] = Operation(
    "iaas.ip_address_group.list",
    "GET",
    "/ip_address_group/",
    returns=IPAddressGroup,
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
_CREATE: Operation[IPAddressGroup] = Operation(
    "iaas.ip_address_group.create",
    "POST",
    "/ip_address_group/",
    sends=IPAddressGroupCreate,
    returns=IPAddressGroup,
    host="iaas",
    one="content",
)
_READ: Operation[IPAddressGroup] = Operation(
    "iaas.ip_address_group.read",
    "GET",
    "/ip_address_group/{pk}/",
    returns=IPAddressGroup,
    host="iaas",
    one="content",
)
_UPDATE: Operation[IPAddressGroup] = Operation(
    "iaas.ip_address_group.update",
    "PUT",
    "/ip_address_group/{pk}/",
    sends=IPAddressGroupUpdate,
    returns=IPAddressGroup,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[IPAddressGroup] = Operation(
    "iaas.ip_address_group.partial_update",
    "PATCH",
    "/ip_address_group/{pk}/",
    sends=IPAddressGroupPatch,
    returns=IPAddressGroup,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "iaas.ip_address_group.delete", "DELETE", "/ip_address_group/{pk}/", host="iaas"
)
_HEAD: Operation[None] = Operation(
    "iaas.ip_address_group.head", "HEAD", "/ip_address_group/{pk}/", host="iaas"
)
