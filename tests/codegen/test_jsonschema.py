"""The JSON Schema: what editors take and flag is what the loader takes and refuses."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from specloom_codegen.jsonschema import language_schema, schema_text
from specloom_codegen.load import load_spec, load_text
from specloom_codegen.load.composing import compose
from specloom_codegen.spec.nodes import plain_value

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SCHEMA_FILE = ROOT / "codegen" / "specloom_codegen" / "resource-spec.schema.json"
VALID = [*sorted((HERE / "valid").rglob("*.yaml")), *sorted((ROOT / "specs").rglob("*.yaml"))]
HEAD = "spec: 1\napi: library\nurl: https://library.example\n"

UNSAID = ("an override", "nothing at", "` #` starts", "'spec' is not the first")
"""How the mistakes begin that loading finds and that no schema can say."""

VALIDATOR = Draft7Validator(language_schema())


def data_of(text: str) -> Any:
    """A document as an editor sees it: YAML 1.2 as plain data."""
    composed = compose(text, "spec.yaml")
    assert composed.node is not None
    return plain_value(composed.node)


def flags(text: str) -> list[str]:
    """The paths at which an editor underlines something."""
    return sorted({"/".join(map(str, error.absolute_path)) for error in VALIDATOR.iter_errors(data_of(text))})


def is_refused_by_form(path: Path) -> bool:
    """Whether a broken spec is YAML that can be read, with values that loading refuses by themselves."""
    readable = not compose(path.read_text(encoding="utf-8"), path.name).diagnostics
    return readable and not all(each.message.startswith(UNSAID) for each in load_spec(path).diagnostics)


BROKEN = [path for path in sorted((HERE / "snapshots").glob("*.yaml")) if is_refused_by_form(path)]


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(language_schema())


def test_the_committed_schema_is_the_generated_one() -> None:
    """`SPECLOOM_UPDATE_SNAPSHOTS=1` writes it anew."""
    if os.environ.get("SPECLOOM_UPDATE_SNAPSHOTS"):
        SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")

    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_specs_are_not_flagged(path: Path) -> None:
    assert flags(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_what_loading_refuses_by_its_form_is_flagged(path: Path) -> None:
    assert flags(path.read_text(encoding="utf-8")) != []


ACCEPTED = [
    "resources: {r: {path: /r, operations: {list, read: , act: {status: any, returns: any}}}}",
    "resources: {r: {path: /r, key: {id}, operations: {list: {query: {a: , b: string, c: {type: list of integer}}}}}}",
    "types: {A: {fields: {a: string?, b: {enum: [x]}, c: {const: 1}}}}",
    "types: {A: {enum: {1: low, 2: {doc: x}, 3: }, type: integer}, B: {extends: A}, C: {type: A, min: 1}}",
    "types: {A: {union: [string, B]}, B: {tag: t, union: {a: A}}}",
    "types: {A: {type: boolean, wire: {true: a, false: b}}, B: {type: date, wire: '%d.%m.%Y'}}",
    "types: {A: {type: json, example: null}}",
    "auth: {a: , b: {credentials: {k: }, send: cookie *, token: cookie *}}",
    "errors: {code: [a, header X], when: {status code: [200, 201], ok: false}}",
    "defaults: {paging: none, envelope: none, timeout: 1.5s, operations: {list: {paging: {follow: [link next]}}}}",
    "include: [a.yaml]\noverrides: [{at: [a, b.c], set: null, why: x}, {at: a.b, remove: true, why: x}]",
    "x-anything: [1]\nhosts: {x-note: 1, files: /files}",
]

FLAGGED = [
    ("titel: x", [""]),
    ("title: 1.10", ["title"]),
    ("title: null", ["title"]),
    ("version: 1", ["version"]),
    ("auth: [key]", ["auth"]),
    ("auth: {Key: }", ["auth"]),
    ("url: 5", ["url"]),
    ("types: {a: {enum: [b]}}", ["types"]),
    ("types: {A: }", ["types/A"]),
    ("types: {A: {doc: x}}", ["types/A"]),
    ("types: {A: {fields: {}, enum: [a]}}", ["types/A"]),
    ("types: {A: {type: string, union: [A]}}", ["types/A"]),
    ("types: {A: {enum: [a], tag: t}}", ["types/A"]),
    ("types: {A: {type: [Task]}}", ["types/A/type"]),
    ("types: {A: {type: 'Task[]'}}", ["types/A/type"]),
    ("types: {A: {type: pages of A}}", ["types/A/type"]),
    ("types: {A: {type: int}}", ["types/A/type"]),
    ("types: {A: {fields: {a: }}}", ["types/A/fields/a"]),
    ("types: {A: {fields: {a: [Task]}}}", ["types/A/fields/a"]),
    ("types: {A: {fields: {a: {string: json}}}}", ["types/A/fields/a"]),
    ("types: {A: {fields: {a: {type: string, required: true}}}}", ["types/A/fields/a"]),
    ("types: {A: {fields: {a: {type: string, fields: {}}}}}", ["types/A/fields/a"]),
    ("types: {A: {fields: {a: {type: string, access: raed}}}}", ["types/A/fields/a"]),
    ("types: {A: {fields: {'': string}}}", ["types/A/fields"]),
    ("types: {A: {enum: []}}", ["types/A/enum"]),
    ("types: {A: {enum: {a: b-c}}}", ["types/A/enum"]),
    ("resources: {R: {path: /r}}", ["resources"]),
    ("resources: {r: }", ["resources/r"]),
    ("resources: {r: {operations: {list}}}", ["resources/r"]),
    ("resources: {r: {path: /r, fields: {}}}", ["resources/r"]),
    ("resources: {r: {path: '/r?a=b'}}", ["resources/r/path"]),
    ("resources: {r: {path: /r, operations: [list]}}", ["resources/r/operations"]),
    ("resources: {r: {path: /r, operations: {markRead: }}}", ["resources/r/operations"]),
    ("resources: {r: {path: /r, operations: {list: {method: get}}}}", ["resources/r/operations/list"]),
    ("resources: {r: {path: /r, operations: {list: {timeout: 30}}}}", ["resources/r/operations/list"]),
    ("resources: {r: {path: /r, operations: {list: {status: '200'}}}}", ["resources/r/operations/list"]),
    ("resources: {r: {path: /r, operations: {x: {body: {type: json, fields: {}}}}}}", ["resources/r/operations/x"]),
    ("defaults: {paging: {limit: a}}", ["defaults"]),
    ("defaults: {paging: {page: a, offset: b}}", ["defaults"]),
    ("defaults: {paging: {page: a, next: b}}", ["defaults"]),
    ("errors: {mock: {zzz: {}}}", ["errors"]),
    ("errors: {code: a b}", ["errors"]),
    ("auth: {a: {login: {path: /a, url: https://a.example}}}", ["auth/a"]),
    ("auth: {a: {expires: soon}}", ["auth/a"]),
    ("auth: {a: {send: bearer}}", ["auth/a"]),
    ("overrides: [{at: a, why: x}]", ["overrides/0"]),
    ("spec: 2", ["spec"]),
]  # fmt: skip


@pytest.mark.parametrize("text", ACCEPTED)
def test_everything_that_the_language_can_say_is_taken(text: str) -> None:
    loaded = [
        str(each) for each in load_text(HEAD + text).diagnostics if "cannot be included" not in each.message
    ]

    assert (flags(HEAD + text), [each for each in loaded if "nothing at" not in each]) == ([], [])


@pytest.mark.parametrize(("text", "paths"), FLAGGED)
def test_mistakes_are_flagged_where_they_are(text: str, paths: list[str]) -> None:
    document = (
        "\n".join(line for line in HEAD.splitlines() if not text.startswith(line.split(":")[0]))
        + f"\n{text}\n"
    )

    # Inside an `anyOf` a validator reports the whole value: the first words of its path are compared.
    assert {path.split("/")[0] for path in flags(document)} == {path.split("/")[0] for path in paths}


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("spec: 1\n", True),
        ("spec: 1\ntypes: {A: {enum: [a]}}\nresources: {}\n", True),
        ("spec: 1\napi: a\n", False),
        ("spec: 1\ninclude: [a.yaml]\n", False),
        ("types: {}\n", False),
    ],
)
def test_included_files_have_the_same_schema(text: str, good: bool) -> None:
    assert (flags(text) == []) is good


def test_every_key_is_described() -> None:
    definitions = language_schema()["definitions"]
    silent = [
        (name, key)
        for name, definition in definitions.items()
        for key, schema in definition["properties"].items()
        if not schema.get("description")
    ]

    assert silent == []


def test_editors_offer_the_verbs() -> None:
    resource = language_schema()["definitions"]["Resource"]

    assert list(resource["properties"]["operations"]["properties"]) == [
        "list",
        "create",
        "read",
        "update",
        "partial_update",
        "delete",
        "head",
    ]
