"""The resource `storage` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import Storage, StorageCreate


class StorageService(Service):
    """The drives of a virtual machine."""

    _api = API

    def list(
        self,
        *,
        vm_id: int,
        search: StorageFilter | None = None,
        exclude: StorageFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Storage]:
        """The resources, page after page.

        ``GET /vm/{vm_id}/storage/`` on the host `iaas`

        Args:
            vm_id: The id of the virtual machine.
            order: `gb`, `name` or `primary`; a leading `-` reverses.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (vm_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        vm_id: int,
        search: StorageFilter | None = None,
        exclude: StorageFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Storage]:
        """All items of `list`, in one list."""
        return await self.list(
            vm_id=vm_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: StorageCreate | Mapping[str, Any], *, vm_id: int, **options: Unpack[RequestOptions]
    ) -> Storage:
        """Create a resource from `data`.

        ``POST /vm/{vm_id}/storage/`` on the host `iaas`

        Args:
            vm_id: The id of the virtual machine.
        """
        return await self._call(_CREATE, (vm_id,), options, data=data)

    async def read(self, pk: int, *, vm_id: int, **options: Unpack[RequestOptions]) -> Storage:
        """Get one resource.

        ``GET /vm/{vm_id}/storage/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the drive.
            vm_id: The id of the virtual machine.
        """
        return await self._call(_READ, (vm_id, pk), options)

    async def head(self, pk: int, *, vm_id: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /vm/{vm_id}/storage/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the drive.
            vm_id: The id of the virtual machine.
        """
        return await self._head(_HEAD, (vm_id, pk), options)


class StorageFilter(TypedDict, total=False):
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
    primary: bool
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


_LIST: Operation[Storage] = Operation(
    "iaas.storage.list",
    "GET",
    "/vm/{vm_id}/storage/",
    returns=Storage,
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
_CREATE: Operation[Storage] = Operation(
    "iaas.storage.create",
    "POST",
    "/vm/{vm_id}/storage/",
    sends=StorageCreate,
    returns=Storage,
    host="iaas",
    one="content",
)
_READ: Operation[Storage] = Operation(
    "iaas.storage.read", "GET", "/vm/{vm_id}/storage/{pk}/", returns=Storage, host="iaas", one="content"
)
_HEAD: Operation[None] = Operation("iaas.storage.head", "HEAD", "/vm/{vm_id}/storage/{pk}/", host="iaas")
