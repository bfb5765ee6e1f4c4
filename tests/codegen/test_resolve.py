"""The resolved form: what a spec says, and what follows from what it leaves out."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import attrs
import pytest

from specloom_codegen import ir
from specloom_codegen.diagnostics import Severity, has_errors
from specloom_codegen.load import load_spec, load_text
from specloom_codegen.resolve import Resolved, resolve
from specloom_codegen.validate import validate

HEAD = "spec: 1\napi: tests\nurl: https://api.example\n"
THING = "types: {Thing: {fields: {id: {type: string, access: read}, name: string, note: string?}}}\n"


def resolved(text: str) -> Resolved:
    loaded = load_text(HEAD + dedent(text))
    assert loaded.spec is not None
    problems = [*loaded.diagnostics, *validate(loaded.spec)]
    assert not has_errors(problems), [str(each) for each in problems]
    return resolve(loaded.spec, "specs/tests.yaml")


def api_of(text: str) -> ir.Api:
    result = resolved(text)
    assert not has_errors(result.diagnostics), [str(each) for each in result.diagnostics]
    return result.api


def types_of(text: str) -> dict[str, ir.TypeDef]:
    api = api_of(f"types:\n{indent(dedent(text), '  ')}\nresources: {{}}\n")
    return {one.name: one for one in api.types}


def fields_of(text: str, name: str = "Thing") -> dict[str, ir.Field]:
    one = types_of(text)[name]
    assert isinstance(one, ir.ObjectType)
    return {field.wire: field for field in one.fields}


def operation_of(
    name: str, text: str, resource: str = "path: /things, key: {id}, model: Thing", more: str = THING
) -> ir.Operation:
    api = api_of(f"{dedent(more)}resources:\n  things: {{{resource}, operations: {{{name}: {text}}}}}\n")
    found = api.resources[0].operation(name)
    assert found is not None
    return found


def string(**changes: Any) -> ir.Scalar:
    return ir.Scalar(name="string", **changes)


# --- types -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("string", string()),
        ("integer?", ir.Scalar(name="integer", optional=True)),
        ("list of string?", ir.ListOf(item=string(optional=True))),
        ("list? of map of json", ir.ListOf(item=ir.MapOf(value=ir.Scalar(name="json")), optional=True)),
        ("{type: datetime, wire: seconds}", ir.Scalar(name="datetime", wire="seconds")),
        ('{type: list of date, wire: "%d"}', ir.ListOf(item=ir.Scalar(name="date", wire="%d"))),
        (
            '{type: map of boolean, wire: {true: "1", false: "0"}}',
            ir.MapOf(value=ir.Scalar(name="boolean", wire={True: "1", False: "0"})),
        ),
        ("Other", ir.Named(name="Other")),
        ("Other.create?", ir.Named(name="Other", variant="create", optional=True)),
        ("Maybe", ir.Named(name="Maybe", optional=True)),
        ("MaybeAgain", ir.Named(name="MaybeAgain", optional=True)),
        ("Always", ir.Named(name="Always")),
        ("list of Maybe", ir.ListOf(item=ir.Named(name="Maybe", optional=True))),
        ("{type: Raw, wire: hex}", ir.Scalar(name="bytes", wire="hex")),
        ("{const: 1}", ir.Scalar(name="integer")),
        ("{const: 1.5}", ir.Scalar(name="number")),
        ("{const: true}", ir.Scalar(name="boolean")),
        ("{const: a}", string()),
        ("{const: [a]}", ir.Scalar(name="json")),
        ("{enum: [a]}", ir.Named(name="ThingField")),
        ("{enum: [a], type: string?}", ir.Named(name="ThingField", optional=True)),
        ("{fields: {a: string}}", ir.Named(name="ThingField")),
    ],
)
def test_types_of_fields(text: str, ref: ir.TypeRef) -> None:
    fields = fields_of(f"""
        Thing: {{fields: {{field: {text}}}}}
        Other: {{fields: {{a: string}}}}
        Maybe: {{type: string?}}
        MaybeAgain: {{type: Maybe}}
        Always: {{type: Other}}
        Raw: {{type: bytes}}
        """)

    assert fields["field"].type == ref


def test_everything_that_is_said_about_a_field() -> None:
    fields = fields_of("""
        Thing:
          fields:
            from:
              {type: string, access: [create, read], min: 1, max: 9, pattern: "[a-z]*", doc: Where., default: abc,
               example: xyz, deprecated: Use to., mock: created}
        """)

    assert fields["from"] == ir.Field(
        wire="from",
        name="from_",
        type=string(),
        access=frozenset({"create", "read"}),
        required=False,
        has_default=True,
        default="abc",
        limits=ir.Limits(min=1, max=9, pattern="[a-z]*"),
        doc="Where.",
        has_example=True,
        example="xyz",
        deprecated="Use to.",
        mock="created",
    )


def test_null_is_a_default_and_an_example_too() -> None:
    fields = fields_of("Thing: {fields: {a: {type: string?, default: null, example: null}}}")

    assert (fields["a"].has_default, fields["a"].has_example, fields["a"].default) == (True, True, None)


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("string", True),
        ("string?", False),
        ("{type: string, default: a}", False),
        ("{type: string, const: a}", False),
        ("{type: string, access: read}", False),
        ("{type: string, access: [update]}", True),
    ],
)
def test_a_sender_gives_what_nothing_stands_in_for(text: str, required: bool) -> None:
    assert fields_of(f"Thing: {{fields: {{a: {text}}}}}")["a"].required is required


def test_the_list_of_required_fields_goes_before_the_rule() -> None:
    fields = fields_of("""
        Base: {fields: {a: string, b: string?}}
        Thing: {extends: Base, required: [b, c], fields: {c: {type: string, default: x}, d: string}}
        """)

    assert {wire for wire, field in fields.items() if field.required} == {"b", "c"}


def test_extended_fields_come_first_and_are_replaced_in_their_place() -> None:
    fields = fields_of("""
        A: {fields: {a: string, kind: {enum: [x]}}}
        B: {extends: A, fields: {b: string}}
        C: {fields: {c: string}}
        Thing: {extends: [B, C], fields: {a: integer, d: string}}
        """)

    assert [(wire, field.type) for wire, field in fields.items()] == [
        ("a", ir.Scalar(name="integer")),
        ("kind", ir.Named(name="AKind")),
        ("b", string()),
        ("c", string()),
        ("d", string()),
    ]


def test_what_is_spelled_out_is_named_after_its_owner_and_stands_after_it() -> None:
    types = types_of("""
        Thing:
          fields:
            part: {doc: A part., fields: {deep: {fields: {kind: {enum: [a]}}}}}
            other-part: {fields: {a: string}}
        Last: {type: string}
        """)

    assert list(types) == [
        "Thing",
        "ThingPart",
        "ThingPartDeep",
        "ThingPartDeepKind",
        "ThingOtherPart",
        "Last",
    ]
    assert types["ThingPart"].doc == "A part."


def test_members_of_enums_have_names() -> None:
    enum = types_of("""
        Level: {type: integer, doc: How., deprecated: true, enum: {1: LOW, -2: {doc: Lower., deprecated: Use 1.}}}
        """)["Level"]

    assert enum == ir.EnumType(
        name="Level",
        kind="integer",
        members=(
            ir.EnumMember(value=1, name="LOW"),
            ir.EnumMember(value=-2, name="MINUS_2", doc="Lower.", deprecated="Use 1."),
        ),
        doc="How.",
        deprecated="",
    )


def test_members_of_a_tagged_union_get_the_tag() -> None:
    types = types_of("""
        Shape: {tag: kind, union: {circle: Circle, box: Box}}
        Circle: {fields: {radius: number}}
        Box: {fields: {side: number, kind: {type: string, name: sort, doc: Which.}}}
        """)
    circle, box = types["Circle"], types["Box"]

    assert types["Shape"] == ir.UnionType(
        name="Shape", tag="kind", members=(("circle", ir.Named(name="Circle")), ("box", ir.Named(name="Box")))
    )
    assert isinstance(circle, ir.ObjectType)
    assert isinstance(box, ir.ObjectType)
    assert (circle.tag, [field.wire for field in circle.fields]) == (("kind", "circle"), ["kind", "radius"])
    assert (box.tag, [(field.name, field.const, field.doc) for field in box.fields]) == (
        ("kind", "box"),
        [("sort", "box", "Which."), ("side", None, "")],
    )
    assert list(types) == ["Circle", "Box", "Shape"]


def test_a_type_cannot_have_two_tags() -> None:
    result = resolved("""
        types:
          One: {tag: kind, union: {a: Thing}}
          Two: {tag: kind, union: {b: Thing}}
          Thing: {fields: {x: string}}
        resources: {}
        """)

    assert [(str(each), each.hint) for each in result.diagnostics] == [
        (
            "spec.yaml:7:28: 'Thing' cannot have the tag 'b' here: it is tagged 'a' elsewhere",
            "declare a type that extends 'Thing'",
        )
    ]


def test_filters_are_spelled_out() -> None:
    api = api_of("""
        filters: {pattern: "{field}[{operator}]", operators: {string: {in: list of string}, integer: {gt: integer}}}
        types: {Filter: {doc: Which., filter: {name: string, size: integer, on: boolean}}}
        resources: {}
        """)
    integer = ir.Scalar(name="integer")

    assert api.type("Filter") == ir.FilterType(
        name="Filter",
        params=(
            ("name", "name", string()),
            ("name[in]", "name", ir.ListOf(item=string())),
            ("size", "size", integer),
            ("size[gt]", "size", integer),
            ("on", "on", ir.Scalar(name="boolean")),
        ),
        doc="Which.",
    )


def test_filters_without_operators_are_for_equality() -> None:
    assert types_of("Filter: {filter: {name: string}}")["Filter"] == ir.FilterType(
        name="Filter", params=(("name", "name", string()),)
    )


def test_names_of_members_are_such_that_enum_takes_them() -> None:
    enum = types_of("E: {enum: {mro: , known: , _d_: , __f: , a: chosen}}")["E"]

    assert isinstance(enum, ir.EnumType)
    assert [one.name for one in enum.members] == ["MRO", "KNOWN", "D", "F", "chosen"]


def test_an_alias_keeps_what_narrows_it_and_hides_what_is_secret() -> None:
    types = types_of("""
        Pin: {type: string?, pattern: "[0-9]+", min: 4, sensitive: true, example: "1234", doc: A secret.}
        Thing: {fields: {pin: Pin, pins: list of Pin, by_name: map of Pin, open: string}}
        """)
    thing = types["Thing"]

    assert types["Pin"] == ir.AliasType(
        name="Pin",
        type=string(),
        limits=ir.Limits(min=4, pattern="[0-9]+"),
        sensitive=True,
        has_example=True,
        example="1234",
        doc="A secret.",
    )
    assert isinstance(thing, ir.ObjectType)
    assert [field.sensitive for field in thing.fields] == [True, True, True, False]


@pytest.mark.parametrize(
    ("types", "recursive"),
    [
        ("Tree: {union: [string, list of Tree]}", {"Tree"}),
        ("A: {type: list of B}\n  B: {type: map of A}", {"A", "B"}),
        ("A: {type: list of T}\n  T: {fields: {a: A}}\n  C: {type: list of A}", set()),
        ("A: {union: [string, B]}\n  B: {type: list of A}\n  C: {type: A}", {"A", "B"}),
    ],
)
def test_what_contains_itself_in_a_list_or_map_is_marked(types: str, recursive: set[str]) -> None:
    result = resolved(f"types:\n  {types}\nresources: {{}}\n")

    assert {one.name for one in result.api.types if getattr(one, "recursive", False)} == recursive
    assert result.diagnostics == ()


@pytest.mark.parametrize(
    ("types", "cut"), [("A: {union: [string, A]}", "A"), ("A: {type: B}\n  B: {union: [integer, A]}", "B")]
)
def test_what_is_nothing_but_itself_is_cut(types: str, cut: str) -> None:
    result = resolved(f"types:\n  {types}\nresources: {{}}\n")

    assert [(each.severity, each.message) for each in result.diagnostics] == [
        (Severity.NOTE, f"the type {cut!r} is nothing but itself here: plain JSON stands in its place")
    ]
    assert "json" in str(result.api.type(cut))


# --- where types belong ------------------------------------------------------------------------

OWNERS = """
types:
  Mine: {fields: {deep: Deep, shared: Shared}}
  Deep: {fields: {a: string}}
  Shared: {fields: {inner: Inner}}
  Inner: {fields: {a: string}}
  Unused: {fields: {also: AlsoUnused}}
  AlsoUnused: {fields: {a: string}}
  Error: {enum: [a]}
  Meta: {fields: {a: string}}
  Param: {enum: [a]}
