"""The resource `things` of Verbs.

Generated from tests/golden/verbs/spec.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Head, Operation, Pages, RequestOptions, Service
from specloom.values import Model, changes, wire

from ._api import API
from .models import Gone, Thing, ThingCreate, ThingPatch


class Things(Service):
    """All the things."""

    _api = API

    def list(self, **options: Unpack[RequestOptions]) -> Pages[Thing]:
        """All of them.

        ``GET /things``
        """
        return self._pages(_LIST, (), options)

    async def get_all(self, **options: Unpack[RequestOptions]) -> builtins.list[Thing]:
        """All items of `list`, in one list."""
        return await self.list(**options).collect()

    async def create(self, data: ThingCreate | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Thing:
        """Create a `Thing`.

        ``POST /things``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(
        self, id: str, *, if_none_match: str | None = None, **options: Unpack[RequestOptions]
    ) -> Thing | None:
        """Get one `Thing`.

        ``GET /things/{id}``

        Args:
            id: Which thing.
        """
        return await self._call(_READ, (id,), options, headers={"If-None-Match": if_none_match})

    async def update(
        self, id: str, data: Thing | ThingPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Thing:
        """Change a `Thing`: what is not sent stays as it is.

        ``POST /things/{id}``

        Args:
            id: Which thing.
        """
        return await self._call(_UPDATE, (id,), options, data=data)

    async def partial_update(
        self, id: str, data: ThingPatch | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Thing:
        """Change a `Thing`: what is not sent stays as it is.

        ``PATCH /things/{id}``

        Args:
            id: Which thing.
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data)

    async def delete(self, id: str, **options: Unpack[RequestOptions]) -> Gone:
        """Delete a `Thing`.

        ``DELETE /things/{id}``

        Args:
            id: Which thing.
        """
        return await self._call(_DELETE, (id,), options)

    async def head(self, id: str | None = None, **options: Unpack[RequestOptions]) -> Head:
        """Ask whether a `Thing` exists, without its content.

        ``HEAD /things/{id}``

        Args:
            id: Which thing.
        """
        return await self._head(_HEAD, () if id is None else (id,), options)

    async def publish(self, id: str, **options: Unpack[RequestOptions]) -> None:
        """Show it to everybody.

        ``POST /things/{id}/publish``

        Args:
            id: Which thing.
        """
        return await self._call(_PUBLISH, (id,), options)

    async def copies(self, id: str, **options: Unpack[RequestOptions]) -> builtins.list[Thing]:
        """``GET /things/{id}/copies``

        Args:
            id: Which thing.
        """
        return await self._call(_COPIES, (id,), options)

    async def purge(self, **options: Unpack[RequestOptions]) -> builtins.list[Any]:
        """Deprecated: Use delete.

        ``DELETE /things``
        """
        return await self._call(_PURGE, (), options)

    @staticmethod
    def changes(old: Thing, new: Thing) -> ThingPatch:
        """What to send so that *old* becomes *new*: a `ThingPatch` of the fields that differ."""
        return changes(ThingPatch, old, new)


@define(kw_only=True)
class ThingsHeaders(Model):
    etag: str | None = field(default=None, metadata=wire(name="ETag"))
    """Its version."""

    x_count: int | None = field(default=None, metadata=wire(name="X-Count"))


_LIST: Operation[Thing] = Operation("things.list", "GET", "/things", returns=Thing, answer="page")
_CREATE: Operation[Thing] = Operation("things.create", "POST", "/things", sends=ThingCreate, returns=Thing)
_READ: Operation[Thing | None] = Operation(
    "things.read", "GET", "/things/{id}", returns=Thing, statuses=(304,), answer_headers=ThingsHeaders
)
_UPDATE: Operation[Thing] = Operation(
    "things.update", "POST", "/things/{id}", sends=ThingPatch, returns=Thing
)
_PARTIAL_UPDATE: Operation[Thing] = Operation(
    "things.partial_update", "PATCH", "/things/{id}", sends=ThingPatch, returns=Thing
)
_DELETE: Operation[Gone] = Operation("things.delete", "DELETE", "/things/{id}", returns=Gone)
_HEAD: Operation[ThingsHeaders] = Operation(
    "things.head", "HEAD", "/things/{id}", answer="none", answer_headers=ThingsHeaders, collection="/things"
)
_PUBLISH: Operation[None] = Operation("things.publish", "POST", "/things/{id}/publish")
_COPIES: Operation[list[Thing]] = Operation(
    "things.copies", "GET", "/things/{id}/copies", returns=list[Thing]
)
_PURGE: Operation[list[Any]] = Operation("things.purge", "DELETE", "/things", returns=list[Any])
