"""Python source as a type of its own: the only door through which text of a spec enters a file.

``Code`` is text that is safe to stand in a generated file. It is made here alone: from a name that was
checked, from a value that was written as a literal, from prose that became a docstring or a comment, or by
putting such pieces into a pattern that stands in this package's own source. The template engine refuses
whatever is no ``Code``, so a text that was not escaped fails loudly instead of becoming a program.
"""

from __future__ import annotations

import keyword
import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, LiteralString, final


@final
class Code(str):
    """A piece of Python source. Call nothing but the functions of this module to make one."""

    __slots__ = ()


NOTHING = Code("")
LINE_LENGTH = 110


def identifier(name: str) -> Code:
    """A name as Python source; a ValueError when it is none.

    The normal form is asked for because Python folds look-alikes (``ﬁ`` is ``fi``) when it reads names. Attack: a name
    that is more than a name.
    """
    if not name.isidentifier() or keyword.iskeyword(name) or unicodedata.normalize("NFKC", name) != name:
        raise ValueError(f"{name!r} is no Python name")
    return Code(name)


def dotted(path: str) -> Code:
    """A module path such as ``collections.abc`` or ``..models`` as Python source."""
    for part in path.lstrip(".").split("."):
        if part or not path.startswith("."):
            identifier(part)
    return Code(path)


def literal(value: Any) -> Code:
    """A JSON value (or a tuple, or a map with other scalar keys) as a Python literal. Attack: a value that is code."""
    untyped: Any = value  # matching narrows to containers of unknown things
    match value:
        case None | bool():
            return Code(repr(value))
        case int():
            return Code(int.__repr__(value))  # an enum's member has a repr of its own
        case str():
            return Code(str.__repr__(value))
        case float() if math.isfinite(value):
            return Code(float.__repr__(value))
        case Mapping():
            pairs = (fill("{}: {}", literal(key), literal(one)) for key, one in untyped.items())
            return fill("{{{}}}", join(", ", pairs))
        case tuple():
            return in_tuple([literal(one) for one in untyped])
        case list():
            return fill("[{}]", join(", ", (literal(one) for one in untyped)))
        case _:
            raise TypeError(f"{value!r} has no literal")


def docstring(lines: Sequence[str], *, indent: int) -> Code:
    """Lines of prose as a docstring that begins at column *indent*.

    Attack: backslashes, a closing quotation mark at the end and characters that no editor shows (controls, marks that
    reverse the direction of reading, line separators). They are escaped: nothing ends the string, and what a reviewer
    sees is what Python reads.
    """
    shown = [_in_docstring(line) for line in lines]
    if not shown:
        return NOTHING
    if len(shown) == 1 and indent + len(shown[0]) + 6 <= LINE_LENGTH:
        return Code(f'"""{_closed(shown[0])}"""')
    margin = " " * indent
    rest = "".join(f"\n{margin}{line}" if line else "\n" for line in shown[1:])
    return Code(f'"""{shown[0]}{rest}\n{margin}"""')


def _in_docstring(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return "".join(_visible(char) for char in escaped)


def _visible(char: str) -> str:
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")


def _closed(line: str) -> str:
    """The line with its last quotation mark escaped, unless it is so already."""
    before = line[:-1]
    escaped = (len(before) - len(before.rstrip("\\"))) % 2 == 1
    return before + '\\"' if line.endswith('"') and not escaped else line


def fill(pattern: LiteralString, *parts: Code, **named: Code) -> Code:
    """Put pieces of code into a pattern that is written in our own source, as ``str.format`` does."""
    for part in (*parts, *named.values()):
        _check(part)
    return Code(pattern.format(*parts, **named))


def join(separator: LiteralString, parts: Iterable[Code]) -> Code:
    """Join pieces of code."""
    return Code(separator.join(map(_check, parts)))


def indented(block: Code, columns: int) -> Code:
    """Lines of code without texts of several lines, moved to the right; each begins with a new line."""
    margin = " " * columns
    return (
        Code("".join(f"\n{margin}{line}" if line else "\n" for line in block.split("\n")))
        if columns
        else block
    )


def in_tuple(parts: Sequence[Code]) -> Code:
    """The source of a tuple, with the comma that a single element needs."""
    return fill("({},)", parts[0]) if len(parts) == 1 else fill("({})", join(", ", parts))


def in_dict(pairs: Iterable[tuple[str, Code]]) -> Code:
    """The source of a dict with text keys; the values are code."""
    return fill("{{{}}}", join(", ", (fill("{}: {}", literal(key), value) for key, value in pairs)))


def call(function: Code, arguments: Iterable[Code] = (), named: Iterable[tuple[str, Code]] = ()) -> Code:
    """The source of a call."""
    keywords = (fill("{}={}", identifier(name), value) for name, value in named)
    return fill("{}({})", function, join(", ", [*arguments, *keywords]))


def _check(part: str) -> str:
    if not isinstance(part, Code):
        raise TypeError(f"{part!r} was not escaped")
    return part
