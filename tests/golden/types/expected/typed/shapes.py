"""The resource `shapes` of Typed.

Generated from tests/golden/types/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, Unpack

from attrs import define

from specloom.service import Operation as _Operation
from specloom.service import Pages, RequestOptions, Service
from specloom.values import Input, OpenEnum, Unknown
from specloom.values import Model as _Model

from ._api import API


class ShapesService(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Shape]:
        """List every `Shape`.

        ``GET /shapes``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Shape]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(self, data: Shape | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Shape:
        """Create a record.

        ``POST /shapes``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def loose(
        self, id: int, data: Loose | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Loose:
        """``POST /shapes/{id}/loose``"""
        return await self._call(_LOOSE, (id,), options, data=data)

    async def all(self, **options: Unpack[RequestOptions]) -> Shapes:
        """``POST /shapes/all``"""
        return await self._call(_ALL, (), options)

    async def made(
        self, id: int, data: CircleCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Response:
        """``POST /shapes/{id}/made``"""
        return await self._call(_MADE, (id,), options, data=data)


@define(kw_only=True)
class Circle(_Model):
    kind: Literal["circle"] = "circle"
    radius: float


@define(kw_only=True)
class CircleCreate(Input):
    """What is sent to create a `Circle`. What is not set is left to the server."""

    kind: Literal["circle"] = "circle"
    radius: float


@define(kw_only=True)
class Square(_Model):
    kind: Literal["square-ish"] = "square-ish"
    """Which."""

    side: float


Shape: TypeAlias = Circle | Square | Unknown
"""A shape."""


Loose: TypeAlias = Circle | str | list[int]


Shapes: TypeAlias = list[Shape]


@define(kw_only=True)
class Response(_Model):
    operation: Operation
    model: Model | None = None


@define(kw_only=True)
class Operation(_Model):
    name: str


class Model(OpenEnum):
    T = "T"
    S = "S"


_LIST: _Operation[Shape] = _Operation("shapes.list", "GET", "/shapes", returns=Shape, answer="page")
_CREATE: _Operation[Shape] = _Operation("shapes.create", "POST", "/shapes", sends=Shape, returns=Shape)
_LOOSE: _Operation[Loose] = _Operation(
    "shapes.loose", "POST", "/shapes/{id}/loose", sends=Loose, returns=Loose
)
_ALL: _Operation[Shapes] = _Operation("shapes.all", "POST", "/shapes/all", returns=Shapes)
_MADE: _Operation[Response] = _Operation(
    "shapes.made",
    "POST",
    "/shapes/{id}/made",
    sends=CircleCreate,
    constants={"kind": "circle"},
    returns=Response,
)
