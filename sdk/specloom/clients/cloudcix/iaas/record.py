"""The resource `record` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes

from .._api import API
from ..models import Metadata
from .models import Domain, RecordType


class RecordService(Service):
    """Names in domains."""

    _api = API

    def list(
        self,
        *,
        search: RecordFilter | None = None,
        exclude: RecordFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Record]:
        """The resources, page after page.

        ``GET /record/`` on the host `iaas`

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
        search: RecordFilter | None = None,
        exclude: RecordFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Record]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: RecordCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Record:
        """Create a resource from `data`.

        ``POST /record/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Record:
        """Get one resource.

        ``GET /record/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: RecordUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Record:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /record/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: RecordPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Record:
        """Update one resource. The server asks for `domain_id`, `name` and `content` here too, and gives what
        is not in `data` its default.

        ``PATCH /record/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /record/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /record/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Record, new: Record) -> RecordPatch:
        """What to send so that *old* becomes *new*: a `RecordPatch` of the fields that differ."""
        return changes(RecordPatch, old, new)


@define(kw_only=True)
class Record(Model):
    """A name in a domain, and what it stands for."""

    id: int
    """Id of the record, which is also that at the provider of DNS."""

    pk: int | None = None
    """The same id."""

    content: str
    """What the name stands for. From 1 to 255."""

    time_to_live: int | None = None
    """Seconds for which it may be kept. At least 180. Default: `3600`."""

    domain: Domain | None = None
    """The domain."""

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

    type: RecordType
    """Type of the record. PTR is refused here."""

    name: str
    """The name. From 1 to 80. Example: `www.example.com`."""

    priority: int | None = None
    """Which of several is tried first, the least number. From 1 to 65535. Default: `1`."""

    failover: bool | None = None
    """Whether there is a replacement for when it fails. Default: `false`."""

    failover_content: str | None = None
    """What the name stands for then. At most 255."""

    ip_address: str | None = None
    """The IP address of a PTR record."""


@define(kw_only=True)
class RecordCreate(Input):
    """What is sent to create a `Record`. What is not set is left to the server."""

    content: str
    time_to_live: int | Unset | None = UNSET
    domain_id: int
    """Id of the domain. It is one of your member."""

    type: RecordType
    name: str
    priority: int | Unset | None = UNSET
    failover: bool | Unset | None = UNSET
    failover_content: str | Unset | None = UNSET
    georegion: int | Unset | None = UNSET
    """Where on earth it counts. All is taken as 0, everywhere. Default: `0`."""


@define(kw_only=True)
class RecordUpdate(Input):
    """What is sent to replace a `Record`. What is not set is left out."""

    content: str
    time_to_live: int | Unset | None = UNSET
    domain_id: int
    name: str
    priority: int | Unset | None = UNSET
    failover: bool | Unset | None = UNSET
    failover_content: str | Unset | None = UNSET
    georegion: int | Unset | None = UNSET


@define(kw_only=True)
class RecordPatch(Input):
    """Changes to a `Record`. What is not set stays as it is. None clears, where a field allows it."""

    content: str | Unset = UNSET
    time_to_live: int | Unset | None = UNSET
    domain_id: int | Unset = UNSET
    name: str | Unset = UNSET
    priority: int | Unset | None = UNSET
    failover: bool | Unset | None = UNSET
    failover_content: str | Unset | None = UNSET
    georegion: int | Unset | None = UNSET


class RecordFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str
    content: str
    content__in: list[str]
    content__icontains: str
    content__iendswith: str
    content__iexact: str
    content__istartswith: str
    domain: int
    domain__gt: int
    domain__gte: int
    domain__in: list[int]
    domain__isnull: bool
    domain__lt: int
    domain__lte: int
    domain__range: list[int]
    failover: bool
    time_to_live: int
    time_to_live__gt: int
    time_to_live__gte: int
    time_to_live__in: list[int]
    time_to_live__isnull: bool
    time_to_live__lt: int
    time_to_live__lte: int
    time_to_live__range: list[int]
    type: str
    type__in: list[str]
    type__icontains: str
    type__iendswith: str
    type__iexact: str
    type__istartswith: str
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


_LIST: Operation[Record] = Operation(
    "iaas.record.list",
    "GET",
    "/record/",
    returns=Record,
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
_CREATE: Operation[Record] = Operation(
    "iaas.record.create", "POST", "/record/", sends=RecordCreate, returns=Record, host="iaas", one="content"
)
_READ: Operation[Record] = Operation(
    "iaas.record.read", "GET", "/record/{pk}/", returns=Record, host="iaas", one="content"
)
_UPDATE: Operation[Record] = Operation(
    "iaas.record.update",
    "PUT",
    "/record/{pk}/",
    sends=RecordUpdate,
    returns=Record,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Record] = Operation(
    "iaas.record.partial_update",
    "PATCH",
    "/record/{pk}/",
    sends=RecordPatch,
    returns=Record,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.record.delete", "DELETE", "/record/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.record.head", "HEAD", "/record/{pk}/", host="iaas")
