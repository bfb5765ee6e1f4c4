"""The resource `main_firewall_rules` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class MainFirewallRules(Service):
    """The rules of the firewall in front of a pod."""

    _api = API

    def list(
        self,
        *,
        pod_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /pod/{pod_id}/main_firewall_rules/`` on the host `pat`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (pod_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        pod_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            pod_id=pod_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, pod_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /pod/{pod_id}/main_firewall_rules/`` on the host `pat`
        """
        return await self._call(_CREATE, (pod_id,), options, data=data)

    async def read(self, pk: int, *, pod_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /pod/{pod_id}/main_firewall_rules/{pk}/`` on the host `pat`
        """
        return await self._call(_READ, (pod_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, pod_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /pod/{pod_id}/main_firewall_rules/{pk}/`` on the host `pat`
        """
        return await self._call(_UPDATE, (pod_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, pod_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /pod/{pod_id}/main_firewall_rules/{pk}/`` on the host `pat`
        """
        return await self._call(_PARTIAL_UPDATE, (pod_id, pk), options, data=data)

    async def delete(self, pk: int, *, pod_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /pod/{pod_id}/main_firewall_rules/{pk}/`` on the host `pat`
        """
        return await self._call(_DELETE, (pod_id, pk), options)

    async def head(self, pk: int | None = None, *, pod_id: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /pod/{pod_id}/main_firewall_rules/{pk}/`` on the host `pat`
        """
        return await self._head(_HEAD, (pod_id,) if pk is None else (pod_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "pat.main_firewall_rules.list",
    "GET",
    "/pod/{pod_id}/main_firewall_rules/",
    returns=dict[str, Any],
    answer="page",
    host="pat",
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
_CREATE: Operation[dict[str, Any]] = Operation(
    "pat.main_firewall_rules.create",
    "POST",
    "/pod/{pod_id}/main_firewall_rules/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="pat",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "pat.main_firewall_rules.read",
    "GET",
    "/pod/{pod_id}/main_firewall_rules/{pk}/",
    returns=dict[str, Any],
    host="pat",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "pat.main_firewall_rules.update",
    "PUT",
    "/pod/{pod_id}/main_firewall_rules/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="pat",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "pat.main_firewall_rules.partial_update",
    "PATCH",
    "/pod/{pod_id}/main_firewall_rules/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="pat",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "pat.main_firewall_rules.delete", "DELETE", "/pod/{pod_id}/main_firewall_rules/{pk}/", host="pat"
)
_HEAD: Operation[None] = Operation(
    "pat.main_firewall_rules.head",
    "HEAD",
    "/pod/{pod_id}/main_firewall_rules/{pk}/",
    collection="/pod/{pod_id}/main_firewall_rules/",
    host="pat",
)
