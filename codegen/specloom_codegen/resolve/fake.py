"""What the mock server is told, in its resolved form: hints, searches, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from specloom_codegen import ir
from specloom_codegen.resolve.values import json_of
from specloom_codegen.spec import (
    ApiMock,
    ConditionMock,
    Errors,
    Hook,
    MockError,
    OperationMock,
    OrderMock,
    Place,
    SearchMock,
    Situation,
)

USUAL_REFUSALS: Final[Mapping[Situation, ir.MockError]] = {
    "not_found": ir.MockError(status=404, code="not_found", message="Not found"),
    "no_route": ir.MockError(status=404, code="no_route", message="No such route"),
    "invalid": ir.MockError(status=400, code="invalid", message="Invalid input"),
    "missing": ir.MockError(status=400, code="missing", message="Missing input"),
    "login": ir.MockError(status=401, code="unauthenticated", message="Not authenticated"),
    "unauthenticated": ir.MockError(status=401, code="unauthenticated", message="Not authenticated"),
    "malformed": ir.MockError(status=401, code="unauthenticated", message="Not authenticated"),
    "forbidden": ir.MockError(status=403, code="forbidden", message="Forbidden"),
    "conflict": ir.MockError(status=409, code="conflict", message="Conflict"),
    "rate_limited": ir.MockError(status=429, code="rate_limited", message="Too many requests"),
    "failure": ir.MockError(status=500, code="failure", message="Internal error"),
}


def api_hints_of(mock: ApiMock | None) -> ir.ApiHints:
    """What the mock is told of the API as a whole."""
    if mock is None:
        return ir.ApiHints()
    return ir.ApiHints(anywhere=mock.arguments == "anywhere", omits_nulls=mock.nulls == "omitted")


def mock_hints_of(mock: OperationMock | None, group: str | None) -> ir.MockHints:
    """What the mock is told of an operation of a resource of *group*."""
    if mock is None:
        return ir.MockHints()
    return ir.MockHints(
        set={name: one.value for name, one in mock.set.items()},
        has_answer=mock.answer is not None,
        answer=json_of(mock.answer),
        beside={name: one.value for name, one in mock.beside.items()},
        headers=dict(mock.headers),
        chunked=bool(mock.chunked),
        polls=mock.polls,
        states=tuple(one.value for one in mock.states if isinstance(one.value, dict)),
        done={name: one.value for name, one in mock.done.items()},
        once=bool(mock.once),
        of=mock.of,
        where={name: one.value for name, one in mock.where.items()},
        each=mock.each,
        changes=_changes(mock.changes),
        search=None if mock.search is None else _search(mock.search, group),
    )


def hook_of(hook: Hook) -> ir.Hook:
    """How callers ask for an error."""
    return ir.Hook(by=hook.by, status=hook.status, code=hook.code, message=hook.message)


def all_refusals(errors: Errors) -> Mapping[str, ir.MockError]:
    """How each situation looks. Credentials are refused as missing ones are, where the spec says nothing else."""
    return {name: _refusal(name, errors.mock) for name in USUAL_REFUSALS}


def refusals_of(own: Mapping[str, MockError], errors: Errors | None) -> Mapping[str, ir.MockError]:
    """How the situations look that a resource has its own words for; what it leaves out is as everywhere."""
    everywhere = all_refusals(errors or Errors())
    return {name: _filled(given, everywhere[name]) for name, given in own.items()}


def _refusal(situation: Situation, mock: Mapping[str, MockError]) -> ir.MockError:
    like = "unauthenticated" if situation in ("login", "malformed") else situation
    given = mock.get(situation) or mock.get(like) or MockError()
    return _filled(given, USUAL_REFUSALS[situation])


def _filled(given: MockError, usual: ir.MockError) -> ir.MockError:
    return ir.MockError(
        status=given.status or usual.status,
        code=usual.code if given.code is None else given.code,
        message=usual.message if given.message is None else given.message,
    )


def _changes(hint: bool | tuple[str, ...] | None) -> tuple[str, ...] | None:
    if isinstance(hint, tuple):
        return hint
    return () if hint else None


def _search(search: SearchMock, group: str | None) -> ir.Search:
    prefix = "" if group is None else f"{group}."
    return ir.Search(
        kind=_steps(search.kind),
        kinds={kind: prefix + name for kind, name in search.kinds.items()},
        filter=_steps(search.filter),
        condition=None if search.condition is None else _condition(search.condition),
        sort=_steps(search.sort),
        order=None if search.order is None else _order(search.order),
        limit=tuple(place.path for place in search.limit),
        item={name: one.value for name, one in search.item.items()},
    )


def _condition(condition: ConditionMock) -> ir.SearchCondition:
    return ir.SearchCondition(
        field=condition.field,
        operator=condition.operator,
        value=condition.value,
        inner=condition.inner,
        join=condition.join or "and",
    )


def _order(order: OrderMock) -> ir.SearchOrder:
    return ir.SearchOrder(field=order.field, direction=order.direction)


def _steps(place: Place | None) -> tuple[str, ...]:
    return () if place is None else place.path
