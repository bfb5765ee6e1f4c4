"""The resources of the group `iaas`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specloom.service import Service

from .._api import API

if TYPE_CHECKING:
    from .allocation import AllocationService
    from .app_settings import AppSettingsService
    from .asn import Asn
    from .attach import Attach
    from .backup import BackupService
    from .backup_history import BackupHistoryService
    from .blacklist import Blacklist
    from .capacity import CapacityService
    from .ceph import CephService
    from .cloud import CloudService
    from .cloud_bill import CloudBillService
    from .detach import Detach
    from .device import DeviceService
    from .device_type import DeviceTypeService
    from .domain import DomainService
    from .dynamic_remote_subnet import DynamicRemoteSubnet
    from .image import ImageService
    from .interface import InterfaceService
    from .ip_address import IpAddress
    from .ip_address_group import IpAddressGroup
    from .ip_validator import IpValidator
    from .ipmi import Ipmi
    from .metrics import MetricsService
    from .policy_log import PolicyLog
    from .pool_ip import PoolIp
    from .project import ProjectService
    from .ptr_record import PtrRecord
    from .record import RecordService
    from .region_image import RegionImageService
    from .region_storage_type import RegionStorageTypeService
    from .router import RouterService
    from .run_robot import RunRobot
    from .server import ServerService
    from .server_type import ServerTypeService
    from .snapshot import SnapshotService
    from .snapshot_history import SnapshotHistoryService
    from .snapshot_tree import SnapshotTreeService
    from .storage import StorageService
    from .storage_type import StorageTypeService
    from .subnet import SubnetService
    from .subnet_space import SubnetSpaceService
    from .virtual_router import VirtualRouterService
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
    def allocation(self) -> AllocationService:
        """Ranges of IP addresses that were given to a member."""
        from .allocation import AllocationService

        return AllocationService(self._connection)

    @cached_property
    def asn(self) -> Asn:
        """Autonomous systems, by their numbers."""
        from .asn import Asn

        return Asn(self._connection)

    @cached_property
    def domain(self) -> DomainService:
        """Domains that names are kept of."""
        from .domain import DomainService

        return DomainService(self._connection)

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
        """What is wrong with IP addresses and ranges of them, and what is known of those that are right."""
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
    def record(self) -> RecordService:
        """Names in domains."""
        from .record import RecordService

        return RecordService(self._connection)

    @cached_property
    def subnet(self) -> SubnetService:
        """Ranges of IP addresses within an allocation."""
        from .subnet import SubnetService

        return SubnetService(self._connection)

    @cached_property
    def subnet_space(self) -> SubnetSpaceService:
        """The room that is left in an allocation."""
        from .subnet_space import SubnetSpaceService

        return SubnetSpaceService(self._connection)

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
        """A resource becomes part of a virtual machine."""
        from .attach import Attach

        return Attach(self._connection)

    @cached_property
    def detach(self) -> Detach:
        """A resource is no longer part of a virtual machine."""
        from .detach import Detach

        return Detach(self._connection)

    @cached_property
    def backup(self) -> BackupService:
        """Backups of virtual machines."""
        from .backup import BackupService

        return BackupService(self._connection)

    @cached_property
    def backup_history(self) -> BackupHistoryService:
        """What became of backups, and what they cost."""
        from .backup_history import BackupHistoryService

        return BackupHistoryService(self._connection)

    @cached_property
    def ceph(self) -> CephService:
        """Drives in a store of their own, which can be attached to virtual machines."""
        from .ceph import CephService

        return CephService(self._connection)

    @cached_property
    def cloud(self) -> CloudService:
        """Whole projects, with their networks, machines and rules, in one resource."""
        from .cloud import CloudService

        return CloudService(self._connection)

    @cached_property
    def cloud_bill(self) -> CloudBillService:
        """What projects cost."""
        from .cloud_bill import CloudBillService

        return CloudBillService(self._connection)

    @cached_property
    def project(self) -> ProjectService:
        """Projects, which hold infrastructure in one region."""
        from .project import ProjectService

        return ProjectService(self._connection)

    @cached_property
    def snapshot(self) -> SnapshotService:
        """Snapshots of virtual machines."""
        from .snapshot import SnapshotService

        return SnapshotService(self._connection)

    @cached_property
    def snapshot_history(self) -> SnapshotHistoryService:
        """What became of snapshots, and what they cost."""
        from .snapshot_history import SnapshotHistoryService

        return SnapshotHistoryService(self._connection)

    @cached_property
    def snapshot_tree(self) -> SnapshotTreeService:
        """Which snapshot of a virtual machine follows which."""
        from .snapshot_tree import SnapshotTreeService

        return SnapshotTreeService(self._connection)

    @cached_property
    def storage(self) -> StorageService:
        """The drives of a virtual machine."""
        from .storage import StorageService

        return StorageService(self._connection)

    @cached_property
    def storage_type(self) -> StorageTypeService:
        """Types of drives."""
        from .storage_type import StorageTypeService

        return StorageTypeService(self._connection)

    @cached_property
    def virtual_router(self) -> VirtualRouterService:
        """The routers of projects."""
        from .virtual_router import VirtualRouterService

        return VirtualRouterService(self._connection)

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
    def app_settings(self) -> AppSettingsService:
        """The settings of the application itself."""
        from .app_settings import AppSettingsService

        return AppSettingsService(self._connection)

    @cached_property
    def capacity(self) -> CapacityService:
        """How much room a region has."""
        from .capacity import CapacityService

        return CapacityService(self._connection)

    @cached_property
    def device(self) -> DeviceService:
        """Devices in servers."""
        from .device import DeviceService

        return DeviceService(self._connection)

    @cached_property
    def device_type(self) -> DeviceTypeService:
        """Types of devices."""
        from .device_type import DeviceTypeService

        return DeviceTypeService(self._connection)

    @cached_property
    def dynamic_remote_subnet(self) -> DynamicRemoteSubnet:
        """Ranges of IP addresses that are free for the far side of a virtual private network."""
        from .dynamic_remote_subnet import DynamicRemoteSubnet

        return DynamicRemoteSubnet(self._connection)

    @cached_property
    def image(self) -> ImageService:
        """Images that virtual machines and routers start from."""
        from .image import ImageService

        return ImageService(self._connection)

    @cached_property
    def interface(self) -> InterfaceService:
        """Network interfaces of servers."""
        from .interface import InterfaceService

        return InterfaceService(self._connection)

    @cached_property
    def metrics(self) -> MetricsService:
        """How the hardware of a region does."""
        from .metrics import MetricsService

        return MetricsService(self._connection)

    @cached_property
    def policy_log(self) -> PolicyLog:
        """What the firewall of a project did."""
        from .policy_log import PolicyLog

        return PolicyLog(self._connection)

    @cached_property
    def region_image(self) -> RegionImageService:
        """Which images a region has."""
        from .region_image import RegionImageService

        return RegionImageService(self._connection)

    @cached_property
    def region_storage_type(self) -> RegionStorageTypeService:
        """Which types of drives a region has."""
        from .region_storage_type import RegionStorageTypeService

        return RegionStorageTypeService(self._connection)

    @cached_property
    def router(self) -> RouterService:
        """The routers of a region."""
        from .router import RouterService

        return RouterService(self._connection)

    @cached_property
    def run_robot(self) -> RunRobot:
        """What the robot of a region has to build, and that it has begun."""
        from .run_robot import RunRobot

        return RunRobot(self._connection)

    @cached_property
    def server(self) -> ServerService:
        """Servers."""
        from .server import ServerService

        return ServerService(self._connection)

    @cached_property
    def server_type(self) -> ServerTypeService:
        """Types of servers."""
        from .server_type import ServerTypeService

        return ServerTypeService(self._connection)
