"""The resource `people` of Typed.

Generated from tests/golden/types/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias, Unpack
from uuid import UUID

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, OpenIntEnum, Unset, changes, hidden, wire

from ._api import API
from .models import BaseKind, Label


class People(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Person]:
        """List every `Person`.

        ``GET /people``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Person]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(
        self, data: PersonCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Person:
        """Create a `Person`.

        ``POST /people``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, id: UUID, **options: Unpack[RequestOptions]) -> Person:
        """Get one `Person`.

        ``GET /people/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def partial_update(
        self, id: UUID, data: PersonPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Person:
        """Change a `Person`: what is not sent stays as it is.

        ``PATCH /people/{id}``
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data)

    @staticmethod
    def changes(old: Person, new: Person) -> PersonPatch:
        """What to send so that *old* becomes *new*: a `PersonPatch` of the fields that differ."""
        return changes(PersonPatch, old, new)


Secret: TypeAlias = str


class Level(OpenIntEnum):
    low = 1
    HIGH = 2


@define(kw_only=True)
class Person(Model):
    """Deprecated: Use Employee."""

    id: UUID
    kind: BaseKind
    """Default: `A`."""

    name: Label
    """Example: `Anna`."""

    password: Secret | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    level: Level | None = None
    address: PersonAddress
    """Where."""

    friends: list[Person]
    boss: Person | None = None
    extra: dict[str, Any]
    from_: date = field(metadata=wire(name="from"))
    """A keyword."""

    planet: str = "Earth"
    born: Any = "2000-01-01"
    size: float = 1.5
    on: bool = True
    tags: Any = field(factory=lambda: ["a", "b"])
    state: Level = Level.HIGH


@define(kw_only=True)
class PersonCreate(Input):
    """What is sent to create a `Person`. What is not set is left to the server."""

    kind: BaseKind | Unset = UNSET
    name: Label | Unset = UNSET
    password: Secret | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    level: Level | Unset | None = UNSET
    address: PersonAddress
    friends: list[Person]
    boss: Person | Unset | None = UNSET
    extra: dict[str, Any]
    from_: date = field(metadata=wire(name="from"))
    planet: str = field(default="Earth", init=False)
    born: Any = field(default="2000-01-01", init=False)
    size: float = field(default=1.5, init=False)
    on: bool = field(default=True, init=False)
    tags: Any = field(factory=lambda: ["a", "b"], init=False)
    state: Level = field(default=Level.HIGH, init=False)


@define(kw_only=True)
class PersonPatch(Input):
    """Changes to a `Person`. What is not set stays as it is. None clears, where a field allows it."""

    kind: BaseKind | Unset = UNSET
    name: Label | Unset = UNSET
    password: Secret | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    level: Level | Unset | None = UNSET
    address: PersonAddress | Unset = UNSET
    friends: list[Person] | Unset = UNSET
    boss: Person | Unset | None = UNSET
    extra: dict[str, Any] | Unset = UNSET
    from_: date | Unset = field(default=UNSET, metadata=wire(name="from"))
    planet: str = field(default="Earth", init=False)
    born: Any = field(default="2000-01-01", init=False)
    size: float = field(default=1.5, init=False)
    on: bool = field(default=True, init=False)
    tags: Any = field(factory=lambda: ["a", "b"], init=False)
    state: Level = field(default=Level.HIGH, init=False)


@define(kw_only=True)
class PersonAddress(Model):
    """Where."""

    street: str
    zip: str
    """Deprecated."""

    geo: PersonAddressGeo


@define(kw_only=True)
class PersonAddressGeo(Model):
    lat: float
    lon: float


_LIST: Operation[Person] = Operation("people.list", "GET", "/people", returns=Person, answer="page")
_CREATE: Operation[Person] = Operation(
    "people.create",
    "POST",
    "/people",
    sends=PersonCreate,
    constants={
        "planet": "Earth",
        "born": "2000-01-01",
        "size": 1.5,
        "on": True,
        "tags": ["a", "b"],
        "state": 2,
    },
    returns=Person,
)
_READ: Operation[Person] = Operation("people.read", "GET", "/people/{id}", returns=Person)
_PARTIAL_UPDATE: Operation[Person] = Operation(
    "people.partial_update",
    "PATCH",
    "/people/{id}",
    sends=PersonPatch,
    constants={
        "planet": "Earth",
        "born": "2000-01-01",
        "size": 1.5,
        "on": True,
        "tags": ["a", "b"],
        "state": 2,
    },
    returns=Person,
)
