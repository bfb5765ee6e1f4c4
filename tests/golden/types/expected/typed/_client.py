"""The client of Typed.

Generated from tests/golden/types/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .everything import EverythingService
    from .people import People
    from .shapes import ShapesService


class Typed(Client):
    """The client of Typed."""

    _api = API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of Typed. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def everything(self) -> EverythingService:
        from .everything import EverythingService

        return EverythingService(self.connection)

    @cached_property
    def people(self) -> People:
        from .people import People

        return People(self.connection)

    @cached_property
    def shapes(self) -> ShapesService:
        from .shapes import ShapesService

        return ShapesService(self.connection)
