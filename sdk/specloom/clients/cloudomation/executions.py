"""The resource `executions` of Cloudomation.

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


class Executions(Service):
    """Runs of flows and connections."""

    _api = API

    def list(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Execution]:
        """List every `Execution`.

        ``GET /execution``

        Args:
            filter: Only records that meet it.
        """
        return self._pages(_LIST, (), options, query={"filter": filter})

    async def get_all(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Execution]:
        """All items of `list`, in one list."""
        return await self.list(filter=filter, **options).collect()

    async def create(
        self, data: ExecutionCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Execution:
        """Run a script, or a stored flow. The answer comes at once; read the execution to see how far it is.

        ``POST /execution``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> Execution:
        """Get one `Execution`.

        ``GET /execution/{id}``

        Args:
            id: The id or name of the execution.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_READ, (id,), options, query={"by": by})

    async def partial_update(
        self,
        id: str,
        data: ExecutionPatch | Mapping[str, Any],
        *,
        by: NamedBy | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Execution:
        """Change an `Execution`: what is not sent stays as it is.

        ``PATCH /execution/{id}``

        Args:
            id: The id or name of the execution.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data, query={"by": by})

    async def delete(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete an `Execution`.

        ``DELETE /execution/{id}``

        Args:
            id: The id or name of the execution.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_DELETE, (id,), options, query={"by": by})

    @staticmethod
    def changes(old: Execution, new: Execution) -> ExecutionPatch:
        """What to send so that *old* becomes *new*: an `ExecutionPatch` of the fields that differ."""
        return changes(ExecutionPatch, old, new)


@define(kw_only=True)
class Execution(Model):
    """A run of a flow, of a script of its own, or of a connection."""

    id: RecordId | None = None
    name: str | None = None
    """Not twice in a workspace; blanks at its ends are dropped."""

    flow_name: str | None = None
    """The flow to run instead of a script."""

    input_value: Any = None
    """What the flow is given."""

    output_value: Any = None
    """What the flow has set."""

    status: str | None = None
    """`ENDED_SUCCESS`, `ENDED_ERROR` …, or how far it is."""

    message: str | None = None
    """The message that it ended with."""


@define(kw_only=True)
class ExecutionCreate(Input):
    """What is sent to create an `Execution`. What is not set is left to the server."""

    name: str | None
    script: bytes | Unset | None = UNSET
    """The script to run."""

    flow_name: str | Unset | None = UNSET
    input_value: Any | Unset = UNSET


@define(kw_only=True)
class ExecutionPatch(Input):
    """Changes to an `Execution`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset | None = UNSET
    flow_name: str | Unset | None = UNSET
    input_value: Any | Unset = UNSET


_LIST: Operation[Execution] = Operation(
    "executions.list", "GET", "/execution", returns=Execution, answer="page", styles={"filter": "json"}
)
_CREATE: Operation[Execution] = Operation(
    "executions.create", "POST", "/execution", sends=ExecutionCreate, returns=Execution
)
_READ: Operation[Execution] = Operation("executions.read", "GET", "/execution/{id}", returns=Execution)
_PARTIAL_UPDATE: Operation[Execution] = Operation(
    "executions.partial_update", "PATCH", "/execution/{id}", sends=ExecutionPatch, returns=Execution
)
_DELETE: Operation[None] = Operation("executions.delete", "DELETE", "/execution/{id}")
