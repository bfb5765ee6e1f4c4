"""The resource `rights` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import changes

from ._api import API
from .models import DeletedObject, Right, RightPatch, RightsGrantBody


class Rights(Service):
    """Who may do what with the objects of a user. A right is one user's (or everybody's) to one object."""

    _api = API

    def list(
        self, *, objects: Sequence[str] | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Right]:
        """Get the rights to objects. The list is always complete.

        ``GET /rights``

        Args:
            objects: The objects; without them those of all.
        """
        return self._pages(_LIST, (), options, query={"objects": objects})

    async def get_all(
        self, *, objects: Sequence[str] | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Right]:
        """All items of `list`, in one list."""
        return await self.list(objects=objects, **options).collect()

    async def grant(
        self, data: RightsGrantBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> builtins.list[builtins.list[Right]]:
        """Give rights, and get the rights to each object concerned. Who is named by an e-mail address that
        nobody here has is invited.

        ``POST /rights``
        """
        return await self._call(_GRANT, (), options, data=data)

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Right:
        """Get one right.

        ``GET /rights/{id}``

        Args:
            id: The right's `eid`.
        """
        return await self._call(_READ, (id,), options)

    async def update(
        self, id: str, data: Right | RightPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Right:
        """Change what a right allows.

        ``POST /rights/{id}``

        Args:
            id: The right's `eid`.
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def delete(self, id: str, **options: Unpack[RequestOptions]) -> DeletedObject:
        """Take a right back.

        ``DELETE /rights/{id}``

        Args:
            id: The right's `eid`.
        """
        return await self._call(_DELETE, (id,), options)

    @staticmethod
    def changes(old: Right, new: Right) -> RightPatch:
        """What to send so that *old* becomes *new*: a `RightPatch` of the fields that differ."""
        return changes(RightPatch, old, new)


_LIST: Operation[Right] = Operation(
    "rights.list", "GET", "/rights", returns=Right, answer="page", styles={"objects": "comma"}
)
_GRANT: Operation[list[list[Right]]] = Operation(
    "rights.grant", "POST", "/rights", sends=RightsGrantBody, returns=list[list[Right]]
)
_READ: Operation[Right] = Operation("rights.read", "GET", "/rights/{id}", returns=Right)
_UPDATE: Operation[Right] = Operation(
    "rights.update", "POST", "/rights/{id}", sends=RightPatch, returns=Right
)
_DELETE: Operation[DeletedObject] = Operation(
    "rights.delete", "DELETE", "/rights/{id}", returns=DeletedObject
)
