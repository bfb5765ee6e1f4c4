"""The resource `shared_object` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, RequestOptions, Service

from .._api import API


class SharedObject(Service):
    """Files that were shared with you."""

    _api = API

    async def read(self, *, region_name: str, path: str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /{region_name}/share/object/{path}/`` on the host `vault`
        """
        return await self._call(_READ, (region_name, path), options)

    async def create(
        self, data: Mapping[str, Any], *, region_name: str, path: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /{region_name}/share/object/{path}/`` on the host `vault`
        """
        return await self._call(_CREATE, (region_name, path), options, data=data)

    async def update(
        self, data: Mapping[str, Any], *, region_name: str, path: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /{region_name}/share/object/{path}/`` on the host `vault`
        """
        return await self._call(_UPDATE, (region_name, path), options, data=data)

    async def partial_update(
        self, data: Mapping[str, Any], *, region_name: str, path: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /{region_name}/share/object/{path}/`` on the host `vault`
        """
        return await self._call(_PARTIAL_UPDATE, (region_name, path), options, data=data)

    async def delete(self, *, region_name: str, path: str, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /{region_name}/share/object/{path}/`` on the host `vault`
        """
        return await self._call(_DELETE, (region_name, path), options)

    async def head(self, *, region_name: str, path: str, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /{region_name}/share/object/{path}/`` on the host `vault`
        """
        return await self._head(_HEAD, (region_name, path), options)


_READ: Operation[dict[str, Any]] = Operation(
    "vault.shared_object.read",
    "GET",
    "/{region_name}/share/object/{path:path}/",
    returns=dict[str, Any],
    host="vault",
    one="content",
)
_CREATE: Operation[dict[str, Any]] = Operation(
    "vault.shared_object.create",
    "POST",
    "/{region_name}/share/object/{path:path}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="vault",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "vault.shared_object.update",
    "PUT",
    "/{region_name}/share/object/{path:path}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="vault",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "vault.shared_object.partial_update",
    "PATCH",
    "/{region_name}/share/object/{path:path}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="vault",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "vault.shared_object.delete", "DELETE", "/{region_name}/share/object/{path:path}/", host="vault"
)
_HEAD: Operation[None] = Operation(
    "vault.shared_object.head", "HEAD", "/{region_name}/share/object/{path:path}/", host="vault"
)
