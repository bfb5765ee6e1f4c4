"""The resource `boxes` of Inherited.

Generated from tests/golden/inherited/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset

from ._api import API


class Boxes(Service):
    """Boxes of a shelf."""

    _api = API

    def list(
        self, *, shelf: str, tenant: str, page_size: int | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Box]:
        """List every `Box`.

        ``GET /shelves/{shelf}/boxes`` on the host `files`

        Args:
            tenant: Whose.
            page_size: Items of a page. Default: 50.
        """
        return self._pages(_LIST, (shelf,), options, query={"tenant": tenant}, page_size=page_size)

    async def get_all(
        self, *, shelf: str, tenant: str, page_size: int | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Box]:
        """All items of `list`, in one list."""
        return await self.list(shelf=shelf, tenant=tenant, page_size=page_size, **options).collect()

    async def create(
        self,
        data: BoxCreate | Mapping[str, Any],
        *,
        shelf: str,
        tenant: str,
        **options: Unpack[RequestOptions],
    ) -> Box:
        """Create a `Box`.

        ``POST /shelves/{shelf}/boxes`` on the host `files`

        Args:
            tenant: Whose.
        """
        return await self._call(_CREATE, (shelf,), options, data=data, query={"tenant": tenant})

    async def read(self, shelf: str, box: int, *, tenant: str, **options: Unpack[RequestOptions]) -> Box:
        """Get one `Box`.

        ``GET /shelves/{shelf}/boxes/{box}`` on the host `files`

        Args:
            tenant: Whose.
        """
        return await self._call(_READ, (shelf, box), options, query={"tenant": tenant})


@define(kw_only=True)
class Box(Model):
    created: datetime
    label: str | None = None
    """At most 20."""

    color: str
    """Default: `grey`."""


@define(kw_only=True)
class BoxCreate(Input):
    """What is sent to create a `Box`. What is not set is left to the server."""

    label: str | None
    color: str | Unset = UNSET


_LIST: Operation[Box] = Operation(
    "boxes.list",
    "GET",
    "/shelves/{shelf}/boxes",
    returns=Box,
    answer="page",
    host="files",
    auth="key",
    headers={"X-Client": "specloom"},
    many="data",
    paging=PagePaging(param="page", limit="size", size=50),
    retry_statuses=(409,),
    idempotency_key="header Idempotency-Key",
    timeout=20.0,
)
_CREATE: Operation[Box] = Operation(
    "boxes.create",
    "POST",
    "/shelves/{shelf}/boxes",
    sends=BoxCreate,
    returns=Box,
    host="files",
    auth="key",
    headers={"X-Client": "specloom"},
    one="data",
    send="data",
    idempotent=True,
    retry_statuses=(409,),
    idempotency_key="header Idempotency-Key",
    timeout=20.0,
)
_READ: Operation[Box] = Operation(
    "boxes.read",
    "GET",
    "/shelves/{shelf}/boxes/{box}",
    returns=Box,
    host="files",
    auth="key",
    headers={"X-Client": "specloom"},
    one="data",
    timeout=5.0,
)
