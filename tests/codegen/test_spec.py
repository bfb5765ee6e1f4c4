"""The language as data: notations, layers, scope, what types come to."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom_codegen.diagnostics import Position
from specloom_codegen.load import load_spec, load_text
from specloom_codegen.spec import (
    ANY,
    NONE,
    Auth,
    Body,
    Carrier,
    Duration,
    Expiry,
    Field,
    FieldMock,
    Hole,
    Key,
    ListOf,
    MapOf,
    Named,
    NotationError,
    Operation,
    Pages,
    Param,
    Part,
    Place,
    Resource,
    Returns,
    Scalar,
    Spec,
    Stream,
    Type,
    WireFormat,
    collection_path,
    credentials_of,
    effective_operation,
    fields_of,
    follow,
    innermost,
    is_optional,
    is_url_path,
    item_path,
    key_position_of,
    keys_of,
    kind_of,
    model_of,
    named_definition,
    named_types,
    operation_path,
    parse_carrier,
    parse_duration,
    parse_expiry,
    parse_path_template,
    parse_place,
    parse_result,
    parse_template,
    parse_type,
    parse_wire,
    parts_of,
    position_of,
    required_fields,
    scalars_within,
    value_type,
)
from specloom_codegen.spec.kinds import Entry, Kind
from specloom_codegen.spec.nodes import (
    NOWHERE,
    BrokenNode,
    ListNode,
    MapNode,
    Member,
    ScalarNode,
    find,
    plain_value,
)
from specloom_codegen.spec.notation import RESULT_PATTERN, TYPE_PATTERN
from specloom_codegen.spec.places import (
    CARRIER_PATTERN,
    DURATION_PATTERN,
    EXPIRY_PATTERN,
    FIELD_MOCK_PATTERN,
    PATH_PATTERN,
    PLACE_PATTERN,
    parse_field_mock,
    parse_items_path,
    parse_path,
)
from specloom_codegen.spec.shapes import innermost_item, lineage
from specloom_codegen.spec.templates import PATH_TEMPLATE_PATTERN
from specloom_codegen.spec.wire import WIRE_PATTERN

VALID = Path(__file__).parent / "valid"

TYPES = [
    ("string", Scalar("string")),
    ("datetime?", Scalar("datetime", optional=True)),
    ("Pipe", Named("Pipe")),
    ("Pipe.create", Named("Pipe", "create")),
    ("Pipe.patch?", Named("Pipe", "patch", optional=True)),
    ("list of string?", ListOf(Scalar("string", optional=True))),
    ("list? of string", ListOf(Scalar("string"), optional=True)),
    ("map of list of Task", MapOf(ListOf(Named("Task")))),
    ("map? of list? of json?", MapOf(ListOf(Scalar("json", optional=True), optional=True), optional=True)),
]
RESULTS = [
    *TYPES,
    ("any", ANY),
    ("none", NONE),
    ("pages of Pipe", Pages(Named("Pipe"))),
    ("stream of bytes", Stream(Scalar("bytes"))),
    ("pages of map of json", Pages(MapOf(Scalar("json")))),
]
PLACES = [
    ("error.code", Place("body", ("error", "code"))),
    ("errors.0.message", Place("body", ("errors", "0", "message"))),
    (r"post\.code.a\\b", Place("body", ("post.code", "a\\b"))),
    ("$", Place("body")),
    ("header X-Total", Place("header", name="X-Total")),
    ("link next", Place("link", name="next")),
    ("cookie sessionId", Place("cookie", name="sessionId")),
    ("cookie *", Place("cookie", name="*")),
    ("last id", Place("last", ("id",))),
    ("last meta.id", Place("last", ("meta", "id"))),
    ("status code", Place("status")),
]
CARRIERS = [
    ("header X-Auth-Token", Carrier("header", "X-Auth-Token")),
    ("header Authorization Bearer", Carrier("header", "Authorization", "Bearer")),
    ("query api_key", Carrier("query", "api_key")),
    ("cookie sessionId", Carrier("cookie", "sessionId")),
    ("cookie *", Carrier("cookie", "*")),
    ("basic", Carrier("basic")),
]
DURATIONS = [("500ms", 0.5), ("1s", 1.0), ("1.5s", 1.5), ("10m", 600.0), ("2h", 7200.0), ("30d", 2_592_000.0)]
EXPIRIES = [
    ("jwt", Expiry("jwt")),
    ("never", Expiry("never")),
    ("seconds expires_in", Expiry("seconds", Place("body", ("expires_in",)))),
    ("milliseconds data.ttl", Expiry("milliseconds", Place("body", ("data", "ttl")))),
    ("at header X-Expires", Expiry("at", Place("header", name="X-Expires"))),
    *(
        (f"in {text}", Expiry("in", seconds=seconds))
        for text, seconds in [
            ("30d", 2_592_000.0),
            ("36h", 129_600.0),
            ("90m", 5400.0),
            ("90s", 90.0),
            ("1.5s", 1.5),
            ("0.0005s", 0.0005),
            ("0s", 0.0),
            ("999999999d", 86_399_999_913_600.0),
        ]
    ),
]
MOCKS = [
    *(
        (kind, FieldMock(kind))
        for kind in ("id", "created", "updated", "user", "updater", "url", "order", "scope")
    ),
    ("lookup parent_id", FieldMock("lookup", "parent_id")),
    ("text {group}:{key} of {x}", FieldMock("text", "{group}:{key} of {x}")),
]
WIRES = [
    *((kind, WireFormat(kind)) for kind in ("string", "number", "seconds", "milliseconds", "hex")),
    ("%d.%m.%Y %%", WireFormat("strftime", "%d.%m.%Y %%")),
]
NOTATIONS: list[tuple[Callable[[str], object], str, list[tuple[str, Any]]]] = [
    (parse_type, TYPE_PATTERN, TYPES),
    (parse_result, RESULT_PATTERN, RESULTS),
    (parse_place, PLACE_PATTERN, PLACES),
    (parse_carrier, CARRIER_PATTERN, CARRIERS),
    (parse_expiry, EXPIRY_PATTERN, EXPIRIES),
    (parse_field_mock, FIELD_MOCK_PATTERN, MOCKS),
    (parse_wire, WIRE_PATTERN, WIRES),
]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("items", Place("body", ("items",))),
        ("data.items?", Place("body", ("data", "items"), optional=True)),
        (r"items\?", Place("body", ("items?",))),
    ],
)
def test_the_path_of_items_says_whether_they_may_be_left_out(text: str, place: Place) -> None:
    assert parse_items_path(text) == place


@pytest.mark.parametrize(("parse", "text", "value"), [(p, t, v) for p, _, each in NOTATIONS for t, v in each])
def test_a_notation_is_read(parse: Callable[[str], object], text: str, value: object) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(("text", "value"), [(t, v) for _, _, each in NOTATIONS for t, v in each])
def test_a_notation_is_written_as_it_was_read(text: str, value: object) -> None:
    assert str(value) == text


@pytest.mark.parametrize(("pattern", "text"), [(p, t) for _, p, each in NOTATIONS for t, _ in each])
def test_editors_take_what_the_loader_takes(pattern: str, text: str) -> None:
    assert re.search(pattern, text)


@pytest.mark.parametrize(("text", "seconds"), DURATIONS)
def test_a_duration_is_read_as_seconds(text: str, seconds: float) -> None:
    duration = parse_duration(text)

    assert (duration.seconds, str(duration), re.search(DURATION_PATTERN, text) is not None) == (
        seconds,
        text,
        True,
    )


def test_a_duration_made_by_a_program_has_a_text() -> None:
    durations = [str(Duration(seconds)) for seconds in (1.5, 0.0, 90.0, 5400.0, 2_592_000.0)]

    assert durations == ["1.5s", "0s", "90s", "90m", "30d"]
    assert str(Expiry("in", seconds=2_592_000.0)) == "in 30d"


WRONG_TYPES = [
    ("", "a type is missing", "write a scalar", 0),
    (" string", "' string' has blanks too many", "write `string`", 0),
    ("list  of string", "blanks too many", "write `list of string`", 0),
    ("Task[]", "'Task[]' is not a type", "write `list of Task`", 0),
    ("[Task]?", "'[Task]?' is not a type", "write `list? of Task`", 0),
    ("List<Task>", "is not a type", "write `list of Task`", 0),
    ("Dict[str, Task]", "is not a type", "write `map of Task`", 0),
    ("{string: json}", "is not a type", "write `map of json`", 0),
    ("int", "unknown type 'int'", "did you mean `integer`?", 0),
    ("Bool?", None, None, 0),
    ("none", "'none' is not a type here", "`none` stands for no content of a body or an answer only", 0),
    ("string | null", "is not a type", "what may be null ends in `?`: `string?`", 0),
    ("A | B", "is not a type", "alternatives are a type of their own", 0),
    ("pages of A", "`pages of` cannot stand here", "it is only for what an operation sends or returns", 0),
    ("list of pages of A", "`pages of` cannot stand here", "it is only for", 8),
    ("set of A", "unknown word 'set' before `of`", "write `list of …` or `map of …`", 0),
    ("optional A", "is not a type", "write `A?`", 0),
    ("pages", "'pages' is not a type", "say of what: `pages of …`", 0),
    ("stream", "'stream' is not a type", "say of what: `stream of …`", 0),
    ("stirng?", "unknown type 'stirng?'", "did you mean 'string?'?", 0),
    ("pipe", "unknown type 'pipe'", "types start with a capital: `Pipe`", 0),
    ("a-b!", "'a-b!' is not a type", "write a scalar", 0),
    ("Pipe.creat", "unknown form 'creat' of a type", "did you mean 'create'?", 5),
    ("Pipe.x", "unknown form 'x' of a type", "the forms are `create`, `update` and `patch`", 5),
    ("list of " * 17 + "A", "nested deeper than 16 levels", None, 8 * 17),
]


@pytest.mark.parametrize(("text", "message", "hint", "offset"), WRONG_TYPES)
def test_a_wrong_type_is_explained(text: str, message: str | None, hint: str | None, offset: int) -> None:
    if message is None:
        assert parse_type(text) == Named("Bool", optional=True)
        return
    with pytest.raises(NotationError, match=re.escape(message)) as caught:
        parse_type(text)

    assert caught.value.offset == offset
    assert hint is None or (caught.value.hint or "").startswith(hint)


WRONG_NOTATIONS: list[tuple[Callable[[str], object], str, str, str]] = [
    (parse_result, "any?", "'any?' takes no '?'", "write `any`"),
    (parse_result, "pages of int", "unknown type 'int'", "did you mean `integer`?"),
    (parse_place, "", "'' is not a path", "write `$` or names with dots"),
    (parse_place, "a..b", "'a..b' is not a path", "write `$`"),
    (parse_place, "a.", "'a.' is not a path", "write `$`"),
    (parse_place, "last a b", "'a b' is not a path", "write `$`"),
    (parse_place, "header X Total", "'X Total' is not a header name", ""),
    (parse_place, "cookie a;b", "'a;b' is not a cookie name", ""),
    (parse_place, "link next page", "is not a link relation", ""),
    (parse_place, "status 200", "'status 200' is not a place", "did you mean 'status code'?"),
    (parse_place, "heder X", "'heder X' is not a place", "did you mean 'header'?"),
    (parse_place, "some text", "'some text' is not a place", "a path into the body has no blanks"),
    (parse_path, "header X", "'header X' is not a path into the JSON body", "write it as in"),
    (parse_carrier, "bearer", "'bearer' is not a carrier", "write `header Authorization Bearer`"),
    (parse_carrier, "X-Key", "'X-Key' is not a carrier", "say where it goes: `header X-Key`"),
    (parse_carrier, "headr X", "'headr X' is not a carrier", "did you mean 'header'?"),
    (parse_carrier, "header", "'header' is not a carrier", "write `header NAME`"),
    (parse_carrier, "header A B C", "'header A B C' is not a carrier", "write `header NAME`"),
    (parse_carrier, "header A:", "'A:' is not a header name", ""),
    (parse_carrier, "header A é", "'é' is not a scheme word", ""),
    (parse_carrier, "query ", "'' is not a parameter name", ""),
    (
        parse_duration,
        "30",
        "'30' is not a duration",
        "a number and one of the units ms, s, m, h, d, with no blank between: `30s`",
    ),
    (parse_duration, "1 h", "'1 h' is not a duration", "a number and one of the units"),
    (parse_expiry, "soon", "'soon' does not say how", "write `jwt`"),
    (parse_expiry, "in 3 weeks", "'3 weeks' is not a duration", "a number"),
    (parse_expiry, "seconds a..b", "'a..b' is not a path", "write `$`"),
    (parse_field_mock, "udpated", "unknown mock hint 'udpated'", "did you mean 'updated'?"),
    (parse_field_mock, "text key", "unknown mock hint 'text key'", "did you mean 'text {FIELD}'?"),
    (parse_field_mock, "whatever", "unknown mock hint 'whatever'", "write one of `id`"),
    (parse_wire, "milisecond", "unknown wire form 'milisecond'", "did you mean 'milliseconds'?"),
    (parse_wire, "roman", "unknown wire form 'roman'", "the forms are string"),
    (parse_wire, "%Y-%Q", "unknown strftime directive '%Q'", "the directives are those"),
    (parse_wire, "%Y %", "unknown strftime directive '%'", "the directives are those"),
    (parse_template, "/a/{b", "a brace in '/a/{b' that is no hole", "a hole is a name in braces"),
    (parse_template, "/a/b}", "a brace", "a hole is a name in braces"),
    (parse_template, "/a/{1}", "a brace", "a hole is a name in braces"),
    (parse_path_template, "/a?b=1", "'?' in the path", "what follows the path is said under `query`"),
    (parse_path_template, "/a#b", "'#' in the path", "a fragment never reaches the server"),
    (parse_path_template, "/a b", "' ' in the path", "write it percent-encoded"),
    (parse_path_template, "/a/../b", "the segment '..'", "write the path that the request is to have"),
    (parse_path_template, "/%2E%2e/b", "the segment '%2E%2e'", "write the path"),
]


@pytest.mark.parametrize(("parse", "text", "message", "hint"), WRONG_NOTATIONS)
def test_a_wrong_notation_is_explained(
    parse: Callable[[str], object], text: str, message: str, hint: str
) -> None:
    with pytest.raises(NotationError, match=re.escape(message)) as caught:
        parse(text)

    assert (caught.value.hint or "").startswith(hint)


TYPE_TEXTS = st.recursive(
    st.sampled_from(["string", "json", "Pipe", "Pipe.create"]).flatmap(
        lambda name: st.sampled_from([name, f"{name}?"])
    ),
    lambda inner: st.tuples(st.sampled_from(["list", "list?", "map", "map?"]), inner).map(" of ".join),
    max_leaves=8,
)


@given(TYPE_TEXTS)
def test_types_survive_being_written(text: str) -> None:
    assert str(parse_type(text)) == text


@given(st.lists(st.text("ab.\\-0é", min_size=1, max_size=4), min_size=1, max_size=4))
def test_paths_with_dots_in_names_survive_being_written(steps: list[str]) -> None:
    place = Place("body", tuple(steps))

    assert parse_place(str(place)) == place


@given(st.text(max_size=40))
def test_no_text_breaks_a_notation(text: str) -> None:
    parsers = [parse for parse, _, _ in NOTATIONS]
    for parse in [*parsers, parse_duration, parse_path, parse_template, parse_path_template]:
        with contextlib.suppress(NotationError):
            parse(text)


def test_a_template_is_split_at_its_holes() -> None:
    template = parse_template("/a/{b}{c-d}/e")

    assert template.parts == ("/a/", Hole("b"), Hole("c-d"), "/e")
    assert [(hole.name, hole.offset) for hole in template.holes] == [("b", 3), ("c-d", 6)]
    assert [str(template), str(template.holes[0]), template.is_single_hole] == ["/a/{b}{c-d}/e", "{b}", False]
    assert parse_template("{url}").is_single_hole


@pytest.mark.parametrize(
    ("path", "good"), [("/a/{b}//c", True), ("", True), ("/a?b", False), ("/{1}", False)]
)
def test_editors_judge_paths_as_the_loader_does(path: str, good: bool) -> None:
    assert (re.search(PATH_TEMPLATE_PATTERN, path) is not None) is good


def test_editors_judge_body_paths_as_the_loader_does() -> None:
    judged = {
        path: re.search(PATH_PATTERN, path) is not None for path in ("$", "a.b", "a b", "a..b", "header X")
    }

    assert judged == {"$": True, "a.b": True, "a b": False, "a..b": False, "header X": False}


def test_what_an_expression_ends_in() -> None:
    expression = parse_result("pages of map of list? of Pipe?")

    assert [innermost(expression), named_types(expression), named_types(ANY)] == [
        Named("Pipe", optional=True),
        (Named("Pipe", optional=True),),
        (),
    ]
    assert [is_optional(parse_result(text)) for text in ("list? of A", "list of A?", "any")] == [
        True,
        False,
        False,
    ]


# --- positions --------------------------------------------------------------------------------


def tree() -> MapNode:
    inner = ScalarNode(Position("a", 2, 5), "x", "x")
    items = ListNode(Position("a", 3, 5), (inner, BrokenNode(Position("a", 3, 9))))
    members = {"b": Member(Position("a", 2, 1), inner), "c": Member(Position("a", 3, 1), items)}
    return MapNode(Position("a", 1, 1), members)


def test_positions_of_keys_and_values() -> None:
    node = tree()

    assert [
        str(position_of(node, "b")),
        str(position_of(node, "c", 1)),
        str(position_of(node, "c", 7, "d")),
        str(position_of(node, "zzz")),
        str(key_position_of(node, "b")),
        str(key_position_of(node, "c", 0)),
        str(key_position_of(node, "b", "x")),
    ] == ["a:2:5", "a:3:9", "a:3:5", "a:1:1", "a:2:1", "a:2:5", "a:2:5"]


def test_a_tree_as_plain_data() -> None:
    assert plain_value(tree()) == {"b": "x", "c": ["x", None]}
    assert [find(tree(), "c", 0, "x"), find(tree(), "c", "x"), find(NOWHERE)] == [None, None, NOWHERE]


def test_columns_within_a_text_count_only_on_one_line() -> None:
    place = Position("a", 1, 5)
    nodes = [
        ScalarNode(place, "", ""),
        ScalarNode(place, "", "", plain=False),
        ScalarNode(place, "", "", inline=False),
    ]

    assert [node.position_at(3).column for node in nodes] == [8, 9, 5]
    assert [node.is_empty for node in nodes] == [True, False, True]


# --- declarations -----------------------------------------------------------------------------


def entries() -> list[type[Entry]]:
    found: list[type[Entry]] = []
    pending: list[type[Entry]] = [Entry]
    while pending:
        each = pending.pop()
        found.append(each)
        pending += each.__subclasses__()
    return found


def test_every_key_has_a_meaning_and_a_place_in_its_class() -> None:
    wrong = [
        (cls.__name__, name)
        for cls in entries()
        for name, key in keys_of(cls).items()
        if not key.doc or key.attribute not in attrs.fields_dict(cls) or key.doc.endswith(".")
    ]

    assert wrong == []


def test_a_kind_of_its_own_must_say_what_it_is() -> None:
    kind: Kind[str] = Kind()

    with pytest.raises(NotImplementedError):
        _ = kind.shapes
    with pytest.raises(NotImplementedError):
        _ = kind.noun


# --- layers -----------------------------------------------------------------------------------


def scene(text: str) -> tuple[Part, Resource]:
    """The main file and the resource `books` of a spec."""
    result = load_text(f"spec: 1\napi: library\nurl: https://library.example\n{text}")
    assert [str(each) for each in result.diagnostics] == []
    assert result.spec is not None
    part = parts_of(result.spec)[0]
    return part, part.resources["books"]


def books(operations: str, rest: str = "") -> tuple[Part, Resource]:
    return scene(
        f"resources:\n  books: {{path: /books, key: {{id: integer}}, model: Book, operations: {operations}}}\n"
        f"types: {{Book: {{fields: {{id: integer}}}}}}\n{rest}"
    )


def row(part: Part, resource: Resource, name: str) -> tuple[Any, ...]:
    operation = effective_operation(part, resource, name)
    assert operation.body is not None
    assert operation.returns is not None
    path = operation_path(resource, name, operation)
    return (
        operation.method,
        path,
        str(operation.body.type),
        str(operation.returns.type),
        operation.at,
        operation.partial,
    )


@pytest.mark.parametrize(
    ("kind", "path"),
    [("url", "{where}"), ("path", "/books/{where}"), ("string", "/books/{where}")],
)
def test_a_path_that_is_one_hole_is_the_address_itself_only_if_it_holds_an_address(
    kind: str, path: str
) -> None:
    operations = f'{{look: {{at: collection, method: GET, path: "{{where}}", params: {{where: {kind}}}}}}}'
    part, resource = books(operations)

    assert row(part, resource, "look")[1] == path


def test_the_verb_table() -> None:
    part, resource = books("{list, create, read, update, partial_update, delete, head, lend}")

    assert [row(part, resource, name) for name in resource.operations] == [
        ("GET", "/books", "none", "pages of Book", "collection", False),
        ("POST", "/books", "Book.create", "Book", "collection", False),
        ("GET", "/books/{id}", "none", "Book", "item", False),
        ("PUT", "/books/{id}", "Book.update", "Book", "item", False),
        ("PATCH", "/books/{id}", "Book.patch", "Book", "item", True),
        ("DELETE", "/books/{id}", "none", "none", "item", False),
        ("HEAD", "/books/{id}", "none", "none", None, False),
        ("POST", "/books/{id}/lend", "none", "none", "item", False),
    ]


def test_without_a_model_verbs_speak_of_json_objects() -> None:
    part, resource = scene("resources: {books: {path: /books/, operations: {list, create, update, lend}}}")

    assert [row(part, resource, name) for name in resource.operations] == [
        ("GET", "/books/", "none", "pages of map of json", "collection", False),
        ("POST", "/books/", "map of json", "map of json", "collection", False),
        ("PUT", "/books/", "map of json", "map of json", "item", False),
        ("POST", "/books/lend/", "none", "none", "collection", False),
    ]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (
            "update: {method: POST, partial: true}",
            ("POST", "/books/{id}", "Book.patch", "Book", "item", True),
        ),
        ("partial_update: {partial: false}", ("PATCH", "/books/{id}", "Book.update", "Book", "item", False)),
        ("merge: {partial: true}", ("POST", "/books/{id}/merge", "Book.patch", "none", "item", True)),
        (
            'clear: {method: DELETE, at: collection, path: ""}',
            ("DELETE", "/books", "none", "none", "collection", False),
        ),
        (
            "scan: {path: a/b, body: json, returns: any}",
            ("POST", "/books/{id}/a/b", "json", "any", "item", False),
        ),
        ("root: {path: /x/{id}, at: collection}", ("POST", "/x/{id}", "none", "none", "collection", False)),
        ('stop: {path: ":cancel"}', ("POST", "/books/{id}:cancel", "none", "none", "item", False)),
        (
            'get: {path: ":many", at: collection}',
            ("POST", "/books:many", "none", "none", "collection", False),
        ),
        ('part: {path: "{to}", params: {to: url}}', ("POST", "{to}", "none", "none", "item", False)),
        ("head: {at: collection}", ("HEAD", "/books", "none", "none", "collection", False)),
        ("list: {path: all}", ("GET", "/books/all", "none", "pages of Book", "collection", False)),
    ],
)
def test_an_operation_overrides_the_table(operation: str, expected: tuple[Any, ...]) -> None:
    flow = operation.replace("path: /x/{id}", 'path: "/x/{id}"')
    part, resource = books(f"{{{flow}}}")

    assert row(part, resource, operation.partition(":")[0]) == expected


def test_the_nearest_layer_wins_key_by_key() -> None:
    part, resource = scene(
        """
