"""The resource `backup` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, TypedDict, Unpack

from attrs import define

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenIntEnum, Unset, Wire, changes

from .._api import API
from ..models import Metadata
from .models import VM, BackupHistory, State


class BackupService(Service):
    """Backups of virtual machines."""

    _api = API

    def list(
        self,
        *,
        search: BackupFilter | None = None,
        exclude: BackupFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Backup]:
        """The resources, page after page.

        ``GET /backup/`` on the host `iaas`

        Args:
            order: `created`, `id`, `name`, `state`, `time_valid` or `vm_id`; a leading `-` reverses.
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
        search: BackupFilter | None = None,
        exclude: BackupFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Backup]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: BackupCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Backup:
        """Create a resource from `data`.

        ``POST /backup/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Backup:
        """Get one resource.

        ``GET /backup/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the backup.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Backup | BackupPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Backup:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /backup/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the backup.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: BackupPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Backup:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /backup/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the backup.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /backup/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the backup.
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Backup, new: Backup) -> BackupPatch:
        """What to send so that *old* becomes *new*: a `BackupPatch` of the fields that differ."""
        return changes(BackupPatch, old, new)


class Repository(OpenIntEnum):
    """Where a backup is kept."""

    primary = 1
    """In the first store."""

    secondary = 2
    """In the second store."""


@define(kw_only=True)
class Backup(Model):
    """A copy of a virtual machine that is kept elsewhere."""

    id: int
    """Id of the backup."""

    name: str
    """Name of the backup, unique among those of its virtual machine. From 1 to 128."""

    vm: VM | None = None
    """The virtual machine."""

    repository: Repository
    """Where it is kept."""

    state: State
    """Its state. `running_update` returns to it, `scrub` deletes it. Default: `1`."""

    time_valid: Annotated[datetime, Wire("%Y-%m-%d %H:%M:%S")] | None = None
    """The moment that was copied. The robot sets it, in UTC; a time zone is not sent."""

    emails: list[str] | None = None
    """Who is told of changes, the project's manager and who asked last. Only `read` answers it."""

    history: list[BackupHistory] | None = None
    """What became of it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class BackupCreate(Input):
    """What is sent to create a `Backup`. What is not set is left to the server."""

    name: str
    vm_id: int
    """Id of the virtual machine, which must be `running`."""

    repository: Repository


@define(kw_only=True)
class BackupPatch(Input):
    """Changes to a `Backup`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    state: State | Unset = UNSET
    time_valid: Annotated[datetime, Wire("%Y-%m-%d %H:%M:%S")] | Unset | None = UNSET


class BackupFilter(TypedDict, total=False):
    """Filters of backups. `created` is compared as text; no answer holds a `timestamp`."""

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
    timestamp: str
    timestamp__in: list[str]
    timestamp__icontains: str
    timestamp__iendswith: str
    timestamp__iexact: str
    timestamp__istartswith: str
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


_LIST: Operation[Backup] = Operation(
    "iaas.backup.list",
    "GET",
    "/backup/",
    returns=Backup,
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
_CREATE: Operation[Backup] = Operation(
    "iaas.backup.create", "POST", "/backup/", sends=BackupCreate, returns=Backup, host="iaas", one="content"
)
_READ: Operation[Backup] = Operation(
    "iaas.backup.read", "GET", "/backup/{pk}/", returns=Backup, host="iaas", one="content"
)
_UPDATE: Operation[Backup] = Operation(
    "iaas.backup.update",
    "PUT",
    "/backup/{pk}/",
    sends=BackupPatch,
    returns=Backup,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Backup] = Operation(
    "iaas.backup.partial_update",
    "PATCH",
    "/backup/{pk}/",
    sends=BackupPatch,
    returns=Backup,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.backup.head", "HEAD", "/backup/{pk}/", host="iaas")
