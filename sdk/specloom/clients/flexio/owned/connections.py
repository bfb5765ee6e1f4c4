"""The resource `connections` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Unset, changes

from .._api import API
from ..models import Connection, ConnectionCreate, ConnectionPatch, DeletedObject


class Connections(Service):
    """The connections of an owner."""

    _api = API

    def list(
        self,
        owner: str,
        *,
        start: int | None = None,
        tail: int | None = None,
        limit: int | None = None,
        created_min: date | None = None,
        created_max: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Connection]:
        """Get the active connections of an owner.

        ``GET /{owner}/connections`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            start: How many to skip. At least 0.
            tail: How many of the last ones to get. At least 0.
            limit: How many to get at most. At least 0.
            created_min: Only what was made on that day or later.
            created_max: Only what was made on that day or earlier.
        """
        return self._pages(
            _LIST,
            (owner,),
            options,
            query={
                "start": start,
                "tail": tail,
                "limit": limit,
                "created_min": created_min,
                "created_max": created_max,
            },
        )

    async def get_all(
        self,
        owner: str,
        *,
        start: int | None = None,
        tail: int | None = None,
        limit: int | None = None,
        created_min: date | None = None,
        created_max: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Connection]:
        """All items of `list`, in one list."""
        return await self.list(
            owner,
            start=start,
            tail=tail,
            limit=limit,
            created_min=created_min,
            created_max=created_max,
            **options,
        ).collect()

    async def create(
        self,
        owner: str,
        data: ConnectionCreate | Mapping[str, Any] | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Connection:
        """Create a `Connection`.

        ``POST /{owner}/connections`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_CREATE, (owner,), options, data=data)

    async def read(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Connection:
        """Get one `Connection`.

        ``GET /{owner}/connections/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_READ, (owner, id), options)

    async def update(
        self,
        owner: str,
        id: str,
        data: Connection | ConnectionPatch | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Connection:
        """Change a `Connection`: what is not sent stays as it is.

        ``POST /{owner}/connections/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_UPDATE, (owner, id), options, data=data)

    async def delete(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete a `Connection`.

        ``DELETE /{owner}/connections/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_DELETE, (owner, id), options)

    async def describe(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Any:
        """What lies behind a connection (2018; later in `vfs`).

        ``GET /{owner}/connections/{id}/describe`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_DESCRIBE, (owner, id), options)

    async def connect(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Connection:
        """Try the connection, and get it with the status that this gave it.

        ``POST /{owner}/connections/{id}/connect`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_CONNECT, (owner, id), options)

    async def disconnect(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Connection:
        """Forget the tokens of a connection.

        ``POST /{owner}/connections/{id}/disconnect`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_DISCONNECT, (owner, id), options)

    @staticmethod
    def changes(old: Connection, new: Connection) -> ConnectionPatch:
        """What to send so that *old* becomes *new*: a `ConnectionPatch` of the fields that differ."""
        return changes(ConnectionPatch, old, new)


_LIST: Operation[Connection] = Operation(
    "owned.connections.list", "GET", "/{owner}/connections", returns=Connection, answer="page", host="v2"
)
_CREATE: Operation[Connection] = Operation(
    "owned.connections.create",
    "POST",
    "/{owner}/connections",
    sends=ConnectionCreate,
    returns=Connection,
    host="v2",
)
_READ: Operation[Connection] = Operation(
    "owned.connections.read", "GET", "/{owner}/connections/{id}", returns=Connection, host="v2"
)
_UPDATE: Operation[Connection] = Operation(
    "owned.connections.update",
    "POST",
    "/{owner}/connections/{id}",
    sends=ConnectionPatch,
    returns=Connection,
    host="v2",
)
_DELETE: Operation[DeletedObject] = Operation(
    "owned.connections.delete", "DELETE", "/{owner}/connections/{id}", returns=DeletedObject, host="v2"
)
_DESCRIBE: Operation[Any] = Operation(
    "owned.connections.describe", "GET", "/{owner}/connections/{id}/describe", returns=Any, host="v2"
)
_CONNECT: Operation[Connection] = Operation(
    "owned.connections.connect", "POST", "/{owner}/connections/{id}/connect", returns=Connection, host="v2"
)
_DISCONNECT: Operation[Connection] = Operation(
    "owned.connections.disconnect",
    "POST",
    "/{owner}/connections/{id}/disconnect",
    returns=Connection,
    host="v2",
)
