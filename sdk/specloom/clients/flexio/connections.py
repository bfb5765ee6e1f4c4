"""The resource `connections` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenEnum, Unset, changes, hidden, wire

from ._api import API
from .models import DeletedObject, Ename, ObjectStatus, ObjectType, Timestamp, UserSummary


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


class ConnectionType(OpenEnum):
    """What a connection connects to."""

    HTTP = "http"
    """A service that is reached over HTTP."""


class ConnectionStatus(OpenEnum):
    """Whether a connection can be used."""

    AVAILABLE = "A"
    """The connection is available."""

    UNAVAILABLE = "U"
    """The connection is unavailable."""

    ERROR = "E"
    """The connection has an error of some kind."""


@define(kw_only=True)
class ConnectionInfo(Model):
    """What a request over the connection begins with. An HTTP connection has an address and headers; further
    members, of other types of connections, are kept as they are.
    """

    url: str | None = None
    """Base address, to which the URL of a request task is appended."""

    headers: dict[str, str] | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """Headers of each request, credentials among them."""


@define(kw_only=True)
class Connection(Model):
    """The address and the credentials of a service that pipes use."""

    eid: str
    """Identifier that the server made. Pattern: `[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}`. Example:
    `dw19t2qccp1h`.
    """

    eid_type: ObjectType
    """Kind of the object: a connection. Default: `CTN`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    ename: Ename
    """Identifier that the owner chose."""

    name: str
    """Name of the connection."""

    description: str
    """What the connection is for."""

    connection_type: ConnectionType
    """What the connection connects to. Default: `http`."""

    connection_status: ConnectionStatus
    """Whether the connection can be used. Default: `A`."""

    connection_info: ConnectionInfo
    """Address and headers of the service."""

    expires: str
    """When the connection expires; empty when it does not."""

    owned_by: UserSummary
    """Owner of the connection."""

    followed_by: list[UserSummary]
    """Users who follow the connection."""

    created: Timestamp
    """When the connection was created."""

    updated: Timestamp
    """When the connection was last changed."""


@define(kw_only=True)
class ConnectionCreate(Input):
    """What is sent to create a `Connection`. What is not set is left to the server."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    connection_type: ConnectionType | Unset = UNSET
    connection_status: ConnectionStatus | Unset = UNSET
    connection_info: ConnectionInfo | Unset = UNSET


@define(kw_only=True)
class ConnectionPatch(Input):
    """Changes to a `Connection`. What is not set stays as it is."""

    ename: Ename | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
    connection_type: ConnectionType | Unset = UNSET
    connection_status: ConnectionStatus | Unset = UNSET
    connection_info: ConnectionInfo | Unset = UNSET


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
