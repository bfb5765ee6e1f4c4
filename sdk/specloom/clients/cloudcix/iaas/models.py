"""Types of the group `iaas`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from attrs import define, field

from specloom.values import UNSET, Input, Model, OpenEnum, Unset, hidden, wire


@define(kw_only=True)
class ListedRange(Model):
    """A range of IP addresses that is blocked or let through."""

    cidr: str
    """The range. At most 49. Example: `203.0.113.0/24`."""

    comment: str | None = None
    """Why it is listed."""

    created: datetime | None = None
    """When it was first listed."""

    updated: datetime | None = None
    """When it was last changed."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ListedRangeCreate(Input):
    """What is sent to create a `ListedRange`. What is not set is left to the server."""

    cidr: str
    comment: str | Unset | None = UNSET


@define(kw_only=True)
class ListedRangeUpdate(Input):
    """What is sent to replace a `ListedRange`. What is not set is left out."""

    cidr: str
    comment: str | Unset | None = UNSET


class ListedRangeFilter(TypedDict, total=False):
    cidr: str
    cidr__in: list[str]
    cidr__icontains: str
    cidr__iendswith: str
    cidr__iexact: str
    cidr__istartswith: str
    comment: str
    comment__in: list[str]
    comment__icontains: str
    comment__iendswith: str
    comment__iexact: str
    comment__istartswith: str
    created: datetime
    created__gt: datetime
    created__gte: datetime
    created__in: list[datetime]
    created__isnull: bool
    created__lt: datetime
    created__lte: datetime
    created__range: list[datetime]
    updated: datetime
    updated__gt: datetime
    updated__gte: datetime
    updated__in: list[datetime]
    updated__isnull: bool
    updated__lt: datetime
    updated__lte: datetime
    updated__range: list[datetime]


@define(kw_only=True)
class ASN(Model):
    """An autonomous system."""

    id: int
    """Id of the record."""

    number: int
    """Number of the autonomous system. From 10^12 on they are those of projects and not of the Internet. At
    least 1. Example: `64496`.
    """

    member_id: int | None = None
    """Id of the member that has it. Yours when none is sent."""

    allocations_in_use: int | None = None
    """Number of its allocations that are in use. Default: `0`."""

    created: datetime | None = None
    """When the record was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ASNCreate(Input):
    """What is sent to create an `ASN`. What is not set is left to the server."""

    number: int
    member_id: int | Unset | None = UNSET


@define(kw_only=True)
class ASNUpdate(Input):
    """What is sent to replace an `ASN`. What is not set is left out."""

    number: int
    member_id: int | Unset | None = UNSET


@define(kw_only=True)
class ASNPatch(Input):
    """Changes to an `ASN`. What is not set stays as it is. None clears, where a field allows it."""

    number: int | Unset = UNSET
    member_id: int | Unset | None = UNSET


@define(kw_only=True)
class Allocation(Model):
    """A range of IP addresses that was given to a member, within an autonomous system."""

    id: int
    """Id of the allocation."""

    name: str
    """Name of the allocation. From 1 to 64."""

    address_range: str
    """The range. It overlaps with no other of its autonomous system. At most 49. Example: `198.51.100.0/24`.
    """

    address_id: int | None = None
    """Id of the address that it was given to. Yours when none is sent."""

    asn: ASN | None = None
    """The autonomous system."""

    subnets_in_use: int | None = None
    """Number of its subnets that are in use. Default: `0`."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class AllocationCreate(Input):
    """What is sent to create an `Allocation`. What is not set is left to the server."""

    name: str
    address_range: str
    address_id: int | Unset | None = UNSET
    asn_id: int
    """Id of the record of the autonomous system."""


@define(kw_only=True)
class AllocationUpdate(Input):
    """What is sent to replace an `Allocation`. What is not set is left out."""

    name: str
    address_range: str
    address_id: int | Unset | None = UNSET
    asn_id: int


