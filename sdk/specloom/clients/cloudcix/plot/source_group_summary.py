"""The resource `source_group_summary` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class SourceGroupSummary(Service):
    """The readings of a group of sources, summed up."""

    _api = API

    def list(
        self,
        *,
        source: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /source_group_summary/{source}/`` on the host `plot`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (source,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        source: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            source=source, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, source: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /source_group_summary/{source}/`` on the host `plot`
        """
        return await self._call(_CREATE, (source,), options, data=data)

    async def read(self, pk: int, *, source: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /source_group_summary/{source}/{pk}/`` on the host `plot`
        """
        return await self._call(_READ, (source, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, source: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /source_group_summary/{source}/{pk}/`` on the host `plot`
        """
        return await self._call(_UPDATE, (source, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, source: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /source_group_summary/{source}/{pk}/`` on the host `plot`
        """
        return await self._call(_PARTIAL_UPDATE, (source, pk), options, data=data)

    async def delete(self, pk: int, *, source: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /source_group_summary/{source}/{pk}/`` on the host `plot`
        """
        return await self._call(_DELETE, (source, pk), options)

    async def head(self, pk: int | None = None, *, source: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /source_group_summary/{source}/{pk}/`` on the host `plot`
        """
        return await self._head(_HEAD, (source,) if pk is None else (source, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "plot.source_group_summary.list",
    "GET",
    "/source_group_summary/{source}/",
    returns=dict[str, Any],
    answer="page",
    host="plot",
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
    "plot.source_group_summary.create",
    "POST",
    "/source_group_summary/{source}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="plot",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "plot.source_group_summary.read",
    "GET",
    "/source_group_summary/{source}/{pk}/",
    returns=dict[str, Any],
    host="plot",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "plot.source_group_summary.update",
    "PUT",
    "/source_group_summary/{source}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="plot",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "plot.source_group_summary.partial_update",
    "PATCH",
    "/source_group_summary/{source}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="plot",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "plot.source_group_summary.delete", "DELETE", "/source_group_summary/{source}/{pk}/", host="plot"
)
_HEAD: Operation[None] = Operation(
    "plot.source_group_summary.head",
    "HEAD",
    "/source_group_summary/{source}/{pk}/",
    collection="/source_group_summary/{source}/",
    host="plot",
)
