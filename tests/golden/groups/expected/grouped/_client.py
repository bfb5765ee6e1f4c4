"""The client of Grouped.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .iaas._group import Iaas
    from .membership._group import Membership
    from .root import Root


class Grouped(Client):
    """The client of Grouped."""

    _api = API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of Grouped. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def root(self) -> Root:
        from .root import Root

        return Root(self.connection)

    @cached_property
    def membership(self) -> Membership:
        """Members and where they live."""
        from .membership._group import Membership

        return Membership(self.connection)

    @cached_property
    def iaas(self) -> Iaas:
        """The resources of the group `iaas`."""
        from .iaas._group import Iaas

        return Iaas(self.connection)
