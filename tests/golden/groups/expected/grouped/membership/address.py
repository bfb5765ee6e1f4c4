"""The resource `address` of Grouped.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from .._api import API
from .models import Address, AddressCreate


class AddressService(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Address]:
        """List every `Address`.

        ``GET /address/``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Address]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def read(self, id: int, **options: Unpack[RequestOptions]) -> Address:
        """Get one `Address`.

        ``GET /address/{id}/``
        """
        return await self._call(_READ, (id,), options)

    async def create(
        self, data: AddressCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Address:
        """Create an `Address`.

        ``POST /address/``
        """
        return await self._call(_CREATE, (), options, data=data)


_LIST: Operation[Address] = Operation(
    "membership.address.list",
    "GET",
    "/address/",
    returns=Address,
    answer="page",
    headers={"X-App": "membership"},
)
_READ: Operation[Address] = Operation(
    "membership.address.read", "GET", "/address/{id}/", returns=Address, headers={"X-App": "membership"}
)
_CREATE: Operation[Address] = Operation(
    "membership.address.create",
    "POST",
    "/address/",
    sends=AddressCreate,
    returns=Address,
    headers={"X-App": "membership"},
)
