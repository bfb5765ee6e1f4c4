"""The resource `profile` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import NameFilter, Profile, ProfileCreate, ProfilePatch, ProfileUpdate


class ProfileService(Service):
    """Profiles of your member, to which users belong."""

    _api = API

    def list(
        self,
        *,
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Profile]:
        """The resources, page after page.

        ``GET /profile/`` on the host `membership`

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
    ) -> builtins.list[Profile]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: ProfileCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Profile:
        """Create a resource from `data`.

        ``POST /profile/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Profile:
        """Get one resource.

        ``GET /profile/{pk}/`` on the host `membership`

        Args:
            pk: The id of the profile.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Profile | ProfileUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Profile:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /profile/{pk}/`` on the host `membership`

        Args:
            pk: The id of the profile.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: ProfilePatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Profile:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /profile/{pk}/`` on the host `membership`

        Args:
            pk: The id of the profile.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a profile that no user belongs to.

        ``DELETE /profile/{pk}/`` on the host `membership`

        Args:
            pk: The id of the profile.
        """
        return await self._call(_DELETE, (pk,), options)

    @staticmethod
    def changes(old: Profile, new: Profile) -> ProfilePatch:
        """What to send so that *old* becomes *new*: a `ProfilePatch` of the fields that differ."""
        return changes(ProfilePatch, old, new)


_LIST: Operation[Profile] = Operation(
    "membership.profile.list",
    "GET",
    "/profile/",
    returns=Profile,
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
_CREATE: Operation[Profile] = Operation(
    "membership.profile.create",
    "POST",
    "/profile/",
    sends=ProfileCreate,
    returns=Profile,
    host="membership",
    one="content",
)
_READ: Operation[Profile] = Operation(
    "membership.profile.read", "GET", "/profile/{pk}/", returns=Profile, host="membership", one="content"
)
_UPDATE: Operation[Profile] = Operation(
    "membership.profile.update",
    "PUT",
    "/profile/{pk}/",
    sends=ProfileUpdate,
    returns=Profile,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[Profile] = Operation(
    "membership.profile.partial_update",
    "PATCH",
    "/profile/{pk}/",
    sends=ProfilePatch,
    returns=Profile,
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "membership.profile.delete", "DELETE", "/profile/{pk}/", host="membership"
)
