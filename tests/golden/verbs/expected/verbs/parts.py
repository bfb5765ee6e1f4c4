"""The resource `parts` of Verbs.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Any, Unpack

from specloom.service import Head, Operation, Pages, RequestOptions, Service

from ._api import API


class Parts(Service):
    _api = API

    def list(self, thing_id: int, **options: Unpack[RequestOptions]) -> Pages[dict[str, Any]]:
        """List every record.

        ``GET /things/{thing_id}/parts/``
        """
        return self._pages(_LIST, (thing_id,), options)

    async def get_all(
        self, thing_id: int, **options: Unpack[RequestOptions]
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(thing_id, **options).collect()

    async def read(
        self, thing_id: int, year: int, name: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Get one record.

        ``GET /things/{thing_id}/parts/{year}/{name}/``
        """
        return await self._call(_READ, (thing_id, year, name), options)

    async def head(
        self,
        thing_id: int,
        year: int | None = None,
        name: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Head:
        """Ask whether a record exists, without its content.

        ``HEAD /things/{thing_id}/parts/{year}/{name}/``
        """
        return await self._head(_HEAD, (thing_id,) if year is None else (thing_id, year, name), options)

    async def touch(self, thing_id: int, year: int, name: str, **options: Unpack[RequestOptions]) -> str:
        """``POST /things/{thing_id}/parts/{year}/{name}/touch/``"""
        return await self._call(_TOUCH, (thing_id, year, name), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "parts.list", "GET", "/things/{thing_id}/parts/", returns=dict[str, Any], answer="page"
)
_READ: Operation[dict[str, Any]] = Operation(
    "parts.read", "GET", "/things/{thing_id}/parts/{year}/{name}/", returns=dict[str, Any]
)
_HEAD: Operation[None] = Operation(
    "parts.head", "HEAD", "/things/{thing_id}/parts/{year}/{name}/", collection="/things/{thing_id}/parts/"
)
_TOUCH: Operation[str] = Operation(
    "parts.touch", "POST", "/things/{thing_id}/parts/{year}/{name}/touch/", answer="text"
)
