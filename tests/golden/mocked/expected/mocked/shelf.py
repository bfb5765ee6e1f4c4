"""The resource `shelf` of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Order


class Shelf(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Order]:
        """List every `Order`.

        ``GET /shelf``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Order]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()


_LIST: Operation[Order] = Operation("shelf.list", "GET", "/shelf", returns=Order, answer="page")
