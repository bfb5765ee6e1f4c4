"""The resource `boxes` of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Order


class Boxes(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Order]:
        """List every `Order`.

        ``GET /boxes``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Order]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()


_LIST: Operation[Order] = Operation("boxes.list", "GET", "/boxes", returns=Order, answer="page")
