"""The group `compute` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from importlib import import_module

# The names that each module holds. A module is loaded when one of them is first asked for.
_MODULES = {
    "._group": "Compute",
    ".allocation": "Allocation",
    ".api_usage": "ApiUsage",
    ".asn": "Asn",
    ".cloudbill": "Cloudbill",
    ".compute_backups": "ComputeBackups",
    ".compute_gpus": "ComputeGpus",
    ".compute_images": "ComputeImages",
    ".compute_instances": "ComputeInstances",
    ".compute_snapshots": "ComputeSnapshots",
    ".compute_ssh_keys": "ComputeSshKeys",
    ".device": "Device",
    ".device_type": "DeviceType",
    ".hpc_home_dir": "HpcHomeDir",
    ".hpc_job": "HpcJob",
    ".ip_address": "IpAddress",
    ".ip_address_group": "IpAddressGroup",
    ".metrics": "Metrics",
    ".network_firewalls": "NetworkFirewalls",
    ".network_ip_groups": "NetworkIpGroups",
    ".network_rebuild": "NetworkRebuild",
    ".network_routers": "NetworkRouters",
    ".network_vpns": "NetworkVpns",
    ".project": "Project",
    ".project_type": "ProjectType",
    ".resource": "Resource",
    ".resource_type": "ResourceType",
    ".router_phantom": "RouterPhantom",
    ".run_robot": "RunRobot",
    ".storage_volumes": "StorageVolumes",
    ".subnet": "Subnet",
    ".subnet_space": "SubnetSpace",
    ".vm_phantom": "VmPhantom",
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
