"""The reference page of the language: its tables are the generated ones, its examples load, its messages exist."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import pytest
from jsonschema import Draft7Validator

from specloom_codegen.jsonschema import language_schema
from specloom_codegen.language_docs import DOCUMENTED, fill_tables, table, table_names
from specloom_codegen.load import load_spec, load_text
from specloom_codegen.load.composing import compose
from specloom_codegen.spec import Entry, IncludedFile, Override, Spec, keys_of
from specloom_codegen.spec.nodes import plain_value
from specloom_codegen.validate import validate

ROOT = Path(__file__).parent.parent.parent
SNAPSHOTS = Path(__file__).parent / "snapshots"
PAGE = ROOT / "sdk" / "docs" / "spec-language.md"
TEXT = PAGE.read_text(encoding="utf-8")
HEAD = "spec: 1\napi: library\nurl: https://library.example\n"
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
#: Blocks that begin with the name of a file belong together.
FILES = {found[1]: block for block in BLOCKS if (found := re.match(r"# ([\w/]+\.yaml)\n", block))}
EXAMPLES = [block for block in BLOCKS if block not in FILES.values()]


def test_the_tables_of_the_page_are_the_generated_ones() -> None:
    """`SPECLOOM_UPDATE_SNAPSHOTS=1` writes them anew."""
    if os.environ.get("SPECLOOM_UPDATE_SNAPSHOTS"):
        PAGE.write_text(fill_tables(TEXT), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == fill_tables(TEXT)


def test_the_page_has_every_table_once() -> None:
    shown = re.findall(r"<!-- table: (\w+) -->", TEXT)

    assert sorted(shown) == sorted(table_names())


def test_a_table_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill_tables("<!-- table: Nothing -->\n<!-- end -->")


def test_a_table_has_a_row_for_each_key() -> None:
    assert table("Job") == (
        "| Key | Value | Meaning |\n"
        "| --- | --- | --- |\n"
        "| `poll` | operation | Operation with a `wait` that is asked (**required**) |\n"
        "| `result` | operation | Operation that fetches the result (default: the last poll's answer) |\n"
        "| `cancel` | operation | Operation that stops the work |\n"
        "| `keys` | hole → place | Hole, query parameter or member of the body of those operations → "
        "where its value lies in the start's answer "
        "(default: the body's member of that name) |\n"
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_of_the_page_are_valid(example: str) -> None:
    text = example if "spec: 1" in example else HEAD + example
    result = load_text(text)
    assert result.spec is not None
    found = [*result.diagnostics, *validate(result.spec)]
    node = compose(text, "spec.yaml").node
    assert node is not None

    assert [str(each) for each in found] == []
    assert [
        error.message for error in Draft7Validator(language_schema()).iter_errors(plain_value(node))
    ] == []


def test_the_example_of_several_files_is_valid(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    result = load_spec(tmp_path / next(iter(FILES)))

    assert result.spec is not None
    assert [str(each) for each in (*result.diagnostics, *validate(result.spec))] == []
    assert len(FILES) == 2


def used(node: object) -> Iterator[tuple[type[Entry], str]]:
    """The keys that a part of a spec uses, with the classes that declare them."""
    if isinstance(node, Mapping):
        for value in cast(Mapping[object, object], node).values():
            yield from used(value)
    elif isinstance(node, tuple):
        for value in cast(tuple[object, ...], node):
            yield from used(value)
    elif isinstance(node, Entry):
        for name, key in keys_of(type(node)).items():
            value = getattr(node, key.attribute)
            if value is not None and value != () and value != {}:
                yield type(node), name
            yield from used(value)


def test_every_key_is_shown_in_an_example() -> None:
    specs = [load_text(text if "spec: 1" in text else HEAD + text).spec for text in EXAMPLES]
    shown = {(base, name) for spec in specs for cls, name in used(spec) for base in cls.__mro__}
    written = "\n".join(FILES.values())

    assert [
        f"{name}.{key}"
        for name, cls in DOCUMENTED.items()
        for key in re.findall(r"^\| `(\w+)` \|", table(name), re.MULTILINE)
        if (cls, key) not in shown and not (cls in (Spec, IncludedFile, Override) and f"{key}:" in written)
    ] == []


def test_links_lead_to_headings_of_the_page() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in TEXT.splitlines()
        if line.startswith("#")
    }
    links = set(re.findall(r"\]\(#([\w-]+)\)", TEXT))

    assert links - headings == set()


def pattern_of(message: str) -> re.Pattern[str]:
    """A message of the page as a pattern: names, numbers and `…` stand for any."""
    parts = re.split(r"('[^']*'|\{\w+\}|…|\$x|\d[\d.]*)", message)
    return re.compile(".*".join(re.escape(part) for part in parts[::2]))


def test_lint_says_what_the_page_explains() -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SNAPSHOTS.glob("*.txt")))
    column = re.findall(r"^\| ([^|]*`[^|]*) \|", TEXT.partition("| Message |")[2], re.MULTILINE)
    messages = [message for cell in column for message in re.findall(r"```.*?```|`[^`]+`", cell)]

    assert len(messages) > 35
    assert [
        each for each in messages if not pattern_of(each.replace("```", "").strip("` ")).search(said)
    ] == []
