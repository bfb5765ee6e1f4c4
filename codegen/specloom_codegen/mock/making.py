"""Values from types: zero values, made ones, and new identifiers.

Randomness and time are passed in, so that a seed gives the same values again. What a spec says about a value
(constant, example, default, limits) comes before anything invented.
"""

from __future__ import annotations

import copy
import random
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.formats import write_moment, write_scalar
from specloom_codegen.mock.json_values import is_object
from specloom_codegen.mock.limits import broken_limit
from specloom_codegen.mock.patterns import matching_text, similar_text
from specloom_codegen.mock.schema import Resolved, Schema, shown_fields

_DEEPEST: Final = 6
"""Objects within objects end here, whatever the types allow."""

_ID_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH: Final = 12
_TIMES: Final = frozenset({"datetime", "date", "time"})

Place = tuple[str, ...]
"""The names of the objects around a value, so that types which hold themselves come to an end."""


@frozen
class Maker:
    """Makes values of the types of one API."""

    schema: Schema
    chance: random.Random

    def value(
        self, ref: ir.TypeRef, now: float, *, limits: ir.Limits | None = None, around: Place = ()
    ) -> Any:
        """A plausible value: the type's example, else one made from its kind, pattern and limits."""
        found = self.schema.resolve(ref, limits)
        if found.example is not UNSET and not isinstance(found.shape, ir.ObjectType):
            return copy.deepcopy(found.example)
        shape = found.shape
        if isinstance(shape, ir.ObjectType):
            return self._nested(shape, now, found, around)
        if isinstance(shape, ir.ListOf):
            if self._ends_at(shape.item, around):
                return []
            return [self.value(shape.item, now, around=around) for _ in range(_least(found, 1))]
        if isinstance(shape, ir.MapOf):
            return (
                {}
                if self._ends_at(shape.value, around)
                else {"key": self.value(shape.value, now, around=around)}
            )
        if isinstance(shape, ir.UnionType):
            return self._variant(shape, now, around, self.value)
        return self._plain(shape, found, now)

    def object(self, shape: ir.ObjectType, now: float, around: Place = ()) -> dict[str, Any]:
        """A plausible object, with every member that occurs in answers."""
        example = copy.deepcopy(dict(shape.example)) if _is_map(shape) else {}
        inner = (*around, shape.name)
        for one in shown_fields(shape):
            if one.wire in example or (_is_map(shape) and self._is_optional(one)):
                continue
            example[one.wire] = self.member(one, now, inner)
        return _tagged(shape, example)

    def member(self, one: ir.Field, now: float, around: Place = ()) -> Any:
        """A plausible value of a field."""
        if one.has_const:
            return copy.deepcopy(one.const)
        if one.has_example:
            return copy.deepcopy(one.example)
        if one.mock in ("created", "updated"):
            return self.moment(one, now)
        if one.has_default:
            return copy.deepcopy(one.default)
        return self.value(one.type, now, limits=one.limits, around=around)

    def empty(
        self, ref: ir.TypeRef, now: float, *, limits: ir.Limits | None = None, around: Place = ()
    ) -> Any:
        """The value of what nobody set: null where that is allowed, else the zero value within the limits.

        A time has no zero; it is *now*.
        """
        found = self.schema.resolve(ref, limits)
        if found.optional:
            return None
        shape = found.shape
        if isinstance(shape, ir.ObjectType):
            return self.filled(shape, now, around)
        if isinstance(shape, ir.ListOf):
            return [self.value(shape.item, now, around=around) for _ in range(_least(found, 0))]
        if isinstance(shape, ir.MapOf):
            return {}
        if isinstance(shape, ir.UnionType):
            return self._variant(shape, now, around, self.empty)
        if isinstance(shape, ir.Scalar) and shape.name in _ZEROS:
            zero = _ZEROS[shape.name]
            if broken_limit(zero, found.limits) is None:
                return write_scalar(zero, shape)
        return self._plain(shape, found, now)

    def filled(self, shape: ir.ObjectType, now: float, around: Place = ()) -> dict[str, Any]:
        """An object of which nobody set anything: constants, defaults, nulls and zero values."""
        if len(around) > _DEEPEST or shape.name in around:
            return {}
        inner = (*around, shape.name)
        return _tagged(shape, {one.wire: self.unset(one, now, inner) for one in shown_fields(shape)})

    def unset(self, one: ir.Field, now: float, around: Place = ()) -> Any:
        """The value of a field that nobody set."""
        if one.has_const:
            return copy.deepcopy(one.const)
        if one.has_default:
            return copy.deepcopy(one.default)
        return self.empty(one.type, now, limits=one.limits, around=around)

    def moment(self, one: ir.Field, now: float) -> Any:
        """The time *now* as the field holds it."""
        shape = self.schema.resolve(one.type).shape
        scalar = shape if isinstance(shape, ir.Scalar) else ir.Scalar(name="datetime")
        return write_moment(now, scalar)

    def identifier(
        self, ref: ir.TypeRef, number: int, *, limits: ir.Limits | None = None, example: Any = None
    ) -> Any:
        """A new identifier: integers count (*number*), texts match the pattern or look like the example."""
        found = self.schema.resolve(ref, limits)
        shape = found.shape
        scalar = shape if isinstance(shape, ir.Scalar) else ir.Scalar(name="string")
        if scalar.name in ("integer", "number", "decimal"):
            return write_scalar(Decimal(number) if scalar.name == "decimal" else number, scalar)
        if scalar.name == "uuid":
            return write_scalar(self._uuid(), scalar)
        if scalar.name in _TIMES:
            return self._plain(scalar, found, number)
        text = self._matching(found)
        if text:
            return text
        if isinstance(example, str) and len(example) > 3 and any(each.isdigit() for each in example):
            return similar_text(example, self.chance)
        return "".join(self.chance.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))

    def token(self, length: int = 24) -> str:
        """A text that nobody guesses within a test; no secret, as the chance is seeded."""
        return "".join(self.chance.choice(_ID_LETTERS) for _ in range(length))

    def _nested(self, shape: ir.ObjectType, now: float, found: Resolved, around: Place) -> Any:
        if len(around) > _DEEPEST or shape.name in around:
            return None if found.optional else {}
        return self.object(shape, now, around)

    def _ends_at(self, ref: ir.TypeRef, around: Place) -> bool:
        shape = self.schema.resolve(ref).shape
        return len(around) > _DEEPEST or (isinstance(shape, ir.ObjectType) and shape.name in around)

    def _is_optional(self, one: ir.Field) -> bool:
        return self.schema.resolve(one.type).optional

    def _variant(self, shape: ir.UnionType, now: float, around: Place, make: Callable[..., Any]) -> Any:
        inner = (*around, shape.name)
        open_ends = [pair for pair in shape.members if not self._ends_at(pair[1], around)]
        value, ref = (open_ends or shape.members)[0]
        made = make(ref, now, around=inner)
        return {**made, shape.tag: value} if shape.tag and is_object(made) else made

    def _plain(self, shape: Any, found: Resolved, now: float) -> Any:
        if isinstance(shape, ir.EnumType):
            return shape.members[0].value if shape.members else ""
        if isinstance(shape, ir.FilterType):
            return {}
        if shape.name in ("integer", "number", "decimal"):
            number = _number(found.limits, whole=shape.name == "integer")
            return write_scalar(Decimal(str(number)) if shape.name == "decimal" else number, shape)
        if shape.name in ("string", "path"):
            return self._text(found)
        if shape.name in _TIMES:
            return write_moment(now, shape)
        if shape.name == "uuid":
            return write_scalar(self._uuid(), shape)
        return write_scalar(_MADE[shape.name], shape)

    def _text(self, found: Resolved) -> str:
        text = self._matching(found)
        if text is None:
            text = "text"
        least = _least(found, 0)
        most = min((each.max for each in found.limits if each.max is not None), default=None)
        text = text if len(text) >= least else (text or "x") * (least // max(1, len(text)) + 1)
        return text if most is None else text[: max(int(most), 0)]

    def _matching(self, found: Resolved) -> str | None:
        pattern = next((each.pattern for each in found.limits if each.pattern is not None), None)
        return None if pattern is None else matching_text(pattern, self.chance)

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)


