"""The resource `currency` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import Currency


class CurrencyService(Service):
    """Currencies."""

    _api = API

    def list(
        self,
        *,
        search: CurrencyFilter | None = None,
        exclude: CurrencyFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Currency]:
        """The resources, page after page.

        ``GET /currency/`` on the host `membership`

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
        search: CurrencyFilter | None = None,
        exclude: CurrencyFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Currency]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Currency:
        """Get one resource.

        ``GET /currency/{pk}/`` on the host `membership`

        Args:
            pk: The id of the currency.
        """
        return await self._call(_READ, (pk,), options)


class CurrencyFilter(TypedDict, total=False):
    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str


_LIST: Operation[Currency] = Operation(
    "membership.currency.list",
    "GET",
    "/currency/",
    returns=Currency,
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
_READ: Operation[Currency] = Operation(
    "membership.currency.read", "GET", "/currency/{pk}/", returns=Currency, host="membership", one="content"
)
