"""The resource `property_value` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class PropertyValue(Service):
    """Values of properties that fit a term."""

    _api = API

    def list(
        self,
        *,
        search_term: str,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /property_value/{search_term}/`` on the host `circuit`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (search_term,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        search_term: str,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            search_term=search_term,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, search_term: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /property_value/{search_term}/`` on the host `circuit`
        """
        return await self._call(_CREATE, (search_term,), options, data=data)

    async def read(self, pk: int, *, search_term: str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /property_value/{search_term}/{pk}/`` on the host `circuit`
        """
        return await self._call(_READ, (search_term, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, search_term: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /property_value/{search_term}/{pk}/`` on the host `circuit`
        """
        return await self._call(_UPDATE, (search_term, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, search_term: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /property_value/{search_term}/{pk}/`` on the host `circuit`
        """
        return await self._call(_PARTIAL_UPDATE, (search_term, pk), options, data=data)

    async def delete(self, pk: int, *, search_term: str, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /property_value/{search_term}/{pk}/`` on the host `circuit`
        """
        return await self._call(_DELETE, (search_term, pk), options)

    async def head(
        self, pk: int | None = None, *, search_term: str, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /property_value/{search_term}/{pk}/`` on the host `circuit`
        """
        return await self._head(_HEAD, (search_term,) if pk is None else (search_term, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "circuit.property_value.list",
    "GET",
    "/property_value/{search_term}/",
    returns=dict[str, Any],
    answer="page",
    host="circuit",
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
    "circuit.property_value.create",
    "POST",
    "/property_value/{search_term}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="circuit",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "circuit.property_value.read",
    "GET",
    "/property_value/{search_term}/{pk}/",
    returns=dict[str, Any],
    host="circuit",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "circuit.property_value.update",
    "PUT",
    "/property_value/{search_term}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="circuit",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "circuit.property_value.partial_update",
    "PATCH",
    "/property_value/{search_term}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="circuit",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "circuit.property_value.delete", "DELETE", "/property_value/{search_term}/{pk}/", host="circuit"
)
_HEAD: Operation[None] = Operation(
    "circuit.property_value.head",
    "HEAD",
    "/property_value/{search_term}/{pk}/",
    collection="/property_value/{search_term}/",
    host="circuit",
)
