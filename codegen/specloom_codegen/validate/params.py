"""Checks of parameters by where they travel: holes, query parameters, headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from specloom_codegen.spec import (
    Key,
    ListOf,
    MapOf,
    Named,
    Operation,
    Param,
    Returns,
    Scalar,
    TypeExpr,
    has_key,
    is_optional,
)
from specloom_codegen.spec.kinds import HEADER_NAME, Entry
from specloom_codegen.spec.nodes import Step
from specloom_codegen.spec.shapes import Types, follow, innermost_item, kind_of, value_type
from specloom_codegen.validate.report import Scene
from specloom_codegen.validate.secrets import check_constant
from specloom_codegen.validate.values import check_value

_OBJECT_STYLES: Final = ("deep", "flat", "json")
_FILTER_STYLES: Final = ("deep", "flat")
_WAITS: Final[Mapping[str, bool]] = {
    "integer": True,
    "number": True,
    "string": False,
    "duration": False,
    "boolean": False,
}
"""The scalars that say how long a call may wait, and whether the hint has to name their unit."""


_OF_QUERIES: Final = ("order", "scope", "wait", "version")
"""The hints that query parameters may have; headers of answers have `version`."""


def check_hole(scene: Scene, param: Param, name: str) -> None:
    """A parameter that fills a hole of a path."""
    check_value(scene, param)
    check_constant(scene, param, name)
    _check_hint(scene, param, ("scope",), "a hole")
    if isinstance(param, Key) and param.const is not None:
        hint = f"write the value into `path`, or say it as `params: {{{name}: …}}` of an operation"
        scene.report.key(param, ["const"], f"the key {name!r} is always the same", hint)
    elif param.const is not None and param.const.value in ("", ".", ".."):
        message = f"{param.const.value!r} cannot stand in a path"
        scene.report.value(param, ["const"], message, "servers and proxies take such a part away")
    if param.required is False:
        scene.report.value(param, ["required"], "a hole cannot be left out", "take `required` away")
    if param.style is not None:
        scene.report.key(param, ["style"], "'style' in a hole", "it is for lists and objects in a query")
    expression = value_type(param)
    end = None if expression is None else follow(expression, scene.types)
    if end is None:
        return
    if not fits_hole(end, scene.types):
        hint = "a hole takes one text, number, boolean, time or enum"
        scene.report.value(param, _type_steps(param), f"`{expression}` cannot stand in a path", hint)
    elif is_optional(end):
        hint = f"write `{str(expression).rstrip('?')}`"
        scene.report.value(param, _type_steps(param), "a hole cannot be null or missing", hint)


def check_query(scene: Scene, params: Mapping[str, Param]) -> None:
    """Query parameters, whoever declares them."""
    for name, param in params.items():
        check_value(scene, param)
        check_constant(scene, param, name)
        end = _end_of(scene, param)
        if end is None:
            continue
        _check_wait(scene, param, end)
        _check_hint(scene, param, _OF_QUERIES, "a query parameter")
        kind = _kind_of(end, scene.types)
        if kind in ("file", "bytes list"):
            scene.report.value(
                param, _type_steps(param), "a file in a query", "a file is sent in a multipart body"
            )
        _check_style(scene, param, end, kind)


def check_headers(scene: Scene, owner: Entry, steps: Sequence[Step], params: Mapping[str, Param]) -> None:
    """Request headers, or the typed headers of an answer."""
    for name, param in params.items():
        check_value(scene, param)
        check_constant(scene, param, name)
        if not re.fullmatch(HEADER_NAME.strip("^$"), name):
            hint = "letters, digits and hyphens"
            scene.report.key(owner, [*steps, name], f"{name!r} is no name of a header", hint)
        _check_hint(scene, param, ("version",) if isinstance(owner, Returns) else (), "a header")
        if param.style not in (None, "json"):
            hint = "a list has commas between its values; `style: json` is for objects"
            scene.report.key(param, ["style"], f"`style: {param.style}` of a header", hint)
        end = _end_of(scene, param)
        if end is not None:
            _check_header_type(scene, param, end)


def _check_header_type(scene: Scene, param: Param, end: TypeExpr) -> None:
    """One value, a list of values, or a JSON document where the header says that it is one."""
    item = end.item if isinstance(end, ListOf) else end
    is_plain = _kind_of(item, scene.types) in ("scalar", "enum", "unknown")
    if is_plain and param.style == "json":
        hint = "it says that an object travels as JSON; leave it out"
        scene.report.key(param, ["style"], f"'style' beside `{end}`", hint)
    elif param.style == "json" and _kind_of(end, scene.types) not in ("object", "map", "union", "json"):
        hint = "`style: json` is for objects"
        scene.report.value(param, _type_steps(param), f"`{end}` cannot stand in a header", hint)
    elif not is_plain and param.style is None:
        hint = (
            "a header takes one value, a list of values with commas between, or an object with `style: json`"
        )
        scene.report.value(param, _type_steps(param), f"`{end}` cannot stand in a header", hint)


def check_long_poll(scene: Scene, own: Operation, operation: Operation) -> None:
    """Only a GET waits, and a caller that says what it has seen says how long it waits for something else, too.

    *own* is what the operation says itself: it may inherit the parameters of others that do wait.
    """
    for param in own.query.values():
        if param.mock is not None and param.mock.kind in ("wait", "version") and operation.method != "GET":
            hint = "only a GET waits for a change"
            scene.report.value(
                param, ["mock"], f"`{param.mock}` though this is a {operation.method or 'POST'}", hint
            )
    hinted = {str(param.mock).partition(" ")[0] for param in operation.query.values() if param.mock}
    for param in operation.query.values():
        if param.mock is not None and param.mock.kind == "version" and "wait" not in hinted:
            hint = "say which parameter tells how long the call waits: `mock: wait`"
            scene.report.value(param, ["mock"], f"`{param.mock}` though nothing waits", hint)


def _check_hint(scene: Scene, param: Param, known: Sequence[str], noun: str) -> None:
    """A hint for the mock that does something where it stands."""
    if param.mock is not None and param.mock.kind not in known:
        hint = f"write one of {', '.join(f'`{each}`' for each in known)}" if known else "leave it out"
        scene.report.value(param, ["mock"], f"the mock hint `{param.mock}` on {noun}", hint)


def _check_wait(scene: Scene, param: Param, end: TypeExpr) -> None:
    """The hint `wait`: a parameter that says for how long, in a unit that is known."""
    if param.mock is None or param.mock.kind != "wait":
        return
    name = end.name if isinstance(end, Scalar) else ""
    if name not in _WAITS:
        hint = "a number, a text such as `10s`, a duration, or a boolean for a wait without end"
        scene.report.value(param, ["mock"], f"`{param.mock}` of `{end}`", hint)
    elif _WAITS[name] and not param.mock.field:
        hint = "write `wait seconds` or `wait milliseconds`"
        scene.report.value(param, ["mock"], f"`wait` of `{end}` does not say in which unit", hint)
    elif param.mock.field and not _WAITS[name]:
        scene.report.value(param, ["mock"], f"`{param.mock}` of `{end}`, which says its unit", "write `wait`")


def _check_style(scene: Scene, param: Param, end: TypeExpr, kind: str) -> None:
    if kind == "filter":
        if param.style not in _FILTER_STYLES:
            message = f"`{end}` does not say how filters travel"
            hint = "say `style: deep` (`search[city]=…`) or `style: flat` (`city=…`)"
            scene.report.value(param, ["style"] if param.style else _type_steps(param), message, hint)
        return
    if kind in ("object", "map") and param.style not in _OBJECT_STYLES:
        message = f"`{end}` does not say how an object travels"
        hint = "say `style: deep`, `style: flat` or `style: json`"
        scene.report.key(param, ["style"] if param.style else _type_steps(param), message, hint)
    if kind == "list" and param.style in ("deep", "flat"):
        hint = "a list travels with `repeat`, `comma` or `json`"
        scene.report.value(param, ["style"], f"`style: {param.style}` is for objects", hint)
    if kind in ("scalar", "enum") and param.style is not None and param.style != "json":
        hint = "it says how a list or an object travels; leave it out"
        scene.report.key(param, ["style"], f"'style' beside `{end}`", hint)


def fits_hole(end: TypeExpr, types: Types) -> bool:
    """Whether a value of a type, aliases followed, is one text that can stand in a path or an address."""
    if isinstance(end, Scalar):
        return end.name not in ("json", "file")
    return _kind_of(end, types) in ("enum", "unknown")


def _end_of(scene: Scene, param: Param) -> TypeExpr | None:
    expression = value_type(param)
    return None if expression is None else follow(expression, scene.types)


def _kind_of(end: TypeExpr, types: Types) -> str:
    """What an expression comes to: scalar, enum, object, union, filter, list, map, file, json or unknown."""
    if isinstance(end, ListOf):
        inner = innermost_item(end, types)
        return "bytes list" if inner == Scalar("file") else "list"
    if isinstance(end, MapOf):
        return "map"
    if isinstance(end, Named):
        definition = types.get(end.name)
        return (kind_of(definition) if definition is not None else None) or "unknown"
    return end.name if end.name in ("file", "json") else "scalar"


def _type_steps(param: Param) -> Sequence[Step]:
    return ["type"] if has_key(param.origin, "type") else []
