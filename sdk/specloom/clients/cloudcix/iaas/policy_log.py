"""The resource `policy_log` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model, OpenEnum, Wire

from .._api import API
from ..models import Metadata


class PolicyLog(Service):
    """What the firewall of a project did."""

    _api = API

    def list(
        self,
        *,
        project_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[PolicyLogEntry]:
        """The last entries, the newest first, at most 15. Parameters of the query change nothing.

        ``GET /policy_log/{project_id}/`` on the host `iaas`

        Args:
            project_id: The id of the project.
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
        """
        return self._pages(
            _LIST, (project_id,), options, query={"search": search, "exclude": exclude, "order": order}
        )

    async def get_all(
        self,
        *,
        project_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[PolicyLogEntry]:
        """All items of `list`, in one list."""
        return await self.list(
            project_id=project_id, search=search, exclude=exclude, order=order, **options
        ).collect()


class PolicyAccess(OpenEnum):
    """What a firewall did with traffic."""

    ALLOWED = "ALLOWED"
    """It was let through."""

    BLOCKED = "BLOCKED"
    """It was not."""


@define(kw_only=True)
class PolicyLogEntry(Model):
    """What a firewall did."""

    access: PolicyAccess
    """What it did."""

    source_address: str | None = None
    """IP address where the traffic came from."""

    source_port: Annotated[int, Wire("string")] | None = None
    """Port where it came from."""

    destination_address: str | None = None
    """IP address where it was to go."""

    destination_port: Annotated[int, Wire("string")] | None = None
    """Port where it was to go."""

    service_name: str | None = None
    """What Junos calls the service, `None` when it knows none."""

    timestamp: datetime | None = None
    """When it was."""


_LIST: Operation[PolicyLogEntry] = Operation(
    "iaas.policy_log.list",
    "GET",
    "/policy_log/{project_id}/",
    returns=PolicyLogEntry,
    answer="page",
    host="iaas",
    styles={"search": "deep", "exclude": "deep"},
    many="content",
    meta="_metadata",
    meta_type=Metadata,
)
