"""The values of an enum: read in each of their three forms, and brought to the JSON kind of the enum."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs

from specloom_codegen.diagnostics import Diagnostic, Position
from specloom_codegen.load.hints import describe
from specloom_codegen.load.scalars import read_plain
from specloom_codegen.spec.kinds import Instance
from specloom_codegen.spec.nodes import BrokenNode, JsonScalar, ListNode, MapNode, Node, ScalarNode
from specloom_codegen.spec.notation import Scalar
from specloom_codegen.spec.values import EnumMember

_MEMBER: Final = Instance(lambda: EnumMember, short="name")
_JSON_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}

LONGEST_NAME: Final = 2000
"""Longer names and notations are refused before any pattern sees them: some take time quadratic in the length."""

ReadValue = Callable[[Any, Node, Position], Any]


def read_members(node: Node, read: ReadValue, diagnostics: list[Diagnostic]) -> tuple[EnumMember, ...]:
    """The members of an enum: a list of values, or a map from value to name or description."""
    members: list[EnumMember] = []
    for item in node.items if isinstance(node, ListNode) else ():
        if isinstance(item, ScalarNode):
            members.append(EnumMember(value=item.value, origin=item))
        elif not isinstance(item, BrokenNode):
            message = f"a value of an enum is a text or number, not {describe(item)}"
            hint = "a description is a map: `{value: {name: …, doc: …}}`"
            diagnostics.append(Diagnostic.at(item.position, message, hint=hint))
    for text, member in node.members.items() if isinstance(node, MapNode) else ():
        described = read(_MEMBER, member.node, member.key_position)
        if isinstance(described, EnumMember):
            key = ScalarNode(member.key_position, text, text, inline=False)
            origin = member.node if isinstance(member.node, MapNode) else key
            members.append(attrs.evolve(described, value=_KeyText(text), origin=origin))
    return tuple(members)


def settle_members(values: dict[str, Any], diagnostics: list[Diagnostic]) -> None:
    """Bring the ``enum`` among a class's values to the JSON kind that its ``type`` names."""
    members: tuple[EnumMember, ...] | None = values.get("enum")
    expression = values.get("type", Scalar("string"))
    if members is None:
        return
    kind = expression.name if isinstance(expression, Scalar) else "string"
    settled = [_settle(member, kind, diagnostics) for member in members]
    values["enum"] = tuple(member for member in settled if member is not None)


class _KeyText(str):
    """A value that was a key: text as written, whatever the enum's kind."""

    __slots__ = ()


def _settle(member: EnumMember, kind: str, diagnostics: list[Diagnostic]) -> EnumMember | None:
    value = member.value
    if isinstance(value, _KeyText):
        value = str(value) if kind == "string" else read_plain(value)
    if isinstance(value, str) and len(value) > LONGEST_NAME:
        message = f"a value of more than {LONGEST_NAME} characters"
        diagnostics.append(
            Diagnostic.at(member.origin.position, message, hint="no value of an enum is that long")
        )
        return None
    allowed = _JSON_KINDS.get(kind)
    if allowed is None or _is_of(value, allowed):
        return attrs.evolve(member, value=value)
    message, hint = _explain(member, value, kind)
    diagnostics.append(Diagnostic.at(member.origin.position, message, hint=hint))
    return None


def _is_of(value: JsonScalar, allowed: tuple[type, ...]) -> bool:
    if isinstance(value, bool):
        return bool in allowed
    return isinstance(value, allowed)


def _explain(member: EnumMember, value: JsonScalar, kind: str) -> tuple[str, str]:
    origin = member.origin
    shown = describe(origin) if isinstance(origin, ScalarNode) else f"the value {value!r}"
    if value is None:
        return f"an enum of {kind} has {shown}", "what may be null is said by the type: `string?`"
    if kind == "string":
        text = origin.text if isinstance(origin, ScalarNode) else value
        kinds = "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int) else "number"
        return f"an enum of string has {shown}", f'quote it: `"{text}"`, or say `type: {kinds}`'
    return f"an enum of {kind} has {shown}", "the values are of the JSON kind that `type` names"
