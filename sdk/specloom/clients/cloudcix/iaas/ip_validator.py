"""The resource `ip_validator` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class IpValidator(Service):
    """What is wrong with IP addresses and ranges, given as query parameters (`params=`)."""

    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /ip_validator/`` on the host `iaas`
        """
        return await self._call(_READ, (), options)


_READ: Operation[dict[str, Any]] = Operation(
    "iaas.ip_validator.read", "GET", "/ip_validator/", returns=dict[str, Any], host="iaas", one="content"
)
