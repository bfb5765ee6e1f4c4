"""The resource `account_purchase_invoice_contra` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class AccountPurchaseInvoiceContra(Service):
    """Invoices for purchases on account that another address made, as it sees them."""

    _api = API

    def list(
        self,
        *,
        source_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /account_purchase_invoice_contra/address/{source_id}/`` on the host `financial`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (source_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        source_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            source_id=source_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, source_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /account_purchase_invoice_contra/address/{source_id}/`` on the host `financial`
        """
        return await self._call(_CREATE, (source_id,), options, data=data)

    async def read(self, pk: int, *, source_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /account_purchase_invoice_contra/address/{source_id}/{pk}/`` on the host `financial`
        """
        return await self._call(_READ, (source_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, source_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /account_purchase_invoice_contra/address/{source_id}/{pk}/`` on the host `financial`
        """
        return await self._call(_UPDATE, (source_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, source_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /account_purchase_invoice_contra/address/{source_id}/{pk}/`` on the host `financial`
        """
        return await self._call(_PARTIAL_UPDATE, (source_id, pk), options, data=data)

    async def delete(self, pk: int, *, source_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /account_purchase_invoice_contra/address/{source_id}/{pk}/`` on the host `financial`
        """
        return await self._call(_DELETE, (source_id, pk), options)

    async def head(self, pk: int | None = None, *, source_id: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /account_purchase_invoice_contra/address/{source_id}/{pk}/`` on the host `financial`
        """
        return await self._head(_HEAD, (source_id,) if pk is None else (source_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "financial.account_purchase_invoice_contra.list",
    "GET",
    "/account_purchase_invoice_contra/address/{source_id}/",
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
    "financial.account_purchase_invoice_contra.create",
    "POST",
    "/account_purchase_invoice_contra/address/{source_id}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "financial.account_purchase_invoice_contra.read",
    "GET",
    "/account_purchase_invoice_contra/address/{source_id}/{pk}/",
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "financial.account_purchase_invoice_contra.update",
    "PUT",
    "/account_purchase_invoice_contra/address/{source_id}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "financial.account_purchase_invoice_contra.partial_update",
    "PATCH",
    "/account_purchase_invoice_contra/address/{source_id}/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="financial",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "financial.account_purchase_invoice_contra.delete",
    "DELETE",
    "/account_purchase_invoice_contra/address/{source_id}/{pk}/",
    host="financial",
)
_HEAD: Operation[None] = Operation(
    "financial.account_purchase_invoice_contra.head",
    "HEAD",
    "/account_purchase_invoice_contra/address/{source_id}/{pk}/",
    collection="/account_purchase_invoice_contra/address/{source_id}/",
    host="financial",
)
