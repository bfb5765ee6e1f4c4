"""The resource `interface` of CloudCIX.

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
from .models import Interface, InterfaceCreate, InterfacePatch, InterfaceUpdate


class InterfaceService(Service):
    """Network interfaces of servers."""

    _api = API

    def list(
        self,
        *,
        search: InterfaceFilter | None = None,
        exclude: InterfaceFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Interface]:
        """The resources, page after page.

        ``GET /interface/`` on the host `iaas`

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
        search: InterfaceFilter | None = None,
        exclude: InterfaceFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Interface]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: InterfaceCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Interface:
        """Create a resource from `data`.

        ``POST /interface/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Interface:
        """Get one resource.

        ``GET /interface/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: Interface | InterfaceUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Interface:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /interface/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: InterfacePatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Interface:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /interface/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /interface/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /interface/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Interface, new: Interface) -> InterfacePatch:
        """What to send so that *old* becomes *new*: an `InterfacePatch` of the fields that differ."""
        return changes(InterfacePatch, old, new)


class InterfaceFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    server_id: int
    server_id__gt: int
    server_id__gte: int
    server_id__in: list[int]
    server_id__isnull: bool
    server_id__lt: int
    server_id__lte: int
    server_id__range: list[int]
    mac_address: str
    mac_address__in: list[str]
    mac_address__icontains: str
    mac_address__iendswith: str
    mac_address__iexact: str
    mac_address__istartswith: str
    ip_address: str
    ip_address__in: list[str]
    ip_address__icontains: str
    ip_address__iendswith: str
    ip_address__iexact: str
    ip_address__istartswith: str
    hostname: str
    hostname__in: list[str]
    hostname__icontains: str
    hostname__iendswith: str
    hostname__iexact: str
    hostname__istartswith: str
    details: str
    details__in: list[str]
    details__icontains: str
    details__iendswith: str
    details__iexact: str
    details__istartswith: str
    enabled: bool


_LIST: Operation[Interface] = Operation(
    "iaas.interface.list",
    "GET",
    "/interface/",
    returns=Interface,
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
_CREATE: Operation[Interface] = Operation(
    "iaas.interface.create",
    "POST",
    "/interface/",
    sends=InterfaceCreate,
    returns=Interface,
    host="iaas",
    one="content",
)
_READ: Operation[Interface] = Operation(
    "iaas.interface.read", "GET", "/interface/{pk}/", returns=Interface, host="iaas", one="content"
)
_UPDATE: Operation[Interface] = Operation(
    "iaas.interface.update",
    "PUT",
    "/interface/{pk}/",
    sends=InterfaceUpdate,
    returns=Interface,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Interface] = Operation(
    "iaas.interface.partial_update",
    "PATCH",
    "/interface/{pk}/",
    sends=InterfacePatch,
    returns=Interface,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.interface.delete", "DELETE", "/interface/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.interface.head", "HEAD", "/interface/{pk}/", host="iaas")
