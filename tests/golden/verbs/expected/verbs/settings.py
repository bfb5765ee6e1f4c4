"""The resource `settings` of Verbs.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, RequestOptions, Service

from ._api import API


class Settings(Service):
    """There is one of them."""

    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one record.

        ``GET /settings/``
        """
        return await self._call(_READ, (), options)

    async def update(self, data: Mapping[str, Any], **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Change a record: what is not sent stays as it is.

        ``POST /settings/``
        """
        return await self._call(_UPDATE, (), options, data=data)

    async def head(self, **options: Unpack[RequestOptions]) -> Head:
        """Ask whether a record exists, without its content.

        ``HEAD /settings/``
        """
        return await self._head(_HEAD, (), options)

    async def reset(self, **options: Unpack[RequestOptions]) -> None:
        """``POST /settings/reset/``"""
        return await self._call(_RESET, (), options)


_READ: Operation[dict[str, Any]] = Operation("settings.read", "GET", "/settings/", returns=dict[str, Any])
_UPDATE: Operation[dict[str, Any]] = Operation(
    "settings.update", "POST", "/settings/", sends=dict[str, Any], returns=dict[str, Any]
)
_HEAD: Operation[None] = Operation("settings.head", "HEAD", "/settings/")
_RESET: Operation[None] = Operation("settings.reset", "POST", "/settings/reset/")
