"""The resource `storage_type` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import StorageType, StorageTypePatch, StorageTypeUpdate


class StorageTypeService(Service):
    """Types of drives."""

    _api = API

    def list(
        self,
        *,
        search: StorageTypeFilter | None = None,
        exclude: StorageTypeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[StorageType]:
        """The resources, page after page.

        ``GET /storage_type/`` on the host `iaas`

        Args:
            order: `id`, or `-id` to reverse.
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
        search: StorageTypeFilter | None = None,
        exclude: StorageTypeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[StorageType]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> StorageType:
        """Get one resource.

        ``GET /storage_type/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the type.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: StorageType | StorageTypeUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> StorageType:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /storage_type/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the type.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: StorageTypePatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> StorageType:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /storage_type/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the type.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /storage_type/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the type.
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: StorageType, new: StorageType) -> StorageTypePatch:
        """What to send so that *old* becomes *new*: a `StorageTypePatch` of the fields that differ."""
        return changes(StorageTypePatch, old, new)


class StorageTypeFilter(TypedDict, total=False):
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
    regions__region: int
    regions__region__gt: int
    regions__region__gte: int
    regions__region__in: list[int]
    regions__region__isnull: bool
    regions__region__lt: int
    regions__region__lte: int
    regions__region__range: list[int]


_LIST: Operation[StorageType] = Operation(
    "iaas.storage_type.list",
    "GET",
    "/storage_type/",
    returns=StorageType,
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
_READ: Operation[StorageType] = Operation(
    "iaas.storage_type.read", "GET", "/storage_type/{pk}/", returns=StorageType, host="iaas", one="content"
)
_UPDATE: Operation[StorageType] = Operation(
    "iaas.storage_type.update",
    "PUT",
    "/storage_type/{pk}/",
    sends=StorageTypeUpdate,
    returns=StorageType,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[StorageType] = Operation(
    "iaas.storage_type.partial_update",
    "PATCH",
    "/storage_type/{pk}/",
    sends=StorageTypePatch,
    returns=StorageType,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.storage_type.head", "HEAD", "/storage_type/{pk}/", host="iaas")
