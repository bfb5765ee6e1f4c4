"""The resource `user` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from attrs import define, field

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from .._api import API
from ..models import Metadata
from .models import Address, Department, Language, Member, Phone, Profile, TransactionType


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
            order: The field to sort by, with a leading `-` to reverse.
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
        self, pk: int, data: User | UserUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
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
class User(Model):
    """Somebody who uses CloudCIX."""

    id: int
    """Id of the user."""

    email: str
    """Address for email, with which the user logs in."""

    first_name: str
    """First name. At least 1."""

    surname: str
    """Surname. At least 1."""

    job_title: str | None = None
    """Job title."""

    signature: str | None = None
    """Signature under messages."""

    phones: list[Phone] | None = None
    """Telephone numbers."""

    image: str | None = None
    """Address of a picture."""

    timezone: str
    """Time zone. Example: `Europe/Dublin`."""

    start_date: str
    """Day on which the user began, in ISO format. Example: `2020-01-01`."""

    expiry_date: str
    """Day on which the account ends, in ISO format. Example: `2030-01-01`."""

    administrator: bool | None = None
    """Whether the user administers the member."""

    global_user: bool | None = None
    """Whether the user may act for all addresses of the member."""

    global_active: bool | None = None
    """Whether the user does so now."""

    is_private: bool | None = None
    """Whether only the own member sees the user."""

    robot: bool | None = None
    """Whether it is the robot of a region of the cloud."""

    otp: bool | None = None
    """Whether the user logs in with two factors."""

    first_otp: int | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The number with which two factors are set up."""

    email_validated: bool | None = None
    """Whether the address for email was confirmed."""

    last_login: str | None = None
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
class UserCreate(Input):
    """What is sent to create a `User`. What is not set is left to the server."""

    email: str
    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """Password."""

    first_name: str
    surname: str
    job_title: str | Unset | None = UNSET
    signature: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    image: str | Unset | None = UNSET
    timezone: str
    start_date: str
    expiry_date: str
    global_user: bool | Unset | None = UNSET
    global_active: bool | Unset | None = UNSET
    is_private: bool | Unset | None = UNSET
    otp: bool | Unset | None = UNSET
    notifications: Any | Unset = UNSET
    """Transactions to tell about: `[{transaction_type_id, external}]`."""

    address_id: int
    """Id of the address that the user belongs to."""

    department_id: int | Unset | None = UNSET
    """Id of the department."""

    language_id: int
    """Id of the language."""

    profile_id: int | Unset | None = UNSET
    """Id of the profile."""


@define(kw_only=True)
class UserUpdate(Input):
    """What is sent to replace a `User`. What is not set is left out."""

    email: str
    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    first_name: str
    surname: str
    job_title: str | Unset | None = UNSET
    signature: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    image: str | Unset | None = UNSET
    timezone: str
    start_date: str
    expiry_date: str
    administrator: bool | Unset | None = UNSET
    global_user: bool | Unset | None = UNSET
    global_active: bool | Unset | None = UNSET
    is_private: bool | Unset | None = UNSET
    otp: bool | Unset | None = UNSET
    notifications: Any | Unset = UNSET
    address_id: int
    department_id: int | Unset | None = UNSET
    language_id: int
    profile_id: int | Unset | None = UNSET


@define(kw_only=True)
class UserPatch(Input):
    """Changes to a `User`. What is not set stays as it is. None clears, where a field allows it."""

    email: str | Unset = UNSET
    password: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    first_name: str | Unset = UNSET
    surname: str | Unset = UNSET
    job_title: str | Unset | None = UNSET
    signature: str | Unset | None = UNSET
    phones: list[Phone] | Unset | None = UNSET
    image: str | Unset | None = UNSET
    timezone: str | Unset = UNSET
    start_date: str | Unset = UNSET
    expiry_date: str | Unset = UNSET
    administrator: bool | Unset | None = UNSET
    global_user: bool | Unset | None = UNSET
    global_active: bool | Unset | None = UNSET
    is_private: bool | Unset | None = UNSET
    otp: bool | Unset | None = UNSET
    notifications: Any | Unset = UNSET
    address_id: int | Unset = UNSET
    department_id: int | Unset | None = UNSET
    language_id: int | Unset = UNSET
    profile_id: int | Unset | None = UNSET


class UserFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    email: str
    email__in: list[str]
    email__icontains: str
    email__iendswith: str
    email__iexact: str
    email__istartswith: str
    first_name: str
    first_name__in: list[str]
    first_name__icontains: str
    first_name__iendswith: str
    first_name__iexact: str
    first_name__istartswith: str
    surname: str
    surname__in: list[str]
    surname__icontains: str
    surname__iendswith: str
    surname__iexact: str
    surname__istartswith: str
    job_title: str
    job_title__in: list[str]
    job_title__icontains: str
    job_title__iendswith: str
    job_title__iexact: str
    job_title__istartswith: str
    administrator: bool
    global_active: bool
    global_user: bool
    robot: bool
    address_id: int
    address_id__gt: int
    address_id__gte: int
    address_id__in: list[int]
    address_id__isnull: bool
    address_id__lt: int
    address_id__lte: int
    address_id__range: list[int]
    address__name: str
    address__name__in: list[str]
    address__name__icontains: str
    address__name__iendswith: str
    address__name__iexact: str
    address__name__istartswith: str
    department_id: int
    department_id__gt: int
    department_id__gte: int
    department_id__in: list[int]
    department_id__isnull: bool
    department_id__lt: int
    department_id__lte: int
    department_id__range: list[int]
    language_id: int
    language_id__gt: int
    language_id__gte: int
    language_id__in: list[int]
    language_id__isnull: bool
    language_id__lt: int
    language_id__lte: int
    language_id__range: list[int]
    member_id: int
    member_id__gt: int
    member_id__gte: int
    member_id__in: list[int]
    member_id__isnull: bool
    member_id__lt: int
    member_id__lte: int
    member_id__range: list[int]
    member__name: str
    member__name__in: list[str]
    member__name__icontains: str
    member__name__iendswith: str
    member__name__iexact: str
    member__name__istartswith: str
    member__api_key: str
    member__api_key__in: list[str]
    member__api_key__icontains: str
    member__api_key__iendswith: str
    member__api_key__iexact: str
    member__api_key__istartswith: str
    profile_id: int
    profile_id__gt: int
    profile_id__gte: int
    profile_id__in: list[int]
    profile_id__isnull: bool
    profile_id__lt: int
    profile_id__lte: int
    profile_id__range: list[int]
    start_date: date
    start_date__gt: date
    start_date__gte: date
    start_date__in: list[date]
    start_date__isnull: bool
    start_date__lt: date
    start_date__lte: date
    start_date__range: list[date]
    expiry_date: date
    expiry_date__gt: date
    expiry_date__gte: date
    expiry_date__in: list[date]
    expiry_date__isnull: bool
    expiry_date__lt: date
    expiry_date__lte: date
    expiry_date__range: list[date]
    last_login: datetime
    last_login__gt: datetime
    last_login__gte: datetime
    last_login__in: list[datetime]
    last_login__isnull: bool
    last_login__lt: datetime
    last_login__lte: datetime
    last_login__range: list[datetime]


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
    sends=UserUpdate,
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
