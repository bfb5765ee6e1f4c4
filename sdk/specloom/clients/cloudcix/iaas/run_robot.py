"""The resource `run_robot` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Input, Model

from .._api import API


class RunRobot(Service):
    """What the robot of a region has to build, and that it has begun."""

    _api = API

    async def list(
        self,
        *,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> RobotWork:
        """What is to be done in the region of the caller, by its ids. It is given once: what was given comes
        again only after a further change. Parameters of the query change nothing.

        ``GET /run_robot/`` on the host `iaas`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
        """
        return await self._call(
            _LIST, (), options, query={"search": search, "exclude": exclude, "order": order}
        )

    async def create(
        self, data: RunRobotCreateBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """Say of projects that the robot has nothing to do in them any more.

        ``POST /run_robot/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)


@define(kw_only=True)
class RobotTasks(Model):
    """What is to be done with resources of one kind: lists of their ids."""

    build: list[int] | None = None
    """To be built."""

    quiesce: list[int] | None = None
    """To be shut down."""

    restart: list[int] | None = None
    """To be started again."""

    scrub: list[int] | None = None
    """To be deleted."""

    scrubprep: list[int] | None = None
    """To be shut down, since they are to be deleted later."""

    updatequiesced: list[int] | None = None
    """To be changed while they are shut down."""

    updaterunning: list[int] | None = None
    """To be changed while they run."""

    quiesced_update: list[int] | None = None
    """As `updatequiesced`, under its earlier name."""

    running_update: list[int] | None = None
    """As `updaterunning`, under its earlier name."""


@define(kw_only=True)
class RobotResources(Model):
    """What is to be done with which kind of resources."""

    backup_hyperv: RobotTasks | None = None
    """Backups of machines on Hyper-V."""

    backup_kvm: RobotTasks | None = None
    """Backups of machines on KVM."""

    ceph: RobotTasks | None = None
    """Drives in a store of their own."""

    gpu: RobotTasks | None = None
    """Graphics processors."""

    snapshot_hyperv: RobotTasks | None = None
    """Snapshots of machines on Hyper-V."""

    snapshot_kvm: RobotTasks | None = None
    """Snapshots of machines on KVM."""

    virtual_router: RobotTasks | None = None
    """Routers of projects."""

    virtual_router_phantom: RobotTasks | None = None
    """Routers of projects that are only kept as records."""

    vm_hyperv: RobotTasks | None = None
    """Machines on Hyper-V."""

    vm_kvm: RobotTasks | None = None
    """Machines on KVM."""

    vm_phantom: RobotTasks | None = None
    """Machines that are only kept as records."""


@define(kw_only=True)
class RobotWork(Model):
    """What the robot of a region has to do."""

    project_ids: list[int]
    """Ids of the projects in which there is something to do."""

    resource: RobotResources | None = None
    """What there is to do."""

    backups: RobotTasks | None = None
    """All backups together."""

    snapshots: RobotTasks | None = None
    """All snapshots together."""

    virtual_routers: RobotTasks | None = None
    """All routers of projects together."""

    vms: RobotTasks | None = None
    """All virtual machines together."""


@define(kw_only=True)
class RunRobotCreateBody(Input):
    project_ids: list[int]
    """Ids of projects in the region of the caller. At least 1."""


_LIST: Operation[RobotWork] = Operation(
    "iaas.run_robot.list",
    "GET",
    "/run_robot/",
    returns=RobotWork,
    host="iaas",
    styles={"search": "deep", "exclude": "deep"},
    one="content",
)
_CREATE: Operation[None] = Operation(
    "iaas.run_robot.create", "POST", "/run_robot/", sends=RunRobotCreateBody, host="iaas"
)
