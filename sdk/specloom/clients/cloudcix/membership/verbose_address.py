"""The resource `verbose_address` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import Address, AddressFilter


class VerboseAddress(Service):
    """Addresses with all that is known about them, as a list."""

    _api = API

    def list(
        self,
        *,
        search: AddressFilter | None = None,
        exclude: AddressFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Address]:
        """The resources, page after page.

        ``GET /address/verbose/`` on the host `membership`

        Args:
            order: By `name` when nothing is given; else by `address1`, `address_link__credit_limit`,
                `address_link__note`, `address_link__reference`, `address_link__territory__name`, `city`,
                `full_address`, `id`, `member_id`, `member__name`, `subdivision__english_name` or
                `subdivision__country__english_name`. A leading `-` reverses.
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
        search: AddressFilter | None = None,
        exclude: AddressFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Address]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()


_LIST: Operation[Address] = Operation(
    "membership.verbose_address.list",
    "GET",
    "/address/verbose/",
    returns=Address,
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
