"""The resource `subnet_space` of CloudCIX.

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


class SubnetSpaceService(Service):
    """The room that is left in an allocation."""

    _api = API

    def list(
        self,
        *,
        allocation_id: int,
        search: SubnetSpaceFilter | None = None,
        exclude: SubnetSpaceFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[SubnetSpace]:
        """The subnets of the allocation and the ranges between them that are free, in their order. Filters on
        `space_type` give only the ones (`existing`) or the others (`free`); `exclude` and `order` change
        nothing.

        ``GET /subnet_space/{allocation_id}/`` on the host `iaas`

        Args:
            allocation_id: The id of the allocation.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (allocation_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        allocation_id: int,
        search: SubnetSpaceFilter | None = None,
        exclude: SubnetSpaceFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[SubnetSpace]:
        """All items of `list`, in one list."""
        return await self.list(
            allocation_id=allocation_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()


@define(kw_only=True)
class SubnetSpace(Model):
    """A subnet of an allocation, or a range in it that is free. Of those there is nothing but the range."""

    address_range: str
    """The range."""

    id: int | None = None
    """Id of the subnet."""

    name: str | None = None
    """Name of the subnet."""

    address_id: int | None = None
    """Id of the address that owns it."""

    ips_in_use: int | None = None
    """Number of its IP addresses that are in use."""

    subnets_in_use: int | None = None
    """Number of subnets in it."""

    virtual_router_id: int | None = None
    """Id of the router of a project that it is set up on."""

    vlan: int | None = None
    """Its VLAN."""

    vxlan: int | None = None
    """Its VXLAN."""

    modified_by: int | None = None
    """Id of the user who last changed it."""


class SubnetSpaceFilter(TypedDict, total=False):
    space_type: str
    space_type__in: list[str]
    space_type__icontains: str
    space_type__iendswith: str
    space_type__iexact: str
    space_type__istartswith: str


_LIST: Operation[SubnetSpace] = Operation(
    "iaas.subnet_space.list",
    "GET",
    "/subnet_space/{allocation_id}/",
    returns=SubnetSpace,
    answer="page",
    host="iaas",
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
