"""The resource `about` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API


class About(Service):
    """What the API says about itself. Needs no API key."""

    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get information about the API.

        ``GET /about``
        """
        return await self._call(_READ, (), options)


_READ: Operation[dict[str, Any]] = Operation(
    "about.read", "GET", "/about", returns=dict[str, Any], anonymous=True
)
