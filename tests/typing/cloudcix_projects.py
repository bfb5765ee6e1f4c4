"""What users of CloudCIX's projects see, as type checkers do. Checked, never run."""

from __future__ import annotations

import builtins
from datetime import UTC, datetime
from typing import assert_type

from specloom.clients.cloudcix import CloudCIX
from specloom.clients.cloudcix.iaas import (
    VM,
    VPN,
    Cloud,
    CloudBillAddress,
    CloudCreate,
    CloudVMCreate,
    FirewallRule,
    FirewallRuleCreate,
    IPAddress,
    Project,
    ProjectCreate,
    ProjectPatch,
    Protocol,
    SnapshotBranch,
    State,
    StorageCreate,
    StoragePatch,
    Subnet,
    VirtualRouterSubnet,
    VMAddress,
    VMFilter,
    VMPatch,
    VPNClientCreate,
    VPNCreate,
    VPNRoute,
    VPNType,
)
from specloom.service import Page, Pages


async def machines(cloudcix: CloudCIX) -> None:
    vms = cloudcix.iaas.vm
    wanted: VMFilter = {
        "state__in": [4],
        "project__name__icontains": "engine",
        "created__gte": datetime.now(UTC),
    }
    assert_type(vms.list(search=wanted, include_related=False), Pages[VM])
    assert_type(await vms.list(), Page[VM])
    vm = await vms.read(71)
    assert_type((vm.state, vm.cpu, vm.gpu), tuple[State, int, int | None])
    assert_type((vm.gateway_subnet, vm.ip_addresses), tuple[Subnet | None, builtins.list[IPAddress] | None])
    drives = [StoragePatch(id=one.id, gb=one.gb + 10) for one in vm.storages or []]
    assert_type(await vms.partial_update(vm.id, VMPatch(storages=drives, state=State.RUNNING_UPDATE)), VM)


async def projects(cloudcix: CloudCIX) -> None:
    project = await cloudcix.iaas.project.partial_update(7, ProjectPatch(state=State.SCRUB))
    assert_type((project, project.min_state), tuple[Project, State | None])
    new = CloudCreate(
        project=ProjectCreate(name="Engine", region_id=31),
        subnets=[VirtualRouterSubnet(address_range="10.0.0.1/24")],
        vms=[
            CloudVMCreate(
                name="web",
                image_id=17,
                storage_type_id=2,
                storages=[StorageCreate(gb=50, name="system", primary=True)],
                cpu=4,
                ram=16,
                dns="8.8.8.8",
                gateway_subnet="10.0.0.1/24",
                ip_addresses=[VMAddress(address="10.0.0.7")],
            )
        ],
        firewall_rules=[
            FirewallRuleCreate(allow=True, source="*", destination="10.0.0.7", protocol=Protocol.any)
        ],
    )
    cloud = await cloudcix.iaas.cloud.create(new)
    assert_type(cloud, Cloud)
    assert_type(cloud.virtual_router.firewall_rules, builtins.list[FirewallRule] | None)
    assert_type(await cloudcix.iaas.cloud_bill.list(timestamp=datetime.now(UTC)), dict[str, CloudBillAddress])
    assert_type((await cloudcix.iaas.snapshot_tree.read(vm_id=71)).branches, builtins.list[SnapshotBranch])
    assert_type(await cloudcix.iaas.attach.update(resource_id=72, parent_resource_id=71), None)


async def networks(cloudcix: CloudCIX) -> None:
    made = await cloudcix.iaas.vpn.create(
        VPNCreate(
            virtual_router_id=70,
            vpn_type=VPNType.dynamic_secure_connect,
            ike_gateway_value="0.0.0.0",
            dns="10.0.0.2",
            routes=[VPNRoute(local_subnet="10.0.0.1/24", remote_subnet="172.16.0.0/24")],
            vpn_clients=[VPNClientCreate(username="ada", password="Notes1843")],
        )
    )
    assert_type(made, VPN)
