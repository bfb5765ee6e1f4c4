"""The resource `domain` of CloudCIX.

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
from .models import Domain, DomainCreate


class DomainService(Service):
    """Domains that names are kept of."""

    _api = API

    def list(
        self,
        *,
        search: DomainFilter | None = None,
        exclude: DomainFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Domain]:
        """The resources, page after page.

        ``GET /domain/`` on the host `iaas`

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
        search: DomainFilter | None = None,
        exclude: DomainFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Domain]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: DomainCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Domain:
        """Create a resource from `data`.

        ``POST /domain/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Domain:
        """Get one resource.

        ``GET /domain/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /domain/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /domain/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)


class DomainFilter(TypedDict, total=False):
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
    member_id: int
    member_id__gt: int
    member_id__gte: int
    member_id__in: list[int]
    member_id__isnull: bool
    member_id__lt: int
    member_id__lte: int
    member_id__range: list[int]
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


_LIST: Operation[Domain] = Operation(
    "iaas.domain.list",
    "GET",
    "/domain/",
    returns=Domain,
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
_CREATE: Operation[Domain] = Operation(
    "iaas.domain.create", "POST", "/domain/", sends=DomainCreate, returns=Domain, host="iaas", one="content"
)
_READ: Operation[Domain] = Operation(
    "iaas.domain.read", "GET", "/domain/{pk}/", returns=Domain, host="iaas", one="content"
)
_DELETE: Operation[None] = Operation("iaas.domain.delete", "DELETE", "/domain/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.domain.head", "HEAD", "/domain/{pk}/", host="iaas")
