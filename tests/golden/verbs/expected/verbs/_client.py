"""The client of Verbs.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .checks import Checks
    from .parts import Parts
    from .replaced import Replaced
    from .settings import Settings
    from .shown import Shown
    from .things import Things


class Verbs(Client):
    """The client of Verbs."""

    _api = API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of Verbs. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def things(self) -> Things:
        """All the things."""
        from .things import Things

        return Things(self.connection)

    @cached_property
    def replaced(self) -> Replaced:
        from .replaced import Replaced

        return Replaced(self.connection)

    @cached_property
    def settings(self) -> Settings:
        """There is one of them."""
        from .settings import Settings

        return Settings(self.connection)

    @cached_property
    def parts(self) -> Parts:
        from .parts import Parts

        return Parts(self.connection)

    @cached_property
    def checks(self) -> Checks:
        from .checks import Checks

        return Checks(self.connection)

    @cached_property
    def shown(self) -> Shown:
        """Things that are shown as something else."""
        from .shown import Shown

        return Shown(self.connection)
