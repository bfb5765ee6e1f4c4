"""The resource `rights` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import DeletedObject, Right, RightPatch, RightsGrantBody


class Rights(Service):
    """Who may do what with the objects of an owner (until 2019; then members have rights)."""

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
        objects: Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Right]:
        """Get the rights to objects.

        ``GET /{owner}/auth/rights`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            start: How many to skip. At least 0.
            tail: How many of the last ones to get. At least 0.
            limit: How many to get at most. At least 0.
            created_min: Only what was made on that day or later.
            created_max: Only what was made on that day or earlier.
            objects: The objects; without them those of all.
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
                "objects": objects,
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
        objects: Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Right]:
        """All items of `list`, in one list."""
        return await self.list(
            owner,
            start=start,
            tail=tail,
            limit=limit,
            created_min=created_min,
            created_max=created_max,
            objects=objects,
            **options,
        ).collect()

    async def grant(
        self, owner: str, data: RightsGrantBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> builtins.list[builtins.list[Right]]:
        """Give rights, and get the rights to each object concerned.

        ``POST /{owner}/auth/rights`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_GRANT, (owner,), options, data=data)

    async def read(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Right:
        """Get one `Right`.

        ``GET /{owner}/auth/rights/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The right's `eid`.
        """
        return await self._call(_READ, (owner, id), options)

    async def update(
        self,
        owner: str,
        id: str,
        data: Right | RightPatch | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Right:
        """Change what a right allows.

        ``POST /{owner}/auth/rights/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The right's `eid`.
        """
        return await self._call(_UPDATE, (owner, id), options, data=data)

    async def delete(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Take a right back.

        ``DELETE /{owner}/auth/rights/{id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            id: The right's `eid`.
        """
        return await self._call(_DELETE, (owner, id), options)

    @staticmethod
    def changes(old: Right, new: Right) -> RightPatch:
        """What to send so that *old* becomes *new*: a `RightPatch` of the fields that differ."""
        return changes(RightPatch, old, new)


_LIST: Operation[Right] = Operation(
    "owned.rights.list",
    "GET",
    "/{owner}/auth/rights",
    returns=Right,
    answer="page",
    host="v2",
    styles={"objects": "comma"},
)
_GRANT: Operation[list[list[Right]]] = Operation(
    "owned.rights.grant",
    "POST",
    "/{owner}/auth/rights",
    sends=RightsGrantBody,
    returns=list[list[Right]],
    host="v2",
)
_READ: Operation[Right] = Operation(
    "owned.rights.read", "GET", "/{owner}/auth/rights/{id}", returns=Right, host="v2"
)
_UPDATE: Operation[Right] = Operation(
    "owned.rights.update", "POST", "/{owner}/auth/rights/{id}", sends=RightPatch, returns=Right, host="v2"
)
_DELETE: Operation[DeletedObject] = Operation(
    "owned.rights.delete", "DELETE", "/{owner}/auth/rights/{id}", returns=DeletedObject, host="v2"
)
