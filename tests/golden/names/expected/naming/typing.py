"""The resource `typing` of API.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Unpack

from specloom.service import Content, Operation, PagePaging, Pages, RequestOptions, Service, StreamContext
from specloom.values import UNSET, Unset

from ._api import API
from .models import Page


class Typing(Service):
    _api = API

    def list(
        self,
        *,
        list: Sequence[str] | None = None,
        limit: int | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """List every record.

        ``GET /typing``

        Args:
            page_size: Items of a page.
        """
        return self._pages(_LIST, (), options, query={"list": list, "limit": limit}, page_size=page_size)

    async def get_all(
        self,
        *,
        list: Sequence[str] | None = None,
        limit: int | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(list=list, limit=limit, page_size=page_size, **options).collect()

    async def download(self, id: str, *, to_: str | None = None, **options: Unpack[RequestOptions]) -> bytes:
        """``POST /typing/{id}/download``"""
        return await self._call(_DOWNLOAD, (id,), options, query={"to": to_})

    def stream_download(
        self, id: str, *, to_: str | None = None, **options: Unpack[RequestOptions]
    ) -> StreamContext[bytes]:
        """`download` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_DOWNLOAD, (id,), options, query={"to": to_})

    async def download_download(
        self, id: str, *, to: str | Path, to_: str | None = None, **options: Unpack[RequestOptions]
    ) -> Path:
        """`download` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(_DOWNLOAD, (id,), options, query={"to": to_}, to=to)

    async def content(
        self, id: str, data: Content | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> None:
        """``POST /typing/{id}/content``"""
        return await self._call(_CONTENT, (id,), options, data=data)

    async def extra(self, id: str, data: Any = UNSET, **options: Unpack[RequestOptions]) -> None:
        """``POST /typing/{id}/extra``"""
        return await self._call(_EXTRA, (id,), options, data=data)

    async def point(
        self,
        id: str,
        data: Page | Mapping[str, Any] | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> None:
        """``POST /typing/{id}/point``"""
        return await self._call(_POINT, (id,), options, data=data)


_LIST: Operation[dict[str, Any]] = Operation(
    "typing.list",
    "GET",
    "/typing",
    returns=dict[str, Any],
    answer="page",
    paging=PagePaging(param="p", limit="n"),
)
_DOWNLOAD: Operation[bytes] = Operation("typing.download", "POST", "/typing/{id}/download", answer="bytes")
_CONTENT: Operation[None] = Operation("typing.content", "POST", "/typing/{id}/content", body="bytes")
_EXTRA: Operation[None] = Operation("typing.extra", "POST", "/typing/{id}/extra", body="json")
_POINT: Operation[None] = Operation("typing.point", "POST", "/typing/{id}/point", sends=Page | None)
