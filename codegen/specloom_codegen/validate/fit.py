"""Whether a JSON value fits a type: for examples, defaults, constants and the records of the mock.

A checker of values as they travel. It knows wire forms, limits, enums, unions and the forms of an object
(``create``, ``update``, ``patch``, read), and reports each misfit at its own position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

import attrs

from specloom_codegen.diagnostics import Diagnostic, did_you_mean, suggest
from specloom_codegen.spec.kinds import Json
from specloom_codegen.spec.nodes import JsonValue, Node, ScalarNode, child, key_position_of
from specloom_codegen.spec.notation import (
    AnyContent,
    ListOf,
    MapOf,
    Named,
    NoContent,
    Pages,
    ResultExpr,
    Scalar,
    Stream,
    TypeExpr,
)
from specloom_codegen.spec.shapes import (
    Types,
    fields_of,
    follow,
    kind_of,
    occurs,
    required_fields,
    value_type,
)
from specloom_codegen.spec.values import Field, Limited, Type, Value
from specloom_codegen.validate.patterns import matches_whole
from specloom_codegen.validate.scalars import explain_scalar

Form = Literal["create", "update", "patch", "read", "partial"]
"""Which object is looked at: one that is sent, one that was read, or part of one (``partial``)."""

_DEEPEST: Final = 100
"""JSON in a spec is at most 64 levels deep: more steps than this mean that types go in circles."""
_MOST_STEPS: Final = 20_000
"""Unions within unions can ask for exponentially many looks at one value; then it counts as fitting."""


@attrs.frozen
class Fit:
    """How strictly values are looked at.

    ``listed`` asks that values of an enum are among those that it lists; open enums take any.
    """

    types: Types
    form: Form = "read"
    listed: bool = True


def misfits(value: Json, expression: ResultExpr, fit: Fit, holder: Limited | None = None) -> list[Diagnostic]:
    """What of a value does not fit a type; *holder* narrows the type by its limits, enum and wire form."""
    checker = _Checker(fit)
    checker.check(_At(value.value, value.origin, fit.form), expression, holder)
    return checker.found


def field_misfits(value: Json, field: Value, fit: Fit) -> list[Diagnostic]:
    """What of a value does not fit a field, parameter or setting."""
    checker = _Checker(fit)
    checker.check_field(_At(value.value, value.origin, fit.form), field)
    return checker.found


def definition_misfits(value: Json, definition: Type, fit: Fit) -> list[Diagnostic]:
    """What of a value does not fit the definition of a type."""
    checker = _Checker(fit)
    checker.check_definition(_At(value.value, value.origin, fit.form), definition)
    return checker.found


@attrs.frozen
class _At:
    """A value on the way through a tree: where it stands, in which form it is looked at, and how deep."""

    value: JsonValue
    origin: Node
    form: Form
    depth: int = 0

    def inside(self, step: str | int, value: JsonValue, *, nested: bool = False) -> _At:
        """A value within; the members of an object are *nested*: they travel whole."""
        form = _NESTED[self.form] if nested else self.form
        return _At(value, child(self.origin, step) or self.origin, form, self.depth + 1)


_NESTED: Final[Mapping[Form, Form]] = {
    "create": "create",
    "update": "create",
    "patch": "create",
    "read": "read",
    "partial": "partial",
}


class _Checker:
    def __init__(self, fit: Fit, steps: Iterator[int] | None = None) -> None:
        self.found: list[Diagnostic] = []
        self._fit = fit
        self._steps = iter(range(_MOST_STEPS)) if steps is None else steps

    def check(self, at: _At, expression: ResultExpr, holder: Limited | None = None) -> None:
        """Check a value against an expression; results count as their content."""
        match expression:
            case AnyContent():
                return
            case NoContent():
                self._report(at, f"{_shown(at.value)} where there is no content")
            case Pages() | Stream():
                self._list(at, expression.item, None)
            case _ if at.value is None:
                self._null(at, expression)
            case ListOf():
                self._list(at, expression.item, holder)
            case MapOf():
                self._map(at, expression.value, holder)
            case Scalar():
                self._scalar(at, expression, holder)
            case _:
                self._named(at, expression, holder)

    def check_field(self, at: _At, field: Value) -> None:
        if isinstance(field, Field) and field.fields is not None:
            self.check_definition(at, Type(fields=field.fields))
            return
        expression = value_type(field)
        if expression is not None:
            self.check(at, expression, field)

    def check_definition(self, at: _At, definition: Type) -> None:
        kind = kind_of(definition)
        if at.depth > _DEEPEST or next(self._steps, None) is None:
            return
        if kind == "object":
            self._object(at, definition)
        elif kind == "enum":
            self._scalar(at, _json_kind(definition), definition)
        elif kind == "union":
            self._union(at, definition)
        elif kind == "alias" and definition.type is not None:
            self.check(attrs.evolve(at, depth=at.depth + 1), definition.type, definition)

    def _null(self, at: _At, expression: TypeExpr) -> None:
        if not _may_be_null(expression, self._fit.types):
            hint = f"what may be null ends its type in `?`: `{attrs.evolve(expression, optional=True)}`"
            self._report(at, f"null does not fit `{expression}`", hint)

    def _named(self, at: _At, expression: Named, holder: Limited | None) -> None:
        definition = self._fit.types.get(expression.name)
        if definition is None:
            return
        self.check_definition(attrs.evolve(at, form=expression.variant or at.form), definition)
        if holder is not None:
            self._limits(at, holder)

    def _list(self, at: _At, item: TypeExpr, holder: Limited | None) -> None:
        if not isinstance(at.value, list):
            self._report(at, f"{_shown(at.value)} is no list", "a list is written `[a, b]`")
            return
        if holder is not None:
            self._limits(at, holder)
        for index, each in enumerate(at.value):
            self.check(at.inside(index, each), item, _for_items(holder))

    def _map(self, at: _At, value: TypeExpr, holder: Limited | None) -> None:
        if not isinstance(at.value, dict):
            self._report(at, f"{_shown(at.value)} is no object")
            return
        for key, each in at.value.items():
            self.check(at.inside(key, each, nested=True), value, _for_items(holder))

    def _scalar(self, at: _At, expression: Scalar, holder: Limited | None) -> None:
        problem = explain_scalar(at.value, expression.name, None if holder is None else holder.wire)
        if problem is not None:
            self._report(at, f"{_shown(at.value)} {problem}", _quoting_hint(at, expression))
        elif holder is not None:
            self._enum(at, holder)
            self._limits(at, holder)

    def _enum(self, at: _At, holder: Limited) -> None:
        values = [member.value for member in holder.enum or ()]
        if not values or at.value in values or not self._fit.listed or at.value == "":
            return
        words = [str(each) for each in values]
        hint = did_you_mean(str(at.value), words) or f"its values are {', '.join(words[:12])}"
        self._report(at, f"{_shown(at.value)} is not among the values of the enum", hint)

    def _limits(self, at: _At, holder: Limited) -> None:
        value = at.value
        if isinstance(value, str):
            self._length(at, len(value), holder, "characters")
            self._pattern(at, value, holder.pattern)
        elif isinstance(value, list):
            self._length(at, len(value), holder, "items")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            if holder.min is not None and value < holder.min:
                self._report(at, f"{value} is less than {holder.min}")
            if holder.max is not None and value > holder.max:
                self._report(at, f"{value} is greater than {holder.max}")

    def _length(self, at: _At, length: int, holder: Limited, noun: str) -> None:
        if _is_numeric(holder, self._fit.types):
            return
        if holder.min is not None and length < holder.min:
            self._report(at, f"fewer than {holder.min} {noun}")
        if holder.max is not None and length > holder.max:
            self._report(at, f"more than {holder.max} {noun}")

    def _pattern(self, at: _At, value: str, pattern: str | None) -> None:
        if pattern is not None and matches_whole(pattern, value) is False:
            self._report(at, f"{_shown(value)} does not match the pattern {pattern!r}")

    def _object(self, at: _At, definition: Type) -> None:
        if not isinstance(at.value, dict):
            self._report(at, f"{_shown(at.value)} is no object")
            return
        fields = fields_of(definition, self._fit.types)
        expected = _expected(definition, fields, at.form, self._fit.types)
        missing = [name for name in expected if name not in at.value]
        for key, each in at.value.items():
            if key in fields:
                self.check_field(at.inside(key, each, nested=True), fields[key])
            elif (meant := suggest(key, _absent(at, fields, missing))) is not None:
                missing = [name for name in missing if name != meant]
                where = key_position_of(at.origin, key)
                hint = f"did you mean {meant!r}?"
                self.found.append(Diagnostic.at(where, f"unknown member {key!r}", hint=hint))
        if missing:
            names = ", ".join(repr(name) for name in missing)
            some = f"the member {names} is" if len(missing) == 1 else f"the members {names} are"
            self._report(at, f"{some} missing", _missing_hint(at.form))

    def _union(self, at: _At, definition: Type) -> None:
        union = definition.union
        if isinstance(union, Mapping):
            self._tagged(at, definition.tag, union)
        elif union and not any(self._fits(at, each) for each in union):
            names = ", ".join(f"`{each}`" for each in union)
            self._report(at, f"{_shown(at.value)} fits none of {names}")

    def _fits(self, at: _At, expression: TypeExpr) -> bool:
        checker = _Checker(self._fit, self._steps)
        checker.check(attrs.evolve(at, depth=at.depth + 1), expression)
        return not checker.found

    def _tagged(self, at: _At, tag: str | None, union: Mapping[str, TypeExpr]) -> None:
        if not isinstance(at.value, dict):
            self._report(at, f"{_shown(at.value)} is no object")
            return
        if tag is None:
            return
        chosen = at.value.get(tag)
        if chosen is None:
            self._report(at, f"the member {tag!r}, which tells the types apart, is missing")
        elif str(chosen) in union:
            self.check(attrs.evolve(at, depth=at.depth + 1), union[str(chosen)])
        elif self._fit.listed:
            hint = did_you_mean(str(chosen), union)
            self._report(at.inside(tag, chosen), f"no type has the tag {_shown(chosen)}", hint)

    def _report(self, at: _At, message: str, hint: str | None = None) -> None:
        self.found.append(Diagnostic.at(at.origin.position, message, hint=hint))


def _expected(definition: Type, fields: Mapping[str, Field], form: Form, types: Types) -> list[str]:
    """The members that an object of the form must have."""
    if form in ("patch", "partial"):
        return []
    if form == "read":
        return [
            name for name, field in fields.items() if occurs(field, "read") and not _may_miss(field, types)
        ]
    required = required_fields(definition, types)
    return [
        name
        for name, field in fields.items()
        if name in required and occurs(field, "create" if form == "create" else "update")
    ]


def _absent(at: _At, fields: Mapping[str, Field], missing: Sequence[str]) -> Sequence[str]:
    """The fields that an unknown member may have been meant for.

    A server may add members to what it answers, so there only a missing field makes one suspicious.
    """
    if at.form in ("read", "partial") or not isinstance(at.value, dict):
        return missing
    return [name for name in fields if name not in at.value]


def _may_miss(field: Field, types: Types) -> bool:
    """Whether an answer may come without a field. One with a default or const is often left out of an example."""
    if field.default is not None or field.const is not None:
        return True
    if field.type is None:
        return False
    return _may_be_null(field.type, types) and field.type != Scalar("json")


def _missing_hint(form: Form) -> str:
    if form == "read":
        return "add what is missing; a type that ends in `?` may be left out"
    return "add what is missing; what a sender must give is said by `required`"


def _for_items(holder: Limited | None) -> Limited | None:
    """What a list's holder says about its items: enum and wire form, not the length."""
    return None if holder is None else attrs.evolve(holder, min=None, max=None, pattern=None)


