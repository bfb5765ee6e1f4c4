"""The resource `replaced` of Verbs.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, RequestOptions, Service

from ._api import API
from .models import Thing, ThingUpdate


class Replaced(Service):
    _api = API

    async def update(
        self, id: str, data: ThingUpdate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Thing:
        """Replace a `Thing`.

        ``PUT /replaced/{id}``
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def delete(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a `Thing`.

        ``DELETE /replaced/{id}``
        """
        return await self._call(_DELETE, (id,), options)


_UPDATE: Operation[Thing] = Operation(
    "replaced.update", "PUT", "/replaced/{id}", sends=ThingUpdate, returns=Thing
)
_DELETE: Operation[None] = Operation("replaced.delete", "DELETE", "/replaced/{id}")
