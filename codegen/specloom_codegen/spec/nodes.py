"""The tree of a YAML document with the position of every key and value.

Nodes are what the composer makes from text, what overrides change, and what each class of the language
keeps as its ``origin`` so that later steps can point at ``file:line:column``. Nothing here knows the
language itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from specloom_codegen.diagnostics import Position

JsonScalar: TypeAlias = bool | int | float | str | None
JsonValue: TypeAlias = "JsonScalar | list[JsonValue] | dict[str, JsonValue]"

Step: TypeAlias = str | int
"""One step into a tree: the key of a mapping or the index of a list."""


@attrs.frozen
class ScalarNode:
    """A text, number, boolean or null.

    ``text`` is what stands in the source (without quotes), ``value`` what YAML 1.2's core schema makes of
    it. ``plain``: written without quotes; ``inline``: on one line, so that offsets into ``text`` are
    columns; ``commented``: a comment follows on the same line.
    """

    position: Position
    value: JsonScalar
    text: str
    plain: bool = True
    inline: bool = True
    commented: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was written."""
        return self.plain and self.text == ""

    def position_at(self, offset: int) -> Position:
        """Where a character of ``text`` stands."""
        return self.position.moved(offset if self.plain else offset + 1) if self.inline else self.position


@attrs.frozen
class BrokenNode:
    """A value that YAML would not let stand; it has been reported."""

    position: Position


@attrs.frozen
class ListNode:
    position: Position
    items: tuple[Node, ...] = ()


@attrs.frozen
class Member:
    """A value of a mapping and the position of its key."""

    key_position: Position
    node: Node


@attrs.frozen
class MapNode:
    """``sound`` is False when YAML would not let one of its members stand, so that something is missing."""

    position: Position
    members: Mapping[str, Member] = attrs.field(factory=dict[str, Member])
    sound: bool = True


Node: TypeAlias = ScalarNode | ListNode | MapNode | BrokenNode

NOWHERE: Node = ScalarNode(Position("<spec>"), None, "")
"""The origin of values that were made by a program, not read from a file."""


def child(node: Node, step: Step) -> Node | None:
    """The node one step further in, or None."""
    if isinstance(node, MapNode):
        member = node.members.get(str(step))
        return member.node if member else None
    if isinstance(node, ListNode) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def find(node: Node, *steps: Step) -> Node | None:
    """The node at the end of a path, or None when the path leads nowhere."""
    for step in steps:
        inner = child(node, step)
        if inner is None:
            return None
        node = inner
    return node


def deepest(node: Node, *steps: Step) -> Node:
    """The last node on a path that exists."""
    for step in steps:
        inner = child(node, step)
        if inner is None:
            break
        node = inner
    return node


def position_of(node: Node, *steps: Step) -> Position:
    """Where the value at a path stands; of the deepest value that exists when the path leads nowhere."""
    return deepest(node, *steps).position


def key_position_of(node: Node, *steps: Step) -> Position:
    """Where the last key of a path stands; in a list, and where there is no such key, as ``position_of``."""
    parent = find(node, *steps[:-1])
    if isinstance(parent, MapNode) and str(steps[-1]) in parent.members:
        return parent.members[str(steps[-1])].key_position
    return position_of(node, *steps)


def has_key(node: Node, key: str) -> bool:
    """Whether the source has this key, whatever became of its value."""
    return isinstance(node, MapNode) and key in node.members


def plain_value(node: Node) -> JsonValue:
    """The tree as plain JSON data."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, ListNode):
        return [plain_value(item) for item in node.items]
    if isinstance(node, MapNode):
        return {key: plain_value(member.node) for key, member in node.members.items()}
    return None
