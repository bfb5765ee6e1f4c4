"""Parameters of a call as values: holes of the path, the query in each of its styles, headers, form fields.

Reads texts and judges what it read; what the values do is the business of the verbs. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from attrs import field, frozen

from specloom._unset import UNSET
from specloom_codegen import ir
from specloom_codegen.formats import from_text
from specloom_codegen.mock.checking import Checker
from specloom_codegen.mock.json_values import decode, is_list
from specloom_codegen.mock.messages import Call, Problem
from specloom_codegen.mock.schema import Schema

Pairs = tuple[tuple[str, str], ...]

# Attack: a name of ten thousand brackets.
_DEEPEST: Final = 64
_COMPOSED: Final = (ir.ObjectType, ir.MapOf, ir.FilterType)


@frozen
class Read:
    """Values by wire name, and what is wrong with them. What was not sent is in neither."""

    values: dict[str, Any] = field(factory=dict[str, Any])
    problems: list[Problem] = field(factory=list[Problem])


@frozen
class ParameterReader:
    """Reads parameters by the types of one API."""

    schema: Schema
    checker: Checker

    def read(self, params: Iterable[ir.Param], call: Call) -> Read:
        """Read the parameters of query and headers."""
        read = Read()
        for param in params:
            self._keep(param, self.sent(param, call), read)
        return read

    def sent(self, param: ir.Param, call: Call) -> Any:
        """What a call has for a parameter of query or headers; UNSET where it has nothing."""
        return self._header(param, call) if param.where == "header" else self._query(param, call.query)

    def read_holes(self, params: Iterable[ir.Param], texts: Mapping[str, str]) -> Read:
        """Read the holes of a path from their decoded texts."""
        read = Read()
        for param in params:
            if param.wire in texts:
                self._keep(param, self.from_text(param.type, texts[param.wire]), read)
        return read

    def read_members(self, shape: ir.ObjectType, pairs: Pairs, style: str = "repeat") -> dict[str, Any]:
        """Read the members of an object that travelled as a form or as query parameters."""
        members: dict[str, Any] = {}
        if style == "deep":
            nested = nest(pairs)
            for name, value in nested.items():
                one = shape.field(name)
                members[name] = _listed(value) if one is None else self._nested(one.type, value)
            return members
        for name, text in pairs:
            one = shape.field(name)
            if one is None:
                members.setdefault(name, text)
            else:
                members[name] = self._member(one.type, name, text, pairs, style)
        return members

    def from_text(self, ref: ir.TypeRef, text: str) -> Any:
        """The JSON value that a text stands for."""
        shape = self.schema.resolve(ref).shape
        if isinstance(shape, ir.Scalar) and shape.name != "json":
            return from_text(text, shape)
        if isinstance(shape, ir.EnumType):
            return from_text(text, ir.Scalar(name=shape.kind))
        if isinstance(shape, ir.ListOf):
            return [self.from_text(shape.item, each) for each in items_of(text)]
        return _parsed(text)

    def _nested(self, ref: ir.TypeRef, value: Any) -> Any:
        """The JSON value that a text, or what stood in brackets, stands for."""
        shape = self.schema.resolve(ref).shape
        if isinstance(value, str):
            return self.from_text(ref, value)
        if isinstance(shape, ir.ListOf):
            return [self._nested(shape.item, each) for each in value.values()]
        if isinstance(shape, ir.MapOf):
            return {name: self._nested(shape.value, each) for name, each in value.items()}
        if isinstance(shape, ir.ObjectType):
            fields = {name: shape.field(name) for name in value}
            return {
                name: _listed(value[name]) if one is None else self._nested(one.type, value[name])
                for name, one in fields.items()
            }
        return _listed(value)

    def _member(self, ref: ir.TypeRef, name: str, text: str, pairs: Pairs, style: str) -> Any:
        shape = self.schema.resolve(ref).shape
        if not isinstance(shape, ir.ListOf) or style == "comma":
            return self.from_text(ref, text)
        texts = [each for key, each in pairs if key == name]
        whole = _parsed(text) if len(texts) == 1 and text.startswith("[") else None
        return whole if is_list(whole) else [self.from_text(shape.item, each) for each in texts]

    def _keep(self, param: ir.Param, value: Any, read: Read) -> None:
        if value is UNSET:
            if param.required or param.has_const:
                read.problems.append(Problem(param.wire, "missing", "is missing"))
            elif param.has_default:
                read.values[param.wire] = param.default
            return
        if param.has_const:
            if not is_constant(param, value):
                read.problems.append(Problem(param.wire, "invalid", f"must be {param.const!r}"))
            return
        problems = self.checker.check(value, param.type, param.wire, param.limits)
        read.problems.extend(problems)
        if not problems:
            read.values[param.wire] = value

    def _header(self, param: ir.Param, call: Call) -> Any:
        text = call.headers.get(param.wire)
        return UNSET if text is None else self.from_text(param.type, text)

    def _query(self, param: ir.Param, pairs: Pairs) -> Any:
        shape = self.schema.resolve(param.type).shape
        if isinstance(shape, _COMPOSED) and param.style != "json":
            return self._composed(param, shape, pairs)
        texts = [text for name, text in pairs if name == param.wire]
        if not texts:
            return UNSET
        if param.style == "json":
            return _parsed(texts[0])
        if isinstance(shape, ir.ListOf) and param.style == "repeat":
            return [self.from_text(shape.item, text) for text in texts]
        return self.from_text(param.type, texts[0])

    def _composed(
        self, param: ir.Param, shape: ir.ObjectType | ir.MapOf | ir.FilterType, pairs: Pairs
    ) -> Any:
        members: dict[str, Any] = {}
        for name, text in pairs:
            key = name if param.style == "flat" else bracketed(param.wire, name)
            ref = _member_type(shape, key, open_=param.style != "flat")
            if key is not None and ref is not None:
                members[key] = self._member_value(ref, text, members.get(key, UNSET))
        return members or UNSET

    def _member_value(self, ref: ir.TypeRef, text: str, before: Any) -> Any:
        value = self.from_text(ref, text)
        # A list may come as `a[k]=1&a[k]=2` as well as `a[k]=1,2`.
        return [*before, *value] if is_list(before) and is_list(value) else value


def is_constant(param: ir.Param, value: Any) -> bool:
    """Whether a value that was sent is the one that the spec says is always sent."""
    return bool(value == param.const) or str(value) == str(param.const)


def nest(pairs: Pairs) -> dict[str, Any]:
    """Read names with brackets (``a[k]``, ``a[0][k]``, ``a[]``) as nested objects of texts; lists are numbered."""
    tree: dict[str, Any] = {}
    for name, text in pairs:
        first, *rest = name.replace("]", "").split("[", _DEEPEST) if name.endswith("]") else [name]
        here, key = tree, first
        for step in rest:
            inner: Any = here.setdefault(key, {})
            here = cast("dict[str, Any]", inner) if isinstance(inner, dict) else {}  # no text is overwritten
            key = step or str(len(here))
        here.setdefault(key, text)
    return tree


def _listed(value: Any) -> Any:
    """What stood in brackets and has no type: a list where the keys are numbers from 0 on, else an object."""
    if not isinstance(value, dict):
        return value
    members = {name: _listed(one) for name, one in cast("dict[str, Any]", value).items()}
    return list(members.values()) if list(members) == [str(at) for at in range(len(members))] else members


def items_of(text: str) -> list[str]:
    """The items of a list that travelled as one text: ``1,2``, and as Python writes it (CloudCIX), ``['a', 'b']``."""
    if text.startswith("[") and text.endswith("]"):
        return [each.strip().strip("'\"") for each in text[1:-1].split(",") if each.strip()]
    return text.split(",") if text else []


def bracketed(parameter: str, name: str) -> str | None:
    """The ``k`` of ``parameter[k]`` and of ``parameter[k][]``."""
    if not name.startswith(f"{parameter}[") or not name.endswith("]"):
        return None
    return name[len(parameter) + 1 : -1].removesuffix("][") or None


def _member_type(
    shape: ir.ObjectType | ir.MapOf | ir.FilterType, key: str | None, *, open_: bool
) -> ir.TypeRef | None:
    if key is None:
        return None
    if isinstance(shape, ir.MapOf):
        return shape.value if open_ else None
    if isinstance(shape, ir.FilterType):
        return next((ref for name, _, ref in shape.params if name == key), None)
    one = shape.field(key)
    return one.type if one is not None else (ir.Scalar(name="string") if open_ else None)


def _parsed(text: str) -> Any:
    try:
        return decode(text.encode())
    except ValueError:
        return text
