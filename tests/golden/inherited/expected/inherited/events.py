"""The resource `events` of Inherited.

Generated from tests/golden/inherited/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from typing import Unpack

from specloom.service import CursorPaging, Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Entry


class Events(Service):
    _api = API

    def list(self, *, tenant: str, **options: Unpack[RequestOptions]) -> Pages[Entry]:
        """List every `Entry`.

        ``GET /events`` on the host `files`

        Args:
            tenant: Whose.
        """
        return self._pages(_LIST, (), options, query={"tenant": tenant})

    async def get_all(self, *, tenant: str, **options: Unpack[RequestOptions]) -> builtins.list[Entry]:
        """All items of `list`, in one list."""
        return await self.list(tenant=tenant, **options).collect()


_LIST: Operation[Entry] = Operation(
    "events.list",
    "GET",
    "/events",
    returns=Entry,
    answer="page",
    host="files",
    auth="key",
    headers={"X-Client": "specloom"},
    many="data",
    paging=CursorPaging(param="after", next="next"),
    retry_statuses=(409,),
    idempotency_key="header Idempotency-Key",
    timeout=20.0,
)
