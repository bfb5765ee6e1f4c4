"""The resource `address_link` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service
from specloom.values import UNSET, Unset, changes

from .._api import API
from .models import AddressLink, AddressLinkCreate, AddressLinkPatch, AddressLinkUpdate


class AddressLinkService(Service):
    """The link that your address has to another one: whether it is a customer, a supplier and so on. There is
    one for each address, so it has no `pk`.
    """

    _api = API

    async def create(
        self,
        data: AddressLinkCreate | Mapping[str, Any] | Unset = UNSET,
        *,
        address_id: int,
        **options: Unpack[RequestOptions],
    ) -> AddressLink:
        """Create a resource from `data`.

        ``POST /address/{address_id}/link/`` on the host `membership`

        Args:
            address_id: The id of the address that the link is made to.
        """
        return await self._call(_CREATE, (address_id,), options, data=data)

    async def read(self, *, address_id: int, **options: Unpack[RequestOptions]) -> AddressLink:
        """Get one resource.

        ``GET /address/{address_id}/link/`` on the host `membership`

        Args:
            address_id: The id of the address that the link is made to.
        """
        return await self._call(_READ, (address_id,), options)

    async def update(
        self,
        data: AddressLink | AddressLinkUpdate | Mapping[str, Any],
        *,
        address_id: int,
        **options: Unpack[RequestOptions],
    ) -> AddressLink:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /address/{address_id}/link/`` on the host `membership`

        Args:
            address_id: The id of the address that the link is made to.
        """
        return await self._call(_UPDATE, (address_id,), options, data=data)

    async def partial_update(
        self,
        data: AddressLinkPatch | Mapping[str, Any],
        *,
        address_id: int,
        **options: Unpack[RequestOptions],
    ) -> AddressLink:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /address/{address_id}/link/`` on the host `membership`

        Args:
            address_id: The id of the address that the link is made to.
        """
        return await self._call(_PARTIAL_UPDATE, (address_id,), options, data=data)

    @staticmethod
    def changes(old: AddressLink, new: AddressLink) -> AddressLinkPatch:
        """What to send so that *old* becomes *new*: an `AddressLinkPatch` of the fields that differ."""
        return changes(AddressLinkPatch, old, new)


_CREATE: Operation[AddressLink] = Operation(
    "membership.address_link.create",
    "POST",
    "/address/{address_id}/link/",
    sends=AddressLinkCreate,
    returns=AddressLink,
    host="membership",
    one="content",
)
_READ: Operation[AddressLink] = Operation(
    "membership.address_link.read",
    "GET",
    "/address/{address_id}/link/",
    returns=AddressLink,
    host="membership",
    one="content",
)
_UPDATE: Operation[AddressLink] = Operation(
    "membership.address_link.update",
    "PUT",
    "/address/{address_id}/link/",
    sends=AddressLinkUpdate,
    returns=AddressLink,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[AddressLink] = Operation(
    "membership.address_link.partial_update",
    "PATCH",
    "/address/{address_id}/link/",
    sends=AddressLinkPatch,
    returns=AddressLink,
    host="membership",
    one="content",
)
