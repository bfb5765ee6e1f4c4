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
    ".backup": "Backup",
    ".backup_history": "BackupHistory",
    ".blacklist": "Blacklist",
    ".capacity": "Capacity CapacityService",
    ".ceph": "Ceph",
    ".cloud": "Cloud",
    ".cloud_bill": "CloudBill",
    ".detach": "Detach",
    ".device": "Device DeviceCreate DeviceFilter DevicePatch DeviceService DeviceUpdate",
    ".device_type": "DeviceTypeFilter DeviceTypeService",
    ".domain": "DomainFilter DomainService",
    ".dynamic_remote_subnet": "DynamicRemoteSubnet DynamicRemoteSubnets",
    ".image": "Image ImageFilter ImagePatch ImageService ImageUpdate",
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
        " AnyRecord DeviceType Domain DomainCreate IPAddress IPAddressCreate IPAddressPatch IPAddressUpdate"
        " Interface InterfaceCreate InterfacePatch InterfaceUpdate ListedRange ListedRangeCreate"
        " ListedRangeFilter ListedRangeUpdate PoolIP PoolIPCreate PoolIPPatch PoolIPUpdate PublicIP"
        " RecordType RelatedSubnet Server ServerCreate ServerPatch ServerType StorageType Subnet"
        " SubnetCreate SubnetPatch SubnetUpdate"
    ),
    ".policy_log": "PolicyAccess PolicyLog PolicyLogEntry",
    ".pool_ip": "PoolIPFilter PoolIp",
    ".project": "Project ProjectCreate ProjectFilter ProjectPatch ProjectService ProjectUpdate",
    ".ptr_record": "PTRRecord PTRRecordCreate PTRRecordFilter PTRRecordPatch PTRRecordUpdate PtrRecord",
    ".record": "Record RecordCreate RecordFilter RecordPatch RecordService RecordUpdate",
    ".region_image": "RegionImage RegionImageCreate RegionImageService",
    ".region_storage_type": "RegionStorageType RegionStorageTypeCreate RegionStorageTypeService",
    ".router": "Router RouterCreate RouterFilter RouterPatch RouterService",
    ".run_robot": "RobotResources RobotTasks RobotWork RunRobot RunRobotCreateBody",
    ".server": "ServerFilter ServerService",
    ".server_type": "ServerTypeFilter ServerTypeService",
    ".snapshot": "Snapshot",
    ".snapshot_history": "SnapshotHistory",
    ".snapshot_tree": "SnapshotTree",
    ".storage": "Storage",
    ".storage_type": "StorageTypeService",
    ".subnet": "SubnetFilter SubnetService",
    ".subnet_space": "SubnetSpace SubnetSpaceFilter SubnetSpaceService",
    ".virtual_router": "VirtualRouter",
    ".vm": "Vm",
    ".vm_history": "VmHistory",
    ".vpn": "Vpn",
    ".vpn_history": "VpnHistory",
    ".vpn_status": "VpnStatus",
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
