"""The resource `capacity` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from .._api import API


class CapacityService(Service):
    """How much room a region has."""

    _api = API

    async def list(
        self,
        *,
        region_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, dict[str, builtins.list[Capacity]]]:
        """The greatest virtual machines that the region can still build: lists by the name of the type of
        servers, then by the name of the type of drives. Parameters of the query change nothing.

        ``GET /capacity/{region_id}/`` on the host `iaas`

        Args:
            region_id: The id of the address of the region.
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
        """
        return await self._call(
            _LIST, (region_id,), options, query={"search": search, "exclude": exclude, "order": order}
        )


@define(kw_only=True)
class Capacity(Model):
    """The size of a virtual machine that can still be built."""

    ram: int
    """Memory in GB."""

    storage: int
    """Room on drives in GB, at most 2000."""

    cpu: int
    """Number of virtual processors."""


_LIST: Operation[dict[str, dict[str, list[Capacity]]]] = Operation(
    "iaas.capacity.list",
    "GET",
    "/capacity/{region_id}/",
    returns=dict[str, dict[str, list[Capacity]]],
    host="iaas",
    styles={"search": "deep", "exclude": "deep"},
    one="content",
)
