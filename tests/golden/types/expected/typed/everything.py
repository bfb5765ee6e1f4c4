"""The resource `everything` of Typed.

Generated from tests/golden/types/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date as _date
from datetime import datetime as _datetime
from datetime import time as _time
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any, Unpack
from uuid import UUID

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, Wire, changes

from ._api import API


class EverythingService(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Everything]:
        """List every `Everything`.

        ``GET /everything``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Everything]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: EverythingCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Everything:
        """Create an `Everything`.

        ``POST /everything``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: UUID, **options: Unpack[RequestOptions]) -> Everything:
        """Get one `Everything`.

        ``GET /everything/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def update(
        self,
        id: UUID,
        data: Everything | EverythingUpdate | Mapping[str, Any],
        **options: Unpack[RequestOptions],
    ) -> Everything:
        """Replace an `Everything`.

        ``PUT /everything/{id}``
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def partial_update(
        self, id: UUID, data: EverythingPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Everything:
        """Change an `Everything`: what is not sent stays as it is.

        ``PATCH /everything/{id}``
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data)

    @staticmethod
    def changes(old: Everything, new: Everything) -> EverythingPatch:
        """What to send so that *old* becomes *new*: an `EverythingPatch` of the fields that differ."""
        return changes(EverythingPatch, old, new)


@define(kw_only=True)
class Everything(Model):
    """One field of each scalar.

    - wire forms below
    - in the order of the reference.
    """

    string: str
    integer: int
    number: float
    boolean: bool
    datetime: _datetime
    date: _date
    time: _time
    duration: timedelta
    uuid: UUID
    decimal: Decimal
    bytes: builtins.bytes
    json: Any
    path: str
    url: str
    maybe_date: _date | None = None
    more_bytes: builtins.bytes | None = None
    optional_list: list[str | None] | None = None
    map: dict[str, list[int]]
    epoch: Annotated[_datetime, Wire("seconds")]
    millis: Annotated[_datetime, Wire("milliseconds")] | None = None
    pause: Annotated[timedelta, Wire("seconds")]
    stamp: list[Annotated[_datetime, Wire("%d.%m.%Y")]]
    count: Annotated[int, Wire("string")]
    money: Annotated[Decimal, Wire("number")]
    digest: Annotated[builtins.bytes, Wire("hex")]
    flag: Annotated[bool, Wire({True: "1", False: "0"})] | None = None


@define(kw_only=True)
class EverythingCreate(Input):
    """What is sent to create an `Everything`. What is not set is left to the server."""

    string: str
    integer: int
    number: float
    boolean: bool
    datetime: _datetime
    date: _date
    time: _time
    duration: timedelta
    uuid: UUID
    decimal: Decimal
    bytes: builtins.bytes
    json: Any
    path: str
    url: str
    maybe_date: _date | Unset | None = UNSET
    more_bytes: builtins.bytes | Unset | None = UNSET
    optional_list: list[str | None] | Unset | None = UNSET
    map: dict[str, list[int]]
    epoch: Annotated[_datetime, Wire("seconds")]
    millis: Annotated[_datetime, Wire("milliseconds")] | Unset | None = UNSET
    pause: Annotated[timedelta, Wire("seconds")]
    stamp: list[Annotated[_datetime, Wire("%d.%m.%Y")]]
    count: Annotated[int, Wire("string")]
    money: Annotated[Decimal, Wire("number")]
    digest: Annotated[builtins.bytes, Wire("hex")]
    flag: Annotated[bool, Wire({True: "1", False: "0"})] | Unset | None = UNSET


@define(kw_only=True)
class EverythingUpdate(Input):
    """What is sent to replace an `Everything`. What is not set is left out."""

    string: str
    integer: int
    number: float
    boolean: bool
    datetime: _datetime
    date: _date
    time: _time
    duration: timedelta
    uuid: UUID
    decimal: Decimal
    bytes: builtins.bytes
    json: Any
    path: str
    url: str
    maybe_date: _date | Unset | None = UNSET
    more_bytes: builtins.bytes | Unset | None = UNSET
    optional_list: list[str | None] | Unset | None = UNSET
    map: dict[str, list[int]]
    epoch: Annotated[_datetime, Wire("seconds")]
    millis: Annotated[_datetime, Wire("milliseconds")] | Unset | None = UNSET
    pause: Annotated[timedelta, Wire("seconds")]
    stamp: list[Annotated[_datetime, Wire("%d.%m.%Y")]]
    count: Annotated[int, Wire("string")]
    money: Annotated[Decimal, Wire("number")]
    digest: Annotated[builtins.bytes, Wire("hex")]
    flag: Annotated[bool, Wire({True: "1", False: "0"})] | Unset | None = UNSET


@define(kw_only=True)
class EverythingPatch(Input):
    """Changes to an `Everything`. What is not set stays as it is. None clears, where a field allows it."""

    string: str | Unset = UNSET
    integer: int | Unset = UNSET
    number: float | Unset = UNSET
    boolean: bool | Unset = UNSET
    datetime: _datetime | Unset = UNSET
    date: _date | Unset = UNSET
    time: _time | Unset = UNSET
    duration: timedelta | Unset = UNSET
    uuid: UUID | Unset = UNSET
    decimal: Decimal | Unset = UNSET
    bytes: builtins.bytes | Unset = UNSET
    json: Any | Unset = UNSET
    path: str | Unset = UNSET
    url: str | Unset = UNSET
    maybe_date: _date | Unset | None = UNSET
    more_bytes: builtins.bytes | Unset | None = UNSET
    optional_list: list[str | None] | Unset | None = UNSET
    map: dict[str, list[int]] | Unset = UNSET
    epoch: Annotated[_datetime, Wire("seconds")] | Unset = UNSET
    millis: Annotated[_datetime, Wire("milliseconds")] | Unset | None = UNSET
    pause: Annotated[timedelta, Wire("seconds")] | Unset = UNSET
    stamp: list[Annotated[_datetime, Wire("%d.%m.%Y")]] | Unset = UNSET
    count: Annotated[int, Wire("string")] | Unset = UNSET
    money: Annotated[Decimal, Wire("number")] | Unset = UNSET
    digest: Annotated[builtins.bytes, Wire("hex")] | Unset = UNSET
    flag: Annotated[bool, Wire({True: "1", False: "0"})] | Unset | None = UNSET


_LIST: Operation[Everything] = Operation(
    "everything.list", "GET", "/everything", returns=Everything, answer="page"
)
_CREATE: Operation[Everything] = Operation(
    "everything.create", "POST", "/everything", sends=EverythingCreate, returns=Everything
)
_READ: Operation[Everything] = Operation("everything.read", "GET", "/everything/{id}", returns=Everything)
_UPDATE: Operation[Everything] = Operation(
    "everything.update", "PUT", "/everything/{id}", sends=EverythingUpdate, returns=Everything
)
_PARTIAL_UPDATE: Operation[Everything] = Operation(
    "everything.partial_update", "PATCH", "/everything/{id}", sends=EverythingPatch, returns=Everything
)
