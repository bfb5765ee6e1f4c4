"""Messages and hints for values of the wrong shape, unknown keys and ill-formed names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypeGuard

from specloom_codegen.diagnostics import did_you_mean
from specloom_codegen.spec.kinds import (
    CLASS_NAME,
    IDENTIFIER,
    Choice,
    Either,
    Entry,
    Flag,
    Instance,
    Kind,
    MappingOf,
    Parsed,
    SequenceOf,
    Shape,
    Text,
    Whole,
    keys_of,
)
from specloom_codegen.spec.kinds import Number as NumberKind
from specloom_codegen.spec.nodes import BrokenNode, ListNode, MapNode, Node, ScalarNode
from specloom_codegen.spec.notation import NotationError, parse_result, parse_type
from specloom_codegen.spec.values import NAME_IN_PYTHON, Field, Members

Explanation = tuple[str, str | None]

_SHORTEST_LIST: Final = 14
_LONGEST_SHOWN: Final = 40

_MEANT: Final[Mapping[str, str]] = {
    "access_token": "token",
    "description": "doc",
    "summary": "doc",
    "docs": "doc",
    "comment": "doc",
    "response": "returns",
    "responses": "returns",
    "result": "returns",
    "request": "body",
    "data": "body",
    "payload": "body",
    "readonly": "access: read",
    "read_only": "access: read",
    "write_only": "access: [create, update]",
    "writeonly": "access: [create, update]",
    "properties": "fields",
    "members": "fields",
    "parameters": "params",
    "schemas": "types",
    "models": "types",
    "definitions": "types",
    "components": "types",
    "endpoints": "resources",
    "paths": "resources",
    "servers": "url",
    "base_url": "url",
    "host_url": "url",
    "security": "auth",
    "authentication": "auth",
    "imports": "include",
    "includes": "include",
    "allof": "extends",
    "oneof": "union",
    "anyof": "union",
    "discriminator": "tag",
    "values": "enum",
    "minimum": "min",
    "maximum": "max",
    "minlength": "min",
    "maxlength": "max",
    "regex": "pattern",
    "content_type": "media",
    "accept": "media",
    "statuses": "status",
    "status_code": "status",
    "pagination": "paging",
    "page_size": "limit",
    "pagesize": "limit",
    "per_page": "limit",
    "wrapper": "envelope",
    "verbs": "operations",
    "actions": "operations",
    "methods": "operations",
}
"""Words of other description languages, in lower case, and what says the same here."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")

_SAID_BY_TYPE: Final[Mapping[str, str]] = {
    "nullable": "what may be null or missing ends its type in `?`: `string?`",
    "optional": "what may be null or missing ends its type in `?`: `string?`",
    "items": "a list is said by its type: `type: list of Task`",
    "additionalproperties": "a map is said by its type: `type: map of json`; unknown members are kept anyway",
    "format": "the format is the type: `type: datetime`",
    "$ref": "name the type: `type: Pipe`",
    "secret": "say `sensitive: true`",
}

_OF_DEFAULTS: Final = ("headers", "query", "paging", "envelope", "retry", "timeout", "host", "operations")
_OF_ENVELOPE: Final = ("one", "many", "send", "meta", "meta_type")
_WITH_ENVELOPE: Final = ("Operation", "Resource", "Returns", "Body", "Defaults", "Paging")
_SAID_ELSEWHERE: Final[Mapping[tuple[str, str], str]] = {
    **{
        ("Spec", key): f"what holds for all operations stands in `defaults: {{{key}: …}}`"
        for key in _OF_DEFAULTS
    },
    **{
        (cls, key): f"what an API wraps around its objects stands in `envelope: {{{key}: …}}`"
        + ("" if cls in ("Operation", "Resource", "Defaults") else " of the operation")
        for cls in _WITH_ENVELOPE
        for key in _OF_ENVELOPE
    },
    **{
        (cls, key): "alternatives are a type of their own: `{union: [A, B]}` under `types`"
        for cls in ("Field", "Param", "Key", "Setting", "Body", "Returns")
        for key in ("union", "oneof", "anyof", "tag")
    },
    ("Returns", "fields"): "give the object a name under `types` and write `returns: Name`",
    ("Operation", "fields"): "what it sends is `body: {fields: …}`; what it answers is a type under `types`",
}
"""Keys that belong to another class, by the class where they were found."""


def article(noun: str) -> str:
    """The noun as it stands after "expected"."""
    if noun in ("text", "true or false", "JSON") or noun.startswith(("a ", "an ", "`", "list ", "one of")):
        return noun
    return f"{'an' if noun[0] in 'aeiouAEIO' else 'a'} {noun}"


