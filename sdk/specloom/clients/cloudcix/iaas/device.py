"""The resource `device` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes

from .._api import API
from ..models import Metadata
from .models import DeviceType, Server


class DeviceService(Service):
    """Devices in servers."""

    _api = API

    def list(
        self,
        *,
        search: DeviceFilter | None = None,
        exclude: DeviceFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Device]:
        """The resources, page after page.

        ``GET /device/`` on the host `iaas`

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
        search: DeviceFilter | None = None,
        exclude: DeviceFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Device]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: DeviceCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Device:
        """Create a resource from `data`.

        ``POST /device/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Device:
        """Get one resource.

        ``GET /device/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Device | DeviceUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Device:
        """Update one resource with `data`. Without `vm_id` the device is taken off its virtual machine.

        ``PUT /device/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: DevicePatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Device:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /device/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /device/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Device, new: Device) -> DevicePatch:
        """What to send so that *old* becomes *new*: a `DevicePatch` of the fields that differ."""
        return changes(DevicePatch, old, new)


@define(kw_only=True)
class Device(Model):
    """A device in a server, which a virtual machine can use."""

    id: int
    """Id of the device."""

    id_on_host: str
    """Where it is on the bus of the server. Pattern:
    `[0-9A-Fa-f]{4}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\\.[0-9A-Fa-f]`. Example: `0000:3b:00.0`.
    """

    device_type_id: int
    """Id of its type."""

    device_type: DeviceType | None = None
    """Its type."""

    server_id: int
    """Id of the server that it is in."""

    server: Server | None = None
    """The server that it is in."""

    vm_id: int | None = None
    """Id of the virtual machine that uses it. Sent as null it is taken off; no other is accepted."""


@define(kw_only=True)
class DeviceCreate(Input):
    """What is sent to create a `Device`. What is not set is left to the server."""

    id_on_host: str
    device_type_id: int
    server_id: int


@define(kw_only=True)
class DeviceUpdate(Input):
    """What is sent to replace a `Device`. What is not set is left out."""

    id_on_host: str
    device_type_id: int
    server_id: int
    vm_id: int | Unset | None = UNSET


@define(kw_only=True)
class DevicePatch(Input):
    """Changes to a `Device`. What is not set stays as it is. None clears, where a field allows it."""

    id_on_host: str | Unset = UNSET
    device_type_id: int | Unset = UNSET
    server_id: int | Unset = UNSET
    vm_id: int | Unset | None = UNSET


class DeviceFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    id_on_host: str
    id_on_host__in: list[str]
    id_on_host__icontains: str
    id_on_host__iendswith: str
    id_on_host__iexact: str
    id_on_host__istartswith: str
    device_type_id: int
    device_type_id__gt: int
    device_type_id__gte: int
    device_type_id__in: list[int]
    device_type_id__isnull: bool
    device_type_id__lt: int
    device_type_id__lte: int
    device_type_id__range: list[int]
    device_type__description: str
    device_type__description__in: list[str]
    device_type__description__icontains: str
    device_type__description__iendswith: str
    device_type__description__iexact: str
    device_type__description__istartswith: str
    device_type__sku: str
    device_type__sku__in: list[str]
    device_type__sku__icontains: str
    device_type__sku__iendswith: str
    device_type__sku__iexact: str
    device_type__sku__istartswith: str
    server_id: int
    server_id__gt: int
    server_id__gte: int
    server_id__in: list[int]
    server_id__isnull: bool
    server_id__lt: int
    server_id__lte: int
    server_id__range: list[int]
    vm_id: int
    vm_id__gt: int
    vm_id__gte: int
    vm_id__in: list[int]
    vm_id__isnull: bool
    vm_id__lt: int
    vm_id__lte: int
    vm_id__range: list[int]
    vm__name: str
    vm__name__in: list[str]
    vm__name__icontains: str
    vm__name__iendswith: str
    vm__name__iexact: str
    vm__name__istartswith: str
    vm__project_id: int
    vm__project_id__gt: int
    vm__project_id__gte: int
    vm__project_id__in: list[int]
    vm__project_id__isnull: bool
    vm__project_id__lt: int
    vm__project_id__lte: int
    vm__project_id__range: list[int]
    vm__project__address_id: int
    vm__project__address_id__gt: int
    vm__project__address_id__gte: int
    vm__project__address_id__in: list[int]
    vm__project__address_id__isnull: bool
    vm__project__address_id__lt: int
    vm__project__address_id__lte: int
    vm__project__address_id__range: list[int]
    vm__project__name: str
    vm__project__name__in: list[str]
    vm__project__name__icontains: str
    vm__project__name__iendswith: str
    vm__project__name__iexact: str
    vm__project__name__istartswith: str
    vm__project__region_id: int
    vm__project__region_id__gt: int
    vm__project__region_id__gte: int
    vm__project__region_id__in: list[int]
    vm__project__region_id__isnull: bool
    vm__project__region_id__lt: int
    vm__project__region_id__lte: int
    vm__project__region_id__range: list[int]
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


_LIST: Operation[Device] = Operation(
    "iaas.device.list",
    "GET",
    "/device/",
    returns=Device,
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
_CREATE: Operation[Device] = Operation(
    "iaas.device.create", "POST", "/device/", sends=DeviceCreate, returns=Device, host="iaas", one="content"
)
_READ: Operation[Device] = Operation(
    "iaas.device.read", "GET", "/device/{pk}/", returns=Device, host="iaas", one="content"
)
_UPDATE: Operation[Device] = Operation(
    "iaas.device.update",
    "PUT",
    "/device/{pk}/",
    sends=DeviceUpdate,
    returns=Device,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Device] = Operation(
    "iaas.device.partial_update",
    "PATCH",
    "/device/{pk}/",
    sends=DevicePatch,
    returns=Device,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.device.head", "HEAD", "/device/{pk}/", host="iaas")