@define(kw_only=True)
class AllocationPatch(Input):
    """Changes to an `Allocation`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    address_range: str | Unset = UNSET
    address_id: int | Unset | None = UNSET
    asn_id: int | Unset = UNSET


@define(kw_only=True)
class RelatedSubnet(Model):
    """A range of IP addresses within an allocation, without its relatives."""

    id: int
    """Id of the subnet."""

    name: str | None = None
    """Name of the subnet. At most 128."""

    address_id: int | None = None
    """Id of the address that owns it."""

    address_range: str
    """The range, written with the address of its gateway. At most 49. Example: `198.51.100.1/26`."""

    allocation: Allocation | None = None
    """The allocation that it is in."""

    gateway: str | None = None
    """IP address of its gateway."""

    ips_in_use: int | None = None
    """Number of its IP addresses that are in use. Default: `0`."""

    subnets_in_use: int | None = None
    """Number of subnets in it. Default: `0`."""

    virtual_router_id: int | None = None
    """Id of the router of a project that it is set up on."""

    vlan: int | None = None
    """Its VLAN. From 0 to 4094. Default: `0`."""

    vxlan: int | None = None
    """Its VXLAN. From 0 to 16777215. Default: `0`."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class Subnet(Model):
    """A range of IP addresses within an allocation."""

    id: int
    """Id of the subnet."""

    name: str | None = None
    """Name of the subnet. At most 128."""

    address_id: int
    """Id of the address that owns it."""

    address_range: str
    """The range, written with the address of its gateway. At most 49. Example: `198.51.100.1/26`."""

    allocation: Allocation | None = None
    """The allocation that it is in."""

    gateway: str | None = None
    """IP address of its gateway."""

    ips_in_use: int | None = None
    """Number of its IP addresses that are in use. Default: `0`."""

    subnets_in_use: int | None = None
    """Number of subnets in it. Default: `0`."""

    virtual_router_id: int | None = None
    """Id of the router of a project that it is set up on."""

    vlan: int | None = None
    """Its VLAN. From 0 to 4094. Default: `0`."""

    vxlan: int | None = None
    """Its VXLAN. From 0 to 16777215. Default: `0`."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""

    parent: RelatedSubnet | None = None
    """The subnet that it is part of."""

    children: list[RelatedSubnet] | None = None
    """The subnets that are part of it."""


@define(kw_only=True)
class SubnetCreate(Input):
    """What is sent to create a `Subnet`. What is not set is left to the server."""

    name: str | Unset | None = UNSET
    address_id: int
    address_range: str
    vlan: int | Unset | None = UNSET
    vxlan: int | Unset | None = UNSET
    allocation_id: int | Unset | None = UNSET
    """Id of the allocation that it is in. Needed unless `parent_id` is sent."""

    parent_id: int | Unset | None = UNSET
    """Id of the subnet that it is part of. Needed unless `allocation_id` is sent."""


@define(kw_only=True)
class SubnetUpdate(Input):
    """What is sent to replace a `Subnet`. What is not set is left out."""

    name: str | Unset | None = UNSET
    address_id: int
    address_range: str
    vlan: int | Unset | None = UNSET
    vxlan: int | Unset | None = UNSET
    parent_id: int | Unset | None = UNSET


@define(kw_only=True)
class SubnetPatch(Input):
    """Changes to a `Subnet`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset | None = UNSET
    address_id: int | Unset = UNSET
    address_range: str | Unset = UNSET
    vlan: int | Unset | None = UNSET
    vxlan: int | Unset | None = UNSET
    parent_id: int | Unset | None = UNSET


@define(kw_only=True)
class PublicIP(Model):
    """The public IP address that a private one is translated to."""

    id: int
    """Id of the IP address."""

    address: str
    """The IP address itself."""


