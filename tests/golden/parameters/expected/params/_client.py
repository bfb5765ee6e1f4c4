"""The client of Params.

Generated from tests/golden/parameters/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .cities import Cities
    from .uploads import Uploads


class Params(Client):
    """The client of Params."""

    _api = API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of Params. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def cities(self) -> Cities:
        from .cities import Cities

        return Cities(self.connection)

    @cached_property
    def uploads(self) -> Uploads:
        from .uploads import Uploads

        return Uploads(self.connection)
