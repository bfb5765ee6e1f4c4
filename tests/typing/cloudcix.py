"""What users of the CloudCIX client see, as type checkers do. Checked, never run."""

from __future__ import annotations

import builtins
from typing import Any, assert_type

from specloom.clients.cloudcix import Client, CloudCIX
from specloom.clients.cloudcix.iaas import (
    Capacity,
    IPAddress,
    IPAddressFilter,
    Metrics,
    RegionImageCreate,
    RobotWork,
    RouterPatch,
    Subnet,
    SubnetSpace,
)
from specloom.clients.cloudcix.membership import (
    Address,
    AddressCreate,
    AddressFilter,
    AddressLink,
    AddressPatch,
    Country,
)
from specloom.service import Head, Page, Pages


async def values(cloudcix: CloudCIX) -> None:
    addresses = cloudcix.membership.address
    assert_type(addresses.list(search={"city__in": ["Cork"]}), Pages[Address])
    assert_type(await addresses.list(), Page[Address])
    assert_type(await addresses.get_all(order="-name"), builtins.list[Address])
    address = await addresses.create(
        AddressCreate(
            member_id=1, name="A", address1="1", city="Cork", country_id=1, language_id=1, currency_id=1
        )
    )
    assert_type(address, Address)
    assert_type(address.country, Country | None)
    assert_type(await addresses.update(address.id, {"city": "Cobh"}), Address)
    assert_type(await addresses.partial_update(address.id, AddressPatch(city="Cobh")), Address)
    assert_type(await addresses.partial_update(address.id, addresses.changes(address, address)), Address)
    await addresses.update(address.id, address)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(await cloudcix.membership.address_link.read(address_id=7), AddressLink)
    wanted: AddressFilter = {"member_id__gt": 7, "name__icontains": "x"}
    assert_type(
        await addresses.get_all(search=wanted, exclude={"cloud_region": True}), builtins.list[Address]
    )


async def infrastructure(cloudcix: CloudCIX) -> None:
    iaas = cloudcix.iaas
    wanted: IPAddressFilter = {"subnet__address_id__in": [7], "name__icontains": "mill", "scan": True}
    assert_type(iaas.ip_address.list(search=wanted), Pages[IPAddress])
    assert_type((await iaas.ip_address.read(9)).subnet, Subnet | None)
    assert_type(iaas.subnet_space.list(allocation_id=2, search={"space_type": "free"}), Pages[SubnetSpace])
    assert_type(await iaas.capacity.list(region_id=4), dict[str, dict[str, builtins.list[Capacity]]])
    assert_type(await iaas.metrics.read(region_id=4, force=True), Metrics | None)
    assert_type(await iaas.run_robot.list(), RobotWork)
    assert_type(await iaas.region_image.create(RegionImageCreate(image_id=10)), None)
    await iaas.router.update(1, RouterPatch(enabled=False))


async def plain(cloudcix: CloudCIX) -> None:
    assert_type(await cloudcix.financial.vat3.read(1), dict[str, Any])
    assert_type(await cloudcix.scm.bin_sku.read(1, id=2), dict[str, Any])
    assert_type(await cloudcix.scm.bin.head(), Head)
    assert_type(await cloudcix.scm.bin.delete(1), None)


async def dynamic(cloudcix: CloudCIX) -> None:
    assert_type(cloudcix.service("membership", "address"), Client)
    bins = Client(cloudcix.connection, "SCM", "Bin")
    assert_type(await bins.get_all(params={"order": "id"}), builtins.list[dict[str, Any]])
    assert_type(await bins.head(pk=1), Head)
    assert_type(CloudCIX.from_settings("my.settings", timeout=5), CloudCIX)
