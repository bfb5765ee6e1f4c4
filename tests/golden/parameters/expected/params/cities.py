"""The resource `cities` of Params.

Generated from tests/golden/parameters/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, TypeAlias, TypedDict, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model, OpenEnum, OpenIntEnum, Wire

from ._api import API


class Cities(Service):
    _api = API

    def list(
        self,
        country: CitiesCountry | str,
        *,
        verbose: bool | None = None,
        search: CityFilter | None = None,
        exclude: DottedFilter | None = None,
        order: Sequence[Order | str] | None = None,
        since: When,
        between: Sequence[When] | None = None,
        near: Box | Mapping[str, Any] | None = None,
        limit: int | None = None,
        size: CitiesListSize | str | None = None,
        floor: CitiesListFloor | int | None = None,
        maybe: str | None = None,
        loose: Any = None,
        when: When | None = None,
        data_: str | None = None,
        patience: int | None = None,
        if_modified_since: datetime | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """List every record.

        ``GET /countries/{country}/cities?api-version=2&flag=true``

        Args:
            country: Where.
            verbose: Say more. Default: `false`.
            since: Only later ones.
            limit: From 1 to 100. Default: `20`.
        """
        return self._pages(
            _LIST,
            (country,),
            options,
            query={
                "verbose": verbose,
                "search": search,
                "exclude": exclude,
                "order": order,
                "since": since,
                "between": between,
                "near": near,
                "limit": limit,
                "size": size,
                "floor": floor,
                "maybe": maybe,
                "loose": loose,
                "when": when,
                "data": data_,
                "timeout": patience,
            },
            headers={"If-Modified-Since": if_modified_since},
        )

    async def get_all(
        self,
        country: CitiesCountry | str,
        *,
        verbose: bool | None = None,
        search: CityFilter | None = None,
        exclude: DottedFilter | None = None,
        order: Sequence[Order | str] | None = None,
        since: When,
        between: Sequence[When] | None = None,
        near: Box | Mapping[str, Any] | None = None,
        limit: int | None = None,
        size: CitiesListSize | str | None = None,
        floor: CitiesListFloor | int | None = None,
        maybe: str | None = None,
        loose: Any = None,
        when: When | None = None,
        data_: str | None = None,
        patience: int | None = None,
        if_modified_since: datetime | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            country,
            verbose=verbose,
            search=search,
            exclude=exclude,
            order=order,
            since=since,
            between=between,
            near=near,
            limit=limit,
            size=size,
            floor=floor,
            maybe=maybe,
            loose=loose,
            when=when,
            data_=data_,
            patience=patience,
            if_modified_since=if_modified_since,
            **options,
        ).collect()

    async def read(
        self,
        country: CitiesCountry | str,
        cidr: str,
        *,
        verbose: bool | None = None,
        x_trace: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Get one record.

        ``GET /countries/{country}/cities/{cidr}``

        Args:
            country: Where.
            cidr: A network.
            verbose: Say more. Default: `false`.
        """
        return await self._call(
            _READ, (country, cidr), options, query={"verbose": verbose}, headers={"X-Trace": x_trace}
        )

    async def move(
        self,
        country: CitiesCountry | str,
        cidr: str,
        target: int,
        when: date,
        *,
        verbose: bool | None = None,
        x_trace: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """``POST /countries/{country}/cities/{cidr}/to/{target}/at/{when}``

        Args:
            country: Where.
            cidr: A network.
            verbose: Say more. Default: `false`.
        """
        return await self._call(
            _MOVE,
            (country, cidr, target, when),
            options,
            query={"verbose": verbose},
            headers={"X-Trace": x_trace},
        )


class Order(OpenEnum):
    NAME = "name"
    NAME_DOWN = "-name"


When: TypeAlias = Annotated[datetime, Wire("seconds")]


@define(kw_only=True)
class Box(Model):
    left: int
    top: int


class CityFilter(TypedDict, total=False):
    """Which cities."""

    name: str
    name__in: list[str]
    name__icontains: str
    population: int
    population__gt: int
    population__isnull: bool
    population__range: list[int]
    coastal: bool


DottedFilter = TypedDict(
    "DottedFilter", {"a.b": str, "a.b__in": list[str], "a.b__icontains": str}, total=False
)


class CitiesCountry(OpenEnum):
    """Where."""

    IE = "ie"
    DE = "de"


class CitiesListSize(OpenEnum):
    S = "s"
    M = "m"
    L = "l"


class CitiesListFloor(OpenIntEnum):
    GROUND = 0
    FIRST = 1


_LIST: Operation[dict[str, Any]] = Operation(
    "cities.list",
    "GET",
    "/countries/{country}/cities",
    returns=dict[str, Any],
    answer="page",
    query={"api-version": "2", "flag": "true"},
    headers={"X-Trace": "off", "X-Fixed": "yes"},
    styles={"search": "deep", "exclude": "flat", "order": "comma", "near": "json"},
    formats={
        "since": When,
        "between": When,
        "when": When,
        "If-Modified-Since": Annotated[datetime, Wire("%a, %d %b %Y %H:%M:%S GMT")],
    },
)
_READ: Operation[dict[str, Any]] = Operation(
    "cities.read", "GET", "/countries/{country}/cities/{cidr:path}", returns=dict[str, Any]
)
_MOVE: Operation[None] = Operation(
    "cities.move", "POST", "/countries/{country}/cities/{cidr:path}/to/{target}/at/{when}"
)
