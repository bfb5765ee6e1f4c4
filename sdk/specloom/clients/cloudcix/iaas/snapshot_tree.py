"""The resource `snapshot_tree` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from .._api import API


class SnapshotTree(Service):
    """Which snapshot of a virtual machine follows which."""

    _api = API

    async def read(self, *, vm_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /snapshot_tree/{vm_id}/`` on the host `iaas`
        """
        return await self._call(_READ, (vm_id,), options)


_READ: Operation[dict[str, Any]] = Operation(
    "iaas.snapshot_tree.read",
    "GET",
    "/snapshot_tree/{vm_id}/",
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
