"""The resource `connections` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Unset, changes

from ._api import API
from .models import Connection, ConnectionCreate, ConnectionPatch, DeletedObject


class Connections(Service):
    """Addresses, headers and credentials of other services, kept apart from the pipes that use them.

    A request task names a connection, and what the connection holds becomes the default of that request. So
    the credentials are entered once, and are shown to nobody who may only run the pipe.
    """

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Connection]:
        """Get all active connections. The list is always complete.

        ``GET /connections``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Connection]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: ConnectionCreate | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> Connection:
        """Store a new connection.

        ``POST /connections``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Connection:
        """Get one connection.

        ``GET /connections/{id}``

        Args:
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_READ, (id,), options)

    async def update(
        self,
        id: str,
        data: Connection | ConnectionPatch | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Connection:
        """Change the properties that are sent, and keep the others.

        ``POST /connections/{id}``

        Args:
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def delete(self, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete a connection.

        ``DELETE /connections/{id}``

        Args:
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_DELETE, (id,), options)

    async def describe(self, id: str, **options: Unpack[RequestOptions]) -> Any:
        """What lies behind a connection, as far as its kind can tell.

        ``GET /connections/{id}/describe``

        Args:
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_DESCRIBE, (id,), options)

    async def connect(self, id: str, **options: Unpack[RequestOptions]) -> Connection:
        """Try the connection, and get it with the status that this gave it. `connection-failed` if it does
        not work.

        ``POST /connections/{id}/connect``

        Args:
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_CONNECT, (id,), options)

    async def disconnect(self, id: str, **options: Unpack[RequestOptions]) -> Connection:
        """Forget the tokens of a connection; it is unavailable until it is connected again.

        ``POST /connections/{id}/disconnect``

        Args:
            id: The connection's `eid` or its `ename`. Example: `my-custom-connection-alias`.
        """
        return await self._call(_DISCONNECT, (id,), options)

    @staticmethod
    def changes(old: Connection, new: Connection) -> ConnectionPatch:
        """What to send so that *old* becomes *new*: a `ConnectionPatch` of the fields that differ."""
        return changes(ConnectionPatch, old, new)


_LIST: Operation[Connection] = Operation(
    "connections.list", "GET", "/connections", returns=Connection, answer="page"
)
_CREATE: Operation[Connection] = Operation(
    "connections.create", "POST", "/connections", sends=ConnectionCreate, returns=Connection
)
_READ: Operation[Connection] = Operation("connections.read", "GET", "/connections/{id}", returns=Connection)
_UPDATE: Operation[Connection] = Operation(
    "connections.update", "POST", "/connections/{id}", sends=ConnectionPatch, returns=Connection
)
_DELETE: Operation[DeletedObject] = Operation(
    "connections.delete", "DELETE", "/connections/{id}", returns=DeletedObject
)
_DESCRIBE: Operation[Any] = Operation(
    "connections.describe", "GET", "/connections/{id}/describe", returns=Any
)
_CONNECT: Operation[Connection] = Operation(
    "connections.connect", "POST", "/connections/{id}/connect", returns=Connection
)
_DISCONNECT: Operation[Connection] = Operation(
    "connections.disconnect", "POST", "/connections/{id}/disconnect", returns=Connection
)
