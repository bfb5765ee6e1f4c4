"""The client of Jobs.

Generated from tests/golden/jobs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .exports import Exports
    from .procedures import Procedures
    from .queries import Queries
    from .tasks import Tasks


class Jobs(Client):
    """The client of Jobs."""

    _api = API

    @classmethod
    def connect(
        cls, *, auth: Auth | None = None, url: str = API.url, **options: Unpack[ConnectionOptions]
    ) -> Self:
        """Make a client of Jobs. Nothing is sent before the first call.

        Args:
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {}, auth, options)

    @cached_property
    def queries(self) -> Queries:
        from .queries import Queries

        return Queries(self.connection)

    @cached_property
    def procedures(self) -> Procedures:
        from .procedures import Procedures

        return Procedures(self.connection)

    @cached_property
    def exports(self) -> Exports:
        from .exports import Exports

        return Exports(self.connection)

    @cached_property
    def tasks(self) -> Tasks:
        from .tasks import Tasks

        return Tasks(self.connection)
