"""The tables of promises in the README: whole, and true to the tests that there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
README = (HERE / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) [^|]+ \| ([^|]+) \|$", README, re.MULTILINE)
#: What the design promises beside them.
BUDGETS = re.findall(r"^\| ([a-z][^|]+) \| (`[^|]+) \|$", README, re.MULTILINE)


def defined() -> set[str]:
    """The names of all wire tests."""
    files = sorted(set(HERE.glob("test_*.py")) - {Path(__file__)})
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    functions = (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {one.name for one in functions if one.name.startswith("test_")}


def test_every_promise_has_its_row_and_each_row_its_tests() -> None:
    assert [int(number) for number, _ in ROWS] == list(range(1, 31))
    assert [number for number, tests in ROWS if not re.findall(r"`test_\w+`", tests)] == []


def test_the_table_names_the_tests_that_there_are_and_no_other() -> None:
    named = {name for _, tests in ROWS + BUDGETS for name in re.findall(r"`(\w+)`", tests)}

    assert named == defined()
