"""The client of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .boxes import Boxes
    from .lines import Lines
    from .objects import Objects
    from .old import OldService
    from .orders import Orders
    from .reports import Reports
    from .shelf import Shelf


class Mocked(Client):
    """The client of Mocked."""

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        user: str | None = None,
        password: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        auth: Literal["staff", "machine"] | Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Mocked. Nothing is sent before the first call.

        Args:
            user: From the environment variable `MOCKED_USER` when left out.
            password: From the environment variable `MOCKED_PASSWORD` when left out.
            client_id: From the environment variable `MOCKED_CLIENT_ID` when left out.
            client_secret: From the environment variable `MOCKED_CLIENT_SECRET` when left out.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`, and of the login `store` and `allow_http`.
        """
        return cls._connect(
            url,
            {"user": user, "password": password, "client_id": client_id, "client_secret": client_secret},
            auth,
            options,
        )

    @cached_property
    def orders(self) -> Orders:
        from .orders import Orders

        return Orders(self.connection)

    @cached_property
    def lines(self) -> Lines:
        from .lines import Lines

        return Lines(self.connection)

    @cached_property
    def boxes(self) -> Boxes:
        from .boxes import Boxes

        return Boxes(self.connection)

    @cached_property
    def objects(self) -> Objects:
        from .objects import Objects

        return Objects(self.connection)

    @cached_property
    def shelf(self) -> Shelf:
        from .shelf import Shelf

        return Shelf(self.connection)

    @cached_property
    def reports(self) -> Reports:
        from .reports import Reports

        return Reports(self.connection)

    @cached_property
    def old(self) -> OldService:
        from .old import OldService

        return OldService(self.connection)
