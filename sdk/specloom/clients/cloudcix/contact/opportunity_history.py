"""The resource `opportunity_history` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class OpportunityHistory(Service):
    """What became of an opportunity."""

    _api = API

    def list(
        self,
        *,
        opportunity_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /opportunity/{opportunity_id}/history/`` on the host `contact`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (opportunity_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        opportunity_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            opportunity_id=opportunity_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, opportunity_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /opportunity/{opportunity_id}/history/`` on the host `contact`
        """
        return await self._call(_CREATE, (opportunity_id,), options, data=data)

    async def read(
        self, pk: int, *, opportunity_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET /opportunity/{opportunity_id}/history/{pk}/`` on the host `contact`
        """
        return await self._call(_READ, (opportunity_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, opportunity_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /opportunity/{opportunity_id}/history/{pk}/`` on the host `contact`
        """
        return await self._call(_UPDATE, (opportunity_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, opportunity_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /opportunity/{opportunity_id}/history/{pk}/`` on the host `contact`
        """
        return await self._call(_PARTIAL_UPDATE, (opportunity_id, pk), options, data=data)

    async def delete(self, pk: int, *, opportunity_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /opportunity/{opportunity_id}/history/{pk}/`` on the host `contact`
        """
        return await self._call(_DELETE, (opportunity_id, pk), options)

    async def head(
        self, pk: int | None = None, *, opportunity_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /opportunity/{opportunity_id}/history/{pk}/`` on the host `contact`
        """
        return await self._head(_HEAD, (opportunity_id,) if pk is None else (opportunity_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "contact.opportunity_history.list",
    "GET",
    "/opportunity/{opportunity_id}/history/",
    returns=dict[str, Any],
    answer="page",
    host="contact",
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
    "contact.opportunity_history.create",
    "POST",
    "/opportunity/{opportunity_id}/history/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "contact.opportunity_history.read",
    "GET",
    "/opportunity/{opportunity_id}/history/{pk}/",
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "contact.opportunity_history.update",
    "PUT",
    "/opportunity/{opportunity_id}/history/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "contact.opportunity_history.partial_update",
    "PATCH",
    "/opportunity/{opportunity_id}/history/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "contact.opportunity_history.delete",
    "DELETE",
    "/opportunity/{opportunity_id}/history/{pk}/",
    host="contact",
)
_HEAD: Operation[None] = Operation(
    "contact.opportunity_history.head",
    "HEAD",
    "/opportunity/{opportunity_id}/history/{pk}/",
    collection="/opportunity/{opportunity_id}/history/",
    host="contact",
)
