"""From nodes to instances of the language's classes.

One walk over the declared kinds, so that every key of every class is read by the same rules. Each mistake becomes a
diagnostic and its value is left out; the walk goes on, so that all mistakes of a file are found at once.
What several values together must satisfy is the business of ``validate``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, TypeVar

from specloom_codegen.diagnostics import Diagnostic, Position
from specloom_codegen.load.enums import LONGEST_NAME, read_members, settle_members
from specloom_codegen.load.hints import (
    article,
    describe,
    explain_unknown_key,
    explain_unknown_word,
    explain_wrong_name,
    explain_wrong_shape,
    is_number,
)
from specloom_codegen.spec.kinds import (
    AnyJson,
    Choice,
    Either,
    Entry,
    Flag,
    Instance,
    Json,
    Key,
    Keys,
    Kind,
    MappingOf,
    Number,
    Parsed,
    ScalarJson,
    SequenceOf,
    Shape,
    Text,
    Whole,
    keys_of,
)
from specloom_codegen.spec.nodes import (
    BrokenNode,
    JsonValue,
    ListNode,
    MapNode,
    Node,
    ScalarNode,
    plain_value,
)
from specloom_codegen.spec.notation import NotationError
from specloom_codegen.spec.values import Limited, Members


class _Failed(Enum):
    FAILED = "failed"


FAILED: Final = _Failed.FAILED
"""Stands for a value that could not be read and has been reported."""

E = TypeVar("E", bound=Entry)


def structure(cls: type[E], node: MapNode, diagnostics: list[Diagnostic], **attributes: Any) -> E:
    """An instance of *cls* from a mapping; mistakes are appended to *diagnostics*.

    *attributes* are further arguments of the class, those that no key of the language fills.
    """
    return _Structurer(diagnostics).instance(cls, node, node.position, attributes)


def shape_of(node: Node) -> Shape | None:
    """How a value is written; None for one that YAML did not let stand."""
    if isinstance(node, MapNode):
        return Shape.MAPPING
    if isinstance(node, ListNode):
        return Shape.LIST
    if isinstance(node, BrokenNode):
        return None
    if node.value is None:
        return Shape.NULL
    if isinstance(node.value, bool):
        return Shape.BOOLEAN
    return Shape.TEXT if isinstance(node.value, str) else Shape.NUMBER


class _Structurer:
    """Reads nodes by their kinds. ``where`` is the position of the key, or of the list's item."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self._diagnostics = diagnostics

    def instance(
        self, cls: type[E], node: MapNode, where: Position, attributes: Mapping[str, Any] | None = None
    ) -> E:
        keys = keys_of(cls)
        values: dict[str, Any] = dict(attributes or {})
        extensions: dict[str, JsonValue] = {}
        for name, member in node.members.items():
            if name in keys:
                value = self.value(keys[name].kind, member.node, member.key_position)
                if value is not FAILED:
                    values[keys[name].attribute] = value
            elif name.startswith("x-"):
                extensions[name] = plain_value(member.node)
            else:
                self._report(member.key_position, *explain_unknown_key(cls, name, member.node, node))
        self._check_required(cls, keys, node, where)
        if issubclass(cls, Limited):
            settle_members(values, self._diagnostics)
        return cls(**values, extensions=extensions, origin=node)

    def value(self, kind: Kind[Any], node: Node, where: Position) -> Any:
        """The value of a node, or FAILED."""
        shape = shape_of(node)
        if shape is None:
            return FAILED
        if shape not in kind.shapes:
            self._report(node.position, *explain_wrong_shape(kind, node))
            return FAILED
        return _READERS[type(kind)](self, kind, node, where)

    def text(self, kind: Text, node: ScalarNode, _: Position) -> Any:
        if kind.prose and node.commented:
            hint = (
                "quote the text, or start it on a line of its own after `|`; comments get lines of their own"
            )
            self._report(node.position, "` #` starts a comment, so the text ends before it", hint)
        if kind.pattern is not None and self._is_too_long(node):
            return FAILED
        if kind.pattern is not None and not _matches(kind.pattern, node.text):
            self._report(node.position, *explain_wrong_name(kind.pattern, kind.called, node.text))
            return FAILED
        return node.value

    def flag(self, _kind: Flag, node: ScalarNode, _: Position) -> Any:
        return node.value

    def whole(self, kind: Whole, node: ScalarNode, _: Position) -> Any:
        value = node.value
        if not isinstance(value, int):
            self._report(node.position, f"expected {article(kind.noun)}, got {describe(node)}", None)
            return FAILED
        if (kind.minimum is not None and value < kind.minimum) or (
            kind.maximum is not None and value > kind.maximum
        ):
            self._report(node.position, f"expected {article(kind.noun)}, got {value}", _limits_hint(kind))
            return FAILED
        return value

    def number(self, _kind: Number, node: ScalarNode, _: Position) -> Any:
        return self._finite(node)

    def choice(self, kind: Choice[str], node: ScalarNode, _: Position) -> Any:
        if node.value in kind.words:
            return node.value
        self._report(node.position, *explain_unknown_word(kind, node.text))
        return FAILED

    def json(self, _kind: AnyJson, node: Node, _: Position) -> Any:
        return Json(plain_value(node), node) if self._check_json(node) else FAILED

    def scalar_json(self, _kind: ScalarJson, node: ScalarNode, _: Position) -> Any:
        return self._finite(node)

    def parsed(self, kind: Parsed[Any], node: ScalarNode, _: Position) -> Any:
        return self._parse(kind.parse, node)

    def entry(self, kind: Instance[Any], node: Node, where: Position) -> Any:
        cls = kind.cls
        if isinstance(node, MapNode):
            return self.instance(cls, node, where)
        if isinstance(node, ScalarNode) and node.value is None:
            self._check_required(cls, keys_of(cls), node, where)
            return cls(origin=node)
        key = keys_of(cls)[kind.short or ""]
        value = self.value(key.kind, node, where)
        return cls(origin=node) if value is FAILED else cls(**{key.attribute: value}, origin=node)

    def sequence(self, kind: SequenceOf[Any], node: Node, where: Position) -> Any:
        if not isinstance(node, ListNode):
            value = self.value(kind.item, node, where)
            return FAILED if value is FAILED else (value,)
        if len(node.items) < kind.least:
            self._report(node.position, "the list is empty", "name at least one, or leave the key out")
            return FAILED
        values = [self.value(kind.item, item, item.position) for item in node.items]
        return tuple(value for value in values if value is not FAILED)

    def mapping(self, kind: MappingOf[Any, Any], node: Node, _: Position) -> Any:
        values: dict[Any, Any] = {}
        for name, member in node.members.items() if isinstance(node, MapNode) else ():
            if kind.keys.extensions and name.startswith("x-"):
                continue
            key = self._name(kind.keys, name, member.key_position)
            value = self.value(kind.value, member.node, member.key_position)
            if value is FAILED and isinstance(kind.value, Instance):
                # The name stays known, so that references to it are not reported as well.
                value = kind.value.cls(origin=member.node)
            if key is not FAILED and value is not FAILED:
                values[key] = value
        return values

    def either(self, kind: Either[Any], node: Node, where: Position) -> Any:
        fitting = next(each for each in kind.kinds if shape_of(node) in each.shapes)
        if isinstance(fitting, Choice) and Shape.NUMBER in kind.shapes and is_number(node):
            self._report(node.position, *explain_wrong_shape(Whole(), node))
            return FAILED
        if isinstance(fitting, Choice) and isinstance(node, ScalarNode) and node.value not in fitting.words:
            self._report(node.position, *explain_unknown_word(fitting, node.text, kind.kinds))
            return FAILED
        return self.value(fitting, node, where)

    def members(self, _kind: Members, node: Node, _: Position) -> Any:
        return read_members(node, self.value, self._diagnostics)

    def _name(self, keys: Keys[Any], name: str, position: Position) -> Any:
        if self._is_too_long(ScalarNode(position, name, name)):
            return FAILED
        if not name:
            self._report(position, f"an empty {keys.called}", "a name has at least one character")
            return FAILED
        if keys.pattern is not None and keys.parse is str and not _matches(keys.pattern, name):
            self._report(position, *explain_wrong_name(keys.pattern, keys.called, name, keys.words))
        return self._parse(keys.parse, ScalarNode(position, name, name, inline=False))

    def _parse(self, parse: Callable[[str], Any], node: ScalarNode) -> Any:
        if self._is_too_long(node):
            return FAILED
        try:
            return parse(node.text)
        except NotationError as error:
            self._report(node.position_at(error.offset), error.message, error.hint)
            return FAILED

    def _is_too_long(self, node: ScalarNode) -> bool:
        if len(node.text) <= LONGEST_NAME:
            return False
        self._report(
            node.position, f"more than {LONGEST_NAME} characters", "no name or notation is that long"
        )
        return True

    def _finite(self, node: ScalarNode) -> Any:
        if isinstance(node.value, float) and node.value - node.value != 0:
            self._report(node.position, f"{node.text} is no JSON number", "quote it when it is text")
            return FAILED
        return node.value

    def _check_json(self, node: Node) -> bool:
        """Whether a tree is JSON; every part that is not is reported."""
        if isinstance(node, ScalarNode):
            return self._finite(node) is not FAILED
        if isinstance(node, BrokenNode):
            return False
        inner = node.items if isinstance(node, ListNode) else [each.node for each in node.members.values()]
        sound = [self._check_json(each) for each in inner]
        return all(sound)

    def _check_required(self, cls: type[Entry], keys: Mapping[str, Key], node: Node, where: Position) -> None:
        if isinstance(node, MapNode) and not node.sound:
            return
        present: Mapping[str, Any] = node.members if isinstance(node, MapNode) else {}
        for name, key in keys.items():
            if key.required and name not in present:
                self._report(where, f"{cls.__name__} without {name!r}", f"`{name}`: {key.doc}")

    def _report(self, position: Position, message: str, hint: str | None) -> None:
        self._diagnostics.append(Diagnostic.at(position, message, hint=hint))


_Reader = Callable[[_Structurer, Any, Any, Position], Any]
_READERS: Final[Mapping[type[Any], _Reader]] = {
    AnyJson: _Structurer.json,
    Choice: _Structurer.choice,
    Either: _Structurer.either,
    Flag: _Structurer.flag,
    Instance: _Structurer.entry,
    MappingOf: _Structurer.mapping,
    Members: _Structurer.members,
    Number: _Structurer.number,
    Parsed: _Structurer.parsed,
    ScalarJson: _Structurer.scalar_json,
    SequenceOf: _Structurer.sequence,
    Text: _Structurer.text,
    Whole: _Structurer.whole,
}


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern.removeprefix("^").removesuffix("$"), text) is not None


def _limits_hint(kind: Whole) -> str | None:
    if kind.maximum is None:
        return f"it is at least {kind.minimum}"
    return (
        f"it is {kind.minimum}" if kind.minimum == kind.maximum else f"from {kind.minimum} to {kind.maximum}"
    )
