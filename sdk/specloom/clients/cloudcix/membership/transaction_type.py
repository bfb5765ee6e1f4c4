"""The resource `transaction_type` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import NameFilter, TransactionType


class TransactionTypeService(Service):
    """Types of transactions, about which users are told."""

    _api = API

    def list(
        self,
        *,
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[TransactionType]:
        """The resources, page after page.

        ``GET /transaction_type/`` on the host `membership`

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
    ) -> builtins.list[TransactionType]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> TransactionType:
        """Get one resource.

        ``GET /transaction_type/{pk}/`` on the host `membership`

        Args:
            pk: The id of the type.
        """
        return await self._call(_READ, (pk,), options)


_LIST: Operation[TransactionType] = Operation(
    "membership.transaction_type.list",
    "GET",
    "/transaction_type/",
    returns=TransactionType,
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
_READ: Operation[TransactionType] = Operation(
    "membership.transaction_type.read",
    "GET",
    "/transaction_type/{pk}/",
    returns=TransactionType,
    host="membership",
    one="content",
)
