"""The resource `address` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import Address, AddressCreate, AddressFilter, AddressPatch, AddressUpdate


class AddressService(Service):
    """The addresses of members, and those that they are linked to."""

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

        ``GET /address/`` on the host `membership`

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

    async def create(
        self, data: AddressCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Address:
        """Create a resource from `data`.

        ``POST /address/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Address:
        """Get one resource.

        ``GET /address/{pk}/`` on the host `membership`

        Args:
            pk: The id of the address.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: AddressUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Address:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /address/{pk}/`` on the host `membership`

        Args:
            pk: The id of the address.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: AddressPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Address:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /address/{pk}/`` on the host `membership`

        Args:
            pk: The id of the address.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    @staticmethod
    def changes(old: Address, new: Address) -> AddressPatch:
        """What to send so that *old* becomes *new*: an `AddressPatch` of the fields that differ."""
        return changes(AddressPatch, old, new)


_LIST: Operation[Address] = Operation(
    "membership.address.list",
    "GET",
    "/address/",
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
_CREATE: Operation[Address] = Operation(
    "membership.address.create",
    "POST",
    "/address/",
    sends=AddressCreate,
    returns=Address,
    host="membership",
    one="content",
)
_READ: Operation[Address] = Operation(
    "membership.address.read", "GET", "/address/{pk}/", returns=Address, host="membership", one="content"
)
_UPDATE: Operation[Address] = Operation(
    "membership.address.update",
    "PUT",
    "/address/{pk}/",
    sends=AddressUpdate,
    returns=Address,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[Address] = Operation(
    "membership.address.partial_update",
    "PATCH",
    "/address/{pk}/",
    sends=AddressPatch,
    returns=Address,
    host="membership",
    one="content",
)
