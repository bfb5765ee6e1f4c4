"""The resource `q_and_a` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class QAndA(Service):
    """The questions and answers of a conversation."""

    _api = API

    def list(
        self,
        *,
        conversation_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /conversation/{conversation_id}/q_and_a/`` on the host `membership`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (conversation_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        conversation_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            conversation_id=conversation_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, conversation_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /conversation/{conversation_id}/q_and_a/`` on the host `membership`
        """
        return await self._call(_CREATE, (conversation_id,), options, data=data)

    async def read(
        self, pk: int, *, conversation_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET /conversation/{conversation_id}/q_and_a/{pk}/`` on the host `membership`
        """
        return await self._call(_READ, (conversation_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, conversation_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /conversation/{conversation_id}/q_and_a/{pk}/`` on the host `membership`
        """
        return await self._call(_UPDATE, (conversation_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, conversation_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /conversation/{conversation_id}/q_and_a/{pk}/`` on the host `membership`
        """
        return await self._call(_PARTIAL_UPDATE, (conversation_id, pk), options, data=data)

    async def delete(self, pk: int, *, conversation_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /conversation/{conversation_id}/q_and_a/{pk}/`` on the host `membership`
        """
        return await self._call(_DELETE, (conversation_id, pk), options)

    async def head(
        self, pk: int | None = None, *, conversation_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /conversation/{conversation_id}/q_and_a/{pk}/`` on the host `membership`
        """
        return await self._head(_HEAD, (conversation_id,) if pk is None else (conversation_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "membership.q_and_a.list",
    "GET",
    "/conversation/{conversation_id}/q_and_a/",
    returns=dict[str, Any],
    answer="page",
    host="membership",
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
    "membership.q_and_a.create",
    "POST",
    "/conversation/{conversation_id}/q_and_a/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "membership.q_and_a.read",
    "GET",
    "/conversation/{conversation_id}/q_and_a/{pk}/",
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "membership.q_and_a.update",
    "PUT",
    "/conversation/{conversation_id}/q_and_a/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "membership.q_and_a.partial_update",
    "PATCH",
    "/conversation/{conversation_id}/q_and_a/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "membership.q_and_a.delete", "DELETE", "/conversation/{conversation_id}/q_and_a/{pk}/", host="membership"
)
_HEAD: Operation[None] = Operation(
    "membership.q_and_a.head",
    "HEAD",
    "/conversation/{conversation_id}/q_and_a/{pk}/",
    collection="/conversation/{conversation_id}/q_and_a/",
    host="membership",
)
