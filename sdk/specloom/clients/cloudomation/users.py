"""The resource `users` of Cloudomation.

Generated from specs/cloudomation.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from ._api import API
from .models import Filter, NamedBy, RecordId


class Users(Service):
    """Who can log in."""

    _api = API

    def list(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[User]:
        """List every `User`.

        ``GET /user``

        Args:
            filter: Only records that meet it.
        """
        return self._pages(_LIST, (), options, query={"filter": filter})

    async def get_all(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[User]:
        """All items of `list`, in one list."""
        return await self.list(filter=filter, **options).collect()

    async def create(self, data: UserCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> User:
        """Create a `User`.

        ``POST /user``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> User:
        """Get one `User`.

        ``GET /user/{id}``

        Args:
            id: The id or name of the user.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_READ, (id,), options, query={"by": by})

    async def partial_update(
        self,
        id: str,
        data: UserPatch | Mapping[str, Any],
        *,
        by: NamedBy | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> User:
        """Change a `User`: what is not sent stays as it is.

        ``PATCH /user/{id}``

        Args:
            id: The id or name of the user.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data, query={"by": by})

    async def delete(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a `User`.

        ``DELETE /user/{id}``

        Args:
            id: The id or name of the user.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_DELETE, (id,), options, query={"by": by})

    @staticmethod
    def changes(old: User, new: User) -> UserPatch:
        """What to send so that *old* becomes *new*: a `UserPatch` of the fields that differ."""
        return changes(UserPatch, old, new)


@define(kw_only=True)
class User(Model):
    """Who can log in."""

    id: RecordId | None = None
    name: str | None = None
    """Not twice in a workspace; blanks at its ends are dropped."""

    email: str | None = None


@define(kw_only=True)
class UserCreate(Input):
    """What is sent to create a `User`. What is not set is left to the server."""

    name: str | None
    email: str | Unset | None = UNSET
    password: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class UserPatch(Input):
    """Changes to a `User`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    password: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


_LIST: Operation[User] = Operation(
    "users.list", "GET", "/user", returns=User, answer="page", styles={"filter": "json"}
)
_CREATE: Operation[User] = Operation("users.create", "POST", "/user", sends=UserCreate, returns=User)
_READ: Operation[User] = Operation("users.read", "GET", "/user/{id}", returns=User)
_PARTIAL_UPDATE: Operation[User] = Operation(
    "users.partial_update", "PATCH", "/user/{id}", sends=UserPatch, returns=User
)
_DELETE: Operation[None] = Operation("users.delete", "DELETE", "/user/{id}")
