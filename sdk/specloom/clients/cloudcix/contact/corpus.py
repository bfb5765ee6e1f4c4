"""The resource `corpus` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class Corpus(Service):
    """What a chatbot knows."""

    _api = API

    def list(
        self,
        *,
        chatbot_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET /chatbot/{chatbot_id}/corpus/`` on the host `contact`

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (chatbot_id,),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        chatbot_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            chatbot_id=chatbot_id, search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: Mapping[str, Any], *, chatbot_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST /chatbot/{chatbot_id}/corpus/`` on the host `contact`
        """
        return await self._call(_CREATE, (chatbot_id,), options, data=data)

    async def read(self, pk: int, *, chatbot_id: int, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one resource.

        ``GET /chatbot/{chatbot_id}/corpus/{pk}/`` on the host `contact`
        """
        return await self._call(_READ, (chatbot_id, pk), options)

    async def update(
        self, pk: int, data: Mapping[str, Any], *, chatbot_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /chatbot/{chatbot_id}/corpus/{pk}/`` on the host `contact`
        """
        return await self._call(_UPDATE, (chatbot_id, pk), options, data=data)

    async def partial_update(
        self, pk: int, data: Mapping[str, Any], *, chatbot_id: int, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /chatbot/{chatbot_id}/corpus/{pk}/`` on the host `contact`
        """
        return await self._call(_PARTIAL_UPDATE, (chatbot_id, pk), options, data=data)

    async def delete(self, pk: int, *, chatbot_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete one resource.

        ``DELETE /chatbot/{chatbot_id}/corpus/{pk}/`` on the host `contact`
        """
        return await self._call(_DELETE, (chatbot_id, pk), options)

    async def head(
        self, pk: int | None = None, *, chatbot_id: int, **options: Unpack[RequestOptions]
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /chatbot/{chatbot_id}/corpus/{pk}/`` on the host `contact`
        """
        return await self._head(_HEAD, (chatbot_id,) if pk is None else (chatbot_id, pk), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "contact.corpus.list",
    "GET",
    "/chatbot/{chatbot_id}/corpus/",
    returns=dict[str, Any],
    answer="page",
    host="contact",
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
    "contact.corpus.create",
    "POST",
    "/chatbot/{chatbot_id}/corpus/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "contact.corpus.read",
    "GET",
    "/chatbot/{chatbot_id}/corpus/{pk}/",
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "contact.corpus.update",
    "PUT",
    "/chatbot/{chatbot_id}/corpus/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "contact.corpus.partial_update",
    "PATCH",
    "/chatbot/{chatbot_id}/corpus/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="contact",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "contact.corpus.delete", "DELETE", "/chatbot/{chatbot_id}/corpus/{pk}/", host="contact"
)
_HEAD: Operation[None] = Operation(
    "contact.corpus.head",
    "HEAD",
    "/chatbot/{chatbot_id}/corpus/{pk}/",
    collection="/chatbot/{chatbot_id}/corpus/",
    host="contact",
)
