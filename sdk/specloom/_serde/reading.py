"""Readers: functions from plain JSON values to instances, compiled once for each type.

What is compiled is straight-line Python, made from the fields of a class on first use and run for every record
from then on. It only has to be right when it succeeds: it raises anything at all for what does not fit, and
``problems`` then finds out what it was and where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, TypeAlias

import attrs

from .compiling import Body
from .model import Model, Recursive, Unknown
from .scalars import Mismatch, plain, read_boolean, read_integer, read_number, read_text
from .shapes import (
    Again,
    Anything,
    Choice,
    Constant,
    FirstOf,
    Leaf,
    ListOf,
    MapOf,
    Member,
    Nullable,
    Opaque,
    Record,
    Shape,
    Tagged,
    members,
    or_none,
)

Read: TypeAlias = Callable[[Any], Any]
#: Gives the hook that a user has registered for an annotation, or None.
Hooks: TypeAlias = Callable[[Any], Read | None]

# Readers that are a check of the class and so are worth writing out.
_CLASS_OF: Final[Mapping[Read, str]] = {read_text: "str", read_integer: "int", read_boolean: "bool"}


_NAMES: Final[Mapping[str, Any]] = {"Mismatch": Mismatch, "plain": plain, "read_number": read_number}


def no_hooks(tp: Any) -> None:
    return None


class Reader:
    """Makes and keeps the readers of types.

    *exact*: the values come with decimals for numbers, since the type has decimals somewhere; where any value
    is allowed they become floats. *hooks*: what a user's own converter does instead.
    """

    def __init__(self, *, exact: bool = False, hooks: Hooks = no_hooks) -> None:
        self._exact = exact
        self._hooks = hooks
        self._records: dict[type[Any], Read] = {}
        self._begun: set[type[Any]] = set()
        self._named: dict[Recursive, Read] = {}

    def function(self, shape: Shape) -> Read:
        """Give the function that reads values of a shape. It raises for what does not fit."""
        match shape:
            case Leaf():
                return self._hooks(shape.tp) or shape.scalar.read
            case Record():
                return self._hooks(shape.cls) or self._record(shape.cls)
            case Tagged():
                return self._tagged(shape)
            case Again():
                return self._again(shape)
            case Opaque():
                return self._hooks(shape.tp) or _refuse
            case FirstOf():
                return _first_of(tuple(self.function(one) for one in shape.options))
            case _:
                return self._compiled(shape)

    def _again(self, shape: Again) -> Read:
        """Read what contains itself: by the one reader that there is of it, made when it is first called."""
        readers = self._named

        def read(value: Any) -> Any:
            known = readers.get(shape.alias)
            if known is None:
                known = readers[shape.alias] = self.function(shape.target)
            return known(value)

        return read

    def _compiled(self, shape: Shape) -> Read:
        body = Body(**_NAMES)
        self._convert(shape, body, 1)
        body.add(1, "return v")
        return body.compile("read(v)", f"reader of {type(shape).__name__}")

    # --- records -----------------------------------------------------------------------------

    def _record(self, cls: type[Any]) -> Read:
        if cls not in self._records:
            if cls in self._begun:
                # A type that holds itself: its reader is not there yet, but will be when it is called.
                return lambda value: self._records[cls](value)
            self._begun.add(cls)
            try:
                self._records[cls] = self._compile_record(cls)
            finally:
                self._begun.discard(cls)
        return self._records[cls]

    def _compile_record(self, cls: type[Any]) -> Read:
        body = Body(cls=cls, new=object.__new__, **_NAMES)
        body.add(1, "if o.__class__ is not dict:", "    raise Mismatch")
        if is_plain(cls):
            self._fill(cls, body)
        else:
            self._construct(cls, body)
        body.add(1, "return x")
        return body.compile("read(o)", f"reader of {cls.__module__}.{cls.__qualname__}")

    def _fill(self, cls: type[Any], body: Body) -> None:
        """Set the fields one by one: half the time of a call of the class."""
        body.add(1, "x = new(cls)")
        if issubclass(cls, Model):
            body.add(1, "x._source = o")
        for one in members(cls):
            self._take(one, body)
            body.add(1, f"x.{one.name} = v")

    def _construct(self, cls: type[Any], body: Body) -> None:
        """Call the class, where it is frozen, validates, converts or has a constructor of its own."""
        body.add(1, "k = {}")
        if issubclass(cls, Model):
            body.add(1, "k['_source'] = o")
        aliases = {one.name: one.alias for one in attrs.fields(cls)}
        for one in (each for each in members(cls) if each.init):
            depth = 1 if one.required else 2
            if not one.required:
                body.add(1, f"if {one.wire!r} in o:")
            body.add(depth, f"v = o[{one.wire!r}]")
            self._convert(or_none(one.shape) if one.optional else one.shape, body, depth)
            body.add(depth, f"k[{aliases[one.name]!r}] = v")
        body.add(1, "x = cls(**k)")

    def _take(self, one: Member, body: Body) -> None:
        """Put a member's value into ``v``."""
        if one.required:
            body.add(1, f"v = o[{one.wire!r}]")
            self._convert(one.shape, body, 1)
        elif one.optional and one.init:
            body.add(1, f"v = o.get({one.wire!r})")
            self._convert(or_none(one.shape), body, 1)
        else:
            default = body.bind("default", one.default)
            if one.init:
                body.add(1, f"if {one.wire!r} in o:", f"    v = o[{one.wire!r}]")
                self._convert(one.shape, body, 2)
                body.add(1, "else:")
            depth = 2 if one.init else 1
            body.add(depth, f"v = {default_of(default, one.default)}")

    # --- the lines that turn ``v`` into what it stands for -------------------------------------

    def _convert(self, shape: Shape, body: Body, depth: int) -> None:
        match shape:
            case Anything():
                if self._exact:
                    body.add(depth, "v = plain(v)")
            case Leaf():
                self._leaf(shape, body, depth)
            case Choice():
                self._choice(shape.cls, body, depth)
            case Constant():
                value = "plain(v)" if self._exact else "v"
                body.add(
                    depth, f"v = {body.bind('one_of', one_of)}({value}, {body.bind('values', shape.values)})"
                )
            case Nullable():
                self._nullable(shape.inner, body, depth)
            case ListOf():
                self._list(shape.item, body, depth)
            case MapOf():
                self._map(shape.value, body, depth)
            case _:
                body.add(depth, f"v = {body.bind('read', self.function(shape))}(v)")

    def _leaf(self, shape: Leaf, body: Body, depth: int) -> None:
        hook = self._hooks(shape.tp)
        if hook is None and shape.scalar.read in _CLASS_OF:
            _check(f"v.__class__ is not {_CLASS_OF[shape.scalar.read]}", body, depth)
        elif hook is None and shape.scalar.read is read_number:
            body.add(depth, "if v.__class__ is not float:", "    v = read_number(v)")
        else:
            body.add(depth, f"v = {body.bind('read', hook or shape.scalar.read)}(v)")

    def _choice(self, cls: type[Enum], body: Body, depth: int) -> None:
        hook = self._hooks(cls)
        if hook is not None:
            body.add(depth, f"v = {body.bind('read', hook)}(v)")
            return
        if issubclass(cls, int):  # 1 is not true, nor 1.0
            _check("v.__class__ is not int", body, depth)
        known = body.bind("known", cls._value2member_map_)
        # A member that is falsy ("" or 0) is found by the call as well.
        body.add(depth, f"v = {known}.get(v) or {body.bind('enum', cls)}(v)")

    def _nullable(self, inner: Shape, body: Body, depth: int) -> None:
        mark = len(body.lines)
        body.add(depth, "if v is not None:")
        self._convert(inner, body, depth + 1)
        if len(body.lines) == mark + 1:  # any value will do
            del body.lines[mark]

    def _list(self, item: Shape, body: Body, depth: int) -> None:
        _check("v.__class__ is not list", body, depth)
        self._each(item, "v", "[{}(i) for i in v]", body, depth)

    def _map(self, value: Shape, body: Body, depth: int) -> None:
        _check("v.__class__ is not dict", body, depth)
        self._each(value, "v.values()", "{{n: {}(i) for n, i in v.items()}}", body, depth)

    def _each(self, inner: Shape, items: str, built: str, body: Body, depth: int) -> None:
        if isinstance(inner, Anything) and not self._exact:
            return
        if isinstance(inner, Leaf) and inner.scalar.read in _CLASS_OF and not self._hooks(inner.tp):
            body.add(depth, f"for i in {items}:")
            _check(f"i.__class__ is not {_CLASS_OF[inner.scalar.read]}", body, depth + 1)
        else:
            body.add(depth, "v = " + built.format(body.bind("read", self.function(inner))))

    # --- unions --------------------------------------------------------------------------------

    def _tagged(self, shape: Tagged) -> Read:
        tag = shape.tag
        table = {text: self.function(record) for text, record in shape.records.items()}
        other = _unknown(tag, exact=self._exact) if shape.open else _refuse

        def read(value: Any) -> Any:
            try:
                one = table[value[tag]]
            except (KeyError, TypeError):  # no tag, no text as tag, or not even an object
                one = other
            return one(value)

        return read


