"""The resource `virtual_router` of CloudCIX.

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
from .models import VirtualRouter, VirtualRouterPatch, VirtualRouterUpdate


class VirtualRouterService(Service):
    """The routers of projects."""

    _api = API

    def list(
        self,
        *,
        search: VirtualRouterFilter | None = None,
        exclude: VirtualRouterFilter | None = None,
        order: str | None = None,
        include_related: bool | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[VirtualRouter]:
        """The resources, page after page.

        ``GET /virtual_router/`` on the host `iaas`

        Args:
            order: `created`, `project_id`, `project__address_id`, `project__name`, `project__region_id`
                or `state`; a leading `-` reverses.
            include_related: Whether `project`, `ip_address` and `firewall_rules` are answered, too.
                Default: `true`.
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
        search: VirtualRouterFilter | None = None,
        exclude: VirtualRouterFilter | None = None,
        order: str | None = None,
        include_related: bool | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[VirtualRouter]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search,
            exclude=exclude,
            order=order,
            include_related=include_related,
            page_size=page_size,
            **options,
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> VirtualRouter:
        """Get one resource.

        ``GET /virtual_router/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the router.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: VirtualRouter | VirtualRouterUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> VirtualRouter:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /virtual_router/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the router.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: VirtualRouterPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> VirtualRouter:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /virtual_router/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the router.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /virtual_router/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the router.
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: VirtualRouter, new: VirtualRouter) -> VirtualRouterPatch:
        """What to send so that *old* becomes *new*: a `VirtualRouterPatch` of the fields that differ."""
        return changes(VirtualRouterPatch, old, new)


class VirtualRouterFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    state: int
    state__gt: int
    state__gte: int
    state__in: list[int]
    state__isnull: bool
    state__lt: int
    state__lte: int
    state__range: list[int]
    ip_address_id: int
    ip_address_id__gt: int
    ip_address_id__gte: int
    ip_address_id__in: list[int]
    ip_address_id__isnull: bool
    ip_address_id__lt: int
    ip_address_id__lte: int
    ip_address_id__range: list[int]
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


_LIST: Operation[VirtualRouter] = Operation(
    "iaas.virtual_router.list",
    "GET",
    "/virtual_router/",
    returns=VirtualRouter,
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
_READ: Operation[VirtualRouter] = Operation(
    "iaas.virtual_router.read",
    "GET",
    "/virtual_router/{pk}/",
    returns=VirtualRouter,
    host="iaas",
    one="content",
)
_UPDATE: Operation[VirtualRouter] = Operation(
    "iaas.virtual_router.update",
    "PUT",
    "/virtual_router/{pk}/",
    sends=VirtualRouterUpdate,
    returns=VirtualRouter,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[VirtualRouter] = Operation(
    "iaas.virtual_router.partial_update",
    "PATCH",
    "/virtual_router/{pk}/",
    sends=VirtualRouterPatch,
    returns=VirtualRouter,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.virtual_router.head", "HEAD", "/virtual_router/{pk}/", host="iaas")