def describe(node: Node) -> str:
    """What was found: ``the text 'abc'``, ``the number 1.10``, ``nothing``, ``a list`` …"""
    if isinstance(node, MapNode):
        return "a mapping"
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, BrokenNode) or node.is_empty:
        return "nothing"
    if isinstance(node.value, str):
        shown = node.text if len(node.text) <= _LONGEST_SHOWN else f"{node.text[: _LONGEST_SHOWN - 1]}…"
        return f"the text {shown!r}"
    if node.value is None or isinstance(node.value, bool):
        return f"`{node.text}`"
    return f"the number {node.text}"


def is_number(node: Node) -> bool:
    """Whether a text would be a number without its quotes."""
    return isinstance(node, ScalarNode) and _NUMBER.fullmatch(node.text) is not None


def explain_wrong_shape(kind: Kind[Any], node: Node) -> Explanation:
    """Message and hint for a node whose shape the kind does not take."""
    message = f"expected {_expectation(kind)}, got {describe(node)}"
    kinds = (kind, *kind.kinds) if isinstance(kind, Either) else (kind,)
    for each in kinds:
        for explain in (_hint_list, _hint_mapping, _hint_scalar):
            hint = explain(each, node)
            if hint is not None:
                return message, hint
    return message, None


def explain_unknown_word(kind: Choice[str], text: str, beside: tuple[Kind[Any], ...] = ()) -> Explanation:
    """Message and hint for a word that is none of a choice; *beside* are the kinds that may stand there instead."""
    message = f"unknown word {text!r}"
    meant = did_you_mean(text, kind.words)
    if meant is not None:
        return message, meant
    hint = f"write {'one of ' if len(kind.words) > 1 else ''}{kind.noun}"
    for each in beside:
        if isinstance(each, Instance):
            keys = keys_of(each.cls)
            shown = f"`{{{text}: …}}`" if text in keys else f"its keys are {', '.join(keys)}"
            return message, f"{hint}, or a mapping: {shown}"
    return message, hint


def explain_unknown_key(cls: type[Entry], name: str, value: Node, owner: MapNode) -> Explanation:
    """Message and hint for a key that a class does not have."""
    message = f"unknown key {name!r} of {cls.__name__}"
    keys = keys_of(cls)
    folded = name.casefold().replace("-", "_")
    if cls is Field and name == "required":
        return (
            "'required' is no key of a Field",
            "a field is required unless its type ends in `?`; or list the fields under `required` of the type",
        )
    as_type = _type_in_braces(cls, name, value, owner)
    if as_type is not None:
        return f"a mapping cannot be a type: unknown key {name!r} of {cls.__name__}", f"write `{as_type}`"
    if name.endswith(":"):
        return message, f"a key without a value has no colon inside `{{…}}`: `{{{name[:-1]}}}`"
    elsewhere = _SAID_ELSEWHERE.get((cls.__name__, folded))
    if elsewhere is not None:
        return message, elsewhere
    if "type" in keys and folded in _SAID_BY_TYPE:
        return message, _SAID_BY_TYPE[folded]
    meant = _MEANT.get(folded)
    if meant is not None and meant.split(":")[0] in keys:
        return message, f"write `{meant}`"
    hint = did_you_mean(name, keys)
    if hint is None and len(keys) <= _SHORTEST_LIST:
        hint = f"its keys are {', '.join(keys)}"
    return message, hint


def explain_wrong_name(pattern: str, called: str, name: str, words: tuple[str, ...] = ()) -> Explanation:
    """Message and hint for a name that does not have the form of its kind."""
    if words:
        hint = did_you_mean(name, words) or f"write one of {', '.join(words)}"
        return f"unknown {called} {name!r}", hint
    message = f"{name!r} is not {article(called)}"
    if name.endswith(":"):
        return message, f"a key without a value has no colon inside `{{…}}`: `{{{name[:-1]}}}`"
    if pattern == IDENTIFIER:
        wanted = "lower case letters, digits and `_`, a letter first"
        return message, _with_example(wanted, _as_identifier(name), pattern)
    if pattern == CLASS_NAME:
        return message, _with_example("letters and digits, a capital first", _as_class_name(name), pattern)
    if "://" in pattern:
        return message, "it starts with https:// or http://"
    if called == "hole":
        return message, "letters, digits, `_`, `-` and `.`, a letter first"
    if pattern == NAME_IN_PYTHON:
        return message, "letters, digits and `_`, a letter first"
    return message, None


def _expectation(kind: Kind[Any]) -> str:
    if isinstance(kind, MappingOf):
        return f"a mapping ({kind.noun})"
    if isinstance(kind, Either):
        return " or ".join(_expectation(each) for each in kind.kinds)
    if isinstance(kind, Choice):
        return f"one of {kind.noun}" if len(kind.words) > 1 else kind.noun
    if _is_sequence(kind):
        return f"{_expectation(kind.item)} or a list" if kind.single else f"a {kind.noun}"
    if isinstance(kind, Instance) and kind.short is not None:
        short = keys_of(kind.cls)[kind.short].kind
        return f"{article(short.noun)} or a mapping ({kind.cls.__name__})"
    if isinstance(kind, Instance):
        return f"a mapping ({kind.cls.__name__})"
    return article(kind.noun)


