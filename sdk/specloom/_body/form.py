"""Forms as ``application/x-www-form-urlencoded``, and plain values as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, cast, final
from urllib.parse import quote_plus
from uuid import UUID

from .._codec import encode_json


def text_of(value: Any) -> str:
    """Write a plain value as a form holds it: ``true``, ``2.5``, ISO 8601 for dates; TypeError for the rest."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    isoformat = getattr(value, "isoformat", None)
    if isoformat is not None:
        return str(isoformat())
    if not isinstance(value, (int, float, Decimal, UUID)):
        raise TypeError(f"a form holds text, numbers, booleans and times; got {type(value).__name__}")
    return str(value)


@final
class Form:
    """Fields of a form, for a body that may be several things.

    A mapping or pairs of name and value; a list stands for the field repeated, None for a field left out.
    """

    __slots__ = ("fields",)

    def __init__(self, fields: Mapping[str, Any] | Iterable[tuple[str, Any]] = (), **more: Any) -> None:
        given = cast("Iterable[tuple[str, Any]]", fields.items() if isinstance(fields, Mapping) else fields)
        self.fields: tuple[tuple[str, Any], ...] = (*given, *more.items())

    def encode(self, encode: Callable[[Any], str] = text_of) -> bytes:
        """Write the form as the body of a request.

        Source: WHATWG URL, application/x-www-form-urlencoded serializing.
        """
        pairs = [(name, _written(name, value, encode)) for name, value in flatten(self.fields)]
        return "&".join(f"{quote_plus(n, safe='*')}={quote_plus(v, safe='*')}" for n, v in pairs).encode(
            "ascii"
        )

    def __repr__(self) -> str:
        return f"Form({', '.join(name for name, _ in self.fields)})"


def spread(members: Mapping[str, Any], style: str, encode: Callable[[Any], str] = text_of) -> dict[str, Any]:
    """Write lists and objects among *members*, plain data by now, as fields that a form can hold.

    *style* is ``deep`` (``a[k]=v``, ``a[0][k]=v``), ``json`` (each is a JSON text) or ``comma`` (lists alone). What
    is None is left out, within lists and objects too.
    """
    fields: dict[str, Any] = {}
    for name, value in members.items():
        if not isinstance(value, (Mapping, list, tuple)):
            fields[name] = value
        elif style == "json":
            fields[name] = encode_json(value).decode()
        elif style == "deep":
            fields.update(_bracketed(name, value))
        elif isinstance(value, Mapping):
            fields[name] = value  # refused by name when it is written
        else:
            items = cast("list[Any]", value)
            fields[name] = ",".join([encode(item) for item in items if item is not None])
    return fields


def _bracketed(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, member in cast("Mapping[str, Any]", value).items():
            yield from _bracketed(f"{name}[{key}]", member)
    elif isinstance(value, (list, tuple)):
        items = [item for item in cast("list[Any]", value) if item is not None]
        for index, item in enumerate(items):
            yield from _bracketed(f"{name}[{index}]", item)
    else:
        yield name, value


def _written(name: str, value: Any, encode: Callable[[Any], str]) -> str:
    if isinstance(value, Mapping):
        raise TypeError(
            f"form field {name!r} holds an object, and a form has no way to write one; send its parts"
        )
    return encode(value)


def flatten(fields: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, Any]]:
    """Repeat the fields that hold lists and leave out those that hold None."""
    for name, value in fields:
        if not isinstance(name, str):
            raise TypeError(f"the name of a form field is text, got {type(name).__name__}")
        values = cast("list[Any]", value) if isinstance(value, (list, tuple)) else [value]
        yield from ((name, one) for one in values if one is not None)
