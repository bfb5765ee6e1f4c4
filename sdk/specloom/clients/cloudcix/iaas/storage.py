"""The resource `storage` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class Storage(Service):
    """The drives of a virtual machine."""

    _api = API

    def list(
        self,
        *,
        vm_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /vm/{vm_id}/storage/`` on the host `iaas`

        Args:
            vm_id: The id of the virtual machine.
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (vm_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        vm_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            vm_id=vm_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, vm_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /vm/{vm_id}/storage/`` on the host `iaas`

        Args:
            vm_id: The id of the virtual machine.
        """
        return await self._call(_CREATE, (vm_id,), options, data=data)

    async def read(self, pk: int, *, vm_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /vm/{vm_id}/storage/{pk}/`` on the host `iaas`

        Args:
            vm_id: The id of the virtual machine.
        """
        return await self._call(_READ, (vm_id, pk), options)

    async def head(self, pk: int, *, vm_id: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /vm/{vm_id}/storage/{pk}/`` on the host `iaas`

        Args:
            vm_id: The id of the virtual machine.
        """
        return await self._head(_HEAD, (vm_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "iaas.storage.list",
    "GET",
    "/vm/{vm_id}/storage/",
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
_CREATE: Operation[dict[str, Any]] = Operation(
    "iaas.storage.create",
    "POST",
    "/vm/{vm_id}/storage/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "iaas.storage.read",
    "GET",
    "/vm/{vm_id}/storage/{pk}/",
    returns=dict[str, Any],
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.storage.head", "HEAD", "/vm/{vm_id}/storage/{pk}/", host="iaas")
