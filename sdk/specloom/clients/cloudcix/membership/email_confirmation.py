"""The resource `email_confirmation` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class EmailConfirmation(Service):
    """The answer to the message that asks users whether an address for email is theirs."""

    _api = API

    async def read(self, *, email_token: str, **options: Unpack[RequestOptions]) -> None:
        """Confirm the address.

        ``GET /email_confirmation/{email_token}/`` on the host `membership`

        Args:
            email_token: The token in the message. It is good for a day.
        """
        return await self._call(_READ, (email_token,), options)


_READ: Operation[None] = Operation(
    "membership.email_confirmation.read", "GET", "/email_confirmation/{email_token}/", host="membership"
)
