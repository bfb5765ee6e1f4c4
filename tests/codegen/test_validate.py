# ruff: noqa: E501 - a row of a table is one line: a small spec, marked where it is wrong, and what is said
"""Validation: each rule by the smallest spec that breaks it, and specs that come close without breaking it.

A ``§`` in a spec marks the position of a diagnostic, and is taken out before the spec is loaded.

The wording, carets and hints are looked at in ``test_snapshots``; here every rule has its mistake and its position.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from specloom_codegen.diagnostics import sort_diagnostics
from specloom_codegen.load import load_spec, load_text
from specloom_codegen.spec import Json, Scalar, Type, parse_result
from specloom_codegen.spec.notation import ScalarName
from specloom_codegen.spec.values import WireWords
from specloom_codegen.spec.wire import WireFormat
from specloom_codegen.validate import validate
from specloom_codegen.validate.fit import Fit, definition_misfits, misfits
from specloom_codegen.validate.patterns import matches_whole
from specloom_codegen.validate.scalars import explain_scalar
from specloom_codegen.validate.secrets import is_secret_form, is_telling

HEAD = "spec: 1\napi: library\nurl: https://library.example\n"


def lint(text: str, head: str = HEAD) -> list[str]:
    """What loading and validation say; the head has three lines."""
    result = load_text(head + text)
    found = [*result.diagnostics, *(validate(result.spec) if result.spec is not None else ())]
    return [str(each).removeprefix("spec.yaml:") for each in sort_diagnostics(found)]


def marked(text: str, said: list[str], head: str = HEAD) -> tuple[list[str], list[str]]:
    """What is said about a text without its marks, and what should be: ``said`` at the marks, one each, in order."""
    wanted: list[str] = []
    parts = (head + text).split("§")
    assert len(parts) == len(said) + 1
    before = ""
    for part, message in zip(parts, said, strict=False):
        before += part
        lines = before.split("\n")
        wanted.append(f"{len(lines)}:{len(lines[-1]) + 1}: {message}")
    return lint((head + text).replace("§", ""), ""), wanted


def in_types(text: str) -> str:
    return f"types: {{{text}}}"


def in_resource(text: str, rest: str = "") -> str:
    return f"resources: {{r: {{path: /r, {text}}}}}\n{rest}"


def in_operation(text: str, rest: str = "") -> str:
    return in_resource(f"operations: {{x: {{{text}}}}}", rest)


# --- types ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('A: {fields: {a: string}, §union: [string]}', ["'A' has 'fields' and 'union': a type is of one kind"]),
        ('A: {§extends: B, enum: [a]}, B: {fields: {}}', ["'extends' is for objects"]),
        ('A: §{doc: x}', ["the type 'A' says nothing"]),
        ('A: {§zzz: x}', ["unknown key 'zzz' of Type"]),
        ('A: §{x-a: x}', ["the type 'A' says nothing"]),
        ('A: {§type: string, union: [A]}', ["'type' beside 'union'"]),
        ('A: {extends: B, §type: string}, B: {fields: {}}', ["'type' beside 'extends'"]),
        ('A: {enum: [a], §tag: b}', ["'tag' without 'union'"]),
        ('A: {type: string, §required: [a]}', ["'required' is for objects"]),
        ('A: {extends: §B}, B: {enum: [a]}', ["'B' is no object"]),
        ('A: {extends: [§B]}', ["unknown type 'B'"]),
        ('A: {extends: §A, fields: {}}', ["'A' extends itself"]),
        ('A: {extends: §B}, B: {extends: [C, A]}, C: {fields: {}}', ["'A' extends itself through 'B'"]),
        ('A: {type: §A}', ["'A' is another name for itself"]),
        ('A: {type: §B?}, B: {type: C}, C: {type: A}', ["'A' is another name for itself"]),
        ('A: {type: list of A}', []),
        ('A: {fields: {§a: }}', ['expected a type or a mapping (Field), got nothing']),
        ('A: {fields: {a: §{access: read}}}', ["the field 'a' has no type"]),
        ('A: {fields: {a: {const: 1}}}', []),
        ('A: {fields: {a: {§type: string, fields: {}}}}', ["'type' beside 'fields'"]),
        ('A: {fields: {a: {§enum: [b], fields: {}}}}', ["'enum' beside 'fields'"]),
        ('A: {fields: {a: {fields: {b: §Zzz}}}}', ["unknown type 'Zzz'"]),
        ('A: {fields: {a: §Zzz.create}}', ["unknown type 'Zzz'"]),
        ('A: {fields: {a: B§.create}}, B: {enum: [a]}', ["'B' is no object: it has no form 'create'"]),
        ('A: {fields: {a: B.create}}, B: {fields: {b: string}}', []),
        ('A: {fields: {a: §F}}, F: {filter: {a: string}}', ['the filters `F` outside a query']),
        ('A: {fields: {a: {type: string, mock: §order}}}', ["'order' on a field"]),
        ('A: {fields: {a: {type: string, mock: §scope}}}', ["'scope' on a field"]),
        ('A: {fields: {a: {type: string, mock: "text {b}:{§c}"}, b: string}}', ["unknown field 'c'"]),
        ('A: {fields: {a: {type: string, mock: "text {b}:{c}"}, b: string, c: string}}', []),
        ('A: {fields: {a: {type: A?, mock: lookup §b}}}', ["unknown field 'b'"]),
        ('A: {fields: {a: {type: A?, mock: lookup b}, b: integer}}', []),
        ('A: {fields: {a: string}, required: [a, §a]}', ["'a' is named twice"]),
        ('A: {fields: {a: {type: string, access: read}}, required: [§a]}', ["'a' cannot be required: it is set by the server (`access: read`)"]),
        ('A: {fields: {a: {const: x}}, required: [§a]}', ["'a' cannot be required: it is always sent (`const`)"]),
        ('A: {extends: B, required: [b]}, B: {fields: {b: string?}}', []),
        ('A: {extends: B, fields: {§aB: string}}, B: {fields: {a_b: string}}', ["'aB' and 'a_b' are both called 'a_b' in Python"]),
        ('A: {fields: {aB: {type: string, name: c}, a_b: string}}', []),
        ('A: {fields: {a: {type: string, name: §if}}}', ["'if' cannot be a name in Python"]),
        ('A: {fields: {a: {type: string, name: §__init__}}}', ["'__init__' cannot be a name in Python"]),
        ('A: {union: §[]}', ['the list is empty']),
        ('A: {union: [B, §Zzz]}, B: {fields: {}}', ["unknown type 'Zzz'"]),
        ('A: {§union: {b: B}}, B: {fields: {}}', ["a map of types without 'tag'"]),
        ('A: {union: §[B], tag: t}, B: {fields: {}}', ["a list of types beside 'tag'"]),
        ('A: {union: {b: §list of B}, tag: t}, B: {fields: {}}', ['`list of B` cannot be told apart by a tag']),
        ('A: {union: {b: §B?}, tag: t}, B: {fields: {}}', ['`B?` cannot be told apart by a tag']),
        ('A: {union: {b: §B}, tag: t}, B: {enum: [a]}', ["'B' is no object"]),
        ('A: {union: {b: B, c: §B}, tag: t}, B: {fields: {}}', ["'B' has the tag 'b' already"]),
        ('A: {union: {b: §Zzz}, tag: t}', ["unknown type 'Zzz'"]),
        ('A: {union: {b: B}, tag: t}, B: {fields: {t: {const: §c}}}', ["the constant 'c' is not the tag 'b'"]),
        ('A: {union: {b: B}, tag: t}, B: {fields: {t: {const: b}}}', []),
        ('A: {filter: {a: §list of string}}', ['`list of string` is no scalar to filter by']),
        ('A: {filter: {a: §json}}', ['`json` is no scalar to filter by']),
        ('A: {enum: §[]}', ['an enum without values']),
        ('A: {enum: [a, §a]}', ["the value 'a' a second time"]),
        ('A: {enum: [a-b, §a_b]}', ["'a_b' and 'a-b' are both called 'A_B' in Python"]),
        ('A: {enum: {a-b: C, c: D}}', []),
        ('A: {enum: {§a: if}}', ["'if' cannot be a name in Python"]),
        ('A: {enum: {§a: mro}}', ["'mro' cannot be a name in Python"]),
        ('A: {enum: {§a: _missing_}}', ["'_missing_' cannot be a name in Python"]),
        ('A: {enum: [1, 2], type: number}', []),
        ('A: {enum: [a], type: §list of string}', ['`list of string` is no JSON kind of an enum']),
        ('A: {enum: [a], type: §date}', ['`date` is no JSON kind of an enum']),
        ('A: {fields: {b: {§fields: {c: {enum: [x]}}}}}, AB: {fields: {}}', ["the class of 'b' would be called 'AB', as the type 'AB' is"]),
        ('A: {fields: {b: {§enum: [x]}}}, AB: {fields: {}}', ["the class of 'b' would be called 'AB', as the type 'AB' is"]),
        ('A: {fields: {a_b: {enum: [x], name: c}, aB: {§enum: [y]}}}', ["the class of 'aB' would be called 'AAB', as the class of A.a_b is"]),
        ('A: {fields: {b: B.create}}, B: {fields: {c: string}}, §BCreate: {fields: {}}', ["the type 'BCreate' is called like the class of `B.create`"]),
        ('B: {fields: {c: string}}, BCreate: {fields: {}}', []),
        ("A: {extends: [B, C]}, B: {extends: D}, C: {extends: D}, D: {fields: {}}", []),
        ("A: {fields: {a: {type: number, example: §\"1.5\"}}}", ["'1.5' is no number"]),
        ("A: {fields: {a: {type: integer, example: §[1]}}}", ["a list is no integer"]),
    ],
)  # fmt: skip
def test_types(text: str, said: list[str]) -> None:
    found, wanted = marked(in_types(text), said)

    assert found == wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('type: string, min: 1, max: 5, pattern: a+', []),
        ('type: list of string, min: 1', []),
        ('type: map of string, max: 9', []),
        ('type: number, min: 1.5', []),
        ('type: decimal, min: -1.5', []),
        ('type: B, min: 1', []),
        ('type: C, pattern: a', []),
        ('type: B, §pattern: a', ["'pattern' does not go with `integer`"]),
        ('type: E, min: 1', []),
        ('type: boolean, §min: 1', ["'min' does not go with `boolean`"]),
        ('type: string, max: §1.5', ['1.5 is no length']),
        ('type: string, min: §-1', ['-1 is no length']),
        ('type: integer, min: 2, max: §1', ['max 1 is less than min 2']),
        ('type: integer, §pattern: a', ["'pattern' does not go with `integer`"]),
        ('type: list of string, pattern: a', []),
        ('type: string, pattern: §"("', ['not a regular expression: missing ), unterminated subpattern at position 0']),
        ('type: §Zzz, min: 1, wire: hex', ["unknown type 'Zzz'"]),
        ('type: L, min: 1, wire: §hex', ['`wire: hex` does not go with `list of L`']),
        ('type: datetime, wire: seconds', []),
        ('type: list of datetime?, wire: milliseconds', []),
        ('type: map of B, wire: string', []),
        ('type: date, wire: "%d.%m.%Y"', []),
        ('type: date, wire: §hex', ['`wire: hex` does not go with `date`']),
        ('type: string, wire: §{true: a, false: b}', ['a map of `true` and `false` does not go with `string`']),
        ('type: boolean, wire: {true: a, false: b}', []),
        ('type: boolean, §wire: {true: a}', ["WireWords without 'false'"]),
        ('type: string, default: §5', ['5 is no text']),
        ('type: string, example: §5', ['5 is no text']),
        ('type: string, const: §5', ['5 is no text']),
        ('type: string, const: a, §default: b', ["'default' beside 'const'"]),
        ('type: string, sensitive: true, default: §hunter2', ['a secret written into the spec']),
        ('type: string, sensitive: true, const: §hunter2', ['a secret written into the spec']),
        ('type: string, sensitive: true, default: ""', []),
        ('type: B?, default: null', []),
    ],
)  # fmt: skip
def test_fields(text: str, said: list[str]) -> None:
    rest = "B: {type: integer}, C: {type: string}, E: {enum: [a]}, L: {type: list of L}"

    found, wanted = marked(in_types(f"A: {{fields: {{x: {{{text}}}}}}}, {rest}"), said)

    assert found == wanted


# --- values against types ---------------------------------------------------------------------

TYPES = """types:
  Id: {type: integer, min: 1}
  Maybe: {type: "string?"}
  Word: {type: string, pattern: "[a-z]+", max: 3}
  State: {enum: [in, out]}
  Level: {type: "integer?", enum: [1, 2]}
  Words: {type: list of Word, min: 1, max: 2}
  Base: {fields: {id: {type: Id, access: read}}}
  Thing:
    extends: Base
    fields: {name: string, note: string?, size: {type: integer, default: 1}, kind: {const: thing}, inner: {fields: {deep: Word}}}
  Cat: {fields: {lives: integer}}
  Dog: {fields: {barks: boolean}}
  Pet: {tag: kind, union: {cat: Cat, dog: Dog}}
  Loose: {union: [integer, list of string, Cat]}
  Null: {union: ["string?", integer]}
  Any: {union: [json]}
  Up: {type: string, wire: {true: a, false: b}}
  Circle: {union: [Circle]}
  Loop: {type: Loop}
  Odd: {}
  Small: {type: integer, wire: string, min: 1, max: 5}
  Untagged: {union: {cat: Cat}}
