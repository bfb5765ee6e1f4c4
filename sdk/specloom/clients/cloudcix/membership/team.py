"""The resource `team` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, TypeAlias, Unpack

from attrs import define

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes

from .._api import API
from ..models import Metadata
from .models import Member, NameFilter, User


class TeamService(Service):
    """Teams of users."""

    _api = API

    def list(
        self,
        *,
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Team]:
        """The resources, page after page.

        ``GET /team/`` on the host `membership`

        Args:
            order: By `name`; a leading `-` reverses.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Team]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(self, data: TeamCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Team:
        """Create a resource from `data`.

        ``POST /team/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Team:
        """Get one resource.

        ``GET /team/{pk}/`` on the host `membership`

        Args:
            pk: The id of the team.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Team | TeamUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Team:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /team/{pk}/`` on the host `membership`

        Args:
            pk: The id of the team.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: TeamPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Team:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /team/{pk}/`` on the host `membership`

        Args:
            pk: The id of the team.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a team. Its users stay.

        ``DELETE /team/{pk}/`` on the host `membership`

        Args:
            pk: The id of the team.
        """
        return await self._call(_DELETE, (pk,), options)

    @staticmethod
    def changes(old: Team, new: Team) -> TeamPatch:
        """What to send so that *old* becomes *new*: a `TeamPatch` of the fields that differ."""
        return changes(TeamPatch, old, new)


@define(kw_only=True)
class Team(Model):
    """A team of users."""

    id: int
    """Id of the resource."""

    name: str
    """Name of the team. From 1 to 50."""

    member: Member | None = None
    """The member that it belongs to."""

    uri: str | None = None
    """Address of the resource."""

    users: list[TeamUser]
    """The users. Ids are sent, whole users are answered."""


@define(kw_only=True)
class TeamCreate(Input):
    """What is sent to create a `Team`. What is not set is left to the server."""

    name: str
    users: list[TeamUser] | Unset = UNSET


@define(kw_only=True)
class TeamUpdate(Input):
    """What is sent to replace a `Team`. What is not set is left out."""

    name: str
    users: list[TeamUser] | Unset = UNSET


@define(kw_only=True)
class TeamPatch(Input):
    """Changes to a `Team`. What is not set stays as it is."""

    name: str | Unset = UNSET
    users: list[TeamUser] | Unset = UNSET


TeamUser: TypeAlias = int | User
"""A user of a team, or the id of one to send."""


_LIST: Operation[Team] = Operation(
    "membership.team.list",
    "GET",
    "/team/",
    returns=Team,
    answer="page",
    host="membership",
    styles={"search": "deep", "exclude": "deep"},
    many="content",
    meta="_metadata",
    meta_type=Metadata,
    paging=PagePaging(
        param="page",
        first=0,
        limit="limit",
        size=50,
        max=100,
        total=("_metadata.total_records", "_metadata.totalRecords"),
    ),
)
_CREATE: Operation[Team] = Operation(
    "membership.team.create",
    "POST",
    "/team/",
    sends=TeamCreate,
    returns=Team,
    host="membership",
    one="content",
)
_READ: Operation[Team] = Operation(
    "membership.team.read", "GET", "/team/{pk}/", returns=Team, host="membership", one="content"
)
_UPDATE: Operation[Team] = Operation(
    "membership.team.update",
    "PUT",
    "/team/{pk}/",
    sends=TeamUpdate,
    returns=Team,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[Team] = Operation(
    "membership.team.partial_update",
    "PATCH",
    "/team/{pk}/",
    sends=TeamPatch,
    returns=Team,
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation("membership.team.delete", "DELETE", "/team/{pk}/", host="membership")
