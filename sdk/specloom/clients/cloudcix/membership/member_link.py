"""The resource `member_link` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import TypedDict, Unpack

from attrs import define

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import Model

from .._api import API
from ..models import Metadata


class MemberLinkService(Service):
    """Which members a member is linked to. The servers are going to drop it."""

    _api = API

    def list(
        self,
        *,
        member_id: int,
        search: MemberLinkFilter | None = None,
        exclude: MemberLinkFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[MemberLink]:
        """The resources, page after page.

        ``GET /member/{member_id}/link/`` on the host `membership`

        Args:
            member_id: The id of the member.
            order: By `id` when nothing is given; else by `contra_member__name`. A leading `-` reverses.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (member_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        member_id: int,
        search: MemberLinkFilter | None = None,
        exclude: MemberLinkFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[MemberLink]:
        """All items of `list`, in one list."""
        return await self.list(
            member_id=member_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, *, member_id: int, **options: Unpack[RequestOptions]) -> None:
        """Ask whether a member is linked to another; if not, it is not found.

        ``GET /member/{member_id}/link/{pk}/`` on the host `membership`

        Args:
            pk: The id of the member that the link was made to.
            member_id: The id of the member.
        """
        return await self._call(_READ, (member_id, pk), options)


class MemberLinkFilter(TypedDict, total=False):
    """Of the ids of members the server knows equality and `in`."""

    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    member__id: int
    member__id__gt: int
    member__id__gte: int
    member__id__in: list[int]
    member__id__isnull: bool
    member__id__lt: int
    member__id__lte: int
    member__id__range: list[int]
    member__self_managed: bool
    contra_member__id: int
    contra_member__id__gt: int
    contra_member__id__gte: int
    contra_member__id__in: list[int]
    contra_member__id__isnull: bool
    contra_member__id__lt: int
    contra_member__id__lte: int
    contra_member__id__range: list[int]
    contra_member__self_managed: bool


@define(kw_only=True)
class MemberLink(Model):
    """That a member is linked to another."""

    member_id: int
    """Id of the member that made the link."""

    contra_member_id: int
    """Id of the member that the link was made to."""

    uri: str | None = None
    """Address of the resource."""


_LIST: Operation[MemberLink] = Operation(
    "membership.member_link.list",
    "GET",
    "/member/{member_id}/link/",
    returns=MemberLink,
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
_READ: Operation[None] = Operation(
    "membership.member_link.read", "GET", "/member/{member_id}/link/{pk}/", host="membership"
)
