"""The resource `cash_purchase_receipt` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class CashPurchaseReceipt(Service):
    """Receipts for what was bought with cash."""

    _api = API

    def list(
        self,
        *,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /cash_purchase_receipt/`` on the host `financial`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
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
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(self, data: Mapping[str, Any], **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /cash_purchase_receipt/`` on the host `financial`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /cash_purchase_receipt/{pk}/`` on the host `financial`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /cash_purchase_receipt/{pk}/`` on the host `financial`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /cash_purchase_receipt/{pk}/`` on the host `financial`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /cash_purchase_receipt/{pk}/`` on the host `financial`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int | None = None, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /cash_purchase_receipt/{pk}/`` on the host `financial`
        """
        return await self._head(_HEAD, () if pk is None else (pk,), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "financial.cash_purchase_receipt.list",
    "GET",
    "/cash_purchase_receipt/",
    returns=dict[str, Any],
    answer="page",
    host="financial",
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
    "financial.cash_purchase_receipt.create",
    "POST",
    "/cash_purchase_receipt/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "financial.cash_purchase_receipt.read",
    "GET",
    "/cash_purchase_receipt/{pk}/",
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "financial.cash_purchase_receipt.update",
    "PUT",
    "/cash_purchase_receipt/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "financial.cash_purchase_receipt.partial_update",
    "PATCH",
    "/cash_purchase_receipt/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "financial.cash_purchase_receipt.delete", "DELETE", "/cash_purchase_receipt/{pk}/", host="financial"
)
_HEAD: Operation[None] = Operation(
    "financial.cash_purchase_receipt.head",
    "HEAD",
    "/cash_purchase_receipt/{pk}/",
    collection="/cash_purchase_receipt/",
    host="financial",
)
