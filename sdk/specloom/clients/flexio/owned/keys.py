"""The resource `keys` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from datetime import date
from typing import Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from .._api import API
from ..models import DeletedObject, Token


class Keys(Service):
    """The API keys of an owner."""

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
    ) -> Pages[Token]:
        """Get the API keys of an owner.

        ``GET /{owner}/auth/keys`` on the host `v2`

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
    ) -> builtins.list[Token]:
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

    async def create(self, owner: str, **options: Unpack[RequestOptions]) -> Token:
        """Make an API key.

        ``POST /{owner}/auth/keys`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_CREATE, (owner,), options)

    async def read(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Token:
        """Get one API key.

        ``GET /{owner}/auth/keys/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The `eid` of the API key.
        """
        return await self._call(_READ, (owner, id), options)

    async def delete(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Delete an API key. From then on it is refused.

        ``DELETE /{owner}/auth/keys/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The `eid` of the API key.
        """
        return await self._call(_DELETE, (owner, id), options)


_LIST: Operation[Token] = Operation(
    "owned.keys.list", "GET", "/{owner}/auth/keys", returns=Token, answer="page", host="v2"
)
_CREATE: Operation[Token] = Operation(
    "owned.keys.create", "POST", "/{owner}/auth/keys", returns=Token, host="v2"
)
_READ: Operation[Token] = Operation(
    "owned.keys.read", "GET", "/{owner}/auth/keys/{id}", returns=Token, host="v2"
)
_DELETE: Operation[DeletedObject] = Operation(
    "owned.keys.delete", "DELETE", "/{owner}/auth/keys/{id}", returns=DeletedObject, host="v2"
)
