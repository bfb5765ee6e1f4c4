"""The resource `campaign_activity` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class CampaignActivity(Service):
    """The activities of a campaign."""

    _api = API

    def list(
        self,
        *,
        campaign_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /Contacts/v1/Campaign/{campaign_id}/Activity/``

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (campaign_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        campaign_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            campaign_id=campaign_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, campaign_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /Contacts/v1/Campaign/{campaign_id}/Activity/``
        """
        return await self._call(_CREATE, (campaign_id,), options, data=data)

    async def read(self, pk: int, *, campaign_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/``
        """
        return await self._call(_READ, (campaign_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, campaign_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/``
        """
        return await self._call(_UPDATE, (campaign_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, campaign_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/``
        """
        return await self._call(_PARTIAL_UPDATE, (campaign_id, pk), options, data=data)

    async def delete(self, pk: int, *, campaign_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/``
        """
        return await self._call(_DELETE, (campaign_id, pk), options)

    async def head(
        self, pk: int | None = None, *, campaign_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/``
        """
        return await self._head(_HEAD, (campaign_id,) if pk is None else (campaign_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "contacts.campaign_activity.list",
    "GET",
    "/Contacts/v1/Campaign/{campaign_id}/Activity/",
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
    "contacts.campaign_activity.create",
    "POST",
    "/Contacts/v1/Campaign/{campaign_id}/Activity/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "contacts.campaign_activity.read",
    "GET",
    "/Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/",
    returns=dict[str, Any],
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "contacts.campaign_activity.update",
    "PUT",
    "/Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "contacts.campaign_activity.partial_update",
    "PATCH",
    "/Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_DELETE: Operation[None] = Operation(
    "contacts.campaign_activity.delete", "DELETE", "/Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/"
)
_HEAD: Operation[None] = Operation(
    "contacts.campaign_activity.head",
    "HEAD",
    "/Contacts/v1/Campaign/{campaign_id}/Activity/{pk}/",
    collection="/Contacts/v1/Campaign/{campaign_id}/Activity/",
)