def _is_sequence(kind: Kind[Any]) -> TypeGuard[SequenceOf[Any]]:
    return isinstance(kind, SequenceOf)


def _is_mapping(kind: Kind[Any]) -> TypeGuard[MappingOf[Any, Any]]:
    return isinstance(kind, MappingOf)


def _hint_list(kind: Kind[Any], node: Node) -> str | None:
    if not isinstance(node, ListNode):
        return None
    if _takes_type(kind) and len(node.items) == 1 and isinstance(node.items[0], ScalarNode):
        return f"write `list of {node.items[0].text}`"
    names = [item.text for item in node.items if isinstance(item, ScalarNode)]
    if names and len(names) == len(node.items):
        if _is_mapping(kind) and isinstance(kind.value, Instance):
            return f"write `{{{', '.join(names)}}}`"
        if isinstance(kind, Instance) and "enum" in keys_of(kind.cls):
            return f"write `{{enum: [{', '.join(names)}]}}`"
    return "text that starts with `[` is quoted" if isinstance(kind, Text) else None


def _hint_mapping(kind: Kind[Any], node: Node) -> str | None:
    if not isinstance(node, MapNode):
        return None
    if _takes_type(kind) and len(node.members) == 1:
        (name, member), *_ = node.members.items()
        if isinstance(member.node, ScalarNode) and not member.node.is_empty:
            return f"write `map of {member.node.text}`"
        return f'a text that starts with `{{` is quoted: `"{{{name}}}"`'
    if isinstance(kind, Text | Parsed):
        return "text that starts with `{` is quoted"
    if isinstance(kind, SequenceOf):
        return "a list is written `[a, b]`, or with `- ` before each item"
    return None


def _hint_scalar(kind: Kind[Any], node: Node) -> str | None:
    if not isinstance(node, ScalarNode):
        return None
    if node.is_empty:
        return _hint_empty(kind)
    if isinstance(node.value, str):
        return _hint_text(kind, node.text)
    if Shape.TEXT in kind.shapes and isinstance(kind, Parsed) and kind.called == "duration":
        return f"say the unit: `{node.text}s`"
    if Shape.TEXT in kind.shapes and node.value is None:
        return f'leave the key out, or quote it: `"{node.text}"`'
    return f'quote it: `"{node.text}"`' if Shape.TEXT in kind.shapes else None


def _hint_empty(kind: Kind[Any]) -> str:
    if isinstance(kind, Instance) and kind.short == "type":
        return "say its type, as in `name: string`"
    return "give it a value, or leave the key out"


def _hint_text(kind: Kind[Any], text: str) -> str | None:
    if Shape.BOOLEAN in kind.shapes and isinstance(kind, Flag):
        meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
        return (
            f"write `{meant.get(text.lower(), 'true')}`"
            if text.lower() in (*meant, "true", "false")
            else None
        )
    if isinstance(kind, Whole | NumberKind) and _NUMBER.fullmatch(text):
        return f"write {text} without quotes"
    if isinstance(kind, SequenceOf | Members):
        return f"write `[{text}]`"
    if _is_mapping(kind) and kind.keys.called == "place":
        return "a condition is written `{PLACE: VALUE}`, as in `{status: completed}`"
    if _is_mapping(kind) and isinstance(kind.value, Instance):
        return f"write `{{{text}}}`" if re.fullmatch(r"[a-z_]\w*", text) else None
    if isinstance(kind, Instance) and kind.short is None and "type" in keys_of(kind.cls):
        return f"write `{{type: {text}}}`" if _is_type(text) else None
    return None


def _takes_type(kind: Kind[Any]) -> bool:
    """Whether the kind is a type, alone or as the short form of a class."""
    if isinstance(kind, Instance):
        return kind.short == "type"
    return isinstance(kind, Parsed) and kind.parse in (parse_type, parse_result)


def _type_in_braces(cls: type[Entry], name: str, value: Node, owner: MapNode) -> str | None:
    """``map of json`` for ``{string: json}`` where a class with a type was expected."""
    keys = keys_of(cls)
    if "type" not in keys or len(owner.members) != 1 or not isinstance(value, ScalarNode):
        return None
    return f"map of {parse_type(value.text)}" if _is_type(name) and _is_type(value.text) else None


def _is_type(text: str) -> bool:
    try:
        parse_type(text)
    except NotationError:
        return False
    return True


def _with_example(wanted: str, example: str, pattern: str) -> str:
    if re.fullmatch(pattern, example):
        return f"{wanted}: `{example}`"
    return wanted


def _as_identifier(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name[:_LONGEST_SHOWN])
    return re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")


def _as_class_name(name: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", name[:_LONGEST_SHOWN])
    return "".join(word[0].upper() + word[1:] for word in words)


__all__ = [
    "Explanation",
    "article",
    "describe",
    "explain_unknown_key",
    "explain_unknown_word",
    "explain_wrong_name",
    "explain_wrong_shape",
]
