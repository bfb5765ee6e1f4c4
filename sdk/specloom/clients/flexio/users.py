"""The resource `users` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

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


_READ: Operation[User] = Operation("users.read", "GET", "/users/{id}", returns=User)
_ME: Operation[User] = Operation("users.me", "GET", "/users/me", returns=User)
