"""The resource `subdivision` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import Subdivision


class SubdivisionService(Service):
    """The subdivisions of a country, such as counties or states."""

    _api = API

    def list(
        self,
        *,
        country_id: int,
        search: SubdivisionFilter | None = None,
        exclude: SubdivisionFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Subdivision]:
        """The resources, page after page.

        ``GET /country/{country_id}/subdivision/`` on the host `membership`

        Args:
            country_id: The id of the country.
            order: By `english_name` when nothing is given; else by `alpha_code` or `id`. A leading `-`
                reverses.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (country_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        country_id: int,
        search: SubdivisionFilter | None = None,
        exclude: SubdivisionFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Subdivision]:
        """All items of `list`, in one list."""
        return await self.list(
            country_id=country_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, *, country_id: int, **options: Unpack[RequestOptions]) -> Subdivision:
        """Get one resource.

        ``GET /country/{country_id}/subdivision/{pk}/`` on the host `membership`

        Args:
            pk: The id of the subdivision.
            country_id: The id of the country.
        """
        return await self._call(_READ, (country_id, pk), options)


class SubdivisionFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    alpha_code: str
    alpha_code__in: list[str]
    alpha_code__icontains: str
    alpha_code__iendswith: str
    alpha_code__iexact: str
    alpha_code__istartswith: str
    english_name: str
    english_name__in: list[str]
    english_name__icontains: str
    english_name__iendswith: str
    english_name__iexact: str
    english_name__istartswith: str


_LIST: Operation[Subdivision] = Operation(
    "membership.subdivision.list",
    "GET",
    "/country/{country_id}/subdivision/",
    returns=Subdivision,
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
_READ: Operation[Subdivision] = Operation(
    "membership.subdivision.read",
    "GET",
    "/country/{country_id}/subdivision/{pk}/",
    returns=Subdivision,
    host="membership",
    one="content",
)
