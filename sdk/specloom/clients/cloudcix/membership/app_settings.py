"""The resource `app_settings` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from .._api import API


class AppSettingsService(Service):
    """The settings of the application itself, of which there is one record at most."""

    _api = API

    async def create(
        self, data: AppSettingsCreate | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> AppSettings:
        """Create a resource from `data`.

        ``POST /app_settings/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> AppSettings:
        """Get one resource.

        ``GET /app_settings/{pk}/`` on the host `membership`

        Args:
            pk: The id of the settings.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: AppSettings | AppSettingsUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> AppSettings:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /app_settings/{pk}/`` on the host `membership`

        Args:
            pk: The id of the settings.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: AppSettingsPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> AppSettings:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /app_settings/{pk}/`` on the host `membership`

        Args:
            pk: The id of the settings.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /app_settings/{pk}/`` on the host `membership`

        Args:
            pk: The id of the settings.
        """
        return await self._call(_DELETE, (pk,), options)

    @staticmethod
    def changes(old: AppSettings, new: AppSettings) -> AppSettingsPatch:
        """What to send so that *old* becomes *new*: an `AppSettingsPatch` of the fields that differ."""
        return changes(AppSettingsPatch, old, new)


@define(kw_only=True)
class AppSettings(Model):
    """Where the application keeps pictures of users, a store of MinIO."""

    id: int
    """Id of the settings."""

    minio_url: str | None = None
    """Where the store is. No part between dots is longer than 63. At most 100."""

    minio_access_key: str | None = None
    """Name of the account. At most 100."""

    minio_secret_key: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """Password of the account. At most 100."""

    created: datetime | None = None
    """When they were made."""

    updated: datetime | None = None
    """When they were last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class AppSettingsCreate(Input):
    """What is sent to create an `AppSettings`. What is not set is left to the server."""

    minio_url: str | Unset | None = UNSET
    minio_access_key: str | Unset | None = UNSET
    minio_secret_key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class AppSettingsUpdate(Input):
    """What is sent to replace an `AppSettings`. What is not set is left out."""

    minio_url: str | Unset | None = UNSET
    minio_access_key: str | Unset | None = UNSET
    minio_secret_key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class AppSettingsPatch(Input):
    """Changes to an `AppSettings`. What is not set stays as it is. None clears, where a field allows it."""

    minio_url: str | Unset | None = UNSET
    minio_access_key: str | Unset | None = UNSET
    minio_secret_key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


_CREATE: Operation[AppSettings] = Operation(
    "membership.app_settings.create",
    "POST",
    "/app_settings/",
    sends=AppSettingsCreate,
    returns=AppSettings,
    host="membership",
    one="content",
)
_READ: Operation[AppSettings] = Operation(
    "membership.app_settings.read",
    "GET",
    "/app_settings/{pk}/",
    returns=AppSettings,
    host="membership",
    one="content",
)
_UPDATE: Operation[AppSettings] = Operation(
    "membership.app_settings.update",
    "PUT",
    "/app_settings/{pk}/",
    sends=AppSettingsUpdate,
    returns=AppSettings,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[AppSettings] = Operation(
    "membership.app_settings.partial_update",
    "PATCH",
    "/app_settings/{pk}/",
    sends=AppSettingsPatch,
    returns=AppSettings,
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "membership.app_settings.delete", "DELETE", "/app_settings/{pk}/", host="membership"
)
