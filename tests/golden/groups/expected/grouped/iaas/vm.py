"""The resource `vm` of Grouped.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model

from .._api import API


class VmService(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Vm]:
        """List every `Vm`.

        ``GET /vm/``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Vm]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()


@define(kw_only=True)
class Vm(Model):
    name: str


_LIST: Operation[Vm] = Operation("iaas.vm.list", "GET", "/vm/", returns=Vm, answer="page")
