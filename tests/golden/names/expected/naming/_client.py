"""The client of API.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API as _API

if TYPE_CHECKING:
    from .auth import Auth as _Auth
    from .class_ import ClassService
    from .import_ import ImportService
    from .models_ import Models
    from .typing import Typing


class API(Client):
    """The client of API."""

    _api = _API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = _API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of API. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def class_(self) -> ClassService:
        from .class_ import ClassService

        return ClassService(self.connection)

    @cached_property
    def models(self) -> Models:
        from .models_ import Models

        return Models(self.connection)

    @cached_property
    def import_(self) -> ImportService:
        from .import_ import ImportService

        return ImportService(self.connection)

    @cached_property
    def auth(self) -> _Auth:
        from .auth import Auth

        return Auth(self.connection)

    @cached_property
    def typing(self) -> Typing:
        from .typing import Typing

        return Typing(self.connection)
