"""The resource `app_settings` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class AppSettings(Service):
    """The settings of the application itself."""

    _api = API

    async def create(self, data: Mapping[str, Any], **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /app_settings/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /app_settings/{pk}/`` on the host `membership`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /app_settings/{pk}/`` on the host `membership`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /app_settings/{pk}/`` on the host `membership`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /app_settings/{pk}/`` on the host `membership`
        """
        return await self._call(_DELETE, (pk,), options)


_CREATE: Operation[dict[str, Any]] = Operation(
    "membership.app_settings.create",
    "POST",
    "/app_settings/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "membership.app_settings.read",
    "GET",
    "/app_settings/{pk}/",
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "membership.app_settings.update",
    "PUT",
    "/app_settings/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "membership.app_settings.partial_update",
    "PATCH",
    "/app_settings/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "membership.app_settings.delete", "DELETE", "/app_settings/{pk}/", host="membership"
)
