"""How a query is built from keyword arguments: whole, as FlowKit's own client sends it.

What is not given is sent too, as null or as the usual value: servers differ in what they take a missing member for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias, TypeVar, cast

from attrs import fields

from specloom.errors import DecodeError
from specloom.values import Model, structure, to_wire

from .models import Query

QueryLike: TypeAlias = Query | Mapping[str, Any]
"""A query that was built, or one as a dict under wire names."""

Day: TypeAlias = str | date
"""A day or moment: a `date`, a `datetime`, or text as ``2016-01-01``."""

HourPair: TypeAlias = tuple[int, int]
"""From one hour of the day to another, as ``(8, 17)``."""

EventTypes: TypeAlias = Iterable[str] | None
"""Which of ``calls sms mds topups`` count; None for all."""

Subset: TypeAlias = QueryLike | str | None
"""Which subscribers count: a query, the id of one, or None for all."""

Q = TypeVar("Q", bound=Model)


def build(cls: type[Q], arguments: Mapping[str, Any], **renamed: str) -> Q:
    """Make a query of *cls* from the *arguments* of its builder; *renamed* gives the wire names that differ.

    ValueError says what does not fit, by its place in the query.
    """
    members = {renamed.get(name, name): _plain(name, value) for name, value in arguments.items()}
    kind = next(one.default for one in fields(cls) if one.name == "query_kind")
    return cast("Q", read_query({"query_kind": kind, **members}, cls))


def read_query(members: Mapping[str, Any], cls: Any) -> Any:
    """Read plain data as a query of *cls*; nulls are kept, and sent again. ValueError says what does not fit."""
    try:
        return structure(members, cls, at="query")
    except DecodeError as error:
        raise ValueError(str(error)) from None


def as_members(query: QueryLike) -> dict[str, Any]:
    """The query as plain data, under wire names."""
    return cast("dict[str, Any]", to_wire(query, at="query"))


def _plain(name: str, value: Any) -> Any:
    if name == "hours" and value is not None:
        start, end = value
        return {"start_hour": start, "end_hour": end}
    if isinstance(value, Iterable) and not isinstance(value, str | Mapping):
        return to_wire(list(cast("Any", value)), at=name)
    return to_wire(value, at=name)
