"""From a path to the routes that it fits, the most specific first.

A tree of decoded segments: a literal segment beats one that mixes text and holes, that beats a plain hole,
and a hole that keeps slashes comes last. Pure; which of several operations at one address is meant is decided
by ``choosing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Generic, TypeVar
from urllib.parse import unquote

from attrs import frozen

_HOLE: Final = re.compile(r"\{([^{}:]+)(?::([a-z]+))?\}")

T = TypeVar("T")


@frozen(kw_only=True)
class Route(Generic[T]):
    """One template and what lies there. ``wide`` names the holes that may hold slashes."""

    method: str
    template: str
    target: T
    wide: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Match(Generic[T]):
    """A route that a path fits, and the decoded texts of its holes."""

    route: Route[T]
    holes: Mapping[str, str]


class _Node(Generic[T]):
    def __init__(self) -> None:
        self.literals: dict[str, _Node[T]] = {}
        self.mixed: dict[str, tuple[re.Pattern[str], _Node[T]]] = {}
        self.hole: _Node[T] | None = None
        self.wide: list[tuple[re.Pattern[str], Route[T]]] = []
        self.leaves: list[Route[T]] = []


class Router(Generic[T]):
    """All routes of one host."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, route: Route[T]) -> None:
        """Add a route. Of routes that match alike, the one that was added first comes first."""
        node = self._root
        segments = route.template.lstrip("/").split("/") if route.template.startswith("/") else []
        for index, segment in enumerate(segments):
            names = _holes_of(segment)
            if any(name in route.wide for name in names):
                _add_wide(node, "/".join(segments[index:]), route)
                return
            node = _step(node, segment, names)
        node.leaves.append(route)

    def find(self, path: str) -> list[Match[T]]:
        """The routes that a percent-encoded path fits, of whatever method, the most specific first.

        Where nothing fits, a final slash too many or too few is forgiven. A path that is not UTF-8 fits
        nothing.
        """
        try:
            found = self._exactly(path)
            if not found:
                found = self._exactly(path[:-1] if path.endswith("/") else f"{path}/")
        except UnicodeDecodeError:
            return []
        return found

    def _exactly(self, path: str) -> list[Match[T]]:
        if not path.startswith("/"):
            return []
        return list(_walk(self._root, path[1:].split("/"), 0, ()))


def holes_of(template: str) -> list[str]:
    """The names of the holes of a template, in order."""
    return _holes_of(template)


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its holes replaced; holes without a value stay as they are."""
    return _HOLE.sub(lambda match: values.get(match.group(1), match.group()), template)


def decoded(text: str) -> str:
    """Undo percent-encoding; raises UnicodeDecodeError for what is not UTF-8."""
    return unquote(text, errors="strict") if "%" in text else text


def _holes_of(segment: str) -> list[str]:
    return [match.group(1) for match in _HOLE.finditer(segment)]


def _step(node: _Node[T], segment: str, names: list[str]) -> _Node[T]:
    """The node one segment further in, made when it is not there yet."""
    if not names:
        return node.literals.setdefault(decoded(segment), _Node())
    if len(names) == 1 and _HOLE.fullmatch(segment):
        if node.hole is None:
            node.hole = _Node()
        return node.hole
    expression = _expression(segment, frozenset())
    if expression.pattern not in node.mixed:
        node.mixed[expression.pattern] = expression, _Node()
        by_literal = sorted(node.mixed.items(), key=lambda item: -_literal_length(item[0]))
        node.mixed = dict(by_literal)
    return node.mixed[expression.pattern][1]


def _add_wide(node: _Node[T], rest: str, route: Route[T]) -> None:
    node.wide.append((_expression(rest, route.wide), route))
    node.wide.sort(key=lambda pair: -_literal_length(pair[0].pattern))


def _expression(template: str, wide: frozenset[str]) -> re.Pattern[str]:
    """The regular expression of a part of a template, with one group for each hole."""
    parts: list[str] = []
    at = 0
    for match in _HOLE.finditer(template):
        parts.append(re.escape(template[at : match.start()]))
        parts.append("(.+)" if match.group(1) in wide else "([^/]+?)")
        at = match.end()
    parts.append(re.escape(template[at:]))
    return re.compile("".join(parts), re.DOTALL)


def _literal_length(pattern: str) -> int:
    return len(re.sub(r"\(\.\+\)|\(\[\^/\]\+\?\)|\\", "", pattern))


def _walk(node: _Node[T], segments: list[str], at: int, texts: tuple[str, ...]) -> Iterator[Match[T]]:
    if at == len(segments):
        for route in node.leaves:
            yield _match(route, texts)
        return
    segment = decoded(segments[at])
    literal = node.literals.get(segment)
    if literal is not None:
        yield from _walk(literal, segments, at + 1, texts)
    for expression, inner in node.mixed.values():
        match = expression.fullmatch(segments[at])
        if match is not None:
            found = tuple(decoded(text) for text in match.groups())
            yield from _walk(inner, segments, at + 1, (*texts, *found))
    if node.hole is not None and segment:
        yield from _walk(node.hole, segments, at + 1, (*texts, segment))
    yield from _walk_wide(node, "/".join(segments[at:]), texts)


def _walk_wide(node: _Node[T], rest: str, texts: tuple[str, ...]) -> Iterator[Match[T]]:
    for expression, route in node.wide:
        match = expression.fullmatch(rest)
        if match is not None:
            yield _match(route, (*texts, *(decoded(text) for text in match.groups())))


def _match(route: Route[T], texts: tuple[str, ...]) -> Match[T]:
    return Match(route=route, holes=dict(zip(_holes_of(route.template), texts, strict=True)))
