"""The resource `vpn` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define, field

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenEnum, Unset, hidden, wire

from .._api import API
from ..models import Metadata
from .models import IKEGatewayType, IKEVersion, IPSecEstablishTime, Subnet


class Vpn(Service):
    """Virtual private networks."""

    _api = API

    def list(
        self,
        *,
        search: VPNFilter | None = None,
        exclude: VPNFilter | None = None,
        order: str | None = None,
        include_related: bool | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[VPN]:
        """The resources, page after page.

        ``GET /vpn/`` on the host `iaas`

        Args:
            order: `created`, `id` or `updated`; a leading `-` reverses.
            include_related: Whether `routes` and `vpn_clients` are answered, too. Default: `true`.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (),
            options,
            query={"search": search, "exclude": exclude, "order": order, "include_related": include_related},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        search: VPNFilter | None = None,
        exclude: VPNFilter | None = None,
        order: str | None = None,
        include_related: bool | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[VPN]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search,
            exclude=exclude,
            order=order,
            include_related=include_related,
            page_size=page_size,
            **options,
        ).collect()

    async def create(self, data: VPNCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> VPN:
        """Create a resource from `data`.

        ``POST /vpn/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> VPN:
        """Get one resource.

        ``GET /vpn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the network.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: VPNUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> VPN:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /vpn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the network.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: VPNPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> VPN:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /vpn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the network.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /vpn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the network.
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /vpn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the network.
        """
        return await self._head(_HEAD, (pk,), options)


class VPNType(OpenEnum):
    """What a virtual private network joins to a project."""

    site_to_site = "site_to_site"
    """Another network."""

    dynamic_secure_connect = "dynamic_secure_connect"
    """Clients that log in. The server sets the algorithms."""


@define(kw_only=True)
class VPN(Model):
    """A virtual private network. Several algorithms or groups are one text, with commas between them."""

    id: int
    """Id of the network."""

    virtual_router_id: int
    """Id of the project's router."""

    vpn_type: VPNType
    """What it joins to the project."""

    description: str | None = None
    """What it is for."""

    dns: str | None = None
    """IPv4 address of the name server that clients use."""

    ike_authentication: str
    """Algorithms that authenticate in the IKE phase. Default: `sha-256`."""

    ike_dh_groups: str
    """Diffie-Hellman groups of the IKE phase. Default: `group19`."""

    ike_encryption: str
    """Algorithms that encrypt in the IKE phase. Default: `aes-256-cbc`."""

    ike_gateway_type: IKEGatewayType
    """How the far end is named. Default: `public_ip`."""

    ike_gateway_value: str
    """IPv4 address or host name of the far end."""

    ike_lifetime: int
    """How long the IKE phase lasts, in seconds. Default: `28800`."""

    ike_local_identifier: str | None = None
    """What the project's end calls itself."""

    ike_pre_shared_key: str = field(repr=hidden, metadata=wire(sensitive=True))
    """The secret that both ends share."""

    ike_remote_identifier: str | None = None
    """What the far end calls itself."""

    ike_version: IKEVersion
    """Version of IKE. Default: `v1-only`."""

    ipsec_authentication: str
    """Algorithms that authenticate in the IPSec phase. Default: `hmac-sha-256-128`."""

    ipsec_encryption: str
    """Algorithms that encrypt in the IPSec phase. Default: `aes-256-gcm`."""

    ipsec_establish_time: IPSecEstablishTime
    """When the tunnel is established. Default: `on-traffic`."""

    ipsec_lifetime: int
    """How long the IPSec phase lasts, in seconds. Default: `3600`."""

    ipsec_pfs_groups: str | None = None
    """Groups of perfect forward secrecy in the IPSec phase. Default: `group19`."""

    traffic_selector: bool
    """Whether the ends agree on the ranges of the routes, not on 0.0.0.0/0. Default: `false`."""

    routes: list[Route] | None = None
    """The ranges that it joins."""

    vpn_clients: list[VPNClient] | None = None
    """Who may log in."""

    send_email: bool | None = None
    """Whether its details are mailed when it is built. Default: `true`."""

    stif_number: int | None = None
    """Number of its interface, `st`, on the region's router."""

    emails: list[str] | None = None
    """Who is sent its details. Only `read` answers it, and if `send_email` is set."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class VPNCreate(Model):
    """A virtual private network to be built. One that joins another network needs all that says how the ends
    find each other, too: `ike_authentication`, `ike_dh_groups`, `ike_encryption`, `ike_pre_shared_key`,
    `ike_version`, `ipsec_authentication`, `ipsec_encryption` and `ipsec_establish_time`. One for clients
    needs `dns` and `vpn_clients`, and the server sets those.
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

    ike_gateway_value: str
    """IPv4 address or host name of the far end; any text for clients. From 1 to 252."""

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

    virtual_router_id: int
    """Id of the project's router."""

    vpn_type: VPNType
    """What it joins to the project."""

    routes: list[VPNRoute]
    """The ranges that it joins. At least 1."""

    vpn_clients: list[VPNClientCreate] | None = None
    """Who may log in, if it is for clients. At least 1."""


@define(kw_only=True)
class VPNPatch(Model):
    """Changes to a virtual private network. Of one for clients the algorithms, the version and the secret
    stay.
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

    ike_remote_identifier: str | None = None
    """What the far end calls itself, a host name with a dot. From 3 to 252."""

    routes: list[VPNRoute] | None = None
    """The ranges that it joins: with an `id` a route that is there, else a new one. Those that are left out
    go. At least 1.
    """

    vpn_clients: list[VPNClientPatch] | None = None
    """Who may log in: with an `id` one that is there, else a new one. Those that are left out go. At least 1.
    """


@define(kw_only=True)
class VPNUpdate(Model):
    """What a virtual private network should become. One that joins another network needs
    `ike_authentication`, `ike_dh_groups`, `ike_encryption`, `ike_pre_shared_key`, `ike_version`,
    `ipsec_authentication`, `ipsec_encryption` and `ipsec_establish_time`, too, and loses `ipsec_pfs_groups`
    that are not sent. One for clients needs `vpn_clients`.
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

    ike_remote_identifier: str
    """What the far end calls itself, a host name with a dot. From 3 to 252."""

    routes: list[VPNRoute]
    """The ranges that it joins: with an `id` a route that is there, else a new one. Those that are left out
    go. At least 1.
    """

    vpn_clients: list[VPNClientPatch] | None = None
    """Who may log in: with an `id` one that is there, else a new one. Those that are left out go. At least 1.
    """


@define(kw_only=True)
class VPNRoute(Model):
    """Two ranges that a virtual private network should join."""

    id: int | None = None
    """Id of the route that is changed; a new one has none."""

    local_subnet: str
    """Range of a network of the project. Example: `10.0.0.1/24`."""

    remote_subnet: str
    """Range at the far end. It overlaps none of the project; for clients it is one of
    `dynamic_remote_subnet`. Example: `192.168.7.0/24`.
    """


@define(kw_only=True)
class Route(Model):
    """Two ranges that a virtual private network joins."""

    id: int
    """Id of the route."""

    local_subnet: Subnet | None = None
    """The network of the project."""

    remote_subnet: str
    """Range at the far end."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""


@define(kw_only=True)
class VPNClient(Model):
    """Somebody who may log in to a virtual private network."""

    id: int
    """Id of the client."""

    username: str
    """Name of the client, without any of `"&()\\|?`. At most 255. Pattern: `[^"&()\\\\|?]*`."""

    password: str = field(repr=hidden, metadata=wire(sensitive=True))
    """Password, without any of `"'@+-/\\|=`. Answers have it encrypted, after `$9$`; sent so it stays. At most 255.
    """

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""


@define(kw_only=True)
class VPNClientCreate(Input):
    """What is sent to create a `VPNClient`. What is not set is left to the server."""

    username: str
    password: str = field(repr=hidden, metadata=wire(sensitive=True))


@define(kw_only=True)
class VPNClientPatch(Input):
    """Changes to a `VPNClient`. What is not set stays as it is."""

    id: int | Unset = UNSET
    username: str | Unset = UNSET
    password: str | Unset = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))


class VPNFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    virtual_router_id: int
    virtual_router_id__gt: int
    virtual_router_id__gte: int
    virtual_router_id__in: list[int]
    virtual_router_id__isnull: bool
    virtual_router_id__lt: int
    virtual_router_id__lte: int
    virtual_router_id__range: list[int]
    virtual_router__project_id: int
    virtual_router__project_id__gt: int
    virtual_router__project_id__gte: int
    virtual_router__project_id__in: list[int]
    virtual_router__project_id__isnull: bool
    virtual_router__project_id__lt: int
    virtual_router__project_id__lte: int
    virtual_router__project_id__range: list[int]
    virtual_router__project__address_id: int
    virtual_router__project__address_id__gt: int
    virtual_router__project__address_id__gte: int
    virtual_router__project__address_id__in: list[int]
    virtual_router__project__address_id__isnull: bool
    virtual_router__project__address_id__lt: int
    virtual_router__project__address_id__lte: int
    virtual_router__project__address_id__range: list[int]
    virtual_router__project__region_id: int
    virtual_router__project__region_id__gt: int
    virtual_router__project__region_id__gte: int
    virtual_router__project__region_id__in: list[int]
    virtual_router__project__region_id__isnull: bool
    virtual_router__project__region_id__lt: int
    virtual_router__project__region_id__lte: int
    virtual_router__project__region_id__range: list[int]
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


_LIST: Operation[VPN] = Operation(
    "iaas.vpn.list",
    "GET",
    "/vpn/",
    returns=VPN,
    answer="page",
    host="iaas",
    styles={"search": "deep", "exclude": "deep"},
    many="content",
    meta="_metadata",
    meta_type=Metadata,
    paging=PagePaging(
        param="page",
        first=0,
        limit="limit",
        size=50,
        max=100,
        total=("_metadata.total_records", "_metadata.totalRecords"),
    ),
)
_CREATE: Operation[VPN] = Operation(
    "iaas.vpn.create", "POST", "/vpn/", sends=VPNCreate, returns=VPN, host="iaas", one="content"
)
_READ: Operation[VPN] = Operation(
    "iaas.vpn.read", "GET", "/vpn/{pk}/", returns=VPN, host="iaas", one="content"
)
_UPDATE: Operation[VPN] = Operation(
    "iaas.vpn.update", "PUT", "/vpn/{pk}/", sends=VPNUpdate, returns=VPN, host="iaas", one="content"
)
_PARTIAL_UPDATE: Operation[VPN] = Operation(
    "iaas.vpn.partial_update", "PATCH", "/vpn/{pk}/", sends=VPNPatch, returns=VPN, host="iaas", one="content"
)
_DELETE: Operation[None] = Operation("iaas.vpn.delete", "DELETE", "/vpn/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.vpn.head", "HEAD", "/vpn/{pk}/", host="iaas")
