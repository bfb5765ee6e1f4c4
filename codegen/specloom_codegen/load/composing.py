"""From YAML text to nodes with positions.

libyaml reads the events; the tree, the meaning of scalars and every refusal are ours: anchors, aliases, merge
keys, tags, duplicate keys, a second document, too many levels. Nothing is constructed, no alias is followed,
so that a hostile file costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs
import yaml

from specloom_codegen.diagnostics import Diagnostic, Position, split_lines
from specloom_codegen.load.complaints import explain_syntax_error
from specloom_codegen.load.scalars import read_plain
from specloom_codegen.spec.nodes import BrokenNode, ListNode, MapNode, Member, Node, ScalarNode

DEEPEST: Final = 64
_UNREADABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML 1.2.2, section 5.1, does not allow in a file; a byte order mark inside is refused as well."""


@attrs.frozen
class Composed:
    """The tree of a document, or None when there is none to go on with, and what is wrong with it."""

    node: MapNode | None
    diagnostics: tuple[Diagnostic, ...]


def compose(text: str, file: str) -> Composed:
    """Read a document whose top is a mapping."""
    text = text.removeprefix("\ufeff")
    unreadable = _UNREADABLE.search(text)
    if unreadable:
        return Composed(None, (_refuse_character(text, unreadable.start(), file),))
    composer = _Composer(text, file)
    try:
        node = composer.compose()
    except yaml.MarkedYAMLError as error:
        composer.diagnostics.append(explain_syntax_error(error, text, file))
        node = None
    except _TooDeep:
        node = None
    return Composed(node, tuple(composer.diagnostics))


class _TooDeep(Exception):
    """Ends the reading of a document with too many levels, which has been reported."""


class _Composer:
    """Reads the events of one document."""

    def __init__(self, text: str, file: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._file = file
        self._lines = split_lines(text)
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._depth = 0

    def compose(self) -> MapNode | None:
        next(self._events)  # the start of the stream
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            self._report(Position(self._file), "the file is empty", "a spec starts with `spec: 1`")
            return None
        if start.version is not None and tuple(start.version) != (1, 2):
            self._report(self._position(start), "the document asks for another YAML than 1.2", None)
        if start.tags:
            self._report(self._position(start), "a %TAG directive", "a spec has no tags; leave it out")
        node = self._node(next(self._events))
        next(self._events)  # the end of the document
        further = next(self._events)
        if isinstance(further, yaml.DocumentStartEvent):
            hint = "put it into a file of its own and name that under `include`"
            self._report(self._position(further), "a second document in the file", hint)
        return self._check_top(node)

    def _check_top(self, node: Node) -> MapNode | None:
        if isinstance(node, MapNode):
            return node
        if isinstance(node, ScalarNode) and node.is_empty:
            self._report(Position(self._file), "the file is empty", "a spec starts with `spec: 1`")
        elif not isinstance(node, BrokenNode):
            what = "a list" if isinstance(node, ListNode) else "a single value"
            hint = "a spec is a mapping: it starts with `spec: 1`, `api: …`"
            self._report(node.position, f"the document is {what}, not a mapping", hint)
        return None

    def _node(self, event: Any) -> Node:
        self._check_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return BrokenNode(self._position(event))
        self._depth += 1
        # Attack: 100,000 brackets, deeper than any stack.
        if self._depth > DEEPEST:
            self._report(
                self._position(event), f"more than {DEEPEST} levels", "name inner types under `types`"
            )
            raise _TooDeep
        node = self._mapping(event) if isinstance(event, yaml.MappingStartEvent) else self._list(event)
        self._depth -= 1
        return node

    def _scalar(self, event: Any) -> ScalarNode:
        plain = event.style is None or event.style == ""
        return ScalarNode(
            position=self._position(event),
            value=read_plain(event.value) if plain else event.value,
            text=event.value,
            plain=plain,
            inline=event.start_mark.line == event.end_mark.line and event.style not in ("|", ">"),
            commented=plain and self._is_commented(event.end_mark),
        )

    def _is_commented(self, end: Any) -> bool:
        row: int = end.line
        column: int = end.column
        rest = self._lines[row][column:] if row < len(self._lines) else ""
        return rest.startswith((" ", "\t")) and rest.lstrip().startswith("#")

    def _list(self, start: Any) -> ListNode:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return ListNode(self._position(start), tuple(items))

    def _mapping(self, start: Any) -> MapNode:
        members: dict[str, Member] = {}
        sound = True
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            position = self._position(event)
            key = self._key(event)
            value = self._node(next(self._events))
            if isinstance(value, ScalarNode) and value.is_empty:
                value = attrs.evolve(value, position=position)
            if key is None:
                sound = False
                continue
            if key in members:
                first = members[key].key_position.line
                hint = "leave one of them out, or join them"
                self._report(position, f"the key {key!r} a second time (first in line {first})", hint)
                continue
            members[key] = Member(position, value)
        return MapNode(self._position(start), members, sound)

    def _key(self, event: Any) -> str | None:
        """The text of a key as written, or None when it is unusable, which has been reported."""
        node = self._node(event)
        if isinstance(node, BrokenNode):
            return None
        if not isinstance(node, ScalarNode):
            self._report(node.position, "a key that is no text", "quote it")
            return None
        if node.plain and node.text == "<<":
            self._report(
                node.position, "a merge key", "write the keys out, or say them once under `defaults`"
            )
            return None
        if node.is_empty:
            self._report(node.position, "a value without a key", None)
            return None
        return node.text

    def _check_properties(self, event: Any) -> None:
        # Attack: aliases of aliases, which grow without end, and tags that make objects.
        position = self._position(event)
        if isinstance(event, yaml.AliasEvent):
            self._report(position, f"the alias *{event.anchor}", _UNSHARED.format(sign="*"))
            return
        if event.anchor is not None:
            self._report(position, f"the anchor &{event.anchor}", _UNSHARED.format(sign="&"))
        if event.tag is not None:
            hint = "leave it out; text that starts with `!` is quoted"
            self._report(position, f"the tag {_short_tag(event.tag)}", hint)

    def _position(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(self._file, mark.line + 1, mark.column + 1)

    def _report(self, position: Position, message: str, hint: str | None) -> None:
        self.diagnostics.append(Diagnostic.at(position, message, hint=hint))


_UNSHARED: Final = (
    "write it out, or say it under `types` or `defaults`; text that starts with `{sign}` is quoted"
)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _refuse_character(text: str, index: int, file: str) -> Diagnostic:
    before = split_lines(text[:index])
    message = f"the character U+{ord(text[index]):04X} cannot stand in YAML"
    hint = "remove it, or write it as an escape in double quotes"
    return Diagnostic(file, len(before), len(before[-1]) + 1, message, hint)
