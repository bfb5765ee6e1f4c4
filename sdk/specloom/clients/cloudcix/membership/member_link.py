"""The resource `member_link` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import Model

from .._api import API
from ..models import Metadata


class MemberLinkService(Service):
    """Which members a member is linked to."""

    _api = API

    def list(
        self,
        *,
        member_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[MemberLink]:
        """The resources, page after page.

        ``GET /member/{member_id}/link/`` on the host `membership`

        Args:
            member_id: The id of the member.
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
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
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[MemberLink]:
        """All items of `list`, in one list."""
        return await self.list(
            member_id=member_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, *, member_id: int, **options: Unpack[RequestOptions]) -> MemberLink:
        """Get one resource.

        ``GET /member/{member_id}/link/{pk}/`` on the host `membership`

        Args:
            pk: The id of the member that the link was made to.
            member_id: The id of the member.
        """
        return await self._call(_READ, (member_id, pk), options)


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
_READ: Operation[MemberLink] = Operation(
    "membership.member_link.read",
    "GET",
    "/member/{member_id}/link/{pk}/",
    returns=MemberLink,
    host="membership",
    one="content",
)
