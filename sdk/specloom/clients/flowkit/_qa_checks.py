"""Checks of quality as servers of any release answer them.

Some wrap lists in `available_qa_checks` or `qa_checks`, once or twice; the newest answer the bare list, and the outcome
of one day as a text.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeVar, Unpack, cast
from urllib.parse import quote

from specloom.errors import DecodeError
from specloom.service import RequestOptions, Response
from specloom.values import structure

from .qa import Qa, QaCheck, QaCheckType

T = TypeVar("T")

_WRAPPERS: Final = ("available_qa_checks", "qa_checks")


class QaChecks(Qa):
    """Checks of the quality of the data, day by day."""

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[QaCheckType]:
        """The checks that there are for each type of event.

        ``GET /qa/``
        """
        return _read((await self._connection.request("GET", "qa/", **options)).json(), QaCheckType)

    async def outcomes(
        self,
        cdr_type: str,
        check_id: str,
        *,
        start_date: date,
        end_date: date,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[QaCheck]:
        """The outcomes of a check from one day to another, both included. NotFound where there are none.

        ``GET /qa/{cdr_type}/{check_id}``
        """
        days: Mapping[str, Any] = {"start_date": start_date, "end_date": end_date}
        options["params"] = {**days, **(options.get("params") or {})}
        response = await self._connection.request("GET", _path(cdr_type, check_id), **options)
        return _read(response.json(), QaCheck)

    async def outcome(
        self, cdr_type: str, check_id: str, check_date: date, **options: Unpack[RequestOptions]
    ) -> builtins.list[QaCheck]:
        """The outcome of a check on one day. NotFound where there is none.

        ``GET /qa/{cdr_type}/{check_id}/{check_date}``
        """
        response = await self._connection.request("GET", _path(cdr_type, check_id, check_date), **options)
        value = _value(response)
        if isinstance(value, dict | list):
            return _read(value, QaCheck)
        members = {"outcome": str(value), "type_of_query_or_check": check_id, "cdr_date": str(check_date)}
        return _read([members], QaCheck)


def _path(*segments: object) -> str:
    return "/".join(["qa", *(quote(str(one), safe="") for one in segments)])


def _value(response: Response) -> Any:
    """The answer as JSON, or as the text that it is."""
    try:
        value: Any = response.json()
    except DecodeError:
        return response.text
    return cast("Any", value) if isinstance(value, dict | list | str) else response.text


def _read(value: Any, kind: type[T]) -> builtins.list[T]:
    for name in _WRAPPERS * 2:
        if isinstance(value, dict) and name in value:
            value = cast("dict[str, Any]", value)[name]
    return cast("builtins.list[T]", structure(value, builtins.list[kind]))  # type: ignore[valid-type]