def _unknown(tag: str, *, exact: bool) -> Read:
    def read(value: Any) -> Unknown:
        if value.__class__ is not dict:
            raise Mismatch
        text = value.get(tag)
        payload = plain(value) if exact else value
        return Unknown(tag=text if text.__class__ is str else "", payload=payload, _source=value)

    return read


def _refuse(value: Any) -> Any:
    raise Mismatch


class Exhausted(Exception):
    """Too many ways to read one value; never leaves this package."""


# Untagged unions inside each other are tried 2**depth times where the innermost value fits nowhere. The attack is
# a small body of such a type, nested a few dozen levels deep.
_ATTEMPTS: Final = 100_000


def _first_of(options: tuple[Read, ...]) -> Read:
    depth = failures = 0

    def read(value: Any) -> Any:
        nonlocal depth, failures
        failures = failures if depth else 0
        depth += 1
        try:
            for option in options:
                try:
                    return option(value)
                except (Exhausted, RecursionError):
                    raise
                except Exception:
                    failures += 1
                    if failures > _ATTEMPTS:
                        raise Exhausted from None
            raise Mismatch
        finally:
            depth -= 1

    return read


def one_of(value: Any, values: tuple[Any, ...]) -> Any:
    """Give the equal one of *values*, of the same kind: 1 is not true."""
    for one in values:
        if value == one and value.__class__ is one.__class__:
            return one
    raise Mismatch


def is_plain(cls: type[Any]) -> bool:
    """Whether an instance is no more than its fields, so that they can be set without calling the class."""
    made = getattr(vars(owner_of(cls, "__init__"))["__init__"], "__code__", None)
    return (
        owner_of(cls, "__setattr__") is object
        and not hasattr(cls, "__attrs_post_init__")
        and not hasattr(cls, "__attrs_pre_init__")
        and made is not None
        and made.co_filename.startswith("<attrs generated")
        and all(one.validator is None and one.converter is None for one in attrs.fields(cls))
    )


def owner_of(cls: type[Any], name: str) -> type[Any]:
    """The class among the bases of *cls* that defines a name."""
    return next(one for one in cls.__mro__ if name in vars(one))


def default_of(name: str, default: Any) -> str:
    """The expression for a default that is bound to a name; the instance, if it has a say, is ``x``."""
    if not isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return name
    return f"{name}.factory(x)" if default.takes_self else f"{name}.factory()"


def _check(condition: str, body: Body, depth: int) -> None:
    body.add(depth, f"if {condition}:", "    raise Mismatch")
