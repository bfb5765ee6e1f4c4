"""The resource `project` of CloudCIX.

Generated from specs/cloudcix.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict, Unpack

from attrs import define

from specloom.service import Head, Operation, PagePaging, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, changes

from .._api import API
from ..models import Metadata


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


@define(kw_only=True)
class Project(Model):
    """Infrastructure in one region that belongs together."""

    id: int
    """Id of the project."""

    name: str
    """Name of the project. At least 1."""

    note: str | None = None
    """Note about it."""

    region_id: int
    """Id of the address of the region that it is in."""

    address_id: int | None = None
    """Id of the address that owns it."""

    manager_id: int | None = None
    """Id of the user who manages it."""

    reseller_id: int | None = None
    """Id of the address that gets the bill."""

    virtual_router_id: int | None = None
    """Id of its router."""

    min_state: int | None = None
    """The least state of all that is in it."""

    stable: bool | None = None
    """Whether all that is in it runs, rests or was taken down."""

    shut_down: bool | None = None
    """Whether all that is in it was taken down."""

    closed: bool | None = None
    """Whether all that is in it is gone."""

    created: datetime | None = None
    """When it was created."""

    updated: datetime | None = None
    """When it was last changed."""

    cloud_uri: str | None = None
    """Address of the same project in the service `cloud`."""

    uri: str | None = None
    """Address of the resource."""


@define(kw_only=True)
class ProjectCreate(Input):
    """What is sent to create a `Project`. What is not set is left to the server."""

    name: str
    note: str | Unset | None = UNSET
    region_id: int
    manager_id: int | Unset | None = UNSET
    reseller_id: int | Unset | None = UNSET


@define(kw_only=True)
class ProjectUpdate(Input):
    """What is sent to replace a `Project`. What is not set is left out."""

    name: str
    note: str | Unset | None = UNSET
    manager_id: int | Unset | None = UNSET
    reseller_id: int | Unset | None = UNSET


@define(kw_only=True)
class ProjectPatch(Input):
    """Changes to a `Project`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset = UNSET
    note: str | Unset | None = UNSET
    manager_id: int | Unset | None = UNSET
    reseller_id: int | Unset | None = UNSET


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
