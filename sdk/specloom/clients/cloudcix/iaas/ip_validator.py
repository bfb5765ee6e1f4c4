"""The resource `ip_validator` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API


class IpValidator(Service):
    """What is wrong with IP addresses and ranges of them, and what is known of those that are right."""

    _api = API

    async def read(
        self,
        *,
        address_ranges: Sequence[str] | None = None,
        ip_addresses: Sequence[str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> IPValidation:
        """Check ranges, addresses, or both. At least one of the two lists has to be given.

        ``GET /ip_validator/`` on the host `iaas`

        Args:
            address_ranges: Ranges to check.
            ip_addresses: Addresses to check.
        """
        return await self._call(
            _READ, (), options, query={"address_ranges": address_ranges, "ip_addresses": ip_addresses}
        )


@define(kw_only=True)
class IPValidation(Model):
    """What was found out about ranges and addresses."""

    address_ranges: dict[str, RangeValidation] | None = None
    """What was found out about ranges, by how they were written."""

    ip_addresses: dict[str, AddressValidation] | None = None
    """What was found out about addresses, by how they were written."""


@define(kw_only=True)
class ValidationError(Model):
    """Why something is not valid."""

    error_code: str
    """Code of the error. Example: `iaas_ip_validator_102`."""

    detail: str | None = None
    """The error in words."""


@define(kw_only=True)
class RangeValidation(Model):
    """Whether a range of IP addresses is valid."""

    valid: bool
    """Whether it is valid."""

    error: ValidationError | None = None
    """Why it is not."""

    details: RangeDetails | None = None
    """What is known of it, when it is."""


@define(kw_only=True)
class RangeDetails(Model):
    """What is known of a range of IP addresses."""

    ipv4: bool
    """Whether it is of IPv4."""

    ipv6: bool
    """Whether it is of IPv6."""

    network_address: str | None = None
    """The first address, which stands for the network."""

    netmask_address: str | None = None
    """The mask of the network."""

    hostmask_address: str | None = None
    """The mask of what is in the network."""

    broadcast_address: str | None = None
    """The last address, which reaches everything in the network."""

    cidr: str | None = None
    """The range as CIDR."""

    reference: str | None = None
    """The RFC that sets it apart, else IPv4 or IPv6."""

    present_use: str | None = None
    """What it is for."""


@define(kw_only=True)
class AddressValidation(Model):
    """Whether an IP address is valid."""

    valid: bool
    """Whether it is valid."""

    error: ValidationError | None = None
    """Why it is not."""

    details: AddressDetails | None = None
    """What is known of it, when it is."""


@define(kw_only=True)
class AddressDetails(Model):
    """What is known of an IP address."""

    ipv4: bool
    """Whether it is of IPv4."""

    ipv6: bool
    """Whether it is of IPv6."""

    is_private: bool
    """Whether it is not reached from all of the Internet."""

    is_reserved: bool
    """Whether it is reserved for something."""

    is_loopback: bool
    """Whether it is the way back to the machine itself."""

    parent_network: str | None = None
    """The range it is in, of those that were asked about with it."""


_READ: Operation[IPValidation] = Operation(
    "iaas.ip_validator.read",
    "GET",
    "/ip_validator/",
    returns=IPValidation,
    host="iaas",
    styles={"address_ranges": "comma", "ip_addresses": "comma"},
)
