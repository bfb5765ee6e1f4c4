"""The resource `users` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from ._api import API
from .models import Ename, ObjectStatus, ObjectType, Timestamp


class Users(Service):
    """The owners of pipes and connections. A pipe can be shared with other users, who then follow it and may
    read, write or run it, or with everybody.
    """

    _api = API

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> User:
        """Get one user.

        ``GET /users/{id}``

        Args:
            id: The user's `eid` or `ename`, or `me` for yourself. Example: `me`.
        """
        return await self._call(_READ, (id,), options)

    async def me(self, **options: Unpack[RequestOptions]) -> User:
        """Get the user whose API key is used.

        ``GET /users/me``
        """
        return await self._call(_ME, (), options)

    async def create(self, data: UserCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> User:
        """Sign up. Needs no API key. A password has eight characters or more, a digit among them.

        With `require_verification` the account is pending until `activate`. Somebody who was invited signs up
        with the code of the invitation as `verify_code`.

        ``POST /users``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def update(
        self, id: str, data: User | UserPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> User:
        """Change the properties that are sent, and keep the others.

        ``POST /users/{id}``

        Args:
            id: The user's `eid` or `ename`, or `me` for yourself. Example: `me`.
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def change_password(
        self, id: str, data: UsersChangePasswordBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> User:
        """Change the password of a user.

        ``POST /users/{id}/changepassword``

        Args:
            id: The user's `eid` or `ename`, or `me` for yourself. Example: `me`.
        """
        return await self._call(_CHANGE_PASSWORD, (id,), options, data=data)

    async def reset_password(
        self, data: UsersResetPasswordBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Addressee:
        """Set a new password with the code of the mail that `request_password_reset` sent.

        ``POST /users/resetpassword``
        """
        return await self._call(_RESET_PASSWORD, (), options, data=data)

    async def request_password_reset(
        self, data: Addressee | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Addressee:
        """Have a mail sent with a code for `reset_password`.

        ``POST /users/requestpasswordreset``
        """
        return await self._call(_REQUEST_PASSWORD_RESET, (), options, data=data)

    async def resend_verification(
        self, data: Addressee | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Addressee:
        """Have the mail with the code for `activate` sent again.

        ``POST /users/resendverify``
        """
        return await self._call(_RESEND_VERIFICATION, (), options, data=data)

    async def activate(
        self, data: UsersActivateBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Addressee:
        """Activate a pending account with the code of the mail that was sent to it.

        ``POST /users/activate``
        """
        return await self._call(_ACTIVATE, (), options, data=data)

    @staticmethod
    def changes(old: User, new: User) -> UserPatch:
        """What to send so that *old* becomes *new*: a `UserPatch` of the fields that differ."""
        return changes(UserPatch, old, new)


@define(kw_only=True)
class User(Model):
    """Somebody with an account, the owner of pipes and connections."""

    eid: str
    """Identifier that the server made. Pattern: `[b-df-hj-np-tv-z][0-9b-df-hj-np-tv-z]{11}`. Example:
    `dw19t2qccp1h`.
    """

    eid_type: ObjectType
    """Kind of the object: a user. Default: `USR`."""

    eid_status: ObjectStatus
    """Status of the object. Default: `A`."""

    ename: Ename
    """Identifier that the owner chose."""

    user_name: str
    """User name."""

    first_name: str
    """First name."""

    last_name: str
    """Last name."""

    email: str
    """E-mail address."""

    email_hash: str
    """MD5 of the e-mail address."""

    phone: str
    """Phone number."""

    location_city: str
    """City where the user is."""

    location_state: str
    """State where the user is."""

    location_country: str
    """Country where the user is."""

    company_name: str
    """Name of the company where the user works."""

    company_url: str
    """Web address of that company."""

    locale_language: str
    """Language that the user prefers. Example: `en_US`."""

    locale_decimal: str
    """Decimal separator that the user prefers. Example: `.`."""

    locale_thousands: str
    """Thousands separator that the user prefers. Example: `,`."""

    locale_dateformat: str
    """Form of dates that the user prefers, as PHP writes it. Example: `m/d/Y`."""

    timezone: str
    """Time zone of the user. Example: `UTC`."""

    config: Any
    """Settings of the user interface."""

    created: Timestamp
    """When the user was created."""

    updated: Timestamp
    """When the user was last changed."""


@define(kw_only=True)
class UserCreate(Input):
    """What is sent to create a `User`. What is not set is left to the server."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """Password."""

    verify_code: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    """Code of an invitation."""

    send_email: bool | Unset | None = UNSET
    """Whether a mail is sent to the new user. Default: `true`."""

    create_examples: bool | Unset | None = UNSET
    """Whether the account gets example pipes. Default: `true`."""

    require_verification: bool | Unset | None = UNSET
    """Whether to begin as pending. Default: `false`."""

    user_name: str
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    email: str
    phone: str | Unset = UNSET
    location_city: str | Unset = UNSET
    location_state: str | Unset = UNSET
    location_country: str | Unset = UNSET
    company_name: str | Unset = UNSET
    company_url: str | Unset = UNSET
    locale_language: str | Unset = UNSET
    locale_decimal: str | Unset = UNSET
    locale_thousands: str | Unset = UNSET
    locale_dateformat: str | Unset = UNSET
    timezone: str | Unset = UNSET
    config: Any | Unset = UNSET


@define(kw_only=True)
class UserPatch(Input):
    """Changes to a `User`. What is not set stays as it is."""

    eid_status: ObjectStatus | Unset = UNSET
    ename: Ename | Unset = UNSET
    password: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    user_name: str | Unset = UNSET
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    email: str | Unset = UNSET
    phone: str | Unset = UNSET
    location_city: str | Unset = UNSET
    location_state: str | Unset = UNSET
    location_country: str | Unset = UNSET
    company_name: str | Unset = UNSET
    company_url: str | Unset = UNSET
    locale_language: str | Unset = UNSET
    locale_decimal: str | Unset = UNSET
    locale_thousands: str | Unset = UNSET
    locale_dateformat: str | Unset = UNSET
    timezone: str | Unset = UNSET
    config: Any | Unset = UNSET


@define(kw_only=True)
class Addressee(Model):
    """Somebody who is written to."""

    email: str
    """E-mail address of the account."""


@define(kw_only=True)
class UsersChangePasswordBody(Input):
    old_password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The password as it is."""

    new_password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The password as it shall be."""


@define(kw_only=True)
class UsersResetPasswordBody(Input):
    email: str
    """E-mail address of the account."""

    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The password as it shall be."""

    verify_code: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The code of the mail."""


@define(kw_only=True)
class UsersActivateBody(Input):
    email: str
    """E-mail address of the account."""

    verify_code: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The code of the mail."""


_READ: Operation[User] = Operation("users.read", "GET", "/users/{id}", returns=User)
_ME: Operation[User] = Operation("users.me", "GET", "/users/me", returns=User)
_CREATE: Operation[User] = Operation(
    "users.create", "POST", "/users", sends=UserCreate, returns=User, anonymous=True
)
_UPDATE: Operation[User] = Operation("users.update", "POST", "/users/{id}", sends=UserPatch, returns=User)
_CHANGE_PASSWORD: Operation[User] = Operation(
    "users.change_password", "POST", "/users/{id}/changepassword", sends=UsersChangePasswordBody, returns=User
)
_RESET_PASSWORD: Operation[Addressee] = Operation(
    "users.reset_password",
    "POST",
    "/users/resetpassword",
    sends=UsersResetPasswordBody,
    returns=Addressee,
    anonymous=True,
)
_REQUEST_PASSWORD_RESET: Operation[Addressee] = Operation(
    "users.request_password_reset",
    "POST",
    "/users/requestpasswordreset",
    sends=Addressee,
    returns=Addressee,
    anonymous=True,
)
_RESEND_VERIFICATION: Operation[Addressee] = Operation(
    "users.resend_verification",
    "POST",
    "/users/resendverify",
    sends=Addressee,
    returns=Addressee,
    anonymous=True,
)
_ACTIVATE: Operation[Addressee] = Operation(
    "users.activate", "POST", "/users/activate", sends=UsersActivateBody, returns=Addressee, anonymous=True
)
