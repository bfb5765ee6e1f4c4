"""The resource `orders` of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Unset

from ._api import API
from .models import Order, OrderCreate, OrderUpdate


class Orders(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Order]:
        """List every `Order`.

        ``GET /orders``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Order]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: OrderCreate | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> Order:
        """Create an `Order`.

        ``POST /orders``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: int, **options: Unpack[RequestOptions]) -> Order:
        """Get one `Order`.

        ``GET /orders/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def update(
        self, id: int, data: Order | OrderUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Order:
        """Replace an `Order`.

        ``PUT /orders/{id}``
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def about(self, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """``GET /orders/about``"""
        return await self._call(_ABOUT, (), options)

    async def ship(
        self, data: OrdersShipBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> builtins.list[Order]:
        """``POST /orders/ship``"""
        return await self._call(_SHIP, (), options, data=data)


@define(kw_only=True)
class OrdersShipBody(Input):
    ids: list[int]


_LIST: Operation[Order] = Operation("orders.list", "GET", "/orders", returns=Order, answer="page")
_CREATE: Operation[Order] = Operation("orders.create", "POST", "/orders", sends=OrderCreate, returns=Order)
_READ: Operation[Order] = Operation("orders.read", "GET", "/orders/{id}", returns=Order)
_UPDATE: Operation[Order] = Operation(
    "orders.update", "PUT", "/orders/{id}", sends=OrderUpdate, returns=Order
)
_ABOUT: Operation[dict[str, Any]] = Operation("orders.about", "GET", "/orders/about", returns=dict[str, Any])
_SHIP: Operation[list[Order]] = Operation(
    "orders.ship", "POST", "/orders/ship", sends=OrdersShipBody, returns=list[Order]
)
