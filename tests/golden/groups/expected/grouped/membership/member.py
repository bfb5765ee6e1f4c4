"""The resource `member` of Grouped.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model, OpenEnum

from .._api import API
from .models import Address


class MemberService(Service):
    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Member]:
        """List every `Member`.

        ``GET /member/``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Member]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def read(self, id: int, **options: Unpack[RequestOptions]) -> Member:
        """Get one `Member`.

        ``GET /member/{id}/``
        """
        return await self._call(_READ, (id,), options)


@define(kw_only=True)
class Member(Model):
    name: str
    address: Address
    kind: MemberKind


class MemberKind(OpenEnum):
    A = "a"
    B = "b"


_LIST: Operation[Member] = Operation(
    "membership.member.list",
    "GET",
    "/member/",
    returns=Member,
    answer="page",
    headers={"X-App": "membership"},
)
_READ: Operation[Member] = Operation(
    "membership.member.read", "GET", "/member/{id}/", returns=Member, headers={"X-App": "membership"}
)
