"""The resource `ended` of Paging.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from ._api import API
from .models import Item, Meta


class Ended(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Item]:
        """List every `Item`.

        ``GET /ended``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Item]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()


_LIST: Operation[Item] = Operation(
    "ended.list",
    "GET",
    "/ended",
    returns=Item,
    answer="page",
    many="content",
    meta="_metadata",
    meta_type=Meta,
    paging=PagePaging(param="page", end=("last", "page.isLast")),
)
