"""The resource `reason_for_return_translation` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class ReasonForReturnTranslation(Service):
    """A reason for return in other languages."""

    _api = API

    def list(
        self,
        *,
        reason_for_return_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /reason_for_return/{reason_for_return_id}/translation/`` on the host `helpdesk`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (reason_for_return_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        reason_for_return_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            reason_for_return_id=reason_for_return_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, reason_for_return_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /reason_for_return/{reason_for_return_id}/translation/`` on the host `helpdesk`
        """
        return await self._call(_CREATE, (reason_for_return_id,), options, data=data)

    async def read(
        self, pk: int, *, reason_for_return_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET /reason_for_return/{reason_for_return_id}/translation/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_READ, (reason_for_return_id, pk), options)

    async def update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        reason_for_return_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /reason_for_return/{reason_for_return_id}/translation/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_UPDATE, (reason_for_return_id, pk), options, data=data)

    async def partial_update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        reason_for_return_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /reason_for_return/{reason_for_return_id}/translation/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_PARTIAL_UPDATE, (reason_for_return_id, pk), options, data=data)

    async def delete(self, pk: int, *, reason_for_return_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /reason_for_return/{reason_for_return_id}/translation/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_DELETE, (reason_for_return_id, pk), options)

    async def head(
        self, pk: int | None = None, *, reason_for_return_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /reason_for_return/{reason_for_return_id}/translation/{pk}/`` on the host `helpdesk`
        """
        return await self._head(
            _HEAD, (reason_for_return_id,) if pk is None else (reason_for_return_id, pk), options
        )


_LIST: Operation[dict[str, Any]] = Operation(
    "helpdesk.reason_for_return_translation.list",
    "GET",
    "/reason_for_return/{reason_for_return_id}/translation/",
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
    "helpdesk.reason_for_return_translation.create",
    "POST",
    "/reason_for_return/{reason_for_return_id}/translation/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "helpdesk.reason_for_return_translation.read",
    "GET",
    "/reason_for_return/{reason_for_return_id}/translation/{pk}/",
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "helpdesk.reason_for_return_translation.update",
    "PUT",
    "/reason_for_return/{reason_for_return_id}/translation/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "helpdesk.reason_for_return_translation.partial_update",
    "PATCH",
    "/reason_for_return/{reason_for_return_id}/translation/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "helpdesk.reason_for_return_translation.delete",
    "DELETE",
    "/reason_for_return/{reason_for_return_id}/translation/{pk}/",
    host="helpdesk",
)
_HEAD: Operation[None] = Operation(
    "helpdesk.reason_for_return_translation.head",
    "HEAD",
    "/reason_for_return/{reason_for_return_id}/translation/{pk}/",
    collection="/reason_for_return/{reason_for_return_id}/translation/",
    host="helpdesk",
)
