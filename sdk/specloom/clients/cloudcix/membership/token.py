"""The resource `token` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model, hidden, wire

from .._api import API


class TokenService(Service):
    """Tokens, had and renewed by hand. The client does both by itself when it is given credentials."""

    _api = API

    async def create(self, data: Login | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Token:
        """Get a token for the credentials of a user. Without an `api_key` they are only checked: the answer
        then has no token.

        ``POST /auth/login/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def update(self, **options: Unpack[RequestOptions]) -> Token:
        """Get a token, good for an hour, for one that has not ended; the old one is that of the call
        (`token=`).

        ``PUT /auth/login/`` on the host `membership`
        """
        return await self._call(_UPDATE, (), options)


@define(kw_only=True)
class Login(Model):
    """What a login needs."""

    email: str
    """The email address of the user."""

    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The password of the user."""

    api_key: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The API key of the member. Without it there is no token."""

    first_otp: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The number that was sent when two factors were set up."""

    otp: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The one-time password."""


@define(kw_only=True)
class Token(Model):
    """A token."""

    token: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The token, to be sent as `X-Auth-Token`."""


_CREATE: Operation[Token] = Operation(
    "membership.token.create",
    "POST",
    "/auth/login/",
    sends=Login,
    returns=Token,
    host="membership",
    anonymous=True,
)
_UPDATE: Operation[Token] = Operation(
    "membership.token.update", "PUT", "/auth/login/", returns=Token, host="membership"
)