def _json_kind(definition: Type) -> Scalar:
    return definition.type if isinstance(definition.type, Scalar) else Scalar("string")


def _may_be_null(expression: TypeExpr, types: Types) -> bool:
    end = follow(expression, types)
    if end is None or end.optional or end == Scalar("json"):
        return True
    if not isinstance(end, Named):
        return False
    definition = types.get(end.name)
    if definition is None or (definition.type is not None and definition.type.optional):
        return True
    union = definition.union
    return isinstance(union, tuple) and any(each.optional or each == Scalar("json") for each in union)


def _is_numeric(holder: Limited, types: Types) -> bool:
    """Whether ``min`` and ``max`` speak of a number, though its value may travel as text."""
    expression = holder.type if isinstance(holder, Type | Value) else None
    end = None if expression is None else follow(expression, types)
    return isinstance(end, Scalar) and end.name in ("integer", "number", "decimal")


def _shown(value: JsonValue) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else f"{value[:39]}…")
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _quoting_hint(at: _At, expression: Scalar) -> str | None:
    if not isinstance(at.origin, ScalarNode):
        return None
    value = at.value
    if expression.name in ("string", "path", "url") and isinstance(value, bool | int | float):
        return f'quote it: `"{at.origin.text}"`'
    if not isinstance(value, str):
        return None
    if not at.origin.plain and explain_scalar(_unquoted(value), expression.name, None) is None:
        return f"write {value} without quotes, or say `wire: string` when it travels as text"
    if expression.name == "boolean" and value.lower() in ("yes", "no", "on", "off"):
        return "in YAML 1.2 this is text; write `true` or `false`"
    if expression.name in ("integer", "number") and "_" in value and value.replace("_", "").isdecimal():
        return f"in YAML 1.2 this is text; write {value.replace('_', '')}"
    return None


def _unquoted(text: str) -> JsonValue:
    if re.fullmatch(r"-?[0-9]{1,18}", text):
        return int(text)
    if re.fullmatch(r"-?[0-9]{1,18}\.[0-9]{1,18}", text):
        return float(text)
    return {"true": True, "false": False}.get(text, text)
