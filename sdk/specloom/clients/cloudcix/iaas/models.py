"""Types of the group `iaas`.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from attrs import define, field

from specloom.values import UNSET, Input, Model, OpenEnum, OpenIntEnum, Unset, hidden, wire


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
class Image(Model):
    """An image that virtual machines start from."""

    id: int
    """Id of the image."""

    display_name: str | None = None
    """Name of the image."""

    filename: str | None = None
    """Name of its file."""

    answer_file_name: str | None = None
    """Name of the file with the answers that a setup asks for."""

    os_variant: str | None = None
    """What KVM calls the operating system."""

    cloud_init: bool | None = None
    """Whether it can be set up by cloud-init."""

    multiple_ips: bool | None = None
    """Whether machines can have several IP addresses with it."""

    regions: list[int]
    """Ids of the addresses of the regions that have it. At least 1."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ImageUpdate(Input):
    """What is sent to replace an `Image`. What is not set is left out."""

    regions: list[int]


@define(kw_only=True)
class ImagePatch(Input):
    """Changes to an `Image`. What is not set stays as it is."""

    regions: list[int] | Unset = UNSET


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


class State(OpenIntEnum):
    """What becomes of a piece of infrastructure. Users ask for a change, and the robot of the region makes
    it. They can ask when it is at rest: to `QUIESCE`, `SCRUB` or `RUNNING_UPDATE` what is `RUNNING`, to
    `RESTART`, `SCRUB` or `QUIESCED_UPDATE` what is `QUIESCED`, to `RESTART` what is in the `SCRUB_QUEUE`.
    """

    IN_API = -1
    """Still being put together; the robot does not see it."""

    IGNORE = 0
    """Left alone by the robot."""

    REQUESTED = 1
    """To be built."""

    BUILDING = 2
    """Being built."""

    UNRESOURCED = 3
    """The robot could not do what was asked."""

    RUNNING = 4
    """It runs."""

    QUIESCE = 5
    """To be stopped."""

    QUIESCED = 6
    """Stopped."""

    RESTART = 7
    """To be started, or taken back from the queue of what is deleted."""

    SCRUB = 8
    """To be deleted."""

    SCRUB_QUEUE = 9
    """Stopped until the `grace_period` of the project is over, then deleted."""

    RUNNING_UPDATE = 10
    """To be changed while it runs."""

    RUNNING_UPDATING = 11
    """Being changed while it runs."""

    QUIESCING = 12
    """Being stopped."""

    RESTARTING = 13
    """Being started."""

    SCRUB_PREP = 14
    """Being stopped for the queue of what is deleted."""

    QUIESCED_UPDATE = 15
    """To be changed while it is stopped."""

    QUIESCED_UPDATING = 16
    """Being changed while it is stopped."""

    SCRUBBING = 17
    """Being deleted."""

    CLOSED = 99
    """Gone."""


@define(kw_only=True)
class Project(Model):
    """Infrastructure in one region that belongs together."""

    id: int
    """Id of the project."""

    name: str
    """Name of the project, unique among the open ones of its address. From 1 to 100."""

    note: str | None = None
    """Note about it."""

    grace_period: int | None = None
    """Hours for which what is deleted can be restored. At least 0. Default: `168`."""

    region_id: int
    """Id of the address of the region that it is in."""

    address_id: int | None = None
    """Id of the address that owns it."""

    manager_id: int | None = None
    """Id of the user who manages it, who is who created it."""

    reseller_id: int | None = None
    """Id of the address that sends the bill."""

    virtual_router_id: int | None = None
    """Id of its router."""

    min_state: State | None = None
    """The least state of all that is in it."""

    stable: bool | None = None
    """Whether all that is in it is at rest."""

    shut_down: bool | None = None
    """Whether all that is in it is deleted, or about to be."""

    closed: bool | None = None
    """Whether all that is in it is gone."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    cloud_uri: str | None = None
    """Address of the same project in the service `cloud`."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ProjectCreate(Input):
    """What is sent to create a `Project`. What is not set is left to the server."""

    name: str
    note: str | Unset | None = UNSET
    grace_period: int | Unset | None = UNSET
    region_id: int


