"""The resource `franchise_logic` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class FranchiseLogic(Service):
    """How a builder and a distributor of cloud resources deal with each other."""

    _api = API

    def list(
        self,
        *,
        builder_address_id: int,
        distributor_address_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /franchise_logic/{builder_address_id}/{distributor_address_id}/`` on the host `membership`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (builder_address_id, distributor_address_id),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        builder_address_id: int,
        distributor_address_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            builder_address_id=builder_address_id,
            distributor_address_id=distributor_address_id,
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
        builder_address_id: int,
        distributor_address_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /franchise_logic/{builder_address_id}/{distributor_address_id}/`` on the host `membership`
        """
        return await self._call(_CREATE, (builder_address_id, distributor_address_id), options, data=data)

    async def read(
        self,
        pk: int,
        *,
        builder_address_id: int,
        distributor_address_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET /franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/`` on the host `membership`
        """
        return await self._call(_READ, (builder_address_id, distributor_address_id, pk), options)

    async def update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        builder_address_id: int,
        distributor_address_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/`` on the host `membership`
        """
        return await self._call(_UPDATE, (builder_address_id, distributor_address_id, pk), options, data=data)

    async def partial_update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        builder_address_id: int,
        distributor_address_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/`` on the host
        `membership`
        """
        return await self._call(
            _PARTIAL_UPDATE, (builder_address_id, distributor_address_id, pk), options, data=data
        )

    async def delete(
        self,
        pk: int,
        *,
        builder_address_id: int,
        distributor_address_id: int,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Delete one resource.

        ``DELETE /franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/`` on the host
        `membership`
        """
        return await self._call(_DELETE, (builder_address_id, distributor_address_id, pk), options)

    async def head(
        self,
        pk: int | None = None,
        *,
        builder_address_id: int,
        distributor_address_id: int,
        **options: Unpack[RequestOptions],
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/`` on the host `membership`
        """
        return await self._head(
            _HEAD,
            (builder_address_id, distributor_address_id)
            if pk is None
            else (builder_address_id, distributor_address_id, pk),
            options,
        )


_LIST: Operation[dict[str, Any]] = Operation(
    "membership.franchise_logic.list",
    "GET",
    "/franchise_logic/{builder_address_id}/{distributor_address_id}/",
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
    "membership.franchise_logic.create",
    "POST",
    "/franchise_logic/{builder_address_id}/{distributor_address_id}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "membership.franchise_logic.read",
    "GET",
    "/franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/",
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "membership.franchise_logic.update",
    "PUT",
    "/franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "membership.franchise_logic.partial_update",
    "PATCH",
    "/franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "membership.franchise_logic.delete",
    "DELETE",
    "/franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/",
    host="membership",
)
_HEAD: Operation[None] = Operation(
    "membership.franchise_logic.head",
    "HEAD",
    "/franchise_logic/{builder_address_id}/{distributor_address_id}/{pk}/",
    collection="/franchise_logic/{builder_address_id}/{distributor_address_id}/",
    host="membership",
)
