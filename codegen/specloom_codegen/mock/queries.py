"""Searches that are texts, as conditions: ``state:new AND (price>5 OR NOT title~"old")``.

Pure. The grammar is what the search languages of Stripe, Lucene and GitHub have in common: conditions on fields, words
that may stand anywhere, ``AND`` (or nothing), ``OR``, ``NOT`` (or ``-``), and brackets.
"""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import define

from specloom_codegen.mock.conditions import ANYWHERE, DEEPEST, Compared, Condition, Joined

_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<bracket>[()])
      | (?P<minus>-)(?=[\w"'(])
      | (?P<field>[A-Za-z_][\w.-]*(?:\[(?:"[^"]*"|'[^']*'|\w+)\])*)
        (?P<operator>:(?:>=|<=|>|<)|!=|>=|<=|!~|[:=<>~])
        \s*(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()"']+)
      | (?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<word>[^\s()"']+)
    )""",
    re.VERBOSE,
)


def read_query(text: str) -> Condition:
    """The condition that a text says. Raises ValueError with the reason for a text that says none."""
    reader = _Reader(_tokens(text))
    condition = reader.either(0)
    if reader.at < len(reader.tokens):
        raise ValueError("has a bracket that nothing opens")
    return condition


def _tokens(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot be read from {text[at : at + 20].strip()!r} on")
        found.append(match)
        at = match.end()
    return found


@define
class _Reader:
    tokens: list[re.Match[str]]
    at: int = 0

    def either(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise ValueError("is nested too deep")
        parts = [self._both(depth)]
        while self._takes("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Joined("or", tuple(parts))

    def _both(self, depth: int) -> Condition:
        parts: list[Condition] = []
        while self.at < len(self.tokens) and not self._is(")") and not self._is("or"):
            if not self._takes("and"):
                parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))

    def _one(self, depth: int) -> Condition:
        if self._takes("not") or self._takes("-"):
            if self.at == len(self.tokens) or depth > DEEPEST:
                raise ValueError(
                    "ends where a condition is due" if depth <= DEEPEST else "is nested too deep"
                )
            return Joined("not", (self._one(depth + 1),))
        if self._takes("("):
            inner = self.either(depth + 1)
            if not self._takes(")"):
                raise ValueError("has a bracket that nothing closes")
            return inner
        self.at += 1
        return _condition(self.tokens[self.at - 1])

    def _is(self, word: str) -> bool:
        if self.at == len(self.tokens):
            return False
        groups = self.tokens[self.at].groupdict()
        return word in (groups["bracket"], groups["minus"], (groups["word"] or "").lower())

    def _takes(self, word: str) -> bool:
        taken = self._is(word)
        self.at += taken
        return taken


def _condition(token: re.Match[str]) -> Condition:
    field, operator, value = token["field"], token["operator"], token["value"]
    if field is None:
        return Compared("", ANYWHERE, _unquoted(token["quoted"] or token["word"] or ""))
    name = re.sub(r"\[[\"']?([^\]\"']*)[\"']?\]", r".\1", field)
    word = operator.removeprefix(":") or ":"
    wanted: Any = _unquoted(value)
    if value in ("null", "*"):
        return Compared(name, "isnull" if value == "null" else "exists", True)
    if word == ":" and value[0] not in "\"'" and "*" in value:
        return Compared(name, "like", wanted)
    return Compared(name, word, wanted)


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text[:1] in ('"', "'") and len(text) > 1 else text