@define(kw_only=True)
class ProjectUpdate(Input):
    """What is sent to replace a `Project`. What is not set is left out."""

    name: str
    note: str | Unset | None = UNSET
    grace_period: int | Unset | None = UNSET
    state: State | Unset = UNSET
    """`scrub` deletes all that is in it, `running` restores it while that can be. No other state is taken."""


@define(kw_only=True)
class ProjectPatch(Input):
    """Changes to a `Project`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    note: str | Unset | None = UNSET
    grace_period: int | Unset | None = UNSET
    state: State | Unset = UNSET


@define(kw_only=True)
class VM(Model):
    """A virtual machine."""

    id: int
    """Id of the virtual machine."""

    name: str
    """Name of the virtual machine."""

    cpu: int
    """Number of its virtual processors."""

    ram: int
    """Its memory, in GB."""

    gpu: int | None = None
    """Number of graphics processors that it has. Default: `0`."""

    dns: str
    """IP addresses of its name servers, with commas between them."""

    public_key: str | None = None
    """The public key that may log in by SSH."""

    userdata: str | None = None
    """What cloud-init does when it is built."""

    image_id: int | None = None
    """Id of the image that it was built from."""

    server_id: int | None = None
    """Id of the server that it is on."""

    guid: UUID | None = None
    """Part of the addresses of its files for cloud-init."""

    state: State
    """Its state. Default: `1`."""

    stable: bool | None = None
    """Whether it and its snapshots are at rest."""

    available_devices: int | None = None
    """Number of devices of its server that are free; none if it has no devices."""

    emails: list[str] | None = None
    """Who is told of changes, the project's manager and who asked last. Only `read` answers it."""

    project: Project | None = None
    """The project that it is in."""

    image: Image | None = None
    """The image that it was built from."""

    gateway_subnet: Subnet | None = None
    """The network whose addresses can have public ones."""

    ip_addresses: list[IPAddress] | None = None
    """Its private IP addresses, with their public ones."""

    storage_type: str | None = None
    """Name of the type of its drives. Lists do not answer it."""

    storages: list[Storage] | None = None
    """Its drives."""

    history: list[VMHistory] | None = None
    """What became of it, the last change first."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class VMAddress(Model):
    """A private IP address of a virtual machine."""

    address: str
    """An address in a network of the project. Example: `10.0.0.7`."""

    nat: bool | None = None
    """Whether it has a public one. Only addresses in the `gateway_subnet` can."""


@define(kw_only=True)
class VMHistory(Model):
    """One change of a virtual machine. What it did not change has no quantity."""

    vm_id: int
    """Id of the virtual machine."""

    project_id: int
    """Id of its project."""

    project_vm_name: str | None = None
    """The names of project and virtual machine at that time, joined by `_`."""

    customer_address: int | None = None
    """Id of the address that pays."""

    modified_by: int | None = None
    """Id of the user who asked for the change."""

    state: State | None = None
    """The state that was asked for."""

    cpu_quantity: int | None = None
    """Number of virtual processors."""

    cpu_sku: str | None = None
    """SKU of virtual processors."""

    gpu_quantity: int | None = None
    """Number of graphics processors."""

    gpu_sku: str | None = None
    """SKU of graphics processors."""

    image_quantity: int | None = None
    """Number of images."""

    image_sku: str | None = None
    """SKU of the image."""

    nat_quantity: int | None = None
    """Number of public IP addresses."""

    nat_sku: str | None = None
    """SKU of public IP addresses."""

    ram_quantity: int | None = None
    """Memory, in GB."""

    ram_sku: str | None = None
    """SKU of memory."""

    storages: list[StorageHistory] | None = None
    """The drives that were new or larger."""

    storage_histories: list[StorageHistory] | None = None
    """The same as `storages`."""

    created: datetime | None = None
    """When it was."""


@define(kw_only=True)
class Storage(Model):
    """A drive of a virtual machine."""

    id: int
    """Id of the drive."""

    gb: int
    """Its size, in GB. It can only grow. From 10 to 10000."""

    name: str
    """Name of the drive. The virtual machine does not know it. From 1 to 50."""

    primary: bool
    """Whether it is the first drive. One that is added is not. Default: `false`."""

    vm_id: int | None = None
    """Id of the virtual machine."""

    history: list[StorageHistory] | None = None
    """What became of it, the last change first."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class StorageCreate(Input):
    """What is sent to create a `Storage`. What is not set is left to the server."""

    gb: int
    name: str
    primary: bool | Unset = UNSET


