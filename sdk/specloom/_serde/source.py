"""The record as it came, kept beside a value: its unknown members, and the forms in which its values came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, cast

import msgspec

from .._codec import decode_with
from ..errors import DecodeError
from .formats import number_of_decimal
from .model import Model, Unknown
from .reading import Read
from .scalars import Mismatch, plain
from .shapes import FirstOf, Leaf, ListOf, MapOf, Nullable, Shape, by_wire

# Numbers with their own digits, so that they go back as they came.
_EXACT_JSON: Final[msgspec.json.Decoder[Any]] = msgspec.json.Decoder(float_hook=Decimal)
_NOTHING: Final[Mapping[str, Any]] = {}


def source_of(model: Model) -> Mapping[str, Any]:
    """The members of the record as it came; none for a value that was made by hand."""
    source: Any = getattr(model, "_source")  # noqa: B009 - to this package the name is not private
    if isinstance(source, bytes):
        source = _parse(source)
    return cast("dict[str, Any]", source) if isinstance(source, dict) else _NOTHING


def _parse(source: bytes) -> Any:
    try:
        return decode_with(_EXACT_JSON, source)
    except DecodeError:
        # A member that nobody named holds a number beyond every limit: it was skipped, and shall go back unharmed.
        return json.loads(source, parse_float=Decimal, parse_int=_integer)


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) < 4300 else Decimal(digits)


def extras(model: Model) -> dict[str, Any]:
    """The members that came with a value though its class does not name them, by wire name."""
    if isinstance(model, Unknown):
        return {}  # all of it is its payload
    known = by_wire(type(model))
    return {name: _shown(value) for name, value in source_of(model).items() if name not in known}


def _shown(value: Any) -> Any:
    try:
        return plain(value)
    except Mismatch:
        return value  # decimals, since one of its numbers is too large for a float


def as_came(value: Any) -> Any:
    """Plain data for what goes back unchanged: numbers that were read as decimals are numbers again."""
    kind = value.__class__
    if kind is Decimal:
        return number_of_decimal(value)
    if kind is list:
        return [as_came(one) for one in value]
    if kind is dict:
        return {name: as_came(one) for name, one in value.items()}
    return value


def keeps_form(shape: Shape) -> bool:
    """Whether several texts stand for one value, so that writing may not give back what was read.

    A moment with nine digits of a second is such a case: what nobody has changed shall not lose any.
    """
    match shape:
        case Leaf():
            return not shape.scalar.native
        case Nullable(inner=inner) | ListOf(item=inner) | MapOf(value=inner):
            return keeps_form(inner)
        case FirstOf(options=options):
            return any(map(keeps_form, options))
        case _:
            return False


def wire_form(out: dict[str, Any], read: Read, value: Any, source: Mapping[str, Any], name: str) -> None:
    """Put the form in which a member came into *out*, where its value is still the same."""
    if name not in source:
        return
    came = source[name]
    if came.__class__ is not out[name].__class__ or came != out[name]:
        try:
            unchanged = read(came) == value
        except Exception:  # a user's converter reads it otherwise
            return
        if unchanged:
            out[name] = as_came(came)
