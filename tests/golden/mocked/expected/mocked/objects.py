"""The resource `objects` of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, RequestOptions, Service
from specloom.values import UNSET, Input, Model, Unset, wire

from ._api import API
from .models import Order


class Objects(Service):
    _api = API

    async def find(
        self, data: ObjectsFindBody | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> list[Found]:
        """``POST /objects``"""
        return await self._call(_FIND, (), options, data=data)


@define(kw_only=True)
class Condition(Model):
    name: str | None = None
    is_: str | None = field(default=None, metadata=wire(name="is"))
    one: str | None = None
    other: str | None = None
    inner: list[Condition] | None = None


@define(kw_only=True)
class Found(Model):
    id: str
    order: Order | None = None


@define(kw_only=True)
class ObjectsFindBody(Input):
    kind: str
    filter: Condition | Unset | None = UNSET
    sort: Order | Unset | None = UNSET
    most: int | Unset | None = UNSET


_FIND: Operation[list[Found]] = Operation(
    "objects.find", "POST", "/objects", sends=ObjectsFindBody, returns=list[Found]
)
