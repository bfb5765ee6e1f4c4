"""The resource `class` of API.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Input, Model, wire

from ._api import API


class ClassService(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Class]:
        """List every `Class`.

        ``GET /class``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Class]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(self, data: ClassCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Class:
        """Create a `Class`.

        ``POST /class``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(self, self_: str, **options: Unpack[RequestOptions]) -> Class:
        """Get one `Class`.

        ``GET /class/{self}``
        """
        return await self._call(_READ, (self_,), options)

    async def import_(self, self_: str, **options: Unpack[RequestOptions]) -> None:
        """``POST /class/{self}/import``"""
        return await self._call(_IMPORT, (self_,), options)

    async def print(self, self_: str, **options: Unpack[RequestOptions]) -> Class:
        """``POST /class/{self}/print``"""
        return await self._call(_PRINT, (self_,), options)


@define(kw_only=True)
class Class(Model):
    class_: builtins.str = field(metadata=wire(name="class"))
    self_: builtins.str = field(metadata=wire(name="self"))
    list: builtins.list[builtins.str]
    str: builtins.str
    note: builtins.str
    id: builtins.str = field(metadata=wire(name="_id"))
    value_2fa: bool = field(metadata=wire(name="2fa"))
    user_id: int = field(metadata=wire(name="userID"))
    with_space: builtins.str = field(metadata=wire(name="With Space"))


@define(kw_only=True)
class ClassCreate(Input):
    """What is sent to create a `Class`. What is not set is left to the server."""

    class_: builtins.str = field(metadata=wire(name="class"))
    self_: builtins.str = field(metadata=wire(name="self"))
    list: builtins.list[builtins.str]
    str: builtins.str
    note: builtins.str
    id: builtins.str = field(metadata=wire(name="_id"))
    value_2fa: bool = field(metadata=wire(name="2fa"))
    user_id: int = field(metadata=wire(name="userID"))
    with_space: builtins.str = field(metadata=wire(name="With Space"))


_LIST: Operation[Class] = Operation("class.list", "GET", "/class", returns=Class, answer="page")
_CREATE: Operation[Class] = Operation("class.create", "POST", "/class", sends=ClassCreate, returns=Class)
_READ: Operation[Class] = Operation("class.read", "GET", "/class/{self}", returns=Class)
_IMPORT: Operation[None] = Operation("class.import", "POST", "/class/{self}/import")
_PRINT: Operation[Class] = Operation("class.print", "POST", "/class/{self}/print", returns=Class)
