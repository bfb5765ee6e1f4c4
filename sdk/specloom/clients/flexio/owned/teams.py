"""The resource `teams` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from datetime import date
from typing import Any, Unpack

from specloom.service import Operation, Pages, RequestOptions, Service

from .._api import API
from .models import TeamUser


class Teams(Service):
    """The teams of which somebody is a member (2019)."""

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
    ) -> Pages[TeamUser]:
        """Get the teams, each as the user who owns it.

        ``GET /{owner}/teams`` on the host `v2`

        Args:
            owner: Who: an `eid`, a user name, or `me`. Example: `me`.
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
    ) -> builtins.list[TeamUser]:
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

    async def rights(self, owner: str, **options: Unpack[RequestOptions]) -> Any:
        """What one may do in them (2020).

        ``GET /{owner}/teams/rights`` on the host `v2`

        Args:
            owner: Who: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_RIGHTS, (owner,), options)


_LIST: Operation[TeamUser] = Operation(
    "owned.teams.list", "GET", "/{owner}/teams", returns=TeamUser, answer="page", host="v2"
)
_RIGHTS: Operation[Any] = Operation(
    "owned.teams.rights", "GET", "/{owner}/teams/rights", returns=Any, host="v2"
)
