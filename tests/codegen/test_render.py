"""Pieces of rendering, and the golden records: whole specs beside the packages that they become."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom_codegen import ir, pipeline
from specloom_codegen.render import prose
from specloom_codegen.render.code import (
    NOTHING,
    Code,
    call,
    docstring,
    dotted,
    fill,
    identifier,
    in_tuple,
    indented,
    join,
    literal,
)
from specloom_codegen.render.imports import Imports
from specloom_codegen.render.prose import described, documentation, sentence, summary, wrap
from specloom_codegen.render.template import render_template

ROOT = Path(__file__).parents[2]
GOLDEN = sorted(path.parent for path in (ROOT / "tests" / "golden").glob("*/spec.yaml"))


# --- the golden records ----------------------------------------------------------------------


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case.name)
def test_golden_records_are_what_is_generated(case: Path) -> None:
    """After a change that is meant: ``specloom generate SPEC --out tests/golden/CASE/expected``."""
    built = pipeline.build(pipeline.compile_spec(case / "spec.yaml"), case / "expected")

    assert "".join(pipeline.differences(built)) == ""


def test_generated_code_passes_the_strictest_type_check() -> None:
    packages = [str(case / "expected") for case in GOLDEN]

    result = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *packages],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.stdout, result.stderr) == ("", "")


def test_generated_code_has_nothing_for_a_linter_to_say() -> None:
    packages = [str(case / "expected") for case in GOLDEN]

    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--quiet", *packages],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.stdout == ""


def test_output_does_not_depend_on_the_order_of_sets() -> None:
    script = (
        "import sys; from pathlib import Path; from specloom_codegen import pipeline\n"
        "for name in sys.argv[1:]:\n"
        "    built = pipeline.build(pipeline.compile_spec(name), Path())\n"
        "    print(built.files, built.seams, built.manifest)\n"
    )
    specs = [str(case / "spec.yaml") for case in GOLDEN]

    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *specs],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(outputs) == 1


# --- code: what may stand in a file ------------------------------------------------------------


@given(st.text())
def test_a_literal_of_a_text_is_the_text(text: str) -> None:
    source = literal(text)

    assert ast.literal_eval(source) == text
    assert source.isprintable()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
    max_leaves=8,
)


@given(JSON)
def test_a_literal_of_a_value_is_the_value(value: object) -> None:
    assert ast.literal_eval(literal(value)) == value


@pytest.mark.parametrize("value", [float("inf"), float("nan"), b"x", {1}, object()])
def test_what_has_no_literal_is_a_type_error(value: object) -> None:
    with pytest.raises(TypeError, match="has no literal"):
        literal(value)


@given(st.lists(st.text(st.characters(exclude_characters="\n")), min_size=1))
def test_a_docstring_ends_where_it_should(lines: list[str]) -> None:
    source = f"def f():\n    {docstring(lines, indent=4) or 'pass'}\n    return 1\n"

    tree = ast.parse(source)

    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert ast.get_docstring(function, clean=False) is not None
    assert [type(each) for each in function.body] == [ast.Expr, ast.Return]
    assert all(char.isprintable() or char == "\n" for char in source)


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        ([], ""),
        (["One."], '"""One."""'),
        (["One.", "", "Two."], '"""One.\n\n    Two.\n    """'),
        (['ends "so"'], '"""ends "so\\""""'),
        (['"""'], '"""\\"\\"\\""""'),
        (["\\"], '"""\\\\"""'),
        (["a\u202eb\x00"], '"""a\\u202eb\\x00"""'),
        (["x" * 110], f'"""{"x" * 110}\n    """'),
    ],
)
def test_docstrings(lines: list[str], source: str) -> None:
    assert docstring(lines, indent=4) == source


@pytest.mark.parametrize("name", ["class", "a b", "", "1a", "ﬁ", "a-b", "a\n"])
def test_what_is_no_name_does_not_become_one(name: str) -> None:
    with pytest.raises(ValueError, match="is no Python name"):
        identifier(name)


@pytest.mark.parametrize("path", ["os;x", "a..b", "a b"])
def test_what_is_no_module_does_not_become_one(path: str) -> None:
    with pytest.raises(ValueError, match="is no Python name"):
        dotted(path)


@pytest.mark.parametrize("path", [".", "..models", "collections.abc"])
def test_module_paths(path: str) -> None:
    assert dotted(path) == path


def test_plain_text_does_not_get_into_code() -> None:
    text: object = "os.abort()"

    for put in (
        lambda: fill("f({})", text),  # type: ignore[arg-type]
        lambda: fill("f({x})", x=text),  # type: ignore[arg-type]
        lambda: join(", ", [text]),  # type: ignore[list-item]
        lambda: render_template("alias", name=text, alias=NOTHING, target=NOTHING, docs=[]),
    ):
        with pytest.raises(TypeError, match="not escaped"):
            put()


def test_a_template_that_misses_a_value_fails() -> None:
    with pytest.raises(TypeError, match="Undefined"):
        render_template("alias", name=identifier("x"))


def test_expressions_are_put_together() -> None:
    name = identifier("f")

    assert call(name, [literal(1)], [("b", literal("c"))]) == "f(1, b='c')"
    assert (in_tuple([]), in_tuple([name]), in_tuple([name, name])) == ("()", "(f,)", "(f, f)")
    assert indented(Code("a\n\nb"), 2) == "\n  a\n\n  b"


# --- prose -------------------------------------------------------------------------------------

