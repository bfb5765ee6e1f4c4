"""The resource `qa` of FlowKit.

Generated from specs/flowkit.yaml. Edit the spec and run `specloom generate`.
"""

from __future__ import annotations

import builtins
from datetime import date
from typing import Unpack

from attrs import define

from specloom.service import Operation, RequestOptions, Service
from specloom.values import Model

from ._api import API


class Qa(Service):
    """Checks of the quality of the data, day by day."""

    _api = API

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[QaCheckType]:
        """The checks that there are for each type of event.

        ``GET /qa/``
        """
        return await self._call(_LIST, (), options)

    async def outcomes(
        self,
        cdr_type: str,
        check_id: str,
        *,
        start_date: date,
        end_date: date,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[QaCheck]:
        """The outcomes of a check from one day to another, both included.

        ``GET /qa/{cdr_type}/{check_id}``

        Args:
            cdr_type: Type of event, e.g. `calls`.
            check_id: Name of the check, as `list` gives it.
            start_date: First day.
            end_date: Last day.
        """
        return await self._call(
            _OUTCOMES, (cdr_type, check_id), options, query={"start_date": start_date, "end_date": end_date}
        )

    async def outcome(
        self, cdr_type: str, check_id: str, check_date: date, **options: Unpack[RequestOptions]
    ) -> builtins.list[QaCheck]:
        """The outcome of a check on one day.

        ``GET /qa/{cdr_type}/{check_id}/{check_date}``

        Args:
            cdr_type: Type of event, e.g. `calls`.
            check_id: Name of the check, as `list` gives it.
            check_date: The day.
        """
        return await self._call(_OUTCOME, (cdr_type, check_id, check_date), options)


@define(kw_only=True)
class QaCheckType(Model):
    """A check of quality that there is."""

    cdr_type: str
    """Type of event that it checks."""

    type_of_query_or_check: str
    """Its name."""


@define(kw_only=True)
class QaCheck(Model):
    """What a check of quality found."""

    outcome: str
    """What was found."""

    type_of_query_or_check: str
    """Name of the check."""

    cdr_date: date
    """The day that was checked."""


_LIST: Operation[list[QaCheckType]] = Operation(
    "qa.list", "GET", "/qa/", returns=list[QaCheckType], many="available_qa_checks"
)
_OUTCOMES: Operation[list[QaCheck]] = Operation(
    "qa.outcomes", "GET", "/qa/{cdr_type}/{check_id}", returns=list[QaCheck], many="qa_checks"
)
_OUTCOME: Operation[list[QaCheck]] = Operation(
    "qa.outcome", "GET", "/qa/{cdr_type}/{check_id}/{check_date}", returns=list[QaCheck], many="qa_checks"
)
