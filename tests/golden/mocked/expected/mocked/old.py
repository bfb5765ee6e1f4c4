"""The resource `old` of Mocked.

Generated from tests/golden/mocked/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from ._api import API


class OldService(Service):
    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> Old:
        """Get one `Old`.

        ``GET /old``
        """
        return await self._call(_READ, (), options)


@define(kw_only=True)
class Old(Model):
    label: str | None = None


_READ: Operation[Old] = Operation("old.read", "GET", "/old", returns=Old)
