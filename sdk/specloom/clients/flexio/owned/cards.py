"""The resource `cards` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from .._api import API


class Cards(Service):
    """The cards that an account is paid with (2019)."""

    _api = API

    def list(
        self,
        owner: str,
        *,
        start: int | None = None,
        tail: int | None = None,
        limit: int | None = None,
        created_min: date | None = None,
        created_max: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[dict[str, Any]]:
        """Get the cards of an account.

        ``GET /{owner}/account/cards`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            start: How many to skip. At least 0.
            tail: How many of the last ones to get. At least 0.
            limit: How many to get at most. At least 0.
            created_min: Only what was made on that day or later.
            created_max: Only what was made on that day or earlier.
        """
        return self._pages(
            _LIST,
            (owner,),
            options,
            query={
                "start": start,
                "tail": tail,
                "limit": limit,
                "created_min": created_min,
                "created_max": created_max,
            },
        )

    async def get_all(
        self,
        owner: str,
        *,
        start: int | None = None,
        tail: int | None = None,
        limit: int | None = None,
        created_min: date | None = None,
        created_max: date | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[dict[str, Any]]:
        """All items of `list`, in one list."""
        return await self.list(
            owner,
            start=start,
            tail=tail,
            limit=limit,
            created_min=created_min,
            created_max=created_max,
            **options,
        ).collect()

    async def create(
        self, owner: str, data: Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Add a card.

        ``POST /{owner}/account/cards`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_CREATE, (owner,), options, data=data)

    async def delete(self, owner: str, card_id: str, **options: Unpack[RequestOptions]) -> Any:
        """Take a card away.

        ``DELETE /{owner}/account/cards/{card_id}`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
            card_id: The card.
        """
        return await self._call(_DELETE, (owner, card_id), options)


_LIST: Operation[dict[str, Any]] = Operation(
    "owned.cards.list", "GET", "/{owner}/account/cards", returns=dict[str, Any], answer="page", host="v2"
)
_CREATE: Operation[dict[str, Any]] = Operation(
    "owned.cards.create",
    "POST",
    "/{owner}/account/cards",
    sends=dict[str, Any],
    returns=dict[str, Any],
    host="v2",
)
_DELETE: Operation[Any] = Operation(
    "owned.cards.delete", "DELETE", "/{owner}/account/cards/{card_id:path}", returns=Any, host="v2"
)
