"""The resource `part_used` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class PartUsed(Service):
    """The parts that were used for an item."""

    _api = API

    def list(
        self,
        *,
        ticket_id: int,
        item_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /ticket/{ticket_id}/item/{item_id}/part_used/`` on the host `helpdesk`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (ticket_id, item_id),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        ticket_id: int,
        item_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            ticket_id=ticket_id,
            item_id=item_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, ticket_id: int, item_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /ticket/{ticket_id}/item/{item_id}/part_used/`` on the host `helpdesk`
        """
        return await self._call(_CREATE, (ticket_id, item_id), options, data=data)

    async def read(
        self, pk: int, *, ticket_id: int, item_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET /ticket/{ticket_id}/item/{item_id}/part_used/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_READ, (ticket_id, item_id, pk), options)

    async def update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        ticket_id: int,
        item_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /ticket/{ticket_id}/item/{item_id}/part_used/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_UPDATE, (ticket_id, item_id, pk), options, data=data)

    async def partial_update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        ticket_id: int,
        item_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /ticket/{ticket_id}/item/{item_id}/part_used/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_PARTIAL_UPDATE, (ticket_id, item_id, pk), options, data=data)

    async def delete(
        self, pk: int, *, ticket_id: int, item_id: int, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete one resource.

        ``DELETE /ticket/{ticket_id}/item/{item_id}/part_used/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_DELETE, (ticket_id, item_id, pk), options)

    async def head(
        self, pk: int | None = None, *, ticket_id: int, item_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /ticket/{ticket_id}/item/{item_id}/part_used/{pk}/`` on the host `helpdesk`
        """
        return await self._head(
            _HEAD, (ticket_id, item_id) if pk is None else (ticket_id, item_id, pk), options
        )


_LIST: Operation[dict[str, Any]] = Operation(
    "helpdesk.part_used.list",
    "GET",
    "/ticket/{ticket_id}/item/{item_id}/part_used/",
    returns=dict[str, Any],
    answer="page",
    host="helpdesk",
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
    "helpdesk.part_used.create",
    "POST",
    "/ticket/{ticket_id}/item/{item_id}/part_used/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "helpdesk.part_used.read",
    "GET",
    "/ticket/{ticket_id}/item/{item_id}/part_used/{pk}/",
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "helpdesk.part_used.update",
    "PUT",
    "/ticket/{ticket_id}/item/{item_id}/part_used/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "helpdesk.part_used.partial_update",
    "PATCH",
    "/ticket/{ticket_id}/item/{item_id}/part_used/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "helpdesk.part_used.delete",
    "DELETE",
    "/ticket/{ticket_id}/item/{item_id}/part_used/{pk}/",
    host="helpdesk",
)
_HEAD: Operation[None] = Operation(
    "helpdesk.part_used.head",
    "HEAD",
    "/ticket/{ticket_id}/item/{item_id}/part_used/{pk}/",
    collection="/ticket/{ticket_id}/item/{item_id}/part_used/",
    host="helpdesk",
)
