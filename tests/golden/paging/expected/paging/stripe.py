"""The resource `stripe` of Paging.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import CursorPaging, Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Item


class Stripe(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Item]:
        """List every `Item`.

        ``GET /stripe``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Item]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()


_LIST: Operation[Item] = Operation(
    "stripe.list",
    "GET",
    "/stripe",
    returns=Item,
    answer="page",
    paging=CursorPaging(param="starting_after", more="has_more", next="last id"),
)
