"""The resource `critical_bom` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class CriticalBom(Service):
    """The parts without which an item cannot be made."""

    _api = API

    def list(
        self,
        *,
        sku_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /SCM/v1/SKU/{sku_id}/BOM/``

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (sku_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        sku_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            sku_id=sku_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, sku_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /SCM/v1/SKU/{sku_id}/BOM/``
        """
        return await self._call(_CREATE, (sku_id,), options, data=data)

    async def read(self, pk: int, *, sku_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /SCM/v1/SKU/{sku_id}/BOM/{pk}/``
        """
        return await self._call(_READ, (sku_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, sku_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /SCM/v1/SKU/{sku_id}/BOM/{pk}/``
        """
        return await self._call(_UPDATE, (sku_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, sku_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /SCM/v1/SKU/{sku_id}/BOM/{pk}/``
        """
        return await self._call(_PARTIAL_UPDATE, (sku_id, pk), options, data=data)

    async def delete(self, pk: int, *, sku_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /SCM/v1/SKU/{sku_id}/BOM/{pk}/``
        """
        return await self._call(_DELETE, (sku_id, pk), options)

    async def head(self, pk: int | None = None, *, sku_id: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /SCM/v1/SKU/{sku_id}/BOM/{pk}/``
        """
        return await self._head(_HEAD, (sku_id,) if pk is None else (sku_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "scm.critical_bom.list",
    "GET",
    "/SCM/v1/SKU/{sku_id}/BOM/",
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
    "scm.critical_bom.create",
    "POST",
    "/SCM/v1/SKU/{sku_id}/BOM/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "scm.critical_bom.read", "GET", "/SCM/v1/SKU/{sku_id}/BOM/{pk}/", returns=dict[str, Any], one="content"
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "scm.critical_bom.update",
    "PUT",
    "/SCM/v1/SKU/{sku_id}/BOM/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "scm.critical_bom.partial_update",
    "PATCH",
    "/SCM/v1/SKU/{sku_id}/BOM/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_DELETE: Operation[None] = Operation("scm.critical_bom.delete", "DELETE", "/SCM/v1/SKU/{sku_id}/BOM/{pk}/")
_HEAD: Operation[None] = Operation(
    "scm.critical_bom.head", "HEAD", "/SCM/v1/SKU/{sku_id}/BOM/{pk}/", collection="/SCM/v1/SKU/{sku_id}/BOM/"
)
