"""The resource `trash` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model

from ._api import API
from .models import DeletedObject, Pipe


class Trash(Service):
    """Pipes that were thrown away, and may be taken out again."""

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Pipe]:
        """Get all pipes in the trash. The list is always complete.

        ``GET /trash``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Pipe]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def add(
        self, data: TrashItems | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> builtins.list[DeletedObject]:
        """Throw objects away. A connection is deleted at once.

        ``POST /trash``
        """
        return await self._call(_ADD, (), options, data=data)

    async def empty(
        self, data: TrashItems | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> builtins.list[DeletedObject]:
        """Delete objects that are in the trash for good.

        ``DELETE /trash``
        """
        return await self._call(_EMPTY, (), options, data=data)

    async def restore(
        self, data: TrashItems | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> builtins.list[DeletedObject]:
        """Take objects out of the trash.

        ``POST /restore``
        """
        return await self._call(_RESTORE, (), options, data=data)


@define(kw_only=True)
class TrashItems(Model):
    """Objects to throw away, to take out of the trash, or to delete for good."""

    items: list[str]
    """The `eid` of each."""


_LIST: Operation[Pipe] = Operation("trash.list", "GET", "/trash", returns=Pipe, answer="page")
_ADD: Operation[list[DeletedObject]] = Operation(
    "trash.add", "POST", "/trash", sends=TrashItems, returns=list[DeletedObject]
)
_EMPTY: Operation[list[DeletedObject]] = Operation(
    "trash.empty", "DELETE", "/trash", sends=TrashItems, returns=list[DeletedObject]
)
_RESTORE: Operation[list[DeletedObject]] = Operation(
    "trash.restore", "POST", "/restore", sends=TrashItems, returns=list[DeletedObject]
)
