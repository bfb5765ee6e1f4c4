"""The resource `shared_bucket` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class SharedBucket(Service):
    """Buckets that were shared with you."""

    _api = API

    def list(
        self,
        *,
        region_name: str,
        path: str,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /{region_name}/share/bucket/{path}/`` on the host `vault`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (region_name, path),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        region_name: str,
        path: str,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            region_name=region_name,
            path=path,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, region_name: str, path: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /{region_name}/share/bucket/{path}/`` on the host `vault`
        """
        return await self._call(_CREATE, (region_name, path), options, data=data)

    async def delete(self, *, region_name: str, path: str, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /{region_name}/share/bucket/{path}/`` on the host `vault`
        """
        return await self._call(_DELETE, (region_name, path), options)

    async def head(self, *, region_name: str, path: str, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /{region_name}/share/bucket/{path}/`` on the host `vault`
        """
        return await self._head(_HEAD, (region_name, path), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "vault.shared_bucket.list",
    "GET",
    "/{region_name}/share/bucket/{path:path}/",
    returns=dict[str, Any],
    answer="page",
    host="vault",
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
    "vault.shared_bucket.create",
    "POST",
    "/{region_name}/share/bucket/{path:path}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="vault",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "vault.shared_bucket.delete", "DELETE", "/{region_name}/share/bucket/{path:path}/", host="vault"
)
_HEAD: Operation[None] = Operation(
    "vault.shared_bucket.head", "HEAD", "/{region_name}/share/bucket/{path:path}/", host="vault"
)
