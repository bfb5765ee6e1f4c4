"""CloudCIX's projects and what is in them: the typed client against the fake of its spec."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from specloom.clients.cloudcix import CloudCIX
from specloom.clients.cloudcix.iaas import (
    BackupCreate,
    BackupPatch,
    CephCreate,
    CloudBill,
    CloudCreate,
    CloudVMCreate,
    FirewallRuleCreate,
    ProjectCreate,
    ProjectUpdate,
    Protocol,
    Repository,
    SnapshotCreate,
    SnapshotPatch,
    State,
    StorageCreate,
    VirtualRouterSubnet,
    VMAddress,
    VMCreate,
    VMPatch,
    VMUpdate,
    VPNPatch,
    VPNRoute,
)
from specloom.errors import BadRequest
from specloom.testing import FakeClock, FakeTransport, reply
from specloom_codegen import ir
from specloom_codegen.mock import MockServer
from specloom_codegen.pipeline import compile_spec

SPEC = Path(__file__).parents[2] / "specs" / "cloudcix.yaml"
DRIVES = [StorageCreate(gb=50, name="system", primary=True)]
ADDRESSES = [VMAddress(address="10.0.0.7", nat=True)]
WEB = VMCreate(
    project_id=1,
    name="web",
    image_id=17,
    storage_type_id=2,
    storages=DRIVES,
    cpu=4,
    ram=16,
    dns="8.8.8.8",
    gateway_subnet="10.0.0.1/24",
    ip_addresses=ADDRESSES,
)


@pytest.fixture(scope="module")
def api() -> ir.Api:
    api = compile_spec(SPEC).api
    assert api is not None
    return api


@pytest.fixture
async def server(api: ir.Api) -> AsyncIterator[MockServer]:
    async with MockServer(api, seed=1) as server:
        yield server


@pytest.fixture
async def cloudcix(server: MockServer) -> AsyncIterator[CloudCIX]:
    async with CloudCIX.connect(
        url=server.url, hosts=server.hosts, token=server.token(), rate_limit=None
    ) as cloudcix:
        yield cloudcix


async def test_a_virtual_machine_is_built_in_a_project_and_changed(cloudcix: CloudCIX) -> None:
    vms = cloudcix.iaas.vm
    project = await cloudcix.iaas.project.create(ProjectCreate(name="Difference Engine", region_id=31))

    built = await vms.create(WEB)
    stopped = await vms.partial_update(built.id, VMPatch(state=State.QUIESCE))
    larger = await vms.update(built.id, VMUpdate(cpu=8, ip_addresses=ADDRESSES))

    assert (built.state, built.project and built.project.id) == (State.REQUESTED, project.id)
    assert (stopped.state, stopped.ram) == (State.QUIESCE, 16)
    assert (larger.cpu, larger.ram, larger.name, larger.state) == (8, 16, "web", State.QUIESCE)


async def test_a_project_is_changed_by_its_name_and_keeps_the_rest(
    cloudcix: CloudCIX, server: MockServer
) -> None:
    projects = cloudcix.iaas.project
    project = await projects.create(ProjectCreate(name="Difference Engine", region_id=31, grace_period=24))

    changed = await projects.update(project.id, ProjectUpdate(name="Scheutz", state=State.SCRUB))

    assert server.requests[-1].json() == {"name": "Scheutz", "state": 8}
    assert (changed.name, changed.grace_period, changed.region_id) == ("Scheutz", 24, 31)


async def test_a_whole_project_is_built_at_once(cloudcix: CloudCIX, server: MockServer) -> None:
    wanted = CloudCreate(
        project=ProjectCreate(name="Difference Engine", region_id=31),
        subnets=[VirtualRouterSubnet(address_range="10.0.0.1/24", name="front")],
        vms=[
            CloudVMCreate(
                name="web",
                image_id=17,
                storage_type_id=2,
                storages=DRIVES,
                cpu=4,
                ram=16,
                dns="8.8.8.8",
                gateway_subnet="10.0.0.1/24",
                ip_addresses=ADDRESSES,
            )
        ],
        firewall_rules=[
            FirewallRuleCreate(
                allow=True, source="*", destination="10.0.0.7", protocol=Protocol.tcp, port="443"
            )
        ],
    )

    built = await cloudcix.iaas.cloud.create(wanted)
    sent = server.requests[-1].json()
    read = await cloudcix.iaas.cloud.read(built.project.id)

    assert sent == {
        "project": {"name": "Difference Engine", "region_id": 31},
        "subnets": [{"address_range": "10.0.0.1/24", "name": "front"}],
        "vms": [
            {
                "name": "web",
                "image_id": 17,
                "storage_type_id": 2,
                "storages": [{"gb": 50, "name": "system", "primary": True}],
                "cpu": 4,
                "ram": 16,
                "dns": "8.8.8.8",
                "gateway_subnet": "10.0.0.1/24",
                "ip_addresses": [{"address": "10.0.0.7", "nat": True}],
            }
        ],
        "firewall_rules": [
            {"allow": True, "source": "*", "destination": "10.0.0.7", "protocol": "tcp", "port": "443"}
        ],
    }
    assert (read.project.name, read.project.region_id) == ("Difference Engine", 31)


async def test_what_is_wrong_deep_in_a_project_is_told_by_its_path(cloudcix: CloudCIX) -> None:
    drive = {"gb": 5, "name": "system"}
    machine = {"name": "web", "storages": [drive]}

    with pytest.raises(BadRequest) as caught:
        await cloudcix.iaas.cloud.create(
            {"project": {"name": "A", "region_id": 31}, "subnets": [], "vms": [machine]}
        )

    assert {"subnets", "vms[0].storages[0].gb", "vms[0].ram"} <= set(caught.value.fields)


async def test_snapshots_and_backups_are_of_a_virtual_machine(cloudcix: CloudCIX, server: MockServer) -> None:
    await cloudcix.iaas.vm.create(WEB)

    snapshot = await cloudcix.iaas.snapshot.create(SnapshotCreate(vm_id=1, name="before"))
    gone = await cloudcix.iaas.snapshot.update(
        snapshot.id, SnapshotPatch(state=State.SCRUB, remove_subtree=True)
    )
    backup = await cloudcix.iaas.backup.create(
        BackupCreate(vm_id=1, name="weekly", repository=Repository.secondary)
    )
    await cloudcix.iaas.backup.update(
        backup.id, BackupPatch(time_valid=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    )

    assert server.requests[-1].json() == {"time_valid": "2026-01-02 03:04:05"}
    assert (snapshot.vm and snapshot.vm.name, gone.name, gone.state) == ("web", "before", State.SCRUB)
    assert (backup.vm and backup.vm.id, backup.repository) == (1, Repository.secondary)


async def test_the_size_of_a_ceph_drive_has_a_name_of_python(cloudcix: CloudCIX, server: MockServer) -> None:
    drive = await cloudcix.iaas.ceph.create(CephCreate(project_id=1, name="shared data", ceph_001=500))

    assert server.requests[-1].json() == {"project_id": 1, "name": "shared data", "CEPH_001": 500}
    assert (drive.name, drive.state, drive.specs) == ("shared data", State.REQUESTED, None)


async def test_attaching_answers_nothing(cloudcix: CloudCIX, server: MockServer) -> None:
    await cloudcix.iaas.attach.update(resource_id=72, parent_resource_id=71)
    await cloudcix.iaas.detach.update(resource_id=72)

    assert [(one.path, one.content, one.status) for one in server.requests] == [
        ("/iaas/attach/72/parent/71/", b"", 204),
        ("/iaas/detach/72/", b"", 204),
    ]


async def test_a_virtual_private_network_keeps_what_is_not_changed(
    cloudcix: CloudCIX, server: MockServer
) -> None:
    vpns = cloudcix.iaas.vpn
    route = {"local_subnet": "10.0.0.1/24", "remote_subnet": "192.168.7.0/24"}
    made = await vpns.create(
        {
            "virtual_router_id": 70,
            "vpn_type": "site_to_site",
            "ike_gateway_value": "203.0.113.7",
            "ike_pre_shared_key": "Lovelace1843",
            "routes": [route],
        }
    )

    changed = await vpns.partial_update(
        made.id,
        VPNPatch(routes=[VPNRoute(id=760, local_subnet="10.0.0.1/24", remote_subnet="192.168.8.0/24")]),
    )

    assert server.requests[-1].json() == {"routes": [{**route, "id": 760, "remote_subnet": "192.168.8.0/24"}]}
    assert (changed.ike_gateway_value, changed.ike_lifetime) == ("203.0.113.7", 28800)
    assert "Lovelace1843" not in repr(changed)
    with pytest.raises(BadRequest) as caught:
        await vpns.partial_update(made.id, {"ike_lifetime": 60, "ike_pre_shared_key": "a-b"})
    assert set(caught.value.fields) == {"ike_lifetime", "ike_pre_shared_key"}


async def test_bills_are_asked_for_up_to_a_moment_without_a_zone(
    cloudcix: CloudCIX, server: MockServer
) -> None:
    bill = await cloudcix.iaas.cloud_bill.read(1, timestamp=datetime(2026, 1, 2, 3, 4, 5, 6, UTC))

    assert dict(server.requests[-1].query) == {"timestamp": "2026-01-02T03:04:05"}
    assert isinstance(bill, CloudBill)
    assert {name: sorted(skus) for name, skus in bill.skus.items()} == {
        'VM #71 - "web"': ["RAM_001", "vCPU_001"],
        "VPN #76": ["VPNS2S"],
    }


async def test_the_bills_of_all_projects_are_one_object() -> None:
    product = {"state": 4, "created": "2026-01-02 03:04:05.000006", "skus": {"vCPU_001": 2880}}
    project = {"name": "Engine", "region_id": 31, "reseller_id": None, "data": {"VM #71": product}}
    content = {"3": {"name": "12 St James Square, London", "data": {"7": project}}}
    transport = FakeTransport(reply(json={"content": content}))
    async with CloudCIX.connect(token="t", transport=transport, clock=FakeClock()) as cloudcix:
        bills = await cloudcix.iaas.cloud_bill.list(search={"reseller_id__in": [2]})

    used = bills["3"].data["7"].data["VM #71"]
    assert (used.state, used.created.isoformat(), used.skus) == (
        State.RUNNING,
        "2026-01-02T03:04:05.000006",
        {"vCPU_001": 2880},
    )


async def test_snapshots_follow_each_other(cloudcix: CloudCIX) -> None:
    history = [{"snapshot_id": 74, "vm_id": 71, "project_id": 7, "state": 1}]
    later = {
        "id": 75,
        "name": "b",
        "active": True,
        "state": 4,
        "remove_subtree": False,
        "children": [],
        "history": [],
    }
    first = {**later, "id": 74, "name": "a", "active": False, "children": [later], "history": history}
    transport = FakeTransport(reply(json={"content": {"branches": [first]}}))
    async with CloudCIX.connect(token="t", transport=transport, clock=FakeClock()) as client:
        tree = await client.iaas.snapshot_tree.read(vm_id=71)

    assert [[one.name for one in branch.children or []] for branch in tree.branches] == [["b"]]
    assert [one.state for one in tree.branches[0].history or []] == [State.REQUESTED]


async def test_lists_without_related_resources_are_read(cloudcix: CloudCIX, server: MockServer) -> None:
    base = {"id": 1, "name": "web", "cpu": 4, "ram": 16, "dns": "8.8.8.8", "state": 4}
    transport = FakeTransport(reply(json={"content": [base], "_metadata": {"total_records": 1}}))
    async with CloudCIX.connect(token="t", transport=transport, clock=FakeClock()) as client:
        (found,) = await client.iaas.vm.get_all(include_related=False, search={"state__in": [4, 6]})

    assert (found.state, found.storages, found.history, found.project) == (State.RUNNING, None, None, None)