defaults:
  timeout: 1s
  host: files
  query: {a: integer, b: integer}
  headers: {X-Far: string}
  operations:
    list: {timeout: 3s, query: {b: boolean}, returns: {headers: {X-Verb: string}}, status: 206}
hosts: {files: /files}
resources:
  books:
    path: /books
    timeout: 2s
    query: {b: string, c: string}
    operations:
      list: {query: {c: uuid}, returns: {headers: {X-Own: string}}}
      read:
"""
    )
    listing, reading = (effective_operation(part, resource, name) for name in ("list", "read"))

    assert [
        (listing.timeout, {name: str(param.type) for name, param in listing.query.items()}, listing.status),
        (reading.timeout, {name: str(param.type) for name, param in reading.query.items()}, reading.status),
    ] == [
        (Duration(3.0), {"a": "integer", "b": "boolean", "c": "uuid"}, (206,)),
        (Duration(2.0), {"a": "integer", "b": "string", "c": "string"}, None),
    ]
    assert listing.returns is not None
    assert (str(listing.returns.type), list(listing.returns.headers)) == (
        "pages of map of json",
        ["X-Verb", "X-Own"],
    )
    assert (listing.host, list(listing.headers)) == ("files", ["X-Far"])


def test_positions_point_at_the_layer_that_won() -> None:
    part, resource = scene(
        """defaults: {timeout: 1s, headers: {A: string}}
