"""Loading: YAML 1.2 as it is written, files and their limits, overrides, and every mistake at once."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom_codegen.diagnostics import Position
from specloom_codegen.load import load_spec, load_text
from specloom_codegen.load.composing import DEEPEST, compose
from specloom_codegen.load.including import LARGEST
from specloom_codegen.load.scalars import read_plain
from specloom_codegen.spec import EnumMember, Json, Scalar, Spec, has_key, key_position_of, position_of
from specloom_codegen.spec.nodes import plain_value
from specloom_codegen.validate import validate

VALID = Path(__file__).parent / "valid"
HEAD = "spec: 1\napi: library\nurl: https://library.example\n"
CONDITION = "expected a mapping (place → a text, number, boolean or null, or a list), got the text '{}'"
CONDITION_HINT = "a condition is written `{PLACE: VALUE}`, as in `{status: completed}`"


def messages(text: str) -> list[str]:
    """What loading says about a spec that starts with the usual three lines."""
    return [str(each).removeprefix("spec.yaml:") for each in load_text(HEAD + text).diagnostics]


def loaded(text: str) -> Spec:
    """A spec without mistakes that starts with the usual three lines."""
    result = load_text(HEAD + text)
    assert [str(each) for each in result.diagnostics] == []
    assert result.spec is not None
    return result.spec


# --- scalars ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e+3", -1500.0),
        ("1e3", 1000.0),
        ("1.10", 1.1),
        (".", "."),
        ("+", "+"),
        ("1.2.3", "1.2.3"),
        ("2017-02-10", "2017-02-10"),
        ("-.inf", -math.inf),
        (".INF", math.inf),
        (".inF", ".inF"),
        ("Inf", "Inf"),
        ("9" * 401, "9" * 401),
        ("text", "text"),
    ],
)
def test_plain_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: object) -> None:
    read = read_plain(text)

    assert (read, type(read)) == (value, type(value))


def test_not_a_number_is_a_number() -> None:
    read = read_plain(".nan")

    assert isinstance(read, float)
    assert math.isnan(read)


def test_quoted_scalars_and_keys_are_text_as_written() -> None:
    node = compose("1: '1'\ntrue: \"null\"\nnull: |\n  5\n0x1F: >-\n  a\n  b\n", "a").node
    assert node is not None

    assert plain_value(node) == {"1": "1", "true": "null", "null": "5\n", "0x1F": "a b"}


def test_only_texts_on_one_line_have_columns() -> None:
    node = compose('a: x\nb: "x"\nc: |\n  x\nd: x\n  y\n', "a").node
    assert node is not None

    assert [str(member.node.position_at(0)) for member in node.members.values()] == [  # type: ignore[union-attr]
        "a:1:4",
        "a:2:5",
        "a:3:4",
        "a:5:4",
    ]


def test_an_empty_value_stands_where_its_key_stands() -> None:
    node = compose("a:\nb: {c, d: , e}\n", "f").node
    assert node is not None

    assert [str(position_of(node, *steps)) for steps in (("a",), ("b", "c"), ("b", "d"), ("b", "e"))] == [
        "f:1:1",
        "f:2:5",
        "f:2:8",
        "f:2:13",
    ]


# --- what YAML has and a spec has not ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: &a x", "4:8: the anchor &a"),
        ("title: *a", "4:8: the alias *a"),
        ("title: !!str x", "4:8: the tag !!str"),
        ("title: !own x", "4:8: the tag !own"),
        ("title: ! x", "4:8: the tag !"),
        ("? [a]\n: b", "4:3: a key that is no text"),
        ("? {a: b}\n: b", "4:3: a key that is no text"),
        ("auth: {? }", "4:10: a value without a key"),
        ("api: other", "4:1: the key 'api' a second time (first in line 2)"),
        ("'api': other", "4:1: the key 'api' a second time (first in line 2)"),
        ("---\na: b", "4:1: a second document in the file"),
        ("...\n---\na: b", "5:1: a second document in the file"),
    ],
)
def test_what_a_spec_has_no_use_for_is_refused(text: str, said: str) -> None:
    assert messages(text) == [said]


def test_merge_keys_and_their_aliases_are_refused() -> None:
    assert messages("types:\n  A: &a {fields: {b: string}}\n  B: {<<: *a}") == [
        "5:6: the anchor &a",
        "6:7: a merge key",
        "6:11: the alias *a",
    ]


def test_an_alias_as_a_key_is_refused() -> None:
    assert messages("*a : 1") == ["4:1: the alias *a"]


def test_a_quoted_merge_key_is_a_name() -> None:
    assert list(loaded("types: {A: {fields: {'<<': string}}}").types["A"].fields or {}) == ["<<"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("# nothing\n", "the file is empty"),
        ("---\n...\n", "the file is empty"),
        ("- spec: 1\n", ":1:1: the document is a list, not a mapping"),
        ("spec\n", ":1:1: the document is a single value, not a mapping"),
        ("*a\n", ":1:1: the alias *a"),
        ("%YAML 1.1\n---\nspec: 1\n", ":1:1: the document asks for another YAML than 1.2"),
        ("%TAG ! tag:a,2000:\n---\nspec: 1\n", ":1:1: a %TAG directive"),
        ("spec: 1\ntitle: \x07\n", ":2:8: the character U+0007 cannot stand in YAML"),
        ("spec: 1\r\ntitle: \ufeff", ":2:8: the character U+FEFF cannot stand in YAML"),
    ],
)
def test_what_is_no_document_is_refused(text: str, said: str) -> None:
    found = [str(each) for each in load_text(text).diagnostics]

    assert found[0].removeprefix("spec.yaml").removeprefix(": ") == said


def test_a_document_may_say_that_it_is_yaml_1_2() -> None:
    result = load_text(f"%YAML 1.2\n---\n{HEAD}")

    assert result.is_valid


def test_64_levels_are_read_and_65_are_not() -> None:
    inner = DEEPEST - 3  # the document, `resources` and the example's own mapping count as well
    fits = f"types: {{A: {{type: json, example: {'[' * inner}{']' * inner}}}}}"
    deeper = f"types: {{A: {{type: json, example: {'[' * (inner + 1)}{']' * (inner + 1)}}}}}"

    assert [messages(fits), messages(deeper)] == [[], ["4:95: more than 64 levels"]]


def test_a_hundred_thousand_brackets_are_refused_at_once() -> None:
    found = messages("a: " + "[" * 100_000)

    assert found == ["4:67: more than 64 levels"]


def test_aliases_cannot_be_multiplied() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 30))]

    assert len(load_text("\n".join(lines)).diagnostics) > 80


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c", "4:5: `: ` in an unquoted text"),
        ("a: b\n  c: d", "5:4: a key at the wrong depth"),
        ("a:\n  b: c\n d: e", "6:2: a key at the wrong depth"),
        ("\ta: b", "4:1: a tab where a blank belongs"),
        ("a: @b", "4:4: a plain value cannot start with '@'"),
        ("a: `b`", "4:4: a plain value cannot start with '`'"),
        ("a: %b", "4:4: a plain value cannot start with '%'"),
        ("%b: a", "4:1: a plain value cannot start with '%'"),
        ("a: *", "4:4: a plain value cannot start with '*'"),
        ("a: &", "4:4: a plain value cannot start with '&'"),
        ("a: !<b", "4:4: a plain value cannot start with '!'"),
        ("a: {b} c", "4:8: text after a closing bracket: a plain value cannot start with '{'"),
        ("a: 'b' c", "4:8: text after a closing quote"),
        ("a: [b, c", "5:1: `[…` does not go on here"),
        ("a: {b: c]", "4:9: `{…` does not go on here"),
        ("a: b}\nc: {d: e}}", "5:10: a closing bracket too many"),
        ("a: 'b", "4:4: a quote that is never closed"),
        ('a: "\\q"', "4:5: an unknown escape"),
        ('a: "\\xZZ"', "4:7: an unknown escape"),
        ("a:\n- b\nc", "6:1: a line without a colon"),
        ("- a", "4:1: a list item where a key belongs"),
        ("a:\n  - b\n  c: d", "6:3: a key among the items of a list"),
        ("a: {b:, c:}", "4:6: the colon belongs to the name here: 'b:'"),
        ("a: {p: /x/{id}/y, q: r}", "4:11: a hole in an unquoted path inside `{…}`"),
        ("a: |x\n  b", None),
    ],
)
def test_libyamls_complaints_are_told_in_our_words(text: str, said: str | None) -> None:
    found = messages(text)

    if said is None:
        assert found[0].split(" ")[1:3] == ["not", "YAML:"]
    else:
        assert found == [said]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: {b: @c}", 'quote the text: `"@c"`'),
        ("a: {b: {c: @{d}}}", 'quote the text: `"@{d}"`'),
        ("a: @b, c", 'quote the text: `"@b"`'),
    ],
)
def test_a_text_to_quote_is_shown_without_the_brackets_around_it(text: str, hint: str) -> None:
    assert [one.hint for one in load_text(HEAD + text).diagnostics] == [hint]


# --- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [*sorted(VALID.glob("*.yaml")), VALID / "cloud" / "cloud.yaml"], ids=lambda path: path.stem
)
def test_the_examples_of_the_language_load_and_are_valid(path: Path) -> None:
    result = load_spec(path)
    assert result.spec is not None
    found = [*result.diagnostics, *validate(result.spec)]

    assert [str(each) for each in found] == []
    assert result.is_valid


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.yaml", None, "no such file or directory"),
        ("binary.yaml", b"\xff\xfe\x00\xd8", "not UTF-16-LE text: byte 0x00 at offset 2"),
        ("latin.yaml", b"title: B\xfccher\n", "not UTF-8 text: byte 0xfc at offset 8"),
        ("null.yaml", b"spec: \x00", "the character U+0000 cannot stand in YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_diagnostic(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = load_spec(path)

    assert (result.spec, [each.message for each in result.diagnostics]) == (None, [said])


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    found = [load_spec(path).diagnostics[0].message for path in (tmp_path, pipe)]

    assert found == ["a folder, not a file", "not a file"]


def test_a_name_that_no_file_can_have_is_a_diagnostic() -> None:
    found = [each.message for each in load_spec("a\0b").diagnostics]

    assert found == ["a name with a NUL, which no file can have"]


def test_16_mib_are_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(HEAD.encode() + b"#" * (LARGEST - len(HEAD)))
    fits = load_spec(path)
    with path.open("ab") as file:
        file.write(b"#")

    assert fits.is_valid
    assert [each.message for each in load_spec(path).diagnostics] == ["larger than 16 MiB"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_encoding_of_yaml_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(f"{HEAD}title: Bücher 📚\n".encode(encoding))
    result = load_spec(path)

    assert result.spec is not None
    assert result.spec.title == "Bücher 📚"


def test_lines_may_end_in_any_way(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"spec: 1\r\napi: a\rurl: https://a.example\r\ntitel: x\r\n")
    result = load_spec(path)

    assert [str(each) for each in result.diagnostics] == [f"{path}:4:1: unknown key 'titel' of Spec"]


def write(folder: Path, **files: str) -> Path:
    """A main file and others beside it, `parts_a` becoming `parts/a.yaml`."""
    for name, text in files.items():
        path = folder / (name.replace("_", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if name != "main" else HEAD + text)
    return folder / "main.yaml"


def say(result: Any, folder: Path) -> list[str]:
    return [str(each).replace(f"{folder}/", "") for each in result.diagnostics]


def test_files_of_a_list_share_one_namespace(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="include: [a.yaml, parts/b.yaml]\n",
        a="spec: 1\ntypes: {A: {fields: {b: B}}}\n",
        parts_b="spec: 1\ntypes: {B: {fields: {a: A?}}}\n",
    )
    result = load_spec(main)
    assert result.spec is not None

    assert [say(result, tmp_path), validate(result.spec)] == [[], []]
    assert [
        (file.file.replace(f"{tmp_path}/", ""), file.group, list(file.types)) for file in result.spec.files
    ] == [
        ("a.yaml", None, ["A"]),
        ("parts/b.yaml", None, ["B"]),
    ]
    assert sorted(Path(file).name for file in result.sources) == ["a.yaml", "b.yaml", "main.yaml"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("https://a.example/a.yaml", "'https://a.example/a.yaml' is a URL"),
        ("../outside.yaml", "'../outside.yaml' leads out of the main file's folder"),
        ("/etc/passwd", "'/etc/passwd' leads out of the main file's folder"),
        ("link.yaml", "'link.yaml' leads out of the main file's folder"),
        ("loop.yaml", "'loop.yaml' is a link to itself"),
        ("main.yaml", "'main.yaml' is the main file itself: a cycle"),
        ("missing.yaml", "'missing.yaml': no such file or directory"),
        ("'a\\b.yaml'", r"'a\\b.yaml' is not a path"),
        ("' '", "' ' is not a path"),
    ],
)
def test_an_include_that_may_not_be(tmp_path: Path, entry: str, said: str) -> None:
    (tmp_path / "outside.yaml").write_text("spec: 1\n")
    folder = tmp_path / "specs"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    main = write(folder, main=f"include: [{entry}]\n")

    assert say(load_spec(main), folder) == [f"main.yaml:4:11: {said}"]


def test_a_file_is_included_once(tmp_path: Path) -> None:
    main = write(tmp_path, main="include: {a: a.yaml, b: ./a.yaml}\n", a="spec: 1\n")

    assert say(load_spec(main), tmp_path) == ["main.yaml:4:25: './a.yaml' is included twice"]


def test_an_included_file_holds_no_keys_of_the_main_file(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="include: [a.yaml]\n",
        a="api: a\nspec: 1\ninclude: [b.yaml]\nx-note: fine\nresorces: {}\n",
    )

    assert say(load_spec(main), tmp_path) == [
        "a.yaml:1:1: 'api' stands in the main file only",
        "a.yaml:2:1: 'spec' is not the first key",
        "a.yaml:3:1: 'include' stands in the main file only",
        "a.yaml:5:1: unknown key 'resorces' of IncludedFile",
    ]


def test_mistakes_of_all_files_are_found_at_once(tmp_path: Path) -> None:
    main = write(tmp_path, main="titel: x\ninclude: [a.yaml, b.yaml, {c: d}]\n", a="a: b: c\n", b="- x\n")

    assert say(load_spec(main), tmp_path) == [
        "a.yaml:1:5: `: ` in an unquoted text",
        "b.yaml:1:1: the document is a list, not a mapping",
        "main.yaml:4:1: unknown key 'titel' of Spec",
        "main.yaml:5:27: expected text, got a mapping",
    ]


def test_an_included_file_says_its_version(tmp_path: Path) -> None:
    main = write(tmp_path, main="include: [a.yaml]\n", a="types: {}\n")

    assert say(load_spec(main), tmp_path) == ["a.yaml:1:1: IncludedFile without 'spec'"]


def test_a_text_in_memory_includes_nothing() -> None:
    assert messages("include: {a: a.yaml}\n") == ["4:14: 'a.yaml' cannot be included"]


# --- overrides --------------------------------------------------------------------------------

IMPORTED = """spec: 1
defaults: {timeout: 1s}
types:
  Pipe: {fields: {name: string, size: {type: integer}, post.code: string}, required: [name, size]}
  Task: {doc: x}
