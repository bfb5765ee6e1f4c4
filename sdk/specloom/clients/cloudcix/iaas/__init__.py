"""The group `iaas` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Iaas",
    ".allocation": "Allocation",
    ".app_settings": "AppSettings",
    ".asn": "ASN ASNCreate ASNFilter ASNPatch ASNUpdate Asn",
    ".attach": "Attach",
    ".backup": "Backup",
    ".backup_history": "BackupHistory",
    ".blacklist": "Blacklist",
    ".capacity": "Capacity CapacityService",
    ".ceph": "Ceph",
    ".cloud": "Cloud",
    ".cloud_bill": "CloudBill",
    ".detach": "Detach",
    ".device": "Device",
    ".device_type": "DeviceType",
    ".domain": "Domain",
    ".dynamic_remote_subnet": "DynamicRemoteSubnet",
    ".image": "Image",
    ".interface": "Interface",
    ".ip_address": "IpAddress",
    ".ip_address_group": "IpAddressGroup",
    ".ip_validator": "IpValidator",
    ".ipmi": "Ipmi",
    ".metrics": "Metrics",
    ".models": "ListedRange ListedRangeCreate ListedRangeFilter ListedRangePatch ListedRangeUpdate",
    ".policy_log": "PolicyLog",
    ".pool_ip": "PoolIp",
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