@define(kw_only=True)
class IPAddress(Model):
    """An IP address."""

    id: int
    """Id of the IP address."""

    address: str
    """The IP address itself. It lies within its subnet. Example: `198.51.100.7`."""

    name: str | None = None
    """Name of the IP address. At most 64."""

    location: str | None = None
    """Where it is used. At most 64."""

    credentials: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """How to log in at what has it. At most 64."""

    mac_address: str | None = None
    """MAC address of the interface of the virtual machine that has it."""

    public_ip: PublicIP | None = None
    """The public address that it is translated to, of a private one."""

    subnet: Subnet | None = None
    """The subnet that it is in."""

    vm_id: int | None = None
    """Id of the virtual machine that has it."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""


@define(kw_only=True)
class IPAddressCreate(Input):
    """What is sent to create an `IPAddress`. What is not set is left to the server."""

    address: str
    name: str | Unset | None = UNSET
    location: str | Unset | None = UNSET
    credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    subnet_id: int
    """Id of the subnet that it is in."""


@define(kw_only=True)
class IPAddressUpdate(Input):
    """What is sent to replace an `IPAddress`. What is not set is left out."""

    address: str
    name: str | Unset | None = UNSET
    location: str | Unset | None = UNSET
    credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class IPAddressPatch(Input):
    """Changes to an `IPAddress`. What is not set stays as it is. None clears, where a field allows it."""

    address: str | Unset = UNSET
    name: str | Unset | None = UNSET
    location: str | Unset | None = UNSET
    credentials: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class PoolIP(Model):
    """An IP address of the pool from which the management of hardware is reached."""

    id: int
    """Id of the record."""

    ip_address: str
    """The IP address. There is no other record of it. Example: `203.0.113.9`."""

    domain: str
    """Its name, which ends in `.cloudcix.com`. From 1 to 240. Example: `pool1.cloudcix.com`."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class PoolIPCreate(Input):
    """What is sent to create a `PoolIP`. What is not set is left to the server."""

    ip_address: str
    domain: str


@define(kw_only=True)
class PoolIPUpdate(Input):
    """What is sent to replace a `PoolIP`. What is not set is left out."""

    ip_address: str
    domain: str


@define(kw_only=True)
class PoolIPPatch(Input):
    """Changes to a `PoolIP`. What is not set stays as it is."""

    ip_address: str | Unset = UNSET
    domain: str | Unset = UNSET


@define(kw_only=True)
class Domain(Model):
    """A domain that names are kept of."""

    id: int
    """Id of the domain, which is also that at the provider of DNS."""

    name: str
    """Name of the domain. From 1 to 240. Example: `example.com`."""

    member_id: int | None = None
    """Id of the member that has it."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class DomainCreate(Input):
    """What is sent to create a `Domain`. What is not set is left to the server."""

    name: str


class RecordType(OpenEnum):
    """A type of records of DNS."""

    A = "A"
    """IP address of version 4."""

    AAAA = "AAAA"
    """IP address of version 6."""

    CNAME = "CNAME"
    """Another name of the same."""

    LOC = "LOC"
    """Where something is."""

    MX = "MX"
    """A server for email."""

    NAPTR = "NAPTR"
    """A rule by which names are rewritten."""

    NS = "NS"
    """A server of names."""

    PTR = "PTR"
    """Name of an IP address; these have the service `ptr_record`."""

    SPF = "SPF"
    """Who may send email."""

    SRV = "SRV"
    """Where a service is."""

    SSHFP = "SSHFP"
    """Fingerprint of a key of SSH."""

    TXT = "TXT"
    """Text."""


@define(kw_only=True)
class AnyRecord(Model):
    """A record of DNS."""

    id: int
    """Id of the record, which is also that at the provider of DNS."""

    pk: int | None = None
    """The same id."""

    content: str
    """What the name stands for. From 1 to 255."""

    time_to_live: int | None = None
    """Seconds for which it may be kept. At least 180. Default: `3600`."""

    domain: Domain | None = None
    """The domain. Records of IP addresses have none."""

    member_id: int | None = None
    """Id of the member that has it, of a record of an IP address."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class DeviceType(Model):
    """A type of devices."""

    id: int
    """Id of the type."""

    description: str | None = None
    """What it is."""

    sku: str | None = None
    """The SKU by which it is billed."""


