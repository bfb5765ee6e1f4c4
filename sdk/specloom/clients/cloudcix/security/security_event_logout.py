"""The resource `security_event_logout` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class SecurityEventLogout(Service):
    """That a user has left."""

    _api = API

    def list(
        self,
        *,
        user_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /Security/v1/SecurityEvent/{user_id}/Logout/``

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (user_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        user_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            user_id=user_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, user_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /Security/v1/SecurityEvent/{user_id}/Logout/``
        """
        return await self._call(_CREATE, (user_id,), options, data=data)

    async def read(self, pk: int, *, user_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /Security/v1/SecurityEvent/{user_id}/Logout/{pk}/``
        """
        return await self._call(_READ, (user_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, user_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /Security/v1/SecurityEvent/{user_id}/Logout/{pk}/``
        """
        return await self._call(_UPDATE, (user_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, user_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /Security/v1/SecurityEvent/{user_id}/Logout/{pk}/``
        """
        return await self._call(_PARTIAL_UPDATE, (user_id, pk), options, data=data)

    async def delete(self, pk: int, *, user_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /Security/v1/SecurityEvent/{user_id}/Logout/{pk}/``
        """
        return await self._call(_DELETE, (user_id, pk), options)

    async def head(self, pk: int | None = None, *, user_id: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /Security/v1/SecurityEvent/{user_id}/Logout/{pk}/``
        """
        return await self._head(_HEAD, (user_id,) if pk is None else (user_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "security.security_event_logout.list",
    "GET",
    "/Security/v1/SecurityEvent/{user_id}/Logout/",
    returns=dict[str, Any],
    answer="page",
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
    "security.security_event_logout.create",
    "POST",
    "/Security/v1/SecurityEvent/{user_id}/Logout/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "security.security_event_logout.read",
    "GET",
    "/Security/v1/SecurityEvent/{user_id}/Logout/{pk}/",
    returns=dict[str, Any],
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "security.security_event_logout.update",
    "PUT",
    "/Security/v1/SecurityEvent/{user_id}/Logout/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "security.security_event_logout.partial_update",
    "PATCH",
    "/Security/v1/SecurityEvent/{user_id}/Logout/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_DELETE: Operation[None] = Operation(
    "security.security_event_logout.delete", "DELETE", "/Security/v1/SecurityEvent/{user_id}/Logout/{pk}/"
)
_HEAD: Operation[None] = Operation(
    "security.security_event_logout.head",
    "HEAD",
    "/Security/v1/SecurityEvent/{user_id}/Logout/{pk}/",
    collection="/Security/v1/SecurityEvent/{user_id}/Logout/",
)
