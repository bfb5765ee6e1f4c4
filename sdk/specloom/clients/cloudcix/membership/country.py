"""The resource `country` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import Country


class CountryService(Service):
    """Countries."""

    _api = API

    def list(
        self,
        *,
        search: CountryFilter | None = None,
        exclude: CountryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Country]:
        """The resources, page after page.

        ``GET /country/`` on the host `membership`

        Args:
            order: By `english_name` when nothing is given; else by `alpha_2_code`, `alpha_3_code`,
                `phone_prefix` or `primary_level_name`. A leading `-` reverses.
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
        search: CountryFilter | None = None,
        exclude: CountryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Country]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Country:
        """Get one resource.

        ``GET /country/{pk}/`` on the host `membership`

        Args:
            pk: The id of the country.
        """
        return await self._call(_READ, (pk,), options)


class CountryFilter(TypedDict, total=False):
    english_name: str
    english_name__in: list[str]
    english_name__icontains: str
    english_name__iendswith: str
    english_name__iexact: str
    english_name__istartswith: str
    alpha_2_code: str
    alpha_2_code__in: list[str]
    alpha_2_code__icontains: str
    alpha_2_code__iendswith: str
    alpha_2_code__iexact: str
    alpha_2_code__istartswith: str
    alpha_3_code: str
    alpha_3_code__in: list[str]
    alpha_3_code__icontains: str
    alpha_3_code__iendswith: str
    alpha_3_code__iexact: str
    alpha_3_code__istartswith: str
    phone_prefix: int
    phone_prefix__gt: int
    phone_prefix__gte: int
    phone_prefix__in: list[int]
    phone_prefix__isnull: bool
    phone_prefix__lt: int
    phone_prefix__lte: int
    phone_prefix__range: list[int]
    primary_level_name: str
    primary_level_name__in: list[str]
    primary_level_name__icontains: str
    primary_level_name__iendswith: str
    primary_level_name__iexact: str
    primary_level_name__istartswith: str


_LIST: Operation[Country] = Operation(
    "membership.country.list",
    "GET",
    "/country/",
    returns=Country,
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
_READ: Operation[Country] = Operation(
    "membership.country.read", "GET", "/country/{pk}/", returns=Country, host="membership", one="content"
)
