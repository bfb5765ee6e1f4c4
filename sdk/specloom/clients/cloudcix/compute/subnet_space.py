"""The resource `subnet_space` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class SubnetSpace(Service):
    """The room that is left in an allocation."""

    _api = API

    def list(
        self,
        *,
        allocation_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /subnet_space/{allocation_id}/`` on the host `compute`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (allocation_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        allocation_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            allocation_id=allocation_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, allocation_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /subnet_space/{allocation_id}/`` on the host `compute`
        """
        return await self._call(_CREATE, (allocation_id,), options, data=data)

    async def read(self, pk: int, *, allocation_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /subnet_space/{allocation_id}/{pk}/`` on the host `compute`
        """
        return await self._call(_READ, (allocation_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, allocation_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /subnet_space/{allocation_id}/{pk}/`` on the host `compute`
        """
        return await self._call(_UPDATE, (allocation_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, allocation_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /subnet_space/{allocation_id}/{pk}/`` on the host `compute`
        """
        return await self._call(_PARTIAL_UPDATE, (allocation_id, pk), options, data=data)

    async def delete(self, pk: int, *, allocation_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /subnet_space/{allocation_id}/{pk}/`` on the host `compute`
        """
        return await self._call(_DELETE, (allocation_id, pk), options)

    async def head(
        self, pk: int | None = None, *, allocation_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /subnet_space/{allocation_id}/{pk}/`` on the host `compute`
        """
        return await self._head(_HEAD, (allocation_id,) if pk is None else (allocation_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "compute.subnet_space.list",
    "GET",
    "/subnet_space/{allocation_id}/",
    returns=dict[str, Any],
    answer="page",
    host="compute",
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
_CREATE: Operation[dict[str, Any]] = Operation(
    "compute.subnet_space.create",
    "POST",
    "/subnet_space/{allocation_id}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="compute",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "compute.subnet_space.read",
    "GET",
    "/subnet_space/{allocation_id}/{pk}/",
    returns=dict[str, Any],
    host="compute",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "compute.subnet_space.update",
    "PUT",
    "/subnet_space/{allocation_id}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="compute",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "compute.subnet_space.partial_update",
    "PATCH",
    "/subnet_space/{allocation_id}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="compute",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "compute.subnet_space.delete", "DELETE", "/subnet_space/{allocation_id}/{pk}/", host="compute"
)
_HEAD: Operation[None] = Operation(
    "compute.subnet_space.head",
    "HEAD",
    "/subnet_space/{allocation_id}/{pk}/",
    collection="/subnet_space/{allocation_id}/",
    host="compute",
)
