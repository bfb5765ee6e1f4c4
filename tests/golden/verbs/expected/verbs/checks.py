"""The resource `checks` of Verbs.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

from typing import Any, Unpack

from specloom.service import Head, Operation, RequestOptions, Service

from ._api import API


class Checks(Service):
    _api = API

    async def head(self, id: str, **options: Unpack[RequestOptions]) -> Head:
        """Ask whether a record exists, without its content.

        ``HEAD /checks/{id}``
        """
        return await self._head(_HEAD, (id,), options)

    async def read(self, id: str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get one record.

        ``GET /checks/{id}``
        """
        return await self._call(_READ, (id,), options)

    async def start(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """``POST /checks/{id}/start``"""
        return await self._call(_START, (id,), options)


_HEAD: Operation[None] = Operation("checks.head", "HEAD", "/checks/{id}")
_READ: Operation[dict[str, Any]] = Operation(
    "checks.read", "GET", "/checks/{id}", returns=dict[str, Any], retry_statuses=(409,), timeout=90.0
)
_START: Operation[None] = Operation(
    "checks.start", "POST", "/checks/{id}/start", idempotent=True, idempotency_key="header Idempotency-Key"
)
