"""The resource `cloud` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API
from .models import (
    VM,
    FirewallRuleCreate,
    Project,
    ProjectCreate,
    ProjectUpdate,
    StorageCreate,
    VirtualRouter,
    VirtualRouterSubnet,
    VMAddress,
)


class CloudService(Service):
    """Whole projects, with their networks, machines and rules, in one resource."""

    _api = API

    async def create(self, data: CloudCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Cloud:
        """Create a resource from `data`.

        ``POST /cloud/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Cloud:
        """Get one resource.

        ``GET /cloud/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: CloudUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> None:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /cloud/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)


@define(kw_only=True)
class Cloud(Model):
    """A project with all that is in it."""

    project: Project
    """The project itself."""

    virtual_router: VirtualRouter
    """Its router, with networks and firewall rules."""

    vms: list[VM]
    """Its virtual machines, without those that are closed."""


@define(kw_only=True)
class CloudCreate(Model):
    """A whole project to be built. Nothing is built when anything in it is refused."""

    project: ProjectCreate
    """The project itself."""

    subnets: list[VirtualRouterSubnet]
    """The networks of its router. At least 1."""

    vms: list[CloudVMCreate]
    """The virtual machines to build. At least 1."""

    firewall_rules: list[FirewallRuleCreate] | None = None
    """The rules of its firewall, the first that fits decides."""


@define(kw_only=True)
class CloudUpdate(Model):
    """What a whole project should become. Nothing is changed when anything in it is refused."""

    project: ProjectUpdate
    """The project itself."""

    subnets: list[VirtualRouterSubnet]
    """Networks of its router: with an `id` one that is there, else a new one. At least 1."""

    vms: list[CloudVMUpdate]
    """Virtual machines: with an `id` one that is there, else a new one. At least 1."""

    firewall_rules: list[FirewallRuleCreate] | None = None
    """All rules of its firewall. They replace those that it had, even when there are none."""


@define(kw_only=True)
class CloudVMCreate(Model):
    """A virtual machine to be built with its project."""

    name: str
    """Name of the virtual machine, unique in its project. From 1 to 128."""

    image_id: int
    """Id of the image to build it from, which its region must have."""

    storage_type_id: int
    """Id of the type of its drives."""

    storages: list[StorageCreate]
    """Its drives. Exactly one is `primary`, and has 32 GB at least if the image is Windows. At least 1."""

    cpu: int
    """Number of its virtual processors. At least 1."""

    ram: int
    """Its memory, in GB. At least 1."""

    dns: str
    """IP addresses of its name servers, with commas between them. Example: `8.8.8.8,1.1.1.1`."""

    gateway_subnet: str
    """Range of the network whose addresses can have public ones. Example: `10.0.0.1/24`."""

    ip_addresses: list[VMAddress]
    """Its private IP addresses. Only some images take more than one. At least 1."""

    public_key: str | None = None
    """A public key that may log in by SSH."""

    userdata: str | None = None
    """What cloud-init does when it is built: text that begins as `#cloud-config` or `#!`, or MIME in parts.
    At most 16384.
    """


@define(kw_only=True)
class CloudVMUpdate(Model):
    """A virtual machine of a project. With an `id` it is changed as `VMUpdate` says, and what only
    `CloudVMCreate` has is not looked at. Without one it is built, and needs what `CloudVMCreate` needs.
    """

    id: int | None = None
    """Id of the virtual machine that is changed."""

    name: str | None = None
    """Name of the virtual machine, unique in its project. From 1 to 128."""

    image_id: int | None = None
    """Id of the image to build it from, which its region must have."""

    storage_type_id: int | None = None
    """Id of the type of its drives."""

    storages: list[CloudStorage] | None = None
    """Drives: with an `id` one that is there, else a new one."""

    cpu: int | None = None
    """Number of its virtual processors. At least 1."""

    ram: int | None = None
    """Its memory, in GB. At least 1."""

    gpu: int | None = None
    """Number of graphics processors that it has from its server; not of a new one. At least 0."""

    dns: str | None = None
    """IP addresses of its name servers, with commas between them."""

    gateway_subnet: str | None = None
    """Range of the network whose addresses can have public ones."""

    ip_addresses: list[VMAddress]
    """Its private IP addresses. At least 1."""

    public_key: str | None = None
    """A public key that may log in by SSH."""

    userdata: str | None = None
    """What cloud-init does when it is built. At most 16384."""


@define(kw_only=True)
class CloudStorage(Model):
    """A drive of a virtual machine of a project."""

    id: int | None = None
    """Id of the drive that is changed; a new one has none."""

    gb: int | None = None
    """Its size, in GB. It can only grow. From 10 to 10000."""

    name: str | None = None
    """Name of the drive. From 1 to 50."""

    primary: bool | None = None
    """Whether it is the first drive of a new virtual machine."""


_CREATE: Operation[Cloud] = Operation(
    "iaas.cloud.create", "POST", "/cloud/", sends=CloudCreate, returns=Cloud, host="iaas", one="content"
)
_READ: Operation[Cloud] = Operation(
    "iaas.cloud.read", "GET", "/cloud/{pk}/", returns=Cloud, host="iaas", one="content"
)
_UPDATE: Operation[None] = Operation(
    "iaas.cloud.update", "PUT", "/cloud/{pk}/", sends=CloudUpdate, host="iaas"
)