_ZEROS: Final[Mapping[str, Any]] = {
    "string": "",
    "path": "",
    "url": "",
    "integer": 0,
    "number": 0,
    "boolean": False,
    "decimal": Decimal(0),
    "duration": timedelta(),
    "bytes": b"",
    "uuid": uuid.UUID(int=0),
    "json": None,
}

_MADE: Final[Mapping[str, Any]] = {
    "boolean": True,
    "duration": timedelta(seconds=1),
    "bytes": b"bytes",
    "json": {},
    "url": "https://example.com/",
    "file": "file",
}


def _is_map(shape: ir.ObjectType) -> bool:
    return shape.has_example and isinstance(shape.example, Mapping)


def _tagged(shape: ir.ObjectType, members: dict[str, Any]) -> dict[str, Any]:
    return members if shape.tag is None else {shape.tag[0]: shape.tag[1], **members}


def _least(found: Resolved, usual: int) -> int:
    """How long a text or list must be; endless lists are not made from hostile limits."""
    least = max((each.min for each in found.limits if each.min is not None), default=usual)
    most = min((each.max for each in found.limits if each.max is not None), default=least)
    return min(int(min(max(least, usual), max(most, least))), 10_000)


def _number(limits: Iterable[ir.Limits], *, whole: bool) -> float:
    """The number nearest to 1 within the limits."""
    least = max((each.min for each in limits if each.min is not None), default=None)
    most = min((each.max for each in limits if each.max is not None), default=None)
    number = 1.0 if least is None else max(1.0, least)
    number = number if most is None else min(number, most)
    return int(number) if whole or number.is_integer() else number