@define(kw_only=True)
class StoragePatch(Input):
    """Changes to a `Storage`. What is not set stays as it is."""

    id: int | Unset = UNSET
    gb: int | Unset = UNSET
    name: str | Unset = UNSET


@define(kw_only=True)
class StorageHistory(Model):
    """What a drive was after a change."""

    storage_id: int
    """Id of the drive."""

    storage_name: str | None = None
    """Its name."""

    gb_quantity: int | None = None
    """Its size, in GB."""

    gb_sku: str | None = None
    """SKU of its type."""


@define(kw_only=True)
class StorageType(Model):
    """A type of drives."""

    id: int
    """Id of the type."""

    name: str
    """Name of the type."""

    regions: list[int]
    """Ids of the addresses of the regions that have it. At least 1."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class StorageTypeUpdate(Input):
    """What is sent to replace a `StorageType`. What is not set is left out."""

    regions: list[int]


@define(kw_only=True)
class StorageTypePatch(Input):
    """Changes to a `StorageType`. What is not set stays as it is."""

    regions: list[int] | Unset = UNSET


@define(kw_only=True)
class SnapshotHistory(Model):
    """One change of a snapshot."""

    snapshot_id: int
    """Id of the snapshot."""

    vm_id: int
    """Id of its virtual machine."""

    project_id: int
    """Id of its project."""

    customer_address: int | None = None
    """Id of the address that pays."""

    modified_by: int | None = None
    """Id of the user who asked for the change."""

    state: State
    """The state that was asked for."""

    created: datetime | None = None
    """When it was."""


@define(kw_only=True)
class BackupHistory(Model):
    """One change of a backup."""

    backup_id: int
    """Id of the backup."""

    vm_id: int
    """Id of its virtual machine."""

    project_id: int
    """Id of its project."""

    customer_address: int | None = None
    """Id of the address that pays."""

    modified_by: int | None = None
    """Id of the user who asked for the change."""

    state: State
    """The state that was asked for."""

    created: datetime | None = None
    """When it was."""


@define(kw_only=True)
class VirtualRouter(Model):
    """The router of a project, with its networks and its firewall."""

    id: int
    """Id of the router."""

    state: State
    """Its state. Default: `1`."""

    subnets: list[VirtualRouterSubnet]
    """Its networks. Sent: with an `id` one that is there, else a new one. At least 1."""

    router_id: int | None = None
    """Id of the region's router that it is on."""

    project: Project | None = None
    """Its project."""

    ip_address: IPAddress | None = None
    """Its public IP address."""

    firewall_rules: list[FirewallRule] | None = None
    """The rules of its firewall. The service `cloud` changes them."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class VirtualRouterUpdate(Input):
    """What is sent to replace a `VirtualRouter`. What is not set is left out."""

    state: State | Unset = UNSET
    subnets: list[VirtualRouterSubnet]


@define(kw_only=True)
class VirtualRouterPatch(Input):
    """Changes to a `VirtualRouter`. What is not set stays as it is."""

    state: State | Unset = UNSET
    subnets: list[VirtualRouterSubnet] | Unset = UNSET


@define(kw_only=True)
class VirtualRouterSubnet(Model):
    """A network of a project. A new one is sent as its range and its name."""

    id: int | None = None
    """Id of the network that is changed; a new one has none."""

    address_range: str
    """Its range, with the address of its gateway. It never changes. Example: `10.0.0.1/24`."""

    name: str | None = None
    """Name of the network. At most 128."""

    address_id: int | None = None
    """Id of the address that owns it. It is sent again with an `id`."""

    vlan: int | None = None
    """Its VLAN."""

    vxlan: int | None = None
    """Its VXLAN."""

    modified_by: int | None = None
    """Id of the user who last changed it."""


class Protocol(OpenEnum):
    """Which traffic a firewall rule looks at."""

    any = "any"
    """All."""

    icmp = "icmp"
    """ICMP."""

    tcp = "tcp"
    """TCP."""

    udp = "udp"
    """UDP."""


@define(kw_only=True)
class FirewallRule(Model):
    """A rule of a project's firewall. Of source and destination one is public, one in a network of the
    project.
    """

    id: int
    """Id of the rule."""

    allow: bool
    """Whether what fits is let through."""

    source: str
    """Range or IP address that it comes from; `*` is any. Example: `0.0.0.0/0`."""

    destination: str
    """Range or IP address that it goes to; `*` is any. Example: `10.0.0.0/24`."""

    protocol: Protocol
    """Its protocol."""

    port: str | None = None
    """Ports that it goes to, as `22,80-81`; `tcp` and `udp` need some. At most 256. Example: `22,80-81`."""

    description: str | None = None
    """What the rule is for."""

    debug_logging: bool
    """Whether it logs to find faults. Default: `false`."""

    pci_logging: bool
    """Whether it logs for PCI. Only a rule that allows can. Default: `false`."""

    order: int
    """Its place among the rules."""

    virtual_router_id: int | None = None
    """Id of the router."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""


