"""Texts that match a regular expression: how the fake invents identifiers and values of a ``pattern``.

A small reader of the usual syntax (classes, groups, alternatives, repetition). What it cannot read, such as
look-around or back references, gives None; every text is checked against the pattern before it is used.
"""

from __future__ import annotations

import random
import re
import string
from functools import lru_cache
from typing import Final, Protocol

from attrs import frozen

_ATTEMPTS: Final = 20
_MOST_REPEATS: Final = 8
"""Open-ended repetition (``*``, ``+``, ``{2,}``) goes at most this far beyond its least."""

_WORD: Final = string.ascii_letters + string.digits + "_"
_ANY: Final = string.ascii_lowercase + string.digits
_PRINTABLE: Final = "".join(chr(code) for code in range(0x20, 0x7F))
_CLASSES: Final = {"d": string.digits, "w": _WORD, "s": " "}
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}

_LONGEST: Final = 100_000
"""A pattern that could make longer texts is refused: ``(a{9999}){9999}`` would eat the memory."""


class Sampler(Protocol):
    """Makes texts; ``size`` is the length of the longest."""

    @property
    def size(self) -> int: ...

    def __call__(self, chance: random.Random) -> str: ...


class _Unreadable(Exception):
    """The pattern uses syntax that this module does not know."""


def matching_text(pattern: str, chance: random.Random) -> str | None:
    """A text that the whole pattern matches, or None when none could be made."""
    readable = _read(pattern)
    if readable is None:
        return None
    sample, expression = readable
    texts = (sample(chance) for _ in range(_ATTEMPTS))
    return next((text for text in texts if expression.fullmatch(text)), None)


@lru_cache(maxsize=256)
def _read(pattern: str) -> tuple[Sampler, re.Pattern[str]] | None:
    try:
        return _Reader(pattern).read(), re.compile(pattern)
    except (re.error, _Unreadable, RecursionError):
        return None


def similar_text(example: str, chance: random.Random) -> str:
    """A random text of the example's shape: letters stay letters, digits digits, the rest as it is."""
    return "".join(_similar_character(each, chance) for each in example)


def _similar_character(character: str, chance: random.Random) -> str:
    if character in string.digits:
        return chance.choice(string.digits)
    if character in string.ascii_lowercase:
        return chance.choice(string.ascii_lowercase)
    if character in string.ascii_uppercase:
        return chance.choice(string.ascii_uppercase)
    return character


@frozen
class _Choice:
    """One character out of several."""

    characters: str

    @property
    def size(self) -> int:
        return 1

    def __call__(self, chance: random.Random) -> str:
        return chance.choice(self.characters)


@frozen
class _Sequence:
    parts: tuple[Sampler, ...]

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    def __call__(self, chance: random.Random) -> str:
        return "".join(part(chance) for part in self.parts)


@frozen
class _Alternatives:
    branches: tuple[Sampler, ...]

    @property
    def size(self) -> int:
        return max(branch.size for branch in self.branches)

    def __call__(self, chance: random.Random) -> str:
        return chance.choice(self.branches)(chance)


@frozen
class _Repetition:
    part: Sampler
    least: int
    most: int

    @property
    def size(self) -> int:
        return self.part.size * self.most

    def __call__(self, chance: random.Random) -> str:
        return "".join(self.part(chance) for _ in range(chance.randint(self.least, self.most)))


class _Reader:
    """Recursive descent over a pattern; the result makes texts."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def read(self) -> Sampler:
        sample = self._alternatives()
        if self._at < len(self._pattern):
            raise _Unreadable
        return sample

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise _Unreadable
        self._at += 1
        return character

    def _skip(self, text: str) -> bool:
        found = self._pattern.startswith(text, self._at)
        if found:
            self._at += len(text)
        return found

    def _alternatives(self) -> Sampler:
        branches = [self._sequence()]
        while self._skip("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else _Alternatives(tuple(branches))

    def _sequence(self) -> Sampler:
        parts: list[Sampler] = []
        while self._peek() not in ("", "|", ")"):
            atom = self._atom()
            parts.append(self._repeated(atom))
        return _Sequence(tuple(parts))

    def _atom(self) -> Sampler:
        character = self._take()
        if character == "(":
            return self._group()
        if character == "[":
            return _Choice(self._character_class())
        if character == "\\":
            return self._escape()
        if character == ".":
            return _Choice(_ANY)
        if character in "^$":
            return _Sequence(())
        if character in "*+?":
            raise _Unreadable
        return _Choice(character)

    def _group(self) -> Sampler:
        if self._skip("?") and not self._skip(":"):
            if not self._skip("P<"):
                raise _Unreadable
            while self._take() != ">":
                pass
        sample = self._alternatives()
        if not self._skip(")"):
            raise _Unreadable
        return sample

    def _escape(self) -> Sampler:
        character = self._take()
        if character in "AbBzZ":
            return _Sequence(())
        if character.isdigit():
            raise _Unreadable
        return _Choice(self._escaped(character))

    def _escaped(self, character: str) -> str:
        if character.lower() in _CLASSES:
            known = _CLASSES[character.lower()]
            return known if character.islower() else _complement(known)
        if character in ("x", "u"):
            return self._code_point(2 if character == "x" else 4)
        if character.isalpha() and character not in _ESCAPES:
            raise _Unreadable
        return _ESCAPES.get(character, character)

    def _code_point(self, digits: int) -> str:
        text = "".join(self._take() for _ in range(digits))
        try:
            return chr(int(text, 16))
        except ValueError:
            raise _Unreadable from None

    def _character_class(self) -> str:
        negated = self._skip("^")
        characters = self._member(first=True)
        while self._peek() != "]":
            characters += self._member(first=False)
        self._take()
        return _complement(characters) if negated else characters

    def _member(self, *, first: bool) -> str:
        character = self._take()
        if character == "]" and not first:
            raise _Unreadable
        low = self._escaped(self._take()) if character == "\\" else character
        rest = self._pattern[self._at : self._at + 2]
        if len(low) != 1 or len(rest) < 2 or rest[0] != "-" or rest[1] == "]":
            return low
        self._take()
        high = self._take()
        high = self._escaped(self._take()) if high == "\\" else high
        if len(high) != 1:
            raise _Unreadable
        return "".join(chr(code) for code in range(ord(low), min(ord(high), ord(low) + 512) + 1))

    def _repeated(self, atom: Sampler) -> Sampler:
        bounds = self._bounds()
        if bounds is None:
            return atom
        if not self._skip("?"):
            self._skip("+")
        repetition = _Repetition(atom, *bounds)
        if repetition.size > _LONGEST or bounds[0] > bounds[1]:
            raise _Unreadable
        return repetition

    def _bounds(self) -> tuple[int, int] | None:
        if self._skip("*"):
            return 0, _MOST_REPEATS
        if self._skip("+"):
            return 1, _MOST_REPEATS
        if self._skip("?"):
            return 0, 1
        match = re.compile(r"\{([0-9]{0,5})(,?)([0-9]{0,5})\}").match(self._pattern, self._at)
        if match is None or match.group() in ("{}", "{,}"):
            return None
        self._at = match.end()
        least = int(match.group(1) or 0)
        if not match.group(2):
            return least, least
        return least, int(match.group(3)) if match.group(3) else least + _MOST_REPEATS


def _complement(characters: str) -> str:
    rest = "".join(each for each in _PRINTABLE if each not in characters)
    if not rest:
        raise _Unreadable
    return rest
