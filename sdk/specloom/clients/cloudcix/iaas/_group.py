"""The resources of the group `iaas`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .allocation import Allocation
    from .app_settings import AppSettings
    from .asn import Asn
    from .attach import Attach
    from .backup import Backup
    from .backup_history import BackupHistory
    from .blacklist import Blacklist
    from .capacity import Capacity
    from .ceph import Ceph
    from .cloud import Cloud
    from .cloud_bill import CloudBill
    from .detach import Detach
    from .device import Device
    from .device_type import DeviceType
    from .domain import Domain
    from .dynamic_remote_subnet import DynamicRemoteSubnet
    from .image import Image
    from .interface import Interface
    from .ip_address import IpAddress
    from .ip_address_group import IpAddressGroup
    from .ip_validator import IpValidator
    from .ipmi import Ipmi
    from .metrics import Metrics
    from .policy_log import PolicyLog
    from .pool_ip import PoolIp
    from .project import ProjectService
    from .ptr_record import PtrRecord
    from .record import Record
    from .region_image import RegionImage
    from .region_storage_type import RegionStorageType
    from .router import Router
    from .run_robot import RunRobot
    from .server import Server
    from .server_type import ServerType
    from .snapshot import Snapshot
    from .snapshot_history import SnapshotHistory
    from .snapshot_tree import SnapshotTree
    from .storage import Storage
    from .storage_type import StorageType
    from .subnet import Subnet
    from .subnet_space import SubnetSpace
    from .virtual_router import VirtualRouter
    from .vm import Vm
    from .vm_history import VmHistory
    from .vpn import Vpn
    from .vpn_history import VpnHistory
    from .vpn_status import VpnStatus
    from .whitelist import Whitelist


class Iaas(Service):
    """Infrastructure in the cloud: projects with their virtual machines, routers and networks; addresses and
    names of the Internet; and the lists of addresses that CloudCIX blocks and lets through.
    """

    _api = API

    @cached_property
    def allocation(self) -> Allocation:
        """Ranges of IP addresses that were given to a member."""
        from .allocation import Allocation

        return Allocation(self._connection)

    @cached_property
    def asn(self) -> Asn:
        """Autonomous systems, by their numbers."""
        from .asn import Asn

        return Asn(self._connection)

    @cached_property
    def domain(self) -> Domain:
        """Domains that names are kept of."""
        from .domain import Domain

        return Domain(self._connection)

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
    def ip_validator(self) -> IpValidator:
        """What is wrong with IP addresses and ranges, given as query parameters (`params=`)."""
        from .ip_validator import IpValidator

        return IpValidator(self._connection)

    @cached_property
    def ipmi(self) -> Ipmi:
        """Ways to the management of a server's hardware, opened for a while."""
        from .ipmi import Ipmi

        return Ipmi(self._connection)

    @cached_property
    def pool_ip(self) -> PoolIp:
        """IP addresses of a pool, from which others are translated."""
        from .pool_ip import PoolIp

        return PoolIp(self._connection)

    @cached_property
    def ptr_record(self) -> PtrRecord:
        """Names of IP addresses."""
        from .ptr_record import PtrRecord

        return PtrRecord(self._connection)

    @cached_property
    def record(self) -> Record:
        """Names in domains."""
        from .record import Record

        return Record(self._connection)

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
    def blacklist(self) -> Blacklist:
        """Ranges of IP addresses that CloudCIX blocks."""
        from .blacklist import Blacklist

        return Blacklist(self._connection)

    @cached_property
    def whitelist(self) -> Whitelist:
        """Ranges of IP addresses that CloudCIX lets through."""
        from .whitelist import Whitelist

        return Whitelist(self._connection)

    @cached_property
    def attach(self) -> Attach:
        """A resource becomes part of another one."""
        from .attach import Attach

        return Attach(self._connection)

    @cached_property
    def detach(self) -> Detach:
        """A resource is no longer part of another one."""
        from .detach import Detach

        return Detach(self._connection)

    @cached_property
    def backup(self) -> Backup:
        """Backups of virtual machines."""
        from .backup import Backup

        return Backup(self._connection)

    @cached_property
    def backup_history(self) -> BackupHistory:
        """What became of backups, and what they cost."""
        from .backup_history import BackupHistory

        return BackupHistory(self._connection)

    @cached_property
    def ceph(self) -> Ceph:
        """Drives in a store of their own, which can be attached to virtual machines."""
        from .ceph import Ceph

        return Ceph(self._connection)

    @cached_property
    def cloud(self) -> Cloud:
        """Whole projects, with their networks, machines and rules, in one resource."""
        from .cloud import Cloud

        return Cloud(self._connection)

    @cached_property
    def cloud_bill(self) -> CloudBill:
        """What projects cost."""
        from .cloud_bill import CloudBill

        return CloudBill(self._connection)

    @cached_property
    def project(self) -> ProjectService:
        """Projects, which hold infrastructure in one region."""
        from .project import ProjectService

        return ProjectService(self._connection)

    @cached_property
    def snapshot(self) -> Snapshot:
        """Snapshots of virtual machines."""
        from .snapshot import Snapshot

        return Snapshot(self._connection)

    @cached_property
    def snapshot_history(self) -> SnapshotHistory:
        """What became of snapshots, and what they cost."""
        from .snapshot_history import SnapshotHistory

        return SnapshotHistory(self._connection)

    @cached_property
    def snapshot_tree(self) -> SnapshotTree:
        """Which snapshot of a virtual machine follows which."""
        from .snapshot_tree import SnapshotTree

        return SnapshotTree(self._connection)

    @cached_property
    def storage(self) -> Storage:
        """The drives of a virtual machine."""
        from .storage import Storage

        return Storage(self._connection)

    @cached_property
    def storage_type(self) -> StorageType:
        """Types of drives."""
        from .storage_type import StorageType

        return StorageType(self._connection)

    @cached_property
    def virtual_router(self) -> VirtualRouter:
        """The routers of projects."""
        from .virtual_router import VirtualRouter

        return VirtualRouter(self._connection)

    @cached_property
    def vm(self) -> Vm:
        """Virtual machines."""
        from .vm import Vm

        return Vm(self._connection)

    @cached_property
    def vm_history(self) -> VmHistory:
        """What became of virtual machines, and what they cost."""
        from .vm_history import VmHistory

        return VmHistory(self._connection)

    @cached_property
    def vpn(self) -> Vpn:
        """Virtual private networks."""
        from .vpn import Vpn

        return Vpn(self._connection)

    @cached_property
    def vpn_history(self) -> VpnHistory:
        """What became of virtual private networks, and what they cost."""
        from .vpn_history import VpnHistory

        return VpnHistory(self._connection)

    @cached_property
    def vpn_status(self) -> VpnStatus:
        """Whether a virtual private network is up."""
        from .vpn_status import VpnStatus

        return VpnStatus(self._connection)

    @cached_property
    def app_settings(self) -> AppSettings:
        """The settings of the application itself."""
        from .app_settings import AppSettings

        return AppSettings(self._connection)

    @cached_property
    def capacity(self) -> Capacity:
        """How much room a region has."""
        from .capacity import Capacity

        return Capacity(self._connection)

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
    def dynamic_remote_subnet(self) -> DynamicRemoteSubnet:
        """The next range of IP addresses that is free for the far side of a virtual private network."""
        from .dynamic_remote_subnet import DynamicRemoteSubnet

        return DynamicRemoteSubnet(self._connection)

    @cached_property
    def image(self) -> Image:
        """Images that virtual machines and routers start from."""
        from .image import Image

        return Image(self._connection)

    @cached_property
    def interface(self) -> Interface:
        """Network interfaces of servers."""
        from .interface import Interface

        return Interface(self._connection)

    @cached_property
    def metrics(self) -> Metrics:
        """How the hardware of a region does."""
        from .metrics import Metrics

        return Metrics(self._connection)

    @cached_property
    def policy_log(self) -> PolicyLog:
        """What the firewall of a project did."""
        from .policy_log import PolicyLog

        return PolicyLog(self._connection)

    @cached_property
    def region_image(self) -> RegionImage:
        """Which images a region has."""
        from .region_image import RegionImage

        return RegionImage(self._connection)

    @cached_property
    def region_storage_type(self) -> RegionStorageType:
        """Which types of drives a region has."""
        from .region_storage_type import RegionStorageType

        return RegionStorageType(self._connection)

    @cached_property
    def router(self) -> Router:
        """The routers of a region."""
        from .router import Router

        return Router(self._connection)

    @cached_property
    def run_robot(self) -> RunRobot:
        """What the robot of a region has to build, and that it has begun."""
        from .run_robot import RunRobot

        return RunRobot(self._connection)

    @cached_property
    def server(self) -> Server:
        """Servers."""
        from .server import Server

        return Server(self._connection)

    @cached_property
    def server_type(self) -> ServerType:
        """Types of servers."""
        from .server_type import ServerType

        return ServerType(self._connection)
