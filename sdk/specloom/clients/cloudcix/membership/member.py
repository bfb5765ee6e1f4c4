"""The resource `member` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import Member, MemberCreate, MemberPatch, MemberUpdate


class MemberService(Service):
    """Members, the companies that use CloudCIX, and those that they keep themselves."""

    _api = API

    def list(
        self,
        *,
        search: MemberFilter | None = None,
        exclude: MemberFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Member]:
        """The resources, page after page.

        ``GET /member/`` on the host `membership`

        Args:
            order: By `id` when nothing is given; else by `name`. A leading `-` reverses.
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
        search: MemberFilter | None = None,
        exclude: MemberFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Member]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: MemberCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Member:
        """Create a resource from `data`.

        ``POST /member/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Member:
        """Get one resource.

        ``GET /member/{pk}/`` on the host `membership`

        Args:
            pk: The id of the member.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: MemberUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Member:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /member/{pk}/`` on the host `membership`

        Args:
            pk: The id of the member.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: MemberPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Member:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /member/{pk}/`` on the host `membership`

        Args:
            pk: The id of the member.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    @staticmethod
    def changes(old: Member, new: Member) -> MemberPatch:
        """What to send so that *old* becomes *new*: a `MemberPatch` of the fields that differ."""
        return changes(MemberPatch, old, new)


class MemberFilter(TypedDict, total=False):
    """Of `api_key` the server knows equality and `in`."""

    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str
    api_key: str
    api_key__in: list[str]
    api_key__icontains: str
    api_key__iendswith: str
    api_key__iexact: str
    api_key__istartswith: str
    self_managed: bool


_LIST: Operation[Member] = Operation(
    "membership.member.list",
    "GET",
    "/member/",
    returns=Member,
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
_CREATE: Operation[Member] = Operation(
    "membership.member.create",
    "POST",
    "/member/",
    sends=MemberCreate,
    returns=Member,
    host="membership",
    one="content",
)
_READ: Operation[Member] = Operation(
    "membership.member.read", "GET", "/member/{pk}/", returns=Member, host="membership", one="content"
)
_UPDATE: Operation[Member] = Operation(
    "membership.member.update",
    "PUT",
    "/member/{pk}/",
    sends=MemberUpdate,
    returns=Member,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[Member] = Operation(
    "membership.member.partial_update",
    "PATCH",
    "/member/{pk}/",
    sends=MemberPatch,
    returns=Member,
    host="membership",
    one="content",
)
