"""The resource `ptr_record` of CloudCIX.

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


class PtrRecord(Service):
    """Names of IP addresses."""

    _api = API

    def list(
        self,
        *,
        search: PTRRecordFilter | None = None,
        exclude: PTRRecordFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[PTRRecord]:
        """The resources, page after page.

        ``GET /ptr_record/`` on the host `iaas`

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
        search: PTRRecordFilter | None = None,
        exclude: PTRRecordFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[PTRRecord]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: PTRRecordCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> PTRRecord:
        """Create a resource from `data`.

        ``POST /ptr_record/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> PTRRecord:
        """Get one resource.

        ``GET /ptr_record/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: PTRRecord | PTRRecordUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> PTRRecord:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /ptr_record/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: PTRRecordPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> PTRRecord:
        """Update one resource.
        The server asks for `content` here too, and gives `time_to_live` its default when it is not in `data`.

        ``PATCH /ptr_record/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /ptr_record/{pk}/`` on the host `iaas`
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /ptr_record/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: PTRRecord, new: PTRRecord) -> PTRRecordPatch:
        """What to send so that *old* becomes *new*: a `PTRRecordPatch` of the fields that differ."""
        return changes(PTRRecordPatch, old, new)


@define(kw_only=True)
class PTRRecord(Model):
    """The name of an IP address."""

    id: int
    """Id of the record, which is also that at the provider of DNS."""

    pk: int | None = None
    """The same id."""

    content: str
    """Its name. From 1 to 240. Example: `www.example.com`."""

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

    ip_address: str
    """The IP address. It is a public one. Example: `203.0.113.9`."""

    type: RecordType | None = None
    """Type of the record. Default: `PTR`."""

    name: str | None = None
    """The IP address as DNS writes it, in reverse."""

    priority: int | None = None
    """Not used."""

    failover: bool | None = None
    """Not used. Default: `false`."""

    failover_content: str | None = None
    """Not used."""


@define(kw_only=True)
class PTRRecordCreate(Input):
    """What is sent to create a `PTRRecord`. What is not set is left to the server."""

    content: str
    time_to_live: int | Unset | None = UNSET
    ip_address: str


@define(kw_only=True)
class PTRRecordUpdate(Input):
    """What is sent to replace a `PTRRecord`. What is not set is left out."""

    content: str
    time_to_live: int | Unset | None = UNSET


@define(kw_only=True)
class PTRRecordPatch(Input):
    """Changes to a `PTRRecord`. What is not set stays as it is. None clears, where a field allows it."""

    content: str | Unset = UNSET
    time_to_live: int | Unset | None = UNSET


class PTRRecordFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    ip_address: str
    ip_address__in: list[str]
    ip_address__icontains: str
    ip_address__iendswith: str
    ip_address__iexact: str
    ip_address__istartswith: str
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


_LIST: Operation[PTRRecord] = Operation(
    "iaas.ptr_record.list",
    "GET",
    "/ptr_record/",
    returns=PTRRecord,
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
_CREATE: Operation[PTRRecord] = Operation(
    "iaas.ptr_record.create",
    "POST",
    "/ptr_record/",
    sends=PTRRecordCreate,
    returns=PTRRecord,
    host="iaas",
    one="content",
)
_READ: Operation[PTRRecord] = Operation(
    "iaas.ptr_record.read", "GET", "/ptr_record/{pk}/", returns=PTRRecord, host="iaas", one="content"
)
_UPDATE: Operation[PTRRecord] = Operation(
    "iaas.ptr_record.update",
    "PUT",
    "/ptr_record/{pk}/",
    sends=PTRRecordUpdate,
    returns=PTRRecord,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[PTRRecord] = Operation(
    "iaas.ptr_record.partial_update",
    "PATCH",
    "/ptr_record/{pk}/",
    sends=PTRRecordPatch,
    returns=PTRRecord,
    host="iaas",
    one="content",
)
_DELETE: Operation[None] = Operation("iaas.ptr_record.delete", "DELETE", "/ptr_record/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.ptr_record.head", "HEAD", "/ptr_record/{pk}/", host="iaas")
