"""The resource `ipmi` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import Input, Model

from .._api import API
from ..models import Metadata
from .models import IPAddress, PoolIP


class Ipmi(Service):
    """Ways to the management of a server's hardware, opened for a while."""

    _api = API

    def list(
        self,
        *,
        search: IPMIFilter | None = None,
        exclude: IPMIFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[IPMI]:
        """The resources, page after page.

        ``GET /ipmi/`` on the host `iaas`

        Args:
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        search: IPMIFilter | None = None,
        exclude: IPMIFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[IPMI]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(self, data: IPMICreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> IPMI:
        """Create a resource from `data`.

        ``POST /ipmi/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> IPMI:
        """Get one resource.

        ``GET /ipmi/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Close the way. The resource stays; `removed` says when it was.

        ``DELETE /ipmi/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /ipmi/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)


@define(kw_only=True)
class IPMI(Model):
    """A way to the management of a server's hardware."""

    id: int
    """Id of the record."""

    client_ip: str
    """The IP address that may use it. Example: `203.0.113.80`."""

    customer_ip: IPAddress | None = None
    """The IP address of the hardware."""

    pool_ip: PoolIP | None = None
    """The IP address and the name to connect to."""

    in_use: bool | None = None
    """Whether it is open."""

    removed: datetime | None = None
    """When it was closed."""

    modified_by: int | None = None
    """Id of the user who last changed it."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class IPMICreate(Input):
    """What is sent to create an `IPMI`. What is not set is left to the server."""

    client_ip: str
    customer_ip_id: int
    """Id of the IP address of the hardware. It is in the network of management."""


class IPMIFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    client_ip: str
    client_ip__in: list[str]
    client_ip__icontains: str
    client_ip__iendswith: str
    client_ip__iexact: str
    client_ip__istartswith: str
    customer_ip_id: int
    customer_ip_id__gt: int
    customer_ip_id__gte: int
    customer_ip_id__in: list[int]
    customer_ip_id__isnull: bool
    customer_ip_id__lt: int
    customer_ip_id__lte: int
    customer_ip_id__range: list[int]
    pool_ip__domain: str
    pool_ip__domain__in: list[str]
    pool_ip__domain__icontains: str
    pool_ip__domain__iendswith: str
    pool_ip__domain__iexact: str
    pool_ip__domain__istartswith: str
    modified_by: int
    modified_by__gt: int
    modified_by__gte: int
    modified_by__in: list[int]
    modified_by__isnull: bool
    modified_by__lt: int
    modified_by__lte: int
    modified_by__range: list[int]
    removed: datetime
    removed__gt: datetime
    removed__gte: datetime
    removed__in: list[datetime]
    removed__isnull: bool
    removed__lt: datetime
    removed__lte: datetime
    removed__range: list[datetime]
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


_LIST: Operation[IPMI] = Operation(
    "iaas.ipmi.list",
    "GET",
    "/ipmi/",
    returns=IPMI,
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
_CREATE: Operation[IPMI] = Operation(
    "iaas.ipmi.create", "POST", "/ipmi/", sends=IPMICreate, returns=IPMI, host="iaas", one="content"
)
_READ: Operation[IPMI] = Operation(
    "iaas.ipmi.read", "GET", "/ipmi/{pk}/", returns=IPMI, host="iaas", one="content"
)
_DELETE: Operation[None] = Operation("iaas.ipmi.delete", "DELETE", "/ipmi/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.ipmi.head", "HEAD", "/ipmi/{pk}/", host="iaas")
