"""The JSON Schema (draft-07) of the language, generated from the classes that load it.

With it editors complete keys, show their meaning and flag what the loader would refuse. What needs more than one
value to be judged (references, holes, values against types) is left to ``validate``; of the rules about keys
beside each other the schema says those that draft-07 can say.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from specloom_codegen.spec import IncludedFile, Spec
from specloom_codegen.spec.kinds import (
    AnyJson,
    Choice,
    Either,
    Entry,
    Flag,
    Instance,
    Key,
    Kind,
    MappingOf,
    Number,
    Parsed,
    ScalarJson,
    SequenceOf,
    Text,
    Whole,
    keys_of,
)
from specloom_codegen.spec.values import NAME_IN_PYTHON, EnumMember, Members

Schema = dict[str, Any]

_EXTENSION: Final = "^x-"
_MAIN_ONLY: Final = sorted(set(keys_of(Spec)) - set(keys_of(IncludedFile)) - {"overrides"})


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(language_schema(), indent=1, ensure_ascii=False) + "\n"


def language_schema() -> Schema:
    """The schema of a main file or an included file, as a new value."""
    definitions: dict[str, Schema] = {}
    _define(Spec, definitions)
    root = definitions.pop("Spec")
    required = root.pop("required")
    root |= {
        "required": ["spec"],
        # An included file has none of the keys of the main file; one that has any must have them all.
        "if": {"anyOf": [{"required": [name]} for name in _MAIN_ONLY]},
        "then": {"required": [name for name in required if name != "spec"]},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Resource spec, version 1",
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


def _define(cls: type[Entry], definitions: dict[str, Schema]) -> None:
    """Add the definition of a class, and of all classes that its keys need."""
    if cls.__name__ in definitions:
        return
    definitions[cls.__name__] = {}
    keys = keys_of(cls)
    schema: Schema = {
        "description": _first_paragraph(cls),
        "type": "object",
        "properties": {name: _property(key, definitions) for name, key in keys.items()},
        "patternProperties": {_EXTENSION: {}},
        "additionalProperties": False,
    }
    required = [name for name, key in keys.items() if key.required]
    if required:
        schema["required"] = required
    definitions[cls.__name__] = schema | _BESIDE_EACH_OTHER.get(cls.__name__, {})


def _property(key: Key, definitions: dict[str, Schema]) -> Schema:
    schema = _schema_of(key.kind, definitions)
    assumed = f" (default: {key.assumed})" if key.assumed else ""
    described = {"description": f"{key.doc[:1].upper()}{key.doc[1:]}{assumed}"}
    # Draft-07 ignores what stands beside a $ref.
    return described | ({"allOf": [schema]} if "$ref" in schema else schema)


def _first_paragraph(cls: type[Entry]) -> str:
    paragraph = (inspect.getdoc(cls) or "").split("\n\n")[0]
    return " ".join(paragraph.replace("``", "`").split())


def _schema_of(kind: Kind[Any], definitions: dict[str, Schema]) -> Schema:
    return _SCHEMAS[type(kind)](kind, definitions)


def _text(kind: Text, _: dict[str, Schema]) -> Schema:
    return {"type": "string"} if kind.pattern is None else {"type": "string", "pattern": kind.pattern}


def _flag(_kind: Flag, _: dict[str, Schema]) -> Schema:
    return {"type": "boolean"}


def _whole(kind: Whole, _: dict[str, Schema]) -> Schema:
    if kind.minimum is not None and kind.minimum == kind.maximum:
        return {"const": kind.minimum}
    limits = {"minimum": kind.minimum, "maximum": kind.maximum}
    return {"type": "integer"} | {name: limit for name, limit in limits.items() if limit is not None}


def _number(_kind: Number, _: dict[str, Schema]) -> Schema:
    return {"type": "number"}


def _choice(kind: Choice[str], _: dict[str, Schema]) -> Schema:
    return {"enum": list(kind.words)}


def _any(_kind: AnyJson, _: dict[str, Schema]) -> Schema:
    return {}


def _scalar(_kind: ScalarJson, _: dict[str, Schema]) -> Schema:
    return {"type": ["string", "number", "boolean", "null"]}


def _parsed(kind: Parsed[Any], _: dict[str, Schema]) -> Schema:
    return {"type": "string", "pattern": kind.pattern}


def _instance(kind: Instance[Any], definitions: dict[str, Schema]) -> Schema:
    cls = kind.cls
    _define(cls, definitions)
    choices: list[Schema] = []
    if kind.short is not None:
        choices.append(_schema_of(keys_of(cls)[kind.short].kind, definitions))
    choices.append({"$ref": f"#/definitions/{cls.__name__}"})
    if kind.empty:
        choices.append({"type": "null"})
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _sequence(kind: SequenceOf[Any], definitions: dict[str, Schema]) -> Schema:
    item = _schema_of(kind.item, definitions)
    many: Schema = {"type": "array", "items": item}
    if kind.least:
        many["minItems"] = kind.least
    return {"anyOf": [item, many]} if kind.single else many


def _mapping(kind: MappingOf[Any, Any], definitions: dict[str, Schema]) -> Schema:
    value = _schema_of(kind.value, definitions)
    keys = kind.keys
    schema: Schema = {"type": ["object", "null"], "additionalProperties": False if keys.words else value}
    named = keys.words or keys.usual
    if named:
        schema["properties"] = dict.fromkeys(named, value)
    if keys.extensions:
        schema["patternProperties"] = {_EXTENSION: {}}
    if keys.pattern is not None and not keys.words:
        schema["propertyNames"] = {
            "pattern": f"{_EXTENSION}|{keys.pattern}" if keys.extensions else keys.pattern
        }
    elif not keys.words:
        schema["propertyNames"] = {"minLength": 1}
    return schema


def _either(kind: Either[Any], definitions: dict[str, Schema]) -> Schema:
    return {"anyOf": [_schema_of(each, definitions) for each in kind.kinds]}


def _members(_kind: Members, definitions: dict[str, Schema]) -> Schema:
    _define(EnumMember, definitions)
    described: list[Schema] = [
        {"type": "string", "pattern": NAME_IN_PYTHON},
        {"$ref": "#/definitions/EnumMember"},
        {"type": "null"},
    ]
    return {
        "anyOf": [
            {"type": "array", "items": {"type": ["string", "number", "boolean"]}, "minItems": 1},
            {"type": "object", "additionalProperties": {"anyOf": described}, "minProperties": 1},
        ]
    }


_Writer = Callable[[Any, dict[str, Schema]], Schema]
_SCHEMAS: Final[Mapping[type[Any], _Writer]] = {
    AnyJson: _any,
    Choice: _choice,
    Either: _either,
    Flag: _flag,
    Instance: _instance,
    MappingOf: _mapping,
    Members: _members,
    Number: _number,
    Parsed: _parsed,
    ScalarJson: _scalar,
    SequenceOf: _sequence,
    Text: _text,
    Whole: _whole,
}


def _exactly_one(*names: str) -> Schema:
    return {"oneOf": [{"required": [name]} for name in names]}


def _not_both(first: str, second: str) -> Schema:
    return {"not": {"required": [first, second]}}


@cache
def _rules_of_types() -> Schema:
    kinds = ["fields", "enum", "union", "filter"]
    pairs = [[a, b] for index, a in enumerate(kinds) for b in kinds[index + 1 :]]
    pairs += [["type", "fields"], ["type", "union"], ["type", "filter"]]
    return {
        "anyOf": [{"required": [name]} for name in [*kinds, "extends", "type"]],
        "not": {"anyOf": [{"required": pair} for pair in pairs]},
        "dependencies": {"tag": ["union"]},
    }


_BESIDE_EACH_OTHER: Final[Mapping[str, Schema]] = {
    "Auth": _not_both("login", "oauth2"),
    "Body": _not_both("type", "fields") | {"dependencies": {"required": ["fields"]}},
    "Envelope": {"dependencies": {"meta_type": ["meta"]}},
    "Field": {
        "anyOf": [{"required": [name]} for name in ("type", "enum", "fields", "const")],
        "not": {"anyOf": [{"required": ["type", "fields"]}, {"required": ["enum", "fields"]}]},
    },
    "Override": _exactly_one("set", "remove"),
    "Paging": _exactly_one("page", "offset", "cursor", "follow")
    | {"dependencies": {"first": ["page"], "next": ["cursor"], "cursor": ["next"]}},
    "Request": _exactly_one("path", "url") | {"dependencies": {"host": ["path"]}},
    "Resource": {"dependencies": {"fields": ["model"], "extends": ["model"]}},
    "Type": _rules_of_types(),
    "Wait": {"required": ["done"]},
}
"""The rules of ``validate`` about keys beside each other that draft-07 can say, by class."""
