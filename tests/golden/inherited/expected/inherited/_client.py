"""The client of Inherited.

Generated from tests/golden/inherited/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .boxes import Boxes
    from .entries import Entries
    from .events import Events


class Inherited(Client):
    """The client of Inherited."""

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        token: TokenSource | None = None,
        pin: TokenSource | None = None,
        auth: Literal["key", "pin"] | Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Inherited. Nothing is sent before the first call.

        Args:
            token: From the environment variable `INHERITED_TOKEN` when left out.
            pin: From the environment variable `INHERITED_PIN` when left out.
            auth: Which way to authenticate; when left out, the first whose credentials are all given.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {"token": token, "pin": pin}, auth, options)

    @cached_property
    def boxes(self) -> Boxes:
        """Boxes of a shelf."""
        from .boxes import Boxes

        return Boxes(self.connection)

    @cached_property
    def entries(self) -> Entries:
        from .entries import Entries

        return Entries(self.connection)

    @cached_property
    def events(self) -> Events:
        from .events import Events

        return Events(self.connection)
