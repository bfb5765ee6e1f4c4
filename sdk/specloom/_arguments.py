"""What is said of an argument that there is not: whose it would be, what was meant, what there is.

Here are names alone, never values: an argument may be a credential.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Self

_TAKES_ANY: Final = 0x08  # CO_VARKEYWORDS of a code object


def no_such_argument(owner: str, name: str, known: Iterable[str]) -> TypeError:
    """Make the error of an argument that *owner* does not have; *known* are those that it has, in its order."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(name.lower(), names, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    return TypeError(f"{owner} has no argument {name!r}; {meant}it takes {', '.join(names)}")


def arguments_of(owner: type, method: str) -> tuple[str, ...]:
    """Name the arguments of a method of *owner* that are written out; nothing where it has no such method."""
    code = getattr(getattr(owner, method, None), "__code__", None)
    return () if code is None else code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]


class Forthcoming:
    """A class whose refusal of an unknown keyword argument says which ones there are."""

    __slots__ = ()

    if not TYPE_CHECKING:  # pragma: no branch  # checkers are to see the arguments of __init__

        def __new__(cls, *_: Any, **given: Any) -> Self:
            code = cls.__init__.__code__
            first = code.co_posonlyargcount + 1
            known = code.co_varnames[first : code.co_argcount + code.co_kwonlyargcount]
            unknown = given.keys() - known
            if unknown and not code.co_flags & _TAKES_ANY:
                given = {}  # a traceback with locals would show it
                raise no_such_argument(cls.__name__, min(unknown), known)
            return super().__new__(cls)
