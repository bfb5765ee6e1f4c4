"""The resource `actions` of Flex.io.

Generated from specs/flexio.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from datetime import date
from typing import Any, Unpack

from attrs import define

from specloom.service import Operation, Pages, RequestOptions, Service
from specloom.values import Model

from .._api import API


class Actions(Service):
    """What was asked of the API on behalf of an owner."""

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
    ) -> Pages[Action]:
        """Get what was asked.

        ``GET /{owner}/actions`` on the host `v2`

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
    ) -> builtins.list[Action]:
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

    async def summary(self, owner: str, **options: Unpack[RequestOptions]) -> Any:
        """How often what was asked.

        ``GET /{owner}/actions/summary`` on the host `v2`

        Args:
            owner: Whose: an `eid`, a user name, or `me`. Example: `me`.
        """
        return await self._call(_SUMMARY, (owner,), options)


@define(kw_only=True)
class Action(Model):
    """One request to the API."""

    eid: str
    """Identifier that the server made."""

    eid_type: str
    """Kind of the object."""

    action_type: str | None = None
    """What was asked for. Example: `action.pipe.create`."""

    request_ip: str | None = None
    """From where."""

    request_type: str | None = None
    """How."""

    request_method: str | None = None
    """The HTTP method. Example: `POST`."""

    request_route: str | None = None
    """The address."""

    request_created_by: str | None = None
    """By whom."""

    request_created: str | None = None
    """When."""

    request_params: Any
    """What was sent."""

    target_eid: str | None = None
    """The object that it was about."""

    target_eid_type: str | None = None
    """Kind of that object."""

    target_owned_by: str | None = None
    """Whose that object is."""

    response_type: str | None = None
    """How it was answered."""

    response_code: str | None = None
    """With which status."""

    response_params: Any
    """What was answered."""

    response_created: str | None = None
    """When it was answered."""

    duration: Any
    """How long that took."""


_LIST: Operation[Action] = Operation(
    "owned.actions.list", "GET", "/{owner}/actions", returns=Action, answer="page", host="v2"
)
_SUMMARY: Operation[Any] = Operation(
    "owned.actions.summary", "GET", "/{owner}/actions/summary", returns=Any, host="v2"
)
