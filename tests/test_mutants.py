"""The explanations of mutants that survive `make mutants` speak of code that is there."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXPLAINED = tomllib.loads((ROOT / "tests/mutants/explained.toml").read_text())["explained"]


def test_each_explanation_is_of_lines_that_are_there():
    gone: list[str] = []
    for entry in EXPLAINED:
        source = (ROOT / f"sdk/specloom/{entry['module']}.py").read_text()
        lines = {line.strip() for line in source.splitlines()}
        for mutant in entry["mutants"]:
            before = [line[2:] for line in mutant.strip().splitlines() if line.startswith("- ")]
            gone += [line for line in before if line not in lines]

    assert gone == []


def test_each_explanation_gives_a_reason():
    assert [entry["where"] for entry in EXPLAINED if not entry["why"].strip()] == []
