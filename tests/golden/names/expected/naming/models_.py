"""The resource `models` of API.

Generated from tests/golden/names/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions
from specloom.service import Service as _Service
from specloom.values import Model, OpenEnum

from ._api import API
from .models import Page


class Models(_Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Service]:
        """List every `Service`.

        ``GET /models``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Service]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def read(
        self,
        from_: str,
        *,
        options_: str | None = None,
        data_: str | None = None,
        to_: str | None = None,
        headers_: str | None = None,
        self_: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Service:
        """Get one `Service`.

        ``GET /models/{from}``
        """
        return await self._call(
            _READ,
            (from_,),
            options,
            query={"options": options_, "data": data_, "to": to_, "headers": headers_, "self": self_},
        )


@define(kw_only=True)
class Service(Model):
    page: Page
    client: Client


class Client(OpenEnum):
    NONE = "none"
    TRUE = "true"
    MRO = "mro"
    EMPTY_ONE = ""
    A_B = "a-b"
    AB = "a b"


_LIST: Operation[Service] = Operation("models.list", "GET", "/models", returns=Service, answer="page")
_READ: Operation[Service] = Operation("models.read", "GET", "/models/{from}", returns=Service)
