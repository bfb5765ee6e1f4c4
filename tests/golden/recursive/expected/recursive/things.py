"""The resource `things` of Recursive.

Generated from tests/golden/recursive/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Recursive, Unset, wire

from ._api import API


class Things(Service):
    _api = API

    async def read(self, id: int, **options: Unpack[RequestOptions]) -> Thing:
        """Get one `Thing`.

        ``GET /things/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def create(self, data: ThingCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Thing:
        """Create a `Thing`.

        ``POST /things``
        """
        return await self._call(_CREATE, (), options, data=data)

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Thing]:
        """List every `Thing`.

        ``GET /things``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Thing]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def grow(self, id: int, data: Tree, **options: Unpack[RequestOptions]) -> Tree:
        """``POST /things/{id}/grow``"""
        return await self._call(_GROW, (id,), options, data=data)


@define(kw_only=True)
class Thing(Model):
    id: int
    tree: Tree
    maybe: Tree | None = None
    all: list[Json]
    filter: Filter | None = None


@define(kw_only=True)
class ThingCreate(Input):
    """What is sent to create a `Thing`. What is not set is left to the server."""

    tree: Tree
    maybe: Tree | Unset | None = UNSET
    all: list[Json]
    filter: Filter | Unset | None = UNSET


if TYPE_CHECKING:
    Tree: TypeAlias = "str | list[Tree]"
else:
    Tree = Recursive("Tree", lambda: str | list[Tree])
"""A tree of texts."""


if TYPE_CHECKING:
    Json: TypeAlias = "dict[str, Value]"
else:
    Json = Recursive("Json", lambda: dict[str, Value])


if TYPE_CHECKING:
    Value: TypeAlias = "str | int | bool | list[Value] | Json"
else:
    Value = Recursive("Value", lambda: str | int | bool | list[Value] | Json)


@define(kw_only=True)
class Leaf(Model):
    field: str
    value: Value | None = None


@define(kw_only=True)
class And(Model):
    and_: list[Filter] = field(metadata=wire(name="and"))


Filter: TypeAlias = Leaf | And


_READ: Operation[Thing] = Operation("things.read", "GET", "/things/{id}", returns=Thing)
_CREATE: Operation[Thing] = Operation("things.create", "POST", "/things", sends=ThingCreate, returns=Thing)
_LIST: Operation[Thing] = Operation("things.list", "GET", "/things", returns=Thing, answer="page")
_GROW: Operation[Tree] = Operation("things.grow", "POST", "/things/{id}/grow", sends=Tree, returns=Tree)