@define(kw_only=True)
class FirewallRuleCreate(Input):
    """What is sent to create a `FirewallRule`. What is not set is left to the server."""

    allow: bool
    source: str
    destination: str
    protocol: Protocol
    port: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    debug_logging: bool | Unset = UNSET
    pci_logging: bool | Unset = UNSET


class IKEGatewayType(OpenEnum):
    """How the far end is named."""

    public_ip = "public_ip"
    """By an IPv4 address."""

    hostname = "hostname"
    """By a host name."""


class IKEVersion(OpenEnum):
    """A version of IKE."""

    v1_only = "v1-only"
    """Version 1."""

    v2_only = "v2-only"
    """Version 2."""


class IPSecEstablishTime(OpenEnum):
    """When a tunnel is established."""

    immediately = "immediately"
    """At once."""

    on_traffic = "on-traffic"
    """When there is something to send."""


@define(kw_only=True)
class VPNSettings(Model):
    """What can be set of a virtual private network, whatever it joins. Several algorithms or groups are one
    text, with commas between them.
    """

    description: str | None = None
    """What it is for."""

    dns: str | None = None
    """IPv4 address of the name server that clients use."""

    ike_authentication: str | None = None
    """Algorithms that authenticate in the IKE phase: sha1, sha-256, sha-384. Example: `sha-256,sha-384`."""

    ike_dh_groups: str | None = None
    """Diffie-Hellman groups of the IKE phase: group1, group2, group5, group19, group20, group24. Example:
    `group19`.
    """

    ike_encryption: str | None = None
    """Algorithms that encrypt in the IKE phase: aes-128-cbc, aes-192-cbc, aes-256-cbc. Example:
    `aes-256-cbc`.
    """

    ike_gateway_type: IKEGatewayType | None = None
    """How the far end is named. Default: by an address."""

    ike_gateway_value: str | None = None
    """IPv4 address or host name of the far end; clients have none. From 1 to 252."""

    ike_lifetime: int | None = None
    """How long the IKE phase lasts, in seconds. Default: 28800. From 180 to 86400."""

    ike_pre_shared_key: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """The secret that both ends share, without any of `"'@+-/\\|=`. From 1 to 255. Pattern: `[^"'@+\\-/\\\\|=]*`.
    """

    ike_version: IKEVersion | None = None
    """Version of IKE."""

    ipsec_authentication: str | None = None
    """Algorithms that authenticate in the IPSec phase: hmac-sha1-96, hmac-sha-256-128. Example:
    `hmac-sha-256-128`.
    """

    ipsec_encryption: str | None = None
    """Algorithms that encrypt in the IPSec phase: those of IKE, aes-128-gcm, aes-192-gcm, aes-256-gcm.
    Example: `aes-256-gcm`.
    """

    ipsec_establish_time: IPSecEstablishTime | None = None
    """When the tunnel is established."""

    ipsec_lifetime: int | None = None
    """How long the IPSec phase lasts, in seconds. Default: 3600. From 180 to 86400."""

    ipsec_pfs_groups: str | None = None
    """Groups of perfect forward secrecy in the IPSec phase: those of IKE, group14. Example: `group19`."""

    traffic_selector: bool | None = None
    """Whether the ends agree on the ranges of the routes, not on 0.0.0.0/0. Default: no."""
