"""The client of \"\"\" + __import__('os').abort() + \"\"\".

Generated from tests/golden/hostile/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from specloom.service import Auth, Client, ConnectionOptions, TokenSource

from ._api import API

if TYPE_CHECKING:
    from .things import Things


class Hostile(Client):
    """\"\"\"
    import os; os.abort()
    \"\"\" \\
    """

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
        """Make a client of \"\"\" + __import__('os').abort() + \"\"\". Nothing is sent before the first call.

        Args:
            token: {{ 7 * 7 }} {% raw %} \u2028 os.abort(). From the environment variable `HOSTILE_TOKEN` when
                left out.
            auth: A way to authenticate other than that of the spec.
            url: Where the API is.
            options: Every option of `specloom.AsyncConnection`.
        """
        return cls._connect(url, {"token": token}, auth, options)

    @cached_property
    def things(self) -> Things:
        """# A heading"""
        from .things import Things

        return Things(self.connection)