errors: {codes: Error}
resources:
  one:
    path: /one
    model: Mine
    operations: {read, list: {envelope: {many: x, meta: m, meta_type: Meta}, query: {p: Param}}}
  two: {path: /two, operations: {get: {returns: list of Shared}}}
"""


def test_a_type_belongs_to_the_resource_that_alone_uses_it() -> None:
    api = api_of(OWNERS)

    assert {one.name: one.owner for one in api.types if one.owner is not None} == {
        "Mine": "one",
        "Deep": "one",
        "Meta": "one",
        "Param": "one",
    }


def test_what_a_shared_type_uses_is_shared() -> None:
    api = api_of("""
        types:
          Unused: {fields: {used: Used}}
          Used: {fields: {a: string}}
        resources: {one: {path: /one, model: Used, operations: {read}}}
        """)

    assert [one.owner for one in api.types] == [None, None]


@pytest.mark.parametrize(
    ("operations", "variants"),
    [
        ("{read}", {"read"}),
        ("{read, create}", {"read", "create"}),
        ("{update, partial_update}", {"read", "update", "patch"}),
        ("{update: {partial: true}}", {"read", "patch"}),
        ("{go: {body: list of Thing.update}}", {"read", "update"}),
    ],
)
def test_only_the_variants_that_are_sent_are_made(operations: str, variants: set[str]) -> None:
    api = api_of(
        f"{THING}resources: {{things: {{path: /things, key: {{id}}, model: Thing, operations: {operations}}}}}\n"
    )
    thing = api.type("Thing")

    assert isinstance(thing, ir.ObjectType)
    assert thing.variants == variants


def test_a_service_steps_aside_for_a_type_of_its_name() -> None:
    api = api_of("""
        types: {Status: {fields: {a: string}}}
        resources:
          status: {path: /status, operations: {read}}
          tests: {path: /tests, operations: {read}}
          more: {path: /more, operations: {read}}
        """)

    assert [one.class_name for one in api.resources] == ["StatusService", "TestsService", "More"]


def test_a_body_spelled_out_must_not_take_the_name_of_a_type() -> None:
    result = resolved("""
        types: {ThingsGoBody: {fields: {a: string}}}
        resources: {things: {path: /things, operations: {go: {body: {fields: {b: string}}}}}}
        """)

    assert [each.message for each in result.diagnostics if each.is_error] == [
        "what is spelled out here becomes the class 'ThingsGoBody', which there is already"
    ]


# --- operations --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "method", "path", "sends", "answer", "status"),
    [
        ("list", "GET", "/things", None, ("page", "read"), 200),
        ("create", "POST", "/things", "create", ("json", "read"), 201),
        ("read", "GET", "/things/{id}", None, ("json", "read"), 200),
        ("update", "PUT", "/things/{id}", "update", ("json", "read"), 200),
        ("partial_update", "PATCH", "/things/{id}", "patch", ("json", "read"), 200),
        ("delete", "DELETE", "/things/{id}", None, ("none", None), 204),
        ("head", "HEAD", "/things/{id}", None, ("none", None), 200),
        ("publish", "POST", "/things/{id}/publish", None, ("none", None), 204),
    ],
)
def test_the_table_of_verbs(
    name: str, method: str, path: str, sends: str | None, answer: tuple[str, str | None], status: int
) -> None:
    found = operation_of(name, "{}")

    sent = found.body.type.variant if found.body and isinstance(found.body.type, ir.Named) else None
    got = found.answer.type.variant if isinstance(found.answer.type, ir.Named) else None
    assert (found.method, found.path, sent, (found.answer.kind, got), found.mock_status) == (
        method,
        path,
        sends,
        answer,
        status,
    )
    assert found.verb == (None if name == "publish" else name)
    assert found.collection_path == ("/things" if name == "head" else None)


@pytest.mark.parametrize(
    ("text", "status"),
    [("{}", 204), ("{returns: json}", 200), ("{returns: json, status: 202}", 202), ("{status: 200}", 200)],
)
def test_a_delete_that_answers_something_has_a_status_with_content(text: str, status: int) -> None:
    assert operation_of("delete", text).mock_status == status


@pytest.mark.parametrize(
    ("text", "statuses", "mock"),
    [
        ("{}", (), 200),
        ("{status: 202}", (202,), 202),
        ("{status: [303, 200]}", (303, 200), 303),
        ("{returns: any, status: any}", "any", 200),
    ],
)
def test_statuses(text: str, statuses: Any, mock: int) -> None:
    found = operation_of("read", text)

    assert (found.statuses, found.mock_status) == (statuses, mock)


@pytest.mark.parametrize(
    ("text", "path", "holes"),
    [
        ("{}", "/{top}/x/{id}/go", ["top", "id"]),
        ("{path: ''}", "/{top}/x/{id}", ["top", "id"]),
        ("{path: 'a/{b}'}", "/{top}/x/{id}/a/{b}", ["top", "id", "b"]),
        ("{path: '/q/{b}/{top}'}", "/q/{b}/{top}", ["b", "top"]),
        ("{at: collection}", "/{top}/x/go", ["top"]),
        ("{params: {id: {const: me}}}", "/{top}/x/me/go", ["top"]),
        ("{params: {id: {const: 'a/{b} c'}}}", "/{top}/x/a%2F%7Bb%7D%20c/go", ["top"]),
        ("{params: {id: {type: path, const: 'a/b?'}}}", "/{top}/x/a/b%3F/go", ["top"]),
        ("{params: {id: {type: boolean, const: true}}}", "/{top}/x/true/go", ["top"]),
    ],
)
def test_paths_and_their_holes(text: str, path: str, holes: list[str]) -> None:
    found = operation_of(
        "go", text, "path: '/{top}/x', key: {id: {type: integer, matches: [a, b]}}, params: {top: date}"
    )

    assert (found.path, [one.wire for one in found.path_params]) == (path, holes)
    kinds = {"top": "date", "id": "integer", "b": "string"}
    assert [one.type for one in found.path_params] == [ir.Scalar(name=kinds[hole]) for hole in holes]  # type: ignore[arg-type]
    assert all(one.required for one in found.path_params)
    assert {one.matches for one in found.path_params} <= {(), ("a", "b")}


def test_layers_are_laid_and_parameters_merged() -> None:
    found = operation_of(
        "update",
        "{query: {a: integer}}",
        "path: /things, key: {id}, model: Thing, query: {a: string, b: string}, host: files, timeout: 2m",
        THING
        + "hosts: {files: https://files.example}\n"
        + "auth: {key, basic: {send: basic}}\n"
        + "defaults:\n  headers: {X-App: {const: x}}\n  auth: basic\n"
        + "  operations: {update: {method: POST, partial: true}}\n",
    )

    assert (found.method, found.partial, found.host, found.auth, found.timeout) == (
        "POST",
        True,
        "files",
        "basic",
        120.0,
    )
    assert [(one.wire, one.type) for one in found.query] == [
        ("a", ir.Scalar(name="integer")),
        ("b", string()),
    ]
    assert [(one.wire, one.name, one.has_const, one.const) for one in found.headers] == [
        ("X-App", "x_app", True, "x")
    ]


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("If-Match", "if_match"),
        ("data", "data_"),
        ("to", "to_"),
        ("options", "options_"),
        ("self", "self_"),
        ("class", "class_"),
    ],
)
def test_parameters_have_names_of_their_own(wire: str, name: str) -> None:
    assert operation_of("read", f"{{query: {{{wire}: string}}}}").query[0].name == name


def test_an_enum_in_a_parameter_is_named_after_the_place_that_declares_it() -> None:
    api = api_of("""
        resources:
          things:
            path: "/{kind}/things"
            params: {kind: {enum: [a]}}
            query: {size: {enum: [s]}}
            operations: {list: {query: {order: {enum: [up]}}}, all: {}}
        """)

    assert {one.name for one in api.types} == {"ThingsKind", "ThingsSize", "ThingsListOrder"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("none", None),
        ("any", ir.Body(kind="any", type=None, required=False)),
        ("string", ir.Body(kind="text", type=string(), required=True)),
        ("bytes?", ir.Body(kind="bytes", type=ir.Scalar(name="bytes", optional=True), required=False)),
        ("{type: string, as: json}", ir.Body(kind="json", type=string(), required=True)),
        ("stream of bytes", ir.Body(kind="stream", type=ir.Scalar(name="bytes"), required=True)),
        ("stream of Thing", ir.Body(kind="stream", type=ir.Named(name="Thing"), required=True)),
        ("json", ir.Body(kind="json", type=ir.Scalar(name="json"), required=True)),
        ("Thing", ir.Body(kind="json", type=ir.Named(name="Thing"), required=True)),
        ("Thing.patch", ir.Body(kind="json", type=ir.Named(name="Thing", variant="patch"), required=False)),
        (
            "{type: Thing.create, as: form, media: a/b, doc: What., example: {name: x}}",
            ir.Body(
                kind="form",
                type=ir.Named(name="Thing", variant="create"),
                required=True,
                media="a/b",
                doc="What.",
                has_example=True,
                example={"name": "x"},
            ),
        ),
        (
            "{fields: {a: {const: 1}}}",
            ir.Body(
                kind="json",
                type=ir.Named(name="ThingsGoBody", variant="create"),
                required=False,
                constant=True,
            ),
        ),
        (
            "{as: query, fields: {a: string?, b: {const: 1}}}",
            ir.Body(kind="query", type=ir.Named(name="ThingsGoBody", variant="create"), required=False),
        ),
        (
            "{fields: {a: string?}, required: [a]}",
            ir.Body(kind="json", type=ir.Named(name="ThingsGoBody", variant="create"), required=True),
        ),
    ],
)
def test_bodies(text: str, body: ir.Body | None) -> None:
    assert operation_of("go", f"{{body: {text}}}").body == body


def test_an_update_must_be_given_something() -> None:
    found = operation_of("partial_update", "{}")

    assert found.body is not None
    assert found.body.required


def test_a_body_spelled_out_is_a_class_that_is_only_sent() -> None:
    api = api_of(
        "resources: {things: {path: /things, operations: {go: {body: {doc: What., fields: {a: string}}}}}}"
    )

    assert api.type("ThingsGoBody") == ir.ObjectType(
        name="ThingsGoBody",
        fields=(ir.Field(wire="a", name="a", type=string(), required=True),),
        owner="things",
        variants=frozenset({"create"}),
        inline_body=True,
        doc="What.",
    )


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("none", ir.Answer(kind="none", type=None)),
        ("any", ir.Answer(kind="any", type=None)),
        ("string", ir.Answer(kind="text", type=string())),
        ("bytes", ir.Answer(kind="bytes", type=ir.Scalar(name="bytes"))),
        ("{type: string, as: json}", ir.Answer(kind="json", type=string(), as_json=True)),
        ("stream of Thing", ir.Answer(kind="stream", type=ir.Named(name="Thing"))),
        ("pages of integer", ir.Answer(kind="page", type=ir.Scalar(name="integer"))),
        ("list of json", ir.Answer(kind="json", type=ir.ListOf(item=ir.Scalar(name="json")))),
        (
            "{type: Thing, media: a/b, doc: What., example: {id: x, name: y}}",
            ir.Answer(
                kind="json",
                type=ir.Named(name="Thing"),
                media="a/b",
                doc="What.",
                has_example=True,
                example={"id": "x", "name": "y"},
            ),
        ),
        (
            "{type: none, headers: {ETag: {type: string, doc: Its version.}}}",
            ir.Answer(
                kind="none",
                type=None,
                headers=(
                    ir.Param(wire="ETag", name="etag", type=string(), where="header", doc="Its version."),
                ),
            ),
        ),
    ],
)
def test_answers(text: str, answer: ir.Answer) -> None:
    assert operation_of("go", f"{{returns: {text}}}").answer == answer


def place(text: str, kind: Any = "body", *path: str, name: str = "") -> ir.Place:
    return ir.Place(kind, path, name, text)


@pytest.mark.parametrize(
    ("text", "paging"),
    [
        ("none", None),
        (
            "{page: p, first: 0, limit: n, size: 5, max: 9, total: meta.total, more: header X-More}",
            ir.Paging(
                kind="page",
                param="p",
                first=0,
                limit="n",
                size=5,
                max=9,
                total=(place("meta.total", "body", "meta", "total"),),
                more=(place("header X-More", "header", name="X-More"),),
            ),
        ),
        ("{offset: o}", ir.Paging(kind="offset", param="o", first=0)),
        (
            "{cursor: c, next: [last id, $]}",
            ir.Paging(kind="cursor", param="c", next=(place("last id", "last", "id"), place("$"))),
        ),
        ("{follow: link next}", ir.Paging(kind="follow", next=(place("link next", "link", name="next"),))),
    ],
)
def test_paging(text: str, paging: ir.Paging | None) -> None:
    assert operation_of("list", f"{{paging: {text}}}").paging == paging


def test_paging_in_the_body_of_a_search() -> None:
    found = operation_of(
        "search",
        "{body: {fields: {q: string}}, returns: pages of Thing, paging: {page: p, in: body}}",
    )

    assert found.paging is not None
    assert (found.paging.in_body, found.paging.first) == (True, 1)


def test_paging_of_a_resource_is_that_of_its_lists() -> None:
    assert operation_of("read", "{}", "path: /x, key: {id}, model: Thing, paging: {page: p}").paging is None


def test_envelopes_are_inherited_and_switched_off() -> None:
    more = THING + "defaults: {envelope: {one: a, many: b, send: c, meta: d, meta_type: list of string}}\n"

    assert operation_of("read", "{}", more=more).envelope == ir.Envelope(
        one=place("a", "body", "a"),
        many=place("b", "body", "b"),
        send="c",
        meta=place("d", "body", "d"),
        meta_type=ir.ListOf(item=string()),
    )
    assert operation_of("read", "{envelope: none}", more=more).envelope == ir.Envelope()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{}", ir.RetryRule(idempotent=False)),
        ("{method: PUT}", ir.RetryRule(idempotent=True)),
        ("{method: GET, retry: {idempotent: false}}", ir.RetryRule(idempotent=False)),
        (
            "{retry: {statuses: [409], key: header Idempotency-Key}}",
            ir.RetryRule(idempotent=False, statuses=(409,), key=ir.Carrier("header", "Idempotency-Key")),
        ),
    ],
)
def test_what_may_be_repeated(text: str, rule: ir.RetryRule) -> None:
    assert operation_of("go", text).retry == rule


def test_jobs_are_resolved_though_they_are_not_generated_yet() -> None:
    result = resolved("""
        resources:
          queries:
            path: /queries
            key: {query_id}
            operations:
              run: {at: collection, returns: json, job: {poll: watch, cancel: stop, keys: {query_id: header X-Id}}}
              watch: {method: GET, returns: json, wait: {done: {state: [done, gone]}, every: 500ms, progress: p}}
              stop: {}
        """)
    run, watch, _ = result.api.resources[0].operations

    assert run.job == ir.Job(
        poll="watch",
        result=None,
        cancel="stop",
        keys=(("query_id", place("header X-Id", "header", name="X-Id")),),
    )
    assert watch.wait == ir.Wait(
        done=ir.Condition(((place("state", "body", "state"), ("done", "gone")),)),
        failed=ir.Condition(),
        every=0.5,
        progress=place("p", "body", "p"),
    )
    assert result.diagnostics == ()


def test_what_a_wait_may_say_beside_its_conditions() -> None:
    result = resolved("""
        resources:
          queries:
            path: /queries
            operations:
              run: {returns: json, job: {poll: watch}}
              watch:
                returns: json
                query: {where: string}
                wait: {done: {a: 1}, up_to: 1m, code: c, message: [m, n], keys: {where: header Location}}
        """)
    run, watch = result.api.resources[0].operations

    assert watch.wait == ir.Wait(
        done=ir.Condition(((place("a", "body", "a"), (1,)),)),
        failed=ir.Condition(),
        up_to=60.0,
        code=(place("c", "body", "c"),),
        message=(place("m", "body", "m"), place("n", "body", "n")),
        keys=(("where", place("header Location", "header", name="Location")),),
    )
    # Asking after work is harmless, whatever the method.
    assert (run.retry.idempotent, watch.method, watch.retry.idempotent) == (False, "POST", True)


def test_further_places_of_a_list_are_kept() -> None:
    result = resolved("""
        resources:
          things: {path: /things, operations: {list: {paging: {page: p, total: [a, b], more: [c, d]}}}}
        """)
    paging = result.api.resources[0].operations[0].paging

    assert paging is not None
    assert [[one.text for one in where] for where in (paging.total, paging.more)] == [["a", "b"], ["c", "d"]]
    assert result.diagnostics == ()


def test_hints_for_the_mock() -> None:
    api = api_of("""
        resources:
          things:
            path: /things
            deprecated: Use stuff.
            mock: {seed: [{a: 1}]}
            operations: {go: {deprecated: true, mock: {set: {a: 2}, answer: null}}}
        """)
    (things,) = api.resources

    assert (things.seed, things.deprecated, things.operations[0].deprecated) == (
        ({"a": 1},),
        "Use stuff.",
        "",
    )
    assert things.operations[0].mock == ir.MockHints(set={"a": 2}, has_answer=True, answer=None)


def test_hints_of_searches_and_refusals() -> None:
    api = api_of("""
        mock: {arguments: anywhere, nulls: omitted}
        errors: {mock: {not_found: {status: 410, message: Gone}}}
        resources:
          shops: {path: /shops, key: {shop: string}, operations: {read: }}
          things:
            path: "/shops/{shop}/things"
            mock: {within: shops, errors: {not_found: {code: no-thing}}}
            operations:
              put: {method: PUT, body: json, mock: {changes: true}}
              change: {body: json, mock: {changes: [id]}}
              keep: {body: json, mock: {changes: false}}
              plain: {body: json, returns: list of json, mock: {search: }}
              find:
                body: json
                returns: list of json
                mock:
                  search:
                    kind: a.kind
                    kinds: {thing: things}
                    filter: a.filter
                    condition: {field: name, operator: op, value: [x, y], inner: of, join: or}
                    sort: sort
                    order: {field: by, direction: way}
                    limit: [max, page.size]
                    item: {n: 1}
        """)
    things = api.resources[1]

    assert api.mock == ir.ApiHints(anywhere=True, omits_nulls=True)
    assert (things.within, things.refusals) == (
        "shops",
        {"not_found": ir.MockError(status=410, code="no-thing", message="Gone")},
    )
    assert [one.mock.changes for one in things.operations[:3]] == [(), ("id",), None]
    assert [one.mock.search for one in things.operations[2:]] == [
        None,
        ir.Search(),
        ir.Search(
            kind=("a", "kind"),
            kinds={"thing": "things"},
            filter=("a", "filter"),
            condition=ir.SearchCondition(
                field="name", operator="op", value=("x", "y"), inner="of", join="or"
            ),
            sort=("sort",),
            order=ir.SearchOrder(field="by", direction="way"),
            limit=(("max",), ("page", "size")),
            item={"n": 1},
        ),
    ]


# --- the document ------------------------------------------------------------------------------


def test_what_a_document_leaves_out() -> None:
    api = api_of("resources: {}")

    assert (api.name, api.client, api.title, api.url, api.base, api.source) == (
        "tests",
        "Tests",
        "Tests",
        "https://api.example",
        "",
        "specs/tests.yaml",
    )
    assert (api.hosts, api.variables, api.auth, api.rate_limit, api.version) == ((), (), (), None, None)
    assert (api.errors.code, api.errors.when, api.errors.mock["not_found"]) == (
        (),
        None,
        ir.MockError(status=404, code="not_found", message="Not found"),
    )


def test_errors_and_limits() -> None:
    api = api_of("""
        errors:
          code: [error.code, header X-Code]
          treat: {slow: 429}
          when: {ok: false}
          mock: {missing: {code: nope}}
        rate_limit: {requests: 5, per: 2s, wait: header Backoff}
        resources: {}
        """)

    assert [one.text for one in api.errors.code] == ["error.code", "header X-Code"]
    assert (api.errors.treat, api.errors.when) == (
        {"slow": 429},
        ir.Condition(((place("ok", "body", "ok"), (False,)),)),
    )
    assert api.errors.mock["missing"] == ir.MockError(status=400, code="nope", message="Missing input")
    assert api.rate_limit == ir.RateLimit(
        requests=5, per=2.0, wait=(place("header Backoff", "header", name="Backoff"),)
    )


def test_settings_have_names_variables_and_defaults() -> None:
    api = api_of("""
        base: "/{api_version}/{tenant}"
        variables:
          api_version: {type: integer, default: 3}
          tenant: {env: WHO, name: whose, required: false, doc: Whose.}
        resources: {}
        """)

    assert api.variables == (
        ir.Setting(
            name="api_version",
            python="api_version",
            env="TESTS_API_VERSION",
            required=False,
            has_default=True,
            default=3,
            type=ir.Scalar(name="integer"),
        ),
        ir.Setting(name="tenant", python="whose", env="WHO", required=False, doc="Whose."),
    )


def scheme_of(text: str) -> ir.AuthScheme:
    return api_of(f"auth: {{way: {text}}}\nhosts: {{login: https://login.example}}\nresources: {{}}\n").auth[
        0
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{}", ["token"]),
        ("{send: basic}", ["username", "password"]),
        ("{credentials: {key}}", ["key"]),
        ("{oauth2: {token_url: https://x.example}}", ["client_id", "client_secret"]),
        (
            "{oauth2: {token_url: https://x.example, grant: password}}",
            ["username", "password", "client_id?", "client_secret?"],
        ),
        (
            "{oauth2: {token_url: https://x.example, grant: refresh_token}}",
            ["refresh_token", "client_id?", "client_secret?"],
        ),
        (
            "{oauth2: {token_url: https://x.example, grant: refresh_token, client: basic}}",
            ["refresh_token", "client_id", "client_secret"],
        ),
    ],
)
def test_credentials_that_a_scheme_needs(text: str, names: list[str]) -> None:
    scheme = scheme_of(text)

    assert [one.name + ("" if one.required else "?") for one in scheme.credentials] == names
    assert all(one.sensitive for one in scheme.credentials)


@pytest.mark.parametrize(
    ("text", "body", "basic"),
    [
        (
            "{oauth2: {token_url: https://x.example}}",
            {"client_id": "$client_id", "client_secret": "$client_secret"},
            None,
        ),
        ("{oauth2: {token_url: https://x.example, client: basic}}", {}, ("client_id", "client_secret")),
        (
            "{credentials: {username, password, client_id}, oauth2: {token_url: https://x.example, grant: password}}",
            {"username": "$username", "password": "$password", "client_id": "$client_id"},
            None,
        ),
    ],
)
def test_a_client_says_who_it_is_where_the_spec_has_it(text: str, body: dict[str, str], basic: Any) -> None:
    scheme = scheme_of(text)
    grant = "password" if "username" in body else "client_credentials"

    assert scheme.login is not None
    assert scheme.renew is not None
    assert (scheme.login.body, scheme.login.basic, scheme.renew.basic) == (
        {"grant_type": grant, **body}, basic, basic,
    )  # fmt: skip
    assert scheme.login.headers == {"Accept": "application/json"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{oauth2: {token_url: https://x.example}}", "Bearer"),
        ("{oauth2: {token_url: https://x.example}, send: header X-Key}", None),
        ("{login: {path: /in, body: {t: $token}}}", None),
    ],
)
def test_a_token_of_oauth2_that_is_sent_as_bearer_must_be_one(text: str, kind: str | None) -> None:
    assert scheme_of(text).token_type == kind


def test_a_renewal_that_is_said_beside_oauth2_is_the_one() -> None:
    scheme = scheme_of("{oauth2: {token_url: https://x.example}, renew: {method: PUT, path: /again}}")

    assert scheme.renew is not None
    assert (scheme.renew.method, scheme.renew.path) == ("PUT", "/again")


def test_what_is_no_status_is_a_code_that_calls_a_credential_dead() -> None:
    assert scheme_of("{dead: [401, 4711, 99, gone, 401]}").dead == (401, "4711", "99", "gone")


def test_what_an_answer_to_nobody_holds_calls_a_credential_dead() -> None:
    user = ir.Place("body", ("user",), text="user")

    assert scheme_of("{dead: [{user: null}, 401, {user: null}]}").dead == (
        ir.Condition(((user, (None,)),)),
        401,
    )


def test_a_scheme_that_says_little_is_a_bearer_token() -> None:
    assert attrs.evolve(scheme_of("{}"), credentials=()) == ir.AuthScheme(
        name="way",
        credentials=(),
        login=None,
        renew=None,
        token=(place("token", "body", "token"),),
        refresh_token=(),
        expires=None,
        send=ir.Carrier("header", "Authorization", "Bearer"),
        dead=(401,),
        origins=(),
    )


def test_a_login_with_everything() -> None:
    scheme = scheme_of(
        "{credentials: {email, otp: {required: false}}, "
        "login: {host: login, path: /in, method: PUT, status: 201, as: form, body: {e: $email, o: $otp}}, "
        "renew: {url: https://x.example/renew, query: {t: $token}, headers: {H: $$x}},"
        " token: cookie sid, refresh_token: r, expires: in 30d, send: cookie sid, dead: [403, gone],"
        " origins: [https://y.example]}"
    )

    assert scheme.login == ir.AuthRequest(
        method="PUT",
        path="/in",
        url=None,
        host="login",
        query={},
        headers={},
        body={"e": "$email", "o": "$otp"},
        as_="form",
        statuses=(201,),
    )
    assert scheme.renew == ir.AuthRequest(
        method="POST",
        path=None,
        url="https://x.example/renew",
        host=None,
        query={"t": "$token"},
        headers={"H": "$$x"},
        body=None,
        as_="json",
        statuses=(),
    )
    assert (scheme.expires, scheme.dead, scheme.origins) == (
        "in 2592000s",
        (403, "gone"),
        ("https://y.example",),
    )
    assert [one.text for one in (*scheme.token, *scheme.refresh_token)] == ["cookie sid", "r"]


@pytest.mark.parametrize(
    ("expires", "text"),
    [("jwt", "jwt"), ("never", "never"), ("in 1500ms", "in 1.5s")],
)
def test_when_tokens_end(expires: str, text: str) -> None:
    assert scheme_of(f"{{expires: {expires}}}").expires == text


def test_oauth2_is_spelled_out_as_its_requests() -> None:
    scheme = scheme_of(
        "{oauth2: {token_url: https://x.example/token, grant: password, scopes: [$a, b], audience: $all}}"
    )

    assert scheme.login is not None
    assert scheme.renew is not None
    assert (scheme.login.url, scheme.login.as_, scheme.login.body) == (
        "https://x.example/token",
        "form",
        {
            "grant_type": "password",
            "username": "$username",
            "password": "$password",
            "scope": "$$a b",
            "audience": "$$all",
            "client_id": "$client_id",
            "client_secret": "$client_secret",
        },
    )
    assert scheme.renew.body["grant_type"] == "refresh_token"
    assert (scheme.token[0].text, scheme.refresh_token[0].text, scheme.expires) == (
        "access_token",
        "refresh_token",
        "seconds expires_in",
    )


def test_groups_have_types_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "main.yaml").write_text(
        HEAD + "include: {group: group.yaml}\n"
        "types: {Address: {fields: {ip: string}}, Base: {fields: {home: Address}}}\n"
        "resources: {root: {path: /root, model: Address, operations: {read}}}\n"
    )
    (tmp_path / "group.yaml").write_text(
        "spec: 1\n"
        "types: {Address: {extends: Base, fields: {kind: {enum: [a]}, inner: {fields: {x: string}}}}}\n"
        "resources:\n"
        "  address: {path: /address, model: Address, operations: {create, go: {body: {fields: {a: string}}}}}\n"
    )
    loaded = load_spec(tmp_path / "main.yaml")
    assert loaded.spec is not None
    api = resolve(loaded.spec, "main.yaml").api

    assert {one.name: one.owner for one in api.types} == {
        "Address": None,
        "Base": None,
        "group.Address": "group.address",
        "group.AddressKind": "group.address",
        "group.AddressInner": "group.address",
        "group.AddressGoBody": "group.address",
    }
    address = api.type("group.Address")
    assert isinstance(address, ir.ObjectType)
    assert address.fields[0].type == ir.Named(name="Address")
    assert [(one.qualified_name, one.class_name) for one in api.resources] == [
        ("root", "Root"),
        ("group.address", "AddressService"),
    ]
