"""What becomes of a list's query that cannot be understood: it is refused, or skipped and told of.

A list is lenient when what lies beside its items has room for ``warnings``: that is what such a member is for. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from attrs import evolve, frozen

from specloom_codegen import ir
from specloom_codegen.mock.filtering import is_filter
from specloom_codegen.mock.messages import Call
from specloom_codegen.mock.parameters import ParameterReader, bracketed

_MOST: Final = 20
"""So many warnings are told of one call."""

_Pair = tuple[str, str]


@frozen
class Understood:
    """A call without what cannot be understood of it, and a warning for each of these."""

    call: Call
    warnings: tuple[str, ...] = ()


def understood(operation: ir.Operation, call: Call, reader: ParameterReader) -> Understood:
    """The call as a lenient list takes it; as it came where the operation is none."""
    if not _is_lenient(operation, reader):
        return Understood(call)
    filters = [one for one in operation.query if one.style == "deep"]
    warnings: list[str] = []
    pairs: list[_Pair] = []
    for pair in _without_wrong_pages(operation.paging, call.query):
        pairs += _renamed(pair, operation, filters, reader, warnings)
    call = evolve(call, query=tuple(pairs))
    return _without_wrong_values(operation, call, reader, warnings)


def _is_lenient(operation: ir.Operation, reader: ParameterReader) -> bool:
    shape = reader.schema.object_of(operation.envelope.meta_type)
    return operation.answer.kind == "page" and shape is not None and shape.field("warnings") is not None


def _without_wrong_pages(paging: ir.Paging | None, pairs: Collection[_Pair]) -> Iterator[_Pair]:
    """Numbers and sizes of pages that are none count as not sent."""
    for name, text in pairs:
        if paging is None or name not in (paging.limit, paging.param):
            yield name, text
        elif name == paging.limit:
            yield from [(name, text)] * _is_between(text, 1, paging.max)
        elif paging.kind not in ("page", "offset") or _is_between(text, paging.first, None):
            yield name, text


def _is_between(text: str, least: int, most: int | None) -> bool:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        return False
    return least <= int(text) and (most is None or int(text) <= most)


def _renamed(
    pair: _Pair,
    operation: ir.Operation,
    filters: list[ir.Param],
    reader: ParameterReader,
    warnings: list[str],
) -> Iterator[_Pair]:
    """The pair; filters out of their brackets are put into them, and those that there are not go."""
    name, text = pair
    for param in filters:
        key = bracketed(param.wire, name)
        if key is not None and not _has_filter(param, key, reader, bare=False):
            warnings.append(f"{name}: there is no such filter, so it was skipped")
            return
    if filters and _is_old(name, operation, filters[0], reader):
        warnings.append(f"DeprecationWarning: write {filters[0].wire}[{name}] instead of {name}")
        name = f"{filters[0].wire}[{name}]"
    yield name, text


def _is_old(name: str, operation: ir.Operation, param: ir.Param, reader: ParameterReader) -> bool:
    """Whether a parameter that the operation does not have is a filter of its first set of them."""
    paging = operation.paging
    known: set[str | None] = {one.wire for one in operation.query}
    if paging:
        known |= {paging.param, paging.limit}
    return name not in known and "[" not in name and _has_filter(param, name, reader, bare=True)


def _has_filter(param: ir.Param, key: str, reader: ParameterReader, *, bare: bool) -> bool:
    """Whether a set of filters has one of this name; of fields that nobody named any, *bare* if it has an operator."""
    shape = reader.schema.resolve(param.type).shape
    if isinstance(shape, ir.FilterType):
        return any(name == key for name, _, _ in shape.params)
    return not bare or (isinstance(shape, ir.MapOf) and is_filter(key))


def _without_wrong_values(
    operation: ir.Operation, call: Call, reader: ParameterReader, warnings: list[str]
) -> Understood:
    """Filters whose values are none of theirs are skipped too."""
    problems = reader.read(operation.query, call).problems
    wrong = {problem.path: problem.message for problem in problems}
    kept: list[_Pair] = []
    for name, text in call.query:
        reason = wrong.get(name.replace("[", ".").rstrip("]")) if "[" in name else None
        if reason is None:
            kept.append((name, text))
        else:
            warnings.append(f"{name}: {reason}, so it was skipped")
    return Understood(evolve(call, query=tuple(kept)), tuple(dict.fromkeys(warnings))[:_MOST])
