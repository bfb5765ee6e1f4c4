"""The resource `tokens` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import DeletedObject, Token


class Tokens(Service):
    """The API keys of a user. Each is good until it is deleted."""

    _api = API

    def list(self, user_id: str, **options: Unpack[RequestOptions]) -> Pages[Token]:
        """Get all API keys of a user. The list is always complete.

        ``GET /users/{user_id}/tokens``

        Args:
            user_id: The user's `eid`. Example: `h0cdcmy0g0xf`.
        """
        return self._pages(_LIST, (user_id,), options)

    async def get_all(self, user_id: str, **options: Unpack[RequestOptions]) -> builtins.list[Token]:
        """All items of `list`, in one list."""
        return await self.list(user_id, **options).collect()

    async def create(self, user_id: str, **options: Unpack[RequestOptions]) -> Token:
        """Make an API key.

        ``POST /users/{user_id}/tokens``

        Args:
            user_id: The user's `eid`. Example: `h0cdcmy0g0xf`.
        """
        return await self._call(_CREATE, (user_id,), options)

    async def read(self, user_id: str, id: str, **options: Unpack[RequestOptions]) -> Token:
        """Get one API key.

        ``GET /users/{user_id}/tokens/{id}``

        Args:
            user_id: The user's `eid`. Example: `h0cdcmy0g0xf`.
            id: The `eid` of the API key.
        """
        return await self._call(_READ, (user_id, id), options)

    async def delete(self, user_id: str, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete an API key. From then on it is refused.

        ``DELETE /users/{user_id}/tokens/{id}``

        Args:
            user_id: The user's `eid`. Example: `h0cdcmy0g0xf`.
            id: The `eid` of the API key.
        """
        return await self._call(_DELETE, (user_id, id), options)


_LIST: Operation[Token] = Operation(
    "tokens.list", "GET", "/users/{user_id}/tokens", returns=Token, answer="page"
)
_CREATE: Operation[Token] = Operation("tokens.create", "POST", "/users/{user_id}/tokens", returns=Token)
_READ: Operation[Token] = Operation("tokens.read", "GET", "/users/{user_id}/tokens/{id}", returns=Token)
_DELETE: Operation[DeletedObject] = Operation(
    "tokens.delete", "DELETE", "/users/{user_id}/tokens/{id}", returns=DeletedObject
)
