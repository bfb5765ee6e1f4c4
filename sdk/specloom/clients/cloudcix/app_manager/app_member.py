"""The resource `app_member` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class AppMember(Service):
    """Which members use an app."""

    _api = API

    def list(
        self,
        *,
        app_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /app/{app_id}/member/`` on the host `appmanager`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (app_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        app_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            app_id=app_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, app_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /app/{app_id}/member/`` on the host `appmanager`
        """
        return await self._call(_CREATE, (app_id,), options, data=data)

    async def read(self, pk: int, *, app_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /app/{app_id}/member/{pk}/`` on the host `appmanager`
        """
        return await self._call(_READ, (app_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, app_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /app/{app_id}/member/{pk}/`` on the host `appmanager`
        """
        return await self._call(_UPDATE, (app_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, app_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /app/{app_id}/member/{pk}/`` on the host `appmanager`
        """
        return await self._call(_PARTIAL_UPDATE, (app_id, pk), options, data=data)

    async def delete(self, pk: int, *, app_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /app/{app_id}/member/{pk}/`` on the host `appmanager`
        """
        return await self._call(_DELETE, (app_id, pk), options)

    async def head(self, pk: int | None = None, *, app_id: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /app/{app_id}/member/{pk}/`` on the host `appmanager`
        """
        return await self._head(_HEAD, (app_id,) if pk is None else (app_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "app_manager.app_member.list",
    "GET",
    "/app/{app_id}/member/",
    returns=dict[str, Any],
    answer="page",
    host="appmanager",
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
    "app_manager.app_member.create",
    "POST",
    "/app/{app_id}/member/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="appmanager",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "app_manager.app_member.read",
    "GET",
    "/app/{app_id}/member/{pk}/",
    returns=dict[str, Any],
    host="appmanager",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "app_manager.app_member.update",
    "PUT",
    "/app/{app_id}/member/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="appmanager",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "app_manager.app_member.partial_update",
    "PATCH",
    "/app/{app_id}/member/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="appmanager",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "app_manager.app_member.delete", "DELETE", "/app/{app_id}/member/{pk}/", host="appmanager"
)
_HEAD: Operation[None] = Operation(
    "app_manager.app_member.head",
    "HEAD",
    "/app/{app_id}/member/{pk}/",
    collection="/app/{app_id}/member/",
    host="appmanager",
)
