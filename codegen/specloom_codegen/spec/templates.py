"""Paths and addresses with holes: ``/pipes/{id}``, ``https://{region}.example.com``.

``parse_template`` splits a text into literal parts and holes. What a hole may hold, and how its value is
encoded, is decided where a request is built.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

import attrs

from specloom_codegen.spec.notation import NotationError

HOLE_NAME: Final = r"[A-Za-z_][A-Za-z0-9_.-]*"
PATH_TEMPLATE_PATTERN: Final = rf"^([^\s{{}}?#\\]|\{{{HOLE_NAME}\}})*$"


@attrs.frozen
class Hole:
    """``{name}``, ``offset`` characters after the start of the text."""

    name: str
    offset: int = attrs.field(default=0, eq=False)

    def __str__(self) -> str:
        return f"{{{self.name}}}"


Part: TypeAlias = str | Hole


@attrs.frozen
class Template:
    """A text with holes, as literal parts and holes in order."""

    text: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return self.text

    @property
    def holes(self) -> tuple[Hole, ...]:
        return tuple(part for part in self.parts if isinstance(part, Hole))

    @property
    def is_single_hole(self) -> bool:
        """Whether the text is one hole and nothing else, so that its value can be a whole address."""
        return len(self.parts) == 1 and isinstance(self.parts[0], Hole)


def parse_template(text: str) -> Template:
    """Split a text at its holes; braces that are no hole are an error."""
    parts: list[Part] = []
    position = 0
    for found in re.finditer(r"[{}]", text):
        if found.start() < position:
            continue
        hole = re.compile(rf"\{{({HOLE_NAME})\}}").match(text, found.start())
        if hole is None:
            raise NotationError(
                f"a brace in {text!r} that is no hole",
                hint="a hole is a name in braces, as in `/pipes/{id}`",
                offset=found.start(),
            )
        if text[position : found.start()]:
            parts.append(text[position : found.start()])
        parts.append(Hole(hole[1], found.start()))
        position = hole.end()
    if text[position:]:
        parts.append(text[position:])
    return Template(text, tuple(parts))


def hole_names(text: str) -> list[str]:
    """The names of the holes in a text, in order; braces that are no hole are passed over."""
    return re.findall(rf"\{{({HOLE_NAME})\}}", text)


def parse_path_template(text: str) -> Template:
    """Read the path of a resource, an operation or a request: no query, no fragment, no dot segments."""
    forbidden = re.search(r"[?#\\]|[^!-~]", text)
    if forbidden:
        raise _forbidden(text, forbidden[0], forbidden.start())
    template = parse_template(text)
    for segment in text.split("/"):
        if re.fullmatch(r"(\.|%2[eE]){1,2}", segment):
            raise NotationError(
                f"the segment {segment!r} in {text!r} would lead elsewhere",
                hint="write the path that the request is to have",
                offset=text.index(segment),
            )
    return template


def _forbidden(text: str, char: str, offset: int) -> NotationError:
    if char == "?":
        hint = "what follows the path is said under `query`: `query: {name: {const: value}}`"
    elif char == "#":
        hint = "a fragment never reaches the server; leave it out"
    else:
        hint = "write it percent-encoded, as it goes over the wire"
    return NotationError(f"{char!r} in the path {text!r}", hint=hint, offset=offset)
