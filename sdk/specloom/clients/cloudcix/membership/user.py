"""The resource `user` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from .._api import API
from ..models import Metadata
from .models import (
    Address,
    Department,
    Language,
    Member,
    Phone,
    Profile,
    TransactionType,
    User,
    UserCreate,
    UserFilter,
    UserImage,
    UserNotification,
    UserPatch,
)


class UserService(Service):
    """The users of members."""

    _api = API

    def list(
        self,
        *,
        search: UserFilter | None = None,
        exclude: UserFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[User]:
        """The resources, page after page.

        ``GET /user/`` on the host `membership`

        Args:
            order: By `id` when nothing is given; else by `address__name`, `administrator`, `email`,
                `expiry_date`, `first_name`, `last_login`, `member__name`, `start_date` or `surname`. A
                leading `-` reverses.
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
        search: UserFilter | None = None,
        exclude: UserFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[User]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(self, data: UserCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> User:
        """Create a resource from `data`.

        ``POST /user/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> User:
        """Get one resource.

        ``GET /user/{pk}/`` on the host `membership`

        Args:
            pk: The id of the user.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: ExistingUserUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> User:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /user/{pk}/`` on the host `membership`

        Args:
            pk: The id of the user.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: UserPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> User:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /user/{pk}/`` on the host `membership`

        Args:
            pk: The id of the user.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    @staticmethod
    def changes(old: User, new: User) -> UserPatch:
        """What to send so that *old* becomes *new*: a `UserPatch` of the fields that differ."""
        return changes(UserPatch, old, new)


@define(kw_only=True)
class ExistingUser(Model):
    """A user that there is already, whose password may stay as it is."""

    id: int
    """Id of the user."""

    email: str
    """Address for email, with which the user logs in; one user of the member has it. From 1 to 255."""

    first_name: str
    """First name. From 1 to 50."""

    surname: str
    """Surname. From 1 to 50."""

    job_title: str | None = None
    """Job title. At most 100."""

    signature: str | None = None
    """Signature under messages."""

    phones: list[Phone] | None = None
    """Telephone numbers."""

    image: UserImage | None = None
    """Picture. Its address is answered; that or the picture itself is sent."""

    timezone: str
    """Time zone. At most 50. Example: `Europe/Dublin`."""

    start_date: datetime
    """Day on which the user began. Example: `2020-01-01T00:00:00`."""

    expiry_date: datetime
    """Day on which the account ends, unless the user is an administrator; after `start_date`. Example:
    `2030-01-01T00:00:00`.
    """

    administrator: bool | None = None
    """Whether the user administers the member."""

    global_user: bool | None = None
    """Whether the user may act for all addresses of the member."""

    global_active: bool | None = None
    """Whether the user does so now."""

    is_private: bool | None = None
    """Whether only the own member sees the user."""

    robot: bool | None = None
    """Whether it is the robot of its address, a region of the cloud."""

    otp: bool | None = None
    """Whether the user logs in with two factors."""

    first_otp: int | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The number with which two factors are set up. Administrators of the same member see it. From 100000 to 999999.
    """

    email_validated: bool | None = None
    """Whether the address for email was confirmed."""

    last_login: datetime | None = None
    """When the user last logged in."""

    internal_notifications: list[TransactionType] | None = None
    """Those of the own member that are told."""

    external_notifications: list[TransactionType] | None = None
    """Those of other members that are told."""

    address: Address | None = None
    """The address that the user belongs to."""

    department: Department | None = None
    """The department."""

    language: Language | None = None
    """The language."""

    member: Member | None = None
    """The member that the user belongs to."""

    profile: Profile | None = None
    """The profile."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ExistingUserUpdate(Input):
    """What is sent to replace an `ExistingUser`. What is not set is left out."""

    email: str
    password: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    """Password. Only users themselves change it; a new address for email that nobody has needs one. At least 1.
    """

    first_name: str
    surname: str
    job_title: str | Unset | None = UNSET
    signature: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    image: UserImage | Unset | None = UNSET
    timezone: str
    start_date: datetime
    expiry_date: datetime
    administrator: bool | Unset | None = UNSET
    global_user: bool | Unset | None = UNSET
    global_active: bool | Unset | None = UNSET
    is_private: bool | Unset | None = UNSET
    robot: bool | Unset | None = UNSET
    otp: bool | Unset | None = UNSET
    first_otp: int | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    send_email_confirmation: bool | Unset | None = UNSET
    """Whether a message shall ask anew whether the address for email is the user's."""

    login: bool | Unset | None = UNSET
    """Whether `last_login` shall be now; only for the first user of all."""

    notifications: list[UserNotification] | Unset | None = UNSET
    """Transactions to tell about."""

    address_id: int
    """Id of the address that the user belongs to."""

    department_id: int | Unset | None = UNSET
    """Id of the department."""

    language_id: int
    """Id of the language."""

    profile_id: int | Unset | None = UNSET
    """Id of the profile."""


_LIST: Operation[User] = Operation(
    "membership.user.list",
    "GET",
    "/user/",
    returns=User,
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
_CREATE: Operation[User] = Operation(
    "membership.user.create",
    "POST",
    "/user/",
    sends=UserCreate,
    returns=User,
    host="membership",
    one="content",
)
_READ: Operation[User] = Operation(
    "membership.user.read", "GET", "/user/{pk}/", returns=User, host="membership", one="content"
)
_UPDATE: Operation[User] = Operation(
    "membership.user.update",
    "PUT",
    "/user/{pk}/",
    sends=ExistingUserUpdate,
    returns=User,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[User] = Operation(
    "membership.user.partial_update",
    "PATCH",
    "/user/{pk}/",
    sends=UserPatch,
    returns=User,
    host="membership",
    one="content",
)
