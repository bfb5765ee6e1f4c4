"""The resource `members` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from .._api import API
from ..models import Owner, Timestamp
from .models import TeamUser


class Members(Service):
    """The members of a team, and what they may do (2019). A team is known by its owner."""

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
    ) -> Pages[Member]:
        """Get the members of a team.

        ``GET /{owner}/members`` on the host `v2`

        Args:
            owner: Whose team: an `eid`, a user name, or `me`. Example: `me`.
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
    ) -> builtins.list[Member]:
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
        self, owner: str, data: MemberCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Member:
        """Add a member. Who is named by an e-mail address that nobody here has is invited.

        ``POST /{owner}/members`` on the host `v2`

        Args:
            owner: Whose team: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_CREATE, (owner,), options, data=data)

    async def read(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Member:
        """Get one member.

        ``GET /{owner}/members/{id}`` on the host `v2`

        Args:
            owner: Whose team: an `eid`, a user name, or `me`. Example: `me`.
            id: The member: an `eid` or a user name.
        """
        return await self._call(_READ, (owner, id), options)

    async def update(
        self,
        owner: str,
        id: str,
        data: Member | MemberPatch | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Member:
        """Change what a member may do.

        ``POST /{owner}/members/{id}`` on the host `v2`

        Args:
            owner: Whose team: an `eid`, a user name, or `me`. Example: `me`.
            id: The member: an `eid` or a user name.
        """
        return await self._call(_UPDATE, (owner, id), options, data=data)

    async def delete(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Any:
        """Take a member out of the team.

        ``DELETE /{owner}/members/{id}`` on the host `v2`

        Args:
            owner: Whose team: an `eid`, a user name, or `me`. Example: `me`.
            id: The member: an `eid` or a user name.
        """
        return await self._call(_DELETE, (owner, id), options)

    async def invite(self, owner: str, id: str, **options: Unpack[RequestOptions]) -> Any:
        """Send the invitation again.

        ``POST /{owner}/members/{id}/invitations`` on the host `v2`

        Args:
            owner: Whose team: an `eid`, a user name, or `me`. Example: `me`.
            id: The member: an `eid` or a user name.
        """
        return await self._call(_INVITE, (owner, id), options)

    async def join(
        self,
        owner: str,
        data: MembersJoinBody | Mapping[str, Any] | Unset = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Accept an invitation (2020).

        ``POST /{owner}/members/join`` on the host `v2`

        Args:
            owner: Whose team: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_JOIN, (owner,), options, data=data)

    @staticmethod
    def changes(old: Member, new: Member) -> MemberPatch:
        """What to send so that *old* becomes *new*: a `MemberPatch` of the fields that differ."""
        return changes(MemberPatch, old, new)


@define(kw_only=True)
class Member(Model):
    """A member of a team."""

    member: MemberName
    """Who: in an answer the user, when one is added an `eid`, a user name or an e-mail address."""

    member_status: str | None = None
    """Whether the invitation was accepted."""

    rights: Any
    """What the member may do."""

    owned_by: Owner | None = None
    """Whose team it is."""

    created: Timestamp
    """When the member was added."""

    updated: Timestamp
    """When the member was last changed."""


@define(kw_only=True)
class MemberCreate(Input):
    """What is sent to create a `Member`. What is not set is left to the server."""

    member: MemberName
    member_status: str | Unset | None = UNSET
    rights: Any | Unset = UNSET


@define(kw_only=True)
class MemberPatch(Input):
    """Changes to a `Member`. What is not set stays as it is. None clears, where a field allows it."""

    member_status: str | Unset | None = UNSET
    rights: Any | Unset = UNSET


MemberName: TypeAlias = str | TeamUser
"""A user, or the name of one."""


@define(kw_only=True)
class MembersJoinBody(Input):
    email: str | Unset | None = UNSET
    verify_code: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


_LIST: Operation[Member] = Operation(
    "owned.members.list", "GET", "/{owner}/members", returns=Member, answer="page", host="v2"
)
_CREATE: Operation[Member] = Operation(
    "owned.members.create", "POST", "/{owner}/members", sends=MemberCreate, returns=Member, host="v2"
)
_READ: Operation[Member] = Operation(
    "owned.members.read", "GET", "/{owner}/members/{id}", returns=Member, host="v2"
)
_UPDATE: Operation[Member] = Operation(
    "owned.members.update", "POST", "/{owner}/members/{id}", sends=MemberPatch, returns=Member, host="v2"
)
_DELETE: Operation[Any] = Operation(
    "owned.members.delete", "DELETE", "/{owner}/members/{id}", returns=Any, host="v2"
)
_INVITE: Operation[Any] = Operation(
    "owned.members.invite", "POST", "/{owner}/members/{id}/invitations", returns=Any, host="v2"
)
_JOIN: Operation[Any] = Operation(
    "owned.members.join", "POST", "/{owner}/members/join", sends=MembersJoinBody, returns=Any, host="v2"
)
