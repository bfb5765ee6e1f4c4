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
    """The settings of the application itself."""

    _api = API

    async def create(
        self, data: AppSettingsCreate | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> AppSettings:
        """Create a resource from `data`.

        ``POST /app_settings/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> AppSettings:
        """Get one resource.

        ``GET /app_settings/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: AppSettings | AppSettingsUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> AppSettings:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /app_settings/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: AppSettingsPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> AppSettings:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /app_settings/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /app_settings/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    @staticmethod
    def changes(old: AppSettings, new: AppSettings) -> AppSettingsPatch:
        """What to send so that *old* becomes *new*: an `AppSettingsPatch` of the fields that differ."""
        return changes(AppSettingsPatch, old, new)


@define(kw_only=True)
class AppSettings(Model):
    """What the application needs to reach the provider of DNS and the management of hardware. There is one at
    most.
    """

    id: int
    """Id of the settings."""

    ipmi_host: str | None = None
    """Public IP address of the router that opens ways to hardware. Example: `203.0.113.20`."""

    ipmi_username: str | None = None
    """Name of the user there. At most 250."""

    ipmi_credentials: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """Password of that user. At most 128."""

    rage4_email: str | None = None
    """Address for email of the account at the provider of DNS. At most 255."""

    rage4_api_key: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """Key of that account."""

    created: datetime | None = None
    """When they were created."""

    updated: datetime | None = None
    """When they were last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class AppSettingsCreate(Input):
    """What is sent to create an `AppSettings`. What is not set is left to the server."""

    ipmi_host: str | Unset | None = UNSET
    ipmi_username: str | Unset | None = UNSET
    ipmi_credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    rage4_email: str | Unset | None = UNSET
    rage4_api_key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class AppSettingsUpdate(Input):
    """What is sent to replace an `AppSettings`. What is not set is left out."""

    ipmi_host: str | Unset | None = UNSET
    ipmi_username: str | Unset | None = UNSET
    ipmi_credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    rage4_email: str | Unset | None = UNSET
    rage4_api_key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class AppSettingsPatch(Input):
    """Changes to an `AppSettings`. What is not set stays as it is. None clears, where a field allows it."""

    ipmi_host: str | Unset | None = UNSET
    ipmi_username: str | Unset | None = UNSET
    ipmi_credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    rage4_email: str | Unset | None = UNSET
    rage4_api_key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


_CREATE: Operation[AppSettings] = Operation(
    "iaas.app_settings.create",
    "POST",
    "/app_settings/",
    sends=AppSettingsCreate,
    returns=AppSettings,
    host="iaas",
    one="content",
)
_READ: Operation[AppSettings] = Operation(
    "iaas.app_settings.read", "GET", "/app_settings/{pk}/", returns=AppSettings, host="iaas", one="content"
)
_UPDATE: Operation[AppSettings] = Operation(
    "iaas.app_settings.update",
    "PUT",
    "/app_settings/{pk}/",
    sends=AppSettingsUpdate,
    returns=AppSettings,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[AppSettings] = Operation(
    "iaas.app_settings.partial_update",
    "PATCH",
    "/app_settings/{pk}/",
    sends=AppSettingsPatch,
    returns=AppSettings,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.app_settings.delete", "DELETE", "/app_settings/{pk}/", host="iaas")
