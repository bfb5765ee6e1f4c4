"""The client of Hosts.

Generated from tests/golden/hosts/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions

from ._api import API

if TYPE_CHECKING:
    from .things import Things


class Hosts(Client):
    """The client of Hosts."""

    _api = API

    @classmethod
    def connect(
        cls,
        *,
        region: str | None = None,
        zone: str | None = None,
        account_number: int | None = None,
        api_version: int | None = None,
        auth: Auth | None = None,
        url: str = API.url,
        **options: Unpack[ConnectionOptions],
    ) -> Self:
        """Make a client of Hosts. Nothing is sent before the first call.

        Args:
            region: Where the data lie. From the environment variable `HOSTS_REGION` when left out.
                Default: `eu`.
            zone: Part of an address. From the environment variable `HOSTS_ZONE` when left out.
            account_number: From the environment variable `HOSTS_ACCOUNT` when left out.
            api_version: From the environment variable `HOSTS_VERSION` when left out. Default: `3`.
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(
            url,
            {"region": region, "zone": zone, "account_number": account_number, "api_version": api_version},
            auth,
            options,
        )

    @cached_property
    def things(self) -> Things:
        from .things import Things

        return Things(self.connection)
