"""The resource `whitelist` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import ListedRange, ListedRangeCreate, ListedRangeFilter, ListedRangeUpdate


class Whitelist(Service):
    """Ranges of IP addresses that CloudCIX lets through."""

    _api = API

    def list(
        self,
        *,
        search: ListedRangeFilter | None = None,
        exclude: ListedRangeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[ListedRange]:
        """The resources, page after page.

        ``GET /cix_whitelist/`` on the host `iaas`

        Args:
            order: By `cidr` when nothing is given; else by `created` or `updated`. A leading `-`
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
        search: ListedRangeFilter | None = None,
        exclude: ListedRangeFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[ListedRange]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: ListedRangeCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> ListedRange:
        """Create a resource from `data`.

        ``POST /cix_whitelist/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: str, **options: Unpack[RequestOptions]) -> ListedRange:
        """Get one resource.

        ``GET /cix_whitelist/{pk}/`` on the host `iaas`

        Args:
            pk: The range, as `203.0.113.0/24`. Example: `203.0.113.0/24`.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: str,
        data: ListedRange | ListedRangeUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> ListedRange:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /cix_whitelist/{pk}/`` on the host `iaas`

        Args:
            pk: The range, as `203.0.113.0/24`. Example: `203.0.113.0/24`.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: str, data: ListedRangeUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> ListedRange:
        """Update one resource with `data`. The server takes it for all that there is, as with `update`.

        ``PATCH /cix_whitelist/{pk}/`` on the host `iaas`

        Args:
            pk: The range, as `203.0.113.0/24`. Example: `203.0.113.0/24`.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: str, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /cix_whitelist/{pk}/`` on the host `iaas`

        Args:
            pk: The range, as `203.0.113.0/24`. Example: `203.0.113.0/24`.
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: str, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /cix_whitelist/{pk}/`` on the host `iaas`

        Args:
            pk: The range, as `203.0.113.0/24`. Example: `203.0.113.0/24`.
        """
        return await self._head(_HEAD, (pk,), options)


_LIST: Operation[ListedRange] = Operation(
    "iaas.whitelist.list",
    "GET",
    "/cix_whitelist/",
    returns=ListedRange,
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
_CREATE: Operation[ListedRange] = Operation(
    "iaas.whitelist.create",
    "POST",
    "/cix_whitelist/",
    sends=ListedRangeCreate,
    returns=ListedRange,
    host="iaas",
    one="content",
)
_READ: Operation[ListedRange] = Operation(
    "iaas.whitelist.read", "GET", "/cix_whitelist/{pk:path}/", returns=ListedRange, host="iaas", one="content"
)
_UPDATE: Operation[ListedRange] = Operation(
    "iaas.whitelist.update",
    "PUT",
    "/cix_whitelist/{pk:path}/",
    sends=ListedRangeUpdate,
    returns=ListedRange,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[ListedRange] = Operation(
    "iaas.whitelist.partial_update",
    "PATCH",
    "/cix_whitelist/{pk:path}/",
    sends=ListedRangeUpdate,
    returns=ListedRange,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "iaas.whitelist.delete", "DELETE", "/cix_whitelist/{pk:path}/", host="iaas"
)
_HEAD: Operation[None] = Operation("iaas.whitelist.head", "HEAD", "/cix_whitelist/{pk:path}/", host="iaas")
