"""The resource `webhooks` of Cloudomation.

Generated from specs/cloudomation.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Unpack

from attrs import define, field

from specloom.service import Operation, Pages, RequestOptions, Response, Service, StreamContext
from specloom.values import UNSET, Input, Model, Unset, changes, hidden, wire

from ._api import API
from .models import Filter, NamedBy, RecordId


class Webhooks(Service):
    """Addresses under which flows can be run from outside."""

    _api = API

    def list(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Webhook]:
        """List every `Webhook`.

        ``GET /webhook``

        Args:
            filter: Only records that meet it.
        """
        return self._pages(_LIST, (), options, query={"filter": filter})

    async def get_all(
        self, *, filter: Filter | Mapping[str, Any] | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[Webhook]:
        """All items of `list`, in one list."""
        return await self.list(filter=filter, **options).collect()

    async def create(
        self, data: WebhookCreate | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Webhook:
        """Create a `Webhook`.

        ``POST /webhook``
        """
        return await self._call(_CREATE, (), options, data=data)

    async def read(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> Webhook:
        """Get one `Webhook`.

        ``GET /webhook/{id}``

        Args:
            id: The id or name of the webhook.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_READ, (id,), options, query={"by": by})

    async def partial_update(
        self,
        id: str,
        data: WebhookPatch | Mapping[str, Any],
        *,
        by: NamedBy | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Webhook:
        """Change a `Webhook`: what is not sent stays as it is.

        ``PATCH /webhook/{id}``

        Args:
            id: The id or name of the webhook.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_PARTIAL_UPDATE, (id,), options, data=data, query={"by": by})

    async def delete(
        self, id: str, *, by: NamedBy | str | None = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a `Webhook`.

        ``DELETE /webhook/{id}``

        Args:
            id: The id or name of the webhook.
            by: What the record is named by; its id if nothing is said.
        """
        return await self._call(_DELETE, (id,), options, query={"by": by})

    async def call(
        self,
        client: str,
        name: str,
        data: Any = UNSET,
        *,
        key: str | None = None,
        is_async: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Response:
        """Run the flow of a webhook, with whatever data. Needs no login, but the webhook's key where it has
        one.

        The answer is what the flow makes of it, under any status; with `is_async` it comes at once.

        ``POST /webhook/{client}/{name}``

        Args:
            client: The name of the client that the webhook belongs to.
            name: The name of the webhook.
            key: The key of the webhook.
            is_async: Whether not to wait for the flow.
        """
        return await self._call(
            _CALL, (client, name), options, data=data, query={"key": key, "async": is_async}
        )

    def stream_call(
        self,
        client: str,
        name: str,
        data: Any = UNSET,
        *,
        key: str | None = None,
        is_async: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> StreamContext[bytes]:
        """`call` with the answer as a stream, for what is too large to be held in memory."""
        return self._stream(_CALL, (client, name), options, data=data, query={"key": key, "async": is_async})

    async def download_call(
        self,
        client: str,
        name: str,
        data: Any = UNSET,
        *,
        to: str | Path,
        key: str | None = None,
        is_async: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Path:
        """`call` with the answer written to the file *to*, which appears when it is complete."""
        return await self._download(
            _CALL, (client, name), options, data=data, query={"key": key, "async": is_async}, to=to
        )

    @staticmethod
    def changes(old: Webhook, new: Webhook) -> WebhookPatch:
        """What to send so that *old* becomes *new*: a `WebhookPatch` of the fields that differ."""
        return changes(WebhookPatch, old, new)


@define(kw_only=True)
class Webhook(Model):
    """An address under which a flow can be run from outside."""

    id: RecordId | None = None
    name: str | None = None
    """Not twice in a workspace; blanks at its ends are dropped."""

    flow_name: str | None = None
    """The flow that is run."""

    user_name: str | None = None
    """With whose permissions."""

    key: str | None = field(default=None, repr=hidden, metadata=wire(sensitive=True))
    """What a caller must know; without one everybody may call."""

    is_enabled: bool | None = None


@define(kw_only=True)
class WebhookCreate(Input):
    """What is sent to create a `Webhook`. What is not set is left to the server."""

    name: str | None
    flow_name: str | Unset | None = UNSET
    user_name: str | Unset | None = UNSET
    key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    is_enabled: bool | Unset | None = UNSET


@define(kw_only=True)
class WebhookPatch(Input):
    """Changes to a `Webhook`. What is not set stays as it is. None clears, where a field allows it."""

    name: str | Unset | None = UNSET
    flow_name: str | Unset | None = UNSET
    user_name: str | Unset | None = UNSET
    key: str | Unset | None = field(default=UNSET, repr=hidden, metadata=wire(sensitive=True))
    is_enabled: bool | Unset | None = UNSET


_LIST: Operation[Webhook] = Operation(
    "webhooks.list", "GET", "/webhook", returns=Webhook, answer="page", styles={"filter": "json"}
)
_CREATE: Operation[Webhook] = Operation(
    "webhooks.create", "POST", "/webhook", sends=WebhookCreate, returns=Webhook
)
_READ: Operation[Webhook] = Operation("webhooks.read", "GET", "/webhook/{id}", returns=Webhook)
_PARTIAL_UPDATE: Operation[Webhook] = Operation(
    "webhooks.partial_update", "PATCH", "/webhook/{id}", sends=WebhookPatch, returns=Webhook
)
_DELETE: Operation[None] = Operation("webhooks.delete", "DELETE", "/webhook/{id}")
_CALL: Operation[Response] = Operation(
    "webhooks.call",
    "POST",
    "/webhook/{client}/{name}",
    body="any",
    answer="any",
    statuses="any",
    anonymous=True,
)
