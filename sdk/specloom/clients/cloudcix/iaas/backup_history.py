"""The resource `backup_history` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class BackupHistory(Service):
    """What became of backups, and what they cost."""

    _api = API

    def list(
        self,
        *,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /backup_history/`` on the host `iaas`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
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
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()


_LIST: Operation[dict[str, Any]] = Operation(
    "iaas.backup_history.list",
    "GET",
    "/backup_history/",
    returns=dict[str, Any],
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
