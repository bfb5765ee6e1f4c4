"""Checks of what fields, parameters, settings and types share: type, enum, wire form, limits, examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from specloom_codegen.names import is_member_name, is_python_name, member_name
from specloom_codegen.spec import Field, ListOf, MapOf, Named, Param, Scalar, Setting, TypeExpr
from specloom_codegen.spec.kinds import Json
from specloom_codegen.spec.shapes import follow, innermost_item, named_definition, value_type
from specloom_codegen.spec.values import Limited, Value, WireWords
from specloom_codegen.validate.fit import Fit, Form, field_misfits
from specloom_codegen.validate.report import Scene

_JSON_KINDS: Final = ("string", "integer", "number", "boolean")
_NUMBERS: Final = ("integer", "number", "decimal")
_TIMES: Final = ("datetime", "date", "time", "duration")
_TEXTS: Final = ("string", "path", "url", "bytes")
_WIRES: Final[Mapping[str, tuple[str, ...]]] = {
    "string": (*_NUMBERS, "boolean", *_TIMES, "string", "uuid", "bytes"),
    "number": (*_NUMBERS, "boolean", *_TIMES),
    "seconds": _TIMES,
    "milliseconds": _TIMES,
    "strftime": ("datetime", "date", "time"),
    "hex": ("bytes", "uuid", "integer"),
}
"""Wire form → the scalars that can travel so."""


def check_limited(scene: Scene, entry: Limited, expression: TypeExpr | None) -> None:
    """The keys of ``Limited`` against the type that they narrow."""
    check_enum(scene, entry, expression)
    end = None if expression is None else follow(expression, scene.types)
    if end is not None and not (isinstance(end, Named) and end.name not in scene.types):
        _check_wire(scene, entry, end)
        _check_limits(scene, entry, end)
    _check_pattern(scene, entry)


def check_value(scene: Scene, entry: Value, form: Form = "read") -> None:
    """A field, parameter or setting as a whole, but for what only its kind has."""
    expression = value_type(entry)
    scene.check_type(entry, ["type"], entry.type)
    check_limited(scene, entry, expression)
    if entry.name is not None and not is_python_name(entry.name):
        problem = f"{entry.name!r} cannot be a name in Python"
        scene.report.value(entry, ["name"], problem, f"write `{entry.name.strip('_') or 'value'}_`")
    check_fit(scene, entry, "default", entry.default, form)
    check_fit(scene, entry, "example", entry.example, form)
    if isinstance(entry, Field | Param):
        check_fit(scene, entry, "const", entry.const, form)
        _check_const(scene, entry)
    _check_secret(scene, entry)


def check_fit(scene: Scene, entry: Value, key: str, value: Json | None, form: Form = "read") -> None:
    """The JSON value under a key of a field, parameter or setting against its type."""
    if value is not None:
        strict = Fit(scene.types, form="partial" if key == "default" else form)
        scene.report.diagnostics += field_misfits(value, entry, strict)


def check_enum(scene: Scene, entry: Limited, expression: TypeExpr | None) -> None:
    """Values and member names of an enum, and the type beside it."""
    if entry.enum is None:
        return
    if not isinstance(expression, Scalar | None) or (expression and expression.name not in _JSON_KINDS):
        message = f"`{expression}` is no JSON kind of an enum"
        hint = "it is string, integer, number or boolean; a list of an enum needs a type of its own under `types`"
        scene.report.value(entry, ["type"], message, hint)
    if not entry.enum:
        scene.report.value(entry, ["enum"], "an enum without values", "list them: `enum: [in, out]`")
    values: set[tuple[type, object]] = set()
    names: dict[str, object] = {}
    for member in entry.enum:
        where = member.origin.position
        if (type(member.value), member.value) in values:
            scene.report.at(where, f"the value {member.value!r} a second time", "leave one of them out")
            continue
        values.add((type(member.value), member.value))
        name = member.name or member_name(_text_of(member.value))
        if not is_member_name(name):
            another = name.strip("_").upper() if name.isidentifier() else f"{name}_"
            scene.report.at(where, f"{name!r} cannot be a name in Python", f"say another: `name: {another}`")
        elif name in names:
            message = f"{member.value!r} and {names[name]!r} are both called {name!r} in Python"
            scene.report.at(where, message, "say `{value: NAME}` for one of them")
        names.setdefault(name, member.value)


def _text_of(value: object) -> str | float | bool:
    return value if isinstance(value, str | int | float | bool) else ""


def _check_wire(scene: Scene, entry: Limited, end: TypeExpr) -> None:
    if entry.wire is None:
        return
    inner = innermost_item(end, scene.types)
    name = inner.name if isinstance(inner, Scalar) else None
    allowed = ("boolean",) if isinstance(entry.wire, WireWords) else _WIRES[entry.wire.kind]
    if name not in allowed:
        shown = (
            "a map of `true` and `false`" if isinstance(entry.wire, WireWords) else f"`wire: {entry.wire}`"
        )
        message = f"{shown} does not go with `{end}`"
        scene.report.value(entry, ["wire"], message, f"it is for {', '.join(allowed)}")


def _check_limits(scene: Scene, entry: Limited, end: TypeExpr) -> None:
    numeric = isinstance(end, Scalar) and end.name in _NUMBERS
    measured = numeric or isinstance(end, ListOf | MapOf) or (isinstance(end, Scalar) and end.name in _TEXTS)
    for key, limit in (("min", entry.min), ("max", entry.max)):
        if limit is None:
            continue
        if not measured and named_definition(end, scene.types) is None:
            scene.report.key(
                entry, [key], f"{key!r} does not go with `{end}`", "it is for numbers, texts and lists"
            )
        elif not numeric and (limit < 0 or limit != int(limit)):
            scene.report.value(entry, [key], f"{limit} is no length", "a length is a whole number from 0 on")
    if entry.min is not None and entry.max is not None and entry.min > entry.max:
        scene.report.value(entry, ["max"], f"max {entry.max} is less than min {entry.min}", "swap them")
    if entry.pattern is not None and named_definition(end, scene.types) is None:
        inner = innermost_item(end, scene.types)
        if not (isinstance(inner, Scalar) and inner.name in _TEXTS):
            scene.report.key(entry, ["pattern"], f"'pattern' does not go with `{end}`", "it is for text")


def _check_pattern(scene: Scene, entry: Limited) -> None:
    if entry.pattern is None:
        return
    try:
        re.compile(entry.pattern)
    except (re.error, OverflowError, RecursionError) as error:
        hint = "write it as Python's `re` reads it; it is matched against the whole text"
        scene.report.value(entry, ["pattern"], f"not a regular expression: {error}", hint)


def _check_const(scene: Scene, entry: Field | Param) -> None:
    if entry.const is not None and entry.default is not None:
        hint = "a constant is always sent, so nothing is assumed"
        scene.report.key(entry, ["default"], "'default' beside 'const'", hint)


def _check_secret(scene: Scene, entry: Value) -> None:
    if not entry.sensitive or isinstance(entry, Setting):
        return
    for key in ("default", "const"):
        value: Json | None = getattr(entry, key, None)
        if value is not None and value.value not in (None, ""):
            hint = "let the caller give it; credentials are declared under `auth`"
            scene.report.value(entry, [key], "a secret written into the spec", hint)
