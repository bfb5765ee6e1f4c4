"""The resource `offset` of Paging.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import OffsetPaging, Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Item, Meta


class Offset(Service):
    _api = API

    def list(self, *, page_size: int | None = None, **options: Unpack[RequestOptions]) -> Pages[Item]:
        """List every `Item`.

        ``GET /offset``

        Args:
            page_size: Items of a page. Default: 25.
        """
        return self._pages(_LIST, (), options, page_size=page_size)

    async def get_all(
        self, *, page_size: int | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Item]:
        """All items of `list`, in one list."""
        return await self.list(page_size=page_size, **options).collect()


_LIST: Operation[Item] = Operation(
    "offset.list",
    "GET",
    "/offset",
    returns=Item,
    answer="page",
    many="content",
    meta="_metadata",
    meta_type=Meta,
    paging=OffsetPaging(param="startIndex", limit="numObjects", size=25),
)
