"""The resource `sessions` of ElectricFlow.

Generated from specs/electricflow.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, hidden, wire

from ._api import API


class Sessions(Service):
    """Logins. A client begins its sessions by itself; this is for programs that hand the id of one on."""

    _api = API

    async def create(
        self, data: SessionsCreateBody | Mapping[str, Any] | Unset = UNSET, **options: Unpack[RequestOptions]
    ) -> Session:
        """Log in, by user name and password or by an API access token.

        With the `sessionId` of the answer others go on: `ElectricFlow.connect(session_id=…)`.

        ``POST /sessions``
        """
        return await self._call(_CREATE, (), options, data=data)


@define(kw_only=True)
class Session(Model):
    """What a login yields."""

    session_id: str = field(repr=hidden, metadata=wire(name="sessionId", sensitive=True))
    """The id of the session, for the header `sessionId`."""

    user_name: str | None = field(default=None, metadata=wire(name="userName"))
    """The user who has logged in."""


@define(kw_only=True)
class SessionsCreateBody(Input):
    user_name: str | Unset | None = field(default=UNSET, metadata=wire(name="userName"))
    """The name of the user."""

    password: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    """The password."""

    api_token: str | Unset | None = field(
        default=UNSET, repr=hidden, metadata=wire(name="token", sensitive=True)
    )
    """An API access token instead of both."""


_CREATE: Operation[Session] = Operation(
    "sessions.create",
    "POST",
    "/sessions",
    sends=SessionsCreateBody,
    body="query",
    returns=Session,
    anonymous=True,
)