"""


@pytest.mark.parametrize(
    ("expression", "value", "said"),
    [
        ("string", "x", []),
        ("string", "5", ["5 is no text"]),
        ("string?", "null", []),
        ("string", "null", ["null does not fit `string`"]),
        ("json", "null", []),
        ("Maybe", "null", []),
        ("Level", "null", []),
        ("State", "null", ["null does not fit `State`"]),
        ("Null", "null", []),
        ("Any", "null", []),
        ("Loose", "null", ["null does not fit `Loose`"]),
        ("Loop", "null", []),
        ("Nowhere", "null", []),
        ("Nowhere", "5", []),
        ("Loop", "5", []),
        ("Circle", "5", []),
        ("any", "{a: 1}", []),
        ("none", "5", ["5 where there is no content"]),
        ("list of integer", "[1, a]", ["'a' is no integer"]),
        ("list of integer", "{a: 1}", ["an object is no list"]),
        ("pages of Id", "[1, 0]", ["0 is less than 1"]),
        ("stream of Id", "a", ["'a' is no list"]),
        ("map of integer", "{a: 1, b: c}", ["'c' is no integer"]),
        ("map of integer", "[1]", ["a list is no object"]),
        ("Word", "abcd", ["more than 3 characters"]),
        ("Word", "A1", ["'A1' does not match the pattern '[a-z]+'"]),
        ("Words", "[]", ["fewer than 1 items"]),
        ("Words", "[a, b, c]", ["more than 2 items"]),
        ("Id", '"1"', ["'1' is no integer"]),
        ("State", "inn", ["'inn' is not among the values of the enum"]),
        ("State", '""', []),
        ("State", "5", ["5 is no text"]),
        ("Level", "3", ["3 is not among the values of the enum"]),
        ("Thing", "{id: 1, name: a, inner: {deep: x}}", []),
        ("Thing", "{id: 1, name: a, inner: {deep: x}, later: 1}", []),
        ("Thing", "{name: a}", ["the members 'id', 'inner' are missing"]),
        ("Thing", "{id: 1, nmae: a, inner: {deep: x}}", ["unknown member 'nmae'"]),
        ("Thing", "{id: 1, name: a, inner: {deep: x}, siz: 5}", []),
        ("Thing", "{id: 1, name: a, inner: {deep: 5}}", ["5 is no text"]),
        ("Thing", "[1]", ["a list is no object"]),
        ("Thing.create", "{name: a, inner: {deep: x}}", []),
        ("Thing.create", "{inner: {deep: x}}", ["the member 'name' is missing"]),
        ("Thing.create", "{name: a, inner: {deep: x}, siz: 5}", ["unknown member 'siz'"]),
        ("Thing.update", "{name: a, inner: {}}", ["the member 'deep' is missing"]),
        ("Thing.patch", "{}", []),
        ("Thing.patch", "{size: a}", ["'a' is no integer"]),
        ("Pet", "{kind: cat, lives: 9}", []),
        ("Pet", "{kind: cat, lives: many}", ["'many' is no integer"]),
        ("Pet", "{kind: cta, lives: 9}", ["no type has the tag 'cta'"]),
        ("Pet", "{lives: 9}", ["the member 'kind', which tells the types apart, is missing"]),
        ("Pet", "cat", ["'cat' is no object"]),
        ("Odd", "5", []),
        ("Small", "9", ["9 is greater than 5"]),
        ("Small", '"99"', []),
        ("Untagged", "{}", []),
        ("Loose", "5", []),
        ("Loose", "[a]", []),
        ("Loose", "{lives: 1}", []),
        ("Loose", "true", ["true fits none of `integer`, `list of string`, `Cat`"]),
        ("string", f'"{"x" * 50}"', []),
        ("integer", f'"{"x" * 50}"', [f"'{'x' * 39}…' is no integer"]),
    ],
)
def test_values_are_held_against_types(expression: str, value: str, said: list[str]) -> None:
    result = load_text(HEAD + TYPES + f"x-value: {{v: {value}}}")
    assert result.spec is not None
    node = result.spec.extensions["x-value"]
    assert isinstance(node, dict)
    found = misfits(Json(node["v"]), parse_result(expression), Fit(result.spec.types))

    assert [each.message for each in found] == said


def test_mock_records_may_hold_values_that_no_enum_lists() -> None:
    types = {"State": Type(enum=())}
    found = definition_misfits(
        Json({"kind": "new"}), Type(tag="kind", union={"a": parse_type_named()}), Fit(types, listed=False)
    )

    assert found == []


def parse_type_named() -> Scalar:
    return Scalar("string")


@pytest.mark.timeout(60)  # 2⁴⁰ readings of one value otherwise
def test_unions_within_unions_are_not_looked_at_for_ever() -> None:
    rows = "".join(
        f"  U{i}: {{union: [list of U{i + 1}, list of V{i + 1}]}}\n  V{i}: {{union: [list of U{i + 1}, list of V{i + 1}]}}\n"
        for i in range(40)
    )
    text = f"types:\n{rows}  U40: {{type: integer}}\n  V40: {{type: integer}}\n  T: {{type: U0, example: {'[' * 40}a{']' * 40}}}\n"
    assert lint(text) == []


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("string", ["", "a"], [1, True, None, []]),
        ("integer", [0, -1, 10**30], [1.5, 1.0, "1", True]),
        ("number", [0, 1.5], ["1", False]),
        ("boolean", [True, False], [0, "true"]),
        ("datetime", ["2017-02-10T20:18:26Z", "2017-02-10T20:18:26+0000", "2017-02-10 20:18:26.5+01:00"], ["today", 5, "x" * 99]),
        ("date", ["2017-02-10"], ["10.02.2017", "2017-02-30"]),
        ("time", ["20:18:26", "20:18"], ["25:00"]),
        ("duration", ["P1D", "PT5M", "P1Y2M3DT4H5M6.7S", "P2W", "-PT1S"], ["P", "PT", "5m", 5]),
        ("uuid", ["12345678-1234-5678-1234-567812345678"], ["1234", 5]),
        ("decimal", ["1.50", 1, 2.5, "1E+3"], ["abc", "NaN", True, [], "9" * 500]),
        ("bytes", ["", "aGVsbG8="], ["???", 5]),
        ("json", [None, {"a": [1]}], []),
        ("path", ["a/b"], [1]),
        ("url", ["https://a"], [1]),
        ("file", ["anything"], []),
    ],
)  # fmt: skip
def test_scalars_in_their_usual_form(name: ScalarName, good: list[object], bad: list[object]) -> None:
    judged = [explain_scalar(value, name, None) is None for value in [*good, *bad]]  # type: ignore[arg-type]

    assert judged == [True] * len(good) + [False] * len(bad)


@pytest.mark.parametrize(
    ("name", "wire", "good", "bad"),
    [
        ("integer", "string", ["12", "-3", 12], ["1.5", "a"]),
        ("number", "string", ["1.5", 1.5], ["a"]),
        ("boolean", "string", ["true", True], ["yes", 1]),
        ("datetime", "string", ["2017-02-10T20:18:26Z"], ["a"]),
        ("boolean", "number", [1, 0, True], [2, "1"]),
        ("decimal", "number", [1.5, "1.5"], ["a"]),
        ("datetime", "seconds", [1486757906, 1.5, "2017-02-10T20:18:26Z"], ["a", True]),
        ("duration", "milliseconds", [500, "PT1S"], ["a"]),
        ("bytes", "hex", ["00ff", "0xFF", "aGVsbG8="], ["xy!", 5]),
        ("date", "%d.%m.%Y", ["10.02.2017", "2017-02-10"], ["2017/02/10", 5]),
    ],
)
def test_scalars_in_their_wire_form(
    name: ScalarName, wire: str, good: list[object], bad: list[object]
) -> None:
    form = WireFormat("strftime", wire) if "%" in wire else WireFormat(wire)  # type: ignore[arg-type]
    judged = [explain_scalar(value, name, form) is None for value in [*good, *bad]]  # type: ignore[arg-type]

    assert judged == [True] * len(good) + [False] * len(bad)


def test_booleans_in_words_of_their_own() -> None:
    words = WireWords(true="1", false="0")

    assert [explain_scalar(value, "boolean", words) for value in ("1", "0", True, "2")] == [
        None,
        None,
        None,
        "is no boolean with `wire: {true: 1, false: 0}`",
    ]


def test_a_strftime_text_that_python_cannot_read_back_reads_nothing() -> None:
    assert explain_scalar("10", "date", WireFormat("strftime", "%d %d")) is not None


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("[a-z]+", "abc", True),
        ("[a-z]+", "ABC", False),
        ("([a-z][a-z0-9_-]{2,38})?", "my-pipe", True),
        (r"[^@]+@[^@]+\.[a-z]{2,}", "me@books.example", True),
        ("(PIP|CTN)-[0-9]{4}", "PIP-1234", True),
        ("(?=a)[ab]+", "ab", True),
        ("([a-z]{2}-)*[0-9]", "ab-cd-1", True),
        ("(a+)+b", "a" * 40, None),
        ("(a|aa)+b", "a" * 40, None),
        ("(?:(?:a*)*)*b", "a" * 40, None),
        ("a*a*a*a*a*a*b", "a" * 1000, None),
        ("(", "a", None),
        ("(" * 5000 + ")" * 5000, "a", None),
    ],
)
def test_costly_patterns_are_not_tried(pattern: str, text: str, matches: bool | None) -> None:
    assert matches_whole(pattern, text) is matches


# --- resources --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('resources: {r: {path: §r, operations: {list}}}', ["the path 'r' does not start with a slash"]),
        ('resources: {r: {path: "/§{a}/{a}", operations: {list}}}', ['the hole {a} twice in one path']),
        ('resources: {r: {path: "/r/{id}", key: {§id}, operations: {read}}}', ["the key 'id' is a hole of 'path' already"]),
        ('resources: {r: {path: "/{id}", key: {§id}, operations: {read}}}', ["the key 'id' is a hole of 'path' already"]),
        ('resources: {r: {path: /r, params: {§a: integer}, operations: {list}}}', ['no path has the hole {a}']),
        ('resources: {r: {path: /r, params: {a: integer}, operations: {x: {path: "{a}"}}}}', []),
        ('resources: {r: {path: /r, key: {a}, params: {§a: integer}, operations: {read}}}', ["'a' is described under 'key' already"]),
        ('resources: {r: {path: /r, key: {a: §list of string}, operations: {read}}}', ['`list of string` cannot stand in a path']),
        ('resources: {r: {path: /r, key: {a: §json}, operations: {read}}}', ['`json` cannot stand in a path']),
        ('resources: {r: {path: /r, key: {a: {type: §A}}, operations: {read}}}\ntypes: {A: {fields: {}}}', ['`A` cannot stand in a path']),
        ('resources: {r: {path: /r, key: {a: {type: A}}, operations: {read}}}\ntypes: {A: {enum: [x]}}', []),
        ('resources: {r: {path: /r, key: {a: {type: A}}, operations: {read}}}\ntypes: {A: {type: §A}}', ["'A' is another name for itself"]),
        ('resources: {r: {path: /r, key: {a: {type: §Zzz}}, operations: {read}}}', ["unknown type 'Zzz'"]),
        ('resources: {r: {path: /r, key: {a: §string?}, operations: {read}}}', ['a hole cannot be null or missing']),
        ('resources: {r: {path: /r, key: {a: {required: §false}}, operations: {read}}}', ['a hole cannot be left out']),
        ('resources: {r: {path: /r, key: {a: {§style: comma}}, operations: {read}}}', ["'style' in a hole"]),
        ('resources: {r: {path: /r, key: {a: {§const: x}}, operations: {read}}}', ["the key 'a' is always the same"]),
        ('resources: {r: {path: "/r/{a}", params: {a: {const: §".."}}, operations: {read}}}', ["'..' cannot stand in a path"]),
        ('resources: {r: {path: "/r/{token}", params: {token: {const: §abc}}, operations: {read}}}', ['a secret written into the spec']),
        ('resources: {r: {path: /r, model: §Zzz, operations: {read}}}', ["unknown type 'Zzz'"]),
        ('resources: {r: {path: /r, model: §A, operations: {read}}}\ntypes: {A: {enum: [a]}}', ["'A' is no object"]),
        ('resources: {r: {path: /r, §fields: {a: string}, operations: {read}}}', ["'fields' without 'model'"]),
        ('resources: {r: {path: /r, §fields: {a: {type: string, pattern: §"["}}, operations: {read}}}', ["'fields' without 'model'", "not a regular expression: unterminated character set at position 0"]),
        ('resources: {r: {path: /r, fields: {a: §Zzz}, model: §5, operations: {read}}}', ["unknown type 'Zzz'", "expected a type name, got the number 5"]),
        ('resources: {r: {path: /r, model: §A, fields: {a: string}, operations: {read}}}\ntypes: {A: {fields: {}}}', ["'A' is defined at spec.yaml:5:12 already"]),
        ('resources: {r: {path: /r, §required: [a], operations: {read}}}', ["'required' without 'fields'"]),
        ('resources: {r: {path: /r, model: A, §example: {}, operations: {read}}}\ntypes: {A: {fields: {}}}', ["'example' without 'fields'"]),
        ('resources: {r: {path: /r, model: A, extends: B, example: {b: §5}, operations: {read}}}\ntypes: {B: {fields: {b: string}}}', ['5 is no text']),
        ('resources: {r: {path: /r, model: §[A], fields: {a: string}, operations: {read}}}', ['expected a type name, got a list']),
        ('resources: {r: {path: /r, key: {k: {matches: §z}}, model: A, operations: {read}}}\ntypes: {A: {fields: {a: string}}}', ["unknown field 'z'"]),
        ('resources: {r: {path: /r, key: {k: {matches: [a, §z]}}, model: A, operations: {read}}}\ntypes: {A: {fields: {a: string}}}', ["unknown field 'z'"]),
        ('resources: {r: {path: /r, key: {k: {matches: b.§z}}, model: A, operations: {read}}}\ntypes: {A: {fields: {b: B}}, B: {fields: {c: string}}}', ["unknown field 'z'"]),
        ('resources: {r: {path: /r, key: {k: {matches: [b.d.e, §x.c]}}, model: A, operations: {read}}}\ntypes: {A: {fields: {b: B?}}, B: {fields: {d: {fields: {e: string}}}}}', ["unknown field 'x.c'"]),
        ('resources: {r: {path: /r, key: {k: {matches: §a.c}}, model: A, operations: {read}}}\ntypes: {A: {fields: {a: string}}}', ["'a' is no object"]),
        ('resources: {r: {path: /r, key: {k: {matches: §a.c}}, model: A, operations: {read}}}\ntypes: {A: {fields: {a: list of A}}}', ["'a' is no object"]),
        ('resources: {r: {path: /r, key: {k: {matches: §a.c}}, model: A, operations: {read}}}\ntypes: {A: {fields: {a: B}}, B: {enum: [x]}}', ["'a' is no object"]),
        ('resources: {r: {path: /r, key: {k: {matches: [a.c, b.c, c.d]}}, model: A, operations: {read}}}\ntypes: {A: {fields: {a: json?, b: map of string, c.d: string}}}', []),
        ('resources: {§r: {path: /r}}', ["warning: the resource 'r' has no operations"]),
        ('resources: {r: {path: /r, operations: {§get_all: {method: GET}}}}', ["the operation 'get_all' would hide the method that comes with `list`"]),
        ('resources: {r: {path: /r, operations: {§changes: }}}', ["the operation 'changes' would hide the method that tells the changes between two values"]),
        ('resources: {§close: {path: /r, operations: {read}}}', ["a resource cannot be called 'close'"]),
        ('resources: {import: {path: /r, operations: {read}}, §import_: {path: /s, operations: {read}}}', ["'import_' and 'import' are both called 'import_' in Python"]),
        ('resources: {r: {path: /r, operations: {read}, mock: {seed: [§5, {a: 1}]}}}', ['record 1 is no object']),
        ('resources: {r: {path: /r, model: A, operations: {read}, mock: {seed: [{a: §1}]}}}\ntypes: {A: {fields: {a: string}}}', ['1 is no text']),
        ('resources: {r: {path: /r, model: A, operations: {read}, mock: {seed: [{a: z}, {}]}}}\ntypes: {A: {fields: {a: {enum: [b]}}}}', []),
        ("resources: {r: {path: /r, key: {page_size}, operations: {§find: {returns: pages of json, paging: {page: a, limit: b}}}}}", ["the hole 'page_size' and the argument 'page_size' are both called 'page_size' in Python"]),
        ("resources: {r: {path: /r, operations: {list: {query: {a: L}, headers: {B: L}}}}}\ntypes: {L: {type: §L}}", ["'L' is another name for itself"]),
        ("resources: {r: {path: /r, key: {§a b}, operations: {read}}}", ["'a b' is not a hole"]),
        ("resources: {r: {path: /r, operations: {§'x {y': {path: a}}}}", ["'x {y' is not an operation"]),
        ("resources: {r: {path: /r, operations: {§'x {y': {}}}}", ["'x {y' is not an operation"]),
        ("resources: {r: {path: /r, key: {§id}, operations: {x: {path: /x}}}}", ["warning: no path has the hole {id}"]),
        ("resources: {r: {path: /r, key: {id}, operations: {list}}}", []),
        ("resources: {r: {path: /r, key: {id}, operations: {x: {at: collection}, y: }}}", []),
    ],
)  # fmt: skip
def test_resources(text: str, said: list[str]) -> None:
    found, wanted = marked(text, said)

    assert found == wanted


# --- operations -------------------------------------------------------------------------------

BOOK = "types: {Book: {fields: {id: integer, name: string?}}, Sorts: {enum: [a]}, F: {filter: {a: string}}, Up: {fields: {f: file}}}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('params: {§a: string}', ["the path '/r/x' has no hole {a}"]),
        ('path: "§{a}/{a}"', ["the hole {a} twice in the path '/r/{a}/{a}'"]),
        ('path: "u/{to}", params: {to: §url}', ["the address {to} is not the only hole of the path '/r/u/{to}'"]),
        ('path: "u/{to}", params: {to: {type: §url}}', ["the address {to} is not the only hole of the path '/r/u/{to}'"]),
        ('path: "{to}", params: {to: url}', []),
        ('path: "{a}", query: {§a: string}', ["the parameter 'a' and the hole 'a' are both called 'a' in Python"]),
        ('path: "{a}", query: {a: {name: b}}', []),
        ('query: {a: {const: §1}}, headers: {A: string}', ['1 is no text']),
        ('query: {a: {const: x}}, headers: {A: string}', []),
        ('path: §"{a}/{A}"', ["the hole 'A' and the hole 'a' are both called 'a' in Python"]),
        ('body: {type: json, §fields: {a: string}}', ["'fields' beside 'type'"]),
        ('body: {type: json, §required: [a]}', ["'required' without 'fields'"]),
        ('body: {fields: {a: string}, required: [§b]}', ["unknown field 'b'"]),
        ('body: {fields: {a: §Zzz}}', ["unknown type 'Zzz'"]),
        ('body: §Zzz', ["unknown type 'Zzz'"]),
        ('body: §pages of Book', ['`pages of` as a body']),
        ('body: stream of Book', []),
        ('body: stream of §Zzz', ["unknown type 'Zzz'"]),
        ('body: {type: stream of json, media: application/x-ndjson}', []),
        ('body: stream of bytes', []),
        ('body: stream of string', []),
        ('body: {§media: text/plain}', ["'media' though 'x' sends nothing"]),
        ('body: {type: any, §as: form}', ['`as: form` beside `any`']),
        ('body: {type: bytes, §as: multipart}', ['`as: multipart` beside `bytes`']),
        ('body: {type: list of Book, §as: form}', ['`as: form` beside `list of Book`']),
        ('body: {type: Sorts, §as: form}', ['`as: form` beside `Sorts`']),
        ('body: {type: Book, as: form}', []),
        ('body: {§as: form, fields: {a: {fields: {b: string}}}}', ["'a' is an object, and the form does not say how objects travel"]),
        ('body: {§as: form, fields: {b: string, a: map of string}}', ["'a' is an object, and the form does not say how objects travel"]),
        ('body: {as: query, §style: repeat, fields: {a: list of Book}}', ["'a' is an object, and the form does not say how objects travel"]),
        ('body: {as: form, §style: comma, fields: {a: Book?}}', ["'a' is an object, and the form does not say how objects travel"]),
        ('body: {as: form, fields: {a: list of string, b: json, c: {type: map of string, access: read}}}', []),
        ('body: {as: form, style: deep, fields: {a: list of Book, b: map of string}}', []),
        ('body: {as: query, style: json, fields: {a: Book}}', []),
        ('body: {type: Book, §style: deep}', ["'style' beside `as: json`"]),
        ('body: {as: multipart, §style: deep, fields: {a: string}}', ["'style' beside `as: multipart`"]),
        ('body: {type: json, as: query}', []),
        ('body: {type: map of string, as: query}', []),
        ('body: {type: §Zzz, as: query}', ["unknown type 'Zzz'"]),
        ('body: §file', ['`file` holds a file, but is not sent as multipart']),
        ('body: §Up', ['`Up` holds a file, but is not sent as multipart']),
        ('body: {type: Up, as: multipart}', []),
        ('body: {fields: {a: {type: §file}}}', ['a file outside a multipart body']),
        ('body: {fields: {a: §{fields: {b: file}}}}', ['a file outside a multipart body']),
        ('body: {fields: {a: list of file}, as: multipart}', []),
        ('body: §F', ['the filters `F` outside a query']),
        ('body: {fields: {a: string}, example: §{}}', ["the member 'a' is missing"]),
        ('body: {type: Book, example: {id: §a}}', ["'a' is no integer"]),
        ('body: {type: bytes, example: anything}', []),
        ('returns: §Zzz', ["unknown type 'Zzz'"]),
        ('returns: §Book.create', ['`Book.create` is what may be sent, not what is answered']),
        ('returns: {type: §Book.create}', ['`Book.create` is what may be sent, not what is answered']),
        ('returns: §file', ['a file as an answer']),
        ('returns: §list of file?', ['a file as an answer']),
        ('returns: §Up', ['`Up` holds a file, which is only sent']),
        ('returns: {type: §F}', ['the filters `F` outside a query']),
        ('method: HEAD, returns: §json', ["'x' is a HEAD request, whose answer has no content"]),
        ('returns: {type: any, §as: json}', ['`as: json` beside `any`']),
        ('returns: {type: bytes, §as: json}', ['`as: json` beside `bytes`']),
        ('returns: {type: Book, as: json}', []),
        ('returns: {headers: {A: string, §a: string}}', ["'a' and 'A' are both called 'a' in Python"]),
        ('returns: {headers: {§a b: string}}', ["'a b' is no name of a header"]),
        ('returns: {headers: {A: §Book}}', ['`Book` cannot stand in a header']),
        ('returns: {type: Book, example: {id: §a}}', ["'a' is no integer"]),
        ('returns: {type: string, example: 5}', []),
        ('status: §any', ['`status: any` without `returns: any`']),
        ('status: any, returns: any', []),
        ('status: [200, 304, §200]', ['200 is listed twice']),
        ('status: §103', ['103 is no final answer']),
        ('status: [304, §103]', ['103 is no final answer']),
        ('host: §zzz', ["unknown host 'zzz'"]),
        ('auth: §zzz', ["unknown auth 'zzz'"]),
        ('auth: none', []),
        ('timeout: §0s', ['a timeout of nothing']),
        ('retry: {key: §cookie a}', ['an idempotency key does not go into `cookie a`']),
        ('retry: {key: header Idempotency-Key, statuses: [409]}', []),
        ('§paging: {page: p}', ["'paging' of an operation that returns `none`"]),
        ('returns: pages of json, paging: none', []),
        ('returns: pages of json, paging: §{limit: a}', ['a paging that does not say how it goes on']),
        ('returns: pages of json, paging: {page: a, §offset: b}', ["'page' and 'offset': a paging is of one kind"]),
        ('returns: pages of json, paging: {offset: a, §first: 1}', ["'first' without 'page'"]),
        ('returns: pages of json, paging: {follow: a, §next: b}', ["'next' beside 'follow'"]),
        ('returns: pages of json, paging: {§cursor: a}', ["'cursor' without 'next'"]),
        ('returns: pages of json, paging: {follow: a, §in: body}', ["'in: body' beside 'follow'"]),
        ('returns: pages of json, paging: {page: a, size: §9, max: 5}', ['size 9 is more than max 5']),
        ('returns: pages of json, paging: {follow: §last id}', ["`last id` cannot be the place of 'follow'"]),
        ('returns: pages of json, paging: {page: a, total: [a, §last id]}', ["`last id` cannot be the place of 'total'"]),
        ('returns: pages of json, paging: {cursor: a, next: §status code}', ["`status code` cannot be the place of 'next'"]),
        ('returns: pages of json, paging: {page: a, limit: n}, query: {§n: integer}', ["the parameter 'n' is sent by the paging (`limit: n`)"]),
        ('returns: pages of json, paging: {page: a, limit: n, in: body}, query: {n: integer}', []),
        ('returns: pages of json, paging: {page: a, limit: n}, query: {§page_size: integer}', ["the parameter 'page_size' and the argument 'page_size' are both called 'page_size' in Python"]),
        ('envelope: {§meta_type: Book}', ["'meta_type' without 'meta'"]),
        ('envelope: {meta: m, meta_type: §Zzz}', ["unknown type 'Zzz'"]),
        ('query: {a: §file}', ['a file in a query']),
        ('query: {a: §list of file}', ['a file in a query']),
        ('query: {a: §Book}', ['`Book` does not say how an object travels']),
        ('query: {a: {type: Book, §style: comma}}', ['`Book` does not say how an object travels']),
        ('query: {a: {type: map of string, style: deep}}', []),
        ('query: {a: §F}', ['`F` does not say how filters travel']),
        ('query: {a: {type: F, style: §json}}', ['`F` does not say how filters travel']),
        ('query: {a: {type: F, style: flat}}', []),
        ('query: {a: {type: list of string, style: §flat}}', ['`style: flat` is for objects']),
        ('query: {a: {type: string, §style: comma}}', ["'style' beside `string`"]),
        ('query: {a: {type: Sorts, §style: comma}}', ["'style' beside `Sorts`"]),
        ('query: {a: {type: json, style: json}}', []),
        ('query: {a: §Zzz}', ["unknown type 'Zzz'"]),
        ('query: {token: {const: §abc}}', ['a secret written into the spec']),
        ('headers: {X-Token: {const: no-check, sensitive: false}}', []),
        ('headers: {X-Token: {const: §AKIAABCDEFGHIJKLMNOP, sensitive: false}}', ['a secret written into the spec']),
        ('headers: {X-Token: {const: §no-check, sensitive: true}}', ['a secret written into the spec']),
        ('headers: {A: {type: list of integer}}', []),
        ('headers: {A: {type: §list of Book}}', ['`list of Book` cannot stand in a header']),
        ('headers: {A: {type: string, §style: comma}}', ['`style: comma` of a header']),
        ('headers: {A: {type: string, §style: json}}', ["'style' beside `string`"]),
        ('headers: {A: {type: §list of Book, style: json}}', ['`list of Book` cannot stand in a header']),
        ('headers: {A: {type: Book, style: json}, B: {type: json, style: json}, C: {type: map of integer, style: json}}', []),
        ('returns: {headers: {A: {type: Book, style: json}}}', []),
        ('headers: {A: §Zzz}', ["unknown type 'Zzz'"]),
        ('mock: {set: {a: 1}}', []),
        ('returns: Book, mock: {set: {nmae: §a}}', ["unknown field 'nmae'"]),
        ('returns: Book, mock: {set: {id: §a}}', ["'a' is no integer"]),
        ('returns: Book, mock: {answer: {id: §a}}', ["'a' is no integer"]),
        ('returns: Book, envelope: {one: data}, mock: {answer: {data: 5}}', []),
        ('returns: bytes, mock: {answer: x}', []),
        ('mock: {§polls: 2}', ["'polls' though 'x' has no 'wait' or 'job'"]),
        ('mock: {§once: true}', ["'once' though 'x' has no 'job'"]),
        ('mock: {§done: {a: 1}}', ["'done' though 'x' has no 'wait'"]),
        ('returns: Book, wait: {done: {id: 1}}, mock: {done: {nmae: §a}}', ["unknown field 'nmae'"]),
        ('returns: Book, wait: {done: {id: 1}}, mock: {done: {id: §a}}', ["'a' is no integer"]),
        ('returns: Book, mock: {§beside: {a: 1}}', ["'beside' though 'x' unwraps nothing"]),
        ('path: "x/{i}", envelope: {one: data}, returns: Book, mock: {beside: {a: "{i}", b: "{§j}", c: [1]}}',
         ["unknown hole of the path 'j'"]),
        ('path: "x/{i}", mock: {headers: {X-A: "{i}", X-B: "{§j}", x-c: "{ k }"}}', ["unknown hole of the path 'j'"]),
        ('returns: Book, wait: {done: {id: 1}}, mock: {§set: {id: 2}}', ["'set' though 'x' only reads"]),
        ('returns: Book, wait: {done: {id: 1}}, mock: {§answer: {id: 2}}', ["'answer' though 'x' answers something else"]),
        ('returns: Book, wait: {done: {id: 1}}, mock: {§where: {id: 2}}', ["'where' though 'x' is about one record"]),
        ('returns: Book, wait: {done: {id: 1}}, mock: {§changes: true}', ["'changes' though 'x' changes no record"]),
        ('returns: Book, wait: {done: {id: 1}}, mock: {changes: false}', []),
        ('body: json, returns: list of Book, mock: {search: {filter: q}, §set: {id: 1}}', ["'set' though 'x' only reads"]),
        ('body: {fields: {i: string}}, returns: list of Book, mock: {search: {filter: i}, §each: i}',
         ["'each' though 'x' is about one record"]),
        ('method: GET, query: {a: {type: integer, mock: wait seconds}, b: {mock: §id}}', ["the mock hint `id` on a query parameter"]),
        ('job: {poll: x}, wait: {done: {a: 1}}, mock: {§of: r}', ["'of' though 'x' has a 'job'"]),
        ('query: {a: {type: integer, mock: §wait seconds}}', ["`wait seconds` though this is a POST"]),
        ('headers: {A: {mock: §version}}', ["the mock hint `version` on a header"]),
        ('returns: {headers: {A: {mock: §order}, B: {type: integer, mock: version}}}', ["the mock hint `order` on a header"]),
        ('path: "x/{i}", params: {i: {mock: §wait}}', ["the mock hint `wait` on a hole"]),
        ('wait: §{every: 1s}', ['a wait that is never done']),
        ('wait: {§done: {}}', ['a condition without entries']),
        ('wait: {done: {a: 1}, every: §0s}', ['a pause of nothing']),
        ('wait: {done: {§last id: 1}}', ['`last id` cannot be asked in a condition']),
        ('wait: {done: {status code: §[200, "303"]}}', ["'303' is no status"]),
        ('job: {poll: §x}', ["the operation 'x' has no 'wait'"]),
        ('job: {poll: §zzz}', ["unknown operation 'zzz'"]),
        ('job: {poll: x, keys: {§a: b}}, wait: {done: {a: 1}}', ["'x': no hole, query parameter or member of the body 'a'"]),
        ('job: {poll: §zzz, keys: {§a: b}}', ["unknown operation 'zzz'", "the other operations: no hole, query parameter or member of the body 'a'"]),
        ('wait: {done: {a: 1}, every: 5s, up_to: §5s}', ['the pause of 5s cannot grow up to 5s']),
        ('wait: {done: {a: 1}, up_to: §500ms}', ['the pause of 1s cannot grow up to 500ms']),
        ('wait: {done: {a: 1}, up_to: 2s, code: [a, header B], message: cookie c}', []),
        ('wait: {done: {a: 1}, code: §link next}', ["`link next` cannot be the place of 'code'"]),
        ('returns: pages of json, §wait: {done: {a: 1}}', ["'wait' of an operation that returns `pages of json`"]),
        ('returns: stream of bytes, §wait: {done: {a: 1}}', ["'wait' of an operation that returns `stream of bytes`"]),
        ('query: {q: string}, wait: {done: {a: 1}, keys: {q: next, §z: next}}',
         ["no operation that follows has a hole, query parameter or member of the body 'z'"]),
        ("returns: {type: any, example: 5}", []),
    ],
)  # fmt: skip
def test_operations(text: str, said: list[str]) -> None:
    found, wanted = marked(in_operation(text, BOOK), said)

    assert found == wanted


@pytest.mark.parametrize(
    ("operations", "said"),
    [
        ('{list: {mock: {§set: {id: 1}}}}', ["'set' though 'list' only reads"]),
        ('{create: {mock: {§where: {id: 1}}}}', ["'where' though 'create' is about one record"]),
        ('{delete: {body: {fields: {a: list of integer}}, mock: {§each: a}}}', ["'each' though 'delete' is about one record"]),
        ('{delete: {mock: {§changes: true}}}', ["'changes' though 'delete' changes no record"]),
        ('{create: {mock: {§search: {}}}}', ["'search' though 'create' answers something else"]),
        ('{list: {mock: {answer: []}}, create: {mock: {set: {id: 1}}}, update: {mock: {changes: true}}}', []),
        ('{list: {§partial: true}}', ["'partial' of 'list', which sends no object"]),
        ('{export: {returns: bytes}, §stream_export: }', ["'stream_export' comes with 'export', which returns `bytes`"]),
        ('{read: {returns: any}, §download_read: }', ["'download_read' comes with 'read', which returns `any`"]),
        ('{head: {returns: §json}}', ["'head' is a HEAD request, whose answer has no content"]),
        ('{§read: {method: HEAD}}', ["'read' is a HEAD request, whose answer has no content"]),
        ('{create: {§as: form}}', ["unknown key 'as' of Operation"]),
        ('{start: {returns: Book, §job: {poll: state}}, state: {method: GET, path: "{key}", wait: {done: {a: 1}}}}', ["nothing fills the hole {key} of 'state': `Book` has no member of that name"]),
        ('{start: {returns: Book, job: {poll: state, keys: {key: header X}}}, state: {method: GET, path: "{key}", wait: {done: {a: 1}}}}', []),
        ('{start: {returns: Book, job: {poll: state}}, state: {method: GET, path: "{id}", wait: {done: {a: 1}}}}', []),
        ('{start: {returns: Book, envelope: {one: a}, job: {poll: state}}, state: {path: "{key}", wait: {done: {a: 1}}}}', []),
        ('{start: {path: "{key}/x", returns: Book, job: {poll: state}}, state: {path: "{key}", wait: {done: {a: 1}}}}', []),
        ('{list: , lend: {body: {fields: {a: {enum: [x]}}}}}', []),
        ('{create: }', []),
    ],
)  # fmt: skip
def test_operations_beside_each_other(operations: str, said: list[str]) -> None:
    found, wanted = marked(in_resource(f"operations: {operations}", BOOK), said)

    assert found == wanted


def test_a_file_in_a_model_is_reported_at_the_verb_that_sends_it() -> None:
    assert lint(in_resource("model: Up, operations: {create}", BOOK)) == [
        "4:51: `Up.create` holds a file, but is not sent as multipart"
    ]


def test_classes_of_bodies_spelled_out() -> None:
    text = in_resource(
        "operations: {lend: {body: {fields: {to: {fields: {a: string}}}}}, x: {body: {fields: {b: string}}}}",
        "types: {RLendBodyTo: {fields: {a: string}}}",
    )

    assert lint(text) == [
        "4:68: the class of 'to' would be called 'RLendBodyTo', as the type 'RLendBodyTo' is"
    ]


def test_the_form_of_a_model_that_a_verb_sends_has_a_class() -> None:
    text = in_resource(
        "model: A, operations: {create}", "types: {A: {fields: {a: string}}, ACreate: {fields: {a: string}}}"
    )

    assert lint(text) == ["5:35: the type 'ACreate' is called like the class of `A.create`"]


POLL = 'p: {path: "p/{id}", returns: json, wait: {done: {a: 1}}}'


@pytest.mark.parametrize(
    ("operations", "said"),
    [
        ("x: {returns: json, job: {poll: p, keys: {id: header X}}}", []),
        ("x: {returns: Accepted, §job: {poll: p}}",
         ["nothing fills the hole {id} of 'p': `Accepted` has no member of that name"]),
        ("x: {query: {id: string}, returns: Accepted, job: {poll: p}}", []),
        ("x: {returns: Accepted, job: {poll: p, result: r, keys: {id: header X}}}, r: {path: \"{w}\", params: {w: url}}",
         ["nothing fills the hole {w} of 'r': `Accepted` has no member of that name"]),
        ("x: {returns: Accepted, §job: {poll: p, result: q, keys: {id: a}}}, q: {query: {n: {required: true}}}",
         ["nothing fills the hole {n} of 'q': `Accepted` has no member of that name"]),
        ("x: {returns: json, §job: {poll: p, cancel: c}}, c: {body: json}",
         ["'c' wants a body, `json`, which a job has no value for"]),
        ("x: {returns: json, §job: {poll: p, cancel: c}}, c: {body: {fields: {why: string}}}",
         ["'c' wants the member 'why', which a job has no value for"]),
        ("x: {returns: json, job: {poll: p, cancel: c, keys: {why: b.c}}}, c: {body: {fields: {why: string}}}", []),
        ("x: {returns: Accepted, job: {poll: p, cancel: c, keys: {id: a}}}, c: {body: {fields: {a: string}, as: form}}", []),
        ("x: {returns: Accepted, job: {poll: p, cancel: c, keys: {id: a}}}, c: {body: Accepted}", []),
        ("x: {returns: json, §job: {poll: p, cancel: c}}, c: {body: Accepted}",
         ["'c' wants the member 'a', which a job has no value for"]),
        ("x: {returns: Accepted, §job: {poll: p, cancel: c, keys: {id: a}}}, c: {body: {fields: {a: file}, as: multipart}}",
         ["'c' wants the member 'a', which a job has no value for"]),
        ("x: {returns: json, job: {poll: p, cancel: c}}, c: {body: {fields: {why: {const: x}, how: string?}}}", []),
        ("x: {returns: json, job: {poll: p, cancel: c}}, c: {body: {fields: {why: string}, required: []}}", []),
        ("x: {returns: json, §job: {poll: p, cancel: c}}, c: {headers: {X-Why: {required: true}}}",
         ["'c' wants the header 'X-Why', which a job has no value for"]),
        ("x: {returns: stream of bytes, §job: {poll: p, keys: {id: header X}}}",
         ["'job' of an operation that returns `stream of bytes`"]),
        ("x: {returns: json, job: {poll: p}}, §resume_x: {}", ["'resume_x' comes with 'x', which has a `job`"]),
        ("§wait_p: {}", ["'wait_p' comes with 'p', which has a `wait`"]),
    ],
)  # fmt: skip
def test_jobs(operations: str, said: list[str]) -> None:
    types = "types: {Accepted: {fields: {a: string}}}"
    if "w: url" in operations:
        operations = operations.replace("job: {", "§job: {")
    found, wanted = marked(in_resource(f"operations: {{{operations}, {POLL}}}", types), said)

    assert found == wanted


# --- auth -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{credentials: {a: {default: §x}}}', ['a secret written into the spec']),
        ('{credentials: {a: {default: ""}}}', []),
        ('{login: {path: /l, body: {a: §$token}}, §oauth2: {token_url: https://a.example}}', ['$token is not declared', "'oauth2' beside 'login'"]),
        ('{§token: a}', ["'token' without 'login'"]),
        ('{§refresh_token: a}', ["'refresh_token' without 'login'"]),
        ('{token: a, renew: {path: /r}}', []),
        ('{expires: §seconds a}', ["`expires: seconds a` without 'login'"]),
        ('{expires: in 30d}', []),
        ('{send: §cookie *}', ['`send: cookie *` without `token: cookie *`']),
        ('{login: {path: /l}, token: §cookie *}', ['`token: cookie *` without `send: cookie *`']),
        ('{login: {path: /l}, send: §basic}', ['`send: basic` beside a login']),
        ('{§credentials: {a, b, c}, send: basic}', ['`send: basic` with more than two credentials']),
        ('{credentials: {a}, send: basic}', []),
        ('{§credentials: {}}', ['no credential to send']),
        ('{credentials: {}, login: {path: /l}}', []),
        ('{§credentials: {client_id}, oauth2: {token_url: https://a.example}}', ["'oauth2' needs the credential 'client_secret'"]),
        ('{credentials: {client_id, client_secret, more}, oauth2: {token_url: https://a.example}}', []),
        ('{token: a, renew: {path: /r, body: {a: §$refresh_token}}}', ['$refresh_token is not declared']),
        ('{token: a, refresh_token: b, renew: {path: /r, body: {a: $refresh_token}}}', []),
        ('{login: {path: /l}, token: §last id}', ["`last id` cannot be the place of 'token'"]),
        ('{login: {path: /l}, refresh_token: §status code}', ["`status code` cannot be the place of 'refresh_token'"]),
        ('{§login: {method: PUT}}', ["the login of 'k' has no address"]),
        ('{login: {path: §[a]}}', ['expected a path, got a list']),
        ('{login: {url: https://a.example, §path: /a}}', ["'path' beside 'url'"]),
        ('{login: {url: https://a.example, §host: h}}', ["'host' beside 'url'"]),
        ('{login: {path: §l}}', ["the path 'l' does not start with a slash"]),
        ('{login: {path: /l, host: §zzz}}', ["unknown host 'zzz'"]),
        ('{login: {path: /l, as: form, body: §[a]}}', ['`as: form` needs a mapping']),
        ('{login: {path: /l, as: form}}', []),
        ('{login: {url: §http://a.example/l}}', ['a login over plain http: http://a.example/l']),
        ('{login: {url: http://localhost:8080/l}}', []),
        ('{login: {url: http://127.0.0.1/l}}', []),
        ('{login: {url: "http://[::1]:80/l"}}', []),
        ('{login: {url: "http://[::1/l"}}', []),
        ('{login: {path: /l, host: §h}}', ['a login over plain http: http://files.example']),
        ('{login: {path: /l, host: p}}', []),
        ('{login: {path: /l, host: v}}', []),
        ('{oauth2: {token_url: "https://a.example/§{zzz}"}}', ['no credential fills the hole {zzz}']),
        ('{oauth2: {token_url: "https://{client_id}.example/t"}}', []),
        ('{oauth2: {token_url: §http://a.example/t}}', ['a login over plain http: http://a.example/t']),
        ('{§oauth2: {grant: password}}', ["OAuth2 without 'token_url'"]),
        ('{login: {url: §"https://me:x@a.example/l"}}', ['credentials in an address']),
        ('{login: {path: "/l/{token}/§{zzz}"}}', ['no credential fills the hole {zzz}']),
        ('{login: {url: "https://{where}.example/{token}"}}', []),
        ('{login: {path: /l, query: {a: §$zzz}}}', ['$zzz is not declared']),
        ('{login: {path: /l, query: {a: $token}, headers: {b: $$x}}}', []),
        ('{login: {path: /l}, refresh_token: r, renew: {path: /r, body: {a: [$token, $refresh_token, §$zzz]}}}', ['$zzz is not declared']),
        ('{login: {path: /l, body: {a: §Bearer $token}}}', ['$token within a text is not filled in']),
        ('{login: {path: /l, body: {a: §$5, b: 5, c: a $5}}}', ["'$5' is no credential"]),
        ('{login: {path: /l, body: {password: §hunter2}}}', ['a secret written into the spec']),
        ('{login: {path: /l, body: {grant_type: password, token_type: bearer}}}', []),
        ('{login: {path: /l, body: §AKIAABCDEFGHIJKLMNOP}}', ['a secret written into the spec']),
        ('{dead: [401, {user: null}, {header X-User: [guest, "-"]}]}', []),
        ('{dead: [401, §{}]}', ['a condition without entries']),
        ('{dead: [{§link next: x}]}', ['`link next` cannot be asked in a condition']),
        ('{dead: [401, §1001, gone, §gnoe]}', ["unknown error code '1001'", "unknown error code 'gnoe'"]),
        ('{credentials: {§url}}', ["the credential 'url' clashes with an option of `connect`"]),
        ('{credentials: {url: {name: address}}}', []),
        ('{credentials: {§where}}', ["the credential 'where' and the variable 'where' are both called 'where'"]),
        ('{credentials: {a: {type: date, example: §x}}}', ["'x' is no ISO 8601 date"]),
    ],
)  # fmt: skip
def test_auth(text: str, said: list[str]) -> None:
    rest = (
        'hosts: {h: "http://files.example", p: /files, v: "http://{where}", o: "https://{other}.example"}\nvariables: {where: {default: localhost}, other: }\n'
        "errors: {codes: Code}\ntypes: {Code: {enum: [gone]}}\n"
    )

    found, wanted = marked(f"auth: {{k: {text}}}\n{rest}", said)

    assert found == wanted


def test_a_scheme_cannot_be_called_none() -> None:
    assert lint("auth: {none: {}}") == ["4:8: an auth cannot be called 'none'"]


def test_a_path_on_a_plain_http_api_is_a_plain_http_login() -> None:
    head = "spec: 1\napi: a\nurl: http://a.example\n"

    assert lint("auth: {k: {login: {path: /l}}}", head) == ["4:26: a login over plain http: http://a.example"]


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("password", True),
        ("X-Api-Key", True),
        ("clientSecret", True),
        ("Authorization", True),
        ("access_token", True),
        ("token_type", False),
        ("grant_type", False),
        ("passwordless", False),
        ("tokens", False),
    ],
)
def test_names_that_tell_of_a_secret(name: str, telling: bool) -> None:
    assert is_telling(name) is telling


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("-----BEGIN RSA PRIVATE KEY-----", True),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc", True),
        ("ghp_" + "a" * 36, True),
        ("sk_live_" + "a" * 24, True),
        ("just text", False),
        ("eyJ", False),
        ("eyJa-" * 1_000_000, False),
    ],
)
def test_texts_that_are_secrets_by_their_form(text: str, secret: bool) -> None:
    assert is_secret_form(text) is secret


# --- the document -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('base: §v1', ["the base 'v1' does not start with a slash"]),
        ("base: ''", []),
        ('base: /§{v}', ['the hole {v} has no variable']),
        ('variables: {§v: }', ["warning: the variable 'v' fills no hole"]),
        ('variables: {v: }\nauth: {a: {oauth2: {token_url: "https://a.example/{v}"}}}', []),
        ('variables: {v: }\nauth: {a: {login: {url: "https://{v}.example"}}}', []),
        ('variables: {v: }\nauth: {a: {renew: {url: "https://{v}.example", body: {t: $token}}}}', []),
        ('hosts: {h: "https://{v}.example"}\nvariables: {v: {type: integer, default: §x}}', ["'x' is no integer"]),
        ('hosts: {h: "https://§{w}.example"}', ['the hole {w} has no variable']),
        ('hosts: {h: §"https://me@h.example"}', ['credentials in an address']),
        ('hosts: {h: "https://[h.example"}', []),
        ('errors: {codes: §Zzz}', ["unknown type 'Zzz'"]),
        ('errors: {codes: §A}\ntypes: {A: {fields: {}}}', ["'A' is no enum"]),
        ('errors: {codes: A, treat: {a: 404, §z: 404, 501: 404, §1001: 404}}\ntypes: {A: {enum: [a]}}', ["unknown error code 'z'", "unknown error code '1001'"]),
        ('errors: {treat: {z: 404}}', []),
        ('errors: {codes: A, mock: {missing: {code: §z}, invalid: {code: a}, no_route: {code: ""}}}\ntypes: {A: {enum: [a]}}', ["unknown error code 'z'"]),
        ('errors: {code: §last id}', ["`last id` cannot be the place of 'code'"]),
        ('errors: {§when: {}}', ['a condition without entries']),
        ('errors: {when: {status code: §20}}', ['20 is no status']),
        ('§filters: {operators: {}}', ["Filters without 'pattern'"]),
        ('filters: {pattern: §"{field}", operators: {}}', ["the pattern '{field}' has not one {operator}"]),
        ('filters: {pattern: "{field}{operator}", operators: {string: {in: §Zzz}}}', ["unknown type 'Zzz'"]),
        ('rate_limit: {per: §0s}', ['a period of nothing']),
        ('rate_limit: {wait: §last id}', ["`last id` cannot be the place of 'wait'"]),
        ('defaults: {operations: {§lsit: {}}}', ["no resource has an operation 'lsit'"]),
        ('defaults: {operations: {lend: {}, list: {host: §zzz}}}\nresources: {r: {path: /r, operations: {lend}}}', ["unknown host 'zzz'"]),
        ('defaults: {operations: {update: {params: {a: §json}}}}', ['`json` cannot stand in a path']),
        ('defaults: {paging: {page: a, §offset: b}}', ["'page' and 'offset': a paging is of one kind"]),
        ("errors: {treat: {a: §302}}", ["302 is no status of an error"]),
        ("base: /{v}\nvariables: {v: §list of string}", ["`list of string` cannot stand in an address"]),
        ("base: /{v}\nvariables: {v: {type: §L}}\ntypes: {L: {type: list of string}}", ["`L` cannot stand in an address"]),
        ("base: /{v}\nvariables: {v: {type: L}}\ntypes: {L: {type: §L}}", ["'L' is another name for itself"]),
        ("base: /{v}\nvariables: {v: {enum: [a]}}", []),
    ],
)  # fmt: skip
def test_the_document(text: str, said: list[str]) -> None:
    found, wanted = marked(text, said)

    assert found == wanted


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("spec: 1\napi: §import\nurl: https://a.example\n", ["a package cannot be called 'import'"]),
        ("spec: 1\napi: a\nurl: §https://a.example?b=c\n", ["an address with a query or fragment"]),
        ("spec: 1\napi: a\nurl: §https://a.example#b\n", ["an address with a query or fragment"]),
        ('spec: 1\napi: a\nurl: §"https://[a"\n', ["'https://[a' is not an address: Invalid IPv6 URL"]),
        ("spec: 1\napi: a\nurl: §https://me:x@a.example\n", ["credentials in an address"]),
    ],
)
def test_the_address_of_an_api(head: str, said: list[str]) -> None:
    found, wanted = marked("", said, head)

    assert found == wanted


@pytest.mark.parametrize(
    ("expression", "hint"),
    [
        ("string", "leave one of them out"),
        ("json?", "say the fields under `types`, as `ErrorDetail`, and here `ErrorDetail?`"),
        ("list of json", "say the fields under `types`, as `ErrorDetail`, and here `list of ErrorDetail`"),
        ("map? of json", "say the fields under `types`, as `ErrorDetail`, and here `map? of ErrorDetail`"),
    ],
)
def test_an_object_in_place_that_may_be_missing_or_is_several_has_a_type(
    tmp_path: Path, expression: str, hint: str
) -> None:
    path = tmp_path / "main.yaml"
    path.write_text(
        f"{HEAD}types: {{A: {{fields: {{errorDetail: {{type: {expression}, fields: {{}}}}}}}}}}\n"
    )
    spec = load_spec(path).spec
    assert spec is not None

    assert [(each.message, each.hint) for each in validate(spec)] == [("'type' beside 'fields'", hint)]


# --- files ------------------------------------------------------------------------------------


def lint_files(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text((HEAD if name == "main" else "spec: 1\n") + text)
    result = load_spec(folder / "main.yaml")
    assert result.spec is not None
    found = sort_diagnostics([*result.diagnostics, *validate(result.spec)])
    return [str(each).replace(f"{folder}/", "") for each in found]


def test_files_of_a_list_cannot_define_a_name_twice(tmp_path: Path) -> None:
    said = lint_files(
        tmp_path,
        main="include: [a.yaml]\ntypes: {A: {enum: [a]}}\nresources: {r: {path: /r, operations: {read}}}\n",
        a="types: {A: {enum: [b]}}\nresources: {r: {path: /s, operations: {read}}}\n",
    )

    assert said == [
        "a.yaml:2:9: the type 'A' is defined at main.yaml:5:9 already",
        "a.yaml:3:13: the resource 'r' is defined at main.yaml:6:13 already",
    ]


def test_groups_may_have_types_and_resources_of_one_name(tmp_path: Path) -> None:
    part = "types: {A: {fields: {a: string}}}\nresources: {r: {path: /r, model: A, operations: {read, close}}, close: {path: /c, operations: {read}}}\n"

    assert lint_files(tmp_path, main="include: {a: a.yaml, b: b.yaml}\n", a=part, b=part) == []


def test_a_group_is_an_attribute_of_the_client(tmp_path: Path) -> None:
    said = lint_files(
        tmp_path,
        main="include: {r: a.yaml, close: b.yaml, class: c.yaml}\nresources: {r: {path: /r, operations: {read}}}\n",
        a="",
        b="",
        c="",
    )

    assert said == [
        "main.yaml:4:11: the group 'r' is called like a resource",
        "main.yaml:4:22: a group cannot be called 'close'",
        "main.yaml:4:37: a group cannot be called 'class'",
    ]


def test_a_group_does_not_see_the_types_of_another(tmp_path: Path) -> None:
    said = lint_files(
        tmp_path,
        main="include: {a: a.yaml, b: b.yaml}\ntypes: {M: {fields: {x: A}}}\n",
        a="types: {A: {fields: {m: M}}}\n",
        b="types: {B: {fields: {a: A}}}\n",
    )

    assert said == ["b.yaml:2:25: unknown type 'A'", "main.yaml:5:25: unknown type 'A'"]


def test_the_defaults_of_a_file_reach_its_own_operations(tmp_path: Path) -> None:
    said = lint_files(
        tmp_path,
        main="include: {a: a.yaml}\ndefaults: {operations: {lend: {timeout: 1s}}}\n",
        a="defaults: {operations: {lent: {}}, host: zzz}\nresources: {r: {path: /r, operations: {lend}}}\n",
    )

    assert said == ["a.yaml:2:25: no resource has an operation 'lent'", "a.yaml:2:42: unknown host 'zzz'"]


def test_only_the_first_mistakes_are_compared_with_every_name() -> None:
    types = "".join(f"  T{number}: {{fields: {{a: Tt{number}}}}}\n" for number in range(300))
    result = load_text(f"{HEAD}types:\n{types}")
    assert result.spec is not None
    found = validate(result.spec)

    assert (len(found), sum(each.hint is not None for each in found)) == (300, 200)


# --- whatever comes ---------------------------------------------------------------------------

HERE = Path(__file__).parent
SPECS = [
    path.read_text(encoding="utf-8")
    for folder in ("valid", "snapshots")
    for path in sorted((HERE / folder).glob("*.yaml"))
]
WORDS = sorted({word for text in SPECS for word in re.findall(r"[A-Za-z_$.{}\-]+|\"[^\"\n]*\"|\d+", text)})
PLACEHOLDERS = ["", "null", "5", "true", "''", "[]", "{}", "1.5", "*a", "list of ", "x y"]


def mutated(text: str, random: Random) -> str:
    """A spec in which a few words stand where they do not belong."""
    for _ in range(random.randint(1, 5)):
        words = list(re.finditer(r"[A-Za-z_$.\-]+|\[[^\]\n]*\]|\"[^\"\n]*\"|\d+|[{}:,?]", text))
        if words:
            found = random.choice(words)
            text = (
                text[: found.start()]
                + random.choice([random.choice(WORDS), random.choice(PLACEHOLDERS)])
                + text[found.end() :]
            )
    return text


@pytest.mark.parametrize("seed", range(8))
def test_specs_with_words_out_of_place_are_explained_not_crashed_on(seed: int) -> None:
    random = Random(seed)
    texts = [mutated(random.choice(SPECS), random) for _ in range(60)]
    results = [load_text(text) for text in texts]
    found = [
        each
        for result in results
        for each in (*result.diagnostics, *(validate(result.spec) if result.spec is not None else ()))
    ]

    assert len(found) > 50
    assert [
        each for each in found if not each.message or "\n" in each.message or "\n" in (each.hint or "")
    ] == []
