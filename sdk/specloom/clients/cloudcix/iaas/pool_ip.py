"""The resource `pool_ip` of CloudCIX.

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
from .models import PoolIP, PoolIPCreate, PoolIPPatch, PoolIPUpdate


class PoolIp(Service):
    """IP addresses of a pool, from which others are translated."""

    _api = API

    def list(
        self,
        *,
        search: PoolIPFilter | None = None,
        exclude: PoolIPFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[PoolIP]:
        """The resources, page after page.

        ``GET /pool_ip/`` on the host `iaas`

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
        search: PoolIPFilter | None = None,
        exclude: PoolIPFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[PoolIP]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: PoolIPCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> PoolIP:
        """Create a resource from `data`.

        ``POST /pool_ip/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> PoolIP:
        """Get one resource.

        ``GET /pool_ip/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: PoolIP | PoolIPUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> PoolIP:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /pool_ip/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: PoolIPPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> PoolIP:
        """Update one resource with `data`; the server asks for both fields here too.

        ``PATCH /pool_ip/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /pool_ip/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /pool_ip/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: PoolIP, new: PoolIP) -> PoolIPPatch:
        """What to send so that *old* becomes *new*: a `PoolIPPatch` of the fields that differ."""
        return changes(PoolIPPatch, old, new)


class PoolIPFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    ip_address: str
    ip_address__in: list[str]
    ip_address__icontains: str
    ip_address__iendswith: str
    ip_address__iexact: str
    ip_address__istartswith: str
    domain: str
    domain__in: list[str]
    domain__icontains: str
    domain__iendswith: str
    domain__iexact: str
    domain__istartswith: str
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


_LIST: Operation[PoolIP] = Operation(
    "iaas.pool_ip.list",
    "GET",
    "/pool_ip/",
    returns=PoolIP,
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
_CREATE: Operation[PoolIP] = Operation(
    "iaas.pool_ip.create", "POST", "/pool_ip/", sends=PoolIPCreate, returns=PoolIP, host="iaas", one="content"
)
_READ: Operation[PoolIP] = Operation(
    "iaas.pool_ip.read", "GET", "/pool_ip/{pk}/", returns=PoolIP, host="iaas", one="content"
)
_UPDATE: Operation[PoolIP] = Operation(
    "iaas.pool_ip.update",
    "PUT",
    "/pool_ip/{pk}/",
    sends=PoolIPUpdate,
    returns=PoolIP,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[PoolIP] = Operation(
    "iaas.pool_ip.partial_update",
    "PATCH",
    "/pool_ip/{pk}/",
    sends=PoolIPPatch,
    returns=PoolIP,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.pool_ip.delete", "DELETE", "/pool_ip/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.pool_ip.head", "HEAD", "/pool_ip/{pk}/", host="iaas")
