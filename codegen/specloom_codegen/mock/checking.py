"""Judging what was sent: kinds, required members, limits, enums and unions, each problem with its JSON path.

Enums are open for a client that reads, because servers grow. The fake is the server: it refuses values that
its own spec does not name, but for the empty text where null is allowed too, which many APIs take for null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from specloom_codegen import ir
from specloom_codegen.formats import read_scalar
from specloom_codegen.mock.json_values import is_list, is_object
from specloom_codegen.mock.limits import broken_limit
from specloom_codegen.mock.messages import Problem
from specloom_codegen.mock.schema import Resolved, Schema, must_send


@frozen
class Checker:
    """Judges values by the types of one API."""

    schema: Schema

    def check(
        self, value: Any, ref: ir.TypeRef, path: str = "", limits: ir.Limits | None = None
    ) -> list[Problem]:
        """All that is wrong with a value of a type."""
        return list(self._value(value, ref, path, limits))

    def _value(
        self, value: Any, ref: ir.TypeRef, path: str, limits: ir.Limits | None = None
    ) -> Iterator[Problem]:
        found = self.schema.resolve(ref, limits)
        shape = found.shape
        if value is None:
            if not found.optional and not (isinstance(shape, ir.Scalar) and shape.name == "json"):
                yield Problem(path, "invalid", "must not be null")
        elif isinstance(shape, ir.Scalar):
            yield from _scalar(value, shape, found, path)
        elif isinstance(shape, ir.EnumType):
            yield from _enum(value, shape, found, path)
        elif isinstance(shape, ir.UnionType):
            yield from self._union(value, shape, path)
        elif isinstance(shape, ir.ListOf):
            yield from self._list(value, shape, found, path)
        elif not is_object(value):
            yield Problem(path, "invalid", "must be an object")
        else:
            yield from self._object(value, shape, found, path)

    def _object(
        self,
        value: Mapping[str, Any],
        shape: ir.ObjectType | ir.MapOf | ir.FilterType,
        found: Resolved,
        path: str,
    ) -> Iterator[Problem]:
        if isinstance(shape, ir.ObjectType):
            yield from self._members(value, shape, found.variant, path)
        elif isinstance(shape, ir.MapOf):
            for name, each in value.items():
                yield from self._value(each, shape.value, _join(path, name))
        else:
            known = {key: ref for key, _, ref in shape.params}
            for name, each in value.items():
                if name in known:
                    yield from self._value(each, known[name], _join(path, name))

    def _members(
        self, members: Mapping[str, Any], shape: ir.ObjectType, variant: ir.Variant, path: str
    ) -> Iterator[Problem]:
        for one in shape.sent_as(variant):
            where = _join(path, one.wire)
            if one.wire not in members:
                if must_send(one, variant):
                    yield Problem(where, "missing", "is missing")
            elif one.has_const:
                if members[one.wire] != one.const:
                    yield Problem(where, "invalid", f"must be {one.const!r}")
            else:
                yield from self._value(members[one.wire], one.type, where, one.limits)

    def _list(self, value: Any, shape: ir.ListOf, found: Resolved, path: str) -> Iterator[Problem]:
        if not is_list(value):
            yield Problem(path, "invalid", "must be a list")
            return
        message = broken_limit(value, found.limits)
        if message is not None:
            yield Problem(path, "invalid", message)
        for index, each in enumerate(value):
            yield from self._value(each, shape.item, f"{path}[{index}]")

    def _union(self, value: Any, shape: ir.UnionType, path: str) -> Iterator[Problem]:
        if shape.tag is None:
            if all(self.check(value, ref, path) for _, ref in shape.members):
                yield Problem(path, "invalid", "fits none of the types that it may have")
            return
        if not is_object(value):
            yield Problem(path, "invalid", "must be an object")
            return
        if shape.tag not in value:
            yield Problem(_join(path, shape.tag), "missing", "is missing")
            return
        # An unknown tag keeps its payload: the union is open, and nothing is known of what it holds.
        for tag, ref in shape.members:
            if value[shape.tag] == tag:
                yield from self._value(value, ref, path)


def _scalar(value: Any, shape: ir.Scalar, found: Resolved, path: str) -> Iterator[Problem]:
    try:
        meaning = read_scalar(value, shape)
    except ValueError as error:
        yield Problem(path, "invalid", str(error))
        return
    message = broken_limit(meaning, found.limits)
    if message is not None:
        yield Problem(path, "invalid", message)


def _enum(value: Any, shape: ir.EnumType, found: Resolved, path: str) -> Iterator[Problem]:
    known = [member.value for member in shape.members]
    if (value == "" and found.optional) or any(_same(value, each) for each in known):
        return
    shown = ", ".join(str(each) for each in known[:12]) + (", …" if len(known) > 12 else "")
    yield Problem(path, "invalid", f"must be one of {shown}")


def _same(left: Any, right: Any) -> bool:
    return bool(left == right) and isinstance(left, bool) == isinstance(right, bool)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
