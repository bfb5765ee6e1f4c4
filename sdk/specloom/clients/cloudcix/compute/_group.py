"""The resources of the group `compute`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .allocation import Allocation
    from .api_usage import ApiUsage
    from .asn import Asn
    from .cloudbill import Cloudbill
    from .compute_backups import ComputeBackups
    from .compute_gpus import ComputeGpus
    from .compute_images import ComputeImages
    from .compute_instances import ComputeInstances
    from .compute_snapshots import ComputeSnapshots
    from .compute_ssh_keys import ComputeSshKeys
    from .device import Device
    from .device_type import DeviceType
    from .hpc_home_dir import HpcHomeDir
    from .hpc_job import HpcJob
    from .ip_address import IpAddress
    from .ip_address_group import IpAddressGroup
    from .metrics import Metrics
    from .network_firewalls import NetworkFirewalls
    from .network_ip_groups import NetworkIpGroups
    from .network_rebuild import NetworkRebuild
    from .network_routers import NetworkRouters
    from .network_vpns import NetworkVpns
    from .project import Project
    from .project_type import ProjectType
    from .resource import Resource
    from .resource_type import ResourceType
    from .router_phantom import RouterPhantom
    from .run_robot import RunRobot
    from .storage_volumes import StorageVolumes
    from .subnet import Subnet
    from .subnet_space import SubnetSpace
    from .vm_phantom import VmPhantom


class Compute(Service):
    """Infrastructure in the cloud, the use of APIs, and high performance computing."""

    _api = API

    @cached_property
    def allocation(self) -> Allocation:
        """Ranges of IP addresses that were given to a member."""
        from .allocation import Allocation

        return Allocation(self._connection)

    @cached_property
    def api_usage(self) -> ApiUsage:
        """How much members use APIs."""
        from .api_usage import ApiUsage

        return ApiUsage(self._connection)

    @cached_property
    def asn(self) -> Asn:
        """Autonomous systems, by their numbers."""
        from .asn import Asn

        return Asn(self._connection)

    @cached_property
    def cloudbill(self) -> Cloudbill:
        """What projects cost."""
        from .cloudbill import Cloudbill

        return Cloudbill(self._connection)

    @cached_property
    def compute_backups(self) -> ComputeBackups:
        """Backups of instances."""
        from .compute_backups import ComputeBackups

        return ComputeBackups(self._connection)

    @cached_property
    def compute_gpus(self) -> ComputeGpus:
        """Graphics processors of instances."""
        from .compute_gpus import ComputeGpus

        return ComputeGpus(self._connection)

    @cached_property
    def compute_images(self) -> ComputeImages:
        """Images that instances start from."""
        from .compute_images import ComputeImages

        return ComputeImages(self._connection)

    @cached_property
    def compute_instances(self) -> ComputeInstances:
        """Instances: virtual machines and containers."""
        from .compute_instances import ComputeInstances

        return ComputeInstances(self._connection)

    @cached_property
    def compute_snapshots(self) -> ComputeSnapshots:
        """Snapshots of instances."""
        from .compute_snapshots import ComputeSnapshots

        return ComputeSnapshots(self._connection)

    @cached_property
    def compute_ssh_keys(self) -> ComputeSshKeys:
        """Keys for SSH that instances let in."""
        from .compute_ssh_keys import ComputeSshKeys

        return ComputeSshKeys(self._connection)

    @cached_property
    def device(self) -> Device:
        """Devices in servers."""
        from .device import Device

        return Device(self._connection)

    @cached_property
    def device_type(self) -> DeviceType:
        """Types of devices."""
        from .device_type import DeviceType

        return DeviceType(self._connection)

    @cached_property
    def hpc_home_dir(self) -> HpcHomeDir:
        """Home folders of users of high performance computing."""
        from .hpc_home_dir import HpcHomeDir

        return HpcHomeDir(self._connection)

    @cached_property
    def hpc_job(self) -> HpcJob:
        """Jobs of high performance computing."""
        from .hpc_job import HpcJob

        return HpcJob(self._connection)

    @cached_property
    def ip_address(self) -> IpAddress:
        """IP addresses."""
        from .ip_address import IpAddress

        return IpAddress(self._connection)

    @cached_property
    def ip_address_group(self) -> IpAddressGroup:
        """Groups of IP addresses, to be named in rules."""
        from .ip_address_group import IpAddressGroup

        return IpAddressGroup(self._connection)

    @cached_property
    def metrics(self) -> Metrics:
        """How the hardware does."""
        from .metrics import Metrics

        return Metrics(self._connection)

    @cached_property
    def network_firewalls(self) -> NetworkFirewalls:
        """Firewalls of projects."""
        from .network_firewalls import NetworkFirewalls

        return NetworkFirewalls(self._connection)

    @cached_property
    def network_ip_groups(self) -> NetworkIpGroups:
        """Groups of IP addresses, to be named in the rules of firewalls."""
        from .network_ip_groups import NetworkIpGroups

        return NetworkIpGroups(self._connection)

    @cached_property
    def network_rebuild(self) -> NetworkRebuild:
        """Networks that are built anew."""
        from .network_rebuild import NetworkRebuild

        return NetworkRebuild(self._connection)

    @cached_property
    def network_routers(self) -> NetworkRouters:
        """The routers of projects."""
        from .network_routers import NetworkRouters

        return NetworkRouters(self._connection)

    @cached_property
    def network_vpns(self) -> NetworkVpns:
        """Virtual private networks of projects."""
        from .network_vpns import NetworkVpns

        return NetworkVpns(self._connection)

    @cached_property
    def project(self) -> Project:
        """Projects, which hold infrastructure in one region."""
        from .project import Project

        return Project(self._connection)

    @cached_property
    def project_type(self) -> ProjectType:
        """Types of projects."""
        from .project_type import ProjectType

        return ProjectType(self._connection)

    @cached_property
    def resource(self) -> Resource:
        """Whatever projects hold, of any type."""
        from .resource import Resource

        return Resource(self._connection)

    @cached_property
    def resource_type(self) -> ResourceType:
        """Types of what projects hold."""
        from .resource_type import ResourceType

        return ResourceType(self._connection)

    @cached_property
    def router_phantom(self) -> RouterPhantom:
        """Routers that are there without being known, or known without being there."""
        from .router_phantom import RouterPhantom

        return RouterPhantom(self._connection)

    @cached_property
    def run_robot(self) -> RunRobot:
        """What the robot of a region has to build, and that it has begun."""
        from .run_robot import RunRobot

        return RunRobot(self._connection)

    @cached_property
    def storage_volumes(self) -> StorageVolumes:
        """Volumes, which can be attached to instances."""
        from .storage_volumes import StorageVolumes

        return StorageVolumes(self._connection)

    @cached_property
    def subnet(self) -> Subnet:
        """Ranges of IP addresses within an allocation."""
        from .subnet import Subnet

        return Subnet(self._connection)

    @cached_property
    def subnet_space(self) -> SubnetSpace:
        """The room that is left in an allocation."""
        from .subnet_space import SubnetSpace

        return SubnetSpace(self._connection)

    @cached_property
    def vm_phantom(self) -> VmPhantom:
        """Virtual machines that are there without being known, or known without being there."""
        from .vm_phantom import VmPhantom

        return VmPhantom(self._connection)
