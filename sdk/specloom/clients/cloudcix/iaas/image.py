"""The resource `image` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import Image, ImagePatch, ImageUpdate


class ImageService(Service):
    """Images that virtual machines and routers start from."""

    _api = API

    def list(
        self,
        *,
        search: ImageFilter | None = None,
        exclude: ImageFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Image]:
        """The resources, page after page.

        ``GET /image/`` on the host `iaas`

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
        search: ImageFilter | None = None,
        exclude: ImageFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Image]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Image:
        """Get one resource.

        ``GET /image/{pk}/`` on the host `iaas`
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Image | ImageUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Image:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /image/{pk}/`` on the host `iaas`
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: ImagePatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Image:
        """Update one resource with `data`. Without `regions` no region has the image any more.

        ``PATCH /image/{pk}/`` on the host `iaas`
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /image/{pk}/`` on the host `iaas`
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Image, new: Image) -> ImagePatch:
        """What to send so that *old* becomes *new*: an `ImagePatch` of the fields that differ."""
        return changes(ImagePatch, old, new)


class ImageFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    display_name: str
    display_name__in: list[str]
    display_name__icontains: str
    display_name__iendswith: str
    display_name__iexact: str
    display_name__istartswith: str
    regions__region: int
    regions__region__gt: int
    regions__region__gte: int
    regions__region__in: list[int]
    regions__region__isnull: bool
    regions__region__lt: int
    regions__region__lte: int
    regions__region__range: list[int]


_LIST: Operation[Image] = Operation(
    "iaas.image.list",
    "GET",
    "/image/",
    returns=Image,
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
_READ: Operation[Image] = Operation(
    "iaas.image.read", "GET", "/image/{pk}/", returns=Image, host="iaas", one="content"
)
_UPDATE: Operation[Image] = Operation(
    "iaas.image.update", "PUT", "/image/{pk}/", sends=ImageUpdate, returns=Image, host="iaas", one="content"
)
_PARTIAL_UPDATE: Operation[Image] = Operation(
    "iaas.image.partial_update",
    "PATCH",
    "/image/{pk}/",
    sends=ImagePatch,
    returns=Image,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.image.head", "HEAD", "/image/{pk}/", host="iaas")
