"""The resource `root` of Grouped.

Generated from tests/golden/groups/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API
from .models import Shared


class Root(Service):
    _api = API

    async def read(self, **options: Unpack[RequestOptions]) -> Shared:
        """Get one `Shared`.

        ``GET /root``
        """
        return await self._call(_READ, (), options)


_READ: Operation[Shared] = Operation("root.read", "GET", "/root", returns=Shared)
