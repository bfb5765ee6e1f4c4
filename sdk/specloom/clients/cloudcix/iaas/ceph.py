"""The resource `ceph` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define, field

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, wire

from .._api import API
from ..models import Metadata
from .models import State


class CephService(Service):
    """Drives in a store of their own, which can be attached to virtual machines."""

    _api = API

    def list(
        self,
        *,
        search: CephFilter | None = None,
        exclude: CephFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Ceph]:
        """The resources, page after page.

        ``GET /ceph/`` on the host `iaas`

        Args:
            order: `name`, or `-name` to reverse.
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
        search: CephFilter | None = None,
        exclude: CephFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Ceph]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(self, data: CephCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Ceph:
        """Create a resource from `data`.

        ``POST /ceph/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Ceph:
        """Get one resource.

        ``GET /ceph/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the drive.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: CephUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Ceph:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /ceph/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the drive.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: CephPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Ceph:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /ceph/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the drive.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    @staticmethod
    def changes(old: Ceph, new: Ceph) -> CephPatch:
        """What to send so that *old* becomes *new*: a `CephPatch` of the fields that differ."""
        return changes(CephPatch, old, new)


@define(kw_only=True)
class Ceph(Model):
    """A drive in a store of its own, to be attached to virtual machines of its project."""

    id: int
    """Id of the drive."""

    name: str
    """Name of the drive, unique among those that its address has in the region. From 1 to 128. Pattern:
    `[A-Za-z0-9_. -]*`.
    """

    specs: list[BOM] | None = None
    """What is billed: its size, as `CEPH_001`."""

    project_id: int
    """Id of its project."""

    parent_id: int | None = None
    """Id of the virtual machine that it is attached to."""

    resource_type: int | None = None
    """What kind of resource it is."""

    state: State
    """Its state. Default: `1`."""

    created: datetime | None = None
    """When it was created."""


@define(kw_only=True)
class CephCreate(Input):
    """What is sent to create a `Ceph`. What is not set is left to the server."""

    name: str
    ceph_001: int = field(metadata=wire(name="CEPH_001"))
    """Its size, in GB. It can only grow. At least 1."""

    project_id: int


@define(kw_only=True)
class CephUpdate(Input):
    """What is sent to replace a `Ceph`. What is not set is left out."""

    name: str
    ceph_001: int = field(metadata=wire(name="CEPH_001"))
    state: State | Unset = UNSET


@define(kw_only=True)
class CephPatch(Input):
    """Changes to a `Ceph`. What is not set stays as it is."""

    name: str | Unset = UNSET
    ceph_001: int | Unset = field(default=UNSET, metadata=wire(name="CEPH_001"))
    state: State | Unset = UNSET


@define(kw_only=True)
class BOM(Model):
    """How much of something is billed."""

    sku: str
    """What it is."""

    quantity: int
    """Number of its units."""


class CephFilter(TypedDict, total=False):
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
    parent_id: int
    parent_id__gt: int
    parent_id__gte: int
    parent_id__in: list[int]
    parent_id__isnull: bool
    parent_id__lt: int
    parent_id__lte: int
    parent_id__range: list[int]
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


_LIST: Operation[Ceph] = Operation(
    "iaas.ceph.list",
    "GET",
    "/ceph/",
    returns=Ceph,
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
_CREATE: Operation[Ceph] = Operation(
    "iaas.ceph.create", "POST", "/ceph/", sends=CephCreate, returns=Ceph, host="iaas", one="content"
)
_READ: Operation[Ceph] = Operation(
    "iaas.ceph.read", "GET", "/ceph/{pk}/", returns=Ceph, host="iaas", one="content"
)
_UPDATE: Operation[Ceph] = Operation(
    "iaas.ceph.update", "PUT", "/ceph/{pk}/", sends=CephUpdate, returns=Ceph, host="iaas", one="content"
)
_PARTIAL_UPDATE: Operation[Ceph] = Operation(
    "iaas.ceph.partial_update",
    "PATCH",
    "/ceph/{pk}/",
    sends=CephPatch,
    returns=Ceph,
    host="iaas",
    one="content",
)
