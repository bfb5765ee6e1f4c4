"""The page of the threat model: each guard and each test that it names exists, and each guard names its attack."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "sdk" / "designs" / "0005-threat-model.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!It tries|They try|---)([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
GUARDS = sorted({guard for _, guards, _ in ROWS for guard in re.findall(r"`([\w/]+:[\w.]+)`", guards)})
ATTACK = re.compile(r"\bAttacks?(?: at each guard[^:]*)?:")


@cache
def known_tests() -> frozenset[str]:
    """The names of all tests."""
    files = (ROOT / "tests").rglob("test_*.py")
    return frozenset(
        name
        for file in files
        for name in re.findall(r"^ *(?:async )?def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
    )


def source_of(guard: str) -> str:
    """The source of a function, class or constant, with the comment right above it."""
    module, _, name = guard.partition(":")
    home = "codegen/specloom_codegen" if module.startswith("codegen/") else "sdk/specloom"
    file = ROOT / home / f"{module.removeprefix('codegen/')}.py"
    text = file.read_text(encoding="utf-8")
    body: list[ast.stmt] = ast.parse(text).body
    found: ast.stmt | None = None
    for part in name.split("."):
        found = next((one for one in body if part in names_of(one)), None)
        assert found is not None, f"{guard}: no {part} in {file.relative_to(ROOT)}"
        body = getattr(found, "body", [])
    assert found is not None
    lines = text.splitlines()
    first = found.lineno - 1
    while lines[first - 1].lstrip().startswith(("#", "@")):
        first -= 1
    return "\n".join(lines[first : found.end_lineno])


def names_of(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return {one.id for one in targets if isinstance(one, ast.Name)}


def test_each_row_names_a_guard_and_a_test() -> None:
    lacking = [
        attack for attack, guards, shown in ROWS if ":" not in guards or not re.search(r"`test_\w+`", shown)
    ]

    assert (len(ROWS) > 40, lacking) == (True, [])


def test_each_test_of_the_page_exists() -> None:
    named = {name for _, _, shown in ROWS for name in re.findall(r"`(\w+)`", shown)}

    assert named - known_tests() == set()


@pytest.mark.parametrize("guard", GUARDS)
def test_each_guard_of_the_page_names_its_attack(guard: str) -> None:
    assert ATTACK.search(source_of(guard)) is not None
