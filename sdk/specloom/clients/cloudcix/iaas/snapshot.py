"""The resource `snapshot` of CloudCIX.

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
from .models import VM, SnapshotHistory, State


class SnapshotService(Service):
    """Snapshots of virtual machines."""

    _api = API

    def list(
        self,
        *,
        search: SnapshotFilter | None = None,
        exclude: SnapshotFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Snapshot]:
        """The resources, page after page.

        ``GET /snapshot/`` on the host `iaas`

        Args:
            order: `active`, `created`, `id`, `name`, `parent_id`, `state` or `vm_id`; a leading `-`
                reverses.
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
        search: SnapshotFilter | None = None,
        exclude: SnapshotFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Snapshot]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: SnapshotCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Snapshot:
        """Create a resource from `data`.

        ``POST /snapshot/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Snapshot:
        """Get one resource.

        ``GET /snapshot/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the snapshot.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Snapshot | SnapshotPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Snapshot:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /snapshot/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the snapshot.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: SnapshotPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Snapshot:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /snapshot/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the snapshot.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /snapshot/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the snapshot.
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Snapshot, new: Snapshot) -> SnapshotPatch:
        """What to send so that *old* becomes *new*: a `SnapshotPatch` of the fields that differ."""
        return changes(SnapshotPatch, old, new)


@define(kw_only=True)
class Snapshot(Model):
    """A moment of a virtual machine, to which it can return."""

    id: int
    """Id of the snapshot."""

    name: str
    """Name of the snapshot, unique among those of its virtual machine. From 1 to 128."""

    vm: VM | None = None
    """The virtual machine."""

    state: State
    """Its state. `running_update` returns to it, `scrub` deletes it. Default: `1`."""

    remove_subtree: bool
    """Whether those that follow are deleted, too. Sent as true only with `scrub`. Default: `false`."""

    active: bool
    """Whether the virtual machine runs from it. Default: `true`."""

    parent_id: int | None = None
    """Id of the snapshot that it follows."""

    emails: list[str] | None = None
    """Who is told of changes, the project's manager and who asked last. Only `read` answers it."""

    history: list[SnapshotHistory] | None = None
    """What became of it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class SnapshotCreate(Input):
    """What is sent to create a `Snapshot`. What is not set is left to the server."""

    name: str
    vm_id: int
    """Id of the virtual machine, which must be `running`."""


@define(kw_only=True)
class SnapshotPatch(Input):
    """Changes to a `Snapshot`. What is not set stays as it is."""

    name: str | Unset = UNSET
    state: State | Unset = UNSET
    remove_subtree: bool | Unset = UNSET


class SnapshotFilter(TypedDict, total=False):
    """Filters of snapshots. `created` is compared as text."""

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
    active: bool
    remove_subtree: bool
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
    vm__server_id: int
    vm__server_id__gt: int
    vm__server_id__gte: int
    vm__server_id__in: list[int]
    vm__server_id__isnull: bool
    vm__server_id__lt: int
    vm__server_id__lte: int
    vm__server_id__range: list[int]
    vm__project_id: int
    vm__project_id__gt: int
    vm__project_id__gte: int
    vm__project_id__in: list[int]
    vm__project_id__isnull: bool
    vm__project_id__lt: int
    vm__project_id__lte: int
    vm__project_id__range: list[int]
    vm__project__name: str
    vm__project__name__in: list[str]
    vm__project__name__icontains: str
    vm__project__name__iendswith: str
    vm__project__name__iexact: str
    vm__project__name__istartswith: str
    vm__project__address_id: int
    vm__project__address_id__gt: int
    vm__project__address_id__gte: int
    vm__project__address_id__in: list[int]
    vm__project__address_id__isnull: bool
    vm__project__address_id__lt: int
    vm__project__address_id__lte: int
    vm__project__address_id__range: list[int]
    vm__project__region_id: int
    vm__project__region_id__gt: int
    vm__project__region_id__gte: int
    vm__project__region_id__in: list[int]
    vm__project__region_id__isnull: bool
    vm__project__region_id__lt: int
    vm__project__region_id__lte: int
    vm__project__region_id__range: list[int]
    created: str
    created__in: list[str]
    created__icontains: str
    created__iendswith: str
    created__iexact: str
    created__istartswith: str


_LIST: Operation[Snapshot] = Operation(
    "iaas.snapshot.list",
    "GET",
    "/snapshot/",
    returns=Snapshot,
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
_CREATE: Operation[Snapshot] = Operation(
    "iaas.snapshot.create",
    "POST",
    "/snapshot/",
    sends=SnapshotCreate,
    returns=Snapshot,
    host="iaas",
    one="content",
)
_READ: Operation[Snapshot] = Operation(
    "iaas.snapshot.read", "GET", "/snapshot/{pk}/", returns=Snapshot, host="iaas", one="content"
)
_UPDATE: Operation[Snapshot] = Operation(
    "iaas.snapshot.update",
    "PUT",
    "/snapshot/{pk}/",
    sends=SnapshotPatch,
    returns=Snapshot,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Snapshot] = Operation(
    "iaas.snapshot.partial_update",
    "PATCH",
    "/snapshot/{pk}/",
    sends=SnapshotPatch,
    returns=Snapshot,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.snapshot.head", "HEAD", "/snapshot/{pk}/", host="iaas")
