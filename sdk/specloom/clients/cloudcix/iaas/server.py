"""The resource `server` of CloudCIX.

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
from .models import Server, ServerCreate, ServerPatch


class ServerService(Service):
    """Servers."""

    _api = API

    def list(
        self,
        *,
        search: ServerFilter | None = None,
        exclude: ServerFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Server]:
        """The resources, page after page.

        ``GET /server/`` on the host `iaas`

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
        search: ServerFilter | None = None,
        exclude: ServerFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Server]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: ServerCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Server:
        """Create a resource from `data`.

        ``POST /server/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Server:
        """Get one resource.

        ``GET /server/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Server | ServerPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Server:
        """Update one resource with `data`; what is not in it stays as it is.

        ``PUT /server/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: ServerPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Server:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /server/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /server/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Server, new: Server) -> ServerPatch:
        """What to send so that *old* becomes *new*: a `ServerPatch` of the fields that differ."""
        return changes(ServerPatch, old, new)


class ServerFilter(TypedDict, total=False):
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
    model: str
    model__in: list[str]
    model__icontains: str
    model__iendswith: str
    model__iexact: str
    model__istartswith: str
    asset_tag: int
    asset_tag__gt: int
    asset_tag__gte: int
    asset_tag__in: list[int]
    asset_tag__isnull: bool
    asset_tag__lt: int
    asset_tag__lte: int
    asset_tag__range: list[int]
    enabled: bool
    cores: int
    cores__gt: int
    cores__gte: int
    cores__in: list[int]
    cores__isnull: bool
    cores__lt: int
    cores__lte: int
    cores__range: list[int]
    ram: int
    ram__gt: int
    ram__gte: int
    ram__in: list[int]
    ram__isnull: bool
    ram__lt: int
    ram__lte: int
    ram__range: list[int]
    gb: int
    gb__gt: int
    gb__gte: int
    gb__in: list[int]
    gb__isnull: bool
    gb__lt: int
    gb__lte: int
    gb__range: list[int]
    type__name: str
    type__name__in: list[str]
    type__name__icontains: str
    type__name__iendswith: str
    type__name__iexact: str
    type__name__istartswith: str
    storage_type__name: str
    storage_type__name__in: list[str]
    storage_type__name__icontains: str
    storage_type__name__iendswith: str
    storage_type__name__iexact: str
    storage_type__name__istartswith: str
    interfaces__ip_address: str
    interfaces__ip_address__in: list[str]
    interfaces__ip_address__icontains: str
    interfaces__ip_address__iendswith: str
    interfaces__ip_address__iexact: str
    interfaces__ip_address__istartswith: str
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


_LIST: Operation[Server] = Operation(
    "iaas.server.list",
    "GET",
    "/server/",
    returns=Server,
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
_CREATE: Operation[Server] = Operation(
    "iaas.server.create", "POST", "/server/", sends=ServerCreate, returns=Server, host="iaas", one="content"
)
_READ: Operation[Server] = Operation(
    "iaas.server.read", "GET", "/server/{pk}/", returns=Server, host="iaas", one="content"
)
_UPDATE: Operation[Server] = Operation(
    "iaas.server.update",
    "PUT",
    "/server/{pk}/",
    sends=ServerPatch,
    returns=Server,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Server] = Operation(
    "iaas.server.partial_update",
    "PATCH",
    "/server/{pk}/",
    sends=ServerPatch,
    returns=Server,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.server.head", "HEAD", "/server/{pk}/", host="iaas")
