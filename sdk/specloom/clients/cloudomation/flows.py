"""The resource `flows` of Cloudomation.

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


class Flows(Service):
    """Scripts in Python that are stored."""

    _api = API

    def list(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Flow]:
        """List every `Flow`.

        ``GET /flow``

        Args:
            filter: Only records that meet it.
        """
        return self._pages(_LIST, (), options, query={"filter": filter})

    async def get_all(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Flow]:
        """All items of `list`, in one list."""
        return await self.list(filter=filter, **options).collect()

    async def create(self, data: FlowCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Flow:
        """Create a `Flow`.

        ``POST /flow``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> Flow:
        """Get one `Flow`.

        ``GET /flow/{id}``

        Args:
            id: The id or name of the flow.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_READ, (id,), options, query={"by": by})

    async def partial_update(
        self,
        id: str,
        data: FlowPatch | Mapping[str, Any],
        *,
        by: NamedBy | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Flow:
        """Change a `Flow`: what is not sent stays as it is.

        ``PATCH /flow/{id}``

        Args:
            id: The id or name of the flow.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data, query={"by": by})

    async def delete(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a `Flow`.

        ``DELETE /flow/{id}``

        Args:
            id: The id or name of the flow.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_DELETE, (id,), options, query={"by": by})

    @staticmethod
    def changes(old: Flow, new: Flow) -> FlowPatch:
        """What to send so that *old* becomes *new*: a `FlowPatch` of the fields that differ."""
        return changes(FlowPatch, old, new)


@define(kw_only=True)
class Flow(Model):
    """A script in Python."""

    id: RecordId | None = None
    name: str | None = None
    """Not twice in a workspace; blanks at its ends are dropped."""

    script: str | None = None
    """The script, a module with a function `handler`."""

    description: str | None = None


@define(kw_only=True)
class FlowCreate(Input):
    """What is sent to create a `Flow`. What is not set is left to the server."""

    name: str | None
    script: str | Unset | None = UNSET
    description: str | Unset | None = UNSET


@define(kw_only=True)
class FlowPatch(Input):
    """Changes to a `Flow`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset | None = UNSET
    script: str | Unset | None = UNSET
    description: str | Unset | None = UNSET


_LIST: Operation[Flow] = Operation(
    "flows.list", "GET", "/flow", returns=Flow, answer="page", styles={"filter": "json"}
)
_CREATE: Operation[Flow] = Operation("flows.create", "POST", "/flow", sends=FlowCreate, returns=Flow)
_READ: Operation[Flow] = Operation("flows.read", "GET", "/flow/{id}", returns=Flow)
_PARTIAL_UPDATE: Operation[Flow] = Operation(
    "flows.partial_update", "PATCH", "/flow/{id}", sends=FlowPatch, returns=Flow
)
_DELETE: Operation[None] = Operation("flows.delete", "DELETE", "/flow/{id}")
