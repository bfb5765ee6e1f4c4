"""The client of Library.

Generated from tests/golden/library/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .authors import Authors
    from .books import Books


class Library(Client):
    """The client of Library."""

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        token: TokenSource | None = None,
        auth: Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Library. Nothing is sent before the first call.

        Args:
            token: From the environment variable `LIBRARY_TOKEN` when left out.
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {"token": token}, auth, options)

    @cached_property
    def authors(self) -> Authors:
        from .authors import Authors

        return Authors(self.connection)

    @cached_property
    def books(self) -> Books:
        from .books import Books

        return Books(self.connection)
