"""The resource `territory` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import NameFilter, Territory, TerritoryCreate, TerritoryPatch, TerritoryUpdate


class TerritoryService(Service):
    """Territories, by which your member sorts its customers."""

    _api = API

    def list(
        self,
        *,
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Territory]:
        """The resources, page after page.

        ``GET /territory/`` on the host `membership`

        Args:
            order: By `name`; a leading `-` reverses.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Territory]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: TerritoryCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Territory:
        """Create a resource from `data`.

        ``POST /territory/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Territory:
        """Get one resource.

        ``GET /territory/{pk}/`` on the host `membership`

        Args:
            pk: The id of the territory.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: Territory | TerritoryUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Territory:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /territory/{pk}/`` on the host `membership`

        Args:
            pk: The id of the territory.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: TerritoryPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Territory:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /territory/{pk}/`` on the host `membership`

        Args:
            pk: The id of the territory.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /territory/{pk}/`` on the host `membership`

        Args:
            pk: The id of the territory.
        """
        return await self._call(_DELETE, (pk,), options)

    @staticmethod
    def changes(old: Territory, new: Territory) -> TerritoryPatch:
        """What to send so that *old* becomes *new*: a `TerritoryPatch` of the fields that differ."""
        return changes(TerritoryPatch, old, new)


_LIST: Operation[Territory] = Operation(
    "membership.territory.list",
    "GET",
    "/territory/",
    returns=Territory,
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
_CREATE: Operation[Territory] = Operation(
    "membership.territory.create",
    "POST",
    "/territory/",
    sends=TerritoryCreate,
    returns=Territory,
    host="membership",
    one="content",
)
_READ: Operation[Territory] = Operation(
    "membership.territory.read",
    "GET",
    "/territory/{pk}/",
    returns=Territory,
    host="membership",
    one="content",
)
_UPDATE: Operation[Territory] = Operation(
    "membership.territory.update",
    "PUT",
    "/territory/{pk}/",
    sends=TerritoryUpdate,
    returns=Territory,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[Territory] = Operation(
    "membership.territory.partial_update",
    "PATCH",
    "/territory/{pk}/",
    sends=TerritoryPatch,
    returns=Territory,
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "membership.territory.delete", "DELETE", "/territory/{pk}/", host="membership"
)
