"""The resource `rights` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenEnum, Unset, changes

from ._api import API
from .models import DeletedObject, ObjectStatus, ObjectType, Owner, Timestamp


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


class RightAction(OpenEnum):
    """Something that a right allows."""

    READ = "object.read"
    """See the properties of the object."""

    WRITE = "object.write"
    """Change the properties of the object."""

    DELETE = "object.delete"
    """Delete the object."""

    EXECUTE = "object.execute"
    """Run the object."""

    READ_RIGHTS = "rights.read"
    """See who has rights to the object."""

    WRITE_RIGHTS = "rights.write"
    """Change who has rights to the object."""


@define(kw_only=True)
class Right(Model):
    """What one user, or everybody, may do with an object."""

    eid: str
    """Identifier that the server made. Example: `rq5vxk8tmw2g`."""

    eid_type: ObjectType
    """Kind of the object: a right. Default: `RGH`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    access_code: str
    """Who has the right: the `eid` of a user or `public`; when it is given, an e-mail address too."""

    access_type: str | None = None
    """What `access_code` is."""

    actions: list[RightAction]
    """What the right allows."""

    user: Owner | None = None
    """Who has the right, when it is a user."""

    object_eid: str
    """The object."""

    created: Timestamp
    """When the right was given."""

    updated: Timestamp
    """When the right was last changed."""


@define(kw_only=True)
class RightCreate(Input):
    """What is sent to create a `Right`. What is not set is left to the server."""

    access_code: str
    actions: list[RightAction]
    object_eid: str


@define(kw_only=True)
class RightPatch(Input):
    """Changes to a `Right`. What is not set stays as it is."""

    actions: list[RightAction] | Unset = UNSET


@define(kw_only=True)
class RightsGrantBody(Input):
    rights: list[RightCreate]
    """The rights to give."""

    message: str | Unset | None = UNSET
    """What to write to who is invited."""


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
