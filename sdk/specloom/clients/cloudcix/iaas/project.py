"""The resource `project` of CloudCIX.

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
from .models import Project, ProjectCreate, ProjectPatch, ProjectUpdate


class ProjectService(Service):
    """Projects, which hold infrastructure in one region."""

    _api = API

    def list(
        self,
        *,
        search: ProjectFilter | None = None,
        exclude: ProjectFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Project]:
        """The resources, page after page.

        ``GET /project/`` on the host `iaas`

        Args:
            order: `address_id`, `created`, `manager_id`, `name` or `region_id`; a leading `-` reverses.
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
        search: ProjectFilter | None = None,
        exclude: ProjectFilter | None = None,
        order: str | None = None,
        page_size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Project]:
        """All items of `list`, in one list."""
        return await self.list(
            search=search, exclude=exclude, order=order, page_size=page_size, **options
        ).collect()

    async def create(
        self, data: ProjectCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Project:
        """Create a resource from `data`.

        ``POST /project/`` on the host `iaas`
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, pk: int, **options: Unpack[RequestOptions]) -> Project:
        """Get one resource.

        ``GET /project/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._call(_READ, (pk,), options)

    async def update(
        self, pk: int, data: Project | ProjectUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Project:
        """Update one resource with `data`, which holds all that it needs.

        ``PUT /project/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._call(_UPDATE, (pk,), options, data=data)

    async def partial_update(
        self, pk: int, data: ProjectPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Project:
        """Update one resource with `data`; fields that are not in it stay as they are.

        ``PATCH /project/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._call(_PARTIAL_UPDATE, (pk,), options, data=data)

    async def head(self, pk: int, **options: Unpack[RequestOptions]) -> Head:
        """Whether one resource, or the collection, is there and may be read.

        ``HEAD /project/{pk}/`` on the host `iaas`

        Args:
            pk: The id of the project.
        """
        return await self._head(_HEAD, (pk,), options)

    @staticmethod
    def changes(old: Project, new: Project) -> ProjectPatch:
        """What to send so that *old* becomes *new*: a `ProjectPatch` of the fields that differ."""
        return changes(ProjectPatch, old, new)


class ProjectFilter(TypedDict, total=False):
    id: int
    id__gt: int
    id__gte: int
    id__in: list[int]
    id__isnull: bool
    id__lt: int
    id__lte: int
    id__range: list[int]
    name: str
    name__in: list[str]
    name__icontains: str
    name__iendswith: str
    name__iexact: str
    name__istartswith: str
    note: str
    note__in: list[str]
    note__icontains: str
    note__iendswith: str
    note__iexact: str
    note__istartswith: str
    grace_period: int
    grace_period__gt: int
    grace_period__gte: int
    grace_period__in: list[int]
    grace_period__isnull: bool
    grace_period__lt: int
    grace_period__lte: int
    grace_period__range: list[int]
    region_id: int
    region_id__gt: int
    region_id__gte: int
    region_id__in: list[int]
    region_id__isnull: bool
    region_id__lt: int
    region_id__lte: int
    region_id__range: list[int]
    address_id: int
    address_id__gt: int
    address_id__gte: int
    address_id__in: list[int]
    address_id__isnull: bool
    address_id__lt: int
    address_id__lte: int
    address_id__range: list[int]
    manager_id: int
    manager_id__gt: int
    manager_id__gte: int
    manager_id__in: list[int]
    manager_id__isnull: bool
    manager_id__lt: int
    manager_id__lte: int
    manager_id__range: list[int]
    reseller_id: int
    reseller_id__gt: int
    reseller_id__gte: int
    reseller_id__in: list[int]
    reseller_id__isnull: bool
    reseller_id__lt: int
    reseller_id__lte: int
    reseller_id__range: list[int]
    closed: bool
    run_robot: bool
    run_icarus: bool
    archived: datetime
    archived__gt: datetime
    archived__gte: datetime
    archived__in: list[datetime]
    archived__isnull: bool
    archived__lt: datetime
    archived__lte: datetime
    archived__range: list[datetime]
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


_LIST: Operation[Project] = Operation(
    "iaas.project.list",
    "GET",
    "/project/",
    returns=Project,
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
_CREATE: Operation[Project] = Operation(
    "iaas.project.create",
    "POST",
    "/project/",
    sends=ProjectCreate,
    returns=Project,
    host="iaas",
    one="content",
)
_READ: Operation[Project] = Operation(
    "iaas.project.read", "GET", "/project/{pk}/", returns=Project, host="iaas", one="content"
)
_UPDATE: Operation[Project] = Operation(
    "iaas.project.update",
    "PUT",
    "/project/{pk}/",
    sends=ProjectUpdate,
    returns=Project,
    host="iaas",
    one="content",
)
_PARTIAL_UPDATE: Operation[Project] = Operation(
    "iaas.project.partial_update",
    "PATCH",
    "/project/{pk}/",
    sends=ProjectPatch,
    returns=Project,
    host="iaas",
    one="content",
)
_HEAD: Operation[None] = Operation("iaas.project.head", "HEAD", "/project/{pk}/", host="iaas")
