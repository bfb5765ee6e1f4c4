"""The resource `entries` of Inherited.

Generated from tests/golden/inherited/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from ._api import API
from .models import Entry, EntryCreate


class Entries(Service):
    """Deprecated: Ask for `boxes`."""

    _api = API

    def list(self, *, tenant: str | None = None, **options: Unpack[RequestOptions]) -> Pages[Entry]:
        """List every `Entry`.

        ``GET /entries`` on the host `logs`
        """
        return self._pages(_LIST, (), options, query={"tenant": tenant})

    async def get_all(
        self, *, tenant: str | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Entry]:
        """All items of `list`, in one list."""
        return await self.list(tenant=tenant, **options).collect()

    async def read(self, id: int, *, tenant: str | None = None, **options: Unpack[RequestOptions]) -> Entry:
        """Get one `Entry`.

        ``GET /entries/{id}`` on the host `files`
        """
        return await self._call(_READ, (id,), options, query={"tenant": tenant})

    async def create(
        self,
        data: EntryCreate | Mapping[str, Any],
        *,
        tenant: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Entry:
        """Create an `Entry`.

        ``POST /entries`` on the host `logs`
        """
        return await self._call(_CREATE, (), options, data=data, query={"tenant": tenant})


_LIST: Operation[Entry] = Operation(
    "entries.list",
    "GET",
    "/entries",
    returns=Entry,
    answer="page",
    host="logs",
    auth="pin",
    headers={"X-Client": "specloom"},
    retry_statuses=(423,),
    timeout=60.0,
)
_READ: Operation[Entry] = Operation(
    "entries.read",
    "GET",
    "/entries/{id}",
    returns=Entry,
    host="files",
    anonymous=True,
    headers={"X-Client": "specloom"},
    retry_statuses=(423,),
    timeout=60.0,
)
_CREATE: Operation[Entry] = Operation(
    "entries.create",
    "POST",
    "/entries",
    sends=EntryCreate,
    returns=Entry,
    host="logs",
    auth="pin",
    headers={"X-Client": "specloom"},
    retry_statuses=(423,),
    timeout=60.0,
)
