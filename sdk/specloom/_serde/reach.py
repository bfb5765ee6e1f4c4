"""What can be said of a shape and of all that it can hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .model import Recursive
from .shapes import Again, FirstOf, Leaf, ListOf, MapOf, Nullable, Record, Shape, Tagged, members, shape_of


def reachable(shape: Shape) -> Iterator[Shape]:
    """The shape itself and every shape inside it; each class once."""
    seen: set[type[Any] | Recursive] = set()
    pending = [shape]
    while pending:
        one = pending.pop()
        yield one
        match one:
            case Nullable(inner=inner) | ListOf(item=inner) | MapOf(value=inner):
                pending.append(inner)
            case FirstOf(options=options):
                pending.extend(options)
            case Again(alias=alias) if alias not in seen:
                seen.add(alias)
                pending.append(one.target)
            case Tagged(records=records):
                pending.extend(records.values())
            case Record(cls=cls) if cls not in seen:
                seen.add(cls)
                pending.extend(member.shape for member in members(cls))
            case _:
                pass


def is_exact(shape: Shape) -> bool:
    """Whether numbers must be read digit for digit, since there is a decimal somewhere in the shape."""
    return any(isinstance(one, Leaf) and one.scalar.exact for one in reachable(shape))


def holds_secrets(shape: Shape) -> bool:
    """Whether there is a member somewhere in the shape that the spec calls sensitive."""
    records = (one for one in reachable(shape) if isinstance(one, Record))
    return any(member.sensitive for one in records for member in members(one.cls))


def sensitive_names(tp: Any) -> frozenset[str]:
    """The wire names of all secrets that a value of a type may hold, at any depth.

    Whoever shows parts of an answer of this type as text must hide the values of these members.
    """
    records = (one for one in reachable(shape_of(tp)) if isinstance(one, Record))
    return frozenset(member.wire for one in records for member in members(one.cls) if member.sensitive)
