"""The resource `settings` of Cloudomation.

Generated from specs/cloudomation.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes

from ._api import API
from .models import Filter, NamedBy, RecordId


class Settings(Service):
    """Values under names."""

    _api = API

    def list(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Setting]:
        """List every `Setting`.

        ``GET /setting``

        Args:
            filter: Only records that meet it.
        """
        return self._pages(_LIST, (), options, query={"filter": filter})

    async def get_all(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Setting]:
        """All items of `list`, in one list."""
        return await self.list(filter=filter, **options).collect()

    async def create(
        self, data: SettingCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Setting:
        """Create a `Setting`.

        ``POST /setting``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> Setting:
        """Get one `Setting`.

        ``GET /setting/{id}``

        Args:
            id: The id or name of the setting.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_READ, (id,), options, query={"by": by})

    async def partial_update(
        self,
        id: str,
        data: SettingPatch | Mapping[str, Any],
        *,
        by: NamedBy | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Setting:
        """Change a `Setting`: what is not sent stays as it is.

        ``PATCH /setting/{id}``

        Args:
            id: The id or name of the setting.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data, query={"by": by})

    async def delete(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a `Setting`.

        ``DELETE /setting/{id}``

        Args:
            id: The id or name of the setting.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_DELETE, (id,), options, query={"by": by})

    @staticmethod
    def changes(old: Setting, new: Setting) -> SettingPatch:
        """What to send so that *old* becomes *new*: a `SettingPatch` of the fields that differ."""
        return changes(SettingPatch, old, new)


@define(kw_only=True)
class Setting(Model):
    """A value under a name."""

    id: RecordId | None = None
    name: str | None = None
    """Not twice in a workspace; blanks at its ends are dropped."""

    value: Any = None
    """Any value; users write it as YAML."""

    description: str | None = None


@define(kw_only=True)
class SettingCreate(Input):
    """What is sent to create a `Setting`. What is not set is left to the server."""

    name: str | None
    value: Any | Unset = UNSET
    description: str | Unset | None = UNSET


@define(kw_only=True)
class SettingPatch(Input):
    """Changes to a `Setting`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset | None = UNSET
    value: Any | Unset = UNSET
    description: str | Unset | None = UNSET


_LIST: Operation[Setting] = Operation(
    "settings.list", "GET", "/setting", returns=Setting, answer="page", styles={"filter": "json"}
)
_CREATE: Operation[Setting] = Operation(
    "settings.create", "POST", "/setting", sends=SettingCreate, returns=Setting
)
_READ: Operation[Setting] = Operation("settings.read", "GET", "/setting/{id}", returns=Setting)
_PARTIAL_UPDATE: Operation[Setting] = Operation(
    "settings.partial_update", "PATCH", "/setting/{id}", sends=SettingPatch, returns=Setting
)
_DELETE: Operation[None] = Operation("settings.delete", "DELETE", "/setting/{id}")
