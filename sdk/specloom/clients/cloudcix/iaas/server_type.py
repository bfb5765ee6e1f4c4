"""The resource `server_type` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import TypedDict, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import ServerType


class ServerTypeService(Service):
    """Types of servers."""

    _api = API

    def list(
        self,
        *,
        search: ServerTypeFilter | None = None,
        exclude: ServerTypeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[ServerType]:
        """The resources, page after page.

        ``GET /server_type/`` on the host `iaas`

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
        search: ServerTypeFilter | None = None,
        exclude: ServerTypeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[ServerType]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> ServerType:
        """Get one resource.

        ``GET /server_type/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /server_type/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)


class ServerTypeFilter(TypedDict, total=False):
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


_LIST: Operation[ServerType] = Operation(
    "iaas.server_type.list",
    "GET",
    "/server_type/",
    returns=ServerType,
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
_READ: Operation[ServerType] = Operation(
    "iaas.server_type.read", "GET", "/server_type/{pk}/", returns=ServerType, host="iaas", one="content"
)
_HEAD: Operation[None] = Operation("iaas.server_type.head", "HEAD", "/server_type/{pk}/", host="iaas")
