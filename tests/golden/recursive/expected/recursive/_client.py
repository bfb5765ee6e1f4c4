"""The client of Recursive.

Generated from tests/golden/recursive/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .things import Things


class Recursive(Client):
    """The client of Recursive."""

    _api = API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of Recursive. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def things(self) -> Things:
        from .things import Things

        return Things(self.connection)
