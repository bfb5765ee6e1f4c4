"""The resource `numbered` of Paging.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from ._api import API
from .models import Item, ItemCreate, Meta


class Numbered(Service):
    _api = API

    def list(self, *, page_size: int | None = None, **options: Unpack[RequestOptions]) -> Pages[Item]:
        """List every `Item`.

        ``GET /numbered``

        Args:
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(_LIST, (), options, page_size=page_size)

    async def get_all(
        self, *, page_size: int | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Item]:
        """All items of `list`, in one list."""
        return await self.list(page_size=page_size, **options).collect()

    async def create(self, data: ItemCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Item:
        """Create an `Item`.

        ``POST /numbered``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: int, **options: Unpack[RequestOptions]) -> Item:
        """Get one `Item`.

        ``GET /numbered/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def all(self, **options: Unpack[RequestOptions]) -> builtins.list[Item]:
        """``GET /numbered/all``"""
        return await self._call(_ALL, (), options)


_LIST: Operation[Item] = Operation(
    "numbered.list",
    "GET",
    "/numbered",
    returns=Item,
    answer="page",
    many="content",
    meta="_metadata",
    meta_type=Meta,
    paging=PagePaging(
        param="page", first=0, limit="limit", size=50, max=100, total="_metadata.total_records"
    ),
)
_CREATE: Operation[Item] = Operation(
    "numbered.create", "POST", "/numbered", sends=ItemCreate, returns=Item, one="content", send="data"
)
_READ: Operation[Item] = Operation("numbered.read", "GET", "/numbered/{id}", returns=Item, one="content")
_ALL: Operation[list[Item]] = Operation(
    "numbered.all",
    "GET",
    "/numbered/all",
    returns=list[Item],
    many="content",
    meta="_metadata",
    meta_type=Meta,
)
