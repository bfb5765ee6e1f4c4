"""The resource `ticket_history` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class TicketHistory(Service):
    """What became of a ticket."""

    _api = API

    def list(
        self,
        *,
        transaction_type_id: int,
        tsn: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /ticket/{transaction_type_id}/{tsn}/history/`` on the host `support`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (transaction_type_id, tsn),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        transaction_type_id: int,
        tsn: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            transaction_type_id=transaction_type_id,
            tsn=tsn,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self,
        data: Mapping[str, Any],
        *,
        transaction_type_id: int,
        tsn: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /ticket/{transaction_type_id}/{tsn}/history/`` on the host `support`
        """
        return await self._call(_CREATE, (transaction_type_id, tsn), options, data=data)

    async def read(
        self, pk: int, *, transaction_type_id: int, tsn: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET /ticket/{transaction_type_id}/{tsn}/history/{pk}/`` on the host `support`
        """
        return await self._call(_READ, (transaction_type_id, tsn, pk), options)

    async def update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        transaction_type_id: int,
        tsn: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /ticket/{transaction_type_id}/{tsn}/history/{pk}/`` on the host `support`
        """
        return await self._call(_UPDATE, (transaction_type_id, tsn, pk), options, data=data)

    async def partial_update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        transaction_type_id: int,
        tsn: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /ticket/{transaction_type_id}/{tsn}/history/{pk}/`` on the host `support`
        """
        return await self._call(_PARTIAL_UPDATE, (transaction_type_id, tsn, pk), options, data=data)

    async def delete(
        self, pk: int, *, transaction_type_id: int, tsn: int, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete one resource.

        ``DELETE /ticket/{transaction_type_id}/{tsn}/history/{pk}/`` on the host `support`
        """
        return await self._call(_DELETE, (transaction_type_id, tsn, pk), options)

    async def head(
        self, pk: int | None = None, *, transaction_type_id: int, tsn: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /ticket/{transaction_type_id}/{tsn}/history/{pk}/`` on the host `support`
        """
        return await self._head(
            _HEAD, (transaction_type_id, tsn) if pk is None else (transaction_type_id, tsn, pk), options
        )


_LIST: Operation[dict[str, Any]] = Operation(
    "support.ticket_history.list",
    "GET",
    "/ticket/{transaction_type_id}/{tsn}/history/",
    returns=dict[str, Any],
    answer="page",
    host="support",
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
    "support.ticket_history.create",
    "POST",
    "/ticket/{transaction_type_id}/{tsn}/history/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="support",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "support.ticket_history.read",
    "GET",
    "/ticket/{transaction_type_id}/{tsn}/history/{pk}/",
    returns=dict[str, Any],
    host="support",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "support.ticket_history.update",
    "PUT",
    "/ticket/{transaction_type_id}/{tsn}/history/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="support",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "support.ticket_history.partial_update",
    "PATCH",
    "/ticket/{transaction_type_id}/{tsn}/history/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="support",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "support.ticket_history.delete",
    "DELETE",
    "/ticket/{transaction_type_id}/{tsn}/history/{pk}/",
    host="support",
)
_HEAD: Operation[None] = Operation(
    "support.ticket_history.head",
    "HEAD",
    "/ticket/{transaction_type_id}/{tsn}/history/{pk}/",
    collection="/ticket/{transaction_type_id}/{tsn}/history/",
    host="support",
)
