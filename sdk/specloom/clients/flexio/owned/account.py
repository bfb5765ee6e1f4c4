"""The resource `account` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import User, UserPatch, UsersChangePasswordBody


class Account(Service):
    """The account of an owner."""

    _api = API

    async def read(self, owner: str, **options: Unpack[RequestOptions]) -> User:
        """Get what is known about the owner.

        ``GET /{owner}/account`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_READ, (owner,), options)

    async def update(
        self, owner: str, data: User | UserPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> User:
        """Change the properties that are sent, and keep the others.

        ``POST /{owner}/account`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_UPDATE, (owner,), options, data=data)

    async def delete(self, owner: str, **options: Unpack[RequestOptions]) -> Any:
        """Delete the account, and all that belongs to it.

        ``DELETE /{owner}/account`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_DELETE, (owner,), options)

    async def change_password(
        self, owner: str, data: UsersChangePasswordBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> User:
        """Change the password.

        ``POST /{owner}/account/credentials`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_CHANGE_PASSWORD, (owner,), options, data=data)

    async def billing(self, owner: str, **options: Unpack[RequestOptions]) -> Any:
        """What the account costs.

        ``GET /{owner}/account/billing`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_BILLING, (owner,), options)

    async def update_billing(
        self, owner: str, data: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Any:
        """Change how it is paid for.

        ``POST /{owner}/account/billing`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_UPDATE_BILLING, (owner,), options, data=data)

    @staticmethod
    def changes(old: User, new: User) -> UserPatch:
        """What to send so that *old* becomes *new*: a `UserPatch` of the fields that differ."""
        return changes(UserPatch, old, new)


_READ: Operation[User] = Operation("owned.account.read", "GET", "/{owner}/account", returns=User, host="v2")
_UPDATE: Operation[User] = Operation(
    "owned.account.update", "POST", "/{owner}/account", sends=UserPatch, returns=User, host="v2"
)
_DELETE: Operation[Any] = Operation(
    "owned.account.delete", "DELETE", "/{owner}/account", returns=Any, host="v2"
)
_CHANGE_PASSWORD: Operation[User] = Operation(
    "owned.account.change_password",
    "POST",
    "/{owner}/account/credentials",
    sends=UsersChangePasswordBody,
    returns=User,
    host="v2",
)
_BILLING: Operation[Any] = Operation(
    "owned.account.billing", "GET", "/{owner}/account/billing", returns=Any, host="v2"
)
_UPDATE_BILLING: Operation[Any] = Operation(
    "owned.account.update_billing",
    "POST",
    "/{owner}/account/billing",
    sends=dict[str, Any],
    returns=Any,
    host="v2",
)