resources:
  books:
    path: /books
    headers: {B: string}
    operations:
      list: {headers: {C: string}, body: {as: form}}
"""
    )
    operation = effective_operation(part, resource, "list")

    assert [
        str(key_position_of(operation.origin, *steps))
        for steps in (("timeout",), ("headers", "A"), ("headers", "B"), ("headers", "C"), ("body", "as"))
    ] == ["spec.yaml:4:12", "spec.yaml:4:35", "spec.yaml:8:15", "spec.yaml:10:24", "spec.yaml:10:43"]


def test_type_and_fields_of_a_body_drop_each_other() -> None:
    part, resource = books(
        "{create: {body: {fields: {a: string}, required: [a]}}, update: {body: json}}",
        "defaults: {operations: {update: {body: {fields: {b: string}, required: [b], as: form}}}}",
    )
    bodies = [effective_operation(part, resource, name).body for name in ("create", "update")]

    assert [
        (str(body.type), list(body.fields or ()), body.required, body.as_)
        for body in bodies
        if body is not None
    ] == [("None", ["a"], ("a",), None), ("json", [], None, "form")]


def test_a_verb_after_a_colon_loses_the_final_slash_but_not_the_root() -> None:
    starts = [Resource(path=parse_path_template(path)) for path in ("/a", "/a/", "/")]
    verb = Operation(path=parse_path_template(":b"), at="collection")

    assert [operation_path(each, "b", verb) for each in starts] == ["/a:b", "/a:b", "/:b"]


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("{as: multipart, fields: {a: string}}", ("multipart", None)),
        ("{as: json, fields: {a: string}}", ("json", None)),
        ("{as: query, fields: {a: string}}", ("query", "deep")),
        ("{as: multipart, style: json, fields: {a: string}}", ("multipart", "json")),
        ("{fields: {a: string}}", ("form", "deep")),
    ],
)
def test_a_form_without_styles_drops_the_style_that_it_inherits(
    near: str, expected: tuple[str, str | None]
) -> None:
    part, resource = books(
        f"{{create: {{body: {near}}}}}",
        "defaults: {operations: {create: {body: {as: form, style: deep}}}}",
    )
    body = effective_operation(part, resource, "create").body

    assert body is not None
    assert (body.as_, body.style) == expected


def test_item_paths_keep_the_final_slash() -> None:
    resources = [
        Resource(path=parse_path_template(path), key={name: Key() for name in keys})
        for path, keys in (("/a", "b"), ("/a/", "b"), ("/a/", "bc"), ("/", "b"), ("/a/{x}/", ""))
    ]

    assert [item_path(each) for each in resources] == ["/a/{b}", "/a/{b}/", "/a/{b}/{c}/", "/{b}", "/a/{x}/"]
    assert collection_path(Resource()) == "/"


def test_a_path_that_is_an_address() -> None:
    address = Operation(path=parse_path_template("{to}"), params={"to": Param(type=Scalar("url"))})
    plain = attrs.evolve(address, params={})

    assert [is_url_path(address), is_url_path(plain), is_url_path(Operation())] == [True, False, False]


def test_the_defaults_of_the_main_file_lie_below_those_of_an_included_one() -> None:
    result = load_spec(VALID / "cloud" / "cloud.yaml")
    assert result.spec is not None
    part = parts_of(result.spec)[2]
    operation = effective_operation(part, part.resources["vm"], "list")

    assert (operation.timeout, str(operation.envelope.one)) == (Duration(60.0), "content")  # type: ignore[union-attr]


def test_an_operation_that_no_resource_has_is_an_action() -> None:
    part, resource = books("{list}")

    assert row(part, resource, "other")[:2] == ("POST", "/books/{id}/other")


# --- scope and shapes -------------------------------------------------------------------------


def test_a_group_sees_the_types_of_the_main_file_beside_its_own() -> None:
    result = load_spec(VALID / "cloud" / "cloud.yaml")
    assert result.spec is not None
    parts = parts_of(result.spec)

    assert [(part.group, sorted(part.own_types), sorted(part.types)) for part in parts] == [
        (None, ["Country"], ["Country"]),
        ("membership", ["Address"], ["Address", "Country"]),
        ("iaas", ["Vm"], ["Country", "Vm"]),
    ]


def test_a_model_spelled_out_by_a_resource_is_a_type() -> None:
    part, resource = scene(
        "resources: {books: {path: /b, model: Book, fields: {id: integer}, operations: {list}}}"
    )

    assert list(part.types) == ["Book"]
    assert part.types["Book"].fields == resource.fields
    assert [model_of(resource), model_of(resource, "create"), model_of(Resource())] == [
        Named("Book"),
        Named("Book", "create"),
        MapOf(Scalar("json")),
    ]


def types(text: str) -> dict[str, Type]:
    result = load_text(f"spec: 1\napi: a\nurl: https://a.example\ntypes:\n{text}")
    assert isinstance(result.spec, Spec)
    return dict(result.spec.types)


LATTICE = """
  A: {fields: {a: string, x: string?}}
  B: {extends: A, fields: {b: integer}, required: [x]}
  C: {extends: A, fields: {c: string, d: {type: string, default: z}}}
  D: {extends: [B, C], fields: {b: {type: string, access: read}, k: {const: 1}}}
