"""The resource `language` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import Language


class LanguageService(Service):
    """Languages."""

    _api = API

    def list(
        self,
        *,
        search: LanguageFilter | None = None,
        exclude: LanguageFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Language]:
        """The resources, page after page.

        ``GET /language/`` on the host `membership`

        Args:
            order: By `english_name` when nothing is given; else by `code` or `native_name`. A leading `-`
                reverses.
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
        search: LanguageFilter | None = None,
        exclude: LanguageFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Language]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Language:
        """Get one resource.

        ``GET /language/{pk}/`` on the host `membership`

        Args:
            pk: The id of the language.
        """
        return await self._call(_READ, (pk,), options)


class LanguageFilter(TypedDict, total=False):
    code: str
    code__in: list[str]
    code__icontains: str
    code__iendswith: str
    code__iexact: str
    code__istartswith: str
    english_name: str
    english_name__in: list[str]
    english_name__icontains: str
    english_name__iendswith: str
    english_name__iexact: str
    english_name__istartswith: str
    native_name: str
    native_name__in: list[str]
    native_name__icontains: str
    native_name__iendswith: str
    native_name__iexact: str
    native_name__istartswith: str


_LIST: Operation[Language] = Operation(
    "membership.language.list",
    "GET",
    "/language/",
    returns=Language,
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
_READ: Operation[Language] = Operation(
    "membership.language.read", "GET", "/language/{pk}/", returns=Language, host="membership", one="content"
)
