"""The resource `asn` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import ASN, ASNCreate, ASNPatch, ASNUpdate


class Asn(Service):
    """Autonomous systems, by their numbers."""

    _api = API

    def list(
        self,
        *,
        search: ASNFilter | None = None,
        exclude: ASNFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[ASN]:
        """The resources, page after page.

        ``GET /asn/`` on the host `iaas`

        Args:
            order: By `member_id` when nothing is given; else by `number`, `created` or `updated`. A
                leading `-` reverses.
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
        search: ASNFilter | None = None,
        exclude: ASNFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[ASN]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(self, data: ASNCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> ASN:
        """Create a resource from `data`.

        ``POST /asn/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> ASN:
        """Get one resource.

        ``GET /asn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the record.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: ASN | ASNUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> ASN:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /asn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the record.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: ASNPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> ASN:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /asn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the record.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource, and what belongs to it.

        ``DELETE /asn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the record.
        """
        return await self._call(_DELETE, (pk,), options)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /asn/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the record.
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: ASN, new: ASN) -> ASNPatch:
        """What to send so that *old* becomes *new*: an `ASNPatch` of the fields that differ."""
        return changes(ASNPatch, old, new)


class ASNFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    number: int
    number__gt: int
    number__gte: int
    number__in: list[int]
    number__isnull: bool
    number__lt: int
    number__lte: int
    number__range: list[int]
    member_id: int
    member_id__gt: int
    member_id__gte: int
    member_id__in: list[int]
    member_id__isnull: bool
    member_id__lt: int
    member_id__lte: int
    member_id__range: list[int]
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


_LIST: Operation[ASN] = Operation(
    "iaas.asn.list",
    "GET",
    "/asn/",
    returns=ASN,
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
_CREATE: Operation[ASN] = Operation(
    "iaas.asn.create", "POST", "/asn/", sends=ASNCreate, returns=ASN, host="iaas", one="content"
)
_READ: Operation[ASN] = Operation(
    "iaas.asn.read", "GET", "/asn/{pk}/", returns=ASN, host="iaas", one="content"
)
_UPDATE: Operation[ASN] = Operation(
    "iaas.asn.update", "PUT", "/asn/{pk}/", sends=ASNUpdate, returns=ASN, host="iaas", one="content"
)
_PARTIAL_UPDATE: Operation[ASN] = Operation(
    "iaas.asn.partial_update", "PATCH", "/asn/{pk}/", sends=ASNPatch, returns=ASN, host="iaas", one="content"
)
_DELETE: Operation[None] = Operation("iaas.asn.delete", "DELETE", "/asn/{pk}/", host="iaas")
_HEAD: Operation[None] = Operation("iaas.asn.head", "HEAD", "/asn/{pk}/", host="iaas")
