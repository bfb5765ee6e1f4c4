"""What does not fit, and where: the slow second look at a value that a reader has refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from attrs import field, frozen

from .._secret import redact_text
from .model import OpenEnum, OpenIntEnum
from .reach import holds_secrets
from .reading import Read, Reader
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
    Record,
    Shape,
    Tagged,
    members,
)

#: How many problems a message lists.
SHOWN: Final = 10
_NAME: Final = re.compile(r"[A-Za-z_$][\w$-]*", re.ASCII)
# Member names whose values are not shown even where no spec calls them sensitive.
_SECRET: Final = re.compile(
    r"(?i)token|passw|secret|api_?-?key|authorization|cookie|session|otp\b|credential"
)
# Nodes looked at. The attack is a small body that nested untagged unions make us look at 2**depth times.
_VISITS: Final = 200_000


@frozen
class Problem:
    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


def find_problems(value: Any, shape: Shape, at: str, reader: Reader) -> list[Problem]:
    """List what keeps *value* from being read as *shape*, in the order of the shape; at most `SHOWN`.

    *at* is the path of the value. An empty list: nothing is wrong that can be named, so that a hook of the
    user's must have refused, or the value is nested too deeply.
    """
    try:
        return list(islice(_Look(reader).at(value, shape, at, hidden=False), SHOWN))
    except (RecursionError, _TooMuch):
        return []


class _TooMuch(Exception):
    pass


@frozen(eq=False)
class _Look:
    reader: Reader
    visits: list[None] = field(factory=list[None])

    def at(self, value: Any, shape: Shape, path: str, *, hidden: bool) -> Iterator[Problem]:
        self.visits.append(None)
        if len(self.visits) > _VISITS:
            raise _TooMuch
        match shape:
            case Nullable():
                if value is not None:
                    yield from self.at(value, shape.inner, path, hidden=hidden)
            case ListOf() if value.__class__ is list:
                for index, item in enumerate(value):
                    yield from self.at(item, shape.item, f"{path}[{index}]", hidden=hidden)
            case MapOf() if value.__class__ is dict:
                for name, item in value.items():
                    secret = hidden or _SECRET.search(name) is not None
                    yield from self.at(item, shape.value, path + step(name), hidden=secret)
            case Record() if value.__class__ is dict:
                yield from self.members(value, shape, path, hidden=hidden)
            case Tagged() if value.__class__ is dict:
                yield from self.variant(value, shape, path, hidden=hidden)
            case Again():
                yield from self.at(value, shape.target, path, hidden=hidden)
            case FirstOf():
                if not any(self.fits(value, one, path) for one in shape.options):
                    yield _problem(path, value, shape, hidden=hidden)
            case _:
                if not _accepts(self.reader.function(shape), value):
                    yield _problem(path, value, shape, hidden=hidden)

    def members(self, value: dict[str, Any], shape: Record, path: str, *, hidden: bool) -> Iterator[Problem]:
        for one in members(shape.cls):
            if not one.init:
                continue
            here = path + step(one.wire)
            if one.wire not in value:
                if one.required:
                    yield Problem(here, f"missing, expected {expected(one.shape)}")
            elif value[one.wire] is not None or not one.optional:
                yield from self.at(value[one.wire], one.shape, here, hidden=hidden or _is_secret(one))

    def variant(self, value: dict[str, Any], shape: Tagged, path: str, *, hidden: bool) -> Iterator[Problem]:
        tag = value.get(shape.tag)
        if isinstance(tag, str) and tag in shape.records:
            yield from self.at(value, shape.records[tag], path, hidden=hidden)
        elif not shape.open:
            here = path + step(shape.tag)
            known = _listed(tuple(shape.records))
            got = describe(tag, hidden=hidden) if shape.tag in value else "nothing"
            yield Problem(here, f"expected {known}, got {got}")

    def fits(self, value: Any, shape: Shape, path: str) -> bool:
        return next(self.at(value, shape, path, hidden=True), None) is None


def _accepts(read: Read, value: Any) -> bool:
    try:
        read(value)
    except RecursionError:
        raise
    except Exception:
        return False
    return True


def _is_secret(one: Member) -> bool:
    return one.sensitive or _SECRET.search(one.wire) is not None


def _problem(path: str, value: Any, shape: Shape, *, hidden: bool) -> Problem:
    # A text that stands for an object with a secret in it may be that secret.
    hidden = hidden or holds_secrets(shape)
    return Problem(path, f"expected {expected(shape)}, got {describe(value, hidden=hidden)}")


def step(name: str) -> str:
    """One step of a JSON path: ``.name``, or ``["any text"]``."""
    if _NAME.fullmatch(name):
        return "." + name
    shown = name if len(name) <= 40 else name[:40] + "…"
    return '["' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"]'


def expected(shape: Shape) -> str:
    """Say what a shape wants, as the end of "expected …"."""
    match shape:
        case Leaf():
            return shape.scalar.expected
        case Choice():
            if issubclass(shape.cls, OpenEnum):
                return "a text"
            return (
                "an integer"
                if issubclass(shape.cls, OpenIntEnum)
                else _listed(tuple(one.value for one in shape.cls))
            )
        case Constant():
            return _listed(shape.values)
        case Nullable():
            return f"{expected(shape.inner)} or null"
        case Again():
            return expected(shape.target)
        case FirstOf():
            return " or ".join(dict.fromkeys(expected(one) for one in shape.options))
        case ListOf():
            return "a list"
        case MapOf() | Record() | Tagged():
            return "an object"
        case Anything():
            return "any value"
        case _:
            return "nothing that JSON can hold"


def _listed(values: tuple[Any, ...]) -> str:
    shown = ["null" if one is None else repr(one) for one in values[:SHOWN]]
    return " or ".join(shown) + (" or others" if len(values) > SHOWN else "")


def describe(value: Any, *, hidden: bool) -> str:
    """Show a JSON value by its kind and, when it is short and no secret, its content."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false" if hidden else f"{str(value).lower()} (boolean)"
        case int():
            return "an integer" if hidden or abs(value) >= 10**30 else f"{value} (integer)"
        case float() | Decimal():
            return "a number" if hidden else f"{value} (number)"
        case str():
            return "a text" if hidden else f"{_quoted(value)} (text)"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"an instance of {type(value).__name__}"


def _quoted(text: str) -> str:
    shown = redact_text(text[:200])
    return repr(shown if len(shown) <= 60 else shown[:60] + "…")
