"""The resource `method_parameter` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service

from .._api import API
from ..models import Metadata


class MethodParameter(Service):
    """The parameters of a method."""

    _api = API

    def list(
        self,
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """The resources, page after page.

        ``GET
        /SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/``

        Args:
            search: Keep what fits all of these, as `{"name__icontains": "x"}`.
            exclude: Leave out what fits all of these.
            order: The field to sort by, with a leading `-` to reverse.
            page_size: Items of a page. At most 100. Default: 50.
        """
        return self._pages(
            _LIST,
            (member_id, application_id, service_id, method_id),
            options,
            query={"search": search, "exclude": exclude, "order": order},
            page_size=page_size,
        )

    async def get_all(
        self,
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        search: Mapping[str, Any] | None = None,
        exclude: Mapping[str, Any] | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            member_id=member_id,
            application_id=application_id,
            service_id=service_id,
            method_id=method_id,
            search=search,
            exclude=exclude,
            order=order,
            page_size=page_size,
            **options,
        ).collect()

    async def create(
        self,
        data: Mapping[str, Any],
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Create a resource from `data`.

        ``POST
        /SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/``
        """
        return await self._call(
            _CREATE, (member_id, application_id, service_id, method_id), options, data=data
        )

    async def read(
        self,
        pk: int,
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Get one resource.

        ``GET
        /SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/``
        """
        return await self._call(_READ, (member_id, application_id, service_id, method_id, pk), options)

    async def update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT
        /SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/``
        """
        return await self._call(
            _UPDATE, (member_id, application_id, service_id, method_id, pk), options, data=data
        )

    async def partial_update(
        self,
        pk: int,
        data: Mapping[str, Any],
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH
        /SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/``
        """
        return await self._call(
            _PARTIAL_UPDATE, (member_id, application_id, service_id, method_id, pk), options, data=data
        )

    async def delete(
        self,
        pk: int,
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        **options: Unpack[RequestOptions],
    ) -> None:
        """Delete one resource.

        ``DELETE
        /SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/``
        """
        return await self._call(_DELETE, (member_id, application_id, service_id, method_id, pk), options)

    async def head(
        self,
        pk: int | None = None,
        *,
        member_id: int,
        application_id: int,
        service_id: int,
        method_id: int,
        **options: Unpack[RequestOptions],
    ) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD
        /SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/``
        """
        return await self._head(
            _HEAD,
            (member_id, application_id, service_id, method_id)
            if pk is None
            else (member_id, application_id, service_id, method_id, pk),
            options,
        )


_LIST: Operation[dict[str, Any]] = Operation(
    "repository.method_parameter.list",
    "GET",
    "/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/",
    returns=dict[str, Any],
    answer="page",
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
    "repository.method_parameter.create",
    "POST",
    "/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_READ: Operation[dict[str, Any]] = Operation(
    "repository.method_parameter.read",
    "GET",
    "/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/",
    returns=dict[str, Any],
    one="content",
)
_UPDATE: Operation[dict[str, Any]] = Operation(
    "repository.method_parameter.update",
    "PUT",
    "/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_PARTIAL_UPDATE: Operation[dict[str, Any]] = Operation(
    "repository.method_parameter.partial_update",
    "PATCH",
    "/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/",
    sends=dict[str, Any],
    returns=dict[str, Any],
    one="content",
)
_DELETE: Operation[None] = Operation(
    "repository.method_parameter.delete",
    "DELETE",
    "/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/",
)
_HEAD: Operation[None] = Operation(
    "repository.method_parameter.head",
    "HEAD",
    "/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/{pk}/",
    collection="/SupportFramework/v1/Member/{member_id}/Application/{application_id}/Service/{service_id}/Method/{method_id}/Parameter/",
)
