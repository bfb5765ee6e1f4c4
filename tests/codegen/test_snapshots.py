"""What `specloom lint` says about broken specs: one text beside each, read and approved by a person.

`SPECLOOM_UPDATE_SNAPSHOTS=1 pytest tests/codegen/test_snapshots.py` writes the texts anew; read the difference
before it is committed: does each position point at the mistake, does each message name the thing, the value and
the way out?
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from specloom_codegen.diagnostics import has_errors, render_diagnostics
from specloom_codegen.load import load_spec
from specloom_codegen.validate import validate

FOLDER = Path(__file__).parent / "snapshots"
SPECS = sorted(path.name for path in FOLDER.glob("*.yaml"))


def lint(file: str) -> tuple[str, bool]:
    """The rendered diagnostics of a spec, and whether they make it invalid."""
    result = load_spec(file)
    found = [*result.diagnostics, *(validate(result.spec) if result.spec is not None else ())]
    return render_diagnostics(found, result.sources), has_errors(found)


@pytest.mark.parametrize("file", SPECS)
def test_a_broken_spec_is_explained(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    expected = FOLDER / file.replace(".yaml", ".txt")

    rendered, invalid = lint(file)
    if os.environ.get("SPECLOOM_UPDATE_SNAPSHOTS"):
        expected.write_text(rendered, encoding="utf-8")

    assert invalid
    assert rendered == expected.read_text(encoding="utf-8")


def test_every_expected_text_belongs_to_a_spec() -> None:
    texts = sorted(path.name.replace(".txt", ".yaml") for path in FOLDER.glob("*.txt"))

    assert texts == SPECS
