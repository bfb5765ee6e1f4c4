"""The resource `snapshot_tree` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API
from .models import SnapshotHistory, State


class SnapshotTreeService(Service):
    """Which snapshot of a virtual machine follows which."""

    _api = API

    async def read(self, *, vm_id: int, **options: Unpack[RequestOptions]) -> SnapshotTree:
        """Get one resource.

        ``GET /snapshot_tree/{vm_id}/`` on the host `iaas`

        Args:
            vm_id: The id of the virtual machine.
        """
        return await self._call(_READ, (vm_id,), options)


@define(kw_only=True)
class SnapshotTree(Model):
    """The snapshots of a virtual machine."""

    branches: list[SnapshotBranch]
    """Those that follow no other."""


@define(kw_only=True)
class SnapshotBranch(Model):
    """A snapshot with those that follow it."""

    id: int
    """Id of the snapshot."""

    name: str
    """Name of the snapshot."""

    active: bool
    """Whether the virtual machine runs from it."""

    state: State
    """Its state."""

    remove_subtree: bool
    """Whether those that follow are deleted with it."""

    children: list[SnapshotBranch] | None = None
    """Those that follow it."""

    history: list[SnapshotHistory] | None = None
    """What became of it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the snapshot."""


_READ: Operation[SnapshotTree] = Operation(
    "iaas.snapshot_tree.read",
    "GET",
    "/snapshot_tree/{vm_id}/",
    returns=SnapshotTree,
    host="iaas",
    one="content",
)