@define(kw_only=True)
class Interface(Model):
    """A network interface of a server."""

    id: int
    """Id of the interface."""

    server_id: int
    """Id of the server that it is in."""

    mac_address: str
    """Its MAC address. Pattern: `([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}`. Example: `00:00:5E:00:53:01`."""

    ip_address: str | None = None
    """Its IP address. Example: `10.0.0.16`."""

    hostname: str | None = None
    """Name of that IP address. At most 64."""

    details: str | None = None
    """More about it, as what the server calls it. At most 64."""

    enabled: bool | None = None
    """Whether it is in use. Default: `false`."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class InterfaceCreate(Input):
    """What is sent to create an `Interface`. What is not set is left to the server."""

    server_id: int
    mac_address: str
    ip_address: str | Unset | None = UNSET
    hostname: str | Unset | None = UNSET
    details: str | Unset | None = UNSET
    enabled: bool | Unset | None = UNSET


@define(kw_only=True)
class InterfaceUpdate(Input):
    """What is sent to replace an `Interface`. What is not set is left out."""

    mac_address: str
    ip_address: str | Unset | None = UNSET
    hostname: str | Unset | None = UNSET
    details: str | Unset | None = UNSET
    enabled: bool | Unset | None = UNSET


@define(kw_only=True)
class InterfacePatch(Input):
    """Changes to an `Interface`. What is not set stays as it is. None clears, where a field allows it."""

    mac_address: str | Unset = UNSET
    ip_address: str | Unset | None = UNSET
    hostname: str | Unset | None = UNSET
    details: str | Unset | None = UNSET
    enabled: bool | Unset | None = UNSET


@define(kw_only=True)
class ServerType(Model):
    """A type of servers: what runs virtual machines there."""

    id: int
    """Id of the type."""

    name: str | None = None
    """Name of the type."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class Server(Model):
    """A server of a region."""

    id: int
    """Id of the server."""

    region_id: int | None = None
    """Id of the address of the region that it is in."""

    hostname: str | None = None
    """Its IP address, its name, or both."""

    model: str | None = None
    """Model of the hardware. At most 64."""

    asset_tag: int | None = None
    """Number of the asset."""

    enabled: bool | None = None
    """Whether it takes virtual machines. Default: `true`."""

    cores: int
    """Number of its physical cores. At least 1."""

    vcpus: int | None = None
    """Number of its virtual processors, eight for each core."""

    ram: int
    """Its memory in GB. At least 1."""

    gb: int
    """Room on its drives in GB. At least 100."""

    type: ServerType | None = None
    """Its type."""

    storage_type: StorageType | None = None
    """The type of its drives."""

    interfaces: list[Interface] | None = None
    """Its network interfaces."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ServerCreate(Input):
    """What is sent to create a `Server`. What is not set is left to the server."""

    model: str | Unset | None = UNSET
    asset_tag: int | Unset | None = UNSET
    enabled: bool | Unset | None = UNSET
    cores: int
    ram: int
    gb: int
    type_id: int
    """Id of its type."""

    storage_type_id: int
    """Id of the type of its drives."""


@define(kw_only=True)
class ServerPatch(Input):
    """Changes to a `Server`. What is not set stays as it is. None clears, where a field allows it."""

    model: str | Unset | None = UNSET
    asset_tag: int | Unset | None = UNSET
    enabled: bool | Unset | None = UNSET
    cores: int | Unset = UNSET
    ram: int | Unset = UNSET
    gb: int | Unset = UNSET
    type_id: int | Unset = UNSET
    storage_type_id: int | Unset = UNSET


@define(kw_only=True)
class StorageType(Model):
    """A type of drives."""

    id: int
    """Id of the type."""

    name: str | None = None
    """Name of the type."""

    regions: list[int] | None = None
    """Ids of the addresses of the regions that have it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""
