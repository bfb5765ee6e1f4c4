"""The client of Described.

Generated from tests/golden/described/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .docs import Docs


class Described(Client):
    """The client of Described."""

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        area: str | None = None,
        floor: int | None = None,
        code: str | None = None,
        auth: Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Described. Nothing is sent before the first call.

        Args:
            area: From the environment variable `DESCRIBED_AREA` when left out. Default: `north`.
            floor: From the environment variable `DESCRIBED_FLOOR` when left out. Default: `2`.
            code: From the environment variable `DESCRIBED_CODE` when left out. Default: `AB`.
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {"area": area, "floor": floor, "code": code}, auth, options)

    @cached_property
    def docs(self) -> Docs:
        from .docs import Docs

        return Docs(self.connection)
