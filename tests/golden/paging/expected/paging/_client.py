"""The client of Paging.

Generated from tests/golden/paging/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .cursor import Cursor
    from .ended import Ended
    from .linked import Linked
    from .numbered import Numbered
    from .offset import Offset
    from .posted import Posted
    from .stripe import Stripe


class Paging(Client):
    """The client of Paging."""

    _api = API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of Paging. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def numbered(self) -> Numbered:
        from .numbered import Numbered

        return Numbered(self.connection)

    @cached_property
    def offset(self) -> Offset:
        from .offset import Offset

        return Offset(self.connection)

    @cached_property
    def cursor(self) -> Cursor:
        from .cursor import Cursor

        return Cursor(self.connection)

    @cached_property
    def stripe(self) -> Stripe:
        from .stripe import Stripe

        return Stripe(self.connection)

    @cached_property
    def linked(self) -> Linked:
        from .linked import Linked

        return Linked(self.connection)

    @cached_property
    def ended(self) -> Ended:
        from .ended import Ended

        return Ended(self.connection)

    @cached_property
    def posted(self) -> Posted:
        from .posted import Posted

        return Posted(self.connection)
