"""The resource `shown` of Verbs.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API
from .models import Gone, ThingCreate


class Shown(Service):
    """Things that are shown as something else."""

    _api = API

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[Gone]:
        """List every `Gone`.

        ``GET /shown``
        """
        return await self._call(_LIST, (), options)

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> Gone:
        """Get one `Gone`.

        ``GET /shown/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def create(self, data: ThingCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Gone:
        """Create a `Thing`.

        ``POST /shown``
        """
        return await self._call(_CREATE, (), options, data=data)


_LIST: Operation[list[Gone]] = Operation("shown.list", "GET", "/shown", returns=list[Gone])
_READ: Operation[Gone] = Operation("shown.read", "GET", "/shown/{id}", returns=Gone)
_CREATE: Operation[Gone] = Operation("shown.create", "POST", "/shown", sends=ThingCreate, returns=Gone)
