"""The resource `department` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import changes

from .._api import API
from ..models import Metadata
from .models import Department, DepartmentCreate, DepartmentPatch, DepartmentUpdate, NameFilter


class DepartmentService(Service):
    """Departments of your member, to which users belong."""

    _api = API

    def list(
        self,
        *,
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Department]:
        """The resources, page after page.

        ``GET /department/`` on the host `membership`

        Args:
            order: By `name`; a leading `-` reverses.
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
        search: NameFilter | None = None,
        exclude: NameFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Department]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: DepartmentCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Department:
        """Create a resource from `data`.

        ``POST /department/`` on the host `membership`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Department:
        """Get one resource.

        ``GET /department/{pk}/`` on the host `membership`

        Args:
            pk: The id of the department.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self,
        pk: int,
        data: Department | DepartmentUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Department:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /department/{pk}/`` on the host `membership`

        Args:
            pk: The id of the department.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: DepartmentPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Department:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /department/{pk}/`` on the host `membership`

        Args:
            pk: The id of the department.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def delete(self, pk: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a department that no user belongs to.

        ``DELETE /department/{pk}/`` on the host `membership`

        Args:
            pk: The id of the department.
        """
        return await self._call(_DELETE, (pk,), options)

    @staticmethod
    def changes(old: Department, new: Department) -> DepartmentPatch:
        """What to send so that *old* becomes *new*: a `DepartmentPatch` of the fields that differ."""
        return changes(DepartmentPatch, old, new)


_LIST: Operation[Department] = Operation(
    "membership.department.list",
    "GET",
    "/department/",
    returns=Department,
    answer="page",
    host="membership",
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
_CREATE: Operation[Department] = Operation(
    "membership.department.create",
    "POST",
    "/department/",
    sends=DepartmentCreate,
    returns=Department,
    host="membership",
    one="content",
)
_READ: Operation[Department] = Operation(
    "membership.department.read",
    "GET",
    "/department/{pk}/",
    returns=Department,
    host="membership",
    one="content",
)
_UPDATE: Operation[Department] = Operation(
    "membership.department.update",
    "PUT",
    "/department/{pk}/",
    sends=DepartmentUpdate,
    returns=Department,
    host="membership",
    one="content",
)
_PARTIAL_UPDATE: Operation[Department] = Operation(
    "membership.department.partial_update",
    "PATCH",
    "/department/{pk}/",
    sends=DepartmentPatch,
    returns=Department,
    host="membership",
    one="content",
)
_DELETE: Operation[None] = Operation(
    "membership.department.delete", "DELETE", "/department/{pk}/", host="membership"
)
