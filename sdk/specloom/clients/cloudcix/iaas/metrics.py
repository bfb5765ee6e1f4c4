"""The resource `metrics` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class Metrics(Service):
    """How the hardware of a region does."""

    _api = API

    async def read(self, *, region_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /metrics/{region_id}/`` on the host `iaas`
        """
        return await self._call(_READ, (region_id,), options)


_READ: Operation[dict[str, Any]] = Operation(
    "iaas.metrics.read", "GET", "/metrics/{region_id}/", returns=dict[str, Any], host="iaas", one="content"
)
