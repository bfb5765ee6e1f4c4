"""The resource `vm` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import Model

from .._api import API
from ..models import Metadata
from .models import VM, State, StorageCreate, StoragePatch, VMAddress


class Vm(Service):
    """Virtual machines."""

    _api = API

    def list(
        self,
        *,
        search: VMFilter | None = None,
        exclude: VMFilter | None = None,
        order: str | None = None,
        include_related: bool | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[VM]:
        """The resources, page after page.

        ``GET /vm/`` on the host `iaas`

        Args:
            order: `created`, `name`, `project_id`, `state` or `updated`; a leading `-` reverses.
            include_related: Whether `project`, `image`, `gateway_subnet`, `ip_addresses`, `storages` and
                `history` are answered, too. Default: `true`.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (),
            options,
            query={"search": search, "exclude": exclude, "order": order, "include_related": include_related},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        search: VMFilter | None = None,
        exclude: VMFilter | None = None,
        order: str | None = None,
        include_related: bool | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[VM]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search,
            exclude=exclude,
            order=order,
            include_related=include_related,
            page_size=page_size,
            **options,
        ).collect()

    async def create(self, data: VMCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> VM:
        """Create a resource from `data`.

        ``POST /vm/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> VM:
        """Get one resource.

        ``GET /vm/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the virtual machine.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: VMUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> VM:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /vm/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the virtual machine.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: VMPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> VM:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /vm/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the virtual machine.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /vm/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the virtual machine.
        """
        return await self._head(_HEAD, (pk,), options)


@define(kw_only=True)
class VMCreate(Model):
    """A virtual machine to be built."""

    name: str
    """Name of the virtual machine, unique in its project. From 1 to 128."""

    image_id: int
    """Id of the image to build it from, which its region must have."""

    storage_type_id: int
    """Id of the type of its drives."""

    storages: list[StorageCreate]
    """Its drives. Exactly one is `primary`, and has 32 GB at least if the image is Windows. At least 1."""

    cpu: int
    """Number of its virtual processors. At least 1."""

    ram: int
    """Its memory, in GB. At least 1."""

    dns: str
    """IP addresses of its name servers, with commas between them. Example: `8.8.8.8,1.1.1.1`."""

    gateway_subnet: str
    """Range of the network whose addresses can have public ones. Example: `10.0.0.1/24`."""

    ip_addresses: list[VMAddress]
    """Its private IP addresses. Only some images take more than one. At least 1."""

    public_key: str | None = None
    """A public key that may log in by SSH."""

    userdata: str | None = None
    """What cloud-init does when it is built: text that begins as `#cloud-config` or `#!`, or MIME in parts.
    At most 16384.
    """

    project_id: int
    """Id of the project to build it in."""


@define(kw_only=True)
class VMPatch(Model):
    """Changes to a virtual machine. Its processors, memory and drives can be changed while it is `running` or
    `quiesced`; without a `state` its update is asked for.
    """

    name: str | None = None
    """Name of the virtual machine, unique in its project. From 1 to 128."""

    state: State | None = None
    """What to ask for, as `quiesce`, `restart` or `scrub`."""

    ip_addresses: list[VMAddress] | None = None
    """Addresses that it has; `nat` gives each a public one or takes it away. At least 1."""

    cpu: int | None = None
    """Number of its virtual processors. At least 1."""

    ram: int | None = None
    """Its memory, in GB. At least 1."""

    gpu: int | None = None
    """Number of graphics processors that it has from its server. At least 0."""

    storages: list[StoragePatch] | None = None
    """Drives: with an `id` one that is there, else a new one."""

    userdata: str | None = None
    """What cloud-init does when it is built. At most 16384."""


@define(kw_only=True)
class VMUpdate(Model):
    """What a virtual machine should become. What is not set stays as it is."""

    name: str | None = None
    """Name of the virtual machine, unique in its project. From 1 to 128."""

    state: State | None = None
    """What to ask for, as `quiesce`, `restart` or `scrub`."""

    ip_addresses: list[VMAddress]
    """Addresses that it has; `nat` gives each a public one or takes it away. At least 1."""

    cpu: int | None = None
    """Number of its virtual processors. At least 1."""

    ram: int | None = None
    """Its memory, in GB. At least 1."""

    gpu: int | None = None
    """Number of graphics processors that it has from its server. At least 0."""

    storages: list[StoragePatch] | None = None
    """Drives: with an `id` one that is there, else a new one."""

    userdata: str | None = None
    """What cloud-init does when it is built. At most 16384."""


class VMFilter(TypedDict, total=False):
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
    state: int
    state__gt: int
    state__gte: int
    state__in: list[int]
    state__isnull: bool
    state__lt: int
    state__lte: int
    state__range: list[int]
    image__name: str
    image__name__in: list[str]
    image__name__icontains: str
    image__name__iendswith: str
    image__name__iexact: str
    image__name__istartswith: str
    project_id: int
    project_id__gt: int
    project_id__gte: int
    project_id__in: list[int]
    project_id__isnull: bool
    project_id__lt: int
    project_id__lte: int
    project_id__range: list[int]
    project__name: str
    project__name__in: list[str]
    project__name__icontains: str
    project__name__iendswith: str
    project__name__iexact: str
    project__name__istartswith: str
    project__address_id: int
    project__address_id__gt: int
    project__address_id__gte: int
    project__address_id__in: list[int]
    project__address_id__isnull: bool
    project__address_id__lt: int
    project__address_id__lte: int
    project__address_id__range: list[int]
    project__region_id: int
    project__region_id__gt: int
    project__region_id__gte: int
    project__region_id__in: list[int]
    project__region_id__isnull: bool
    project__region_id__lt: int
    project__region_id__lte: int
    project__region_id__range: list[int]
    server_id: int
    server_id__gt: int
    server_id__gte: int
    server_id__in: list[int]
    server_id__isnull: bool
    server_id__lt: int
    server_id__lte: int
    server_id__range: list[int]
    server__type_id: int
    server__type_id__gt: int
    server__type_id__gte: int
    server__type_id__in: list[int]
    server__type_id__isnull: bool
    server__type_id__lt: int
    server__type_id__lte: int
    server__type_id__range: list[int]
    server__type__name: str
    server__type__name__in: list[str]
    server__type__name__icontains: str
    server__type__name__iendswith: str
    server__type__name__iexact: str
    server__type__name__istartswith: str
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


_LIST: Operation[VM] = Operation(
    "iaas.vm.list",
    "GET",
    "/vm/",
    returns=VM,
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
_CREATE: Operation[VM] = Operation(
    "iaas.vm.create", "POST", "/vm/", sends=VMCreate, returns=VM, host="iaas", one="content"
)
_READ: Operation[VM] = Operation("iaas.vm.read", "GET", "/vm/{pk}/", returns=VM, host="iaas", one="content")
_UPDATE: Operation[VM] = Operation(
    "iaas.vm.update", "PUT", "/vm/{pk}/", sends=VMUpdate, returns=VM, host="iaas", one="content"
)
_PARTIAL_UPDATE: Operation[VM] = Operation(
    "iaas.vm.partial_update", "PATCH", "/vm/{pk}/", sends=VMPatch, returns=VM, host="iaas", one="content"
)
_HEAD: Operation[None] = Operation("iaas.vm.head", "HEAD", "/vm/{pk}/", host="iaas")
