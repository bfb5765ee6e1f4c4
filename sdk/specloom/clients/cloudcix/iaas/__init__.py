"""The group `iaas` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Iaas",
    ".allocation": "AllocationFilter AllocationService",
    ".app_settings": "AppSettings AppSettingsCreate AppSettingsPatch AppSettingsService AppSettingsUpdate",
    ".asn": "ASNFilter Asn",
    ".attach": "Attach",
    ".backup": "Backup BackupCreate BackupFilter BackupPatch BackupService Repository",
    ".backup_history": "BackupHistoryFilter BackupHistoryService",
    ".blacklist": "Blacklist",
    ".capacity": "Capacity CapacityService",
    ".ceph": "BOM Ceph CephCreate CephFilter CephPatch CephService CephUpdate",
    ".cloud": "Cloud CloudCreate CloudService CloudStorage CloudUpdate CloudVMCreate CloudVMUpdate",
    ".cloud_bill": "CloudBill CloudBillAddress CloudBillFilter CloudBillProduct CloudBillProject CloudBillService",
    ".detach": "Detach",
    ".device": "Device DeviceCreate DeviceFilter DevicePatch DeviceService DeviceUpdate",
    ".device_type": "DeviceTypeFilter DeviceTypeService",
    ".domain": "DomainFilter DomainService",
    ".dynamic_remote_subnet": "DynamicRemoteSubnet DynamicRemoteSubnets",
    ".image": "ImageFilter ImageService",
    ".interface": "InterfaceFilter InterfaceService",
    ".ip_address": "IPAddressFilter IpAddress",
    ".ip_address_group": (
        "IPAddressGroup IPAddressGroupCreate IPAddressGroupFilter IPAddressGroupPatch IPAddressGroupUpdate"
        " IPVersion IpAddressGroup"
    ),
    ".ip_validator": (
        "AddressDetails AddressValidation IPValidation IpValidator RangeDetails RangeValidation"
        " ValidationError"
    ),
    ".ipmi": "IPMI IPMICreate IPMIFilter Ipmi",
    ".metrics": "Metrics MetricsService RouterMetrics ServerMetrics SubnetMetrics VMCount",
    ".models": (
        "ASN ASNCreate ASNPatch ASNUpdate Allocation AllocationCreate AllocationPatch AllocationUpdate"
        " AnyRecord BackupHistory DeviceType Domain DomainCreate FirewallRule FirewallRuleCreate"
        " IKEGatewayType IKEVersion IPAddress IPAddressCreate IPAddressPatch IPAddressUpdate"
        " IPSecEstablishTime Image ImagePatch ImageUpdate Interface InterfaceCreate InterfacePatch"
        " InterfaceUpdate ListedRange ListedRangeCreate ListedRangeFilter ListedRangeUpdate PoolIP"
        " PoolIPCreate PoolIPPatch PoolIPUpdate Project ProjectCreate ProjectPatch ProjectUpdate Protocol"
        " PublicIP RecordType RelatedSubnet Server ServerCreate ServerPatch ServerType SnapshotHistory State"
        " Storage StorageCreate StorageHistory StoragePatch StorageType StorageTypePatch StorageTypeUpdate"
        " Subnet SubnetCreate SubnetPatch SubnetUpdate VM VMAddress VMHistory VPNSettings VirtualRouter"
        " VirtualRouterPatch VirtualRouterSubnet VirtualRouterUpdate"
    ),
    ".policy_log": "PolicyAccess PolicyLog PolicyLogEntry",
    ".pool_ip": "PoolIPFilter PoolIp",
    ".project": "ProjectFilter ProjectService",
    ".ptr_record": "PTRRecord PTRRecordCreate PTRRecordFilter PTRRecordPatch PTRRecordUpdate PtrRecord",
    ".record": "Record RecordCreate RecordFilter RecordPatch RecordService RecordUpdate",
    ".region_image": "RegionImage RegionImageCreate RegionImageService",
    ".region_storage_type": "RegionStorageType RegionStorageTypeCreate RegionStorageTypeService",
    ".router": "Router RouterCreate RouterFilter RouterPatch RouterService",
    ".run_robot": "RobotResources RobotTasks RobotWork RunRobot RunRobotCreateBody",
    ".server": "ServerFilter ServerService",
    ".server_type": "ServerTypeFilter ServerTypeService",
    ".snapshot": "Snapshot SnapshotCreate SnapshotFilter SnapshotPatch SnapshotService",
    ".snapshot_history": "SnapshotHistoryFilter SnapshotHistoryService",
    ".snapshot_tree": "SnapshotBranch SnapshotTree SnapshotTreeService",
    ".storage": "StorageFilter StorageService",
    ".storage_type": "StorageTypeFilter StorageTypeService",
    ".subnet": "SubnetFilter SubnetService",
    ".subnet_space": "SubnetSpace SubnetSpaceFilter SubnetSpaceService",
    ".virtual_router": "VirtualRouterFilter VirtualRouterService",
    ".vm": "VMCreate VMFilter VMPatch VMUpdate Vm",
    ".vm_history": "VMHistoryFilter VmHistory",
    ".vpn": (
        "Route VPN VPNClient VPNClientCreate VPNClientPatch VPNCreate VPNFilter VPNPatch VPNRoute VPNType"
        " VPNUpdate Vpn"
    ),
    ".vpn_history": "VPNHistory VPNHistoryFilter VpnHistory",
    ".vpn_status": "VPNStatus VpnStatus",
    ".whitelist": "Whitelist",
}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return _names()
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = next((module for module, names in _MODULES.items() if name in names.split()), "._group")
    value = globals()[name] = getattr(import_module(module, __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_names()})


def _names() -> list[str]:
    return " ".join(_MODULES.values()).split()
