"""The resource `metrics` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API


class MetricsService(Service):
    """How the hardware of a region does."""

    _api = API

    async def read(
        self, *, region_id: int, force: bool | None = None, **options: Unpack[RequestOptions]
    ) -> Metrics | None:
        """The numbers of the region; None when nothing has changed since they were last asked for.

        ``GET /metrics/{region_id}/`` on the host `iaas`

        Args:
            region_id: The id of the address of the region.
            force: Whether to count even when nothing has changed. Default: `false`.
        """
        return await self._call(_READ, (region_id,), options, query={"force": force})


@define(kw_only=True)
class Metrics(Model):
    """How the hardware of a region does."""

    routers: list[RouterMetrics]
    """The routers."""

    servers: list[ServerMetrics]
    """The servers."""

    subnets: list[SubnetMetrics]
    """The subnets that routers have IP addresses of."""

    vms: list[VMCount]
    """How many virtual machines there are in which state on which server."""


@define(kw_only=True)
class RouterMetrics(Model):
    """How a router does."""

    id: int
    """Id of the router."""

    region_id: int | None = None
    """Id of the address of the region that it is in."""

    model: str | None = None
    """Model of the hardware."""

    asset_tag: int | None = None
    """Number of the asset."""

    enabled: bool | None = None
    """Whether it takes routers of projects."""

    management_ip: str | None = None
    """IP address of its management."""

    capacity: int | None = None
    """Number of routers of projects that it can hold. None is without limit."""

    virtual_router_count: int | None = None
    """Number of routers of projects that are on it."""


@define(kw_only=True)
class ServerMetrics(Model):
    """How a server does."""

    id: int
    """Id of the server."""

    region_id: int | None = None
    """Id of the address of the region that it is in."""

    hostname: str | None = None
    """Its IP address, its name, or both."""

    model: str | None = None
    """Model of the hardware."""

    asset_tag: int | None = None
    """Number of the asset."""

    type: str | None = None
    """Name of its type, as KVM."""

    storage_type: str | None = None
    """Name of the type of its drives, as SSD."""

    enabled: bool | None = None
    """Whether it takes virtual machines."""

    gb: int | None = None
    """Room on its drives in GB."""

    gb_in_use: int | None = None
    """How much of that is taken."""

    ram: int | None = None
    """Its memory in GB."""

    ram_in_use: int | None = None
    """How much of that is taken."""

    vcpus: int | None = None
    """Number of its virtual processors."""

    vcpus_in_use: int | None = None
    """How many of those are taken."""


@define(kw_only=True)
class SubnetMetrics(Model):
    """How full a subnet is."""

    id: int
    """Id of the subnet."""

    name: str | None = None
    """Name of the subnet."""

    address_range: str | None = None
    """The range."""

    capacity: int | None = None
    """Number of IP addresses that it can hold."""

    ips_in_use: int | None = None
    """Number of those that there are."""


@define(kw_only=True)
class VMCount(Model):
    """How many virtual machines of a server are in a state."""

    server_id: int
    """Id of the server."""

    state: int
    """The state."""

    count: int
    """How many there are."""


_READ: Operation[Metrics | None] = Operation(
    "iaas.metrics.read", "GET", "/metrics/{region_id}/", returns=Metrics, host="iaas", one="content"
)