"""


def test_fields_are_laid_over_those_of_the_types_extended_each_once() -> None:
    found = types(LATTICE)

    assert [(name, str(field.type)) for name, field in fields_of(found["D"], found).items()] == [
        ("a", "string"),
        ("x", "string?"),
        ("b", "string"),
        ("c", "string"),
        ("d", "string"),
        ("k", "None"),
    ]


def test_required_fields_are_inherited_with_the_list_that_names_them() -> None:
    found = types(LATTICE)

    assert {name: sorted(required_fields(found[name], found)) for name in found} == {
        "A": ["a"],
        "B": ["x"],
        "C": ["a", "c"],
        "D": ["c", "x"],
    }


def test_a_high_lattice_takes_no_exponential_time() -> None:
    rows = "".join(
        f"  L{i}: {{extends: [L{i + 1}, R{i + 1}]}}\n  R{i}: {{extends: [L{i + 1}, R{i + 1}]}}\n"
        for i in range(60)
    )
    found = types(rows + "  L60: {fields: {a: string}}\n  R60: {fields: {b: string}}\n")

    assert (sorted(fields_of(found["L0"], found)), len(lineage(found["L0"], found))) == (["a", "b"], 121)


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    found = types(
        "".join(f"  T{i}: {{extends: T{i + 1}}}\n" for i in range(3000)) + "  T3000: {fields: {a: string}}\n"
    )

    assert list(fields_of(found["T0"], found)) == ["a"]


def test_cycles_and_unknown_names_are_ends() -> None:
    found = types(
        "  A: {extends: [B, Nowhere], fields: {a: string}}\n  B: {extends: A, fields: {b: string}}\n"
    )

    assert [list(fields_of(found["A"], found)), sorted(required_fields(found["B"], found))] == [
        ["b", "a"],
        ["a", "b"],
    ]


CHAIN = "  A: {type: B}\n  B: {type: list? of C}\n  C: {type: string}\n  X: {type: Y}\n  Y: {type: X}\n"
CHAIN += "  E: {enum: [a]}\n"


def test_aliases_are_followed_to_their_end() -> None:
    found = types(CHAIN)
    ends = [follow(parse_type(text), found) for text in ("A", "A?", "C?", "X", "E?", "Z", "integer")]

    assert [None if end is None else str(end) for end in ends] == [
        "list? of C",
        "list? of C",
        "string?",
        None,
        "E?",
        "Z",
        "integer",
    ]
    assert [
        str(innermost_item(parse_type(text), found)) for text in ("A", "map of A", "X", "E", "list of X")
    ] == [
        "string",
        "string",
        "None",
        "E",
        "None",
    ]
    assert [named_definition(each, found) for each in (Named("E"), Named("X"), ANY, Named("A"))] == [
        found["E"],
        None,
        None,
        None,
    ]


def test_the_kinds_of_types() -> None:
    found = types(
        "  A: {fields: {}}\n  B: {extends: A}\n  C: {enum: [a]}\n  D: {union: [A]}\n  E: {filter: {}}\n"
        "  F: {type: string}\n  G: {}\n"
    )

    assert [kind_of(each) for each in found.values()] == [
        "object",
        "object",
        "enum",
        "union",
        "filter",
        "alias",
        None,
    ]


def test_the_scalars_that_a_value_is_made_of() -> None:
    found = types(
        "  A: {fields: {a: {fields: {f: file}}, e: {enum: [x]}, b: B, self: A?}, extends: C}\n"
        "  B: {type: list of uuid}\n"
        "  C: {fields: {d: date}}\n  U: {union: [A, time]}\n  T: {tag: t, union: {a: A}}\n"
    )

    assert [
        sorted(scalars_within([parse_result(text)], found))
        for text in ("pages of A", "U", "T", "any", "Nowhere")
    ] == [
        ["date", "file", "string", "uuid"],
        ["date", "file", "string", "time", "uuid"],
        ["date", "file", "string", "uuid"],
        [],
        [],
    ]


def test_the_type_of_a_value_that_names_none() -> None:
    fields = (
        types("  A: {fields: {e: {enum: [x]}, f: {fields: {}}, c: {const: 1}, t: integer}}\n")["A"].fields
        or {}
    )

    assert [str(value_type(field)) for field in fields.values()] == ["string", "None", "None", "integer"]
    assert value_type(Param()) == Scalar("string")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{}", {"token": True}),
        ("{send: basic}", {"username": True, "password": True}),
        ("{credentials: {a: , b: {required: false}}}", {"a": True, "b": False}),
        ("{oauth2: {token_url: https://a.example}}", {"client_id": True, "client_secret": True}),
        (
            "{oauth2: {token_url: https://a.example, grant: password}}",
            {"username": True, "password": True, "client_id": False, "client_secret": False},
        ),
        (
            "{oauth2: {token_url: https://a.example, grant: refresh_token}}",
            {"refresh_token": True, "client_id": False, "client_secret": False},
        ),
    ],
)
def test_credentials_that_go_without_saying(text: str, names: dict[str, bool]) -> None:
    result = load_text(f"spec: 1\napi: a\nurl: https://a.example\nauth: {{x: {text}}}")
    assert result.spec is not None
    found = credentials_of(result.spec.auth["x"])

    assert {name: setting.required is not False for name, setting in found.items()} == names


def test_instances_made_by_a_program_need_no_positions() -> None:
    made = Spec(
        api="a",
        types={"B": Type(fields={"c": Field(type=Scalar("string"))})},
        resources={
            "r": Resource(model="B", operations={"read": Operation(returns=Returns(type=NONE), body=Body())})
        },
        auth={"k": Auth()},
    )
    part = parts_of(made)[0]

    assert effective_operation(part, made.resources["r"], "read").returns == Returns(type=NONE)
    assert str(position_of(made.origin, "api")) == "<spec>"
