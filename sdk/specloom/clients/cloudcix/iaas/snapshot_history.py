"""The resource `snapshot_history` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from datetime import datetime
from typing import TypedDict, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata
from .models import SnapshotHistory


class SnapshotHistoryService(Service):
    """What became of snapshots, and what they cost."""

    _api = API

    def list(
        self,
        *,
        search: SnapshotHistoryFilter | None = None,
        exclude: SnapshotHistoryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[SnapshotHistory]:
        """The resources, page after page.

        ``GET /snapshot_history/`` on the host `iaas`

        Args:
            order: `created`, or `-created` to reverse.
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
        search: SnapshotHistoryFilter | None = None,
        exclude: SnapshotHistoryFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[SnapshotHistory]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()


class SnapshotHistoryFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    snapshot_id: int
    snapshot_id__gt: int
    snapshot_id__gte: int
    snapshot_id__in: list[int]
    snapshot_id__isnull: bool
    snapshot_id__lt: int
    snapshot_id__lte: int
    snapshot_id__range: list[int]
    vm_id: int
    vm_id__gt: int
    vm_id__gte: int
    vm_id__in: list[int]
    vm_id__isnull: bool
    vm_id__lt: int
    vm_id__lte: int
    vm_id__range: list[int]
    project_id: int
    project_id__gt: int
    project_id__gte: int
    project_id__in: list[int]
    project_id__isnull: bool
    project_id__lt: int
    project_id__lte: int
    project_id__range: list[int]
    customer_address: int
    customer_address__gt: int
    customer_address__gte: int
    customer_address__in: list[int]
    customer_address__isnull: bool
    customer_address__lt: int
    customer_address__lte: int
    customer_address__range: list[int]
    modified_by: int
    modified_by__gt: int
    modified_by__gte: int
    modified_by__in: list[int]
    modified_by__isnull: bool
    modified_by__lt: int
    modified_by__lte: int
    modified_by__range: list[int]
    created: datetime
    created__gt: datetime
    created__gte: datetime
    created__in: list[datetime]
    created__isnull: bool
    created__lt: datetime
    created__lte: datetime
    created__range: list[datetime]


_LIST: Operation[SnapshotHistory] = Operation(
    "iaas.snapshot_history.list",
    "GET",
    "/snapshot_history/",
    returns=SnapshotHistory,
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