LONG = "word " * 30


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n\n  \n", []),
        ("Short.\nTwo lines.", ["Short.", "Two lines."]),
        ("a\r\nb\rc\td", ["a", "b", "c    d"]),
        (LONG, ["word " * 21 + "word", ("word " * 8).rstrip()]),
        (f"- {LONG}", [f"- {'word ' * 20}word", f"  {('word ' * 9).rstrip()}"]),
        (f"```\n{LONG}\n- x\n```\nafter", ["```", LONG.rstrip(), "- x", "```", "after"]),
        (f"    {LONG}", [f"    {LONG.rstrip()}"]),
        (f"| {LONG}", [f"| {LONG.rstrip()}"]),
        (f"```\n{LONG}", ["```", LONG.rstrip()]),
        ("x" * 200, ["x" * 200]),
    ],
)
def test_wrapping(text: str, lines: list[str]) -> None:
    assert wrap(text, indent=0) == lines


def test_a_line_is_not_broken_where_a_list_would_begin() -> None:
    text = f"{'x' * 108} 1. and on it goes"

    assert wrap(text, indent=0) == [text]


def test_the_first_line_leaves_room_for_the_quotation_marks() -> None:
    text = " ".join(["abcd"] * 22)

    assert len(text) == 109
    assert documentation(text, indent=0) == f'"""{text[:104]}\nabcd\n"""'


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", ""),
        ("A thing", "A thing."),
        ("A thing.", "A thing."),
        ("Really?", "Really?"),
        ("See:\n\n    code", "See:\n\n    code"),
        ("See `x`", "See `x`."),
        ("```\nx\n```", "```\nx\n```"),
    ],
)
def test_sentences_end_with_a_stop(text: str, result: str) -> None:
    assert sentence(text) == result


def test_a_summary_is_the_first_paragraph_on_one_line() -> None:
    assert summary("One\ntwo.\n\nThree.") == "One two."


FIELD = ir.Field(wire="x", name="x", type=ir.Scalar(name="string"))


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, ""),
        ({"doc": "A thing"}, "A thing."),
        ({"limits": ir.Limits(min=1)}, "At least 1."),
        ({"limits": ir.Limits(max=2.0)}, "At most 2."),
        ({"limits": ir.Limits(min=0.5, max=9), "doc": "X"}, "X. From 0.5 to 9."),
        ({"limits": ir.Limits(pattern="`a`")}, "Pattern: `` `a` ``."),
        ({"limits": ir.Limits(pattern="x" * 99)}, ""),
        ({"has_default": True, "default": True}, "Default: `true`."),
        ({"has_default": True, "default": ""}, ""),
        ({"has_default": True, "default": [1]}, ""),
        ({"has_example": True, "example": "a b"}, "Example: `a b`."),
        ({"has_example": True, "example": "s3cret", "sensitive": True}, ""),
        ({"deprecated": ""}, "Deprecated."),
        ({"deprecated": "Use y", "doc": "One.\n\nTwo."}, "One.\n\nTwo.\n\nDeprecated: Use y."),
    ],
)
def test_what_is_said_about_a_field(changes: dict[str, object], text: str) -> None:
    assert described(attrs.evolve(FIELD, **changes)) == text


@pytest.mark.parametrize(
    ("noun", "result"), [("Book", "a `Book`"), ("Area", "an `Area`"), ("User", "a `User`")]
)
def test_articles(noun: str, result: str) -> None:
    assert prose.with_article(noun) == result


# --- imports -----------------------------------------------------------------------------------


def test_imports_are_sorted_as_isort_sorts_them() -> None:
    imports = Imports(("group", "things"))
    for module, name in (
        ("specloom.values", "wire"),
        ("specloom.values", "UNSET"),
        ("specloom.values", "Model"),
        ("attrs", "define"),
        ("typing", "Any"),
        ("collections.abc", "Mapping"),
    ):
        imports.use(module, name)  # type: ignore[arg-type]
    imports.local(("models",), "Thing")
    imports.local(("group", "models"), "Other")
    imports.local(("elsewhere", "models"), "Third")
    imports.builtin("list", avoid={"list"})

    assert imports.statements().split("\n") == [
        "import builtins",
        "from collections.abc import Mapping",
        "from typing import Any",
        "",
        "from attrs import define",
        "",
        "from specloom.values import UNSET, Model, wire",
        "",
        "from ..elsewhere.models import Third",
        "from ..models import Thing",
        "from .models import Other",
    ]


def test_a_name_that_is_taken_gets_another_here() -> None:
    imports = Imports(("things",), {"Response"})

    names = [
        imports.use("specloom.service", "Response"),
        imports.use("datetime", "date", avoid={"date"}),
        imports.use("datetime", "date"),
        imports.local(("models",), "date"),
        imports.local(("things",), "Response"),
        imports.builtin("str", avoid={"list"}),
    ]

    assert names == ["_Response", "_date", "date", "__date", "Response", "str"]
    assert imports.statements().split("\n") == [
        "from datetime import date",
        "from datetime import date as _date",
        "",
        "from specloom.service import Response as _Response",
        "",
        "from .models import date as __date",
    ]


@pytest.mark.parametrize("name", ["con", "aux", "nul", "prn", "com1", "lpt9"])
def test_no_module_is_called_like_a_device_of_windows(name: str, tmp_path: Path) -> None:
    spec = tmp_path / "small.yaml"
    spec.write_text(
        f"spec: 1\napi: small\nurl: https://small.example\nresources:\n"
        f"  {name}: {{path: /things, key: {{id}}, operations: {{list}}}}\n"
    )

    files = pipeline.build(pipeline.compile_spec(spec), tmp_path).files

    assert (f"{name}_.py" in files, f"{name}.py" in files) == (True, False)
