"""The resource `router` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define, field

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from .._api import API
from ..models import Metadata


class RouterService(Service):
    """The routers of a region."""

    _api = API

    def list(
        self,
        *,
        search: RouterFilter | None = None,
        exclude: RouterFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Router]:
        """The resources, page after page.

        ``GET /router/`` on the host `iaas`

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
        search: RouterFilter | None = None,
        exclude: RouterFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Router]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: RouterCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Router:
        """Create a resource from `data`.

        ``POST /router/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Router:
        """Get one resource.

        ``GET /router/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Router | RouterPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Router:
        """Update one resource with `data`; what is not in it stays as it is.

        ``PUT /router/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: RouterPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Router:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /router/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /router/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Router, new: Router) -> RouterPatch:
        """What to send so that *old* becomes *new*: a `RouterPatch` of the fields that differ."""
        return changes(RouterPatch, old, new)


@define(kw_only=True)
class Router(Model):
    """A router of a region, which holds those of projects."""

    id: int
    """Id of the router."""

    region_id: int | None = None
    """Id of the address of the region that it is in."""

    model: str
    """Model of the hardware. From 1 to 64. Example: `SRX345`."""

    asset_tag: int | None = None
    """Number of the asset."""

    enabled: bool | None = None
    """Whether it takes routers of projects. Default: `true`."""

    capacity: int | None = None
    """Number of routers of projects that it can hold. None is without limit."""

    capacity_available: int | None = None
    """Number of those that it has room for."""

    username: str | None = None
    """Name of the user who may read its logs. At most 250."""

    credentials: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """Password of that user. At most 128."""

    management_ip: str | None = None
    """IP address of its management, empty when there is none."""

    management_interface: str | None = None
    """Name of its interface for management. At most 20. Pattern: `[A-Za-z0-9/-]*`."""

    oob_interface: str | None = None
    """Name of its interface to the network of management. At most 20. Pattern: `[A-Za-z0-9/-]*`."""

    router_oob_interface: str | None = None
    """Name of the interface by which that network reaches it. At most 20. Pattern: `[A-Za-z0-9/-]*`."""

    public_interface: str | None = None
    """Name of its interface to the Internet. At most 20. Pattern: `[A-Za-z0-9/-]*`."""

    private_interface: str | None = None
    """Name of its interface to the servers. At most 20. Pattern: `[A-Za-z0-9/-]*`."""

    public_port_ips: list[str]
    """Public IP addresses of its port, within its subnets. Changed together with `subnet_ids` only. At least 1.
    """

    subnet_ids: list[int]
    """Ids of its subnets: any of IPv4, and one /48 of IPv6 at most. At least 1."""

    subnets: list[str] | None = None
    """The ranges of those subnets."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class RouterCreate(Input):
    """What is sent to create a `Router`. What is not set is left to the server."""

    model: str
    asset_tag: int | Unset | None = UNSET
    enabled: bool | Unset | None = UNSET
    capacity: int | Unset | None = UNSET
    username: str | Unset | None = UNSET
    credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    management_interface: str | Unset | None = UNSET
    oob_interface: str | Unset | None = UNSET
    router_oob_interface: str | Unset | None = UNSET
    public_interface: str | Unset | None = UNSET
    private_interface: str | Unset | None = UNSET
    public_port_ips: list[str]
    subnet_ids: list[int]


@define(kw_only=True)
class RouterPatch(Input):
    """Changes to a `Router`. What is not set stays as it is. None clears, where a field allows it."""

    model: str | Unset = UNSET
    asset_tag: int | Unset | None = UNSET
    enabled: bool | Unset | None = UNSET
    capacity: int | Unset | None = UNSET
    username: str | Unset | None = UNSET
    credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    management_interface: str | Unset | None = UNSET
    oob_interface: str | Unset | None = UNSET
    router_oob_interface: str | Unset | None = UNSET
    public_interface: str | Unset | None = UNSET
    private_interface: str | Unset | None = UNSET
    public_port_ips: list[str] | Unset = UNSET
    subnet_ids: list[int] | Unset = UNSET


class RouterFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    region_id: int
    region_id__gt: int
    region_id__gte: int
    region_id__in: list[int]
    region_id__isnull: bool
    region_id__lt: int
    region_id__lte: int
    region_id__range: list[int]
    asset_tag: int
    asset_tag__gt: int
    asset_tag__gte: int
    asset_tag__in: list[int]
    asset_tag__isnull: bool
    asset_tag__lt: int
    asset_tag__lte: int
    asset_tag__range: list[int]
    capacity: int
    capacity__gt: int
    capacity__gte: int
    capacity__in: list[int]
    capacity__isnull: bool
    capacity__lt: int
    capacity__lte: int
    capacity__range: list[int]
    enabled: bool
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


_LIST: Operation[Router] = Operation(
    "iaas.router.list",
    "GET",
    "/router/",
    returns=Router,
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
_CREATE: Operation[Router] = Operation(
    "iaas.router.create", "POST", "/router/", sends=RouterCreate, returns=Router, host="iaas", one="content"
)
_READ: Operation[Router] = Operation(
    "iaas.router.read", "GET", "/router/{pk}/", returns=Router, host="iaas", one="content"
)
_UPDATE: Operation[Router] = Operation(
    "iaas.router.update",
    "PUT",
    "/router/{pk}/",
    sends=RouterPatch,
    returns=Router,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Router] = Operation(
    "iaas.router.partial_update",
    "PATCH",
    "/router/{pk}/",
    sends=RouterPatch,
    returns=Router,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.router.head", "HEAD", "/router/{pk}/", host="iaas")
