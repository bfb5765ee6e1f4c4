"""The resource `service_centre_warrantor` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class ServiceCentreWarrantor(Service):
    """The warrantors of a service centre."""

    _api = API

    def list(
        self,
        *,
        address_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /service_centre/{address_id}/warrantor/`` on the host `helpdesk`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (address_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        address_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            address_id=address_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, address_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /service_centre/{address_id}/warrantor/`` on the host `helpdesk`
        """
        return await self._call(_CREATE, (address_id,), options, data=data)

    async def read(self, pk: int, *, address_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /service_centre/{address_id}/warrantor/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_READ, (address_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, address_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /service_centre/{address_id}/warrantor/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_UPDATE, (address_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, address_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /service_centre/{address_id}/warrantor/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_PARTIAL_UPDATE, (address_id, pk), options, data=data)

    async def delete(self, pk: int, *, address_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /service_centre/{address_id}/warrantor/{pk}/`` on the host `helpdesk`
        """
        return await self._call(_DELETE, (address_id, pk), options)

    async def head(
        self, pk: int | None = None, *, address_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /service_centre/{address_id}/warrantor/{pk}/`` on the host `helpdesk`
        """
        return await self._head(_HEAD, (address_id,) if pk is None else (address_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "helpdesk.service_centre_warrantor.list",
    "GET",
    "/service_centre/{address_id}/warrantor/",
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
    "helpdesk.service_centre_warrantor.create",
    "POST",
    "/service_centre/{address_id}/warrantor/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "helpdesk.service_centre_warrantor.read",
    "GET",
    "/service_centre/{address_id}/warrantor/{pk}/",
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "helpdesk.service_centre_warrantor.update",
    "PUT",
    "/service_centre/{address_id}/warrantor/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "helpdesk.service_centre_warrantor.partial_update",
    "PATCH",
    "/service_centre/{address_id}/warrantor/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="helpdesk",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "helpdesk.service_centre_warrantor.delete",
    "DELETE",
    "/service_centre/{address_id}/warrantor/{pk}/",
    host="helpdesk",
)
_HEAD: Operation[None] = Operation(
    "helpdesk.service_centre_warrantor.head",
    "HEAD",
    "/service_centre/{address_id}/warrantor/{pk}/",
    collection="/service_centre/{address_id}/warrantor/",
    host="helpdesk",
)
