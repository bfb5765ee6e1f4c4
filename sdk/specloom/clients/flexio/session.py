"""The resource `session` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from ._api import API
from .models import ObjectType


class Session(Service):
    """The session of the web application. It begins with `Flexio.connect(username=…, password=…)`."""

    _api = API

    async def end(self, **options: Unpack[RequestOptions]) -> SessionUser:
        """End the session. The next call begins another one.

        ``POST /logout``
        """
        return await self._call(_END, (), options)


@define(kw_only=True)
class SessionUser(Model):
    """Who is logged in."""

    eid: str
    """Empty when nobody is."""

    eid_type: ObjectType
    """Kind of the object: a user."""


_END: Operation[SessionUser] = Operation("session.end", "POST", "/logout", returns=SessionUser)
