"""The tables of the README: each test that they name is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from specloom import RestConnector
from specloom._connector_outputs import OUTPUTS

TESTS = Path(__file__).parents[1]
README = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")


def defined() -> set[str]:
    nodes = (
        node for file in TESTS.rglob("test_*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))
    )
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_the_tables_name_tests_that_there_are() -> None:
    named = set(re.findall(r"`(test_\w+)(?:\[[\w.-]+\])?`", README))

    assert named - defined() == set()


def test_every_input_and_output_of_the_connector_has_a_row() -> None:
    section = README.partition("## Cloudomation (000)")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([a-z_]+) \|", section, re.MULTILINE)

    assert rows == ["input", *RestConnector.input_list, "output", *OUTPUTS]
