"""The resource `users` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Input, Model, changes, hidden, wire

from ._api import API
from .models import User, UserCreate, UserPatch, UsersChangePasswordBody


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

    async def sign_up(self, data: UserCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> User:
        """Sign up, as `create`; the way of it since April 2018.

        ``POST /signup`` on the host `v2`
        """
        return await self._call(_SIGN_UP, (), options, data=data)

    async def forgot_password(
        self, data: Addressee | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Addressee:
        """Have a mail sent with a code for `renew_password`; since April 2018.

        ``POST /forgotpassword`` on the host `v2`
        """
        return await self._call(_FORGOT_PASSWORD, (), options, data=data)

    async def renew_password(
        self, data: UsersResetPasswordBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Addressee:
        """Set a new password with the code of the mail that `forgot_password` sent; since April 2018.

        ``POST /resetpassword`` on the host `v2`
        """
        return await self._call(_RENEW_PASSWORD, (), options, data=data)

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
class UsersResetPasswordBody(Model):
    """A new password, and the code that allows to set it."""

    email: str
    """E-mail address of the account."""

    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The password as it shall be."""

    verify_code: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The code of the mail."""


@define(kw_only=True)
class Addressee(Model):
    """Somebody who is written to."""

    email: str
    """E-mail address of the account."""


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
_SIGN_UP: Operation[User] = Operation(
    "users.sign_up", "POST", "/signup", sends=UserCreate, returns=User, host="v2", anonymous=True
)
_FORGOT_PASSWORD: Operation[Addressee] = Operation(
    "users.forgot_password",
    "POST",
    "/forgotpassword",
    sends=Addressee,
    returns=Addressee,
    host="v2",
    anonymous=True,
)
_RENEW_PASSWORD: Operation[Addressee] = Operation(
    "users.renew_password",
    "POST",
    "/resetpassword",
    sends=UsersResetPasswordBody,
    returns=Addressee,
    host="v2",
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