resources:
  pipes: {path: /pipes, operations: {list: , read: {path: x}}}
"""


def overridden(folder: Path, override: str, include: str = "[imported.yaml]") -> tuple[list[str], Spec]:
    main = write(folder, main=f"include: {include}\noverrides:\n  - {override}\n", imported=IMPORTED)
    result = load_spec(main)
    assert result.spec is not None
    return say(result, folder), result.spec


@pytest.mark.parametrize(
    ("override", "steps", "value"),
    [
        (
            "{at: types.Pipe.fields.size.type, set: number, why: x}",
            ("types", "Pipe", "fields", "size"),
            {"type": "number"},
        ),
        (
            "{at: types.Pipe.fields.name.type, set: number, why: x}",
            ("types", "Pipe", "fields", "name"),
            {"type": "number"},
        ),
        ("{at: types.Pipe.fields.name, set: uuid, why: x}", ("types", "Pipe", "fields", "name"), "uuid"),
        (
            "{at: [types, Pipe, fields, post.code], remove: true, why: x}",
            ("types", "Pipe", "fields", "post.code"),
            None,
        ),
        ("{at: types.Pipe.required.0, remove: true, why: x}", ("types", "Pipe", "required"), ["size"]),
        (
            "{at: types.Pipe.required.1, set: post.code, why: x}",
            ("types", "Pipe", "required"),
            ["name", "post.code"],
        ),
        ("{at: types.Task.enum, set: [a], why: x}", ("types", "Task"), {"doc": "x", "enum": ["a"]}),
        ("{at: types.New, set: {enum: [a]}, why: x}", ("types", "New"), {"enum": ["a"]}),
        (
            "{at: resources.pipes.operations.list.timeout, set: 5s, why: x}",
            ("resources", "pipes", "operations", "list"),
            {"timeout": "5s"},
        ),
        ("{at: defaults.timeout, set: 2s, why: x}", ("defaults", "timeout"), "2s"),
        ("{at: defaults.host, set: null, why: x}", ("defaults", "host"), None),
    ],
)
def test_an_override_changes_the_included_file(
    tmp_path: Path, override: str, steps: tuple[str, ...], value: object
) -> None:
    _, spec = overridden(tmp_path, override)
    node = spec.files[0].origin
    for step in steps:
        node = node.members[step].node if has_key(node, step) else compose("a:", "").node.members["a"].node  # type: ignore[union-attr]

    assert plain_value(node) == value


@pytest.mark.parametrize(
    "at",
    [
        "membership.types.Pipe.fields.name",
        "types.Pipe.fields.name",
        "[membership, types, Pipe, fields, name]",
    ],
)
def test_a_grouped_file_is_changed_with_or_without_its_group(tmp_path: Path, at: str) -> None:
    found, spec = overridden(tmp_path, f"{{at: {at}, set: uuid, why: x}}", "{membership: imported.yaml}")

    assert (found, (spec.files[0].types["Pipe"].fields or {})["name"].type) == ([], Scalar("uuid"))


@pytest.mark.parametrize(
    ("override", "said"),
    [
        (
            "{at: types.Pip.fields, set: {}, why: x}",
            "6:10: nothing at 'types.Pip.fields': no 'Pip' in 'types'",
        ),
        ("{at: typs.Pipe, remove: true, why: x}", "6:10: nothing at 'typs.Pipe': no 'typs'"),
        ("{at: types.New, remove: true, why: x}", "6:10: nothing at 'types.New': no 'New' in 'types'"),
        (
            "{at: types.Pipe.required.9, remove: true, why: x}",
            "6:10: nothing at 'types.Pipe.required.9': no '9' in 'types.Pipe.required'",
        ),
        (
            "{at: types.Pipe.required.x.y, set: 1, why: x}",
            "6:10: nothing at 'types.Pipe.required.x.y': no 'x' in 'types.Pipe.required'",
        ),
        ("{at: overrides.7, remove: true, why: x}", "6:10: nothing at 'overrides.7': no '7' in 'overrides'"),
        ("{at: types.Pipe, why: x}", "6:5: an override that changes nothing"),
        ("{at: types.Pipe, set: 1, remove: true, why: x}", "6:30: an override with `set` and `remove`"),
        ("{at: types.Pipe, remove: false, why: x}", "6:30: `remove` is true or left out"),
        ("{at: types.Pipe, remove: true}", "6:5: Override without 'why'"),
        ("{set: 1, why: x}", "6:5: Override without 'at'"),
        ("{at: {a: b}, set: 1, why: x}", "6:10: expected text or a list, got a mapping"),
        ("text", "6:5: expected a mapping (Override), got the text 'text'"),
    ],
)
def test_an_override_that_changes_nothing_is_explained(tmp_path: Path, override: str, said: str) -> None:
    found, _ = overridden(tmp_path, override)

    assert found == [f"main.yaml:{said}".replace(":6:", ":6:")]


def test_an_override_means_one_file(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="include: {a: a.yaml, b: b.yaml}\noverrides: [{at: types.T.enum, set: [x], why: x}]\n",
        a="spec: 1\ntypes: {T: {enum: [a]}}\n",
        b="spec: 1\ntypes: {T: {enum: [b]}}\n",
    )

    assert say(load_spec(main), tmp_path) == [
        "main.yaml:5:18: several files have this path: "
        + f"{tmp_path}/a.yaml, {tmp_path}/b.yaml".replace(f"{tmp_path}/", "")
    ]


def test_mistakes_in_an_overriding_value_point_at_the_override(tmp_path: Path) -> None:
    found, _ = overridden(tmp_path, "{at: types.Pipe.fields.name, set: {type: strng}, why: x}")

    assert found == ["main.yaml:6:46: unknown type 'strng'"]


def test_a_whole_file_cannot_be_replaced(tmp_path: Path) -> None:
    found, _ = overridden(tmp_path, "{at: membership, set: {}, why: x}", "{membership: imported.yaml}")

    assert found == ["main.yaml:6:10: a whole file cannot be replaced"]


# --- structuring ------------------------------------------------------------------------------


def test_the_whole_example_becomes_values() -> None:
    result = load_spec(VALID / "library.yaml")
    assert result.spec is not None
    books = result.spec.resources["books"]
    listing = books.operations["list"]

    assert (list(books.fields or {}), str((books.fields or {})["shelf"].type), list(result.spec.auth)) == (
        ["id", "title", "shelf", "state"],
        "string?",
        ["key"],
    )
    assert listing.paging not in (None, "none")
    assert [str(place) for place in listing.paging.total or ()] == ["header X-Total"]  # type: ignore[union-attr]
    assert [member.value for member in (books.fields or {})["state"].enum or ()] == ["in", "out", "lost"]


def test_every_key_and_value_has_its_position() -> None:
    spec = loaded("types:\n  A:\n    fields:\n      b: {type: string, min: 1}\n      c: string?\n")
    fields = spec.types["A"].fields or {}

    assert [
        position_of(spec.origin, "types", "A", "fields", "b", "min"),
        key_position_of(fields["b"].origin, "min"),
        position_of(fields["c"].origin, "type"),
    ] == [Position("spec.yaml", 7, 30), Position("spec.yaml", 7, 25), Position("spec.yaml", 8, 10)]


def test_keys_with_x_are_kept_and_names_of_the_api_with_x_are_names() -> None:
    spec = loaded(
        "x-a: {b: [1]}\ntypes: {x-note: 5, A: {x-b: c, fields: {x-d: string}}}\n"
        "resources: {x-r: , r: {path: /r, operations: {x-o: 1, list: {headers: {x-id: string}, x-c: 1}}}}\n"
    )
    listing = spec.resources["r"].operations["list"]

    assert [
        spec.extensions,
        list(spec.types),
        spec.types["A"].extensions,
        list(spec.types["A"].fields or {}),
    ] == [
        {"x-a": {"b": [1]}},
        ["A"],
        {"x-b": "c"},
        ["x-d"],
    ]
    assert [
        list(spec.resources),
        list(spec.resources["r"].operations),
        list(listing.headers),
        listing.extensions,
    ] == [
        ["r"],
        ["list"],
        ["x-id"],
        {"x-c": 1},
    ]


def test_json_values_keep_null_apart_from_nothing() -> None:
    fields = (
        loaded("types: {A: {fields: {a: {type: json, default: }, b: {type: json, default: null}, c: json}}}")
        .types["A"]
        .fields
    )

    assert [field.default for field in (fields or {}).values()] == [Json(None), Json(None), None]


@pytest.mark.parametrize(
    ("enum", "members"),
    [
        ("{enum: [a, NO]}", [("a", None), ("NO", None)]),
        ("{enum: {1: low, true: null}}", [("1", "low"), ("true", None)]),
        ("{enum: {1: low, 2: {name: HIGH, doc: x}}, type: integer}", [(1, "low"), (2, "HIGH")]),
        ("{enum: {1.5: , 2: }, type: number}", [(1.5, None), (2, None)]),
        ("{enum: {true: YES}, type: boolean}", [(True, "YES")]),
        ("{enum: [1, 2], type: integer?}", [(1, None), (2, None)]),
    ],
)
def test_enums_in_each_of_their_forms(enum: str, members: list[tuple[object, str | None]]) -> None:
    found = loaded(f"types: {{A: {enum}}}").types["A"].enum or ()

    assert [(member.value, member.name) for member in found] == members


@pytest.mark.parametrize(
    ("enum", "said"),
    [
        ("{enum: [1]}", "4:20: an enum of string has the number 1"),
        ("{enum: [true]}", "4:20: an enum of string has `true`"),
        ("{enum: [1.5]}", "4:20: an enum of string has the number 1.5"),
        ("{enum: [null]}", "4:20: an enum of string has `null`"),
        ("{enum: [a], type: integer}", "4:20: an enum of integer has the text 'a'"),
        ("{enum: [true], type: integer}", "4:20: an enum of integer has `true`"),
        ("{enum: {a: {doc: x}}, type: integer}", "4:23: an enum of integer has the value 'a'"),
        ("{enum: [[a]]}", "4:20: a value of an enum is a text or number, not a list"),
        ("{enum: [{a: b}]}", "4:20: a value of an enum is a text or number, not a mapping"),
        ("{enum: a}", "4:19: expected list of values · value → name or EnumMember, got the text 'a'"),
        ("{enum: {a: [b]}}", "4:23: expected a Python name or a mapping (EnumMember), got a list"),
        ("{enum: {a: x-y}}", "4:23: 'x-y' is not a Python name"),
        ("{enum: [*a, a]}", "4:20: the alias *a"),
    ],
)
def test_enums_whose_values_are_of_another_kind(enum: str, said: str) -> None:
    assert messages(f"types: {{A: {enum}}}") == [said]


def test_an_enum_beside_a_type_that_has_no_values_is_left_to_validation() -> None:
    assert loaded("types: {A: {enum: [1, a], type: datetime}}").types["A"].enum == (
        EnumMember(value=1),
        EnumMember(value="a"),
    )


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("title: 1.10", "expected text, got the number 1.10", 'quote it: `"1.10"`'),
        ("title: true", "expected text, got `true`", 'quote it: `"true"`'),
        ("title: ~", "expected text, got `~`", 'leave the key out, or quote it: `"~"`'),
        ("title:", "expected text, got nothing", "give it a value, or leave the key out"),
        ("title: {a: b}", "expected text, got a mapping", "text that starts with `{` is quoted"),
        ("title: [a]", "expected text, got a list", "text that starts with `[` is quoted"),
        ("auth: key", "expected a mapping (name → Auth), got the text 'key'", "write `{key}`"),
        ("auth: [a, b]", "expected a mapping (name → Auth), got a list", "write `{a, b}`"),
        ("auth: [[a]]", "expected a mapping (name → Auth), got a list", None),
        ("auth: a key", "expected a mapping (name → Auth), got the text 'a key'", None),
        ("errors: {when: ok}", CONDITION.format("ok"), CONDITION_HINT),
        ("errors: {when: ok == false}", CONDITION.format("ok == false"), CONDITION_HINT),
        (
            "rate_limit: slow",
            "expected a mapping (RateLimit), got the text 'slow'",
            None,
        ),
        ("rate_limit: [a, b]", "expected a mapping (RateLimit), got a list", None),
        (
            "types: {A: list of string}",
            "expected a mapping (Type), got the text 'list of string'",
            "write `{type: list of string}`",
        ),
        ("types: {A: not a type}", "expected a mapping (Type), got the text 'not a type'", None),
        ("types: {A: [b, c]}", "expected a mapping (Type), got a list", "write `{enum: [b, c]}`"),
        ("types: {A: [b, [c]]}", "expected a mapping (Type), got a list", None),
        (
            "types: {A: {fields: {b: [c, d]}}}",
            "expected a type or a mapping (Field), got a list",
            "write `{enum: [c, d]}`",
        ),
        (
            "types: {A: {enum: b}}",
            "expected list of values · value → name or EnumMember, got the text 'b'",
            "write `[b]`",
        ),
        (
            "types: {A: {fields: {b: {union: [C, D]}}}}",
            "unknown key 'union' of Field",
            "alternatives are a type of their own: `{union: [A, B]}` under `types`",
        ),
        (
            "include: a.yaml",
            "expected a list of text or a mapping (group → text), got the text 'a.yaml'",
            "write `[a.yaml]`",
        ),
        (
            "overrides: {at: x}",
            "expected a list of Override, got a mapping",
            "a list is written `[a, b]`, or with `- ` before each item",
        ),
        (
            "rate_limit: {requests: '5'}",
            "expected a whole number, got the text '5'",
            "write 5 without quotes",
        ),
        ("rate_limit: {requests: five}", "expected a whole number, got the text 'five'", None),
        ("rate_limit: {requests: 0}", "expected a whole number, got 0", "it is at least 1"),
        ("rate_limit: {requests: 1.5}", "expected a whole number, got the number 1.5", None),
        ("rate_limit: {per: 1}", "expected a duration, got the number 1", "say the unit: `1s`"),
        ("errors: {treat: {a: 999}}", "expected a status, got 999", "from 100 to 599"),
        ("errors: {treat: {'': 400}}", "an empty status or code", "a name has at least one character"),
        (
            "errors: {when: {a b: 1}}",
            "'a b' is not a place",
            "a path into the body has no blanks; else the first word is header, link, cookie, last or status",
        ),
        ("errors: {when: {a: []}}", "the list is empty", "name at least one, or leave the key out"),
        ("errors: {when: {a: .nan}}", ".nan is no JSON number", "quote it when it is text"),
        ("errors: {mock: {not_fund: {}}}", "unknown situation 'not_fund'", "did you mean 'not_found'?"),
        (
            "errors: {mock: {zzz: {}}}",
            "unknown situation 'zzz'",
            "write one of not_found, no_route, invalid, missing, login, unauthenticated, malformed, forbidden, "
            "conflict, rate_limited, failure",
        ),
        ("types: {a: {enum: [b]}}", "'a' is not a type name", "letters and digits, a capital first: `A`"),
        ("hosts: {1: /a}", "'1' is not a name", "lower case letters, digits and `_`, a letter first"),
        ("hosts: {'a:': /a}", "'a:' is not a name", "a key without a value has no colon inside `{…}`: `{a}`"),
        (
            "client: my_client",
            "'my_client' is not a class name",
            "letters and digits, a capital first: `MyClient`",
        ),
        (
            "base: /a/{b",
            "a brace in '/a/{b' that is no hole",
            "a hole is a name in braces, as in `/pipes/{id}`",
        ),
        ("defaults: {paging: page}", "unknown word 'page'", "write `none`, or a mapping: `{page: …}`"),
        (
            "defaults: {envelope: data}",
            "unknown word 'data'",
            "write `none`, or a mapping: its keys are one, many, send, meta, meta_type, doc",
        ),
        ("defaults: {paging: nonne}", "unknown word 'nonne'", "did you mean 'none'?"),
        (
            "defaults: {paging: }",
            "expected `none` or a mapping (Paging), got nothing",
            "give it a value, or leave the key out",
        ),
        (
            "defaults: {retry: {idempotent: yes}}",
            "expected true or false, got the text 'yes'",
            "write `true`",
        ),
        ("defaults: {retry: {idempotent: maybe}}", "expected true or false, got the text 'maybe'", None),
        (
            "defaults: {operations: {a: {status: '1'}}}",
            "expected a whole number, got the text '1'",
            "write 1 without quotes",
        ),
        ("defaults: {operations: {a: {method: get}}}", "unknown word 'get'", "did you mean 'GET'?"),
        (
            "defaults: {operations: {a: {method: FETCH}}}",
            "unknown word 'FETCH'",
            "write one of `GET` `HEAD` `POST` `PUT` `PATCH` `DELETE`",
        ),
        (
            "defaults: {operations: {a: {body: [Task]}}}",
            "expected a result or a mapping (Body), got a list",
            "write `list of Task`",
        ),
        (
            "defaults: {headers: {a: 5}}",
            "expected a type or a mapping (Param), got the number 5",
            'quote it: `"5"`',
        ),
        ("types: {A: {type: {string: json}}}", "expected a type, got a mapping", "write `map of json`"),
        (
            "types: {A: {type: {name}}}",
            "expected a type, got a mapping",
            'a text that starts with `{` is quoted: `"{name}"`',
        ),
        (
            "types: {A: {type: {a: b, c: d}}}",
            "expected a type, got a mapping",
            "text that starts with `{` is quoted",
        ),
        (
            "types: {A: {fields: {b: }}}",
            "expected a type or a mapping (Field), got nothing",
            "say its type, as in `name: string`",
        ),
        (
            "types: {A: {fields: {b: {string: json}}}}",
            "a mapping cannot be a type: unknown key 'string' of Field",
            "write `map of json`",
        ),
        ("types: {A: {fields: {b: {bad!: json}}}}", "unknown key 'bad!' of Field", None),
        (
            "types: {A: {fields: {b: {type: string, required: true}}}}",
            "'required' is no key of a Field",
            "a field is required unless its type ends in `?`; or list the fields under `required` of the type",
        ),
        (
            "types: {A: {fields: {b: {type: string, format: x}}}}",
            "unknown key 'format' of Field",
            "the format is the type: `type: datetime`",
        ),
        ("types: {A: {min: 1e999, type: number}}", "1e999 is no JSON number", "quote it when it is text"),
        (
            "types: {A: {type: json, example: [.inf, {a: b}]}}",
            ".inf is no JSON number",
            "quote it when it is text",
        ),
        ("types: {A: {type: json, example: {a: *b}}}", "the alias *b", None),
        (f"types: {{A: {{type: {'x' * 2001}}}}}", "more than 2000 characters", None),
        (f"title: [{'x' * 100}]\ndoc: {'y' * 50}: z", "`: ` in an unquoted text", None),
        (
            f"auth: {'y' * 50}",
            f"expected a mapping (name → Auth), got the text '{'y' * 39}…'",
            f"write `{{{'y' * 50}}}`",
        ),
        ("wait: 5", "unknown key 'wait' of Spec", None),
        ("description: x", "unknown key 'description' of Spec", "write `doc`"),
        (
            "defaults: {operations: {a: {'path:': x}}}",
            "unknown key 'path:' of Operation",
            "a key without a value has no colon inside `{…}`: `{path}`",
        ),
        (
            "rate_limit: {zzz: 1}",
            "unknown key 'zzz' of RateLimit",
            "its keys are requests, per, remaining, reset, wait, doc",
        ),
        ("doc: a # b", "` #` starts a comment, so the text ends before it", None),
        ("auth: {a: {origins: [ftp://a]}}", "'ftp://a' is not a URL", "it starts with https:// or http://"),
        (
            "auth: {a: {login: {status: }}}",
            "expected a status or a list, got nothing",
            "give it a value, or leave the key out",
        ),
        ("include: {a: [b]}", "expected text, got a list", "text that starts with `[` is quoted"),
        ("defaults: {operations: {a: {body: {media: x}}}}", "'x' is not a media type", None),
        ("hosts: {a: a b}", None, None),
    ],
)
def test_a_wrong_value_is_explained(text: str, said: str | None, hint: str | None) -> None:
    found = load_text(HEAD + text).diagnostics

    if said is None:
        assert found == ()
        return
    assert found[0].message == said
    assert hint is None or found[0].hint == hint


def test_a_number_with_no_hint_has_none() -> None:
    found = load_text(HEAD + "auth: {a: {login: {status: {a: b}}}}").diagnostics[0]

    assert (found.message, found.hint) == (
        "expected a status or a list, got a mapping",
        "a list is written `[a, b]`, or with `- ` before each item",
    )


def test_required_keys_are_asked_for_where_their_owner_stands() -> None:
    found = [
        str(each)
        for each in load_text("spec: 1\nresources:\n  a:\n    operations: {list}\n  b:\n").diagnostics
    ]

    assert found == [
        "spec.yaml:1:1: Spec without 'api'",
        "spec.yaml:1:1: Spec without 'url'",
        "spec.yaml:3:3: Resource without 'path'",
        "spec.yaml:5:3: expected a mapping (Resource), got nothing",
    ]


def test_what_is_empty_stands_for_all_defaults() -> None:
    spec = loaded(
        "types:\nresources: {a: {path: /a, key: {id}, operations: {list, read: }, mock: }}\n"
        "auth: {x: , y}\nerrors:\n"
    )
    resource = spec.resources["a"]

    assert (
        spec.types,
        list(resource.operations),
        resource.key["id"].type,
        list(spec.auth),
        spec.errors is None,
    ) == (
        {},
        ["list", "read"],
        None,
        ["x", "y"],
        False,
    )


def test_names_whose_values_are_broken_stay_known() -> None:
    result = load_text(HEAD + "types: {A: [x], B: {fields: {c: [d]}}}\nresources: {r: 5}\n")
    assert result.spec is not None

    assert (
        list(result.spec.types),
        list(result.spec.types["B"].fields or {}),
        list(result.spec.resources),
    ) == (
        ["A", "B"],
        ["c"],
        ["r"],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"api: {'a' * 3000}", "more than 2000 characters"),
        (f"types:\n  ? {'A' * 3000}\n  : {{enum: [a]}}", "more than 2000 characters"),
        (f"types: {{A: {{enum: [{'A' * 3000}]}}}}", "a value of more than 2000 characters"),
        (f"defaults: {{operations: {{a: {{body: {{media: {'/' * 3000}}}}}}}}}", "more than 2000 characters"),
    ],
)
def test_names_have_a_length_that_patterns_can_bear(text: str, said: str) -> None:
    found = load_text("spec: 1\nurl: https://a.example\n" + text).diagnostics

    assert said in [each.message for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "a: {" + "b" * 2_000_000 + ":, c}",
        "a: @" + " " * 2_000_000 + "x",
        "a: {b: x" + "y" * 2_000_000 + "{c}}",
    ],
)
def test_long_lines_are_complained_about_at_once(text: str) -> None:
    assert len(load_text(text).diagnostics) == 1


def test_200_resources_load_at_once() -> None:
    fields = "{id: {type: integer, access: read}, name: string?, at: datetime}"
    verbs = "{list, create, read, update, delete, act: {query: {a: integer}, returns: json}}"
    types = [f"  T{number}: {{fields: {fields}}}" for number in range(200)]
    resources = [
        f"  r{number}: {{path: /r{number}, key: {{id: integer}}, model: T{number}, operations: {verbs}}}"
        for number in range(200)
    ]
    result = load_text("\n".join([HEAD, "types:", *types, "resources:", *resources]))

    assert result.is_valid


# --- whatever comes ---------------------------------------------------------------------------

TREES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                [
                    "types",
                    "A",
                    "fields",
                    "type",
                    "enum",
                    "resources",
                    "a",
                    "path",
                    "operations",
                    "list",
                    "auth",
                    "login",
                    "paging",
                ]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=20,
)


def written(value: Any) -> str:
    """A value in flow style, texts quoted."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(inner) for inner in value) + "]"
    if isinstance(value, str):
        return (
            '"'
            + "".join(f"\\U{ord(char):08x}" if not 0xD800 <= ord(char) < 0xE000 else "?" for char in value)
            + '"'
        )
    return (
        {None: "~", True: "true", False: "false"}.get(value, str(value))
        if not isinstance(value, int | float) or isinstance(value, bool)
        else str(value)
    )


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["spec", "api", "url", "types", "resources", "auth", "defaults", "errors"]),
        TREES,
        max_size=5,
    )
)
def test_no_tree_breaks_loading_or_validation(tree: dict[str, Any]) -> None:
    result = load_text(written(tree))
    if result.spec is not None:
        validate(result.spec)

    assert all(each.line > 0 for each in result.diagnostics if tree)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:{}[],-?!&*|>'\"%@`#\n \t.1\\", max_size=60))
def test_no_text_breaks_loading(text: str) -> None:
    result = load_text(text)

    assert result.spec is not None or result.diagnostics
